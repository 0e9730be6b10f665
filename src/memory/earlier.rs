//! The schedules that were in force before the one of today.
//!
//! Whoever asks for another retention, or is fitted, would otherwise find three to six times as
//! much due on that day as on others (docs/decisions/0014-simulated-learners.md). So the day that
//! a fact was given stands until its next answer, unless the learner has all days moved.

use super::journal::Journal;
use super::schedule::{Learned, Memory, Options, Phase, Scheduler};
use super::settings::{Setting, Settings};

/// The name under which stands that the days given before were to be moved.
#[must_use]
pub fn moved_of(set: &str) -> String {
    ["moved/", set].concat()
}

/// The schedules before the present one, the oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Earlier {
    /// Up to which second each was in force; `None` where it gives the same days as the present.
    until: Vec<(i64, Option<Scheduler>)>,
    /// When the days given before were moved.
    moved: i64,
}

impl Earlier {
    /// By what was set for a set, and the schedule in force.
    pub(super) fn of(journal: &Journal, set: &str, present: &Scheduler) -> Earlier {
        let names = [Setting::Retention(0), Setting::Parameters(Vec::new())].map(|s| s.name(set));
        let mut changes: Vec<i64> = { names.iter() }
            .flat_map(|name| journal.setting_times(name))
            .collect();
        changes.sort_unstable();
        changes.dedup();
        let before = |until: i64| {
            let mut settings = Settings {
                options: Options {
                    retention: Options::default().retention,
                    parameters: Vec::new(),
                    ..present.options().clone()
                },
                ..Settings::default()
            };
            for (sample, name) in [Setting::Retention(0), Setting::Parameters(Vec::new())]
                .iter()
                .zip(&names)
            {
                let value = journal.setting_before(name, until);
                settings.put(sample, value);
            }
            let options = settings.options;
            let is_other = options != *present.options();
            is_other.then(|| Scheduler::new(options).ok()).flatten()
        };
        Earlier {
            until: changes
                .iter()
                .map(|until| (*until, before(*until)))
                .collect(),
            moved: journal.setting_since(&moved_of(set)).unwrap_or(i64::MIN),
        }
    }

    /// What was summed up in a second, with its day moved where all were moved after that.
    pub(super) fn moved(&self, known: Memory, since: i64, present: &Scheduler) -> Memory {
        match known {
            Memory::Learned(learned) if self.moved > since => match learned.phase {
                Phase::Review(_) => {
                    let giver = self.giver(learned.last).unwrap_or(present);
                    let days = giver.interval(learned.stability).round().max(1.0) as u32;
                    let longest = present.options().longest.max(1);
                    let phase = Phase::Review(learned.last_day.after(days.min(longest)));
                    Memory::Learned(Learned { phase, ..learned })
                }
                Phase::Learning(..) | Phase::Relearning(..) => known,
            },
            Memory::Learned(_) | Memory::New => known,
        }
    }

    /// The schedule that gave a fact its day at an answer in this second, where that was another
    /// than the present one.
    pub(super) fn giver(&self, when: i64) -> Option<&Scheduler> {
        let when = when.max(self.moved);
        let at = self.until.partition_point(|(until, _)| *until <= when);
        self.until.get(at)?.1.as_ref()
    }
}
