//! `annals assigned`: whoever has the link of a quiz has its questions.

use std::fs;
use std::rc::Rc;

use annals::app::Route;
use annals::app::route::Handed;
use annals::bank::{Bank, Selection};
use annals::class::{Assignment, Order, Questions};
use annals::exchange::link;
use annals::set::{self, content_hash};
use serde_json::Value;

use super::{Folder, annals};

const SHIPPED: &str = "questions/japan-soviet-union.json";
const EXAMPLE: &str = "docs/examples/places-in-history.json";

fn text_of(file: &str) -> String {
    let file = [env!("CARGO_MANIFEST_DIR"), "/", file].concat();
    fs::read_to_string(file).unwrap()
}

/// A quiz of a set whose file has this hash.
fn quiz(set: &str, hash: &str, seed: u64) -> Assignment {
    Assignment {
        selection: Selection::usual(seed, 12),
        title: "Chapter 7 & more".to_owned(),
        ..Assignment::of(set, hash, seed)
    }
}

fn link_to(assignment: &Assignment, packed: Option<String>) -> String {
    let mut handed = Handed::new(assignment.clone());
    handed.packed = packed;
    let address = Route::Assignment(Box::new(handed)).address();
    ["https://example.org/annals/", &address].concat()
}

/// What a learner is asked, as fact, form, seed and stem.
fn asked(assignment: &Assignment, set: &str, learner: &str, attempt: u16) -> Vec<[String; 4]> {
    let set = set::read(set).unwrap().set;
    let bank = Bank::compile(Rc::new(set));
    let drawn = assignment.draw(&bank, learner, attempt);
    let names = drawn.into_iter().map(|(pick, question)| {
        let form = pick.form.name().to_owned();
        [pick.fact, form, pick.seed.to_string(), question.stem]
    });
    names.collect()
}

/// The same as the command line prints it.
fn printed(args: &[&str]) -> Vec<[String; 4]> {
    let output = annals(args);
    let says = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{says}");
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        ["fact", "form", "seed", "stem"].map(|name| match &line[name] {
            Value::String(text) => text.clone(),
            number => number.to_string(),
        })
    });
    lines.collect()
}

#[test]
fn a_link_prints_what_its_learner_is_asked() {
    let set = text_of(SHIPPED);
    let plain = quiz("japan-soviet-union", &content_hash(&set), 7);
    let parallel = Assignment {
        questions: Questions::Parallel,
        order: Order::Shuffled,
        ..plain.clone()
    };
    let file = [env!("CARGO_MANIFEST_DIR"), "/", SHIPPED].concat();
    let mut quizzes = Vec::new();
    for (assignment, learner, attempt) in [
        (&plain, "Ada", 1),
        (&plain, "Ada", 2),
        (&parallel, "Ada", 1),
        (&parallel, "B+", 1),
    ] {
        let link = link_to(assignment, None);
        let number = attempt.to_string();
        let lines = printed(&[
            "assigned",
            &link,
            &file,
            "--learner",
            learner,
            "--attempt",
            &number,
        ]);
        assert_eq!(lines, asked(assignment, &set, learner, attempt));
        assert_eq!(lines.len(), 12);
        quizzes.push(lines);
    }
    for (at, quiz) in quizzes.iter().enumerate() {
        assert!(!quizzes[..at].contains(quiz), "no two of them are the same");
    }
}

#[test]
fn a_link_that_holds_its_set_needs_no_file() {
    let (shape, _) = set::shape(&text_of(EXAMPLE)).unwrap();
    let written = set::write::write(&shape);
    let assignment = quiz("places-in-history", &content_hash(&written), 3);
    let link = link_to(&assignment, Some(link::pack(&shape)));
    let lines = printed(&["assigned", &link, "--learner", "Ada"]);
    assert_eq!(lines, asked(&assignment, &written, "Ada", 1));
    // What stands behind the `?` is enough.
    let (_, query) = link.split_once('?').unwrap();
    assert_eq!(printed(&["assigned", query, "--learner", "Ada"]), lines);
}

#[test]
fn a_link_that_does_not_fit_is_refused_with_the_reason() {
    let folder = Folder::new("assigned");
    let set = text_of(SHIPPED);
    let file = folder.holding("set.json", &set);
    let other = folder.holding("other.json", text_of(EXAMPLE));
    let link = link_to(&quiz("japan-soviet-union", &content_hash(&set), 7), None);
    let cut = &link[..link.rfind("&k=").unwrap()];
    let changed = link.replace("seed=7", "seed=8");
    let (shape, _) = set::shape(&text_of(EXAMPLE)).unwrap();
    let forged = link_to(
        &quiz("places-in-history", "0123456789abcdef0123", 3),
        Some(link::pack(&shape)),
    );
    let (whole, end) = forged.split_once("&k=").unwrap();
    let torn = [&whole[..whole.len() - 41], "&k=", end].concat();
    for (args, reason) in [
        (&[cut, &file][..], "cut short"),
        (&[&changed, &file], "changed"),
        (&[&link, &other], "another set"),
        (&[&forged], "another set"),
        (&[&torn], "cut short, or was changed"),
        (&[&link], "the file of the set"),
        (&["#/practise?set=x", &file], "not the link of a quiz"),
        (&[&link, &file, "--attempt", "0"], "from 1"),
    ] {
        let output = annals(&[&["assigned", "--learner", "Ada"], args].concat());
        assert_eq!(output.status.code(), Some(2), "{reason}");
        assert_eq!(output.stdout, b"", "{reason}");
        let says = String::from_utf8(output.stderr).unwrap();
        assert!(says.contains(reason), "{says}");
    }
    let output = annals(&["assigned", &link, &file]);
    assert_eq!(output.status.code(), Some(2), "nobody's");
}
