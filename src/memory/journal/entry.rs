//! The entries of a stream, and their bytes.
//!
//! The first byte says what an entry is. Below 25 it is a review, by the code of its form; bits
//! 5 and 6 are its rating, and bit 7 says that nothing else is out of the ordinary: the key was
//! given, it earned everything, it was as hard as reviews are, and the seed is the one that the
//! place in the stream gives. Else a byte of flags says what follows. The time of a review is
//! told by the pause before its question, and two bits beside that are its difficulty: so most
//! reviews take five bytes.
//!
//! Codes are never given to something else, in no version.

use super::bytes::{Reader, put_number, put_signed, put_signed_beside, put_text};
use crate::bank::{Difficulty, Form, Response};
use crate::memory::StudyDay;
use crate::memory::schedule::{Learned, Phase};

/// A name in the numbers of one stream.
pub(super) type Local = u32;

const KNOWN: u8 = 25;
const MEANS: u8 = 26;
const RENAME: u8 = 27;
const SETTING: u8 = 28;
const UNDO: u8 = 29;
const FORGET: u8 = 30;
/// Not an entry of its own: a name, or the zone of time, for those that follow.
const NAME: u8 = 31;
const ZONE: u8 = 31 | PLAIN;
const PLAIN: u8 = 0x80;

/// The difficulties, in thousandths, that a review can say in two bits: those that facts are
/// asked at as they grow.
const STEPS: [u16; 4] = [500, 0, 750, 1000];

/// What the flags of a review say.
mod flag {
    /// The lowest three bits: what was answered.
    pub const TOLD: u8 = 0b111;
    pub const WORTH: u8 = 1 << 3;
    pub const SEED: u8 = 1 << 4;
    pub const DIFFICULTY: u8 = 1 << 5;
    pub const BESIDE: u8 = 1 << 6;
    pub const CLAIMED: u8 = 1 << 7;
}

/// The number of a form in the journal; never given to another form.
pub(super) fn code(form: Form) -> u8 {
    match form {
        Form::ChoiceDate => 0,
        Form::ChoiceEvent => 1,
        Form::ChoiceActor => 2,
        Form::ChoicePlace => 3,
        Form::ChoiceKind => 4,
        Form::ChoiceQuantity => 5,
        Form::MultipleResponse => 6,
        Form::WhichFirst => 7,
        Form::Order => 8,
        Form::Match => 9,
        Form::Sort => 10,
        Form::Timeline => 11,
        Form::TrueFalse => 12,
        Form::OddOneOut => 13,
        Form::WrongDetail => 14,
        Form::ClozeChoice => 15,
        Form::ClozeTyped => 16,
        Form::ShortAnswerYear => 17,
        Form::ShortAnswerQuantity => 18,
        Form::ShortAnswerName => 19,
        Form::Flashcard => 20,
        Form::Written => 21,
    }
}

fn form(number: u8) -> Option<Form> {
    // Codes and variants have run alike so far, so that the first look finds it.
    let alike = Form::ALL.get(usize::from(number)).copied();
    let alike = alike.filter(|form| code(*form) == number);
    alike.or_else(|| Form::ALL.into_iter().find(|form| code(*form) == number))
}

/// What stands in a stream.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Entry<'a> {
    /// A name for those that follow: under which other, and what it adds.
    Name { under: Option<Local>, text: &'a str },
    /// Minutes ahead of UTC, for those that follow.
    Zone(i16),
    /// An answer, so many seconds after the last entry.
    Review { review: Recorded, after: i64 },
    /// The entry so many places back never was.
    Undo { back: u32, after: i64 },
    /// Something that the learner set, in place of what was set before.
    Setting {
        name: &'a str,
        value: &'a str,
        after: i64,
    },
    /// What was known of the fact counts no more: it begins anew.
    Forget { fact: Local, after: i64 },
    /// What was known of one fact is known of another.
    Rename { from: Local, to: Local, after: i64 },
    /// What is known of the fact, in place of all its answers so far.
    Known {
        fact: Local,
        memory: Learned,
        after: i64,
    },
    /// What the fact meant when it was learned: its answer and its title, as numbers.
    Means {
        fact: Local,
        answer: u32,
        title: u32,
        after: i64,
    },
}

/// A review in the numbers of its stream.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Recorded {
    pub fact: Local,
    pub form: Form,
    /// 1 to 4.
    pub rating: u8,
    /// In tenths of a second.
    pub took: u16,
    pub permille: u16,
    pub difficulty: Difficulty,
    /// `None`: all is as usual.
    pub detail: Option<Box<Unusual>>,
}

