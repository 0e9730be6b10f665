//! One browser window: what a person does with it, and what it says of itself.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use rustix::process::Pid;
use serde_json::{Value, json};
use thirtyfour::{By, Key, TypingData, WebDriver, WebElement};

use crate::Line;
use crate::chromium::{Engine, Options, Profile, Running, View};
use crate::firefox;
use crate::process::{family, kill};

/// How long the page may take to show what is waited for.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);
/// Between two looks at the page.
pub(crate) const PAUSE: Duration = Duration::from_millis(30);

/// A browser with one page. Dropping it kills it.
pub struct Browser {
    driver: WebDriver,
    pub(crate) running: Running,
    profile: Profile,
    pub(crate) options: Options,
    pub(crate) lines: Vec<Line>,
}

impl Browser {
    /// Starts a browser and sets its screen.
    pub async fn open(options: Options) -> Result<Browser> {
        let profile = match &options.profile {
            Some(profile) => profile.clone(),
            None => Profile::fresh()?,
        };
        let (running, driver) = match options.engine {
            Engine::Chromium => Running::start(&profile).await?,
            Engine::Firefox => firefox::start(&profile).await?,
        };
        let browser = Browser {
            driver,
            running,
            profile,
            options,
            lines: Vec::new(),
        };
        match browser.options.engine {
            Engine::Chromium => {
                browser.set_view(browser.options.view).await?;
                browser.set_media().await?;
            }
            Engine::Firefox => {}
        }
        Ok(browser)
    }

    /// The version that the browser says it has.
    pub fn version(&self) -> String {
        let version = self.driver.capabilities().get("browserVersion");
        let version = version.and_then(Value::as_str);
        version.unwrap_or_default().to_owned()
    }

    /// WebDriver itself, for what this type has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// What outlives this browser.
    pub fn profile(&self) -> Profile {
        self.profile.clone()
    }

