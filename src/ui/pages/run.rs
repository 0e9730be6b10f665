//! A quiz under way: a question, then in its place the proof of its answer.

use super::class::{clock_leads_on, platform_beside, round_time, round_waits};
use super::{answer, aside};
use crate::app::class::clock::{self, Clock};
use crate::app::class::{self, hand_in};
use crate::app::run::Msg;
use crate::app::{Model, Msg as AppMsg, Rest};
use crate::bank::{Bank, Body, Fact, GAP, Grade, Question, Response, Verdict};
use crate::session::{Complaint, Draft, Quiz, Stage};
use crate::set::Set;
use crate::ui::components::{
    self, Element, button, complaint, el, group, icon, notices, proof, square, stem, verdict_name,
};
use crate::ui::{Link, wording};

/// The page.
pub fn view(model: &Model, quiz: &Quiz, bank: &Bank, link: &Link) -> Element {
    let is_assigned = quiz.attempt().assigned.is_some();
    let waits = is_assigned
        .then(|| round_waits(model, quiz, link))
        .flatten();
    let is_told = waits.is_none();
    let content = match (quiz.question(), quiz.stage().shown()) {
        _ if !is_told => waits,
        (Some(question), Stage::Asking { draft, complaint }) => {
            Some(asking(bank, quiz, question, draft, *complaint, link))
        }
        (Some(question), Stage::Answered { grade }) => {
            let beside = group().child(returns(model)).child(aside::view(
                &model.aside,
                bank,
                question,
                link,
            ));
            let foot = match is_assigned && clock_leads_on(model, quiz) {
                true => group().child(claim(quiz, link)),
                false => foot(quiz, link),
            };
            answered(bank, quiz, question, grade, beside, foot)
        }
        // What is shown while an answer is saved is never the saving itself.
        (Some(_) | None, Stage::Saving { .. } | Stage::Finished)
        | (None, Stage::Asking { .. } | Stage::Answered { .. }) => None,
    };
    let told = match model.notices.is_empty() {
        true => None,
        false => notices(model, link),
    };
    el("div class='session'")
        .child(bar(model, quiz, bank, is_told, link))
        .child(told)
        .child(
            { quiz.attempt() }
                .assigned
                .is_some()
                .then(|| beside_assigned(model, quiz, link))
                .flatten(),
        )
        .child((model.rest == Rest::Failed).then(|| complaint(wording::REST_FAILED)))
        .child(content)
}

fn bar(model: &Model, quiz: &Quiz, bank: &Bank, is_told: bool, link: &Link) -> Element {
    let attempt = quiz.attempt();
    let all = quiz.length();
    let about = wording::span(attempt.selection.from, attempt.selection.to);
    let about = about.unwrap_or_else(|| bank.set().title.clone());
    let clock = attempt.assigned.is_some().then(|| clock(model, quiz));
    let place = wording::of(attempt.at.min(all - 1) + 1, all);
    let bar = el("div class='bar'")
        .child(square(
            wording::LEAVE,
            link,
            Msg::LeavePressed,
            icon::cross(),
        ))
        .child(el("span class='subject'").text(about))
        .child(clock)
        .child(el("span class='count'").text(place))
        .child(square(
            wording::KEYS,
            link,
            AppMsg::HelpToggled,
            group().text("?"),
        ));
    let ticks = el("ol class='ticks' aria-hidden='true'").each(0..all, |at| {
        // What is not told yet is not shown here either.
        let hides = !is_told && at == quiz.attempt().at;
        el(tick(quiz, at, hides))
    });
    el("header class='wrap'").child(bar).child(ticks)
}

/// The time that is left of a quiz that was handed out; a screen reader is told of it seldom.
#[inline(never)]
fn clock(model: &Model, quiz: &Quiz) -> Element {
    if let Some(time) = round_time(model, quiz) {
        return time;
    }
    let clock = clock::clock(quiz.attempt(), model.now);
    let says = clock.map(wording::clock);
    let told = clock.and_then(wording::clock_told);
    group()
        .child(says.map(|says| el("span class='clock'").text(says)))
        .child(el("span class='unseen' role='status'").text(told))
}

