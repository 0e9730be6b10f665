//! A round that a class plays at once: the teacher's screen, and what learners see between questions.

use super::{code, given};
use crate::app::class::Msg;
use crate::app::class::live::{Standing, is_set, of_quiz, on_screen};
use crate::app::class::results::Open;
use crate::app::{Model, Route};
use crate::bank::{Bank, Body, Choice, Piece, Question, Response, grade};
use crate::class::{Moment, key_told};
use crate::session::Quiz;
use crate::ui::components::{Element, button, complaint, el, group, paragraph, proof, stem, title};
use crate::ui::pages::answer;
use crate::ui::{Link, wording};

/// By so many milliseconds a learner sets their clock, and what the button says.
const STEPS: [(i64, &str); 6] = [
    (60_000, "−1 min"),
    (10_000, "−10 s"),
    (1_000, "−1 s"),
    (-1_000, "+1 s"),
    (-10_000, "+10 s"),
    (-60_000, "+1 min"),
];

/// The teacher's screen.
#[inline(never)]
pub fn view(model: &Model, key: &str, link: &Link) -> Element {
    let main = el("main class='wrap desk live'");
    let record = Route::Class(Some(key.to_owned()));
    let back = |says: &'static str| {
        el("p").child(
            el("a class='bare'")
                .attr("href", record.address())
                .text(says),
        )
    };
    let Some((open, standing)) = on_screen(model) else {
        let trouble = { model.class.back.open.as_ref() }.and_then(|open| open.trouble);
        return main
            .child(title(wording::LIVE))
            .child(back(wording::TO_RESULTS))
            .child(match trouble {
                Some(why) => complaint(wording::record_trouble(why)),
                None => el("p role='status'").text(wording::SET_COMING),
            });
    };
    let listed = model.class.listed.iter().find(|one| one.key == key);
    let name = listed.map_or(wording::LIVE, |one| &one.title);
    let main = main.child(back(wording::TO_RESULTS));
    let name = title(name).attr("dir", "auto");
    match standing.moment {
        Moment::Before => main.child(name).child(door(model, open, &standing, link)),
        // The question is the heading.
        Moment::Asked(at) => main.child(asked(open, &standing, at, false)),
        Moment::Shown(at) => main.child(asked(open, &standing, at, true)),
        Moment::Over => main.child(name).child(over(&record, link)),
    }
}

/// Before it begins: how to come in, and how long that is.
fn door(model: &Model, open: &Open, standing: &Standing, link: &Link) -> Element {
    let none = open.code.is_none();
    group()
        .child(paragraph("lesser", wording::round(standing)))
        .child(count_down(wording::BEGINS_IN, standing))
        .child(open.code.as_ref().map(|drawn| code(drawn, wording::CODE)))
        .child(none.then(|| paragraph("caption", wording::NO_QR_CODE)))
        .child(given(
            wording::LINK_FOR_CLASS,
            &open.link,
            wording::COPY_LINK,
            link,
        ))
        .child(paragraph("caption", wording::SAME_CLOCK))
        .child(clock(model, wording::CLOCK_WRONG, link))
}

fn count_down(says: &str, standing: &Standing) -> Element {
    el("p class='count-down' role='timer'")
        .child(el("span class='caption'").text(says))
        .child(el("b").text(wording::minutes_and_seconds(standing.seconds())))
}

/// A question as the class has it, and when its time is over what is right.
fn asked(open: &Open, standing: &Standing, at: usize, is_shown: bool) -> Option<Element> {
    let marked = open.marked.as_ref()?;
    let question = &marked.book.columns.get(at)?.question;
    let bank = &marked.bank;
    let says = match is_shown {
        true => wording::NEXT_IN,
        false => wording::TIME_LEFT,
    };
    let head = el("div class='over-question'")
        .child(
            el("p class='eyebrow'")
                .text([wording::form(question.form), " · "].concat())
                .text(wording::of(at + 1, standing.questions)),
        )
        .child(count_down(says, standing));
    let bar = (!is_shown).then(|| bar(standing));
    let language = &bank.set().language;
    let said = el("h1 id='heading' tabindex='-1' class='stem'").attr("lang", language);
    let body = match is_shown {
        false => offered(question),
        true => shown(bank, question),
    };
    Some(
        el("section")
            .key(&[&*at.to_string(), if is_shown { "shown" } else { "asked" }].concat())
            .child(head)
            .child(bar)
            .child(stem(said, &question.stem, "", answer::ROOM))
            .child(body.attr("lang", language)),
    )
}

/// How much of the time is left.
fn bar(standing: &Standing) -> Element {
    let whole = standing.live.asked().max(1);
    let left = (standing.left * 100 / whole).clamp(0, 100);
    el("div class='time-bar' aria-hidden='true'")
        .child(el("i").attr("style", ["width:", &left.to_string(), "%"].concat()))
}

