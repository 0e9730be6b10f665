//! `annals package`: an assignment as a SCORM package, out of the files of a built site.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use lexopt::prelude::*;
use serde::Serialize;

use super::date::write_line;
use super::{Failure, Outcome};
use crate::class::query;
use crate::class::scorm::{Edition, Unmade, Wanted, make, mark_of, needed};
use crate::set::{self, content_hash};

#[derive(Serialize)]
struct Line<'a> {
    /// What a link to the quiz says.
    assignment: &'a str,
    edition: &'a str,
    bytes: usize,
}

pub(super) fn run(parser: &mut lexopt::Parser, out: &mut impl Write) -> Result<Outcome, Failure> {
    let (mut files, mut query, mut edition) = (Vec::new(), None, None);
    let (mut site, mut pass) = (None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("assignment") => query = Some(parser.value()?.string()?),
            Long("edition") => edition = Some(parser.value()?.string()?),
            Long("site") => site = Some(PathBuf::from(parser.value()?)),
            Long("pass") => pass = Some(parser.value()?.parse::<u16>()?),
            Value(value) if files.len() < 2 => files.push(PathBuf::from(value)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let missing = |what: &str| Failure::Usage(["package needs ", what].concat());
    let [set_file, out_file] = files.as_slice() else {
        return Err(missing("a set and a file to write"));
    };
    let query = query.ok_or_else(|| missing("--assignment"))?;
    let site = site.ok_or_else(|| missing("--site"))?;
    let edition = edition.as_deref().and_then(Edition::named);
    let edition = edition.ok_or_else(|| missing("--edition 1.2 or --edition 2004"))?;
    let pass_permille = match pass {
        Some(pass) => Some(mark_of(pass).ok_or_else(|| missing("a pass mark from 0 to 100"))?),
        None => None,
    };
    let name = set_file.display().to_string();
    let text = fs::read_to_string(set_file);
    let text = text.map_err(|error| Failure::File(name.clone(), error))?;
    let reading = set::read(&text).map_err(|error| Failure::Set(name.clone(), error))?;
    // What is told later takes the place of what is told before.
    let hash = content_hash(&text);
    let own = ["set=", &reading.set.id, "&h=", &hash, "&", &query].concat();
    let assignment = query::read(&own);
    let assignment =
        assignment.ok_or_else(|| Failure::Usage(format!("‘{query}’ is no assignment")))?;
    let wanted = Wanted {
        edition,
        assignment: &assignment,
        set: Some(&text),
        pass_permille,
    };
    let mut names = Vec::new();
    collect(&site, "", &mut names)?;
    let files = needed(&wanted, &names, None).into_iter().map(|name| {
        let bytes = fs::read(site.join(&name));
        let bytes = bytes.map_err(|error| Failure::File(name.clone(), error))?;
        Ok((name, bytes))
    });
    let files = files.collect::<Result<Vec<_>, Failure>>()?;
    let bytes = make(&wanted, files).map_err(|why| Failure::Refused(says(&why, &site, &name)))?;
    fs::write(out_file, &bytes)
        .map_err(|error| Failure::File(out_file.display().to_string(), error))?;
    let line = Line {
        assignment: &query::whole(&assignment),
        edition: edition.name(),
        bytes: bytes.len(),
    };
    write_line(out, &line)?;
    Ok(Outcome::Well)
}

fn says(why: &Unmade, site: &Path, set: &str) -> String {
    let site = site.display();
    match why {
        Unmade::NoFiles => format!("{site} is no built site: it has no index.html with a head"),
        Unmade::NoSet => format!("{set} cannot be read"),
        Unmade::OtherSet => format!("{set} is another set than the assignment was made for"),
        Unmade::Zip(why) => format!("the package cannot be written: {why:?}"),
    }
}

/// The names of all files of a folder, in order, with slashes.
fn collect(folder: &Path, before: &str, names: &mut Vec<String>) -> Result<(), Failure> {
    let failed = |error| Failure::File(folder.display().to_string(), error);
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = [before, &entry.file_name().to_string_lossy()].concat();
        if entry.path().is_dir() {
            collect(&entry.path(), &[&name, "/"].concat(), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}
