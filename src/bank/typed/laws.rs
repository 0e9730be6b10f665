//! What holds of every text that can be typed.

use std::rc::Rc;

use proptest::prelude::*;

use super::{AmountMatch, NameMatch, TypedYear, is_amount, match_amount, match_name, read_year};
use crate::bank::{Amount, Bank, NameKey};
use crate::date::Period;
use crate::set::{self, EntityIx};

fn bank() -> Bank {
    let text = r#"{"format":"annals-set/1","id":"t","title":"T","entities":[
        {"id":"a","kind":"person","name":"Yōsuke Matsuoka","names":{"ja":"松岡 洋右"}},
        {"id":"b","kind":"person","name":"Vyacheslav Molotov","names":{"ru":"Вячеслав Молотов"}},
        {"id":"c","kind":"place","name":"Saint-Jean-d’Angély"},
        {"id":"d","kind":"place","name":"Łódź"},
        {"id":"e","kind":"organisation","name":"the United Nations","aliases":["UN"]}],
        "events":[{"id":"e1","date":"1941","title":"the pact"}]}"#;
    Bank::compile(Rc::new(set::read(text).unwrap().set))
}

fn amount(value: String, unit: &str, tolerance: u32) -> Amount {
    Amount {
        value,
        unit: unit.to_owned(),
        hedge: None,
        tolerance,
        by: None,
    }
}

/// A name with what is forgiven: case, marks between words, an order of words.
fn disguised(name: &str, case: u8, mark: &str, turn: usize) -> String {
    let mut words: Vec<&str> = name.split([' ', '-']).collect();
    if words.len() == 2 {
        words.rotate_left(turn % 2);
    }
    let text = words.join(mark);
    match case {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        _ => text,
    }
}

fn thousands(number: u64, mark: &str) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

