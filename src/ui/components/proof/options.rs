//! Options, one or several of them right.

use super::line::{Line, Whose};
use crate::bank::{Bank, Choice, Fact, Form, Question, Refutation, Response, Row};
use crate::ui::wording;

/// What was chosen first, then the key, then the rest as they stood. Of dates the line of
/// years above shows the order.
pub(super) fn single<'a>(
    bank: &Bank,
    question: &'a Question,
    options: &'a [Choice],
    key: usize,
    response: &Response,
) -> Vec<Line<'a>> {
    let chosen = match response {
        Response::Chosen(id) => options.iter().position(|option| option.id == *id),
        _ => None,
    };
    let rank = |at: usize| match (chosen == Some(at), at == key) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    let line = |at: usize| {
        let whose = Whose::of(at == key, chosen == Some(at));
        option_line(
            bank,
            question,
            &options[at],
            (at == key).then_some(0),
            whose,
        )
    };
    let ranks: Vec<u8> = (0..options.len()).map(rank).collect();
    let mut lines = Vec::new();
    for at in ranked(&ranks) {
        lines.push(line(at));
        if at == key {
            further(bank, question, &options[key], &mut lines);
        }
    }
    if question.form == Form::TrueFalse {
        once(&mut lines);
    }
    lines
}

/// Of "true" and "false" one says what the other says too, and the year that was told is no date of either.
#[inline(never)]
fn once(lines: &mut [Line]) {
    let is_key = |line: &Line| matches!(line.whose, Whose::True | Whose::Both);
    let mut told = String::new();
    for line in lines.iter_mut().filter(|line| !is_key(line)) {
        line.short.clear();
        line.when = "";
        told.clone_from(&line.says);
    }
    for line in lines.iter_mut().filter(|line| is_key(line)) {
        if let Some(rest) = line.says.strip_prefix(&told) {
            line.says = rest.trim_start().to_owned();
        }
    }
}

/// The other rows that make the key right, but for those that stand by their own option.
#[inline(never)]
fn further<'a>(bank: &Bank, question: &'a Question, key: &Choice, lines: &mut Vec<Line<'a>>) {
    let own = key_row(bank, question, key, 0).and_then(|row| row.event);
    for row in &question.proof.key {
        let others = question.proof.distractors.iter();
        let mut shown = others.filter_map(|other| other.instead.as_ref()?.event);
        if row.event.is_some() && row.event != own && shown.all(|ix| Some(ix) != row.event) {
            lines.push(Line {
                tag: "",
                ..Line::of(bank, row, Whose::True)
            });
        }
    }
}

/// What was marked first, wrongly and then rightly; then what was missed; then the rest.
pub(super) fn several<'a>(
    bank: &Bank,
    question: &'a Question,
    options: &'a [Choice],
    keys: &[usize],
    response: &Response,
) -> Vec<Line<'a>> {
    let marked = |at: usize| match response {
        Response::Marked(ids) => ids.contains(&options[at].id),
        _ => false,
    };
    let whose = |at: usize| Whose::of(keys.contains(&at), marked(at));
    let rank = |at: usize| match whose(at) {
        Whose::Mine => 0,
        Whose::Both => 1,
        Whose::True => 2,
        Whose::Nobody => 3,
    };
    let was_answered = matches!(response, Response::Marked(_));
    let line = |at: usize| {
        let nth = keys.iter().position(|key| *key == at);
        let tag = match whose(at) {
            Whose::True if !was_answered => wording::FITS,
            Whose::Nobody if !was_answered => "",
            Whose::Mine => wording::MARKED_WRONGLY,
            Whose::Both => wording::MARKED_RIGHTLY,
            Whose::True => wording::NOT_MARKED,
            Whose::Nobody => wording::LEFT_RIGHTLY,
        };
        Line {
            tag,
            ..option_line(bank, question, &options[at], nth, whose(at))
        }
    };
    let ranks: Vec<u8> = (0..options.len()).map(rank).collect();
    ranked(&ranks).into_iter().map(line).collect()
}

/// Positions by their rank; those of one rank keep their order.
#[inline(never)]
fn ranked(ranks: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for wanted in 0..4 {
        for (at, rank) in ranks.iter().enumerate() {
            if *rank == wanted {
                order.push(at);
            }
        }
    }
    order
}

/// `nth`: which of the keys it is, if it is one.
#[inline(never)]
fn option_line<'a>(
    bank: &Bank,
    question: &'a Question,
    option: &'a Choice,
    nth: Option<usize>,
    whose: Whose,
) -> Line<'a> {
    let refutation = refutation(question, &option.id);
    let row = match nth {
        Some(nth) => key_row(bank, question, option, nth),
        None => refutation.and_then(|refutation| refutation.instead.as_ref()),
    };
    let mut line = match row {
        Some(row) => Line::of(bank, row, whose),
        None => Line::empty(whose),
    };
    if let (None, Some(refutation)) = (nth, refutation) {
        line.says = reason(bank, question, refutation);
    }
    match option.period {
        Some(_) => line.short.clone_from(&option.text),
        // A span of time: its event tells more than itself.
        None if question.form == Form::ChoiceDate && !line.title.is_empty() => {}
        None => {
            // What the row tells is not lost where the option is a name or a word.
            if line.says.is_empty() && !line.title.is_empty() && line.title != option.text {
                line.says = [line.title, "."].concat();
            }
            line.title = &option.text;
        }
    }
    line
}

/// Why an option is false; never nothing.
pub(super) fn reason(bank: &Bank, question: &Question, refutation: &Refutation) -> String {
    if refutation.says.is_empty() {
        return wording::falsity(bank.set(), question, &refutation.because);
    }
    refutation.says.clone()
}

/// The row of a right option: that of its own event, else the one in its place.
pub(super) fn key_row<'a>(
    bank: &Bank,
    question: &'a Question,
    option: &Choice,
    nth: usize,
) -> Option<&'a Row> {
    let rows = &question.proof.key;
    // Of who is known for what, the options are no events, though their ids may be alike.
    if let Fact::Known(_) = question.fact {
        return rows.get(nth);
    }
    let own = |row: &&Row| {
        row.event
            .is_some_and(|ix| bank.set().event(ix).id == option.id)
    };
    rows.iter().find(own).or_else(|| rows.get(nth))
}

/// Why an option is false.
pub(super) fn refutation<'a>(question: &'a Question, option: &str) -> Option<&'a Refutation> {
    let all = &question.proof.distractors;
    all.iter().find(|refutation| refutation.option == option)
}
