//! Practise: choose a quiz.

use yew::{Callback, Html, InputEvent, html};

use crate::app::Msg as AppMsg;
use crate::app::practise::{Complaint, Model, Msg};
use crate::bank::{Bank, Form, MOST_QUESTIONS};
use crate::ui::components::{axis, axis::all_events, button, title};
use crate::ui::{Link, wording};

const COUNTS: [u32; 4] = [5, 10, 20, 50];

/// The page.
pub fn view(model: &Model, bank: &Bank, link: &Link) -> Html {
    html! {
        <main class="wrap practise">
            { title(wording::PRACTISE) }
            { how_many(model, link) }
            { years(model, bank, link) }
            { forms(model, bank, link) }
            { begin(model, bank, link) }
        </main>
    }
}

fn how_many(model: &Model, link: &Link) -> Html {
    // A field that is being emptied leaves the number as it was.
    let read = |text: String| Some(Msg::CountChosen(text.trim().parse().ok()?).into());
    html! {
        <section role="group" aria-labelledby="how-many">
            <h2 id="how-many" class="heading">{ wording::HOW_MANY }</h2>
            <div class="counts">
                <div class="segments">
                    { for COUNTS.iter().map(|count| html! {
                        <button type="button" aria-pressed={pressed(*count == model.count)}
                            onclick={link.press(Msg::CountChosen(*count))}>{ *count }</button>
                    }) }
                </div>
                <label>
                    <span class="caption">{ wording::ANOTHER_NUMBER }</span>
                    <input type="number" data-control="" min="1" max={MOST_QUESTIONS.to_string()}
                        value={model.count.to_string()} oninput={link.typed(read)} />
                </label>
            </div>
        </section>
    }
}

fn pressed(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

fn years(model: &Model, bank: &Bank, link: &Link) -> Html {
    let Some(span) = bank.span() else {
        return html! {};
    };
    let wrong = matches!(
        model.complaint,
        Some(Complaint::NotAYear | Complaint::Backwards)
    );
    let from = link.typed(|text| Some(Msg::FromTyped(text).into()));
    let to = link.typed(|text| Some(Msg::ToTyped(text).into()));
    html! {
        <section role="group" aria-labelledby="years">
            <h2 id="years" class="heading">{ wording::YEARS }</h2>
            { axis(span, &all_events(bank), wording::axis_of_events(bank.set().events.len(), span.0, span.1)) }
            <div class="span">
                { year(wording::FROM, &model.from, span.0, wrong, from) }
                { year(wording::TO, &model.to, span.1, wrong, to) }
            </div>
        </section>
    }
}

fn year(
    name: &'static str,
    value: &str,
    usual: i64,
    wrong: bool,
    oninput: Callback<InputEvent>,
) -> Html {
    html! {
        <label>
            <span class="caption">{ name }</span>
            <input data-control="" inputmode="numeric" autocomplete="off" size="6" placeholder={wording::year(usual)}
                value={value.to_owned()} {oninput} aria-invalid={wrong.then_some("true")}
                aria-describedby={wrong.then_some("complaint")} />
        </label>
    }
}

fn forms(model: &Model, bank: &Bank, link: &Link) -> Html {
    html! {
        <section role="group" aria-labelledby="forms">
            <h2 id="forms" class="heading">{ wording::FORMS }</h2>
            <ul class="ticked">
                { for Form::ALL.into_iter().filter(|form| bank.yields(*form) > 0).map(|form| html! {
                    <li><label>
                        <input type="checkbox" data-control="" checked={model.forms.contains(&form)}
                            onchange={link.toggle(Msg::FormToggled(form))} />
                        <span class="name">{ wording::form(form) }</span>
                        <span class="example">{ wording::example(form) }</span>
                        <span class="yields">{ bank.yields(form) }</span>
                    </label></li>
                }) }
            </ul>
        </section>
    }
}

fn begin(model: &Model, bank: &Bank, link: &Link) -> Html {
    let yields = match model.selection(bank, 0) {
        Ok(selection) => wording::yields(bank.available(&selection), model.count),
        Err(complaint) => wording::unready(complaint).to_owned(),
    };
    let told = match model.complaint {
        Some(complaint) => html! {
            <p id="complaint" class="complaint" role="alert"><span aria-hidden="true">{ "▲ " }</span>{ wording::unready(complaint) }</p>
        },
        None => html! { <p class="lesser" role="status">{ yields }</p> },
    };
    html! {
        <div class="go">
            { told }
            { button("primary", link.press(AppMsg::from(Msg::BeginPressed)), wording::BEGIN, Some("↵")) }
        </div>
    }
}
