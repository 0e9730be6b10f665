//! What of that which was sent is told, is sent again, or never will be.

use super::{Line, number};
use crate::class::scorm::message::{Connection, Refused};
use crate::class::scorm::{Failure, Next, Pair};

/// So often a value is sent that the LMS refuses beside others that it takes, without saying that it
/// never takes it.
pub(super) const MOST_REFUSALS: u8 = 5;

impl Line {
    /// Strikes out what was told and what never will be. Whether nothing of it is to be sent again.
    pub(super) fn settle(
        &mut self,
        sent: &[Pair],
        refused: &[Refused],
        committed: &Result<(), String>,
        now: i64,
    ) -> bool {
        let edition = self.edition;
        let codes = refused
            .iter()
            .map(|one| (one.name.as_str(), Failure::read(edition, &one.code)));
        let codes: Vec<(&str, Failure)> = codes.collect();
        // Of an LMS that has lost the visit, no refusal says anything of the value.
        let is_lost = codes
            .iter()
            .any(|(_, why)| matches!(why.next(), Next::Reopen | Next::Over));
        // Where nothing at all is taken, it is the LMS that fails, and no value is to blame.
        let is_down = committed.is_err() || codes.len() >= sent.len();
        // An answer whose name was not taken is sent again with all that is of it and behind it:
        // the LMS could take none of that.
        let again = |(name, why): &&(&str, Failure)| is_id(name) && why.next() == Next::Again;
        let held = codes.iter().filter(again);
        let held = held.filter_map(|(name, _)| number(name)).min();
        let mut failed = committed
            .as_ref()
            .err()
            .map(|code| Failure::read(edition, code));
        for (name, why) in &codes {
            let is_held = match (number(name), held) {
                (Some(number), Some(held)) => number > held || number == held && !is_id(name),
                (Some(_) | None, _) => false,
            };
            let is_kept = is_lost
                || is_held
                || match why.next() {
                    Next::Again => is_down || self.may_come_again(name),
                    Next::Reopen | Next::Over => true,
                    Next::Never => false,
                };
            match is_kept {
                // That the visit is lost weighs more than any other reason.
                true if is_lost && why.next() == Next::Again => {}
                true => failed = failed.or(Some(*why)),
                false => self.give_up(name),
            }
        }
        if committed.is_ok() {
            let is_refused = |name: &str| codes.iter().any(|(refused, _)| *refused == name);
            self.waiting
                .retain(|one| is_refused(&one.pair.0) || !sent.contains(&one.pair));
        }
        match failed {
            Some(failure) => self.fail(failure, now),
            None => self.connection = Connection::Open,
        }
        failed.is_none()
    }

    /// Counts a refusal. Whether there is to be another try.
    fn may_come_again(&mut self, name: &str) -> bool {
        let found = self.waiting.iter_mut().find(|one| one.pair.0 == name);
        found.is_some_and(|one| {
            one.refusals += 1;
            one.refusals < MOST_REFUSALS
        })
    }

    /// Forgets what the LMS never takes. Where it is the name of an answer, the LMS keeps no answers:
    /// none is told any more, for there must be no gap in their numbers.
    fn give_up(&mut self, name: &str) {
        if is_id(name) {
            self.tells_answers = false;
            self.waiting.retain(|one| number(&one.pair.0).is_none());
        }
        self.waiting.retain(|one| one.pair.0 != name);
    }
}

/// Whether it is the name of an answer itself, which comes first of all that is of it.
fn is_id(name: &str) -> bool {
    number(name).is_some() && name.ends_with(".id")
}
