//! Sets there and back: what a format holds comes back as it was, and whatever does not is named
//! among what was lost.

use std::collections::BTreeSet;
use std::fmt::Debug;

use annals::exchange::{self, Choices, Format};
use annals::set::format::{
    ActorShape, AspectShape, CardShape, CitationShape, EntityShape, EraShape, EventShape,
    HeadShape, ImageShape, KindShape, KnownShape, LinkShape, QuantityShape, RelationShape,
    SetShape, SourceShape, StruckShape, WrittenQuestionShape,
};
use proptest::prelude::*;
use proptest::sample::select;

/// One thing that a set says: what it is of every item that has it; in words of which a loss has
/// one, where it may get lost.
struct Aspect {
    name: &'static str,
    /// Of which list it is.
    list: ListOf,
    of: fn(&SetShape) -> Vec<(String, String)>,
    words: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq)]
enum ListOf {
    Events,
    Cards,
    Questions,
    Rest,
}

/// What a field is of the items that have it: their ids, and it.
fn filled<S, V: Debug + Default + PartialEq>(
    items: &[S],
    id: impl Fn(&S) -> &str,
    of: impl Fn(&S) -> V,
) -> Vec<(String, String)> {
    let items = items.iter().map(|item| (id(item).to_owned(), of(item)));
    let filled = items.filter(|(_, value)| *value != V::default());
    filled
        .map(|(id, value)| (id, format!("{value:?}")))
        .collect()
}

fn events<V: Debug + Default + PartialEq>(
    set: &SetShape,
    of: impl Fn(&EventShape) -> V,
) -> Vec<(String, String)> {
    filled(&set.events, |event| &event.id, of)
}

fn cards<V: Debug + Default + PartialEq>(
    set: &SetShape,
    of: impl Fn(&CardShape) -> V,
) -> Vec<(String, String)> {
    filled(&set.cards, |card| &card.id, of)
}

fn questions<V: Debug + Default + PartialEq>(
    set: &SetShape,
    of: impl Fn(&WrittenQuestionShape) -> V,
) -> Vec<(String, String)> {
    filled(&set.questions, |question| &question.id, of)
}

fn rest<V: Debug>(values: impl Iterator<Item = V>) -> Vec<(String, String)> {
    let values: BTreeSet<String> = values.map(|value| format!("{value:?}")).collect();
    values
        .into_iter()
        .map(|value| (String::new(), value))
        .collect()
}

/// What an entity is called; its id is made anew.
fn name(set: &SetShape, id: &str) -> String {
    let found = set.entities.iter().find(|entity| entity.id == id);
    found.map_or_else(|| id.to_owned(), |entity| entity.name.clone())
}

fn cited(set: &SetShape, citation: Option<&CitationShape>) -> Option<[String; 3]> {
    let citation = citation?;
    let source = set.sources.iter().find(|source| source.id == citation.id);
    let called = source.map(|source| source.url.clone().unwrap_or_else(|| source.title.clone()));
    Some([
        called.unwrap_or_default(),
        citation.section.clone().unwrap_or_default(),
        citation.note.clone().unwrap_or_default(),
    ])
}

