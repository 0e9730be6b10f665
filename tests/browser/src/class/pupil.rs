//! A learner of a class: opens the link, writes a name, answers, and has something to hand in.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::reply::{Meant, reply, rule};
use super::{Plan, Way};
use crate::{Browser, Learner, clock};

/// What the page of a learner said at the end of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The number of the learner.
    pub number: usize,
    /// How it is handed in.
    pub way: Way,
    /// The name that was written.
    pub name: String,
    /// Which attempt it was, from 1.
    pub attempt: usize,
    /// How many were right, as the page says it.
    pub right: usize,
    /// What each question was taken for: `right`, `partly`, `wrong` or `unknown`.
    pub verdicts: Vec<String>,
    /// Whether it took longer than it was to.
    pub is_late: bool,
    /// What is handed in.
    pub handed: Handed,
}

/// A result on its way to the teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// Its text.
    Text(String),
    /// A link that is opened.
    Link(String),
    /// What a QR code on the screen says.
    Code(String),
    /// A file that was saved.
    File(PathBuf),
}

/// A minute, in milliseconds.
const MINUTE: u64 = 60_000;

/// Plays all attempts of those who share a browser: the learners of these numbers, one after the other.
///
/// # Errors
///
/// When the page does other than it should.
pub async fn play(
    page: &mut Browser,
    learner: &Learner,
    link: &str,
    plan: &Plan,
    numbers: &[usize],
) -> Result<Vec<Done>> {
    clock::make_movable(page).await?;
    let mut all = Vec::new();
    for number in numbers {
        for attempt in 1..=plan.attempts(*number) {
            begin(page, link, &plan.name(*number)).await?;
            let is_killed = plan.is_killed(*number);
            let is_late = plan.is_late(*number);
            for question in 0..plan.questions {
                if is_killed && question == plan.questions / 2 {
                    page.crash_page().await?;
                    page.goto("about:blank").await?;
                    page.goto(link).await?;
                    begin(page, link, &plan.name(*number)).await?;
                    page.reads(&format!("{} of {}", question + 1, plan.questions))
                        .await?;
                }
                if is_late && question == plan.questions / 2 {
                    let ahead = (u64::from(plan.minutes) + 3) * MINUTE;
                    clock::put_ahead(page, ahead).await?;
                }
                let meant = match attempt {
                    1 => rule(*number, plan.learners, question),
                    // Who does it again has learned.
                    _ if question % 3 == 0 => Meant::Unknown,
                    _ => Meant::Right,
                };
                reply(page, learner, meant).await?;
            }
            let way = plan.way(*number);
            all.push(done(page, plan, *number, attempt, way).await?);
        }
    }
    page.is_quiet().await?;
    Ok(all)
}

/// Opens the link, writes a name and begins.
async fn begin(page: &Browser, link: &str, name: &str) -> Result<()> {
    page.goto(link).await?;
    page.tab_to("[name=learner]").await?;
    page.press(name).await?;
    page.tab_to("#begin").await?;
    page.press(thirtyfour::Key::Enter).await?;
    page.find("main.ask[data-question]").await.map(drop)
}

