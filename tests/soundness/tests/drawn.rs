//! Questions drawn from whole sets.

use std::path::{Path, PathBuf};

use annals_soundness::sets::{battles, invented};
use annals_soundness::{Report, Run, run};

/// The shipped set.
const SHIPPED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/questions/japan-soviet-union.json"
);

/// A set written to a file that goes when the test ends.
pub struct Written(PathBuf);

impl Written {
    pub fn new(name: &str, text: &str) -> Written {
        let folder = std::env::temp_dir().join("annals-soundness-tests");
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{name}-{}.json", std::process::id()));
        std::fs::write(&file, text).unwrap();
        Written(file)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        // A file left in the temporary folder is no reason to fail.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Draws and judges; fails on a defect.
pub fn judged(set: &Path, seed: u64, count: u64, forms: &str) -> Report {
    let report = run(Run {
        program: Path::new(env!("CARGO_BIN_EXE_annals")),
        set,
        seed,
        count,
        quizzes: count / 10,
        forms,
    })
    .unwrap();
    assert_eq!(report.questions, count);
    assert_eq!(report.defect_count(), 0, "{:#?}", report.defects);
    report
}

#[test]
fn twenty_thousand_questions_of_the_shipped_set_are_sound_and_fair() {
    let report = judged(Path::new(SHIPPED), 1956, 20_000, "");
    let findings = report.findings();
    assert!(findings.iter().any(|finding| finding.test == "shares"));
    // So many tests at once: each must be that much rarer to mean something.
    let hardly = 0.001 / findings.len() as f64;
    for finding in &findings {
        assert!(finding.outcome.p > hardly, "{finding:?}");
    }
}

#[test]
fn questions_of_a_set_full_of_ties_and_vague_dates_are_sound() {
    let set = Written::new("invented", &invented(2000, false));
    judged(set.path(), 3, 3_000, "");
}

#[test]
fn questions_of_a_set_that_tells_of_everyone_are_sound() {
    let set = Written::new("complete", &invented(2000, true));
    judged(set.path(), 5, 3_000, "");
}

#[test]
fn questions_of_a_table_of_battles_are_sound() {
    let set = Written::new("battles", &battles(1000));
    judged(set.path(), 7, 3_000, "");
}
