//! What holds of all the forms made of sentences, on the shipped set and on small ones.

use std::rc::Rc;

use crate::bank::sentence::{Sentence, part};
use crate::bank::{
    Bank, Beside, Body, Dial, Difficulty, Fact, Falsity, Form, GAP, Piece, Question, Selection,
};
use crate::set::{self, EntityIx};

const FORMS: [Form; 4] = [
    Form::ClozeChoice,
    Form::ClozeTyped,
    Form::WrongDetail,
    Form::TrueFalse,
];

fn shipped() -> Bank {
    let text = include_str!("../../../questions/japan-soviet-union.json");
    Bank::compile(Rc::new(set::read(text).unwrap().set))
}

fn draws(bank: &Bank, form: Form) -> Vec<Question> {
    let facts: Vec<Fact> = bank.facts_for(form).collect();
    let mut drawn = Vec::new();
    for (number, fact) in (0..).zip(facts) {
        for draw in 0..10 {
            let seed = number * 10 + draw;
            let difficulty = Difficulty::from_permille(u16::try_from(seed % 3 * 500).unwrap());
            let dial = Dial {
                difficulty,
                beside: None,
            };
            drawn.extend(bank.draw(fact, form, seed, dial));
        }
    }
    drawn
}

fn passage(question: &Question) -> String {
    let Body::Passage {
        pieces, options, ..
    } = &question.body
    else {
        return question.stem.clone();
    };
    let text = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Option(at) => options[*at].text.as_str(),
    });
    text.collect()
}

fn true_sentence(bank: &Bank, question: &Question) -> String {
    let sentence = Sentence::of(bank, question.fact.event().unwrap()).unwrap();
    let text = sentence.dated(None);
    if text.ends_with('.') {
        text
    } else {
        text + "."
    }
}

#[test]
fn whatever_can_be_asked_is_drawn_at_some_seed() {
    let bank = shipped();
    for (form, fewest) in FORMS.into_iter().zip([12, 60, 14, 60]) {
        let facts: Vec<Fact> = bank.facts_for(form).collect();
        assert!(facts.len() >= fewest, "{}: {}", form.name(), facts.len());
        for fact in facts {
            let mut seeds = 0..64;
            assert!(
                seeds.any(|seed| bank.draw(fact, form, seed, Dial::default()).is_some()),
                "{} {}",
                form.name(),
                fact.name(bank.set())
            );
        }
    }
}

#[test]
fn a_cloze_has_one_gap_and_tells_its_key_nowhere() {
    let bank = shipped();
    for question in [Form::ClozeChoice, Form::ClozeTyped]
        .into_iter()
        .flat_map(|form| draws(&bank, form))
    {
        assert_eq!(question.stem.matches(GAP).count(), 1, "{}", question.stem);
        let key = match &question.body {
            Body::Choice { options, key } => options[*key].text.clone(),
            Body::Name { answer, .. } => answer.clone(),
            _ => continue,
        };
        assert!(!set::holds_name(&question.stem, &key), "{}", question.stem);
    }
}

#[test]
fn a_wrong_detail_is_the_only_thing_that_differs_from_the_sentence() {
    let bank = shipped();
    let mut of_dates = 0;
    let drawn = draws(&bank, Form::WrongDetail);
    for question in &drawn {
        let Body::Passage { options, key, .. } = &question.body else {
            panic!("{question:?}");
        };
        assert!(options.len() >= 3);
        let shown = passage(question);
        let sentence = Sentence::of(&bank, question.fact.event().unwrap()).unwrap();
        let right = match part(&bank, question.fact) {
            Some(part) => sentence.words(sentence.only(part).unwrap()).to_owned(),
            None => sentence.lead.date.clone(),
        };
        let mended = shown.replacen(&options[*key].text, &right, 1);
        assert_ne!(shown, mended);
        let own = true_sentence(&bank, question);
        let (before, after) = sentence.lead.trailing();
        let trailing = [
            sentence.text.trim_end_matches('.'),
            before,
            &sentence.lead.date,
            after,
        ];
        assert!(mended == own || mended == trailing.concat(), "{mended}");
        assert_eq!(question.proof.distractors.len(), options.len() - 1);
        of_dates += usize::from(options[*key].id == "date");
    }
    // Whoever always points at the date is mostly wrong.
    assert!(of_dates * 2 < drawn.len(), "{of_dates} of {}", drawn.len());
}