#[rustfmt::skip]
const ASPECTS: &[Aspect] = &[
    Aspect { name: "date", list: ListOf::Events, of: |set| events(set, |event| event.date.clone()), words: &[] },
    Aspect { name: "title", list: ListOf::Events, of: |set| events(set, |event| event.title.clone()), words: &[] },
    Aspect { name: "kind", list: ListOf::Events, of: |set| events(set, |event| event.kind.clone()), words: &[] },
    Aspect { name: "summary", list: ListOf::Events, of: |set| events(set, |event| event.summary.clone()), words: &[] },
    Aspect { name: "image", list: ListOf::Events, of: |set| events(set, |event| event.image.clone()), words: &["picture"] },
    Aspect { name: "did", list: ListOf::Events, of: |set| events(set, |event| event.did.clone()), words: &["who did what"] },
    Aspect { name: "place", list: ListOf::Events, of: |set| events(set, |event| event.place.as_ref().map(|id| name(set, id))), words: &["place"] },
    Aspect { name: "actors", list: ListOf::Events, of: |set| events(set, |event| event.actors.iter().map(|actor| name(set, &actor.entity)).collect::<BTreeSet<_>>()), words: &["took part", "semicolon"] },
    Aspect { name: "roles", list: ListOf::Events, of: |set| events(set, |event| event.actors.iter().map(|actor| (name(set, &actor.entity), actor.role.clone())).collect::<BTreeSet<_>>()), words: &["role", "took part", "semicolon"] },
    Aspect { name: "asked", list: ListOf::Events, of: |set| events(set, |event| event.actors.iter().filter_map(|actor| actor.asked.clone()).chain(event.quantities.iter().filter_map(|quantity| quantity.asked.clone())).collect::<Vec<_>>()), words: &["question of an actor", "questions of actors", "took part", "with numbers"] },
    Aspect { name: "quantities", list: ListOf::Events, of: |set| events(set, |event| event.quantities.iter().map(|one| (one.of.clone(), one.value.clone(), one.unit.clone(), one.hedge.clone())).collect::<Vec<_>>()), words: &["number"] },
    Aspect { name: "links", list: ListOf::Events, of: |set| events(set, |event| event.links.clone()), words: &["link"] },
    Aspect { name: "also", list: ListOf::Events, of: |set| events(set, |event| event.also.clone()), words: &["like events"] },
    Aspect { name: "ask", list: ListOf::Events, of: |set| events(set, |event| event.ask.clone()), words: &["may be asked"] },
    Aspect { name: "complete", list: ListOf::Events, of: |set| events(set, |event| event.complete.clone()), words: &["all took part"] },
    Aspect { name: "source of an event", list: ListOf::Events, of: |set| events(set, |event| cited(set, event.source.as_ref())), words: &["source", "remark"] },
    Aspect { name: "front", list: ListOf::Cards, of: |set| cards(set, |card| card.front.clone()), words: &[] },
    Aspect { name: "back", list: ListOf::Cards, of: |set| cards(set, |card| card.back.clone()), words: &[] },
    Aspect { name: "tags of a card", list: ListOf::Cards, of: |set| cards(set, |card| card.tags.clone()), words: &["tag"] },
    Aspect { name: "reversible", list: ListOf::Cards, of: |set| cards(set, |card| card.reversible), words: &["turned around"] },
    Aspect { name: "image of a card", list: ListOf::Cards, of: |set| cards(set, |card| card.image.clone()), words: &[] },
    Aspect { name: "source of a card", list: ListOf::Cards, of: |set| cards(set, |card| cited(set, card.source.as_ref())), words: &["source", "remark"] },
    Aspect { name: "stem", list: ListOf::Questions, of: |set| questions(set, |one| one.stem.clone()), words: &[] },
    Aspect { name: "form", list: ListOf::Questions, of: |set| questions(set, |one| one.form.clone()), words: &["match", "number", "several may be right"] },
    Aspect { name: "options", list: ListOf::Questions, of: |set| questions(set, |one| one.options.clone()), words: &["match"] },
    Aspect { name: "key", list: ListOf::Questions, of: |set| questions(set, |one| one.key.iter().cloned().collect::<BTreeSet<_>>()), words: &["semicolon", "->"] },
    Aspect { name: "pairs", list: ListOf::Questions, of: |set| questions(set, |one| one.pairs.clone()), words: &["match"] },
    Aspect { name: "tolerance", list: ListOf::Questions, of: |set| questions(set, |one| one.tolerance.clone()), words: &["number"] },
    Aspect { name: "why", list: ListOf::Questions, of: |set| questions(set, |one| one.why.clone()), words: &[] },
    Aspect { name: "feedback", list: ListOf::Questions, of: |set| questions(set, |one| one.feedback.clone()), words: &["feedback", "said of an option"] },
    Aspect { name: "tags of a question", list: ListOf::Questions, of: |set| questions(set, |one| one.tags.clone()), words: &["tag"] },
    Aspect { name: "image of a question", list: ListOf::Questions, of: |set| questions(set, |one| one.image.clone()), words: &[] },
    Aspect { name: "source of a question", list: ListOf::Questions, of: |set| questions(set, |one| cited(set, one.source.as_ref())), words: &["source", "remark"] },
    Aspect { name: "eras", list: ListOf::Rest, of: |set| rest(set.eras.iter().map(|era| (&era.name, &era.date))), words: &["era"] },
    Aspect { name: "kinds", list: ListOf::Rest, of: |set| rest(set.kinds.iter()), words: &["kind"] },
    Aspect { name: "entities", list: ListOf::Rest, of: |set| rest(set.entities.iter().map(|one| EntityShape { id: String::new(), ..one.clone() })), words: &["entit", "semicolon"] },
    Aspect { name: "sources", list: ListOf::Rest, of: |set| rest(set.sources.iter().map(|one| (&one.title, &one.url, &one.note))), words: &["source"] },
    Aspect { name: "title of the set", list: ListOf::Rest, of: |set| rest([&set.head.title].into_iter()), words: &[] },
    Aspect { name: "details", list: ListOf::Rest, of: |set| rest([(&set.head.license, &set.head.attribution, &set.head.language, &set.head.version, &set.head.report_to, &set.head.complete)].into_iter()), words: &["detail"] },
    Aspect { name: "choices", list: ListOf::Rest, of: |set| rest([(&set.head.forms, &set.head.struck, &set.head.known)].into_iter()), words: &["choice"] },
];

