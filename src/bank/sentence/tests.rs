use std::rc::Rc;

use super::*;
use crate::set;

/// A set of one event with this summary; its actors are those of the first list of ids.
fn bank(language: &str, summary: &str, actors: &[&str]) -> Bank {
    let actors: Vec<String> = actors
        .iter()
        .map(|id| format!(r#"{{"entity":"{id}","role":"party"}}"#))
        .collect();
    let text = format!(
        r#"{{"format":"annals-set/1","id":"t","title":"T","language":"{language}","entities":[
        {{"id":"japan","kind":"state","name":"Japan","names":{{"ja":"日本"}}}},
        {{"id":"ussr","kind":"state","name":"Soviet Union","aliases":["the Soviet Union","ソ連"]}},
        {{"id":"us","kind":"state","name":"United States","aliases":["US","the United States"]}},
        {{"id":"germany","kind":"state","name":"Germany"}},
        {{"id":"manchukuo","kind":"state","noun":"puppet state","name":"Manchukuo"}},
        {{"id":"togo","kind":"person","noun":"ambassador","name":"Shigenori Tōgō"}},
        {{"id":"sakhalin","kind":"place","noun":"island","name":"Sakhalin"}},
        {{"id":"south","kind":"place","name":"Southern Sakhalin"}},
        {{"id":"khasan","kind":"place","noun":"lake","name":"Lake Khasan"}},
        {{"id":"amur","kind":"place","noun":"river","name":"Amur River"}},
        {{"id":"league","kind":"organisation","name":"League of Nations"}}],
        "events":[{{"id":"e","date":"1941-04","title":"the pact of Japanese and Soviet envoys",
        "summary":"{summary}","actors":[{}],
        "quantities":[{{"of":"x","value":4.4,"unit":"billion US$","hedge":"nearly"}},
                      {{"of":"y","value":70000,"unit":"troops","hedge":"as many as"}}]}}]}}"#,
        actors.join(",")
    );
    let reading = set::read(&text).unwrap();
    assert_eq!(reading.set.events.len(), 1, "{:?}", reading.findings);
    Bank::compile(Rc::new(reading.set))
}

fn found(bank: &Bank) -> Vec<String> {
    let sentence = Sentence::of(bank, EventIx(0)).unwrap();
    let mentions = sentence.mentions.iter();
    mentions.map(|m| sentence.words(m).to_owned()).collect()
}

#[test]
fn a_sentence_knows_its_own_facts_in_the_letters_it_writes_them_in() {
    let cases: [(&str, &[&str], &[&str]); 9] = [
        (
            "Japan signed a pact with the Soviet Union.",
            &["ussr", "japan"],
            &["Japan", "Soviet Union"],
        ),
        ("Ambassador TŌGŌ signed.", &["togo"], &["TŌGŌ"]),
        (
            "To\u{304}go\u{304} signed.",
            &["togo"],
            &["To\u{304}go\u{304}"],
        ),
        // A name within a longer one is none.
        (
            "Japan gained southern Sakhalin.",
            &["sakhalin", "south"],
            &["southern Sakhalin"],
        ),
        // Nor is a word that only begins like it.
        (
            "The Japanese and the Germans signed.",
            &["japan", "germany"],
            &[],
        ),
        (
            "Germany’s defeat told us much.",
            &["germany", "us"],
            &["Germany"],
        ),
        ("Japan met the US.", &["us"], &["US"]),
        // Who took no part is not looked for.
        ("Japan met Germany.", &["germany"], &["Germany"]),
        (
            "It sent as many as 70,000 troops for nearly 4.4 billion US dollars, not 14.4.",
            &[],
            &["as many as 70,000 troops", "nearly 4.4 billion US dollars"],
        ),
    ];
    for (summary, actors, mentions) in cases {
        assert_eq!(found(&bank("en", summary, actors)), mentions, "{summary}");
    }
}

#[test]
fn a_japanese_sentence_needs_no_spaces() {
    let bank = bank("ja", "日本はソ連と中立条約を結んだ。", &["japan", "ussr"]);
    assert_eq!(found(&bank), ["日本", "ソ連"]);
    let sentence = Sentence::of(&bank, EventIx(0)).unwrap();
    let mention = sentence.only(Part::Entity(EntityIx(1))).unwrap();
    let gap = sentence.with(mention, "____");
    assert_eq!(gap, "April 1941: 日本は____と中立条約を結んだ。");
    assert!(!sentence.gives_back(mention, bank.set().entity(EntityIx(1))));
}

