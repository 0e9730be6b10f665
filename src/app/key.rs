//! The keys that mean something, apart from the browser's own.

/// A key pressed without Control, Alt or Meta.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `0` to `9`.
    Digit(u8),
    /// Enter.
    Enter,
    /// The space bar.
    Space,
    /// Escape.
    Escape,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// `?`
    Question,
    /// A letter, in lower case.
    Letter(char),
}

impl Key {
    /// Reads the browser's name of a key.
    #[must_use]
    pub fn named(name: &str) -> Option<Key> {
        match name {
            "Enter" => Some(Key::Enter),
            " " => Some(Key::Space),
            "Escape" => Some(Key::Escape),
            "ArrowUp" => Some(Key::Up),
            "ArrowDown" => Some(Key::Down),
            "ArrowLeft" => Some(Key::Left),
            "ArrowRight" => Some(Key::Right),
            "?" => Some(Key::Question),
            _ => single(name),
        }
    }
}

fn single(name: &str) -> Option<Key> {
    let mut chars = name.chars();
    let (Some(char), None) = (chars.next(), chars.next()) else {
        return None;
    };
    match char {
        '0'..='9' => Some(Key::Digit(char as u8 - b'0')),
        'a'..='z' | 'A'..='Z' => Some(Key::Letter(char.to_ascii_lowercase())),
        _ => None,
    }
}

/// What has the focus when a key is pressed: it decides which keys are free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focused {
    /// Nothing that uses keys itself.
    Page,
    /// A button or link: Enter and Space press it.
    Button,
    /// An option of a question: Space is for it, Enter checks the answer.
    Option,
    /// A field to type in: only Enter and Escape are free.
    Field,
    /// A choice of the practise page (radio, checkbox, number): arrows and digits are its own.
    Control,
    /// A row of an order question, by position: Space and the arrows carry it.
    Row(usize),
}
