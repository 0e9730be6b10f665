//! Claims about the proof of every way to answer, with questions made by hand.

use std::rc::Rc;

use super::{proof, whole};
use crate::bank::{
    Amount, Bank, Body, Choice, Fact, Falsity, Form, GAP, NameKey, Piece, Proof, Question,
    Refutation, Response, Row, grade,
};
use crate::set::{self, EntityIx, EventIx};
use crate::ui::tests::rendered;

const SET: &str = r#"{"format":"annals-set/1","id":"t","title":"T",
    "sources":[{"id":"book","title":"The Book","url":"https://example.org/"}],
    "kinds":[{"id":"pact","one":"a pact","many":"pacts"}],
    "entities":[{"id":"moscow","kind":"place","name":"Moscow","noun":"city"},
        {"id":"peking","kind":"place","name":"Peking","noun":"city"}],
    "events":[
    {"id":"convention","date":"1925-01-20","title":"the basic convention","place":"peking","kind":"pact",
     "summary":"Signed in Peking, it restored relations.","source":{"id":"book","section":"Peking"}},
    {"id":"pact","date":"1941-04-13","title":"the neutrality pact","place":"moscow","kind":"pact",
     "summary":"The two promised neutrality."},
    {"id":"treaty","date":"1951","title":"the treaty of San Francisco"},
    {"id":"declaration","date":"1956-10-19","title":"the joint declaration"}]}"#;

fn bank() -> Bank {
    let reading = set::read(SET).unwrap();
    assert_eq!(reading.findings, []);
    Bank::compile(Rc::new(reading.set))
}

fn row(bank: &Bank, id: &str) -> Row {
    let ix = bank.event_of(id).unwrap();
    let event = bank.set().event(ix);
    Row {
        event: Some(ix),
        edtf: event.date.to_string(),
        when: crate::date::text(&event.date),
        title: event.title.clone(),
        says: event.summary.clone().unwrap_or_default(),
    }
}

fn option(id: &str, text: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        text: text.to_owned(),
        period: None,
    }
}

fn options(ids: &str) -> Vec<Choice> {
    let one = |id: &str| option(id, &["the ", id].concat());
    ids.split(' ').map(one).collect()
}

fn refuted(option: &str, because: Falsity, instead: Option<Row>, says: &str) -> Refutation {
    Refutation {
        option: option.to_owned(),
        because,
        instead,
        gap: String::new(),
        says: says.to_owned(),
    }
}

fn apart(bank: &Bank, id: &str, says: &str) -> Refutation {
    let date = row(bank, id).edtf;
    let from = "1956-10-19".to_owned();
    let because = Falsity::Apart { date, from };
    refuted(id, because, Some(row(bank, id)), says)
}

fn question(stem: &str, body: Body, key: Vec<Row>, distractors: Vec<Refutation>) -> Question {
    Question {
        fact: Fact::Date(EventIx(3)),
        form: Form::ChoiceEvent,
        seed: 1,
        stem: stem.to_owned(),
        body,
        proof: Proof {
            key,
            distractors,
            named: None,
        },
    }
}

fn shown(bank: &Bank, question: &Question, response: &Response) -> String {
    let grade = grade(bank, question, response);
    rendered(proof(bank, question, response, &grade).html())
}

/// Fails unless the parts stand in the page, one after the other.
#[track_caller]
fn reads(page: &str, parts: &[&str]) {
    let mut rest = page;
    for part in parts {
        let Some(at) = rest.find(part) else {
            panic!("{part} is missing, or out of its turn, in {page}");
        };
        rest = &rest[at + part.len()..];
    }
}

fn chosen(id: &str) -> Response {
    Response::Chosen(id.to_owned())
}

fn choice(bank: &Bank) -> Question {
    let body = Body::Choice {
        options: options("convention pact treaty declaration"),
        key: 3,
    };
    let distractors = vec![
        apart(bank, "convention", "31 years earlier."),
        apart(bank, "pact", "15 years earlier."),
        apart(bank, "treaty", ""),
    ];
    question("Which?", body, vec![row(bank, "declaration")], distractors)
}

