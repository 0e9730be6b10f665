//! Records of learning for a store that a school or district runs (xAPI 1.0.3; what is written is
//! valid in IEEE 9274.1.1 too), and the launch of an assignment by a learning platform, by the older
//! way of xAPI ("Tin Can") or by cmi5.
//!
//! Nothing here sends anything. [`Launch`] says where to and for whom, [`Record`] makes the
//! statements, [`Outbox`] says what is sent when, [`read`] reads a class back. Whoever carries it
//! out tells what came of it.

mod cmi5;
mod decimal;
mod interaction;
mod json;
mod launch;
mod moment;
mod outbox;
pub mod read;
mod statement;
mod store;

pub use cmi5::{
    Before, LaunchData, Mode, MoveOn, NoToken, launch_data_address, preferences_address, token,
};
pub use launch::{Access, Actor, Launch, Unlaunched};
pub use moment::{duration, retry_after, timestamp};
pub use outbox::{ASIDE, Answer, Batch, Entry, Halt, Loaded, Next, Outbox, Told, aside_key, key};
pub use statement::{Record, Statement, assignment_activity};
pub use store::{Endpoint, NoStore, Store, VERSION};