/// Reads the page of the result, and takes from it what is handed in.
async fn done(
    page: &mut Browser,
    plan: &Plan,
    number: usize,
    attempt: usize,
    way: Way,
) -> Result<Done> {
    page.find("main.done #result").await?;
    let told = page
        .eval(
            "return {
                score: document.querySelector('h1').innerText,
                verdicts: [...document.querySelectorAll('details[data-verdict]')].map(one => one.dataset.verdict),
                says: document.querySelector('.hand-in .lesser').innerText,
                text: document.querySelector('#result').value,
                link: document.querySelector('.hand-in .linked input').value,
            }",
        )
        .await?;
    let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
    let verdicts = told["verdicts"].as_array().context("no verdicts")?;
    let verdicts: Vec<String> = verdicts
        .iter()
        .filter_map(|one| one.as_str().map(str::to_owned))
        .collect();
    let right = verdicts.iter().filter(|one| *one == "right").count();
    let score = text("score");
    ensure!(
        score == format!("{right} of {}.", plan.questions) && verdicts.len() == plan.questions,
        "“{score}” over {verdicts:?}"
    );
    let name = plan.name(number);
    let says = text("says");
    ensure!(
        says.starts_with(&format!("{name}, attempt {attempt} of 2.")),
        "{name}: {says}"
    );
    let is_late = says.contains("longer than the time");
    ensure!(
        is_late == plan.is_late(number),
        "{name} is late, or is not: {says}"
    );
    let handed = match way {
        Way::Message => Handed::Text(text("text")),
        Way::Link => Handed::Link(text("link")),
        Way::Code => {
            let read = read_code(page, ".hand-in svg.code").await?;
            ensure!(read == text("link"), "the code says {read}");
            Handed::Code(read)
        }
        Way::File | Way::Zip | Way::Folder => {
            let folder = plan.folder.join(format!("{way:?}-{number}-{attempt}"));
            let file = saved(page, &folder, ".hand-in .acts .plain").await?;
            let saved = std::fs::read_to_string(&file)?;
            ensure!(saved.contains(&text("text")), "the file says {saved}");
            Handed::File(file)
        }
    };
    Ok(Done {
        number,
        way,
        name,
        attempt,
        right,
        verdicts,
        is_late,
        handed,
    })
}

/// Presses what saves a file, and waits for the file, in a folder of its own.
///
/// # Errors
///
/// When no file comes.
pub async fn saved(page: &Browser, folder: &Path, css: &str) -> Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    page.cdp(
        "Browser.setDownloadBehavior",
        json!({ "behavior": "allow", "downloadPath": folder }),
    )
    .await?;
    page.click(css).await?;
    let end = Instant::now() + Duration::from_secs(15);
    loop {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let is_whole = !entry.file_name().to_string_lossy().ends_with("crdownload")
                && !entry.file_name().to_string_lossy().starts_with('.');
            if is_whole && entry.metadata()?.len() > 0 {
                return Ok(entry.path());
            }
        }
        ensure!(Instant::now() < end, "{css} saves no file");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

/// The grey of every point of a picture, as the page's own canvas tells it.
const GREY: &str = "return (async () => {
        const bytes = Uint8Array.from(atob(PICTURE), sign => sign.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes]));
        const { width, height } = picture, canvas = new OffscreenCanvas(width, height);
        const pen = canvas.getContext('2d');
        pen.drawImage(picture, 0, 0);
        const points = pen.getImageData(0, 0, width, height).data;
        let grey = '';
        for (let at = 0; at < points.length; at += 4)
            grey += String.fromCharCode((points[at] * 3 + points[at + 1] * 6 + points[at + 2]) / 10);
        return [width, height, btoa(grey)];
    })()";

/// What the QR code on the screen says, read off a picture of it as a phone would.
///
/// # Errors
///
/// When it cannot be read.
pub async fn read_code(page: &Browser, css: &str) -> Result<String> {
    let element = page.find(css).await?;
    element.scroll_into_view().await?;
    let picture = STANDARD.encode(element.screenshot_as_png().await?);
    let script = GREY.replace("PICTURE", &json!(picture).to_string());
    let told = page.eval(&script).await?;
    let (Some(width), Some(height), Value::String(grey)) =
        (told[0].as_u64(), told[1].as_u64(), &told[2])
    else {
        bail!("no picture of the code: {told}");
    };
    let grey = STANDARD.decode(grey)?;
    let (width, height) = (width as usize, height as usize);
    let mut picture =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey[y * width + x]);
    let grids = picture.detect_grids();
    let grid = grids.first().context("there is no code in the picture")?;
    let (_, text) = grid.decode().context("the code cannot be read")?;
    Ok(text)
}
