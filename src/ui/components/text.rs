//! Headings and paragraphs, as every page has them.

use yew::{AttrValue, Html, html};

/// The heading of the page: the focus comes here when the page opens.
pub fn title(text: impl Into<AttrValue>) -> Html {
    title_of(text.into())
}

fn title_of(text: AttrValue) -> Html {
    html! { <h1 id="heading" tabindex="-1" class="title">{ text }</h1> }
}

/// The heading of a part of the page.
pub fn heading(text: &'static str) -> Html {
    html! { <h2 class="heading">{ text }</h2> }
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: impl Into<AttrValue>) -> Html {
    paragraph_of(class, text.into())
}

fn paragraph_of(class: &'static str, text: AttrValue) -> Html {
    html! { <p {class}>{ text }</p> }
}