/// What the items of a list are called that a format has no room for at all.
fn of_list(list: ListOf) -> &'static str {
    match list {
        ListOf::Events => "event",
        ListOf::Cards => "card",
        ListOf::Questions => "question",
        ListOf::Rest => "",
    }
}

/// Writes a set and reads it again, under the name that its file would have.
fn there_and_back(set: &SetShape, format: Format) -> (SetShape, Vec<String>, String) {
    let written = exchange::write(set, format).unwrap();
    let choices = Choices {
        name: [set.head.title.as_str(), format.ending()].concat(),
        format: Some(format),
        ..Choices::default()
    };
    let import = exchange::read(written.text.as_bytes(), &choices, &mut |_, _| {});
    let again = import.map(|import| import.set).unwrap_or_default();
    (again, written.lost, written.text)
}

fn ids(set: &SetShape, list: ListOf) -> BTreeSet<&str> {
    match list {
        ListOf::Events => set.events.iter().map(|one| one.id.as_str()).collect(),
        ListOf::Cards => set.cards.iter().map(|one| one.id.as_str()).collect(),
        ListOf::Questions => set.questions.iter().map(|one| one.id.as_str()).collect(),
        ListOf::Rest => BTreeSet::from([""]),
    }
}

/// What differs and is named by no loss.
fn untold(set: &SetShape, format: Format) -> Vec<String> {
    let (again, lost, text) = there_and_back(set, format);
    let is_told = |words: &[&str]| {
        let mut lost = lost.iter();
        lost.any(|told| words.iter().any(|word| told.contains(word)))
    };
    let mut untold = Vec::new();
    for list in [ListOf::Events, ListOf::Cards, ListOf::Questions] {
        let gone: Vec<&str> = ids(set, list)
            .difference(&ids(&again, list))
            .copied()
            .collect();
        if !gone.is_empty() && !is_told(&[of_list(list)]) {
            untold.push(format!("{}: {gone:?} are gone", of_list(list)));
        }
    }
    // Of a file without an item nothing is read; that it has none is told by its items.
    let has_items =
        !again.events.is_empty() || !again.cards.is_empty() || !again.questions.is_empty();
    for aspect in ASPECTS {
        if aspect.list == ListOf::Rest && !has_items {
            continue;
        }
        // What is asked of an item that is gone is told with it.
        let [here, there] = [ids(set, aspect.list), ids(&again, aspect.list)];
        let in_both = |set: &SetShape| -> Vec<(String, String)> {
            let all = (aspect.of)(set).into_iter();
            all.filter(|(id, _)| here.contains(id.as_str()) && there.contains(id.as_str()))
                .collect()
        };
        let [before, after] = [in_both(set), in_both(&again)];
        if before != after && !is_told(aspect.words) {
            untold.push(format!("{}: {before:?} became {after:?}", aspect.name));
        }
    }
    if !untold.is_empty() {
        untold.push(format!("{lost:#?}\n{text}"));
    }
    untold
}

