//! The journal at work: it is opened once, every answer goes into it before its feedback is
//! shown, and what is known of the set in use is derived from it.

mod events;
mod given;
mod refit;

use super::{Effect, Env, changes};
use crate::bank::Bank;
use crate::memory::costs::READING;
use crate::memory::journal::{
    self, Answered, Change, EntryId, Journal, Moment, NameIx, Review, Told, Written,
};
use crate::memory::queue::Source;
use crate::memory::thinning::thin;
use crate::memory::{
    Answer, Attempt, Changes, Memories, Memory, Roster, Scheduler, Setting, Settings, moved_of,
    spread_seed,
};
use crate::session::Quiz;

use self::refit::Refit;

pub use events::comes_back;
pub(super) use events::{
    correct, go_on, move_days, next_asked, opened, prepare, record, rerate, seen, set,
    set_by_and_by, take_up_answer, written,
};
pub use given::Given;

/// UTF-16 units of local storage, of which the smallest browsers have 2,500,000 (5 MB); from here
/// on the reader is told, with room for some 50,000 answers more.
const NEARLY_FULL: usize = 2_250_000;

/// The journal, and what is derived of it.
#[derive(Clone, Debug, Default)]
pub struct Study {
    journal: Journal,
    opening: Opening,
    /// A stream that this tab holds in any case.
    fresh: u32,
    /// Answers given before the journal was open.
    waiting: Vec<Given>,
    /// Whether the quiz on screen was begun anew before the journal could say how far it had come.
    began_anew: bool,
    /// Pieces on their way to storage.
    in_flight: usize,
    /// The entry of the answer on screen.
    latest: Option<EntryId>,
    /// Pieces to be emptied when all that is on its way is stored.
    to_empty: Vec<Written>,
    desk: Option<Desk>,
    /// What takes the place of what the desk says, when it is worked out.
    refit: Option<Refit>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Opening {
    #[default]
    Closed,
    Asked,
    Open,
}

/// What is known of the set in use, and what it is asked by.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Id of the set.
    set: String,
    /// What the learner set for it.
    pub settings: Settings,
    /// When facts come back.
    pub scheduler: Scheduler,
    /// The facts.
    pub roster: Roster,
    /// What is known of them.
    pub memories: Memories,
    /// What the set says otherwise than when it was learned.
    pub changes: Changes,
}

impl Desk {
    /// What a queue is made of.
    #[must_use]
    pub fn source(&self) -> Source<'_> {
        Source {
            roster: &self.roster,
            memories: &self.memories,
            scheduler: &self.scheduler,
            limits: self.settings.limits,
        }
    }
}

/// The schedule of some settings. Parameters that are refused are as good as none.
fn scheduler(settings: &Settings) -> Option<Scheduler> {
    let scheduler = Scheduler::new(settings.options.clone()).or_else(|_| {
        let mut options = settings.options.clone();
        options.parameters.clear();
        Scheduler::new(options)
    });
    scheduler.ok()
}

/// A moment by the clock that came with a message.
#[must_use]
pub fn moment(env: Env) -> Moment {
    Moment::new(env.now, env.time_zone_offset)
}

