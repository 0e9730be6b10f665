//! Cargo as a child process, the one that runs this program.

use std::ffi::OsStr;
use std::process::Command;

use crate::step::top;

/// `cargo WORDS…` in the repository's top folder.
pub fn cargo<W: AsRef<OsStr>>(words: impl IntoIterator<Item = W>) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words).current_dir(top());
    // `cargo run` sets these for its child; a build that sees them change starts over.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        let of_a_package = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_"];
        if of_a_package.iter().any(|start| name.starts_with(start)) {
            command.env_remove(&*name);
        }
    }
    command
}

/// A program of the browser tests' package; its words follow.
pub fn in_browser(program: &str) -> Command {
    cargo([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "annals-browser-tests",
        "--bin",
        program,
        "--",
    ])
}
