//! The shapes that the query service saves results in, row by row.

use super::cell::Cell;
use crate::exchange::listed::{self, Fault, Listed};
use crate::exchange::rows::{Rows, separator};
use crate::exchange::{Format, MOST_ITEMS, Unreadable};
use crate::set::json::Value;

/// How many items are looked at to tell what a file is, and which variables it has.
const LOOKED_AT: usize = 50;

/// Results, not read yet.
pub(super) struct Source<'t> {
    names: Vec<String>,
    rows: Shape<'t>,
}

enum Shape<'t> {
    Json(Listed<'t>),
    Table {
        text: &'t str,
        separator: u8,
        /// Whether it is the TSV of SPARQL, in which quotation marks are a part of the values.
        is_long: bool,
    },
}

/// Whether an address of an item stands near the beginning.
fn names_item(text: &str) -> bool {
    let at = text.find("/entity/Q");
    at.is_some_and(|at| {
        text.get(at + 9..)
            .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
    })
}

/// Whether it is the JSON of query results: that of SPARQL, or a list of flat objects that name
/// items of Wikidata.
pub(in crate::exchange) fn looks_like_json(text: &str) -> bool {
    let fields = listed::fields(text);
    if fields.contains(&"head") && fields.contains(&"results") {
        return true;
    }
    let Some(rows) = Listed::at(text, &[]) else {
        return false;
    };
    let mut first = rows.each().take(LOOKED_AT);
    first.any(|item| item.text.starts_with('{') && names_item(item.text))
}

/// Whether a table names items of Wikidata in its first rows, below a row that does not.
pub(in crate::exchange) fn looks_like_table(text: &str) -> bool {
    let mut lines = text.lines();
    let is_head = lines.next().is_some_and(|head| !names_item(head));
    is_head && lines.take(LOOKED_AT).any(names_item)
}

impl<'t> Source<'t> {
    pub(super) fn json(text: &'t str) -> Result<Source<'t>, Unreadable> {
        let broken = |fault: Fault| Unreadable::Broken {
            format: Format::WikidataJson,
            line: fault.line,
            says: fault.says,
        };
        let none = Fault {
            line: 0,
            says: "It has neither `results` nor a list of rows.".to_owned(),
        };
        let listed = Listed::at(text, &["results", "bindings"]).or_else(|| Listed::at(text, &[]));
        let listed = listed.ok_or_else(|| broken(none))?;
        let around = listed.around().map_err(broken)?;
        let vars = around.field("head").field("vars").items();
        let mut names: Vec<String> = vars
            .iter()
            .filter_map(Value::text)
            .map(str::to_owned)
            .collect();
        if names.is_empty() {
            names = fields_of(&listed);
        }
        Ok(Source {
            names,
            rows: Shape::Json(listed),
        })
    }

    pub(super) fn table(text: &'t str, chosen: Option<char>) -> Source<'t> {
        let separator = separator(text, chosen);
        let head = Rows::of(text, separator, None).next();
        let head = head.map(|(_, row)| row).unwrap_or_default();
        let name = |cell: &str| cell.trim().trim_start_matches('?').to_owned();
        Source {
            names: head.iter().map(name).collect(),
            rows: Shape::Table {
                text,
                separator,
                is_long: separator == b'\t' && text.starts_with('?'),
            },
        }
    }

    /// The names of the variables.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// How many rows there are beyond those that are read.
    pub(super) fn beyond(&self) -> usize {
        match &self.rows {
            Shape::Json(listed) => listed.beyond,
            Shape::Table { .. } => 0,
        }
    }

    /// Every row with its line, or why it is none; until the answer is no.
    pub(super) fn each(&self, of: &mut dyn FnMut(u32, Result<Vec<Cell>, String>) -> bool) {
        match &self.rows {
            Shape::Json(listed) => {
                for item in listed.each() {
                    let row = match item.value() {
                        Ok(value @ Value::Object(_)) => Ok(self.row(&value)),
                        Ok(_) => Err("This is no row of results.".to_owned()),
                        Err(fault) => Err(fault.says),
                    };
                    if !of(item.line, row) {
                        break;
                    }
                }
            }
            Shape::Table {
                text,
                separator,
                is_long,
            } => {
                let rows = match is_long {
                    true => Rows::without_quotes(text, *separator),
                    false => Rows::of(text, *separator, None),
                };
                // Several rows may be of one item.
                for (line, row) in rows.skip(1).take(MOST_ITEMS * 5) {
                    if !of(line, Ok(row.iter().map(Cell::of).collect())) {
                        break;
                    }
                }
            }
        }
    }

    fn row(&self, value: &Value<'_>) -> Vec<Cell> {
        let cells = self.names.iter().map(|name| match value.field(name) {
            Value::Text(text) => Cell::of(text),
            Value::Number(digits) => Cell::of(digits),
            binding @ Value::Object(_) => match binding.field("type").text() {
                Some("bnode") => Cell::unknown(),
                Some(_) | None => Cell::of(binding.field("value").text().unwrap_or_default()),
            },
            Value::Null | Value::Bool(_) | Value::List(_) => Cell::default(),
        });
        cells.collect()
    }
}

/// The names of the fields of the first rows.
fn fields_of(listed: &Listed<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for item in listed.each().take(LOOKED_AT) {
        for name in listed::fields(item.text) {
            if names.len() < 100 && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}
