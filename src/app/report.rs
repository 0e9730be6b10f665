//! A report of a question, for whoever keeps the set: which question it is, what it
//! offered, what the learner answered, which rows decide it.

use super::route::{Route, Run};
use crate::bank::{Bank, Body, Choice, Pick, Question, Response};
use crate::session::Quiz;
use crate::set::Set;

/// The most characters of a letter's body in its address; browsers cut longer ones off.
const LONGEST: usize = 1800;

/// The report of the question on screen, line by line; what matters most comes first.
#[inline(never)]
pub(super) fn lines(site: &str, bank: &Bank, quiz: &Quiz) -> Option<Vec<String>> {
    let question = quiz.question()?;
    let response = &quiz.answer()?.response;
    let pick = quiz.attempt().picks.get(quiz.attempt().at)?;
    let set = bank.set();
    let mut lines = Vec::new();
    let mut line = |name: &str, value: &str| lines.push([name, value].concat());
    line("What is wrong: ", "");
    line("", "");
    line("Question: ", &question.stem);
    line("Link: ", &[site, &link(set, pick)].concat());
    line("Answered: ", &answer(question, response));
    line("Key: ", &key(question));
    line("Set: ", &[set.id.as_str(), " ", &set.version].concat());
    line("Annals: ", env!("CARGO_PKG_VERSION"));
    line("Fact: ", &pick.fact);
    line("Form: ", pick.form.name());
    line("Seed: ", &pick.seed.to_string());
    line("Difficulty: ", &pick.difficulty.permille().to_string());
    if let Some(beside) = &pick.beside {
        line("Beside: ", beside);
    }
    for option in question.body.offered() {
        line("Offered: ", &named(option));
    }
    for row in cited(bank, question) {
        line("Row: ", &row);
    }
    Some(lines)
}

/// The address that opens a letter with the report; `None` where the set names nobody.
#[inline(never)]
pub(super) fn letter(set: &Set, lines: &[String]) -> Option<String> {
    if set.report_to.is_empty() {
        return None;
    }
    let mut body = String::new();
    for line in lines {
        let line = encoded(line);
        // What is too long is left out; shorter lines behind it may fit.
        if body.len() + line.len() + 6 > LONGEST {
            continue;
        }
        body.push_str(&line);
        body.push_str("%0D%0A");
    }
    let subject = encoded(&["A question of “", &set.title, "”"].concat());
    let to = encoded(&set.report_to);
    Some(["mailto:", &to, "?subject=", &subject, "&body=", &body].concat())
}

/// A text as a part of an address.
fn encoded(text: &str) -> String {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(HEX[usize::from(byte >> 4)]);
            encoded.push(HEX[usize::from(byte & 15)]);
        }
    }
    encoded
}

/// Where this question is asked again, alone.
fn link(set: &Set, pick: &Pick) -> String {
    let (set, pick) = (set.id.clone(), pick.clone());
    Route::Run(Run::Question { set, pick }).address()
}

fn named(choice: &Choice) -> String {
    if choice.id == choice.text {
        return choice.text.clone();
    }
    [&choice.text, " (", &choice.id, ")"].concat()
}

fn pair(item: &Choice, place: &Choice) -> String {
    [&item.text, " → ", &place.text].concat()
}

fn key(question: &Question) -> String {
    let Body::Match {
        items, places, key, ..
    } = &question.body
    else {
        return question.key_text();
    };
    let pairs = items.iter().zip(key);
    let pairs: Vec<String> = pairs.map(|(item, at)| pair(item, &places[*at])).collect();
    pairs.join(" · ")
}

fn answer(question: &Question, response: &Response) -> String {
    let offered = question.body.offered();
    let of = |ids: &[String]| {
        let found = ids
            .iter()
            .filter_map(|id| offered.iter().find(|o| o.id == *id));
        let texts: Vec<&str> = found.map(|choice| choice.text.as_str()).collect();
        texts.join(" · ")
    };
    match (response, &question.body) {
        (Response::Chosen(id), _) => of(std::slice::from_ref(id)),
        (Response::Marked(ids) | Response::Ordered(ids), _) => of(ids),
        (Response::Matched(pairs), Body::Match { places, .. }) => {
            let pairs = pairs.iter().filter_map(|(item, place)| {
                let item = offered.iter().find(|choice| choice.id == *item)?;
                let place = places.iter().find(|choice| choice.id == *place)?;
                Some(pair(item, place))
            });
            pairs.collect::<Vec<_>>().join(" · ")
        }
        (Response::Matched(_), _) => String::new(),
        (Response::Typed(text), _) => text.clone(),
        (Response::Rated(true), _) => "known".to_owned(),
        (Response::Rated(false) | Response::Unknown, _) => "not known".to_owned(),
    }
}

/// The rows that the proof cites, each once.
fn cited(bank: &Bank, question: &Question) -> Vec<String> {
    let key = question.proof.key.iter();
    let others = question.proof.distractors.iter();
    let rows = key
        .chain(&question.proof.named)
        .chain(others.filter_map(|refutation| refutation.instead.as_ref()));
    let mut seen = Vec::new();
    let mut lines = Vec::new();
    for ix in rows.filter_map(|row| row.event) {
        if seen.contains(&ix) {
            continue;
        }
        seen.push(ix);
        let event = bank.set().event(ix);
        let (row, date) = (event.row.to_string(), event.date.to_string());
        lines.push([row.as_str(), &event.id, &date, &event.title].join(" "));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_fits_an_address_and_holds_what_matters_most() {
        let set = Set {
            title: "Öl & Erz".to_owned(),
            report_to: "a.b@example.org".to_owned(),
            ..Set::default()
        };
        let mut lines = vec!["What is wrong: ".to_owned(), "Fact: a/date".to_owned()];
        lines.resize(100, "Offered: a line that is of no great use".to_owned());
        let letter = letter(&set, &lines).unwrap();
        let (before, body) = letter.split_once("&body=").unwrap();
        assert_eq!(
            before,
            "mailto:a.b@example.org?subject=A%20question%20of%20%E2%80%9C%C3%96l%20%26%20Erz%E2%80%9D"
        );
        assert!(body.starts_with("What%20is%20wrong%3A%20%0D%0AFact%3A%20a%2Fdate%0D%0A"));
        assert!(body.len() <= LONGEST && body.len() > LONGEST - 100);
        lines.insert(1, "Answered: ".repeat(200));
        let shorter = super::letter(&set, &lines).unwrap();
        assert!(!shorter.contains("Answered") && shorter.contains("Fact%3A%20a%2Fdate"));
        assert_eq!(super::letter(&Set::default(), &lines), None);
    }
}