/// What is told beside a quiz that was handed out.
#[inline(never)]
fn beside_assigned(model: &Model, quiz: &Quiz, link: &Link) -> Option<Element> {
    let told = group()
        .child(platform_beside(model))
        .child(time_up(quiz, model.now, link));
    Some(told)
}

/// That the time is up, and the way to hand in what there is.
#[inline(never)]
fn time_up(quiz: &Quiz, now: i64, link: &Link) -> Option<Element> {
    let is_over = clock::clock(quiz.attempt(), now) == Some(Clock::Over);
    is_over.then(|| {
        let ends = hand_in::may_end(quiz.attempt(), now).then(|| {
            button(
                "small",
                link,
                class::Msg::EndPressed,
                wording::END_NOW,
                None,
            )
        });
        let words = el("p").child(el("span class='advice'").text(wording::TIME_UP));
        el("div class='wrap'").child(
            el("div class='message'")
                .child(el("span class='mark' aria-hidden='true'").text("△"))
                .child(words)
                .child(el("p class='action'").child(ends)),
        )
    })
}

/// Full: right; hollow: not wholly right; coloured: now.
fn tick(quiz: &Quiz, at: usize, hides: bool) -> &'static str {
    match quiz.attempt().answers.get(at) {
        // Nothing is told before the end.
        Some(_) if hides || quiz.is_silent() => "li class='given'",
        Some(answer) if answer.is_right() => "li class='right'",
        Some(_) => "li class='wrong'",
        None if at == quiz.attempt().at => "li class='now'",
        None => "li",
    }
}

pub(super) fn asking(
    bank: &Bank,
    quiz: &Quiz,
    question: &Question,
    draft: &Draft,
    complaint: Option<Complaint>,
    link: &Link,
) -> Element {
    let set = bank.set();
    let heading = el("h1 id='heading' tabindex='-1'").attr("lang", &set.language);
    let (filled, room) = answer::filled(question, draft);
    let stem = stem(heading, &question.stem, filled, room);
    let stem = el("div class='stem'")
        .child(eyebrow(quiz, question))
        .child(stem)
        .child(picture_of(set, question.fact));
    let complained = complaint.map(|why| components::complaint(&wording::complaint(why)));
    group()
        .child(
            about(el("main class='wrap ask'"), quiz)
                .key(&question.fact.name(set))
                .child(stem)
                .child(answer::view(bank, question, draft, complaint, link)),
        )
        .child(
            el("footer class='foot'").child(
                el("div class='wrap'")
                    .child(complained)
                    .child(answer::buttons(draft, link)),
            ),
        )
}

/// The picture that is asked with: of a card or a written question. One of an event might give its answer away.
fn picture_of(set: &Set, fact: Fact) -> Option<Element> {
    let image = match fact {
        Fact::Card(at) => set.cards.get(at as usize)?.image.as_ref(),
        Fact::Written(at) => set.questions.get(at as usize)?.image.as_ref(),
        _ => None,
    };
    image.map(components::picture)
}

/// The form; and that the learner took two of what is shown for one another. Who opens the question by a report's
/// link took nothing for anything.
fn eyebrow(quiz: &Quiz, question: &Question) -> Element {
    let attempt = quiz.attempt();
    let pick = attempt.picks.get(attempt.at);
    let confused = attempt.selection.own && pick.is_some_and(|pick| pick.beside.is_some());
    el("p class='eyebrow'")
        .text(wording::form(question.form))
        .text(confused.then_some(wording::CONFUSED))
}

/// Which question it is, for tests.
pub(super) fn about(main: Element, quiz: &Quiz) -> Element {
    let Some(pick) = quiz.attempt().picks.get(quiz.attempt().at) else {
        return main;
    };
    main.attr("data-question", &pick.fact)
        .attr("data-form", pick.form.name())
        .attr("data-seed", pick.seed.to_string())
        .attr("data-difficulty", pick.difficulty.permille().to_string())
        .attr("data-beside", pick.beside.as_ref())
}

