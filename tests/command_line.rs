//! `annals convert` and `annals lint` over a file of every format: their exit codes, what they
//! print, and where.

#[path = "command_line/assigned.rs"]
mod assigned;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use annals::exchange::Format;
use serde_json::Value;

/// Runs the command line.
fn annals(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_annals"))
        .args(args)
        .output()
        .unwrap()
}

/// A folder of its own for a test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let folder = format!("annals-{test}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn holding(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let file = self.file(name);
        fs::write(&file, bytes).unwrap();
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

fn fixture(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exchange/");
    [folder, name].concat()
}

/// A file of each format, the events, cards and questions in it, and the exit codes of `convert`
/// to a set and of `lint`.
const FILES: [(Format, &str, [usize; 3], [i32; 2]); 17] = [
    (Format::Native, "native/faults.json", [3, 1, 0], [1, 1]),
    (Format::Table, "tables/marked.csv", [2, 0, 0], [0, 0]),
    (Format::Xlsx, "tables/corners.xlsx", [4, 0, 0], [0, 1]),
    (Format::Ods, "tables/corners.ods", [4, 0, 0], [0, 1]),
    (Format::Quizlet, "quizlet/one-line.txt", [0, 3, 0], [0, 0]),
    (Format::Kahoot, "tables/kahoot.xlsx", [0, 0, 2], [0, 0]),
    (Format::Quizizz, "tables/quizizz.csv", [0, 0, 3], [1, 1]),
    (Format::Blooket, "tables/blooket.csv", [0, 0, 2], [0, 0]),
    (Format::Gift, "gift/escapes.gift", [0, 0, 27], [1, 1]),
    (
        Format::MoodleXml,
        "moodle/every-type.xml",
        [0, 1, 10],
        [1, 1],
    ),
    (Format::Aiken, "aiken/two.txt", [0, 0, 2], [0, 0]),
    (Format::AnkiNotes, "anki/notes.txt", [0, 5, 0], [1, 1]),
    (
        Format::TimelineJson,
        "timeline/timeline.json",
        [3, 0, 0],
        [0, 1],
    ),
    (
        Format::TimelineTable,
        "timeline/sheet.csv",
        [3, 0, 0],
        [1, 1],
    ),
    (
        Format::WikidataJson,
        "wikidata/battles.json",
        [4, 0, 0],
        [1, 1],
    ),
    (
        Format::WikidataTable,
        "wikidata/battles.csv",
        [2, 0, 0],
        [0, 0],
    ),
    (Format::OpenTdb, "opentdb/default.json", [0, 0, 2], [0, 0]),
];

