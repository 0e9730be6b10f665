//! `cargo xtask learners`: three years of simulated learners with the schedule. Standard output carries its JSON lines
//! and nothing else; the tables come on standard error.

use anyhow::Result;
use lexopt::prelude::*;

use crate::cargo::cargo;
use crate::step::run_printing;

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut words = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long(name @ ("learners" | "seed")) => {
                let name = format!("--{name}");
                words.push(name.into());
                words.push(arguments.value()?);
            }
            _ => return Err(argument.unexpected().into()),
        }
    }
    let mut learners = cargo([
        "run",
        "--quiet",
        "--locked",
        "--profile",
        "fast",
        "--package",
        "annals-learners",
        "--",
    ]);
    run_printing(learners.args(words))
}
