//! The proof of an answer: the line of years, every option with its reason, the source.

use super::axis::{Kind, Mark, axis};
use super::proof_order::{self, Stood};
use super::{Element, el, group};
use crate::bank::{
    Bank, Body, Choice, Fact, Grade, Question, Refutation, Response, Row, TypedYear, Verdict,
    read_year,
};
use crate::date::Period;
use crate::set::{Citation, Source};
use crate::ui::wording;

/// Whose an option is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Nobody,
    Mine,
    True,
    Both,
}

/// One line of the proof.
struct Line<'a> {
    whose: Whose,
    /// Its date, short, for the margin.
    short: String,
    title: &'a str,
    /// Its date in full, where the reason does not begin with it.
    when: &'a str,
    /// In an order: where it stood.
    stood: Option<String>,
    says: &'a str,
}

/// The verdict's name in the page, for tests and style.
#[must_use]
pub fn verdict_name(grade: &Grade) -> &'static str {
    match &grade.verdict {
        Verdict::Unknown => "unknown",
        verdict if verdict.is_right() => "right",
        _ if grade.permille > 0 => "partly",
        Verdict::Right
        | Verdict::Misspelt(_)
        | Verdict::Claimed
        | Verdict::PartlyRight { .. }
        | Verdict::PartlyOrdered { .. }
        | Verdict::GapsOff(_)
        | Verdict::YearsOff(_)
        | Verdict::AmountOff { .. }
        | Verdict::Another(_)
        | Verdict::Wrong => "wrong",
    }
}

/// Everything under the verdict.
#[inline(never)]
pub fn proof(bank: &Bank, question: &Question, response: &Response, grade: &Grade) -> Element {
    let lines = lines(bank, question, response, grade);
    let class = if lines.iter().all(|line| line.short.is_empty()) {
        "proof undated"
    } else if lines.iter().any(|line| line.short.chars().count() > 5) {
        "proof long"
    } else {
        "proof"
    };
    // In an order no row is the answer: its mark alone says whether it stood in its place.
    let tagged = !matches!(question.body, Body::Order { .. });
    group()
        .child(distance(bank, question, response, grade))
        .child(
            el("ul")
                .attr("aria-label", wording::WHY)
                .attr("lang", &bank.set().language)
                .attr("class", class)
                .each(&lines, |shown| line(shown, tagged)),
        )
        .child(proof_order::either_way(question))
        .child(source(bank, question))
}

fn line(line: &Line, tagged: bool) -> Element {
    let (row, tag) = match line.whose {
        Whose::Nobody => ("li", None),
        Whose::Mine => ("li class='is-mine'", Some(("mine", wording::YOUR_ANSWER))),
        Whose::True => ("li class='is-true'", Some(("true", wording::THE_ANSWER))),
        Whose::Both => (
            "li class='is-mine is-true'",
            Some(("true", wording::YOURS_AND_RIGHT)),
        ),
    };
    let tag = tag.filter(|_| tagged);
    let tag = tag.map(|(colour, text)| el("b").attr("class", colour).text(text).text(" "));
    el(row)
        .child(el("span class='mark' aria-hidden='true'"))
        .child(el("span class='year'").text(&line.short))
        .child(
            el("div class='what'")
                .child(el("p class='event'").text(line.title).child(when(line)))
                .child(
                    el("p class='reason'")
                        .child(tag)
                        .text(line.stood.as_deref())
                        .text(line.says),
                ),
        )
}

fn when(line: &Line) -> Option<Element> {
    let said = line.stood.is_none() && line.says.starts_with(line.when);
    if line.when.is_empty() || line.when == line.short || said {
        return None;
    }
    Some(el("span class='when'").text(line.when))
}