/// What there is to choose from.
fn offered(question: &Question) -> Element {
    let list = |all: &[Choice]| el("ol class='offered'").each(all, |one| el("li").text(&one.text));
    match &question.body {
        Body::Passage {
            pieces, options, ..
        } => el("p class='stem'").each(pieces, |piece| match piece {
            Piece::Text(plain) => group().text(plain),
            Piece::Option(at) => el("u").text(options.get(*at).map(|one| one.text.as_str())),
        }),
        Body::Match { items, places, .. } => el("div class='two-lists'")
            .child(list(items))
            .child(list(places)),
        Body::Timeline { item, lying, .. } => group()
            .child(paragraph("stem", &item.text))
            .child(list(lying)),
        body => list(body.offered()),
    }
}

/// What is right, with its proof.
fn shown(bank: &Bank, question: &Question) -> Element {
    // Nobody's answer is on the wall.
    let response = Response::Unknown;
    let grade = grade(bank, question, &response);
    el("div")
        .child(paragraph("right-answer", key_told(question)))
        .child(proof(bank, question, &response, &grade))
}

fn over(record: &Route, link: &Link) -> Element {
    let again = button("plain", link, Msg::AgainPressed, wording::ROUND_AGAIN, None);
    group()
        .child(paragraph("lesser", wording::ROUND_OVER))
        .child(
            el("p class='acts'")
                .child(
                    el("a class='primary'")
                        .attr("href", record.address())
                        .text(wording::TAKE_RESULTS_IN),
                )
                .child(again),
        )
}

/// On the page of its link: when it begins, and the way to set one's clock by the teacher's.
pub fn lobby(model: &Model, standing: &Standing, link: &Link) -> Element {
    let stands = match standing.moment {
        Moment::Before => count_down(wording::BEGINS_IN, standing),
        Moment::Asked(_) | Moment::Shown(_) => paragraph("lesser", wording::HAS_BEGUN),
        Moment::Over => complaint(wording::ROUND_GONE),
    };
    group()
        .child(stands)
        .child(clock(model, wording::CLOCK_DIFFERS, link))
}

/// Setting the clock of this device; what is set is told, and can be taken back.
fn clock(model: &Model, says: &'static str, link: &Link) -> Element {
    let step =
        |(by, says): (i64, &'static str)| button("small", link, Msg::ClockMoved(by), says, None);
    let offset = model.class.live.offset;
    let set = (offset != 0).then(|| {
        let back = Msg::ClockMoved(offset.saturating_neg());
        group()
            .child(paragraph("caption", wording::clock_set(offset)))
            .child(el("p class='acts'").child(button(
                "small",
                link,
                back,
                wording::CLOCK_AS_IT_IS,
                None,
            )))
    });
    el("details class='set-clock'")
        .child(el("summary").text(says))
        .child(paragraph("caption", wording::CLOCK_STEPS))
        .child(
            el("p class='acts' role='group'")
                .attr("aria-label", says)
                .each(STEPS, step),
        )
        .child(set)
}

/// What a learner sees of a round in place of a question: before it begins, while the clock is set,
/// and when their answer is given and the others' are not. `None`: the page of a quiz as it is.
#[inline(never)]
pub fn waiting(model: &Model, quiz: &Quiz, link: &Link) -> Option<Element> {
    let standing = of_quiz(model, quiz)?;
    let main = el("main class='wrap live'");
    let soon = |stands: Element| {
        el("main class='wrap live'")
            .key("soon")
            .child(title(wording::ROUND_SOON))
            .child(paragraph("lesser", wording::round(&standing)))
            .child(stands)
            .child(clock(model, wording::CLOCK_DIFFERS, link))
    };
    match standing.moment {
        Moment::Before => Some(soon(count_down(wording::BEGINS_IN, &standing))),
        _ if is_set(model) => Some(soon(paragraph("lesser", wording::CLOCK_PAST))),
        Moment::Asked(at) if quiz.attempt().answers.len() > at => Some(
            main.key("given")
                .child(title(wording::ANSWER_GIVEN))
                .child(count_down(wording::SHOWN_IN, &standing)),
        ),
        Moment::Asked(_) | Moment::Shown(_) | Moment::Over => None,
    }
}

/// Above a question of a round: the time that is left.
#[inline(never)]
pub fn time(model: &Model, quiz: &Quiz) -> Option<Element> {
    let standing = of_quiz(model, quiz)?;
    let says = match standing.moment {
        Moment::Asked(_) => wording::seconds_left(standing.seconds()),
        Moment::Shown(_) => wording::next_in(standing.seconds()),
        Moment::Before | Moment::Over => return None,
    };
    Some(el("span class='clock' role='timer'").text(says))
}

/// Whether the clock, and no button, leads on.
#[inline(never)]
pub fn leads_on(model: &Model, quiz: &Quiz) -> bool {
    of_quiz(model, quiz).is_some()
}
