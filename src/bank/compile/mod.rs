//! A set sorted for drawing: by date, by kind and date, by year, by what can be asked.

mod asked;

use std::cell::OnceCell;
use std::rc::Rc;

use super::amounts::Amounts;
use super::appearances::Appearances;
use super::claims::Claims;
use super::entities::Cast;
use super::facts::Facts;
use super::forms::{Class, Form};
use super::rows::{EventRow, Line, rows};
use super::typed::Roll;
use super::{Dial, Fact, Pick, Question, Selection};
use crate::date::{Period, Shape, Unit};
use crate::set::fold::fold;
use crate::set::names::{Names, sort};
use crate::set::{Aspect, EntityIx, Event, EventIx, Set};

/// So many facts are counted, and no more: what a form can ask of a hundred thousand events
/// takes seconds to find out, and tells nobody anything.
pub const MANY_FACTS: usize = 1000;

/// A set, ready to be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Bank {
    set: Rc<Set>,
    rows: Vec<EventRow>,
    /// Events with a first and a last day.
    by_date: Line,
    /// The same for each kind.
    by_kind: Vec<Line>,
    /// Those that may stand in an order.
    by_order: Line,
    /// The first and the last year.
    span: Option<(i64, i64)>,
    /// What happened within one year for sure, by year.
    happened: Vec<EventIx>,
    /// Years in which something happened, with the place of the first of it in `happened`.
    years: Vec<(i64, u32)>,
    /// The facts of each class that the author lets be asked; listed when first wanted,
    /// for a quiz of one form need not wait for the others.
    classes: [OnceCell<Facts>; Class::ALL.len()],
    /// How many of them each form can ask, in the order of [`Form::ALL`].
    yields: [OnceCell<usize>; Form::ALL.len()],
    fact_count: OnceCell<usize>,
    /// Who and what stands beside whom; made when a question first offers names.
    cast: OnceCell<Cast>,
    /// What else a date may mean; made when a card first shows one.
    claims: OnceCell<Claims>,
    /// All names; made when a typed one is first held against them.
    roll: OnceCell<Roll>,
    /// Who and what appears in which events; made when a question first asks it.
    appearances: OnceCell<Appearances>,
    /// What entities are known for, folded; made when a question first asks it.
    phrases: OnceCell<Names>,
    /// The kinds that events tell everyone of, each with how many; made when first asked.
    complete_kinds: OnceCell<Vec<(String, usize)>>,
    /// The quantities by unit and size; made when a question first offers numbers.
    amounts: OnceCell<Amounts>,
    /// Events that lasted, with bounds; made when a question first asks for a span.
    lasting: OnceCell<Line>,
    /// For each kind that the set names, the line of its events; made when first asked.
    kind_lines: OnceCell<Vec<Option<u32>>>,
    /// The facts of what was struck out; made when first asked.
    struck: OnceCell<Names>,
    by_id: Names,
    /// The entities by their ids; made when a learner's mistake is first looked up.
    entity_ids: OnceCell<Names>,
    /// Family names of the persons of the set, folded.
    families: Names,
}

impl Bank {
    /// Sorts a set. Time grows as n log n, once for every set.
    #[must_use]
    pub fn compile(set: Rc<Set>) -> Bank {
        let mut bank = Bank {
            rows: rows(&set),
            by_date: Line::default(),
            by_kind: Vec::new(),
            by_order: Line::default(),
            span: None,
            happened: Vec::new(),
            years: Vec::new(),
            classes: Default::default(),
            yields: Default::default(),
            fact_count: OnceCell::new(),
            cast: OnceCell::new(),
            claims: OnceCell::new(),
            roll: OnceCell::new(),
            appearances: OnceCell::new(),
            phrases: OnceCell::new(),
            complete_kinds: OnceCell::new(),
            amounts: OnceCell::new(),
            lasting: OnceCell::new(),
            kind_lines: OnceCell::new(),
            struck: OnceCell::new(),
            by_id: by_id(&set),
            entity_ids: OnceCell::new(),
            families: families(&set),
            set,
        };
        bank.sort_by_date();
        bank.sort_by_year();
        bank.span = bank.measure();
        bank
    }

    fn sort_by_date(&mut self) {
        let mut sorted: Vec<(i64, u32)> = self
            .indices()
            .filter_map(|ix| self.bounds(ix).map(|(early, _)| (early.count(), ix.0)))
            .collect();
        sort(&mut sorted);
        let kinds = self.rows.iter().map(|r| r.kind + 1).max().unwrap_or(0);
        self.by_kind = vec![Line::default(); kinds as usize];
        for (early, ix) in sorted {
            let ix = EventIx(ix);
            let row = &mut self.rows[ix.0 as usize];
            row.rank = self.by_date.push(ix, early);
            row.rank_in_kind = self.by_kind[row.kind as usize].push(ix, early);
            if row.ordered {
                row.rank_in_order = self.by_order.push(ix, early);
            }
        }
        let lines = [&mut self.by_date, &mut self.by_order].into_iter();
        lines.chain(&mut self.by_kind).for_each(Line::part);
    }

