//! What the tables of quiz sites come to.

use crate::exchange::table::read_text;
use crate::exchange::{Choices, Encoding, Format, Import};

fn read(text: &str) -> Import {
    read_text(text, Encoding::Utf8, &Choices::default(), &mut |_, _| {}).expect("a table")
}

fn keys(import: &Import) -> Vec<(u32, &str, String)> {
    let questions = import.set.questions.iter().zip(&import.lines.questions);
    questions
        .map(|(question, line)| (*line, question.form.as_str(), question.key.join("+")))
        .collect()
}

#[test]
fn kahoot_has_its_headings_below_instructions() {
    let import = read(include_str!(
        "../../../tests/fixtures/exchange/tables/kahoot.csv"
    ));
    assert_eq!((import.format, import.remarks.len()), (Format::Kahoot, 0));
    let expected = [
        (9, "choice", "1956".to_owned()),
        (10, "multiple-response", "The siege+The pact".to_owned()),
        // The number of an option, and not the option that is this number.
        (11, "choice", "3".to_owned()),
    ];
    assert_eq!(keys(&import), expected);
    assert_eq!(
        import.set.questions[1].options,
        ["The siege", "The pact", "The declaration"]
    );
}

#[test]
fn quizizz_says_of_what_type_each_question_is() {
    let import = read(include_str!(
        "../../../tests/fixtures/exchange/tables/quizizz.csv"
    ));
    assert_eq!(import.format, Format::Quizizz);
    let expected = [
        (2, "choice", "1956".to_owned()),
        (
            3,
            "multiple-response",
            "Portsmouth+The basic convention".to_owned(),
        ),
        (4, "short-answer", "Moscow+Moskva".to_owned()),
    ];
    assert_eq!(keys(&import), expected);
    assert_eq!(
        import.set.questions[0].why.as_deref(),
        Some("It ended the state of war.")
    );
    assert!(import.set.questions[1].image.is_some());
    let refused: Vec<u32> = import.remarks.iter().map(|remark| remark.line).collect();
    assert_eq!(refused, [5, 6, 7]);
}

#[test]
fn blooket_has_a_banner_and_headings_of_several_lines() {
    let import = read(include_str!(
        "../../../tests/fixtures/exchange/tables/blooket.csv"
    ));
    assert_eq!((import.format, import.remarks.len()), (Format::Blooket, 0));
    let expected = [
        (8, "choice", "1956".to_owned()),
        (9, "multiple-response", "The siege+The pact".to_owned()),
    ];
    assert_eq!(keys(&import), expected);
}

#[test]
fn quizlet_parts_terms_as_its_user_chose() {
    for (text, format) in [
        (
            "der Hund\tthe dog, \"a\" dog\ndie Katze\tthe cat\n",
            Format::Quizlet,
        ),
        (
            "der Hund,the dog;die Katze,the cat;das Huhn,the hen",
            Format::Quizlet,
        ),
        (
            "der Hund\tthe dog;die Katze\tthe cat;das Huhn\tthe hen;",
            Format::Quizlet,
        ),
    ] {
        let import = read(text);
        assert_eq!(import.format, format, "{text}");
        assert_eq!(import.set.cards[1].back, "the cat", "{text}");
    }
    let choices = Choices {
        format: Some(Format::Quizlet),
        separator: Some('-'),
        ..Choices::default()
    };
    let import = read_text(
        "der Hund - the dog\ndie Katze - the cat\n",
        Encoding::Utf8,
        &choices,
        &mut |_, _| {},
    );
    let import = import.expect("terms");
    assert_eq!(
        (
            import.set.cards[1].front.as_str(),
            import.set.cards[1].back.as_str()
        ),
        ("die Katze", "the cat")
    );
    assert_eq!(import.columns.map(|columns| columns.separator), Some('-'));
}
