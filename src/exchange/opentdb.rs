//! Questions of the Open Trivia Database, in any of the ways that it encodes its texts.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;

use super::head::head;
use super::ids::Ids;
use super::listed::{self, Fault, Item, Listed};
use super::markup::decoded;
use super::text::{clean, clean_line};
use super::{Choices, Format, Import, Lines, Progress, Remark, Unreadable};
use crate::set::Severity;
use crate::set::format::{SetShape, WrittenQuestionShape};
use crate::set::json::Value;

/// After so many questions progress is told.
const STEP: u32 = 512;
/// How many questions are looked at to tell how the texts are encoded.
const LOOKED_AT: usize = 50;
/// The most wrong answers of one question that are kept.
const MOST_OPTIONS: usize = 50;

/// How the texts of a file are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Texts {
    /// `&quot;`: what the service does when nothing else is asked of it.
    Html,
    /// `%22`
    Url,
    /// `Ig==`
    Base64,
}

/// Whether it is an answer of the service.
pub(super) fn looks_like(text: &str) -> bool {
    let fields = listed::fields(text);
    let has_answers = || {
        let results = Listed::at(text, &["results"]);
        results.is_some_and(|results| {
            let mut first = results.each().take(5);
            first.any(|item| item.text.contains("\"correct_answer\""))
        })
    };
    fields.contains(&"results") && (fields.contains(&"response_code") || has_answers())
}

/// Reads questions.
///
/// # Errors
/// When it is no JSON, or the service had none.
pub(super) fn read(
    text: &str,
    choices: &Choices,
    progress: Progress<'_>,
) -> Result<Import, Unreadable> {
    let broken = |line, says: &str| Unreadable::Broken {
        format: Format::OpenTdb,
        line,
        says: says.to_owned(),
    };
    let results =
        Listed::at(text, &["results"]).ok_or_else(|| broken(0, "It has no list of `results`."))?;
    let around = results
        .around()
        .map_err(|fault| broken(fault.line, &fault.says))?;
    if results.len() == 0 {
        return Err(broken(0, refusal(around.field("response_code").integer())));
    }
    let texts = texts_of(&results);
    let mut remarks = Vec::new();
    let mut questions = Vec::new();
    let mut lines = Vec::new();
    let mut ids = Ids::default();
    let all = u32::try_from(results.len()).unwrap_or(u32::MAX);
    for (done, item) in (0u32..).zip(results.each()) {
        match question(item, texts) {
            Ok(mut question) => {
                question.id = ids.of(&question.stem);
                questions.push(question);
                lines.push(item.line);
            }
            Err(fault) => remarks.push(Remark::new(
                Severity::Error,
                "not-read",
                fault.line,
                item.text,
                fault.says,
            )),
        }
        if done.is_multiple_of(STEP) {
            progress(done, all);
        }
    }
    if results.beyond > 0 {
        let says = format!(
            "{} questions behind these are not read. Part the file.",
            results.beyond
        );
        let line = lines.last().copied().unwrap_or_default();
        remarks.push(Remark::new(
            Severity::Error,
            "too-many-items",
            line,
            "",
            says,
        ));
    }
    progress(all, all);
    let mut head = head(choices, "", "Questions");
    // What the database asks of whoever shows its questions.
    head.license = "CC-BY-SA-4.0".to_owned();
    head.attribution = "Open Trivia Database, https://opentdb.com".to_owned();
    Ok(Import {
        format: Format::OpenTdb,
        set: SetShape {
            head,
            questions,
            ..SetShape::default()
        },
        lines: Lines {
            questions: lines,
            ..Lines::default()
        },
        remarks,
        columns: None,
    })
}

/// Why there is no question, by the number that the service gives.
fn refusal(code: Option<i64>) -> &'static str {
    match code {
        Some(1) => "The service had not as many questions as were asked for. Ask for fewer.",
        Some(2) => "The service did not understand what was asked of it. Look at the address.",
        Some(3 | 4) => "The service had given all its questions already. Ask without a token.",
        Some(5) => "The service was asked too often. Wait five seconds and ask again.",
        Some(_) | None => "There is no question in it.",
    }
}

/// How the texts are encoded, by the first of them.
fn texts_of(results: &Listed<'_>) -> Texts {
    let (mut spaces, mut escapes) = (false, false);
    for item in results.each().take(LOOKED_AT) {
        let Ok(value) = item.value() else {
            continue;
        };
        // Its two values are known, so that they tell base64 at once.
        let sort = value.field("type").text().unwrap_or_default();
        let decoded = STANDARD.decode(sort).unwrap_or_default();
        if matches!(&*decoded, b"multiple" | b"boolean") {
            return Texts::Base64;
        }
        let stem = value.field("question").text().unwrap_or_default();
        spaces |= stem.contains(' ');
        escapes |= stem.contains("%20") || stem.contains("%3F");
    }
    if escapes && !spaces {
        Texts::Url
    } else {
        Texts::Html
    }
}

