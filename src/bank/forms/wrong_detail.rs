//! Find the detail of a sentence that was changed: its date, a name, the place, a number.

use super::evenly::{Company, Sight};
use super::{Class, Drawn, Elsewhere, Need, Spec, Tests};
use crate::bank::chance::Chance;
use crate::bank::changed;
use crate::bank::sentence::{Mention, Part, Sentence};
use crate::bank::{
    Bank, Body, Choice, Dial, Fact, Falsity, Piece, Proof, Refutation, proof, wording,
};
use crate::set::Aspect;

pub(super) const FORM: Spec = Spec {
    name: "wrong-detail",
    family: "wrong-detail",
    asks: &[
        Class::Times,
        Class::Actors,
        Class::Places,
        Class::Quantities,
    ],
    tests: Tests::Recognition,
    needs: &[Need::Summaries],
    can_ask,
    draw,
};

pub(super) const ELSEWHERE: Elsewhere = Elsewhere {
    qti: "hottextInteraction",
    moodle: "",
    xapi: "choice",
};

/// A detail that can be pointed at: where it stands in the sentence, and its name, which
/// is the end of the name of its fact.
struct Detail {
    fact: Fact,
    id: String,
    mention: Mention,
}

/// A sentence, its details in order, and which of them may be changed.
struct Asked<'a> {
    sentence: Sentence<'a>,
    details: Vec<Detail>,
    changes: Vec<bool>,
    /// Whether the date may be changed.
    date: bool,
    /// The detail of the fact, `None` for the date.
    at: Option<usize>,
}

impl Asked<'_> {
    fn sight(&self) -> Sight<'_> {
        Sight {
            details: &self.changes,
            date: self.date,
            trails: trails(&self.sentence),
        }
    }
}

/// Whether the date may stand behind a sentence.
fn trails(sentence: &Sentence) -> bool {
    !sentence.text.ends_with(['?', '!', '。', ')', '"', '”'])
}

fn details(bank: &Bank, sentence: &Sentence) -> Vec<Detail> {
    let mut details: Vec<Detail> = Vec::new();
    for mention in &sentence.mentions {
        let is_new = details
            .iter()
            .all(|known| known.mention.part != mention.part);
        if let Some((fact, id)) = fact_of(bank, sentence, mention.part).filter(|_| is_new) {
            let mention = mention.clone();
            details.push(Detail { fact, id, mention });
        }
    }
    details
}

/// Whether a fact of a sentence is asked, for some seed.
fn may_change(bank: &Bank, sentence: &Sentence, fact: Fact) -> bool {
    let aspect = match fact {
        Fact::Date(_) => Aspect::Date,
        Fact::Place(_) => Aspect::Place,
        Fact::Quantity(..) => Aspect::Quantities,
        _ => Aspect::Actors,
    };
    sentence.event.asks(aspect)
        && changed::may_change(bank, fact)
        && changed::can_change(bank, sentence, fact, 1)
}

/// The fact that a part of a sentence tells, and the end of its name: `actor/japan`,
/// `place`, `quantity/1`.
fn fact_of(bank: &Bank, sentence: &Sentence, part: Part) -> Option<(Fact, String)> {
    let (ix, event) = (sentence.ix, sentence.event);
    match part {
        Part::Quantity(at) => {
            let id = ["quantity/", &(at + 1).to_string()].concat();
            Some((Fact::Quantity(ix, at), id))
        }
        Part::Entity(entity) => {
            let mut actors = event.actors.iter();
            let Some(at) = actors.position(|actor| actor.entity == entity) else {
                return Some((Fact::Place(ix), "place".to_owned()));
            };
            let id = ["actor/", &bank.set().entity(entity).id].concat();
            Some((Fact::Actor(ix, u16::try_from(at).ok()?), id))
        }
    }
}

fn asked(bank: &Bank, fact: Fact) -> Option<Asked<'_>> {
    if !changed::may_change(bank, fact) {
        return None;
    }
    let sentence = Sentence::of(bank, fact.event()?)?;
    if !changed::can_change(bank, &sentence, fact, 1) {
        return None;
    }
    let details = details(bank, &sentence);
    let may = |other: Fact| other == fact || may_change(bank, &sentence, other);
    let changes = details.iter().map(|detail| may(detail.fact)).collect();
    let date = may(Fact::Date(sentence.ix));
    let at = match fact {
        Fact::Date(_) => None,
        _ => Some(details.iter().position(|detail| detail.fact == fact)?),
    };
    let asked = Asked {
        sentence,
        details,
        changes,
        date,
        at,
    };
    // The only detail that can be changed is the changed one: "Japan" was never another.
    let changeable = asked.changes.iter().filter(|may| **may).count() + usize::from(date);
    (changeable > 1 && asked.sight().is_even()).then_some(asked)
}