/// The lines of an output, each an object of JSON.
fn objects(output: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(output).unwrap();
    let lines = text.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_file_of_every_format_is_converted_and_what_is_told_are_lines_of_json() {
    let folder = Folder::new("convert");
    for (format, name, counts, [code, _]) in FILES {
        let out = folder.file("out.json");
        let output = annals(&["convert", &fixture(name), &out, "--json"]);
        assert_eq!(output.status.code(), Some(code), "{name}: {output:?}");
        let set: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
        let found =
            ["events", "cards", "questions"].map(|list| set[list].as_array().map_or(0, Vec::len));
        assert_eq!(found, counts, "{name}");
        let told = objects(&output.stdout);
        assert_eq!(told.is_empty(), code == 0, "{name}");
        for told in &told {
            for field in ["code", "severity", "item", "field", "message", "list"] {
                assert!(told[field].is_string(), "{name}: {told}");
            }
            assert!(told["row"].is_u64(), "{name}: {told}");
        }
        let summary = String::from_utf8(output.stderr).unwrap();
        assert!(summary.starts_with(format.title()), "{name}: {summary}");
        assert_eq!(summary.lines().count(), 1, "{name}: {summary}");
        // What was made is a set that is read again.
        let again = annals(&["convert", &out, "-", "--to", "annals"]);
        assert_eq!(again.status.code(), Some(0), "{name}");
        assert_eq!(again.stdout, fs::read(&out).unwrap(), "{name}");
    }
}

#[test]
fn a_file_of_every_format_is_linted_by_its_own_lines() {
    for (_, name, _, [_, code]) in FILES {
        let json = annals(&["lint", &fixture(name), "--json"]);
        let plain = annals(&["lint", &fixture(name)]);
        for output in [&json, &plain] {
            assert_eq!(output.status.code(), Some(code), "{name}: {output:?}");
        }
        let told = objects(&json.stdout);
        assert_eq!(told.is_empty(), code == 0, "{name}");
        let lines = String::from_utf8(plain.stdout).unwrap();
        assert_eq!(lines.lines().count(), told.len(), "{name}");
        for told in &told {
            let severity = told["severity"].as_str().unwrap();
            assert!(["error", "warning", "note"].contains(&severity), "{told}");
            let code = told["code"].as_str().unwrap();
            let begins = format!("{severity} {code}: ");
            assert!(
                lines.lines().any(|line| line.starts_with(&begins)),
                "{begins}"
            );
        }
        assert!(String::from_utf8(json.stderr).unwrap().contains(" error"));
    }
    let faults = annals(&["lint", &fixture("tables/semicolon.csv"), "--json"]);
    let bad: Vec<Value> = objects(&faults.stdout)
        .into_iter()
        .filter(|told| told["code"] == "bad-date")
        .collect();
    let rows: Vec<&Value> = bad.iter().map(|told| &told["row"]).collect();
    assert_eq!(rows, [4, 5]);
}

#[test]
fn a_set_is_written_in_every_format_and_what_is_lost_is_told_on_standard_error() {
    let set = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/questions/japan-soviet-union.json"
    );
    let folder = Folder::new("written");
    for format in Format::ALL {
        let out = folder.file(&["out", format.ending()].concat());
        let output = annals(&["convert", set, &out, "--to", format.name()]);
        let told = String::from_utf8(output.stderr).unwrap();
        if !Format::WRITTEN.contains(&format) {
            assert_eq!(output.status.code(), Some(2), "{}", format.name());
            assert!(told.contains("is read and not written"), "{told}");
            assert!(!Path::new(&out).exists(), "{}", format.name());
            continue;
        }
        let is_whole = format == Format::Native;
        let code = if is_whole { 0 } else { 1 };
        assert_eq!(output.status.code(), Some(code), "{told}");
        assert!(output.stdout.is_empty(), "{}", format.name());
        assert_eq!(told.contains("warning lost: "), !is_whole, "{told}");
        // On standard output stands the file and nothing else, in JSON or not.
        for json in [&[][..], &["--json"]] {
            let args = [&["convert", set, "-", "--to", format.name()][..], json].concat();
            let output = annals(&args);
            assert_eq!(output.stdout, fs::read(&out).unwrap(), "{}", format.name());
        }
        fs::remove_file(&out).unwrap();
    }
}

#[test]
fn the_ending_of_a_name_tells_the_format_or_it_is_asked_for() {
    let folder = Folder::new("endings");
    let cards = folder.holding("cards.txt", "der Hund\tthe dog\ndie Katze\tthe cat\n");
    for (out, code, begins) in [
        ("a.json", 0, "{"),
        ("a.JSON", 0, "{"),
        ("a.csv", 0, "\u{feff}id,front,back"),
        ("a.gift", 1, "// [id:der-hund]"),
        ("a.xml", 1, "<?xml"),
        ("a.txt", 2, "use --to gift or --to anki"),
        ("a.docx", 2, "names no format"),
        ("a", 2, "names no format"),
        ("-", 2, "names no format"),
    ] {
        let file = match out {
            "-" => out.to_owned(),
            name => folder.file(name),
        };
        let output = annals(&["convert", &cards, &file]);
        assert_eq!(output.status.code(), Some(code), "{out}");
        if code == 2 {
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(told.contains(begins), "{out}: {told}");
        } else {
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.starts_with(begins), "{out}: {text}");
        }
    }
}

