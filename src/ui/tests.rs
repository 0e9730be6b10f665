//! Claims about the pages, drawn on the host from states that the app itself reached.

mod answers;
mod confused;
mod in_a_package;
mod in_a_round;
mod in_the_table;
mod on_paper;
mod on_the_map;
mod records;
mod upkeep;

use yew::{Callback, Html, LocalServerRenderer, Properties, component};

use super::{Link, pages, wording};
use crate::app::{Effect, Env, Model, Msg, Notice, Opened, SaveError, practise, run, update};
use crate::bank::{Body, Form, Verdict};

const ENV: Env = Env {
    now: 1_795_000_000_000,
    time_zone_offset: 60,
    seed: 7,
};
const SET: &str = include_str!("../../questions/japan-soviet-union.json");
const INDEX: &str =
    r#"{"sets":[{"file":"japan-soviet-union.json","id":"japan-soviet-union","title":"Japan"}]}"#;

#[derive(Properties, PartialEq)]
struct Shown {
    html: Html,
}

#[component]
fn Page(shown: &Shown) -> Html {
    shown.html.clone()
}

fn drawn(model: &Model) -> String {
    rendered(pages::view(model, &Link::new(Callback::noop())))
}

/// What a browser would be given.
pub(super) fn rendered(html: Html) -> String {
    let renderer = LocalServerRenderer::<Page>::with_props(Shown { html }).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime starts");
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

/// Tells the app, stores what it wants stored, and follows where it goes.
fn tell(model: &mut Model, msg: Msg) {
    for effect in update(model, msg, ENV) {
        match effect {
            Effect::OpenJournal { fresh } => tell(
                model,
                Msg::JournalOpened(Opened {
                    pieces: Ok(Vec::new()),
                    copies: Vec::new(),
                    writer: fresh,
                }),
            ),
            Effect::WritePiece { key, .. } => tell(
                model,
                Msg::PieceWritten {
                    key,
                    result: Ok(()),
                },
            ),
            Effect::Save { key, .. } => tell(
                model,
                Msg::Saved {
                    key,
                    result: Ok(()),
                },
            ),
            Effect::Go(address) | Effect::Replace(address) => {
                tell(model, Msg::HashChanged(address))
            }
            Effect::FetchIndex
            | Effect::FetchSet { .. }
            | Effect::WatchWidth
            | Effect::Focus(_)
            | Effect::Copy(_)
            | Effect::Mail(_)
            | Effect::Persist
            | Effect::ChooseFile
            | Effect::SendErrand { .. }
            | Effect::EndErrand(_)
            | Effect::Pause
            | Effect::Upkeep(_)
            | Effect::Desk(_)
            | Effect::HearLeaving
            | Effect::Print
            | Effect::Class(_)
            | Effect::Download { .. } => {}
        }
    }
}

fn opened(hash: &str) -> Model {
    let mut model = Model::new();
    tell(
        &mut model,
        Msg::Started {
            hash: hash.to_owned(),
            stored: Ok(Vec::new()),
        },
    );
    tell(&mut model, Msg::IndexFetched(Ok(INDEX.to_owned())));
    tell(
        &mut model,
        Msg::SetFetched {
            id: "japan-soviet-union".to_owned(),
            result: Ok(SET.to_owned()),
        },
    );
    model
}

fn quiz(form: Form) -> Model {
    opened(&format!(
        "#/practise/run?set=japan-soviet-union&seed=3&count=2&forms={}",
        form.name()
    ))
}

fn holds(page: &str, wanted: &[&str]) {
    for part in wanted {
        assert!(page.contains(part), "{part} is missing from {page}");
    }
}

#[test]
fn every_place_has_a_heading_that_can_take_the_focus() {
    for (hash, wanted) in [
        ("#/", "class=\"axis\""),
        ("#/practise", "type=\"checkbox\""),
        ("#/about", "CC-BY-SA-4.0"),
        ("#/nowhere", "#/nowhere"),
    ] {
        let page = drawn(&opened(hash));
        holds(&page, &["<main", "id=\"heading\" tabindex=\"-1\"", wanted]);
        assert_eq!(page.matches("<h1").count(), 1, "{hash}");
    }
}

#[test]
fn every_form_can_be_answered_and_shows_its_proof() {
    for (form, wanted) in [
        (Form::ChoiceDate, "role=\"radiogroup\""),
        (Form::ChoiceEvent, "role=\"radio\""),
        (Form::WhichFirst, "class=\"options halves\""),
        (Form::Order, "id=\"row-0\""),
        (Form::ShortAnswerYear, "inputmode=\"numeric\""),
        (Form::ShortAnswerName, "spellcheck=\"false\""),
        (Form::Flashcard, "Show answer"),
        (Form::Written, "data-form=\"written\""),
    ] {
        let mut model = quiz(form);
        holds(&drawn(&model), &["data-question=", "data-seed=", wanted]);
        tell(&mut model, run::Msg::UnknownPressed.into());
        let proof = drawn(&model);
        holds(
            &proof,
            &["data-verdict=\"unknown\"", "class=\"proof", "Next"],
        );
        assert!(
            !proof.contains("role=\"radio\""),
            "{form:?} can be answered twice"
        );
    }
}

#[test]
fn the_whole_proof_and_the_report_are_opened_beside_the_source() {
    let mut model = quiz(Form::ChoiceDate);
    tell(&mut model, run::Msg::UnknownPressed.into());
    let page = drawn(&model);
    holds(
        &page,
        &[
            "class=\"source\"",
            "aria-expanded=\"false\"",
            "The whole proof",
            "Report",
        ],
    );
    assert!(!page.contains("id=\"whole\""));
    tell(&mut model, run::Msg::ProofToggled.into());
    let page = drawn(&model);
    holds(
        &page,
        &["aria-expanded=\"true\"", "id=\"whole\"", "lies apart from"],
    );
    tell(&mut model, run::Msg::ReportPressed.into());
    tell(&mut model, Msg::Copied(true));
    holds(&drawn(&model), &["The report is copied."]);
    tell(&mut model, run::Msg::ReportPressed.into());
    tell(&mut model, Msg::Copied(false));
    holds(
        &drawn(&model),
        &[
            "It could not be copied: here it is.",
            "<textarea",
            "Form: choice-date",
        ],
    );
}

#[test]
fn forms_are_offered_by_groups_and_poor_ones_say_what_they_need() {
    let page = drawn(&opened("#/practise"));
    holds(
        &page,
        &[
            "Put together",
            "aria-label=\"all: Type\"",
            "data-form=\"choice-date\"",
            " facts",
            "Harder",
        ],
    );
    assert_eq!(page.matches("aria-pressed=\"true\"").count(), 2);
    let mut model = opened("#/practise");
    let poor = r#"{"format":"annals-set/1","id":"poor","title":"P","events":[
        {"id":"a","date":"1900","title":"the one"},{"id":"b","date":"1910","title":"the other"}]}"#;
    tell(&mut model, Msg::SetChosen("poor".to_owned()));
    model.library = crate::app::Library::Loading {
        id: "poor".to_owned(),
        file: "poor.json".to_owned(),
    };
    tell(
        &mut model,
        Msg::SetFetched {
            id: "poor".to_owned(),
            result: Ok(poor.to_owned()),
        },
    );
    holds(
        &drawn(&model),
        &[
            "Not from this set",
            "needs more events whose dates can be told apart",
            "<code>place</code>",
            "needs questions written by hand",
        ],
    );
}

