//! Where the reader is, as the part of the address behind `#`.

mod class;
pub mod print;
mod review;
mod shared;

pub(in crate::app) use self::class::form;
pub use self::class::{Handed, LinkFault};
use self::print::Print;
use crate::bank::{Difficulty, MOST_QUESTIONS, Pick, Selection, USUAL_COUNT};
use crate::class::Assignment;
use crate::memory::AttemptId;

/// A page, with what it needs to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// What there is to do.
    Today,
    /// Choose a quiz.
    Practise,
    /// A quiz under way.
    Run(Run),
    /// A finished attempt.
    Done(AttemptId),
    /// The day's review.
    Review(Review),
    /// What would be recalled.
    Map,
    /// What has changed in the set.
    Changes,
    /// A teacher's sets.
    Desk,
    /// What a link holds.
    Shared(Shared),
    /// A set of one's own, by its key.
    Set(String, Part),
    /// A quiz that was handed out, as its link says it.
    Assignment(Box<Handed>),
    /// A quiz that is to be handed out.
    HandOut(Box<Assignment>),
    /// What was handed out; or one of it, by its key, with what came back.
    Class(Option<String>),
    /// The teacher's screen of a round that a class plays at once, by the key of its record.
    Live(String),
    /// Results that a link holds.
    HandIn(String),
    /// A quiz on paper.
    Print(Box<Print>),
    /// What can be set.
    Settings,
    /// Licence, sources, version.
    About,
    /// No page has this address.
    Unknown(String),
}

/// A link that holds a set, or points at one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The hash of its content.
    pub hash: String,
    /// The whole set, packed.
    pub packed: Option<String>,
    /// The address of its file.
    pub from: Option<String>,
}

/// A page about a set of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is right and wrong with it.
    Check,
    /// Its rows.
    Table,
    /// What it says of itself.
    About,
    /// How it is given away.
    Share,
    /// How it is printed.
    Print,
}

impl Part {
    /// Every page, in the order of their tabs.
    pub const ALL: [Part; 5] = [
        Part::Check,
        Part::Table,
        Part::About,
        Part::Share,
        Part::Print,
    ];

    /// Its name in the address.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Part::Check => "check",
            Part::Table => "table",
            Part::About => "about",
            Part::Share => "share",
            Part::Print => "print",
        }
    }
}

/// Which quiz is under way.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// The quiz that this selection draws from this set.
    Selection {
        /// Id of the set.
        set: String,
        /// What it is drawn by.
        selection: Selection,
    },
    /// One question, named in full, as a report names it.
    Question {
        /// Id of the set.
        set: String,
        /// What it is drawn by.
        pick: Pick,
    },
    /// An attempt already begun.
    Attempt(AttemptId),
}

/// What is asked in a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Which facts.
    pub of: Of,
    /// At most so many answers.
    pub most: Option<u32>,
}

/// Which facts a review asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// What is due.
    #[default]
    Due,
    /// What comes back within so many days.
    Ahead(u32),
    /// Everything of some kinds whose events began in a span of years, due or not; each may be
    /// left open.
    Drill {
        /// The kinds of events; none: all, and what belongs to no event.
        kinds: Vec<String>,
        /// The first year.
        from: Option<i64>,
        /// The last year.
        to: Option<i64>,
    },
    /// A single fact, by its name.
    Fact(String),
    /// What was forgotten again and again.
    Leeches,
    /// What was taken for something else.
    Confusions,
}

impl Route {
    /// Reads the address, with or without its `#`.
    #[must_use]
    pub fn parse(hash: &str) -> Route {
        let address = hash.trim_start_matches('#');
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
        match segments.as_slice() {
            ["practise", "run"] => match parse_run(query) {
                Some(run) => Route::Run(run),
                None => Route::Unknown(address.to_owned()),
            },
            other => other_page(other, query, address),
        }
    }

    /// The quiz of an address, where it is one; nothing late is entered for it.
    #[must_use]
    pub fn quiz(hash: &str) -> Option<Run> {
        let query = hash
            .trim_start_matches('#')
            .strip_prefix("/practise/run?")?;
        parse_run(query)
    }