/// What is not as usual.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Unusual {
    /// `None`: the one that the place in the stream gives.
    pub seed: Option<u64>,
    pub beside: Option<String>,
    pub told: Told,
    pub claimed: bool,
}

impl Unusual {
    /// For a review to keep; `None` where nothing is unusual.
    pub fn kept(self) -> Option<Box<Unusual>> {
        let is_usual =
            self.told == Told::Key && self.seed.is_none() && self.beside.is_none() && !self.claimed;
        (!is_usual).then(|| Box::new(self))
    }
}

/// What was answered, with a number in place of each id: as a rule that of the stream.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Told<N = Local> {
    #[default]
    Key,
    Unknown,
    Chosen(N),
    Typed(String),
    Ordered(Vec<N>),
    Marked(Vec<N>),
    Matched(Vec<(N, N)>),
    Rated(bool),
}

impl<N: Copy> Told<N> {
    /// The same in other numbers; `None` where `number` knows one of them not.
    pub fn renumbered<M>(self, number: impl Fn(N) -> Option<M>) -> Option<Told<M>> {
        let numbers = |list: Vec<N>| list.into_iter().map(&number).collect::<Option<Vec<M>>>();
        Some(match self {
            Told::Key => Told::Key,
            Told::Unknown => Told::Unknown,
            Told::Chosen(one) => Told::Chosen(number(one)?),
            Told::Typed(text) => Told::Typed(text),
            Told::Ordered(list) => Told::Ordered(numbers(list)?),
            Told::Marked(list) => Told::Marked(numbers(list)?),
            Told::Matched(pairs) => {
                let pair = |(item, place)| Some((number(item)?, number(place)?));
                Told::Matched(pairs.into_iter().map(pair).collect::<Option<_>>()?)
            }
            Told::Rated(knew) => Told::Rated(knew),
        })
    }

    /// The response; `None` where it was the key.
    pub fn response(&self, id: impl Fn(N) -> String) -> Option<Response> {
        let ids = |list: &[N]| list.iter().map(|one| id(*one)).collect();
        Some(match self {
            Told::Key => return None,
            Told::Unknown => Response::Unknown,
            Told::Chosen(one) => Response::Chosen(id(*one)),
            Told::Typed(text) => Response::Typed(text.clone()),
            Told::Ordered(list) => Response::Ordered(ids(list)),
            Told::Marked(list) => Response::Marked(ids(list)),
            Told::Matched(pairs) => {
                let pair = |(item, place): &(N, N)| (id(*item), id(*place));
                Response::Matched(pairs.iter().map(pair).collect())
            }
            Told::Rated(knew) => Response::Rated(*knew),
        })
    }
}

impl Told {
    /// From a response, with the numbers that `local` gives to the ids in it.
    pub fn of(response: &Response, mut local: impl FnMut(&str) -> Local) -> Told {
        match response {
            Response::Unknown => Told::Unknown,
            Response::Chosen(id) => Told::Chosen(local(id)),
            Response::Typed(text) => Told::Typed(text.clone()),
            Response::Ordered(ids) => Told::Ordered(ids.iter().map(|id| local(id)).collect()),
            Response::Marked(ids) => Told::Marked(ids.iter().map(|id| local(id)).collect()),
            Response::Matched(pairs) => Told::Matched(
                pairs
                    .iter()
                    .map(|(item, place)| (local(item), local(place)))
                    .collect(),
            ),
            Response::Rated(knew) => Told::Rated(*knew),
        }
    }

    fn code(&self) -> u8 {
        match self {
            Told::Key => 0,
            Told::Unknown => 1,
            Told::Chosen(_) => 2,
            Told::Typed(_) => 3,
            Told::Ordered(_) => 4,
            Told::Marked(_) => 5,
            Told::Matched(_) => 6,
            Told::Rated(_) => 7,
        }
    }

    fn put(&self, out: &mut Vec<u8>) {
        let count = |out: &mut Vec<u8>, len: usize| put_number(out, len as u64);
        match self {
            Told::Key | Told::Unknown => {}
            Told::Chosen(local) => put_number(out, u64::from(*local)),
            Told::Typed(text) => put_text(out, text),
            Told::Ordered(list) | Told::Marked(list) => {
                count(out, list.len());
                list.iter()
                    .for_each(|local| put_number(out, u64::from(*local)));
            }
            Told::Matched(pairs) => {
                count(out, pairs.len());
                for (item, place) in pairs {
                    put_number(out, u64::from(*item));
                    put_number(out, u64::from(*place));
                }
            }
            Told::Rated(knew) => out.push(u8::from(*knew)),
        }
    }

