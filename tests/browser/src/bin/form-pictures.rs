//! `form-pictures FOLDER EXAMPLE [FORM…]`: a picture of every form of question for the documentation, or of those named,
//! asked and answered, on a phone and a desk, as `NAME-asked-phone.webp` and so on. The site is the one that
//! `ANNALS_DIST` names. A form that the shipped set does not ask is drawn from the example, on a copy of the site that
//! offers it too; what neither asks is left out, and told.

use std::path::{Path, PathBuf};

use annals::bank::Form;
use annals_browser_tests::{Browser, Enlarged, Hand, Learner, Options, Say, Site, View, dist};
use anyhow::{Context, Result};

const SHIPPED: &str = "japan-soviet-union";
/// Views by their names, with the points of the picture for each thousand of the screen.
const VIEWS: [(&str, View, u32); 2] = [("phone", View::PHONE, 720), ("desktop", View::DESK, 570)];
/// No picture is heavier, unless the last of the qualities makes it so; in bytes.
const HEAVIEST: usize = 10_500;
const QUALITIES: [u8; 6] = [75, 60, 45, 30, 20, 10];

/// A set, and who knows it.
struct Sitter {
    id: String,
    learner: Learner,
}

fn main() -> Result<()> {
    let mut words = std::env::args_os().skip(1).map(PathBuf::from);
    let usage = "usage: ANNALS_DIST=… form-pictures FOLDER EXAMPLE [FORM…]";
    let folder = words.next().context(usage)?;
    let example = words.next().context(usage)?;
    let forms = words.map(|name| {
        let name = name.to_string_lossy();
        Form::named(&name).with_context(|| format!("there is no form “{name}”"))
    });
    let mut forms = forms.collect::<Result<Vec<Form>>>()?;
    if forms.is_empty() {
        forms = Form::ALL.to_vec();
    }
    std::fs::create_dir_all(&folder)?;
    let text = std::fs::read_to_string(&example)?;
    let enlarged = Enlarged::new(&dist()?, &text)?;
    let site = Site::serve(enlarged.folder())?;
    let sitters = [
        Sitter {
            id: SHIPPED.to_owned(),
            learner: Learner::new(SHIPPED, Hand::Keyboard)?,
        },
        Sitter {
            id: example
                .file_stem()
                .map(|stem| stem.to_string_lossy().into())
                .context(usage)?,
            learner: Learner::of(&text, Hand::Keyboard)?,
        },
    ];
    let mut asked = Vec::new();
    for form in forms {
        match sitters.iter().find(|one| one.learner.is_asked(form)) {
            Some(sitter) => asked.push((form, sitter)),
            None => eprintln!("{}: no set asks it; no picture", form.name()),
        }
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    for view in VIEWS {
        runtime.block_on(album(&site, &folder, &asked, view))?;
    }
    Ok(())
}

/// The pictures on one screen.
async fn album(
    site: &Site,
    folder: &Path,
    asked: &[(Form, &Sitter)],
    (screen, view, permille): (&str, View, u32),
) -> Result<()> {
    let page = Browser::open(Options {
        view,
        // Nothing is drawn half moved.
        still: true,
        ..Options::default()
    })
    .await?;
    for (form, Sitter { id, learner }) in asked {
        let name = form.name();
        let link = format!("#/practise/run?set={id}&seed=3&count=2&forms={name}");
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
