//! What reads files of other programs, each fuzzed by itself: with what it begins from, and the words it knows.

/// A reader that the target `exchange` may run.
pub struct Parser {
    /// What it is chosen by: the format's name on the command line of `annals`, or what it reads.
    pub name: &'static str,
    /// Folders with inputs to begin from, beside its own in `fuzz/seeds/`.
    pub fixtures: &'static [&'static str],
    /// The words of its language: a file of `fuzz/dictionaries/`.
    pub dictionary: &'static str,
    /// The longest input, in bytes: room for some items, and short enough for a million in some minutes.
    pub longest: usize,
}

/// The target of which these are.
pub const TARGET: &str = "exchange";

const TABLES: &str = "tests/fixtures/exchange/tables";

pub const ALL: [Parser; 20] = [
    parser("annals", &[], "json", 1500),
    parser("csv", &[TABLES], "tables", 500),
    parser("xlsx", &[TABLES], "sheet", 2000),
    parser("ods", &[TABLES], "sheet", 1800),
    parser("quizlet", &[], "vendors", 500),
    parser("kahoot", &[TABLES], "vendors", 500),
    parser("quizizz", &[TABLES], "vendors", 700),
    parser("blooket", &[TABLES], "vendors", 500),
    parser("gift", &["tests/fixtures/exchange/gift"], "gift", 700),
    parser(
        "moodle-xml",
        &["tests/fixtures/exchange/moodle"],
        "xml",
        1500,
    ),
    parser("aiken", &["tests/fixtures/exchange/aiken"], "aiken", 500),
    parser("anki", &["tests/fixtures/exchange/anki"], "anki", 500),
    parser(
        "timelinejs",
        &["tests/fixtures/exchange/timeline"],
        "json",
        800,
    ),
    parser(
        "timelinejs-csv",
        &["tests/fixtures/exchange/timeline"],
        "timeline",
        600,
    ),
    parser(
        "wikidata",
        &["tests/fixtures/exchange/wikidata"],
        "json",
        800,
    ),
    parser(
        "wikidata-csv",
        &["tests/fixtures/exchange/wikidata"],
        "wikidata",
        600,
    ),
    parser("opentdb", &["tests/fixtures/exchange/opentdb"], "json", 700),
    parser("link", &[], "json", 500),
    parser("markup", &[], "html", 600),
    parser(
        "recognised",
        &["fuzz/seeds", "tests/fixtures/exchange"],
        "tables",
        800,
    ),
];

const fn parser(
    name: &'static str,
    fixtures: &'static [&'static str],
    dictionary: &'static str,
    longest: usize,
) -> Parser {
    Parser {
        name,
        fixtures,
        dictionary,
        longest,
    }
}

/// The parser of this name.
pub fn named(name: &str) -> Option<&'static Parser> {
    ALL.iter().find(|parser| parser.name == name)
}

/// Their names, for who mistyped one.
pub fn names() -> String {
    ALL.map(|parser| parser.name).join(", ")
}

#[cfg(test)]
mod tests {
    use annals::exchange::Format;

    use super::*;

    #[test]
    fn every_format_is_fuzzed_by_itself() {
        for format in Format::ALL {
            assert!(named(format.name()).is_some(), "{}", format.name());
        }
        for parser in ALL {
            let dictionary = crate::step::top()
                .join("fuzz/dictionaries")
                .join(parser.dictionary);
            assert!(
                dictionary.with_extension("dict").is_file(),
                "{}",
                parser.name
            );
        }
    }
}
