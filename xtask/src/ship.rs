//! A file of questions as it is shipped: without white space, and without what is only for its editors.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Result;
use serde_json::value::RawValue;

/// Where a `note` is the editors' own: nothing in the app shows it. `sources` and `entities` are lists of the set,
/// `source` is where an event, a card or a question comes from.
const NOTED: [&str; 3] = ["sources", "entities", "source"];

/// `json` with the same members in the same order, every number and text as it was written, except the notes.
pub fn shipped(json: &str) -> Result<String> {
    let mut out = String::with_capacity(json.len());
    write(&mut out, serde_json::from_str(json)?, "")?;
    Ok(out)
}

/// Writes `value`, which stands under the name `under`, or in a list that does.
fn write(out: &mut String, value: &RawValue, under: &str) -> Result<()> {
    match value.get().as_bytes()[0] {
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(value.get())?;
            write_all(out, ['[', ']'], items, |out, item| write(out, item, under))
        }
        b'{' => {
            let Members(mut members) = serde_json::from_str(value.get())?;
            members.retain(|(name, _)| !(name == "note" && NOTED.contains(&under)));
            write_all(out, ['{', '}'], members, |out, (name, value)| {
                out.push_str(&serde_json::to_string(&name)?);
                out.push(':');
                write(out, value, &name)
            })
        }
        _ => {
            out.push_str(value.get());
            Ok(())
        }
    }
}

fn write_all<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: Vec<T>,
    mut write_one: impl FnMut(&mut String, T) -> Result<()>,
) -> Result<()> {
    out.push(open);
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_one(out, item)?;
    }
    out.push(close);
    Ok(())
}

/// The members of an object, in the order of the file.
struct Members<'j>(Vec<(String, &'j RawValue)>);

impl<'j> Deserialize<'j> for Members<'j> {
    fn deserialize<D: Deserializer<'j>>(from: D) -> std::result::Result<Self, D::Error> {
        from.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'j> Visitor<'j> for InOrder {
    type Value = Members<'j>;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<M: MapAccess<'j>>(self, mut map: M) -> std::result::Result<Members<'j>, M::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_white_space_and_the_editors_notes_is_shipped_as_written() {
        let cases = [
            ("{ \"b\" : 1,\n \"a\": [ ] }\n", r#"{"b":1,"a":[]}"#),
            ("[4.40, 1e3, -0, null, true]", "[4.40,1e3,-0,null,true]"),
            (
                r#"{"title": "a  b", "n": "\" , }"}"#,
                r#"{"title":"a  b","n":"\" , }"}"#,
            ),
            (
                r#"{"sources": [{"id": "a", "note": "x"}, {"note": "y"}]}"#,
                r#"{"sources":[{"id":"a"},{}]}"#,
            ),
            (
                r#"{"entities": [{"note": "x", "name": "N"}]}"#,
                r#"{"entities":[{"name":"N"}]}"#,
            ),
            (
                r#"{"events": [{"source": {"id": "a", "note": "x"}}]}"#,
                r#"{"events":[{"source":{"id":"a"}}]}"#,
            ),
            // A note elsewhere is not the editors': here it is an answer.
            (
                r#"{"feedback": {"note": "No."}, "note": 1}"#,
                r#"{"feedback":{"note":"No."},"note":1}"#,
            ),
        ];
        for (json, expected) in cases {
            assert_eq!(shipped(json).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_not_json_is_not_shipped() {
        for json in ["", "{", "{} {}", "[1,]"] {
            assert!(shipped(json).is_err(), "{json}");
        }
    }
}
