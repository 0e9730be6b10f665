//! Review, Settings, and what Today says of them.

use super::numbers::capital;
use super::{count, number};
use crate::app::keeping::Keeps;
use crate::memory::journal::Rating;
use crate::memory::queue::{Counts, Order};
use crate::memory::schedule::Delay;

pub const REVIEW: &str = "Review";
pub const SETTINGS: &str = "Settings";
pub const BEGIN_REVIEW: &str = "Begin review";
pub const ONLY_TEN: &str = "Only ten";
pub const NEW: &str = "New";
pub const LEARNING: &str = "Learning";
pub const COMING_BACK: &str = "Review";
pub const FIRST_REST: &str = "Each is asked until you know it, and comes back before you forget it. Every answer comes with its proof.";
pub const UNDO: &str = "Undo";
pub const HOW_WELL: &str = "How well you remembered";
pub const SLIPPING: &str = "Slipping";
pub const SLIPPING_IS: &str = "Chance that you would recall it now.";
pub const WEEK_AHEAD: &str = "The week ahead";
pub const WHERE_DUE: &str = "Where what is due falls. A line is a fact that you have met.";
pub const GO_ON: &str = "Go on";
pub const STUDY_AHEAD: &str = "Study ahead";
pub const DRILL_ALL: &str = "Drill the whole set";
pub const OPENING_JOURNAL: &str = "Opening your journal…";

// Changes of a set.
pub const CHANGES: &str = "What has changed in the set";
pub const NO_CHANGES: &str = "Nothing that you learned has changed.";
pub const CHANGED: &str = "Other answers";
pub const CHANGED_IS: &str = "You will learn these anew.";
pub const RENAMED: &str = "Other names";
pub const RENAMED_IS: &str = "They mean the same: what you know of them stays.";
pub const DOUBTFUL: &str = "The same, or not?";
pub const DOUBTFUL_IS: &str =
    "Answer or title is the same, but not both. Tick those that are: what you know of them stays.";
pub const NO_LONGER: &str = "No longer in the set";
pub const NO_LONGER_IS: &str = "Your answers to them are kept.";
pub const SETTLE: &str = "Go on with this";

// Settings.
pub const RETENTION: &str = "How much to remember";
pub const RETENTION_IS: &str =
    "A fact comes back when your chance of recalling it has fallen to this. More is more work.";
pub const MOVE_DAYS: &str = "Move them now";
pub const COSTS: &str = "What it costs, and what it brings";
pub const COSTS_RETENTION: &str = "Remembered to";
pub const COSTS_MONTH: &str = "A day, this month";
pub const COSTS_YEAR: &str = "A day, this year";
pub const COSTS_REVIEWS: &str = "Reviews a day, this year";
pub const COSTS_KNOWN: &str = "Facts known then";
pub const COSTS_ARE: &str = "A year lived through in advance: with what you know of this set now, your new facts a day, and your own pace and ratings. Until there are many answers of yours, those of an average learner are mixed in.";
pub const COSTS_COMING: &str = "Living through a year, to see what each costs…";
pub const COSTS_FAILED: &str =
    "What each costs could not be worked out in this browser. Reload the page to try again.";
pub const FITTING: &str = "Fitted to you";
pub const FITTING_IS: &str = "The schedule foretells by 21 numbers how fast you forget. They can be fitted to your own answers. What was fitted is kept only where it foretells your latest answers better.";
pub const FITTING_GOES: &str = "Fitting to your answers";
pub const FIT: &str = "Fit to my answers";
pub const FIT_CANCEL: &str = "Stop";
pub const FIT_USUAL: &str = "Back to the average learner";
pub const FIT_FAILED: &str =
    "The fitting stopped before its end. Nothing was changed. Reload the page to try again.";
pub const FIT_BETTER: &str =
    "Fitted, and in force: it foretells your latest answers better than before.";
pub const FIT_NOT_BETTER: &str =
    "Nothing was changed: fitted numbers would not foretell your latest answers better.";
pub const LOSS_USUAL: &str = "The average learner";
pub const LOSS_BEFORE: &str = "In force until now";
pub const LOSS_AFTER: &str = "Fitted to the earlier answers";
pub const LOSS_IS: &str = "Log loss of the forecasts: the lower, the better.";
pub const A_DAY: &str = "A day";
pub const NEW_A_DAY: &str = "New facts";
pub const REVIEWS_A_DAY: &str = "Reviews at most";
pub const ORDER: &str = "In which order";
pub const ROLLOVER: &str = "A day ends at";
pub const EASY_DAYS: &str = "Easy days";
pub const EASY_DAYS_ARE: &str = "On an easy day fewer facts come back.";
pub const LOADS: [(u8, &str); 3] = [(100, "Usual"), (50, "Half"), (0, "None")];
pub const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
pub const ASKING: &str = "How facts are asked";
pub const IN_FORMS: &str = "In all forms";
pub const ON_CARDS: &str = "On cards";
pub const RATES: &str = "I rate every answer myself, in four steps";
pub const RATES_IS: &str = "Otherwise Annals reads it from the answer: right or wrong, chosen or brought forth, quick or slow. Cards you always rate.";
pub const KEPT: &str = "What is kept";
pub const TAKE_IN: &str = "Take a copy in";
pub const COPY_IS: &str = "A copy is one file with every answer and setting. Taken in on another device, it adds what is not there, and takes nothing away.";
pub const COPY_DUE: &str = "Your answers are in this browser alone, and it may delete them. Your last copy is more than a week old, or there is none.";
pub const THIN: &str = "Sum up what is older than a year";
pub const SAVE_COPY: &str = "Save a copy";
pub const NOT_OPEN: &str = "The journal is not open yet.";

