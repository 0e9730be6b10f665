//! What is wrong with a drawn question, by the rows of its set.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::days::Days;

/// A set, as the checker reads it.
pub struct Checker {
    pub events: BTreeMap<String, Event>,
    /// The set, for what only some forms look at.
    pub set: Value,
}

pub struct Event {
    pub date: String,
    pub title: String,
    pub also: Vec<String>,
    pub asked: bool,
}

pub type Judgement = Result<(), String>;

pub fn texts(value: &Value) -> Vec<String> {
    let list = value.as_array().into_iter().flatten();
    list.map(|v| v.as_str().unwrap_or_default().to_owned())
        .collect()
}

pub fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Judgement {
    if holds { Ok(()) } else { Err(otherwise()) }
}

impl Checker {
    pub fn new(set: &str) -> Checker {
        let set: Value = serde_json::from_str(set).unwrap();
        let events = set["events"].as_array().unwrap().iter().map(|event| {
            let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
            let row = Event {
                date: text("date"),
                title: text("title"),
                also: texts(&event["also"]),
                asked: event["ask"].as_array().is_none_or(|ask| !ask.is_empty()),
            };
            (text("id"), row)
        });
        Checker {
            events: events.collect(),
            set,
        }
    }

    /// The first defect of a question, given as a line of `annals draw`.
    pub fn judge(&self, line: &str) -> Judgement {
        let question: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let form = question["form"].as_str().unwrap_or_default();
        if let Some(judgement) = self.judge_group(form, &question) {
            return judgement;
        }
        self.judge_all(&question)?;
        match form {
            "choice-date" => self.judge_choice_date(&question),
            "choice-event" => self.judge_choice_event(&question),
            "which-first" => self.judge_which_first(&question),
            "order" => self.judge_order(&question),
            "short-answer-year" => self.judge_year(&question),
            "short-answer-name" => judge_name(&question),
            "flashcard" | "written" => Ok(()),
            other => Err(format!("unknown form {other}")),
        }
    }

    pub fn event(&self, id: &str) -> Result<&Event, String> {
        self.events.get(id).ok_or_else(|| format!("no event {id}"))
    }

    /// The event that a fact belongs to, and its date, or the end of it that is asked.
    pub fn asked(&self, question: &Value) -> Result<(&Event, Days), String> {
        let fact = question["fact"].as_str().unwrap_or_default();
        let (id, aspect) = fact.split_once('/').ok_or("a fact without an aspect")?;
        let event = self.event(id)?;
        ensure(event.asked, || format!("{id} is not to be asked"))?;
        let ends = event.date.split_once('/');
        let date = match (aspect, ends) {
            ("start", Some((start, _))) => start,
            ("end", Some((_, end))) => end,
            _ => &event.date,
        };
        Ok((event, Days::read(date)))
    }

    /// What holds for every form.
    fn judge_all(&self, question: &Value) -> Judgement {
        let stem = question["stem"].as_str().unwrap_or_default();
        ensure(stem.len() > 8, || "no stem".to_owned())?;
        let key = texts(&question["key"]);
        ensure(!key.is_empty(), || "no key".to_owned())?;
        let rows = question["proof"]["key"].as_array().map_or(0, Vec::len);
        ensure(rows > 0, || "no proof of the key".to_owned())?;
        let options = options(question);
        let unique = |at: fn(&(String, String)) -> &String| {
            options
                .iter()
                .map(at)
                .map(|t| t.to_lowercase())
                .collect::<BTreeSet<_>>()
                .len()
        };
        ensure(unique(|o| &o.0) == options.len(), || {
            "two options of one id".to_owned()
        })?;
        ensure(unique(|o| &o.1) == options.len(), || {
            "two options alike".to_owned()
        })?;
        if options.is_empty() || question["form"] == "order" {
            return Ok(());
        }
        ensure(options.len() > 1, || "one option".to_owned())?;
        ensure(key.len() == 1, || "not one key".to_owned())?;
        let shown = options.iter().filter(|(id, _)| *id == key[0]).count();
        ensure(shown == 1, || "the key is not among the options".to_owned())?;
        for (id, text) in &options {
            if *id == key[0] {
                let leak = stem.to_lowercase().contains(&text.to_lowercase());
                ensure(!leak, || "the stem holds the key".to_owned())?;
            } else {
                self.judge_refutation(&question["proof"]["distractors"][id.as_str()], id)?;
            }
        }
        Ok(())
    }

    pub fn judge_refutation(&self, refutation: &Value, id: &str) -> Judgement {
        match refutation["because"].as_str() {
            Some("apart") => {
                let text = |name: &str| refutation[name].as_str().unwrap_or_default();
                let (date, from) = (text("date"), text("from"));
                ensure(!date.is_empty() && !from.is_empty(), || {
                    format!("{id}: half a proof")
                })?;
                let own = self.events.get(id).map_or(id, |event| event.date.as_str());
                ensure(date == own, || format!("{id}: the proof speaks of {date}"))?;
                let apart = Days::read(date).is_apart_from(Days::read(from));
                ensure(apart, || format!("{id}: {date} is not apart from {from}"))
            }
            Some("stated") => Ok(()),
            Some(other) => Err(format!("{id}: no proof of falsity is called {other}")),
            None => Err(format!("{id} is not proved false")),
        }
    }

