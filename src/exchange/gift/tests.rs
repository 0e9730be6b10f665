//! The corners of GIFT, each as Moodle's importer takes it.

use proptest::prelude::*;

use super::*;
use crate::exchange::Remark;
use crate::set::format::{CardShape, SetShape, WrittenQuestionShape};

const CORNERS: &str = include_str!("../../../tests/fixtures/exchange/gift/corners.gift");

fn import(text: &str) -> Import {
    read(text, &Choices::default(), &mut |_, _| {}).unwrap()
}

fn one(text: &str) -> WrittenQuestionShape {
    let import = import(text);
    assert_eq!(import.set.questions.len(), 1, "{text}: {import:?}");
    import.set.questions.into_iter().next().unwrap()
}

fn codes(remarks: &[Remark]) -> Vec<(u32, &str)> {
    remarks.iter().map(|told| (told.line, told.code)).collect()
}

#[test]
#[ignore = "needs a folder of question files of others, named by GIFT_CORPUS"]
fn files_of_others_are_read() {
    let folder = std::env::var("GIFT_CORPUS").unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "gift") {
            let text = std::fs::read_to_string(&path).unwrap();
            println!("{} {}", path.display(), looks_like(&text));
            println!("{:#?}", read(&text, &Choices::default(), &mut |_, _| {}));
        }
    }
}

#[test]
fn a_file_of_corners_is_read_whole() {
    assert!(looks_like(CORNERS));
    let import = import(CORNERS);
    let told: Vec<(&str, &str)> = import
        .set
        .questions
        .iter()
        .map(|one| (one.id.as_str(), one.form.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("tsushima.1", "choice"),
            ("signatories", "multiple-response"),
            ("the-fleet-sailed-round-africa", "choice"),
            ("the-war-ended-in", "number"),
            ("years-of-war", "number"),
            ("capitals", "match"),
            ("who-was-the-admiral", "short-answer"),
            ("is-this-lower-case", "short-answer"),
        ]
    );
    assert_eq!(
        codes(&import.remarks),
        [
            (36, "partly-right"),
            (36, "feedback-lost"),
            (46, "no-question"),
            (48, "essay-as-card"),
            (50, "unbalanced-braces"),
            (52, "unbalanced-braces")
        ]
    );
    assert_eq!(import.set.questions[0].tags, ["Wars/1904", "sea"]);
    assert_eq!(import.set.questions[4].tolerance.as_deref(), Some("0.75"));
}

#[test]
fn each_form_is_told_by_its_signs() {
    for (text, form, key) in [
        ("Who?{~Grant ~Lee =no one}", "choice", "no one"),
        ("Which?{~%50%a ~%50%b ~%-100%c}", "multiple-response", "a|b"),
        ("Which?{~%100%a ~b}", "multiple-response", "a"),
        ("True?{T}", "choice", "True"),
        ("True?{FALSE}", "choice", "False"),
        // In lower case it is a text to be typed.
        ("True?{true}", "short-answer", "true"),
        ("Who?{=no one =nobody}", "short-answer", "no one|nobody"),
        ("Who?{no one}", "short-answer", "no one"),
        ("Who?{=%100%Ann =%50%Bob =%0%*#no}", "short-answer", "Ann"),
        ("When?{#1822}", "number", "1822"),
        ("When?{#=1822:0 =%50%1822:2}", "number", "1822"),
        ("Is {=four =4} two and two.", "short-answer", "four|4"),
        (
            "A\\{b\\}?{=\\=\\~\\#\\:\\\\n =x\\ny}",
            "short-answer",
            "=~#:\\n|x y",
        ),
        // An arrow alone is no match, nor is one beside a tilde.
        ("How?{~a -> b =c -> d}", "choice", "c -> d"),
        // Of a choice what is behind the equals sign is text, a weight as well.
        ("Who?{=%50%a ~b}", "choice", "%50%a"),
    ] {
        let question = one(text);
        assert_eq!(
            (question.form.as_str(), question.key.join("|").as_str()),
            (form, key),
            "{text}"
        );
    }
}