    fn read(code: u8, reader: &mut Reader<'_>) -> Option<Told> {
        Some(match code {
            0 => Told::Key,
            1 => Told::Unknown,
            2 => Told::Chosen(reader.number32()?),
            3 => Told::Typed(reader.text()?.to_owned()),
            4 => Told::Ordered(list(reader, Reader::number32)?),
            5 => Told::Marked(list(reader, Reader::number32)?),
            6 => Told::Matched(list(reader, |r| Some((r.number32()?, r.number32()?)))?),
            _ => Told::Rated(reader.byte()? != 0),
        })
    }
}

/// A list with its length before it. A length that lies makes no room for what is not there.
fn list<'a, T>(
    reader: &mut Reader<'a>,
    item: impl Fn(&mut Reader<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let mut items = Vec::new();
    for _ in 0..reader.number()? {
        items.push(item(reader)?);
    }
    Some(items)
}

impl Entry<'_> {
    /// Appends its bytes.
    pub fn put(&self, out: &mut Vec<u8>) {
        match self {
            Entry::Name { under, text } => {
                out.push(NAME);
                put_number(out, under.map_or(0, |local| u64::from(local) + 1));
                put_text(out, text);
            }
            Entry::Zone(minutes) => {
                out.push(ZONE);
                put_signed(out, i64::from(*minutes));
            }
            Entry::Review { review, after } => review.put(*after, out),
            Entry::Undo { back, after } => {
                out.push(UNDO);
                put_number(out, u64::from(*back));
                put_signed(out, *after);
            }
            Entry::Setting { name, value, after } => {
                out.push(SETTING);
                put_text(out, name);
                put_text(out, value);
                put_signed(out, *after);
            }
            Entry::Forget { fact, after } => {
                out.push(FORGET);
                put_number(out, u64::from(*fact));
                put_signed(out, *after);
            }
            Entry::Known {
                fact,
                memory,
                after,
            } => {
                out.push(KNOWN);
                put_number(out, u64::from(*fact));
                put_memory(out, memory);
                put_signed(out, *after);
            }
            Entry::Means {
                fact,
                answer,
                title,
                after,
            } => {
                out.push(MEANS);
                put_number(out, u64::from(*fact));
                out.extend(answer.to_le_bytes());
                out.extend(title.to_le_bytes());
                put_signed(out, *after);
            }
            Entry::Rename { from, to, after } => {
                out.push(RENAME);
                put_number(out, u64::from(*from));
                put_number(out, u64::from(*to));
                put_signed(out, *after);
            }
        }
    }

    /// Reads the next; `None` where the bytes are no entry.
    pub fn read<'a>(reader: &mut Reader<'a>) -> Option<Entry<'a>> {
        let first = reader.byte()?;
        Some(match first {
            NAME => Entry::Name {
                under: reader.number32()?.checked_sub(1),
                text: reader.text()?,
            },
            ZONE => Entry::Zone(i16::try_from(reader.signed()?).ok()?),
            UNDO => Entry::Undo {
                back: reader.number32()?,
                after: reader.signed()?,
            },
            SETTING => Entry::Setting {
                name: reader.text()?,
                value: reader.text()?,
                after: reader.signed()?,
            },
            FORGET => Entry::Forget {
                fact: reader.number32()?,
                after: reader.signed()?,
            },
            KNOWN => Entry::Known {
                fact: reader.number32()?,
                memory: read_memory(reader)?,
                after: reader.signed()?,
            },
            MEANS => Entry::Means {
                fact: reader.number32()?,
                answer: u32::from_le_bytes(reader.array()?),
                title: u32::from_le_bytes(reader.array()?),
                after: reader.signed()?,
            },
            RENAME => Entry::Rename {
                from: reader.number32()?,
                to: reader.number32()?,
                after: reader.signed()?,
            },
            _ => {
                let (review, after) = Recorded::read(first, reader)?;
                Entry::Review { review, after }
            }
        })
    }
}

fn put_memory(out: &mut Vec<u8>, memory: &Learned) {
    out.extend(memory.stability.to_bits().to_le_bytes());
    out.extend(memory.difficulty.to_bits().to_le_bytes());
    put_signed(out, memory.last);
    put_signed(out, i64::from(memory.last_day.0));
    let (phase, step, due) = match memory.phase {
        Phase::Review(day) => (0, 0, i64::from(day.0)),
        Phase::Learning(step, due) => (1, step, due),
        Phase::Relearning(step, due) => (2, step, due),
    };
    out.extend([phase, step]);
    put_signed(out, due);
    for number in [memory.given, memory.reviews, u32::from(memory.lapses)] {
        put_number(out, u64::from(number));
    }
}