#[test]
fn what_was_chosen_comes_first_then_the_key_then_the_rest() {
    let bank = bank();
    let question = choice(&bank);
    let page = shown(&bank, &question, &chosen("pact"));
    reads(
        &page,
        &[
            "is-mine",
            "1941",
            "the pact",
            "Your answer.",
            "15 years earlier.",
            "is-true",
            "1956",
            "the declaration",
            "The answer.",
            "1925",
            "the convention",
            "the treaty",
            // No reason on file: the kind of proof stands in for it.
            "Its date, 1951, lies apart from 19 October 1956.",
        ],
    );
    let page = shown(&bank, &question, &chosen("declaration"));
    reads(
        &page,
        &["is-mine is-true", "Your answer, and right.", "1925", "1941"],
    );
    let page = shown(&bank, &question, &Response::Unknown);
    reads(&page, &["is-true", "1956", "The answer.", "1925", "1941"]);
    assert!(!page.contains("is-mine"));
}

#[test]
fn every_row_that_makes_the_key_right_is_shown_once() {
    let bank = bank();
    let body = Body::Choice {
        options: vec![option("yes", "Moscow"), option("treaty", "Peking")],
        key: 0,
    };
    let rows = ["pact", "declaration", "treaty"].map(|id| row(&bank, id));
    let distractors = vec![apart(&bank, "treaty", "Later.")];
    let question = question("Where?", body, rows.to_vec(), distractors);
    let page = shown(&bank, &question, &chosen("treaty"));
    reads(
        &page,
        &["Later.", "Moscow", "The answer.", "the joint declaration"],
    );
    assert_eq!(page.matches("1951").count(), 1);
}

#[test]
fn the_line_of_years_has_both_the_answer_and_the_key_whichever_was_asked_of() {
    let bank = bank();
    let mut question = choice(&bank);
    // Asked of the event that was chosen.
    question.fact = Fact::Date(bank.event_of("pact").unwrap());
    let page = shown(&bank, &question, &chosen("pact"));
    reads(
        &page,
        &[
            "Your answer, 1941, and the right one, 1956",
            "gap",
            "disc",
            "ring",
        ],
    );
}

#[test]
fn each_option_of_several_is_said_to_be_marked_or_left() {
    let bank = bank();
    let body = Body::Several {
        options: options("convention pact treaty declaration"),
        keys: vec![0, 1],
    };
    let key = vec![row(&bank, "convention"), row(&bank, "pact")];
    let distractors = vec![
        apart(&bank, "treaty", "It came later."),
        apart(&bank, "declaration", "So did this."),
    ];
    let question = question("Which came before?", body, key, distractors);
    let marked = Response::Marked(vec!["convention".to_owned(), "treaty".to_owned()]);
    reads(
        &shown(&bank, &question, &marked),
        &[
            "1951",
            "Wrongly marked.",
            "It came later.",
            "1925",
            "Rightly marked.",
            "Signed in Peking",
            "1941",
            "Missed.",
            "promised neutrality",
            "1956",
            "Rightly left.",
            "So did this.",
        ],
    );
    let page = shown(&bank, &question, &Response::Unknown);
    assert_eq!(page.matches("Fits.").count(), 2);
    assert!(!page.contains("Missed") && !page.contains("left."));
}

#[test]
fn what_the_stem_names_is_told_last_and_is_no_answer() {
    let bank = bank();
    let body = Body::Several {
        options: options("pact treaty convention declaration"),
        keys: vec![0],
    };
    let refuted = ["treaty", "convention", "declaration"].map(|id| apart(&bank, id, "no"));
    let stem = "Which of these happened before the treaty?";
    let mut question = question(stem, body, vec![row(&bank, "pact")], refuted.into());
    question.proof.named = Some(row(&bank, "treaty"));
    let page = shown(&bank, &question, &Response::Unknown);
    reads(&page, &["Fits.", "In the question."]);
    assert_eq!(page.matches("In the question.").count(), 1);
    let whole = rendered(whole(&bank, &question).html());
    assert_eq!(whole.matches("In the question.").count(), 1, "{whole}");
}

