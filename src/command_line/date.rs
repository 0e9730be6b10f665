//! `annals date`: what a date means.

use std::io::Write;

use lexopt::prelude::*;
use serde::Serialize;

use super::{Failure, Outcome};
use crate::date::{self, Date, Order};

#[derive(Serialize)]
struct Meaning {
    edtf: String,
    earliest: Option<String>,
    latest: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct Comparison {
    order: &'static str,
}

pub(super) fn run(parser: &mut lexopt::Parser, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut dates = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Value(value) => dates.push(read(&value.string()?)?),
            // A year before the common era begins with a hyphen, as an option does.
            Short(first) => {
                let rest = parser.optional_value().unwrap_or_default();
                dates.push(read(&format!("-{first}{}", rest.string()?))?);
            }
            Long(_) => return Err(arg.unexpected().into()),
        }
    }
    if dates.is_empty() || dates.len() > 2 {
        return Err(Failure::Usage("date takes one date or two".to_owned()));
    }
    for date in &dates {
        let extent = date.extent();
        let meaning = Meaning {
            edtf: date.to_string(),
            earliest: extent.earliest.map(|day| day.to_string()),
            latest: extent.latest.map(|day| day.to_string()),
            text: date::text(date),
        };
        write_line(out, &meaning)?;
    }
    if let [a, b] = dates.as_slice() {
        let order = match date::compare(a, b) {
            Order::Before => "before",
            Order::After => "after",
            Order::Same => "same",
            Order::Undecidable => "undecidable",
        };
        write_line(out, &Comparison { order })?;
    }
    Ok(Outcome::Well)
}

fn read(text: &str) -> Result<Date, Failure> {
    Date::parse(text).map_err(|error| Failure::Refused(date::explain(text, &error)))
}

/// Writes one JSON object and a line feed.
pub(super) fn write_line(out: &mut impl Write, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}
