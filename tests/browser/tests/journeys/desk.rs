//! A teacher at the desk: a table comes in, is mended, given away, played elsewhere and printed.

use std::fs;

use annals_browser_tests::{Browser, Options, Site, View, play};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use serde_json::{Value, json};
use thirtyfour::Key;

/// A table with three faults: a day that is none, no date, words in place of a date.
const TABLE: &str = "date\ttitle\tplace\n\
    1876-03-10\tthe first telephone call\tBoston\n\
    31/02/1877\tthe invention of the phonograph\tMenlo Park\n\
    \tthe first lasting light bulb\tMenlo Park\n\
    1895-11-08\tthe discovery of X-rays\tWürzburg\n\
    next year\tthe first powered flight\tKitty Hawk\n\
    1928-09\tthe discovery of penicillin\tLondon\n\
    1947-12\tthe first transistor\tMurray Hill\n\
    1957-10-04\tthe launch of Sputnik\tBaikonur\n\
    1969-07-20\tthe first landing on the Moon\t\n\
    1991\tthe first page of the World Wide Web\tGeneva\n";

/// Pastes a text as the clipboard would.
async fn paste(page: &Browser, text: &str) -> Result<()> {
    let text = json!(text);
    let script = format!(
        "const held = new DataTransfer(); held.setData('text/plain', {text});
        (document.activeElement ?? document.body).dispatchEvent(
            new ClipboardEvent('paste', {{ clipboardData: held, bubbles: true, cancelable: true }}));"
    );
    page.eval(&script).await.map(drop)
}

pub async fn desk(page: &Browser, site: &Site) -> Result<()> {
    page.goto("about:blank").await?;
    page.goto(&site.url("#/desk")).await?;
    page.find(".bring-in .primary").await.map(drop)
}

/// Writes over a cell of the table: its row and column as the page counts them.
async fn write(page: &Browser, row: u32, column: u32, text: &str) -> Result<()> {
    let cell = format!("[aria-rowindex='{row}'] [aria-colindex='{column}']");
    page.click(&cell).await?;
    page.press(text).await?;
    page.find("textarea.writing").await?;
    page.press(Key::Enter).await?;
    page.gone("textarea.writing").await?;
    page.reads(text).await
}

/// The pages of a PDF, of the address that is open.
async fn pages(page: &Browser) -> Result<usize> {
    let told = page
        .cdp("Page.printToPDF", json!({ "preferCSSPageSize": true }))
        .await?;
    let data = told["data"].as_str().context("no PDF")?;
    let pdf = base64::engine::general_purpose::STANDARD.decode(data)?;
    if let Some(folder) = std::env::var_os("ANNALS_PICTURES") {
        fs::write(std::path::Path::new(&folder).join("paper.pdf"), &pdf)?;
    }
    let text = String::from_utf8_lossy(&pdf);
    Ok(text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count())
}

#[test]
fn a_teacher_pastes_a_table_mends_it_and_a_class_elsewhere_plays_it() {
    play("desk", Options::default(), async |page, site| {
        page.set_view(View::DESK).await?;
        desk(page, site).await?;
        paste(page, TABLE).await?;
        page.reads("Must be fixed").await?;
        for (row, says) in [(3, "31/02/1877"), (4, "There is no date"), (6, "next year")] {
            page.reads(&format!("Row {row}, date")).await?;
            ensure!(page.page_text().await?.contains(says), "{says}");
        }
        page.is_sound().await?;

        // Two of the three are mended in the table.
        page.click("[data-weight=error] li:nth-child(1) .acts button")
            .await?;
        page.find("[role=grid]").await?;
        write(page, 3, 2, "1877").await?;
        write(page, 4, 2, "1879").await?;
        page.is_sound().await?;

        // A question is struck out, and is not asked any more.
        page.click("[aria-rowindex='2'] [aria-colindex='3']")
            .await?;
        page.click(".of-row .questions li:first-child button")
            .await?;
        page.find(".of-row .struck").await?;

        page.click(".parts a[href$='/check']").await?;
        page.find("[data-weight=error]").await?;
        let faults = page.all("[data-weight=error] li").await?.len();
        ensure!(faults == 1, "{faults} faults are left");

        page.click(".parts a[href$='/share']").await?;
        page.find(".linked .code").await?;
        let link = page.find(".linked input").await?;
        let link = link.value().await?.context("no link")?;

        // Nothing was pressed to keep it, and it is there after the tab was closed.
        desk(page, site).await?;
        page.find(".sets li").await?;

        let mut other = Browser::open(Options::default()).await?;
        other.goto(&link).await?;
        other.reads("It holds 9 events.").await?;
        other.is_sound().await?;
        ensure!(other.eval("return localStorage['annals/sets']").await? == Value::Null);
        other.click(".use .primary").await?;
        other.find(".practise .go .primary").await?;
        other.click(".practise .go .primary").await?;
        other.find("main.ask").await?;
        other.is_quiet().await?;
        other.close().await?;

        // On paper.
        page.click(".sets li a.history").await?;
        page.click(".parts a[href$='/print']").await?;
        page.find(".sheet").await?;
        page.is_sound().await?;
        let count = pages(page).await?;
        ensure!((1..=6).contains(&count), "{count} pages");
        Ok(())
    });
}

