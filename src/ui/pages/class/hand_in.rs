//! At the end of a quiz that was handed out: the ways to hand it in.

use super::{code, given, lms as platform};
use crate::app::Model;
use crate::app::class::hand_in::Ready;
use crate::app::class::{Msg, lms};
use crate::memory::Attempt;
use crate::ui::components::{Element, button, el, heading, paragraph};
use crate::ui::{Link, wording};

/// The result, in each of its forms.
#[inline(never)]
pub fn view(model: &Model, ready: &Ready, attempt: &Attempt, link: &Link) -> Element {
    let text = el("textarea readonly='readonly' rows='3' dir='ltr' spellcheck='false'")
        .attr("id", "result")
        .attr("aria-label", wording::RESULT_AS_TEXT)
        .value(&ready.text);
    // Whose platform has it all may hand it in besides, and need not.
    let has_all = lms::has_all(model, attempt);
    let (heads, class) = match has_all {
        true => (wording::HANDED_IN, "plain"),
        false => (wording::HAND_IN, "primary"),
    };
    let copy = button(
        class,
        link,
        Msg::TextCopied(ready.text.clone()),
        wording::COPY_RESULT,
        None,
    );
    let save = button("plain", link, Msg::ResultSaved, wording::SAVE_RESULT, None);
    el("section class='hand-in' aria-labelledby='hand-in'")
        .child(heading(heads).attr("id", "hand-in"))
        .child(paragraph("lesser", wording::result_of(ready)))
        .child(platform::at_end(model, attempt))
        .child((!has_all).then(|| paragraph("caption", wording::HAND_IN_IS)))
        .child(
            el("div class='linked'")
                .child(text)
                .child(el("p class='acts'").child(copy).child(save)),
        )
        .child(
            ready
                .link
                .as_ref()
                .map(|held| given(wording::RESULT_LINK, held, wording::COPY_RESULT_LINK, link)),
        )
        .child(
            ready
                .code
                .as_ref()
                .map(|drawn| code(drawn, wording::RESULT_CODE)),
        )
}
