//! What came back of a quiz: the link, the marks, and what they say of the questions.

use super::{code, figures, given, lms, records, take_in};
use crate::app::class::Msg;
use crate::app::class::results::{Marked, Open};
use crate::app::{Model, Route};
use crate::class::{Cell, Learner, Marked as Attempt};
use crate::ui::components::{Element, button, complaint, el, group, heading, paragraph, title};
use crate::ui::{Link, wording};

/// The page.
#[inline(never)]
pub fn view(model: &Model, key: &str, link: &Link) -> Element {
    let main = el("main class='wrap desk class' data-drop='class'");
    let back = el("p").child(
        el("a class='bare'")
            .attr("href", Route::Class(None).address())
            .text(wording::BACK_TO_CLASS),
    );
    let listed = model.class.listed.iter().find(|one| one.key == key);
    let name = listed.map_or(wording::CLASS, |one| &one.title);
    let open = model
        .class
        .back
        .open
        .as_ref()
        .filter(|open| open.key == key);
    let Some(open) = open else {
        return main.child(title(name)).child(back);
    };
    let screen = { open.handed.as_ref() }.and_then(|handed| handed.assignment.live);
    let screen = screen.map(|_| {
        el("p class='acts'").child(
            el("a class='plain'")
                .attr("href", Route::Live(key.to_owned()).address())
                .text(wording::OPEN_SCREEN),
        )
    });
    let is_no_round = screen.is_none();
    let trouble = open
        .trouble
        .map(|why| complaint(wording::record_trouble(why)));
    let made = listed.map(|one| {
        let says = wording::handed_out(one.results, one.made, model.time_zone_offset);
        paragraph("lesser", says)
    });
    // What has come back stands first; before anything has, the link.
    let records = open.record.as_ref();
    let is_back = records.is_some_and(|record| !record.taken.is_empty());
    // A round is over when a package of it is played.
    let package = is_no_round
        .then(|| lms::package(model, open, link))
        .flatten();
    let out = group().child(handed(open, link)).child(package);
    let (first, last) = match is_back {
        true => (None, Some(out)),
        false => (Some(out), None),
    };
    main.child(back)
        .child(title(name).attr("dir", "auto"))
        .child(made)
        .child(screen)
        .child(trouble)
        .child(first)
        .child(take_in::view(model, link))
        .child(records::read_back(model, key, link))
        .child(open.marked.as_ref().map(|marked| book(model, marked)))
        .child(
            open.marked
                .as_ref()
                .and_then(|marked| figures::view(marked, link)),
        )
        .child(last)
        .child(keeping(open, link))
}

/// The link to hand out.
fn handed(open: &Open, link: &Link) -> Option<Element> {
    let handed = open.handed.as_ref()?;
    let drawn = open.code.as_ref().map(|drawn| code(drawn, wording::CODE));
    let none = drawn
        .is_none()
        .then(|| paragraph("caption", wording::NO_QR_CODE));
    Some(
        el("section aria-labelledby='for-class'")
            .child(heading(wording::LINK_FOR_CLASS).attr("id", "for-class"))
            .child(given(
                wording::LINK_FOR_CLASS,
                &open.link,
                wording::COPY_LINK,
                link,
            ))
            .child(
                el("p").child(
                    el("a class='bare'")
                        .attr(
                            "href",
                            Route::Assignment(Box::new(handed.clone())).address(),
                        )
                        .text(wording::OPEN_AS_LEARNER),
                ),
            )
            .child(drawn)
            .child(none)
            .child(paragraph("caption", wording::CANNOT_PROMISE)),
    )
}

fn keeping(open: &Open, link: &Link) -> Element {
    let save = button(
        "plain",
        link,
        Msg::BackupPressed,
        wording::SAVE_BACKUP,
        None,
    );
    let delete = button(
        "bare",
        link,
        Msg::DeletePressed(open.key.clone()),
        wording::DELETE_IT,
        None,
    );
    el("section")
        .child(paragraph("caption", wording::BACKUP_IS))
        .child(el("p class='acts'").child(save).child(delete))
}

