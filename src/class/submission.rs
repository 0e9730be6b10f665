//! What a learner hands back: who, to which assignment, what was answered. It goes as a text that
//! fits into a message, a link, a QR code or a file.
//!
//! ```text
//! annals-result:1:BASE64URL.
//!                 └ five bytes of SHA-256 over the rest │ the rest, as postcard
//! ```
//!
//! The checksum shows slips and simple edits; it keeps no secret. Marks are in none of it: whoever
//! takes it in draws the questions again and marks the answers anew.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::bank::{Body, Choice, Question, Response};

/// What every result begins with, up to its version.
pub(super) const MARK: &str = "annals-result:";
pub(super) const VERSION: &str = "1:";
/// So many bytes of the digest are the checksum.
const SUM: usize = 5;
/// The most letters of a result: 200 questions with long typed answers.
pub const LONGEST: usize = 200_000;

/// What was handed back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// The id of the assignment.
    pub assignment: String,
    /// The name or code that the learner chose.
    pub learner: String,
    /// Which attempt of this learner it is, from 1.
    pub attempt: u16,
    /// When it began, in milliseconds since 1970.
    pub started: i64,
    /// How long it took from there to the end, in milliseconds.
    pub took: u64,
    /// The release of Annals that drew the questions.
    pub release: String,
    /// A fingerprint of the questions asked: another one where they are drawn again means that they
    /// are not the same.
    pub asked: u32,
    /// What was answered, in the order of asking; what was not reached is missing at the end.
    pub answers: Vec<Answered>,
}

/// One question answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// What, by the positions in the question.
    pub given: Given,
    /// How long it took, in milliseconds.
    pub took: u32,
}

/// A response in few bytes: positions in the question in place of ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    /// "I don't know."
    Unknown,
    /// An option, or a gap.
    One(u16),
    /// The options that were marked.
    Several(Vec<u16>),
    /// The items, earliest first.
    Order(Vec<u16>),
    /// Items, each with its place.
    Pairs(Vec<(u16, u16)>),
    /// What was typed.
    Text(String),
    /// Whether a card was known.
    Knew(bool),
}

/// What is the matter with a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its end is missing.
    Cut,
    /// It is not what was handed in: a letter is another one, missing or too many.
    Changed,
    /// It is of a later release.
    Newer,
}

impl Given {
    /// What a response is in a question; `None` where it names what the question has not.
    #[must_use]
    pub fn of(question: &Question, response: &Response) -> Option<Given> {
        let (items, places) = lists(&question.body);
        let position = |list: &[Choice], id: &str| {
            let at = list.iter().position(|one| one.id == id)?;
            u16::try_from(at).ok()
        };
        let all = |ids: &[String]| -> Option<Vec<u16>> {
            ids.iter().map(|id| position(items, id)).collect()
        };
        Some(match response {
            Response::Unknown => Given::Unknown,
            Response::Chosen(id) => Given::One(position(items, id)?),
            Response::Marked(ids) => Given::Several(all(ids)?),
            Response::Ordered(ids) => Given::Order(all(ids)?),
            Response::Matched(pairs) => {
                let pair = |(item, place): &(String, String)| {
                    Some((position(items, item)?, position(places, place)?))
                };
                Given::Pairs(pairs.iter().map(pair).collect::<Option<_>>()?)
            }
            Response::Typed(text) => Given::Text(text.clone()),
            Response::Rated(knew) => Given::Knew(*knew),
        })
    }

