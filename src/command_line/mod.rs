//! The command line `annals`: one JSON object a line on standard output, messages on
//! standard error. Exit code 0 when all is well, 1 for findings or refused items,
//! 2 for a call that cannot be carried out.

mod analyse;
mod assigned;
mod convert;
mod date;
mod draw;
mod forms;
mod lint;
mod package;
mod remark;

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::exchange;
use crate::set::{self, Reading};

const USAGE: &str = "\
annals: quizzes from sets of dated events

  annals date EDTF [EDTF]
      the earliest and the latest day of each date, and how a reader would write it;
      of two dates, which came first
  annals lint FILE [--json]
      what is wrong with a set, or with a file of any format that is read, and what is
      weak in it; the options that tell how to read it are those of convert
  annals convert IN OUT [--from F] [--to F] [--json]
      any file that is read as one that is written: annals, csv, gift, moodle-xml, anki
      or timelinejs, by the ending of OUT or as --to says; OUT may be -, standard output
      of a table: [--columns A,B,C] [--order dmy|mdy|ymd] [--encoding E]
      [--separator S] [--sheet N] [--header] [--no-header]
  annals analyse FILE [--json]
      item analysis, as Moodle has it, of a table of marks (CSV): a row for each learner,
      the name first, then a mark from 0 to 1 for each question
  annals package SET --assignment QUERY --edition 1.2|2004 --site FOLDER OUT [--pass N]
      a SCORM package: the built site in FOLDER with this set and a quiz of it; QUERY is
      what a link to the quiz says behind its `?`, where set, h and k may be left out;
      with --pass it is passed from so many percent on
  annals forms FILE [--json]
      how many facts each form can ask of a set, or what would unlock it
  annals draw FILE --seed N --count N [--form F] [--difficulty N] [--quizzes N]
      questions from a set, one a line; F is a form, a family of forms, or several
      parted by commas; the difficulty goes from 0 to 1000; with --quizzes so many
      quizzes as learners get them, of --count questions each, the first with this
      seed and each next with one more
  annals assigned LINK [FILE] --learner NAME [--attempt N]
      what a learner is asked by the link of a quiz that was handed out, as draw prints
      it; FILE is the set, where the link does not hold it
";

/// How a call ended that could be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Well,
    Findings,
}

/// Why a call could not be carried out.
#[derive(Debug)]
enum Failure {
    Usage(String),
    File(String, io::Error),
    Set(String, set::Unreadable),
    Exchange(String, exchange::Unreadable),
    Refused(String),
    Output(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(why) => write!(f, "{why}; `annals --help` lists the calls"),
            Failure::File(path, error) => write!(f, "{path}: {error}"),
            Failure::Set(path, error) => write!(f, "{path}: {error}"),
            Failure::Exchange(path, error) => write!(f, "{path}: {error}"),
            Failure::Refused(why) => write!(f, "{why}"),
            Failure::Output(error) => write!(f, "cannot write: {error}"),
        }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Failure {
        Failure::Usage(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

/// Carries out a call.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = dispatch(args, &mut out).and_then(|outcome| {
        out.flush()?;
        Ok(outcome)
    });
    match result {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        // The reader of a pipe may have seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("annals: {failure}");
            ExitCode::from(2)
        }
    }
}

/// The arguments `FILE [--json]` of a command.
fn file_and_json(parser: &mut lexopt::Parser, command: &str) -> Result<(PathBuf, bool), Failure> {
    let (mut file, mut json) = (None, false);
    while let Some(arg) = parser.next()? {
        match arg {
            lexopt::Arg::Long("json") => json = true,
            lexopt::Arg::Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let file = file.ok_or_else(|| Failure::Usage(format!("{command} needs a file")))?;
    Ok((file, json))
}

fn dispatch(
    args: impl Iterator<Item = OsString>,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let args: Vec<OsString> = args.collect();
    if args.iter().any(|arg| arg == "--help" || arg == "-h") {
        out.write_all(USAGE.as_bytes())?;
        return Ok(Outcome::Well);
    }
    let mut parser = lexopt::Parser::from_args(args);
    let command = match parser.next()? {
        Some(lexopt::Arg::Value(value)) => value.to_string_lossy().into_owned(),
        Some(other) => return Err(other.unexpected().into()),
        None => return Err(Failure::Usage("no call given".to_owned())),
    };
    match command.as_str() {
        "date" => date::run(&mut parser, out),
        "lint" => lint::run(&mut parser, out),
        "convert" => convert::run(&mut parser, out),
        "analyse" => analyse::run(&mut parser, out),
        "forms" => forms::run(&mut parser, out),
        "package" => package::run(&mut parser, out),
        "draw" => draw::run(&mut parser, out),
        "assigned" => assigned::run(&mut parser, out),
        "help" => {
            out.write_all(USAGE.as_bytes())?;
            Ok(Outcome::Well)
        }
        other => Err(Failure::Usage(format!("there is no call ‘{other}’"))),
    }
}

/// "1 item", "2 items".
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Reads a set from a file, in the encoding that was chosen or that it looks like.
fn read_set(path: &Path, encoding: Option<exchange::Encoding>) -> Result<Reading, Failure> {
    let text = read_text(path, encoding)?;
    set::read(&text).map_err(|error| Failure::Set(path.display().to_string(), error))
}

/// Reads the text of a file.
fn read_text(path: &Path, encoding: Option<exchange::Encoding>) -> Result<String, Failure> {
    let bytes = std::fs::read(path);
    let bytes = bytes.map_err(|error| Failure::File(path.display().to_string(), error))?;
    Ok(exchange::encoding::decode(&bytes, encoding)
        .text
        .into_owned())
}