#[test]
fn every_place_has_the_changed_detail_as_often() {
    let bank = shipped();
    let mut seen = [[0_usize; 4]; 5];
    for fact in bank.facts_for(Form::WrongDetail) {
        for seed in 0..200 {
            let question = bank.draw(fact, Form::WrongDetail, seed, Dial::default());
            if let Some(Body::Passage { options, key, .. }) = question.map(|drawn| drawn.body) {
                seen[options.len()][key] += 1;
            }
        }
    }
    for (shown, places) in seen.iter().enumerate() {
        let all: usize = places.iter().sum();
        let even = |count: &usize| (count * shown).abs_diff(all) * 10 < all;
        let places = &places[..shown.min(4)];
        assert!(all == 0 || places.iter().all(even), "{shown}: {places:?}");
    }
}

#[test]
fn a_name_that_has_an_article_of_its_own_does_not_stand_behind_a_second() {
    let realm = |id: &str, name: &str| {
        format!(r#"{{"id":"{id}","kind":"state","name":"the Realm of {name}"}}"#)
    };
    let realms = ["Ost", "Tel", "Bri", "Gar"]
        .map(|name| realm(name, name))
        .join(",");
    let event = |id: &str, year: u32, name: &str| {
        format!(
            r#"{{"id":"{id}","date":"{year}","title":"the talks of {year}","place":"p",
            "summary":"Ion Elis spoke for the Realm of {name} and gave 400 ships.",
            "quantities":[{{"of":"ships","value":400,"unit":"ships"}}],
            "actors":[{{"entity":"{name}","role":"party"}},{{"entity":"{id}","role":"envoy"}}]}}"#
        )
    };
    let years = (1801..).zip(["Ost", "Tel", "Bri", "Gar"]);
    let events: Vec<String> = years
        .map(|(year, name)| event(&format!("e{year}"), year, name))
        .collect();
    let people: Vec<String> = (1801..1805)
        .map(|n| format!(r#"{{"id":"e{n}","kind":"person","name":"Ion{n} Elis{n}"}}"#))
        .collect();
    let text = format!(
        r#"{{"format":"annals-set/1","id":"t","title":"T","complete":["actors"],
        "entities":[{realms},{},{{"id":"p","kind":"place","noun":"city","name":"Pylos"}}],
        "events":[{}]}}"#,
        people.join(","),
        events.join(",")
    );
    let bank = Bank::compile(Rc::new(set::read(&text).unwrap().set));
    let mut of_realms = 0;
    for form in FORMS {
        for question in draws(&bank, form) {
            let text = passage(&question);
            assert!(!text.to_lowercase().contains("the the "), "{text}");
            if let Body::Choice { options, .. } = &question.body
                && text.contains(&["the ", GAP].concat())
            {
                of_realms += 1;
                assert!(
                    options.iter().all(|o| o.text.starts_with("Realm")),
                    "{options:?}"
                );
            }
            for refutation in &question.proof.distractors {
                assert!(
                    !refutation.says.contains("It was Realm"),
                    "{}",
                    refutation.says
                );
            }
        }
    }
    assert!(of_realms > 0);
}

#[test]
fn half_of_the_statements_are_true_and_nothing_of_their_form_says_which() {
    let bank = shipped();
    let drawn = draws(&bank, Form::TrueFalse);
    let shape = |text: &str| -> String {
        let letters = text.chars().take(4).filter(|c| !c.is_ascii_digit());
        letters.collect()
    };
    let mut true_ones = 0;
    for question in &drawn {
        let right = true_sentence(&bank, question);
        let is_true = matches!(&question.body, Body::Choice { key: 0, .. });
        assert_eq!(question.stem == right, is_true, "{}", question.stem);
        assert_eq!(shape(&question.stem), shape(&right), "{}", question.stem);
        true_ones += usize::from(is_true);
    }
    let all = drawn.len();
    assert!(
        (all * 45..all * 55).contains(&(true_ones * 100)),
        "{true_ones} of {all}"
    );
}

const OPEN: &str = r#"{"format":"annals-set/1","id":"t","title":"T","COMPLETE"entities":[
    {"id":"a","kind":"state","noun":"state","name":"Arcadia","valid_until":"1900"},
    {"id":"b","kind":"state","noun":"state","name":"Boeotia"},
    {"id":"c","kind":"state","noun":"state","name":"the Corinth Union"},
    {"id":"d","kind":"state","noun":"state","name":"Doris"},
    {"id":"p","kind":"person","noun":"envoy","name":"Ion Elis","valid_from":"1940","valid_until":"1950"},
    {"id":"q","kind":"person","noun":"envoy","name":"Ion Argos","valid_from":"1920","valid_until":"1930"},
    {"id":"r","kind":"person","noun":"envoy","name":"Ion Sparta","valid_from":"1930","valid_until":"1945"}],
    "events":[
    {"id":"e","date":"1941","title":"the loss","summary":"Boeotia lost over 40 ships, and Elis wept.",
     "actors":[{"entity":"b","role":"loser"},{"entity":"p","role":"envoy"}],
     "quantities":[{"of":"ships","value":40,"unit":"ships","hedge":"over"}]},
    {"id":"f","date":"1925","title":"the gain","summary":"Doris and Arcadia and the Corinth Union won.",
     "actors":[{"entity":"d","role":"x"},{"entity":"a","role":"x"},{"entity":"c","role":"x"},
               {"entity":"q","role":"x"},{"entity":"r","role":"x"}]}]}"#;

