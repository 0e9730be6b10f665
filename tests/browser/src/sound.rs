//! What must hold of the page at every moment, whatever it shows.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{PATIENCE, PAUSE};
use crate::{Browser, View};

/// The widths at which nothing may stick out: the narrowest phone, the phone and the desk of the design.
const WIDTHS: [u32; 3] = [320, 390, 1280];

/// What can take the focus without being used: the whole page, and text that the focus goes to so that it is read.
const ONLY_READ: [&str; 3] = ["RootWebArea", "heading", "paragraph"];

impl Browser {
    /// Fails where the console complains, the page has not exactly one main heading, the focus is lost, something
    /// that can be used has no name, or the page scrolls sideways at any of the widths it is made for.
    pub async fn is_sound(&mut self) -> Result<()> {
        self.is_quiet().await?;
        self.has_one_heading().await?;
        self.has_focus().await?;
        self.has_names().await?;
        self.fits().await
    }

    /// Fails where the page has no main heading or several.
    pub async fn has_one_heading(&self) -> Result<()> {
        let headings = self
            .eval("return [...document.querySelectorAll('h1')].map(h1 => h1.innerText)")
            .await?;
        let headings = headings.as_array().context("no list of headings")?;
        ensure!(
            matches!(headings.as_slice(), [Value::String(text)] if !text.is_empty()),
            "the page has not one main heading but {headings:?}"
        );
        Ok(())
    }

    /// Fails where nothing gets the focus, so that the next key goes nowhere.
    pub async fn has_focus(&self) -> Result<()> {
        self.is_true("document.activeElement !== document.body")
            .await
            .context("nothing has the focus")
    }

    /// Fails where something that can be used has no name, by the browser's own account for screen readers.
    pub async fn has_names(&self) -> Result<()> {
        let tree = self.cdp("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree["nodes"].as_array().context("no tree of names")?;
        let usable: Vec<_> = nodes.iter().filter(|node| is_usable(node)).collect();
        ensure!(!usable.is_empty(), "nothing on the page can be used");
        for node in usable {
            let name = node["name"]["value"].as_str().unwrap_or_default();
            ensure!(
                !name.trim().is_empty(),
                "a {} has no name: {node}",
                node["role"]["value"]
            );
        }
        Ok(())
    }

    /// Fails where the page scrolls sideways at any of the widths it is made for; the screen is then as it was.
    pub async fn fits(&self) -> Result<()> {
        let now = self.options.view;
        for width in WIDTHS {
            self.set_view(match now {
                View::Window { height, .. } => View::Window { width, height },
                View::Phone { height, .. } => View::Phone { width, height },
            })
            .await?;
            self.is_true(&format!("matchMedia('(width: {width}px)').matches"))
                .await?;
            let out = self.eval(STICKS_OUT).await?;
            ensure!(
                out.is_null(),
                "at a width of {width} the page scrolls sideways: {out}"
            );
        }
        self.set_view(now).await
    }

    /// Waits until a script's value is true.
    pub async fn is_true(&self, value: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while self.eval(&format!("return {value}")).await? != true {
            ensure!(
                Instant::now() < end,
                "{value} is not true; the page reads: {}",
                self.page_text().await?
            );
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }
}

/// The widest elements, where the page is wider than the screen.
const STICKS_OUT: &str = "const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return null;
    return [...document.body.querySelectorAll('*')]
        .filter(element => element.getBoundingClientRect().right > page.clientWidth + 0.5)
        .map(element => `${element.tagName}.${element.getAttribute('class')} “${element.textContent.slice(0, 40)}”`);";

/// Whether a node of the browser's accessibility tree can take the focus to be used.
fn is_usable(node: &Value) -> bool {
    let focusable = node["properties"].as_array().is_some_and(|properties| {
        properties
            .iter()
            .any(|property| property["name"] == "focusable" && property["value"]["value"] == true)
    });
    let role = node["role"]["value"].as_str().unwrap_or_default();
    node["ignored"] == false && focusable && !ONLY_READ.contains(&role)
}
