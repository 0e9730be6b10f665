//! What several pages share.

pub mod axis;
pub mod button;
pub mod frame;
pub mod help;
pub mod icon;
pub mod proof;
pub mod text;

pub use axis::{Mark, axis};
pub use button::{button, square};
pub use frame::{notices, place, waiting};
pub use help::help;
pub use proof::{proof, verdict_name};
pub use text::{heading, paragraph, title};

use yew::{Html, html};

/// The name of a key, where there are keys.
pub fn key(name: &str) -> Html {
    html! { <kbd aria-hidden="true">{ name.to_owned() }</kbd> }
}
