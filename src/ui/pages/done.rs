//! Done: the finding, what was missed, every question with its proof.

use yew::{Html, html};

use crate::app::{Msg, Route};
use crate::bank::{Bank, Body, Question, grade};
use crate::memory::Answer;
use crate::session::{Quiz, Slot};
use crate::ui::components::{button, heading, paragraph, proof, title, verdict_name};
use crate::ui::{Link, wording};

/// The page.
pub fn view(quiz: &Quiz, bank: &Bank, link: &Link) -> Html {
    let attempt = quiz.attempt();
    let (right, all) = (attempt.right(), attempt.picks.len());
    let missed = attempt.missed().count();
    html! {
        <main class="wrap done">
            { title([&wording::score(right, all), "."].concat()) }
            { paragraph("lesser", wording::score_rest(right, all)) }
            <p class="go">
                { if missed > 0 { html! {
                    { button("primary", link.press(Msg::MissedRetried), wording::ask_again(missed), None) }
                } } else { html! {} } }
                { button(if missed > 0 { "plain" } else { "primary" }, link.press(Msg::BeginPressed), wording::ANOTHER_TEN, None) }
                <a class="bare" href={Route::Today.address()}>{ wording::BACK_TO_TODAY }</a>
            </p>
            { missed_rows(quiz, bank) }
            { heading(wording::ALL_QUESTIONS) }
            <ol class="record" lang={bank.set().language.clone()}>
                { for quiz.slots().iter().zip(&attempt.answers).map(|(slot, answer)| record(bank, slot, answer)) }
            </ol>
        </main>
    }
}

/// What was missed, at a glance: the answer in the margin or first, and what was said instead.
fn missed_rows(quiz: &Quiz, bank: &Bank) -> Html {
    let answers = quiz.slots().iter().zip(&quiz.attempt().answers);
    let missed: Vec<_> = answers.filter(|(_, answer)| !answer.is_right()).collect();
    if missed.is_empty() {
        return html! {};
    }
    html! {
        <>
            { heading(wording::MISSED) }
            <ol class="missed" lang={bank.set().language.clone()}>
                { for missed.into_iter().map(|(slot, answer)| html! { <li>{ missed_row(slot, answer) }</li> }) }
            </ol>
        </>
    }
}

fn missed_row(slot: &Slot, answer: &Answer) -> Html {
    match slot {
        Slot::Drawn(question) => html! {
            <>
                { paragraph("stem", question.stem.clone()) }
                <p class="key">{ key_text(question) }</p>
                { paragraph("said", wording::was_answer(question, &answer.response)) }
            </>
        },
        Slot::Gone(fact) => gone(fact),
    }
}

fn key_text(question: &Question) -> Html {
    match &question.body {
        Body::Order { items, key } => html! {
            <span class="sequence">{ for key.iter().map(|at| html! { <span>{ &items[*at].text }</span> }) }</span>
        },
        Body::Choice { .. } | Body::Year { .. } | Body::Name { .. } | Body::Card { .. } => {
            html! { { question.key_text() } }
        }
    }
}

fn gone(fact: &str) -> Html {
    html! { <>{ paragraph("stem", fact.to_owned()) }{ paragraph("said", wording::GONE) }</> }
}

fn record(bank: &Bank, slot: &Slot, answer: &Answer) -> Html {
    let question = match slot {
        Slot::Drawn(question) => question,
        Slot::Gone(fact) => return html! { <li class="gone">{ gone(fact) }</li> },
    };
    let grade = grade(bank, question, &answer.response);
    let verdict = verdict_name(&grade);
    html! {
        <li>
            <details data-question={question.fact.name(bank.set())} data-form={question.form.name()} data-verdict={verdict}>
                <summary>
                    <span class="mark" role="img" aria-label={wording::verdict_word(verdict)}></span>
                    <span class="stem">{ &question.stem }</span>
                </summary>
                { proof(bank, question, &answer.response, &grade) }
            </details>
        </li>
    }
}