    fn judge_choice_date(&self, question: &Value) -> Judgement {
        let (event, date) = self.asked(question)?;
        let key = &texts(&question["key"])[0];
        ensure(date.is_within(Days::read(key)), || {
            "the key is not sure".to_owned()
        })?;
        self.judge_stem_leaks_no_year(question, event)?;
        for (id, _) in options(question).iter().filter(|(id, _)| id != key) {
            let offered = Days::read(id);
            ensure(offered.is_apart_from(date), || format!("{id} may be right"))?;
            let like = event
                .also
                .iter()
                .any(|also| !offered.is_apart_from(Days::read(also)));
            ensure(!like, || format!("{id} is the date of a like event"))?;
        }
        let starts: Vec<i64> = options(question)
            .iter()
            .map(|(id, _)| Days::read(id).first)
            .collect();
        ensure(starts.is_sorted(), || "dates out of order".to_owned())
    }

    /// A month is asked of its year, which the stem then says after "of".
    fn judge_stem_leaks_no_year(&self, question: &Value, event: &Event) -> Judgement {
        let stem = question["stem"].as_str().unwrap_or_default();
        let within = stem.starts_with("In which month of ");
        let year: String = event
            .date
            .chars()
            .filter(|c| !"[~?%".contains(*c))
            .take(4)
            .collect();
        let found = stem.matches(&year).count();
        ensure(found <= usize::from(within), || {
            "the stem holds the year".to_owned()
        })
    }

    fn judge_choice_event(&self, question: &Value) -> Judgement {
        self.asked(question)?;
        let key = &texts(&question["key"])[0];
        let stem = question["stem"].as_str().unwrap_or_default();
        let asked = stem
            .trim_start_matches("Which of these happened in ")
            .trim_end_matches('?');
        // "the 1950s", "1900–1909"
        let asked = match asked
            .strip_prefix("the ")
            .and_then(|d| d.strip_suffix("0s"))
        {
            Some(decade) => Days::read(&format!("{decade}X")),
            None => Days::read(&asked.replace('–', "/")),
        };
        for (id, _) in options(question) {
            let event = self.event(&id)?;
            let date = Days::read(&event.date);
            let year = asked.first / 10_000;
            ensure(!event.title.contains(&year.to_string()), || {
                format!("{id} bears its year")
            })?;
            if id == *key {
                ensure(date.is_within(asked), || "the key is not sure".to_owned())?;
                continue;
            }
            ensure(date.is_apart_from(asked), || {
                format!("{id} may be right too")
            })?;
            let like = event
                .also
                .iter()
                .any(|also| !asked.is_apart_from(Days::read(also)));
            ensure(!like, || format!("one like {id} was then too"))?;
        }
        Ok(())
    }

    fn judge_which_first(&self, question: &Value) -> Judgement {
        let key = &texts(&question["key"])[0];
        let first = Days::read(&self.event(key)?.date);
        for (id, _) in options(question).iter().filter(|(id, _)| id != key) {
            let other = Days::read(&self.event(id)?.date);
            ensure(first.last < other.first, || {
                format!("{id} may have been first")
            })?;
        }
        Ok(())
    }

    fn judge_order(&self, question: &Value) -> Judgement {
        let key = texts(&question["key"]);
        let shown: Vec<String> = options(question).into_iter().map(|(id, _)| id).collect();
        ensure(shown.len() == key.len() && key.len() > 2, || {
            "not an order".to_owned()
        })?;
        ensure(shown != key, || {
            "the order shown is the right one".to_owned()
        })?;
        let same: BTreeSet<&String> = key.iter().collect();
        ensure(shown.iter().all(|id| same.contains(id)), || {
            "other items".to_owned()
        })?;
        for pair in key.windows(2) {
            let (a, b) = (&self.event(&pair[0])?.date, &self.event(&pair[1])?.date);
            let decided = Days::read(a).last < Days::read(b).first;
            ensure(decided, || format!("{a} and {b} are not decided"))?;
        }
        Ok(())
    }

    fn judge_year(&self, question: &Value) -> Judgement {
        let (event, date) = self.asked(question)?;
        let key = Days::read(&texts(&question["key"])[0]);
        ensure(date.is_within(key), || "the key is not sure".to_owned())?;
        let like = event
            .also
            .iter()
            .any(|also| !Days::read(also).is_within(key));
        ensure(!like, || "a like event's year would be refused".to_owned())?;
        self.judge_stem_leaks_no_year(question, event)
    }
}

fn judge_name(question: &Value) -> Judgement {
    let stem = question["stem"].as_str().unwrap_or_default().to_lowercase();
    let held = texts(&question["key"]).into_iter().find(|name| {
        stem.split(|c: char| !c.is_alphanumeric())
            .any(|word| word == name.to_lowercase())
            || (name.contains(' ') && stem.contains(&name.to_lowercase()))
    });
    ensure(held.is_none(), || "the stem names its answer".to_owned())
}

pub fn options(question: &Value) -> Vec<(String, String)> {
    let list = question["options"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list.map(|option| (text(&option["id"]), text(&option["text"])))
        .collect()
}