    /// The response that it is in a question; `None` where the question has no such position.
    #[must_use]
    pub fn response(&self, question: &Question) -> Option<Response> {
        let (items, places) = lists(&question.body);
        let id = |list: &[Choice], at: u16| list.get(usize::from(at)).map(|one| one.id.clone());
        let all = |list: &[u16]| -> Option<Vec<String>> {
            list.iter().map(|at| id(items, *at)).collect()
        };
        Some(match self {
            Given::Unknown => Response::Unknown,
            Given::One(at) => Response::Chosen(id(items, *at)?),
            Given::Several(list) => Response::Marked(all(list)?),
            Given::Order(list) => Response::Ordered(all(list)?),
            Given::Pairs(pairs) => {
                let pair =
                    |(item, place): &(u16, u16)| Some((id(items, *item)?, id(places, *place)?));
                Response::Matched(pairs.iter().map(pair).collect::<Option<_>>()?)
            }
            Given::Text(text) => Response::Typed(text.clone()),
            Given::Knew(knew) => Response::Rated(*knew),
        })
    }
}

/// What can be chosen in a question, and where to what is placed.
pub(super) fn lists(body: &Body) -> (&[Choice], &[Choice]) {
    match body {
        Body::Choice { options, .. }
        | Body::Several { options, .. }
        | Body::Passage { options, .. } => (options, &[]),
        Body::Timeline { gaps, .. } => (gaps, &[]),
        Body::Order { items, .. } => (items, &[]),
        Body::Match { items, places, .. } => (items, places),
        Body::Year { .. } | Body::Quantity { .. } | Body::Name { .. } | Body::Card { .. } => {
            (&[], &[])
        }
    }
}

/// A fingerprint of questions: the same where the same are asked in the same order, with the same
/// keys.
#[must_use]
pub fn fingerprint<'q>(questions: impl IntoIterator<Item = &'q Question>) -> u32 {
    let mut digest = Sha256::new();
    for question in questions {
        digest.update(question.stem.as_bytes());
        digest.update([0]);
        let (items, places) = lists(&question.body);
        for one in items.iter().chain(places) {
            digest.update(one.id.as_bytes());
            digest.update([0]);
        }
        // An answer is marked by the key that it was asked with, or not at all.
        digest.update(question.key_text().as_bytes());
        digest.update([0]);
    }
    let digest = digest.finalize();
    digest
        .iter()
        .take(4)
        .fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

impl Submission {
    /// The result as a text.
    #[must_use]
    pub fn write(&self) -> String {
        // Into memory, and of types that can all be written: nothing can fail.
        let rest = postcard::to_allocvec(self).unwrap_or_default();
        let mut bytes = sum(&rest).to_vec();
        bytes.extend(rest);
        [MARK, VERSION, &URL_SAFE_NO_PAD.encode(bytes), "."].concat()
    }
}

/// The results that stand in a text: a message, a file, the text of several one below the other.
/// Breaks of lines within one do no harm.
#[must_use]
pub fn read_all(text: &str) -> Vec<Result<Submission, Fault>> {
    let mut found = text.split(MARK);
    // What stands before the first is nothing of it.
    found.next();
    found.map(read).collect()
}

/// What stands behind the mark, up to the next.
fn read(text: &str) -> Result<Submission, Fault> {
    let Some(packed) = text.strip_prefix(VERSION) else {
        let version: String = text.chars().take_while(char::is_ascii_digit).collect();
        let is_newer = version.parse::<u32>().is_ok_and(|version| version > 1);
        return Err(if is_newer {
            Fault::Newer
        } else {
            Fault::Changed
        });
    };
    let (packed, _) = packed.split_once('.').ok_or(Fault::Cut)?;
    if packed.len() > LONGEST {
        return Err(Fault::Changed);
    }
    let packed: String = packed.split_whitespace().collect();
    let bytes = URL_SAFE_NO_PAD.decode(packed).map_err(|_| Fault::Changed)?;
    match bytes.split_at_checked(SUM) {
        Some((told, rest)) if told == sum(rest) => {
            postcard::from_bytes(rest).map_err(|_| Fault::Changed)
        }
        Some(_) | None => Err(Fault::Changed),
    }
}

fn sum(rest: &[u8]) -> [u8; SUM] {
    let digest = Sha256::digest(rest);
    std::array::from_fn(|at| digest[at])
}

#[cfg(test)]
mod tests;
