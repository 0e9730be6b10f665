//! A quiz under way: a question, then in its place the proof of its answer.

use yew::{Html, html};

use super::answer;
use crate::app::run::Msg;
use crate::app::{Model, Msg as AppMsg};
use crate::bank::{Bank, Grade, Question, Response, Verdict};
use crate::session::{Complaint, Draft, Quiz, Stage};
use crate::ui::components::{button, icon, notices, proof, square, verdict_name};
use crate::ui::{Link, wording};

/// The page.
pub fn view(model: &Model, quiz: &Quiz, bank: &Bank, link: &Link) -> Html {
    let content = match (quiz.question(), quiz.stage()) {
        (Some(question), Stage::Asking { draft, complaint }) => {
            asking(bank, question, draft, *complaint, link)
        }
        (Some(question), Stage::Answered { grade }) => answered(bank, quiz, question, grade, link),
        // The answer is on its way to storage, and is stored before anything is drawn.
        (Some(_) | None, Stage::Saving { .. } | Stage::Finished)
        | (None, Stage::Asking { .. } | Stage::Answered { .. }) => html! {},
    };
    html! {
        <div class="session">
            { bar(quiz, bank, link) }
            { notices(model, link) }
            { content }
        </div>
    }
}

fn bar(quiz: &Quiz, bank: &Bank, link: &Link) -> Html {
    let attempt = quiz.attempt();
    let all = attempt.picks.len();
    let about = wording::span(attempt.selection.from, attempt.selection.to);
    let about = about.unwrap_or_else(|| bank.set().title.clone());
    html! {
        <header class="wrap">
            <div class="bar">
                { square(wording::LEAVE, link.press(Msg::LeavePressed), icon::cross()) }
                <span class="subject">{ about }</span>
                <span class="count">{ wording::of(attempt.at.min(all - 1) + 1, all) }</span>
                { square(wording::KEYS, link.press(AppMsg::HelpToggled), html! { "?" }) }
            </div>
            <ol class="ticks" aria-hidden="true">
                { for (0..all).map(|at| html! { <li class={tick(quiz, at)}></li> }) }
            </ol>
        </header>
    }
}

/// Full: right; hollow: not wholly right; coloured: now.
fn tick(quiz: &Quiz, at: usize) -> Option<&'static str> {
    match quiz.attempt().answers.get(at) {
        Some(answer) if answer.is_right() => Some("right"),
        Some(_) => Some("wrong"),
        None if at == quiz.attempt().at => Some("now"),
        None => None,
    }
}

fn asking(
    bank: &Bank,
    question: &Question,
    draft: &Draft,
    complaint: Option<Complaint>,
    link: &Link,
) -> Html {
    let set = bank.set();
    html! {
        <>
            <main key={question.fact.name(set)} class="wrap ask" data-question={question.fact.name(set)}
                data-form={question.form.name()} data-seed={question.seed.to_string()}>
                <div class="stem">
                    <p class="eyebrow">{ wording::form(question.form) }</p>
                    <h1 id="heading" tabindex="-1" lang={set.language.clone()}>{ &question.stem }</h1>
                </div>
                { answer::view(bank, question, draft, complaint, link) }
            </main>
            <footer class="foot">
                <div class="wrap">
                    { for complaint.map(|complaint| html! {
                        <p id="complaint" class="complaint" role="alert">
                            <span aria-hidden="true">{ "▲ " }</span>{ wording::complaint(complaint) }
                        </p>
                    }) }
                    { answer::buttons(draft, link) }
                </div>
            </footer>
        </>
    }
}

fn answered(bank: &Bank, quiz: &Quiz, question: &Question, grade: &Grade, link: &Link) -> Html {
    let Some(answer) = quiz.answer() else {
        return html! {};
    };
    let set = bank.set();
    let last = quiz.attempt().at + 1 == quiz.attempt().picks.len();
    let next = if last {
        wording::SEE_RESULT
    } else {
        wording::NEXT
    };
    let verdict = wording::verdict(question, &grade.verdict);
    let long = verdict.chars().count() > 48;
    html! {
        <>
            <main key="proof" class="wrap answered" data-question={question.fact.name(set)}
                data-form={question.form.name()} data-seed={question.seed.to_string()}>
                <div data-verdict={verdict_name(grade)}>
                    <p class="asked" lang={set.language.clone()}>{ &question.stem }</p>
                    <h1 id="heading" tabindex="-1" class={if long { "verdict long" } else { "verdict" }}
                        aria-describedby="said">{ verdict }</h1>
                    <p id="said" class="lesser">{ said(question, &answer.response, &grade.verdict) }</p>
                    { proof(bank, question, &answer.response, grade) }
                </div>
            </main>
            <footer class="foot">
                <div class="wrap">
                    { button("primary", link.press(Msg::NextPressed), next, Some("↵")) }
                </div>
            </footer>
        </>
    }
}

/// Under the verdict: what the learner said, and how far off it was.
fn said(question: &Question, response: &Response, verdict: &Verdict) -> Html {
    match (response, wording::answered(question, response)) {
        (Response::Unknown, _) => html! { { wording::MET } },
        (Response::Rated(knew), _) => {
            html! { { if *knew { wording::YOU_KNEW } else { wording::MET } } }
        }
        (_, Some(text)) => match wording::you_said(verdict) {
            Some((before, after)) => html! { <>{ before }<b class="mine">{ text }</b>{ after }</> },
            None => html! {},
        },
        (_, None) => html! {},
    }
}