/// The marks.
fn book(model: &Model, marked: &Marked) -> Element {
    let learners = &marked.book.learners;
    let results: usize = learners.iter().map(|one| one.attempts.len()).sum();
    let section = el("section aria-labelledby='learners'")
        .child(heading(wording::LEARNERS).attr("id", "learners"));
    if learners.is_empty() {
        return section
            .child(paragraph("lesser", wording::NONE_BACK))
            .child(left(marked));
    }
    let columns = marked.book.columns.len();
    let head = el("tr")
        .child(el("th scope='col'").text(wording::NAME_COLUMN))
        .child(el("th scope='col'").text(wording::MARK_COLUMN))
        .child(el("th scope='col'").text(wording::TIME_COLUMN))
        .child(el("th scope='col'").text(wording::WHEN_COLUMN))
        .each(0..columns, |at| el("th scope='col'").text(at + 1));
    let rows = learners
        .iter()
        .flat_map(|learner| learner.attempts.iter().map(move |one| (learner, one)));
    let table = el("table class='marks'")
        .child(el("thead").child(head))
        .child(el("tbody").each(rows, |(learner, one)| row(model, learner, one, columns)));
    section
        .child(paragraph(
            "lesser",
            wording::came_back(results, learners.len()),
        ))
        .child(
            el("div class='scrolls' tabindex='0'")
                .attr("aria-label", wording::LEARNERS)
                .attr("role", "region")
                .child(table),
        )
        .child(left(marked))
}

fn row(model: &Model, learner: &Learner, one: &Attempt, columns: usize) -> Element {
    let share = one.total() / u32::try_from(columns).unwrap_or(1).max(1);
    let called = wording::attempt_of(&learner.name, one.submission.attempt);
    let remarks = remarks(model, one);
    el("tr")
        .child(el("th scope='row' dir='auto'").text(called))
        .child(el("td").text(wording::mark_of(share)))
        .child(
            el("td")
                .text(wording::lasted(one.submission.took))
                .child(remarks),
        )
        .child(el("td").text(wording::moment(
            one.submission.started,
            model.time_zone_offset,
        )))
        .each(&one.cells, mark)
}

/// That it was late, or once too often.
fn remarks(model: &Model, one: &Attempt) -> Option<Element> {
    let open = model.class.back.open.as_ref()?;
    let minutes = open
        .handed
        .as_ref()?
        .assignment
        .minutes
        .map_or(0, u64::from);
    let late = (one.submission.took / 60_000)
        .saturating_sub(minutes)
        .max(1);
    let mut says = Vec::new();
    if one.is_late {
        says.push(wording::late(late));
    }
    if one.is_beyond {
        says.push(wording::BEYOND.to_owned());
    }
    if one.is_twin {
        says.push(wording::TWIN.to_owned());
    }
    (!says.is_empty()).then(|| el("span class='caption'").text([" ", &says.join(", ")].concat()))
}

fn mark(cell: &Cell) -> Element {
    let (class, says) = match (&cell.response, cell.permille) {
        (None, _) => ("td class='none'", "–".to_owned()),
        (Some(_), 1000) => ("td class='right'", wording::worth(1000)),
        (Some(_), 0) => ("td class='wrong'", wording::worth(0)),
        (Some(_), part) => ("td class='part'", wording::worth(part)),
    };
    el(class).text(says)
}

/// What was not marked, and why.
fn left(marked: &Marked) -> Option<Element> {
    let left = &marked.book.left;
    (!left.is_empty()).then(|| {
        el("section")
            .child(heading(wording::LEFT_UNMARKED))
            .child(el("ul class='lost'").each(left, |(submission, why)| {
                el("li").text([&*submission.learner, ": ", wording::unmarked(*why), "."].concat())
            }))
    })
}
