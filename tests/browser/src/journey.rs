//! A journey: the built site, a fresh browser, and what a person does with them.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::{Browser, Options, Site};

/// Where the load-time measurement and the weight test find the first question, below the page's address.
pub const FIRST_QUESTION: &str =
    "#/practise/run?set=japan-soviet-union&seed=1&count=10&forms=choice-date";

/// The folder of the built site, which `cargo xtask test` names.
pub fn dist() -> Result<PathBuf> {
    let folder = std::env::var_os("ANNALS_DIST").map(PathBuf::from).context(
        "The browser tests need the built site: run `cargo xtask test`, or `cargo xtask dist` once and then `ANNALS_DIST=$PWD/dist cargo test --package annals-browser-tests`",
    )?;
    ensure!(
        folder.join("index.html").is_file(),
        "ANNALS_DIST is {}, where there is no index.html; run `cargo xtask dist`",
        folder.display()
    );
    Ok(folder)
}

/// Serves the built site, opens a browser at no page, and plays `steps`.
///
/// # Panics
///
/// When a step fails or panics, or the console has a warning at the end. A screenshot of that moment is kept, and
/// its place printed.
pub fn play(
    name: &str,
    options: Options,
    steps: impl AsyncFnOnce(&mut Browser, &Site) -> Result<()>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime starts");
    let (site, mut browser) = runtime
        .block_on(async { anyhow::Ok((Site::serve(&dist()?)?, Browser::open(options).await?)) })
        .unwrap_or_else(|error| panic!("{error:#}"));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            steps(&mut browser, &site).await?;
            browser.is_quiet().await
        })
    }));
    if !matches!(outcome, Ok(Ok(()))) {
        runtime.block_on(keep_evidence(name, &mut browser));
    }
    match outcome {
        Ok(Ok(())) => runtime
            .block_on(browser.close())
            .unwrap_or_else(|error| panic!("the browser does not end: {error:#}")),
        Ok(Err(error)) => panic!("{name}: {error:#}"),
        Err(panic) => resume_unwind(panic),
    }
}

/// Prints what the failed journey's browser shows and has said.
async fn keep_evidence(name: &str, browser: &mut Browser) {
    let file = std::env::temp_dir().join(format!("annals-{name}.png"));
    match browser.screenshot(&file).await {
        Ok(()) => eprintln!("{name}: a screenshot is in {}", file.display()),
        Err(error) => eprintln!("{name}: no screenshot: {error:#}"),
    }
    match browser.console().await {
        Ok(lines) => lines
            .iter()
            .for_each(|line| eprintln!("{name}: console: {} {}", line.level, line.text)),
        Err(error) => eprintln!("{name}: no console: {error:#}"),
    }
}
