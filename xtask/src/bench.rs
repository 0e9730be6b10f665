//! `cargo xtask bench`: the benchmarks. Standard output carries their JSON lines and nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::cargo::{cargo, in_browser};
use crate::step::{run, run_printing, step, top};
use crate::{browser, dist, oracles, setup};

/// One benchmark, chosen by `--NAME`.
struct Bench {
    name: &'static str,
    how: How,
}

enum How {
    /// The benches of this name, run natively.
    Native(&'static str),
    /// The benches of this name, built for WebAssembly and run in a page.
    Page(&'static str),
    /// The benches of this name, built for WebAssembly and run in Node.js beside ts-fsrs.
    Node,
    /// Notes read by ours and by Anki.
    Anki,
    /// Whether the page goes on drawing while a worker fits the schedule.
    Frames(&'static str),
    /// The time until a question can be read, beside SurveyJS.
    Load,
}

const BENCHES: &[Bench] = &[
    Bench {
        name: "draw",
        how: How::Native("draw"),
    },
    Bench {
        name: "draw-wasm",
        how: How::Page("draw"),
    },
    Bench {
        name: "lint",
        how: How::Native("lint"),
    },
    Bench {
        name: "lint-wasm",
        how: How::Page("lint"),
    },
    Bench {
        name: "exchange",
        how: How::Native("exchange"),
    },
    Bench {
        name: "exchange-wasm",
        how: How::Page("exchange"),
    },
    Bench {
        name: "exchange-memory",
        how: How::Native("exchange-memory"),
    },
    Bench {
        name: "anki",
        how: How::Anki,
    },
    Bench {
        name: "memory",
        how: How::Native("memory"),
    },
    Bench {
        name: "memory-wasm",
        how: How::Page("memory"),
    },
    Bench {
        name: "fitting",
        how: How::Native("fitting"),
    },
    Bench {
        name: "fitting-wasm",
        how: How::Page("fitting"),
    },
    Bench {
        name: "fsrs",
        how: How::Node,
    },
    Bench {
        name: "frames",
        how: How::Frames("frames"),
    },
    Bench {
        name: "desk-frames",
        how: How::Frames("desk-frames"),
    },
    Bench {
        name: "load",
        how: How::Load,
    },
];

const BENCHES_PACKAGE: &str = "annals-bench";

/// What the scheduling is measured beside, in a fixed version.
const TS_FSRS: [&str; 1] = ["ts-fsrs@5.4.2"];

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
            How::Native(which) => native(which),
            How::Page(which) => page(which),
            How::Node => node(),
            How::Anki => anki(),
            How::Frames(which) => frames(which),
            How::Load => load(),
        }
    }
}

fn frames(which: &str) -> Result<()> {
    let browser = browser::find()?;
    let site = top().join("dist");
    dist::build(&site)?;
    let mut program = in_browser(which);
    run_printing(browser.name_to(&mut program).arg(site))
}

fn load() -> Result<()> {
    let browser = browser::find()?;
    let peer = surveyjs()?;
    let site = top().join("dist");
    dist::build(&site)?;
    let mut program = in_browser("load");
    run_printing(browser.name_to(&mut program).arg(site).arg(peer))
}

/// What the page of a wasm benchmark does: start the one that it wants.
const PAGE: [&str; 2] = [
    "<!doctype html><meta charset=utf-8><title>bench</title><link rel=icon href=data:,>\
<pre id=lines></pre><script type=module>import start from './bench.js'; globalThis.wanted = '",
    "'; start();</script>",
];

fn native(which: &str) -> Result<()> {
    run_printing(&mut native_program(which))
}

fn native_program(which: &str) -> Command {
    cargo([
        "run",
        "--quiet",
        "--locked",
        "--profile",
        "fast",
        "--package",
        BENCHES_PACKAGE,
        "--",
        which,
    ])
}

/// The same file of notes, read by ours and by Anki's importer, one after the other.
fn anki() -> Result<()> {
    let folder = top().join("target/oracles");
    make_folder(&folder)?;
    let python = step("Anki, from PyPI", || oracles::python(&folder))?;
    let file = folder.join("notes.txt");
    let notes = std::fs::File::create(&file)
        .with_context(|| format!("{} cannot be made", file.display()))?;
    run_printing(native_program("anki-file").stdout(notes))?;
    let ours = native_program("anki")
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("the bench could not be started")?;
    let ours = String::from_utf8_lossy(&ours.stdout);
    let mut judge = Command::new(python);
    judge.arg(top().join("benches/anki_import.py")).arg(file);
    run_printing(judge.arg(ours.trim()))
}

fn page(which: &str) -> Result<()> {
    let browser = browser::find()?;
    let site = top().join(".tools/bench");
    webassembly("web", profile_of(which), &site)?;
    std::fs::write(site.join("index.html"), PAGE.join(which))?;
    let mut program = in_browser("page-lines");
    run_printing(browser.name_to(&mut program).arg(site))
}

/// How the program is built that does it in the site.
fn profile_of(bench: &str) -> &'static str {
    match bench {
        "exchange" | "lint" => "desk",
        _ => "release",
    }
}

/// The benches built for WebAssembly as the page or its worker is, with the JavaScript that starts them.
fn webassembly(for_what: &str, profile: &str, folder: &Path) -> Result<()> {
    let tools = setup::set_up()?;
    let target = "wasm32-unknown-unknown";
    let mut build = cargo([
        "build",
        "--quiet",
        "--locked",
        "--profile",
        profile,
        "--target",
        target,
        "--package",
        BENCHES_PACKAGE,
    ]);
    run(tools.build().apply(&mut build))?;
    make_folder(folder)?;
    let module = top()
        .join("target")
        .join(target)
        .join(profile)
        .join("annals-bench.wasm");
    let mut bindgen = tools.wasm_bindgen()?;
    bindgen.args([
        "--target",
        for_what,
        "--no-typescript",
        "--out-name",
        "bench",
        "--out-dir",
    ]);
    run(bindgen.arg(folder).arg(module))
}

/// Ours and ts-fsrs in one process.
fn node() -> Result<()> {
    let folder = top().join(".tools/bench-node");
    let packages = from_npm("ts-fsrs", &TS_FSRS)?;
    webassembly("nodejs", "release", &folder)?;
    // The package around speaks another kind of JavaScript.
    std::fs::write(folder.join("package.json"), "{}")?;
    let mut node = Command::new("node");
    node.arg(top().join("benches/ts-fsrs.cjs"))
        .arg(packages.join("ts-fsrs"))
        .arg(folder.join("bench.js"));
    run_printing(&mut node)
}

/// Installs packages from npm, and gives the folder that they are in.
fn from_npm(name: &str, wanted: &[&str]) -> Result<PathBuf> {
    let folder = top().join(".tools/npm");
    step(&format!("{name}, from npm"), || {
        make_folder(&folder)?;
        let mut npm = Command::new("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--loglevel",
            "error",
            "--prefix",
        ])
        .arg(&folder)
        .args(wanted);
        run(&mut npm).context("the comparison needs Node.js and npm on PATH")
    })?;
    Ok(folder.join("node_modules"))
}

/// The folder of the SurveyJS page, with what it links beside it.
fn surveyjs() -> Result<PathBuf> {
    let packages = from_npm("SurveyJS", &SURVEYJS)?;
    let page = top().join(".tools/surveyjs");
    for file in SURVEYJS_FILES {
        copy(&packages.join(file), &page.join(file))?;
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
