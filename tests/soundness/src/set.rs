//! A set, as the judge reads it from its JSON.

use std::collections::HashMap;

use serde_json::Value;

use crate::days::{Days, Reach, reach};
use crate::fold::{fold, holds};

/// A set with what the judge needs to find in it quickly.
#[derive(Debug, Default)]
pub struct Set {
    /// What the set is called.
    pub title: String,
    /// The dated events.
    pub events: Vec<Event>,
    /// People, states, places …
    pub entities: Vec<Entity>,
    /// Id, name and days of the named periods.
    pub eras: Vec<(String, String, Days)>,
    /// Id and words of the kinds.
    pub kinds: Vec<Kind>,
    /// Aspects of which the set tells everything.
    pub complete: Vec<String>,
    event_ids: HashMap<String, usize>,
    entity_ids: HashMap<String, usize>,
    /// Folded titles and wordings, each with the events that bear it.
    wordings: HashMap<String, Vec<usize>>,
    /// The questions that actors alone answer, with the actors.
    asked: HashMap<String, Vec<String>>,
    /// Cards and written questions by id.
    pub cards: HashMap<String, Value>,
    /// Questions written by hand, by id.
    pub questions: HashMap<String, Value>,
}

/// What a kind of event is called.
#[derive(Debug)]
pub struct Kind {
    /// The word that events use.
    pub id: String,
    /// One of them.
    pub one: String,
    /// Several of them.
    pub many: String,
}

/// A dated event.
#[derive(Debug)]
pub struct Event {
    /// Its name within the set.
    pub id: String,
    /// EDTF.
    pub date: String,
    /// The days of its date, with margin.
    pub days: Days,
    /// A noun phrase.
    pub title: String,
    /// Subject and verb.
    pub did: Option<(String, String)>,
    /// A sentence.
    pub summary: String,
    /// What sort.
    pub kind: String,
    /// Who took part, and the question that they alone answer.
    pub actors: Vec<(String, Option<String>)>,
    /// Kinds of entities of which the actors are all that had a part.
    pub complete: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// Numbers.
    pub quantities: Vec<Quantity>,
    /// Ids of the events that it names in its links, and how.
    pub links: Vec<(String, String)>,
    /// Days of like events.
    pub also: Vec<Days>,
    /// What may be asked; `None`: everything.
    pub ask: Option<Vec<String>>,
}

/// A number of an event.
#[derive(Debug)]
pub struct Quantity {
    /// As written.
    pub value: String,
    /// What it counts in.
    pub unit: String,
    /// The word it may not lose.
    pub hedge: String,
    /// The question it answers.
    pub asked: Option<String>,
}

/// Somebody or something.
#[derive(Debug)]
pub struct Entity {
    /// Its name within the set.
    pub id: String,
    /// `person`, `state`, `place` …
    pub kind: String,
    /// `city`, `island` …
    pub noun: String,
    /// As shown.
    pub name: String,
    /// Every spelling, folded; a person's family name last.
    pub spellings: Vec<String>,
    /// How many of them name it alone: a family name may be shared.
    pub own: usize,
    /// What it did that no other did.
    pub known_for: Option<String>,
    /// The place it lies in.
    pub within: Option<String>,
    /// When its name holds, where the set says so, and its two dates as written.
    pub valid: Option<(Days, String)>,
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value[name].as_array().into_iter().flatten()
}

fn optional(value: &Value, name: &str) -> Option<String> {
    value[name].as_str().map(str::to_owned)
}

impl Set {
    /// Reads a set; what has no date or id that can be read is left out.
    ///
    /// # Errors
    /// When it is no JSON.
    pub fn read(json: &str) -> Result<Set, String> {
        let file: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let mut set = Set {
            title: text(&file, "title"),
            complete: list(&file, "complete")
                .filter_map(|aspect| aspect.as_str().map(str::to_owned))
                .collect(),
            ..Set::default()
        };
        for value in list(&file, "events") {
            let Some(event) = read_event(value) else {
                continue;
            };
            let at = set.events.len();
            if set.event_ids.insert(event.id.clone(), at).is_some() {
                return Err(format!("two events are called {}", event.id));
            }
            for wording in event.wordings() {
                let bearers = set.wordings.entry(wording).or_default();
                if bearers.last() != Some(&at) {
                    bearers.push(at);
                }
            }
            for (id, asked) in &event.actors {
                if let Some(asked) = asked {
                    set.asked.entry(fold(asked)).or_default().push(id.clone());
                }
            }
            set.events.push(event);
        }
        for value in list(&file, "entities") {
            let entity = read_entity(value);
            set.entity_ids.insert(entity.id.clone(), set.entities.len());
            set.entities.push(entity);
        }
        for value in list(&file, "eras") {
            if let Some(days) = Days::read(&text(value, "date")) {
                set.eras
                    .push((text(value, "id"), text(value, "name"), days));
            }
        }
        set.kinds = list(&file, "kinds")
            .map(|value| Kind {
                id: text(value, "id"),
                one: text(value, "one"),
                many: text(value, "many"),
            })
            .collect();
        let by_id = |name: &str| -> HashMap<String, Value> {
            let items = list(&file, name);
            items.map(|item| (text(item, "id"), item.clone())).collect()
        };
        set.cards = by_id("cards");
        set.questions = by_id("questions");
        Ok(set)
    }

