//! Beside a proof: the whole of it, and a report of the question.

use crate::app::aside::{Aside, Report};
use crate::app::run::Msg;
use crate::bank::{Bank, Question};
use crate::ui::components::{Element, button, el, group, whole};
use crate::ui::{Link, wording};

/// The two buttons, and what they opened.
#[inline(never)]
pub fn view(aside: &Aside, bank: &Bank, question: &Question, link: &Link) -> Element {
    let open = if aside.is_open { "true" } else { "false" };
    let proof = button(
        "small",
        link,
        Msg::ProofToggled,
        wording::WHOLE_PROOF,
        Some("P"),
    )
    .attr("id", "whole-button")
    .attr("aria-expanded", open);
    let report = button(
        "small",
        link,
        Msg::ReportPressed,
        wording::REPORT,
        Some("R"),
    );
    group()
        .child(el("p class='asides'").child(proof).child(report))
        .child(told(aside.report.as_ref(), link))
        .child(aside.is_open.then(|| whole(bank, question)))
}

/// How the report went; always there, so that it is read out when it comes.
fn told(report: Option<&Report>, link: &Link) -> Element {
    let (says, text, copies) = match report {
        None | Some(Report::Copying(_)) => ("", None, false),
        Some(Report::Copied) => (wording::REPORT_COPIED, None, false),
        Some(Report::Shown(text)) => (wording::REPORT_SHOWN, Some(text), false),
        Some(Report::Written(text)) => (wording::REPORT_WRITTEN, Some(text), true),
    };
    let field = el("textarea id='report' class='report' readonly='' rows='8'");
    let field = text.map(|text| field.attr("aria-label", wording::REPORT).value(text));
    let again = button("small", link, Msg::ReportCopied, wording::COPY_REPORT, None);
    el("div class='told'")
        .child(el("p role='status'").text(says))
        .child(field)
        .child(copies.then_some(again))
}
