//! The stored text of an attempt: JSON with a version, short names, one answer a row.

use serde_json::{Value, json};

use super::{Answer, Attempt, AttemptId};
use crate::bank::{Form, Pick, Response, Selection};

/// The version that this release writes, and the only one it reads.
const VERSION: u64 = 1;

/// Every key of an attempt in storage begins so.
pub(super) const PREFIX: &str = "annals/attempt/";

/// Why a stored text is not an attempt.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// Written by a later release.
    Newer(u64),
    /// Damaged, or not written by Annals.
    Damaged,
}

impl Attempt {
    /// The key it is stored under.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{PREFIX}{}", self.id.0)
    }

    /// The text to store.
    #[must_use]
    pub fn encode(&self) -> String {
        let forms = self.selection.forms.iter().map(|form| form.name());
        let picks = self.picks.iter();
        let picks = picks.map(|p| json!([p.fact, p.form.name(), p.seed]));
        let answers = self.answers.iter();
        let answers = answers.map(|a| json!([write(&a.response), a.permille, a.when, a.took]));
        let value = json!({
            "v": VERSION,
            "set": self.set,
            "version": self.version,
            "seed": self.selection.seed,
            "count": self.selection.count,
            "forms": forms.collect::<Vec<_>>(),
            "from": self.selection.from,
            "to": self.selection.to,
            "retry_of": self.retry_of.as_ref().map(|id| &id.0),
            "started": self.started,
            "picks": picks.collect::<Value>(),
            "answers": answers.collect::<Value>(),
            "at": self.at,
        });
        value.to_string()
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// When it was written by a later release, or is no attempt.
    pub fn decode(id: AttemptId, text: &str) -> Result<Attempt, Unreadable> {
        let value: Value = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        match value["v"].as_u64() {
            Some(VERSION) => read(id, &value).ok_or(Unreadable::Damaged),
            Some(later) if later > VERSION => Err(Unreadable::Newer(later)),
            Some(_) | None => Err(Unreadable::Damaged),
        }
    }
}

/// A response as one text: what it is, and what it says.
fn write(response: &Response) -> Value {
    match response {
        Response::Chosen(id) => json!({ "chosen": id }),
        Response::Ordered(ids) => json!({ "ordered": ids }),
        Response::Typed(text) => json!({ "typed": text }),
        Response::Rated(knew) => json!({ "rated": knew }),
        Response::Unknown => Value::Null,
    }
}

fn read_response(value: &Value) -> Option<Response> {
    if value.is_null() {
        return Some(Response::Unknown);
    }
    let (name, said) = value.as_object()?.iter().next()?;
    match name.as_str() {
        "chosen" => Some(Response::Chosen(text(said)?)),
        "ordered" => Some(Response::Ordered(list(said, text)?)),
        "typed" => Some(Response::Typed(text(said)?)),
        "rated" => Some(Response::Rated(said.as_bool()?)),
        _ => None,
    }
}

/// `None` when a part is missing or the parts contradict each other.
fn read(id: AttemptId, value: &Value) -> Option<Attempt> {
    let form = |value: &Value| Form::named(value.as_str()?);
    let picks = list(&value["picks"], |pick| {
        Some(Pick {
            fact: text(&pick[0])?,
            form: form(&pick[1])?,
            seed: pick[2].as_u64()?,
        })
    })?;
    let answers = list(&value["answers"], |answer| {
        Some(Answer {
            response: read_response(&answer[0])?,
            permille: u16::try_from(answer[1].as_u64()?).ok()?,
            when: answer[2].as_i64()?,
            took: u32::try_from(answer[3].as_u64()?).ok()?,
        })
    })?;
    let at = usize::try_from(value["at"].as_u64()?).ok()?;
    if answers.len() > picks.len() || at > answers.len() || answers.len() > at + 1 {
        return None;
    }
    Some(Attempt {
        id,
        set: text(&value["set"])?,
        version: text(&value["version"])?,
        selection: Selection {
            seed: value["seed"].as_u64()?,
            count: u32::try_from(value["count"].as_u64()?).ok()?,
            forms: list(&value["forms"], form)?,
            from: value["from"].as_i64(),
            to: value["to"].as_i64(),
        },
        retry_of: text(&value["retry_of"]).map(AttemptId),
        started: value["started"].as_i64()?,
        picks,
        answers,
        at,
    })
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn list<T>(value: &Value, item: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt() -> Attempt {
        let pick = |fact: &str, form| Pick {
            fact: fact.to_owned(),
            form,
            seed: u64::from(u32::MAX),
        };
        let answer = |response, permille| Answer {
            response,
            permille,
            when: 1_795_000_000_000,
            took: 4200,
        };
        Attempt {
            id: AttemptId("18c-ff".to_owned()),
            set: "a-set".to_owned(),
            version: "1.0.0".to_owned(),
            selection: Selection {
                seed: 7,
                count: 5,
                forms: vec![Form::Order],
                from: Some(-480),
                to: None,
            },
            retry_of: Some(AttemptId("18b-1".to_owned())),
            started: 1_794_999_000_000,
            picks: vec![
                pick("a/date", Form::ChoiceDate),
                pick("b/date", Form::Order),
                pick("c/actor/x", Form::ShortAnswerName),
                pick("card/1", Form::Flashcard),
                pick("d/date", Form::ShortAnswerYear),
                pick("e/date", Form::ShortAnswerYear),
            ],
            answers: vec![
                answer(Response::Chosen("1956".to_owned()), 0),
                answer(Response::Ordered(vec!["b".to_owned(), "a".to_owned()]), 333),
                answer(Response::Typed("“Tōgō” \\ 東郷".to_owned()), 1000),
                answer(Response::Rated(true), 1000),
                answer(Response::Unknown, 0),
            ],
            at: 4,
        }
    }

    #[test]
    fn what_is_stored_is_read_back() {
        let attempt = attempt();
        let read = Attempt::decode(attempt.id.clone(), &attempt.encode());
        assert_eq!(read, Ok(attempt));
    }

    #[test]
    fn a_text_cut_short_anywhere_is_damaged_and_nothing_worse() {
        let text = attempt().encode();
        for (end, _) in text.char_indices() {
            let read = Attempt::decode(AttemptId("x".to_owned()), &text[..end]);
            assert_eq!(read, Err(Unreadable::Damaged), "{end}");
        }
    }

    #[test]
    fn a_later_version_is_known_for_what_it_is() {
        let read = Attempt::decode(AttemptId("x".to_owned()), r#"{"v":2,"new":"shape"}"#);
        assert_eq!(read, Err(Unreadable::Newer(2)));
    }

    #[test]
    fn parts_that_contradict_each_other_are_damaged() {
        let text = attempt().encode();
        for (part, other) in [
            ("\"at\":4", "\"at\":9"),
            ("\"at\":4", "\"at\":1"),
            ("\"order\"", "\"riddle\""),
            ("\"chosen\"", "\"felt\""),
            ("\"seed\":7", "\"seed\":-7"),
        ] {
            assert!(text.contains(part), "{part}");
            let changed = text.replace(part, other);
            let read = Attempt::decode(AttemptId("x".to_owned()), &changed);
            assert_eq!(read, Err(Unreadable::Damaged), "{other}");
        }
    }
}
