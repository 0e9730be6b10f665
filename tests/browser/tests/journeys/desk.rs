//! A teacher at the desk: a table comes in, is mended, given away, played elsewhere and printed;
//! and what a file may hold that nobody should run.

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

/// Drops a file on the page.
async fn drop_file(page: &Browser, name: &str, text: &str) -> Result<()> {
    let (name, text) = (json!(name), json!(text));
    let script = format!(
        "const held = new DataTransfer(); held.items.add(new File([{text}], {name}));
        document.body.dispatchEvent(
            new DragEvent('drop', {{ dataTransfer: held, bubbles: true, cancelable: true }}));"
    );
    page.eval(&script).await.map(drop)
}

async fn desk(page: &Browser, site: &Site) -> Result<()> {
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

/// What has run where it should not: each payload sets this, or asks this site.
const PAYLOADS: [&str; 12] = [
    "<script>window.harmed=1</script>",
    "<img src=x onerror=window.harmed=1>",
    "<svg onload=window.harmed=1><script>window.harmed=1</script></svg>",
    "<iframe srcdoc='<script>top.harmed=1</script>'></iframe>",
    "<a href='javascript:window.harmed=1'>x</a>",
    "javascript:window.harmed=1",
    "data:text/html,<script>top.harmed=1</script>",
    "<style>@import 'https://harm.example/a.css';*{background:url(https://harm.example/b.png)}</style>",
    "\"><img src=https://harm.example/c.png onload=window.harmed=1>",
    "<link rel=stylesheet href=https://harm.example/d.css>",
    "<math><mtext></p><img src=x onerror=window.harmed=1></mtext></math>",
    "{{constructor.constructor('window.harmed=1')()}}\u{202e}\u{0}",
];

/// A file of each format with a payload in every field of text.
fn hostile(payload: &str) -> Vec<(&'static str, String)> {
    let quoted = json!(payload).to_string();
    let cell = payload.replace('"', "\"\"");
    let xml = payload.replace("]]>", "");
    let gift: String = payload
        .chars()
        .flat_map(|sign| {
            let escape = "~=#{}:".contains(sign).then_some('\\');
            escape.into_iter().chain([sign])
        })
        .collect();
    vec![
        (
            "a.json",
            format!(
                r#"{{"format":"annals-set/1","id":"h","title":{quoted},"language":{quoted},"license":{quoted},
                "attribution":{quoted},"report_to":{quoted},"sources":[{{"id":"s","title":{quoted},"url":{quoted}}}],
                "entities":[{{"id":"e","kind":{quoted},"name":{quoted},"noun":{quoted}}}],
                "events":[{{"id":"a","date":"1900","title":{quoted},"kind":{quoted},"summary":{quoted},"place":"e",
                "image":{{"url":{quoted},"alt":{quoted}}},"source":{{"id":"s","section":{quoted}}}}},
                {{"id":"b","date":{quoted},"title":{quoted}}}],
                "cards":[{{"id":"c","front":{quoted},"back":{quoted}}}],
                "questions":[{{"id":"q","form":"choice","stem":{quoted},"options":[{quoted},"b"],"key":["b"],
                "feedback":{{"b":{quoted}}},"why":{quoted}}}]}}"#
            ),
        ),
        (
            "a.csv",
            format!(
                "date,title,summary,place,image,alt\n1900,\"{cell}\",\"{cell}\",\"{cell}\",\"{cell}\",\"{cell}\"\n\"{cell}\",\"{cell}\",,,,\n"
            ),
        ),
        ("a.gift", format!("::{gift}::{gift}{{={gift}#{gift}~b#{gift}####{gift}}}\n")),
        (
            "a.xml",
            format!(
                "<quiz><question type=\"multichoice\"><name><text><![CDATA[{xml}]]></text></name>
                <questiontext format=\"html\"><text><![CDATA[{xml}]]></text></questiontext>
                <answer fraction=\"100\"><text><![CDATA[{xml}]]></text><feedback><text><![CDATA[{xml}]]></text></feedback></answer>
                <answer fraction=\"0\"><text>b</text></answer></question></quiz>"
            ),
        ),
        ("a.txt", format!("#separator:tab\n#html:true\n\"{cell}\"\t\"{cell}\"\n")),
        (
            "t.json",
            format!(
                r#"{{"events":[{{"start_date":{{"year":"1900"}},"text":{{"headline":{quoted},"text":{quoted}}},"media":{{"url":{quoted},"alt":{quoted}}}}}]}}"#
            ),
        ),
        (
            "o.json",
            format!(
                r#"{{"response_code":0,"results":[{{"type":"multiple","category":{quoted},"question":{quoted},"correct_answer":{quoted},"incorrect_answers":["b"]}}]}}"#
            ),
        ),
    ]
}

#[test]
fn what_a_file_holds_is_shown_and_never_run() {
    play("hostile", Options::default(), async |page, site| {
        page.set_view(View::DESK).await?;
        desk(page, site).await?;
        // Requests to other sites would be refused here; that one was tried is what counts.
        page.eval(
            "window.asked = []; new PerformanceObserver(list => window.asked.push(...list.getEntries().map(one => one.name)))
                .observe({ type: 'resource', buffered: true });",
        )
        .await?;
        for payload in PAYLOADS {
            for (name, text) in hostile(payload) {
                page.eval("location.hash = '#/desk'").await?;
                page.find(".bring-in .primary").await?;
                drop_file(page, name, &text).await?;
                page.find(".of-set[data-part=check] h1, .reading .message")
                    .await
                    .with_context(|| format!("{name}: {payload}"))?;
                for part in ["table", "about", "share"] {
                    let tab = format!(".parts a[href$='/{part}']");
                    if page.all(&tab).await?.is_empty() {
                        break;
                    }
                    page.click(&tab).await?;
                    page.find(&format!(".of-set[data-part={part}] h1")).await?;
                }
                let harmed = page.eval("return window.harmed ?? null").await?;
                ensure!(harmed == Value::Null, "{name} ran {payload}");
            }
        }
        let asked = page
            .eval("return window.asked.filter(name => !name.startsWith(location.origin))")
            .await?;
        ensure!(asked == json!([]), "asked: {asked}");
        Ok(())
    });
}
