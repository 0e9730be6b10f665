//! `cargo xtask setup`: what a build needs, installed where it is missing.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::lean::{self, Build};
use crate::step::{run, said, step, top};
use crate::tools;

const TARGET: &str = "wasm32-unknown-unknown";

pub fn command(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    set_up().map(drop)
}

/// Installs what is missing, and gives a way to start Trunk.
pub fn set_up() -> Result<Trunk> {
    step(
        "looking for the wasm32 target, the standard library's source, Trunk and wasm-bindgen",
        || {
            add_target()?;
            let build = lean::build();
            let folders = tools::needed()?
                .iter()
                .map(tools::install)
                .collect::<Result<Vec<_>>>()?;
            Ok(Trunk { folders, build })
        },
    )
}

fn add_target() -> Result<()> {
    let mut rustup = Command::new("rustup");
    match said(
        rustup
            .args(["target", "list", "--installed"])
            .current_dir(top()),
    ) {
        Some(installed) if installed.lines().any(|line| line == TARGET) => Ok(()),
        Some(_) => run(Command::new("rustup")
            .args(["target", "add", TARGET])
            .current_dir(top())),
        None if target_is_beside_rustc() => Ok(()),
        None => bail!(
            "Rust's {TARGET} target is missing, and there is no rustup to add it; install the target with the package manager that Rust came from, or Rust through rustup"
        ),
    }
}

/// Whether a Rust that came without rustup holds the target's libraries.
fn target_is_beside_rustc() -> bool {
    said(
        Command::new("rustc")
            .args(["--print", "target-libdir", "--target", TARGET])
            .current_dir(top()),
    )
    .is_some_and(|folder| PathBuf::from(folder.trim()).is_dir())
}

/// Trunk, installed, with wasm-bindgen beside it.
pub struct Trunk {
    folders: Vec<PathBuf>,
    build: Build,
}

impl Trunk {
    /// `trunk WORDS…` in the repository's top folder.
    pub fn command(&self, words: &[&str]) -> Result<Command> {
        let program = self
            .folders
            .first()
            .context("the set-up found no Trunk")?
            .join("trunk");
        let mut command = Command::new(program);
        command
            .args(words)
            .current_dir(top())
            .env("PATH", self.search_path()?)
            .env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk reads NO_COLOR as true or false; the custom is that any text means true.
        if std::env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        Ok(command)
    }

    /// Like [`Trunk::command`], for words that build the release page.
    pub fn release(&self, words: &[&str]) -> Result<Command> {
        let mut command = self.command(words)?;
        self.build.apply(&mut command);
        // As by default, without the warning that its minifier cannot read the JavaScript: `glue` sees to that.
        command.args(["--log", "error,trunk=info,trunk::processing::minify=error"]);
        Ok(command)
    }

    /// How a release build for wasm32 is made.
    pub fn build(&self) -> Build {
        self.build
    }

    /// The search path with the tools on it, and this program: Trunk runs it after each build. Through Cargo it
    /// would be built anew, with the page's settings.
    fn search_path(&self) -> Result<OsString> {
        let this = std::env::current_exe().context("this program does not know where it is")?;
        let mut folders: Vec<_> = this.parent().map(PathBuf::from).into_iter().collect();
        folders.extend_from_slice(&self.folders);
        tools::path_with(&folders)
    }

    /// `wasm-bindgen`, in the version that Trunk uses too.
    pub fn wasm_bindgen(&self) -> Result<Command> {
        let folder = self.folders.last();
        let program = folder.context("the set-up found no wasm-bindgen")?;
        Ok(Command::new(program.join("wasm-bindgen")))
    }
}
