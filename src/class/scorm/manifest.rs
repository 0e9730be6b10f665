//! `imsmanifest.xml`: what a package says of itself. One organization with one item, one resource
//! with all files.
//!
//! The order of elements is that of the schemas: IMS Content Packaging 1.1.2 with ADL's 1.2, and
//! 1.1.4 with ADL's 1.3 and IMS Simple Sequencing 1.0. The schemas themselves are not in the package.

use super::Edition;
use super::words::{decimal, identifier, short};

/// What a package says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta<'a> {
    /// By what it is known: the id of its assignment. Another content should have another.
    pub identifier: &'a str,
    /// What the LMS shows.
    pub title: &'a str,
    /// The language of the title, by BCP 47.
    pub language: &'a str,
    /// The file that the LMS opens.
    pub launch: &'a str,
    /// The names of all files of the package, without the manifest.
    pub files: &'a [String],
    /// From which score on it is passed, in thousandths; `None`: it is completed and no more.
    pub pass_permille: Option<u16>,
}

/// The longest title that the schema of 1.2 has.
const LONGEST_TITLE: usize = 200;
/// What the names of elements begin with: a name of XML begins with a letter.
const BEGINS: &str = "annals-";

/// The manifest of a package.
#[must_use]
pub fn manifest(edition: Edition, meta: &Meta) -> String {
    let id = [BEGINS, &identifier(meta.identifier, 64)].concat();
    let title = match short(meta.title, LONGEST_TITLE) {
        title if title.is_empty() => "Annals".to_owned(),
        title => title,
    };
    let title = ["<title>", &escape(&title), "</title>"].concat();
    let language = match is_language(meta.language) {
        true => [" xml:lang=\"", meta.language, "\""].concat(),
        false => String::new(),
    };
    let (spaces, version, sco) = match edition {
        Edition::V12 => (SPACES_V12, "1.2", "adlcp:scormtype"),
        Edition::V2004 => (SPACES_V2004, "2004 4th Edition", "adlcp:scormType"),
    };
    let (of_item, of_organization) = match edition {
        Edition::V12 => (rules_v12(meta), ""),
        // The LMS leads to the one item by itself.
        Edition::V2004 => (rules_v2004(&id, meta), FLOW),
    };
    let launch = href(meta.launch);
    let mut files: Vec<String> = meta.files.iter().map(|name| href(name)).collect();
    if !files.contains(&launch) {
        files.insert(0, launch.clone());
    }
    let file = |name: &String| ["      <file href=\"", name, "\"/>\n"].concat();
    let files: String = files.iter().map(file).collect();
    [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest identifier=\"",
        &id,
        "\" version=\"1\"",
        &language,
        spaces,
        ">\n  <metadata>\n    <schema>ADL SCORM</schema>\n    <schemaversion>",
        version,
        "</schemaversion>\n  </metadata>\n  <organizations default=\"",
        &id,
        "-organization\">\n    <organization identifier=\"",
        &id,
        "-organization\">\n      ",
        &title,
        "\n      <item identifier=\"",
        &id,
        "-item\" identifierref=\"",
        &id,
        "-resource\">\n        ",
        &title,
        "\n",
        &of_item,
        "      </item>\n",
        of_organization,
        "    </organization>\n  </organizations>\n  <resources>\n    <resource identifier=\"",
        &id,
        "-resource\" type=\"webcontent\" ",
        sco,
        "=\"sco\" href=\"",
        &launch,
        "\">\n",
        &files,
        "    </resource>\n  </resources>\n</manifest>\n",
    ]
    .concat()
}

const SPACES_V12: &str = "\n  xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\"\
    \n  xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"";
const SPACES_V2004: &str = "\n  xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"\
    \n  xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_v1p3\"\
    \n  xmlns:imsss=\"http://www.imsglobal.org/xsd/imsss\"";
const FLOW: &str = "      <imsss:sequencing>\n        \
    <imsss:controlMode choice=\"true\" flow=\"true\"/>\n      </imsss:sequencing>\n";
/// Of an item of 1.2: the mark that is asked. How long an attempt may take is not said to the LMS:
/// a learner who needs more time takes it, and Annals itself tells the time.
fn rules_v12(meta: &Meta) -> String {
    let rule = |pass: u16| {
        let mark = decimal(u64::from(pass.min(1000)), 1);
        let parts = [
            "        <adlcp:masteryscore>",
            &mark,
            "</adlcp:masteryscore>\n",
        ];
        parts.concat()
    };
    meta.pass_permille.map(rule).unwrap_or_default()
}

/// Of an item of 2004. Completion and success are told by Annals, and guessed by no LMS.
fn rules_v2004(id: &str, meta: &Meta) -> String {
    let mut rules = "        <imsss:sequencing>\n".to_owned();
    if let Some(pass) = meta.pass_permille {
        let objective = [
            "          <imsss:objectives>\n            <imsss:primaryObjective objectiveID=\"",
            id,
            "-objective\" satisfiedByMeasure=\"true\">\n              <imsss:minNormalizedMeasure>",
            &decimal(u64::from(pass.min(1000)), 3),
            "</imsss:minNormalizedMeasure>\n            </imsss:primaryObjective>\n          ",
            "</imsss:objectives>\n",
        ];
        rules.push_str(&objective.concat());
    }
    rules.push_str(
        "          <imsss:deliveryControls tracked=\"true\" completionSetByContent=\"true\" \
         objectiveSetByContent=\"true\"/>\n        </imsss:sequencing>\n",
    );
    rules
}

/// A text within XML or an attribute of it. What XML 1.0 has no sign for becomes a space.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            _ if sign.is_control() => out.push(' '),
            _ => out.push(sign),
        }
    }
    out
}

/// The name of a file as a reference: what is no plain letter is percent-encoded (RFC 3986).
fn href(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                const DIGITS: [char; 16] = [
                    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
                ];
                out.push('%');
                out.push(DIGITS[usize::from(byte / 16)]);
                out.push(DIGITS[usize::from(byte % 16)]);
            }
        }
    }
    out
}

/// Whether a text is a language of XML: letters, then parts of letters and digits.
fn is_language(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(at, part)| {
        let fits = |sign: char| sign.is_ascii_alphabetic() || at > 0 && sign.is_ascii_digit();
        (1..=8).contains(&part.len()) && part.chars().all(fits)
    })
}

#[cfg(test)]
mod tests;
