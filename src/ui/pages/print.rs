//! A quiz on paper: the sheets as they will be printed, and beside them what can be chosen.

mod body;
mod cards;
mod controls;
mod key;
mod paper;

use crate::app::Model as App;
use crate::app::print::{Model, code::code};
use crate::app::route::Part;
use crate::app::route::print::{Of, What};
use crate::ui::components::{Element, el, paragraph};
use crate::ui::{Link, wording};

/// The page.
#[inline(never)]
pub fn view(app: &App, page: &Model, link: &Link) -> Element {
    let shown = page.printed.unwrap_or(page.print.what);
    el("main class='printing'")
        .attr("data-what", page.print.what.name())
        .attr("data-printed", shown.name())
        .child(tabs(app, page))
        .child(
            el("div class='bench'")
                .child(controls::controls(page, link))
                .child(sheets(app, page, shown)),
        )
}

/// Those of its set, where it is the one that is open at the desk.
fn tabs(app: &App, page: &Model) -> Option<Element> {
    let open = app.desk.open.as_ref()?;
    let is_open = match &page.print.of {
        Of::Set(id) => open.overview.head.id == *id,
        Of::Draft(key) => open.key == *key,
        Of::Attempt(_) => false,
    };
    let tabs = is_open.then(|| super::desk::tabs(open, Part::Print));
    tabs.map(|tabs| el("div class='wrap'").child(tabs))
}

fn sheets(app: &App, page: &Model, shown: What) -> Element {
    let are_cards = shown == What::Cards || page.print.what == What::Cards;
    let cards = are_cards.then(|| cards::cards(page));
    let code = code(&page.print);
    let asked = (!page.sheet.asked.is_empty()).then(|| framed(paper::paper(page, &code)));
    let key = (!page.sheet.asked.is_empty()).then(|| framed(key::key(app, page, &code)));
    el("div class='sheets'")
        .child(asked)
        .child(key)
        .child(cards)
}

/// A sheet: its classes say format, size and columns.
fn sheet(page: &Model, what: What) -> Element {
    let layout = page.layout();
    let columns = match what {
        What::Paper => layout.columns(),
        What::Key | What::Cards => 1,
    };
    let class = format!(
        "sheet {} {} pt{} columns{columns}",
        what.name(),
        layout.paper.name(),
        layout.size
    );
    el("article dir='auto'")
        .attr("class", class)
        .attr("lang", &page.bank.set().language)
}

/// A sheet lies in a frame, which is what its measures are taken of.
fn framed(sheet: Element) -> Element {
    el("div class='frame'").child(sheet)
}

/// What stands at the foot of every page: the code. Without it a pile of papers is only paper.
fn foot(code: &str, of: &str) -> Element {
    let code = match of {
        "" => code.to_owned(),
        of => [code, " ", of].concat(),
    };
    el("footer lang='en' dir='ltr'")
        .child(el("span").text(wording::NAME))
        .child(el("span class='code'").text(code))
}

/// The head of a sheet: what it is of, and which it is.
fn head(title: &str, which: &str) -> Element {
    el("header class='of'")
        .child(el("h2").text(title))
        .child(paragraph("which", which).attr("lang", "en"))
}
