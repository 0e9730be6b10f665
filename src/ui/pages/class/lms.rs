//! The platform around a package, for the learner; and the package of a quiz, for the teacher.

use super::field;
use crate::app::Model;
use crate::app::class::lms::{self, Standing};
use crate::app::class::package::{Msg as PackageMsg, Stands};
use crate::app::class::{Msg, results::Open};
use crate::class::scorm::Edition;
use crate::memory::Attempt;
use crate::ui::components::{Element, button, complaint, el, heading, paragraph};
use crate::ui::{Link, wording};

/// What the learner must know of the platform while they answer.
#[inline(never)]
pub fn beside(model: &Model) -> Option<Element> {
    model.class.lms.as_ref()?;
    let says = lms::standing(model).and_then(wording::platform);
    Some(told("wrap caption platform", says))
}

/// What became of a finished attempt.
pub fn at_end(model: &Model, attempt: &Attempt) -> Option<Element> {
    model.class.lms.as_ref()?;
    let standing = lms::standing(model);
    let is_theirs =
        |standing: &Standing| *standing != Standing::Told || lms::is_told_of(model, attempt);
    let says = standing.filter(is_theirs).map(wording::platform_at_end);
    Some(told("lesser platform", says))
}

/// What a screen reader tells when it changes. So it is there before there is something to tell.
fn told(class: &str, says: Option<&str>) -> Element {
    let class = says.map_or("unseen", |_| class);
    el("p role='status'").attr("class", class).text(says)
}

/// Making a package of a quiz.
pub fn package(model: &Model, open: &Open, link: &Link) -> Option<Element> {
    open.handed.as_ref()?;
    let package = &model.class.package;
    let pass = el("input type='text' inputmode='numeric' autocomplete='off'")
        .value(&package.pass)
        .flag("readonly", package.is_making())
        .wrong(package.stands == Stands::NoMark)
        .on_type(link, |text| {
            Some(Msg::Package(PackageMsg::PassTyped(text)).into())
        });
    let make = |edition: Edition| {
        button(
            "plain",
            link,
            Msg::Package(PackageMsg::Pressed(edition)),
            wording::package_of(edition),
            None,
        )
        .attr("id", ["package-", edition.name()].concat())
    };
    let says = match &package.stands {
        Stands::Idle => None,
        Stands::Making(_) => Some(paragraph("lesser", wording::PACKAGE_COMING)),
        Stands::Made(bytes) => Some(paragraph("lesser", wording::package_made(*bytes))),
        Stands::Unmade(why) => Some(complaint(wording::unpacked(*why))),
        Stands::NoMark => Some(complaint(wording::PACKAGE_NO_MARK)),
    };
    Some(
        el("section class='fields' aria-labelledby='for-platform'")
            .child(heading(wording::FOR_PLATFORM).attr("id", "for-platform"))
            .child(paragraph("caption", wording::PACKAGE_IS))
            .child(field(
                wording::PASS_MARK,
                "pass",
                pass,
                Some(wording::PASS_MARK_IS),
            ))
            .child(
                el("p class='acts'")
                    .child(make(Edition::V12))
                    .child(make(Edition::V2004)),
            )
            .child(el("div id='packaged' role='status'").child(says)),
    )
}