/// A mouse at a point of the window, with its button held down or not.
async fn mouse(page: &Browser, kind: &str, (x, y): (f64, f64), held: bool) -> Result<()> {
    let buttons = i32::from(held);
    page.cdp(
        "Input.dispatchMouseEvent",
        json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 }),
    )
    .await
    .map(drop)
}

#[test]
fn a_drag_beyond_the_edge_scrolls_the_table_and_rows_are_filled_and_duplicated() {
    play("table", Options::default(), async |page, site| {
        page.set_view(View::DESK).await?;
        desk(page, site).await?;
        let mut table = "date\ttitle\tkind\n".to_owned();
        for n in 0..60 {
            table.push_str(&format!("{}\tthe affair of {n:x}h\t\n", 1900 + n));
        }
        table.push_str("1990\tthe last of them\tevent\n");
        paste(page, &table).await?;
        page.find(".parts a[href$='/table']").await?;
        page.click(".parts a[href$='/table']").await?;
        page.find("[aria-rowindex='3'] [aria-colindex='2']").await?;
        let bounds = page
            .eval(
                "const box = document.querySelector('[role=grid]').getBoundingClientRect();
                return [box.left, box.top, Math.min(box.bottom, innerHeight)]",
            )
            .await?;
        let at = |place: usize| bounds[place].as_f64().context("no table");
        let (left, top, bottom) = (at(0)?, at(1)?, at(2)?);
        mouse(page, "mouseMoved", (left + 100.0, top + 100.0), false).await?;
        mouse(page, "mousePressed", (left + 100.0, top + 100.0), true).await?;
        mouse(page, "mouseMoved", (left + 110.0, top + 150.0), true).await?;
        mouse(page, "mouseMoved", (left + 110.0, bottom + 5.0), true).await?;
        page.is_true("document.querySelector('[role=grid]').scrollTop > 700")
            .await?;
        mouse(page, "mouseReleased", (left + 110.0, bottom + 5.0), false).await?;
        page.is_true("[...document.querySelectorAll('[role=row]:has([aria-selected])')].some(row => row.ariaRowIndex > 20)")
            .await?;

        // From the first row to the last, what stands in the first is filled down.
        page.click("[role=grid]").await?;
        page.chord(Key::Control, Key::Home).await?;
        for key in [Key::Right, Key::Right] {
            page.press(key).await?;
        }
        page.press("battle").await?;
        page.press(Key::Enter).await?;
        page.press(Key::Up).await?;
        let keys = [Key::Control, Key::Shift, Key::Down];
        let down = keys
            .iter()
            .fold(page.driver().action_chain(), |chain, key| {
                chain.key_down(key.clone())
            });
        let up = keys
            .iter()
            .rev()
            .fold(down, |chain, key| chain.key_up(key.clone()));
        up.perform().await?;
        page.chord(Key::Control, 'd').await?;
        page.find("[aria-rowindex='62'] [aria-colindex='4']")
            .await?;
        page.is_true("document.querySelector(\"[aria-rowindex='62'] [aria-colindex='4']\").textContent === 'battle'")
            .await?;

        page.chord(Key::Control, Key::End).await?;
        page.click(".more summary").await?;
        page.click(".more[open] button:first-child").await?;
        page.gone(".more[open]").await?;
        page.is_true("document.querySelector(\"[aria-rowindex='63'] [aria-colindex='3']\")?.textContent === 'the last of them'")
            .await?;
        page.is_sound().await
    });
}