/// A text on a line; now and then with signs that mean something somewhere.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{2,8}( [a-z]{1,6}){0,2}",
        1 => "[A-Za-zé日][a-z<>&\"'=~#{}:;,|*/\\[\\]+@-]{1,6}[a-zé日]".prop_filter("no arrow", |text| !text.contains("->")),
    ]
}

fn some<S: Strategy>(strategy: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::weighted(0.3, strategy)
}

fn date() -> impl Strategy<Value = String> {
    select(vec![
        "1956-10-19",
        "1904",
        "-0489-09-12",
        "1918/1922",
        "1941-06",
        "1920~",
        "18XX",
        "[1978-05..1978-08]",
        "../1950",
        "1956-02-31",
    ])
    .prop_map(str::to_owned)
}

fn image() -> impl Strategy<Value = ImageShape> {
    let url = select(vec![
        "https://pictures.example/a.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "https://pictures.example/b?id=3&c=4",
    ]);
    (url, prop_oneof![Just(String::new()), text()]).prop_map(|(url, alt)| ImageShape {
        url: url.to_owned(),
        alt,
    })
}

fn citation() -> impl Strategy<Value = CitationShape> {
    (
        select(vec!["s0", "s1"]),
        some(text()),
        prop::option::weighted(0.1, text()),
    )
        .prop_map(|(id, section, note)| CitationShape {
            id: id.to_owned(),
            section,
            note,
        })
}

fn event() -> impl Strategy<Value = EventShape> {
    let actors = prop::collection::btree_map(
        0..4_usize,
        (
            select(vec!["participant", "participant", "guest"]),
            prop::option::weighted(0.1, text()),
        ),
        0..3,
    );
    let quantity = (
        text(),
        select(vec!["2", "4.5", "1200"]),
        select(vec!["", "islands", "years"]),
        some(select(vec!["nearly", "about"])),
        prop::option::weighted(0.1, text()),
    );
    let first = (
        date(),
        text(),
        some(text()),
        some(text()),
        some((text(), text())),
        some(0..4_usize),
    );
    let second = (
        actors,
        prop::collection::vec(quantity, 0..2),
        some(image()),
        some(citation()),
        0..12_u8,
    );
    (first, second).prop_map(
        |((date, title, kind, summary, did, place), (actors, quantities, image, source, rare))| {
            EventShape {
                date,
                title,
                kind: kind.unwrap_or_default(),
                summary,
                did: did.map(|(subject, verb)| [subject, verb]),
                place: place.map(|at| format!("e{at}")),
                actors: actors
                    .into_iter()
                    .map(|(at, (role, asked))| ActorShape {
                        entity: format!("e{at}"),
                        role: role.to_owned(),
                        asked,
                    })
                    .collect(),
                quantities: quantities
                    .into_iter()
                    .map(|(of, value, unit, hedge, asked)| QuantityShape {
                        of,
                        value: value.to_owned(),
                        unit: unit.to_owned(),
                        hedge: hedge.map(str::to_owned),
                        asked,
                    })
                    .collect(),
                image,
                source,
                links: if rare == 0 {
                    vec![LinkShape {
                        event: "event-0".to_owned(),
                        relation: RelationShape::After,
                    }]
                } else {
                    Vec::new()
                },
                also: if rare == 1 {
                    vec!["1901".to_owned()]
                } else {
                    Vec::new()
                },
                ask: (rare == 2).then(|| vec![AspectShape::Date]),
                complete: if rare == 3 {
                    vec!["person".to_owned()]
                } else {
                    Vec::new()
                },
                ..EventShape::default()
            }
        },
    )
}

