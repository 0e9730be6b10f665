//! The questions that a row yields, so that its author sees what becomes of it.

use super::order::{Table, Yielded};
use crate::bank::{Bank, Difficulty, Fact, Form, Pick, Question};
use crate::set::format::SetShape;

/// So many questions are shown at most.
const MOST: usize = 40;
/// So many seeds are tried before a form is given up.
const PATIENCE: u64 = 8;

/// One question of each fact of the row in each form that can ask it, those struck out among
/// them.
pub(super) fn questions(bank: &Bank, shape: &SetShape, table: Table, row: usize) -> Vec<Yielded> {
    let Some(facts) = facts(bank, shape, table, row) else {
        return Vec::new();
    };
    let struck = &bank.set().struck;
    let mut found = Vec::new();
    for fact in facts {
        let name = fact.name(bank.set());
        for form in Form::ALL {
            if found.len() >= MOST {
                return found;
            }
            let mut of = struck.iter().filter(|one| one.fact == name);
            let is_struck = of.any(|one| one.form.as_deref().is_none_or(|of| form.is_called(of)));
            let drawn = match is_struck {
                false => draw(bank, &name, form),
                true => None,
            };
            match (drawn, is_struck) {
                (Some(question), _) => found.push(yielded(&name, &question)),
                (None, true) if form.asks_class_of(fact) => found.push(Yielded {
                    fact: name.clone(),
                    form: form.name().to_owned(),
                    stem: String::new(),
                    options: Vec::new(),
                    key: String::new(),
                    struck: true,
                }),
                (None, _) => {}
            }
        }
    }
    found
}

fn draw(bank: &Bank, fact: &str, form: Form) -> Option<Question> {
    (1..=PATIENCE).find_map(|seed| {
        bank.redraw(&Pick {
            fact: fact.to_owned(),
            form,
            seed,
            difficulty: Difficulty::MIDDLE,
            beside: None,
        })
    })
}

fn yielded(fact: &str, question: &Question) -> Yielded {
    let offered = question.body.offered().iter();
    Yielded {
        fact: fact.to_owned(),
        form: question.form.name().to_owned(),
        stem: question.stem.clone(),
        options: offered.map(|choice| choice.text.clone()).collect(),
        key: question.key_text(),
        struck: false,
    }
}

fn facts(bank: &Bank, shape: &SetShape, table: Table, row: usize) -> Option<Vec<Fact>> {
    let is_of = |fact: &Fact| -> bool {
        let set = bank.set();
        match table {
            Table::Events => {
                let id = shape.events.get(row).map(|event| &event.id);
                fact.event().is_some_and(|ix| Some(&set.event(ix).id) == id)
            }
            Table::Entities => {
                let id = shape.entities.get(row).map(|entity| &entity.id);
                matches!(fact, Fact::Known(ix) if Some(&set.entity(*ix).id) == id)
            }
            Table::Cards => {
                let id = shape.cards.get(row).map(|card| &card.id);
                matches!(fact, Fact::Card(at) if set.cards.get(*at as usize).map(|c| &c.id) == id)
            }
            Table::Questions => {
                let id = shape.questions.get(row).map(|question| &question.id);
                matches!(fact, Fact::Written(at) if set.questions.get(*at as usize).map(|q| &q.id) == id)
            }
            Table::Sources | Table::Kinds | Table::Eras => false,
        }
    };
    let facts: Vec<Fact> = bank.all_facts().filter(is_of).collect();
    (!facts.is_empty()).then_some(facts)
}
