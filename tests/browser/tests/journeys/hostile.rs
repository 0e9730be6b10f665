//! What a file may hold that nobody should run: a file of every format with every payload in every
//! field of text, through every screen of the desk and of a quiz. No script runs, no request leaves.

#[path = "hostile/files.rs"]
mod files;
#[path = "hostile/payloads.rs"]
mod payloads;

use std::time::Duration;

use annals::exchange::{self, Choices};
use annals_browser_tests::{Browser, Options, Site, View, play};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use serde_json::{Value, json};

use crate::desk::desk;
use files::{File, files};
use payloads::payloads;

/// Drops a file on the page.
async fn drop_file(page: &Browser, file: &File) -> Result<()> {
    let bytes = base64::engine::general_purpose::STANDARD.encode(&file.bytes);
    let script = format!(
        "const bytes = Uint8Array.from(atob('{bytes}'), sign => sign.charCodeAt(0));
        const held = new DataTransfer(); held.items.add(new File([bytes], '{}'));
        document.body.dispatchEvent(
            new DragEvent('drop', {{ dataTransfer: held, bubbles: true, cancelable: true }}));",
        file.name
    );
    page.eval(&script).await.map(drop)
}

/// Pastes a table as a spreadsheet gives it: as HTML, and as text beside.
async fn paste_table(page: &Browser) -> Result<()> {
    let rows = payloads().into_iter().zip(1900..);
    let (mut html, mut text) = (
        String::from("<table>"),
        String::from("date\ttitle\tplace\n"),
    );
    for (payload, year) in rows {
        html.push_str(&format!(
            "<tr><td>{year}<td>{payload}</td><td>{payload}</td></tr>"
        ));
        let line = payload.replace('\t', " ").replace('"', "\"\"");
        text.push_str(&format!("{year}\t\"{line}\"\t\"{line}\"\n"));
    }
    let (html, text) = (json!(html), json!(text));
    let script = format!(
        "const held = new DataTransfer(); held.setData('text/html', {html}); held.setData('text/plain', {text});
        document.body.dispatchEvent(
            new ClipboardEvent('paste', {{ clipboardData: held, bubbles: true, cancelable: true }}));"
    );
    page.eval(&script).await.map(drop)
}

/// Requests to other sites would be refused here; that one was tried is what counts.
const WATCH: &str = "
    window.asked = [];
    const note = name => { if (!name.startsWith(location.origin) && !/^(data|blob):/.test(name)) asked.push(name); };
    new PerformanceObserver(list => list.getEntries().forEach(one => note(one.name)))
        .observe({ type: 'resource', buffered: true });
    addEventListener('securitypolicyviolation', event => note(event.blockedURI || event.violatedDirective));
    window.opened = 0;
    window.open = () => { opened += 1; return null; };
    window.alert = window.confirm = window.prompt = () => { window.harmed = 'a dialogue'; };";

/// Nothing has run, nothing was asked, and this is still the page.
async fn is_unharmed(page: &Browser, site: &Site) -> Result<()> {
    let told = page
        .eval(
            "return [window.harmed ?? null, window.asked ?? 'left', window.opened, location.href]",
        )
        .await?;
    ensure!(told[0] == Value::Null, "what ran: payload {}", told[0]);
    ensure!(told[1] == json!([]), "what was asked for: {}", told[1]);
    ensure!(told[2] == json!(0), "a window was opened");
    let here = told[3].as_str().unwrap_or_default();
    ensure!(here.starts_with(&site.url("")), "the page is {here}");
    // No element stands there that the page does not make: what a file holds is text.
    let foreign = page
        .eval(
            "return [...document.querySelectorAll('body script:not([data-own]), iframe, object, embed, meta[http-equiv=refresh], base, form, marquee, math, video, audio, template, noscript')]
                .filter(one => /harm/.test(one.outerHTML)).length
                + [...document.querySelectorAll('*')].filter(one => [...one.attributes].some(of => /^on/i.test(of.name)
                    || /^(href|src|action|formaction|xlink:href)$/i.test(of.name) && /^\\s*(javascript|vbscript|data:text)/i.test(of.value)
                    || of.name === 'style' && /harm/.test(of.value))).length",
        )
        .await?;
    ensure!(
        foreign == json!(0),
        "{foreign} elements of the file stand there"
    );
    Ok(())
}

