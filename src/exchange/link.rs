//! A whole set in a link: column by column, so that like stands beside like, then compressed
//! (raw DEFLATE, RFC 1951), then in the letters that an address lets stand (base64url, RFC 4648).
//!
//! The page that opens a link lets the browser expand it; only what packs is here and in the
//! worker.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::ids::Ids;
use super::{native, tally};
use crate::set::format::SetShape;
use crate::set::json::{self, Name, Value};
use crate::set::{self, write};

/// The most bytes that a link may expand to.
pub const LARGEST: usize = 8 << 20;

/// The lists of a set whose items have ids made of their words, with the field of those.
const WORDS: [(&str, &str); 6] = [
    ("sources", "title"),
    ("eras", "name"),
    ("entities", "name"),
    ("events", "title"),
    ("cards", "front"),
    ("questions", "stem"),
];

/// A set as the text that is compressed.
#[must_use]
pub fn columns(set: &SetShape) -> String {
    let file = write::write(set);
    // What was just written can be read.
    let value = json::parse(&file).unwrap_or_default();
    let Value::Object(fields) = value else {
        return String::new();
    };
    let packed = fields.into_iter().map(|(name, value)| match value {
        Value::List(items) if items.iter().all(|item| matches!(item, Value::Object(_))) => {
            let columns = columned(&name, &items);
            (name, columns)
        }
        other => (name, other),
    });
    Value::Object(packed.collect()).write()
}

