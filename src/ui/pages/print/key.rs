//! The key: of each question its answer, and in a line why; how its marks are given.

use super::{foot, head, sheet};
use crate::app::Model as App;
use crate::app::Route;
use crate::app::print::{Asked, Model};
use crate::app::route::print::What;
use crate::bank::{Bank, Body, Choice, Form, NameKey, Question, Refutation, Row};
use crate::ui::components::{Element, el, paragraph};
use crate::ui::wording;

pub(super) fn key(app: &App, page: &Model, code: &str) -> Element {
    let name = wording::key_to(page.print.version);
    let about = wording::about_key(page.marks(), page.print.version);
    let address = Route::Print(Box::new(page.print.clone())).address();
    let address = [app.site.as_str(), &address].concat();
    sheet(page, What::Key)
        .attr("aria-label", &name)
        .child(head(&name, wording::FOR_TEACHER))
        .child(paragraph("title-of", &page.bank.set().title))
        .child(paragraph("instruction", about).attr("lang", "en"))
        .child(
            el("ol class='items'").each(page.sheet.asked.iter().enumerate(), |(at, asked)| {
                answer(&page.bank, at, asked)
            }),
        )
        .child(paragraph("address-of", address).attr("dir", "ltr"))
        .child(foot(code, "key"))
}

fn answer(bank: &Bank, at: usize, asked: &Asked) -> Element {
    let question = &asked.question;
    let mut why = proof(bank, question);
    why.extend(wording::how_marked(question).map(str::to_owned));
    el("li")
        .attr("data-form", question.form.name())
        .child(el("b class='number'").text(at + 1))
        .child(
            el("div class='what'")
                .child(paragraph("answer", key_of(question)))
                .child(paragraph("why", why.join(" "))),
        )
        .child(el("span class='marks'").text(wording::in_brackets(asked.marks)))
}

/// The answer as it is to be found on the paper: the text, the letter, the numbers in the boxes.
pub(super) fn key_of(question: &Question) -> String {
    match &question.body {
        Body::Order { items, key, .. } => {
            let place = |item: usize| key.iter().position(|at| *at == item).map_or(0, |at| at + 1);
            let numbers = (0..items.len()).map(|item| place(item).to_string());
            numbers.collect::<Vec<_>>().join(", ")
        }
        Body::Match { key, .. } => {
            let letters = key.iter().map(|place| wording::letter(*place));
            letters.collect::<Vec<_>>().join(", ")
        }
        Body::Timeline { gaps, key, .. } => lettered(gaps, *key),
        Body::Passage { options, key, .. } => lettered(options, *key),
        Body::Choice { .. }
        | Body::Several { .. }
        | Body::Year { .. }
        | Body::Quantity { .. }
        | Body::Name { .. }
        | Body::Card { .. } => wording::capital(&question.key_text()),
    }
}

/// "C: between 1951 and 1956"
fn lettered(options: &[Choice], key: usize) -> String {
    let text = options.get(key).map_or("", |option| option.text.as_str());
    [&wording::letter(key), ": ", text].concat()
}

/// The rows that make the key right, then what the other options are.
fn proof(bank: &Bank, question: &Question) -> Vec<String> {
    let rows = &question.proof.key;
    match &question.body {
        Body::Order { items, key, open } => {
            let place = |item: usize| key.iter().position(|at| *at == item);
            let row = |item: usize| rows.get(place(item)?);
            let dates = (0..items.len()).filter_map(|item| Some(row(item)?.when.clone()));
            let dates: Vec<String> = dates.collect();
            let mut says = vec![
                wording::IN_ORDER_PRINTED.to_owned(),
                sentence(&dates.join("; ")),
            ];
            says.extend(open.iter().map(|(a, b)| {
                let (a, b) = if place(*a) < place(*b) {
                    (*a, *b)
                } else {
                    (*b, *a)
                };
                wording::either_way(&items[a].text, &items[b].text)
            }));
            says
        }
        Body::Match {
            items, places, key, ..
        } => {
            let mut says = vec![wording::IN_ORDER_PRINTED.to_owned()];
            says.extend(
                items
                    .iter()
                    .zip(key)
                    .enumerate()
                    .filter_map(|(nth, (item, home))| {
                        let place = places.get(*home)?;
                        Some(pair(bank, question, item, place, nth))
                    }),
            );
            says
        }
        Body::Choice { .. }
        | Body::Several { .. }
        | Body::Timeline { .. }
        | Body::Passage { .. }
        | Body::Year { .. }
        | Body::Quantity { .. }
        | Body::Name { .. }
        | Body::Card { .. } => {
            let mut says: Vec<String> = rows.iter().map(|row| told(question, row)).collect();
            says.retain(|says| !says.is_empty());
            says.dedup();
            says.extend(accepted(bank, question));
            says.extend(others(bank, question));
            says
        }
    }
}

