//! A finger on the screen.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::Browser;

impl Browser {
    /// Taps the middle of what the CSS selector matches first.
    pub async fn tap(&self, css: &str) -> Result<()> {
        let at = self.middle(css).await?;
        self.touch("touchStart", &[at]).await?;
        self.touch("touchEnd", &[]).await
    }

    /// Puts a finger on one element, moves it across to the far side of another, and lifts it.
    pub async fn drag(&self, from: &str, to: &str) -> Result<()> {
        const STEPS: u32 = 10;
        const BEYOND: f64 = 12.0;
        const REST: Duration = Duration::from_millis(120);
        // Once more for the first: the page may have scrolled to the other.
        self.middle(from).await?;
        let mut to = self.middle(to).await?;
        let from = self.middle(from).await?;
        to.1 += BEYOND * (to.1 - from.1).signum();
        self.touch("touchStart", &[from]).await?;
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            self.touch(
                "touchMove",
                &[(
                    from.0 + (to.0 - from.0) * part,
                    from.1 + (to.1 - from.1) * part,
                )],
            )
            .await?;
        }
        // A finger in flight would throw the page, and its next tap would only stop that.
        tokio::time::sleep(REST).await;
        self.touch("touchEnd", &[]).await
    }

    /// The middle of an element, in CSS pixels of the screen, after it was scrolled there.
    async fn middle(&self, css: &str) -> Result<(f64, f64)> {
        let element = self.find(css).await?;
        let script = "arguments[0].scrollIntoView({ block: 'nearest', behavior: 'instant' });
            // Where its first line is: a text may go on in the next.
            const box = arguments[0].getClientRects()[0];
            return [box.x + box.width / 2, box.y + box.height / 2];";
        let at = self
            .driver()
            .execute(script, vec![element.to_json()?])
            .await?;
        let number = |index: usize| {
            at.json()
                .get(index)
                .and_then(Value::as_f64)
                .context("an element has no place")
        };
        Ok((number(0)?, number(1)?))
    }

    async fn touch(&self, kind: &str, fingers: &[(f64, f64)]) -> Result<()> {
        let points: Vec<_> = fingers
            .iter()
            .map(|(x, y)| json!({ "x": x, "y": y }))
            .collect();
        self.cdp(
            "Input.dispatchTouchEvent",
            json!({ "type": kind, "touchPoints": points }),
        )
        .await
        .map(drop)
    }
}
