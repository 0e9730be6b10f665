//! The file that is kept current: choosing it, how it stands, stopping.

use crate::app::Model;
use crate::app::upkeep::{Choice, File, Leave, Msg};
use crate::ui::components::{Element, button, el, paragraph};
use crate::ui::{Link, wording};

/// What stands of it below the copies. Whatever it is, it has the same places, so that the first
/// keeps the focus.
pub fn upkeep(model: &Model, link: &Link) -> Element {
    let upkeep = &model.upkeep;
    let (class, says) = match &upkeep.file {
        Some(file) => ("lesser", wording::upkeep(file, upkeep.trouble)),
        None if upkeep.is_able => ("caption", wording::KEEP_IS.to_owned()),
        None => ("caption", wording::CANNOT_KEEP.to_owned()),
    };
    let trouble = upkeep.trouble.map(|trouble| {
        el("p class='lesser' role='status'")
            .child(el("span class='mark' aria-hidden='true'").text("△ "))
            .text(wording::trouble(trouble))
    });
    let written = upkeep.file.as_ref().and_then(|file| {
        let says = wording::written_at(file, model.time_zone_offset);
        says.map(|says| paragraph("caption", says))
    });
    let acts = match &upkeep.file {
        Some(file) => Some(acts(file, link)),
        None => upkeep.is_able.then(|| choices(link)),
    };
    let stands = paragraph(class, says).attr("id", "kept-file");
    el("div class='kept-file'")
        .child(stands.attr("tabindex", "-1"))
        .child(trouble)
        .child(written)
        .child(acts)
}

fn choices(link: &Link) -> Element {
    el("p class='acts'")
        .child(choose("keep-new", Choice::New, wording::KEEP_NEW, link))
        .child(choose(
            "keep-present",
            Choice::Present,
            wording::KEEP_PRESENT,
            link,
        ))
}

fn choose(id: &'static str, choice: Choice, label: &'static str, link: &Link) -> Element {
    button("plain", link, Msg::ChoiceWanted(choice), label, None).attr("id", id)
}

fn acts(file: &File, link: &Link) -> Element {
    let leave = (file.leave == Leave::Wanted)
        .then(|| button("plain", link, Msg::LeaveWanted, wording::LET_WRITE, None));
    let stop = button("plain", link, Msg::StopWanted, wording::STOP_KEEPING, None);
    el("p class='acts'")
        .child(leave.map(|leave| leave.attr("id", "let-write")))
        .child(stop.attr("id", "stop-keeping"))
}
