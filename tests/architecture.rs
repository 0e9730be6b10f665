//! Who may import whom, and who may touch the browser, the clock and chance.
//!
//! The rooms and the reasons are in docs/ARCHITECTURE.md.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may import.
const ROOMS: [(&str, &[&str]); 12] = [
    ("date", &[]),
    ("set", &["date"]),
    ("bank", &["date", "set"]),
    ("exchange", &["date", "set", "bank"]),
    ("memory", &["date", "set", "bank"]),
    ("session", &["date", "set", "bank", "memory"]),
    ("class", &["date", "set", "bank", "memory"]),
    ("desk", &["date", "set", "bank", "exchange", "class"]),
    (
        "app",
        &[
            "date", "set", "bank", "exchange", "desk", "memory", "session", "class",
        ],
    ),
    (
        "ui",
        &[
            "date", "set", "bank", "exchange", "desk", "memory", "session", "class", "app",
        ],
    ),
    (
        "browser",
        &[
            "date", "set", "bank", "exchange", "desk", "memory", "session", "class", "app",
        ],
    ),
    (
        "command_line",
        &["date", "set", "bank", "exchange", "class"],
    ),
];

/// The one file of `ui` that may import `browser`.
const ROOT: &str = "ui/root.rs";

/// What only `browser` may name: the page, the clock, chance without a seed.
const OUTSIDE_WORLD: [&str; 13] = [
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "Instant",
    "SystemTime",
    "thread_rng",
    "OsRng",
    "StdRng",
    "SmallRng",
    "getrandom",
    "Local::now",
    "performance()",
];

/// Types of events that Yew hands to a view; they are read there and kept nowhere.
const EVENTS_IN_UI: [&str; 1] = ["web_sys"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// The code of a file, without comments and strings' worth of prose.
fn code(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms that a piece of code names after `crate::`, in braces or not.
fn imports(code: &str) -> BTreeSet<String> {
    let word = |text: &str| -> String {
        text.trim()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut found = BTreeSet::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = group.split(';').next().unwrap_or_default();
                found.extend(group.split(',').map(word));
            }
            None => {
                found.insert(word(rest));
            }
        }
    }
    found
}

/// What is wrong with a file of a room, by its text.
fn violations(file: &str, text: &str) -> Vec<String> {
    let code = code(text);
    let room = file.split('/').next().unwrap_or_default();
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return Vec::new();
    };
    let is_room = |name: &&String| ROOMS.iter().any(|(room, _)| room == name);
    let imported = imports(&code);
    let mut found: Vec<String> = imported
        .iter()
        .filter(is_room)
        .filter(|name| *name != room && !allowed.contains(&name.as_str()))
        .filter(|name| !(file == ROOT && *name == "browser"))
        .map(|name| format!("{file} imports {name}"))
        .collect();
    if room != "browser" {
        let named = OUTSIDE_WORLD.iter().filter(|name| code.contains(**name));
        let named = named.filter(|name| room != "ui" || !EVENTS_IN_UI.contains(name));
        found.extend(named.map(|name| format!("{file} names {name}")));
    }
    found
}

#[test]
fn rooms_import_only_what_they_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut rooms = BTreeSet::new();
    for path in sources(&src) {
        let file = path
            .strip_prefix(&src)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        found.extend(violations(&file, &fs::read_to_string(&path).unwrap()));
        if let Some((room, _)) = file.split_once('/') {
            rooms.insert(room.to_owned());
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    let known: BTreeSet<String> = ROOMS.iter().map(|(room, _)| (*room).to_owned()).collect();
    rooms.remove("bin");
    assert_eq!(
        rooms, known,
        "a room that this test does not know is not guarded by it"
    );
}

#[test]
fn a_room_that_imports_what_it_may_not_is_found() {
    for (file, text) in [
        ("date/mod.rs", "use crate::set::Set;"),
        ("bank/plan.rs", "fn f() { crate::app::update(); }"),
        ("set/read.rs", "use crate::{date::Date, bank::Bank};"),
        ("app/update.rs", "use crate::browser::run;"),
        ("ui/pages/today.rs", "use crate::browser::run;"),
        ("session/quiz.rs", "let now = std::time::SystemTime::now();"),
        ("bank/plan.rs", "let rng = StdRng::from_os_rng();"),
        ("app/update.rs", "gloo::storage::LocalStorage::set(1, 2);"),
    ] {
        assert_eq!(violations(file, text).len(), 1, "{file}: {text}");
    }
}

#[test]
fn what_is_allowed_is_not_found() {
    for (file, text) in [
        ("bank/plan.rs", "use crate::set::EventIx;"),
        ("bank/plan.rs", "// crate::app would be wrong here"),
        ("ui/root.rs", "use crate::browser;"),
        ("browser/clock.rs", "js_sys::Date::now()"),
    ] {
        assert_eq!(
            violations(file, text),
            Vec::<String>::new(),
            "{file}: {text}"
        );
    }
}
