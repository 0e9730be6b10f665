//! Item analysis: what the marks of a class say of a test and of each of its questions.
//!
//! The definitions are those of Moodle's quiz statistics (Moodle developer documentation, “Quiz
//! statistics calculations”), with marks between 0 and 1 and every question of equal weight:
//! variances and covariances divide by one less than the number of learners. Shares and
//! correlations are from 0 to 1 and from −1 to 1; Moodle shows them in percent.

use serde::Serialize;

/// What the marks say of one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Item {
    /// The mean mark, from 0 to 1: how easy it was.
    pub facility: f64,
    /// The standard deviation of its marks; `None` for fewer than two learners.
    pub deviation: Option<f64>,
    /// The discrimination index: the correlation of its marks with the marks for the rest of the
    /// test. `None` where one of the two is the same for everyone.
    pub discrimination: Option<f64>,
    /// The discriminative efficiency: the covariance of the two in proportion to the greatest that
    /// these very marks could have, had the best at the rest been the best at it. `None` where that
    /// is nothing.
    pub efficiency: Option<f64>,
    /// The share that it should have in telling the learners apart: equal for all.
    pub intended_weight: f64,
    /// The share that it has; `None` where no question has any.
    pub effective_weight: Option<f64>,
}

/// What the marks say of the whole test.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Analysis {
    /// How many learners' marks there are.
    pub learners: usize,
    /// The mean of the totals, each a share of all marks.
    pub mean: f64,
    /// The median of the totals.
    pub median: f64,
    /// The standard deviation of the totals; `None` for fewer than two learners.
    pub deviation: Option<f64>,
    /// Cronbach's alpha, the coefficient of internal consistency: how far the questions measure the
    /// same thing. It may be below 0. `None` for fewer than two questions, or where all totals are
    /// equal.
    pub alpha: Option<f64>,
    /// The error ratio: how much of the spread of the totals is chance.
    pub error_ratio: Option<f64>,
    /// The standard error: how far a total may be off by chance, as a share of all marks.
    pub standard_error: Option<f64>,
    /// Each question, in the order of the columns.
    pub items: Vec<Item>,
}

/// Analyses marks: a row for each learner, in it a mark from 0 to 1 for each question. What was
/// not answered is a 0, as Moodle has it. Rows that are shorter than the longest are filled up.
#[must_use]
pub fn analyse(marks: &[Vec<f64>]) -> Analysis {
    let learners = marks.len();
    let questions = marks.iter().map(Vec::len).max().unwrap_or(0);
    if learners == 0 || questions == 0 {
        return Analysis::default();
    }
    let column = |at: usize| -> Vec<f64> {
        let marks = marks.iter();
        marks
            .map(|row| row.get(at).copied().unwrap_or(0.0))
            .collect()
    };
    let columns: Vec<Vec<f64>> = (0..questions).map(column).collect();
    let totals: Vec<f64> = marks.iter().map(|row| row.iter().sum()).collect();
    let effects: Vec<f64> = columns
        .iter()
        // A question against which the others stand has no weight rather than one below nothing.
        .map(|column| {
            let effect = covariance(column, &totals).unwrap_or(0.0);
            if effect > NOTHING { effect.sqrt() } else { 0.0 }
        })
        .collect();
    let all_effects: f64 = effects.iter().sum();
    let items = columns.iter().zip(&effects).map(|(column, effect)| {
        let rest: Vec<f64> = totals
            .iter()
            .zip(column)
            .map(|(all, own)| all - own)
            .collect();
        Item {
            facility: mean(column),
            deviation: variance(column).map(f64::sqrt),
            discrimination: correlation(column, &rest),
            efficiency: efficiency(column, &rest),
            intended_weight: 1.0 / questions as f64,
            effective_weight: (all_effects > 0.0).then(|| effect / all_effects),
        }
    });
    let items: Vec<Item> = items.collect();
    let share = |total: f64| total / questions as f64;
    let spread = variance(&totals);
    let alpha = alpha(&columns, &totals);
    let error_ratio = alpha.map(|alpha| (1.0 - alpha).max(0.0).sqrt());
    let deviation = spread.map(|spread| share(spread.sqrt()));
    Analysis {
        learners,
        mean: share(mean(&totals)),
        median: share(median(&totals)),
        deviation,
        alpha,
        error_ratio,
        standard_error: error_ratio
            .zip(deviation)
            .map(|(ratio, spread)| ratio * spread),
        items,
    }
}

/// Where the marks of a question differ by less than this, they are the same: sums of thousandths
/// are not exact.
const NOTHING: f64 = 1e-12;

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |place: usize| sorted.get(place).copied().unwrap_or(0.0);
    let middle = sorted.len() / 2;
    match sorted.len() % 2 {
        1 => at(middle),
        _ => f64::midpoint(at(middle.saturating_sub(1)), at(middle)),
    }
}

fn covariance(a: &[f64], b: &[f64]) -> Option<f64> {
    if a.len() < 2 {
        return None;
    }
    let (of_a, of_b) = (mean(a), mean(b));
    let products = a.iter().zip(b).map(|(a, b)| (a - of_a) * (b - of_b));
    Some(products.sum::<f64>() / (a.len() - 1) as f64)
}

