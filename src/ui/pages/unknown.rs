//! An address that leads nowhere.

use yew::{Html, html};

use crate::app::Route;
use crate::ui::wording;

/// The page.
pub fn view(address: &str) -> Html {
    html! {
        <main class="wrap failed">
            <h1 id="heading" tabindex="-1" class="title">{ wording::NO_PAGE }</h1>
            <p class="lesser">{ wording::NO_PAGE_REST }</p>
            <p class="address">{ ["#", address].concat() }</p>
            <p><a class="button" href={Route::Today.address()}>{ wording::BACK_TO_TODAY }</a></p>
        </main>
    }
}