#[test]
fn only_dates_on_offer_are_on_the_line_before_the_answer() {
    // A year; a span is no place on the line that could be offered.
    let year = opened("#/practise/run?set=japan-soviet-union&seed=1&count=2&forms=choice-date");
    assert!(drawn(&year).contains("class=\"offered\""));
    for form in [
        Form::ChoiceEvent,
        Form::WhichFirst,
        Form::Order,
        Form::Flashcard,
    ] {
        assert!(!drawn(&quiz(form)).contains("class=\"axis\""), "{form:?}");
    }
}

#[test]
fn a_row_moved_by_its_arrow_is_announced() {
    let mut model = quiz(Form::Order);
    assert!(!drawn(&model).contains(", now "));
    tell(&mut model, run::Msg::ItemMoved { from: 0, to: 1 }.into());
    let page = drawn(&model);
    holds(&page, &[", now second of "]);
    assert!(!page.contains("Lifted: "));
}

#[test]
fn a_finished_attempt_shows_what_was_missed() {
    let mut model = quiz(Form::ChoiceDate);
    for _ in 0..2 {
        tell(&mut model, run::Msg::UnknownPressed.into());
        tell(&mut model, run::Msg::NextPressed.into());
    }
    holds(
        &drawn(&model),
        &[
            "0 of 2",
            "Ask the 2 missed again",
            "<details",
            "data-verdict=\"unknown\"",
        ],
    );
    tell(&mut model, Msg::HashChanged("#/".to_owned()));
    holds(
        &drawn(&model),
        &["Ten facts are ready to review", "Past attempts"],
    );
}

