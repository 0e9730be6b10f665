//! `cargo xtask oracles`: the programs whose formats are written read what was written. Standard output carries
//! JSON lines and nothing else.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::cargo::cargo;
use crate::scorm;
use crate::step::{run, run_printing, step, top};

/// Anki itself, whose importer takes notes in plain text.
const ANKI: &str = "anki==26.9.3";
/// What the figures of the gradebook are worked out with once more.
pub const NUMPY: &str = "numpy==2.3.5";
/// A reader of workbooks.
pub const OPENPYXL: &str = "openpyxl==3.1.5";
/// A store of records of learning, and the models of xAPI that it holds statements against.
const RALPH: &str = "ralph-malph[full]==5.1.0";
/// A reader of GIFT that is not ours.
const GIFT: &str = "gift-pegjs@1.0.2";

/// The sets that are written, by the folder of the repository.
const SETS: [&str; 3] = [
    "questions/japan-soviet-union.json",
    "docs/examples/places-in-history.json",
    "tests/oracles/corners.json",
];

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let folder = top().join("target/oracles");
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    let python = step("Anki, from PyPI", || python(&folder))?;
    step("gift-pegjs, from npm", || node(&folder))?;
    run(&mut cargo([
        "build",
        "--quiet",
        "--locked",
        "--no-default-features",
        "--bin",
        "annals",
    ]))?;
    let program = target().join(format!("debug/annals{}", std::env::consts::EXE_SUFFIX));
    let mut failed = Vec::new();
    for set in SETS {
        let set = top().join(set);
        for (format, judge) in [
            ("anki", "anki_notes.py"),
            ("gift", "gift.cjs"),
            ("moodle-xml", "moodle_xml.py"),
        ] {
            let file = folder.join(format!("written.{format}"));
            write(&program, &set, format, &file)?;
            let judge = top().join("tests/oracles").join(judge);
            let mut command = match format {
                "gift" => Command::new("node"),
                _ => Command::new(&python),
            };
            command.env("NODE_PATH", folder.join("npm/node_modules"));
            command.arg(judge).arg(&set).arg(&file);
            if run_printing(&mut command).is_err() {
                failed.push(format!("{format} of {}", set.display()));
            }
        }
    }
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", NUMPY]))?;
    let mut judge = Command::new(&python);
    judge.arg(top().join("tests/oracles/analysis.py"));
    if run_printing(judge.arg(&program).arg(&folder)).is_err() {
        failed.push("the item analysis".to_owned());
    }
    if workbook(&python, &folder).is_err() {
        failed.push("the workbook of a class".to_owned());
    }
    if statements(&folder).is_err() {
        failed.push("the statements for a store of records".to_owned());
    }
    if scorm::oracle(&folder).is_err() {
        failed.push("what a platform is told".to_owned());
    }
    if !failed.is_empty() {
        bail!("Not read as it was written: {}", failed.join(", "));
    }
    Ok(())
}

/// Has the workbook of a class written, and read.
fn workbook(python: &Path, folder: &Path) -> Result<()> {
    run(Command::new(python).args(["-m", "pip", "install", "--quiet", OPENPYXL]))?;
    let mut example = cargo([
        "run",
        "--quiet",
        "--locked",
        "--no-default-features",
        "--example",
        "workbook",
        "--",
    ]);
    run(example.arg(folder))?;
    let mut judge = Command::new(python);
    judge.arg(top().join("tests/oracles/workbook.py"));
    run_printing(judge.arg(folder))?;
    Ok(())
}

/// Has Ralph take what attempts at the sets say, and gives a class back.
fn statements(folder: &Path) -> Result<()> {
    // Of its own: what Ralph needs and what Anki needs do not go together.
    let python = venv(&folder.join("ralph"))?;
    step("Ralph, from PyPI", || {
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", RALPH]))
    })?;
    let mut example = cargo([
        "run",
        "--quiet",
        "--locked",
        "--no-default-features",
        "--example",
        "statements",
        "--",
    ]);
    let output = example.args(SETS).stderr(Stdio::inherit()).output();
    let output = output.context("the example cannot be run")?;
    ensure!(output.status.success(), "the example fails");
    let file = folder.join("statements.json");
    std::fs::write(&file, output.stdout)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    let mut judge = Command::new(&python);
    judge.arg(top().join("tests/oracles/xapi.py"));
    run_printing(judge.arg(&file).arg(folder.join("ralph-store")))?;
    Ok(())
}

/// Where Cargo builds to.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), PathBuf::from)
}

/// A Python with Anki in it.
pub fn python(folder: &Path) -> Result<PathBuf> {
    python_with(folder, &[ANKI])
}

/// A Python with these packages in it.
pub fn python_with(folder: &Path, packages: &[&str]) -> Result<PathBuf> {
    let python = venv(&folder.join("python"))?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet"]);
    run(install.args(packages))?;
    Ok(python)
}

/// A Python with packages of its own.
pub fn venv(folder: &Path) -> Result<PathBuf> {
    let python = folder.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if !python.is_file() {
        run(Command::new("python3").args(["-m", "venv"]).arg(folder))
            .context("the oracles need Python 3 with venv on PATH")?;
    }
    Ok(python)
}

fn node(folder: &Path) -> Result<()> {
    npm(folder, &[GIFT])
}

/// Installs packages of npm in a folder; nothing of them runs by itself.
pub fn npm(folder: &Path, packages: &[&str]) -> Result<()> {
    let mut npm = Command::new("npm");
    npm.args([
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel",
        "error",
        "--prefix",
    ]);
    run(npm.arg(folder.join("npm")).args(packages))
        .context("the oracles need Node.js and npm on PATH")
}

/// Writes a set in a format. That something is lost of it is no failure here.
fn write(program: &Path, set: &Path, format: &str, file: &Path) -> Result<()> {
    let mut command = Command::new(program);
    command
        .arg("convert")
        .arg(set)
        .arg(file)
        .args(["--to", format, "--json"]);
    let output = command.output().context("the command line was not built")?;
    match output.status.code() {
        Some(0 | 1) => Ok(()),
        _ => bail!(
            "annals convert: {}",
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}
