//! The schedule fitted to the learner.

use super::section as titled;
use crate::app::errands::{Fit, Msg};
use crate::app::{Model, Msg as AppMsg};
use crate::memory::Settings;
use crate::memory::fitting::{Losses, Outcome};
use crate::ui::components::{Element, button, el, group, paragraph};
use crate::ui::{Link, wording};

/// The section: what is in force, how to fit, how it goes, what came of it.
pub(super) fn section(model: &Model, settings: &Settings, link: &Link) -> Element {
    let own = !settings.options.parameters.is_empty();
    let days = model.study.fitted_ago(model.now).filter(|_| own);
    let act = |msg: Msg, label: &'static str, id: &'static str| {
        button("plain", link, AppMsg::Errands(msg), label, None).attr("id", id)
    };
    let usual = own.then(|| act(Msg::UsualPressed, wording::FIT_USUAL, "usual"));
    let acts = match &model.errands.fit {
        Fit::Going(_) => act(Msg::CancelPressed, wording::FIT_CANCEL, "cancel-fit"),
        Fit::Idle | Fit::Done(_) | Fit::Failed => act(Msg::FitPressed, wording::FIT, "fit"),
    };
    titled("fitting", wording::FITTING)
        .child(paragraph("lesser", wording::fitted(days)))
        .child(paragraph("caption", wording::FITTING_IS))
        .child(el("p class='acts'").child(acts).child(usual))
        .child(status(&model.errands.fit))
}

fn status(fit: &Fit) -> Element {
    let status = el("div role='status' class='fit'");
    match fit {
        Fit::Idle => status,
        Fit::Going(share) => status.child(
            el("label")
                .text(wording::FITTING_GOES)
                .child(el("progress max='1000'").attr("value", share.to_string())),
        ),
        Fit::Failed => status.child(paragraph("lesser", wording::FIT_FAILED)),
        Fit::Done(Outcome::Fitted { losses, .. }) => status
            .child(paragraph("lesser", wording::FIT_BETTER))
            .child(table(losses)),
        Fit::Done(Outcome::NotBetter(losses)) => status
            .child(paragraph("lesser", wording::FIT_NOT_BETTER))
            .child(table(losses)),
        Fit::Done(Outcome::TooFew { items, needed }) => {
            status.child(paragraph("lesser", wording::too_few(*items, *needed)))
        }
        Fit::Done(Outcome::Cancelled) => status,
    }
}

/// How well the answers that were held out were foretold.
fn table(losses: &Losses) -> Element {
    let rows = [
        (wording::LOSS_USUAL, losses.usual),
        (wording::LOSS_BEFORE, losses.before),
        (wording::LOSS_AFTER, losses.after),
    ];
    let row = |(name, loss): (&'static str, f64)| {
        el("tr")
            .child(el("th scope='row'").text(name))
            .child(el("td").text(wording::loss(loss)))
    };
    group()
        .child(
            el("table class='losses'")
                .child(el("caption").text(wording::held_out(losses.held_out, losses.items)))
                .child(el("tbody").each(rows, row)),
        )
        .child(paragraph("caption", wording::LOSS_IS))
}