fn lines<'a>(
    bank: &Bank,
    question: &'a Question,
    response: &Response,
    grade: &Grade,
) -> Vec<Line<'a>> {
    let right = grade.verdict.is_right();
    match &question.body {
        Body::Choice { options, key }
        | Body::Passage { options, key, .. }
        | Body::Timeline {
            gaps: options, key, ..
        } => options
            .iter()
            .enumerate()
            .map(|(at, option)| option_line(bank, question, option, at == *key, response))
            .collect(),
        Body::Several { options, keys } => options
            .iter()
            .enumerate()
            .map(|(at, option)| option_line(bank, question, option, keys.contains(&at), response))
            .collect(),
        Body::Order { key, .. } => key
            .iter()
            .zip(&question.proof.key)
            .enumerate()
            .map(|(belongs, (at, row))| {
                let stood = proof_order::stood(&question.body, *at, belongs, response, grade);
                order_line(key_line(bank, row, Whose::True), stood)
            })
            .collect(),
        Body::Match { .. }
        | Body::Year { .. }
        | Body::Quantity { .. }
        | Body::Name { .. }
        | Body::Card { .. } => question
            .proof
            .key
            .iter()
            .map(|row| key_line(bank, row, if right { Whose::Both } else { Whose::True }))
            .collect(),
    }
}

fn option_line<'a>(
    bank: &Bank,
    question: &'a Question,
    option: &'a Choice,
    is_key: bool,
    response: &Response,
) -> Line<'a> {
    let is_mine = match response {
        Response::Chosen(id) => *id == option.id,
        Response::Marked(ids) => ids.contains(&option.id),
        _ => false,
    };
    let whose = match (is_key, is_mine) {
        (true, true) => Whose::Both,
        (true, false) => Whose::True,
        (false, true) => Whose::Mine,
        (false, false) => Whose::Nobody,
    };
    let refutation = refutation(question, &option.id);
    let row = if is_key {
        question.proof.key.first()
    } else {
        refutation.and_then(|r| r.instead.as_ref())
    };
    let mut line = match row {
        Some(row) => key_line(bank, row, whose),
        None => Line {
            whose,
            short: String::new(),
            title: "",
            when: "",
            stood: None,
            says: "",
        },
    };
    if let Some(Refutation { says, .. }) = refutation {
        line.says = says;
    }
    match option.period {
        Some(_) => line.short.clone_from(&option.text),
        None => line.title = &option.text,
    }
    line
}

/// Why an option is false.
fn refutation<'a>(question: &'a Question, option: &str) -> Option<&'a Refutation> {
    let all = &question.proof.distractors;
    all.iter().find(|refutation| refutation.option == option)
}

fn order_line(line: Line<'_>, stood: Option<Stood>) -> Line<'_> {
    let whose = match &stood {
        Some(Stood { well: true, .. }) => Whose::Both,
        Some(Stood { well: false, .. }) => Whose::Mine,
        None => Whose::True,
    };
    Line {
        whose,
        stood: stood.map(|stood| stood.says),
        ..line
    }
}

fn key_line<'a>(bank: &Bank, row: &'a Row, whose: Whose) -> Line<'a> {
    Line {
        whose,
        short: short(bank, row),
        title: &row.title,
        when: &row.when,
        stood: None,
        says: &row.says,
    }
}

/// The year a row begins in; nothing for a row without an event.
fn short(bank: &Bank, row: &Row) -> String {
    let ends = row.event.and_then(|ix| bank.on_axis(ix));
    ends.map_or_else(String::new, |(from, _)| wording::year(from.floor() as i64))
}

/// The line of years with the learner's ring, the true disc, and the gap between.
fn distance(
    bank: &Bank,
    question: &Question,
    response: &Response,
    grade: &Grade,
) -> Option<Element> {
    let span = bank.span()?;
    if let Body::Order { .. } = question.body {
        let rows = question.proof.key.iter().filter_map(|row| row.event);
        let marks: Vec<Mark> = rows
            .filter_map(|ix| Some(Mark::new(Kind::True, bank.on_axis(ix)?)))
            .collect();
        return Some(axis(
            span,
            &marks,
            wording::axis_of_answer(None, &question.key_text()),
        ));
    }
    let key = key_ends(bank, question)?;
    let key_label = year_label(question, key);
    // The band in which a typed year earns something lies under all.
    let mut marks = credit(&question.body);
    if grade.verdict.is_right() && !matches!(question.body, Body::Card { .. }) {
        marks.push(Mark::new(Kind::Both, key).labelled(&key_label));
        return Some(axis(
            span,
            &marks,
            wording::axis_of_answer(None, &key_label),
        ));
    }
    let truth = Mark::new(Kind::True, key).labelled(&key_label);
    let Some((mine, label)) = mine(bank, question, response) else {
        marks.push(truth);
        return Some(axis(
            span,
            &marks,
            wording::axis_of_answer(None, &key_label),
        ));
    };
    let middle = |(from, to): (f64, f64)| f64::midpoint(from, to);
    let (a, b) = (middle(mine), middle(key));
    let says = wording::axis_of_answer(Some(&label), &key_label);
    marks.push(Mark::new(Kind::Gap, (a.min(b), a.max(b))));
    marks.push(truth);
    marks.push(Mark::new(Kind::Mine, mine).labelled(label));
    Some(axis(span, &marks, says))
}

