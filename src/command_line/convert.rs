//! `annals convert`: any file that Annals reads, as any that it writes.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use lexopt::prelude::*;

use super::remark::Told;
use super::{Failure, Outcome, counted};
use crate::exchange::{self, Choices, Column, DateOrder, Encoding, Format};

/// What the call asks for.
#[derive(Debug, Default)]
struct Call {
    from: Option<PathBuf>,
    to: Option<PathBuf>,
    format: Option<Format>,
    choices: Choices,
    json: bool,
}

pub(super) fn run(parser: &mut lexopt::Parser, out: &mut impl Write) -> Result<Outcome, Failure> {
    let call = call(parser)?;
    let (Some(from), Some(to)) = (&call.from, &call.to) else {
        return Err(Failure::Usage(
            "convert needs a file to read and one to write".to_owned(),
        ));
    };
    let format = match call.format {
        Some(format) => format,
        None => by_ending(to)?,
    };
    let import = read(from, call.choices.clone())?;
    let written = exchange::write(&import.set, format).ok_or_else(|| not_written(format))?;
    let is_standard = to.as_os_str() == "-";
    if is_standard {
        out.write_all(written.text.as_bytes())?;
    } else {
        std::fs::write(to, &written.text)
            .map_err(|error| Failure::File(to.display().to_string(), error))?;
    }
    let told = import.remarks.iter().map(Told::of_remark);
    let told: Vec<Told> = told
        .chain(written.lost.iter().map(|lost| Told::of_loss(lost)))
        .collect();
    // What was written comes first on standard output, and alone.
    if call.json && !is_standard {
        told.iter().try_for_each(|told| told.write(out, true))?;
    } else {
        let mut err = std::io::stderr().lock();
        told.iter()
            .try_for_each(|told| told.write(&mut err, call.json))?;
    }
    let set = &import.set;
    eprintln!(
        "{}: {}, {}, {}, as {}; {}, {}",
        import.format.title(),
        counted(set.events.len(), "event", "events"),
        counted(set.cards.len(), "card", "cards"),
        counted(set.questions.len(), "question", "questions"),
        format.title(),
        counted(import.remarks.len(), "remark", "remarks"),
        counted(written.lost.len(), "loss", "losses"),
    );
    Ok(if told.is_empty() {
        Outcome::Well
    } else {
        Outcome::Findings
    })
}

fn call(parser: &mut lexopt::Parser) -> Result<Call, Failure> {
    let mut call = Call::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("json") => call.json = true,
            Long("to") => call.format = Some(format(&parser.value()?)?),
            Long(name) => {
                let name = name.to_owned();
                if !choice(&mut call.choices, &name, parser)? {
                    return Err(Long(&name).unexpected().into());
                }
            }
            Value(value) if call.from.is_none() => call.from = Some(PathBuf::from(value)),
            Value(value) if call.to.is_none() => call.to = Some(PathBuf::from(value)),
            Value(_) | Short(_) => return Err(arg.unexpected().into()),
        }
    }
    Ok(call)
}

/// Takes an option that says how a file is to be read; no, where it is none of these.
pub(super) fn choice(
    choices: &mut Choices,
    name: &str,
    parser: &mut lexopt::Parser,
) -> Result<bool, Failure> {
    match name {
        "from" => choices.format = Some(format(&parser.value()?)?),
        "columns" => choices.columns = columns(&parser.value()?)?,
        "order" => choices.order = Some(order(&parser.value()?)?),
        "encoding" => choices.encoding = Some(encoding(&parser.value()?)?),
        "separator" => choices.separator = Some(separator(&parser.value()?)?),
        "sheet" => choices.sheet = Some(sheet(&parser.value()?)?),
        "no-header" => choices.header = Some(false),
        "header" => choices.header = Some(true),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Reads a file of any format.
pub(super) fn read(path: &Path, choices: Choices) -> Result<exchange::Import, Failure> {
    let name = || path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Failure::File(name(), error))?;
    let choices = Choices {
        name: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        ..choices
    };
    exchange::read(&bytes, &choices, &mut |_, _| {})
        .map_err(|error| Failure::Exchange(name(), error))
}

fn not_written(format: Format) -> Failure {
    let names = Format::WRITTEN.map(Format::name).join(", ");
    Failure::Usage(format!(
        "{} is read and not written; use --to with one of {names}",
        format.title()
    ))
}

/// The format of a file that is to be written, by its ending.
fn by_ending(path: &Path) -> Result<Format, Failure> {
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    match &*ending {
        "json" => Ok(Format::Native),
        "csv" => Ok(Format::Table),
        "gift" => Ok(Format::Gift),
        "xml" => Ok(Format::MoodleXml),
        "txt" => Err(Failure::Usage(
            "a file that ends in .txt may be GIFT or Anki notes; use --to gift or --to anki"
                .to_owned(),
        )),
        _ => {
            let names = Format::WRITTEN.map(Format::name).join(", ");
            Err(Failure::Usage(format!(
                "the ending of {} names no format; use --to with one of {names}",
                path.display()
            )))
        }
    }
}

fn word(value: &OsString) -> String {
    value.to_string_lossy().into_owned()
}

fn format(value: &OsString) -> Result<Format, Failure> {
    let name = word(value);
    Format::named(&name).ok_or_else(|| {
        let names = Format::ALL.map(Format::name).join(", ");
        Failure::Usage(format!("there is no format ‘{name}’; there are {names}"))
    })
}

fn columns(value: &OsString) -> Result<Vec<Column>, Failure> {
    let names = word(value);
    let columns = names.split(',').map(|name| {
        let name = name.trim();
        let name = if name.is_empty() {
            Column::Ignored.name()
        } else {
            name
        };
        Column::named(name).ok_or_else(|| {
            let names = Column::ALL.map(Column::name).join(", ");
            Failure::Usage(format!("there is no column ‘{name}’; there are {names}"))
        })
    });
    columns.collect()
}

fn order(value: &OsString) -> Result<DateOrder, Failure> {
    match &*word(value) {
        "dmy" => Ok(DateOrder::DayMonthYear),
        "mdy" => Ok(DateOrder::MonthDayYear),
        "ymd" => Ok(DateOrder::YearMonthDay),
        other => Err(Failure::Usage(format!(
            "the order is dmy, mdy or ymd, and not ‘{other}’"
        ))),
    }
}

fn encoding(value: &OsString) -> Result<Encoding, Failure> {
    let name = word(value);
    Encoding::named(&name).ok_or_else(|| {
        let names = Encoding::OFFERED.map(Encoding::name).join(", ");
        Failure::Usage(format!(
            "there is no encoding ‘{name}’; there are {names} and others"
        ))
    })
}

fn separator(value: &OsString) -> Result<char, Failure> {
    let text = word(value);
    let mut signs = text.chars();
    match (&*text, signs.next(), signs.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(sign), None) if sign.is_ascii() => Ok(sign),
        _ => Err(Failure::Usage(format!(
            "the separator is one sign, or tab, and not ‘{text}’"
        ))),
    }
}

/// The number of a sheet, from 1.
fn sheet(value: &OsString) -> Result<usize, Failure> {
    let number = word(value).parse::<usize>().ok();
    let number = number.and_then(|number| number.checked_sub(1));
    number.ok_or_else(|| Failure::Usage("--sheet takes the number of a sheet, from 1".to_owned()))
}
