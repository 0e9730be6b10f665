//! Rows put together to events: of one item there may be several, for each of its places a row.

mod named;

use std::collections::HashMap;

use super::cell::{Cell, Sort};
use super::roles::{Named, Roles};
use super::source::Source;
use super::time::Time;
use crate::exchange::head::head;
use crate::exchange::ids::Ids;
use crate::exchange::left::Left;
use crate::exchange::text::{clean, clean_line};
use crate::exchange::{Choices, Format, Import, Lines, MOST_ITEMS, Remark, Unreadable, calendar};
use crate::set::Severity;
use crate::set::format::{CitationShape, EntityShape, EventShape, SetShape, SourceShape};

/// The id of the source that every event cites.
const SOURCE: &str = "wikidata";
/// The most further dates, and the most actors, of one event.
const MOST_OF_AN_EVENT: usize = 100;

/// The events so far.
pub(super) struct Gathered {
    roles: Roles,
    pub(super) remarks: Vec<Remark>,
    events: Vec<EventShape>,
    lines: Vec<u32>,
    /// What was told of each already: places, dates.
    told: Vec<[bool; 2]>,
    by_item: HashMap<String, usize>,
    ids: Ids,
    entities: Vec<EntityShape>,
    by_entity: HashMap<String, usize>,
    left: Left,
    /// How many dates have no precision, and how many of these are a 1 January.
    dates: (usize, usize),
}

