//! Notes as Anki writes them, and what bites in them.

use super::*;

fn import(text: &str) -> Import {
    read(text, &Choices::default(), &mut |_, _| {}).unwrap()
}

fn sides(import: &Import) -> Vec<(&str, &str)> {
    let cards = import.set.cards.iter();
    cards.map(|card| (&*card.front, &*card.back)).collect()
}

#[test]
fn a_note_is_a_card_with_its_tags_and_its_name() {
    let read = import(
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n\
         ab%c\tBasic\tJapan::Treaties\tWhen was <b>Portsmouth</b>?\t1905\ttreaty peace\n\
         \"q\"\"x\"\tBasic\tDefault\t\"two\nlines<br>three\"\t&lt;b&gt; &amp; c\t\n",
    );
    assert_eq!(
        sides(&read),
        [
            ("When was Portsmouth?", "1905"),
            ("two lines\nthree", "<b> & c")
        ]
    );
    assert_eq!(
        read.set.cards[0].tags,
        ["treaty", "peace", "Japan::Treaties"]
    );
    assert_eq!(read.set.cards[0].id, "ab:25:c");
    assert_eq!(read.set.cards[1].id, "q:22:x");
    assert_eq!(read.lines.cards, [7, 8]);
    assert!(read.remarks.is_empty());
}

#[test]
fn what_is_no_html_stands_as_it_is() {
    let read = import("#separator:;\n#html:false\na <b>;\"x; y\nz\"\n# a comment\n\n;back\nonly\n");
    assert_eq!(
        sides(&read),
        [("a <b>", "x; y\nz"), ("", "back"), ("only", "")]
    );
    assert_eq!(read.lines.cards, [3, 7, 8]);
}

#[test]
fn html_and_separator_are_guessed_as_anki_guesses() {
    let read = import("tags:a b\nx <i>y</i>|z\n");
    assert_eq!(sides(&read), [("x y", "z")]);
    assert_eq!(read.set.cards[0].tags, ["a", "b"]);
    assert_eq!(
        sides(&import("#columns:x\n1 < 2, 3 > 2")),
        [("1 < 2", "3 > 2")]
    );
}

#[test]
fn further_fields_stand_on_the_back_with_their_names() {
    let read = import("#separator:tab\n#columns:Note\tBack\tFront\t\nn\tb\tf\tm\nn\tb\tf\n");
    assert_eq!(sides(&read), [("f", "b\nNote: n\nm"), ("f", "b\nNote: n")]);
    assert_eq!(read.set.cards[1].id, "f-2");
    let [remark] = &*read.remarks else {
        panic!("{:?}", read.remarks);
    };
    assert_eq!((remark.code, remark.line), ("fields-joined", 3));
    assert!(remark.says.ends_with("with 3 in this file."));
}

#[test]
fn gaps_make_cards() {
    let read = import(
        "#separator:tab\n#html:true\n#guid column:3\nIn {{c1::1956}} to {{c2::Moscow::city}}\textra\tg\n",
    );
    assert_eq!(
        sides(&read),
        [
            ("In […] to Moscow", "1956\nextra"),
            ("In 1956 to [city]", "Moscow\nextra")
        ]
    );
    assert_eq!(read.set.cards[1].id, "g-2");
    assert_eq!(read.lines.cards, [4, 4]);
}

#[test]
fn a_note_of_very_many_gaps_is_told_and_takes_no_room() {
    let gaps: String = (1..=500).map(|n| format!("{{{{c{n}::x}}}}")).collect();
    let note = format!("{gaps}\tback\n");
    let read = import(&format!("#separator:tab\n{}", note.repeat(200)));
    let size: usize = read.set.cards.iter().map(|card| card.front.len()).sum();
    assert!(size < note.len() * 200 * 7, "{size}");
    assert_eq!(read.remarks.len(), 200);
    assert_eq!(read.remarks[0].code, "too-many-gaps");
}

#[test]
fn what_every_card_repeats_takes_no_room() {
    let gaps: String = (1..=100).map(|n| format!("{{{{c{n}::x}}}}")).collect();
    let long = "A".repeat(50_000);
    for text in [
        format!("#separator:tab\n#html:true\n{gaps}<img src='data:image/png;base64,{long}'>\tb\n"),
        format!("#separator:tab\n#guid column:3\n{gaps}\tb\t{long}\n"),
        format!("#separator:tab\n#tags column:3\n{gaps}\tb\t{long}\n"),
        format!(
            "#separator:tab\n#tags:{long} {long}\n{}",
            "a\tb\n".repeat(500)
        ),
        format!(
            "#separator:tab\n#tags:{}\n{}",
            "a ".repeat(50_000),
            "a\tb\n".repeat(500)
        ),
        format!(
            "#separator:tab\n#columns:a\tb\t{long}\n{}",
            "a\tb\tc\n".repeat(500)
        ),
    ] {
        let read = import(&text);
        let size = |card: &CardShape| {
            let tags: usize = card.tags.iter().map(|tag| 24 + tag.len()).sum();
            let image = card.image.as_ref().map_or(0, |image| image.url.len());
            card.id.len() + card.front.len() + card.back.len() + tags + image
        };
        let size: usize = read.set.cards.iter().map(size).sum();
        assert!(size < 10 * text.len(), "{size} of {}", text.len());
        assert!(
            !read.remarks.is_empty() || text.contains("a a"),
            "{}",
            text.len()
        );
    }
}

#[test]
fn of_very_many_fields_a_thousand_are_read() {
    let read = import(&["#separator:tab\n", &"a\t".repeat(300_000)].concat());
    assert_eq!(read.set.cards[0].back.len(), 2 * 999 - 1);
    assert_eq!(read.remarks[0].code, "too-many-fields");
}

#[test]
fn files_are_told_and_pictures_of_the_web_are_kept() {
    let read = import(
        "#separator:tab\n#html:true\n<img src=\"https://e.org/a.png\" alt='a'>f[sound:x.mp3]\tb<img src=b.png>\n\
         f\t<img src=\"https://e.org/b.png\">b\n",
    );
    let image = read.set.cards[0].image.as_ref().unwrap();
    assert_eq!((&*image.url, &*image.alt), ("https://e.org/a.png", "a"));
    assert_eq!(sides(&read), [("f", "b"), ("f", "b")]);
    let codes: Vec<_> = read.remarks.iter().map(|remark| remark.code).collect();
    assert_eq!(codes, ["file-left-out", "picture-of-back"]);
}

#[test]
fn a_head_without_notes_is_told() {
    let read = read(
        "#separator:tab\n#html:true\n\n",
        &Choices::default(),
        &mut |_, _| {},
    );
    assert!(matches!(read, Err(Unreadable::Broken { .. })));
    assert!(looks_like("#separator:tab\na\tb"));
    assert!(looks_like("# made by hand\n#html:true\na\tb"));
    assert!(looks_like("tags:a\nx,y"));
    assert!(!looks_like("# a heading\na,b"));
}
