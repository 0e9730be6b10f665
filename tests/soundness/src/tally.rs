//! What many questions have in common: where the key stands, how long it is, how often
//! a statement is true.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::question::Question;
use crate::statistics::{Outcome, chi_squared, dealt_evenly};

/// Counts of so many questions.
#[derive(Debug, Default)]
pub struct Tally {
    forms: BTreeMap<String, FormTally>,
}

#[derive(Debug, Default)]
struct FormTally {
    questions: u64,
    /// The events that it was asked of; cards and written questions by their names.
    owners: BTreeSet<String>,
    /// By the number of options and of keys: how often a key stood at each place.
    places: BTreeMap<(usize, usize), Places>,
    /// Of orders by their length: how often the earliest was shown at each place.
    earliest: BTreeMap<usize, Vec<f64>>,
    /// By fact: the sum of how far the rank of the key’s length lay from the middle.
    lengths: HashMap<String, f64>,
    truths: [f64; 2],
    /// The ids of the options of one question, sorted.
    list: Vec<String>,
    /// Whether another question had others.
    varies: bool,
}

#[derive(Debug, Default)]
struct Places {
    questions: f64,
    counted: Vec<f64>,
}

/// A test of one form.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The form.
    pub form: String,
    /// What was tested: `position`, `length`, `truth`; of all forms together, `shares`.
    pub test: &'static str,
    /// Of how many questions.
    pub questions: u64,
    /// How it came out.
    pub outcome: Outcome,
}

/// Forms whose options are names or titles, so that the key’s length could tell. Not
/// `which-first`: that early events have long titles is the set’s doing, and the same two
/// events always have the same key.
const WORDED: [&str; 7] = [
    "choice-event",
    "choice-actor",
    "choice-place",
    "choice-kind",
    "multiple-response",
    "odd-one-out",
    "cloze-choice",
];

/// A form that finds nothing left to ask of more often than this is asked less often.
const SELDOM: f64 = 0.01;

impl Tally {
    /// Counts a question.
    pub fn add(&mut self, question: &Question) {
        if !self.forms.contains_key(&question.form) {
            self.forms
                .insert(question.form.clone(), FormTally::default());
        }
        if let Some(form) = self.forms.get_mut(&question.form) {
            form.add(question);
        }
    }

    /// Counts what another has counted.
    pub fn merge(&mut self, other: Tally) {
        for (name, theirs) in other.forms {
            self.forms.entry(name).or_default().merge(theirs);
        }
    }

    /// The forms that were drawn.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.keys().map(String::as_str)
    }

    /// The forms that have enough to ask of: seldom have so many other questions of a quiz
    /// asked of all their events already, for no event is asked twice in one.
    #[must_use]
    pub fn plentiful(&self, others: u64) -> BTreeSet<&str> {
        let owners = self.forms.values().flat_map(|form| &form.owners);
        let all = owners.collect::<BTreeSet<_>>().len() as f64;
        let is_plentiful = |form: &FormTally| {
            // All of its events among those of the others, each drawn once.
            let own = (0..form.owners.len()).map(|n| n as f64);
            let taken = own.map(|n| ((others as f64 - n) / (all - n)).max(0.0));
            taken.product::<f64>() < SELDOM
        };
        let forms = self.forms.iter().filter(|(_, form)| is_plentiful(form));
        forms.map(|(name, _)| name.as_str()).collect()
    }

    /// The tests of every form.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for (name, form) in &self.forms {
            let tests = [
                ("position", form.position()),
                ("length", form.length()),
                ("truth", form.truth()),
            ];
            for (test, outcome) in tests {
                if let Some(outcome) = outcome.filter(|outcome| outcome.freedom > 0) {
                    found.push(Finding {
                        form: name.clone(),
                        test,
                        questions: form.questions,
                        outcome,
                    });
                }
            }
        }
        found
    }
}

