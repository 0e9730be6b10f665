//! A clock of the page that can be put forward, as a learner's can.

use anyhow::Result;
use serde_json::json;

use crate::Browser;

const CLOCK: &str = "(() => {
    const Real = Date;
    window.ahead = 0;
    window.Date = class extends Real {
        constructor(...words) { if (words.length) super(...words); else super(Real.now() + window.ahead); }
        static now() { return Real.now() + window.ahead; }
    };
})()";

/// From the next page on the clock can be put forward; each page begins with the right time.
///
/// # Errors
///
/// When the browser does not take the script.
pub async fn make_movable(page: &Browser) -> Result<()> {
    let script = json!({ "source": CLOCK });
    page.cdp("Page.addScriptToEvaluateOnNewDocument", script)
        .await
        .map(drop)
}

/// Puts it so many milliseconds ahead of the right time.
///
/// # Errors
///
/// When the page runs no script.
pub async fn put_ahead(page: &Browser, ms: u64) -> Result<()> {
    page.eval(&format!("window.ahead = {ms}")).await.map(drop)
}
