//! The smallest sets: a date and a title for each event, in several languages.

use serde_json::{Value, json};

/// The language, and so the script, of the titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Latin letters.
    English,
    /// No spaces between words.
    Japanese,
    /// Cyrillic letters.
    Russian,
    /// From right to left.
    Arabic,
}

impl Tongue {
    /// All of them.
    pub const ALL: [Tongue; 4] = [
        Tongue::English,
        Tongue::Japanese,
        Tongue::Russian,
        Tongue::Arabic,
    ];

    fn tag(self) -> &'static str {
        match self {
            Tongue::English => "en",
            Tongue::Japanese => "ja",
            Tongue::Russian => "ru",
            Tongue::Arabic => "ar",
        }
    }

    /// Letters to tell many events apart by, and what happened to them.
    fn letters(self) -> (&'static str, [&'static str; 5]) {
        match self {
            Tongue::English => (
                "abcdefghij",
                [
                    "the founding of",
                    "the fall of",
                    "the great fire of",
                    "the peace of",
                    "the siege of",
                ],
            ),
            Tongue::Japanese => (
                "山川田中村森原島松竹",
                ["の建国", "の落城", "の大火", "の和議", "の戦い"],
            ),
            Tongue::Russian => (
                "бвгдклмнпр",
                [
                    "основание города",
                    "падение города",
                    "пожар города",
                    "мир у города",
                    "осада города",
                ],
            ),
            Tongue::Arabic => ("بتجدرسعفكل", ["تأسيس", "سقوط", "حريق", "صلح", "حصار"]),
        }
    }

    fn title(self, number: usize) -> String {
        let (letters, happened) = self.letters();
        let letters: Vec<char> = letters.chars().collect();
        let digits = format!("{:03}", number / 5);
        let name: String = digits
            .chars()
            .filter_map(|digit| letters.get(digit.to_digit(10)? as usize))
            .collect();
        let happened = happened[number % 5];
        match self {
            Tongue::English => format!("{happened} Ad{name}"),
            Tongue::Japanese => format!("{name}{happened}"),
            Tongue::Russian => format!("{happened} Ад{name}"),
            Tongue::Arabic => format!("{happened} ا{name}"),
        }
    }
}

/// A set of so many events with a date and a title each, so many years apart, from a
/// year on; before the common era too.
#[must_use]
pub fn columns(tongue: Tongue, events: usize, from: i64, apart: i64) -> String {
    let rows: Vec<Value> = (0..events)
        .map(|number| {
            // Not in order of time, as no list is.
            let year = from + ((number * 7) % events) as i64 * apart;
            let sign = if year < 0 { "-" } else { "" };
            json!({"id": format!("e{number}"), "date": format!("{sign}{:04}", year.abs()),
                "title": tongue.title(number)})
        })
        .collect();
    json!({"format": "annals-set/1", "id": "columns", "title": "Two columns",
        "language": tongue.tag(), "events": rows})
    .to_string()
}
