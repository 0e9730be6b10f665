//! What the browser says of the page: its console, and the page's errors.

use anyhow::{Result, ensure};

use crate::{Browser, Engine};

/// One line of the browser's console, or an error of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `DEBUG`, `INFO`, `WARNING` or `SEVERE`.
    pub level: String,
    /// The text, with where it comes from.
    pub text: String,
}

impl Line {
    /// Whether this is a warning or worse.
    pub fn is_complaint(&self) -> bool {
        matches!(self.level.as_str(), "WARNING" | "SEVERE")
    }
}

impl Browser {
    /// All that the console has said since the start.
    pub async fn console(&mut self) -> Result<&[Line]> {
        self.collect_lines().await?;
        Ok(&self.lines)
    }

    /// Fails where the console has said a warning, or the page has had an error.
    pub async fn is_quiet(&mut self) -> Result<()> {
        let complaints: Vec<_> = self
            .console()
            .await?
            .iter()
            .filter(|line| line.is_complaint())
            .collect();
        ensure!(
            complaints.is_empty(),
            "the browser's console complains: {complaints:#?}"
        );
        Ok(())
    }

    /// Forgets what the console has said: for a journey that provokes an error and has looked at it.
    pub async fn clear_console(&mut self) -> Result<()> {
        self.collect_lines().await?;
        self.lines.clear();
        Ok(())
    }

    pub(crate) async fn collect_lines(&mut self) -> Result<()> {
        if self.options.engine == Engine::Firefox {
            self.lines.extend(self.running.printed.take_lines());
            return Ok(());
        }
        let new = self.driver().browser_log().await?;
        self.lines.extend(new.into_iter().map(|entry| Line {
            level: entry.level,
            text: entry.message,
        }));
        Ok(())
    }
}
