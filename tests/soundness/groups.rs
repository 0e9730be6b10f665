//! Judges the questions that show groups: mark all that fit, the odd one out, match, sort.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::checker::{Checker, Event, Judgement, ensure, options, texts};
use crate::days::Days;

/// What a stem asks of an event, read from its words.
enum Asked<'a> {
    Before(&'a Event),
    After(&'a Event),
    During(&'a Event),
    In(Days),
    Kind(String),
}

/// Ids of the items, of the places, and of the place of each item.
type Placed = (Vec<String>, Vec<String>, Vec<String>);

/// The dates of an event and of those like it.
fn dates(event: &Event) -> impl Iterator<Item = Days> {
    let like = event.also.iter().map(|also| Days::read(also));
    std::iter::once(Days::read(&event.date)).chain(like)
}

/// A period as a stem writes it: "1945", "the 1930s", "the years 1900–1909".
fn period(text: &str) -> Days {
    let text = text.trim_start_matches("the ");
    let text = text.trim_start_matches("years ");
    match text.strip_suffix("0s") {
        Some(decade) => Days::read(&[decade, "X"].concat()),
        None => Days::read(&text.replace('–', "/")),
    }
}

impl Checker {
    /// The judgement of a form that shows groups; `None` of another form.
    pub fn judge_group(&self, form: &str, question: &Value) -> Option<Judgement> {
        match form {
            "multiple-response" => Some(self.judge_several(question)),
            "odd-one-out" => Some(self.judge_odd(question)),
            "match" => Some(self.judge_match(question)),
            "sort" => Some(self.judge_sort(question)),
            _ => None,
        }
    }

    fn judge_several(&self, question: &Value) -> Judgement {
        let stem = question["stem"].as_str().unwrap_or_default();
        let (asked, rest) = stem.split_once('?').ok_or("no question")?;
        ensure(rest == " Mark all that fit.", || "not said".to_owned())?;
        let asked = self.read_asked(asked.trim_start_matches("Which of these "))?;
        let keys: BTreeSet<String> = texts(&question["key"]).into_iter().collect();
        let options = self.judge_options(question)?;
        ensure((4..=6).contains(&options.len()), || {
            "too few or many".to_owned()
        })?;
        ensure(!keys.is_empty() && keys.len() < options.len(), || {
            "all or none fit".to_owned()
        })?;
        for id in options {
            let fits = self.fits(&asked, &id)?;
            ensure(fits == Some(keys.contains(&id)), || {
                format!("{id}: {fits:?}")
            })?;
            if !keys.contains(&id) {
                self.judge_refutation(&question["proof"]["distractors"][id.as_str()], &id)?;
            }
        }
        Ok(())
    }

    fn judge_odd(&self, question: &Value) -> Judgement {
        let stem = question["stem"].as_str().unwrap_or_default();
        ensure(stem.contains(" NOT?"), || {
            "the criterion is hidden".to_owned()
        })?;
        let (count, asked) = stem.split_once(" of these ").ok_or("no criterion")?;
        let (asked, _) = asked.rsplit_once(". Which ").ok_or("no question")?;
        let asked = self.read_asked(asked)?;
        let keys = texts(&question["key"]);
        let options = self.judge_options(question)?;
        let said = ["Two", "Three"].iter().position(|word| *word == count);
        ensure(said == Some(options.len() - 3), || "not so many".to_owned())?;
        ensure(keys.len() == 1, || "not one key".to_owned())?;
        for id in options {
            let fits = self.fits(&asked, &id)?;
            let is_key = id == keys[0];
            ensure(fits == Some(!is_key), || format!("{id}: {fits:?}"))?;
            let refutation = &question["proof"]["distractors"][id.as_str()];
            let agrees = refutation["because"] == "agrees" && refutation["event"] == id.as_str();
            ensure(is_key || agrees, || format!("{id}: no row"))?;
        }
        Ok(())
    }

    fn judge_match(&self, question: &Value) -> Judgement {
        let (items, places, key) = self.placed(question)?;
        let used: BTreeSet<&String> = key.iter().collect();
        ensure(
            used.len() == items.len() && places.len() == items.len(),
            || "not one to one".to_owned(),
        )?;
        if question["stem"] == "Match each question with its answer." {
            return self.judge_answers(question, &items, &key);
        }
        self.judge_dates(&items, &places, &key, &|id| Some(Days::read(id)))
    }

    fn judge_sort(&self, question: &Value) -> Judgement {
        let (items, places, key) = self.placed(question)?;
        ensure(places.iter().all(|place| key.contains(place)), || {
            "an empty place".to_owned()
        })?;
        if question["stem"] == "Sort these by what they were." {
            for (id, place) in items.iter().zip(&key) {
                ensure(self.kind(id) == *place, || format!("{id} is no {place}"))?;
            }
            return Ok(());
        }
        let eras = self.set["eras"].as_array();
        let era = |id: &str| {
            let mut eras = eras.into_iter().flatten();
            eras.find(|era| era["id"] == id)?["date"]
                .as_str()
                .map(Days::read)
        };
        let by_era = question["stem"] == "Sort these into their eras.";
        let days = |id: &str| {
            if by_era {
                era(id)
            } else {
                Some(Days::read(id))
            }
        };
        self.judge_dates(&items, &places, &key, &days)
    }

    /// Each event lies in its own place and, with those like it, apart from all others.
    fn judge_dates(
        &self,
        items: &[String],
        places: &[String],
        key: &[String],
        days: &dyn Fn(&str) -> Option<Days>,
    ) -> Judgement {
        let mut starts = Vec::new();
        for place in places {
            let place_days = days(place).ok_or("no such place")?;
            starts.push(place_days.first);
            for (id, own) in items.iter().zip(key) {
                let event = self.event(id)?;
                if own == place {
                    let inside = Days::read(&event.date).is_within(place_days);
                    ensure(inside, || format!("{id} may not be in {place}"))?;
                } else {
                    let apart = dates(event).all(|date| date.is_apart_from(place_days));
                    ensure(apart, || format!("{id} may be in {place} too"))?;
                }
            }
        }
        ensure(starts.is_sorted(), || "times out of order".to_owned())
    }

    fn judge_answers(&self, question: &Value, items: &[String], key: &[String]) -> Judgement {
        for (id, answer) in items.iter().zip(key) {
            let events = self.set["events"].as_array().into_iter().flatten();
            let mut own = events.filter(|event| event["id"] == id.as_str());
            let actors = own.next().and_then(|event| event["actors"].as_array());
            let text = options(question).into_iter().find(|(item, _)| item == id);
            let text = text.map(|(_, text)| text).unwrap_or_default();
            let stated = actors
                .into_iter()
                .flatten()
                .any(|actor| actor["asked"] == text.as_str() && actor["entity"] == answer.as_str());
            ensure(stated, || format!("nobody says that {answer} answers {id}"))?;
        }
        Ok(())
    }

    fn placed(&self, question: &Value) -> Result<Placed, String> {
        let items = self.judge_options(question)?;
        let places = question["places"].as_array().into_iter().flatten();
        let places = places.map(|place| place["id"].as_str().unwrap_or_default().to_owned());
        let places: Vec<String> = places.collect();
        let key = texts(&question["key"]);
        ensure(key.len() == items.len(), || "not all are placed".to_owned())?;
        ensure(key.iter().all(|id| places.contains(id)), || {
            "no such place".to_owned()
        })?;
        let same: BTreeSet<&String> = places.iter().collect();
        ensure(same.len() == places.len(), || "two places alike".to_owned())?;
        Ok((items, places, key))
    }

    /// The ids of the options: events that may be asked, each once, with a proof.
    fn judge_options(&self, question: &Value) -> Result<Vec<String>, String> {
        self.asked(question)?;
        let rows = question["proof"]["key"].as_array().map_or(0, Vec::len);
        ensure(rows > 0, || "no proof of the key".to_owned())?;
        let options = options(question);
        ensure(options.len() > 2, || "too few options".to_owned())?;
        let texts: BTreeSet<String> = options
            .iter()
            .map(|(_, text)| text.to_lowercase())
            .collect();
        ensure(texts.len() == options.len(), || {
            "two options alike".to_owned()
        })?;
        for (id, _) in &options {
            ensure(self.event(id)?.asked, || format!("{id} is not to be asked"))?;
        }
        Ok(options.into_iter().map(|(id, _)| id).collect())
    }

    fn read_asked(&self, text: &str) -> Result<Asked<'_>, String> {
        let event = |title: &str| {
            let title = title.trim_matches(['“', '”']).to_lowercase();
            let mut events = self.events.values();
            let found = events.find(|event| event.title.to_lowercase() == title);
            found.ok_or_else(|| format!("no event is called {title}"))
        };
        if let Some(title) = text.strip_prefix("happened before ") {
            event(title).map(Asked::Before)
        } else if let Some(title) = text.strip_prefix("happened after ") {
            event(title).map(Asked::After)
        } else if let Some(title) = text.strip_prefix("happened while ") {
            event(title.trim_end_matches(" lasted")).map(Asked::During)
        } else if let Some(time) = text.strip_prefix("happened in ") {
            Ok(Asked::In(period(time)))
        } else {
            let many = text.trim_start_matches("are ");
            let mut kinds = self.set["kinds"].as_array().into_iter().flatten();
            let kind = kinds.find(|kind| kind["many"] == many);
            let kind = kind.ok_or_else(|| format!("nothing says what {text} means"))?;
            Ok(Asked::Kind(
                kind["id"].as_str().unwrap_or_default().to_owned(),
            ))
        }
    }

    /// Whether an event has what is asked: surely, surely not, or nobody knows.
    fn fits(&self, asked: &Asked, id: &str) -> Result<Option<bool>, String> {
        let event = self.event(id)?;
        let all_before = |a: &Event, b: &Event| {
            dates(a).all(|first| dates(b).all(|second| first.last < second.first))
        };
        let decided = |yes: bool, no: bool| if yes || no { Some(yes) } else { None };
        Ok(match asked {
            Asked::Before(other) => decided(all_before(event, other), all_before(other, event)),
            Asked::After(other) => decided(all_before(other, event), all_before(event, other)),
            Asked::During(whole) => {
                let (begin, end) = whole.date.split_once('/').ok_or("it did not last")?;
                let own = Days::read(&event.date);
                let inside =
                    Days::read(begin).last <= own.first && own.last <= Days::read(end).first;
                decided(inside, all_before(event, whole) || all_before(whole, event))
            }
            Asked::In(period) => {
                let inside = Days::read(&event.date).is_within(*period);
                decided(inside, dates(event).all(|date| date.is_apart_from(*period)))
            }
            Asked::Kind(kind) => Some(self.kind(id) == *kind),
        })
    }

    fn kind(&self, id: &str) -> String {
        let mut events = self.set["events"].as_array().into_iter().flatten();
        let event = events.find(|event| event["id"] == id);
        event.map_or_else(String::new, |event| {
            event["kind"].as_str().unwrap_or_default().to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::checker::Checker;

    fn checker() -> Checker {
        Checker::new(
            r#"{"eras":[{"id":"early","date":"1900/1945"},{"id":"late","date":"1946/1999"}],"events":[
            {"id":"pact","date":"1941-04","title":"the pact"},
            {"id":"stay","date":"1918/1922","title":"the stay"},
            {"id":"clash","date":"1939","title":"the clash"},
            {"id":"hint","date":"1956","title":"the hint","also":["1940"]},
            {"id":"refusal","date":"1951","title":"the refusal"},
            {"id":"warning","date":"1960","title":"the warning"}]}"#,
        )
    }

    fn listed(ids: &[&str]) -> Value {
        let list = ids.iter().map(|id| json!({"id":id,"text":id}));
        list.collect()
    }

    fn several() -> Value {
        json!({"fact":"pact/date","form":"multiple-response",
            "stem":"Which of these happened before the pact? Mark all that fit.",
            "options":listed(&["clash","refusal","stay","warning"]),"key":["clash","stay"],
            "proof":{"key":[{"event":"clash"}],"distractors":{
                "refusal":{"because":"apart","date":"1951","from":"1941-04"},
                "warning":{"because":"apart","date":"1960","from":"1941-04"}}}})
    }

    fn odd() -> Value {
        let agrees = |id: &str| json!({"because":"agrees","event":id});
        json!({"fact":"refusal/date","form":"odd-one-out",
            "stem":"Two of these happened before the pact. Which did NOT?",
            "options":listed(&["clash","refusal","stay"]),"key":["refusal"],
            "proof":{"key":[{"event":"refusal"}],
                "distractors":{"clash":agrees("clash"),"stay":agrees("stay")}}})
    }

    fn matched() -> Value {
        json!({"fact":"pact/date","form":"match","stem":"Match each event with its year.",
            "options":listed(&["pact","warning","clash"]),"places":listed(&["1939","1941","1960"]),
            "key":["1941","1960","1939"],"proof":{"key":[{"event":"pact"}]}})
    }

    fn sorted() -> Value {
        json!({"fact":"pact/date","form":"sort","stem":"Sort these into their eras.",
            "options":listed(&["pact","warning","clash","refusal"]),"places":listed(&["early","late"]),
            "key":["early","late","early","late"],"proof":{"key":[{"event":"pact"}]}})
    }

    fn with(mut question: Value, pointer: &str, value: Value) -> Value {
        *question.pointer_mut(pointer).expect(pointer) = value;
        question
    }

    #[test]
    fn sound_groups_pass_and_each_flaw_is_caught() {
        let checker = checker();
        for question in [several(), odd(), matched(), sorted()] {
            assert_eq!(checker.judge(&question.to_string()), Ok(()), "{question}");
        }
        let flawed = [
            with(several(), "/key", json!(["clash"])),
            with(
                several(),
                "/key",
                json!(["clash", "stay", "refusal", "warning"]),
            ),
            with(several(), "/options/1/id", json!("hint")),
            with(several(), "/proof/distractors", json!({})),
            with(
                several(),
                "/stem",
                json!("Which of these happened before the pact?"),
            ),
            with(
                several(),
                "/stem",
                json!("Which of these happened after the pact? Mark all that fit."),
            ),
            with(odd(), "/key", json!(["clash"])),
            with(
                odd(),
                "/stem",
                json!("Three of these happened before the pact. Which did NOT?"),
            ),
            with(odd(), "/stem", json!("Which is the odd one out?")),
            with(odd(), "/proof/distractors/clash/event", json!("stay")),
            with(matched(), "/key", json!(["1941", "1960", "1941"])),
            with(matched(), "/key", json!(["1960", "1941", "1939"])),
            with(matched(), "/places", listed(&["1941", "1939", "1960"])),
            with(matched(), "/options/0/id", json!("hint")),
            with(
                sorted(),
                "/key",
                json!(["early", "early", "early", "early"]),
            ),
            with(sorted(), "/key", json!(["late", "late", "early", "late"])),
            with(sorted(), "/options/1/id", json!("hint")),
            with(sorted(), "/proof/key", json!([])),
        ];
        for question in flawed {
            assert!(checker.judge(&question.to_string()).is_err(), "{question}");
        }
    }
}
