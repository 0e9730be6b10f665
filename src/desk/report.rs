//! What there is to say of the open set: what can be used of it, what is wrong with it and where,
//! and what it is good for.

use std::collections::BTreeMap;

use super::cells::{Cast, cells, column_of, columns, heading};
use super::document::{Document, rows};
use super::order::{
    Columns, Found, Head, MOST_FOUND, MOST_MARKS, Overview, Row, Rows, Table, Worth,
};
use crate::bank::{self, Bank};
use crate::date::Day;
use crate::exchange::{self, Import, quoted};
use crate::set::{Finding, List, Set, Severity};

/// What was said when the file was read; it stays when the set is changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    pub file: String,
    pub format: Option<exchange::Format>,
    pub remarks: Vec<exchange::Remark>,
    pub columns: Option<Columns>,
}

impl Origin {
    pub fn of(import: &Import, file: &str) -> Origin {
        Origin {
            file: file.to_owned(),
            format: Some(import.format),
            remarks: import.remarks.clone(),
            columns: import.columns.as_ref().map(told),
        }
    }
}

/// How a table was understood, as it is told.
pub(super) fn told(columns: &exchange::Columns) -> Columns {
    Columns {
        encoding: columns.encoding.name().to_owned(),
        separator: columns.separator,
        header: columns.header,
        order: Some(columns.order),
        is_order_sure: columns.is_order_sure,
        sheets: columns.sheets.clone(),
        sheet: u32::try_from(columns.sheet).unwrap_or(0),
        rows_are: Some(columns.rows_are),
        headings: columns.headings.clone(),
        columns: columns.columns.clone(),
        samples: columns.samples.clone(),
    }
}

/// The overview, but for what the keeping of the set says.
pub(super) fn overview(
    document: &Document,
    origin: &Origin,
    findings: &[Finding],
    known: usize,
    bank: &Bank,
) -> Overview {
    let shape = document.set();
    let set = bank.set();
    let mut found: Vec<Found> = origin.remarks.iter().map(remarked).collect();
    found.extend(findings.iter().map(|finding| told_of(document, finding)));
    found.sort_by_key(|one| one.severity);
    let count = |severity| found.iter().filter(|one| one.severity == severity).count() as u32;
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    let refused = origin.remarks.iter();
    let refused = refused
        .filter(|remark| remark.severity == Severity::Error)
        .count();
    let asked = |events: usize, cards: usize, questions: usize| events + cards + questions;
    let written = asked(shape.events.len(), shape.cards.len(), shape.questions.len());
    let accepted = asked(set.events.len(), set.cards.len(), set.questions.len());
    found.truncate(MOST_FOUND);
    let [can_undo, can_redo] = document.can();
    let places = places(set);
    Overview {
        head: Head {
            id: shape.head.id.clone(),
            title: shape.head.title.clone(),
            language: shape.head.language.clone(),
            license: shape.head.license.clone(),
            attribution: shape.head.attribution.clone(),
            report_to: shape.head.report_to.clone(),
            version: shape.head.version.clone(),
            forms: shape.head.forms.clone(),
        },
        file: origin.file.clone(),
        format: origin.format,
        rows: Table::ALL.map(|table| u32::try_from(rows(shape, table)).unwrap_or(u32::MAX)),
        accepted: accepted as u32,
        refused: (written - accepted + refused) as u32,
        found,
        counts,
        known: known as u32,
        worth: None,
        ends: ends(&places),
        marks: marks(places),
        columns: origin.columns.clone(),
        struck: {
            let struck = shape.head.struck.iter();
            let name = |form: &Option<String>| form.clone().unwrap_or_default();
            struck
                .map(|one| (one.fact.clone(), name(&one.form)))
                .collect()
        },
        hash: String::new(),
        bytes: 0,
        can_undo,
        can_redo,
    }
}

fn remarked(remark: &exchange::Remark) -> Found {
    Found {
        severity: remark.severity,
        code: remark.code.to_owned(),
        place: None,
        line: remark.line,
        item: String::new(),
        column: remark.column.clone(),
        text: remark.text.clone(),
        says: remark.says.clone(),
    }
}

fn table_of(list: List) -> Option<Table> {
    match list {
        List::File => None,
        List::Sources => Some(Table::Sources),
        List::Kinds => Some(Table::Kinds),
        List::Eras => Some(Table::Eras),
        List::Entities => Some(Table::Entities),
        List::Events => Some(Table::Events),
        List::Cards => Some(Table::Cards),
        List::Questions => Some(Table::Questions),
    }
}

