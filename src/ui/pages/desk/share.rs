//! Giving a set away: as a link, as a QR code, as a file.

use crate::app::desk::{Msg, Open};
use crate::app::{Model, Route};
use crate::class::Assignment;
use crate::desk::order::Linked;
use crate::exchange::Format;
use crate::ui::components::{Element, button, el, group, heading, paragraph, title};
use crate::ui::{Link, wording};

/// How many questions are drawn for a file.
const DRAWN: u32 = 60;

/// The page.
pub fn view(model: &Model, open: &Open, link: &Link) -> Element {
    group()
        .child(title(wording::SHARE))
        .child(links(open, link))
        .child(hand_out(model, open))
        .child(files(open, link))
}

fn links(open: &Open, link: &Link) -> Element {
    let section = el("section role='group' aria-labelledby='as-link'")
        .child(heading(wording::AS_LINK).attr("id", "as-link"));
    let Some((whole, pointing)) = &open.packed else {
        return section.child(el("p role='status'").text(wording::OPENING));
    };
    section
        .child(paragraph("caption", wording::AS_LINK_IS))
        .child(linked(whole, link))
        .child(pointing.as_ref().map(|pointing| {
            group()
                .child(heading(wording::TO_FILE))
                .child(paragraph("caption", wording::TO_FILE_IS))
                .child(linked(pointing, link))
        }))
}

/// The link in a field, with what copies it, and its code.
fn linked(linked: &Linked, link: &Link) -> Element {
    let field = el("input type='text' readonly='readonly' dir='ltr'")
        .attr("aria-label", wording::AS_LINK)
        .value(&linked.link);
    let copy = Msg::LinkCopied(linked.link.clone());
    let code = linked.code.as_ref().map(|(size, path)| {
        // Four squares of white around it belong to the code.
        let view = [
            "-4 -4 ",
            &(size + 8).to_string(),
            " ",
            &(size + 8).to_string(),
        ]
        .concat();
        el("svg class='code' role='img'")
            .attr("viewBox", view)
            .attr("aria-label", wording::CODE)
            .child(el("path").attr("d", path))
    });
    let none = linked
        .code
        .is_none()
        .then(|| paragraph("caption", wording::NO_QR_CODE));
    el("div class='linked'")
        .child(field)
        .child(el("p class='acts'").child(button("primary", link, copy, wording::COPY_LINK, None)))
        .child(paragraph(
            "caption",
            wording::link_length(linked.link.chars().count()),
        ))
        .child(code)
        .child(none)
}

/// The way to hand a quiz of it out, once it can be played.
fn hand_out(model: &Model, open: &Open) -> Option<Element> {
    let id = &open.overview.head.id;
    let mut kept = model.desk.kept.iter();
    let is_offered = kept.any(|kept| kept.key == open.key && kept.is_offered());
    is_offered.then(|| {
        let assignment = Assignment::of(id, "", 1);
        el("section")
            .child(heading(wording::HAND_OUT))
            .child(paragraph("caption", wording::HOW_IT_GOES))
            .child(
                el("p").child(
                    el("a class='plain'")
                        .attr("href", Route::HandOut(Box::new(assignment)).address())
                        .text(wording::HAND_OUT),
                ),
            )
    })
}

fn files(open: &Open, link: &Link) -> Element {
    let save = |format: Format| {
        let msg = Msg::ExportPressed(format);
        button("plain", link, msg, wording::save_as(format), None)
            .attr("data-format", format.name())
    };
    let drawn = |format: Format| {
        let msg = Msg::DrawnPressed(format, DRAWN);
        button("plain", link, msg, wording::drawn_as(format, DRAWN), None)
    };
    el("section role='group' aria-labelledby='files'")
        .child(heading(wording::AS_FILE).attr("id", "files"))
        .child(lost(open, link))
        .child(el("p class='acts'").each(Format::WRITTEN, save))
        .child(heading(wording::AS_QUESTIONS))
        .child(paragraph("caption", wording::AS_QUESTIONS_IS))
        .child(el("p class='acts'").each([Format::MoodleXml, Format::Gift], drawn))
}

/// What the file that is ready could not hold, before it is saved.
fn lost(open: &Open, link: &Link) -> Element {
    let status = el("div role='status'");
    let Some(made) = &open.made else {
        return status;
    };
    status
        .child(paragraph("lesser", wording::cannot_hold(&made.name)))
        .child(el("ul class='lost'").each(&made.lost, |one| el("li").text(one)))
        .child(el("p class='acts'").child(button(
            "primary",
            link,
            Msg::SavePressed,
            wording::SAVE_ANYWAY,
            None,
        )))
}
