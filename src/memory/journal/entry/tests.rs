use proptest::prelude::*;

use super::*;

fn told() -> impl Strategy<Value = Told> {
    let list = prop::collection::vec(any::<u32>(), 0..6);
    prop_oneof![
        Just(Told::Key),
        Just(Told::Unknown),
        any::<u32>().prop_map(Told::Chosen),
        "\\PC{0,12}".prop_map(Told::Typed),
        list.clone().prop_map(Told::Ordered),
        list.prop_map(Told::Marked),
        prop::collection::vec(any::<(u32, u32)>(), 0..6).prop_map(Told::Matched),
        any::<bool>().prop_map(Told::Rated),
    ]
}

prop_compose! {
    fn recorded()(
        told in told(),
        beside in prop::option::of("[a-z/]{1,9}"),
        (seed, claimed) in any::<(Option<u64>, bool)>(),
        (fact, at, rating) in (any::<u32>(), 0usize..22, 1u8..=4),
        (took, permille) in (any::<u16>(), 0u16..=1000),
        difficulty in prop_oneof![0u16..=1000, prop::sample::select(STEPS.to_vec())],
    ) -> Recorded {
        Recorded {
            fact,
            form: Form::ALL[at],
            rating,
            took,
            permille,
            difficulty: Difficulty::from_permille(difficulty),
            detail: Unusual { seed, beside, told, claimed }.kept(),
        }
    }
}

proptest! {
    #[test]
    fn a_review_comes_back(review in recorded(), after in any::<i64>()) {
        let entry = Entry::Review { review, after };
        let mut bytes = Vec::new();
        entry.put(&mut bytes);
        let mut reader = Reader::new(&bytes);
        prop_assert_eq!(Entry::read(&mut reader), Some(entry));
        prop_assert!(reader.is_empty());
        for end in 0..bytes.len() {
            prop_assert_eq!(Entry::read(&mut Reader::new(&bytes[..end])), None);
        }
    }

    #[test]
    fn any_bytes_are_entries_or_not(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let mut reader = Reader::new(&bytes);
        while Entry::read(&mut reader).is_some() {}
    }
}

#[test]
fn the_other_entries_come_back() {
    for entry in [
        Entry::Name {
            under: None,
            text: "a-set",
        },
        Entry::Name {
            under: Some(0),
            text: "",
        },
        Entry::Zone(-570),
        Entry::Undo {
            back: 300,
            after: -4,
        },
        Entry::Setting {
            name: "retention",
            value: "0.9",
            after: 0,
        },
        Entry::Forget { fact: 7, after: 9 },
        Entry::Known {
            fact: 8,
            memory: Learned {
                stability: 31.722992,
                difficulty: 7.382128,
                last: 1_795_000_000,
                last_day: StudyDay(20_775),
                phase: Phase::Relearning(1, -5),
                given: 32,
                reviews: 900,
                lapses: 8,
            },
            after: 60,
        },
        Entry::Means {
            fact: 300,
            answer: u32::MAX,
            title: 7,
            after: -1,
        },
        Entry::Rename {
            from: 7,
            to: 1,
            after: i64::MIN,
        },
    ] {
        let mut bytes = Vec::new();
        entry.put(&mut bytes);
        assert_eq!(Entry::read(&mut Reader::new(&bytes)), Some(entry));
    }
}

#[test]
fn no_two_forms_share_a_code_and_a_usual_answer_takes_five_bytes() {
    for form_ in Form::ALL {
        assert_eq!(form(code(form_)), Some(form_));
        assert!(code(form_) < KNOWN);
    }
    for step in STEPS {
        let review = Recorded {
            fact: 9_000,
            form: Form::ShortAnswerYear,
            rating: 3,
            took: 127,
            permille: 1000,
            difficulty: Difficulty::from_permille(step),
            detail: None,
        };
        let mut bytes = Vec::new();
        Entry::Review { review, after: 27 }.put(&mut bytes);
        assert_eq!(bytes.len(), 5);
    }
}