fn variance(values: &[f64]) -> Option<f64> {
    covariance(values, values)
}

fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    let spread = variance(a)? * variance(b)?;
    let together = covariance(a, b)?;
    (spread > NOTHING).then(|| together / spread.sqrt())
}

fn efficiency(own: &[f64], rest: &[f64]) -> Option<f64> {
    let sorted = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values
    };
    let most = covariance(&sorted(own), &sorted(rest))?;
    let together = covariance(own, rest)?;
    (most > NOTHING).then(|| together / most)
}

fn alpha(columns: &[Vec<f64>], totals: &[f64]) -> Option<f64> {
    let count = columns.len() as f64;
    let spread = variance(totals).filter(|spread| *spread > NOTHING)?;
    let own: Option<f64> = columns.iter().map(|column| variance(column)).sum();
    (count > 1.0).then_some(count / (count - 1.0) * (1.0 - own? / spread))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(a: Option<f64>, b: f64) -> bool {
        a.is_some_and(|a| (a - b).abs() < 1e-12)
    }

    /// Worked out by hand: five learners, three questions.
    #[test]
    fn the_figures_are_those_of_the_definitions() {
        let marks = [
            vec![1.0, 1.0, 1.0],
            vec![1.0, 1.0, 0.0],
            vec![1.0, 0.0, 0.0],
            vec![1.0, 0.0, 0.5],
            vec![0.0, 0.0, 0.5],
        ];
        let analysis = analyse(&marks);
        assert_eq!(analysis.learners, 5);
        // Totals 3, 2, 1, 1.5, 0.5: mean 1.6, squares of the distances 3.7, variance 0.925.
        assert!((analysis.mean - 1.6 / 3.0).abs() < 1e-12);
        assert!((analysis.median - 0.5).abs() < 1e-12);
        assert!(near(analysis.deviation, 0.925_f64.sqrt() / 3.0));
        let [first, second, third] = analysis.items.as_slice() else {
            panic!("three questions");
        };
        assert!((first.facility - 0.8).abs() < 1e-12);
        // Variances 0.2, 0.3, 0.175: alpha is 3/2 (1 - 0.675/0.925).
        assert!(near(first.deviation, 0.2_f64.sqrt()));
        assert!(near(second.deviation, 0.3_f64.sqrt()));
        assert!(near(third.deviation, 0.175_f64.sqrt()));
        let alpha = 1.5 * (1.0 - 0.675 / 0.925);
        assert!(near(analysis.alpha, alpha));
        assert!(near(analysis.error_ratio, (1.0 - alpha).sqrt()));
        // The first against the rest 2, 1, 0, 0.5, 0.5: mean 0.8, covariance 0.3/4, variance 2.3/4.
        assert!(near(first.discrimination, 0.075 / (0.2_f64 * 0.575).sqrt()));
        // In order: 0 1 1 1 1 against 0 0.5 0.5 1 2: covariance 0.8/4.
        assert!(near(first.efficiency, 0.075 / 0.2));
        let shares = analysis
            .items
            .iter()
            .filter_map(|item| item.effective_weight);
        assert!((shares.sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_does_not_differ_tells_nothing() {
        let same = analyse(&[vec![1.0, 0.0], vec![1.0, 0.0], vec![1.0, 0.0]]);
        assert_eq!((same.alpha, same.items[0].discrimination), (None, None));
        assert_eq!(
            (same.items[0].efficiency, same.items[1].effective_weight),
            (None, None)
        );
        // Sums of these are not exact.
        let alike = analyse(&vec![vec![0.9, 0.3, 0.6]; 10]);
        assert_eq!((alike.alpha, alike.items[0].effective_weight), (None, None));
        let one = analyse(&[vec![1.0, 0.5]]);
        assert_eq!((one.deviation, one.items[1].deviation), (None, None));
        assert!((one.items[1].facility - 0.5).abs() < 1e-12);
        assert_eq!(analyse(&[]), Analysis::default());
        assert_eq!(analyse(&[Vec::new()]), Analysis::default());
        // One question alone has no rest to be held against.
        let single = analyse(&[vec![1.0], vec![0.0]]);
        assert_eq!((single.alpha, single.items[0].discrimination), (None, None));
    }

    #[test]
    fn an_answer_that_is_missing_is_a_nought() {
        let short = analyse(&[vec![1.0, 1.0], vec![1.0]]);
        assert_eq!(short, analyse(&[vec![1.0, 1.0], vec![1.0, 0.0]]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn figures_stay_within_their_bounds(
            marks in prop::collection::vec(prop::collection::vec(0..=1000_u32, 4), 0..30)
        ) {
            let marks: Vec<Vec<f64>> = marks
                .iter()
                .map(|row| row.iter().map(|mark| f64::from(*mark) / 1000.0).collect())
                .collect();
            let analysis = analyse(&marks);
            for item in &analysis.items {
                prop_assert!((0.0..=1.0).contains(&item.facility));
                prop_assert!(item.discrimination.is_none_or(|index| index.abs() < 1.0 + 1e-9));
                prop_assert!(item.efficiency.is_none_or(|share| share < 1.0 + 1e-9));
            }
            prop_assert!(analysis.alpha.is_none_or(|alpha| alpha < 1.0 + 1e-9));
        }
    }
}
