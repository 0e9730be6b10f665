//! Which questions make a quiz.

use super::chance::{Chance, seed_of};
use super::facts::Facts;
use super::{Bank, Choice, Contrast, Dial, Fact, Form, MOST_QUESTIONS, Pick, Question, Selection};
use crate::set::names::hash;

/// How many facts in a row may fail to yield a question before a form is given up.
const PATIENCE: u32 = 64;

/// The facts of a form in random order, one at a time, without sorting them all:
/// Fisher and Yates's shuffle, of which only what was swapped is kept.
struct Deck {
    left: u32,
    /// Cards that lie elsewhere than at the place of their number, by place.
    swapped: Vec<(u32, u32)>,
}

impl Deck {
    fn new(len: usize) -> Deck {
        Deck {
            left: u32::try_from(len).unwrap_or(u32::MAX),
            swapped: Vec::new(),
        }
    }

    fn deal(&mut self, chance: &mut Chance) -> Option<usize> {
        let last = self.left.checked_sub(1)?;
        let drawn = chance.below(self.left);
        let at_last = self.lift(last);
        let card = if drawn == last {
            at_last
        } else {
            let card = self.lift(drawn);
            let at = self.swapped.partition_point(|(place, _)| *place < drawn);
            self.swapped.insert(at, (drawn, at_last));
            card
        };
        self.left = last;
        Some(card as usize)
    }

    /// The card at a place; the place is empty from then on.
    fn lift(&mut self, place: u32) -> u32 {
        match self.swapped.binary_search_by_key(&place, |(at, _)| *at) {
            Ok(at) => self.swapped.remove(at).1,
            Err(_) => place,
        }
    }
}

/// The facts that a form may be asked of in this quiz, those that it cannot ask among
/// them: they are passed over when they are dealt.
struct Pile<'a> {
    form: Form,
    /// The lists of the bank, where the quiz narrows nothing.
    lists: Vec<&'a Facts>,
    /// What is left of them where it does.
    within: Vec<Fact>,
    deck: Deck,
}

impl<'a> Pile<'a> {
    fn new(bank: &'a Bank, form: Form, selection: &Selection) -> Pile<'a> {
        let lists: Vec<&Facts> = form.asks().iter().map(|c| bank.facts_in(*c)).collect();
        if selection.from.is_none() && selection.to.is_none() {
            return Pile {
                form,
                deck: Deck::new(lists.iter().map(|list| list.len()).sum()),
                lists,
                within: Vec::new(),
            };
        }
        let each = |list: &'a Facts| (0..list.len()).filter_map(|at| list.get(at));
        let facts = lists.into_iter().flat_map(each);
        let within: Vec<Fact> = facts
            .filter(|fact| bank.is_within(*fact, selection))
            .collect();
        Pile {
            form,
            deck: Deck::new(within.len()),
            lists: Vec::new(),
            within,
        }
    }

    fn fact(&self, mut at: usize) -> Option<Fact> {
        for list in &self.lists {
            match list.get(at) {
                Some(fact) => return Some(fact),
                None => at -= list.len(),
            }
        }
        self.within.get(at).copied()
    }
}

impl Bank {
    /// The questions of a quiz, in order: the forms by turns, no event asked twice, no
    /// name the answer twice. Fewer than asked for when the set yields fewer. Each comes
    /// with the name that draws it again. Of the contrasts, the first ones are shown side
    /// by side, in one question of three.
    #[must_use]
    pub fn plan(&self, selection: &Selection, contrasts: &[Contrast]) -> Vec<(Pick, Question)> {
        let mut dealer = Dealer::new(self, selection);
        let mut planned = Vec::new();
        if let Some((pick, question)) = self.opening(selection) {
            dealer.note(&question);
            planned.push((pick, question));
        }
        // First of all, for what others ask of is not asked again.
        let contrasts = match contrasts.is_empty() {
            true => Vec::new(),
            false => dealer.contrasts(contrasts),
        };
        let mut contrasts = contrasts.into_iter();
        while planned.len() < selection.count as usize && dealer.laps == 0 {
            if planned.len() % 3 == 1
                && let Some(question) = contrasts.next()
            {
                planned.push(question);
                continue;
            }
            match dealer.next() {
                Some(question) if dealer.laps == 0 => planned.push(question),
                Some(_) | None => break,
            }
        }
        planned
    }

