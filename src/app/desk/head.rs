//! What a set says of itself, written field by field.

use super::{Field, change, sets};
use crate::app::{Effect, Model as App};
use crate::desk::order::{Change, Head};

pub(super) fn write_head(app: &mut App, field: Field, text: String) -> Vec<Effect> {
    if field == Field::Id {
        return sets::rename(app, &text);
    }
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    let head = &mut open.overview.head;
    let place = match field {
        Field::Title => &mut head.title,
        Field::Id => &mut head.id,
        Field::Language => &mut head.language,
        Field::License => &mut head.license,
        Field::Attribution => &mut head.attribution,
        Field::ReportTo => &mut head.report_to,
        Field::Version => &mut head.version,
    };
    *place = text;
    let head: Head = head.clone();
    change(app, Change::Head(head))
}

/// None ticked stands for all of them, so the first that is unticked leaves the others.
pub(super) fn toggle_form(app: &mut App, form: String) -> Vec<Effect> {
    let Some(open) = &mut app.desk.open else {
        return Vec::new();
    };
    let forms = &mut open.overview.head.forms;
    if forms.is_empty() {
        let all = crate::bank::Form::ALL.iter();
        *forms = all.map(|form| form.name().to_owned()).collect();
    }
    match forms.iter().position(|one| *one == form) {
        Some(at) => {
            forms.remove(at);
        }
        None => forms.push(form),
    }
    if forms.len() == crate::bank::Form::ALL.len() {
        forms.clear();
    }
    let head = open.overview.head.clone();
    change(app, Change::Head(head))
}
