//! A drawn question as one written by hand, so that a teacher can take it elsewhere.

use super::moodle::decimal::Decimal;
use crate::bank::{
    Amount, Bank, Body, Choice, Fact, NameKey, Piece, Question, Response, Row, Verdict, grade,
};
use crate::set::fold::fold;
use crate::set::format::{ImageShape, WrittenQuestionShape};
use crate::set::{Citation, Set};

/// A drawn question in the form of a written one that comes nearest. `None` where nothing would
/// be left to ask, as of an order that the dates leave open throughout.
#[must_use]
pub fn written(bank: &Bank, question: &Question, id: String) -> Option<WrittenQuestionShape> {
    let mut shape = WrittenQuestionShape {
        id,
        stem: question.stem.clone(),
        why: Some(why(bank.set(), question)).filter(|why| !why.is_empty()),
        image: image(bank.set(), question.fact),
        ..WrittenQuestionShape::default()
    };
    match &question.body {
        Body::Choice { options, key }
        | Body::Timeline {
            gaps: options, key, ..
        } => chosen(&mut shape, question, options, &[*key]),
        Body::Several { options, keys } => {
            chosen(&mut shape, question, options, keys);
            "multiple-response".clone_into(&mut shape.form);
        }
        Body::Passage {
            pieces,
            options,
            key,
        } => {
            shape.stem = [&shape.stem, "\n", &passage(pieces, options)].concat();
            chosen(&mut shape, question, options, &[*key]);
        }
        Body::Order { items, key, open } => {
            shape.pairs = ordered(items, key, open)?;
            "match".clone_into(&mut shape.form);
            shape
                .stem
                .push_str(" Give the earliest the number 1, the next 2, and so on.");
        }
        Body::Match {
            items, places, key, ..
        } => {
            matched(&mut shape, items, places, key);
        }
        Body::Year { key, .. } => year(&mut shape, *key),
        Body::Quantity { key } => quantity(&mut shape, key)?,
        Body::Name { key, answer } => {
            "short-answer".clone_into(&mut shape.form);
            shape.key = spellings(bank, question, key, answer);
        }
        Body::Card { back } => {
            "short-answer".clone_into(&mut shape.form);
            shape.key = vec![back.clone()];
        }
    }
    Some(shape)
}

fn chosen(
    shape: &mut WrittenQuestionShape,
    question: &Question,
    options: &[Choice],
    keys: &[usize],
) {
    "choice".clone_into(&mut shape.form);
    for (at, option) in options.iter().enumerate() {
        let text = option.text.clone();
        let mut refutations = question.proof.distractors.iter();
        let refuted = refutations.find(|refutation| refutation.option == option.id);
        if let Some(refuted) = refuted.filter(|refuted| !refuted.says.is_empty()) {
            shape.feedback.push((text.clone(), refuted.says.clone()));
        }
        if keys.contains(&at) {
            shape.key.push(text.clone());
        }
        shape.options.push(text);
    }
}

fn passage(pieces: &[Piece], options: &[Choice]) -> String {
    let texts = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Option(at) => options.get(*at).map_or("", |option| &option.text),
    });
    texts.collect()
}

/// Each item with its number in the order. Items whose order is open share one: "2–3".
fn ordered(items: &[Choice], key: &[usize], open: &[(usize, usize)]) -> Option<Vec<[String; 2]>> {
    let is_open = |a: usize, b: usize| open.contains(&(a, b)) || open.contains(&(b, a));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in key {
        // What is open towards an earlier item draws everything in between into its group.
        let joins = |group: &Vec<usize>| group.iter().any(|other| is_open(*at, *other));
        match groups.iter().position(joins) {
            Some(first) => {
                let joined = groups.split_off(first);
                let mut group = joined.concat();
                group.push(*at);
                groups.push(group);
            }
            None => groups.push(vec![*at]),
        }
    }
    if groups.len() < 2 {
        return None;
    }
    let mut numbers = Vec::new();
    for group in groups {
        let first = numbers.len() + 1;
        let last = numbers.len() + group.len();
        let number = match group.len() {
            1 => first.to_string(),
            _ => format!("{first}–{last}"),
        };
        numbers.extend(group.into_iter().map(|at| (at, number.clone())));
    }
    // In the order in which they were shown.
    numbers.sort();
    let pairs = numbers
        .into_iter()
        .map(|(at, number)| Some([items.get(at)?.text.clone(), number]));
    pairs.collect()
}

fn matched(shape: &mut WrittenQuestionShape, items: &[Choice], places: &[Choice], key: &[usize]) {
    "match".clone_into(&mut shape.form);
    for (item, place) in items.iter().zip(key) {
        let place = places.get(*place).map_or("", |place| &place.text);
        shape.pairs.push([item.text.clone(), place.to_owned()]);
    }
    let spare = places
        .iter()
        .enumerate()
        .filter(|(at, _)| !key.contains(at));
    shape.options = spare.map(|(_, place)| place.text.clone()).collect();
}

