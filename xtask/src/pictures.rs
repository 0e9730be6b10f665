//! `cargo xtask pictures [FORM…]`: a picture of every form of question, or of those named, for docs/FORMS.md.

use anyhow::Result;
use lexopt::prelude::*;

use crate::cargo::in_browser;
use crate::step::{run, step, top};
use crate::{browser, dist};

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut forms = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(form) => forms.push(form),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let browser = browser::find()?;
    let site = top().join("dist");
    dist::build(&site)?;
    step("drawing the forms", || {
        let mut program = in_browser("form-pictures");
        program
            .arg(top().join("docs/forms"))
            // Where the shipped set does not ask a form.
            .arg(top().join("docs/examples/places-in-history.json"))
            .args(forms)
            .env("ANNALS_DIST", site);
        run(browser.name_to(&mut program))
    })
}
