//! Another schedule put into force while the page goes on drawing: what is known is derived anew a
//! few answers at a time.

use super::{Effect, Study, scheduler};
use crate::memory::journal::Moment;
use crate::memory::{Derivation, Scheduler, Setting, Settings};

/// So many answers are gone through within a frame, also on a slow phone.
const A_FRAME: usize = 10_000;

/// Another schedule, by which what is known is being derived anew.
#[derive(Clone, Debug)]
pub(super) struct Refit {
    settings: Settings,
    scheduler: Scheduler,
    derivation: Derivation,
}

impl Study {
    /// Puts a setting into force, as [`Study::go_on`] goes on.
    pub fn set_by_and_by(&mut self, setting: &Setting, set: &str, at: Moment) -> Vec<Effect> {
        let name = setting.name(set);
        let Some(written) = self.journal.set(&name, &setting.value(), at) else {
            return Vec::new();
        };
        let effects = vec![self.write(written), Effect::Pause];
        self.refit = self.begin_refit();
        effects
    }

    pub(super) fn begin_refit(&self) -> Option<Refit> {
        let set = &self.desk.as_ref()?.set;
        let settings = Settings::read(&self.journal, set);
        let scheduler = scheduler(&settings)?;
        let derivation = Derivation::begin(&self.journal, set, &scheduler)?;
        Some(Refit {
            settings,
            scheduler,
            derivation,
        })
    }

    /// Goes on with what is worked out by and by, for less than a frame; true when it has come to its end.
    pub fn go_on(&mut self, at: Moment) -> bool {
        let (Some(mut refit), Some(desk)) = (self.refit.take(), &mut self.desk) else {
            return false;
        };
        let journal = &self.journal;
        let is_through = refit.derivation.go_on(journal, &refit.scheduler, A_FRAME);
        if is_through {
            let Refit {
                settings,
                scheduler,
                derivation,
            } = refit;
            desk.memories = derivation.end(journal, &scheduler, at);
            desk.settings = settings;
            desk.scheduler = scheduler;
        } else {
            self.refit = Some(refit);
        }
        is_through
    }

    /// Whether there is more to work out.
    #[must_use]
    pub fn is_refitting(&self) -> bool {
        self.refit.is_some()
    }
}
