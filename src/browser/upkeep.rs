//! The file that is kept current: chosen, remembered, read and written.
//!
//! Late: nothing here may be reached before the first question (docs/decisions/0008-two-modules.md).

mod handle;
mod remembered;

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::StorageEvent;
use yew::Callback;

use self::handle::{Handle, pick};
use super::locks::{self, Lock};
use super::{document, storage, window};
use crate::app::upkeep::{Choice, Found, Leave, Msg, Order, RECORD, Stamp, Trouble};
use crate::app::{Msg as AppMsg, SaveError};
use crate::memory::backup::is_later;

/// Who holds it is at the file, and nobody else is.
const LOCK: &str = RECORD;

thread_local! {
    /// The file that was read, until it is written or let go.
    static HELD: RefCell<Option<(Handle, Option<Lock>)>> = const { RefCell::new(None) };
}

/// Carries an order out.
#[inline(never)]
pub(super) fn run(order: Order, later: Callback<AppMsg>) -> Option<AppMsg> {
    match order {
        Order::Begin => return Some(begin(later).into()),
        Order::LetGo => let_go(),
        Order::Store(all) => return store(all),
        Order::Wait(milliseconds) => {
            Timeout::new(milliseconds, move || later.emit(Msg::TimeCame.into())).forget();
        }
        order => spawn_local(async move {
            if let Some(msg) = carried_out(order).await {
                later.emit(msg.into());
            }
        }),
    }
    None
}

/// What comes of an order that takes its time.
async fn carried_out(order: Order) -> Option<Msg> {
    match order {
        Order::Choose(choice) => Some(Msg::Chosen(choose(choice).await?)),
        Order::Query => Some(Msg::LeaveTold(leave("queryPermission").await)),
        Order::Ask => Some(Msg::LeaveTold(leave("requestPermission").await)),
        Order::Read { known, most } => Some(Msg::Read(read(known, most).await)),
        Order::Write(text) => {
            let written = write(&text).await;
            let_go();
            Some(Msg::Written(written))
        }
        Order::Forget => {
            remembered::forget().await;
            None
        }
        Order::Begin | Order::LetGo | Order::Store(_) | Order::Wait(_) => None,
    }
}

/// Whether files can be written here. From then on, for the life of the page, what concerns the
/// file is told.
fn begin(later: Callback<AppMsg>) -> Msg {
    let name = JsValue::from_str("showSaveFilePicker");
    let is_able = Reflect::get(&window(), &name).is_ok_and(|picker| picker.is_function());
    if is_able {
        let told = later.clone();
        EventListener::new(&document(), "visibilitychange", move |_| {
            let seen = match document().hidden() {
                true => Msg::Hidden,
                false => Msg::Shown,
            };
            told.emit(seen.into());
        })
        .forget();
        EventListener::new(&window(), "storage", move |event| {
            let event: &StorageEvent = event.unchecked_ref();
            if event.key().as_deref() == Some(RECORD) {
                later.emit(Msg::RecordSeen(event.new_value()).into());
            }
        })
        .forget();
    }
    Msg::Begun {
        is_able,
        record: storage::read(RECORD),
    }
}

/// Nothing where the reader chose none.
async fn choose(choice: Choice) -> Option<Result<(String, Leave), Trouble>> {
    let handle = match pick(choice).await {
        Ok(handle) => handle,
        Err(None) => return None,
        Err(Some(trouble)) => return Some(Err(trouble)),
    };
    // At once, while the reader's press still counts. Of a new file it is granted already.
    let leave = match handle.leave("requestPermission").await {
        Ok(leave) => leave,
        Err(trouble) => return Some(Err(trouble)),
    };
    let remembered = remembered::put(&handle).await;
    Some(remembered.map(|()| (handle.name(), leave)))
}

/// Whether the file may be written, by the method of this name.
async fn leave(method: &str) -> Result<Leave, Trouble> {
    remembered::get().await?.leave(method).await
}

/// Reads the file, and holds it where that went well.
async fn read(known: Option<Stamp>, most: i64) -> Result<Found, Trouble> {
    let lock = match locks::locks() {
        None => None,
        Some(locks) => match locks::take(&locks, LOCK).await {
            Some(Some(lock)) => Some(lock),
            Some(None) | None => return Err(Trouble::Busy),
        },
    };
    let found = find(known, most).await;
    match found {
        Ok((handle, found)) => {
            HELD.set(Some((handle, lock)));
            Ok(found)
        }
        Err(trouble) => {
            if let Some(lock) = lock {
                lock.release();
            }
            Err(trouble)
        }
    }
}

async fn find(known: Option<Stamp>, most: i64) -> Result<(Handle, Found), Trouble> {
    // Another tab may have stopped it, or chosen another.
    let handle = remembered::get().await?;
    match handle.leave("queryPermission").await? {
        Leave::Granted => {}
        other => return Err(Trouble::NoLeave(other)),
    }
    let found = handle.read(known, most).await?;
    Ok((handle, found))
}

async fn write(text: &str) -> Result<Stamp, Trouble> {
    let handle = HELD.with_borrow(|held| held.as_ref().map(|(handle, _)| handle.clone()));
    handle.ok_or(Trouble::Failed)?.write(text).await
}

fn let_go() {
    if let Some((_, Some(lock))) = HELD.take() {
        lock.release();
    }
}

/// Stores what came from the file. Other tabs may have stored later states since it was written.
fn store(all: Vec<(String, String)>) -> Option<AppMsg> {
    let mut told = None;
    for (key, text) in all {
        let is_known = storage::read(&key).is_some_and(|own| !is_later(&key, &text, &own));
        if is_known {
            continue;
        }
        if let Err(error) = storage::write(&key, &text) {
            told = Some(not_stored(key, error));
        }
    }
    told
}

fn not_stored(key: String, error: SaveError) -> AppMsg {
    AppMsg::Saved {
        key,
        result: Err(error),
    }
}