fn card() -> impl Strategy<Value = CardShape> {
    let back = prop_oneof![3 => text(), 1 => (text(), text()).prop_map(|(a, b)| format!("{a}\n{b}")), 1 => Just(String::new())];
    (
        text(),
        back,
        prop::collection::btree_set("[a-z]{1,5}( [a-z]{1,4})?|[a-z];[b-z]", 0..3),
        any::<bool>(),
        some(image()),
        some(citation()),
    )
        .prop_map(|(front, back, tags, reversible, image, source)| CardShape {
            front,
            back,
            tags: tags.into_iter().collect(),
            reversible,
            image,
            source,
            ..CardShape::default()
        })
}

fn question() -> impl Strategy<Value = WrittenQuestionShape> {
    let texts = prop::collection::btree_set(text(), 2..5);
    let rest = (
        some(text()),
        some(image()),
        prop::collection::btree_set("[a-z]{2,6}|[a-z]<[a-z];", 0..2),
        some(citation()),
        any::<bool>(),
    );
    (text(), 0..5_u8, texts, 1..3_usize, rest).prop_map(
        |(stem, form, texts, keys, (why, image, tags, source, says))| {
            let texts: Vec<String> = texts.into_iter().collect();
            let mut question = WrittenQuestionShape {
                stem: format!("{stem}?"),
                why,
                image,
                tags: tags.into_iter().collect(),
                source,
                ..WrittenQuestionShape::default()
            };
            let form = match form {
                0 => {
                    question.key = texts[..1].to_vec();
                    "choice"
                }
                1 => {
                    question.key = texts[..keys].to_vec();
                    "multiple-response"
                }
                2 => {
                    question.key = texts[..keys].to_vec();
                    "short-answer"
                }
                3 => {
                    question.key = vec!["4.5".to_owned()];
                    question.tolerance = says.then(|| "0.25".to_owned());
                    "number"
                }
                _ => {
                    question.pairs = texts
                        .iter()
                        .map(|text| [text.clone(), format!("{text} 2")])
                        .collect();
                    "match"
                }
            };
            if form == "choice" || form == "multiple-response" {
                question.options = texts;
            }
            if says && !question.options.is_empty() {
                question.feedback = vec![(question.options[1].clone(), "Not so.".to_owned())];
            }
            question.form = form.to_owned();
            question
        },
    )
}

fn head() -> impl Strategy<Value = HeadShape> {
    (text(), 0..16_u8).prop_map(|(title, rare)| {
        let at = |number: u8, text: &str| {
            if rare == number {
                text.to_owned()
            } else {
                String::new()
            }
        };
        HeadShape {
            format: annals::set::format::FORMAT.to_owned(),
            id: "set".to_owned(),
            title: title.replace(['/', '\\', '.'], ""),
            license: at(1, "CC0-1.0"),
            attribution: at(2, "By us."),
            language: at(3, "en"),
            version: at(4, "2"),
            report_to: at(5, "a@b.example"),
            complete: if rare == 6 {
                vec![AspectShape::Actors]
            } else {
                Vec::new()
            },
            forms: if rare == 7 {
                vec!["order".to_owned()]
            } else {
                Vec::new()
            },
            struck: if rare == 8 {
                vec![StruckShape {
                    fact: "event-0/date".to_owned(),
                    form: None,
                }]
            } else {
                Vec::new()
            },
            known: if rare == 9 {
                vec![KnownShape {
                    code: "no-source".to_owned(),
                    item: None,
                }]
            } else {
                Vec::new()
            },
        }
    })
}

