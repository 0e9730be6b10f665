//! What the learner can set, as the journal keeps it: a name and a short value for each.

use super::Journal;
use super::queue::{Limits, Order};
use super::schedule::{Options, PARAMETERS};

/// The settings in force for a set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Of the schedule.
    pub options: Options,
    /// Of a day.
    pub limits: Limits,
    /// How facts are asked.
    pub asking: Asking,
    /// Whether the learner rates every answer, and not only cards.
    pub rates: bool,
}

/// How facts are asked in a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asking {
    /// In all forms, harder ones as the memory grows.
    #[default]
    Forms,
    /// On cards.
    Cards,
}

/// Something that can be set.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// The chance of recall at which facts come back, in thousandths.
    Retention(u16),
    /// The parameters of FSRS; none: the usual ones.
    Parameters(Vec<f32>),
    /// The hour at which a day ends.
    Rollover(u8),
    /// For each day of the week, Monday first, how much is to be done, in per cent.
    Load([u8; 7]),
    /// New facts a day.
    New(u32),
    /// Reviews a day.
    Reviews(u32),
    /// In which order.
    Order(Order),
    /// How facts are asked.
    Asking(Asking),
    /// Whether the learner rates every answer.
    Rates(bool),
}

/// The lowest and the highest retention that can be desired, in thousandths.
pub const RETENTION: (u16, u16) = (700, 990);

impl Setting {
    /// Its name in the journal. What is of the day is the same for all sets.
    #[must_use]
    pub fn name(&self, set: &str) -> String {
        let (name, everywhere) = match self {
            Setting::Retention(_) => ("retention", false),
            Setting::Parameters(_) => ("parameters", true),
            Setting::Rollover(_) => ("rollover", true),
            Setting::Load(_) => ("load", true),
            Setting::New(_) => ("new", false),
            Setting::Reviews(_) => ("reviews", false),
            Setting::Order(_) => ("order", false),
            Setting::Asking(_) => ("asking", true),
            Setting::Rates(_) => ("rates", true),
        };
        match everywhere {
            true => name.to_owned(),
            false => [name, "/", set].concat(),
        }
    }

    /// Its value in the journal.
    #[must_use]
    pub fn value(&self) -> String {
        let list = |numbers: Vec<String>| numbers.join(" ");
        match self {
            Setting::Retention(permille) => permille.to_string(),
            // By their bits: exact, and no page need read and write fractions for it.
            Setting::Parameters(numbers) => {
                list(numbers.iter().map(|n| n.to_bits().to_string()).collect())
            }
            Setting::Rollover(hour) => hour.to_string(),
            Setting::Load(days) => list(days.iter().map(u8::to_string).collect()),
            Setting::New(count) | Setting::Reviews(count) => count.to_string(),
            Setting::Order(order) => order.name().to_owned(),
            Setting::Asking(Asking::Forms) => "forms".to_owned(),
            Setting::Asking(Asking::Cards) => "cards".to_owned(),
            Setting::Rates(is) => u8::from(*is).to_string(),
        }
    }
}

impl Settings {
    /// The settings for a set. What is not set, or not to be understood, is as usual.
    #[must_use]
    pub fn read(journal: &Journal, set: &str) -> Settings {
        let mut settings = Settings::default();
        for sample in [
            Setting::Retention(0),
            Setting::Parameters(Vec::new()),
            Setting::Rollover(0),
            Setting::Load([0; 7]),
            Setting::New(0),
            Setting::Reviews(0),
            Setting::Order(Order::Mixed),
            Setting::Asking(Asking::Forms),
            Setting::Rates(false),
        ] {
            settings.put(&sample, journal.setting(&sample.name(set)));
        }
        settings
    }

    /// Puts a value of the kind of `sample` into force, where there is one to be understood.
    pub(super) fn put(&mut self, sample: &Setting, value: Option<&str>) {
        if let Some(setting) = value.and_then(|value| parse(sample, value)) {
            self.apply(setting);
        }
    }

