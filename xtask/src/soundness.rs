//! `cargo xtask soundness`: draws a million questions and judges each from the outside. Standard output carries its
//! JSON lines and nothing else.

use anyhow::Result;
use lexopt::prelude::*;

use crate::cargo::cargo;
use crate::step::{run, run_printing, top};

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut words = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long(name @ ("count" | "set" | "seed" | "form")) => {
                let name = format!("--{name}");
                words.push(name.into());
                words.push(arguments.value()?);
            }
            _ => return Err(argument.unexpected().into()),
        }
    }
    // The command line alone: what it draws does not depend on the page.
    run(&mut cargo([
        "build",
        "--quiet",
        "--locked",
        "--profile",
        "fast",
        "--no-default-features",
        "--package",
        "annals",
        "--bin",
        "annals",
    ]))?;
    let program = top()
        .join("target/fast")
        .join(format!("annals{}", std::env::consts::EXE_SUFFIX));
    let mut judge = cargo([
        "run",
        "--quiet",
        "--locked",
        "--profile",
        "fast",
        "--package",
        "annals-soundness",
        "--",
        "--program",
    ]);
    run_printing(judge.arg(program).args(words))
}
