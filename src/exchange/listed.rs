//! The items of a long list in a JSON file, one at a time: with the line of each, and without
//! holding the whole file as values.

use std::borrow::Cow;

use super::{MOST_ITEMS, tally};
use crate::set::json::{self, Value};

/// A list in a JSON file, and what stands around it.
pub(super) struct Listed<'a> {
    text: &'a str,
    /// Where each item begins and ends, with its line.
    spans: Vec<Span>,
    /// How many more there were than are read.
    pub(super) beyond: usize,
    /// The file with the list empty.
    rest: Cow<'a, str>,
    /// The line on which the list begins, and how many lines it has.
    cut: (u32, u32),
    /// Where the list breaks off, if it does: its end is missing, or a value.
    broken: Option<Broken>,
}

/// A list that has no end.
#[derive(Clone, Copy)]
struct Broken {
    line: u32,
    /// Whether the file ends there.
    is_end: bool,
}

#[derive(Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
    line: u32,
}

/// An item as it stands there.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    /// From 1.
    pub(super) line: u32,
    /// Its JSON.
    pub(super) text: &'a str,
}

/// Where a file ceases to be JSON, and why.
pub(super) struct Fault {
    /// From 1.
    pub(super) line: u32,
    /// As a sentence, with what to do.
    pub(super) says: String,
}

impl Broken {
    fn fault(self) -> Fault {
        let says = match self.is_end {
            true => {
                "The file ends in the middle of a list: it was cut off, or a ] is missing. Save it again from the program that made it."
            }
            false => {
                "A value or a ] is missing here. Mend it there, or save the file again from the program that made it."
            }
        };
        Fault {
            line: self.line,
            says: says.to_owned(),
        }
    }
}

impl<'a> Item<'a> {
    /// What is in it.
    pub(super) fn value(self) -> Result<Value<'a>, Fault> {
        if let Some(says) = tally::fault(self.text) {
            let line = self.line;
            return Err(Fault { line, says });
        }
        json::parse(self.text).map_err(|error| fault(error, self.line))
    }
}

fn fault(error: json::SyntaxError, first: u32) -> Fault {
    let line = u32::try_from(error.line - 1).unwrap_or(u32::MAX);
    Fault {
        line: first.saturating_add(line),
        says: format!(
            "At character {}: {error}. Mend it there, or save the file again from the program that made it.",
            error.column
        ),
    }
}

impl<'a> Listed<'a> {
    /// The list at the end of these names of fields; none where there is no such list.
    pub(super) fn at(text: &'a str, path: &[&str]) -> Option<Listed<'a>> {
        let mut walk = Walk { text, at: 0 };
        for name in path {
            walk.enter(name)?;
        }
        walk.space();
        let before = walk.at;
        walk.take(b'[').then_some(())?;
        let mut lines = Lines::default();
        let mut listed = Listed {
            text,
            spans: Vec::new(),
            beyond: 0,
            rest: Cow::Borrowed(""),
            cut: (lines.at(text, before), 0),
            broken: None,
        };
        let end = listed.items(&mut walk, &mut lines);
        let (head, tail) = (text.get(..before)?, text.get(end..)?);
        listed.rest = Cow::Owned([head, "[]", tail].concat());
        listed.cut.1 = lines.at(text, end) - listed.cut.0;
        Some(listed)
    }

    /// Walks over the items; where the list ends.
    fn items(&mut self, walk: &mut Walk<'a>, lines: &mut Lines) -> usize {
        loop {
            walk.space();
            if walk.take(b']') {
                return walk.at;
            }
            let start = walk.at;
            walk.value();
            if walk.at == start {
                self.broken = Some(Broken {
                    line: lines.at(self.text, self.text.trim_end().len().min(start)),
                    is_end: start >= self.text.len(),
                });
                return start;
            }
            let span = Span {
                start: short(start),
                end: short(walk.at),
                line: lines.at(self.text, start),
            };
            match self.spans.len() < MOST_ITEMS {
                true => self.spans.push(span),
                false => self.beyond += 1,
            }
            walk.space();
            walk.take(b',');
        }
    }

    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn each(&self) -> impl Iterator<Item = Item<'a>> {
        let text = self.text;
        self.spans.iter().map(move |span| Item {
            line: span.line,
            text: text
                .get(span.start as usize..span.end as usize)
                .unwrap_or_default(),
        })
    }

    /// What stands around the list.
    pub(super) fn around(&self) -> Result<Value<'_>, Fault> {
        if let Some(says) = tally::fault(&self.rest) {
            return Err(Fault { line: 1, says });
        }
        json::parse(&self.rest).map_err(|error| {
            if let Some(broken) = self.broken {
                return broken.fault();
            }
            let mut fault = fault(error, 1);
            if fault.line > self.cut.0 {
                fault.line = fault.line.saturating_add(self.cut.1);
            }
            fault
        })
    }
}