    /// The first question of a quiz, where one of [`Form::FIRST`] may be asked: it can be
    /// drawn before the rest of the program is here.
    #[must_use]
    pub fn opening(&self, selection: &Selection) -> Option<(Pick, Question)> {
        let mut forms = selection.forms();
        forms.retain(|form| Form::FIRST.contains(form));
        if forms.is_empty() {
            return None;
        }
        let selection = Selection {
            seed: seed_of(selection.seed, u64::MAX),
            forms,
            ..*selection
        };
        Dealer::new(self, &selection).next()
    }

    /// How many questions a quiz of this selection can have, however many it asks for.
    #[must_use]
    pub fn available(&self, selection: &Selection) -> usize {
        let count = MOST_QUESTIONS;
        let forms = selection.forms.clone();
        self.plan(
            &Selection {
                count,
                forms,
                ..*selection
            },
            &[],
        )
        .len()
    }

    /// The endless series of questions that a seed gives; ends only when nothing can
    /// be asked. Beyond the facts of the set, facts come again with other seeds.
    pub fn deal(&self, selection: &Selection) -> impl Iterator<Item = (Pick, Question)> {
        let mut dealer = Dealer::new(self, selection);
        std::iter::from_fn(move || dealer.next())
    }

    /// The questions that are so named; what the set no longer yields is left out.
    #[must_use]
    pub fn redraw_all(&self, picks: Vec<Pick>) -> Vec<(Pick, Question)> {
        let drawn = picks.into_iter().filter_map(|pick| {
            let question = self.redraw(&pick)?;
            Some((pick, question))
        });
        drawn.collect()
    }

    /// The same facts in the same forms, in another order and newly drawn.
    #[must_use]
    pub fn ask_again<'p>(&self, picks: impl Iterator<Item = &'p Pick>, seed: u64) -> Vec<Pick> {
        let mut again = self.draw_anew(picks, seed);
        shuffle(&mut again, seed);
        again
    }

    /// The same facts in the same forms and the same order, newly drawn.
    #[must_use]
    pub fn draw_anew<'p>(&self, picks: impl Iterator<Item = &'p Pick>, seed: u64) -> Vec<Pick> {
        let anew = self.drawn_anew(picks, seed);
        anew.into_iter().map(|(pick, _)| pick).collect()
    }

    /// The same, with the questions that were drawn.
    #[must_use]
    pub fn drawn_anew<'p>(
        &self,
        picks: impl Iterator<Item = &'p Pick>,
        seed: u64,
    ) -> Vec<(Pick, Question)> {
        let mut again: Vec<(Pick, Question)> = Vec::new();
        for (number, pick) in (0..).zip(picks) {
            let fresh = Pick {
                seed: seed_of(seed, number),
                ..pick.clone()
            };
            // A new seed may find too few distractors; the old one did not.
            let drawn = [fresh, pick.clone()].into_iter();
            again.extend(drawn.into_iter().find_map(|pick| {
                let question = self.redraw(&pick)?;
                Some((pick, question))
            }));
        }
        again
    }
}

/// Puts questions in an order of chance.
pub fn shuffle<T>(picks: &mut [T], seed: u64) {
    Chance::new(seed).shuffle(picks);
}

struct Dealer<'a> {
    bank: &'a Bank,
    selection: Selection,
    chance: Chance,
    piles: Vec<Pile<'a>>,
    turn: usize,
    number: u64,
    /// Events that were asked of in this lap.
    used: Vec<bool>,
    /// Who or what was the answer to a question in this lap.
    answers: Vec<bool>,
    /// The events offered together in this lap, each company as one number.
    offered: Vec<i64>,
    asked_in_lap: bool,
    /// How often all there is was asked.
    laps: u32,
}