impl Texts {
    fn decoded(self, text: &str) -> Option<String> {
        match self {
            Texts::Html => Some(decoded(text).into_owned()),
            Texts::Url => percent_decode_str(text)
                .decode_utf8()
                .ok()
                .map(|text| text.into_owned()),
            Texts::Base64 => String::from_utf8(STANDARD.decode(text.trim()).ok()?).ok(),
        }
    }
}

/// A question, without its id.
fn question(item: Item<'_>, texts: Texts) -> Result<WrittenQuestionShape, Fault> {
    let value = item.value()?;
    let fault = |says: &str| Fault {
        line: item.line,
        says: says.to_owned(),
    };
    let Value::Object(_) = value else {
        return Err(fault("This is no question: write an object in braces."));
    };
    let decode = |value: &Value<'_>| {
        let decoded = texts.decoded(value.text().unwrap_or_default());
        decoded.ok_or_else(|| {
            fault("A text of it is not encoded as those before it. Ask the service for the file again.")
        })
    };
    let text = |name: &str| decode(value.field(name));
    let key = clean_line(&text("correct_answer")?);
    let is_boolean = text("type")? == "boolean";
    let options = if is_boolean {
        vec!["True".to_owned(), "False".to_owned()]
    } else {
        let wrong = value.field("incorrect_answers").items();
        let wrong = wrong.iter().take(MOST_OPTIONS).map(decode);
        let wrong: Result<Vec<String>, Fault> = wrong.collect();
        let wrong = wrong?.into_iter().map(|option| clean_line(&option));
        let mut options: Vec<String> = wrong.collect();
        // Where the right one stands must not tell it: by the alphabet, as options of a form.
        options.push(key.clone());
        options.sort();
        options
    };
    let tags = [text("category")?, text("difficulty")?];
    let tags = tags.iter().map(|tag| clean_line(tag));
    Ok(WrittenQuestionShape {
        form: "choice".to_owned(),
        stem: clean(&text("question")?),
        options,
        key: vec![key],
        tags: tags.filter(|tag| !tag.is_empty()).collect(),
        ..WrittenQuestionShape::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(text: &str) -> Import {
        assert!(looks_like(text));
        read(text, &Choices::default(), &mut |_, _| {}).unwrap()
    }

    fn file(encode: impl Fn(&str) -> String) -> String {
        let one = |sort: &str, question: &str, right: &str, wrong: &[&str]| {
            let wrong: Vec<String> = wrong
                .iter()
                .map(|text| format!("\"{}\"", encode(text)))
                .collect();
            format!(
                "{{\"type\":\"{}\",\"difficulty\":\"{}\",\"category\":\"{}\",\n\"question\":\"{}\",\"correct_answer\":\"{}\",\"incorrect_answers\":[{}]}}",
                encode(sort),
                encode("easy"),
                encode("History & more"),
                encode(question),
                encode(right),
                wrong.join(",")
            )
        };
        format!(
            "{{\"response_code\":0,\"results\":[\n{},\n{}]}}",
            one(
                "multiple",
                "Who said “Ça ira” & left?",
                "É. B",
                &["a <i>", "z"]
            ),
            one("boolean", "Was it 100% so?", "False", &["True"])
        )
    }

    fn html(text: &str) -> String {
        let text = text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        text.replace('“', "&ldquo;")
            .replace('”', "&#8221;")
            .replace('Ç', "&Ccedil;")
            .replace('É', "&#xC9;")
    }

    fn url(text: &str) -> String {
        let bytes = text.bytes().map(|byte| match byte {
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        });
        bytes.collect()
    }

    #[test]
    fn all_three_encodings_say_the_same() {
        for (name, text) in [
            ("html", file(html)),
            ("url", file(url)),
            ("base64", file(|text| STANDARD.encode(text))),
        ] {
            let read = import(&text);
            let [first, second] = &*read.set.questions else {
                panic!("{name}: {read:?}");
            };
            assert_eq!(first.stem, "Who said “Ça ira” & left?", "{name}");
            assert_eq!(first.options, ["a <i>", "z", "É. B"]);
            assert_eq!(first.key, ["É. B"]);
            assert_eq!(first.tags, ["History & more", "easy"]);
            assert_eq!(
                (&*second.stem, &*second.key),
                ("Was it 100% so?", &["False".to_owned()][..])
            );
            assert_eq!(second.options, ["True", "False"]);
            assert_eq!(read.lines.questions, [2, 4]);
            assert!(read.remarks.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_bad_question_refuses_itself_and_an_empty_answer_is_told() {
        let read = import(
            "{\"results\":[{\"question\":\"q\",\"correct_answer\":\"a\",\"incorrect_answers\":[\"b\"]},\n4,\n{]}",
        );
        assert_eq!(read.set.questions.len(), 1);
        let lines: Vec<u32> = read.remarks.iter().map(|remark| remark.line).collect();
        assert_eq!(lines, [2, 3]);
        let empty = super::read(
            "{\"response_code\":5,\"results\":[]}",
            &Choices::default(),
            &mut |_, _| {},
        );
        let Err(error) = empty else {
            panic!("{empty:?}");
        };
        assert!(error.to_string().contains("Wait five seconds"), "{error}");
        assert!(!looks_like("{\"results\":{\"bindings\":[]}}"));
    }
}