    fn sort_by_year(&mut self) {
        let mut happened: Vec<(i64, u32)> = Vec::new();
        for ix in &self.by_date.events {
            let date = &self.set.event(*ix).date;
            if date.shape() != Shape::Span
                && let Some(year) = Period::around(date, Unit::Year)
            {
                happened.push((year.year(), ix.0));
            }
        }
        sort(&mut happened);
        for (at, (year, ix)) in (0..).zip(happened) {
            if self.years.last().is_none_or(|(last, _)| *last != year) {
                self.years.push((year, at));
            }
            self.happened.push(EventIx(ix));
        }
    }

    /// Every fact that the author lets be asked, whether or not a form can.
    pub fn all_facts(&self) -> impl Iterator<Item = Fact> {
        let events = self.set.indexed_events();
        let count = |n: usize| 0..u32::try_from(n).unwrap_or(u32::MAX);
        let entities = (0..).map(EntityIx).zip(&self.set.entities);
        let known = entities.filter(|(_, entity)| entity.known_for.is_some());
        events
            .flat_map(|(ix, event)| facts_of(ix, event))
            .chain(known.map(|(ix, _)| Fact::Known(ix)))
            .chain(count(self.set.cards.len()).map(Fact::Card))
            .chain(count(self.set.questions.len()).map(Fact::Written))
    }

    /// The set it was made of.
    #[must_use]
    pub fn set(&self) -> &Rc<Set> {
        &self.set
    }

    /// How many facts can be asked in at least one form.
    #[must_use]
    pub fn fact_count(&self) -> usize {
        *self.fact_count.get_or_init(|| self.asked_facts().count())
    }

