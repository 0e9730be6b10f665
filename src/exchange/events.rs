//! Rows that are events.

use super::columns::kind_of_actors;
use super::csv::STRIDE;
use super::dates::{self, Guess};
use super::quantity::quantity;
use super::sheet::Row;
use super::table::{Cited, Table, image, line, lines, parts, some};
use super::{Column, Progress, Remark};
use crate::set::Severity;
use crate::set::format::{ActorShape, EventShape, QuantityShape};

/// Where the columns of an event are.
struct Places {
    date: Option<usize>,
    end: Option<usize>,
    title: Option<usize>,
    summary: Option<usize>,
    kind: Option<usize>,
    place: Option<usize>,
    actors: Vec<(usize, &'static str)>,
    did: [Option<usize>; 2],
    quantity: Option<usize>,
    quantity_of: Option<usize>,
    image: Option<usize>,
    alt: Option<usize>,
    cited: Cited,
}

impl Places {
    fn of(table: &Table<'_>) -> Places {
        let place = |column| table.layout.place(column);
        let actors = table.layout.places(Column::Actors).into_iter();
        Places {
            date: place(Column::Date),
            end: place(Column::EndDate),
            title: place(Column::Title),
            summary: place(Column::Summary),
            kind: place(Column::Kind),
            place: place(Column::Place),
            actors: actors
                .map(|at| (at, kind_of_actors(table.heading(at))))
                .collect(),
            did: [place(Column::Subject), place(Column::Verb)],
            quantity: place(Column::Quantity),
            quantity_of: place(Column::QuantityOf),
            image: place(Column::Image),
            alt: place(Column::Alt),
            cited: Cited {
                source: place(Column::Source),
                section: place(Column::Section),
            },
        }
    }
}

fn cell(row: Row<'_>, place: Option<usize>) -> &str {
    place.map_or("", |place| row.cell(place))
}

/// Reads every row as an event.
pub(super) fn read(table: &mut Table<'_>, progress: Progress<'_>) {
    let places = Places::of(table);
    let sheet = table.sheet;
    let rows = table.rows();
    table.set.events.reserve_exact(rows);
    table.lines.events.reserve_exact(rows);
    let all = u32::try_from(rows).unwrap_or(u32::MAX);
    for (done, row) in (0..).zip(sheet.rows_from(table.layout.first)) {
        let event = event(table, &places, row);
        table.set.events.push(event);
        table.lines.events.push(row.line);
        if done % STRIDE == 0 {
            progress(done, all);
        }
    }
    progress(all, all);
}

fn event(table: &mut Table<'_>, places: &Places, row: Row<'_>) -> EventShape {
    let title = line(cell(row, places.title));
    let [subject, verb] = places.did.map(|place| line(cell(row, place)));
    let place = line(cell(row, places.place));
    EventShape {
        id: table.id(row, &title),
        date: date(table, places, row),
        kind: line(cell(row, places.kind)),
        did: (!subject.is_empty() || !verb.is_empty()).then_some([subject, verb]),
        summary: some(lines(cell(row, places.summary))),
        actors: actors(table, places, row),
        place: (!place.is_empty()).then(|| table.entities.id(&place, "place")),
        quantities: quantities(table, places, row, &title),
        image: image(row, places.image, places.alt),
        source: table.citation(row, places.cited),
        title,
        ..EventShape::default()
    }
}

/// The date of a row in EDTF, or as it stands there where it cannot be read.
fn date(table: &mut Table<'_>, places: &Places, row: Row<'_>) -> String {
    let begin = one_date(table, places.date, row);
    match places.end {
        None => begin,
        Some(_) => dates::span(&begin, &one_date(table, places.end, row)),
    }
}

fn one_date(table: &mut Table<'_>, place: Option<usize>, row: Row<'_>) -> String {
    let text = cell(row, place);
    let Some(read) = dates::read(text, table.order) else {
        return line(text);
    };
    if let Some(guess) = read.guess {
        let heading = place.map_or("", |place| table.heading(place));
        let remark = told(guess, row.line, text, &read.edtf).of_column(heading);
        table.remarks.push(remark);
    }
    read.edtf
}

fn told(guess: Guess, line: u32, text: &str, edtf: &str) -> Remark {
    let (severity, code, says) = match guess {
        Guess::Century => (
            Severity::Note,
            "century",
            format!(
                "Read as {edtf}, the years that begin with the same two digits; a century by its number begins a year later. Write a span, such as 1801/1900, if that matters."
            ),
        ),
        Guess::Turned => (
            Severity::Warning,
            "date-order",
            format!(
                "Day and month stand here in the other order than in the rest of the column; read as {edtf}. Look whether the order of the column is the right one."
            ),
        ),
        Guess::PartOfYear => (
            Severity::Note,
            "ambiguous-date",
            "Read as a part of one year: a season, quarter, third or half. If years from one to another are meant, write them whole: 1939/1941.".to_owned(),
        ),
    };
    Remark::new(severity, code, line, text, says)
}

fn actors(table: &mut Table<'_>, places: &Places, row: Row<'_>) -> Vec<ActorShape> {
    let mut actors: Vec<ActorShape> = Vec::new();
    for (place, kind) in &places.actors {
        for name in parts(row.cell(*place)) {
            let entity = table.entities.id(&name, kind);
            if actors.iter().take(100).all(|actor| actor.entity != entity) {
                actors.push(ActorShape {
                    entity,
                    role: "participant".to_owned(),
                    asked: None,
                });
            }
        }
    }
    actors
}

fn quantities(
    table: &mut Table<'_>,
    places: &Places,
    row: Row<'_>,
    title: &str,
) -> Vec<QuantityShape> {
    let Some(place) = places.quantity else {
        return Vec::new();
    };
    let text = line(row.cell(place));
    if text.is_empty() {
        return Vec::new();
    }
    let of = match line(cell(row, places.quantity_of)) {
        of if of.is_empty() => title.to_owned(),
        of => of,
    };
    if let Some(quantity) = quantity(&text) {
        return vec![QuantityShape { of, ..quantity }];
    }
    let says = "There is no number in it, so it is left out. Write one such as 4.4, with its unit behind it.";
    let remark = Remark::new(Severity::Warning, "bad-number", row.line, &text, says);
    table.remarks.push(remark.of_column(table.heading(place)));
    Vec::new()
}
