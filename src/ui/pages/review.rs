//! The day's review: a question, its proof, when it comes back; or a card with four buttons.

use super::{aside, run};
use crate::app::review::{Msg, delays};
use crate::app::run::Msg as QuizMsg;
use crate::app::study::Desk;
use crate::app::{Model, Msg as AppMsg, Route};
use crate::bank::{Bank, Body, Grade, Question, Response, Verdict};
use crate::memory::journal::Rating;
use crate::memory::queue::{Pile, forecast};
use crate::memory::schedule::Delay;
use crate::session::{Draft, Sitting, Stage};
use crate::ui::components::{
    Element, button, el, group, icon, key, notices, paragraph, proof, square, stem, title,
};
use crate::ui::{Link, wording};

/// The page.
#[inline(never)]
pub fn view(model: &Model, sitting: &Sitting, bank: &Bank, link: &Link) -> Element {
    let quiz = sitting.quiz();
    let content = match (quiz.question(), quiz.stage().shown()) {
        (
            Some(question),
            Stage::Asking {
                draft: Draft::Card { turned: true },
                ..
            },
        ) => turned(model, sitting, bank, question, link),
        (Some(question), Stage::Asking { draft, complaint }) => {
            run::asking(bank, quiz, question, draft, *complaint, link)
        }
        (Some(question), Stage::Answered { grade }) => {
            let beside = group().child(run::returns(model)).child(aside::view(
                &model.aside,
                bank,
                question,
                link,
            ));
            let foot = answered_foot(model, sitting, link);
            run::answered(bank, quiz, question, grade, beside, foot).unwrap_or_else(group)
        }
        (_, _) => over(model, sitting, link),
    };
    el("div class='session'")
        .child(bar(sitting, link))
        .child(notices(model, link))
        .child(content)
}

fn bar(sitting: &Sitting, link: &Link) -> Element {
    let counts = sitting.counts;
    let current = sitting.current().map(|(_, pile)| pile);
    let piles = [
        (Pile::New, counts.new, wording::NEW),
        (Pile::Learning, counts.learning, wording::LEARNING),
        (Pile::Review, counts.review, wording::COMING_BACK),
    ];
    let piles = el("ul class='piles'").each(piles, |(pile, count, name)| {
        let now = (current == Some(pile)).then_some("true");
        el("li")
            .attr("aria-current", now)
            .child(el("b").text(count as usize))
            .text(" ")
            .text(name)
    });
    let undo = el("button type='button' class='bare undo'")
        .flag("disabled", !sitting.can_take_back())
        .on_press(link, Msg::UndoPressed)
        .child(icon::undo())
        .text(wording::UNDO)
        .child(key("U"));
    let bar = el("div class='bar'")
        .child(square(
            wording::LEAVE,
            link,
            QuizMsg::LeavePressed,
            icon::cross(),
        ))
        .child(piles)
        .child(undo)
        .child(square(
            wording::KEYS,
            link,
            AppMsg::HelpToggled,
            group().text("?"),
        ));
    el("header class='wrap'").child(bar)
}

/// The back of a card: what was asked, the answer, the proof, four buttons.
fn turned(
    model: &Model,
    sitting: &Sitting,
    bank: &Bank,
    question: &Question,
    link: &Link,
) -> Element {
    let back = match &question.body {
        Body::Card { back } => back.as_str(),
        _ => "",
    };
    let language = &bank.set().language;
    let shown = match back.chars().count() {
        0..=6 => "h1 id='heading' class='back short' tabindex='-1' dir='auto'",
        _ => "h1 id='heading' class='back' tabindex='-1' dir='auto'",
    };
    let asked = el("p class='asked'").attr("lang", language);
    let known = Grade {
        permille: 1000,
        verdict: Verdict::Right,
    };
    let finding = el("div data-verdict='shown'")
        .child(stem(asked, &question.stem, "", 0))
        .child(el("div class='card'").child(el(shown).attr("lang", language).text(back)))
        .child(proof(bank, question, &Response::Rated(true), &known))
        .child(around(bank, question));
    group()
        .child(run::about(el("main class='wrap answered'"), sitting.quiz()).child(finding))
        .child(
            el("footer class='foot'").child(el("div class='wrap'").child(ratings(
                delays(model, sitting),
                None,
                link,
            ))),
        )
}

