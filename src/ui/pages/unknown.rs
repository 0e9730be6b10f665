//! An address that leads nowhere.

use yew::{Html, html};

use crate::app::Route;
use crate::ui::components::{paragraph, title};
use crate::ui::wording;

/// The page.
pub fn view(address: &str) -> Html {
    html! {
        <main class="wrap failed">
            { title(wording::NO_PAGE) }
            { paragraph("lesser", wording::NO_PAGE_REST) }
            { paragraph("address", ["#", address].concat()) }
            <p><a class="button" href={Route::Today.address()}>{ wording::BACK_TO_TODAY }</a></p>
        </main>
    }
}
