//! `cargo xtask class`: a teacher and a class, each in a browser of their own, and the figures of the gradebook worked
//! out once more with numpy from its marks. Standard output carries JSON lines and nothing else.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use lexopt::prelude::*;

use crate::cargo::in_browser;
use crate::oracles::{NUMPY, OPENPYXL, venv};
use crate::step::{run, run_printing, step, top};
use crate::{browser, dist};

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut words = Vec::new();
    let mut built = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long(name @ ("learners" | "questions" | "seed")) => {
                words.push(format!("--{name}"));
                words.push(arguments.value()?.parse::<u32>()?.to_string());
            }
            Long("dist") => built = Some(PathBuf::from(arguments.value()?)),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let browser = browser::find()?;
    let python = step("numpy and openpyxl, from PyPI", || {
        let python = venv(&top().join("target/oracles/python"))?;
        let mut pip = Command::new(&python);
        run(pip.args(["-m", "pip", "install", "--quiet", NUMPY, OPENPYXL]))?;
        Ok(python)
    })?;
    let site = dist::or_built(built)?;
    let mut class = in_browser("class");
    run_printing(browser.name_to(class.args(words)).env("ANNALS_DIST", site))?;
    let mut judge = Command::new(python);
    judge.arg(top().join("tests/oracles/class.py"));
    run_printing(judge.arg(top().join("target/class")))
}
