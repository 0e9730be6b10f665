use proptest::prelude::*;

use super::*;

/// A statement for the tests: of this number, and with a text that tells two of one id apart.
pub(super) fn statement(number: u64, says: &str) -> Statement {
    let id = format!("00000000-0000-4000-8000-{number:012x}");
    let time = super::super::timestamp(i64::try_from(number).expect("small"));
    let text = format!(r#"{{"id":"{id}","timestamp":"{time}","says":"{says}"}}"#);
    Statement { id, text }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn pauses_grow_to_five_minutes_and_have_chance_in_them(seed: u64) {
        let mut outbox = Outbox::default();
        outbox.add([statement(1, "")]);
        let (mut now, mut longest) = (1_000_000, 0);
        for failures in 0..20_u32 {
            let Next::Send(batch) = outbox.next(now) else { panic!("it is time") };
            outbox.answered(batch.number, Answer::Silence, now, seed);
            let Next::Wait(until) = outbox.next(now) else { panic!("a pause") };
            let pause = until - now;
            prop_assert!((1000..=300_000).contains(&pause));
            prop_assert!(pause <= 2000 << failures.min(20));
            longest = longest.max(pause);
            now = until;
        }
        prop_assert!(longest >= 150_000);
    }
}

/// An outbox with one batch under way.
fn sent(count: u64) -> (Outbox, Batch) {
    let mut outbox = Outbox::default();
    outbox.add((0..count).map(|number| statement(number, "")));
    let Next::Send(batch) = outbox.next(0) else {
        panic!("a batch");
    };
    (outbox, batch)
}

fn told(status: u16) -> Answer<'static> {
    Answer::Told {
        status,
        retry_after: None,
        body: "",
    }
}

#[test]
fn two_seeds_come_back_at_two_times() {
    let pause = |seed| {
        let (mut outbox, batch) = sent(1);
        outbox.answered(batch.number, told(503), 0, seed);
        outbox.next(0)
    };
    assert_ne!(pause(1), pause(2));
}

#[test]
fn what_only_a_person_can_mend_stops_all_and_keeps_all() {
    for (status, halt) in [
        (401, Halt::Key(401)),
        (403, Halt::Key(403)),
        (404, Halt::Address(404)),
        (405, Halt::Address(405)),
        (415, Halt::Status(415)),
    ] {
        let (mut outbox, batch) = sent(60);
        let told = outbox.answered(batch.number, told(status), 0, 0);
        assert_eq!(told, [Told::Halted(halt)]);
        assert_eq!(
            (outbox.next(i64::MAX), outbox.len()),
            (Next::Halted(halt), 60)
        );
        outbox.resume();
        let Next::Send(again) = outbox.next(0) else {
            panic!("the same once more");
        };
        assert_eq!(again.ids, batch.ids);
    }
}

#[test]
fn a_store_may_ask_for_a_longer_pause_up_to_an_hour() {
    for (header, pause) in [("600", 600_000), ("99999999", LONGEST_ASKED)] {
        let (mut outbox, batch) = sent(1);
        let answer = Answer::Told {
            status: 429,
            retry_after: Some(header),
            body: "",
        };
        outbox.answered(batch.number, answer, 5, 0);
        assert_eq!(outbox.next(5), Next::Wait(5 + pause));
    }
}

#[test]
fn a_clock_that_was_set_back_holds_nothing_up() {
    let (mut outbox, batch) = sent(1);
    outbox.answered(batch.number, Answer::Silence, 1_000_000_000, 0);
    assert_eq!(outbox.next(0), Next::Wait(LONGEST_ASKED));
}

#[test]
fn only_the_batch_under_way_has_an_answer() {
    let (mut outbox, batch) = sent(60);
    assert_eq!(outbox.next(0), Next::UnderWay);
    assert_eq!(outbox.answered(batch.number + 1, told(204), 0, 0), []);
    assert_eq!(outbox.answered(batch.number, told(204), 0, 0).len(), 50);
    assert_eq!(outbox.answered(batch.number, told(204), 0, 0), []);
    assert_eq!(outbox.len(), 10);
}

