//! What a learner works the page with.

use std::time::Instant;

use anyhow::{Result, bail, ensure};
use thirtyfour::Key;

use crate::Browser;
use crate::browser::{PATIENCE, PAUSE};

/// More presses of Tab than any page has places.
const ROUND: usize = 250;

/// The one thing a learner works the page with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Keys alone: what is wanted is reached with Tab.
    Keyboard,
    /// A mouse, and keys to type with.
    Mouse,
    /// A finger, and keys to type with.
    Finger,
}

impl Hand {
    /// Presses what the CSS selector matches first.
    pub async fn press(self, page: &Browser, css: &str) -> Result<()> {
        match self {
            Hand::Keyboard => {
                page.tab_to(css).await?;
                page.press(Key::Enter).await
            }
            Hand::Mouse => page.click(css).await,
            Hand::Finger => page.tap(css).await,
        }
    }

    /// Types into the field that the CSS selector matches first, in place of what is there.
    pub async fn write(self, page: &Browser, css: &str, text: &str) -> Result<()> {
        match self {
            Hand::Keyboard => page.tab_to(css).await?,
            Hand::Mouse => page.click(css).await?,
            Hand::Finger => page.tap(css).await?,
        }
        page.is_focused(css).await?;
        page.chord(Key::Control, 'a').await?;
        page.press(Key::Backspace).await?;
        if text.is_empty() {
            return Ok(());
        }
        page.press(text).await
    }
}

impl Browser {
    /// Presses Tab until the focus is on what the CSS selector matches.
    pub async fn tab_to(&self, css: &str) -> Result<()> {
        self.find(css).await?;
        for _ in 0..ROUND {
            if self.has_focus_on(css).await? {
                return Ok(());
            }
            self.press(Key::Tab).await?;
        }
        bail!("Tab does not lead to {css}")
    }

    /// Waits until the focus is on what the CSS selector matches: it comes there a moment after the page was drawn.
    pub async fn is_focused(&self, css: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while !self.has_focus_on(css).await? {
            ensure!(
                Instant::now() < end,
                "the focus is not on {css} but on {}",
                self.eval("return document.activeElement.outerHTML.slice(0, 300)")
                    .await?
            );
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    async fn has_focus_on(&self, css: &str) -> Result<bool> {
        let script = format!("return document.activeElement.matches({css:?})");
        Ok(self.eval(&script).await? == true)
    }
}