#[test]
fn each_item_of_a_match_is_shown_with_its_place_and_the_one_it_was_given() {
    let bank = bank();
    let body = Body::Match {
        items: options("convention pact"),
        places: vec![option("moscow", "Moscow"), option("peking", "Peking")],
        key: vec![1, 0],
        once: true,
    };
    let key = vec![row(&bank, "convention"), row(&bank, "pact")];
    let slot = Falsity::Slot {
        event: "pact".to_owned(),
        slot: "place".to_owned(),
        holds: "moscow".to_owned(),
    };
    let question = question("Match.", body, key, vec![refuted("pact", slot, None, "")]);
    let pair = |item: &str, place: &str| (item.to_owned(), place.to_owned());
    let swapped = Response::Matched(vec![pair("convention", "peking"), pair("pact", "peking")]);
    reads(
        &shown(&bank, &question, &swapped),
        &[
            "is-mine",
            "1941",
            "the pact",
            "Moscow; you said Peking.",
            "An event has one place, and the set says Moscow.",
            "is-mine is-true",
            "1925",
            "the convention",
            "Peking, as you said.",
            "Signed in Peking",
        ],
    );
    let page = shown(&bank, &question, &Response::Unknown);
    reads(
        &page,
        &[
            "is-true",
            "the convention",
            "Peking. ",
            "the pact",
            "Moscow. ",
        ],
    );
}

#[test]
fn an_event_stands_in_its_gap_and_the_learners_gap_is_shown() {
    let bank = bank();
    let body = Body::Timeline {
        item: option("pact", "The neutrality pact"),
        lying: options("convention treaty declaration"),
        gaps: ["g0", "g1", "g2", "g3"].map(|id| option(id, id)).to_vec(),
        key: 1,
    };
    let late = apart(&bank, "pact", "It came before both.");
    let late = Refutation {
        option: "g2".to_owned(),
        ..late
    };
    let question = question("Where?", body, vec![row(&bank, "pact")], vec![late]);
    reads(
        &shown(&bank, &question, &chosen("g2")),
        &[
            "1925",
            "the convention",
            "is-true",
            "1941",
            "The neutrality pact",
            "The answer.",
            "1951",
            "is-mine",
            "You put it here",
            "It came before both.",
            "1956",
        ],
    );
    let page = shown(&bank, &question, &chosen("g1"));
    reads(&page, &["1925", "is-mine is-true", "1941", "1951", "1956"]);
    assert!(!page.contains("You put it here"));
}

#[test]
fn a_changed_detail_is_struck_and_put_right() {
    let bank = bank();
    let body = Body::Passage {
        pieces: vec![
            Piece::Text("Signed in ".to_owned()),
            Piece::Option(0),
            Piece::Text(", it restored ".to_owned()),
            Piece::Option(1),
            Piece::Text(".".to_owned()),
        ],
        options: vec![option("place", "Moscow"), option("what", "relations")],
        key: 0,
    };
    let agrees = Falsity::Agrees {
        event: "convention".to_owned(),
    };
    let key = vec![row(&bank, "convention")];
    let question = question("Which?", body, key, vec![refuted("what", agrees, None, "")]);
    reads(
        &shown(&bank, &question, &chosen("what")),
        &[
            "Signed in ",
            "<del>Moscow</del>",
            "<ins class=\"true\">Peking</ins>",
            ", it restored ",
            "relations",
            "is-mine",
            "relations",
            "Your answer.",
            "It stands so in row 1.",
            "is-true",
            "Moscow",
        ],
    );
}

#[test]
fn a_gap_is_filled() {
    let bank = bank();
    for (stem, filled) in [
        (
            "They met in ____.",
            "They met in <b class=\"true\">the pact</b>.",
        ),
        (
            "____ came first.",
            "<b class=\"true\">The pact</b> came first.",
        ),
    ] {
        let body = Body::Choice {
            options: options("pact treaty"),
            key: 0,
        };
        let distractors = vec![apart(&bank, "treaty", "")];
        let question = question(stem, body, vec![row(&bank, "pact")], distractors);
        let page = shown(&bank, &question, &Response::Unknown);
        assert!(!page.contains(GAP));
        // The renderer parts neighbouring texts by comments of its own.
        reads(&page.replace("<!-->", ""), &[filled]);
    }
}

