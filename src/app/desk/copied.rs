//! One's own sets, and what was handed out, in copies of everything: given to them, and taken in.

use super::sets::store;
use super::shelf;
use super::{Request, request};
use crate::app::{Effect, Model as App, class};
use crate::memory::backup::{Kept as Copies, SETS};

/// The order to read the texts of one's own sets, where there are any.
#[inline(never)]
pub(in crate::app) fn texts_wanted(app: &App) -> Option<Effect> {
    let keys = app.desk.kept.iter().map(|kept| kept.key.clone());
    let keys: Vec<String> = keys.chain(class::copied::keys(app)).collect();
    (!keys.is_empty()).then(|| request(Request::ReadAll(keys)))
}

/// The sets as they stand in a copy.
pub(super) fn copies(app: &App, texts: &[(String, String)]) -> Copies {
    let copies = texts.iter().filter_map(|(key, text)| {
        let kept = app.desk.kept.iter().find(|kept| kept.key == *key)?;
        let record = shelf::encode(std::slice::from_ref(kept));
        // Between the parts of a file of JSON a line may end, within its texts never.
        let text = text.replace(['\n', '\r'], " ");
        let changed = kept.changed.max(kept.gone).to_string();
        let copy = [changed.as_str(), &record, &text].join("\t");
        Some(([SETS, key].concat(), copy))
    });
    let mut copies: Copies = copies.collect();
    copies.extend(class::copied::copies(app, texts));
    copies
}

/// Takes the sets of a copy in: those that are not here, and those that were changed later there.
#[inline(never)]
pub(in crate::app) fn take_texts(app: &mut App, copy: &Copies) -> Vec<Effect> {
    let mut effects = Vec::new();
    for (_, copied) in copy.iter().filter(|(key, _)| key.starts_with(SETS)) {
        let mut parts = copied.splitn(3, '\t').skip(1);
        let (Some(record), Some(text)) = (parts.next(), parts.next()) else {
            continue;
        };
        let Some(kept) = shelf::decode(record).pop() else {
            continue;
        };
        let mut here = app.desk.kept.iter().position(|one| one.key == kept.key);
        if let Some(at) = here {
            let own = &app.desk.kept[at];
            if own.changed.max(own.gone) >= kept.changed.max(kept.gone) {
                continue;
            }
            app.desk.kept.remove(at);
        } else {
            here = Some(0);
        }
        effects.push(request(Request::Store(kept.key.clone(), text.to_owned())));
        app.desk.kept.insert(here.unwrap_or(0), kept);
    }
    if !effects.is_empty() {
        effects.push(store(app));
    }
    effects.extend(class::copied::take_in(app, copy));
    effects
}