impl Study {
    /// The journal.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Whether the journal was read.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.opening == Opening::Open
    }

    /// What is known of the set in use; `None` until both are here.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        self.desk.as_ref()
    }

    /// Seconds that an answer takes, with the reading of its proof; by the latest ones.
    #[must_use]
    pub fn pace(&self) -> u32 {
        let latest = self.journal.reviews().iter().rev().filter(|r| !r.undone);
        let took: Vec<u32> = latest
            .take(100)
            .map(|r| u32::from(r.took.min(600)))
            .collect();
        match u32::try_from(took.len()) {
            Ok(count) if count >= 10 => took.iter().sum::<u32>() / count / 10 + READING,
            _ => 15,
        }
    }

    /// How many days ago the parameters were set, at a moment in milliseconds since 1970.
    #[must_use]
    pub fn fitted_ago(&self, now: i64) -> Option<u32> {
        let name = Setting::Parameters(Vec::new()).name("");
        let since = self.journal.setting_since(&name)?;
        u32::try_from((now / 1000).saturating_sub(since).max(0) / 86_400).ok()
    }

    /// Whether the learner rates every answer.
    #[must_use]
    pub fn rates(&self) -> bool {
        self.desk.as_ref().is_some_and(|desk| desk.settings.rates)
    }

    /// The entry of the answer on screen.
    #[must_use]
    pub fn latest(&self) -> Option<EntryId> {
        self.latest
    }

    /// The seed for the next question of a review.
    #[must_use]
    pub fn next_seed(&self) -> u64 {
        self.journal.next_seed()
    }

    /// Asks for the journal, once.
    pub fn open(&mut self, env: Env) -> Option<Effect> {
        (self.opening == Opening::Closed).then(|| {
            self.opening = Opening::Asked;
            self.fresh = (env.seed >> 16) as u32;
            Effect::OpenJournal { fresh: self.fresh }
        })
    }

    /// Writes an answer down, at once or as soon as the journal is open.
    #[inline(never)]
    pub fn record(&mut self, given: Given) -> Vec<Effect> {
        if self.opening != Opening::Open {
            self.waiting.push(given);
            return Vec::new();
        }
        let answered = Answered {
            set: &given.set,
            fact: &given.fact,
            form: given.form,
            detail: given.detail.clone(),
            permille: given.permille,
            rating: given.rating,
            took: given.took,
        };
        let Some((id, written)) = self.journal.answer(&answered, given.at) else {
            return Vec::new();
        };
        self.latest = Some(id);
        let fact = self.journal.fact(&given.set, &given.fact);
        self.again(fact, given.at);
        // Once for each fact: what it meant when it was learned.
        let means = given
            .meaning
            .filter(|_| self.journal.meaning(fact).is_none());
        let means = means.and_then(|(answer, title)| {
            let notice = journal::Notice {
                when: given.at.when,
                fact,
                what: Change::Means(answer, title),
            };
            self.journal.change(notice, given.at.zone)
        });
        match means {
            None => vec![self.write(written)],
            Some(means) if means.key == written.key => vec![self.write(means)],
            Some(means) => vec![self.write(written), self.write(means)],
        }
    }

    /// Writes an answer down in place of the one on screen.
    pub fn correct(&mut self, given: Given) -> Vec<Effect> {
        let names = self.journal.names();
        let set = names.find(None, &given.set);
        let fact = set.and_then(|set| names.find_fact(set, &given.fact));
        let mut latest = self.journal.reviews().iter().rev();
        let is_it = |review: &&Review| {
            let same = Some(review.fact) == fact && review.form == given.form && !review.undone;
            same && self.journal.detail(review).seed == given.detail.seed
        };
        let mut effects = match latest.find(is_it).map(|review| self.journal.id(review)) {
            Some(id) => self.undo(id, given.at),
            None => Vec::new(),
        };
        effects.extend(self.record(given));
        effects
    }

    /// Takes an answer back.
    pub fn undo(&mut self, id: EntryId, at: Moment) -> Vec<Effect> {
        let fact = self.journal.review(id).map(|review| review.fact);
        let Some(written) = self.journal.undo(id, at) else {
            return Vec::new();
        };
        if let Some(fact) = fact {
            self.again(fact, at);
        }
        vec![self.write(written)]
    }

    /// Puts a setting into force.
    pub fn set(&mut self, setting: &Setting, bank: &Bank, at: Moment) -> Vec<Effect> {
        let name = setting.name(&bank.set().id);
        self.put(&name, &setting.value(), bank, at)
    }

    /// Has every fact come back when the present schedule says.
    pub fn move_days(&mut self, bank: &Bank, at: Moment) -> Vec<Effect> {
        self.put(&moved_of(&bank.set().id), "", bank, at)
    }

    fn put(&mut self, name: &str, value: &str, bank: &Bank, at: Moment) -> Vec<Effect> {
        let Some(written) = self.journal.set(name, value, at) else {
            return Vec::new();
        };
        let effects = vec![self.write(written)];
        self.prepare(bank, at);
        effects
    }

    /// Reads the journal anew from pieces of which some are later than what was known.
    pub fn replace(&mut self, pieces: &[(String, String)]) {
        let writer = self.journal.writer();
        self.journal = Journal::read(pieces);
        let goes_on = writer.is_some_and(|writer| self.journal.take_up(writer, pieces));
        if !goes_on {
            self.journal.take_up(self.fresh, pieces);
        }
        // Names have other numbers now.
        self.desk = None;
        self.refit = None;
    }

    /// Takes in what a file has more, of pieces and other keys. Of the own stream it can have more
    /// where this browser was set back to what it was before: its end is then somebody else's, and
    /// a new stream is begun, for two entries must not get one number. What it has of the own
    /// stream otherwise was given up here, and is dropped.
    pub fn take_in(&mut self, more: &mut Vec<(String, String)>) {
        let writer = self.journal.writer();
        let own = |key: &str| {
            Some(
                journal::of_key(key)
                    .filter(|(by, _)| Some(*by) == writer)?
                    .1,
            )
        };
        let last = self
            .journal
            .pieces()
            .keys()
            .filter_map(|key| own(key))
            .max();
        let is_set_back = more
            .iter()
            .any(|(key, _)| own(key) >= last && own(key).is_some());
        if is_set_back && writer != Some(self.fresh) {
            self.journal.take_up(self.fresh, &[]);
        } else {
            more.retain(|(key, _)| own(key).is_none());
        }
        self.journal.absorb_all(more);
    }

    /// The order to write a piece that came from a copy.
    pub fn order(&mut self, key: String, text: String) -> Effect {
        self.write(Written { key, text })
    }

    /// Derives what is known of a set, from the beginning.
    #[inline(never)]
    pub fn prepare(&mut self, bank: &Bank, at: Moment) {
        if self.opening != Opening::Open {
            return;
        }
        let set = bank.set().id.clone();
        let settings = Settings::read(&self.journal, &set);
        let Some(scheduler) = scheduler(&settings) else {
            return;
        };
        self.refit = None;
        let roster = match self.desk.take() {
            Some(desk) if desk.set == set => desk.roster,
            Some(_) | None => Roster::of(bank, &mut self.journal),
        };
        let memories = Memories::derive(&self.journal, &set, &scheduler, at);
        let mut changes = Changes::of(&self.journal, &memories, &roster, bank);
        let seen = self.journal.setting(&changes::seen_of(&set));
        if seen == Some(changes::left(&changes, &self.journal).as_str()) {
            changes.gone.clear();
            changes.doubtful.clear();
        }
        self.desk = Some(Desk {
            set,
            settings,
            scheduler,
            roster,
            memories,
            changes,
        });
    }

    /// Puts the changes of the set into force, with the doubtful ones that the learner agreed to.
    pub fn settle(&mut self, bank: &Bank, agreed: &[NameIx], at: Moment) -> Vec<Effect> {
        let Some(desk) = &self.desk else {
            return Vec::new();
        };
        let settled = desk.changes.clone();
        let mut written = settled.settle(&mut self.journal, bank, agreed, at);
        let mut left = settled;
        left.doubtful.retain(|(from, _)| !agreed.contains(from));
        let seen = changes::left(&left, &self.journal);
        let name = changes::seen_of(&bank.set().id);
        written.extend(self.journal.set(&name, &seen, at));
        // Of several states of one piece the last is enough.
        let mut last: Vec<Written> = Vec::new();
        for written in written {
            match last.last_mut() {
                Some(before) if before.key == written.key => *before = written,
                Some(_) | None => last.push(written),
            }
        }
        last.into_iter()
            .map(|written| self.write(written))
            .collect()
    }

    /// Sums up what was answered before a second.
    pub fn thin(&mut self, until: i64, zone: i16) -> Vec<Effect> {
        let thinned = thin(&mut self.journal, until, zone);
        self.to_empty = thinned.emptied;
        let summary = thinned.summary.into_iter();
        summary.map(|written| self.write(written)).collect()
    }

    /// All that was on its way is stored.
    fn all_written(&mut self) -> Vec<Effect> {
        let to_empty = std::mem::take(&mut self.to_empty);
        self.journal.keep(&to_empty);
        to_empty
            .into_iter()
            .map(|written| self.write(written))
            .collect()
    }

    /// Leaves a fact out that cannot be asked.
    pub fn strike(&mut self, fact: NameIx) {
        if let Some(desk) = &mut self.desk {
            desk.roster.strike(fact);
        }
    }

    /// Begins another day, where one has begun.
    #[inline(never)]
    pub fn turn(&mut self, at: Moment) {
        if let Some(desk) = &mut self.desk {
            desk.memories.turn(&self.journal, &desk.scheduler, at);
        }
    }

    /// The memory of a fact of the set in use.
    #[must_use]
    pub fn memory(&self, fact: &str) -> Option<(NameIx, Memory)> {
        let desk = self.desk.as_ref()?;
        let names = self.journal.names();
        let fact = names.find_fact(names.find(None, &desk.set)?, fact)?;
        Some((fact, desk.memories.get(fact)))
    }

    /// The seed by which a fact's intervals are spread.
    #[must_use]
    pub fn spread(&self, fact: NameIx) -> u64 {
        spread_seed(&self.journal, fact)
    }

    /// Derives one fact again.
    fn again(&mut self, fact: NameIx, at: Moment) {
        if let Some(desk) = &mut self.desk {
            let scheduler = &desk.scheduler;
            desk.memories.again(&self.journal, scheduler, fact, at);
        }
        // It was begun with the journal as it was.
        if self.refit.is_some() {
            self.refit = self.begin_refit();
        }
    }

    fn write(&mut self, written: Written) -> Effect {
        self.in_flight += 1;
        let Written { key, text } = written;
        Effect::WritePiece { key, text }
    }

    /// The review that the journal has of the first question of an attempt that is not answered in
    /// it, where a tab was closed between the two writings.
    fn missing_in(&self, attempt: &Attempt, since: i64) -> Option<&Review> {
        let pick = attempt.picks.get(attempt.answers.len())?;
        let names = self.journal.names();
        let fact = names.find_fact(names.find(None, &attempt.set)?, &pick.fact)?;
        let latest = self.journal.reviews().iter().rev();
        let mut since_then = latest.take_while(|review| review.when >= since);
        since_then.find(|review| {
            let same = review.fact == fact && review.form == pick.form && !review.undone;
            same && self.journal.detail(review).seed == pick.seed
        })
    }

    /// The answer that a review of the question on screen was.
    fn answer_of(&self, review: &Review, quiz: &Quiz) -> Option<Answer> {
        let detail = self.journal.detail(review);
        Some(Answer {
            response: match detail.told {
                Told::Key => quiz.question()?.key_response(),
                Told::Other(response) => response,
            },
            permille: review.permille,
            when: review.when.saturating_mul(1000),
            took: u32::from(review.took) * 100,
            claimed: detail.claimed,
        })
    }
}