#[test]
fn what_a_store_does_not_name_goes_once_more() {
    let (mut outbox, batch) = sent(2);
    let answer = |body| Answer::Told {
        status: 200,
        retry_after: None,
        body,
    };
    let body = format!("[\"{}\"]", batch.ids[1].to_ascii_uppercase());
    let told = outbox.answered(batch.number, answer(&body), 0, 0);
    let key = key(&batch.ids[1]);
    assert_eq!(told, [Told::Stored { key }]);
    let Next::Send(again) = outbox.next(0) else {
        panic!("the other at once");
    };
    assert_eq!(again.ids, batch.ids[..1]);
    for body in [
        "",
        "[]",
        "{}",
        "<html>",
        "[7]",
        "[\"00000000-0000-4000-8000-0000000000ff\"]",
    ] {
        let (mut outbox, batch) = sent(2);
        let told = outbox.answered(batch.number, answer(body), 0, 0);
        assert!(
            matches!(
                told[..],
                [Told::Later {
                    status: Some(200),
                    ..
                }]
            ),
            "{body}"
        );
        assert_eq!(outbox.len(), 2);
    }
}

#[test]
fn a_long_statement_goes_alone_and_one_that_is_too_long_is_put_aside() {
    let mut outbox = Outbox::default();
    let long = statement(1, &"x".repeat(MOST_BYTES));
    outbox.add([statement(0, ""), long, statement(2, "")]);
    let mut sizes = Vec::new();
    while let Next::Send(batch) = outbox.next(0) {
        sizes.push(batch.ids.len());
        let status = if batch.body.len() > MOST_BYTES {
            413
        } else {
            204
        };
        let came = outbox.answered(batch.number, told(status), 0, 0);
        let is_aside = matches!(came[..], [Told::Aside { status: 413, .. }]);
        assert_eq!(is_aside, status == 413);
    }
    assert_eq!((sizes, outbox.is_empty()), (vec![1, 1, 1], true));
}

#[test]
fn a_store_that_takes_less_is_sent_less() {
    let (mut outbox, batch) = sent(1000);
    let mut most = batch.body.len() / 3;
    let (mut status, mut number, mut refused) = (413, batch.number, 0);
    loop {
        refused += usize::from(status == 413);
        outbox.answered(number, told(status), 0, 0);
        let Next::Send(batch) = outbox.next(0) else {
            break;
        };
        number = batch.number;
        status = if batch.body.len() > most { 413 } else { 204 };
        // The store does not change its mind.
        most = most.max(1);
    }
    assert!(outbox.is_empty() && refused <= 4, "{refused}");
}

#[test]
fn what_was_kept_goes_in_the_order_in_which_it_happened() {
    let kept = [3, 1, 2].map(|number| {
        let Statement { id, text } = statement(number, "");
        Entry {
            key: key(&id),
            text,
        }
    });
    let foreign = Entry {
        key: "annals/journal/1".to_owned(),
        text: "x".to_owned(),
    };
    let aside = Entry {
        key: aside_key(&statement(9, "").id),
        text: statement(9, "").text,
    };
    let broken = [
        Entry {
            key: key("1"),
            text: "{".to_owned(),
        },
        Entry {
            key: key(&statement(7, "").id),
            text: statement(8, "").text,
        },
    ];
    let all = kept
        .into_iter()
        .chain([foreign, aside])
        .chain(broken.clone());
    let mut loaded = Outbox::load(all);
    assert_eq!(loaded.unread, broken);
    let Next::Send(batch) = loaded.outbox.next(0) else {
        panic!("a batch");
    };
    let ids = [1, 2, 3].map(|number| statement(number, "").id);
    assert_eq!(batch.ids, ids);
}

#[test]
fn what_is_here_already_is_not_taken_twice() {
    let mut outbox = Outbox::default();
    assert_eq!(outbox.add([statement(1, "a")]).len(), 1);
    assert_eq!(outbox.add([statement(1, "a"), statement(2, "")]).len(), 1);
    assert_eq!(outbox.len(), 2);
}