    /// The event of this id.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.event_ids.get(id).map(|at| &self.events[*at])
    }

    /// The entity of this id.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entity_ids.get(id).map(|at| &self.entities[*at])
    }

    /// Whether no other event bears one of its wordings.
    #[must_use]
    pub fn is_alone(&self, event: &Event) -> bool {
        let alone = |wording: &String| self.wordings.get(wording).is_none_or(|b| b.len() == 1);
        event.wordings().iter().all(alone)
    }

    /// Whether somebody else answers the same question too, which the author of the set
    /// cannot have meant.
    #[must_use]
    pub fn is_answered_twice(&self, asked: &str, by: &str) -> bool {
        let answers = self.asked.get(&fold(asked));
        answers.is_some_and(|answers| answers.iter().any(|id| id != by))
    }

    /// The events that a folded text is the title or wording of.
    pub fn called(&self, wording: &str) -> impl Iterator<Item = &Event> {
        let found = self.wordings.get(wording).into_iter().flatten();
        found.map(|at| &self.events[*at])
    }

    /// Whether one event is a part of the other, or both of a third.
    #[must_use]
    pub fn are_nested(&self, a: &Event, b: &Event) -> bool {
        let whole = |of: &Event, id: &str| {
            let mut links = of.links.iter();
            links.any(|(other, relation)| other == id && relation == "part-of")
        };
        whole(a, &b.id)
            || whole(b, &a.id)
            || a.links
                .iter()
                .any(|(id, relation)| relation == "part-of" && whole(b, id))
    }

    /// Whether the names of two entities may mean one thing, or one lies in the other.
    #[must_use]
    pub fn are_related(&self, a: &Entity, b: &Entity) -> bool {
        let shared = |name: &String| b.spellings[..b.own].contains(name);
        a.id == b.id
            || a.spellings[..a.own].iter().any(shared)
            || self.lies_within(a, b)
            || self.lies_within(b, a)
    }

    fn lies_within(&self, inner: &Entity, outer: &Entity) -> bool {
        let mut at = inner.within.as_deref();
        for _ in 0..32 {
            match at {
                Some(id) if id == outer.id => return true,
                Some(id) => at = self.entity(id).and_then(|e| e.within.as_deref()),
                None => return false,
            }
        }
        false
    }

    /// Whether an event names an entity, or one related to it: among its actors, as its
    /// place, or in a wording.
    #[must_use]
    pub fn names(&self, event: &Event, entity: &Entity) -> bool {
        let ids = event.actors.iter().map(|(id, _)| id).chain(&event.place);
        let own: Vec<&Entity> = ids.filter_map(|id| self.entity(id)).collect();
        if own.iter().any(|other| self.are_related(other, entity)) {
            return true;
        }
        // A family name that somebody of the event bears too means that one.
        let family = entity.spellings[entity.own..].iter();
        let family = family.filter(|name| !own.iter().any(|other| other.spellings.contains(name)));
        let mut names = entity.spellings[..entity.own].iter().chain(family);
        let mut texts = event.wordings();
        texts.push(fold(&event.summary));
        names.any(|name| texts.iter().any(|text| holds(text, name)))
    }
}

impl Event {
    /// The ways it is called, folded.
    #[must_use]
    pub fn wordings(&self) -> Vec<String> {
        let mut wordings = vec![fold(&self.title)];
        if let Some((subject, verb)) = &self.did {
            wordings.push(fold(&format!("{subject} {verb}")));
        }
        wordings
    }

