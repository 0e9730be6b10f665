//! A question, as a line of `annals draw` tells it.

use std::collections::BTreeMap;

use serde_json::Value;

/// A drawn question.
#[derive(Debug)]
pub struct Question {
    /// The number of its quiz, where quizzes are drawn.
    pub quiz: Option<u64>,
    /// The first part of the fact's name: an event's id, `card` or `question`.
    pub owner: String,
    /// What of it is asked: `date`, `actor/ID` …
    pub aspect: String,
    /// The form's name.
    pub form: String,
    /// The sentence.
    pub stem: String,
    /// What is offered: id and text.
    pub options: Vec<Choice>,
    /// Where the options go.
    pub places: Vec<Choice>,
    /// What lies on a line already.
    pub lying: Vec<Choice>,
    /// Pairs of an order that are right either way.
    pub open: Vec<(String, String)>,
    /// A sentence of which a part is to be pointed at.
    pub passage: String,
    /// What a typed number counts in.
    pub unit: String,
    /// The right ids or texts.
    pub key: Vec<String>,
    /// Event (where there is one) and date of the rows that prove the key.
    pub rows: Vec<(Option<String>, String)>,
    /// The refutation of each option that has one.
    pub refutations: BTreeMap<String, Refutation>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name within the question.
    pub id: String,
    /// As shown.
    pub text: String,
}

/// Why an option is false, as the question claims.
#[derive(Debug)]
pub struct Refutation {
    /// By which proof.
    pub because: String,
    /// The date of the option.
    pub date: String,
    /// What it lies apart from.
    pub from: String,
    /// Whose row decides.
    pub event: String,
    /// Which part of the row.
    pub slot: String,
    /// What the row holds.
    pub holds: String,
}

impl Question {
    /// Reads a line.
    ///
    /// # Errors
    /// When it is no question.
    pub fn read(line: &str) -> Result<Question, String> {
        let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let fact = text(&value["fact"]);
        let (owner, aspect) = fact.split_once('/').ok_or("a fact without an aspect")?;
        let choices = |name: &str| -> Vec<Choice> {
            let list = value[name].as_array().into_iter().flatten();
            list.map(|choice| Choice {
                id: text(&choice["id"]),
                text: text(&choice["text"]),
            })
            .collect()
        };
        let texts = |value: &Value| -> Vec<String> {
            value.as_array().into_iter().flatten().map(text).collect()
        };
        let proof = &value["proof"];
        let rows = proof["key"].as_array().into_iter().flatten();
        let refuted = proof["distractors"].as_object().into_iter().flatten();
        let open = value["open"].as_array().into_iter().flatten();
        Ok(Question {
            quiz: value["quiz"].as_u64(),
            owner: owner.to_owned(),
            aspect: aspect.to_owned(),
            form: text(&value["form"]),
            stem: text(&value["stem"]),
            options: choices("options"),
            places: choices("places"),
            lying: choices("lying"),
            open: open.map(|pair| (text(&pair[0]), text(&pair[1]))).collect(),
            passage: text(&value["passage"]),
            unit: text(&value["unit"]),
            key: texts(&value["key"]),
            rows: rows
                .map(|row| (row["event"].as_str().map(str::to_owned), text(&row["date"])))
                .collect(),
            refutations: refuted
                .map(|(id, told)| {
                    let field = |name: &str| text(&told[name]);
                    let refutation = Refutation {
                        because: field("because"),
                        date: field("date"),
                        from: field("from"),
                        event: field("event"),
                        slot: field("slot"),
                        holds: field("holds"),
                    };
                    (id.clone(), refutation)
                })
                .collect(),
        })
    }

    /// The option of an id.
    #[must_use]
    pub fn option(&self, id: &str) -> Option<&Choice> {
        self.options.iter().find(|option| option.id == id)
    }

    /// Whether an option is a key.
    #[must_use]
    pub fn is_key(&self, option: &Choice) -> bool {
        self.key.contains(&option.id)
    }
}
