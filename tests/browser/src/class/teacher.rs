//! The teacher of a class: hands a quiz out, takes results in by every way, and saves what the page makes of them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::{By, Key};

use super::pupil::{Done, Handed, saved};
use super::{Plan, Way};
use crate::{Browser, Hand, Site};

/// Goes to the desk as one who is new, chooses a quiz, and gives its link.
///
/// # Errors
///
/// When the page does other than it should.
pub async fn hand_out(page: &mut Browser, site: &Site, plan: &Plan) -> Result<String> {
    page.goto(&site.url("")).await?;
    page.click(".tabs a[href='#/desk']").await?;
    page.click("main a[href='#/class']").await?;
    page.reads("Nothing was handed out from this browser yet.")
        .await?;
    page.is_sound().await?;
    page.click("main.class .acts .primary").await?;
    page.find("main.hand-out").await?;
    page.is_sound().await?;
    // The same questions in every run: this alone is no act of a teacher's.
    page.eval(&format!(
        "location.hash = location.hash.replace(/seed=\\d+/, 'seed={}')",
        plan.seed
    ))
    .await?;
    page.find(&format!("main.hand-out a[href*='seed={}&']", plan.seed))
        .await?;
    let hand = Hand::Mouse;
    hand.write(page, "#title input", "Chapter 7: “after the war”")
        .await?;
    for (field, number) in [
        ("count", plan.questions),
        ("minutes", plan.minutes.into()),
        ("attempts", 2),
    ] {
        let css = format!("#{field} input");
        hand.write(page, &css, &number.to_string()).await?;
    }
    page.click("[aria-label='When what was right is told'] button:nth-child(2)")
        .await?;
    page.find("[aria-label='When what was right is told'] button:nth-child(2)[aria-pressed=true]")
        .await?;
    page.is_sound().await?;
    page.click("main.hand-out > .acts .primary").await?;
    let link = page.find("main.class .linked input").await?;
    let link = link.value().await?.context("there is no link")?;
    ensure!(
        link.contains(&format!("&seed={}&count={}&", plan.seed, plan.questions)),
        "the link is {link}"
    );
    let code = super::pupil::read_code(page, "svg.code").await?;
    ensure!(code == link, "the code says {code}, and the link is {link}");
    page.is_sound().await?;
    Ok(link)
}

/// Takes in what was handed in, way by way, and gives the address of the page.
///
/// # Errors
///
/// When something does not come in, or something comes in that should not.
pub async fn take_in(page: &mut Browser, plan: &Plan, done: &[Done]) -> Result<String> {
    let address = page.eval("return location.hash").await?;
    let address = address.as_str().context("no address")?.to_owned();
    let mut total = 0;
    let one = done.iter().find_map(|one| match &one.handed {
        Handed::Text(text) => Some(text),
        Handed::Link(_) | Handed::Code(_) | Handed::File(_) => None,
    });
    let one = one.context("nobody hands a text in")?;
    refused(page, one).await?;
    // Each message by itself, some with two results, as they came.
    let texts = done.iter().filter_map(|one| match &one.handed {
        Handed::Text(text) => Some((one, text)),
        Handed::Link(_) | Handed::Code(_) | Handed::File(_) => None,
    });
    let messages: Vec<String> = texts.map(|(one, text)| message(&one.name, text)).collect();
    for some in messages.chunks(2) {
        total += some.len();
        paste(page, &some.join("\n\n")).await?;
        has(page, total).await?;
    }
    // The same again is no second one.
    paste(page, &messages[0]).await?;
    page.reads("All of these results are here already").await?;
    for one in done {
        if let Handed::Link(link) | Handed::Code(link) = &one.handed {
            page.goto(link).await?;
            total += 1;
            has(page, total).await?;
        }
    }
    for way in [Way::File, Way::Zip, Way::Folder] {
        let files = done.iter().filter(|one| one.way == way);
        let files: Vec<&PathBuf> = files
            .filter_map(|one| match &one.handed {
                Handed::File(file) => Some(file),
                Handed::Text(_) | Handed::Link(_) | Handed::Code(_) => None,
            })
            .collect();
        if files.is_empty() {
            continue;
        }
        match way {
            Way::File => choose(page, 1, &files).await?,
            Way::Zip => {
                let zip = zipped(plan, &files)?;
                put_down(page, &zip).await?;
            }
            Way::Folder => {
                let folder = plan.folder.join("collected");
                fs::create_dir(&folder)?;
                for (at, file) in files.iter().enumerate() {
                    fs::create_dir(folder.join(at.to_string()))?;
                    let name = file.file_name().context("a file without a name")?;
                    fs::copy(file, folder.join(at.to_string()).join(name))?;
                }
                choose(page, 2, &[&folder]).await?;
            }
            Way::Message | Way::Link | Way::Code => {}
        }
        total += files.len();
        has(page, total).await?;
    }
    ensure!(total == done.len(), "{total} of {} came in", done.len());
    page.is_sound().await?;
    Ok(address)
}

