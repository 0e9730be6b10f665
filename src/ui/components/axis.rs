//! The line of years, from the first event of the set to the last.

use super::{Element, el};
use crate::bank::Bank;
use crate::date::{Date, Shape};
use crate::set::EventIx;
use crate::ui::wording;

/// Something on the line: what it is, from where to where, in years.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its shape and colour.
    pub kind: Kind,
    /// Its two ends.
    pub ends: (f64, f64),
    /// What is written over it.
    pub label: Option<String>,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An event on a day.
    Day,
    /// An event dated to a month or a year.
    Span,
    /// An event that lasted.
    Lasting,
    /// An event whose date is in doubt.
    About,
    /// An event that happened once between two dates.
    Between,
    /// A year that can be chosen.
    Offered,
    /// The learner's answer.
    Mine,
    /// The right answer.
    True,
    /// The right answer, which is the learner's too.
    Both,
    /// From the one to the other.
    Gap,
    /// The years that earn something.
    Credit,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Day => "day",
            Kind::Span => "span",
            Kind::Lasting => "lasting",
            Kind::About => "about",
            Kind::Between => "between",
            Kind::Offered => "offered",
            Kind::Mine => "ring",
            Kind::True => "disc",
            Kind::Both => "disc ring",
            Kind::Gap => "gap",
            Kind::Credit => "credit",
        }
    }

    /// Whether it is drawn at its true width, and not at its middle.
    fn is_wide(self) -> bool {
        match self {
            Kind::Span | Kind::Lasting | Kind::About | Kind::Between | Kind::Gap | Kind::Credit => {
                true
            }
            Kind::Day | Kind::Offered | Kind::Mine | Kind::True | Kind::Both => false,
        }
    }
}

impl Mark {
    /// A mark without a label.
    #[must_use]
    pub fn new(kind: Kind, ends: (f64, f64)) -> Self {
        Mark {
            kind,
            ends,
            label: None,
        }
    }

    /// The same with a label.
    #[must_use]
    pub fn labelled(self, label: impl Into<String>) -> Self {
        Mark {
            label: Some(label.into()),
            ..self
        }
    }

    fn middle(&self) -> f64 {
        f64::midpoint(self.ends.0, self.ends.1)
    }
}

/// An event of the set by the grammar of dates; `None` where an end is open.
fn event_mark(bank: &Bank, ix: EventIx) -> Option<Mark> {
    let ends = bank.on_axis(ix)?;
    Some(Mark::new(kind_of(&bank.set().event(ix).date, ends), ends))
}

/// Every event of the set.
#[must_use]
pub fn all_events(bank: &Bank) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (ix, _) in bank.set().indexed_events() {
        marks.extend(event_mark(bank, ix));
    }
    marks
}

fn kind_of(date: &Date, (from, to): (f64, f64)) -> Kind {
    // A day is 1/366 of a year at least.
    let one_day = to - from < 0.004;
    match date.shape() {
        Shape::Between => Kind::Between,
        Shape::Point | Shape::Span if date.is_qualified() => Kind::About,
        Shape::Point if one_day => Kind::Day,
        Shape::Point => Kind::Span,
        Shape::Span => Kind::Lasting,
    }
}

/// Draws the line. `span` is its first and last year; `says` tells it to those who do not see it.
pub fn axis((first, last): (i64, i64), marks: &[Mark], says: String) -> Element {
    let ends = (first as f64, (last + 1) as f64);
    let (step, tick) = steps(last + 1 - first);
    let labels: Vec<&Mark> = marks.iter().filter(|mark| mark.label.is_some()).collect();
    let width = ends.1 - ends.0;
    let style = format!("--t0:{first};--t1:{}", last + 1);
    let line = el("div class='line'")
        .each(multiples(first, last, tick), |year| {
            el("i class='tick'").attr("style", at(year as f64))
        })
        .each(marks, |mark| draw(mark, ends))
        .each(&labels, |mark| label(mark, &labels, ends));
    let mut written = multiples(first, last, step);
    written.retain(|year| is_clear(*year, ends, width));
    let scale = el("div class='scale' aria-hidden='true'")
        .child(el("span class='first'").text(wording::year(first)))
        .each(written, |year| {
            el("span")
                .attr("style", at(year as f64))
                .text(wording::year(year))
        })
        .child(el("span class='last'").text(wording::year(last)));
    el("figure role='img' class='axis'")
        .attr("aria-label", says)
        .attr("style", style)
        .child(line)
        .child(scale)
}

