//! Two centuries full of ties: vague dates, spans, twins, like events, parts and wholes,
//! events that are not to be asked, people who share a name or a phrase, places within places,
//! events that tell of every state.

use serde_json::{Value, json};

use super::chance::{Chance, name};

const PEOPLE: u64 = 240;
const CITIES: u64 = 120;
const ISLANDS: u64 = 40;
const STATES: u64 = 24;
/// Kinds of events, with one of them and several.
const KINDS: [(&str, &str, &str); 6] = [
    ("accord", "a written accord", "written accords"),
    ("clash", "an armed clash", "armed clashes"),
    ("journey", "a journey of state", "journeys of state"),
    ("speech", "a public speech", "public speeches"),
    ("decree", "a decree", "decrees"),
    ("loan", "a loan", "loans"),
];
const HEDGES: [&str; 5] = ["nearly", "over", "about", "as many as", ""];
const UNITS: [&str; 4] = ["troops", "million tons", "islands", "years"];
const MATTERS: [&str; 8] = [
    "the affair of",
    "the first day of",
    "the quarrel over",
    "the long and bitter dispute about",
    "the end of",
    "the opening of",
    "the much debated sale of",
    "the rise of",
];

/// A set of so many events; `complete` says that it tells of everyone who took part.
#[must_use]
pub fn invented(events: u64, complete: bool) -> String {
    let mut chance = Chance::new(if complete { 11 } else { 7 });
    let rows: Vec<Value> = (0..events)
        .map(|number| event(number, events, &mut chance))
        .collect();
    let mut set = json!({
        "format": "annals-set/1", "id": "invented", "title": "Invented", "version": "1",
        "entities": entities(),
        "kinds": KINDS.map(|(id, one, many)| json!({"id": id, "one": one, "many": many})),
        "eras": [
            {"id": "early", "name": "the Early Age", "date": "1800/1849"},
            {"id": "middle", "name": "the Middle Age", "date": "1850/1899"},
            {"id": "late", "name": "the Late Age", "date": "1900/1949"},
            {"id": "last", "name": "the Last Age", "date": "1950/1999"},
        ],
        "events": rows,
        "cards": [{"id": "c", "front": "What is a court?", "back": "A seat of power", "reversible": true}],
    });
    if complete {
        set["complete"] = json!(["actors"]);
    }
    set.to_string()
}

fn person(number: u64) -> String {
    // Every eighth shares the family name of the one before.
    let family = if number % 8 == 7 { number - 1 } else { number };
    format!("{} {}", name(number + 50_000), name(family + 60_000))
}

fn city(number: u64) -> String {
    name(number + 70_000)
}

fn state(number: u64) -> String {
    format!("the Realm of {}", name(number + 80_000))
}

fn entities() -> Vec<Value> {
    let people = (0..PEOPLE).map(|n| {
        let name = person(n);
        let alias: Vec<&str> = name.rsplit(' ').collect();
        let mut person = json!({"id": format!("p{n}"), "kind": "person", "name": name,
            "noun": "envoy", "aliases": [alias.join(" ")]});
        if n % 3 == 0 {
            let affair = self::name(n / 2 * 2 + 110_000);
            person["known_for"] = json!(format!("carried the letter of {affair}"));
        }
        if n % 5 == 0 {
            let year = 1800 + n / 2;
            person["valid_from"] = json!(year.to_string());
            person["valid_until"] = json!((year + 30).to_string());
        }
        person
    });
    let cities = (0..CITIES).map(|n| {
        json!({"id": format!("c{n}"), "kind": "place", "noun": "city", "name": city(n),
            "within": format!("s{}", n % STATES)})
    });
    let islands = (0..ISLANDS).map(|n| {
        // An island may lie in a larger one, and have an older name.
        let mut island = json!({"id": format!("i{n}"), "kind": "place", "noun": "island",
            "name": format!("{} Island", name(n + 90_000)), "aliases": [name(n + 95_000)]});
        if n % 5 == 4 {
            island["within"] = json!(format!("i{}", n - 1));
        }
        island
    });
    let states = (0..STATES).map(|n| {
        let mut state = json!({"id": format!("s{n}"), "kind": "state", "name": state(n)});
        match n % 3 {
            0 => state["valid_until"] = json!((1860 + n).to_string()),
            1 => state["valid_from"] = json!((1850 + n).to_string()),
            _ => {}
        }
        state
    });
    people.chain(cities).chain(islands).chain(states).collect()
}