fn can_ask(bank: &Bank, fact: Fact) -> bool {
    asked(bank, fact).is_some()
}

fn draw(bank: &Bank, fact: Fact, dial: Dial, chance: &mut Chance) -> Option<Drawn> {
    // Every detail of a sentence has a fact of its own, and all are dealt alike.
    let asked = asked(bank, fact)?;
    let (sentence, details) = (&asked.sentence, &asked.details);
    let change = changed::change(bank, sentence, fact, dial, chance)?;
    let stand = asked.sight().stand(asked.at, chance)?;
    let company = asked.sight().company(asked.at, stand, chance);
    let key = stand.place;
    let mut options: Vec<Choice> = Vec::new();
    for at in &company.details {
        let detail = details.get(*at)?;
        let text = if asked.at == Some(*at) {
            sentence.words_with(&detail.mention, &change.to)
        } else {
            sentence.words(&detail.mention).to_owned()
        };
        options.push(option(&detail.id, text));
    }
    let date = if asked.at.is_none() {
        change.to.clone()
    } else if company.trails {
        crate::date::text(&sentence.event.date)
    } else {
        sentence.lead.date.clone()
    };
    if company.dated {
        let at = if company.trails { options.len() } else { 0 };
        options.insert(at, option("date", date.clone()));
    }
    let stands = options.iter().enumerate().filter(|(at, _)| *at != key);
    let distractors = stands.map(|(_, option)| Refutation {
        option: option.id.clone(),
        because: Falsity::Agrees {
            event: sentence.event.id.clone(),
        },
        instead: None,
        gap: String::new(),
        says: wording::detail_stands(&option.text),
    });
    let distractors = distractors.collect();
    let mut row = proof::row(bank, sentence.ix);
    row.says = [&change.correction(), " ", &row.says].concat();
    Some(Drawn {
        stem: wording::WRONG_DETAIL.to_owned(),
        body: Body::Passage {
            pieces: pieces(&asked, &company, &date),
            options,
            key,
        },
        proof: Proof {
            key: vec![row],
            distractors,
            named: None,
        },
    })
}

fn option(id: &str, text: String) -> Choice {
    Choice {
        id: id.to_owned(),
        text,
        period: None,
    }
}

/// The sentence in pieces: the details on offer, and what stands between them.
fn pieces(asked: &Asked, company: &Company, date: &str) -> Vec<Piece> {
    let sentence = &asked.sentence;
    let mut line = Line::default();
    if !company.trails {
        line.text(sentence.lead.before);
        if company.dated {
            line.option();
        } else {
            line.text(date);
        }
        line.text(sentence.lead.after);
    }
    // Behind a date the first word may lose its capital; at the front it does not.
    let between = |from: usize, to: usize| {
        if company.trails {
            sentence.text[from..to].to_owned()
        } else {
            sentence.between(from, to)
        }
    };
    let mut at = 0;
    let shown = company
        .details
        .iter()
        .filter_map(|at| asked.details.get(*at));
    for Detail { mention, .. } in shown {
        line.text(&between(at, mention.whole.start));
        line.option();
        at = mention.whole.end;
    }
    let rest = between(at, sentence.text.len());
    if company.trails {
        let (before, after) = sentence.lead.trailing();
        line.text(rest.trim_end_matches('.'));
        line.text(before);
        if company.dated {
            line.option();
        } else {
            line.text(date);
        }
        line.text(after);
    } else {
        line.text(&rest);
        if !sentence.text.ends_with(['.', '?', '!', '。']) {
            line.text(".");
        }
    }
    line.end()
}

/// Pieces as they come, what stands between two options as one.
#[derive(Default)]
struct Line {
    pieces: Vec<Piece>,
    text: String,
    options: usize,
}

impl Line {
    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn option(&mut self) {
        if !self.text.is_empty() {
            self.pieces
                .push(Piece::Text(std::mem::take(&mut self.text)));
        }
        self.pieces.push(Piece::Option(self.options));
        self.options += 1;
    }

    fn end(mut self) -> Vec<Piece> {
        if !self.text.is_empty() {
            self.pieces.push(Piece::Text(self.text));
        }
        self.pieces
    }
}
