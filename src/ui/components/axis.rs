//! The line of years, from the first event of the set to the last.

use yew::{Html, classes, html};

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
        }
    }

    /// Whether it is drawn at its true width, and not at its middle.
    fn is_wide(self) -> bool {
        match self {
            Kind::Span | Kind::Lasting | Kind::About | Kind::Between | Kind::Gap => true,
            Kind::Day | Kind::Offered | Kind::Mine | Kind::True | Kind::Both => false,
        }
    }
}

impl Mark {
    /// A mark without a label.
    #[must_use]
    pub fn new(kind: Kind, ends: (f64, f64)) -> Self {
        Mark { kind, ends, label: None }
    }

    /// The same with a label.
    #[must_use]
    pub fn labelled(self, label: impl Into<String>) -> Self {
        Mark { label: Some(label.into()), ..self }
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
    let events = bank.set().indexed_events();
    events.filter_map(|(ix, _)| event_mark(bank, ix)).collect()
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
#[must_use]
pub fn axis((first, last): (i64, i64), marks: &[Mark], says: String) -> Html {
    let ends = (first as f64, (last + 1) as f64);
    let (step, tick) = steps(last + 1 - first);
    let ticks = multiples(first, last, tick).map(|y| html! { <i class="tick" style={at(y as f64)} /> });
    let labels: Vec<&Mark> = marks.iter().filter(|mark| mark.label.is_some()).collect();
    let width = ends.1 - ends.0;
    let style = format!("--t0:{first};--t1:{}", last + 1);
    html! {
        <figure class="axis" role="img" aria-label={says} {style}>
            <div class="line">
                { for ticks }
                { for marks.iter().map(|mark| draw(mark, ends)) }
                { for labels.iter().map(|mark| label(mark, &labels, ends)) }
            </div>
            <div class="scale" aria-hidden="true">
                <span class="first">{ wording::year(first) }</span>
                { for multiples(first, last, step).filter(|y| is_clear(*y, ends, width)).map(|y| html! {
                    <span style={at(y as f64)}>{ wording::year(y) }</span>
                }) }
                <span class="last">{ wording::year(last) }</span>
            </div>
        </figure>
    }
}

fn draw(mark: &Mark, (t0, t1): (f64, f64)) -> Html {
    let class = mark.kind.class();
    let style = if mark.kind.is_wide() {
        let [y, z] = [mark.ends.0, mark.ends.1].map(|end| decimal(end.clamp(t0, t1)));
        ["--y:", &y, ";--z:", &z].concat()
    } else {
        at(mark.middle().clamp(t0, t1))
    };
    html! { <i {class} {style} /> }
}

/// Labels that would run into one another lean apart.
fn label(mark: &Mark, all: &[&Mark], (t0, t1): (f64, f64)) -> Html {
    let (here, width) = (mark.middle().clamp(t0, t1), t1 - t0);
    let near = all.iter().filter(|other| **other != mark);
    let near = near.map(|other| other.middle().clamp(t0, t1) - here);
    let lean = near.filter(|gap| gap.abs() < width * 0.16).fold(None, |_, gap| {
        Some(if gap > 0.0 || (gap == 0.0 && mark.kind == Kind::Mine) { "before" } else { "after" })
    });
    let colour = match mark.kind {
        Kind::Mine => "mine",
        Kind::True | Kind::Both => "true",
        Kind::Day | Kind::Span | Kind::Lasting | Kind::About | Kind::Between | Kind::Offered | Kind::Gap => "",
    };
    html! { <span class={classes!("label", colour, lean)} style={at(here)}>{ mark.label.as_deref() }</span> }
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

fn multiples(first: i64, last: i64, step: i64) -> impl Iterator<Item = i64> {
    let start = first.div_euclid(step) * step;
    (0..).map(move |n| start + n * step).skip_while(move |y| *y <= first).take_while(move |y| *y <= last)
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
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    format!("{sign}{whole}.{part:02}")
}