impl<'a> Dealer<'a> {
    fn new(bank: &'a Bank, selection: &Selection) -> Dealer<'a> {
        let mut chance = Chance::new(selection.seed);
        let mut piles = piles(bank, selection);
        chance.shuffle(&mut piles);
        Dealer {
            bank,
            selection: selection.clone(),
            chance,
            piles,
            turn: 0,
            number: 0,
            used: vec![false; bank.set().events.len()],
            answers: vec![false; bank.set().entities.len()],
            offered: Vec::new(),
            asked_in_lap: false,
            laps: 0,
        }
    }

    fn next(&mut self) -> Option<(Pick, Question)> {
        while !self.piles.is_empty() {
            if self.turn == self.piles.len() {
                self.turn = 0;
                self.chance.shuffle(&mut self.piles);
            }
            if let Some(dealt) = self.deal_from(self.turn) {
                self.turn += 1;
                self.asked_in_lap = true;
                return Some(dealt);
            }
            // This pile is through. When all are, and something was asked, a new lap begins.
            self.piles.remove(self.turn);
            if self.piles.is_empty() && self.asked_in_lap {
                self.lap();
            }
        }
        None
    }

    fn lap(&mut self) {
        self.used.fill(false);
        self.answers.fill(false);
        self.offered.clear();
        self.asked_in_lap = false;
        self.laps += 1;
        self.turn = 0;
        self.piles = piles(self.bank, &self.selection);
        self.chance.shuffle(&mut self.piles);
    }

    fn deal_from(&mut self, turn: usize) -> Option<(Pick, Question)> {
        let mut failed = 0;
        while failed < PATIENCE {
            let pile = &mut self.piles[turn];
            let at = pile.deck.deal(&mut self.chance)?;
            let (fact, form) = (pile.fact(at)?, pile.form);
            if !form.can_ask(self.bank, fact) {
                continue;
            }
            if fact.event().is_some_and(|ix| self.used[ix.0 as usize]) {
                continue;
            }
            let seed = seed_of(self.selection.seed, self.number);
            let difficulty = self.selection.difficulty;
            let dial = Dial {
                difficulty,
                beside: None,
            };
            let Some(question) = self.bank.draw(fact, form, seed, dial) else {
                failed += 1;
                continue;
            };
            if self.was_an_answer(&question) || self.was_offered(&question) {
                continue;
            }
            self.number += 1;
            if let Some(ix) = fact.event() {
                self.used[ix.0 as usize] = true;
            }
            let fact = fact.name(self.bank.set());
            let pick = Pick {
                fact,
                form,
                seed,
                difficulty,
                beside: None,
            };
            return Some((pick, question));
        }
        None
    }
}

impl Dealer<'_> {
    /// The questions that show the first contrasts, for one question of three.
    #[inline(never)]
    fn contrasts(&mut self, contrasts: &[Contrast]) -> Vec<(Pick, Question)> {
        let most = (self.selection.count as usize + 1) / 3;
        let shown = contrasts.iter().filter_map(|one| self.contrast(one));
        shown.take(most).collect()
    }

    /// A question that shows a contrast, unless one of its events was asked of already.
    fn contrast(&mut self, contrast: &Contrast) -> Option<(Pick, Question)> {
        let seed = seed_of(self.selection.seed, self.number);
        let forms = self.selection.forms();
        let difficulty = self.selection.difficulty;
        let (pick, question) = self.bank.contrast(contrast, &forms, seed, difficulty)?;
        let own = question.fact.event().map(|ix| ix.0 as usize);
        let used = own.is_some_and(|at| self.used[at]);
        if used || self.was_an_answer(&question) || self.was_offered(&question) {
            return None;
        }
        if let Some(at) = own {
            self.used[at] = true;
        }
        self.number += 1;
        self.asked_in_lap = true;
        Some((pick, question))
    }

    /// Notes what a question asked elsewhere has used up.
    fn note(&mut self, question: &Question) {
        if let Some(ix) = question.fact.event() {
            self.used[ix.0 as usize] = true;
        }
        self.was_an_answer(question);
        self.was_offered(question);
        self.asked_in_lap = true;
    }

    /// Whether the same events were offered together already; from now on they were.
    fn was_offered(&mut self, question: &Question) -> bool {
        let shown = question.body.offered();
        // Years, names and details come together as they may.
        let is_event = |choice: &Choice| self.bank.event_of(&choice.id).is_some();
        if shown.is_empty() || !shown.iter().all(is_event) {
            return false;
        }
        // A sum does not mind the order.
        let company = shown
            .iter()
            .fold(0_i64, |sum, choice| sum.wrapping_add(hash(&choice.id)));
        let known = self.offered.contains(&company);
        self.offered.push(company);
        known
    }

    /// Whether a name was asked for already; from now on it was.
    fn was_an_answer(&mut self, question: &Question) -> bool {
        let named = question.entity_asked();
        named.is_some_and(|ix| std::mem::replace(&mut self.answers[ix.0 as usize], true))
    }
}

fn piles<'a>(bank: &'a Bank, selection: &Selection) -> Vec<Pile<'a>> {
    let piles = selection.forms().into_iter();
    let piles = piles.map(|form| Pile::new(bank, form, selection));
    piles.filter(|pile| pile.deck.left > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_deals_every_card_once() {
        let mut chance = Chance::new(5);
        let mut deck = Deck::new(500);
        let mut dealt: Vec<usize> = std::iter::from_fn(|| deck.deal(&mut chance)).collect();
        assert_ne!(dealt, (0..500).collect::<Vec<_>>());
        dealt.sort_unstable();
        assert_eq!(dealt, (0..500).collect::<Vec<_>>());
    }
}