    /// Whether nothing can be asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.asked_facts().next().is_none()
    }

    fn asked_facts(&self) -> impl Iterator<Item = Fact> {
        let in_any = |fact: Fact| Form::ALL.into_iter().any(|form| form.can_ask(self, fact));
        self.all_facts().filter(move |fact| in_any(*fact))
    }

    /// How many facts a form can ask; beyond [`MANY_FACTS`] nobody counts.
    #[must_use]
    pub fn yields(&self, form: Form) -> usize {
        *self.yields[form as usize].get_or_init(|| self.facts_for(form).take(MANY_FACTS).count())
    }

    /// The forms that the set is rich enough for.
    #[must_use]
    #[inline(never)]
    pub fn offered(&self) -> Vec<Form> {
        let mut forms = Form::ALL.to_vec();
        forms.retain(|form| self.yields(*form) > 0);
        forms
    }

    /// What a form can ask.
    pub fn facts_for(&self, form: Form) -> impl Iterator<Item = Fact> {
        let classes = form.asks().iter().map(|class| self.facts_in(*class));
        let facts = classes.flat_map(|facts| (0..facts.len()).filter_map(|at| facts.get(at)));
        facts.filter(move |fact| form.can_ask(self, *fact))
    }

    /// The facts of a class that the author lets be asked, whether or not a form can.
    pub(super) fn facts_in(&self, class: Class) -> &Facts {
        self.classes[class as usize].get_or_init(|| {
            let facts = self.all_facts();
            Facts::of(class, facts.filter(|fact| Class::of(*fact) == class))
        })
    }

    /// The first and the last year of the set: a wrong year lies on the axis too.
    #[must_use]
    pub fn span(&self) -> Option<(i64, i64)> {
        self.span
    }

    fn measure(&self) -> Option<(i64, i64)> {
        let dated = self.by_date.events.iter();
        let mut bounds = dated.filter_map(|ix| self.bounds(*ix));
        let (first, mut last) = bounds.next()?;
        for (_, late) in bounds {
            last = last.max(late);
        }
        Some((first.to_ymd().0, last.to_ymd().0))
    }

    /// Draws a question: the same for the same fact, form and seed.
    #[must_use]
    pub fn draw(&self, fact: Fact, form: Form, seed: u64, dial: Dial) -> Option<Question> {
        form.draw(self, fact, seed, dial)
    }

    /// Draws a question again from its names; `None` when the set no longer yields it.
    #[must_use]
    pub fn redraw(&self, pick: &Pick) -> Option<Question> {
        let fact = self.fact_named(&pick.fact)?;
        if !pick.form.can_ask(self, fact) {
            return None;
        }
        let dial = Dial {
            difficulty: pick.difficulty,
            beside: pick
                .beside
                .as_deref()
                .and_then(|name| self.beside_named(name)),
        };
        self.draw(fact, pick.form, pick.seed, dial)
    }

    /// Whether the answer to a question is a person, so that a family name will do.
    #[must_use]
    pub fn wants_person(&self, question: &Question) -> bool {
        let named = question.entity_asked();
        named.is_some_and(|ix| self.set.entity(ix).family_name().is_some())
    }

    /// The fact of this name.
    #[must_use]
    pub fn fact_named(&self, name: &str) -> Option<Fact> {
        let (first, rest) = name.split_once('/')?;
        let at = |n: usize| u32::try_from(n).ok();
        match (first, self.event_of(first)) {
            (_, Some(ix)) => facts_of(ix, self.set.event(ix))
                .into_iter()
                .find(|fact| fact.name(&self.set) == name),
            ("entity", None) => {
                let found = self.entity_of(rest);
                let known = |ix: &EntityIx| self.set.entity(*ix).known_for.is_some();
                found.filter(known).map(Fact::Known)
            }
            ("card", None) => {
                let found = self.set.cards.iter().position(|card| card.id == rest);
                found.and_then(at).map(Fact::Card)
            }
            ("question", None) => {
                let found = self.set.questions.iter().position(|q| q.id == rest);
                found.and_then(at).map(Fact::Written)
            }
            (_, None) => None,
        }
    }

    /// The event of this id.
    #[must_use]
    pub fn event_of(&self, id: &str) -> Option<EventIx> {
        let mut candidates = self.by_id.candidates(id).map(EventIx);
        candidates.find(|ix| self.set.event(*ix).id == id)
    }

    /// The entity of this id.
    #[must_use]
    pub fn entity_of(&self, id: &str) -> Option<EntityIx> {
        let mut candidates = self.entity_ids().candidates(id).map(EntityIx);
        candidates.find(|ix| self.set.entity(*ix).id == id)
    }

    /// The first and the last year of an event; `None` where its date has no bounds.
    #[must_use]
    pub fn years_of(&self, ix: EventIx) -> Option<(i64, i64)> {
        let (early, late) = self.bounds(ix)?;
        Some((early.to_ymd().0, late.to_ymd().0))
    }

    /// The events before and after one in time, which surely began in another year, and how many
    /// years lie between.
    #[must_use]
    #[inline(never)]
    pub fn before_and_after(&self, ix: EventIx) -> [Option<(EventIx, i64)>; 2] {
        let line = &self.by_date.events;
        let at = self.row(ix).rank as usize;
        let year = |ix: EventIx| self.years_of(ix);
        let Some((own, _)) = year(ix).filter(|_| line.get(at) == Some(&ix)) else {
            return [None, None];
        };
        let far = |other: &EventIx| {
            let (first, _) = year(*other)?;
            (first != own).then(|| (*other, (first - own).abs()))
        };
        let before = line[..at].iter().rev().find_map(far);
        let after = line[at + 1..].iter().find_map(far);
        [before, after]
    }

    /// Whether the selection's span of years takes the fact in; a fact without a
    /// date belongs to no span.
    #[must_use]
    pub fn is_within(&self, fact: Fact, selection: &Selection) -> bool {
        if selection.from.is_none() && selection.to.is_none() {
            return true;
        }
        let Some((early, late)) = fact.event().and_then(|ix| self.bounds(ix)) else {
            return false;
        };
        selection.from.is_none_or(|from| from <= early.to_ymd().0)
            && selection.to.is_none_or(|to| late.to_ymd().0 <= to)
    }

    fn row(&self, ix: EventIx) -> &EventRow {
        &self.rows[ix.0 as usize]
    }

    fn indices(&self) -> impl Iterator<Item = EventIx> + use<> {
        (0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX)).map(EventIx)
    }
}

/// The facts of an event that its author lets be asked.
fn facts_of(ix: EventIx, event: &Event) -> Vec<Fact> {
    let mut facts = Vec::new();
    if event.asks(Aspect::Date) {
        match event.date.shape() {
            Shape::Point | Shape::Between => facts.push(Fact::Date(ix)),
            Shape::Span => facts.extend([Fact::Date(ix), Fact::Start(ix), Fact::End(ix)]),
        }
    }
    if event.asks(Aspect::Event) {
        facts.push(Fact::Identity(ix));
        if !event.kind.is_empty() {
            facts.push(Fact::Kind(ix));
        }
    }
    if event.asks(Aspect::Actors) {
        let actors = (0..).zip(&event.actors);
        facts.extend(actors.map(|(at, _)| Fact::Actor(ix, at)));
    }
    if event.asks(Aspect::Place) && event.place.is_some() {
        facts.push(Fact::Place(ix));
    }
    if event.asks(Aspect::Quantities) {
        let quantities = (0..).zip(&event.quantities);
        facts.extend(quantities.map(|(at, _)| Fact::Quantity(ix, at)));
    }
    facts
}

fn by_id(set: &Set) -> Names {
    let mut names = Names::default();
    for (ix, event) in set.indexed_events() {
        names.add(&event.id, ix.0);
    }
    names.sort();
    names
}

fn families(set: &Set) -> Names {
    let mut names = Names::default();
    for (at, entity) in (0..).zip(&set.entities) {
        if let Some(family) = entity.family_name() {
            names.add(&fold(family), at);
        }
    }
    names.sort();
    names
}
