//! What was answered to a question, and how often.

use std::collections::BTreeMap;

use super::{Gradebook, Marked};
use crate::bank::{Bank, Response, grade};
use crate::class::told::told;

/// An answer to a question, with how often it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What was answered; `None`: the question was not reached.
    pub response: Option<Response>,
    /// It in words, as those had it who gave it; empty where it was not reached.
    pub text: String,
    /// What it is worth, in thousandths.
    pub permille: u16,
    /// How many learners gave it.
    pub learners: usize,
    /// How many of them are in the better half of the class.
    pub better: usize,
}

impl Gradebook {
    /// Of each learner, whether they are in the better half of the class: above the median of the
    /// marks. Who stands at it belongs to neither half, so where many have the same mark the better
    /// half is less than a half.
    #[must_use]
    pub fn better(&self) -> Vec<bool> {
        let totals: Vec<u32> = self.first().map(Marked::total).collect();
        let mut ranked = totals.clone();
        ranked.sort_unstable();
        let at = |place: usize| ranked.get(place).copied().unwrap_or_default();
        let twice_median = at(ranked.len() / 2) + at(ranked.len().saturating_sub(1) / 2);
        let is_above = |total: &u32| 2 * total > twice_median;
        totals.iter().map(is_above).collect()
    }

    /// For each column what was answered in the attempts that count, the most frequent first, and
    /// then what nobody chose where all had the same options. What reads alike and is worth the
    /// same is one answer, also where learners had questions of their own.
    #[must_use]
    pub fn answers(&self, bank: &Bank) -> Vec<Vec<Counted>> {
        let better = self.better();
        let columns = 0..self.columns.len();
        let answers = columns.map(|at| {
            let mut counted = self.counted(bank, &better, at);
            counted.sort_by_key(|one| std::cmp::Reverse(one.learners));
            counted.extend(self.never_chosen(bank, at, &counted));
            counted
        });
        answers.collect()
    }

    /// How long a question took on average, in milliseconds, of those who answered it.
    #[must_use]
    pub fn mean_time(&self, column: usize) -> Option<u64> {
        let cells = self.first().filter_map(|marked| marked.cells.get(column));
        let answered = cells.filter(|cell| cell.response.is_some());
        let (count, sum) = answered.fold((0_u64, 0_u64), |(count, sum), cell| {
            (count + 1, sum + u64::from(cell.took))
        });
        sum.checked_div(count)
    }

    /// Each answer once, in the order of the learners.
    fn counted(&self, bank: &Bank, better: &[bool], at: usize) -> Vec<Counted> {
        let mut counted: Vec<Counted> = Vec::new();
        let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (marked, is_better) in self.first().zip(better) {
            let Some(cell) = marked.cells.get(at) else {
                continue;
            };
            let text = match &cell.response {
                None => String::new(),
                Some(response) => {
                    let question = self.question(bank, at, cell);
                    question.map_or_else(String::new, |question| told(&question, response))
                }
            };
            let same = by_text.entry(text.clone()).or_default();
            let is_so = |place: &usize| {
                let one = &counted[*place];
                one.response.is_some() == cell.response.is_some() && one.permille == cell.permille
            };
            let place = same.iter().copied().find(is_so).unwrap_or_else(|| {
                same.push(counted.len());
                counted.push(Counted {
                    response: cell.response.clone(),
                    text,
                    permille: cell.permille,
                    learners: 0,
                    better: 0,
                });
                counted.len() - 1
            });
            counted[place].learners += 1;
            counted[place].better += usize::from(*is_better);
        }
        counted
    }

    /// The options that nobody took, where all had the same.
    fn never_chosen(&self, bank: &Bank, at: usize, counted: &[Counted]) -> Vec<Counted> {
        let Some(column) = self.columns.get(at) else {
            return Vec::new();
        };
        let mut cells = self.first().filter_map(|marked| marked.cells.get(at));
        let is_own = cells.all(|cell| cell.response.is_none() || cell.seed == column.pick.seed);
        let question = &column.question;
        let Some((options, _)) = question.body.single().filter(|_| is_own) else {
            return Vec::new();
        };
        let responses = options.iter().map(|one| Response::Chosen(one.id.clone()));
        let is_new = |response: &Response| {
            let mut taken = counted.iter().filter_map(|one| one.response.as_ref());
            !taken.any(|taken| taken == response)
        };
        let never = responses.filter(is_new).map(|response| Counted {
            text: told(question, &response),
            permille: grade(bank, question, &response).permille,
            response: Some(response),
            learners: 0,
            better: 0,
        });
        never.collect()
    }
}
