//! What a page can do with a file that the reader chose. Its methods are called by their names:
//! in web-sys most are behind a flag for the whole build, and each declared here would be one more
//! function in the page.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

use crate::app::upkeep::{Choice, Found, Leave, Stamp, Text, Trouble};
use crate::browser::window;

/// What the file is called that is proposed.
const NAME: &str = "annals-copy.txt";

/// A file that the reader chose.
#[derive(Clone)]
pub(super) struct Handle(pub(super) JsValue);

/// Lets the reader choose a file; the error is `None` where none was chosen.
pub(super) async fn pick(choice: Choice) -> Result<Handle, Option<Trouble>> {
    let picked = match choice {
        Choice::New => {
            let options = options("suggestedName", NAME);
            ask(&window(), "showSaveFilePicker", &options).await
        }
        Choice::Present => ask(&window(), "showOpenFilePicker", &Object::new())
            .await
            .map(|picked| Array::from(&picked).get(0)),
    };
    picked.map(Handle).map_err(|error| match name(&error) {
        name if name == "AbortError" => None,
        name => Some(why(&name)),
    })
}

impl Handle {
    pub(super) fn name(&self) -> String {
        get(&self.0, "name").as_string().unwrap_or_default()
    }

    /// Whether it may be written, by the method of this name.
    pub(super) async fn leave(&self, method: &str) -> Result<Leave, Trouble> {
        let answer = asked(&self.0, method, &options("mode", "readwrite")).await?;
        Ok(match answer.as_string().as_deref() {
            Some("granted") => Leave::Granted,
            Some("denied") => Leave::Denied,
            _ => Leave::Wanted,
        })
    }

    /// Reads it, unless it is as it was left, or longer.
    pub(super) async fn read(&self, known: Option<Stamp>, most: i64) -> Result<Found, Trouble> {
        let file = asked(&self.0, "getFile", &JsValue::UNDEFINED).await?;
        let stamp = stamp(&file);
        let text = if known == Some(stamp) {
            Text::Known
        } else if stamp.size > most {
            Text::Long
        } else {
            let text = asked(&file, "text", &JsValue::UNDEFINED).await?;
            Text::Read(text.as_string().ok_or(Trouble::Failed)?)
        };
        Ok(Found { stamp, text })
    }

    /// Puts a text in the place of all that is in it. The browser writes into another file, and
    /// swaps the two in the end.
    pub(super) async fn write(&self, text: &str) -> Result<Stamp, Trouble> {
        let stream = asked(&self.0, "createWritable", &JsValue::UNDEFINED).await?;
        asked(&stream, "write", &JsValue::from_str(text)).await?;
        asked(&stream, "close", &JsValue::UNDEFINED).await?;
        let file = asked(&self.0, "getFile", &JsValue::UNDEFINED).await?;
        Ok(stamp(&file))
    }
}

fn stamp(file: &JsValue) -> Stamp {
    let number = |name: &str| get(file, name).as_f64().unwrap_or_default() as i64;
    Stamp {
        modified: number("lastModified"),
        size: number("size"),
    }
}

/// Calls a method with one word, and waits for what it promises.
async fn ask(target: &JsValue, method: &str, word: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &JsValue::from_str(method))?.dyn_into()?;
    let promise: Promise = method.call1(target, word)?.unchecked_into();
    JsFuture::from(promise).await
}

async fn asked(target: &JsValue, method: &str, word: &JsValue) -> Result<JsValue, Trouble> {
    let answer = ask(target, method, word).await;
    answer.map_err(|error| why(&name(&error)))
}

fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &JsValue::from_str(name)).unwrap_or_default()
}

fn options(name: &str, value: &str) -> JsValue {
    let options = Object::new();
    // A new object takes anything.
    Reflect::set(
        &options,
        &JsValue::from_str(name),
        &JsValue::from_str(value),
    )
    .unwrap_or_default();
    options.into()
}

fn name(error: &JsValue) -> String {
    // Other errors have a name too.
    error.unchecked_ref::<DomException>().name()
}

/// By the name of what was thrown.
fn why(name: &str) -> Trouble {
    match name {
        "NotFoundError" => Trouble::Gone,
        "QuotaExceededError" => Trouble::Full,
        "NotAllowedError" | "SecurityError" | "NoModificationAllowedError" => Trouble::Refused,
        _ => Trouble::Failed,
    }
}
