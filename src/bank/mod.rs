//! Turns a set into questions, each with its proof.
//!
//! [`Bank::compile`] sorts the set once; [`Bank::draw`] then makes a question from a
//! fact, a form and a seed, in a time that does not grow with the set but for the
//! binary searches. Nothing drawn is stored: [`Bank::redraw`] makes it again.
//!
//! Invariants:
//! - Undecidable is never asked: a form uses only what the dates decide, margins included.
//! - No question without proof: whatever is offered as false is proved false by a row
//!   of the set, or by the key's own date, which is one (see [`Falsity`]).
//! - The same set, seed and selection give the same questions on every machine.
//!
//! To add a form, see [`forms`].

mod ages;
mod allowed;
mod amounts;
mod appearances;
mod axis;
mod chance;
mod changed;
mod claims;
mod compile;
mod contrast;
mod dial;
mod entities;
mod fact;
mod facts;
pub mod forms;
mod grade;
mod known;
mod lacks;
mod lifetimes;
mod neighbours;
mod parties;
mod plan;
mod proof;
mod question;
mod response;
mod rows;
mod selection;
mod sentence;
mod typed;
mod wording;
mod worth;

pub use chance::seed_of;
pub use compile::{Bank, MANY_FACTS};
pub use contrast::Contrast;
pub use dial::{Beside, Dial, Difficulty};
pub use fact::Fact;
pub use forms::{Elsewhere, Form, Need, Tests};
pub use grade::grade;
pub use plan::shuffle;
pub use question::{
    Amount, Body, Choice, Falsity, GAP, NameKey, Piece, Proof, Question, Refutation, Row,
};
pub use response::{Grade, Response, Verdict};
pub use selection::{MOST_QUESTIONS, Pick, Selection, USUAL_COUNT};
pub use typed::{NUMBER_WORDS, TypedYear, is_amount, read_year};
pub use worth::{Worth, worth};