#[test]
fn only_what_blocks_work_is_an_alert() {
    for (notice, role) in [
        (Notice::NotSaved(SaveError::Full), "alert"),
        (Notice::NotSaved(SaveError::Forbidden), "alert"),
        (Notice::Unread(1), "status"),
        (Notice::ItemsRefused(3), "status"),
    ] {
        let mut model = opened("#/about");
        model.tell(notice.clone());
        let wanted = format!("role=\"{role}\"");
        assert!(drawn(&model).contains(&wanted), "{notice:?}");
    }
}

#[test]
fn a_complaint_stands_where_it_arose() {
    let mut model = opened("#/practise");
    tell(
        &mut model,
        practise::Msg::FromTyped("194o".to_owned()).into(),
    );
    tell(&mut model, practise::Msg::BeginPressed.into());
    holds(
        &drawn(&model),
        &[
            "aria-invalid=\"true\"",
            "id=\"complaint\"",
            "That is not a year.",
        ],
    );
    let mut model = quiz(Form::ChoiceDate);
    tell(&mut model, run::Msg::CheckPressed.into());
    holds(&drawn(&model), &["role=\"alert\"", "Choose one first"]);
}

#[test]
fn a_refused_name_can_be_counted_as_right_and_refused_again() {
    let mut model = quiz(Form::ShortAnswerName);
    assert!(!drawn(&model).contains("Count mine as right"));
    tell(&mut model, run::Msg::Typed("Nobody".to_owned()).into());
    tell(&mut model, run::Msg::CheckPressed.into());
    let refused = drawn(&model);
    holds(&refused, &["data-verdict=\"wrong\"", "Count mine as right"]);
    tell(&mut model, run::Msg::ClaimPressed.into());
    holds(
        &drawn(&model),
        &[
            "data-verdict=\"right\"",
            "Counted as right.",
            "You wrote ",
            "Nobody",
            "Take that back",
            "<li class=\"right\"",
        ],
    );
    tell(&mut model, run::Msg::ClaimPressed.into());
    assert_eq!(drawn(&model), refused);
}

#[test]
fn who_names_another_of_the_set_is_told_who_that_is() {
    let mut model = quiz(Form::ShortAnswerName);
    let bank = model.bank().expect("the set is here").clone();
    let asked = model
        .quiz()
        .and_then(|quiz| quiz.question()?.entity_asked());
    let set = bank.set();
    let mut entities = (0..).map(crate::set::EntityIx).zip(&set.entities);
    let other = entities.find(|(ix, _)| Some(*ix) != asked && bank.tells_of(*ix).is_some());
    let (ix, other) = other.expect("events tell of more than one");
    tell(
        &mut model,
        run::Msg::Typed(other.name.to_uppercase()).into(),
    );
    tell(&mut model, run::Msg::CheckPressed.into());
    let tells = bank.tells_of(ix).expect("it is told of");
    let (start, _) = tells.split_at(tells.find('’').unwrap_or(20));
    holds(&drawn(&model), &["You named ", &other.name, start]);
}

#[test]
fn what_a_year_that_is_off_earns_is_told_before_and_after() {
    let mut model = quiz(Form::ShortAnswerYear);
    holds(
        &drawn(&model),
        &["Exact: full credit. Each year off costs a tenth; ten off, nothing."],
    );
    let question = model.quiz().and_then(|quiz| quiz.question());
    let key = match question.map(|question| &question.body) {
        Some(Body::Year { key, .. }) => *key,
        other => panic!("{other:?}"),
    };
    tell(&mut model, run::Msg::Typed((key + 3).to_string()).into());
    tell(&mut model, run::Msg::CheckPressed.into());
    holds(
        &drawn(&model),
        &[
            "data-verdict=\"partly\"",
            ", three years late.",
            "That earns 7/10 of the credit.",
            "class=\"credit\"",
        ],
    );
}

#[test]
fn credit_and_distance_are_told_in_words() {
    let earned = |scale, off| wording::year_earned(scale, off);
    assert_eq!(
        earned(10, -3).as_deref(),
        Some(" That earns 7/10 of the credit.")
    );
    assert_eq!(earned(5, 4).as_deref(), Some(" That earns a fifth."));
    assert_eq!(earned(5, 5), None);
    assert_eq!(earned(5, i64::MIN), None);
    assert_eq!(
        wording::year_scale(25),
        "Exact: full credit. Each year off costs 1/25; 25 off, nothing."
    );
    let off = Verdict::AmountOff {
        over: true,
        by: "0.5 billion".to_owned(),
    };
    let said = wording::you_said(&off);
    assert_eq!(
        said,
        Some(("You said ", ", too high by 0.5 billion.".to_owned()))
    );
}