#[test]
fn what_was_typed_stands_before_the_key() {
    let bank = bank();
    let typed = |text: &str| Response::Typed(text.to_owned());
    let key = || vec![row(&bank, "declaration")];
    let year = Body::Year {
        key: 1956,
        scale: 10,
    };
    let year = question("When?", year, key(), Vec::new());
    reads(
        &shown(&bank, &year, &typed("1941")),
        &[
            "is-mine",
            "1941",
            "15 years earlier. The two promised",
            "is-true",
            "1956",
        ],
    );
    reads(
        &shown(&bank, &year, &typed("1943")),
        &[
            "is-mine",
            "1943",
            "13 years earlier: 2 years after the neutrality pact.",
            "is-true",
            "1956",
        ],
    );
    let amount = Body::Quantity {
        key: Amount {
            value: "48".to_owned(),
            unit: "states".to_owned(),
            hedge: None,
            tolerance: 0,
            by: None,
        },
    };
    let amount = question("How many?", amount, key(), Vec::new());
    reads(
        &shown(&bank, &amount, &typed("52")),
        &[
            "is-mine",
            "52",
            "The set says 48 states.",
            "is-true",
            "the joint declaration",
        ],
    );
    let name = Body::Name {
        key: NameKey::Entity(EntityIx(0)),
        answer: "Moscow".to_owned(),
    };
    let name = question("Where?", name, key(), Vec::new());
    let page = shown(&bank, &name, &typed("Peking"));
    reads(&page, &["is-true", "1956", "the joint declaration"]);
    assert!(!page.contains("is-mine"));
    let page = shown(&bank, &name, &typed("Moscow"));
    reads(&page, &["is-mine is-true"]);
}

#[test]
fn the_whole_proof_has_the_rows_as_the_set_has_them_and_the_kind_of_every_falsity() {
    let bank = bank();
    let body = Body::Choice {
        options: options("convention pact treaty declaration slot agrees stated"),
        key: 0,
    };
    let slot = |slot: &str, holds: &str| Falsity::Slot {
        event: "pact".to_owned(),
        slot: slot.to_owned(),
        holds: holds.to_owned(),
    };
    let agrees = Falsity::Agrees {
        event: "treaty".to_owned(),
    };
    let distractors = vec![
        apart(&bank, "pact", ""),
        refuted("treaty", slot("kind", "pact"), None, ""),
        refuted("declaration", slot("date", "1956"), None, ""),
        refuted("slot", slot("actors", "moscow peking"), None, ""),
        refuted("agrees", agrees, None, ""),
        refuted("stated", Falsity::Stated, None, ""),
    ];
    let question = question("Which?", body, vec![row(&bank, "convention")], distractors);
    let page = rendered(whole(&bank, &question).html()).replace("<!-->", "");
    reads(
        &page,
        &[
            "Right:",
            "The convention",
            "1, <code>convention</code>",
            "<code>1925-01-20</code>, 20 January 1925",
            "the basic convention",
            "https://example.org/",
            "The Book",
            ", Peking",
            "False:",
            "The pact",
            "Its date, 13 April 1941, lies apart from 19 October 1956.",
            "2, <code>pact</code>",
            "An event is of one kind, and the set says a pact.",
            "An event has one date, and the set says 1956.",
            "The set names everyone who took part: Moscow, Peking.",
            "It has what the question says of the others: row 3.",
            "The author states that only one answer is right.",
        ],
    );
    assert_eq!(page.matches("<code>pact</code>").count(), 1);
}

#[test]
fn a_span_without_an_end_lies_apart_too() {
    let bank = bank();
    let body = Body::Choice {
        options: options("pact treaty"),
        key: 0,
    };
    let because = Falsity::Apart {
        date: "../1917".to_owned(),
        from: "1941".to_owned(),
    };
    let distractors = vec![refuted("treaty", because, None, "")];
    let question = question("Which?", body, vec![row(&bank, "pact")], distractors);
    let page = rendered(whole(&bank, &question).html());
    reads(&page, &["Its time, until 1917, lies apart from 1941."]);
}
