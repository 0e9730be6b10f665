//! `cargo xtask kills` and `cargo xtask records`: what a learner gives is kept, and what is for a store arrives, whatever
//! befalls browser and network. Standard output carries lines of JSON and nothing else.

use std::path::PathBuf;

use anyhow::Result;
use lexopt::prelude::*;

use crate::cargo::in_browser;
use crate::step::run_printing;
use crate::{browser, dist};

/// A program of the browser tests on the site, with the numbers that it takes; `--dist` names a site that is built.
pub fn command(mut arguments: lexopt::Parser, program: &str, numbers: &[&str]) -> Result<()> {
    let mut words = Vec::new();
    let mut built = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dist") => built = Some(PathBuf::from(arguments.value()?)),
            Long(name) if numbers.contains(&name) => {
                words.push(format!("--{name}"));
                words.push(arguments.value()?.parse::<u32>()?.to_string());
            }
            _ => return Err(argument.unexpected().into()),
        }
    }
    let browser = browser::find()?;
    let site = dist::or_built(built)?;
    let mut program = in_browser(program);
    run_printing(
        browser
            .name_to(program.args(words))
            .env("ANNALS_DIST", site),
    )
}