    /// The address, with its `#`.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Route::Today => "#/".to_owned(),
            Route::Practise => "#/practise".to_owned(),
            Route::Run(Run::Selection { set, selection }) => run_address(set, selection),
            Route::Run(Run::Question { set, pick }) => question_address(set, pick),
            Route::Run(Run::Attempt(id)) => format!("#/practise/run?attempt={}", id.0),
            Route::Done(id) => format!("#/practise/done/{}", id.0),
            Route::Review(review) => review::write(review),
            Route::Map => "#/map".to_owned(),
            Route::Changes => "#/changes".to_owned(),
            Route::Desk => "#/desk".to_owned(),
            Route::Shared(shared) => shared::write(shared),
            Route::Set(key, part) => ["#/desk/", key, "/", part.name()].concat(),
            Route::Print(print) => print::write(print),
            Route::Assignment(handed) => class::write(handed),
            Route::HandOut(assignment) => class::write_hand_out(assignment),
            Route::Class(None) => "#/class".to_owned(),
            Route::Class(Some(key)) => ["#/class/", key].concat(),
            Route::Live(key) => ["#/class/", key, "/live"].concat(),
            Route::HandIn(results) => class::write_hand_in(results),
            Route::Settings => "#/settings".to_owned(),
            Route::About => "#/about".to_owned(),
            Route::Unknown(address) => format!("#{address}"),
        }
    }
}

/// What no linked quiz begins with: late.
#[inline(never)]
fn other_page(segments: &[&str], query: &str, address: &str) -> Route {
    match segments {
        [] => Route::Today,
        ["practise"] => Route::Practise,
        ["practise", "done", id] => Route::Done(AttemptId((*id).to_owned())),
        ["review"] => match review::read(query) {
            Some(review) => Route::Review(review),
            None => Route::Unknown(address.to_owned()),
        },
        ["map"] => Route::Map,
        ["changes"] => Route::Changes,
        ["s"] => Route::Shared(shared::read(query)),
        ["desk"] => Route::Desk,
        ["desk", key, part] => match Part::ALL.into_iter().find(|one| one.name() == *part) {
            Some(part) => Route::Set((*key).to_owned(), part),
            None => Route::Unknown(address.to_owned()),
        },
        ["print"] => match print::read(query) {
            Some(print) => Route::Print(Box::new(print)),
            None => Route::Unknown(address.to_owned()),
        },
        ["a"] => match class::read(query) {
            Some(handed) => Route::Assignment(Box::new(handed)),
            None => Route::Unknown(address.to_owned()),
        },
        ["hand-out"] => match class::read_hand_out(query) {
            Some(assignment) => Route::HandOut(Box::new(assignment)),
            None => Route::Unknown(address.to_owned()),
        },
        ["class"] => Route::Class(None),
        ["class", key] => Route::Class(Some((*key).to_owned())),
        ["class", key, "live"] => Route::Live((*key).to_owned()),
        ["in"] => Route::HandIn(class::read_hand_in(query)),
        ["settings"] => Route::Settings,
        ["about"] => Route::About,
        [..] => Route::Unknown(address.to_owned()),
    }
}

/// A value without the signs that part an address.
fn encoded(value: &str) -> String {
    value.replace('%', "%25").replace('&', "%26")
}

fn run_address(set: &str, selection: &Selection) -> String {
    let mut address = ["#/practise/run?set=", set].concat();
    push_selection(&mut address, selection);
    address
}

/// Which questions, behind the name of the set.
fn push_selection(address: &mut String, selection: &Selection) {
    for (name, value) in selection.pairs() {
        for part in ["&", name, "=", &value] {
            address.push_str(part);
        }
    }
}

#[inline(never)]
fn question_address(set: &str, pick: &Pick) -> String {
    let seed = pick.seed.to_string();
    let mut address = [
        "#/practise/run?set=",
        set,
        "&fact=",
        &pick.fact,
        "&forms=",
        pick.form.name(),
        "&seed=",
        &seed,
    ]
    .concat();
    push_difficulty(&mut address, pick.difficulty);
    if let Some(beside) = &pick.beside {
        address.push_str("&beside=");
        address.push_str(beside);
    }
    address
}

fn push_difficulty(address: &mut String, difficulty: Difficulty) {
    if difficulty != Difficulty::MIDDLE {
        address.push_str("&difficulty=");
        address.push_str(&difficulty.permille().to_string());
    }
}

/// `None` when a value cannot be read: half a link must not open another quiz.
fn parse_run(query: &str) -> Option<Run> {
    let (mut set, mut fact, mut beside) = (None, None, None);
    let mut selection = Selection::usual(0, USUAL_COUNT);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=')?;
        let value = decoded(value);
        match name {
            "attempt" => return Some(Run::Attempt(AttemptId(value))),
            "set" => set = Some(value),
            "fact" => fact = Some(value),
            "beside" => beside = Some(value),
            _ => selection.take(name, &value)?,
        }
    }
    selection.count = selection.count.clamp(1, MOST_QUESTIONS);
    let set = set.filter(|id| !id.is_empty())?;
    let Some(fact) = fact else {
        return Some(Run::Selection { set, selection });
    };
    let [form] = selection.forms.as_slice() else {
        return None;
    };
    let pick = Pick {
        fact,
        form: *form,
        seed: selection.seed,
        difficulty: selection.difficulty,
        beside,
    };
    Some(Run::Question { set, pick })
}