    /// Puts a setting into force.
    pub fn apply(&mut self, setting: Setting) {
        match setting {
            Setting::Retention(permille) => {
                self.options.retention =
                    f32::from(permille.clamp(RETENTION.0, RETENTION.1)) / 1000.0;
            }
            Setting::Parameters(numbers) => self.options.parameters = numbers,
            Setting::Rollover(hour) => self.options.rollover = hour.min(23),
            Setting::Load(days) => self.options.load = days,
            Setting::New(count) => self.limits.new = count,
            Setting::Reviews(count) => self.limits.reviews = count,
            Setting::Order(order) => self.limits.order = order,
            Setting::Asking(asking) => self.asking = asking,
            Setting::Rates(is) => self.rates = is,
        }
    }
}

/// Reads a value of the kind of `sample`.
fn parse(sample: &Setting, value: &str) -> Option<Setting> {
    Some(match sample {
        Setting::Retention(_) => Setting::Retention(value.parse().ok()?),
        Setting::Parameters(_) => {
            let bits = value.split(' ').map(|n| n.parse().ok());
            let numbers: Option<Vec<f32>> = bits.map(|bits| bits.map(f32::from_bits)).collect();
            let numbers = numbers.filter(|n| n.iter().all(|n| n.is_finite()))?;
            (numbers.len() == PARAMETERS).then_some(Setting::Parameters(numbers))?
        }
        Setting::Rollover(_) => Setting::Rollover(value.parse().ok()?),
        Setting::Load(_) => {
            let days: Option<Vec<u8>> = value.split(' ').map(|n| n.parse().ok()).collect();
            Setting::Load(days?.try_into().ok()?)
        }
        Setting::New(_) => Setting::New(value.parse().ok()?),
        Setting::Reviews(_) => Setting::Reviews(value.parse().ok()?),
        Setting::Order(_) => Setting::Order(Order::named(value)?),
        Setting::Asking(_) => Setting::Asking(match value {
            "forms" => Asking::Forms,
            "cards" => Asking::Cards,
            _ => return None,
        }),
        Setting::Rates(_) => Setting::Rates(value == "1"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::journal::Moment;

    #[test]
    fn what_is_set_is_in_force_and_what_is_nonsense_is_not() {
        let mut journal = Journal::default();
        assert!(journal.take_up(7, &[]));
        let at = |when| Moment { when, zone: 0 };
        let parameters: Vec<f32> = (0..21).map(|n| 0.1 + n as f32).collect();
        let all = [
            Setting::Retention(850),
            Setting::Parameters(parameters),
            Setting::Rollover(0),
            Setting::Load([100, 100, 100, 100, 100, 50, 0]),
            Setting::New(3),
            Setting::Reviews(40),
            Setting::Order(Order::ByDate),
            Setting::Asking(Asking::Cards),
            Setting::Rates(true),
        ];
        let mut expected = Settings::default();
        for setting in all {
            journal
                .set(&setting.name("a-set"), &setting.value(), at(1))
                .unwrap();
            expected.apply(setting);
        }
        assert_eq!(Settings::read(&journal, "a-set"), expected);
        // Another set has the days, and its own limits.
        let other = Settings::read(&journal, "b-set");
        assert_eq!(other.limits, Limits::default());
        assert_eq!(other.options.rollover, 0);
        for (name, value) in [
            ("retention/a-set", "much"),
            ("parameters", "1 2 3"),
            ("load", "1"),
            ("order/a-set", "backwards"),
        ] {
            journal.set(name, value, at(2)).unwrap();
        }
        let read = Settings::read(&journal, "a-set");
        assert_eq!(read.options.load, [100; 7]);
        assert_eq!(read.options.parameters, Vec::<f32>::new());
        assert_eq!(read.options.retention, 0.9);
        journal.set("retention/a-set", "1000", at(3)).unwrap();
        let read = Settings::read(&journal, "a-set");
        assert_eq!(read.options.retention, 0.99);
    }
}
