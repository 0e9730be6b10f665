//! Reading a year, alone or within a whole date.

use super::{parts, plain};
use crate::date::MONTHS;

/// A year as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedYear {
    /// This one; astronomical.
    One(i64),
    /// A span or several: "1939–45".
    Several,
}

/// Reads a year: `1945`, `c. 1945`, `AD 79`, `490 BC`, `-489`, `１９４５`, `前490年`,
/// `490 до н. э.`. Of a date that is finer, its year: `Oct 1956`, `19.10.1956`,
/// `1956-10-19`, `1956年10月19日`. `None` when there is no year in it or something else
/// beside it.
///
/// Nothing is guessed: "56" is no year, for it may be 1956 or 56; "1904-05" is a span,
/// for it may be one, and "1956-10" is October 1956, for it cannot.
#[must_use]
pub fn read_year(text: &str) -> Option<TypedYear> {
    let text = plain(text);
    let mut reader = Reader::default();
    let parts = parts(&text);
    for (at, part) in parts.iter().enumerate() {
        let digits_next = parts
            .get(at + 1)
            .is_some_and(|next| next.starts_with(|char: char| char.is_ascii_digit()));
        reader.take(part, digits_next)?;
    }
    reader.year(text.starts_with('-'))
}

/// The most digits that a year has.
const LONGEST: usize = 10;

/// A number of the text.
struct Number {
    value: i64,
    digits: usize,
    /// Whether it is said to lie before the common era, or after its beginning.
    before_era: Option<bool>,
    /// The mark that stands before it; a space for none.
    mark: char,
}

#[derive(Default)]
struct Reader {
    numbers: Vec<Number>,
    /// A month was named.
    month: bool,
    /// A day was written as "19th".
    ordinal: bool,
    /// Russian "до", which wants "нашей эры" after it.
    until: bool,
    /// What was said of the number to come.
    era: Option<bool>,
    /// The last mark.
    mark: Option<char>,
}

impl Reader {
    /// Takes a part in; `None` when it has no place beside a year.
    fn take(&mut self, part: &str, digits_next: bool) -> Option<()> {
        let first = part.chars().next()?;
        if first.is_ascii_digit() {
            return self.number(part);
        }
        match part {
            "c" | "ca" | "circa" | "about" | "around" | "in" | "on" | "of" | "the" | "year"
            | "г" | "год" | "года" | "году" | "в" | "ок" | "около" | "н" | "нашей" | "年"
            | "日" | "紀" | "纪" | "公" | "西" | "元" | "暦" | "約" | "约" => {}
            "st" | "nd" | "rd" | "th" => self.ordinal = true,
            "月" => self.month = true,
            "ad" | "ce" => self.era(false, digits_next),
            "bc" | "bce" => self.era(true, digits_next),
            "前" => self.era(true, true),
            "до" => self.until = true,
            "э" | "нэ" | "эры" => {
                let until = std::mem::take(&mut self.until);
                self.era(until, false);
            }
            _ if first.is_alphabetic() => {
                if !is_month(part) {
                    return None;
                }
                self.month = true;
            }
            _ => {
                self.mark = Some(first);
                return Some(());
            }
        }
        self.mark = None;
        Some(())
    }

    fn number(&mut self, digits: &str) -> Option<()> {
        let mark = self.mark.take();
        let mut value = digits.parse().ok()?;
        let mut length = digits.len();
        let mut before_era = self.era.take();
        // "10,000 BC"
        if let (Some(','), 3, Some(head)) = (mark, length, self.numbers.last())
            && head.digits <= 3
            && !self.month
        {
            value += head.value * 1000;
            length += head.digits;
            before_era = before_era.or(head.before_era);
            self.numbers.pop();
        }
        if length > LONGEST {
            return None;
        }
        self.numbers.push(Number {
            value,
            digits: length,
            before_era,
            mark: mark.unwrap_or(' '),
        });
        Some(())
    }

    fn era(&mut self, before: bool, of_next: bool) {
        match self.numbers.last_mut() {
            Some(number) if !of_next => number.before_era = Some(before),
            Some(_) | None => self.era = Some(before),
        }
    }

    fn year(&self, minus: bool) -> Option<TypedYear> {
        if self.until || (self.ordinal && !self.month) {
            return None;
        }
        let is_year = |(at, number): &(usize, &Number)| {
            number.digits > 2 || number.before_era.is_some() || (minus && *at == 0)
        };
        let numbered = || self.numbers.iter().enumerate();
        let mut years = numbered().filter(is_year);
        let others: Vec<&Number> = numbered()
            .filter(|number| !is_year(number))
            .map(|(_, number)| number)
            .collect();
        let several = Some(TypedYear::Several);
        let Some((at, year)) = years.next() else {
            // "19 45"; but "56", and "19 October 56", are no year yet.
            return several.filter(|_| others.len() > 1 && !self.month);
        };
        if years.next().is_some() || !self.is_date(at, year, &others) {
            return several;
        }
        // "-489" is astronomical already; "490 BC" is not.
        match (minus && at == 0, year.before_era) {
            (true, Some(_)) => None,
            (true, None) => Some(TypedYear::One(-year.value)),
            (false, Some(_)) if year.value == 0 => None,
            (false, Some(true)) => Some(TypedYear::One(1 - year.value)),
            (false, Some(false) | None) => Some(TypedYear::One(year.value)),
        }
    }

