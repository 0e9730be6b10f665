//! The stored text of an attempt: JSON with a version, short names, one answer a row.

use super::{Answer, Assigned, Attempt, AttemptId};
use crate::bank::{Difficulty, Form, Pick, Response, Selection};
use crate::set::json::{self, Value};

/// The version that this release writes, and the only one it reads.
const VERSION: i64 = 1;

/// Every key of an attempt in storage begins so.
pub const PREFIX: &str = "annals/attempt/";

/// Why a stored text is not an attempt.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// Written by a later release.
    Newer(i64),
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
        let selection = &self.selection;
        let forms = selection.forms.iter().map(|form| form.name().into());
        let year = |year: Option<i64>| year.map_or(Value::Null, Value::from);
        let retry_of = self.retry_of.as_ref();
        let fields = [
            ("v", Value::from(VERSION)),
            ("set", self.set.as_str().into()),
            ("version", self.version.as_str().into()),
            ("seed", whole(selection.seed)),
            ("count", whole(u64::from(selection.count))),
            ("forms", Value::List(forms.collect())),
            ("from", year(selection.from)),
            ("to", year(selection.to)),
            (
                "difficulty",
                whole(u64::from(selection.difficulty.permille())),
            ),
            ("own", Value::Bool(selection.own)),
            (
                "retry_of",
                retry_of.map_or(Value::Null, |id| id.0.as_str().into()),
            ),
            ("started", self.started.into()),
            ("assigned", write_assigned(self.assigned.as_deref())),
            (
                "picks",
                Value::List(self.picks.iter().map(write_pick).collect()),
            ),
            (
                "answers",
                Value::List(self.answers.iter().map(write_answer).collect()),
            ),
            ("at", whole(self.at as u64)),
        ];
        let fields = fields.into_iter();
        Value::Object(fields.map(|(name, value)| (name.into(), value)).collect()).write()
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// When it was written by a later release, or is no attempt.
    pub fn decode(id: AttemptId, text: &str) -> Result<Attempt, Unreadable> {
        let value = json::parse(text).map_err(|_| Unreadable::Damaged)?;
        match value.field("v").integer() {
            Some(VERSION) => read(id, &value).ok_or(Unreadable::Damaged),
            Some(later) if later > VERSION => Err(Unreadable::Newer(later)),
            Some(_) | None => Err(Unreadable::Damaged),
        }
    }
}

/// What the link says, who, which attempt, how many minutes, whether it is told at the end.
fn write_assigned(assigned: Option<&Assigned>) -> Value<'static> {
    let Some(assigned) = assigned else {
        return Value::Null;
    };
    let number = |number: u16| whole(u64::from(number));
    Value::List(vec![
        assigned.says.as_str().into(),
        assigned.learner.as_str().into(),
        number(assigned.number),
        assigned.minutes.map_or(Value::Null, number),
        Value::Bool(assigned.tells_at_end),
    ])
}

/// `None` in `None` where it was not handed out; `None` where that cannot be read.
fn read_assigned(value: &Value<'_>) -> Option<Option<Box<Assigned>>> {
    let [says, learner, attempt, minutes, tells] = value.items() else {
        return matches!(value, Value::Null).then_some(None);
    };
    let small = |value: &Value<'_>| u16::try_from(number(value)?).ok();
    Some(Some(Box::new(Assigned {
        says: text(says)?,
        learner: text(learner)?,
        number: small(attempt)?,
        minutes: match minutes {
            Value::Null => None,
            minutes => Some(small(minutes)?),
        },
        tells_at_end: matches!(tells, Value::Bool(true)),
    })))
}

fn whole(number: u64) -> Value<'static> {
    Value::Number(number.to_string())
}

/// Fact, form, seed; then what is not as usual: how hard, beside what.
fn write_pick(pick: &Pick) -> Value<'static> {
    let mut fields = vec![
        pick.fact.as_str().into(),
        pick.form.name().into(),
        whole(pick.seed),
    ];
    if pick.difficulty != Difficulty::MIDDLE || pick.beside.is_some() {
        fields.push(whole(u64::from(pick.difficulty.permille())));
    }
    if let Some(beside) = &pick.beside {
        fields.push(beside.as_str().into());
    }
    Value::List(fields)
}