/// What was changed on its way, or cut short, is refused in words, and nothing comes in.
async fn refused(page: &Browser, text: &str) -> Result<()> {
    let at = text.len() / 2;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    let changed = [&text[..at], other, &text[at + 1..]].concat();
    paste(page, &changed).await?;
    page.reads("One result is not as it was handed in: something in it was changed. It was not taken in; ask for it again.")
        .await?;
    paste(page, &text[..at]).await?;
    page.reads("One result is cut short. It was not taken in; ask for it again.")
        .await?;
    paste(page, "I have lost mine, sorry.").await?;
    page.reads("There is no result in that.").await?;
    ensure!(page.all(".marks").await?.is_empty(), "something came in");
    Ok(())
}

fn message(name: &str, text: &str) -> String {
    // As mail programs send it: lines of 76 signs, quoted.
    let signs: Vec<char> = text.chars().collect();
    let lines: Vec<String> = signs
        .chunks(76)
        .map(|line| ["> ", &line.iter().collect::<String>()].concat())
        .collect();
    format!(
        "Dear teacher,\n\nhere is my result (I hope it is 100 %!):\n\n{}\n\nBest wishes: {name}.\n-- \nsent from my phone",
        lines.join("\n")
    )
}

/// Pastes into the field for it.
async fn paste(page: &Browser, text: &str) -> Result<()> {
    page.click("#pasted").await?;
    page.is_focused("#pasted").await?;
    page.cdp("Input.insertText", json!({ "text": text }))
        .await?;
    page.press(Key::Tab).await
}

/// Waits until so many results are here, by what the page says of the quiz.
async fn has(page: &Browser, total: usize) -> Result<()> {
    let says = match total {
        1 => "1 result.".to_owned(),
        many => format!("{many} results."),
    };
    page.is_true(&format!(
        "(document.querySelector('main.class > .lesser')?.innerText ?? '').endsWith({says:?}) && document.querySelectorAll('.marks tbody tr').length === {total} && document.querySelector('#told').innerText.includes('taken in')"
    ))
    .await
    .with_context(|| format!("{total} results are not here"))
}

/// Has the page's own field for files show, so that it can be filled as the browser's dialogue fills it.
const SHOW_FIELD: &str = "HTMLInputElement.prototype.click = function () {
        this.id = 'field-for-files';
        document.querySelector('#field-for-files')?.remove();
        document.body.append(this);
    }";

/// Presses a button that lets files or a folder be chosen, and chooses.
async fn choose(page: &Browser, button: usize, paths: &[&PathBuf]) -> Result<()> {
    page.eval(SHOW_FIELD).await?;
    page.click(&format!(".bring-in .acts button:nth-child({button})"))
        .await?;
    let field = page.driver().find(By::Id("field-for-files")).await?;
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.canonicalize().map(|path| path.display().to_string()))
        .collect::<std::io::Result<_>>()?;
    field.send_keys(paths.join("\n")).await?;
    page.eval("document.querySelector('#field-for-files').remove()")
        .await
        .map(drop)
}

/// A zip of files, each in a folder of its own, as a learning platform gives it.
fn zipped(plan: &Plan, files: &[&PathBuf]) -> Result<PathBuf> {
    let path = plan.folder.join("collected.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path)?);
    for (at, file) in files.iter().enumerate() {
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        zip.start_file(format!("learner {at}/result.txt"), options)?;
        zip.write_all(&fs::read(file)?)?;
    }
    zip.finish()?;
    Ok(path)
}

/// Drags a file from outside over the page, and drops it there.
async fn put_down(page: &Browser, file: &Path) -> Result<()> {
    let file = file.canonicalize()?;
    let held = json!({ "items": [], "files": [file], "dragOperationsMask": 1 });
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = json!({ "type": kind, "x": 400, "y": 300, "data": held });
        page.cdp("Input.dispatchDragEvent", event).await?;
    }
    Ok(())
}

/// The table of the marks.
///
/// # Errors
///
/// When there is none.
pub async fn rows(page: &Browser) -> Result<Vec<Vec<String>>> {
    page.find(".marks tbody tr").await?;
    let told = page
        .eval("return [...document.querySelectorAll('.marks tbody tr')].map(row => [...row.cells].map(cell => cell.innerText))")
        .await?;
    let rows = told.as_array().context("no rows")?;
    let text = |cell: &Value| cell.as_str().unwrap_or_default().to_owned();
    let row = |row: &Value| row.as_array().map(|row| row.iter().map(text).collect());
    rows.iter()
        .map(|one| row(one).context("a row is none"))
        .collect()
}

/// Saves marks, figures and the workbook, as files of plain names in the folder of the plan.
///
/// # Errors
///
/// When a file does not come.
pub async fn save(page: &Browser, plan: &Plan) -> Result<()> {
    let acts = "section[aria-labelledby=as-files] .acts";
    for (at, name) in [(1, "class.xlsx"), (2, "marks.csv"), (3, "questions.csv")] {
        let folder = plan.folder.join(format!("saved-{at}"));
        let file = saved(page, &folder, &format!("{acts} button:nth-child({at})")).await?;
        fs::rename(file, plan.folder.join(name))?;
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