/// `None` where a number is none that a memory can have.
fn read_memory(reader: &mut Reader<'_>) -> Option<Learned> {
    let mut number = || {
        let number = f32::from_bits(u32::from_le_bytes(reader.array()?));
        (number.is_finite() && number > 0.0).then_some(number)
    };
    let (stability, difficulty) = (number()?, number()?);
    let last = reader.signed()?;
    let last_day = StudyDay(i32::try_from(reader.signed()?).ok()?);
    let (phase, step, due) = (reader.byte()?, reader.byte()?, reader.signed()?);
    Some(Learned {
        stability,
        difficulty,
        last,
        last_day,
        phase: match phase {
            0 => Phase::Review(StudyDay(i32::try_from(due).ok()?)),
            1 => Phase::Learning(step, due),
            2 => Phase::Relearning(step, due),
            _ => return None,
        },
        given: reader.number32()?,
        reviews: reader.number32()?,
        lapses: u16::try_from(reader.number()?).ok()?,
    })
}

impl Recorded {
    fn put(&self, after: i64, out: &mut Vec<u8>) {
        let first = code(self.form) | (self.rating - 1) << 5;
        let key = Unusual::default();
        let detail = self.detail.as_deref().unwrap_or(&key);
        let permille = self.difficulty.permille();
        let step = STEPS.iter().position(|step| *step == permille);
        let worth = self.permille != usual_worth(&detail.told);
        if self.detail.is_none() && !worth && step.is_some() {
            out.push(first | PLAIN);
        } else {
            let is = |is: bool, flag: u8| if is { flag } else { 0 };
            out.push(first);
            out.push(
                detail.told.code()
                    | is(worth, flag::WORTH)
                    | is(detail.seed.is_some(), flag::SEED)
                    | is(step.is_none(), flag::DIFFICULTY)
                    | is(detail.beside.is_some(), flag::BESIDE)
                    | is(detail.claimed, flag::CLAIMED),
            );
            detail.told.put(out);
            if worth {
                put_number(out, u64::from(self.permille));
            }
            if let Some(seed) = detail.seed {
                put_number(out, seed);
            }
            if step.is_none() {
                put_number(out, u64::from(permille));
            }
            if let Some(beside) = &detail.beside {
                put_text(out, beside);
            }
        }
        put_number(out, u64::from(self.fact));
        put_number(out, u64::from(self.took));
        let pause = after.wrapping_sub(self.seconds());
        put_signed_beside(out, pause, step.unwrap_or(0) as u8);
    }

    /// The review, and the seconds since the last entry.
    fn read(first: u8, reader: &mut Reader<'_>) -> Option<(Recorded, i64)> {
        let mut recorded = Recorded {
            fact: 0,
            form: form(first & 31)?,
            rating: (first >> 5 & 3) + 1,
            took: 0,
            permille: 1000,
            difficulty: Difficulty::MIDDLE,
            detail: None,
        };
        let mut difficulty = None;
        if first & PLAIN == 0 {
            let flags = reader.byte()?;
            let has = |flag: u8| flags & flag != 0;
            let told = Told::read(flags & flag::TOLD, reader)?;
            recorded.permille = match has(flag::WORTH) {
                true => u16::try_from(reader.number()?)
                    .ok()
                    .filter(|p| *p <= 1000)?,
                false => usual_worth(&told),
            };
            let seed = match has(flag::SEED) {
                true => Some(reader.number()?),
                false => None,
            };
            if has(flag::DIFFICULTY) {
                difficulty = Some(u16::try_from(reader.number()?).ok()?);
            }
            let beside = match has(flag::BESIDE) {
                true => Some(reader.text()?.to_owned()),
                false => None,
            };
            let claimed = has(flag::CLAIMED);
            recorded.detail = Unusual {
                seed,
                beside,
                told,
                claimed,
            }
            .kept();
        }
        recorded.fact = reader.number32()?;
        recorded.took = u16::try_from(reader.number()?).ok()?;
        let (pause, step) = reader.signed_beside()?;
        let permille = difficulty.unwrap_or(STEPS[usize::from(step)]);
        recorded.difficulty = Difficulty::from_permille(permille);
        let after = pause.wrapping_add(recorded.seconds());
        Some((recorded, after))
    }

    /// Whole seconds that it took.
    fn seconds(&self) -> i64 {
        i64::from(self.took / 10)
    }
}

/// What an answer is worth, in thousandths, where nothing else is said.
fn usual_worth(told: &Told) -> u16 {
    match told {
        Told::Key => 1000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
