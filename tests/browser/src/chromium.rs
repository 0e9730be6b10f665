//! Chromium and ChromeDriver as children: started in a known state, ended with their owner.

use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, geteuid, kill_process};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::firefox::Printed;

/// Which browser draws the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, which all journeys are played in.
    #[default]
    Chromium,
    /// Firefox. Its screen is what its window gives, and it prefers nothing: what [`Options`] say of both is
    /// Chromium's alone.
    Firefox,
}

/// How the page is looked at.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which browser draws it.
    pub engine: Engine,
    /// The kind and size of the screen.
    pub view: View,
    /// Whether the reader prefers dark colours.
    pub dark: bool,
    /// Whether the reader prefers less motion.
    pub still: bool,
    /// What an earlier browser left behind; a new, empty profile without it.
    pub profile: Option<Profile>,
}

/// A screen, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A window on a desk, with a mouse.
    Window {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// A phone: touched, and with the layout of a small device.
    Phone {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
}

impl View {
    /// The desk screen that the design is drawn for.
    pub const DESK: View = View::Window {
        width: 1280,
        height: 800,
    };
    /// The phone that the design is drawn for.
    pub const PHONE: View = View::Phone {
        width: 390,
        height: 844,
    };
}

impl Default for View {
    fn default() -> Self {
        View::DESK
    }
}

/// A browser profile: what outlives the browser. The folder goes when the last one who knows it goes.
#[derive(Clone, Debug)]
pub struct Profile(Arc<Folder>);

#[derive(Debug)]
struct Folder(PathBuf);

impl Profile {
    /// A profile that has seen nothing.
    pub fn fresh() -> Result<Profile> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "annals-profile-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder)
            .with_context(|| format!("no browser profile can be made at {}", folder.display()))?;
        Ok(Profile(Arc::new(Folder(folder))))
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.0.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A killed browser's child processes write for a moment yet, and make the folder anew: gone is gone twice.
        let mut gone = 0;
        for _ in 0..40 {
            match std::fs::remove_dir_all(&self.0) {
                Err(error) if error.kind() == ErrorKind::NotFound => gone += 1,
                Ok(()) | Err(_) => gone = 0,
            }
            if gone == 2 {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        eprintln!("the browser profile {} is left behind", self.0.display());
    }
}

/// The two programs behind one session; both are killed on drop.
pub(crate) struct Running {
    pub(crate) driver: Child,
    pub(crate) browser: Option<Pid>,
    /// What Firefox prints. Chromium's console is asked for.
    pub(crate) printed: Printed,
}

impl Running {
    /// Starts ChromeDriver on a free port, and through it Chromium on `profile`.
    pub(crate) async fn start(profile: &Profile) -> Result<(Running, WebDriver)> {
        let (driver, port) = start_driver_on_some_port()?;
        // From here on an early return kills the driver.
        let mut running = Running {
            driver,
            browser: None,
            printed: Printed::default(),
        };
        let mut capabilities = Capabilities::new();
        capabilities.set("browserName", "chrome")?;
        capabilities.set("goog:chromeOptions", chrome_options(profile))?;
        capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
        let session = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities)
            .await
            .context(
                "ChromeDriver started, but Chromium did not; its version must be the driver's",
            )?;
        running.browser = process_of(&session, "goog:processID");
        if running.browser.is_none() {
            session.quit().await?;
            bail!("ChromeDriver does not tell which process Chromium is; version 117 and later do");
        }
        Ok((running, session))
    }

    /// Ends the browser in the middle of what it does, then its driver.
    pub(crate) fn kill(&mut self) {
        let browser = self
            .browser
            .take()
            .map_or(Ok(()), |pid| kill_process(pid, Signal::KILL));
        let driver = self.driver.kill().and_then(|()| self.driver.wait());
        // A browser that has ended in peace is no process any more.
        if !matches!(browser, Ok(()) | Err(Errno::SRCH)) || driver.is_err() {
            eprintln!("a browser may be left running: {browser:?}, {driver:?}");
        }
    }
}

/// The process that the driver names so.
pub(crate) fn process_of(session: &WebDriver, name: &str) -> Option<Pid> {
    let pid = session.capabilities().get(name).and_then(Value::as_i64)?;
    Pid::from_raw(i32::try_from(pid).ok()?)
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// ChromeDriver picks a free port for one kind of address and then wants the same for the other, where another program
/// may have it: then it ends, and is started once more.
fn start_driver_on_some_port() -> Result<(Child, u16)> {
    start_driver()
        .or_else(|_| start_driver())
        .or_else(|_| start_driver())
}

fn start_driver() -> Result<(Child, u16)> {
    let program = std::env::var_os("ANNALS_CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
    let mut driver = Command::new(&program)
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("chromedriver cannot be started; `cargo xtask test` installs it, or says which package holds it")?;
    let said = driver.stdout.take().context("chromedriver has no output")?;
    let mut lines = BufReader::new(said).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    // It must not stop for want of a reader.
    thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    match port {
        Some(port) => Ok((driver, port)),
        None => {
            driver.kill()?;
            driver.wait()?;
            bail!(
                "chromedriver ended before it listened on a port; run `chromedriver --port=0` to see why"
            )
        }
    }
}

fn chrome_options(profile: &Profile) -> Value {
    let mut arguments: Vec<String> = [
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--lang=en-US",
        // Whatever a page asks of another host, it is not there.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    .map(str::to_owned)
    .into();
    arguments.push(format!("--user-data-dir={}", profile.folder().display()));
    // Chromium's sandbox refuses root, and most containers.
    if geteuid().is_root() || std::env::var_os("CI").is_some() {
        arguments.push("--no-sandbox".into());
    }
    let mut options = json!({ "args": arguments });
    if let Ok(program) = std::env::var("ANNALS_CHROMIUM") {
        options["binary"] = json!(program);
    }
    options
}
