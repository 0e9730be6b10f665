//! Firefox and geckodriver as children.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::Line;
use crate::browser::PAUSE;
use crate::chromium::{Profile, Running, process_of};

/// How long geckodriver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// What Firefox and its driver have printed, of which the console is a part.
#[derive(Clone, Debug, Default)]
pub(crate) struct Printed(Arc<Mutex<Vec<String>>>);

impl Printed {
    /// The lines of the console that came since the last time.
    pub(crate) fn take_lines(&self) -> Vec<Line> {
        let mut printed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lines: Vec<String> = printed.drain(..).collect();
        lines.into_iter().filter_map(line).collect()
    }

    /// The port that geckodriver listens on, once it says so.
    fn port(&self) -> Option<u16> {
        let printed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        printed.iter().find_map(|line| {
            let (_, port) = line.rsplit_once("Listening on 127.0.0.1:")?;
            port.trim().parse().ok()
        })
    }

    /// Keeps what is printed, so that nobody waits for a reader.
    fn keep(&self, from: impl Read + Send + 'static) {
        let kept = self.clone();
        thread::spawn(move || {
            for line in BufReader::new(from).lines().map_while(Result::ok) {
                let mut printed = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
                printed.push(line);
            }
        });
    }
}

/// A line that the page is the cause of. Firefox complains of itself too: with the address of a script of its own, or
/// with a name before what it says, where a page's texts stand in quotation marks. What the page's policy refuses is
/// not printed.
fn line(text: String) -> Option<Line> {
    let (kind, says) = text.split_once(": ")?;
    let is_named = says
        .split_once(':')
        .is_some_and(|(name, _)| name.chars().all(char::is_alphanumeric));
    let is_of_page = match kind.starts_with("JavaScript ") {
        true => says.starts_with("http:") || says.starts_with("blob:"),
        false => !is_named,
    };
    let level = match kind {
        "console.error" | "JavaScript error" => "SEVERE",
        "console.warn" | "JavaScript warning" => "WARNING",
        "console.log" | "console.info" | "console.debug" => "INFO",
        _ => return None,
    };
    let level = level.to_owned();
    is_of_page.then_some(Line { level, text })
}

/// Starts geckodriver on a free port, and through it Firefox on `profile`.
pub(crate) async fn start(profile: &Profile) -> Result<(Running, WebDriver)> {
    let program = std::env::var_os("ANNALS_GECKODRIVER").unwrap_or_else(|| "geckodriver".into());
    let mut driver = Command::new(&program)
        .args(["--port", "0", "--websocket-port", "0"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("geckodriver cannot be started; `cargo install geckodriver` builds it")?;
    let printed = Printed::default();
    if let Some(said) = driver.stdout.take() {
        printed.keep(said);
    }
    if let Some(said) = driver.stderr.take() {
        printed.keep(said);
    }
    // From here on an early return kills the driver.
    let mut running = Running {
        driver,
        browser: None,
        printed: printed.clone(),
    };
    let late = Instant::now() + PATIENCE;
    let port = loop {
        if let Some(port) = printed.port() {
            break port;
        }
        ensure!(
            Instant::now() < late,
            "geckodriver does not listen; run `geckodriver --port 0` to see why"
        );
        tokio::time::sleep(PAUSE).await;
    };
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "firefox")?;
    capabilities.set("moz:firefoxOptions", options(profile))?;
    let session = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities)
        .await
        .context("geckodriver started, but Firefox did not")?;
    running.browser = process_of(&session, "moz:processID");
    if running.browser.is_none() {
        session.quit().await?;
        bail!("geckodriver does not tell which process Firefox is");
    }
    Ok((running, session))
}

fn options(profile: &Profile) -> Value {
    let mut options = json!({
        "args": ["-headless", "-profile", profile.folder()],
        "prefs": {
            // The console of pages is printed, that of the browser's own scripts is not.
            "devtools.console.stdout.content": true,
            "devtools.console.stdout.chrome": false,
            "intl.accept_languages": "en-US",
            // Whatever a page asks of another host, it is not there.
            "network.proxy.type": 1,
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": 9,
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": 9,
            "network.proxy.no_proxies_on": "127.0.0.1",
        },
    });
    if let Ok(program) = std::env::var("ANNALS_FIREFOX") {
        options["binary"] = json!(program);
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_says_is_told_from_what_firefox_says_of_itself() {
        for (text, level) in [
            ("console.error: \"page says: so\"", Some("SEVERE")),
            ("console.warn: ({a:1})", Some("WARNING")),
            ("console.log: \"word: x\"", Some("INFO")),
            (
                "JavaScript error: http://127.0.0.1:8765/, line 1: Error: thrown",
                Some("SEVERE"),
            ),
            ("console.error: RSLoader: ", None),
            (
                "JavaScript error: resource://gre/modules/X.sys.mjs, line 50: TypeError: x",
                None,
            ),
            (
                "1796068033561\tMarionette\tINFO\tListening on port 39379",
                None,
            ),
            ("*** You are running in headless mode.", None),
        ] {
            let told = line(text.to_owned()).map(|line| line.level);
            assert_eq!(told.as_deref(), level, "{text}");
        }
    }
}