fn told_of(document: &Document, finding: &Finding) -> Found {
    let row = finding.row.saturating_sub(1);
    let table = table_of(finding.list);
    let lines = document.lines();
    let line = match table {
        Some(Table::Events) => lines.events.get(row as usize),
        Some(Table::Cards) => lines.cards.get(row as usize),
        Some(Table::Questions) => lines.questions.get(row as usize),
        Some(Table::Entities | Table::Sources | Table::Kinds | Table::Eras) | None => None,
    };
    let column = table.map(|table| columns(table)[column_of(table, &finding.field)]);
    let text = table.map(|table| {
        let cells = cells(document.set(), table, row as usize, &Cast::of_none());
        cells
            .get(column_of(table, &finding.field))
            .cloned()
            .unwrap_or_default()
    });
    Found {
        severity: finding.problem.severity(),
        code: finding.problem.code().to_owned(),
        place: table.map(|table| (table, row)),
        line: line.copied().unwrap_or(0),
        item: finding.item.clone(),
        column: column.map_or(finding.field.as_str(), heading).to_owned(),
        text: quoted(&text.unwrap_or_default()),
        says: finding.problem.to_string(),
    }
}

pub(super) fn worth(bank: &Bank) -> Worth {
    let worth = bank::worth(bank);
    let forms = worth.forms.iter();
    let lacks = worth.lacks.iter();
    Worth {
        questions: worth.questions as u32,
        or_more: worth.or_more,
        forms: forms
            .map(|(form, facts)| (form.name().to_owned(), *facts as u32))
            .collect(),
        lacks: lacks
            .map(|(need, forms)| (need.to_string(), forms.len() as u32))
            .collect(),
    }
}

/// So many places are told apart on the axis.
const PLACES: i64 = 400;

/// Where events lie, in hundredths of a year.
fn places(set: &Set) -> Vec<(i32, i32)> {
    let at = |day: Day| {
        let (year, month, _) = day.to_ymd();
        let hundredths = year * 100 + (i64::from(month) - 1) * 100 / 12;
        i32::try_from(hundredths).ok()
    };
    let places = set.events.iter().filter_map(|event| {
        let extent = event.date.extent();
        Some((at(extent.earliest?)?, at(extent.latest?)?))
    });
    places.collect()
}

fn ends(places: &[(i32, i32)]) -> Option<(i32, i32)> {
    let first = places.iter().map(|(from, _)| *from).min()?;
    let last = places.iter().map(|(_, to)| *to).max()?;
    Some((first, last))
}

/// What is drawn of them. Those that would be drawn at the same place are one; of very many, some.
fn marks(places: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    let Some((first, last)) = ends(&places) else {
        return places;
    };
    let width = (i64::from(last) - i64::from(first)) / PLACES + 1;
    let mut drawn = BTreeMap::new();
    for (from, to) in places {
        let [at, until] = [from, to].map(|end| (i64::from(end) - i64::from(first)) / width);
        drawn.entry((at, until)).or_insert((from, to));
    }
    let step = drawn.len().div_ceil(MOST_MARKS).max(1);
    drawn.into_values().step_by(step).collect()
}

/// Rows of a table with what is found on them.
pub(super) fn told_rows(
    document: &Document,
    findings: &[Finding],
    table: Table,
    from: usize,
    count: usize,
) -> Rows {
    let set = document.set();
    let all = rows(set, table);
    let from = from.min(all);
    let end = from.saturating_add(count).min(all);
    let cast = Cast::of(set);
    let of_table = |finding: &&Finding| table_of(finding.list) == Some(table);
    let near: Vec<&Finding> = findings
        .iter()
        .filter(of_table)
        .filter(|finding| (from..end).contains(&(finding.row as usize).wrapping_sub(1)))
        .collect();
    let row = |at: usize| {
        let found = near.iter().filter(|finding| finding.row as usize == at + 1);
        Row {
            cells: cells(set, table, at, &cast),
            worst: found
                .clone()
                .map(|finding| finding.problem.severity())
                .min(),
            found: found
                .map(|finding| {
                    let column = column_of(table, &finding.field) as u32;
                    let severity = finding.problem.severity();
                    (column, severity, finding.problem.to_string())
                })
                .collect(),
        }
    };
    Rows {
        table,
        from: from as u32,
        all: all as u32,
        rows: (from..end).map(row).collect(),
        used: used(document, table, &cast),
    }
}

/// Which columns have anything in them; of a long table the first thousand rows tell.
fn used(document: &Document, table: Table, cast: &Cast<'_>) -> Vec<bool> {
    let mut used = vec![false; columns(table).len()];
    for row in 0..rows(document.set(), table).min(1000) {
        let cells = cells(document.set(), table, row, cast);
        for (is, cell) in used.iter_mut().zip(cells) {
            *is |= !cell.is_empty();
        }
    }
    used
}
