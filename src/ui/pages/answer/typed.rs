//! A field to type a year, a number or a name into.

use crate::app::run::Msg;
use crate::bank::Amount;
use crate::ui::components::{Element, el};
use crate::ui::{Link, wording};

#[inline(never)]
pub(super) fn year(text: &str, scale: u32, wrong: bool, link: &Link) -> Element {
    let input = "input id='answer' inputmode='numeric' autocomplete='off' size='6'";
    field(
        el(input),
        text,
        wrong,
        link,
        wording::YEAR,
        wording::YEAR_HINT,
    )
    .child(el("span class='caption'").text(wording::year_scale(scale)))
}

/// The unit stands behind the number, and below it how far off still counts.
pub(super) fn quantity(text: &str, key: &Amount, wrong: bool, link: &Link) -> Element {
    let input = "input id='answer' inputmode='decimal' autocomplete='off' size='10'";
    let (label, hint) = (wording::NUMBER, wording::NUMBER_HINT);
    let field = measured(el(input), &key.unit, text, wrong, link, label, hint);
    match wording::tolerance(key) {
        Some(tolerance) => field.child(el("span class='caption'").text(tolerance)),
        None => field,
    }
}

#[inline(never)]
pub(super) fn name(text: &str, person: bool, wrong: bool, link: &Link) -> Element {
    let hint = if person {
        wording::PERSON_HINT
    } else {
        wording::NAME_HINT
    };
    let input =
        "input id='answer' autocomplete='off' autocapitalize='words' spellcheck='false' size='20'";
    field(el(input), text, wrong, link, wording::NAME_LABEL, hint)
}

fn field(input: Element, text: &str, wrong: bool, link: &Link, label: &str, hint: &str) -> Element {
    measured(input, "", text, wrong, link, label, hint)
}

fn measured(
    input: Element,
    unit: &str,
    text: &str,
    wrong: bool,
    link: &Link,
    label: &str,
    hint: &str,
) -> Element {
    let input = input
        .value(text)
        .on_type(link, |text| Some(Msg::Typed(text).into()))
        .wrong(wrong);
    el("label class='field'")
        .child(el("span class='unseen'").text(label))
        .child(el("span class='typed'").child(input).text(unit))
        .child(el("span class='caption'").text(hint))
}
