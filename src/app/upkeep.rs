//! A file that Annals keeps current by itself, where the browser lets a page write files: the
//! same copy that can be saved by hand, written some seconds after an answer.
//!
//! Invariant: nothing in the file is lost. A turn reads it first, takes in what is not here, and
//! only then writes; a file that is no copy is left as it is. → docs/decisions/0018

mod turn;

use std::rc::Rc;

use super::{Effect, Env, FocusOn, Model, Route};
use crate::memory::backup::Kept;

/// Under this key stands that there is such a file: when it was written, and its name.
pub const RECORD: &str = "annals/file";
/// Milliseconds from an answer until it is written: others may follow at once.
const SOON: i64 = 5_000;
/// Milliseconds from one turn to the next, where there is no haste.
const SELDOM: i64 = 30_000;

/// What is known of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Upkeep {
    /// Whether this browser can write one.
    pub is_able: bool,
    /// The file, where one was chosen.
    pub file: Option<File>,
    /// What went wrong last, and was not put right since.
    pub trouble: Option<Trouble>,
    /// Whether the reader is being asked for leave.
    is_asking: bool,
    /// Whether an order to read or write is under way.
    in_flight: bool,
    /// Whether it is for a file that was kept before.
    is_for_another: bool,
}

/// The file that was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// Its name, without its folder, which browsers do not tell.
    pub name: String,
    /// Whether it may be written.
    pub leave: Leave,
    /// When it was written last, in milliseconds since 1970; 0: never.
    pub written: i64,
    /// As this tab left it.
    known: Option<Known>,
    /// What is in it and cannot be read here: it stays there.
    beside: Kept,
    /// Whether there may be something here that is not in it.
    is_stale: bool,
    /// Whether it was chosen just now, so that it may be anything.
    is_new: bool,
    step: Step,
    /// When the last turn ended.
    turned: i64,
}

/// A file as it was left.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Known {
    stamp: Stamp,
    /// Checksum of its text.
    sum: i64,
}

/// By what a change of the file is seen without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When it was changed, in milliseconds since 1970.
    pub modified: i64,
    /// Its bytes.
    pub size: i64,
}

/// What goes on with the file. Two turns never overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    #[default]
    Idle,
    /// A turn begins at this moment.
    Waiting(i64),
    Reading,
    /// A text of this checksum is being written.
    Writing(i64),
}

/// Whether the browser lets the file be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leave {
    /// It was not asked yet.
    #[default]
    Unknown,
    /// It does.
    Granted,
    /// It wants the reader to be asked again.
    Wanted,
    /// The reader has forbidden it.
    Denied,
}

/// Why the file could not be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser does not let it be written any more.
    NoLeave(Leave),
    /// Another tab stopped it, or the browser forgot which file it was.
    Forgotten,
    /// Another tab is at it.
    Busy,
    /// It was moved, renamed or deleted.
    Gone,
    /// There is no room for it.
    Full,
    /// It may not be written: the system, or the browser, forbids it.
    Refused,
    /// It holds something else than a copy.
    Foreign,
    /// It was written by a later release.
    Newer,
    /// Something else.
    Failed,
}

/// What was found in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// By what a change is seen.
    pub stamp: Stamp,
    /// What is in it.
    pub text: Text,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// What this tab knows already.
    Known,
    /// More than any copy.
    Long,
    /// This.
    Read(String),
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Whether this browser can write files, and what is recorded of the one that was chosen.
    Begun {
        /// Whether it can.
        is_able: bool,
        /// What stands under [`RECORD`].
        record: Option<String>,
    },
    /// Another tab changed what stands under [`RECORD`].
    RecordSeen(Option<String>),
    /// A file is to be chosen.
    ChoiceWanted(Choice),
    /// A file was chosen, by this name; or why none could be.
    Chosen(Result<(String, Leave), Trouble>),
    /// The reader is to be asked whether the file may be written.
    LeaveWanted,
    /// Whether it may.
    LeaveTold(Result<Leave, Trouble>),
    /// The file is not to be written any more.
    StopWanted,
    /// The time that was waited for has come.
    TimeCame,
    /// The page was hidden, perhaps for good.
    Hidden,
    /// The page is seen again.
    Shown,
    /// The file was read, and no other tab comes near it until it is let go; or why it was not.
    Read(Result<Found, Trouble>),
    /// The file was written and let go, or could not be.
    Written(Result<Stamp, Trouble>),
}

