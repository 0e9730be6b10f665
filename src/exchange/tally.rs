//! How many values a JSON text is made of, counted before it is read: each takes far more room
//! in memory than the two bytes that it may have in the file.

use super::MOST_ITEMS;

/// So many values are always read.
const ALWAYS: usize = 1_000_000;
/// Beyond these so many bytes of the file must come on each value; in sets there are far more.
const BYTES_EACH: usize = 8;

/// What a JSON text is made of; of one that is none, about that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    /// Signs that part values, or open a list or an object.
    values: usize,
    /// Of the longest list in the outermost object.
    items: usize,
}

/// Says what is the matter with a text that is made of too much.
pub(super) fn fault(text: &str) -> Option<String> {
    let tally = tally(text);
    if tally.values > ALWAYS && tally.values > text.len() / BYTES_EACH {
        let says = "It is made of millions of values of a letter or two, and no set is. Save it again from the program that made it.";
        return Some(says.to_owned());
    }
    let is_long = tally.items > MOST_ITEMS;
    is_long.then(|| {
        format!("One of its lists has more than {MOST_ITEMS} items. Part it into several files.")
    })
}

fn tally(text: &str) -> Tally {
    let mut tally = Tally::default();
    let (mut depth, mut items) = (0_usize, 0);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => over_text(&mut bytes),
            b'[' | b'{' => {
                depth += 1;
                tally.values += 1;
                if depth == 2 {
                    items = 1;
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => {
                tally.values += 1;
                if depth == 2 {
                    items += 1;
                    tally.items = tally.items.max(items);
                }
            }
            _ => {}
        }
    }
    tally
}

/// To behind the quotation mark that ends a text.
fn over_text(bytes: &mut std::str::Bytes<'_>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => {
                bytes.next();
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_items_are_counted_outside_of_texts() {
        for (text, values, items) in [
            ("", 0, 0),
            (r#"{"a": "[,{\",", "b": [1, 2, 3]}"#, 5, 3),
            (r#"{"a": [[1, 2], {"c": 3, "d": 4}]}"#, 7, 2),
            ("]]},\"", 1, 0),
        ] {
            assert_eq!(tally(text), Tally { values, items }, "{text}");
        }
    }

    #[test]
    fn a_text_of_millions_of_tiny_values_is_refused_and_a_long_set_is_not() {
        let listed =
            |item: &str, times: usize| format!("{{\"events\":[[{}1]]}}", item.repeat(times));
        assert!(fault(&listed("1,", ALWAYS)).is_some());
        assert!(fault(&listed("1,", ALWAYS / 2)).is_none());
        assert!(fault(&listed("\"1904-05-27\",", ALWAYS)).is_none());
        let events = |count: usize| format!("{{\"events\":[{}{{}}]}}", "{},".repeat(count));
        assert!(fault(&events(MOST_ITEMS - 1)).is_none());
        assert!(fault(&events(MOST_ITEMS)).is_some_and(|says| says.contains("200000")));
    }
}
