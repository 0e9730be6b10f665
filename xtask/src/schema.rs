//! `cargo xtask schema`: writes the JSON Schema of a set from the types that read it.

use anyhow::Result;

use crate::cargo::cargo;
use crate::step::run;

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let mut test = cargo([
        "test",
        "--quiet",
        "--package",
        "annals",
        "--no-default-features",
        "--features",
        "schema",
        "--test",
        "schema",
    ]);
    run(test.env("ANNALS_WRITE_SCHEMA", "1"))
}
