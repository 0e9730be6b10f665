//! The two programs that make the page, Trunk and wasm-bindgen, in exactly one version each.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cargo::cargo;
use crate::step::{run, said, step, top};

/// The newest Trunk that the pinned Rust builds.
const TRUNK: &str = "0.21.14";

/// One program of the set-up.
pub struct Tool {
    /// The package that `cargo install` knows.
    package: &'static str,
    /// The program it holds.
    program: &'static str,
    version: String,
}

/// Trunk and wasm-bindgen, in the versions that fit this checkout.
pub fn needed() -> Result<[Tool; 2]> {
    let lock = std::fs::read_to_string(top().join("Cargo.lock"))
        .context("Cargo.lock cannot be read; restore it with `git checkout Cargo.lock`")?;
    Ok([
        Tool {
            package: "trunk",
            program: "trunk",
            version: TRUNK.into(),
        },
        // Trunk takes a wasm-bindgen only in the version that the lock file names.
        Tool {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: locked_version(&lock, "wasm-bindgen")?,
        },
    ])
}

/// Where this repository keeps tools of its own.
pub fn own_folder() -> PathBuf {
    top().join(".tools/bin")
}

/// Installs `tool` where it is missing, and gives the folder that holds it.
pub fn install(tool: &Tool) -> Result<PathBuf> {
    if let Some(folder) = tool.folder() {
        return Ok(folder);
    }
    let package = format!("{}@{}", tool.package, tool.version);
    step(
        &format!("installing {package} into .tools, once; from source it takes minutes"),
        || {
            // A ready-made program saves the minutes, where there is a way to get one.
            if said(&mut cargo(["binstall", "-V"])).is_some() {
                if fetch(&package).is_ok() && tool.folder().is_some() {
                    return Ok(());
                }
                eprintln!("    cargo binstall did not bring it: building it from source");
            }
            compile(&package)
        },
    )?;
    match tool.folder() {
        Some(folder) => Ok(folder),
        None => bail!(
            "{package} was installed, but `{} --version` does not say {}; delete .tools and run `cargo xtask setup` again",
            tool.program,
            tool.version
        ),
    }
}

fn fetch(package: &str) -> Result<()> {
    let words = [
        "binstall",
        "--no-confirm",
        "--disable-strategies",
        "compile",
        "--root",
        ".tools",
    ];
    run(cargo(words).arg(package))
}

/// Builds a tool from source. Its own speed matters little here, the time to build it much.
fn compile(package: &str) -> Result<()> {
    run(cargo([
        "install", "--locked", "--force", "--root", ".tools", package,
    ])
    .env("CARGO_PROFILE_RELEASE_LTO", "off")
    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
    .env_remove("RUSTFLAGS"))
}

impl Tool {
    /// The first folder that holds this program in exactly this version.
    fn folder(&self) -> Option<PathBuf> {
        let named = format!("{}{}", self.program, std::env::consts::EXE_SUFFIX);
        places()
            .into_iter()
            .find(|folder| self.is_version_of(&folder.join(&named)))
    }

    fn is_version_of(&self, program: &Path) -> bool {
        program.is_file()
            && said(Command::new(program).arg("--version"))
                .is_some_and(|line| line.split_whitespace().nth(1) == Some(self.version.as_str()))
    }
}

/// The folders that may hold a tool: this repository's, the search path's, Cargo's.
fn places() -> Vec<PathBuf> {
    let mut places = vec![own_folder()];
    places.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    places.extend(
        cargo_home
            .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
            .map(|home| home.join("bin")),
    );
    places
}

/// The search path with `folders` first.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = folders.iter().cloned().chain(std::env::split_paths(&old));
    std::env::join_paths(folders)
        .context("a folder of the search path has a name that PATH cannot hold")
}

/// The version of `package` in the text of a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Result<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines
        .next()
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .with_context(|| {
            format!(
                "Cargo.lock names no version of {package}; run `cargo update --package {package}`"
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_comes_from_the_package_of_that_very_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").unwrap(), "0.2.126");
        assert!(locked_version(lock, "trunk").is_err());
    }
}
