//! A date in English, for a reader.

use super::day::Day;
use super::digits::Digits;
use super::form::{Choice, Date, Form, NoEnd, Span};
use super::period::{Period, Unit};
use super::season::Season;
use super::simple::{Doubt, Part, Rest, Simple};
use super::words::{self, Words};
use super::year::Year;

/// The date as a reader would say it: "19 October 1956", "about 1920",
/// "5–9 August 1945", "between May and August 1978", "490 BCE".
pub fn text(date: &Date) -> String {
    match &date.form {
        Form::Point(date) => simple(date).join(" "),
        Form::Span(span) => self::span(span),
        Form::Between(choices) => one_of(choices),
    }
}

impl Period {
    /// The period as a reader would say it: "October 1956", "the 1950s",
    /// "1900–1999".
    pub fn text(self) -> String {
        let days = self.extent();
        let (year, month, day) = days.first.to_ymd();
        match self.unit() {
            Unit::Day => words::day((year, month, day)).join(" "),
            Unit::Month => words::month(year, month).join(" "),
            Unit::Year => words::year(year).join(" "),
            Unit::Decade | Unit::Century => words::years(year, days.last.to_ymd().0),
        }
    }
}

fn span(span: &Span) -> String {
    match span {
        Span::Closed(start, end) => words::range(simple(start), simple(end)),
        Span::NoStart(NoEnd::Open, end) => ["until ", &simple(end).join(" ")].concat(),
        Span::NoStart(NoEnd::Unknown, end) => {
            ["an unknown date to ", &simple(end).join(" ")].concat()
        }
        Span::NoEnd(start, NoEnd::Open) => ["from ", &simple(start).join(" ")].concat(),
        Span::NoEnd(start, NoEnd::Unknown) => {
            [&simple(start).join(" "), " to an unknown date"].concat()
        }
    }
}

fn one_of(choices: &[Choice]) -> String {
    let texts: Vec<String> = choices.iter().map(choice).collect();
    match texts.split_last() {
        Some((last, before @ [_, ..])) => [&before.join(", "), " or ", last].concat(),
        Some((last, [])) => last.clone(),
        // Never: a set has a member.
        None => String::new(),
    }
}

fn choice(choice: &Choice) -> String {
    match choice {
        Choice::One(date) => simple(date).join(" "),
        Choice::Until(date) => [&simple(date).join(" "), " or earlier"].concat(),
        Choice::From(date) => [&simple(date).join(" "), " or later"].concat(),
        Choice::Range(from, to) => {
            let (from_words, to_words) = (simple(from), simple(to));
            if from.days().1.plus(1) == to.days().0 && from_words.len() == to_words.len() {
                words::pair(from_words, " or ", to_words)
            } else {
                between(from_words, to_words)
            }
        }
    }
}

fn between(from: Words, to: Words) -> String {
    if from == to {
        from.join(" ")
    } else {
        ["between ", &words::pair(from, " and ", to)].concat()
    }
}

/// One date in words. In doubt it is one single word, since a doubt is about
/// the whole: "about 5 August" must not shrink to "about 5".
fn simple(date: &Simple) -> Words {
    let plain = without_doubt(date);
    let (whole, parts) = doubts(date);
    if whole.is_none() && parts.is_empty() {
        return plain;
    }
    let lead = match whole {
        None => "",
        Some(Doubt::Uncertain) => "perhaps ",
        Some(Doubt::Approximate) => "about ",
        Some(Doubt::Both) => "perhaps about ",
    };
    let note = if parts.is_empty() {
        String::new()
    } else {
        [" (", &parts.join(", "), ")"].concat()
    };
    vec![[lead, &plain.join(" "), &note].concat()]
}

/// The doubt about the whole date, and those about parts of it.
fn doubts(date: &Simple) -> (Option<Doubt>, Vec<String>) {
    let year = date.year();
    let in_year = either(year.before, year.after);
    let (whole, notes) = match date.rest() {
        Rest::Nothing => (in_year, vec![]),
        Rest::Season(season) => (
            season.after,
            vec![("year", in_year), ("season", season.before)],
        ),
        Rest::Month(month) => (
            month.after,
            vec![("year", in_year), ("month", month.before)],
        ),
        Rest::Day(month, day) => (
            day.after,
            vec![
                ("year", in_year),
                ("month", month.before),
                ("year and month", month.after),
                ("day", day.before),
            ],
        ),
    };
    (
        whole,
        notes
            .into_iter()
            .filter_map(|(name, doubt)| Some(note(name, doubt?)))
            .collect(),
    )
}

