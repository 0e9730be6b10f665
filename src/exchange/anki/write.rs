//! Cards as notes of Anki in plain text, under the head that its importer understands.

use super::guid;
use crate::date::{self, Date};
use crate::exchange::Written;
use crate::exchange::html::escaped as html;
use crate::exchange::lost::Lost;
use crate::set::format::{CardShape, EventShape, SetShape, WrittenQuestionShape};

const HEAD: &str = "#separator:tab
#html:true
#notetype:Basic
#columns:Front\tBack\tTags\tGuid
#tags column:3
#guid column:4
";

/// Writes the cards of a set; events as cards from date to title, questions from question to
/// answer.
#[must_use]
pub fn write(set: &SetShape) -> Written {
    let mut out = csv::WriterBuilder::new()
        .delimiter(b'\t')
        .comment(Some(b'#'))
        .from_writer(HEAD.as_bytes().to_vec());
    let cards = set.cards.iter().map(of_card);
    let events = set.events.iter().map(of_event);
    let questions = set.questions.iter().map(of_question);
    for note in cards.chain(events).chain(questions) {
        // Into memory nothing fails, and each record has as many fields as the first.
        out.write_record(note).unwrap_or_default();
    }
    let bytes = out.into_inner().unwrap_or_default();
    Written {
        text: String::from_utf8(bytes).unwrap_or_default(),
        lost: lost(set),
    }
}

type Note = [String; 4];

fn of_card(card: &CardShape) -> Note {
    let picture = card.image.as_ref().map(|image| {
        let (url, alt) = (attribute(&image.url), attribute(&image.alt));
        format!("<img src=\"{url}\" alt=\"{alt}\">")
    });
    [
        html(&card.front) + &picture.unwrap_or_default(),
        html(&card.back),
        tags(&card.tags),
        guid::guid(&card.id),
    ]
}

fn of_event(event: &EventShape) -> Note {
    let when =
        Date::parse(&event.date).map_or_else(|_| event.date.clone(), |date| date::text(&date));
    let says = event.summary.as_ref().filter(|says| **says != event.title);
    let back = [
        html(&event.title),
        says.map(|says| html(says)).unwrap_or_default(),
    ];
    let back: Vec<&str> = back
        .iter()
        .map(|part| &**part)
        .filter(|part| !part.is_empty())
        .collect();
    let kind = tag(&event.kind);
    [html(&when), back.join("<br>"), kind, guid::guid(&event.id)]
}

fn of_question(question: &WrittenQuestionShape) -> Note {
    let pairs = question
        .pairs
        .iter()
        .map(|[item, place]| format!("{item} → {place}"));
    let answers: Vec<String> = question.key.iter().cloned().chain(pairs).collect();
    let mut back = html(&answers.join("\n"));
    if let Some(why) = &question.why {
        back.push_str("<br>");
        back.push_str(&html(why));
    }
    [
        html(&question.stem),
        back,
        tags(&question.tags),
        guid::guid(&question.id),
    ]
}

fn attribute(text: &str) -> String {
    html(text).replace('"', "&quot;").replace("<br>", " ")
}

fn tags(tags: &[String]) -> String {
    let tags: Vec<String> = tags.iter().map(|text| tag(text)).collect();
    tags.join(" ")
}

/// A tag of Anki has no spaces.
fn tag(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join("_")
}

