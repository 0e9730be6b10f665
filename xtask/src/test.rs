//! `cargo xtask test`: all that CI checks, in order, up to the first failure.

use std::time::Instant;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::cargo::cargo;
use crate::step::{run_printing, step, top};
use crate::{browser, dist, setup};

/// One thing that CI checks.
struct Check {
    name: &'static str,
    how: How,
}

enum How {
    Cargo(&'static [&'static str]),
    Site,
    Browser,
}

const BROWSER_TESTS: &str = "annals-browser-tests";

/// What a developer wants to know within a minute or two.
const QUICK: &[Check] = &[
    Check {
        name: "format",
        how: How::Cargo(&["fmt", "--all", "--check"]),
    },
    Check {
        name: "lints, host",
        how: How::Cargo(&[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "-D",
            "warnings",
        ]),
    },
    Check {
        name: "lints, wasm32",
        how: How::Cargo(&[
            "clippy",
            "--locked",
            "--package",
            "annals",
            "--lib",
            "--bins",
            "--target",
            "wasm32-unknown-unknown",
            "--",
            "-D",
            "warnings",
        ]),
    },
    Check {
        name: "unit, integration and documentation tests",
        how: How::Cargo(&[
            "test",
            "--locked",
            "--workspace",
            "--exclude",
            BROWSER_TESTS,
            "--features",
            "annals/schema",
        ]),
    },
];

/// What takes the optimised site.
const SLOW: &[Check] = &[
    Check {
        name: "the release site",
        how: How::Site,
    },
    Check {
        name: "browser tests",
        how: How::Browser,
    },
];

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut quick = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("quick") => quick = true,
            _ => return Err(argument.unexpected().into()),
        }
    }
    // Before the long part, so that a missing browser is told at once.
    setup::set_up()?;
    if !quick {
        browser::find()?;
    }
    let start = Instant::now();
    let checks = QUICK.iter().chain(if quick { &[] } else { SLOW });
    for (passed, check) in checks.clone().enumerate() {
        if let Err(error) = step(check.name, || check.run()) {
            println!("checks: {passed} passed, 1 failed");
            bail!("the check “{}” failed: {error:#}", check.name);
        }
    }
    if quick {
        eprintln!("Left out by --quick: the release site, browser tests.");
    }
    eprintln!("All in {:.0} s.", start.elapsed().as_secs_f64());
    println!("checks: {} passed, 0 failed", checks.count());
    Ok(())
}

impl Check {
    fn run(&self) -> Result<()> {
        let site = top().join("dist");
        match self.how {
            How::Cargo(words) => run_printing(&mut cargo(words)),
            How::Site => dist::build(&site),
            How::Browser => {
                let mut tests = cargo(["test", "--locked", "--package", BROWSER_TESTS]);
                run_printing(
                    browser::find()?
                        .name_to(&mut tests)
                        .env("ANNALS_DIST", site),
                )
            }
        }
    }
}