/// The name of a rating.
#[must_use]
pub fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "Again",
        Rating::Hard => "Hard",
        Rating::Good => "Good",
        Rating::Easy => "Easy",
    }
}

/// The name of an order.
#[must_use]
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Mixed => "Mixed",
        Order::Weakest => "Weakest first",
        Order::ByDate => "By date",
    }
}

/// How long until a fact comes back: `10 min`, `6 days`, `3 months`, `2.5 years`.
#[must_use]
pub fn delay(delay: Delay) -> String {
    match delay {
        Delay::Seconds(seconds) => minutes(i64::from(seconds)),
        Delay::Days(days) => self::days(days),
    }
}

fn minutes(seconds: i64) -> String {
    match seconds {
        ..60 => "1 min".to_owned(),
        60..5_400 => format!("{} min", (seconds + 30) / 60),
        _ => format!("{} h", (seconds + 1_800) / 3_600),
    }
}

pub(super) fn days(days: u32) -> String {
    match days {
        0..60 => count(days as usize, "day"),
        60..730 => {
            // A month of 30.4 days.
            let months = (days * 10 + 152) / 304;
            count(months as usize, "month")
        }
        _ => {
            let tenths = (u64::from(days) * 10 + 182) / 365;
            format!("{}.{} years", tenths / 10, tenths % 10)
        }
    }
}

/// When the fact on screen is asked again.
#[must_use]
pub fn comes_back(delay: Delay) -> String {
    match delay {
        Delay::Days(0) => "You will be asked this again today.".to_owned(),
        Delay::Days(1) => "You will be asked this again tomorrow.".to_owned(),
        Delay::Days(days) => format!("You will be asked this again in {}.", self::days(days)),
        Delay::Seconds(seconds) => format!(
            "You will be asked this again in {}.",
            match (i64::from(seconds) + 30) / 60 {
                ..=1 => "a minute".to_owned(),
                minutes => format!("{} minutes", number(minutes.cast_unsigned())),
            }
        ),
    }
}

/// The end of a sitting.
#[must_use]
pub fn reviewed(answers: usize, recalled: usize) -> String {
    match answers {
        0 => "Nothing is due.".to_owned(),
        _ => format!("{answers} reviewed, {recalled} recalled."),
    }
}

/// What comes back tomorrow.
#[must_use]
pub fn tomorrow(facts: u32) -> String {
    match facts {
        0 => "Nothing comes back tomorrow.".to_owned(),
        1 => "1 fact comes back tomorrow.".to_owned(),
        facts => format!("{facts} facts come back tomorrow."),
    }
}

/// What is still in its first steps.
#[must_use]
pub fn waits(facts: u32, seconds: i64) -> String {
    format!(
        "{} in {}.",
        match facts {
            1 => "1 fact comes back".to_owned(),
            facts => format!("{facts} facts come back"),
        },
        minutes(seconds)
    )
}

/// The headline of a first visit.
#[must_use]
pub fn first_headline(events: usize, facts: usize) -> String {
    format!(
        "{}, {}. Begin with ten.",
        count(events, "event"),
        count(facts, "fact")
    )
}

/// The line of what is due, for those who do not see it.
#[must_use]
pub fn axis_of_due(facts: usize) -> String {
    format!(
        "{} due, by the years of their events.",
        count(facts, "fact")
    )
}

/// The headline of a day.
#[must_use]
pub fn ready(counts: Counts) -> String {
    match (counts.all(), counts.new == counts.all()) {
        (0, _) => "Nothing is due".to_owned(),
        (1, true) => "One new fact is ready".to_owned(),
        (all, true) => format!("{} new facts are ready", capital(&number(u64::from(all)))),
        (1, false) => "One fact is ready to review".to_owned(),
        (all, false) => format!(
            "{} facts are ready to review",
            capital(&number(u64::from(all)))
        ),
    }
}

/// How long it will take.
#[must_use]
pub fn takes(seconds: u32) -> String {
    match (seconds + 30) / 60 {
        0 | 1 => "About a minute at your usual pace.".to_owned(),
        minutes => format!(
            "About {} minutes at your usual pace.",
            number(u64::from(minutes))
        ),
    }
}

/// What a day is limited by.
#[must_use]
pub fn limits(new: u32, retention: f32) -> String {
    format!(
        "{} a day, remembered to {}.",
        count(new as usize, "new fact"),
        percent(retention)
    )
}

