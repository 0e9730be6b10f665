//! An address that leads nowhere.

use crate::app::Route;
use crate::ui::components::{Element, el, paragraph, title};
use crate::ui::wording;

/// The page.
#[inline(never)]
pub fn view(address: &str) -> Element {
    let back = el("a class='button'")
        .attr("href", Route::Today.address())
        .text(wording::BACK_TO_TODAY);
    el("main class='wrap failed'")
        .child(title(wording::NO_PAGE))
        .child(paragraph("lesser", wording::NO_PAGE_REST))
        .child(paragraph("address", ["#", address].concat()))
        .child(el("p").child(back))
}
