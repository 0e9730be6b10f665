//! In which form a fact is asked: recognised at first, recalled as the memory grows.

use super::roster::Rostered;
use super::schedule::{Memory, Phase};
use super::settings::Asking;
use crate::bank::{Bank, Dial, Difficulty, Form, Pick, Question, Tests, seed_of};

/// Days of stability from which on a fact is asked by recall as often as by recognition.
const HALF: f32 = 7.0;
/// Days of stability from which on it is asked by recall alone, where it can be.
const RECALL: f32 = 30.0;

/// The question to a fact at this point of its memory, with the name that draws it again.
/// `None` where no form finds one: the set may have too little beside it.
#[must_use]
pub fn question(
    bank: &Bank,
    fact: &Rostered,
    memory: Memory,
    asking: Asking,
    seed: u64,
) -> Option<(Pick, Question)> {
    let difficulty = difficulty(memory);
    for form in forms(bank, fact, memory, asking, seed) {
        let dial = Dial {
            difficulty,
            beside: None,
        };
        if let Some(question) = bank.draw(fact.fact, form, seed, dial) {
            let pick = Pick {
                fact: fact.fact.name(bank.set()),
                form,
                seed,
                difficulty,
                beside: None,
            };
            return Some((pick, question));
        }
    }
    None
}

/// The forms that can ask the fact, the one to be tried first at the front.
fn forms(bank: &Bank, fact: &Rostered, memory: Memory, asking: Asking, seed: u64) -> Vec<Form> {
    let mut forms: Vec<Form> = Form::ALL.to_vec();
    forms.retain(|form| form.can_ask(bank, fact.fact));
    // Dealt by chance, then those that test what is wanted first.
    for last in (1..forms.len()).rev() {
        let drawn = seed_of(seed, last as u64) % (last as u64 + 1);
        forms.swap(last, drawn as usize);
    }
    let wanted = wanted(memory, seed);
    let rank = |form: &Form| match (asking, *form) {
        (Asking::Cards, Form::Flashcard) => 0,
        // Where the learner lets Annals judge, cards are for what has no other form.
        (Asking::Forms, Form::Flashcard) => 3,
        (_, form) if form.tests() == wanted => 1,
        (_, _) => 2,
    };
    forms.sort_by_key(rank);
    forms
}

/// What is to be tested: the longer a fact is remembered, the more often recall.
fn wanted(memory: Memory, seed: u64) -> Tests {
    let stability = match memory {
        Memory::New => 0.0,
        Memory::Learned(learned) => match learned.phase {
            Phase::Learning(..) | Phase::Relearning(..) => 0.0,
            Phase::Review(_) => learned.stability,
        },
    };
    // In two straight pieces: never at 0, half at a week, always at a month.
    let share = match stability {
        s if s >= RECALL => 1.0,
        s if s >= HALF => 0.5 + 0.5 * (s - HALF) / (RECALL - HALF),
        s => 0.5 * s / HALF,
    };
    let drawn = seed_of(seed, u64::MAX) % 1000;
    match (drawn as f32) < share * 1000.0 {
        true => Tests::Recall,
        false => Tests::Recognition,
    }
}

/// What is not known well is offered among options far apart.
fn difficulty(memory: Memory) -> Difficulty {
    match memory {
        Memory::New => Difficulty::EASIEST,
        Memory::Learned(learned) => match learned.stability {
            s if s < 1.0 => Difficulty::EASIEST,
            s if s < HALF => Difficulty::MIDDLE,
            s if s < RECALL => Difficulty::from_permille(750),
            _ => Difficulty::HARDEST,
        },
    }
}