#[test]
fn numbers_are_exact_and_what_is_none_is_left_to_be_mended() {
    for (answer, key, off) in [
        ("#1822", "1822", None),
        ("#-1:0", "-1", Some("0")),
        ("#3.1415:0.0005", "3.1415", Some("0.0005")),
        ("#3.141..3.142", "3.1415", Some("0.0005")),
        ("#-5..5", "0", Some("5")),
        // Neither the order of a span matters to Moodle, nor the sign of what an answer may be off.
        ("#5..1", "3", Some("2")),
        ("#5:-0.5", "5", Some("0.5")),
        ("#=1:0.1", "1", Some("0.1")),
        ("# = .5 : .1 ", "0.5", Some("0.1")),
        ("#=%100%9:0#nine", "9", Some("0")),
        // A decimal comma is refused by Moodle, and by the reader of the set.
        ("#3,14", "3,14", None),
        ("#1..x", "1..x", None),
    ] {
        let question = one(&["How many?{", answer, "}"].concat());
        assert_eq!(
            (question.key[0].as_str(), question.tolerance.as_deref()),
            (key, off),
            "{answer}"
        );
    }
}

#[test]
fn an_empty_line_ends_a_question_even_in_braces() {
    let import = import("First?{=a\n\n=b}\n\nSecond?{=c}\r\n\r\nThird?{=d}\rmore");
    assert_eq!(
        codes(&import.remarks),
        [(1, "unbalanced-braces"), (3, "unbalanced-braces")]
    );
    assert_eq!(import.lines.questions, [5, 7]);
    assert_eq!(import.set.questions[1].stem, "Third?____\nmore");
}

#[test]
fn feedback_stands_where_moodle_puts_it() {
    let choice = one("Who?{~a#not a\n=b#yes, b####[html]<p>It <b>was</b> b.</p>}");
    assert_eq!(
        choice.feedback,
        [("a".into(), "not a".into()), ("b".into(), "yes, b".into())]
    );
    assert_eq!(choice.why.as_deref(), Some("It was b."));
    // Of true and false what is said of the wrong answer comes first.
    for (text, said) in [
        (
            "It is.{TRUE#wrong#right}",
            [("True", "right"), ("False", "wrong")].as_slice(),
        ),
        (
            "It is.{F#wrong#right####why}",
            &[("True", "wrong"), ("False", "right")],
        ),
        ("It is.{T#wrong}", &[("False", "wrong")]),
        ("It is.{T##right}", &[("True", "right")]),
    ] {
        let feedback = one(text).feedback;
        let feedback: Vec<(&str, &str)> = feedback
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(feedback, said, "{text}");
    }
    let typed = one("Who?{=Ann#well done =Bob}");
    assert_eq!(typed.feedback, [("Ann".to_owned(), "well done".to_owned())]);
    assert_eq!(
        one("When?{#1822#so it was}").why.as_deref(),
        Some("so it was")
    );
}

