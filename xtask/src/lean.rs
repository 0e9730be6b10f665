//! The release build of the page, smaller than stable Rust makes it: docs/decisions/0003-a-small-page.md.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::{run, said, top};

/// Flags for the compiler. The first four leave out what only a panic would show: its message, its place in the
/// source, and what `{:?}` prints.
const FLAGS: [&str; 7] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    // 896 KiB in place of 1 MiB: what comes after the stack has addresses of three bytes, and no longer four.
    "-Clink-arg=-zstack-size=917504",
    // The text of a late page can only come late if it is known where it ends: src/texts.rs.
    "-Clink-arg=--no-merge-data-segments",
    // A browser compiles a function when it is first called, and each costs it the more the slower the device: a
    // quarter fewer of them.
    "-Cllvm-args=-inline-threshold=20",
];

/// Settings for Cargo: the standard library is built with the page, under the same flags.
const SETTINGS: [(&str, &str); 3] = [
    // Lets a stable Rust take the flags above; they are only known to suit the one that is pinned.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// How release builds for wasm32 are made here.
#[derive(Clone, Copy)]
pub enum Build {
    /// With the standard library built along.
    Lean,
    /// With the standard library as it comes: larger.
    Plain,
}

/// Lean where this Rust is the pinned one and its source is there, or can be fetched; else says what is missing.
pub fn build() -> Build {
    let missing = if !is_pinned() {
        "rustc is not the version of rust-toolchain.toml, which its flags are made for; use that version"
    } else if has_source() || add_source() {
        return Build::Lean;
    } else {
        "the source of Rust's standard library is missing; install rust-src, with `rustup component add rust-src` or from where Rust came"
    };
    eprintln!("    the page will be larger than it may be: {missing}");
    Build::Plain
}

impl Build {
    /// Has `command`, and all that it starts, build for wasm32 in this way.
    ///
    /// Only for a command that names a target: then Cargo keeps the flags from build scripts and macros.
    pub fn apply(self, command: &mut Command) -> &mut Command {
        // In the one variable that goes before all others, and where a path may hold a space.
        command.env(
            "CARGO_ENCODED_RUSTFLAGS",
            self.flags().join("\u{1f}".as_ref()),
        );
        match self {
            Build::Lean => command.envs(SETTINGS),
            Build::Plain => command,
        }
    }

    fn flags(self) -> Vec<OsString> {
        let flags = match self {
            Build::Lean => &FLAGS[..],
            Build::Plain => &[],
        };
        flags
            .iter()
            .map(OsString::from)
            .chain(renamed_folders())
            .collect()
    }
}

/// Flags that keep the folders of this machine out of what it builds; where folders nest, the last one counts.
fn renamed_folders() -> impl Iterator<Item = OsString> {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    [
        (std::env::home_dir(), "home"),
        (cargo, "cargo"),
        (Some(top()), "annals"),
    ]
    .into_iter()
    .filter_map(|(folder, name)| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(folder?);
        flag.push("=");
        flag.push(name);
        Some(flag)
    })
}

/// Whether rustc is the version that the repository pins.
fn is_pinned() -> bool {
    let Ok(toolchain) = std::fs::read_to_string(top().join("rust-toolchain.toml")) else {
        return false;
    };
    let pinned = toolchain
        .lines()
        .find_map(|line| line.strip_prefix("channel = \"")?.strip_suffix('"'));
    rustc(&["--version"]).is_some_and(|line| line.split(' ').nth(1) == pinned)
}

fn has_source() -> bool {
    rustc(&["--print", "sysroot"]).is_some_and(|folder| {
        Path::new(folder.trim())
            .join("lib/rustlib/src/rust/library/std/Cargo.toml")
            .is_file()
    })
}

fn add_source() -> bool {
    let mut rustup = Command::new("rustup");
    run(rustup
        .args(["component", "add", "rust-src"])
        .current_dir(top()))
    .is_ok()
}

/// What `rustc WORDS…` prints, in the version that builds the page.
fn rustc(words: &[&str]) -> Option<String> {
    said(Command::new("rustc").args(words).current_dir(top()))
}
