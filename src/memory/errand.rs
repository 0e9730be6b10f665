//! What is worked out of a journal in the background, by a worker that has no page: what it is
//! asked, and what it tells, as texts.
//!
//! A text is words with a space between. Fractions go by their bits, as whole numbers: exact, and
//! no page need read and write fractions for it.

use super::costs::{Cost, Simulation};
use super::fitting::{Fitting, Going, Losses, Outcome, Progress};
use super::journal::{Journal, Moment};
use super::schedule::PARAMETERS;
use super::settings::Settings;

/// The kinds of errands. Of each, one at most is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Fitting the parameters to the learner's answers.
    Fit,
    /// What each retention costs.
    Costs,
}

/// An errand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Fit the parameters to all answers.
    Fit {
        /// The set whose settings are in force.
        set: String,
    },
    /// Live through the next year, once for each retention.
    Costs {
        /// The set.
        set: String,
        /// How many facts it has.
        facts: u32,
        /// When the year begins.
        now: Moment,
        /// In thousandths.
        retentions: Vec<u16>,
    },
}

/// What the worker tells, the last of it with `is_last`.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// So much of the fitting is done, in thousandths.
    Share(u16),
    /// What came of the fitting.
    Fit(Outcome),
    /// What one retention costs.
    Cost(Cost),
    /// All costs were told.
    CostsEnd,
}

impl Errand {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Errand::Fit { .. } => Kind::Fit,
            Errand::Costs { .. } => Kind::Costs,
        }
    }

    /// As a text.
    #[must_use]
    pub fn encode(&self) -> String {
        match self {
            Errand::Fit { set } => words(&["fit", set], []),
            Errand::Costs {
                set,
                facts,
                now,
                retentions,
            } => {
                let numbers = [i64::from(*facts), now.when, i64::from(now.zone)];
                let retentions = retentions.iter().map(|one| i64::from(*one));
                words(&["costs", set], numbers.into_iter().chain(retentions))
            }
        }
    }

    /// From a text.
    #[must_use]
    pub fn decode(text: &str) -> Option<Errand> {
        let mut words = text.split(' ');
        let (name, set) = (words.next()?, words.next()?.to_owned());
        match name {
            "fit" => Some(Errand::Fit { set }),
            "costs" => Some(Errand::Costs {
                set,
                facts: words.next()?.parse().ok()?,
                now: Moment {
                    when: words.next()?.parse().ok()?,
                    zone: words.next()?.parse().ok()?,
                },
                retentions: words.map(|word| word.parse().ok()).collect::<Option<_>>()?,
            }),
            _ => None,
        }
    }

    /// Carries it out, and tells of it as it goes on.
    pub fn carry_out(&self, journal: &Journal, mut tell: impl FnMut(Told)) {
        match self {
            Errand::Fit { set } => {
                let options = Settings::read(journal, set).options;
                let mut going = Fitting::new(journal, &options, &Progress::default())
                    .map_or_else(Going::Done, |fitting| Going::On(fitting, READ));
                loop {
                    match going {
                        Going::On(fitting, share) => {
                            tell(Told::Share((share * 1000.0) as u16));
                            going = fitting.go_on();
                        }
                        Going::Done(outcome) => return tell(Told::Fit(outcome)),
                    }
                }
            }
            Errand::Costs {
                set,
                facts,
                now,
                retentions,
            } => {
                if let Some(simulation) = Simulation::new(journal, set, *facts as usize, *now) {
                    let costs = retentions.iter().filter_map(|one| simulation.cost(*one));
                    costs.for_each(|cost| tell(Told::Cost(cost)));
                }
                tell(Told::CostsEnd);
            }
        }
    }
}

/// The share of a fitting that is done when the answers are read.
const READ: f32 = 0.05;

impl Told {
    /// Whether nothing comes after it.
    #[must_use]
    pub fn is_last(&self) -> bool {
        matches!(self, Told::Fit(_) | Told::CostsEnd)
    }

    /// As a text.
    #[must_use]
    pub fn encode(&self) -> String {
        match self {
            Told::Share(share) => words(&["share"], [i64::from(*share)]),
            Told::Fit(Outcome::Fitted { parameters, losses }) => {
                let parameters = parameters.iter().map(|one| i64::from(one.to_bits()));
                words(
                    &["fitted"],
                    numbers_of(losses).into_iter().chain(parameters),
                )
            }
            Told::Fit(Outcome::NotBetter(losses)) => words(&["not-better"], numbers_of(losses)),
            Told::Fit(Outcome::TooFew { items, needed }) => {
                words(&["too-few"], [*items as i64, *needed as i64])
            }
            Told::Fit(Outcome::Cancelled) => "cancelled".to_owned(),
            Told::Cost(cost) => {
                let rest = [cost.month, cost.year, cost.reviews, cost.known].map(i64::from);
                words(
                    &["cost"],
                    [i64::from(cost.retention)].into_iter().chain(rest),
                )
            }
            Told::CostsEnd => "costs-end".to_owned(),
        }
    }

