//! Two things that a learner took for one another, shown side by side.

use super::chance::{Chance, seed_of};
use super::wording::capitalised;
use super::{Bank, Beside, Dial, Difficulty, Fact, Form, Pick, Question};

/// A pair to be kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// The fact that was asked when the one was taken for the other.
    pub fact: Fact,
    /// What was right.
    pub key: Beside,
    /// What it was taken for.
    pub taken: Beside,
}

impl Contrast {
    /// Whether it is of the same two, either way round.
    #[must_use]
    pub fn is_of(&self, a: Beside, b: Beside) -> bool {
        (self.key, self.taken) == (a, b) || (self.key, self.taken) == (b, a)
    }
}

impl Bank {
    /// What a question asks its learner to tell apart: what is right, and what stands
    /// beside it, each with the position of its option. `None` where no option is an event
    /// or an entity.
    #[must_use]
    pub fn told_apart(&self, question: &Question) -> Option<(Beside, Vec<(usize, Beside)>)> {
        let (options, key) = question.body.single()?;
        let means = |at: usize| -> Option<Beside> {
            let option = &options[at];
            match question.form {
                Form::ChoiceEvent | Form::WhichFirst => {
                    self.event_of(&option.id).map(Beside::Event)
                }
                Form::ChoiceDate if at == key => question.fact.event().map(Beside::Event),
                Form::ChoiceDate => {
                    let mut refuted = question.proof.distractors.iter();
                    let refuted = refuted.find(|refuted| refuted.option == option.id)?;
                    refuted.instead.as_ref()?.event.map(Beside::Event)
                }
                Form::ChoiceActor | Form::ChoicePlace | Form::ClozeChoice => {
                    self.entity_of(&option.id).map(Beside::Entity)
                }
                _ => None,
            }
        };
        let others = (0..options.len()).filter(|at| *at != key);
        let others = others.filter_map(|at| Some((at, means(at)?)));
        Some((means(key)?, others.collect()))
    }

    /// A question that shows the two of a contrast side by side, in one of the forms; which
    /// form and which way round is left to the seed.
    pub(super) fn contrast(
        &self,
        contrast: &Contrast,
        forms: &[Form],
        seed: u64,
        difficulty: Difficulty,
    ) -> Option<(Pick, Question)> {
        let mut chance = Chance::new(seed_of(seed, 1));
        let mut ways: Vec<(Fact, Form, Beside, Beside)> = Vec::new();
        for (key, taken) in [
            (contrast.key, contrast.taken),
            (contrast.taken, contrast.key),
        ] {
            match key {
                Beside::Event(ix) => ways.extend([
                    (Fact::Identity(ix), Form::ChoiceEvent, key, taken),
                    (Fact::Date(ix), Form::WhichFirst, key, taken),
                    (Fact::Date(ix), Form::ChoiceDate, key, taken),
                ]),
                // Of an entity, only the fact that was asked is known to be askable.
                Beside::Entity(_) if key == contrast.key => ways.extend([
                    (contrast.fact, Form::ChoiceActor, key, taken),
                    (contrast.fact, Form::ChoicePlace, key, taken),
                    (contrast.fact, Form::ClozeChoice, key, taken),
                ]),
                Beside::Entity(_) => {}
            }
        }
        chance.shuffle(&mut ways);
        ways.retain(|(_, form, ..)| forms.contains(form));
        ways.into_iter().find_map(|(fact, form, key, taken)| {
            if !form.can_ask(self, fact) {
                return None;
            }
            let dial = Dial {
                difficulty,
                beside: Some(taken),
            };
            let question = self.draw(fact, form, seed, dial)?;
            let (right, others) = self.told_apart(&question)?;
            let shown = |one| right == one || others.iter().any(|(_, other)| *other == one);
            (shown(key) && shown(taken)).then(|| {
                let pick = Pick {
                    fact: fact.name(self.set()),
                    form,
                    seed,
                    difficulty,
                    beside: Some(self.beside_name(taken)),
                };
                (pick, question)
            })
        })
    }

    /// What an event or entity is called, with a capital.
    #[must_use]
    pub fn called(&self, beside: Beside) -> String {
        capitalised(match beside {
            Beside::Event(ix) => &self.set().event(ix).title,
            Beside::Entity(ix) => &self.set().entity(ix).name,
        })
    }

    fn beside_name(&self, beside: Beside) -> String {
        match beside {
            Beside::Event(ix) => ["event/", &self.set().event(ix).id].concat(),
            Beside::Entity(ix) => ["entity/", &self.set().entity(ix).id].concat(),
        }
    }

    /// The event or entity of a name as a pick holds it.
    pub(super) fn beside_named(&self, name: &str) -> Option<Beside> {
        match name.split_once('/')? {
            ("event", id) => self.event_of(id).map(Beside::Event),
            ("entity", id) => self.entity_of(id).map(Beside::Entity),
            _ => None,
        }
    }
}