/// Which file is to be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A new one. A browser empties the file that is chosen in its place.
    New,
    /// One that is there.
    Present,
}

/// What the browser is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// Say whether files can be written; then tell when the page is hidden or seen, and what
    /// other tabs record. Answered by `Begun`.
    Begin,
    /// Let the reader choose a file, and remember it; answered by `Chosen`, or not at all.
    Choose(Choice),
    /// Ask whether the file may be written; the reader is not troubled. Answered by `LeaveTold`.
    Query,
    /// Ask the reader whether the file may be written; answered by `LeaveTold`.
    Ask,
    /// Read the file, unless it is as it was left, or longer; answered by `Read`. If that went
    /// well, no other tab may come near it until it is written or let go.
    Read {
        /// As it was left.
        known: Option<Stamp>,
        /// Bytes that a copy has at most.
        most: i64,
    },
    /// Put this in the place of all that is in the file, and let it go; answered by `Written`.
    Write(String),
    /// Let the file go.
    LetGo,
    /// Store what came from the file, where no later state is stored.
    Store(Vec<(String, String)>),
    /// Remember no file.
    Forget,
    /// Wait so many milliseconds; answered by `TimeCame`.
    Wait(u32),
}

impl From<Order> for Effect {
    fn from(order: Order) -> Self {
        Effect::Upkeep(Box::new(order))
    }
}

impl Upkeep {
    /// Whether all that is stored gets into a file by itself.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.trouble.is_none() && self.leave() == Some(Leave::Granted)
    }

    /// Whether the file that was chosen may be written.
    #[must_use]
    pub fn leave(&self) -> Option<Leave> {
        self.file.as_ref().map(|file| file.leave)
    }
}

impl File {
    /// From what is recorded of it.
    fn recorded(record: &str) -> Option<File> {
        let (written, name) = record.split_once(' ')?;
        Some(File {
            name: name.to_owned(),
            written: written.parse().ok()?,
            is_stale: true,
            ..File::default()
        })
    }

    fn record(&self) -> Effect {
        Effect::Save {
            key: RECORD.to_owned(),
            text: [&self.written.to_string(), " ", &self.name].concat(),
        }
    }

    /// Waits for the next turn, where there is something to be written.
    fn plan(&mut self, now: i64) -> Option<Effect> {
        let wanted = self.is_stale && self.leave == Leave::Granted && self.step == Step::Idle;
        wanted.then(|| self.wait(now, (now + SOON).max(self.turned + SELDOM)))
    }

    fn wait(&mut self, now: i64, until: i64) -> Effect {
        // Where a clock was set back, the turn need not come after it.
        let until = until.min(now.saturating_add(SELDOM));
        self.step = Step::Waiting(until);
        let milliseconds = (until - now).clamp(0, SELDOM);
        Order::Wait(u32::try_from(milliseconds).unwrap_or(0)).into()
    }
}

/// The journal is open: whether there is a file to be kept current.
pub(super) fn begin() -> Effect {
    Order::Begin.into()
}

/// Something was stored, here or by another tab.
pub(super) fn changed(model: &mut Model, env: Env) -> Option<Effect> {
    let file = model.upkeep.file.as_mut()?;
    file.is_stale = true;
    file.plan(env.now)
}

