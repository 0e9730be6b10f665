//! Chromium and its driver: found, or installed, or asked for by name; Firefox and its own: found or asked for. Never
//! skipped.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::step::{run, said, step};

/// A browser and the program that drives it.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// The browser on the search path; where there is none, and the system is Debian's kind, its packages are installed.
pub fn find() -> Result<Browser> {
    if let Some(found) = on_path() {
        return Ok(found);
    }
    let packages = packages();
    let as_root = match way_to_root() {
        Some(words) if Path::new("/etc/debian_version").exists() => words,
        _ => bail!(
            "The browser tests need Chromium and ChromeDriver on PATH; install them (on Debian and Ubuntu: sudo apt-get install {})",
            packages.join(" ")
        ),
    };
    step("installing Chromium and ChromeDriver", || {
        run(&mut apt(as_root, &["update"]))?;
        run(apt(as_root, &["install", "--yes"]).args(packages))
    })?;
    match on_path() {
        Some(found) => Ok(found),
        None => bail!(
            "{} were installed, but chromium and chromedriver are not on PATH; put them there",
            packages.join(" and ")
        ),
    }
}

impl Browser {
    /// Tells `command` where the browser is, in the words that the tests look for.
    pub fn name_to<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command
            .env("ANNALS_CHROMIUM", &self.chromium)
            .env("ANNALS_CHROMEDRIVER", &self.driver)
    }
}

/// Firefox and the program that drives it.
pub struct Firefox {
    firefox: PathBuf,
    driver: PathBuf,
}

/// Firefox on the search path; where it is not, or its driver is not, what to install.
pub fn firefox() -> Result<Firefox> {
    let firefox = ["firefox-esr", "firefox"].into_iter().find_map(program);
    match (firefox, program("geckodriver")) {
        (Some(firefox), Some(driver)) => Ok(Firefox { firefox, driver }),
        (firefox, driver) => {
            let browser = "Firefox (on Debian: sudo apt-get install firefox-esr)";
            let gecko = "geckodriver (cargo install --locked geckodriver)";
            let missing = match (firefox, driver) {
                (None, None) => [browser, " and ", gecko].concat(),
                (None, Some(_)) => browser.to_owned(),
                (Some(_), _) => gecko.to_owned(),
            };
            bail!(
                "Not on PATH: {missing}. Install what is missing, or leave Firefox out with --only chromium."
            )
        }
    }
}

impl Firefox {
    /// Tells `command` where Firefox is, in the words that the tests look for.
    pub fn name_to<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command
            .env("ANNALS_FIREFOX", &self.firefox)
            .env("ANNALS_GECKODRIVER", &self.driver)
    }
}

fn on_path() -> Option<Browser> {
    let chromium = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    Some(Browser {
        chromium: chromium.into_iter().find_map(program)?,
        driver: program("chromedriver")?,
    })
}

fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

fn packages() -> [&'static str; 2] {
    let system = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    if system.lines().any(|line| line == "ID=ubuntu") {
        ["chromium-browser", "chromium-chromedriver"]
    } else {
        ["chromium", "chromium-driver"]
    }
}

/// The words before a command that root must run: none for root, sudo where it asks for no password.
fn way_to_root() -> Option<&'static [&'static str]> {
    if said(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0") {
        return Some(&[]);
    }
    said(Command::new("sudo").args(["--non-interactive", "true"]))
        .map(|_| &["sudo", "--non-interactive"][..])
}

fn apt(as_root: &[&str], words: &[&str]) -> Command {
    let line = [
        as_root,
        &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"],
        words,
    ]
    .concat();
    let mut command = Command::new(line[0]);
    command.args(&line[1..]);
    command
}
