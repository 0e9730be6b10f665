//! What a browser pretends to be: its screen, its reader's wishes, the speed of its processor.

use anyhow::Result;
use serde_json::json;

use crate::{Browser, View};

impl Browser {
    /// Makes the page's processor `times` slower.
    pub async fn slow_down(&self, times: f64) -> Result<()> {
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
            .await
            .map(drop)
    }

    /// Changes the screen; the page sees the change.
    pub async fn set_view(&self, view: View) -> Result<()> {
        let (width, height, phone) = match view {
            View::Window { width, height } => (width, height, false),
            View::Phone { width, height } => (width, height, true),
        };
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": if phone { 2 } else { 1 }, "mobile": phone });
        self.cdp("Emulation.setDeviceMetricsOverride", screen)
            .await?;
        self.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": phone }),
        )
        .await
        .map(drop)
    }

    /// Changes whether the reader prefers dark colours.
    pub async fn set_dark(&mut self, dark: bool) -> Result<()> {
        self.options.dark = dark;
        self.set_media().await
    }

    pub(crate) async fn set_media(&self) -> Result<()> {
        let colours = if self.options.dark { "dark" } else { "light" };
        let motion = if self.options.still {
            "reduce"
        } else {
            "no-preference"
        };
        let features = json!([
            { "name": "prefers-color-scheme", "value": colours },
            { "name": "prefers-reduced-motion", "value": motion },
        ]);
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await
        .map(drop)
    }
}
