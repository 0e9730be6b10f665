//! Reads the fields of an object one by one, each with the shape it should have.
//!
//! By hand and not by derive: a set is refused item by item, and the author is told
//! which field of which row is wrong and what was expected there. A derived reader
//! stops at the first fault of the file and knows only its line.

use super::{Name, Value};

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The field; within a list, the list's.
    pub field: String,
    /// What was expected, and what was there.
    pub why: String,
}

/// The fields of an object that have not been taken yet.
pub struct Fields<'a>(Vec<(Name<'a>, Value<'a>)>);

impl<'a> Fields<'a> {
    /// The fields of `value`.
    ///
    /// # Errors
    /// When it is not an object.
    pub fn of(value: Value<'a>) -> Result<Fields<'a>, Fault> {
        match value {
            Value::Object(fields) => Ok(Fields(fields)),
            other => Err(fault("", "an object", &other)),
        }
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// When it is missing or no text.
    pub fn text(&mut self, field: &str) -> Result<String, Fault> {
        self.text_or_none(field)?.ok_or_else(|| Fault {
            field: field.to_owned(),
            why: "it is missing".to_owned(),
        })
    }

    /// A text; empty when it is not there.
    ///
    /// # Errors
    /// When it is no text.
    pub fn text_or_empty(&mut self, field: &str) -> Result<String, Fault> {
        Ok(self.text_or_none(field)?.unwrap_or_default())
    }

    /// A text, if it is there.
    ///
    /// # Errors
    /// When it is no text.
    pub fn text_or_none(&mut self, field: &str) -> Result<Option<String>, Fault> {
        match self.take(field) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(other) => Err(fault(field, "a text", &other)),
        }
    }

    /// A number, as it is written.
    ///
    /// # Errors
    /// When it is missing or no number.
    pub fn number(&mut self, field: &str) -> Result<String, Fault> {
        match self.take(field) {
            // A text that is no number is told by what the field means, with its item kept.
            Some(Value::Number(number) | Value::Text(number)) => Ok(number),
            other => Err(fault(field, "a number", &other.unwrap_or_default())),
        }
    }

    /// A number as it is written, if it is there.
    ///
    /// # Errors
    /// When it is no number.
    pub fn number_or_none(&mut self, field: &str) -> Result<Option<String>, Fault> {
        match self.take(field) {
            None => Ok(None),
            Some(Value::Number(number) | Value::Text(number)) => Ok(Some(number)),
            Some(other) => Err(fault(field, "a number", &other)),
        }
    }

    /// Yes or no; no when it is not there.
    ///
    /// # Errors
    /// When it is neither.
    pub fn flag(&mut self, field: &str) -> Result<bool, Fault> {
        match self.take(field) {
            None => Ok(false),
            Some(Value::Bool(is)) => Ok(is),
            Some(other) => Err(fault(field, "true or false", &other)),
        }
    }

    /// A list; empty when it is not there.
    ///
    /// # Errors
    /// When it is no list.
    pub fn list(&mut self, field: &str) -> Result<Vec<Value<'a>>, Fault> {
        Ok(self.list_or_none(field)?.unwrap_or_default())
    }

    /// A list, if it is there.
    ///
    /// # Errors
    /// When it is no list.
    pub fn list_or_none(&mut self, field: &str) -> Result<Option<Vec<Value<'a>>>, Fault> {
        match self.take(field) {
            None => Ok(None),
            Some(Value::List(items)) => Ok(Some(items)),
            Some(other) => Err(fault(field, "a list", &other)),
        }
    }

    /// A list of texts; empty when it is not there.
    ///
    /// # Errors
    /// When it is no list, or holds anything else.
    pub fn texts(&mut self, field: &str) -> Result<Vec<String>, Fault> {
        let items = self.list(field)?.into_iter();
        items.map(|item| text_of(field, item)).collect()
    }

    /// An object whose values are texts; empty when it is not there.
    ///
    /// # Errors
    /// When it is no object, or holds anything else.
    pub fn named_texts(&mut self, field: &str) -> Result<Vec<(String, String)>, Fault> {
        let fields = match self.take(field) {
            None => return Ok(Vec::new()),
            Some(Value::Object(fields)) => fields,
            Some(other) => return Err(fault(field, "an object of texts", &other)),
        };
        let named = fields.into_iter();
        named
            .map(|(name, value)| Ok((name.into_owned(), text_of(field, value)?)))
            .collect()
    }

    /// The fields of an object within, if it is there.
    ///
    /// # Errors
    /// When it is no object.
    pub fn fields(&mut self, field: &str) -> Result<Option<Fields<'a>>, Fault> {
        match self.take(field) {
            None => Ok(None),
            Some(Value::Object(fields)) => Ok(Some(Fields(fields))),
            Some(other) => Err(fault(field, "an object", &other)),
        }
    }

    /// The end of the reading.
    ///
    /// # Errors
    /// When a field was not asked for: a misspelling must not pass as an omission.
    pub fn done(self) -> Result<(), Fault> {
        match self.0.into_iter().next() {
            None => Ok(()),
            Some((field, _)) => Err(Fault {
                why: "no such field is known here, or it stands here twice".to_owned(),
                field: field.into_owned(),
            }),
        }
    }

    /// `null` counts as not there.
    fn take(&mut self, field: &str) -> Option<Value<'a>> {
        let at = self.0.iter().position(|(name, _)| name == field)?;
        let (_, value) = self.0.swap_remove(at);
        (value != Value::Null).then_some(value)
    }
}

fn text_of(field: &str, value: Value<'_>) -> Result<String, Fault> {
    match value {
        Value::Text(text) => Ok(text),
        other => Err(fault(field, "a text", &other)),
    }
}

fn fault(field: &str, expected: &str, found: &Value<'_>) -> Fault {
    let found = match found {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::Text(_) => "a text",
        Value::List(_) => "a list",
        Value::Object(_) => "an object",
    };
    Fault {
        field: field.to_owned(),
        why: format!("{expected} is expected, and {found} is there"),
    }
}