/// Entities that have different names, so that names tell them apart.
fn entities() -> impl Strategy<Value = Vec<EntityShape>> {
    let one = (
        select(vec!["person", "state", "place", "treaty"]),
        some(text()),
        text(),
    );
    prop::collection::vec(one, 4).prop_map(|all| {
        let all = all.into_iter().enumerate();
        let all = all.map(|(at, (kind, alias, name))| EntityShape {
            id: format!("e{at}"),
            kind: kind.to_owned(),
            name: format!("{name} {at}"),
            aliases: alias.into_iter().collect(),
            ..EntityShape::default()
        });
        all.collect()
    })
}

fn set() -> impl Strategy<Value = SetShape> {
    let lists = (
        prop::collection::vec(event(), 0..4),
        prop::collection::vec(card(), 0..4),
        prop::collection::vec(question(), 0..4),
        0..4_u8,
    );
    let rest = (
        entities(),
        prop::collection::vec((text(), some(Just("https://books.example/a"))), 2),
        any::<bool>(),
        any::<bool>(),
    );
    (head(), lists, rest).prop_map(
        |(head, (events, cards, questions, which), (entities, sources, has_era, has_kind))| {
            let mut set = SetShape {
                head,
                events,
                cards,
                questions,
                ..SetShape::default()
            };
            // A table holds one list, and the others are to be tried as well.
            match which {
                1 => set.events.clear(),
                2 => {
                    set.events.clear();
                    set.questions.clear();
                }
                _ => {}
            }
            if !set.events.is_empty() {
                set.entities = entities;
            }
            let sources = sources.into_iter().enumerate();
            let sources = sources.map(|(at, (title, url))| SourceShape {
                id: format!("s{at}"),
                title: format!("{title} {at}"),
                url: url.map(|url| format!("{url}{at}")),
                note: None,
            });
            set.sources = sources.collect();
            if has_era {
                set.eras = vec![EraShape {
                    id: "early".to_owned(),
                    name: "The early years".to_owned(),
                    date: "1900/1920".to_owned(),
                }];
            }
            if has_kind {
                set.kinds = vec![KindShape {
                    id: "war".to_owned(),
                    one: "a war".to_owned(),
                    many: "wars".to_owned(),
                    ..KindShape::default()
                }];
            }
            for (at, event) in set.events.iter_mut().enumerate() {
                event.id = format!("event-{at}");
            }
            for (at, card) in set.cards.iter_mut().enumerate() {
                card.id = format!("card-{at}");
            }
            for (at, question) in set.questions.iter_mut().enumerate() {
                question.id = format!("question-{at}");
            }
            set
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_set_in_its_own_format_is_the_same_set(set in set()) {
        let (again, lost, text) = there_and_back(&set, Format::Native);
        prop_assert_eq!(lost, Vec::<String>::new());
        prop_assert_eq!(again, set, "{}", text);
    }

    #[test]
    fn whatever_differs_after_a_table_is_told(set in set()) {
        let untold = untold(&set, Format::Table);
        prop_assert!(untold.is_empty(), "left: {}", untold.join("\n"));
    }

    #[test]
    fn whatever_differs_after_gift_is_told(set in set()) {
        let untold = untold(&set, Format::Gift);
        prop_assert!(untold.is_empty(), "left: {}", untold.join("\n"));
    }

    #[test]
    fn whatever_differs_after_moodle_xml_is_told(set in set()) {
        let untold = untold(&set, Format::MoodleXml);
        prop_assert!(untold.is_empty(), "left: {}", untold.join("\n"));
    }

    #[test]
    fn whatever_differs_after_anki_is_told(set in set()) {
        let untold = untold(&set, Format::AnkiNotes);
        prop_assert!(untold.is_empty(), "left: {}", untold.join("\n"));
    }

    #[test]
    fn whatever_differs_after_a_timeline_is_told(set in set()) {
        let untold = untold(&set, Format::TimelineJson);
        prop_assert!(untold.is_empty(), "left: {}", untold.join("\n"));
    }
}
