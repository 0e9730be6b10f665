//! The code in the foot of a paper, which makes the same paper again: `A-7F3C-20`.
//!
//! Its groups: version, seed in hexadecimal, number of questions; then, where they are not as
//! usual, `D` difficulty in thousandths, `Y` first and last year, `F` forms. Of an attempt the group
//! after the version is its id behind a `T`.

use crate::app::route::print::{Of, Print, Version};
use crate::bank::{Difficulty, Form, MOST_QUESTIONS, Selection};
use crate::memory::AttemptId;

/// The forms by their bit. Codes stand on paper for years: a new form is added at the end, and none
/// is ever moved.
const BITS: [Form; 22] = [
    Form::ChoiceDate,
    Form::ChoiceEvent,
    Form::ChoiceActor,
    Form::ChoicePlace,
    Form::ChoiceKind,
    Form::ChoiceQuantity,
    Form::MultipleResponse,
    Form::WhichFirst,
    Form::Order,
    Form::Match,
    Form::Sort,
    Form::Timeline,
    Form::TrueFalse,
    Form::OddOneOut,
    Form::WrongDetail,
    Form::ClozeChoice,
    Form::ClozeTyped,
    Form::ShortAnswerYear,
    Form::ShortAnswerQuantity,
    Form::ShortAnswerName,
    Form::Flashcard,
    Form::Written,
];

/// The code of a paper.
#[must_use]
pub fn code(print: &Print) -> String {
    let version = print.version.letter();
    if let Of::Attempt(id) = &print.of {
        return [version, "-T", &id.0.to_ascii_uppercase()].concat();
    }
    let selection = &print.selection;
    let mut code = format!("{version}-{:X}-{}", selection.seed, selection.count);
    if selection.difficulty != Difficulty::MIDDLE {
        code.push_str(&format!("-D{}", selection.difficulty.permille()));
    }
    if selection.from.is_some() || selection.to.is_some() {
        let [from, to] = [selection.from, selection.to].map(year);
        code.push_str(&["-Y", &from, ".", &to].concat());
    }
    if !selection.forms.is_empty() {
        let bit = |form: &Form| {
            BITS.iter()
                .position(|one| one == form)
                .map_or(0, |at| 1 << at)
        };
        let bits: u32 = selection.forms.iter().map(bit).sum();
        code.push_str(&format!("-F{bits:X}"));
    }
    code
}

/// A year without the sign that parts groups: `N480` for -480; nothing where it is open.
fn year(year: Option<i64>) -> String {
    match year {
        None => String::new(),
        Some(year) if year < 0 => ["N", &year.unsigned_abs().to_string()].concat(),
        Some(year) => year.to_string(),
    }
}

/// The paper of a code, of the same set and laid out as the one at hand; `None` when it is no code.
#[must_use]
pub fn read(code: &str, print: &Print) -> Option<Print> {
    let code: String = code.chars().filter_map(plain).collect();
    let (version, rest) = code.split_once('-')?;
    let version = Version::of(version)?;
    if let Some(id) = rest.strip_prefix('T') {
        let of = Of::Attempt(AttemptId(id.to_ascii_lowercase()));
        return Some(Print {
            of,
            version,
            ..print.clone()
        });
    }
    // The questions of an attempt say nothing of which set it is, where it is left.
    let (Of::Set(_) | Of::Draft(_)) = &print.of else {
        return None;
    };
    Some(Print {
        version,
        selection: selection(rest)?,
        ..print.clone()
    })
}

/// Blanks are passed over, small letters are capital, and a dash is a hyphen.
fn plain(sign: char) -> Option<char> {
    match sign {
        '‐'..='―' | '−' => Some('-'),
        _ if sign.is_whitespace() => None,
        _ => Some(sign.to_ascii_uppercase()),
    }
}

fn selection(groups: &str) -> Option<Selection> {
    let mut groups = groups.split('-');
    let seed = u64::from_str_radix(groups.next()?, 16).ok()?;
    let count: u32 = groups.next()?.parse().ok()?;
    let mut selection = Selection::usual(seed, count.clamp(1, MOST_QUESTIONS));
    for group in groups {
        let mut rest = group.chars();
        let (name, rest) = (rest.next()?, rest.as_str());
        match name {
            'D' => selection.difficulty = Difficulty::from_permille(rest.parse().ok()?),
            'Y' => {
                let (from, to) = rest.split_once('.')?;
                selection.from = read_year(from)?;
                selection.to = read_year(to)?;
            }
            'F' => {
                let bits = u32::from_str_radix(rest, 16).ok()?;
                let is_in = |(at, _): &(usize, &Form)| bits >> at & 1 == 1;
                let forms = BITS.iter().enumerate().filter(is_in);
                selection.forms = forms.map(|(_, form)| *form).collect();
                // Of a later release.
                if bits >> BITS.len() != 0 || selection.forms.is_empty() {
                    return None;
                }
            }
            _ => return None,
        }
    }
    Some(selection)
}

fn read_year(text: &str) -> Option<Option<i64>> {
    match text.strip_prefix('N') {
        _ if text.is_empty() => Some(None),
        Some(before) => Some(Some(-before.parse::<i64>().ok()?)),
        None => Some(Some(text.parse().ok()?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Route;

    #[test]
    fn a_code_makes_the_same_paper_again() {
        for (address, expected) in [
            ("set=x&seed=32572&count=8", "A-7F3C-8"),
            ("set=x&seed=7&count=20&version=b", "B-7-20"),
            ("set=x&seed=7&count=20&difficulty=800", "A-7-20-D800"),
            ("set=x&seed=7&count=20&from=-480", "A-7-20-YN480."),
            (
                "set=x&seed=7&count=20&from=-480&to=1990",
                "A-7-20-YN480.1990",
            ),
            (
                "set=x&seed=7&count=20&forms=choice-date,order&version=c",
                "C-7-20-F101",
            ),
            (
                "draft=18c-ff&seed=7&count=20&forms=written",
                "A-7-20-F200000",
            ),
            ("attempt=18c5-ff12&version=b", "B-T18C5-FF12"),
        ] {
            let Route::Print(print) = Route::parse(&["#/print?", address].concat()) else {
                panic!("{address}");
            };
            let made = code(&print);
            assert_eq!(made, expected);
            let selection = Selection {
                seed: 1,
                count: 1,
                forms: vec![Form::Sort],
                ..print.selection.clone()
            };
            let other = Print {
                version: Version::A,
                selection: match print.of {
                    Of::Attempt(_) => print.selection.clone(),
                    Of::Set(_) | Of::Draft(_) => selection,
                },
                ..(*print).clone()
            };
            for written in [made.clone(), made.to_lowercase(), made.replace('-', " – ")] {
                assert_eq!(read(&written, &other).as_ref(), Some(&*print), "{written}");
            }
        }
    }

    #[test]
    fn what_is_no_code_makes_no_paper() {
        let Route::Print(print) = Route::parse("#/print?set=x&seed=7") else {
            panic!("a paper");
        };
        for code in [
            "",
            "A",
            "A-",
            "D-7-8",
            "A-7",
            "A-XYZ-8",
            "A-7-8-",
            "A-7-8-Q1",
            "A-7-8-Y1900",
            "A-7-8-F0",
            "A-7-8-F400000",
            "A-7-eight",
        ] {
            assert_eq!(read(code, &print), None, "{code}");
        }
    }

    #[test]
    fn every_form_has_its_own_bit() {
        for form in Form::ALL {
            assert_eq!(
                BITS.iter().filter(|one| **one == form).count(),
                1,
                "{form:?}"
            );
        }
    }
}
