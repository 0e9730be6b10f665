//! `cargo xtask records`: a thousand records sent over a network that fails at random. Standard output carries a line of
//! JSON and nothing else.

use anyhow::Result;
use lexopt::prelude::*;

use crate::cargo::cargo;
use crate::step::{run_printing, top};
use crate::{browser, dist};

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut words = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long(name @ ("learners" | "questions" | "seed")) => {
                words.push(format!("--{name}"));
                words.push(arguments.value()?.parse::<u32>()?.to_string());
            }
            _ => return Err(argument.unexpected().into()),
        }
    }
    let browser = browser::find()?;
    let site = top().join("dist");
    dist::build(&site)?;
    let mut program = cargo([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "annals-browser-tests",
        "--bin",
        "records",
        "--",
    ]);
    run_printing(
        browser
            .name_to(program.args(words))
            .env("ANNALS_DIST", site),
    )
}
