//! Cells that hold several things.

use crate::set::format::{AspectShape, LinkShape, QuantityShape, RelationShape};

/// Texts with a bar between.
pub(super) fn joined(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<String> = texts.map(|text| escaped(&text, '|')).collect();
    texts.join(" | ")
}

/// The texts between the bars, none of them empty.
pub(super) fn split(cell: &str) -> Vec<String> {
    let parts = parted(cell, '|').into_iter();
    let texts = parts.map(|text| unescaped(text.trim()));
    texts.filter(|text| !text.is_empty()).collect()
}

/// Pairs, as `item = place | item = place`.
pub(super) fn paired(pairs: &[[String; 2]]) -> String {
    let each = pairs.iter().map(|[item, place]| named_one(item, place));
    each.collect::<Vec<String>>().join(" | ")
}

/// Texts with a name each.
pub(super) fn named(texts: &[(String, String)]) -> String {
    let each = texts.iter().map(|(name, text)| named_one(name, text));
    each.collect::<Vec<String>>().join(" | ")
}

fn named_one(name: &str, text: &str) -> String {
    let sides = [name, text].map(|side| escaped(&escaped(side, '|'), '='));
    sides.join(" = ")
}

/// The names and texts of a cell; without a sign between them, the text is empty.
pub(super) fn read_named(cell: &str) -> Vec<(String, String)> {
    let parts = parted(cell, '|').into_iter().map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let pairs = parts.map(|part| {
        let sides = parted(part, '=');
        let name = sides.first().map_or("", |side| side.trim());
        let text = sides.get(1..).unwrap_or_default().join("=");
        (unescaped(name), unescaped(text.trim()))
    });
    pairs.collect()
}

/// The pairs of a cell.
pub(super) fn read_pairs(cell: &str) -> Vec<[String; 2]> {
    let pairs = read_named(cell).into_iter();
    pairs.map(|(item, place)| [item, place]).collect()
}

fn escaped(text: &str, sign: char) -> String {
    // The backslash is doubled once, by the bar, which always comes first.
    let text = match sign {
        '|' => text.replace('\\', "\\\\"),
        _ => text.to_owned(),
    };
    text.replace(sign, &format!("\\{sign}"))
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => out.extend(signs.next()),
            sign => out.push(sign),
        }
    }
    out
}

/// The parts of a text between signs that have no backslash before them.
fn parted(text: &str, sign: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut is_escaped) = (0, false);
    for (at, found) in text.char_indices() {
        if is_escaped {
            is_escaped = false;
        } else if found == '\\' {
            is_escaped = true;
        } else if found == sign {
            parts.push(&text[from..at]);
            from = at + sign.len_utf8();
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Numbers, as `what is counted = hedge value unit`.
pub(super) fn quantities(quantities: &[QuantityShape]) -> String {
    let each = quantities.iter().map(|quantity| {
        let hedge = quantity.hedge.as_deref().unwrap_or_default();
        let words = [hedge, &quantity.value, &quantity.unit];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        named_one(&quantity.of, &words.join(" "))
    });
    each.collect::<Vec<String>>().join(" | ")
}

/// The numbers of a cell; whichever was there before keeps the question that asks for it.
pub(super) fn read_quantities(cell: &str, old: &[QuantityShape]) -> Vec<QuantityShape> {
    let named = read_named(cell).into_iter();
    let each = named.map(|(of, text)| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let is_number =
            |word: &&str| word.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-');
        let at = words.iter().position(is_number).unwrap_or(0);
        let before = old.iter().find(|quantity| quantity.of == of);
        QuantityShape {
            asked: before.and_then(|quantity| quantity.asked.clone()),
            value: words.get(at).map_or_else(String::new, |word| number(word)),
            unit: words.get(at + 1..).unwrap_or_default().join(" "),
            hedge: words
                .get(..at)
                .filter(|words| !words.is_empty())
                .map(|words| words.join(" ")),
            of,
        }
    });
    each.collect()
}

/// A number as JSON writes it: "70,000" is 70000. What is none stays as it is, and is told.
fn number(word: &str) -> String {
    let digits = word.replace([',', '\u{a0}'], "");
    let is_number = digits.strip_prefix('-').unwrap_or(&digits);
    let fits = is_number
        .chars()
        .all(|sign| sign.is_ascii_digit() || sign == '.');
    match fits {
        true => digits,
        false => word.to_owned(),
    }
}

/// Links, as `after some-event | part-of another`.
pub(super) fn links(links: &[LinkShape]) -> String {
    joined(links.iter().map(|link| {
        let relation = match link.relation {
            RelationShape::After => "after",
            RelationShape::BecauseOf => "because-of",
            RelationShape::PartOf => "part-of",
            RelationShape::EndedBy => "ended-by",
        };
        [relation, " ", &link.event].concat()
    }))
}

/// The links of a cell; one without a relation comes after the other.
pub(super) fn read_links(cell: &str) -> Vec<LinkShape> {
    let each = split(cell).into_iter().map(|text| {
        let (relation, event) = text.split_once(' ').unwrap_or(("after", &text));
        let relation = match relation {
            "because-of" => RelationShape::BecauseOf,
            "part-of" => RelationShape::PartOf,
            "ended-by" => RelationShape::EndedBy,
            _ => RelationShape::After,
        };
        LinkShape {
            event: event.trim().to_owned(),
            relation,
        }
    });
    each.collect()
}

/// What may be asked; "nothing" where the list is empty.
pub(super) fn aspects(aspects: &[AspectShape]) -> String {
    if aspects.is_empty() {
        return NOTHING.to_owned();
    }
    joined(aspects.iter().map(|aspect| {
        let name = match aspect {
            AspectShape::Date => "date",
            AspectShape::Event => "event",
            AspectShape::Actors => "actors",
            AspectShape::Place => "place",
            AspectShape::Quantities => "quantities",
        };
        name.to_owned()
    }))
}

/// The word for an empty list.
const NOTHING: &str = "nothing";

/// What a cell lets be asked; words that mean nothing are left out.
pub(super) fn read_aspects(cell: &str) -> Vec<AspectShape> {
    let words = cell.split(['|', ',', ' ']).map(str::trim);
    let read = words.filter_map(|word| match word {
        "date" => Some(AspectShape::Date),
        "event" => Some(AspectShape::Event),
        "actors" => Some(AspectShape::Actors),
        "place" => Some(AspectShape::Place),
        "quantities" => Some(AspectShape::Quantities),
        _ => None,
    });
    read.collect()
}
