//! How often each form is asked in the quizzes that learners get.

use std::collections::{BTreeMap, BTreeSet};

use crate::statistics::{Outcome, dealt_evenly};

/// The forms of so many quizzes.
///
/// The first question of a quiz is not counted: it is of a form that can be drawn before
/// the rest of the program is there. All others are dealt by turns: no form comes again
/// before every other one came.
#[derive(Debug, Default)]
pub struct Shares {
    quizzes: Vec<Vec<String>>,
}

impl Shares {
    /// Counts a quiz by the forms of its questions.
    pub fn add(&mut self, forms: &[String]) {
        self.quizzes.extend(forms.get(1..).map(<[String]>::to_vec));
    }

    /// Counts what another has counted.
    pub fn merge(&mut self, other: Shares) {
        self.quizzes.extend(other.quizzes);
    }

    /// How many quizzes.
    #[must_use]
    pub fn quizzes(&self) -> usize {
        self.quizzes.len()
    }

    /// How many questions of each form, the first of each quiz left out.
    #[must_use]
    pub fn counted(&self) -> BTreeMap<&str, u64> {
        let mut all = BTreeMap::new();
        for form in self.quizzes.iter().flatten() {
            *all.entry(form.as_str()).or_default() += 1;
        }
        all
    }

    /// Whether each of these forms comes as often as any other of them.
    ///
    /// A quiz is a draw without replacement: of its questions, each form has as many as
    /// there are full rounds, and the rest go to so many different forms. So the counts
    /// vary less than Pearson’s test expects, and hang together. What lies beyond the full
    /// rounds is tested as marks that are dealt without returning them: the squares of what
    /// the counts are off, over the variance of one of them, by (forms − 1) / forms
    /// ([`dealt_evenly`]). That is chi-squared with one degree of freedom less than forms.
    /// Questions of other forms are passed over, which leaves the rest of a quiz such a draw;
    /// quizzes with so many left are a test of their own, and their sum counts.
    #[must_use]
    pub fn evenness(&self, forms: &BTreeSet<&str>) -> Option<Outcome> {
        let mut lengths: BTreeMap<usize, (u64, BTreeMap<&str, u64>)> = BTreeMap::new();
        for quiz in &self.quizzes {
            let of_them = quiz.iter().map(String::as_str);
            let of_them: Vec<&str> = of_them.filter(|form| forms.contains(form)).collect();
            let (quizzes, counted) = lengths.entry(of_them.len()).or_default();
            *quizzes += 1;
            for form in of_them {
                *counted.entry(form).or_default() += 1;
            }
        }
        let of_length = |(length, (quizzes, counted)): (&usize, &(u64, BTreeMap<&str, u64>))| {
            let all = forms.len().max(1);
            let (full, beyond) = (quizzes * (length / all) as u64, length % all);
            let count = |form: &&str| counted.get(form).copied().unwrap_or(0);
            let counted: Vec<f64> = forms
                .iter()
                .map(|form| count(form) as f64 - full as f64)
                .collect();
            dealt_evenly(&counted, *quizzes as f64, beyond)
        };
        let outcome = lengths.iter().map(of_length).reduce(Outcome::and);
        outcome.filter(|outcome| outcome.freedom > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMS: [&str; 5] = ["match", "order", "sort", "timeline", "written"];

    /// Quizzes whose first question is a date and whose others begin with these forms.
    fn shares(quizzes: impl Iterator<Item = Vec<usize>>) -> Shares {
        let mut shares = Shares::default();
        for quiz in quizzes {
            let dealt = quiz.iter().map(|at| FORMS[*at].to_owned());
            let first = "choice-date".to_owned();
            shares.add(&std::iter::once(first).chain(dealt).collect::<Vec<_>>());
        }
        shares
    }

    fn p_of(shares: &Shares) -> f64 {
        shares.evenness(&FORMS.into()).unwrap().p
    }

    #[test]
    fn forms_by_turns_are_even_and_their_first_question_does_not_count() {
        // Each form is the one that does not come twice.
        let even = shares((0..1000).map(|n| (0..9).map(|at| (n + at) % 5).collect()));
        assert!(p_of(&even) > 0.99);
        assert_eq!(even.counted().len(), 5);
        assert_eq!(even.quizzes(), 1000);
    }

    #[test]
    fn a_form_that_comes_less_often_or_never_is_seen() {
        let seldom = |n: usize| {
            if n.is_multiple_of(10) {
                1 + n % 4
            } else {
                n % 5
            }
        };
        assert!(p_of(&shares((0..1000).map(|n| vec![seldom(n)]))) < 0.01);
        assert!(p_of(&shares((0..1000).map(|n| vec![n % 4]))) < 1e-6);
    }

    #[test]
    fn a_form_that_is_not_asked_about_is_passed_over() {
        let seldom = |n: usize| {
            if n.is_multiple_of(3) {
                vec![n % 4]
            } else {
                vec![4, n % 4]
            }
        };
        let shares = shares((0..1200).map(seldom));
        assert!(p_of(&shares) < 1e-6);
        let others = FORMS[..4].iter().copied().collect();
        assert!(shares.evenness(&others).unwrap().p > 0.9);
    }

    #[test]
    fn counts_of_two_make_those_of_one() {
        let quiz = |n: usize| vec![n % 5, (n + 1) % 5];
        let (mut first, second) = (shares((0..40).map(quiz)), shares((40..90).map(quiz)));
        first.merge(second);
        assert_eq!(first.counted(), shares((0..90).map(quiz)).counted());
    }
}
