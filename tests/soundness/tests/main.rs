//! Questions judged from the outside, as `annals draw` prints them; and the judge
//! itself, on questions of our own that are sound, or flawed in a way that must be seen.

mod any_set;
mod drawn;
mod flawed;
mod rows;
mod sound;
