//! Sets of any size, the same in every run: two centuries of events of ten kinds, of
//! every precision, with people, places and like events.

use std::fmt::Write;

/// A number that looks random (splitmix64 of Steele, Lea and Flood, 2014).
fn mixed(n: u32) -> u64 {
    let mut z = (u64::from(n) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The text of a set with so many events, a person for twenty of them and a place for fifty.
pub fn set(events: u32) -> String {
    let mut text =
        String::from(r#"{"format":"annals-set/1","id":"synthetic","title":"Synthetic","kinds":["#);
    for n in 0..10 {
        let comma = if n == 0 { "" } else { "," };
        let name = letters(mixed(n + 9_000_000) % 10_000);
        append(
            &mut text,
            format_args!(r#"{comma}{{"id":"k{n}","one":"a {name}","many":"{name}s"}}"#),
        );
    }
    text.push_str(r#"],"complete":["actors"],"entities":["#);
    let (people, places) = (people(events), places(events));
    for n in 0..people {
        let comma = if n == 0 { "" } else { "," };
        let name = letters(mixed(n + 7_000_000));
        let noun = ["judge", "king", "envoy"][n as usize % 3];
        append(
            &mut text,
            format_args!(
                r#"{comma}{{"id":"p{n}","kind":"person","noun":"{noun}","name":"Given {name}"}}"#
            ),
        );
    }
    for n in 0..places {
        let name = letters(mixed(n + 8_000_000));
        let noun = ["city", "lake"][n as usize % 2];
        append(
            &mut text,
            format_args!(r#",{{"id":"l{n}","kind":"place","noun":"{noun}","name":"{name}"}}"#),
        );
    }
    text.push_str(r#"],"events":["#);
    for n in 0..events {
        let comma = if n == 0 { "" } else { "," };
        let event = event(n, people, places);
        append(&mut text, format_args!("{comma}{event}"));
    }
    text.push_str("]}");
    text
}

fn people(events: u32) -> u32 {
    20 + events / 20
}

fn places(events: u32) -> u32 {
    10 + events / 50
}

fn event(n: u32, people: u32, places: u32) -> String {
    let dice = mixed(n);
    let (year, month, day) = (1800 + dice % 200, 1 + dice / 200 % 12, 1 + dice / 2400 % 28);
    let date = match dice / 67_200 % 6 {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        2 | 3 => format!("{year}-{month:02}-{day:02}"),
        4 => format!("{year}/{}", year + day % 7 + 1),
        _ => format!("{year}~"),
    };
    let name = letters(u64::from(n));
    let also = if n.is_multiple_of(7) {
        format!(r#","also":["{}"]"#, year + 4)
    } else {
        String::new()
    };
    let (person, place) = (dice / 7 % u64::from(people), dice / 11 % u64::from(places));
    let named = letters(mixed(person as u32 + 7_000_000));
    let town = letters(mixed(place as u32 + 8_000_000));
    let sum = 10 + dice % 990;
    format!(
        r#"{{"id":"e{n}","date":"{date}","kind":"k{}","title":"the affair of {name}","did":["The court","hear of {name}"],"summary":"Given {named} heard of {name} at {town} for {sum} crowns.","place":"l{place}","actors":[{{"entity":"p{person}","role":"judge","asked":"Who judged the affair of {name}?"}}],"quantities":[{{"of":"the price of {name}","value":{sum},"unit":"crowns","asked":"How many crowns did {name} cost?"}}]{also}}}"#,
        dice % 10,
    )
}

/// A number in letters, so that a title holds no digits.
fn letters(mut number: u64) -> String {
    let mut letters = String::from("Qu");
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return letters;
        }
    }
}

fn append(text: &mut String, part: std::fmt::Arguments) {
    text.write_fmt(part).expect("a String takes everything");
}