fn date(number: u64, year: u64, chance: &mut Chance) -> String {
    let (month, day) = (1 + chance.below(12), 1 + chance.below(28));
    match number % 16 {
        0 => format!("{year}"),
        1 | 2 => format!("{year}-{month:02}"),
        3..=5 => format!("{year}-{month:02}-{day:02}"),
        6 => format!("{year}/{}", year + 1 + chance.below(9)),
        7 => format!("{year}-{month:02}/{}~", year + 1 + chance.below(3)),
        8 => format!("[{year}-03..{year}-11]"),
        9 => format!("{year}~"),
        10 => format!("{year}-{month:02}?"),
        11 => format!("{}X", year / 10),
        12 => format!("[{year},{}]", year + 2),
        13 => format!("{year}-26"),
        14 => format!("{year}-{month:02}-{day:02}%"),
        _ => match chance.below(4) {
            0 => format!("../{year}"),
            1 => format!("{year}/.."),
            2 => format!("[..{year}]"),
            _ => format!("{}X~", year / 10),
        },
    }
}

fn event(number: u64, events: u64, chance: &mut Chance) -> Value {
    let year = 1800 + chance.below(200);
    // Every fortieth is the twin of another by name.
    let called = name(if number.is_multiple_of(40) {
        number / 80
    } else {
        number
    });
    let kind = KINDS[chance.below(6) as usize].0;
    let title = format!("{} {called}", chance.of(&MATTERS));
    let (first, second) = (chance.below(PEOPLE), chance.below(PEOPLE));
    let (city_at, state_at) = (chance.below(CITIES), chance.below(STATES));
    let (hedge, unit) = (*chance.of(&HEDGES), *chance.of(&UNITS));
    let value = (1 + chance.below(90)) * 10_u64.pow(chance.below(4) as u32);
    let mut amount = format!("{hedge} {value} {unit}");
    amount = amount.trim().to_owned();
    let mut event = json!({
        "id": format!("e{number}"), "date": date(number, year, chance), "kind": kind, "title": title,
        "actors": [{"entity": format!("p{first}"), "role": "envoy"}],
    });
    // Of twins no author would ask the same question for two answers.
    if !number.is_multiple_of(40) {
        event["actors"][0]["asked"] = json!(format!("Who was the envoy in {title}?"));
    }
    if !number.is_multiple_of(3) {
        event["place"] = json!(format!("c{city_at}"));
        event["did"] = json!(["the court", format!("settle {title}")]);
    }
    if !number.is_multiple_of(4) {
        let place = if number.is_multiple_of(3) {
            String::new()
        } else {
            format!(" in {}", city(city_at))
        };
        event["summary"] = json!(format!(
            "{} spoke for {} and gave {amount} for peace{place}.",
            person(first),
            state(state_at)
        ));
        event["quantities"] = json!([{"of": format!("{unit} given for peace in {title}"), "value": value,
            "unit": unit, "hedge": hedge}]);
        if let Some(actors) = event["actors"].as_array_mut() {
            actors.push(json!({"entity": format!("s{state_at}"), "role": "party"}));
        }
    }
    // By chance: a name's length follows from its number.
    if chance.one_in(6) {
        event["complete"] = json!(["state"]);
    }
    if second != first
        && chance.one_in(5)
        && let Some(actors) = event["actors"].as_array_mut()
    {
        actors.push(json!({"entity": format!("p{second}"), "role": "witness"}));
    }
    if number.is_multiple_of(2) && !number.is_multiple_of(4) {
        event["quantities"][0]["asked"] =
            json!(format!("How many {unit} were given for peace in {title}?"));
    }
    if number.is_multiple_of(7) {
        event["also"] = json!([(year + 3).to_string(), format!("{}/{}", year + 5, year + 6)]);
    }
    match number % 31 {
        3 => event["ask"] = json!([]),
        4 => event["ask"] = json!(["date"]),
        5 => event["ask"] = json!(["event", "actors"]),
        6 => event["ask"] = json!(["place", "quantities"]),
        _ => {}
    }
    let other = format!("e{}", chance.below(events));
    match number % 11 {
        0 => event["links"] = json!([{"event": other, "relation": "part-of"}]),
        1 => event["links"] = json!([{"event": other, "relation": "because-of"}]),
        _ => {}
    }
    event
}
