//! A table as an encyclopaedia gives it: battles with a day or a year, many of them
//! before the common era, a place, who fought; no sentences, labels without an article,
//! and some labels twice.

use serde_json::{Value, json};

use super::chance::{Chance, name};

const PLACES: u64 = 400;
const POWERS: u64 = 60;
const SORTS: [(&str, &str); 5] = [
    ("battle", "Battle of"),
    ("battle", "Second Battle of"),
    ("siege", "Siege of"),
    ("siege", "Sack of"),
    ("naval", "Naval action off"),
];

/// A set of so many battles.
#[must_use]
pub fn battles(events: u64) -> String {
    let mut chance = Chance::new(3);
    let places = (0..PLACES).map(|n| {
        let noun = if n % 4 == 0 { "river" } else { "town" };
        json!({"id": format!("place-{n}"), "kind": "place", "noun": noun, "name": name(n + 10_000)})
    });
    let powers = (0..POWERS)
        .map(|n| json!({"id": format!("power-{n}"), "kind": "state", "name": name(n + 20_000)}));
    let entities: Vec<Value> = places.chain(powers).collect();
    let rows: Vec<Value> = (0..events)
        .map(|number| battle(number, &mut chance))
        .collect();
    json!({
        "format": "annals-set/1", "id": "battles", "title": "Battles",
        "kinds": [
            {"id": "battle", "one": "a battle on land", "many": "battles on land"},
            {"id": "siege", "one": "a siege", "many": "sieges"},
            {"id": "naval", "one": "an action at sea", "many": "actions at sea"},
        ],
        "sources": [{"id": "table", "title": "A table of battles", "url": "https://example.org/"}],
        "entities": entities, "events": rows,
    })
    .to_string()
}

fn battle(number: u64, chance: &mut Chance) -> Value {
    // More and more of them towards our time, as tables have it.
    let back = (chance.below(70) * chance.below(70)) as i64;
    let year = 1950 - back - chance.below(30) as i64;
    let sign = if year < 0 { "-" } else { "" };
    let year = format!("{sign}{:04}", year.abs());
    let date = match chance.below(8) {
        0 | 1 => year,
        2 => format!("{year}-{:02}", 1 + chance.below(12)),
        3 => format!("{year}~"),
        _ => format!(
            "{year}-{:02}-{:02}",
            1 + chance.below(12),
            1 + chance.below(28)
        ),
    };
    let place = chance.below(PLACES);
    let (kind, label) = *chance.of(&SORTS);
    // Most are called after a village of their own, some after the place of many.
    let called = if chance.one_in(6) {
        place + 10_000
    } else {
        number + 30_000
    };
    let (one, other) = (chance.below(POWERS), chance.below(POWERS));
    let mut event = json!({
        "id": format!("q{}", 1000 + number * 17), "date": date, "kind": kind,
        "title": format!("{label} {}", name(called)),
        "actors": [{"entity": format!("power-{one}"), "role": "participant"}],
        "source": {"id": "table"},
    });
    if !chance.one_in(3) {
        event["place"] = json!(format!("place-{place}"));
    }
    if one != other
        && let Some(actors) = event["actors"].as_array_mut()
    {
        actors.push(json!({"entity": format!("power-{other}"), "role": "participant"}));
    }
    event
}
