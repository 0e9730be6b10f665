//! What was handed out and came back, in copies of everything.

use super::results::ASIDE;
use super::shelf::{self, Listed, RECORD};
use super::{Request, request};
use crate::app::{Effect, Model as App};
use crate::class::Record;
use crate::memory::backup::{CLASSES, Kept as Copies};

/// The keys of all records.
pub(in crate::app) fn keys(app: &App) -> Vec<String> {
    let listed = app.class.listed.iter();
    let keys = listed.map(|one| [RECORD, &one.key].concat());
    keys.chain([ASIDE.to_owned()]).collect()
}

/// The records as they stand in a copy: how many results, what the list says, and the record on
/// one line, with tabs between.
pub(in crate::app) fn copies(app: &App, texts: &[(String, String)]) -> Copies {
    let copies = texts.iter().filter_map(|(key, text)| {
        let own = key.strip_prefix(RECORD)?;
        let listed = match key == ASIDE {
            true => &Listed {
                key: own.to_owned(),
                results: waiting(text),
                ..Listed::default()
            },
            false => app.class.listed.iter().find(|one| one.key == own)?,
        };
        let says = shelf::encode(std::slice::from_ref(listed));
        let copy = [&*listed.results.to_string(), &says, &on_one_line(text)].join("\t");
        Some(([CLASSES, own].concat(), copy))
    });
    copies.collect()
}

/// How many results a record has.
fn waiting(text: &str) -> u32 {
    let taken = Record::read(text).map_or(0, |record| record.taken.len());
    u32::try_from(taken).unwrap_or(u32::MAX)
}

/// Takes the records of a copy in: what is here already gains the results that it has not.
#[inline(never)]
pub(in crate::app) fn take_in(app: &mut App, copy: &Copies) -> Vec<Effect> {
    let mut effects = Vec::new();
    for (_, copied) in copy.iter().filter(|(key, _)| key.starts_with(CLASSES)) {
        let mut parts = copied.splitn(3, '\t').skip(1);
        let (Some(says), Some(line)) = (parts.next(), parts.next()) else {
            continue;
        };
        let text = of_one_line(line);
        let (Some(listed), Ok(record)) = (shelf::decode(says).pop(), Record::read(&text)) else {
            continue;
        };
        let key = [RECORD, &listed.key].concat();
        // What waits belongs to no quiz.
        let is_here = app.class.listed.iter().any(|one| one.key == listed.key);
        if is_here || key == ASIDE {
            let texts = record.taken;
            effects.push(request(Request::Gather { key, texts }));
        } else {
            effects.push(request(Request::Write { key, text }));
            add(app, listed);
        }
    }
    if !effects.is_empty() {
        effects.push(super::hand_out::store(app));
    }
    effects
}

fn add(app: &mut App, listed: Listed) {
    app.class.listed.push(listed);
    { &mut app.class.listed }.sort_by_key(|one| std::cmp::Reverse(one.made));
}

fn on_one_line(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\r', "")
}

fn of_one_line(line: &str) -> String {
    let mut text = String::new();
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            sign => text.push(sign),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_from_its_line() {
        for text in ["", "a\nb", "\\n\n\\", "annals-class:1\ntitle: C:\\new\n"] {
            let line = on_one_line(text);
            assert!(!line.contains('\n'));
            assert_eq!(of_one_line(&line), text);
        }
    }
}
