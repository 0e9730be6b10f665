//! `cargo xtask bench`: the benchmarks. Standard output carries their JSON lines and nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::cargo::cargo;
use crate::step::{run, run_printing, step, top};
use crate::{browser, dist};

/// One benchmark, chosen by `--NAME`.
struct Bench {
    name: &'static str,
    how: How,
}

enum How {
    /// `cargo WORDS…`, which prints the JSON lines itself.
    #[allow(dead_code, reason = "no program of this kind yet")]
    Cargo(&'static [&'static str]),
    /// The time until a question can be read, beside SurveyJS.
    Load,
}

const BENCHES: &[Bench] = &[Bench {
    name: "load",
    how: How::Load,
}];

/// What the page is measured beside, in fixed versions.
const SURVEYJS: [&str; 2] = ["survey-core@2.5.38", "survey-js-ui@2.5.38"];
const SURVEYJS_FILES: [&str; 3] = [
    "survey-core/survey-core.min.css",
    "survey-core/survey.core.min.js",
    "survey-js-ui/survey-js-ui.min.js",
];

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    let mut chosen = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long(name) => match BENCHES.iter().find(|bench| bench.name == name) {
                Some(bench) => chosen.push(bench),
                None => bail!("There is no benchmark --{name}; there are: {}", names()),
            },
            _ => return Err(argument.unexpected().into()),
        }
    }
    if chosen.is_empty() {
        chosen.extend(BENCHES);
    }
    chosen
        .into_iter()
        .try_for_each(|bench| step(bench.name, || bench.run()))
}

fn names() -> String {
    BENCHES
        .iter()
        .map(|bench| format!("--{}", bench.name))
        .collect::<Vec<_>>()
        .join(", ")
}

impl Bench {
    fn run(&self) -> Result<()> {
        match self.how {
            How::Cargo(words) => run_printing(&mut cargo(words)),
            How::Load => load(),
        }
    }
}

fn load() -> Result<()> {
    let browser = browser::find()?;
    let peer = surveyjs()?;
    let site = top().join("dist");
    dist::build(&site)?;
    let mut program = cargo([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "annals-browser-tests",
        "--bin",
        "load",
        "--",
    ]);
    run_printing(browser.name_to(&mut program).arg(site).arg(peer))
}

/// The folder of the SurveyJS page, with what it links beside it.
fn surveyjs() -> Result<PathBuf> {
    let (packages, page) = (top().join(".tools/npm"), top().join(".tools/surveyjs"));
    step("SurveyJS, from npm", || {
        make_folder(&packages)?;
        let mut npm = Command::new("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--loglevel",
            "error",
            "--prefix",
        ])
        .arg(&packages)
        .args(SURVEYJS);
        run(&mut npm).context("the comparison needs Node.js and npm on PATH")
    })?;
    for file in SURVEYJS_FILES {
        copy(&packages.join("node_modules").join(file), &page.join(file))?;
    }
    copy(
        &top().join("tests/browser/surveyjs.html"),
        &page.join("index.html"),
    )?;
    Ok(page)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        make_folder(folder)?;
    }
    std::fs::copy(from, to)
        .with_context(|| format!("{} cannot be copied to {}", from.display(), to.display()))?;
    Ok(())
}

fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))
}
