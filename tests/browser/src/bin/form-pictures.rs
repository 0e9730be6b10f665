//! `form-pictures FOLDER`: a picture of every form of question for the documentation, asked and answered, on a
//! phone and a desk, as `NAME-asked-phone.webp` and so on. The site is the one that `ANNALS_DIST` names. A form that
//! the shipped set does not yield is left out, and told.

use std::path::{Path, PathBuf};

use annals::bank::Form;
use annals_browser_tests::{Browser, Hand, Learner, Options, Say, Site, View, dist};
use anyhow::{Context, Result};

const SET: &str = "japan-soviet-union";
/// Views by their names, with the points of the picture for each thousand of the screen.
const VIEWS: [(&str, View, u32); 2] = [("phone", View::PHONE, 720), ("desktop", View::DESK, 570)];
/// No picture is heavier, unless the last of the qualities makes it so; in bytes.
const HEAVIEST: usize = 10_500;
const QUALITIES: [u8; 6] = [75, 60, 45, 30, 20, 10];

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.context("usage: ANNALS_DIST=… form-pictures FOLDER")?;
    std::fs::create_dir_all(&folder)?;
    let site = Site::serve(&dist()?)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let learner = Learner::new(SET, Hand::Keyboard)?;
    let (asked, left_out): (Vec<Form>, Vec<Form>) = Form::ALL
        .into_iter()
        .partition(|form| learner.is_asked(*form));
    for form in left_out {
        eprintln!("{}: the set does not ask it; no picture", form.name());
    }
    for view in VIEWS {
        runtime.block_on(album(&site, &folder, &learner, &asked, view))?;
    }
    Ok(())
}

/// The pictures on one screen.
async fn album(
    site: &Site,
    folder: &Path,
    learner: &Learner,
    forms: &[Form],
    (screen, view, permille): (&str, View, u32),
) -> Result<()> {
    let page = Browser::open(Options {
        view,
        // Nothing is drawn half moved.
        still: true,
        ..Options::default()
    })
    .await?;
    for form in forms {
        let name = form.name();
        let link = format!("#/practise/run?set={SET}&seed=3&count=2&forms={name}");
        page.goto("about:blank").await?;
        page.goto(&site.url(&link)).await?;
        learner.question(&page).await.with_context(|| name)?;
        let file = |moment: &str| folder.join(format!("{name}-{moment}-{screen}.webp"));
        write(&page, permille, &file("asked")).await?;
        learner.answer(&page, Say::Wrong).await?;
        write(&page, permille, &file("answered")).await?;
    }
    page.close().await
}

/// Writes the best picture that is light enough.
async fn write(page: &Browser, permille: u32, file: &Path) -> Result<()> {
    for quality in QUALITIES {
        let picture = page.webp(quality, permille).await?;
        let bytes = picture.len();
        if bytes <= HEAVIEST || Some(&quality) == QUALITIES.last() {
            std::fs::write(file, picture)?;
            println!("{} {bytes} quality {quality}", file.display());
            break;
        }
    }
    Ok(())
}
