//! Where the answer is given, for each kind of body.

use yew::{Html, classes, html};

use crate::app::run::Msg;
use crate::bank::{Bank, Body, Choice, Form, Question};
use crate::session::{Complaint, Draft};
use crate::ui::components::axis::Kind;
use crate::ui::components::{Mark, axis, button, icon, key, paragraph};
use crate::ui::{Link, wording};

/// The answer being made.
pub fn view(
    bank: &Bank,
    question: &Question,
    draft: &Draft,
    complaint: Option<Complaint>,
    link: &Link,
) -> Html {
    let wrong = complaint.is_some();
    match (&question.body, draft) {
        (Body::Choice { options, .. }, Draft::Choice(chosen))
            if question.form == Form::WhichFirst =>
        {
            choice(bank, options, *chosen, "options halves", link)
        }
        (Body::Choice { options, .. }, Draft::Choice(chosen)) => html! {
            <>
                { offered(bank, options, *chosen) }
                { choice(bank, options, *chosen, "options", link) }
            </>
        },
        (Body::Order { items, .. }, Draft::Order { order, lift }) => {
            let lifted = lift.as_ref().map(|lift| lift.at);
            rows(bank, items, order, lifted, link)
        }
        (Body::Year { .. }, Draft::Year(text)) => year(text, wrong, link),
        (Body::Name { .. }, Draft::Name(text)) => name(text, wrong, link),
        (Body::Card { back }, Draft::Card { turned }) => card(bank, back, *turned),
        // A draft is made for its body.
        (
            Body::Choice { .. }
            | Body::Order { .. }
            | Body::Year { .. }
            | Body::Name { .. }
            | Body::Card { .. },
            _,
        ) => {
            html! {}
        }
    }
}

/// The buttons in the foot.
pub fn buttons(draft: &Draft, link: &Link) -> Html {
    match draft {
        Draft::Card { turned: false } => html! {
            <button type="button" id="answer" class="primary" onclick={link.press(Msg::CardTurned)}>
                { wording::SHOW_ANSWER }{ key("↵") }
            </button>
        },
        Draft::Card { turned: true } => html! {
            <div class="rating">
                { button("plain", link.press(Msg::CardRated(false)), wording::DID_NOT_KNOW, Some("1")) }
                { button("plain", link.press(Msg::CardRated(true)), wording::KNEW, Some("2")) }
            </div>
        },
        Draft::Choice(_) | Draft::Order { .. } | Draft::Year(_) | Draft::Name(_) => html! {
            <>
                { button("primary", link.press(Msg::CheckPressed), wording::CHECK, Some("↵")) }
                { button("bare", link.press(Msg::UnknownPressed), wording::UNKNOWN, Some("0")) }
            </>
        },
    }
}

/// The years on offer as open rings; nothing where an option is no date, for its place would give it away.
fn offered(bank: &Bank, options: &[Choice], chosen: Option<usize>) -> Html {
    let marks: Option<Vec<Mark>> = options
        .iter()
        .enumerate()
        .map(|(at, option)| {
            let ends = bank.fractional_years(option.period.as_ref()?);
            Some(if chosen == Some(at) {
                Mark::new(Kind::Mine, ends).labelled(&option.text)
            } else {
                Mark::new(Kind::Offered, ends)
            })
        })
        .collect();
    let (Some(marks), Some(span)) = (marks, bank.span()) else {
        return html! {};
    };
    let chosen = chosen
        .and_then(|at| options.get(at))
        .map(|option| option.text.as_str());
    axis(
        span,
        &marks,
        wording::axis_of_options(options.len(), chosen),
    )
}

fn choice(
    bank: &Bank,
    options: &[Choice],
    chosen: Option<usize>,
    class: &'static str,
    link: &Link,
) -> Html {
    let reached = chosen.unwrap_or(0);
    html! {
        <div {class} role="radiogroup" aria-labelledby="heading" lang={bank.set().language.clone()}>
            { for options.iter().enumerate().map(|(at, option)| html! {
                <button type="button" role="radio" class="option" data-option={option.id.clone()}
                    id={(at == 0).then_some("answer")}
                    aria-checked={if chosen == Some(at) { "true" } else { "false" }}
                    tabindex={if at == reached { "0" } else { "-1" }}
                    onclick={link.press(Msg::OptionChosen(at))}>
                    { key(&(at + 1).to_string()) }
                    <span class="mark" aria-hidden="true"></span>
                    <span class="text">{ &option.text }</span>
                </button>
            }) }
        </div>
    }
}

