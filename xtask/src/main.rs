//! The developer commands, `cargo xtask NAME`: one file each, and this one to tell them apart.

mod bench;
mod browser;
mod cargo;
mod class;
mod dist;
mod engines;
mod finish;
mod fuzz;
mod glue;
mod late;
mod lean;
mod learners;
mod lossy;
mod oracles;
mod order;
mod outline;
mod parsers;
mod pictures;
mod policy;
mod schema;
mod scorm;
mod serve;
mod setup;
mod ship;
mod soundness;
mod split;
mod start;
mod step;
mod test;
mod texts;
mod tools;
mod worker;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
The developer commands of Annals.

  cargo xtask setup                 install what a build needs: the wasm32 target, rust-src, Trunk, wasm-bindgen
  cargo xtask serve                 the release app on http://127.0.0.1:8080
        --dev                         the debug app, reloaded on every change
        --port N                      another port
        --open                        and open the browser
  cargo xtask dist [--out DIR]      the static site, in dist/ or DIR
  cargo xtask test                  all that CI checks
        --quick                       without the release build and the browser tests
  cargo xtask soundness             a million drawn questions, judged one by one, and their statistics, as JSON lines
        --count N                     fewer, or more
        --set FILE                    of this set alone, in place of the shipped one and three invented ones
        --seed N, --form NAMES        another seed; only these forms
  cargo xtask learners              three years of simulated learners: is the desired retention reached, and at what
                                    cost beside older schedules; JSON lines, and tables on standard error
        --learners N                  so many, and not 20
        --seed N                      others
  cargo xtask bench [--NAME …]      the benchmarks, one JSON object per line; all, or those named
  cargo xtask fuzz [TARGET]         feeds random text to the parsers; needs a C++ compiler
        --runs N                      so many times, and not 1,000,000
        --format NAME                 of the target `exchange` this parser alone, and not each after the other
  cargo xtask oracles               has Anki, a GIFT parser, an XML parser and a store of records read what is written
                                    for them, as JSON lines; needs Python 3, Node.js and npm
  cargo xtask engines               opens the same links in Chromium and Firefox, and holds every question that they draw
                                    against those that are drawn natively, as JSON lines; needs Firefox and geckodriver
        --dist DIR                    in this site, and not in one built now
        --only chromium               in this browser alone, or in firefox
        --questions N                 at least so many, and not 1,000
  cargo xtask scorm                 SCORM packages of the release, played in Chromium within scorm-again, as JSON lines;
                                    needs Python 3, Node.js and npm
        --dist DIR                    of this built site
  cargo xtask class                 a teacher and 30 learners, each in a browser of their own, and the figures of the gradebook
                                    worked out again with numpy; JSON lines; needs Python 3
        --learners N                  so many, and not 30
        --questions N, --seed N       so many questions, and not 9; others
        --dist DIR                    in this site, and not in one built now
  cargo xtask kills                 kills tabs, one of two tabs, and browsers in the middle of a quiz, and looks for what was lost
        --tabs N, --browsers N        so often, and not 200 and 50 times
        --seed N                      at other moments
  cargo xtask records               has learners answer whose records go to a store over a network that fails at random,
                                    kills half of their tabs, and looks whether each record is stored once
        --learners N, --questions N   so many, and not 10 with 100 questions each
        --seed N                      other faults
  cargo xtask pictures [FORM …]     a picture of every form of question, or of those named, in docs/forms/
  cargo xtask schema                the JSON Schema of a set, in questions/schema/
  cargo xtask finish                the build's own hook: writes the content security policy, makes a release small
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next()? {
        Some(Value(name)) => name.string()?,
        Some(Short('h') | Long("help")) | None => {
            print!("{HELP}");
            return Ok(());
        }
        Some(option) => bail!(
            "A command comes before any option.\n\n{HELP}\n{}",
            option.unexpected()
        ),
    };
    match name.as_str() {
        "setup" => setup::command(arguments),
        "serve" => serve::command(arguments),
        "dist" => dist::command(arguments),
        "test" => test::command(arguments),
        "soundness" => soundness::command(arguments),
        "learners" => learners::command(arguments),
        "bench" => bench::command(arguments),
        "fuzz" => fuzz::command(arguments),
        "oracles" => oracles::command(arguments),
        "engines" => engines::command(arguments),
        "scorm" => scorm::command(arguments),
        "class" => class::command(arguments),
        "kills" => lossy::command(arguments, "kills", &["tabs", "browsers", "seed"]),
        "records" => lossy::command(arguments, "records", &["learners", "questions", "seed"]),
        "pictures" => pictures::command(arguments),
        "schema" => schema::command(arguments),
        "finish" => finish::command(arguments),
        _ => bail!("There is no command “{name}”.\n\n{HELP}"),
    }
}
