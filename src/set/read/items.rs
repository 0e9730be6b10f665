//! Each item from its shape: references resolved, dates parsed, what cannot be told.

use super::{At, Reader, Row};
use crate::date::Date;
use crate::set::format::{
    CardShape, EntityShape, EraShape, EventShape, KindShape, SourceShape, WrittenQuestionShape,
};
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
        let quantities = shape.quantities.into_iter().map(|q| Quantity {
            of: q.of,
            value: q.value,
            unit: q.unit,
            hedge: q.hedge,
            asked: q.asked,
        });
        Event {
            row,
            date,
            actors,
            links,
            also,
            quantities: quantities.collect(),
            complete: shape.complete,
            place: self.entity_ref(at, "place", shape.place.as_deref()),
            source: self.citation(at, shape.source),
            kind: shape.kind,
            title: shape.title,
            did: shape.did.map(|[subject, verb]| (subject, verb)),
            summary: shape.summary.filter(|s| !s.is_empty()),
            ask: shape.ask,
            id: shape.id,
        }
    }

    pub(super) fn card(&mut self, Row { row, shape }: Row<CardShape>) -> Option<Card> {
        let at = At::of(List::Cards, row, &shape.id);
        self.filled(at, "front", &shape.front)?;
        self.filled(at, "back", &shape.back)?;
        Some(Card {
            source: self.citation(at, shape.source),
            front: shape.front,
            back: shape.back,
            tags: shape.tags,
            reversible: shape.reversible,
            id: shape.id,
        })
    }

    pub(super) fn question(
        &mut self,
        Row { row, shape }: Row<WrittenQuestionShape>,
    ) -> Option<WrittenQuestion> {
        let at = At::of(List::Questions, row, &shape.id);
        self.filled(at, "stem", &shape.stem)?;
        let Some(first) = shape.key.first() else {
            self.find(at, "key", Problem::Empty);
            return None;
        };
        let body = match shape.form.as_str() {
            "choice" => {
                let Some(key) = shape.options.iter().position(|o| o == first) else {
                    self.find(at, "key", Problem::KeyNotAmongOptions(first.clone()));
                    return None;
                };
                if let Some((field, problem)) = unfit_choice(&shape) {
                    self.find(at, field, problem);
                    return None;
                }
                let feedback = |text: &String| {
                    let found = shape.feedback.iter().find(|(option, _)| option == text);
                    found.map(|(_, says)| says.clone())
                };
                let options = shape.options.iter().map(|o| (o.clone(), feedback(o)));
                WrittenBody::Choice {
                    options: options.collect(),
                    stem: shape.stem,
                    key,
                }
            }
            "short-answer" => {
                let known = |(answer, _): &&(String, String)| shape.key.contains(answer);
                if let Some((stray, _)) = shape.feedback.iter().find(|said| !known(said)) {
                    self.find(at, "feedback", Problem::FeedbackOnNoOption(stray.clone()));
                    return None;
                }
                WrittenBody::ShortAnswer {
                    stem: shape.stem,
                    accept: shape.key.clone(),
                    why: shape.feedback.first().map(|(_, says)| says.clone()),
                }
            }
            other => {
                self.find(at, "form", Problem::UnknownForm(other.to_owned()));
                return None;
            }
        };
        Some(WrittenQuestion {
            source: self.citation(at, shape.source),
            id: shape.id,
            body,
        })
    }
}

fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// What a choice cannot have: two keys, one option, two alike, feedback on none of them.
fn unfit_choice(shape: &WrittenQuestionShape) -> Option<(&'static str, Problem)> {
    if shape.key.len() > 1 {
        return Some(("key", Problem::SeveralKeys));
    }
    let options = &shape.options;
    let twice = (1..options.len()).find(|at| options[..*at].contains(&options[*at]));
    if let Some(at) = twice {
        return Some(("options", Problem::SameOptionTwice(options[at].clone())));
    }
    if options.len() < 2 {
        return Some(("options", Problem::OneOption));
    }
    let stray = shape
        .feedback
        .iter()
        .find(|(option, _)| !options.contains(option));
    stray.map(|(option, _)| ("feedback", Problem::FeedbackOnNoOption(option.clone())))
}
