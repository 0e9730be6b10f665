//! Judges drawn questions from the outside: reads the set's JSON and the command
//! line's output by itself and shares no code with the bank, not even its calendar.

mod checker;
mod days;
mod flawed;
mod groups;

use std::path::Path;
use std::process::Command;

use checker::Checker;

const SHIPPED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/questions/japan-soviet-union.json"
);

/// Lines that `annals draw` prints for a set.
fn draw(set: &Path, seed: u64, count: usize) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_annals"))
        .args(["draw", set.to_str().unwrap()])
        .args(["--seed", &seed.to_string(), "--count", &count.to_string()])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn assert_sound(set: &Path, seed: u64, count: usize) {
    let checker = Checker::new(&std::fs::read_to_string(set).unwrap());
    let lines = draw(set, seed, count);
    assert_eq!(lines.lines().count(), count);
    let defects: Vec<String> = lines
        .lines()
        .filter_map(|line| Some(format!("{}\n{line}", checker.judge(line).err()?)))
        .collect();
    let first: Vec<&String> = defects.iter().take(3).collect();
    assert!(
        defects.is_empty(),
        "{} of {count}, the first: {first:#?}",
        defects.len()
    );
}

#[test]
fn a_hundred_thousand_questions_of_the_shipped_set_are_sound() {
    assert_sound(Path::new(SHIPPED), 1956, 100_000);
}

#[test]
fn questions_of_a_set_full_of_ties_and_vague_dates_are_sound() {
    let folder = std::env::temp_dir().join(format!("annals-soundness-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("ties.json");
    std::fs::write(&file, ties(2000)).unwrap();
    assert_sound(&file, 3, 10_000);
    std::fs::remove_dir_all(&folder).unwrap();
}

/// A set of so many events in two centuries: many in one year, spans, twins, vague
/// dates, like events elsewhere.
fn ties(count: u64) -> String {
    let events: Vec<String> = (0..count)
        .map(|n| {
            let year = 1800 + (n * n * 31 + n * 7) % 200;
            let date = match n % 8 {
                0 => format!("{year}"),
                1 => format!("{year}-{:02}", n % 12 + 1),
                2 => format!("{year}-{:02}-{:02}", n % 12 + 1, n % 28 + 1),
                3 => format!("{year}/{}", year + n % 9 + 1),
                4 => format!("[{year}-03..{year}-11]"),
                5 => format!("{year}~"),
                6 => format!("{year}-{:02}~", n % 12 + 1),
                _ => format!("{}X", year / 10),
            };
            let also = if n % 5 == 0 {
                format!(r#","also":["{}"]"#, year + 3)
            } else {
                String::new()
            };
            // Every fortieth is the twin of another by name.
            let name = if n % 40 == 0 { n / 80 } else { n };
            format!(
                r#"{{"id":"e{n}","date":"{date}","kind":"k{}","title":"the affair of Number{}th"{also}}}"#,
                n % 3,
                spelled(name)
            )
        })
        .collect();
    format!(
        r#"{{"format":"annals-set/1","id":"ties","title":"Ties","events":[{}]}}"#,
        events.join(",")
    )
}

/// A number in letters, so that no title holds digits.
fn spelled(mut number: u64) -> String {
    let mut letters = String::new();
    loop {
        letters.push((b'a' + (number % 26) as u8) as char);
        number /= 26;
        if number == 0 {
            return letters;
        }
    }
}