/// A value without the `%2F` that programs put for signs when they pass a link on; as it is
/// where that gives no text.
fn decoded(value: &str) -> String {
    let mut parts = value.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let digit = |at: usize| char::from(*part.as_bytes().get(at)?).to_digit(16);
        match digit(0).zip(digit(1)) {
            Some((high, low)) => {
                bytes.push((high * 16 + low) as u8);
                bytes.extend(&part.as_bytes()[2..]);
            }
            None => {
                bytes.push(b'%');
                bytes.extend(part.as_bytes());
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Form;

    #[test]
    fn an_address_leads_back_to_itself() {
        for address in [
            "#/",
            "#/practise",
            "#/about",
            "#/map",
            "#/changes",
            "#/desk",
            "#/s?h=00ff&z=abc-_",
            "#/s?h=&from=https://example.org/a.json?x=1&y=2",
            "#/desk/18c-ff/check",
            "#/desk/18c-ff/print",
            "#/class",
            "#/class/18c-ff",
            "#/in?r=annals-result:1:abc-_.&v=1",
            "#/a?set=x&h=00ff&seed=7&count=10&title=Chapter%207%20%26%20more&tell=end&minutes=20&attempts=2&z=abc-_&k=0123abcd",
            "#/a?set=x&h=00ff&seed=7&count=10&from=-480&file=https://example.org/a.json%3Fx=1%26y=2&k=",
            "#/hand-out?set=x&seed=7&count=10&forms=choice-date&ask=parallel&order=shuffled",
            "#/settings",
            "#/review",
            "#/review?most=10",
            "#/review?ahead=3",
            "#/review?of=leeches",
            "#/review?of=confusions&most=20",
            "#/review?of=all",
            "#/review?of=all&kind=war %26 peace&from=-5&to=1990",
            "#/review?of=all&kind=war&kind=&from=1950",
            "#/review?fact=yalta-promise/actor/joseph-stalin",
            "#/practise/done/18c-ff",
            "#/practise/run?attempt=18c-ff",
            "#/practise/run?set=x&seed=7&count=10",
            "#/practise/run?set=x&seed=7&count=10&forms=choice-date,order&from=-480&to=1990&own=1&difficulty=800",
            "#/practise/run?set=x&fact=a/date&forms=order&seed=7&difficulty=800&beside=entity/b",
            "#/practise/run?set=x&fact=entity/b&forms=match&seed=7",
            "#/print?set=x&seed=7&count=8",
            "#/print?set=x&seed=7&count=60&forms=order,match&from=-480&to=1990&difficulty=800&version=b&what=key&paper=letter&columns=2&size=14",
            "#/print?draft=18c-ff&seed=7&count=8&version=c&what=cards&size=18",
            "#/print?attempt=18c-ff&what=key",
            "#nowhere",
        ] {
            assert_eq!(Route::parse(address).address(), address);
        }
    }

    #[test]
    fn signs_that_a_link_was_passed_on_with_are_read() {
        for (encoded, plain) in [
            ("a%2Fdate", "a/date"),
            ("order%2cmatch", "order,match"),
            ("%E5%B9%B4", "年"),
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%ff", "%ff"),
            ("%%2F", "%/"),
        ] {
            assert_eq!(decoded(encoded), plain, "{encoded}");
        }
    }

    #[test]
    fn a_link_that_cannot_be_read_opens_no_quiz() {
        for address in [
            "#/review?of=some",
            "#/review?most=few",
            "#/practise/run",
            "#/practise/run?seed=1",
            "#/practise/run?set=x&seed=one",
            "#/practise/run?set=x&count=-1",
            "#/practise/run?set=x&forms=crossword",
            "#/practise/run?set=x&fact=a/date&seed=7",
            "#/practise/run?set=x&fact=a/date&forms=choice&seed=7",
            "#/a?set=x&seed=7",
            "#/a?set=x&h=00&minutes=none",
            "#/hand-out?seed=7",
            "#/print",
            "#/print?seed=7",
            "#/print?set=x&version=d",
            "#/print?set=x&what=poster",
            "#/print?set=x&paper=a3",
            "#/print?set=x&columns=3",
            "#/print?set=x&size=13",
            "#/print?set=x&seed=one",
        ] {
            assert!(
                matches!(Route::parse(address), Route::Unknown(_)),
                "{address}"
            );
        }
    }

    #[test]
    fn a_family_of_forms_stands_for_its_members() {
        let Route::Run(Run::Selection { selection, .. }) =
            Route::parse("#/practise/run?set=x&forms=cloze")
        else {
            panic!("a quiz");
        };
        assert_eq!(selection.forms, vec![Form::ClozeChoice, Form::ClozeTyped]);
    }
}