fn either(before: Option<Doubt>, after: Option<Doubt>) -> Option<Doubt> {
    match (before, after) {
        (Some(before), Some(after)) if before != after => Some(Doubt::Both),
        (before, after) => before.or(after),
    }
}

fn note(name: &str, doubt: Doubt) -> String {
    let doubt = match doubt {
        Doubt::Uncertain => " uncertain",
        Doubt::Approximate => " approximate",
        Doubt::Both => " uncertain and approximate",
    };
    [name, doubt].concat()
}

fn without_doubt(date: &Simple) -> Words {
    let year = date.year().value;
    match date.rest() {
        Rest::Nothing => in_year(year),
        Rest::Season(season) => with_season(season, year),
        Rest::Month(month) => with_month(month.value, year).unwrap_or_else(|| hull(date)),
        Rest::Day(month, day) if day.value.is_blank() => {
            with_month(month.value, year).unwrap_or_else(|| hull(date))
        }
        Rest::Day(month, day) => match (day.value.exact(), month.value.exact()) {
            (Some(day), Some(month)) => {
                let mut words = vec![day.to_string()];
                words.extend(named_month(month, year));
                words
            }
            (_, _) => hull(date),
        },
    }
}

/// Where digits are unspecified in a way that has no name.
fn hull(date: &Simple) -> Words {
    let (first, last) = date.days();
    let words = |day: Day| words::day(day.to_ymd());
    vec![between(words(first), words(last))]
}

fn with_season(season: Part<Season>, year: Year) -> Words {
    let mut words = vec![season.value.name().to_owned()];
    let named = season.value.name().ends_with(" of");
    words.extend(if named { in_year(year) } else { of_year(year) });
    words
}

/// `None` where the month is known in part.
fn with_month(month: Digits, year: Year) -> Option<Words> {
    if month.is_blank() {
        Some(in_year(year))
    } else {
        month.exact().map(|month| named_month(month, year))
    }
}

fn named_month(month: u16, year: Year) -> Words {
    let name = words::MONTHS[usize::from(month.clamp(1, 12)) - 1];
    let mut words = vec![name.to_owned()];
    words.extend(of_year(year));
    words
}

/// The year after a month: `1956`, `of the 1560s`.
fn of_year(year: Year) -> Words {
    let words = in_year(year);
    if year.grain() == 1 {
        words
    } else {
        vec![["of ", &words.join(" ")].concat()]
    }
}