/// What was answered, its worth, when, how long it took; then whether it was claimed.
fn write_answer(answer: &Answer) -> Value<'static> {
    let mut fields = vec![
        write_response(&answer.response),
        whole(u64::from(answer.permille)),
        answer.when.into(),
        whole(u64::from(answer.took)),
    ];
    if answer.claimed {
        fields.push(Value::Bool(true));
    }
    Value::List(fields)
}

/// What a response is, and what it says.
fn write_response(response: &Response) -> Value<'static> {
    let (name, said) = match response {
        Response::Chosen(id) => ("chosen", id.as_str().into()),
        Response::Ordered(ids) => {
            let ids = ids.iter().map(|id| id.as_str().into());
            ("ordered", Value::List(ids.collect()))
        }
        Response::Marked(ids) => {
            let ids = ids.iter().map(|id| id.as_str().into());
            ("marked", Value::List(ids.collect()))
        }
        Response::Matched(pairs) => {
            let pair = |(item, place): &(String, String)| {
                Value::List(vec![item.as_str().into(), place.as_str().into()])
            };
            ("matched", Value::List(pairs.iter().map(pair).collect()))
        }
        Response::Typed(text) => ("typed", text.as_str().into()),
        Response::Rated(knew) => ("rated", Value::Bool(*knew)),
        Response::Unknown => return Value::Null,
    };
    Value::Object(vec![(name.into(), said)])
}

fn read_response(value: &Value<'_>) -> Option<Response> {
    let (name, said) = match value {
        Value::Null => return Some(Response::Unknown),
        Value::Object(fields) => fields.first()?,
        Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => return None,
    };
    match (name.as_ref(), said) {
        ("chosen", said) => Some(Response::Chosen(text(said)?)),
        ("ordered", said) => Some(Response::Ordered(list(said, text)?)),
        ("marked", said) => Some(Response::Marked(list(said, text)?)),
        ("matched", said) => Some(Response::Matched(list(said, pair)?)),
        ("typed", said) => Some(Response::Typed(text(said)?)),
        ("rated", Value::Bool(knew)) => Some(Response::Rated(*knew)),
        (_, _) => None,
    }
}

/// `None` when a part is missing or the parts contradict each other.
fn read(id: AttemptId, value: &Value<'_>) -> Option<Attempt> {
    let picks = list(value.field("picks"), read_pick)?;
    let answers = list(value.field("answers"), read_answer)?;
    let at = usize::try_from(number(value.field("at"))?).ok()?;
    if answers.len() > picks.len() || at > answers.len() || answers.len() > at + 1 {
        return None;
    }
    Some(Attempt {
        id,
        set: text(value.field("set"))?,
        version: text(value.field("version"))?,
        selection: Selection {
            seed: number(value.field("seed"))?,
            count: u32::try_from(number(value.field("count"))?).ok()?,
            forms: list(value.field("forms"), form)?,
            from: value.field("from").integer(),
            to: value.field("to").integer(),
            difficulty: difficulty(value.field("difficulty")),
            own: matches!(value.field("own"), Value::Bool(true)),
        },
        retry_of: text(value.field("retry_of")).map(AttemptId),
        assigned: read_assigned(value.field("assigned"))?,
        started: value.field("started").integer()?,
        picks,
        answers,
        at,
    })
}

fn read_pick(value: &Value<'_>) -> Option<Pick> {
    let [fact, asked, seed, rest @ ..] = value.items() else {
        return None;
    };
    let beside = match rest.get(1) {
        Some(name) => Some(text(name)?),
        None => None,
    };
    Some(Pick {
        fact: text(fact)?,
        form: form(asked)?,
        seed: number(seed)?,
        difficulty: difficulty(rest.first().unwrap_or(&Value::Null)),
        beside,
    })
}

/// In thousandths; the middle where it is not said.
fn difficulty(value: &Value<'_>) -> Difficulty {
    let permille = number(value).and_then(|n| u16::try_from(n).ok());
    permille.map_or(Difficulty::MIDDLE, Difficulty::from_permille)
}