fn lost(set: &SetShape) -> Vec<String> {
    let count = |is: &dyn Fn(&CardShape) -> bool| set.cards.iter().filter(|card| is(card)).count();
    let spaced = |tag: &String| tag.contains(char::is_whitespace);
    let pictures = set
        .events
        .iter()
        .filter(|event| event.image.is_some())
        .count()
        + set
            .questions
            .iter()
            .filter(|question| question.image.is_some())
            .count();
    let sources = count(&|card| card.source.is_some())
        + set
            .events
            .iter()
            .filter(|event| event.source.is_some())
            .count()
        + set
            .questions
            .iter()
            .filter(|question| question.source.is_some())
            .count();
    let offered = set
        .questions
        .iter()
        .filter(|question| !question.options.is_empty())
        .count();
    let mut lost = Lost::default();
    for (count, one, many, why) in [
        (
            set.events.len(),
            "event",
            "events",
            "each becomes a card with its date on the front and its title on the back. Places, people, numbers and the like are left out",
        ),
        (
            set.questions.len(),
            "question",
            "questions",
            "each becomes a card with the question on the front and the answer on the back",
        ),
        (
            offered,
            "question with options",
            "questions with options",
            "a card offers none",
        ),
        (
            count(&|card| card.reversible),
            "card that may be turned around",
            "cards that may be turned around",
            "Anki does that by the type of the note. Choose ‘Basic (and reversed card)’ there",
        ),
        (
            sources,
            "reference to a source",
            "references to sources",
            "notes have no field for them",
        ),
        (
            pictures,
            "picture of an event or a question",
            "pictures of events and questions",
            "they are left out",
        ),
        (
            count(&|card| card.tags.iter().any(spaced)),
            "card with a tag of several words",
            "cards with a tag of several words",
            "Anki has tags of one, so an underscore stands for the space",
        ),
        (
            set.eras.len(),
            "era",
            "eras",
            "notes have no field for them",
        ),
    ] {
        lost.tell(count, one, many, why);
    }
    lost.of_rest(set);
    lost.told("notes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Choices, anki};
    use crate::set::format::ImageShape;
    use proptest::prelude::*;

    fn set(cards: Vec<CardShape>) -> SetShape {
        SetShape {
            cards,
            ..SetShape::default()
        }
    }

    fn again(set: &SetShape) -> Vec<CardShape> {
        let written = write(set);
        let read = anki::read(&written.text, &Choices::default(), &mut |_, _| {});
        let read = read.unwrap();
        assert!(read.remarks.is_empty(), "{:?}", read.remarks);
        read.set.cards
    }

    #[test]
    fn what_anki_cannot_hold_is_told() {
        let event = EventShape {
            id: "e".to_owned(),
            date: "1905-09-05".to_owned(),
            title: "the Treaty".to_owned(),
            ..EventShape::default()
        };
        let card = CardShape {
            reversible: true,
            tags: vec!["two words".to_owned()],
            ..CardShape::default()
        };
        let set = SetShape {
            events: vec![event],
            ..set(vec![card])
        };
        let written = write(&set);
        assert!(
            written
                .text
                .ends_with("5 September 1905\tthe Treaty\t\te\n"),
            "{}",
            written.text
        );
        assert_eq!(written.lost.len(), 3, "{:?}", written.lost);
    }

    /// A text as HTML can hold it: no spaces at the ends of lines, no two empty lines.
    fn kept(text: &str) -> String {
        crate::exchange::html::plain(&html(text)).text
    }

    fn card() -> impl Strategy<Value = CardShape> {
        let text = r#"[a-z#"<>&;\t{} \n日é'|,:]{0,20}[a-z日]"#;
        let image = prop::option::of(("https://[a-z&\"]{1,8}", "[a-z\"<> ]{0,8}"));
        let tags = prop::collection::btree_set("[a-z:_]{1,6}", 0..3);
        ("[a-z0-9é:-]{1,12}", text, text, tags, image).prop_map(|(id, front, back, tags, image)| {
            CardShape {
                id,
                front: kept(&front.replace("{{", "{")),
                back: kept(&back),
                tags: tags.into_iter().collect(),
                image: image.map(|(url, alt)| ImageShape {
                    url,
                    alt: crate::exchange::text::clean_line(&alt),
                }),
                ..CardShape::default()
            }
        })
    }

    proptest! {
        #[test]
        fn cards_come_back_as_they_were(cards in prop::collection::vec(card(), 1..6)) {
            let set = set(cards);
            prop_assert_eq!(again(&set), set.cards);
        }
    }
}
