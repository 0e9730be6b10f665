//! What a view sends to the root: messages for the app, and events that only the browser can read.

use yew::{Callback, InputEvent, MouseEvent, PointerEvent};

use crate::app::Msg;

/// What the root is told.
pub enum Event {
    /// A message for the app.
    App(Msg),
    /// Something changed in a field; what it holds now makes the message, if it can.
    Changed(yew::Event, fn(String) -> Option<Msg>),
    /// A row was seized with the pointer.
    Seized(usize, PointerEvent),
    /// A seized row was carried to this place, or let go.
    Carried(Option<usize>),
}

/// The way from an element to the root. Made once; every callback goes through it.
#[derive(Clone, PartialEq)]
pub struct Link(Callback<Event>);

impl Link {
    /// A link that ends in `send`.
    #[must_use]
    pub fn new(send: Callback<Event>) -> Self {
        Link(send)
    }

    /// Sends a message when pressed.
    pub fn press(&self, msg: impl Into<Msg>) -> Callback<MouseEvent> {
        let (send, msg) = (self.0.clone(), msg.into());
        Callback::from(move |_| send.emit(Event::App(msg.clone())))
    }

    /// Sends a message when a box is ticked or unticked.
    pub fn toggle(&self, msg: impl Into<Msg>) -> Callback<yew::Event> {
        let (send, msg) = (self.0.clone(), msg.into());
        Callback::from(move |_| send.emit(Event::App(msg.clone())))
    }

    /// Sends what a field holds, at every change.
    pub fn typed(&self, read: fn(String) -> Option<Msg>) -> Callback<InputEvent> {
        let send = self.0.clone();
        Callback::from(move |event: InputEvent| send.emit(Event::Changed(event.into(), read)))
    }

    /// Sends what was picked from a list.
    pub fn picked(&self, read: fn(String) -> Option<Msg>) -> Callback<yew::Event> {
        let send = self.0.clone();
        Callback::from(move |event| send.emit(Event::Changed(event, read)))
    }

    /// Lets a row be carried with the pointer.
    pub fn seize(&self, row: usize) -> Callback<PointerEvent> {
        let send = self.0.clone();
        Callback::from(move |event| send.emit(Event::Seized(row, event)))
    }
}