/// A year as a number; one before our era is told so in the question.
fn year(shape: &mut WrittenQuestionShape, year: i64) {
    "number".clone_into(&mut shape.form);
    let shown = if year > 0 {
        year
    } else {
        shape.stem.push_str(" Write the year BCE as a number.");
        // Astronomical years have a year 0, which is 1 BCE.
        1 - year
    };
    shape.key = vec![shown.to_string()];
    shape.tolerance = Some("0".to_owned());
}

/// A number with how far off it may be, both in its unit; that is told in the question.
fn quantity(shape: &mut WrittenQuestionShape, key: &Amount) -> Option<()> {
    "number".clone_into(&mut shape.form);
    if !key.unit.is_empty() && !shape.stem.contains(&key.unit) {
        shape.stem = [&shape.stem, " (In ", &key.unit, ".)"].concat();
    }
    shape.key = vec![key.value.clone()];
    shape.tolerance = Some(match &key.by {
        Some(by) => by.clone(),
        None => Decimal::read(&key.value)?.share(key.tolerance)?.text(),
    });
    Some(())
}

/// Every way to write a name that Annals would take for right: elsewhere they are compared sign
/// by sign, but for capitals.
fn spellings(bank: &Bank, question: &Question, key: &NameKey, answer: &str) -> Vec<String> {
    let mut known = vec![answer.to_owned()];
    match key {
        NameKey::Listed(accepted) => known.extend(accepted.iter().cloned()),
        NameKey::Entity(ix) => {
            let entity = bank.set().entity(*ix);
            known.extend(entity.spellings().map(str::to_owned));
            known.extend(entity.family_name().map(str::to_owned));
        }
    }
    let bare = known.iter().filter_map(|name| name.strip_prefix("the "));
    let bare: Vec<String> = bare.map(str::to_owned).collect();
    known.extend(bare);
    // "Shigenori Togo" for "Shigenori Tōgō".
    let plain: Vec<String> = known.iter().map(|name| fold(name)).collect();
    known.extend(plain);
    let mut seen = Vec::new();
    known.retain(|name| {
        let lower = name.to_lowercase();
        let typed = Response::Typed(name.clone());
        let is_new = !name.is_empty() && !seen.contains(&lower);
        let is_right = || grade(bank, question, &typed).verdict == Verdict::Right;
        let keeps = is_new && (seen.is_empty() || is_right());
        if keeps {
            seen.push(lower);
        }
        keeps
    });
    known
}

/// The rows that decide the question, as sentences, and the source that says so.
fn why(set: &Set, question: &Question) -> String {
    let mut said: Vec<String> = Vec::new();
    for row in &question.proof.key {
        let sentence = sentence(row);
        if !sentence.is_empty() && !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    let of_rows = question.proof.key.iter().filter_map(|row| row.event);
    let of_rows = of_rows.filter_map(|ix| set.event(ix).source.as_ref());
    let of_item = match question.fact {
        Fact::Card(at) => set
            .cards
            .get(at as usize)
            .and_then(|card| card.source.as_ref()),
        Fact::Written(at) => set
            .questions
            .get(at as usize)
            .and_then(|one| one.source.as_ref()),
        Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Known(_) => None,
    };
    let mut cited: Vec<String> = Vec::new();
    for citation in of_item.into_iter().chain(of_rows) {
        let source = cited_as(set, citation);
        if !source.is_empty() && !cited.contains(&source) {
            cited.push(source);
        }
    }
    if !cited.is_empty() {
        said.push(["(", &cited.join("; "), ")"].concat());
    }
    said.join(" ")
}

/// "19 October 1956: Japan and the Soviet Union ended the state of war."
fn sentence(row: &Row) -> String {
    let says = if row.says.is_empty() {
        &row.title
    } else {
        &row.says
    };
    let says = says.trim();
    let end = if says.ends_with(['.', '!', '?', '。', '”', ')']) {
        ""
    } else {
        "."
    };
    match (row.when.is_empty(), says.is_empty()) {
        (_, true) => String::new(),
        (true, false) => [says, end].concat(),
        (false, false) => [&row.when, ": ", says, end].concat(),
    }
}

fn cited_as(set: &Set, citation: &Citation) -> String {
    let Some(source) = set.source(citation) else {
        return String::new();
    };
    match citation
        .section
        .as_deref()
        .filter(|section| !section.is_empty())
    {
        Some(section) => [&source.title, ", ", section].concat(),
        None => source.title.clone(),
    }
}

/// The picture that is shown with the question, not with its proof.
fn image(set: &Set, fact: Fact) -> Option<ImageShape> {
    match fact {
        Fact::Card(at) => set.cards.get(at as usize)?.image.clone(),
        Fact::Written(at) => set.questions.get(at as usize)?.image.clone(),
        Fact::Date(_)
        | Fact::Start(_)
        | Fact::End(_)
        | Fact::Identity(_)
        | Fact::Actor(..)
        | Fact::Place(_)
        | Fact::Kind(_)
        | Fact::Quantity(..)
        | Fact::Known(_) => None,
    }
}

#[cfg(test)]
mod tests;