    /// Whether its author lets this aspect be asked.
    #[must_use]
    pub fn asks(&self, aspect: &str) -> bool {
        let listed = |list: &Vec<String>| list.iter().any(|one| one == aspect);
        self.ask.as_ref().is_none_or(listed)
    }

    /// Whether its author lets it be an option.
    #[must_use]
    pub fn may_be_offered(&self) -> bool {
        self.ask.as_ref().is_none_or(|list| !list.is_empty())
    }

    /// Whether it lasted.
    #[must_use]
    pub fn lasted(&self) -> bool {
        reach(&self.date) == Reach::Lasted
    }

    /// From the first to the last day of it and of all events like it.
    #[must_use]
    pub fn hull(&self) -> Days {
        self.also
            .iter()
            .fold(self.days, |hull, also| hull.with(*also))
    }

    /// Whether a period holds neither it nor any event like it.
    #[must_use]
    pub fn is_apart_from(&self, period: Days) -> bool {
        self.days.is_apart_from(period) && self.also.iter().all(|a| a.is_apart_from(period))
    }

    /// Whether its title holds the year of its date.
    #[must_use]
    pub fn bears_its_year(&self) -> bool {
        let Some(days) = Days::as_written(&self.date) else {
            return false;
        };
        let (first, last) = days.years();
        days.is_bounded()
            && [first, last]
                .iter()
                .any(|year| crate::fold::holds_year(&self.title, *year))
    }
}

impl Entity {
    /// Whether a folded text holds one of its spellings.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        self.spellings.iter().any(|name| holds(text, name))
    }
}

fn read_event(value: &Value) -> Option<Event> {
    let date = text(value, "date");
    let did = value["did"].as_array().and_then(|did| {
        let part = |at: usize| did.get(at)?.as_str().map(str::to_owned);
        Some((part(0)?, part(1)?))
    });
    let ask = value["ask"].as_array().map(|asked| {
        let aspects = asked.iter().filter_map(|a| a.as_str().map(str::to_owned));
        aspects.collect()
    });
    Some(Event {
        id: text(value, "id"),
        days: Days::read(&date)?,
        date,
        title: text(value, "title"),
        did,
        summary: text(value, "summary"),
        kind: text(value, "kind"),
        actors: list(value, "actors")
            .map(|actor| (text(actor, "entity"), optional(actor, "asked")))
            .collect(),
        complete: list(value, "complete")
            .filter_map(|kind| kind.as_str().map(str::to_owned))
            .collect(),
        place: optional(value, "place"),
        quantities: list(value, "quantities")
            .map(|quantity| Quantity {
                value: quantity["value"].to_string(),
                unit: text(quantity, "unit"),
                hedge: text(quantity, "hedge"),
                asked: optional(quantity, "asked"),
            })
            .collect(),
        links: list(value, "links")
            .map(|link| (text(link, "event"), text(link, "relation")))
            .collect(),
        also: list(value, "also")
            .filter_map(|also| Days::read(also.as_str()?))
            .collect(),
        ask,
    })
}

fn read_entity(value: &Value) -> Entity {
    let name = text(value, "name");
    let mut spellings = vec![fold(&name)];
    let aliases = list(value, "aliases").filter_map(Value::as_str);
    spellings.extend(aliases.map(fold));
    let names = value["names"].as_object().into_iter().flatten();
    spellings.extend(names.filter_map(|(_, name)| name.as_str().map(fold)));
    for spelling in &mut spellings {
        if let Some(rest) = spelling.strip_prefix("the ") {
            *spelling = rest.to_owned();
        }
    }
    let own = spellings.len();
    if value["kind"] == "person" {
        let family = optional(value, "family");
        let last = || name.rsplit(' ').next().unwrap_or_default().to_owned();
        spellings.push(fold(&family.unwrap_or_else(last)));
    }
    let (from, until) = (
        optional(value, "valid_from"),
        optional(value, "valid_until"),
    );
    let valid = (from.is_some() || until.is_some()).then(|| {
        let written = |date: &Option<String>| date.clone().unwrap_or_else(|| "..".to_owned());
        let edtf = format!("{}/{}", written(&from), written(&until));
        Days::read(&edtf).map(|days| (days, edtf))
    });
    Entity {
        id: text(value, "id"),
        kind: text(value, "kind"),
        noun: text(value, "noun"),
        name,
        spellings,
        own,
        known_for: optional(value, "known_for"),
        within: optional(value, "within"),
        valid: valid.flatten(),
    }
}
