//! Done: the finding, what was missed, every question with its proof.

use crate::app::{Model, Msg, Route, print};
use crate::bank::{Bank, Body, Question};
use crate::memory::Answer;
use crate::session::{Quiz, Slot};
use crate::ui::components::{
    Element, button, el, group, heading, paragraph, proof, stem, title, verdict_name,
};
use crate::ui::pages::{answer, class as handed};
use crate::ui::{Link, wording};

/// The page.
#[inline(never)]
pub fn view(model: &Model, quiz: &Quiz, bank: &Bank, link: &Link) -> Element {
    let attempt = quiz.attempt();
    let (right, asked) = (attempt.right(), attempt.picks.len());
    let answers = || quiz.slots().iter().zip(&attempt.answers);
    let missed = attempt.missed().count();
    // What was handed out is handed in first.
    let ready = model.class.result.as_ref();
    let left_out = ready.map_or(0, |ready| ready.left_out);
    let hand_in = ready.map(|ready| handed::hand_in_view(model, ready, attempt, link));
    let records = ready.and_then(|_| handed::records_view(model, link));
    let again = if hand_in.is_some() {
        "plain"
    } else {
        "primary"
    };
    let (again, class) = match missed {
        0 => (None, again),
        missed => {
            let label = wording::ask_again(missed);
            let again = button(again, link, Msg::MissedRetried, label, None);
            (Some(again), "plain")
        }
    };
    let ten = button(class, link, Msg::BeginPressed, wording::ANOTHER_TEN, None);
    let paper = button(
        "plain",
        link,
        print::Msg::QuizPressed,
        wording::PRINT_QUIZ,
        None,
    );
    let back = el("a class='bare'")
        .attr("href", Route::Today.address())
        .text(wording::BACK_TO_TODAY);
    let language = &bank.set().language;
    // What was missed, at a glance.
    let rows = (missed > 0).then(|| {
        let missed = answers().filter(|(_, answer)| !answer.is_right());
        group().child(heading(wording::MISSED)).child(
            el("ol class='missed'")
                .attr("lang", language)
                .each(missed, |(slot, answer)| missed_row(slot, answer)),
        )
    });
    el("main class='wrap done'")
        .child(title(
            [&wording::score(right, asked + left_out), "."].concat(),
        ))
        .child(paragraph("lesser", wording::score_rest(right, asked)))
        .child(hand_in)
        .child(records)
        .child(
            el("p class='go'")
                .child(again)
                .child(ten)
                .child(paper)
                .child(back),
        )
        .child(rows)
        .child(heading(wording::ALL_QUESTIONS))
        .child(
            el("ol class='record'")
                .attr("lang", language)
                .each(answers(), |(slot, answer)| record(bank, slot, answer)),
        )
}

/// The answer in the margin or first, and what was said instead.
fn missed_row(slot: &Slot, answer: &Answer) -> Element {
    match slot {
        Slot::Drawn(question) => el("li")
            .child(stem(el("p class='stem'"), &question.stem, "", answer::ROOM))
            .child(el("p class='key'").child(key_text(question)))
            .child(paragraph(
                "said",
                wording::was_answer(question, &answer.response),
            )),
        Slot::Gone(fact) => gone(el("li"), fact),
    }
}

fn key_text(question: &Question) -> Element {
    match &question.body {
        Body::Order { items, key, .. } => {
            el("span class='sequence'").each(key, |at| el("span").text(&items[*at].text))
        }
        Body::Match {
            items, places, key, ..
        } => el("span class='pairs'").each(items.iter().zip(key), |(item, home)| {
            el("span").text(&item.text).child(
                el("span class='home'")
                    .text(" → ")
                    .text(&places[*home].text),
            )
        }),
        Body::Several { options, keys } => {
            el("span class='pairs'").each(keys, |at| el("span").text(&options[*at].text))
        }
        _ => group().text(question.key_text()),
    }
}

fn gone(row: Element, fact: &str) -> Element {
    row.child(paragraph("stem", fact))
        .child(paragraph("said", wording::GONE))
}

fn record(bank: &Bank, slot: &Slot, answer: &Answer) -> Element {
    let question = match slot {
        Slot::Drawn(question) => question,
        Slot::Gone(fact) => return gone(el("li class='gone'"), fact),
    };
    let grade = answer.grade(bank, question);
    let verdict = verdict_name(&grade);
    let mark =
        el("span class='mark' role='img'").attr("aria-label", wording::verdict_word(verdict));
    let summary = el("summary").child(mark).child(stem(
        el("span class='stem'"),
        &question.stem,
        "",
        answer::ROOM,
    ));
    el("li").child(
        el("details")
            .attr("data-question", question.fact.name(bank.set()))
            .attr("data-form", question.form.name())
            .attr("data-verdict", verdict)
            .child(summary)
            .child(proof(bank, question, &answer.response, &grade)),
    )
}
