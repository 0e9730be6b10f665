//! The program `annals-soundness`: draws questions of sets with `annals`, judges each,
//! and prints what it found as JSON lines. Ends with 1 on any defect, or where chance
//! alone would seldom count what it counted.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use annals_soundness::run::{COUNTED, QUIZ};
use annals_soundness::sets::{battles, invented};
use annals_soundness::{Report, Run, run};
use lexopt::prelude::*;
use serde_json::json;

/// Below this, it was hardly chance; over all tests of a set together, so that the run fails
/// where one of them is below its share of it.
const HARDLY: f64 = 0.001;

struct Wanted {
    program: PathBuf,
    sets: Vec<PathBuf>,
    count: u64,
    seed: u64,
    forms: String,
}

fn main() -> ExitCode {
    let judged = read_arguments().and_then(|wanted| judge_all(&wanted));
    match judged {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("annals-soundness: {error}");
            ExitCode::from(2)
        }
    }
}

fn read_arguments() -> Result<Wanted, String> {
    let mut wanted = Wanted {
        program: PathBuf::new(),
        sets: Vec::new(),
        count: 1_000_000,
        seed: 1956,
        forms: String::new(),
    };
    let mut parser = lexopt::Parser::from_env();
    let told = |error: lexopt::Error| error.to_string();
    while let Some(argument) = parser.next().map_err(told)? {
        let name = match argument {
            Long(name) => name.to_owned(),
            _ => return Err(argument.unexpected().to_string()),
        };
        let value = parser.value().map_err(told)?;
        match name.as_str() {
            "program" => wanted.program = value.into(),
            "set" => wanted.sets.push(value.into()),
            "count" => wanted.count = value.parse().map_err(told)?,
            "seed" => wanted.seed = value.parse().map_err(told)?,
            "form" => wanted.forms = value.string().map_err(told)?,
            _ => return Err(format!("there is no option --{name}")),
        }
    }
    if wanted.program.as_os_str().is_empty() {
        return Err("--program names the program `annals`".to_owned());
    }
    Ok(wanted)
}

/// Whether everything was sound.
fn judge_all(wanted: &Wanted) -> Result<bool, String> {
    let folder = std::env::temp_dir().join(format!("annals-soundness-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let judged = judge_in(wanted, &folder);
    // What is left behind there hurts nobody.
    let _ = std::fs::remove_dir_all(&folder);
    judged
}

fn judge_in(wanted: &Wanted, folder: &Path) -> Result<bool, String> {
    let mut sets = wanted.sets.clone();
    if sets.is_empty() {
        sets.push(PathBuf::from("questions/japan-soviet-union.json"));
    }
    // A set that was asked for is judged alone.
    if wanted.sets.is_empty() {
        for (name, text) in [
            ("invented", invented(10_000, false)),
            ("invented-complete", invented(10_000, true)),
            ("battles", battles(3_000)),
        ] {
            let file = folder.join(name).with_extension("json");
            std::fs::write(&file, text).map_err(|error| error.to_string())?;
            sets.push(file);
        }
    }
    let count = wanted.count / sets.len() as u64;
    let (mut sound, mut questions) = (true, 0);
    for set in &sets {
        let report = run(Run {
            program: &wanted.program,
            set,
            seed: wanted.seed,
            count,
            quizzes: count.min(COUNTED) / QUIZ,
            forms: &wanted.forms,
        })?;
        let name = set
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into());
        questions += report.questions + report.in_quizzes;
        sound &= print(&name, &report);
    }
    println!(
        "{}",
        json!({"sound": sound, "sets": sets.len(), "questions": questions})
    );
    Ok(sound)
}

fn print(set: &str, report: &Report) -> bool {
    let defects = report.defect_count();
    println!(
        "{}",
        json!({"set": set, "questions": report.questions, "in_quizzes": report.in_quizzes,
        "defects": defects})
    );
    for ((form, kind), (count, examples)) in &report.defects {
        println!(
            "{}",
            json!({"set": set, "form": form, "defect": kind, "count": count, "examples": examples})
        );
    }
    let (shares, plentiful) = (report.shares.counted(), report.plentiful());
    let all: u64 = shares.values().sum();
    for (form, count) in shares {
        let share = count as f64 / all.max(1) as f64;
        println!(
            "{}",
            json!({"set": set, "form": form, "test": "share", "questions": count,
            "quizzes": report.shares.quizzes(), "share": rounded(share),
            "tested": plentiful.contains(form)})
        );
    }
    let mut fair = true;
    let findings = report.findings();
    // Of twenty tests one in fifty runs would find something by chance alone (Bonferroni).
    let hardly = HARDLY / findings.len().max(1) as f64;
    for finding in findings {
        let outcome = finding.outcome;
        let passes = outcome.p >= HARDLY;
        fair &= outcome.p >= hardly;
        println!(
            "{}",
            json!({"set": set, "form": finding.form, "test": finding.test,
            "questions": finding.questions, "statistic": rounded(outcome.statistic),
            "df": outcome.freedom, "p": outcome.p, "passes": passes})
        );
    }
    defects == 0 && fair
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