impl FormTally {
    fn add(&mut self, question: &Question) {
        self.questions += 1;
        self.owners.insert(match question.owner.as_str() {
            "card" | "question" => question.aspect.clone(),
            event => event.to_owned(),
        });
        let form = question.form.as_str();
        let options = &question.options;
        match form {
            // An author may have a reason for the order of the options, and for the key.
            "written" => return,
            // The places of a sort have an order of their own.
            "sort" => return,
            "true-false" => {
                let truth = usize::from(question.key.first().is_some_and(|key| key == "true"));
                self.truths[truth] += 1.0;
                return;
            }
            "order" => {
                let first = options
                    .iter()
                    .position(|o| Some(&o.id) == question.key.first());
                if let (Some(at), true) = (first, question.open.is_empty()) {
                    let counted = self.earliest.entry(options.len()).or_default();
                    counted.resize(options.len(), 0.0);
                    counted[at] += 1.0;
                }
                return;
            }
            // As with an order, neither the right way nor its reverse is shown.
            "match" => {
                let places = &question.places;
                let first = places
                    .iter()
                    .position(|p| Some(&p.id) == question.key.first());
                if let Some(at) = first {
                    let counted = self.earliest.entry(places.len()).or_default();
                    counted.resize(places.len(), 0.0);
                    counted[at] += 1.0;
                }
                return;
            }
            _ if options.is_empty() => return,
            _ => {}
        }
        let mut list: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
        list.sort();
        self.compare(list);
        let at = (0..options.len()).filter(|at| question.is_key(&options[*at]));
        let marks: Vec<usize> = at.collect();
        let numbers = || {
            options
                .iter()
                .all(|o| o.text.starts_with(|c: char| c.is_ascii_digit()))
        };
        if WORDED.contains(&form) && !numbers() {
            let fact = [question.owner.as_str(), "/", &question.aspect].concat();
            *self.lengths.entry(fact).or_default() += rank_of_lengths(question, &marks);
        }
        self.mark(options.len(), marks);
    }

    fn compare(&mut self, list: Vec<String>) {
        if self.list.is_empty() {
            self.list = list;
        } else {
            self.varies |= !list.is_empty() && self.list != list;
        }
    }

    fn mark(&mut self, options: usize, marks: Vec<usize>) {
        let places = self.places.entry((options, marks.len())).or_default();
        places.counted.resize(options, 0.0);
        places.questions += 1.0;
        for at in marks {
            places.counted[at] += 1.0;
        }
    }

    fn merge(&mut self, theirs: FormTally) {
        self.questions += theirs.questions;
        self.owners.extend(theirs.owners);
        self.varies |= theirs.varies;
        self.compare(theirs.list);
        for (at, places) in theirs.places {
            let own = self.places.entry(at).or_default();
            own.questions += places.questions;
            add(&mut own.counted, &places.counted);
        }
        for (length, counted) in theirs.earliest {
            add(self.earliest.entry(length).or_default(), &counted);
        }
        for (fact, off) in theirs.lengths {
            *self.lengths.entry(fact).or_default() += off;
        }
        for (own, theirs) in self.truths.iter_mut().zip(theirs.truths) {
            *own += theirs;
        }
    }

    fn position(&self) -> Option<Outcome> {
        let places = self
            .places
            .iter()
            .map(|((_, marks), places)| dealt_evenly(&places.counted, places.questions, *marks));
        let orders = self.earliest.iter().map(|(length, counted)| {
            let all: f64 = counted.iter().sum();
            let shares = shares_of_earliest(*length);
            let expected: Vec<f64> = shares.iter().map(|share| share * all).collect();
            chi_squared(counted, &expected)
        });
        places.chain(orders).reduce(Outcome::and)
    }

    /// The ranks of the key’s length among the options, over all questions: Wilcoxon’s
    /// test with each question as a block (van Elteren, 1960). Questions of one fact share
    /// their key and are no independent witnesses: their sum counts as one.
    ///
    /// Not where every question offers the same few things, as the three kinds of a set:
    /// then the rank only says which of them there are most of, and no bank could help it.
    fn length(&self) -> Option<Outcome> {
        if !self.varies {
            return None;
        }
        // Sorted, so that sums do not depend on the order of a hash table.
        let mut sums: Vec<f64> = self.lengths.values().copied().collect();
        sums.sort_by(f64::total_cmp);
        let total: f64 = sums.iter().sum();
        let variance: f64 = sums.iter().map(|sum| sum * sum).sum();
        (sums.len() > 9 && variance > 0.0).then(|| Outcome::of(total * total / variance, 1))
    }

    fn truth(&self) -> Option<Outcome> {
        let all: f64 = self.truths.iter().sum();
        (all > 0.0).then(|| chi_squared(&self.truths, &[all / 2.0; 2]))
    }
}

fn add(own: &mut Vec<f64>, theirs: &[f64]) {
    own.resize(theirs.len().max(own.len()), 0.0);
    for (own, theirs) in own.iter_mut().zip(theirs) {
        *own += theirs;
    }
}