async fn show(page: &Browser, hash: &str, wanted: &str) -> Result<()> {
    page.eval(&format!("location.hash = {}", json!(hash)))
        .await?;
    page.find(wanted).await.map(drop)
}

/// All parts of the set that is open, the files that it is written as, and what is printed.
async fn see_all_parts(page: &Browser, site: &Site) -> Result<()> {
    let address = page.eval("return location.hash").await?;
    let address = address.as_str().unwrap_or_default();
    let set = address.trim_end_matches("/check").to_owned();
    ensure!(set.len() < address.len(), "no set is open at {address}");
    is_unharmed(page, site).await.context("in the report")?;
    for part in ["table", "about", "share"] {
        let heading = format!(".of-set[data-part={part}] h1");
        show(page, &format!("{set}/{part}"), &heading).await?;
        is_unharmed(page, site).await.context(part)?;
    }
    // The files are made and their losses told; a browser under test keeps what it saves.
    for at in 0..6 {
        page.eval(&format!(
            "document.querySelectorAll('[data-format]')[{at}]?.click()"
        ))
        .await?;
    }
    is_unharmed(page, site).await.context("in what is saved")?;
    show(page, &format!("{set}/print"), ".printing").await?;
    is_unharmed(page, site).await.context("on paper")?;
    show(page, &format!("{set}/check"), ".of-set[data-part=check] h1").await
}

/// How many screens of a quiz are looked at.
const SCREENS: usize = 6;

/// Keeps the set and plays some of it: questions, verdicts and cards, whatever it yields.
async fn play_some(page: &Browser, site: &Site) -> Result<()> {
    if page.all(".use .primary").await?.is_empty() {
        return Ok(());
    }
    page.click(".use .primary").await?;
    page.find(".practise").await?;
    is_unharmed(page, site).await.context("before a quiz")?;
    if page
        .all(".practise .go .primary:not(:disabled)")
        .await?
        .is_empty()
    {
        return Ok(());
    }
    page.click(".practise .go .primary").await?;
    for _ in 0..SCREENS {
        let foot = "document.querySelector('.foot .bare, .foot .primary:not(:disabled), .foot button:not(:disabled)')";
        page.eval(&format!("{foot}?.click()")).await?;
        tokio::time::sleep(Duration::from_millis(60)).await;
        is_unharmed(page, site).await.context("in a quiz")?;
    }
    Ok(())
}

#[test]
fn what_a_file_holds_is_shown_and_never_run() {
    play("hostile", Options::default(), async |page, site| {
        page.set_view(View::DESK).await?;
        desk(page, site).await?;
        page.eval(WATCH).await?;
        for file in files() {
            // It is what it is meant to be, and something of it is read.
            let read = exchange::read(&file.bytes, &Choices::default(), &mut |_, _| {});
            let read = read.map_err(|error| anyhow::anyhow!("{}: {error}", file.name))?;
            ensure!(
                read.format == file.format,
                "{}: {:?}",
                file.name,
                read.format
            );
            show(page, "#/desk", ".bring-in .primary").await?;
            drop_file(page, &file).await?;
            through(page, site)
                .await
                .with_context(|| file.name.clone())?;
        }
        show(page, "#/desk", ".sets li").await?;
        is_unharmed(page, site).await.context("among the sets")?;
        paste_table(page).await?;
        through(page, site).await.context("the pasted table")
    });
}

async fn through(page: &Browser, site: &Site) -> Result<()> {
    page.find(".of-set[data-part=check] h1").await?;
    see_all_parts(page, site).await?;
    play_some(page, site).await
}