#[test]
fn comments_titles_and_categories_are_taken() {
    let text = "// [tag:lost]\n\n$CATEGORY: $course$/top/Wars//Asia/East\n\n\
        // question: 7  name: x [id:q.7] [tag:a \\] b]\n//[tag:two][tag:<x>]\n::A \\:title::[moodle]Who?{=Ann}\n\n\
        ::Other::Who?{=Bob}\n// [tag:after]\n\nWho?{=Cid}";
    let import = import(text);
    assert_eq!(import.remarks, []);
    let told: Vec<(&str, Vec<&str>)> = import
        .set
        .questions
        .iter()
        .map(|question| {
            (
                question.id.as_str(),
                question.tags.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    let category = "Wars/Asia/East";
    assert_eq!(
        told,
        [
            ("q.7", vec![category, "a ] b", "two"]),
            ("other", vec![category, "after"]),
            ("who", vec![category]),
        ]
    );
    assert_eq!(import.lines.questions, [7, 9, 12]);
}

#[test]
fn a_match_has_places_to_spare_and_one_without_an_arrow_is_left_to_be_mended() {
    let question = one("Match{=[html]Jap<b>an</b> -> Tokyo =Italy->Rome -> x = -> Oslo}");
    assert_eq!(question.pairs, [["Japan", "Tokyo"], ["Italy", "Rome -> x"]]);
    assert_eq!(question.options, ["Oslo"]);
    let question = one("Match{=a -> b =c}");
    assert_eq!(question.pairs, [["a", "b"], ["c", ""]]);
}

#[test]
fn what_annals_has_no_form_for_is_told() {
    let text = "Just a text.\n\nEssay?{}\n\nEssay?{####Say this.}\n\n\
        Who?{~%50%half =whole}\n\nWhich?{~%75%a ~%25%b ~c}\n\nWho?{=a* =b\\*}\n\n\
        When?{#1 =2 =%0%3#no ~#wrong}\n\n[html]<img src='x.png'><video></video>Who?{=a ~<img src=y>}\n\n}{";
    let import = import(text);
    assert_eq!(
        codes(&import.remarks),
        [
            (1, "no-question"),
            (3, "essay-as-card"),
            (7, "shares-lost"),
            (9, "shares-lost"),
            (11, "wildcard"),
            (13, "feedback-lost"),
            (13, "second-number"),
            (15, "picture-lost"),
            (15, "media-lost"),
            (17, "unbalanced-braces"),
        ]
    );
    let backs: Vec<&str> = import
        .set
        .cards
        .iter()
        .map(|card| card.back.as_str())
        .collect();
    assert_eq!(backs, ["", "Say this."]);
    assert_eq!(import.set.questions[2].key, ["a*", "b*"]);
}

#[test]
fn a_file_is_told_from_others_by_what_is_in_it() {
    for (text, is_gift) in [
        ("// comment\n::T::Who?{}", true),
        ("$CATEGORY: x\n\nWhat?", true),
        ("Who?{\n  ~a\n =b}", true),
        ("Is it?{FALSE#no}", true),
        ("// [id:1]\nWhy?{}", true),
        ("[markdown]Only a text", true),
        ("{\"format\":\"annals-set/1\"}", false),
        ("[{\"a\":{\"b\":1}}]", false),
        ("<quiz><question type=\"essay\"/></quiz>", false),
        ("date,title\n1904,{war}", false),
        ("a \\{=b\\}", false),
        ("", false),
    ] {
        assert_eq!(looks_like(text), is_gift, "{text}");
    }
}

#[test]
fn markup_is_never_more_than_text() {
    for payload in [
        "<script>alert(1)</script>",
        "<img src\\=x onerror\\=alert(1)>",
        "<a href\\='javascript\\:alert(1)'>x</a>",
        "<img src\\='data\\:text/html;base64,PHNjcmlwdD4\\='>",
        "<style>*\\{display\\:none\\}</style>",
        "<svg onload\\=alert(1)><script>alert(1)</script></svg>",
        "<iframe src\\=javascript\\:alert(1)></iframe>",
    ] {
        let text = [
            "[html]", payload, "Q?{~", payload, "a#", payload, " =", payload, "b####", payload,
            "c}",
        ]
        .concat();
        let question = one(&text);
        let shown = format!("{question:?}");
        for harm in ["<", "javascript", "onerror", "data:"] {
            assert!(!shown.contains(harm), "{shown}");
        }
    }
}

/// A set of what GIFT holds.
fn set(questions: Vec<WrittenQuestionShape>) -> SetShape {
    let mut set = SetShape {
        questions,
        ..SetShape::default()
    };
    for (number, question) in set.questions.iter_mut().enumerate() {
        question.id = format!("q{number}");
    }
    set
}

#[test]
fn what_gift_has_no_room_for_is_counted() {
    let mut all = set(vec![
        one("Who?{=a}"),
        one("Who?{~a ~b}"),
        one("Who?{=a =c}"),
    ]);
    all.questions[2].key[0] = "a -> b".to_owned();
    all.events = vec![crate::set::format::EventShape::default(); 2];
    all.cards.push(CardShape {
        id: "c".to_owned(),
        front: "Front:".to_owned(),
        back: "[b]*".to_owned(),
        ..CardShape::default()
    });
    let written = write(&all);
    assert_eq!(
        written.lost,
        [
            "2 events: GIFT has no room for them.",
            "1 card: asked as a question, the back to be typed on one line.",
            "1 question: left out for a fault; mend it first.",
            "1 answer: left out, for ‘->’ in what is typed makes a match of it in GIFT.",
        ]
    );
    let back = import(&written.text);
    assert_eq!(back.remarks, []);
    let told: Vec<(&str, &str, &str)> = back
        .set
        .questions
        .iter()
        .map(|question| {
            (
                question.id.as_str(),
                question.stem.as_str(),
                question.key[0].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("q0", "Who?", "a"),
            ("q2", "Who?", "c"),
            ("c", "Front:", "[b]*")
        ]
    );
}

pub(in crate::exchange) fn any_question() -> impl Strategy<Value = WrittenQuestionShape> {
    // Signs that mean something, and some that do not.
    let text = || {
        "[a-c:#={}~%\\[\\]/\\\\<>&*éア.-]{0,6}[a-c]".prop_map(|text| match text.contains("->") {
            true => text.replace('>', "<"),
            false => text,
        })
    };
    let texts = |least: usize| proptest::collection::btree_set(text(), least..5);
    let rest = (
        text(),
        text(),
        proptest::option::of(text()),
        proptest::option::of(0..3usize),
        any::<bool>(),
        any::<bool>(),
    );
    (0..6, texts(2), rest).prop_map(|(form, texts, (stem, tag, why, image, multiline, says))| {
        let texts: Vec<String> = texts.into_iter().collect();
        let mut question = WrittenQuestionShape {
            stem: if multiline {
                format!("{stem}\n// {stem}")
            } else {
                stem
            },
            tags: vec![tag.replace(['<', '>', '\\'], "")],
            why,
            image: image.map(|at| crate::set::format::ImageShape {
                url: [
                    "https://x.example/p.png?a=1&b={2}",
                    "data:image/png;base64,iVBORw0KGgoAAA==",
                    "https://x.example/ü'",
                ][at]
                    .to_owned(),
                alt: "a \"b\" <c>".to_owned(),
            }),
            ..WrittenQuestionShape::default()
        };
        let (first, second) = (texts[0].clone(), texts[1].clone());
        match form {
            0 | 1 => {
                question.form = if form == 0 {
                    "choice"
                } else {
                    "multiple-response"
                }
                .to_owned();
                question.key = vec![second.clone()];
                if form == 1 {
                    question.key.insert(0, first);
                }
                if says {
                    question.feedback = vec![(second, "->[html]# b".to_owned())];
                }
                question.options = texts;
            }
            2 => {
                question.form = "choice".to_owned();
                question.options = vec!["True".to_owned(), "False".to_owned()];
                question.key = vec![if says { "True" } else { "False" }.to_owned()];
                question.feedback = vec![("False".to_owned(), first)];
            }
            3 => {
                question.form = "short-answer".to_owned();
                if says {
                    question.feedback = vec![(first, "[x] y".to_owned())];
                }
                question.key = texts;
            }
            4 => {
                question.form = "number".to_owned();
                question.key = vec!["-4.50".to_owned()];
                question.tolerance = says.then(|| "0.1".to_owned());
            }
            _ => {
                question.form = "match".to_owned();
                question.options = if says {
                    vec!["x -> y".to_owned()]
                } else {
                    Vec::new()
                };
                question.pairs = texts
                    .into_iter()
                    .map(|text| [format!("{text} -> "), first.clone()])
                    .map(|[a, b]| [a.trim().to_owned(), b])
                    .collect();
            }
        }
        question
    })
}

#[test]
fn a_question_of_very_many_answers_is_refused() {
    let back = import(&["a{=b", &"~c".repeat(6_000), "}"].concat());
    assert_eq!((back.set.questions.len(), back.remarks.len()), (0, 1));
    assert_eq!(back.remarks[0].code, "too-many-answers");
    let back = import(&["a{=b", &"~c".repeat(4_000), "}"].concat());
    assert_eq!(back.set.questions[0].options.len(), 4_001);
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(questions in proptest::collection::vec(any_question(), 1..4)) {
        let set = set(questions);
        let written = write(&set);
        let back = import(&written.text);
        prop_assert_eq!(&back.remarks, &[], "{}", written.text);
        prop_assert_eq!(back.set.questions, set.questions, "{}", written.text);
    }

    #[test]
    fn a_file_that_was_spoilt_is_read(at in 0..CORNERS.len(), cut in 0..40usize, put in "[{}=~#:%\\\\\n/<>&\\PC]{0,5}") {
        let mut bytes = CORNERS.as_bytes().to_vec();
        bytes.splice(at..(at + cut).min(CORNERS.len()), put.bytes());
        let text = String::from_utf8_lossy(&bytes);
        let set = import(&text).set;
        prop_assert!(write(&set).lost.len() < 8);
    }

    #[test]
    fn any_text_at_all_is_read(text in "([{}=~#:%\\\\\\[\\]\n /$a<>&*.-]|::|####|->|\\[id:|// |\\PC){0,60}") {
        looks_like(&text);
        let found = read(&text, &Choices::default(), &mut |_, _| {});
        prop_assert!(found.is_ok() || text.lines().all(|line| line.trim().is_empty() || line.contains("//") || line.contains("CATEGORY")), "{:?}", text);
    }
}
