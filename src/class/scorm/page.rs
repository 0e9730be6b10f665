//! The page in a package: it bears a mark that says that it is in one and what it asks. And the list
//! of sets beside it, with the one set of the assignment.

use super::Edition;
use super::manifest::escape;
use crate::set::json::{self, Value};

/// The name of the mark: a `meta` element whose content is `EDITION ASSIGNMENT`, the second part as
/// in a link: `1.2 set=japan&h=…`. [`read_mark`] reads it.
pub const MARK: &str = "annals-package";

/// The page of a package: the app's own with the mark in its head, right behind its `charset`, or at
/// the beginning of its head. A mark that it has already goes. `None` where it has no head.
#[must_use]
pub fn mark_index(html: &str, assignment_query: &str, edition: Edition) -> Option<String> {
    let old = ["<meta name=\"", MARK, "\""].concat();
    let html = match html.split_once(&old) {
        // In our own mark no ">" stands but its end.
        Some((before, rest)) => [before, rest.split_once('>')?.1].concat(),
        None => html.to_owned(),
    };
    let place = place(&html)?;
    let (before, behind) = html.split_at(place);
    let content = [edition.name(), " ", assignment_query].concat();
    let mark = [&old, " content=\"", &escape(&content), "\">"].concat();
    Some([before, &mark, behind].concat())
}

/// What the content of a mark says: the edition, and the assignment as in a link.
#[must_use]
pub fn read_mark(content: &str) -> Option<(Edition, &str)> {
    let (edition, query) = content.split_once(' ')?;
    Some((Edition::named(edition)?, query))
}

/// Where the mark goes.
fn place(html: &str) -> Option<usize> {
    let mut at = 0;
    let mut head = None;
    while let Some(found) = html[at..].find('<') {
        let begins = at + found;
        let rest = &html[begins..];
        if rest.starts_with("<!--") {
            match rest.find("-->") {
                Some(end) => at = begins + end + 3,
                None => return head,
            }
            continue;
        }
        let ends = begins + end_of_tag(rest)?;
        let tag = &html[begins..ends];
        if is_tag(tag, "<head") {
            head = Some(ends);
        } else if is_tag(tag, "<meta") && has_charset(tag) {
            return Some(ends);
        } else if ["</head", "<body", "<script", "<style"]
            .iter()
            .any(|name| is_tag(tag, name))
        {
            return head;
        }
        at = ends;
    }
    head
}

/// Behind the ">" that ends a tag; one between quotes does not.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None | Some(_), _) => {}
        }
    }
    None
}

/// Whether a tag has this name, in whatever capitals.
fn is_tag(tag: &str, name: &str) -> bool {
    let begins = tag.as_bytes().get(..name.len());
    let next = tag.as_bytes().get(name.len());
    begins.is_some_and(|begins| begins.eq_ignore_ascii_case(name.as_bytes()))
        && next.is_some_and(|next| next.is_ascii_whitespace() || matches!(next, b'>' | b'/'))
}

/// Whether a `meta` has the attribute `charset`.
fn has_charset(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    lower
        .split_ascii_whitespace()
        .any(|part| part.starts_with("charset=") || part == "charset")
}

/// A set as the list of sets tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its file, beside the list.
    pub file: String,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its language, by BCP 47.
    pub language: String,
    /// How many events it has.
    pub events: u32,
    /// The year of the first.
    pub earliest: i64,
    /// The year of the last.
    pub latest: i64,
}

/// The list of sets, `questions/index.json`, of a package with one set.
#[must_use]
pub fn package_set_index(set: &Listed) -> String {
    let text = |value: &str| Value::Text(value.to_owned());
    listing(Value::Object(vec![
        ("file".into(), text(&set.file)),
        ("id".into(), text(&set.id)),
        ("title".into(), text(&set.title)),
        ("language".into(), text(&set.language)),
        ("events".into(), Value::Number(set.events.to_string())),
        ("earliest".into(), Value::Number(set.earliest.to_string())),
        ("latest".into(), Value::Number(set.latest.to_string())),
    ]))
}

