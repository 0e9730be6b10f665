//! Each item from its shape: references resolved, dates parsed, what cannot be told.

use super::{At, Reader, Row};
use crate::date::Date;
use crate::set::format::{
    CardShape, EntityShape, EraShape, EventShape, KindShape, SourceShape, WrittenQuestionShape,
};
use crate::set::json::{self, Value};
use crate::set::{
    Actor, Card, Entity, Era, Event, Kind, Link, List, Problem, Quantity, Source, WrittenBody,
    WrittenQuestion,
};

impl Reader {
    pub(super) fn source(&mut self, Row { row, shape }: Row<SourceShape>) -> Source {
        let at = At::of(List::Sources, row, &shape.id);
        let mut url = shape.url;
        // What a reader clicks on: nothing that runs.
        if url.as_ref().is_some_and(|url| !is_web_address(url)) {
            self.find(at, "url", Problem::BadUrl(url.take().unwrap_or_default()));
        }
        Source {
            id: shape.id,
            title: shape.title,
            url,
        }
    }

    pub(super) fn kind(&mut self, Row { row, shape }: Row<KindShape>) -> Option<Kind> {
        let at = At::of(List::Kinds, row, &shape.id);
        self.filled(at, "one", &shape.one)?;
        self.filled(at, "many", &shape.many)?;
        Some(Kind {
            id: shape.id,
            one: shape.one,
            many: shape.many,
            told: shape.told,
            broad: shape.broad,
        })
    }

    pub(super) fn era(&mut self, Row { row, shape }: Row<EraShape>) -> Option<Era> {
        let at = At::of(List::Eras, row, &shape.id);
        self.filled(at, "name", &shape.name)?;
        Some(Era {
            row,
            date: self.date(at, "date", &shape.date)?,
            id: shape.id,
            name: shape.name,
        })
    }

    pub(super) fn entity(&mut self, Row { row, shape }: Row<EntityShape>) -> Entity {
        let at = At::of(List::Entities, row, &shape.id);
        Entity {
            row,
            within: self.entity_ref(at, "within", shape.within.as_deref()),
            valid_from: self.date_opt(at, "valid_from", shape.valid_from.as_deref()),
            valid_until: self.date_opt(at, "valid_until", shape.valid_until.as_deref()),
            id: shape.id,
            known_for: shape.known_for.filter(|phrase| !phrase.is_empty()),
            kind: shape.kind,
            noun: shape.noun,
            name: shape.name,
            family: shape.family,
            aliases: shape.aliases,
            names: shape.names,
        }
    }

    pub(super) fn event(&mut self, Row { row, shape }: Row<EventShape>, date: Date) -> Event {
        let at = At::of(List::Events, row, &shape.id);
        let actors = shape.actors.into_iter().filter_map(|actor| {
            Some(Actor {
                entity: self.entity_ref(at, "actors", Some(&actor.entity))?,
                role: actor.role,
                asked: actor.asked,
            })
        });
        let actors = actors.collect();
        let links = shape.links.into_iter().filter_map(|link| {
            Some(Link {
                event: self.event_ref(at, "links", &link.event)?,
                relation: link.relation,
            })
        });
        let links = links.collect();
        let also = shape.also.iter();
        let also = also.filter_map(|d| self.date(at, "also", d)).collect();
        let quantities = shape.quantities.into_iter().filter_map(|q| {
            if !is_number(&q.value) {
                self.find(at, "quantities", Problem::BadNumber(q.value));
                return None;
            }
            Some(Quantity {
                of: q.of,
                value: q.value,
                unit: q.unit,
                hedge: q.hedge,
                asked: q.asked,
            })
        });
        let quantities = quantities.collect();
        Event {
            row,
            date,
            actors,
            links,
            also,
            quantities,
            complete: shape.complete,
            place: self.entity_ref(at, "place", shape.place.as_deref()),
            source: self.citation(at, shape.source),
            kind: shape.kind,
            title: shape.title,
            did: shape.did.map(|[subject, verb]| (subject, verb)),
            summary: shape.summary.filter(|s| !s.is_empty()),
            ask: shape.ask,
            image: self.image(at, shape.image),
            id: shape.id,
        }
    }

    pub(super) fn card(&mut self, Row { row, shape }: Row<CardShape>) -> Option<Card> {
        let at = At::of(List::Cards, row, &shape.id);
        self.filled(at, "front", &shape.front)?;
        self.filled(at, "back", &shape.back)?;
        Some(Card {
            row,
            source: self.citation(at, shape.source),
            front: shape.front,
            back: shape.back,
            tags: shape.tags,
            reversible: shape.reversible,
            image: self.image(at, shape.image),
            id: shape.id,
        })
    }

    pub(super) fn question(
        &mut self,
        Row { row, shape }: Row<WrittenQuestionShape>,
    ) -> Option<WrittenQuestion> {
        let at = At::of(List::Questions, row, &shape.id);
        self.filled(at, "stem", &shape.stem)?;
        let body = match body(&shape) {
            Ok(body) => body,
            Err((field, problem)) => {
                self.find(at, field, problem);
                return None;
            }
        };
        // Of a short answer, what is said of the answers was the place for it once.
        let of_answer = || {
            let said = shape
                .feedback
                .first()
                .filter(|_| shape.form == "short-answer");
            said.map(|(_, says)| says.clone())
        };
        Some(WrittenQuestion {
            row,
            source: self.citation(at, shape.source.clone()),
            image: self.image(at, shape.image.clone()),
            why: shape.why.clone().or_else(of_answer),
            id: shape.id,
            stem: shape.stem,
            body,
        })
    }
}

