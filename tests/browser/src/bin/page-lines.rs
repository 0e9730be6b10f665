//! `page-lines SITE`: prints what the page of a benchmark writes into `#lines`, when it is done.

use std::path::Path;
use std::time::{Duration, Instant};

use annals_browser_tests::{Browser, Options, Site};
use anyhow::{Context, Result, ensure};

/// A benchmark that takes longer has hung.
const PATIENCE: Duration = Duration::from_secs(1200);

fn main() -> Result<()> {
    let folder = std::env::args_os()
        .nth(1)
        .context("usage: page-lines SITE; `cargo xtask bench --draw-wasm` makes the folder")?;
    let site = Site::serve(Path::new(&folder))?;
    site.isolate();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let browser = Browser::open(Options::default()).await?;
        let began = Instant::now();
        // A page that is busy for minutes lets no request through; it is asked again.
        let mut opened = browser.goto(&site.url("")).await;
        loop {
            match browser.eval("return lines.className").await {
                Ok(name) if name == "done" => break,
                Ok(_) => opened = Ok(()),
                Err(error) => opened = opened.and(Err(error)),
            }
            ensure!(
                began.elapsed() < PATIENCE,
                "the page does not finish: {opened:?}, {:?}",
                site.served()
            );
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let lines = browser.eval("return lines.textContent").await?;
        print!("{}", lines.as_str().unwrap_or_default());
        browser.close().await
    })
}