/// Decides what a message about the file leads to.
#[inline(never)]
pub(super) fn update(model: &mut Model, msg: Rc<Msg>, env: Env) -> Vec<Effect> {
    let upkeep = &mut model.upkeep;
    match Rc::unwrap_or_clone(msg) {
        Msg::Begun { is_able, record } => {
            upkeep.is_able = is_able;
            recorded(upkeep, record.filter(|_| is_able))
        }
        Msg::RecordSeen(record) => recorded(upkeep, record),
        Msg::ChoiceWanted(choice) => vec![Order::Choose(choice).into()],
        Msg::Chosen(Ok((name, leave))) => {
            upkeep.trouble = None;
            let file = File {
                name,
                leave,
                is_stale: true,
                is_new: true,
                ..File::default()
            };
            let mut effects = vec![file.record(), focus(&model.route)];
            upkeep.file = Some(file);
            upkeep.is_for_another = upkeep.in_flight;
            effects.extend(turn::begin(upkeep));
            effects
        }
        Msg::Chosen(Err(trouble)) => {
            upkeep.trouble = Some(trouble);
            Vec::new()
        }
        Msg::LeaveWanted => {
            upkeep.is_asking = true;
            vec![Order::Ask.into()]
        }
        Msg::LeaveTold(Ok(leave)) => {
            if let Some(file) = &mut upkeep.file {
                file.leave = leave;
            }
            let mut effects = turn::begin(upkeep);
            // The button that was pressed is gone.
            if std::mem::take(&mut upkeep.is_asking) && leave != Leave::Wanted {
                effects.push(focus(&model.route));
            }
            effects
        }
        Msg::LeaveTold(Err(trouble)) => turn::failed(upkeep, trouble, env.now),
        Msg::StopWanted => {
            upkeep.trouble = None;
            let mut effects = forget(upkeep);
            effects.push(focus(&model.route));
            effects
        }
        Msg::TimeCame => time_came(upkeep, env.now),
        Msg::Hidden if upkeep.file.as_ref().is_some_and(|file| !file.is_stale) => Vec::new(),
        Msg::Hidden | Msg::Shown => turn::begin(upkeep),
        Msg::Read(result) => turn::read(model, result, env),
        Msg::Written(result) => turn::written(upkeep, result, env.now),
    }
}

/// What is recorded says which file it is, and whether there is one at all.
fn recorded(upkeep: &mut Upkeep, record: Option<String>) -> Vec<Effect> {
    let Some(recorded) = record.and_then(|record| File::recorded(&record)) else {
        upkeep.file = None;
        return Vec::new();
    };
    match &mut upkeep.file {
        Some(file) if file.name == recorded.name => file.written = recorded.written,
        Some(_) | None => {
            upkeep.file = Some(recorded);
            upkeep.is_for_another = upkeep.in_flight;
        }
    }
    match upkeep.leave() {
        Some(Leave::Granted) => Vec::new(),
        _ => vec![Order::Query.into()],
    }
}

/// Where the focus goes when the button that had it is gone.
fn focus(route: &Route) -> Effect {
    Effect::Focus(match route {
        Route::Settings => FocusOn::KeptFile,
        _ => FocusOn::Heading,
    })
}

/// There is no file any more, in no tab.
fn forget(upkeep: &mut Upkeep) -> Vec<Effect> {
    upkeep.file = None;
    let no_record = Effect::Save {
        key: RECORD.to_owned(),
        text: String::new(),
    };
    vec![Order::Forget.into(), no_record]
}

fn time_came(upkeep: &mut Upkeep, now: i64) -> Vec<Effect> {
    let Some(file) = &mut upkeep.file else {
        return Vec::new();
    };
    match file.step {
        // The time of an earlier wait, that a turn came before.
        Step::Waiting(until) if now < until => vec![file.wait(now, until)],
        Step::Waiting(_) => turn::begin(upkeep),
        Step::Idle | Step::Reading | Step::Writing(_) => Vec::new(),
    }
}