    /// Whether the other numbers are the month and the day of the year at this place.
    fn is_date(&self, at: usize, year: &Number, others: &[&Number]) -> bool {
        let joined = |number: &Number| matches!(number.mark, '-' | '/' | '.');
        let (month, day) = (1..=12, 1..=31);
        match others {
            [] => true,
            _ if self.month => others.iter().all(|other| day.contains(&other.value)),
            [other] if at == 1 => joined(year) && month.contains(&other.value),
            // Where the second is the greater, this may be a span of years.
            [other] => {
                joined(other) && month.contains(&other.value) && other.value <= year.value % 100
            }
            [a, b] => {
                let days = day.contains(&a.value) && day.contains(&b.value);
                at != 1 && days && (month.contains(&a.value) || month.contains(&b.value))
            }
            _ => false,
        }
    }
}

/// The months in Russian.
const RUSSIAN: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

/// Whether a word is a month, in full or cut after three letters or more.
fn is_month(word: &str) -> bool {
    let english = MONTHS.iter().any(|month| {
        let start = month.get(..word.len());
        word.len() >= 3 && start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    });
    english || RUSSIAN.iter().any(|month| is_russian(word, month))
}

/// "октябрь", "октября", "октябре", "окт"; "мая".
fn is_russian(word: &str, month: &str) -> bool {
    let stem = month.trim_end_matches(['ь', 'й']);
    let ending = word.strip_prefix(stem);
    let in_full = ending.is_some_and(|ending| matches!(ending, "" | "ь" | "й" | "я" | "е" | "а"));
    // A letter of Cyrillic is two bytes.
    in_full && word.len() >= 6 || word.len() >= 6 && stem.starts_with(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_as_people_write_it() {
        for (typed, year) in [
            ("1945", 1945),
            (" c. 1945 ", 1945),
            ("c.1945", 1945),
            ("1945?", 1945),
            ("~1945", 1945),
            ("in 1945", 1945),
            ("AD 79", 79),
            ("79 CE", 79),
            ("0079", 79),
            ("490", 490),
            ("490 BC", -489),
            ("490bce", -489),
            ("490 b.c.", -489),
            ("10,000 BC", -9999),
            ("-489", -489),
            ("−489", -489),
            ("-5", -5),
            ("１９４５", 1945),
            ("１９４５年", 1945),
            ("١٩٤٥", 1945),
            ("1945年", 1945),
            ("前490年", -489),
            ("紀元前490年", -489),
            ("公元前490年", -489),
            ("490 до н. э.", -489),
            ("490 до н.э.", -489),
            ("490 год до нашей эры", -489),
            ("79 н. э.", 79),
            ("1945 г.", 1945),
            ("year 12345", 12345),
            ("\u{200e}1945\u{200e}", 1945),
        ] {
            assert_eq!(read_year(typed), Some(TypedYear::One(year)), "{typed}");
        }
    }

    #[test]
    fn of_a_finer_date_the_year_is_read() {
        for (typed, year) in [
            ("Oct 1956", 1956),
            ("Oct. 1956", 1956),
            ("sept 1956", 1956),
            ("October, 1956", 1956),
            ("19 October 1956", 1956),
            ("19th of October 1956", 1956),
            ("October 19, 1956", 1956),
            ("5–9 August 1945", 1945),
            ("19.10.1956", 1956),
            ("19. 10. 1956", 1956),
            ("10/19/1956", 1956),
            ("10/11/1956", 1956),
            ("1956-10-19", 1956),
            ("1956/10/19", 1956),
            ("-0489-10-19", -489),
            ("1956-10", 1956),
            ("10/1956", 1956),
            ("10.1956", 1956),
            ("1956年10月19日", 1956),
            ("1956年10月", 1956),
            ("окт 1956", 1956),
            ("октябрь 1956", 1956),
            ("19 октября 1956 г.", 1956),
            ("в октябре 1956 года", 1956),
            ("9 мая 1945", 1945),
            ("28 October 312 AD", 312),
            ("24 August AD 79", 79),
        ] {
            assert_eq!(read_year(typed), Some(TypedYear::One(year)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_single_year_is_not_taken_for_one() {
        for typed in [
            "1939–45",
            "1939-45",
            "1904-05",
            "1904/05",
            "1939–1945",
            "19 45",
            "490–480 BC",
            "10 BC – AD 5",
            "1956-10-45",
            "1956-13-13",
            "October 1956, October 1957",
        ] {
            assert_eq!(read_year(typed), Some(TypedYear::Several), "{typed}");
        }
        for typed in [
            "1939 or 1940",
            "before 1945",
            "до 1945",
            "the war",
            "",
            "-",
            "56",
            "’56",
            "October 56",
            "19 October 56",
            "October",
            "octobre 1956",
            "окто1956брь",
            "1950s",
            "19th 1956",
            "5th century",
            "昭和31年",
            "-490 BC",
            "0 BC",
            "194o",
            "19561019195610191956",
        ] {
            assert_eq!(read_year(typed), None, "{typed}");
        }
    }
}