fn draw(mark: &Mark, (t0, t1): (f64, f64)) -> Element {
    let style = if mark.kind.is_wide() {
        let [y, z] = [mark.ends.0, mark.ends.1].map(|end| decimal(end.clamp(t0, t1)));
        ["--y:", &y, ";--z:", &z].concat()
    } else {
        at(mark.middle().clamp(t0, t1))
    };
    el("i")
        .attr("style", style)
        .attr("class", mark.kind.class())
}

/// Pixels of the line on the narrowest phone, and of a letter written over it.
const NARROW: f64 = 288.0;
const LETTER: f64 = 8.0;

/// Labels that would run into one another lean apart; at the ends of the line, inwards.
fn label(mark: &Mark, all: &[&Mark], (t0, t1): (f64, f64)) -> Element {
    let pixels = |mark: &Mark| (mark.middle().clamp(t0, t1) - t0) / (t1 - t0) * NARROW;
    let length =
        |mark: &Mark| mark.label.iter().flat_map(|label| label.chars()).count() as f64 * LETTER;
    let (here, own) = (pixels(mark), length(mark));
    let meets = |other: &&&Mark| {
        **other != mark && (pixels(other) - here).abs() < f64::midpoint(own, length(other)) + LETTER
    };
    let lean = match all.iter().find(meets).map(|other| pixels(other)) {
        Some(there) if here > there && here + own > NARROW => " raised",
        Some(there) if here > there || (here == there && mark.kind != Kind::Mine) => " after",
        Some(_) if here < own => "",
        Some(_) => " before",
        None if here + own / 2.0 > NARROW + LETTER => " before",
        None if here < own / 2.0 - LETTER => " after",
        None => "",
    };
    let colour = match mark.kind {
        Kind::Mine => "label mine",
        Kind::True | Kind::Both => "label true",
        Kind::Day
        | Kind::Span
        | Kind::Lasting
        | Kind::About
        | Kind::Between
        | Kind::Offered
        | Kind::Gap
        | Kind::Credit => "label",
    };
    el("span")
        .attr("style", at(mark.middle().clamp(t0, t1)))
        .attr("class", [colour, lean].concat())
        .text(mark.label.as_deref())
}

/// The distance of the written years and of the ticks, so that at most six years are written.
fn steps(years: i64) -> (i64, i64) {
    let mut unit = 1;
    loop {
        for (step, tick) in [(1, 1), (2, 1), (5, 1), (10, 5)] {
            if years <= step * unit * 6 {
                return (step * unit, (tick * unit).max(1));
            }
        }
        unit *= 10;
    }
}

/// The multiples of `step` after the first year, up to the last.
fn multiples(first: i64, last: i64, step: i64) -> Vec<i64> {
    let mut all = Vec::new();
    let mut year = first.div_euclid(step) * step + step;
    while year <= last {
        all.push(year);
        year += step;
    }
    all
}

/// Whether a year can be written without touching the first or the last one.
fn is_clear(year: i64, (t0, t1): (f64, f64), width: f64) -> bool {
    let year = year as f64;
    year - t0 > width * 0.11 && t1 - year > width * 0.11
}

fn at(year: f64) -> String {
    ["--y:", &decimal(year)].concat()
}

/// Two digits after the point are a tenth of a pixel; and a float formatter is heavy.
fn decimal(x: f64) -> String {
    let hundredths = (x * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    format!("{sign}{whole}.{part:02}")
}