/// An item with its place, and its date where the place does not say it.
fn pair(bank: &Bank, question: &Question, item: &Choice, place: &Choice, nth: usize) -> String {
    let rows = &question.proof.key;
    let own = |row: &&Row| {
        row.event
            .is_some_and(|ix| bank.set().event(ix).id == item.id)
    };
    let row = rows.iter().find(own).or_else(|| rows.get(nth));
    let when = row.map_or("", |row| row.when.as_str());
    let is_told = when.is_empty() || place.text.contains(when);
    let place = match is_told {
        true => place.text.clone(),
        false => [&place.text, " (", when, ")"].concat(),
    };
    wording::option_is(&item.text, &place)
}

/// A row: its event and its date, but for what the answer says already.
fn told(question: &Question, row: &Row) -> String {
    let key = question.key_text();
    let is_key = |text: &str| text.eq_ignore_ascii_case(&key);
    match (is_key(&row.title), is_key(&row.when) || row.when.is_empty()) {
        (true, true) => String::new(),
        (true, false) => sentence(&row.when),
        (false, true) => sentence(&row.title),
        (false, false) => wording::option_is(&row.title, &row.when),
    }
}

/// Under which other names the answer is right as well.
fn accepted(bank: &Bank, question: &Question) -> Option<String> {
    let Body::Name { key, answer } = &question.body else {
        return None;
    };
    let mut names: Vec<&str> = match key {
        NameKey::Entity(ix) => {
            let entity = bank.set().entity(*ix);
            entity
                .family_name()
                .into_iter()
                .chain(entity.spellings())
                .collect()
        }
        NameKey::Listed(all) => all.iter().map(String::as_str).collect(),
    };
    names.retain(|name| name != answer);
    names.dedup();
    (!names.is_empty()).then(|| wording::accept(&names))
}

/// What the other options are: when it happened, what happened then, or why not.
fn others(bank: &Bank, question: &Question) -> Vec<String> {
    let refuted = question.proof.distractors.iter();
    // Of "true" and "false" the row above has said it all.
    if question.form == Form::TrueFalse {
        return refuted
            .map(|one| reason(bank, question, one))
            .take(1)
            .collect();
    }
    let says = refuted.filter_map(|one| {
        let mut offered = question.body.offered().iter();
        let option = offered.find(|option| option.id == one.option)?;
        let is = match &one.instead {
            Some(row) if row.title.eq_ignore_ascii_case(&option.text) => row.when.clone(),
            Some(row) if option.period.is_some() || row.when.is_empty() => row.title.clone(),
            Some(row) => [&row.title, ", ", &row.when].concat(),
            None => String::new(),
        };
        Some(match is.is_empty() {
            true => wording::option_why(&option.text, &reason(bank, question, one)),
            false => wording::option_is(&option.text, &is),
        })
    });
    // Gaps of a line are false for one reason, the date of what is placed.
    match &question.body {
        Body::Timeline { .. } => Vec::new(),
        _ => says.collect(),
    }
}

fn reason(bank: &Bank, question: &Question, one: &Refutation) -> String {
    match one.says.as_str() {
        "" => wording::falsity(bank.set(), question, &one.because),
        says => says.to_owned(),
    }
}

fn sentence(text: &str) -> String {
    match text.ends_with(['.', '?', '!']) || text.is_empty() {
        true => wording::capital(text),
        false => [&wording::capital(text), "."].concat(),
    }
}
