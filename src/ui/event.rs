//! What a view sends to the root: messages for the app, and events that only the browser can read.

use yew::Callback;

use crate::app::Msg;

/// What the root is told.
pub enum Event {
    /// A message for the app.
    App(Msg),
    /// Something changed in a field; what it holds now makes the message, if it can.
    Changed(yew::Event, fn(String) -> Option<Msg>),
    /// A row was seized with the pointer.
    Seized(usize, yew::Event),
    /// A seized row was carried to this place, or let go.
    Carried(Option<usize>),
}

/// The way from an element to the root. Made once; every listener goes through it.
#[derive(Clone, PartialEq)]
pub struct Link(Callback<Event>);

impl Link {
    /// A link that ends in `send`.
    #[must_use]
    pub fn new(send: Callback<Event>) -> Self {
        Link(send)
    }

    /// Tells the root.
    pub fn send(&self, event: Event) {
        self.0.emit(event);
    }
}