/// The most options, keys, pairs or feedbacks that a question may have. Each is held against the
/// others, and nobody reads more.
pub(in crate::set) const MOST_OPTIONS: usize = 200;

/// What is asked, by its form.
fn body(shape: &WrittenQuestionShape) -> Result<WrittenBody, (&'static str, Problem)> {
    let counts = [
        ("options", shape.options.len()),
        ("key", shape.key.len()),
        ("pairs", shape.pairs.len()),
        ("feedback", shape.feedback.len()),
    ];
    if let Some((field, count)) = counts.into_iter().find(|(_, count)| *count > MOST_OPTIONS) {
        return Err((field, Problem::TooManyOptions(count)));
    }
    if shape.form == "match" {
        return paired(shape);
    }
    let first = shape.key.first().ok_or(("key", Problem::Empty))?;
    match shape.form.as_str() {
        "choice" | "multiple-response" => {
            let several = shape.form != "choice";
            if shape.key.len() > 1 && !several {
                return Err(("key", Problem::SeveralKeys));
            }
            let options = offered(shape)?;
            let offered = |key: &&String| shape.options.contains(*key);
            if let Some(stray) = shape.key.iter().find(|key| !offered(key)) {
                return Err(("key", Problem::KeyNotAmongOptions(stray.clone())));
            }
            let mut keys: Vec<usize> = (0..options.len()).collect();
            keys.retain(|at| shape.key.contains(&options[*at].0));
            Ok(match several {
                true => WrittenBody::Several { options, keys },
                false => WrittenBody::Choice {
                    options,
                    key: keys[0],
                },
            })
        }
        "short-answer" => {
            let known = |(answer, _): &&(String, String)| shape.key.contains(answer);
            if let Some((stray, _)) = shape.feedback.iter().find(|said| !known(said)) {
                return Err(("feedback", Problem::FeedbackOnNoOption(stray.clone())));
            }
            Ok(WrittenBody::ShortAnswer {
                accept: shape.key.clone(),
            })
        }
        "number" => {
            let numbers = std::iter::once(("key", first));
            let tolerance = shape.tolerance.iter().map(|by| ("tolerance", by));
            for (field, text) in numbers.chain(tolerance) {
                // No answer is off by less than nothing.
                let is_below = field == "tolerance" && text.starts_with('-');
                if !is_number(text) || is_below {
                    return Err((field, Problem::BadNumber(text.clone())));
                }
            }
            Ok(WrittenBody::Number {
                value: first.clone(),
                tolerance: shape.tolerance.clone(),
            })
        }
        other => Err(("form", Problem::UnknownForm(other.to_owned()))),
    }
}

/// A match: two pairs or more, no item twice, and nothing spare that is a place already.
fn paired(shape: &WrittenQuestionShape) -> Result<WrittenBody, (&'static str, Problem)> {
    let pairs = &shape.pairs;
    let items = |at: usize| pairs[..at].iter().any(|[item, _]| *item == pairs[at][0]);
    if pairs.len() < 2 || (1..pairs.len()).any(items) {
        return Err(("pairs", Problem::UnfitPairs));
    }
    if pairs.iter().flatten().any(|text| text.trim().is_empty()) {
        return Err(("pairs", Problem::Empty));
    }
    let spare = shape.options.iter();
    let spare = spare.filter(|place| !pairs.iter().any(|[_, other]| other == *place));
    Ok(WrittenBody::Match {
        spare: spare.cloned().collect(),
        pairs: pairs
            .iter()
            .map(|[item, place]| (item.clone(), place.clone()))
            .collect(),
    })
}

/// Whether a text is a number as JSON writes it.
fn is_number(text: &str) -> bool {
    matches!(json::parse(text), Ok(Value::Number(_)))
}

/// Options with what is said of each.
type Offered = Vec<(String, Option<String>)>;

/// The options with what is said of each: two or more, none twice, feedback on no other.
fn offered(shape: &WrittenQuestionShape) -> Result<Offered, (&'static str, Problem)> {
    let options = &shape.options;
    let twice = (1..options.len()).find(|at| options[..*at].contains(&options[*at]));
    if let Some(at) = twice {
        return Err(("options", Problem::SameOptionTwice(options[at].clone())));
    }
    if options.len() < 2 {
        return Err(("options", Problem::OneOption));
    }
    let mut feedback = shape.feedback.iter();
    if let Some((stray, _)) = feedback.find(|(option, _)| !options.contains(option)) {
        return Err(("feedback", Problem::FeedbackOnNoOption(stray.clone())));
    }
    let said = |text: &String| {
        let found = shape.feedback.iter().find(|(option, _)| option == text);
        found.map(|(_, says)| says.clone())
    };
    let options = options.iter();
    Ok(options
        .map(|option| (option.clone(), said(option)))
        .collect())
}

fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
