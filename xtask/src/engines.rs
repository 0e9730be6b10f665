//! `cargo xtask engines`: whether Chromium and Firefox draw the same questions from the same links as this machine
//! does. Standard output carries a line of JSON for each browser and nothing else.

use std::path::PathBuf;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::cargo::in_browser;
use crate::step::run_printing;
use crate::{browser, dist};

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut words, mut site, mut only) = (Vec::new(), None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dist") => site = Some(PathBuf::from(arguments.value()?)),
            Long("questions") => {
                words.push("--questions".to_owned());
                words.push(arguments.value()?.parse::<u32>()?.to_string());
            }
            Long("only") => only = Some(arguments.value()?.string()?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let (chromium, firefox) = match only.as_deref() {
        None => (true, true),
        Some("chromium") => (true, false),
        Some("firefox") => (false, true),
        Some(other) => bail!("There is no browser “{other}” here: chromium, firefox."),
    };
    // Before the long part, so that a missing browser is told at once.
    let firefox = firefox.then(browser::firefox).transpose()?;
    let chromium = chromium.then(browser::find).transpose()?;
    let site = dist::or_built(site)?;
    let mut program = in_browser("engines");
    program.args(words).env("ANNALS_DIST", site);
    if let Some(only) = only {
        program.args(["--only", &only]);
    }
    if let Some(chromium) = chromium {
        chromium.name_to(&mut program);
    }
    if let Some(firefox) = firefox {
        firefox.name_to(&mut program);
    }
    run_printing(&mut program)
}
