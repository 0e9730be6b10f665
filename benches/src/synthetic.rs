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

/// The text of a set with so many events.
pub fn set(events: u32) -> String {
    let mut text = String::from(
        r#"{"format":"annals-set/1","id":"synthetic","title":"Synthetic","entities":["#,
    );
    for n in 0..50 {
        let comma = if n == 0 { "" } else { "," };
        let name = letters(mixed(n + 7_000_000));
        append(
            &mut text,
            format_args!(r#"{comma}{{"id":"p{n}","kind":"person","name":"Given {name}"}}"#),
        );
    }
    text.push_str(r#"],"events":["#);
    for n in 0..events {
        let comma = if n == 0 { "" } else { "," };
        let event = event(n);
        append(&mut text, format_args!("{comma}{event}"));
    }
    text.push_str("]}");
    text
}

fn event(n: u32) -> String {
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
    format!(
        r#"{{"id":"e{n}","date":"{date}","kind":"k{}","title":"the affair of {name}","did":["The court","hear of {name}"],"summary":"The court heard of {name}.","actors":[{{"entity":"p{}","role":"judge","asked":"Who judged the affair of {name}?"}}]{also}}}"#,
        dice % 10,
        dice % 50,
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