fn rows(
    bank: &Bank,
    items: &[Choice],
    order: &[usize],
    lifted: Option<usize>,
    link: &Link,
) -> Html {
    let title = |at: usize| items[order[at]].text.as_str();
    let told = lifted.map(|at| wording::row_at(title(at), at, order.len(), true));
    html! {
        <div class="ordering">
            { paragraph("end", wording::EARLIEST) }
            <ol class="order" aria-label={wording::YOUR_ORDER} lang={bank.set().language.clone()}>
                { for (0..order.len()).map(|at| row(&items[order[at]], at, order.len(), lifted == Some(at), link)) }
            </ol>
            { paragraph("end", wording::LATEST) }
            <div class="hint">
                <p role="status">{ told }</p>
                { if lifted.is_some() { hint() } else { html! {} } }
            </div>
        </div>
    }
}

fn hint() -> Html {
    html! {
        <ul class="keys" aria-hidden="true">
            <li>{ key("↑") }{ key("↓") }{ wording::MOVE_IT }</li>
            <li>{ key("Space") }{ wording::SET_DOWN }</li>
            <li>{ key("Esc") }{ wording::PUT_BACK }</li>
        </ul>
    }
}

fn row(item: &Choice, at: usize, rows: usize, lifted: bool, link: &Link) -> Html {
    let down = (at + 1 < rows).then(|| Msg::ItemMoved {
        from: at,
        to: at + 1,
    });
    let up = at.checked_sub(1).map(|to| Msg::ItemMoved { from: at, to });
    html! {
        <li key={item.id.clone()} class={classes!("row", lifted.then_some("lifted"))} data-option={item.id.clone()}>
            <span class="position" aria-hidden="true">{ at + 1 }</span>
            <button type="button" id={format!("row-{at}")} class="hold" onpointerdown={link.seize(at)}
                aria-label={wording::hold(&item.text, at, rows, lifted)}>{ &item.text }</button>
            <span class="moves">
                { step(up, "earlier", wording::earlier(&item.text), icon::up(), link) }
                { step(down, "later", wording::later(&item.text), icon::down(), link) }
            </span>
            <span class="grip" aria-hidden="true" onpointerdown={link.seize(at)}>{ icon::grip() }</span>
        </li>
    }
}

fn step(msg: Option<Msg>, class: &'static str, says: String, drawing: Html, link: &Link) -> Html {
    html! {
        <button type="button" class={classes!("square", class)} aria-label={says} disabled={msg.is_none()}
            onclick={msg.map(|msg| link.press(msg))}>{ drawing }</button>
    }
}

fn year(text: &str, wrong: bool, link: &Link) -> Html {
    html! {
        <label class="field">
            <span class="unseen">{ wording::YEAR }</span>
            <input id="answer" inputmode="numeric" autocomplete="off" size="6" value={text.to_owned()}
                oninput={link.typed(|text| Some(Msg::Typed(text).into()))}
                aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then_some("complaint")} />
            <span class="caption">{ wording::YEAR_HINT }</span>
        </label>
    }
}

fn name(text: &str, wrong: bool, link: &Link) -> Html {
    html! {
        <label class="field">
            <span class="unseen">{ wording::NAME_LABEL }</span>
            <input id="answer" autocomplete="off" autocapitalize="words" spellcheck="false" size="20"
                value={text.to_owned()} oninput={link.typed(|text| Some(Msg::Typed(text).into()))}
                aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then_some("complaint")} />
            <span class="caption">{ wording::NAME_HINT }</span>
        </label>
    }
}

/// The back takes the focus when it comes up, so that it is read out; no button does, for a slip must not rate.
fn card(bank: &Bank, back: &str, turned: bool) -> Html {
    if !turned {
        return html! { <div class="card"></div> };
    }
    // A year alone is the one numeral of the screen.
    let short = back.chars().count() <= 6;
    html! {
        <div class="card">
            <p id="answer" class={classes!("back", short.then_some("short"))} tabindex="-1" lang={bank.set().language.clone()}>{ back.to_owned() }</p>
        </div>
    }
}
