//! English words for the parts of a date, without the date around them.

/// The months by name, January at 0.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The words of a date from the finest to the coarsest: `19`, `October`,
/// `1956`; `490`, `BCE`. Joined by spaces they read as the date.
pub(super) type Words = Vec<String>;

/// `1956`; `79 CE`; `490 BCE`; `year 12345`.
pub(super) fn year(year: i64) -> Words {
    let mut words = Words::new();
    add_year(&mut words, year);
    words
}

/// Adds the words of a year to those of a month.
pub(super) fn add_year(words: &mut Words, year: i64) {
    match year {
        ..=0 => words.extend([(1 - year).to_string(), "BCE".into()]),
        1..=999 => words.extend([year.to_string(), "CE".into()]),
        1000..=9999 => words.push(year.to_string()),
        _ => words.push(["year ", &year.to_string()].concat()),
    }
}

/// `the 1950s`; `1900–1999`, which unlike "the 1900s" has one meaning.
pub(super) fn years(first: i64, last: i64) -> String {
    let is_decade = first >= 1000 && last == first + 9 && first % 10 == 0 && first % 100 != 0;
    if is_decade {
        ["the ", &first.to_string(), "s"].concat()
    } else {
        range(year(first), year(last))
    }
}

/// `19 October 1956`.
pub(super) fn day((in_year, month, day): (i64, u8, u8)) -> Words {
    let mut words = vec![day.to_string(), name(month.into()).into()];
    add_year(&mut words, in_year);
    words
}

/// `October 1956`.
pub(super) fn month(in_year: i64, month: u8) -> Words {
    let mut words = vec![name(month.into()).into()];
    add_year(&mut words, in_year);
    words
}

/// `October`; in bounds whatever comes: months are 1–12.
pub(super) fn name(month: u16) -> &'static str {
    MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// `5–9 August 1945`, `1918–1922`, `January 1918 – October 1922`.
pub(super) fn range(from: Words, to: Words) -> String {
    let alike = from.len() == to.len();
    let from = without_shared(from, &to);
    // Spaces around the dash, once there is one on either side of it.
    let dash = if alike && from.len() == 1 && !from[0].contains(' ') {
        "–"
    } else {
        " – "
    };
    two(from, dash, to)
}

/// `5 August 1945` and `9 August 1945` around a word: `5 and 9 August 1945`.
pub(super) fn pair(from: Words, word: &str, to: Words) -> String {
    two(without_shared(from, &to), word, to)
}

fn two(from: Words, between: &str, to: Words) -> String {
    let to = to.join(" ");
    if from.is_empty() {
        to
    } else {
        [&from.join(" "), between, &to].concat()
    }
}

/// What the first does not share with the end of the second; empty where it
/// is the second. Dates of different precision share nothing.
fn without_shared(mut from: Words, to: &Words) -> Words {
    if from.len() == to.len() {
        let shared = from
            .iter()
            .rev()
            .zip(to.iter().rev())
            .take_while(|(a, b)| a == b)
            .count();
        from.truncate(from.len() - shared);
    }
    from
}