/// The list of sets of a site with none left but that of this id. `None` where it has no such set.
#[must_use]
pub fn only_set(index: &str, id: &str) -> Option<String> {
    set_in(index, id).map(listing)
}

/// The file of a set by the list of sets.
pub(super) fn file_in(index: &str, id: &str) -> Option<String> {
    set_in(index, id)?.field("file").text().map(str::to_owned)
}

/// What the list of sets says of a set.
fn set_in<'a>(index: &'a str, id: &str) -> Option<Value<'a>> {
    let index = json::parse(index).ok()?;
    let mut sets = index.field("sets").items().iter();
    let set = sets.find(|set| set.field("id").text() == Some(id));
    set.cloned()
}

fn listing(set: Value) -> String {
    Value::Object(vec![
        ("format".into(), Value::Text("annals-index/1".to_owned())),
        ("sets".into(), Value::List(vec![set])),
    ])
    .write()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a marked page says, as a browser would read the attribute.
    fn said(html: &str) -> String {
        let (_, rest) = html
            .split_once("<meta name=\"annals-package\" content=\"")
            .expect("a mark");
        let (content, _) = rest.split_once("\">").expect("its end");
        assert!(!content.contains(['<', '>']));
        [
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&amp;", "&"),
        ]
        .iter()
        .fold(content.to_owned(), |text, (from, to)| {
            text.replace(from, to)
        })
    }

    #[test]
    fn the_mark_stands_behind_the_charset() {
        let mark = "<meta name=\"annals-package\" content=\"1.2 set=a&amp;h=b\">";
        for (page, before) in [
            (
                "<!doctype html><html lang=en><head><meta charset=utf-8><title>A</title>",
                "charset=utf-8>",
            ),
            ("<head>\n<META name='a>b' CharSet=\"utf-8\" />\n", "/>"),
            (
                "<html><!-- <head><meta charset=x> --><head lang=en><link>",
                "<head lang=en>",
            ),
            (
                "<head><meta name=charset><script>'<meta charset=x>'</script></head>",
                "<head>",
            ),
            (
                "<head><title>a</title></head><body><meta charset=x>",
                "<head>",
            ),
        ] {
            let marked = mark_index(page, "set=a&h=b", Edition::V12).expect("a head");
            let expected = page.replacen(before, &[before, mark].concat(), 1);
            assert_eq!(marked, expected);
        }
        for page in [
            "",
            "<header>",
            "<html><body>",
            "<!-- <head> -->",
            "<head",
            "<!-- <head>",
        ] {
            assert_eq!(mark_index(page, "", Edition::V12), None, "{page}");
        }
    }

    #[test]
    fn what_a_mark_says_is_read_again_and_a_second_takes_its_place() {
        let page = include_str!("../../../index.html");
        let odd = "set=a&title=\"<b>'&amp;\u{e9}";
        let marked = mark_index(page, odd, Edition::V2004).expect("a head");
        assert_eq!(read_mark(&said(&marked)), Some((Edition::V2004, odd)));
        let again = mark_index(&marked, "set=b", Edition::V12).expect("a head");
        assert_eq!(again.matches(MARK).count(), 1);
        assert_eq!(read_mark(&said(&again)), Some((Edition::V12, "set=b")));
        assert_eq!(mark_index(page, "set=b", Edition::V12), Some(again));
        assert_eq!(read_mark("3 set=a"), None);
        assert_eq!(read_mark("1.2"), None);
    }

    #[test]
    fn the_list_of_a_package_has_its_set_alone() {
        let index = include_str!("../../../questions/index.json");
        let id = "japan-soviet-union";
        let only = only_set(index, id).expect("a set");
        let listed = Listed {
            file: "japan-soviet-union.json".to_owned(),
            id: id.to_owned(),
            title: "Japan, Russia and the Soviet Union, 1904–1998".to_owned(),
            language: "en".to_owned(),
            events: 123,
            earliest: 1904,
            latest: 1998,
        };
        assert_eq!(package_set_index(&listed), only);
        let two = only.replace("[{", "[{\"id\":\"other\"},{");
        assert_eq!(only_set(&two, id), Some(only));
        assert_eq!(only_set(index, "none"), None);
        assert_eq!(only_set("no list", id), None);
    }
}
