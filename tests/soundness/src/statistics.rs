//! Tests of chance: whether what was counted could come from an even hand.
//!
//! The incomplete gamma function follows Press, Teukolsky, Vetterling and Flannery,
//! “Numerical Recipes”, section 6.2: its series below a + 1, else its continued
//! fraction by the method of Lentz. The logarithm of gamma is Lanczos’s approximation
//! (1964) with the coefficients of the same book, section 6.1.

/// The outcome of a test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The statistic, chi-squared distributed.
    pub statistic: f64,
    /// Its degrees of freedom.
    pub freedom: u32,
    /// How often chance alone would give as much.
    pub p: f64,
}

impl Outcome {
    /// The outcome of a statistic.
    #[must_use]
    pub fn of(statistic: f64, freedom: u32) -> Outcome {
        let p = if freedom == 0 {
            1.0
        } else {
            upper_gamma(f64::from(freedom) / 2.0, statistic / 2.0)
        };
        Outcome {
            statistic,
            freedom,
            p,
        }
    }

    /// Of two independent ones together.
    #[must_use]
    pub fn and(self, other: Outcome) -> Outcome {
        Outcome::of(
            self.statistic + other.statistic,
            self.freedom + other.freedom,
        )
    }
}

/// Pearson’s test: the counts against what was expected.
#[must_use]
pub fn chi_squared(counted: &[f64], expected: &[f64]) -> Outcome {
    let terms = counted.iter().zip(expected).filter(|(_, e)| **e > 0.0);
    let statistic = terms.clone().map(|(c, e)| (c - e) * (c - e) / e).sum();
    let freedom = u32::try_from(terms.count().saturating_sub(1)).unwrap_or(0);
    Outcome::of(statistic, freedom)
}

/// Whether `marks` of the places are marked in each of so many questions without
/// preference. Marks of one question are dealt without returning them, which makes the
/// counts vary less than Pearson’s test expects; with one mark it is that test.
#[must_use]
pub fn dealt_evenly(counted: &[f64], questions: f64, marks: usize) -> Outcome {
    let places = counted.len() as f64;
    let share = marks as f64 / places;
    let variance = questions * share * (1.0 - share);
    if variance <= 0.0 {
        return Outcome::of(0.0, 0);
    }
    let off = |count: &f64| (count - questions * share) * (count - questions * share);
    let sum: f64 = counted.iter().map(off).sum();
    let freedom = u32::try_from(counted.len() - 1).unwrap_or(0);
    Outcome::of(sum / variance * (places - 1.0) / places, freedom)
}

/// The part of the gamma distribution of shape `a` above `x`.
fn upper_gamma(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let scale = (a * x.ln() - x - log_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        for _ in 0..10_000 {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term < sum * 1e-15 {
                break;
            }
        }
        return (1.0 - sum * scale).clamp(0.0, 1.0);
    }
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for step in 1..10_000 {
        let step = f64::from(step);
        let numerator = -step * (step - a);
        b += 2.0;
        d = 1.0 / at_least(numerator * d + b, TINY);
        c = at_least(b + numerator / c, TINY);
        fraction *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    (fraction * scale).clamp(0.0, 1.0)
}

fn at_least(value: f64, tiny: f64) -> f64 {
    if value.abs() < tiny { tiny } else { value }
}

fn log_gamma(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 6] = [
        76.180_091_729_471_46,
        -86.505_320_329_416_77,
        24.014_098_240_830_91,
        -1.231_739_572_450_155,
        0.120_865_097_386_617_9e-2,
        -0.539_523_938_495_3e-5,
    ];
    let base = x + 5.5;
    let mut series = 1.000_000_000_190_015;
    let mut at = x;
    for coefficient in COEFFICIENTS {
        at += 1.0;
        series += coefficient / at;
    }
    (x + 0.5) * base.ln() - base + (2.506_628_274_631_000_5 * series / x).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_is_that_of_the_printed_tables() {
        for (statistic, freedom, p) in [
            (3.841, 1, 0.05),
            (10.828, 1, 0.001),
            (7.815, 3, 0.05),
            (16.266, 3, 0.001),
            (18.307, 10, 0.05),
            (124.342, 100, 0.05),
            (0.004, 1, 0.95),
        ] {
            let found = Outcome::of(statistic, freedom).p;
            assert!(
                (found - p).abs() < p * 0.01,
                "{statistic} {freedom}: {found}"
            );
        }
    }

    #[test]
    fn one_mark_in_a_question_is_the_test_of_pearson() {
        let counted = [260.0, 240.0, 255.0, 245.0];
        let one = dealt_evenly(&counted, 1000.0, 1);
        let pearson = chi_squared(&counted, &[250.0; 4]);
        assert!((one.statistic - pearson.statistic).abs() < 1e-9);
        assert_eq!(one.freedom, pearson.freedom);
    }

    #[test]
    fn a_hand_that_prefers_a_place_is_seen() {
        assert!(chi_squared(&[300.0, 250.0, 225.0, 225.0], &[250.0; 4]).p < 0.01);
        assert!(dealt_evenly(&[600.0, 500.0, 450.0, 450.0], 1000.0, 2).p < 0.001);
    }
}