/// The names of the fields of the outermost object, as far as the file is JSON; none where it
/// is no object.
pub(super) fn fields(text: &str) -> Vec<&str> {
    let mut walk = Walk { text, at: 0 };
    let mut names = Vec::new();
    walk.space();
    if !walk.take(b'{') {
        return names;
    }
    while let Some(name) = walk.name() {
        names.push(name);
        walk.value();
        walk.space();
        if !walk.take(b',') || names.len() >= 100 {
            break;
        }
    }
    names
}

fn short(at: usize) -> u32 {
    // No file is larger than LARGEST_FILE.
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The line of a place, from 1; places come in rising order.
#[derive(Default)]
struct Lines {
    from: usize,
    before: u32,
}

impl Lines {
    fn at(&mut self, text: &str, at: usize) -> u32 {
        let new = text.as_bytes().get(self.from..at).unwrap_or_default();
        self.before += short(new.iter().filter(|byte| **byte == b'\n').count());
        self.from = at;
        self.before + 1
    }
}

/// A place in a JSON file, from which values are stepped over without being read.
struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walk<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// To the value of this field of the object here.
    fn enter(&mut self, wanted: &str) -> Option<()> {
        self.space();
        self.take(b'{').then_some(())?;
        loop {
            if self.name()? == wanted {
                return Some(());
            }
            self.value();
            self.space();
            self.take(b',').then_some(())?;
        }
    }

    /// The name of a field, to behind its colon.
    fn name(&mut self) -> Option<&'a str> {
        self.space();
        let start = self.at + 1;
        (self.peek() == Some(b'"')).then_some(())?;
        self.quoted();
        let name = self.text.get(start..self.at.saturating_sub(1))?;
        self.space();
        self.take(b':').then_some(name)
    }

    fn quoted(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'"' => return,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        self.at = self.at.min(self.text.len());
    }

    /// Over a value; nowhere where there is none.
    fn value(&mut self) {
        self.space();
        let mut depth = 0usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.quoted(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            if depth == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_list_is_found_with_the_lines_of_its_items() {
        let text = "{\"a\": [1, {\"list\": 3}],\n \"b\": {\"x\": \"}\\\"\", \"list\":\n [ {\"n\": [1,2]},\n\n  7, \"t,]\" ]}, \"c\": 2}";
        let listed = Listed::at(text, &["b", "list"]).unwrap();
        let items: Vec<(u32, &str)> = listed.each().map(|item| (item.line, item.text)).collect();
        assert_eq!(items, [(3, "{\"n\": [1,2]}"), (5, "7"), (5, "\"t,]\"")]);
        let around = listed.around().ok().unwrap();
        assert_eq!(around.field("c").integer(), Some(2));
        assert!(around.field("b").field("list").items().is_empty());
        assert_eq!(fields(text), ["a", "b", "c"]);
        assert!(Listed::at(text, &["b", "none"]).is_none());
        assert!(Listed::at(text, &["c"]).is_none());
        assert!(Listed::at("[1, 2]", &[]).is_some());
    }

    #[test]
    fn a_fault_is_told_by_its_line() {
        let text = "{\"list\": [\n{\"a\": 1},\n{\"a\": oops}\n],\n\"b\": ?}";
        let listed = Listed::at(text, &["list"]).unwrap();
        let faults: Vec<Option<u32>> = listed
            .each()
            .map(|item| item.value().err().map(|fault| fault.line))
            .collect();
        assert_eq!(faults, [None, Some(3)]);
        assert_eq!(listed.around().err().unwrap().line, 5);
    }

    #[test]
    fn a_list_without_an_end_is_told_where_it_breaks_off() {
        for (text, line, says) in [
            ("{\"list\": [\n{\"a\": 1},\n{\"a\": [2\n\n", 3, "cut off"),
            ("{\"list\": [", 1, "cut off"),
            ("{\"list\": [\n1,\n2\n},\n\"b\": 3}", 4, "is missing here"),
            ("{\"list\": [\n1,\n,\n2]}", 3, "is missing here"),
        ] {
            let listed = Listed::at(text, &["list"]).unwrap();
            let fault = listed.around().err().unwrap();
            assert_eq!(fault.line, line, "{text}");
            assert!(fault.says.contains(says), "{text}: {}", fault.says);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_walked_to_its_end(text in r#"[\[\]{},:"\\0-9é \nlist]{0,60}"#) {
            let _ = fields(&text);
            for path in [&[][..], &["list"], &["list", "l"]] {
                if let Some(listed) = Listed::at(&text, path) {
                    for item in listed.each() {
                        prop_assert!(!item.text.is_empty());
                        let _ = item.value();
                    }
                    let _ = listed.around();
                }
            }
        }

        #[test]
        fn what_is_json_is_listed_whole(numbers in prop::collection::vec("\"[a-z\\]},]{0,5}\"|[0-9]{1,4}|\\[1, 2\\]", 0..8)) {
            let text = format!("{{\"a\": null, \"list\": [{}]}}", numbers.join(" , "));
            let listed = Listed::at(&text, &["list"]).unwrap();
            let items: Vec<&str> = listed.each().map(|item| item.text).collect();
            prop_assert_eq!(items, numbers);
            prop_assert!(listed.around().is_ok());
        }
    }
}