/// How far the keys’ mean rank by length lies from the middle, in standard deviations of
/// what chance would give; ties share their ranks.
fn rank_of_lengths(question: &Question, marks: &[usize]) -> f64 {
    let lengths: Vec<usize> = question
        .options
        .iter()
        .map(|option| option.text.chars().count())
        .collect();
    let rank = |own: usize| {
        let below = lengths.iter().filter(|length| **length < own).count();
        let same = lengths.iter().filter(|length| **length == own).count();
        below as f64 + (same as f64 - 1.0) / 2.0
    };
    let ranks: Vec<f64> = lengths.iter().map(|own| rank(*own)).collect();
    let (all, keys) = (ranks.len() as f64, marks.len() as f64);
    let mean = (all - 1.0) / 2.0;
    let variance = ranks
        .iter()
        .map(|rank| (rank - mean) * (rank - mean))
        .sum::<f64>()
        / all;
    // The sum of some ranks dealt without returning them.
    let of_sum = variance * keys * (all - keys) / (all - 1.0);
    let sum: f64 = marks.iter().map(|at| ranks[*at] - mean).sum();
    if of_sum > 0.0 {
        sum / of_sum.sqrt()
    } else {
        0.0
    }
}

/// Of all orders but the right one and its reverse, how many begin, … with the earliest.
fn shares_of_earliest(length: usize) -> Vec<f64> {
    let others: f64 = (1..length).map(|n| n as f64).product();
    let all = others * length as f64 - 2.0;
    let share = |at: usize| {
        let lost = if at == 0 || at + 1 == length {
            1.0
        } else {
            0.0
        };
        (others - lost) / all
    };
    (0..length).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A question of a fact, with options of a list of so many.
    fn choice(number: usize, list: usize, key: usize) -> Question {
        let texts = [
            "the pact",
            "the long declaration",
            "the war",
            "the talks on the islands",
        ];
        let options: Vec<String> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| format!(r#"{{"id":"o{list}-{at}","text":"{text}"}}"#))
            .collect();
        let line = format!(
            r#"{{"fact":"e{number}/event","form":"choice-event","stem":"Which?","options":[{}],"key":["o{list}-{key}"]}}"#,
            options.join(",")
        );
        Question::read(&line).unwrap()
    }

    #[test]
    fn one_list_for_all_questions_is_no_matter_of_length() {
        let mut tally = Tally::default();
        for number in 0..400 {
            tally.add(&choice(number, 0, 3));
        }
        assert!(tally.findings().iter().all(|f| f.test != "length"));
    }

    fn p_of(test: &str, key: impl Fn(usize) -> usize) -> f64 {
        let mut tally = Tally::default();
        for number in 0..400 {
            tally.add(&choice(number, number, key(number)));
        }
        let findings = tally.findings();
        findings.iter().find(|f| f.test == test).unwrap().outcome.p
    }

    #[test]
    fn a_key_that_prefers_a_place_or_a_length_is_seen() {
        assert!(p_of("position", |n| n % 4) > 0.99);
        assert!(p_of("position", |n| if n % 2 == 0 { 0 } else { n % 4 }) < 1e-6);
        assert!(p_of("length", |n| n % 4) > 0.9);
        assert!(p_of("length", |n| if n % 2 == 0 { 3 } else { n % 4 }) < 1e-6);
    }

    #[test]
    fn a_form_of_which_other_questions_can_take_all_events_is_not_plentiful() {
        for (events, plentiful) in [(2, false), (3, true)] {
            let mut tally = Tally::default();
            for number in 0..50 {
                tally.add(&choice(number, number, 0));
            }
            for number in 0..events {
                let mut scarce = choice(number, number, 0);
                scarce.form = "choice-place".to_owned();
                tally.add(&scarce);
            }
            let found = tally.plentiful(9);
            assert!(found.contains("choice-event"));
            assert_eq!(found.contains("choice-place"), plentiful, "{events}");
        }
    }

    #[test]
    fn two_tallies_make_one() {
        let (mut whole, mut first, mut second) =
            (Tally::default(), Tally::default(), Tally::default());
        for number in 0..100 {
            whole.add(&choice(number, number, number % 3));
            if number < 40 { &mut first } else { &mut second }.add(&choice(
                number,
                number,
                number % 3,
            ));
        }
        first.merge(second);
        let of = |tally: &Tally| -> Vec<f64> {
            tally
                .findings()
                .iter()
                .map(|finding| finding.outcome.statistic)
                .collect()
        };
        assert_eq!(of(&whole), of(&first));
    }
}