    /// From a text.
    #[must_use]
    pub fn decode(text: &str) -> Option<Told> {
        let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
        let numbers = rest.split(' ').filter(|word| !word.is_empty());
        let numbers: Vec<i64> = numbers
            .map(|word| word.parse().ok())
            .collect::<Option<_>>()?;
        Some(match (name, numbers.as_slice()) {
            ("share", [share]) => Told::Share(u16::try_from(*share).ok()?),
            ("fitted", [usual, before, after, items, held_out, parameters @ ..]) => {
                let bits = |bits: &i64| Some(f32::from_bits(u32::try_from(*bits).ok()?));
                let parameters: Vec<f32> = parameters.iter().map(bits).collect::<Option<_>>()?;
                if parameters.len() != PARAMETERS {
                    return None;
                }
                let losses = losses_of([*usual, *before, *after, *items, *held_out])?;
                Told::Fit(Outcome::Fitted { parameters, losses })
            }
            ("not-better", numbers) => {
                let losses = losses_of(numbers.try_into().ok()?)?;
                Told::Fit(Outcome::NotBetter(losses))
            }
            ("too-few", [items, needed]) => Told::Fit(Outcome::TooFew {
                items: usize::try_from(*items).ok()?,
                needed: usize::try_from(*needed).ok()?,
            }),
            ("cancelled", []) => Told::Fit(Outcome::Cancelled),
            ("cost", [retention, month, year, reviews, known]) => Told::Cost(Cost {
                retention: u16::try_from(*retention).ok()?,
                month: u32::try_from(*month).ok()?,
                year: u32::try_from(*year).ok()?,
                reviews: u32::try_from(*reviews).ok()?,
                known: u32::try_from(*known).ok()?,
            }),
            ("costs-end", []) => Told::CostsEnd,
            _ => return None,
        })
    }
}

fn words(names: &[&str], numbers: impl IntoIterator<Item = i64>) -> String {
    let mut text = names.join(" ");
    for number in numbers {
        text.push(' ');
        text.push_str(&number.to_string());
    }
    text
}

fn numbers_of(losses: &Losses) -> [i64; 5] {
    let bits = |loss: f64| loss.to_bits().cast_signed();
    [
        bits(losses.usual),
        bits(losses.before),
        bits(losses.after),
        losses.items as i64,
        losses.held_out as i64,
    ]
}

fn losses_of([usual, before, after, items, held_out]: [i64; 5]) -> Option<Losses> {
    let loss = |bits: i64| f64::from_bits(bits.cast_unsigned());
    Some(Losses {
        usual: loss(usual),
        before: loss(before),
        after: loss(after),
        items: usize::try_from(items).ok()?,
        held_out: usize::try_from(held_out).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errand_arrives_as_it_was_sent() {
        let fit = Errand::Fit {
            set: "a-set".into(),
        };
        let costs = Errand::Costs {
            set: "a-set".into(),
            facts: 250,
            now: Moment {
                when: 1_795_000_000,
                zone: -330,
            },
            retentions: vec![700, 900],
        };
        for errand in [fit, costs] {
            assert_eq!(Errand::decode(&errand.encode()), Some(errand));
        }
        for text in ["", "fit", "costs a-set 1", "costs a-set 1 2 3 x", "other a"] {
            assert_eq!(Errand::decode(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_told_arrives_as_it_was_sent() {
        let losses = Losses {
            usual: 0.331,
            before: 0.325,
            after: 0.3,
            items: 5_000,
            held_out: 1_000,
        };
        let parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
        for told in [
            Told::Share(400),
            Told::Fit(Outcome::Fitted { parameters, losses }),
            Told::Fit(Outcome::NotBetter(losses)),
            Told::Fit(Outcome::TooFew {
                items: 3,
                needed: 400,
            }),
            Told::Fit(Outcome::Cancelled),
            Told::Cost(Cost {
                retention: 900,
                month: 300,
                year: 60,
                reviews: 1_000,
                known: 240,
            }),
            Told::CostsEnd,
        ] {
            assert_eq!(Told::decode(&told.encode()), Some(told));
        }
        for text in [
            "",
            "share",
            "share x",
            "share 70000",
            "fitted 1 2 3 4 5 6",
            "no 1",
        ] {
            assert_eq!(Told::decode(text), None, "{text}");
        }
    }

    #[test]
    fn an_empty_journal_is_told_of_too() {
        let journal = Journal::default();
        let now = Moment { when: 0, zone: 0 };
        let costs = Errand::Costs {
            set: "a-set".into(),
            facts: 50,
            now,
            retentions: vec![800, 950],
        };
        let fit = Errand::Fit {
            set: "a-set".into(),
        };
        for (errand, count) in [(fit, 1), (costs, 3)] {
            let mut told = Vec::new();
            errand.carry_out(&journal, |one| told.push(one));
            assert_eq!(told.len(), count, "{told:?}");
            assert!(told.last().is_some_and(Told::is_last));
        }
    }
}