fn small(complete: &str) -> Bank {
    let text = OPEN.replace("\"COMPLETE\"", &[complete, "\""].concat());
    Bank::compile(Rc::new(set::read(&text).unwrap().set))
}

/// Every false name and number that is told of the first event.
fn told_falsely(bank: &Bank) -> Vec<String> {
    let drawn = draws(bank, Form::TrueFalse).into_iter();
    let told = drawn.filter_map(|question| {
        let refutation = &question.proof.distractors[0];
        let of_names = !matches!(question.fact, Fact::Date(_));
        let first = question.fact.event().unwrap().0 == 0;
        (refutation.option == "true" && of_names && first).then_some(question.stem)
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told.dedup();
    told
}

#[test]
fn without_a_proof_nothing_is_told_falsely() {
    // Years of a state prove nothing; one envoy lived apart, the other did not; more than
    // forty may be any smaller number too.
    let told = told_falsely(&small(""));
    assert!(!told.is_empty());
    for stem in &told {
        let named = stem.contains("Boeotia") && (stem.contains("Elis") != stem.contains("Argos"));
        assert!(named, "{stem}");
        assert!(!["10", "20"].iter().any(|n| stem.contains(n)), "{stem}");
    }
    assert!(told.iter().any(|stem| stem.contains("Argos")), "{told:?}");
}

#[test]
fn a_set_that_tells_of_everyone_proves_more() {
    let told = told_falsely(&small("\"complete\":[\"actors\"],"));
    assert!(
        told.iter().any(|stem| stem.contains("Doris lost")),
        "{told:?}"
    );
    // A name that needs an article does not stand where there is none.
    assert!(
        !told.iter().any(|stem| stem.contains("Corinth")),
        "{told:?}"
    );
}

#[test]
fn every_proof_of_a_false_name_is_its_own_years_or_a_taken_place() {
    let bank = shipped();
    for question in draws(&bank, Form::ClozeChoice) {
        for refutation in &question.proof.distractors {
            let holds = matches!(
                refutation.because,
                Falsity::Apart { .. } | Falsity::Slot { .. }
            );
            assert!(holds, "{refutation:?}");
            assert!(
                refutation.says.split(' ').count() < 25,
                "{}",
                refutation.says
            );
        }
    }
}

#[test]
fn whoever_was_taken_for_another_stands_beside_where_that_is_provable() {
    let bank = shipped();
    let set = bank.set();
    let entity = |id: &str| {
        let at = set.entities.iter().position(|e| e.id == id).unwrap();
        Beside::Entity(EntityIx(u32::try_from(at).unwrap()))
    };
    let event = |id: &str| Beside::Event(bank.event_of(id).unwrap());
    let cases = [
        (
            "tanaka-brezhnev/actor/kakuei-tanaka",
            entity("yasuhiro-nakasone"),
            "Nakasone",
            true,
        ),
        ("khalkhin-gol/date", event("basic-convention"), "1925", true),
        // A state is no prime minister.
        (
            "tanaka-brezhnev/actor/kakuei-tanaka",
            entity("united-states"),
            "United States",
            false,
        ),
    ];
    for (fact, beside, text, stands) in cases {
        let fact = bank.fact_named(fact).unwrap();
        let dial = Dial {
            difficulty: Difficulty::MIDDLE,
            beside: Some(beside),
        };
        let mut statements = 0..16;
        let told = statements.any(|seed| {
            let question = bank.draw(fact, Form::TrueFalse, seed, dial).unwrap();
            question.stem.contains(text)
        });
        assert_eq!(told, stands, "{text}");
    }
}

#[test]
fn a_quiz_of_statements_does_not_end_after_the_first() {
    let bank = shipped();
    for form in FORMS {
        let selection = Selection {
            seed: 7,
            count: 14,
            forms: vec![form],
            from: None,
            to: None,
            own: false,
            difficulty: Difficulty::MIDDLE,
        };
        // So many sentences have more than one detail to be changed.
        let count = bank.plan(&selection, &[]).len();
        assert!(count > 6, "{}: {count}", form.name());
    }
}