impl Gathered {
    pub(super) fn of(roles: Roles) -> Gathered {
        Gathered {
            roles,
            remarks: Vec::new(),
            events: Vec::new(),
            lines: Vec::new(),
            told: Vec::new(),
            by_item: HashMap::new(),
            ids: Ids::default(),
            entities: Vec::new(),
            by_entity: HashMap::new(),
            left: Left::default(),
            dates: (0, 0),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    pub(super) fn row(&mut self, line: u32, row: &[Cell]) {
        if row.iter().all(|cell| cell.sort == Sort::None) {
            return;
        }
        let item = self.roles.item.and_then(|at| row.get(at));
        let item = item
            .filter(|cell| cell.sort == Sort::Item)
            .map(|cell| cell.text.clone());
        match item.as_ref().and_then(|item| self.by_item.get(item)) {
            Some(at) => self.further(*at, line, row),
            None => self.first(item, line, row),
        }
    }

    /// The first row of an item.
    fn first(&mut self, item: Option<String>, line: u32, row: &[Cell]) {
        let title = clean_line(text(row, self.roles.label));
        if item.is_some() && item.as_deref() == Some(&*title) {
            let says = "Wikidata has no name for it in the language of the query. Write one, or ask for further languages.";
            let remark = Remark::new(Severity::Warning, "no-label", line, &title, says);
            self.remarks.push(remark);
        }
        let date = self.date(row, line);
        self.count(row);
        let id = match &item {
            Some(item) => item.clone(),
            None => self.ids.of(&title),
        };
        let description = clean(text(row, self.roles.description));
        let kind = self.roles.kind.map(|named| clean_line(label(row, named)));
        let mut event = EventShape {
            id,
            date,
            title,
            kind: kind.unwrap_or_default(),
            summary: Some(description).filter(|text| !text.is_empty()),
            place: self.place(row),
            image: self.image(row),
            source: item.as_ref().map(|item| CitationShape {
                id: SOURCE.to_owned(),
                section: Some(item.clone()),
                note: None,
            }),
            ..EventShape::default()
        };
        self.actors(&mut event, row);
        if let Some(item) = item {
            self.by_item.insert(item, self.events.len());
        }
        self.events.push(event);
        self.lines.push(line);
        self.told.push([false; 2]);
    }

    /// A further row of an item: what it has beyond the first.
    fn further(&mut self, at: usize, line: u32, row: &[Cell]) {
        let (date, place) = (self.date(row, line), self.place(row));
        let Some(mut event) = self.events.get_mut(at).map(std::mem::take) else {
            return;
        };
        let is_new = !date.is_empty() && date != event.date && !event.also.contains(&date);
        if is_new && event.also.len() < MOST_OF_AN_EVENT {
            let says = "Wikidata gives it several dates. The first is taken, and the others are in `also`, so that they are not offered as wrong. Look which is right.";
            self.tell(
                at,
                1,
                Remark::new(Severity::Warning, "several-dates", line, &date, says),
            );
            event.also.push(date);
        }
        match (&event.place, place) {
            (None, place) => event.place = place,
            (Some(known), Some(place)) if *known != place => {
                let says =
                    "Wikidata gives it several places, and an event has one. The first is taken.";
                self.tell(
                    at,
                    0,
                    Remark::new(Severity::Warning, "several-places", line, &place, says),
                );
            }
            (Some(_), _) => {}
        }
        if event.image.is_none() {
            event.image = self.image(row);
        }
        self.actors(&mut event, row);
        if let Some(slot) = self.events.get_mut(at) {
            *slot = event;
        }
    }

    /// Tells it once of an event.
    fn tell(&mut self, at: usize, which: usize, remark: Remark) {
        let told = self.told.get_mut(at).and_then(|told| told.get_mut(which));
        if let Some(told) = told.filter(|told| !**told) {
            *told = true;
            self.remarks.push(remark);
        }
    }

    fn date(&mut self, row: &[Cell], line: u32) -> String {
        let roles = &self.roles;
        let one = moment(row, roles.date, roles.precision);
        let date = match one.is_empty() {
            false => one,
            true => {
                let start = moment(row, roles.start, roles.precision);
                let end = moment(row, roles.end, roles.end_precision.or(roles.precision));
                span(start, end)
            }
        };
        let cells = [roles.date, roles.start].into_iter().flatten();
        let is_unknown = cells
            .filter_map(|at| row.get(at))
            .any(|cell| cell.sort == Sort::Unknown);
        if date.is_empty() && is_unknown {
            let says = "Wikidata says that its date is not known. Write one, or delete the event.";
            let title = text(row, self.roles.label);
            let remark = Remark::new(Severity::Warning, "unknown-date", line, title, says);
            self.remarks.push(remark);
        }
        date
    }

    /// Counts a date whose precision the query did not ask for.
    fn count(&mut self, row: &[Cell]) {
        if !text(row, self.roles.precision).is_empty() {
            return;
        }
        let cells = [self.roles.date, self.roles.start].into_iter().flatten();
        let mut times = cells
            .filter_map(|at| row.get(at))
            .filter_map(|cell| Time::of(&cell.text));
        if let Some(time) = times.next() {
            self.dates.0 += 1;
            self.dates.1 += usize::from(time.is_first_of_january());
        }
    }

    pub(super) fn done(
        mut self,
        source: &Source<'_>,
        format: Format,
        choices: &Choices,
    ) -> Result<Import, Unreadable> {
        if self.events.is_empty() {
            return Err(Unreadable::Broken {
                format,
                line: 0,
                says: "The query found nothing: there is no row in it.".to_owned(),
            });
        }
        self.false_precision();
        for at in self.roles.unused() {
            let name = source.names().get(at).map_or("", |name| name);
            self.left.add(
                Severity::Note,
                "unused-variable",
                1,
                name,
                "An event has nothing that this variable of the query could be, so it is left out.",
            );
        }
        if source.beyond() > 0 || self.events.len() >= MOST_ITEMS {
            let line = self.lines.last().copied().unwrap_or_default();
            let says = "The rows behind this one are not read: they are too many. Ask for fewer, with LIMIT.";
            self.remarks.push(Remark::new(
                Severity::Error,
                "too-many-items",
                line,
                "",
                says,
            ));
        }
        self.remarks.extend(self.left.remarks());
        let mut head = head(choices, "", "Events from Wikidata");
        head.license = "CC0-1.0".to_owned();
        head.attribution = "Wikidata".to_owned();
        Ok(Import {
            format,
            set: SetShape {
                head,
                sources: vec![SourceShape {
                    id: SOURCE.to_owned(),
                    title: "Wikidata".to_owned(),
                    url: Some("https://www.wikidata.org".to_owned()),
                    note: None,
                }],
                entities: self.entities,
                events: self.events,
                ..SetShape::default()
            },
            lines: Lines {
                events: self.lines,
                ..Lines::default()
            },
            remarks: self.remarks,
            columns: None,
        })
    }

    /// Tells of a heap of 1 Januaries: what is known to the year comes out as its first day.
    fn false_precision(&mut self) {
        let (dated, first_days) = self.dates;
        if first_days * 10 > dated {
            let says = format!(
                "{first_days} of {dated} dates are a 1 January. Most of these are years whose precision the query lost, so the day is not to be believed. Ask for `wikibase:timePrecision` of the date too, in a variable called ?precision, and load the results again; or shorten the dates to their years."
            );
            self.remarks.push(Remark::new(
                Severity::Warning,
                "false-precision",
                0,
                "",
                says,
            ));
        }
    }
}

fn text(row: &[Cell], at: Option<usize>) -> &str {
    at.and_then(|at| row.get(at)).map_or("", |cell| &cell.text)
}

/// The name of an item; its number where it has none.
fn label(row: &[Cell], named: Named) -> &str {
    match text(row, named.label) {
        "" => text(row, Some(named.item)),
        label => label,
    }
}

/// A date as EDTF writes it; as it stands there where it is none.
fn moment(row: &[Cell], at: Option<usize>, precision: Option<usize>) -> String {
    let Some(cell) = at.and_then(|at| row.get(at)) else {
        return String::new();
    };
    let precision = text(row, precision).parse().ok();
    match cell.sort {
        Sort::None | Sort::Unknown => String::new(),
        Sort::Time => {
            Time::of(&cell.text).map_or_else(|| cell.text.clone(), |time| time.edtf(precision))
        }
        Sort::Item | Sort::Address | Sort::Number | Sort::Text => match cell.text.parse::<i64>() {
            Ok(year) => calendar::edtf(year, None, None),
            Err(_) => clean_line(&cell.text),
        },
    }
}

fn span(start: String, end: String) -> String {
    match (start.is_empty(), end.is_empty()) {
        (_, true) => start,
        (true, false) => format!("../{end}"),
        (false, false) if start == end => start,
        (false, false) => format!("{start}/{end}"),
    }
}