/// What came before and after, so that a year has neighbours.
fn around(bank: &Bank, question: &Question) -> Option<Element> {
    let around = bank.before_and_after(question.fact.event()?);
    if around.iter().all(Option::is_none) {
        return None;
    }
    let set = bank.set();
    let sides = around.into_iter().zip([true, false]);
    let rows = sides.filter_map(|(side, is_before)| side.map(|side| (side, is_before)));
    let list = el("ul class='rows slipping around'").attr("lang", &set.language);
    Some(list.each(rows, |((ix, years), is_before)| {
        let year = bank.years_of(ix).map(|(first, _)| wording::year(first));
        el("li")
            .child(el("span class='year'").text(year))
            .child(el("span class='history'").text(wording::capital(&set.event(ix).title)))
            .child(el("span class='score'").text(wording::years_apart(years, is_before)))
    }))
}

/// Four equal buttons, with when the fact comes back; none is proposed.
fn ratings(delays: Option<[Delay; 4]>, given: Option<Rating>, link: &Link) -> Element {
    let names = Rating::ALL.into_iter().enumerate();
    el("div class='ratings' role='group'")
        .attr("aria-label", wording::HOW_WELL)
        .each(names, |(at, rating)| {
            let number = rating.number().to_string();
            el("button type='button' class='plain'")
                .attr("aria-pressed", (given == Some(rating)).then_some("true"))
                .on_press(link, Msg::Rated(rating))
                .child(el("b").text(wording::rating(rating)))
                .child(
                    delays.map(|delays| el("span class='delay'").text(wording::delay(delays[at]))),
                )
                .child(key(&number))
        })
}

fn answered_foot(model: &Model, sitting: &Sitting, link: &Link) -> Element {
    let quiz = sitting.quiz();
    let claim = run::claim(quiz, link);
    if model.study.rates() {
        let latest = model.study.latest();
        let review = latest.and_then(|id| model.study.journal().review(id));
        let given = review.map(|review| review.rating);
        return group().child(ratings(None, given, link)).child(claim);
    }
    let next = button(
        "primary",
        link,
        QuizMsg::NextPressed,
        wording::NEXT,
        Some("↵"),
    );
    group().child(next).child(claim)
}

/// Nothing is left: what was done, and what there is to do.
fn over(model: &Model, sitting: &Sitting, link: &Link) -> Element {
    let journal = model.study.journal();
    let answers = sitting.quiz().attempt().answers.len();
    let recalled = sitting.entries().iter().filter(|entry| {
        let review = journal.review(**entry);
        review.is_some_and(|review| review.rating != Rating::Again)
    });
    let main = el("main class='wrap over'")
        .child(title(wording::reviewed(answers, recalled.count())))
        .child(
            model
                .study
                .desk()
                .map(|desk| paragraph("lesser", rest(model, sitting, desk))),
        );
    let go_on = match sitting.counts.all() > 0 {
        true => button("primary", link, Msg::Resumed, wording::GO_ON, None),
        false => el("a class='primary'")
            .attr("href", Route::Today.address())
            .text(wording::BACK_TO_TODAY),
    };
    let practise = el("a class='plain'")
        .attr("href", Route::Practise.address())
        .text(wording::PRACTISE);
    main.child(el("p class='go'").child(go_on).child(practise))
}

fn rest(model: &Model, sitting: &Sitting, desk: &Desk) -> String {
    let at = crate::memory::journal::Moment::new(model.now, model.time_zone_offset);
    if let Some(until) = sitting.waits_until {
        return wording::waits(sitting.counts.learning, until.saturating_sub(at.when));
    }
    let tomorrow = forecast(desk.source(), 2, at)[1];
    wording::tomorrow(tomorrow)
}
