//! The periods that a stem names: "1941", "the 1930s", "490 BCE", "October 1956".

use crate::days::Days;

const MONTHS: [&str; 12] = [
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

/// Every period that a text names, the longest at its place.
#[must_use]
pub fn periods_in(text: &str) -> Vec<Days> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || ",;:?!“”\"()".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match (1..=6.min(words.len() - at))
            .rev()
            .find_map(|many| Some((many, period(&words[at..at + many].join(" "))?)))
        {
            Some((many, days)) => {
                found.push(days);
                at += many;
            }
            None => at += 1,
        }
    }
    found
}

/// The period that a text is: "1941", "the 1950s", "1900–1909", "490–481 BCE",
/// "1 BCE – 9 CE", "October 1956", "19 October 1956", "the 20th century" is not one.
#[must_use]
pub fn period(text: &str) -> Option<Days> {
    let text = text.trim().trim_end_matches('.');
    let text = text.strip_prefix("the ").unwrap_or(text);
    let text = text.strip_prefix("years ").unwrap_or(text);
    if let Some(decade) = text.strip_suffix("0s")
        && (2..=5).contains(&decade.len())
    {
        let first = decade.parse::<i64>().ok()? * 10;
        return Some(Days::of_years(first, first + 9));
    }
    for dash in ["–", " to "] {
        if let Some((from, to)) = text.split_once(dash) {
            let (from, to) = (from.trim(), to.trim());
            let to = year(to, to)?;
            let from = year(from, text)?;
            return (from <= to).then(|| Days::of_years(from, to));
        }
    }
    let parts: Vec<&str> = text.split(' ').collect();
    if let Some(at) = parts.iter().position(|word| MONTHS.contains(word)) {
        let month = MONTHS.iter().position(|name| *name == parts[at])? + 1;
        let year = year(&parts[at + 1..].join(" "), text)?;
        let sign = if year < 0 { "-" } else { "" };
        let edtf = match parts[..at] {
            [] => format!("{sign}{:04}-{month:02}", year.abs()),
            [day] => {
                let day: u32 = day.parse().ok()?;
                format!("{sign}{:04}-{month:02}-{day:02}", year.abs())
            }
            _ => return None,
        };
        return Days::read(&edtf);
    }
    let year = year(text, text)?;
    Some(Days::of_years(year, year))
}

/// A year: "1941", "79 CE", "490 BCE", "year 12345"; a bare number below four digits is
/// none unless the whole says the era.
fn year(text: &str, whole: &str) -> Option<i64> {
    let digits = |text: &str| -> Option<i64> {
        let all = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        all.then(|| text.parse().ok()).flatten()
    };
    if let Some(before) = text.strip_suffix(" BCE") {
        return Some(1 - digits(before)?);
    }
    if let Some(number) = text.strip_suffix(" CE").or(text.strip_prefix("year ")) {
        return digits(number);
    }
    let number = digits(text)?;
    if whole.ends_with(" BCE") {
        return Some(1 - number);
    }
    let told = whole.ends_with(" CE") || (text.len() == 4);
    told.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_as_it_is_told() {
        for (text, edtf) in [
            ("1941", "1941"),
            ("the 1950s", "195X"),
            ("1900–1909", "190X"),
            ("490 BCE", "-0489"),
            ("490–481 BCE", "-048X"),
            ("the years 1900–1909", "190X"),
            ("790–799 CE", "079X"),
            ("October 1956", "1956-10"),
            ("19 October 1956", "1956-10-19"),
            ("7 September 490 BCE", "-0489-09-07"),
            ("79 CE", "0079"),
        ] {
            assert_eq!(period(text), Days::read(edtf), "{text}");
        }
        for text in ["40", "1,000", "May", "the treaty", "20 islands"] {
            assert_eq!(period(text), None, "{text}");
        }
    }

    #[test]
    fn a_stem_gives_its_periods() {
        let stem = "Which of these happened in the 1930s, before October 1936?";
        let expected: Vec<Days> = ["193X", "1936-10"]
            .iter()
            .filter_map(|e| Days::read(e))
            .collect();
        assert_eq!(periods_in(stem), expected);
        assert_eq!(
            periods_in("Which of these happened in 490–481 BCE?").len(),
            1
        );
        assert_eq!(
            periods_in("Which of these happened in 1 BCE – 9 CE?").len(),
            1
        );
    }
}
