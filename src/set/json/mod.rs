//! JSON (RFC 8259): a text as a [`Value`], a value as text, and the fields of an object
//! one by one.
//!
//! Our own and not a crate's, for the page's sake: it is a tenth of what a general one
//! weighs there, numbers stay as they are written, and faults are told in the words
//! of a teacher's file. Held against `serde_json` in tests.

use std::borrow::Cow;

mod fields;
mod parse;
mod write;

pub use fields::{Fault, Fields};
pub use parse::{SyntaxError, parse};

/// The name of a field.
pub type Name<'a> = Cow<'a, str>;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value<'a> {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written: "4.40" stays so.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value<'a>>),
    /// An object, its fields in the order of the file; their names mostly lie in its text.
    Object(Vec<(Name<'a>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// The same value, with nothing of it in another text.
    #[must_use]
    pub fn owned(&self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Bool(is) => Value::Bool(*is),
            Value::Number(digits) => Value::Number(digits.clone()),
            Value::Text(text) => Value::Text(text.clone()),
            Value::List(items) => Value::List(items.iter().map(Value::owned).collect()),
            Value::Object(fields) => {
                let fields = fields.iter();
                let owned =
                    |(name, value): &(Name, Value)| (Name::Owned(name.to_string()), value.owned());
                Value::Object(fields.map(owned).collect())
            }
        }
    }

    /// The field of an object; `Null` where there is none.
    #[must_use]
    pub fn field(&self, name: &str) -> &Value<'a> {
        match self {
            Value::Object(fields) => {
                let found = fields.iter().find(|(field, _)| field == name);
                found.map_or(&Value::Null, |(_, value)| value)
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::List(_) => {
                &Value::Null
            }
        }
    }

    /// The items of a list; none where it is no list.
    #[must_use]
    pub fn items(&self) -> &[Value<'a>] {
        match self {
            Value::List(items) => items,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Object(_) => {
                &[]
            }
        }
    }

    /// The text, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Object(_) => {
                None
            }
        }
    }

    /// The whole number, where it is one.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        match self {
            Value::Number(digits) => digits.parse().ok(),
            Value::Null | Value::Bool(_) | Value::Text(_) | Value::List(_) | Value::Object(_) => {
                None
            }
        }
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Value::Number(number.to_string())
    }
}

impl From<&str> for Value<'_> {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What `serde_json` makes of a text.
    fn theirs(value: serde_json::Value) -> Value<'static> {
        match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(flag) => Value::Bool(flag),
            serde_json::Value::Number(number) => Value::Number(number.to_string()),
            serde_json::Value::String(text) => Value::Text(text),
            serde_json::Value::Array(items) => Value::List(items.into_iter().map(theirs).collect()),
            serde_json::Value::Object(fields) => {
                let fields = fields.into_iter();
                Value::Object(
                    fields
                        .map(|(name, value)| (name.into(), theirs(value)))
                        .collect(),
                )
            }
        }
    }

    /// Both readings of a text agree: in what they refuse, and in what they read.
    fn agree(text: &str) {
        let (mut ours, mut theirs) = (parse(text), serde_json::from_str(text).map(theirs));
        if let (Ok(ours), Ok(theirs)) = (&mut ours, &mut theirs) {
            sort(ours);
            sort(theirs);
        }
        match (&ours, &theirs) {
            (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs, "{text:?}"),
            (Err(_), Err(_)) => {}
            _ => panic!("{text:?}: {ours:?}, {theirs:?}"),
        }
    }

    /// `serde_json` sorts fields by name, and of two alike keeps the last.
    fn sort(value: &mut Value) {
        match value {
            Value::List(items) => items.iter_mut().for_each(sort),
            Value::Object(fields) => {
                fields.iter_mut().for_each(|(_, value)| sort(value));
                fields.sort_by(|a, b| a.0.cmp(&b.0));
                let last = |at: usize, fields: &[(Name, Value)]| {
                    fields.get(at + 1).is_none_or(|next| next.0 != fields[at].0)
                };
                let kept = (0..fields.len()).filter(|at| last(*at, fields));
                *fields = kept.map(|at| fields[at].clone()).collect();
            }
            // "1e5" is "1e+5" to it.
            Value::Number(digits) => *digits = digits.parse::<f64>().unwrap().to_string(),
            Value::Null | Value::Bool(_) | Value::Text(_) => {}
        }
    }

    #[test]
    fn what_json_is_and_is_not() {
        for text in [
            "",
            " ",
            "null",
            "nul",
            "true",
            "false",
            "nulls",
            "0",
            "-0",
            "00",
            "01",
            "-",
            "1.",
            ".5",
            "1.5",
            "1e5",
            "1E+5",
            "1e-05",
            "1e",
            "1e+",
            "+1",
            "0x1",
            "NaN",
            "1 2",
            "\"\"",
            "\"a",
            "\"\\\"",
            "\"\\u00e9\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"\\ud83dx\"",
            "\"\\u12\"",
            "\"\\x\"",
            "\"\n\"",
            "\"\u{7f}\"",
            "\"é\u{1F600}\"",
            "[]",
            "[ ]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1,2",
            "{}",
            "{\"a\":1}",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "{\"a\":1,\"a\":2}",
            "{\"b\":[{\"c\":null}],\"a\":{}}",
            "[1]]",
            "\u{feff}1",
            "\"\\/\\b\\f\\n\\r\\t\\\\\"",
            "'a'",
            "[1]//x",
            "\t\r\n [1]\n",
        ] {
            agree(text);
        }
    }

    #[test]
    fn nesting_without_end_is_refused_and_does_not_overflow() {
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&format!("{}{}", "[".repeat(100), "]".repeat(100))).is_ok());
    }

    #[test]
    fn a_fault_is_told_with_its_place() {
        let at = |text: &str| {
            parse(text)
                .map(drop)
                .map_err(|error| (error.line, error.column))
        };
        assert_eq!(at("{\n  \"a\": oops\n}"), Err((2, 8)));
        assert_eq!(at("[1,\n2,\n3"), Err((3, 2)));
        assert_eq!(at("\"東郷\" x"), Err((1, 6)));
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_serde_json_reads_it(text in r#"[\[\]{},:"\\0-9eE+\-. \nabfnrtulsé]{0,24}"#) {
            agree(&text);
        }

        #[test]
        fn what_is_written_is_read_back(text in ".*", number in any::<i64>(), flag in any::<bool>()) {
            let value = Value::Object(vec![
                (Name::from(text.clone()), Value::List(vec![Value::from(number), Value::Bool(flag), Value::Null])),
                ("b".into(), Value::Text(text)),
            ]);
            let written = value.write();
            prop_assert_eq!(parse(&written), Ok(value));
            prop_assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok());
        }
    }
}