/// The items of a list as an object of columns; a field that an item lacks is `null` in its.
fn columned(list: &str, items: &[Value<'_>]) -> Value<'static> {
    let mut names: Vec<String> = Vec::new();
    for item in items {
        if let Value::Object(fields) = item {
            let new = fields.iter().map(|(name, _)| name.to_string());
            for name in new {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    if derived(list, items).is_some_and(|ids| {
        let own = items
            .iter()
            .map(|item| item.field("id").text().unwrap_or_default());
        own.eq(ids.iter().map(String::as_str))
    }) {
        names.retain(|name| name != "id");
    }
    let column = |name: String| {
        let cells = items.iter().map(|item| item.field(&name).owned());
        let cells = Value::List(cells.collect());
        (Name::Owned(name), cells)
    };
    let mut columns: Vec<(Name<'static>, Value<'static>)> = names.into_iter().map(column).collect();
    columns.push((Name::Borrowed(""), Value::from(items.len() as i64)));
    Value::Object(columns)
}

/// The ids that the items of a list would have by their words.
fn derived(list: &str, items: &[Value<'_>]) -> Option<Vec<String>> {
    let (_, field) = WORDS.iter().find(|(name, _)| *name == list)?;
    let mut ids = Ids::default();
    let words = items
        .iter()
        .map(|item| item.field(field).text().unwrap_or_default());
    Some(words.map(|words| ids.of(words)).collect())
}

/// A set from its columns.
///
/// # Errors
/// A sentence that says that the link is broken.
pub fn from_columns(text: &str) -> Result<SetShape, String> {
    let broken = || "What it holds is no set.".to_owned();
    if let Some(says) = tally::fault(text) {
        return Err(says);
    }
    let text = native::seen(text);
    let value = json::parse(&text).map_err(|_| broken())?;
    let Value::Object(fields) = value else {
        return Err(broken());
    };
    let mut file: Vec<(Name<'_>, Value<'_>)> = Vec::new();
    for (name, value) in fields {
        let value = match value {
            Value::Object(columns) => Value::List(rows(&name, columns).ok_or_else(broken)?),
            other => other,
        };
        file.push((name, value));
    }
    let file = Value::Object(file).write();
    match set::shape(&file) {
        // What a link holds was a set's shape when it was packed.
        Ok((shape, refused)) if refused.is_empty() => Ok(shape),
        Ok(_) => Err(broken()),
        Err(error) => Err(error.to_string()),
    }
}

/// The items of a list from its columns; `None` where they are of different lengths.
fn rows<'a>(list: &str, columns: Vec<(Name<'a>, Value<'a>)>) -> Option<Vec<Value<'a>>> {
    let count = columns
        .iter()
        .find(|(name, _)| name.is_empty())?
        .1
        .integer()?;
    let count = usize::try_from(count).ok()?;
    let mut items: Vec<Vec<(Name<'a>, Value<'a>)>> = Vec::new();
    let mut has_ids = false;
    for (name, column) in columns {
        if name.is_empty() {
            continue;
        }
        has_ids |= name == "id";
        let Value::List(cells) = column else {
            return None;
        };
        if cells.len() != count {
            return None;
        }
        items.resize_with(count, Vec::new);
        for (item, cell) in items.iter_mut().zip(cells) {
            if cell != Value::Null {
                item.push((name.clone(), cell));
            }
        }
    }
    let mut items: Vec<Value<'a>> = items.into_iter().map(Value::Object).collect();
    if !has_ids && let Some(ids) = derived(list, &items) {
        for (item, id) in items.iter_mut().zip(ids) {
            if let Value::Object(fields) = item {
                fields.push((Name::Borrowed("id"), Value::Text(id)));
            }
        }
    }
    Some(items)
}

/// The letters of an address for these bytes.
#[must_use]
pub fn letters(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes behind the letters of an address; `None` where they are none, or cut short.
#[must_use]
pub fn bytes(letters: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(letters.trim()).ok()
}

/// How hard it is compressed: as hard as the crate can.
const HARDEST: u8 = 10;

/// A set as it stands in a link.
#[must_use]
pub fn pack(set: &SetShape) -> String {
    let text = columns(set);
    letters(&miniz_oxide::deflate::compress_to_vec(
        text.as_bytes(),
        HARDEST,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::shape;

    const SHIPPED: &str = include_str!("../../questions/japan-soviet-union.json");

    fn unpacked(link: &str) -> Result<SetShape, String> {
        let bytes = bytes(link).ok_or("letters")?;
        let text = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, LARGEST);
        let text = String::from_utf8(text.map_err(|_| "deflate")?).map_err(|_| "utf-8")?;
        from_columns(&text)
    }

    #[test]
    fn a_set_comes_out_of_a_link_as_it_went_in() {
        for file in [
            SHIPPED,
            include_str!("../../docs/examples/places-in-history.json"),
            r#"{"format":"annals-set/1","id":"x","title":"X"}"#,
            r#"{"format":"annals-set/1","id":"x","title":"X","events":[
                {"id":"a","date":"1900","title":"A"},{"id":"a","date":"","title":"","ask":[]}],
                "struck":[{"fact":"a/date"}],"complete":["actors"],
                "questions":[{"id":"q","form":"number","stem":"s","key":["0"],"tolerance":0}]}"#,
        ] {
            let (set, _) = shape(file).unwrap();
            assert_eq!(unpacked(&pack(&set)), Ok(set));
        }
    }

    #[test]
    fn what_was_cut_or_changed_is_no_set() {
        let (set, _) = shape(SHIPPED).unwrap();
        let link = pack(&set);
        for part in [
            &link[..link.len() / 2],
            &link[..link.len() - 5],
            "",
            "A",
            "§",
        ] {
            assert!(unpacked(part).is_err());
        }
        for text in [
            "",
            "[]",
            "{}",
            r#"{"events":{"":2,"date":["1"]}}"#,
            r#"{"events":{"":-1}}"#,
        ] {
            assert!(from_columns(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_not_seen_is_taken_out() {
        let text = r#"{"format":"annals-set/1","id":"x","title":"\u202eX\u0000"}"#;
        assert_eq!(from_columns(text).unwrap().head.title, "X");
    }

    /// How many events fit; the figures stand in docs/decisions.
    #[test]
    fn a_small_set_fits_into_a_short_link() {
        let (set, _) = shape(SHIPPED).unwrap();
        let with = |count: usize, is_lean: bool| {
            let mut set = set.clone();
            set.events.truncate(count);
            if is_lean {
                for event in &mut set.events {
                    *event = crate::set::format::EventShape {
                        id: String::new(),
                        date: event.date.clone(),
                        title: event.title.clone(),
                        ..Default::default()
                    };
                }
                let mut ids = Ids::default();
                for event in &mut set.events {
                    event.id = ids.of(&event.title);
                }
                (set.sources, set.kinds, set.eras) = Default::default();
                (set.entities, set.cards, set.questions) = Default::default();
                set.head.attribution.clear();
            }
            pack(&set).len()
        };
        assert!(with(30, true) < 2_000, "{}", with(30, true));
        assert!(with(80, false) < 30_000, "{}", with(80, false));
    }
}