#[test]
fn what_cannot_be_read_or_written_is_told_with_its_name_and_two() {
    let folder = Folder::new("refused");
    let missing = folder.file("missing.csv");
    let empty = folder.holding("empty.csv", "");
    let picture = folder.holding("picture.csv", b"\x89PNG\r\n\x1a\n\0\0");
    let letter = folder.holding("letter.txt", "Dear all,\nthis is a letter.\n");
    let good = folder.holding("good.csv", "date,title\n1904,the war\n");
    let out = folder.file("out.json");
    let nowhere = folder.file("nowhere/out.json");
    for (args, says) in [
        (vec!["convert", &missing, &out], "missing.csv: No such file"),
        (vec!["lint", &missing], "missing.csv: No such file"),
        (
            vec!["convert", folder.0.to_str().unwrap(), &out],
            "directory",
        ),
        (vec!["lint", folder.0.to_str().unwrap()], "directory"),
        (
            vec!["convert", &empty, &out],
            "empty.csv: There is nothing in it",
        ),
        (vec!["lint", &empty], "empty.csv: There is nothing in it"),
        (
            vec!["convert", &picture, &out],
            "picture.csv: It is a picture",
        ),
        (vec!["lint", &picture], "picture.csv: It is a picture"),
        (vec!["convert", &letter, &out], "none of the formats"),
        (
            vec!["convert", &good, &nowhere],
            "nowhere/out.json: No such file",
        ),
        (
            vec!["convert", &good],
            "needs a file to read and one to write",
        ),
        (vec!["lint"], "lint needs a file"),
        (
            vec!["convert", &good, &out, "--from", "docx"],
            "there is no format ‘docx’",
        ),
        (
            vec!["convert", &good, &out, "--to", "docx"],
            "there is no format ‘docx’",
        ),
        (
            vec!["convert", &good, &out, "--columns", "colour"],
            "there is no column ‘colour’",
        ),
        (
            vec!["convert", &good, &out, "--order", "xyz"],
            "the order is dmy, mdy or ymd",
        ),
        (
            vec!["convert", &good, &out, "--encoding", "morse"],
            "there is no encoding ‘morse’",
        ),
        (
            vec!["convert", &good, &out, "--separator", "ab"],
            "the separator is one sign",
        ),
        (vec!["convert", &good, &out, "--sheet", "0"], "from 1"),
        (vec!["convert", &good, &out, "--colour"], "colour"),
        (vec!["convert", &good, &out, "third"], "third"),
    ] {
        let output = annals(&args);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
        assert!(told.starts_with("annals: "), "{args:?}: {told}");
        assert!(told.contains(says), "{args:?}: {told}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(!Path::new(&out).exists(), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("locked");
    let locked = folder.holding("locked.csv", "date,title\n1904,the war\n");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything reads this, too.
    if fs::read(&locked).is_ok() {
        return;
    }
    for call in ["convert", "lint"] {
        let output = annals(&[call, &locked, "-"][..if call == "lint" { 2 } else { 3 }]);
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn how_a_file_is_to_be_read_may_be_said() {
    let folder = Folder::new("chosen");
    let dates = folder.holding(
        "dates.csv",
        "date,title\n03/04/1931,the talks\n05/06/1932,the visit\n",
    );
    let latin = folder.holding("latin.csv", b"date;title\n1904;fa\xe7ade\n1905;caf\xe9\n");
    let marks = folder.holding("marks.txt", "der Hund - the dog\ndie Katze - the cat\n");
    let bare = folder.holding("bare.csv", "the war,1904\nthe treaty,1905\n");
    for (args, says) in [
        (vec![&*dates, "--order", "dmy"], "\"date\":\"1931-04-03\""),
        (vec![&*dates, "--order", "mdy"], "\"date\":\"1931-03-04\""),
        (vec![&*latin, "--encoding", "latin1"], "café"),
        (vec![&*latin], "façade"),
        (
            vec![&*marks, "--from", "quizlet", "--separator", "-"],
            "\"back\":\"the dog\"",
        ),
        (
            vec![&*bare, "--no-header", "--columns", "title,date"],
            "\"date\":\"1904\",\"title\":\"the war\"",
        ),
        (
            vec![&*bare, "--header", "--columns", "title,date"],
            "\"date\":\"1905\"",
        ),
    ] {
        let args = [
            &["convert"],
            &args[..1],
            &["-", "--to", "annals"],
            &args[1..],
        ]
        .concat();
        let output = annals(&args);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(says), "{args:?}: {text}");
    }
    let sheets = fixture("tables/events.xlsx");
    assert_eq!(
        annals(&["lint", &sheets, "--sheet", "1"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_set_in_another_encoding_is_linted_as_it_is_converted() {
    let folder = Folder::new("encoded");
    let text = fs::read_to_string(fixture("native/faults.json")).unwrap();
    let wide = ["\u{feff}", &text].concat();
    let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let [plain, wide] = [
        folder.holding("plain.json", &text),
        folder.holding("wide.json", wide),
    ];
    for call in [
        &["lint"][..],
        &["forms"],
        &["draw", "--seed", "1", "--count", "1"],
    ] {
        let outputs = [&plain, &wide].map(|file| {
            let args = [&call[..1], &[file.as_str()], &call[1..]].concat();
            let output = annals(&args);
            (output.status.code(), output.stdout)
        });
        assert_eq!(outputs[0], outputs[1], "{call:?}");
    }
}

#[test]
fn marks_are_analysed_and_what_is_no_mark_is_told_with_its_place() {
    let folder = Folder::new("analyse");
    let marks =
        "learner,Portsmouth,Kyakhta,Moscow\nAda,1,1,1\nBert,1,0,1\nCarl,1,1,\nDora,0,0,0\n\n,,,\n";
    let file = folder.holding("marks.csv", marks);
    let output = annals(&["analyse", &file, "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["learners"], 4);
    let facilities: Vec<f64> = lines[1..]
        .iter()
        .filter_map(|line| line["facility"].as_f64())
        .collect();
    assert_eq!(facilities, [0.75, 0.5, 0.5]);
    assert_eq!(lines[1]["question"], "Portsmouth");
    for (table, place) in [
        ("learner,a\nAda,2\n", "row 2, column a"),
        ("learner,a\nAda,1\nBert,right\n", "row 3, column a"),
        ("learner,a\n\n\"A\nda\",1\nBert,x\n", "row 5, column a"),
        ("learner\nAda\n", "no column of marks"),
        ("learner,a\nAda,1,1\n", "record 1"),
    ] {
        let file = folder.holding("broken.csv", table);
        let output = annals(&["analyse", &file]);
        assert_eq!(output.status.code(), Some(2));
        let says = String::from_utf8(output.stderr).unwrap();
        assert!(says.contains(place), "{says}");
    }
}

#[test]
fn a_package_is_made_of_a_site_and_a_set() {
    let folder = Folder::new("package");
    let site = folder.file("site");
    fs::create_dir_all(Path::new(&site).join("questions")).unwrap();
    fs::write(Path::new(&site).join("index.html"), "<head></head>").unwrap();
    fs::write(Path::new(&site).join("app.wasm"), "\0asm").unwrap();
    fs::write(Path::new(&site).join("questions/other.json"), "{}").unwrap();
    let set = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/questions/japan-soviet-union.json"
    );
    let made = |query: &str, edition: &str, site: &str| {
        let file = folder.file("made.zip");
        let args = [
            "package",
            set,
            "--assignment",
            query,
            "--edition",
            edition,
            "--site",
            site,
            "--pass",
            "70",
            &file,
        ];
        (annals(&args), file)
    };
    let (output, file) = made("seed=7&count=10&tell=end", "2004", &site);
    assert!(output.status.success(), "{output:?}");
    let line = &objects(&output.stdout)[0];
    let query = line["assignment"].as_str().unwrap();
    let (before, k) = query.rsplit_once("&k=").unwrap();
    assert!(before.starts_with("set=japan-soviet-union&h="), "{query}");
    assert_eq!(k.len(), 8);
    let bytes = fs::read(file).unwrap();
    assert_eq!(line["bytes"].as_u64(), Some(bytes.len() as u64));
    // The names of files stand in a zip as they are.
    let holds = |name: &str| {
        bytes
            .windows(name.len())
            .any(|part| part == name.as_bytes())
    };
    for name in [
        "imsmanifest.xml",
        "index.html",
        "app.wasm",
        "questions/japan-soviet-union.json",
    ] {
        assert!(holds(name), "{name}");
    }
    assert!(!holds("questions/other.json"));

    let empty = folder.file("empty");
    fs::create_dir_all(&empty).unwrap();
    for (query, edition, site, says) in [
        ("seed=x", "2004", &site, "no assignment"),
        ("h=0011", "1.2", &site, "another set"),
        ("seed=7", "3", &site, "--edition"),
        ("seed=7", "1.2", &empty, "no built site"),
    ] {
        let (output, _) = made(query, edition, site);
        assert_eq!(output.status.code(), Some(2), "{query}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(says), "{told}");
    }
}