    /// Opens `url`, and waits for the page's load event.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.driver
            .goto(url)
            .await
            .with_context(|| format!("{url} does not open"))
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.driver.refresh().await?)
    }

    /// Goes back by one entry of the history.
    pub async fn back(&self) -> Result<()> {
        Ok(self.driver.back().await?)
    }

    /// Kills the browser without a word to the page, and starts it again on the same profile, at no page.
    ///
    /// Chromium writes local storage to disk some seconds after the page did: what was stored just before this
    /// may be gone. [`Browser::crash_page`] kills the page alone.
    pub async fn restart(&mut self) -> Result<()> {
        self.collect_lines().await?;
        self.running.kill();
        self.start_again().await
    }

    /// Kills the browser and all its processes at once, and starts it again on the same profile, at no page.
    pub async fn die_and_rise(&mut self) -> Result<()> {
        let family = family(self.pid()?)?;
        family.into_iter().try_for_each(kill)?;
        self.running.kill();
        self.start_again().await
    }

    /// The browser's own process.
    pub(crate) fn pid(&self) -> Result<Pid> {
        self.running.browser.context("the browser has ended")
    }

    /// Ends the browser in peace, and starts it again on the same profile, at no page. All that was stored is on
    /// disk then.
    pub async fn reopen(&mut self) -> Result<()> {
        self.collect_lines().await?;
        self.driver.clone().quit().await?;
        self.start_again().await
    }

    async fn start_again(&mut self) -> Result<()> {
        let again = Options {
            profile: Some(self.profile()),
            ..self.options.clone()
        };
        let mut next = Browser::open(again).await?;
        std::mem::swap(self, &mut next);
        self.lines = std::mem::take(&mut next.lines);
        Ok(())
    }

    /// Kills the page's process, as a phone short of memory does, and gives a new tab at no page.
    pub async fn crash_page(&mut self) -> Result<()> {
        self.collect_lines().await?;
        let page = self.driver.window().await?;
        let other = self.driver.new_tab().await?;
        self.driver.switch_to_window(page.clone()).await?;
        // The page cannot answer this one.
        drop(tokio::time::timeout(Duration::from_secs(2), self.cdp("Page.crash", json!({}))).await);
        self.driver.switch_to_window(other).await?;
        self.cdp(
            "Target.closeTarget",
            json!({ "targetId": page.to_string() }),
        )
        .await?;
        self.set_view(self.options.view).await?;
        self.set_media().await
    }

    /// Ends the browser in peace.
    pub async fn close(self) -> Result<()> {
        // A clone, because `quit` takes the driver and the rest must still be dropped after it.
        Ok(self.driver.clone().quit().await?)
    }

    /// The first element that matches the CSS selector and can be seen, waited for.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(element) = self.all(css).await?.into_iter().next() {
                return Ok(element);
            }
            if Instant::now() > end {
                bail!(
                    "nothing that matches {css} is to be seen; the page reads: {}",
                    self.page_text().await?
                );
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// All elements that match the CSS selector and can be seen now.
    pub async fn all(&self, css: &str) -> Result<Vec<WebElement>> {
        let mut seen = Vec::new();
        for element in self.driver.find_all(By::Css(css)).await? {
            // One that left the page since is not to be seen.
            if element.is_displayed().await.unwrap_or(false) {
                seen.push(element);
            }
        }
        Ok(seen)
    }

    /// Waits until nothing that matches the CSS selector can be seen.
    pub async fn gone(&self, css: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while !self.all(css).await?.is_empty() {
            ensure!(
                Instant::now() < end,
                "{css} is still to be seen; the page reads: {}",
                self.page_text().await?
            );
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Waits until the page reads `text` somewhere.
    pub async fn reads(&self, text: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let page = self.page_text().await?;
            if page.contains(text) {
                return Ok(());
            }
            ensure!(
                Instant::now() < end,
                "the page does not read “{text}” but: {page}"
            );
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The text of the first element that matches the CSS selector, waited for.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// All that can be read on the page.
    pub async fn page_text(&self) -> Result<String> {
        let text = self
            .eval("return document.body ? document.body.innerText : ''")
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Clicks with the mouse on what the CSS selector matches first; an error where something covers it.
    pub async fn click(&self, css: &str) -> Result<()> {
        let element = self.find(css).await?;
        // From under what stays at the foot, as a reader would.
        self.eval(&format!(
            "document.querySelector({css:?}).scrollIntoView({{ block: 'nearest' }})"
        ))
        .await?;
        element
            .click()
            .await
            .with_context(|| format!("{css} cannot be clicked"))
    }

    /// Presses keys where the focus is: a text, or a [`Key`].
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(keys).perform().await?)
    }

    /// Presses `key` while `held` is down.
    pub async fn chord(&self, held: Key, key: impl Into<char>) -> Result<()> {
        let key: char = key.into();
        Ok(self
            .driver
            .action_chain()
            .key_down(held.clone())
            .key_down(key)
            .key_up(key)
            .key_up(held)
            .perform()
            .await?)
    }

    /// The value that a function with the body `script` returns.
    pub async fn eval(&self, script: &str) -> Result<Value> {
        Ok(self
            .driver
            .execute(script, Vec::new())
            .await?
            .json()
            .clone())
    }

    /// Writes what is to be seen into a PNG file.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        Ok(self.driver.screenshot(file).await?)
    }

    /// What is to be seen as a WebP picture of this quality, 0 to 100, with so many points for each thousand CSS
    /// pixels.
    pub async fn webp(&self, quality: u8, permille: u32) -> Result<Vec<u8>> {
        let (width, height) = match self.options.view {
            View::Phone { width, height } | View::Window { width, height } => (width, height),
        };
        let density = self.eval("return devicePixelRatio").await?;
        let scale = f64::from(permille) / 1000.0 / density.as_f64().unwrap_or(1.0);
        let shot = self
            .cdp(
                "Page.captureScreenshot",
                json!({ "format": "webp", "quality": quality, "clip": { "x": 0, "y": 0, "width": width, "height": height, "scale": scale } }),
            )
            .await?;
        let text = shot["data"].as_str().context("there is no picture")?;
        Ok(base64::engine::general_purpose::STANDARD.decode(text)?)
    }

    /// Sends one command of the Chrome DevTools Protocol to the page.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        self.driver
            .cdp()
            .send_raw(method, parameters)
            .await
            .with_context(|| format!("{method} failed"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Without this the client would ask a driver that is about to be killed to end the session, and wait.
        // The error it can give says that the session has ended in peace already.
        drop(self.driver.clone().leak());
    }
}
