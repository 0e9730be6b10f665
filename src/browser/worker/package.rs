//! The worker fetches the files of the site and makes a package of them.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response, WorkerGlobalScope};

use crate::browser::sets;
use crate::class::query;
use crate::class::scorm::{Edition, LIST, Unmade, Wanted, listed, make, needed};
use crate::desk::order::{Packing, SetFrom, Unpacked};
use crate::set::INDEX;

/// The package, or why there is none.
pub(super) async fn made(
    scope: &DedicatedWorkerGlobalScope,
    packing: &Packing,
) -> Result<Vec<u8>, Unpacked> {
    let assignment = query::read(&packing.assignment).ok_or(Unpacked::Unmade)?;
    let edition = Edition::named(&packing.edition).ok_or(Unpacked::Unmade)?;
    let set = match &packing.set {
        SetFrom::Site => None,
        SetFrom::Kept(key) => Some(sets::read(key).await.ok_or(Unpacked::NoSet)?),
        SetFrom::Text(text) => Some(text.clone()),
    };
    let wanted = Wanted {
        edition,
        assignment: &assignment,
        set: set.as_deref(),
        pass_permille: packing.pass_permille,
    };
    let text = async |name: &str| {
        let bytes = fetched(scope, &packing.site, name).await?;
        String::from_utf8(bytes).ok()
    };
    let names = text(LIST).await.and_then(|list| listed(&list));
    let names = names.ok_or(Unpacked::NoList)?;
    let index = text(INDEX).await;
    let mut files = Vec::new();
    for name in needed(&wanted, &names, index.as_deref()) {
        let bytes = fetched(scope, &packing.site, &name).await;
        files.push((name, bytes.ok_or(Unpacked::NoFile)?));
    }
    make(&wanted, files).map_err(|why| match why {
        Unmade::NoFiles => Unpacked::NoFile,
        Unmade::NoSet => Unpacked::NoSet,
        Unmade::OtherSet => Unpacked::OtherSet,
        Unmade::Zip(_) => Unpacked::Unmade,
    })
}

async fn fetched(scope: &DedicatedWorkerGlobalScope, site: &str, name: &str) -> Option<Vec<u8>> {
    let scope: &WorkerGlobalScope = scope.unchecked_ref();
    let name = String::from(js_sys::encode_uri(name));
    let asked = scope.fetch_with_str(&[site, &name].concat());
    let response: Response = JsFuture::from(asked).await.ok()?.unchecked_into();
    if !response.ok() {
        return None;
    }
    let bytes: JsValue = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
