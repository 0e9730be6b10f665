//! The worker at the desk: it takes orders one after the other, tells, and keeps what was changed.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::package;
use crate::browser::sets;
use crate::desk::Desk;
use crate::desk::order::{Order, Packed, Told, decode, encode};
use crate::exchange::LARGEST_FILE;

/// So long after a change it is found out what there is to say, in milliseconds.
const PATIENCE: u32 = 250;

/// A file of fewer bytes is kept at every change, a larger one when no more is changed.
const SMALL: usize = 1_000_000;

/// Listens, and says so.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let bench = Bench::new(scope.clone());
    EventListener::new(&scope, "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        bench.take(event.data());
    })
    .forget();
    scope
        .post_message(&JsValue::from_str("here"))
        .expect("a text can always be posted");
}

/// The worker's desk.
#[derive(Clone)]
struct Bench {
    scope: DedicatedWorkerGlobalScope,
    desk: Rc<RefCell<Desk>>,
    waiting: Rc<RefCell<VecDeque<JsValue>>>,
    is_busy: Rc<RefCell<bool>>,
    /// How many orders came so far that put another set in the place of the open one.
    opened: Rc<Cell<u32>>,
    /// Whether the open set is written so quickly that it can be at each change.
    is_small: Rc<Cell<bool>>,
    /// What is to be done when nothing more was changed for a moment.
    later: Rc<RefCell<Option<Timeout>>>,
    /// Whether it is to be counted on when no order waits.
    is_counting: Rc<Cell<bool>>,
}

impl Bench {
    fn new(scope: DedicatedWorkerGlobalScope) -> Bench {
        Bench {
            scope,
            desk: Rc::default(),
            waiting: Rc::default(),
            is_busy: Rc::default(),
            opened: Rc::default(),
            is_small: Rc::default(),
            later: Rc::default(),
            is_counting: Rc::default(),
        }
    }

    /// Takes a message: a file, or an order.
    fn take(&self, message: JsValue) {
        self.waiting.borrow_mut().push_back(message);
        self.go_on();
    }

    fn go_on(&self) {
        if self.is_busy.replace(true) {
            return;
        }
        let own = self.clone();
        spawn_local(async move {
            loop {
                let next = own.waiting.borrow_mut().pop_front();
                match next {
                    Some(message) => own.deal_with(message).await,
                    None => break,
                }
            }
            own.is_busy.replace(false);
            own.count_later();
        });
    }

    /// Counts what the set is good for, a step at a time: orders that came meanwhile go first.
    fn count_later(&self) {
        if self.is_counting.replace(true) {
            return;
        }
        let own = self.clone();
        Timeout::new(0, move || {
            own.is_counting.set(false);
            // Else the last of the orders comes back to it.
            let goes_on = !*own.is_busy.borrow()
                && own.desk.borrow_mut().count_on(&mut |told| own.tell(&told));
            if goes_on {
                own.count_later();
            }
        })
        .forget();
    }

    async fn deal_with(&self, message: JsValue) {
        if let Some(file) = message.dyn_ref::<Blob>() {
            return self.hand(file).await;
        }
        let bytes = Uint8Array::new(&message).to_vec();
        let Some(order) = decode::<Order>(&bytes) else {
            return;
        };
        if let Order::Package(packing) = &order {
            let made = package::made(&self.scope, packing).await;
            let number = packing.number;
            return self.tell(&Told::Package(Packed { number, made }));
        }
        let is_settling = matches!(order, Order::Settle | Order::Keep { .. });
        let is_change = matches!(order, Order::Change(_) | Order::Undo | Order::Redo);
        let is_new = matches!(
            order,
            Order::Read(_) | Order::Open { .. } | Order::Begin { .. }
        );
        if is_new {
            // What was changed a moment ago is kept before another set takes its place.
            self.later.replace(None);
            self.keep().await;
        }
        if let Order::PackKept { key } = &order {
            let text = sets::read(key).await.unwrap_or_default();
            self.desk.borrow_mut().hand(text.into_bytes());
        }
        let is_reading = order.opens();
        self.opened.set(self.opened.get() + u32::from(is_reading));
        if let Order::Open { key } = &order {
            match sets::read(key).await {
                Some(text) => self.desk.borrow_mut().hand(text.into_bytes()),
                None => return self.tell(&Told::Missing),
            }
        }
        self.desk
            .borrow_mut()
            .carry_out(order, &mut |told| self.tell(&told));
        // A small set is kept at once: the tab may be closed at any moment.
        if is_settling || (is_change && self.is_small.get()) {
            self.keep().await;
        }
        if is_change || is_reading {
            self.settle_later();
        }
    }

    async fn hand(&self, file: &Blob) {
        // What is too large is not read at all; its size is told when it is to be read.
        let part = match file.size() > LARGEST_FILE as f64 {
            true => file.slice_with_i32_and_i32(0, LARGEST_FILE as i32 + 1),
            false => Ok(file.clone()),
        };
        let bytes = match part {
            Ok(part) => JsFuture::from(part.array_buffer()).await.ok(),
            Err(_) => None,
        };
        let bytes = bytes.map(|bytes| Uint8Array::new(&bytes).to_vec());
        self.desk.borrow_mut().hand(bytes.unwrap_or_default());
    }

    fn settle_later(&self) {
        let own = self.clone();
        let timeout = Timeout::new(PATIENCE, move || {
            let order = encode(&Order::Settle);
            own.take(Uint8Array::from(order.as_slice()).into());
        });
        // The one before is given up.
        self.later.replace(Some(timeout));
    }

    async fn keep(&self) {
        let (key, text) = {
            let desk = self.desk.borrow();
            match desk.key() {
                Some(key) if desk.is_changed() => (key.to_owned(), desk.text()),
                // As it stands it is kept already.
                Some(key) => return self.tell(&Told::Kept(key.to_owned())),
                None => return,
            }
        };
        self.desk.borrow_mut().kept();
        self.is_small.set(text.len() < SMALL);
        match sets::write(&key, &text).await {
            true => self.tell(&Told::Kept(key)),
            false => {
                self.desk.borrow_mut().not_kept();
                self.tell(&Told::NotKept);
            }
        }
    }

    fn tell(&self, told: &Told) {
        let bytes = Uint8Array::from(encode(&(self.opened.get(), told)).as_slice());
        self.scope
            .post_message(&bytes)
            .expect("bytes can always be posted");
    }
}