/// A backlog, and the plan to be rid of it.
#[must_use]
pub fn backlog(beyond: u32, a_day: u32, days: u32) -> String {
    format!(
        "{} more are overdue. What you are nearest to losing comes first; at {a_day} a day you are through in {}.",
        beyond,
        count(days as usize, "day")
    )
}

/// How far off a neighbour lies.
#[must_use]
pub fn years_apart(years: i64, is_before: bool) -> String {
    let side = if is_before { "before" } else { "after" };
    let years = usize::try_from(years).unwrap_or(0);
    [count(years, "year").as_str(), " ", side].concat()
}

/// A chance of recall.
#[must_use]
pub fn percent(chance: f32) -> String {
    format!("{}%", (chance * 100.0).round() as u32)
}

/// Which part of an event a fact is.
#[must_use]
pub fn aspect(fact: crate::bank::Fact) -> &'static str {
    use crate::bank::Fact;
    match fact {
        Fact::Date(_) => "date",
        Fact::Start(_) => "beginning",
        Fact::End(_) => "end",
        Fact::Identity(_) => "event",
        Fact::Actor(..) => "who",
        Fact::Place(_) => "place",
        Fact::Kind(_) => "kind",
        Fact::Quantity(..) => "number",
        Fact::Known(_) => "known for",
        Fact::Card(_) => "card",
        Fact::Written(_) => "question",
    }
}

/// How much the journal holds, and where else it is.
#[must_use]
pub fn kept(answers: usize, facts: usize, file: Option<&str>) -> String {
    let (answers, facts) = (count(answers, "answer"), count(facts, "fact"));
    let also = match file {
        Some(file) => [" and in ", file].concat(),
        None => " alone".to_owned(),
    };
    [&answers, " to ", &facts, ", in this browser", &also, "."].concat()
}

/// Before the fact that a lost one may be.
#[must_use]
pub fn is_same(lost: &str) -> String {
    format!("‘{lost}’ is now")
}

/// How much room the answers take, and what summing up would do.
#[must_use]
pub fn room(units: usize) -> String {
    let tenths = units / 50_000;
    format!(
        "They take {}.{} MB of 5. Summing up keeps what you know of each fact exactly, and gives the single answers up: the map forgets those days. Save a copy first.",
        tenths / 10,
        tenths % 10
    )
}

/// Whether the browser keeps it.
#[must_use]
pub fn keeps(keeps: Keeps) -> &'static str {
    match keeps {
        Keeps::Yes => "This browser has promised to keep it until you delete it.",
        Keeps::No => {
            "This browser may delete it when room runs short, or after weeks without a visit. Save a copy now and then, or install Annals."
        }
        Keeps::NotAsked | Keeps::Unknown => {
            "This browser has not said whether it will keep it. Some delete it after seven days without a visit: save a copy now and then."
        }
    }
}

/// An hour of the day.
#[must_use]
pub fn hour(hour: u8) -> String {
    format!("{hour:02}:00")
}

/// Time in a day, of seconds.
#[must_use]
pub fn time_a_day(seconds: u32) -> String {
    match seconds {
        0..60 => format!("{seconds} s"),
        60..600 => {
            let tenths = (seconds + 3) / 6;
            format!("{}.{} min", tenths / 10, tenths % 10)
        }
        _ => format!("{} min", (seconds + 30) / 60),
    }
}

/// A retention, of thousandths.
#[must_use]
pub fn permille(permille: u16) -> String {
    format!("{}%", permille / 10)
}

/// Which numbers are in force, and for how many days those of the learner.
#[must_use]
pub fn fitted(days: Option<u32>) -> String {
    match days {
        None => "In force are the numbers of the average learner.".to_owned(),
        Some(0) => "In force are your own numbers, fitted today.".to_owned(),
        Some(days) => format!(
            "In force are your own numbers, fitted {} ago.",
            count(days as usize, "day")
        ),
    }
}

/// There are too few answers to fit to.
#[must_use]
pub fn too_few(items: usize, needed: usize) -> String {
    format!(
        "Too early: there are {} on a later day than the fact’s last, and {needed} are needed. Nothing was changed.",
        count(items, "answer")
    )
}

/// What the losses are of.
#[must_use]
pub fn held_out(held_out: usize, items: usize) -> String {
    format!(
        "Forecasts of your latest {held_out} of {} that tell",
        count(items, "answer")
    )
}

/// A log loss, to thousandths.
#[must_use]
pub fn loss(loss: f64) -> String {
    let thousandths = (loss * 1000.0).round() as u32;
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// How many facts come back on a day that an earlier schedule gave.
#[must_use]
pub fn given_before(facts: usize) -> String {
    format!(
        "{} the day given before the schedule was changed, and the new one from the next answer on. Moved now, many may be due at once.",
        match facts {
            1 => "1 fact keeps".to_owned(),
            facts => format!("{facts} facts keep"),
        }
    )
}
