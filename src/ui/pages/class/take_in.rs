//! Taking results in, and what became of them.

use crate::app::Model;
use crate::app::class::Msg;
use crate::app::class::results::{Camera, Told};
use crate::ui::components::{Element, amiss, button, complaint, el, group, heading, paragraph};
use crate::ui::{Link, wording};

/// The place to drop results on, and the other ways in.
pub fn view(model: &Model, link: &Link) -> Element {
    let back = &model.class.back;
    let going = (!back.coming.is_empty())
        .then(|| paragraph("lesser", wording::reading_files(back.coming.len())));
    let told = el("div id='told' role='status' tabindex='-1'")
        .attr("aria-label", wording::TAKEN_IN)
        .child(going)
        .each(&back.told, |told| {
            let title = title_of(model, told);
            let says = wording::told(told, title);
            match told {
                Told::Taken(..) | Told::Added(_) | Told::Known(_) => paragraph("lesser", says),
                Told::Unknown(_)
                | Told::Faulty(..)
                | Told::BadLink
                | Told::Without(_)
                | Told::TooMany
                | Told::Nothing => amiss(&says),
            }
        });
    let aside = (back.aside > 0).then(|| paragraph("caption", wording::aside(back.aside)));
    let unkept: usize = back.unkept.values().map(Vec::len).sum();
    let lost = (unkept > 0).then(|| {
        let save = button("plain", link, Msg::UnkeptSaved, wording::SAVE_UNKEPT, None);
        group()
            .child(amiss(&wording::not_kept_here(unkept)))
            .child(el("p class='acts'").child(save))
    });
    let pasted = el("textarea rows='2' spellcheck='false' dir='auto'")
        .attr("id", "pasted")
        .value("")
        .on_pick(link, |text| Some(Msg::TextsOffered(vec![text]).into()));
    let files = button(
        "primary",
        link,
        Msg::FilesPressed,
        wording::CHOOSE_FILES,
        None,
    );
    let folder = button(
        "plain",
        link,
        Msg::FolderPressed,
        wording::CHOOSE_FOLDER,
        None,
    );
    let is_on = back.camera == Camera::On;
    let camera = button(
        "plain",
        link,
        Msg::CameraPressed,
        if is_on {
            wording::CAMERA_OFF
        } else {
            wording::CAMERA_ON
        },
        None,
    );
    // Its name is how the browser finds it.
    let picture = is_on.then(|| {
        el("video id='camera' muted='muted' playsinline='playsinline'")
            .attr("aria-label", wording::CAMERA_SHOWS)
    });
    let failed = (back.camera == Camera::Failed).then(|| complaint(wording::CAMERA_FAILED));
    el("section class='bring-in' aria-labelledby='take-in'")
        .child(heading(wording::RESULTS).attr("id", "take-in"))
        .child(paragraph("drop", wording::DROP_RESULTS))
        .child(
            el("p class='acts'")
                .child(files)
                .child(folder)
                .child(camera),
        )
        .child(picture)
        .child(failed)
        .child(
            el("label class='address'")
                .child(el("span class='caption'").text(wording::PASTE_RESULTS))
                .child(pasted),
        )
        .child(aside)
        .child(told)
        .child(el("div role='status'").child(lost))
}

fn title_of<'a>(model: &'a Model, told: &Told) -> &'a str {
    let (Told::Taken(key, ..) | Told::Added(key) | Told::Known(key)) = told else {
        return "";
    };
    let mut listed = model.class.listed.iter();
    let listed = listed.find(|one| one.key == *key);
    listed.map_or("", |one| &one.title)
}
