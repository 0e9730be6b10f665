//! `cargo xtask pictures`: a picture of every form of question, for docs/FORMS.md.

use anyhow::Result;

use crate::cargo::cargo;
use crate::step::{run, step, top};
use crate::{browser, dist};

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let browser = browser::find()?;
    let site = top().join("dist");
    dist::build(&site)?;
    step("drawing every form", || {
        let mut program = cargo([
            "run",
            "--quiet",
            "--locked",
            "--package",
            "annals-browser-tests",
            "--bin",
            "form-pictures",
            "--",
        ]);
        program
            .arg(top().join("docs/forms"))
            .env("ANNALS_DIST", site);
        run(browser.name_to(&mut program))
    })
}