/// The years that earn something of a typed one, where others than the key do.
fn credit(body: &Body) -> Vec<Mark> {
    let Body::Year { key, scale } = body else {
        return Vec::new();
    };
    let reach = i64::from(scale.saturating_sub(1));
    let ends = ((key - reach) as f64, (key + reach + 1) as f64);
    (reach > 0)
        .then(|| Mark::new(Kind::Credit, ends))
        .into_iter()
        .collect()
}

/// Where the key lies: the event itself where it lies within what was asked for.
fn key_ends(bank: &Bank, question: &Question) -> Option<(f64, f64)> {
    let event = question.proof.key.first()?.event;
    let event = event.and_then(|ix| bank.on_axis(ix));
    let asked = match &question.body {
        Body::Choice { options, key } => options[*key].period,
        Body::Year { key, .. } => Period::year_of(*key),
        _ => None,
    };
    match (asked.map(|period| bank.fractional_years(&period)), event) {
        (Some(asked), Some(event)) if asked.0 <= event.0 && event.1 <= asked.1 => Some(event),
        (Some(asked), _) => Some(asked),
        (None, event) => event,
    }
}

fn year_label(question: &Question, key: (f64, f64)) -> String {
    match &question.body {
        Body::Choice { options, key: at } if options[*at].period.is_some() => {
            options[*at].text.clone()
        }
        _ => wording::year(key.0.floor() as i64),
    }
}

/// Where the learner's answer lies, and what is written over it.
fn mine(bank: &Bank, question: &Question, response: &Response) -> Option<((f64, f64), String)> {
    match (response, &question.body) {
        (Response::Chosen(id), Body::Choice { options, .. }) => {
            let option = options.iter().find(|option| option.id == *id)?;
            if let Some(period) = &option.period {
                return Some((bank.fractional_years(period), option.text.clone()));
            }
            let refutation = refutation(question, id)?;
            let ends = bank.on_axis(refutation.instead.as_ref()?.event?)?;
            Some((ends, wording::year(ends.0.floor() as i64)))
        }
        (Response::Typed(text), Body::Year { .. }) => match read_year(text)? {
            TypedYear::One(year) => {
                let period = Period::year_of(year)?;
                Some((bank.fractional_years(&period), period.text()))
            }
            TypedYear::Several => None,
        },
        (_, _) => None,
    }
}

/// Which source says so, section and link.
fn source(bank: &Bank, question: &Question) -> Option<Element> {
    let set = bank.set();
    let citation: Option<&Citation> = match question.fact {
        Fact::Card(at) => set.cards[at as usize].source.as_ref(),
        Fact::Written(at) => set.questions[at as usize].source.as_ref(),
        Fact::Date(ix)
        | Fact::Start(ix)
        | Fact::End(ix)
        | Fact::Identity(ix)
        | Fact::Actor(ix, _)
        | Fact::Place(ix)
        | Fact::Kind(ix)
        | Fact::Quantity(ix, _) => set.event(ix).source.as_ref(),
    };
    let citation = citation?;
    let work = set.source(citation)?;
    let section = citation.section.as_ref();
    let source = el("p class='source'")
        .attr("lang", &set.language)
        .text(wording::SOURCE)
        .child(linked(work));
    Some(source.text(section.map(|section| [", ", section].concat())))
}

/// The title of a source, as a link where it has an address.
pub fn linked(work: &Source) -> Element {
    match &work.url {
        Some(url) => el("a rel='noreferrer'").attr("href", url).text(&work.title),
        None => group().text(&work.title),
    }
}
