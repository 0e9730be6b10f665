//! `annals assigned`: what a learner is asked by the link of a quiz that was handed out.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use lexopt::prelude::*;

use super::date::write_line;
use super::draw::line;
use super::{Failure, Outcome, read_text};
use crate::bank::Bank;
use crate::class::Assignment;
use crate::class::query::{checked, part, parts};
use crate::exchange::link;
use crate::set::{self, Set, content_hash};

/// Where the address of a quiz begins within a link.
const ADDRESS: &str = "#/a?";

pub(super) fn run(parser: &mut lexopt::Parser, out: &mut impl Write) -> Result<Outcome, Failure> {
    let (mut address, mut file, mut learner, mut attempt) = (None, None, None, 1);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("learner") => learner = Some(parser.value()?.string()?),
            Long("attempt") => attempt = parser.value()?.parse()?,
            Value(value) if address.is_none() => address = Some(value.string()?),
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let missing = |what: &str| Failure::Usage(format!("assigned needs {what}"));
    let address = address.ok_or_else(|| missing("a link"))?;
    let learner = learner.ok_or_else(|| missing("--learner"))?;
    if attempt == 0 {
        return Err(missing("an --attempt from 1"));
    }
    let (_, query) = address.split_once(ADDRESS).unwrap_or(("", &address));
    let parts = parts(query).ok_or_else(|| refused("this is not the link of a quiz"))?;
    let assignment = assignment(&parts)?;
    let set = match (&file, part(&parts, "z")) {
        (Some(file), _) => from_file(file, &assignment)?,
        (None, Some(packed)) => from_link(packed, &assignment)?,
        (None, None) => {
            return Err(missing("the file of the set, which is not in the link"));
        }
    };
    let bank = Bank::compile(Rc::new(set));
    let drawn = assignment.draw(&bank, &learner, attempt);
    if drawn.is_empty() {
        return Err(refused(
            "the set yields no question of what the link asks for",
        ));
    }
    for (_, question) in &drawn {
        write_line(out, &line(&bank, question))?;
    }
    Ok(Outcome::Well)
}

fn refused(why: &str) -> Failure {
    Failure::Refused(why.to_owned())
}

/// A link without its end may ask for something else than it was made for.
fn assignment(parts: &[(&str, String)]) -> Result<Assignment, Failure> {
    let pairs = parts.iter().map(|(name, value)| (*name, value.as_str()));
    let read = Assignment::read(pairs);
    let assignment = read.ok_or_else(|| refused("this is not the link of a quiz"))?;
    match part(parts, "k") {
        None => Err(refused("the link is cut short: its end, `k`, is missing")),
        Some(end) if checked(&assignment, &store(parts)) != end => Err(refused(
            "the link was changed: it asks for something else than it was made for",
        )),
        Some(_) => Ok(assignment),
    }
}

/// The store that the class reports to: its address and its key. Half of one is none, and the link a
/// changed one.
fn store(parts: &[(&str, String)]) -> Vec<String> {
    match ["lrs", "lrsauth"].map(|name| part(parts, name)) {
        [None, None] => Vec::new(),
        both => both
            .map(|part| part.unwrap_or_default().to_owned())
            .to_vec(),
    }
}

/// The site knows a set by the hash of its file, a browser that keeps it by that of the file as
/// it is written there.
fn from_file(file: &Path, assignment: &Assignment) -> Result<Set, Failure> {
    let text = read_text(file, None)?;
    let failed = |error| Failure::Set(file.display().to_string(), error);
    let (shape, _) = set::shape(&text).map_err(failed)?;
    let written = set::write::write(&shape);
    let hashes = [content_hash(&text), content_hash(&written)];
    if !hashes.contains(&assignment.hash) {
        return Err(refused(&format!(
            "{}: the link was made for another set, or for another state of this one",
            file.display()
        )));
    }
    set::read(&text).map_err(failed).map(|reading| reading.set)
}

fn from_link(packed: &str, assignment: &Assignment) -> Result<Set, Failure> {
    let cut = || refused("the set in the link is cut short, or was changed on the way");
    let bytes = link::bytes(packed).ok_or_else(cut)?;
    let text = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, link::LARGEST);
    let text = text.ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let shape = link::from_columns(&text.ok_or_else(cut)?).map_err(|_| cut())?;
    match content_hash(&set::write::write(&shape)) == assignment.hash {
        true => Ok(set::read_shape(shape).set),
        false => Err(refused("the link holds another set than it was made for")),
    }
}