proptest! {
    #[test]
    fn no_text_is_too_much(text in "\\PC*", value in "-?[0-9]{1,30}(\\.[0-9]{1,20})?(e-?[0-9]{1,9})?", unit in "\\PC{0,12}", tolerance: u32) {
        let key = amount(value, &unit, tolerance);
        let _ = read_year(&text);
        let _ = is_amount(&text, &key);
        let _ = match_amount(&text, &key);
        let bank = bank();
        let _ = match_name(&bank, &NameKey::Entity(EntityIx(0)), &text);
        let _ = match_name(&bank, &NameKey::Listed(vec![unit, text.clone()]), &text);
    }

    #[test]
    fn no_row_of_signs_is_too_much(text in "[-0-9.,' ٫٬年月日前kmbc$€а-яэ/–]{0,24}") {
        let _ = read_year(&text);
        let _ = match_amount(&text, &amount("4.4".to_owned(), "billion US$", 0));
    }

    #[test]
    fn an_exact_name_is_right_in_every_disguise(
        ix in 0u32..5, which in 0usize..3, case in 0u8..3, mark in "[ .,–_]{1,2}", turn in 0usize..2
    ) {
        let bank = bank();
        let entity = bank.set().entity(EntityIx(ix));
        let names: Vec<&str> = entity.spellings().chain(entity.family_name()).collect();
        let typed = disguised(names[which % names.len()], case, &mark, turn);
        let found = match_name(&bank, &NameKey::Entity(EntityIx(ix)), &typed);
        prop_assert_eq!(found, NameMatch::Exact, "{}", typed);
    }

    #[test]
    fn any_list_of_answers_takes_each_of_them(names in prop::collection::vec("[A-Za-zА-я0-9Ā-ž]{1,12}( [a-z]{1,8})?", 1..4), at in 0usize..4) {
        let typed = names[at % names.len()].clone();
        // What is but an article or marks says nothing.
        prop_assume!(!crate::set::fold::fold(&typed).is_empty());
        let found = match_name(&bank(), &NameKey::Listed(names), &typed);
        prop_assert_eq!(found, NameMatch::Exact);
    }

    #[test]
    fn a_printed_year_is_read_back(year in -9999i64..=9999) {
        let printed = Period::year_of(year).unwrap().text();
        prop_assert_eq!(read_year(&printed), Some(TypedYear::One(year)), "{}", printed);
        let astronomical = if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
        prop_assert_eq!(read_year(&astronomical), Some(TypedYear::One(year)));
    }

    #[test]
    fn a_printed_date_gives_its_year(year in 100i64..=9999, month in 1usize..=12, day in 1u8..=28) {
        let name = crate::date::MONTHS[month - 1];
        let short = &name[..3];
        for text in [
            format!("{day} {name} {year}"),
            format!("{short} {day}, {year}"),
            format!("{name} {year}"),
            format!("{year}-{month:02}-{day:02}"),
            format!("{day}.{month}.{year}"),
            format!("{month:02}/{day:02}/{year}"),
            format!("{month:02}/{year}"),
            format!("{year}年{month}月{day}日"),
        ] {
            let read = read_year(&text);
            prop_assert_eq!(read, Some(TypedYear::One(year)), "{}", text);
        }
    }

    #[test]
    fn a_changed_digit_makes_another_year(year in 1000i64..=9999, place in 0usize..4, by in 1u8..10) {
        let mut digits = year.to_string().into_bytes();
        digits[place] = b'0' + (digits[place] - b'0' + by) % 10;
        let other = String::from_utf8(digits).unwrap();
        prop_assert_ne!(read_year(&other), Some(TypedYear::One(year)));
    }

    #[test]
    fn a_printed_number_is_right_in_every_format(whole in 0u64..=10_000_000_000, fraction in "([0-9]{0,2}[1-9])?") {
        let point = |mark: &str| if fraction.is_empty() { String::new() } else { format!("{mark}{fraction}") };
        let key = amount(format!("{whole}{}", point(".")), "", 0);
        for typed in [
            format!("{whole}{}", point(".")),
            format!("{whole}{}", point(",")),
            thousands(whole, " ") + &point("."),
            thousands(whole, "\u{202f}") + &point(","),
            thousands(whole, "’") + &point("."),
        ] {
            prop_assert_eq!(match_amount(&typed, &key), AmountMatch::Within, "{}", typed);
        }
        // A single mark before three digits is that of thousands, unless the key says otherwise.
        let one_mark = if fraction.is_empty() { whole < 1_000_000 } else { whole < 1000 && fraction.len() == 3 };
        if !one_mark {
            for (mark, decimal) in [(",", "."), (".", ",")] {
                let typed = thousands(whole, mark) + &point(decimal);
                prop_assert_eq!(match_amount(&typed, &key), AmountMatch::Within, "{}", typed);
            }
        } else if fraction.is_empty() {
            for mark in [",", "."] {
                prop_assert_eq!(match_amount(&thousands(whole, mark), &key), AmountMatch::Within);
            }
        }
    }

    #[test]
    fn a_number_beyond_the_tolerance_is_wrong(value in 1u64..=999_999_999, typed in 1u64..=999_999_999, tolerance in 0u32..=200) {
        let key = amount(value.to_string(), "", tolerance);
        let within = typed.abs_diff(value) * 1000 <= value * u64::from(tolerance);
        let found = match_amount(&typed.to_string(), &key) == AmountMatch::Within;
        prop_assert_eq!(found, within);
    }

    #[test]
    fn a_changed_digit_makes_another_number(value in 1000u64..=999_999_999, place in 0usize..9, by in 1u8..10, point in 0usize..3) {
        let write = |mut digits: String| {
            digits.insert(digits.len() - point, '.');
            digits.trim_end_matches('.').to_owned()
        };
        let key = amount(write(value.to_string()), "", 0);
        let mut digits = value.to_string().into_bytes();
        let place = place % digits.len();
        digits[place] = b'0' + (digits[place] - b'0' + by) % 10;
        let typed = write(String::from_utf8(digits).unwrap());
        prop_assert_ne!(match_amount(&typed, &key), AmountMatch::Within);
    }
}