fn in_year(year: Year) -> Words {
    let (first, last) = year.bounds();
    match year {
        Year::Four { digits, .. } if digits.is_blank() => vec!["an unknown year".to_owned()],
        Year::Four { .. } | Year::Long(_) if first == last => words::year(first),
        Year::Four { .. } | Year::Long(_) => vec![words::years(first, last)],
        Year::Rounded(rounded) => {
            let estimate = words::year(rounded.estimate()).join(" ");
            vec![["about ", &estimate, " (", &words::years(first, last), ")"].concat()]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_a_person_would_say_it() {
        let cases = [
            ("1956-10-19", "19 October 1956"),
            ("1941-10", "October 1941"),
            ("1956", "1956"),
            ("-0489", "490 BCE"),
            ("-0489-09-07", "7 September 490 BCE"),
            ("0000", "1 BCE"),
            ("0079-08-24", "24 August 79 CE"),
            ("Y12345", "year 12345"),
            ("Y-17E7", "170000001 BCE"),
            ("195X", "the 1950s"),
            ("190X", "1900–1909"),
            ("19XX", "1900–1999"),
            ("079X", "790–799 CE"),
            ("-048X", "490–481 BCE"),
            ("000X", "1 BCE – 9 CE"),
            ("XXXX", "an unknown year"),
            ("1950S2", "about 1950 (1900–1999)"),
            ("2004-XX", "2004"),
            ("1985-04-XX", "April 1985"),
            ("1985-XX-XX", "1985"),
            ("156X-12-25", "25 December of the 1560s"),
            ("XXXX-12-25", "25 December of an unknown year"),
            ("1XXX-12", "December of 1000–1999"),
            ("2004-1X", "between 1 October and 31 December 2004"),
            ("1985-XX-15", "between 15 January and 15 December 1985"),
            ("1945-21", "spring 1945"),
            ("1945-30", "southern summer 1945"),
            ("1980-40", "first half of 1980"),
            ("198X-40", "first half of the 1980s"),
        ];
        for (edtf, english) in cases {
            assert_eq!(
                Date::parse(edtf).map(|date| text(&date)),
                Ok(english.to_owned()),
                "{edtf}"
            );
        }
    }

    #[test]
    fn a_doubt_is_said_of_what_it_is_about() {
        let cases = [
            ("1920~", "about 1920"),
            ("1920?", "perhaps 1920"),
            ("1920%", "perhaps about 1920"),
            ("?1920~", "perhaps about 1920"),
            ("1945-08-06?", "perhaps 6 August 1945"),
            ("2004?-06-11", "11 June 2004 (year uncertain)"),
            ("2004-06~-11", "11 June 2004 (year and month approximate)"),
            (
                "2004-06-%11",
                "11 June 2004 (day uncertain and approximate)",
            ),
            ("1918~/1922", "about 1918 – 1922"),
            (
                "1945-08-05~/1945-08-09",
                "about 5 August 1945 – 9 August 1945",
            ),
        ];
        for (edtf, english) in cases {
            assert_eq!(
                Date::parse(edtf).map(|date| text(&date)),
                Ok(english.to_owned()),
                "{edtf}"
            );
        }
    }

    #[test]
    fn two_dates_say_once_what_they_share() {
        let cases = [
            ("1918/1922", "1918–1922"),
            ("1918-01/1922-10", "January 1918 – October 1922"),
            ("1978-05/1978-08", "May–August 1978"),
            ("1945-08-05/1945-08-09", "5–9 August 1945"),
            ("1945-05-08/1945-08-09", "8 May – 9 August 1945"),
            ("1945-05-08/1946-08-09", "8 May 1945 – 9 August 1946"),
            ("1945/1945", "1945"),
            ("-0489/-0479", "490–480 BCE"),
            ("-0043/0014", "44 BCE – 14 CE"),
            ("0079/1066", "79 CE – 1066"),
            ("1945-08/1945-09-02", "August 1945 – 2 September 1945"),
            ("195X/197X", "the 1950s – the 1970s"),
            ("1975/..", "from 1975"),
            ("../1931", "until 1931"),
            ("1918/", "1918 to an unknown date"),
            ("/1931", "an unknown date to 1931"),
            ("[1978-05..1978-08]", "between May and August 1978"),
            ("[1945-08-08..1945-08-09]", "8 or 9 August 1945"),
            ("[1945-08-31..1945-09-01]", "31 August or 1 September 1945"),
            ("[1978..1979]", "1978 or 1979"),
            ("[1978..1978]", "1978"),
            (
                "[1667,1668,1670..1672]",
                "1667, 1668 or between 1670 and 1672",
            ),
            ("[..1920]", "1920 or earlier"),
            ("[1920..]", "1920 or later"),
        ];
        for (edtf, english) in cases {
            assert_eq!(
                Date::parse(edtf).map(|date| text(&date)),
                Ok(english.to_owned()),
                "{edtf}"
            );
        }
    }

    #[test]
    fn a_period_reads_as_the_date_that_names_it() {
        let day = Day::from_ymd(1956, 10, 19).expect("a day");
        let texts = Unit::ALL.map(|unit| Period::of(unit, day).text());
        assert_eq!(
            texts,
            [
                "19 October 1956",
                "October 1956",
                "1956",
                "the 1950s",
                "1900–1999"
            ]
        );
        let marathon = Day::from_ymd(-489, 9, 7).expect("a day");
        assert_eq!(Period::of(Unit::Year, marathon).text(), "490 BCE");
        assert_eq!(Period::of(Unit::Decade, marathon).text(), "491–482 BCE");
    }
}
