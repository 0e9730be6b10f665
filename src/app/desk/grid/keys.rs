//! What a key means in the table: as in a spreadsheet. The letters of the app sleep there.

use super::{Msg, Step};

/// A key as it was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stroke {
    /// The browser's name of the key.
    pub key: String,
    /// With Shift.
    pub shift: bool,
    /// With Control, or Command.
    pub control: bool,
    /// With Alt.
    pub alt: bool,
}

/// Where it was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the table.
    Grid,
    /// In the cell that is written into.
    Writing,
    /// There, where the writing began with a letter.
    WritingOver,
    /// In the search.
    Search,
}

/// What a key means; `None` leaves it to the browser.
#[must_use]
pub fn meaning(stroke: &Stroke, place: Place) -> Option<Msg> {
    match place {
        Place::Grid => in_grid(stroke),
        Place::Writing => in_cell(stroke),
        Place::WritingOver => in_cell(stroke).or_else(|| {
            let plain = !stroke.shift && !stroke.control && !stroke.alt;
            let step = arrow(stroke).filter(|_| plain)?;
            Some(Msg::EnteredAnd(step))
        }),
        Place::Search => in_search(stroke),
    }
}

fn arrow(stroke: &Stroke) -> Option<Step> {
    match stroke.key.as_str() {
        "ArrowUp" => Some(Step::Up),
        "ArrowDown" => Some(Step::Down),
        "ArrowLeft" => Some(Step::Left),
        "ArrowRight" => Some(Step::Right),
        _ => None,
    }
}

/// Steps that mark with Shift.
fn step(stroke: &Stroke) -> Option<Step> {
    let far = stroke.control;
    Some(match (arrow(stroke), far) {
        (Some(Step::Up), true) => Step::ColumnStart,
        (Some(Step::Down), true) => Step::ColumnEnd,
        (Some(Step::Left), true) => Step::RowStart,
        (Some(Step::Right), true) => Step::RowEnd,
        (Some(step), _) => step,
        (None, _) => match (stroke.key.as_str(), far) {
            ("Home", false) => Step::RowStart,
            ("End", false) => Step::RowEnd,
            ("Home", true) => Step::TableStart,
            ("End", true) => Step::TableEnd,
            ("PageUp", false) => Step::PageUp,
            ("PageDown", false) => Step::PageDown,
            _ => return None,
        },
    })
}

fn in_grid(stroke: &Stroke) -> Option<Msg> {
    if !stroke.alt
        && let Some(step) = step(stroke)
    {
        return Some(Msg::Moved(step, stroke.shift));
    }
    match (stroke.key.as_str(), stroke.control, stroke.alt) {
        ("Tab", false, false) if stroke.shift => Some(Msg::Moved(Step::Back, false)),
        ("Tab", false, false) => Some(Msg::Moved(Step::On, false)),
        ("Enter", false, false) if stroke.shift => Some(Msg::Moved(Step::Up, false)),
        ("Enter" | "F2", false, false) => Some(Msg::WritingBegun(None)),
        ("Delete" | "Backspace", false, false) => Some(Msg::Cleared),
        ("Escape", false, false) => Some(Msg::ToolsWanted),
        (" ", false, false) if stroke.shift => Some(Msg::RowsMarked),
        (key, true, false) => with_control(key, stroke.shift),
        _ => typed(stroke).map(|text| Msg::WritingBegun(Some(text))),
    }
}

fn with_control(key: &str, shift: bool) -> Option<Msg> {
    match (key, shift) {
        ("z" | "Z", false) => Some(Msg::UndoPressed),
        ("z" | "Z", true) | ("y" | "Y", false) => Some(Msg::RedoPressed),
        ("a" | "A", false) => Some(Msg::AllMarked),
        ("f" | "F", false) => Some(Msg::SearchWanted),
        ("d" | "D", false) => Some(Msg::FilledDown),
        _ => None,
    }
}

/// The sign that a key writes. AltGr passes for Control and Alt at once; on some keyboards Alt
/// alone writes what is not on the keys.
fn typed(stroke: &Stroke) -> Option<String> {
    let mut signs = stroke.key.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else {
        return None;
    };
    let writes = stroke.control == stroke.alt || (stroke.alt && !sign.is_ascii());
    (writes && !sign.is_control()).then(|| stroke.key.clone())
}

fn in_cell(stroke: &Stroke) -> Option<Msg> {
    if stroke.control || stroke.alt {
        return None;
    }
    match (stroke.key.as_str(), stroke.shift) {
        ("Enter", false) => Some(Msg::EnteredAnd(Step::Down)),
        ("Tab", false) => Some(Msg::EnteredAnd(Step::On)),
        ("Tab", true) => Some(Msg::EnteredAnd(Step::Back)),
        ("Escape", _) => Some(Msg::GivenUp),
        _ => None,
    }
}

fn in_search(stroke: &Stroke) -> Option<Msg> {
    match (stroke.key.as_str(), stroke.control) {
        ("Enter", false) => Some(Msg::SeekPressed(stroke.shift)),
        ("Escape", false) => Some(Msg::GridWanted),
        ("f" | "F", true) => Some(Msg::SearchWanted),
        _ => None,
    }
}