#[test]
fn a_name_told_twice_is_not_left_out() {
    let bank = bank(
        "en",
        "Japan and Germany met, and Japan signed.",
        &["japan", "germany"],
    );
    let sentence = Sentence::of(&bank, EventIx(0)).unwrap();
    assert!(sentence.only(Part::Entity(EntityIx(0))).is_none());
    assert!(sentence.only(Part::Entity(EntityIx(3))).is_some());
}

#[test]
fn what_is_left_out_is_not_told_by_another_word() {
    for (summary, language, actor, told) in [
        ("Japan sent Japanese envoys.", "en", "japan", true),
        ("Japan sent envoys.", "en", "japan", false),
        (
            "Soviet envoys of the Soviet Union came.",
            "en",
            "ussr",
            true,
        ),
        (
            "Manchurian trade went to Manchukuo.",
            "en",
            "manchukuo",
            true,
        ),
        (
            "Germany broke with its German friends.",
            "en",
            "germany",
            true,
        ),
        ("The US met Russia.", "en", "us", false),
        // What sort of thing it is may be said.
        (
            "At Lake Khasan, a lake in Primorye, they met.",
            "en",
            "khasan",
            false,
        ),
        (
            "They met on the river, the Amur River.",
            "en",
            "amur",
            false,
        ),
        ("日本は日本人を送った。", "ja", "japan", true),
    ] {
        let bank = bank(language, summary, &[actor]);
        let sentence = Sentence::of(&bank, EventIx(0)).unwrap();
        let mention = &sentence.mentions[0];
        let Part::Entity(ix) = mention.part else {
            panic!("{summary}");
        };
        let gives_back = sentence.gives_back(mention, bank.set().entity(ix));
        assert_eq!(gives_back, told, "{summary}");
    }
}

#[test]
fn a_name_stands_with_the_article_that_it_takes() {
    let bank = bank(
        "en",
        "Japan met the Soviet Union, a Germany of its own.",
        &["japan", "ussr", "germany"],
    );
    let sentence = Sentence::of(&bank, EventIx(0)).unwrap();
    let articles: Vec<Article> = sentence
        .mentions
        .iter()
        .map(|mention| sentence.article(mention))
        .collect();
    assert_eq!(articles, [Article::None, Article::The, Article::Indefinite]);
    let taking = bank
        .set()
        .entities
        .iter()
        .filter(|entity| takes_article(entity));
    let taking: Vec<&str> = taking.map(|entity| entity.id.as_str()).collect();
    assert_eq!(taking, ["ussr", "us", "amur", "league"]);
}

#[test]
fn the_date_leads_into_the_sentence_where_english_surely_can() {
    for (summary, language, led) in [
        ("Japan signed.", "en", "In April 1941, Japan signed."),
        (
            "The envoys signed.",
            "en",
            "In April 1941, the envoys signed.",
        ),
        (
            "Soviet envoys signed.",
            "en",
            "In April 1941, Soviet envoys signed.",
        ),
        ("Envoys signed.", "en", "In April 1941, envoys signed."),
        (
            "Ambassador Tōgō signed.",
            "en",
            "In April 1941, Ambassador Tōgō signed.",
        ),
        // A word of which the set does not say whether it is a name.
        ("Berlin signed.", "en", "April 1941: Berlin signed."),
        (
            "Japan unterschrieb.",
            "de",
            "April 1941: Japan unterschrieb.",
        ),
    ] {
        let bank = bank(language, summary, &["japan", "togo"]);
        let sentence = Sentence::of(&bank, EventIx(0)).unwrap();
        assert_eq!(sentence.dated(None), led);
    }
}

#[test]
fn a_number_that_the_date_tells_is_no_fact_of_the_sentence() {
    for (date, unit, told) in [
        ("1648/1669", "years", true),
        ("1648/1669", "ships", false),
        ("1669", "years", false),
    ] {
        let text = format!(
            r#"{{"format":"annals-set/1","id":"t","title":"T","events":[
            {{"id":"e","date":"{date}","title":"the siege of Candia",
            "summary":"Candia held out for 21 {unit}.",
            "quantities":[{{"of":"x","value":21,"unit":"{unit}"}}]}}]}}"#
        );
        let bank = Bank::compile(Rc::new(set::read(&text).unwrap().set));
        assert_eq!(found(&bank).is_empty(), told, "{date} {unit}");
    }
}
