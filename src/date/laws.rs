//! Claims that hold for every date, on generated ones.

use super::{Date, Day, Order, Period, Shape, Unit, compare, text};
use proptest::prelude::*;

/// A date without `/` or `[…]`, of every kind.
// Boxed, as are the dates: the types of such trees overflow a test's stack.
fn simple() -> BoxedStrategy<String> {
    let day = (-3_000_000i64..2_000_000).prop_filter_map("of four digits", |count| {
        let day = Day::from_count(count)?.to_string();
        (day.trim_start_matches('-').len() == 10).then_some(day)
    });
    prop_oneof![
        day,
        "1[89][0-9X]{2}-(0[1-9]|1[012]|XX)-(0[1-9]|1[0-9X]|2[0-8]|XX)",
        "-?[0-2X][0-9]{2}[0-9X]",
        "19[4-6][0-9X][?~%]?-(0[1-9]|1[012]|[01]X)[?~%]?",
        "[?~%]?19[45][0-9]-[?~%]?(0[1-9]|1[012])-[?~%]?(0[1-9]|1[0-9]|2[0-8])[?~%]?",
        "19[45][0-9X]-(2[1-9]|3[0-9]|4[01])[?~%]?",
        "Y-?[1-9][0-9]{4,9}(S[1-5])?[?~%]?",
        "Y-?[1-9][0-9]?E[1-8](S1)?",
        "-?1[0-9]{3}S[1-4]~?",
    ]
    .boxed()
}

fn dates() -> BoxedStrategy<Date> {
    let text = prop_oneof![
        4 => simple(),
        1 => (simple(), simple()).prop_map(|(a, b)| format!("{a}/{b}")),
        1 => (simple(), simple()).prop_map(|(a, b)| format!("[{a}..{b}]")),
        1 => (simple(), simple(), simple()).prop_map(|(a, b, c)| format!("[..{a},{b},{c}..]")),
        1 => (simple(), simple()).prop_map(|(a, b)| format!("[{a},{b}]")),
        1 => (simple(), "/|/\\.\\.").prop_map(|(a, end)| format!("{a}{end}")),
        1 => ("/|\\.\\./", simple()).prop_map(|(start, a)| format!("{start}{a}")),
    ];
    text.prop_filter_map("in order, of the calendar", |text| Date::parse(&text).ok())
        .boxed()
}

/// Days near one another, so that they are often equal.
fn near_days() -> impl Strategy<Value = Date> {
    (1u8..=9).prop_filter_map("a day", |day| Date::parse(&format!("1945-08-0{day}")).ok())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,40}") {
        if let Err(error) = Date::parse(&text) {
            prop_assert!(error.at <= text.chars().count());
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn a_stray_character_is_found_at_or_before_its_place(date in dates(), stray in "\\PC", place in 0usize..30) {
        let mut text: Vec<char> = date.to_string().chars().collect();
        let place = place.min(text.len());
        text.splice(place..place, stray.chars().filter(|c| !c.is_ascii()));
        let stray = text.get(place).is_some_and(|c| !c.is_ascii());
        match Date::parse(&text.into_iter().collect::<String>()) {
            Ok(_) => prop_assert!(!stray),
            Err(error) => prop_assert!(error.at <= place),
        }
    }

    #[test]
    fn whatever_is_read_is_written_as_it_was(text in "[0-9XYES?~%/.,\\[\\]-]{0,14}") {
        match Date::parse(&text) {
            Ok(date) => prop_assert_eq!(date.to_string(), text),
            Err(error) => prop_assert!(error.at <= text.len()),
        }
    }

    #[test]
    fn what_is_written_reads_back_to_the_same_date(date in dates()) {
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
    }

    #[test]
    fn the_ends_of_a_date_are_dates_that_can_be_written(date in dates()) {
        for end in [date.start(), date.end()] {
            prop_assert_ne!(end.shape(), Shape::Span);
            prop_assert_eq!(Date::parse(&end.to_string()), Ok(end));
        }
    }

    #[test]
    fn a_span_runs_from_its_start_to_its_end(date in dates()) {
        let (start, end) = (date.start().margin_extent(), date.end().margin_extent());
        prop_assert_eq!(date.margin_extent().earliest, start.earliest);
        prop_assert_eq!(date.margin_extent().latest, end.latest);
    }

    #[test]
    fn an_extent_is_in_order_and_its_margin_lies_around_it(date in dates()) {
        let (written, margin) = (date.extent(), date.margin_extent());
        if let (Some(earliest), Some(latest)) = (written.earliest, written.latest) {
            prop_assert!(earliest <= latest);
        }
        prop_assert!(margin.earliest <= written.earliest);
        prop_assert!(margin.latest >= written.latest);
        prop_assert!(margin == written || date.is_qualified());
    }

    #[test]
    fn the_order_of_two_dates_turns_with_them(a in dates(), b in dates()) {
        let turned = match compare(&a, &b) {
            Order::Before => Order::After,
            Order::After => Order::Before,
            Order::Same => Order::Same,
            Order::Undecidable => Order::Undecidable,
        };
        prop_assert_eq!(compare(&b, &a), turned);
    }

    #[test]
    fn before_before_is_before(a in dates(), b in dates(), c in dates()) {
        if compare(&a, &b) == Order::Before && compare(&b, &c) == Order::Before {
            prop_assert_eq!(compare(&a, &c), Order::Before);
        }
    }

    #[test]
    fn a_decided_order_is_true_of_every_day_that_may_be_meant(a in dates(), b in dates()) {
        if compare(&a, &b) == Order::Before {
            prop_assert!(a.extent().latest.is_some());
            prop_assert!(a.extent().latest < b.extent().earliest);
        }
    }

    #[test]
    fn days_are_compared_as_days(a in near_days(), b in near_days()) {
        let expected = match a.extent().earliest.cmp(&b.extent().earliest) {
            std::cmp::Ordering::Less => Order::Before,
            std::cmp::Ordering::Equal => Order::Same,
            std::cmp::Ordering::Greater => Order::After,
        };
        prop_assert_eq!(compare(&a, &b), expected);
    }

    #[test]
    fn the_period_around_a_date_holds_it(date in dates()) {
        let mut smaller = None;
        for unit in Unit::ALL {
            let around = Period::around(&date, unit);
            prop_assert!(smaller.is_none() || around.is_some(), "what lies in a month lies in a year");
            if let Some(period) = around {
                prop_assert!(period.contains(&date) && !period.is_apart_from(&date));
                prop_assert!(period.shifted(1).is_apart_from(&date));
                prop_assert!(period.shifted(-1).is_apart_from(&date));
            }
            smaller = around;
        }
    }

    #[test]
    fn periods_of_a_unit_follow_each_other_without_gap(count in -4_000_000i64..4_000_000) {
        let day = Day::from_count(count).expect("within the range");
        for unit in Unit::ALL {
            let period = Period::of(unit, day);
            let days = period.extent();
            prop_assert!(days.first <= day && day <= days.last);
            prop_assert_eq!(period.shifted(1).extent().first, days.last.plus(1));
            prop_assert_eq!(Period::of(unit, days.last), period);
        }
    }

    #[test]
    fn every_date_has_words(date in dates()) {
        let text = text(&date);
        prop_assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "{}: {}", date, text);
    }
}
