//! `cargo xtask fuzz`: random text for what reads text, by libFuzzer, with the pinned stable compiler.

use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::cargo::cargo;
use crate::step::{run, said, step, top};

/// What makes the compiler count the ways that a run takes, as cargo-fuzz has it. Without the sanitizers of nightly
/// Rust: the code has no `unsafe` in which they would find anything.
const FLAGS: [&str; 8] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "-Cdebug-assertions",
];

/// The target that is run when none is named.
const USUAL: &str = "typed";

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut target = USUAL.to_owned();
    let mut runs = 1_000_000u64;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("runs") => runs = arguments.value()?.parse()?,
            Value(name) => target = name.string()?,
            _ => return Err(argument.unexpected().into()),
        }
    }
    if !top()
        .join("fuzz")
        .join(&target)
        .with_extension("rs")
        .is_file()
    {
        bail!("There is no fuzz target “{target}”; the targets are the files of fuzz/.");
    }
    let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    if said(Command::new(&compiler).arg("--version")).is_none() {
        bail!(
            "A C++ compiler is missing: `{compiler}` does not run. libFuzzer is written in C++. Install one \
             (on Debian and Ubuntu: g++), or name it in CXX."
        );
    }
    step(&format!("fuzz {target}"), || fuzz(&target, runs))
}

fn fuzz(target: &str, runs: u64) -> Result<()> {
    let host = host()?;
    let folder = top().join("target/fuzz");
    // What was found stays, for the next time.
    let corpus = folder.join("corpus").join(target);
    std::fs::create_dir_all(&corpus)
        .with_context(|| format!("{} cannot be made", corpus.display()))?;
    let mut build = cargo([
        "build",
        "--release",
        "--manifest-path",
        "fuzz/Cargo.toml",
        "--bin",
        target,
    ]);
    // A target that is named keeps the flags from build scripts and macros.
    build.args(["--target", &host]);
    build.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"));
    build.env("CARGO_TARGET_DIR", &folder);
    run(&mut build)?;
    let mut fuzzer = Command::new(folder.join(&host).join("release").join(target));
    fuzzer.current_dir(&folder).arg(&corpus);
    run(fuzzer
        .arg(format!("-runs={runs}"))
        .arg("-print_final_stats=1"))
}

/// The name of this machine, as rustc has it.
fn host() -> Result<String> {
    let told = said(Command::new("rustc").arg("-vV").current_dir(top()));
    let told = told.context("`rustc -vV` does not run")?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("`rustc -vV` names no host")
}
