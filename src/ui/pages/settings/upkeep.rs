//! The file that is kept current: choosing it, how it stands, stopping.

use crate::app::Model;
use crate::app::upkeep::{Choice, File, Leave, Msg};
use crate::ui::components::{Element, button, el, group, paragraph};
use crate::ui::{Link, wording};

/// What stands of it below the copies.
pub fn upkeep(model: &Model, link: &Link) -> Element {
    let upkeep = &model.upkeep;
    if !upkeep.is_able {
        return paragraph("caption", wording::CANNOT_KEEP);
    }
    let trouble = upkeep.trouble.map(|trouble| {
        el("p class='lesser' role='status'")
            .child(el("span class='mark' aria-hidden='true'").text("△ "))
            .text(wording::trouble(trouble))
    });
    match &upkeep.file {
        None => group()
            .child(
                el("p class='acts'")
                    .child(choose("keep-new", Choice::New, wording::KEEP_NEW, link))
                    .child(choose(
                        "keep-present",
                        Choice::Present,
                        wording::KEEP_PRESENT,
                        link,
                    )),
            )
            .child(paragraph("caption", wording::KEEP_IS))
            .child(trouble),
        Some(file) => group()
            .child(paragraph("lesser", wording::upkeep(file)).attr("id", "kept-file"))
            .child(trouble)
            .child(
                wording::written_at(file, model.time_zone_offset)
                    .map(|says| paragraph("caption", says)),
            )
            .child(acts(file, link)),
    }
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
