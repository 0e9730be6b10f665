//! Several events held against one criterion, or against places that they belong to.

use super::{Case, Defect, Judgement, defect, ensure};
use crate::days::{Days, ends};
use crate::period::{period, periods_in};
use crate::set::{Entity, Event};

/// What a stem asks of each option.
#[derive(Clone, Copy, Debug)]
pub(super) enum Criterion<'a> {
    In(Days),
    Before(&'a Event),
    After(&'a Event),
    During(&'a Event),
    Kind(&'a str),
    Involved(&'a Entity),
    At(&'a Entity),
}

impl<'a> Case<'a> {
    /// The one period that the stem names.
    pub(super) fn period_of_stem(&self) -> Result<Days, Defect> {
        // "The Cold War, 1947–1991: what happened in 1956?"
        let stem = self.stem();
        let asked = stem.strip_prefix(self.set.title.as_str());
        let asked = asked.and_then(|rest| rest.strip_prefix(": "));
        match periods_in(asked.unwrap_or(stem)).as_slice() {
            [period] => Ok(*period),
            found => defect(
                "stem-unread",
                format!("{} periods in the stem", found.len()),
            ),
        }
    }

    /// The event that a stem holds the options against.
    pub(super) fn called_in_stem(&self) -> Option<&'a Event> {
        match self.criterion()? {
            Criterion::Before(event) | Criterion::After(event) | Criterion::During(event) => {
                Some(event)
            }
            Criterion::In(_) | Criterion::Kind(_) | Criterion::Involved(_) | Criterion::At(_) => {
                None
            }
        }
    }

    /// What the stem asks of each option: "… happened before X?", "… are treaties."
    pub(super) fn criterion(&self) -> Option<Criterion<'a>> {
        let stem = self.stem();
        let asked = |words: &str| stem.find(words).map(|at| &stem[at + words.len()..]);
        let until = |text: &'a str, marks: &[&str]| {
            let end = marks.iter().filter_map(|mark| text.find(mark)).min()?;
            Some(text[..end].trim().trim_matches(['“', '”']))
        };
        let close = ["? ", "?", ". Which did NOT", ". Which"];
        if let Some(rest) = asked("happened before ") {
            return self
                .event_called(until(rest, &close)?)
                .map(Criterion::Before);
        }
        if let Some(rest) = asked("happened after ") {
            return self
                .event_called(until(rest, &close)?)
                .map(Criterion::After);
        }
        if let Some(rest) = asked("happened while ") {
            return self
                .event_called(until(rest, &[" lasted"])?)
                .map(Criterion::During);
        }
        if let Some(rest) = asked("happened in ") {
            return period(until(rest, &close)?).map(Criterion::In);
        }
        if let Some(rest) = asked("these involved ") {
            let entity = self.entity_called(until(rest, &close)?)?;
            return Some(Criterion::Involved(entity));
        }
        let places = ["these took place in ", "these took place on "];
        if let Some(rest) = places.iter().find_map(|words| asked(words)) {
            return self.entity_called(until(rest, &close)?).map(Criterion::At);
        }
        let many = until(asked(" of these are ")?, &[". Which"])?;
        let mut kinds = self.set.kinds.iter();
        let kind = kinds.find(|kind| kind.many == many)?;
        Some(Criterion::Kind(&kind.id))
    }

    fn read_criterion(&self) -> Result<Criterion<'a>, Defect> {
        match self.criterion() {
            Some(criterion) => Ok(criterion),
            None => defect(
                "stem-unread",
                "no criterion that can be held against the rows",
            ),
        }
    }

    /// Whether an event fits: surely, surely not, or the rows do not say.
    fn fits(&self, criterion: Criterion, event: &Event) -> Option<bool> {
        match criterion {
            Criterion::In(period) if event.days.is_within(period) => {
                (!event.lasted()).then_some(true)
            }
            Criterion::In(period) => event.is_apart_from(period).then_some(false),
            Criterion::Before(other) => before(event, other),
            Criterion::After(other) => before(other, event),
            Criterion::During(whole) => {
                if event.hull().is_apart_from(whole.hull()) {
                    return Some(false);
                }
                let (start, end) = ends(&whole.date)?;
                let (start, end) = (Days::read(start)?, Days::read(end)?);
                let inside = start.last <= event.days.first && event.days.last <= end.first;
                (inside && !event.lasted()).then_some(true)
            }
            Criterion::Involved(entity) => self.involved(event, entity),
            Criterion::At(place) => self.took_place_in(event, place),
            Criterion::Kind(kind) if event.kind == kind => Some(true),
            Criterion::Kind(_) => {
                let named = self.set.kinds.iter().any(|kind| kind.id == event.kind);
                named.then_some(false)
            }
        }
    }

    pub(super) fn judge_multiple_response(&self) -> Judgement {
        let criterion = self.read_criterion()?;
        self.judge_boundary(criterion)?;
        match criterion {
            Criterion::Involved(entity) => self.judge_sought(entity, "actors")?,
            Criterion::At(place) => self.judge_sought(place, "place")?,
            _ => {}
        }
        for option in &self.question.options {
            let event = self.event_named(&option.id)?;
            let wanted = self.question.is_key(option);
            self.judge_fit(criterion, event, wanted)?;
        }
        Ok(())
    }

    fn judge_fit(&self, criterion: Criterion, event: &Event, wanted: bool) -> Judgement {
        match self.fits(criterion, event) {
            Some(fits) if fits == wanted => Ok(()),
            Some(true) => defect("two-keys", format!("{} fits too", event.id)),
            Some(false) => defect("key-wrong", format!("{} does not fit", event.id)),
            None => defect("not-decided", event.id.clone()),
        }
    }

    /// What the options are held against is none of them, nor a part or whole of one.
    fn judge_boundary(&self, criterion: Criterion) -> Judgement {
        let (Criterion::Before(other) | Criterion::After(other) | Criterion::During(other)) =
            criterion
        else {
            return Ok(());
        };
        ensure(other.may_be_offered(), "not-to-be-asked", || {
            other.id.clone()
        })?;
        ensure(!other.bears_its_year(), "leak", || {
            format!("{} bears its year", other.id)
        })?;
        let own = self.question.option(&other.id).is_none();
        ensure(own, "leak", || "the stem names an option".to_owned())
    }

    pub(super) fn judge_odd_one_out(&self) -> Judgement {
        let stem = self.stem();
        ensure(stem.contains("NOT"), "no-criterion", || {
            "the criterion does not say NOT".to_owned()
        })?;
        let criterion = self.read_criterion()?;
        self.judge_boundary(criterion)?;
        let said = match stem.split(' ').next() {
            Some("Two") => 2,
            Some("Three") => 3,
            Some("Four") => 4,
            _ => self.question.options.len() - 1,
        };
        ensure(said + 1 == self.question.options.len(), "key-wrong", || {
            format!("the stem speaks of {said}")
        })?;
        for option in &self.question.options {
            let event = self.event_named(&option.id)?;
            let odd = self.question.is_key(option);
            match self.fits(criterion, event) {
                Some(fits) if fits != odd => {}
                Some(true) => return defect("key-wrong", format!("{} fits", event.id)),
                Some(false) => return defect("two-keys", format!("{} lacks it too", event.id)),
                None => return defect("not-decided", event.id.clone()),
            }
            let claim = self.question.refutations.get(&option.id);
            let agrees = claim.is_none_or(|c| c.because == "agrees" && c.event == option.id);
            ensure(agrees, "proof-wrong", || option.id.clone())?;
        }
        Ok(())
    }

    pub(super) fn judge_match(&self) -> Judgement {
        let question = self.question;
        let items = question.options.len();
        let mut taken: Vec<&String> = question.key.iter().collect();
        taken.sort_unstable();
        taken.dedup();
        ensure(
            taken.len() == items && question.places.len() == items,
            "two-keys",
            || "not each place is used once".to_owned(),
        )?;
        if self.is_known() {
            return self.judge_match_known();
        }
        let table = self.judge_places()?;
        let ways = bijections(&table, 0, 0);
        ensure(ways == 1, "two-keys", || format!("{ways} ways to match"))
    }

    pub(super) fn judge_sort(&self) -> Judgement {
        let question = self.question;
        ensure(question.places.len() > 1, "one-option", String::new)?;
        let table = self.judge_places()?;
        for (item, fits) in question.options.iter().zip(table) {
            let bins = fits.iter().filter(|fit| **fit != Some(false)).count();
            ensure(bins == 1, "two-keys", || {
                format!("{} fits {bins} bins", item.id)
            })?;
        }
        Ok(())
    }

    /// For each item and each place whether they belong together; the key’s pairs surely.
    fn judge_places(&self) -> Result<Vec<Vec<Option<bool>>>, Defect> {
        let question = self.question;
        let mut table = Vec::new();
        for (item, key) in question.options.iter().zip(&question.key) {
            let event = self.event_named(&item.id)?;
            let mut row = Vec::new();
            for place in &question.places {
                let fit = self.belongs(event, &place.id)?;
                if place.id == *key && fit != Some(true) {
                    let kind = if fit.is_none() {
                        "not-decided"
                    } else {
                        "key-wrong"
                    };
                    return defect(kind, format!("{} in {}", item.id, place.id));
                }
                row.push(fit);
            }
            table.push(row);
        }
        Ok(table)
    }

    /// Whether an event belongs to a place: a period, an era, a kind, or an entity that
    /// had a part in it.
    fn belongs(&self, event: &Event, place: &str) -> Result<Option<bool>, Defect> {
        let in_days = |days: Days| {
            if event.days.is_within(days) {
                Some(true)
            } else {
                event.is_apart_from(days).then_some(false)
            }
        };
        if let Some((_, _, days)) = self.set.eras.iter().find(|(id, ..)| id == place) {
            return Ok(in_days(*days));
        }
        if self.set.kinds.iter().any(|kind| kind.id == place) {
            return Ok(self.fits(Criterion::Kind(place), event));
        }
        if let Some(entity) = self.set.entity(place) {
            return Ok(self.has_part(event, entity));
        }
        match Days::read(place) {
            // A date that is the event’s own, word for word, is its date.
            Some(_) if event.date == place => Ok(Some(true)),
            Some(days) => Ok(in_days(days)),
            None => defect("unknown-row", format!("the place {place}")),
        }
    }

    fn has_part(&self, event: &Event, entity: &Entity) -> Option<bool> {
        let acted = event.actors.iter().any(|(id, _)| *id == entity.id);
        if acted || event.place.as_deref() == Some(&entity.id) {
            return Some(true);
        }
        if self.set.names(event, entity) {
            return None;
        }
        let own = event.place.as_deref().and_then(|id| self.set.entity(id));
        let elsewhere = own.is_some_and(|own| !own.noun.is_empty() && own.noun == entity.noun);
        let gone = entity
            .valid
            .as_ref()
            .is_some_and(|(days, _)| days.is_apart_from(event.days));
        // Where a question names the answer, its author says that nobody else fits.
        let asked = event.actors.iter().any(|(id, asked)| {
            let other = self.set.entity(id).filter(|_| asked.is_some());
            other.is_some_and(|other| other.kind == entity.kind)
        });
        (elsewhere || gone || asked || self.tells_everyone(event, entity)).then_some(false)
    }
}

fn before(a: &Event, b: &Event) -> Option<bool> {
    if a.hull().is_before(b.hull()) {
        Some(true)
    } else {
        b.hull().is_before(a.hull()).then_some(false)
    }
}

/// In how many ways each item can have a place of its own; more than one is enough.
fn bijections(table: &[Vec<Option<bool>>], at: usize, taken: u32) -> usize {
    let Some(row) = table.get(at) else { return 1 };
    let mut ways = 0;
    for (place, fit) in row.iter().enumerate() {
        if *fit != Some(false) && taken & (1 << place) == 0 {
            ways += bijections(table, at + 1, taken | 1 << place);
        }
        if ways > 1 {
            break;
        }
    }
    ways
}
