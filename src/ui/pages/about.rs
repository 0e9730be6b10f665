//! About: what Annals is, the set in use, the program.

use yew::{Html, html};

use crate::app::Model;
use crate::bank::Bank;
use crate::set::Source;
use crate::ui::components::{heading, title};
use crate::ui::wording;

/// The page.
pub fn view(model: &Model) -> Html {
    html! {
        <main class="wrap imprint">
            { title(wording::ABOUT) }
            { for wording::ABOUT_TEXT.iter().map(|text| html! { <p class="reading">{ *text }</p> }) }
            { for model.bank().map(|bank| set(bank)) }
            { heading(wording::THE_PROGRAM) }
            <dl class="facts">
                { fact(wording::VERSION, env!("CARGO_PKG_VERSION").into()) }
                { fact(wording::LICENCE, wording::PROGRAM_LICENCE.into()) }
            </dl>
        </main>
    }
}

fn set(bank: &Bank) -> Html {
    let set = bank.set();
    let holds = [
        wording::count(set.events.len(), "event"),
        wording::count(bank.fact_count(), "fact"),
    ]
    .join(", ");
    html! {
        <>
            { heading(wording::THE_SET) }
            <dl class="facts" lang={set.language.clone()}>
                { fact(wording::TITLE, set.title.clone().into()) }
                { fact(wording::HOLDS, holds.into()) }
                { fact(wording::VERSION, set.version.clone().into()) }
                { fact(wording::LICENCE, set.license.clone().into()) }
                { fact(wording::CREDIT, set.attribution.clone().into()) }
                { if set.sources.is_empty() { html! {} } else { html! {
                    <div><dt>{ wording::SOURCES }</dt><dd><ul>{ for set.sources.iter().map(source) }</ul></dd></div>
                } } }
            </dl>
        </>
    }
}

fn fact(name: &'static str, value: yew::AttrValue) -> Html {
    if value.is_empty() {
        return html! {};
    }
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}

fn source(source: &Source) -> Html {
    match &source.url {
        Some(url) => {
            html! { <li><a href={url.clone()} rel="noreferrer">{ &source.title }</a></li> }
        }
        None => html! { <li>{ &source.title }</li> },
    }
}