#[inline(never)]
pub(super) fn answered(
    bank: &Bank,
    quiz: &Quiz,
    question: &Question,
    grade: &Grade,
    beside: Element,
    foot: Element,
) -> Option<Element> {
    let answer = quiz.answer()?;
    let verdict = wording::verdict(question, &grade.verdict);
    let headline = if verdict.chars().count() > 48 {
        "h1 id='heading' tabindex='-1' class='verdict long' aria-describedby='said'"
    } else {
        "h1 id='heading' tabindex='-1' class='verdict' aria-describedby='said'"
    };
    // A sentence with a gap is shown whole, in the proof.
    let asked = (!question.stem.contains(GAP)).then(|| {
        let asked = el("p class='asked'").attr("lang", &bank.set().language);
        stem(asked, &question.stem, "", answer::ROOM)
    });
    let said = said(bank, question, &answer.response, &grade.verdict);
    let finding = el("div")
        .attr("data-verdict", verdict_name(grade))
        .child(asked)
        .child(el(headline).text(verdict))
        .child(said)
        .child(proof(bank, question, &answer.response, grade))
        .child(event_picture(bank.set(), question.fact))
        .child(beside);
    Some(
        group()
            .child(
                about(el("main class='wrap answered'"), quiz)
                    .key("proof")
                    .child(finding),
            )
            .child(el("footer class='foot'").child(el("div class='wrap'").child(foot))),
    )
}

/// The picture of the event that was asked of.
fn event_picture(set: &Set, fact: Fact) -> Option<Element> {
    let image = set.event(fact.event()?).image.as_ref();
    image.map(components::picture)
}

/// On to the next question, or to the result.
#[inline(never)]
fn foot(quiz: &Quiz, link: &Link) -> Element {
    let last = quiz.attempt().at + 1 == quiz.attempt().picks.len();
    let next = if last {
        wording::SEE_RESULT
    } else {
        wording::NEXT
    };
    group()
        .child(button("primary", link, Msg::NextPressed, next, Some("↵")))
        .child(claim(quiz, link))
}

/// Of an answer that was refused, that may be counted as right.
pub(super) fn claim(quiz: &Quiz, link: &Link) -> Option<Element> {
    let claimed = quiz.answer()?.claimed;
    quiz.can_claim().then(|| {
        let label = match claimed {
            true => wording::TAKE_BACK,
            false => wording::CLAIM,
        };
        button("bare", link, Msg::ClaimPressed, label, Some("C"))
    })
}

/// When the fact that was answered comes back.
#[inline(never)]
pub(super) fn returns(model: &Model) -> Option<Element> {
    let delay = crate::app::study::comes_back(model)?;
    Some(components::paragraph(
        "caption returns",
        wording::comes_back(delay),
    ))
}

/// Under the verdict: what the learner said, and how far off it was.
fn said(bank: &Bank, question: &Question, response: &Response, verdict: &Verdict) -> Element {
    let said = el("p id='said' class='lesser'");
    if let Verdict::Another(ix) = verdict {
        let name = &bank.set().entity(*ix).name;
        let (before, after) = wording::you_named(bank.tells_of(*ix));
        return said
            .text(before)
            .child(el("b class='mine'").text(name))
            .text(after);
    }
    match (response, wording::answered(question, response)) {
        (Response::Unknown | Response::Rated(false), _) => said.text(wording::MET),
        (Response::Rated(true), _) => said.text(wording::YOU_KNEW),
        // Below, each says whether it was marked.
        (Response::Marked(_), _) => said,
        (_, Some(text)) => match wording::you_said(verdict) {
            Some((before, after)) => said
                .text(before)
                .child(el("b class='mine'").text(text))
                .text(after)
                .text(earned(question, verdict)),
            None => said,
        },
        (_, None) => said,
    }
}

/// Of a typed year that is off: what it earned nevertheless.
fn earned(question: &Question, verdict: &Verdict) -> Option<String> {
    match (&question.body, verdict) {
        (Body::Year { scale, .. }, Verdict::YearsOff(off)) => wording::year_earned(*scale, *off),
        _ => None,
    }
}