fn pair(value: &Value<'_>) -> Option<(String, String)> {
    let [item, place] = value.items() else {
        return None;
    };
    Some((text(item)?, text(place)?))
}

fn read_answer(value: &Value<'_>) -> Option<Answer> {
    let [response, permille, when, took, rest @ ..] = value.items() else {
        return None;
    };
    let claimed = match rest {
        [] => false,
        [Value::Bool(claimed)] => *claimed,
        _ => return None,
    };
    Some(Answer {
        response: read_response(response)?,
        permille: u16::try_from(number(permille)?).ok()?,
        when: when.integer()?,
        took: u32::try_from(number(took)?).ok()?,
        claimed,
    })
}

fn form(value: &Value<'_>) -> Option<Form> {
    Form::named(value.text()?)
}

fn number(value: &Value<'_>) -> Option<u64> {
    match value {
        Value::Number(digits) => digits.parse().ok(),
        Value::Null | Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Object(_) => None,
    }
}

fn text(value: &Value<'_>) -> Option<String> {
    value.text().map(str::to_owned)
}

/// Every item, or `None` when it is no list or one cannot be read.
fn list<T>(value: &Value, item: fn(&Value<'_>) -> Option<T>) -> Option<Vec<T>> {
    let Value::List(items) = value else {
        return None;
    };
    let mut read = Vec::with_capacity(items.len());
    for value in items {
        read.push(item(value)?);
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt() -> Attempt {
        let pick = |fact: &str, form| Pick {
            fact: fact.to_owned(),
            form,
            seed: u64::from(u32::MAX),
            difficulty: Difficulty::MIDDLE,
            beside: None,
        };
        let answer = |response, permille| Answer {
            response,
            permille,
            when: 1_795_000_000_000,
            took: 4200,
            claimed: false,
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
                difficulty: Difficulty::HARDEST,
                own: true,
            },
            retry_of: Some(AttemptId("18b-1".to_owned())),
            assigned: Some(Box::new(Assigned {
                says: "set=x&h=00&title=A%26B".to_owned(),
                learner: "Ada “B+”".to_owned(),
                number: 2,
                minutes: Some(20),
                tells_at_end: true,
            })),
            started: 1_794_999_000_000,
            picks: vec![
                pick("a/date", Form::ChoiceDate),
                pick("b/date", Form::Order),
                pick("c/actor/x", Form::ShortAnswerName),
                pick("card/1", Form::Flashcard),
                pick("d/date", Form::ShortAnswerYear),
                pick("e/date", Form::MultipleResponse),
                Pick {
                    difficulty: Difficulty::EASIEST,
                    beside: Some("event/e".to_owned()),
                    ..pick("f/date", Form::Match)
                },
                pick("g/date", Form::ShortAnswerYear),
            ],
            answers: vec![
                answer(Response::Chosen("1956".to_owned()), 0),
                answer(Response::Ordered(vec!["b".to_owned(), "a".to_owned()]), 333),
                Answer {
                    claimed: true,
                    ..answer(Response::Typed("“Tōgō” \\ 東郷".to_owned()), 1000)
                },
                answer(Response::Rated(true), 1000),
                answer(Response::Marked(vec!["e".to_owned()]), 1000),
                answer(
                    Response::Matched(vec![("f".to_owned(), "1956".to_owned())]),
                    0,
                ),
                answer(Response::Unknown, 0),
            ],
            at: 6,
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
            ("\"at\":6", "\"at\":9"),
            ("\"at\":6", "\"at\":1"),
            ("\"order\"", "\"riddle\""),
            ("\"chosen\"", "\"felt\""),
            ("\"seed\":7", "\"seed\":-7"),
            ("4200,true]", "4200,1]"),
            ("4200,true]", "4200,true,true]"),
        ] {
            assert!(text.contains(part), "{part}");
            let changed = text.replace(part, other);
            let read = Attempt::decode(AttemptId("x".to_owned()), &changed);
            assert_eq!(read, Err(Unreadable::Damaged), "{other}");
        }
    }
}
