//! `cargo xtask fuzz`: random text for what reads text, by libFuzzer, with the pinned stable compiler.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::cargo::cargo;
use crate::parsers::{self, Parser};
use crate::step::{run, said, step, top};

/// What makes the compiler count the ways that a run takes, as cargo-fuzz has it. Without the sanitizers of nightly
/// Rust: the code has no `unsafe` in which they would find anything. And without a look at what is compared with
/// what, which takes most of the time; the dictionaries have the words.
const FLAGS: [&str; 7] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Ccodegen-units=1",
    "-Cdebug-assertions",
];

/// The target that is run when none is named.
const USUAL: &str = "typed";

/// An input may take so many seconds, and the whole so many megabytes.
const LIMITS: [&str; 2] = ["-timeout=10", "-rss_limit_mb=1024"];

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut target = USUAL.to_owned();
    let mut runs = 1_000_000u64;
    let mut chosen = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("runs") => runs = arguments.value()?.parse()?,
            Long("format") => chosen.push(format(&arguments.value()?.string()?)?),
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
    if target != parsers::TARGET && !chosen.is_empty() {
        bail!("Only the target {} has formats.", parsers::TARGET);
    }
    let compiler = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    if said(Command::new(&compiler).arg("--version")).is_none() {
        bail!(
            "A C++ compiler is missing: `{compiler}` does not run. libFuzzer is written in C++. Install one \
             (on Debian and Ubuntu: g++), or name it in CXX."
        );
    }
    let program = step(&format!("build of {target}"), || build(&target))?;
    if target != parsers::TARGET {
        return step(&format!("fuzz {target}"), || {
            fuzz(&program, &target, None, runs)
        });
    }
    if chosen.is_empty() {
        chosen.extend(&parsers::ALL);
    }
    let mut failed = Vec::new();
    for parser in chosen {
        let done = step(&format!("fuzz {target}, {}", parser.name), || {
            fuzz(&program, &target, Some(parser), runs)
        });
        if let Err(error) = done {
            eprintln!("    {error:#}");
            failed.push(parser.name);
        }
    }
    if !failed.is_empty() {
        bail!(
            "Something was found in {}; the inputs are in target/fuzz/found",
            failed.join(", ")
        );
    }
    Ok(())
}

fn format(name: &str) -> Result<&'static Parser> {
    parsers::named(name).with_context(|| {
        let names = parsers::names();
        format!("There is no format “{name}”; there are: {names}")
    })
}

fn folder() -> PathBuf {
    top().join("target/fuzz")
}

/// Builds a target, and tells where its program is.
fn build(target: &str) -> Result<PathBuf> {
    let host = host()?;
    let mut build = cargo([
        "build",
        "--release",
        "--locked",
        "--manifest-path",
        "fuzz/Cargo.toml",
        "--bin",
        target,
    ]);
    // A target that is named keeps the flags from build scripts and macros.
    build.args(["--target", &host]);
    build.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"));
    build.env("CARGO_TARGET_DIR", folder());
    run(&mut build)?;
    Ok(folder().join(host).join("release").join(target))
}

fn fuzz(program: &Path, target: &str, parser: Option<&Parser>, runs: u64) -> Result<()> {
    let name = parser.map_or("", |parser| parser.name);
    // What was found stays, for the next time.
    let corpus = folder().join("corpus").join(target).join(name);
    let found = folder().join("found").join(target).join(name);
    for folder in [&corpus, &found] {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    let mut fuzzer = Command::new(program);
    fuzzer.current_dir(folder()).arg(&corpus);
    if let Some(parser) = parser {
        begin_from(&mut fuzzer, parser);
    }
    fuzzer
        .args(LIMITS)
        .arg(format!("-artifact_prefix={}/", found.display()))
        .arg(format!("-runs={runs}"))
        .arg("-print_final_stats=1");
    let began = Instant::now();
    let told = watched(&mut fuzzer)?;
    let seconds = began.elapsed().as_secs_f64();
    println!("{}", told.line(target, name, seconds));
    Ok(())
}

/// What the parser is given to begin with.
fn begin_from(fuzzer: &mut Command, parser: &Parser) {
    let own = top().join("fuzz/seeds").join(parser.name);
    let seeds = parser.fixtures.iter().map(|fixtures| top().join(fixtures));
    fuzzer.args(seeds.chain([own]).filter(|seeds| seeds.is_dir()));
    let dictionary = top().join("fuzz/dictionaries").join(parser.dictionary);
    let dictionary = dictionary.with_extension("dict");
    fuzzer.arg(format!("-dict={}", dictionary.display()));
    fuzzer.arg(format!("-max_len={}", parser.longest));
    fuzzer.env("FORMAT", parser.name);
}

/// What a run said of itself.
#[derive(Default)]
struct Told {
    runs: u64,
    /// Edges that were passed.
    coverage: u64,
    /// The reading that came nearest to the memory it may take: bytes in use, bytes of the input, and the share of
    /// what is allowed.
    memory: Option<[u64; 3]>,
}

impl Told {
    fn take(&mut self, line: &str) {
        let numbers = |text: &str| -> Vec<u64> {
            let words = text.split(|sign: char| !sign.is_ascii_digit());
            words.filter_map(|word| word.parse().ok()).collect()
        };
        if let Some(runs) = line.strip_prefix("stat::number_of_executed_units:") {
            self.runs = numbers(runs).first().copied().unwrap_or_default();
        } else if let Some(memory) = line.strip_prefix("memory: ") {
            self.memory = numbers(memory).try_into().ok();
        } else if let Some((_, coverage)) = line.split_once(" cov: ") {
            self.coverage = numbers(coverage).first().copied().unwrap_or_default();
        }
    }

    fn line(&self, target: &str, format: &str, seconds: f64) -> serde_json::Value {
        let memory = self.memory.map(|[bytes, input, share]| {
            serde_json::json!({"bytes": bytes, "input": input, "thousandths_of_allowed": share})
        });
        serde_json::json!({
            "fuzz": target,
            "format": format,
            "runs": self.runs,
            "seconds": seconds.round(),
            "runs_a_second": (self.runs as f64 / seconds).round(),
            "coverage": self.coverage,
            "memory": memory,
        })
    }
}

/// Runs libFuzzer, passes on what it says, and gathers the figures from it.
fn watched(fuzzer: &mut Command) -> Result<Told> {
    let mut child = fuzzer
        .stderr(Stdio::piped())
        .spawn()
        .context("the fuzzer could not be started")?;
    let mut told = Told::default();
    let said = child.stderr.take().context("the fuzzer says nothing")?;
    for line in BufReader::new(said).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        told.take(&line);
        eprintln!("{line}");
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("the fuzzer ended with {status}; what it printed above says why");
    }
    Ok(told)
}

/// The name of this machine, as rustc has it.
fn host() -> Result<String> {
    let told = said(Command::new("rustc").arg("-vV").current_dir(top()));
    let told = told.context("`rustc -vV` does not run")?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("`rustc -vV` names no host")
}
