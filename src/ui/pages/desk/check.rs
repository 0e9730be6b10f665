//! What is right and wrong with a set, by row, and what it is good for.

use super::columns;
use crate::app::Model;
use crate::app::desk::report::Report;
use crate::app::desk::{Msg, Open};
use crate::bank::Form;
use crate::desk::columns as table_columns;
use crate::desk::order::{Found, Overview, Worth};
use crate::set::Severity;
use crate::ui::components::axis::{Kind, Mark};
use crate::ui::components::{Element, axis, button, el, group, heading, paragraph, title};
use crate::ui::{Link, wording};

/// The page.
pub fn view(model: &Model, open: &Open, link: &Link) -> Element {
    let overview = &open.overview;
    let lead = el("section class='lead-of-set'")
        .key("lead")
        .child(
            title(match &overview.worth {
                Some(worth) => wording::yields_of(worth),
                None => wording::COUNTING.to_owned(),
            })
            .attr("aria-live", "polite"),
        )
        .child(paragraph("lesser", wording::from_rows(overview)))
        .child(years(overview));
    let is_draft = {
        let mut kept = model.desk.kept.iter();
        kept.any(|kept| kept.key == open.key && kept.is_draft)
    };
    let columns = overview.columns.as_ref();
    let columns = columns.filter(|_| open.chosen.is_some() && open.report.has_columns());
    let page = lead_in(
        lead,
        columns.map(|columns| columns::view(columns, link).key("columns")),
    );
    if !open.report.has_worth() {
        // The rest comes with the next frames.
        return page;
    }
    page.child(
        el("div class='check'")
            .key("check")
            .child(findings(open, link))
            .child(
                el("aside class='worth'")
                    .child(overview.worth.as_ref().map(forms))
                    .child(uses(open, is_draft, link)),
            ),
    )
}

fn lead_in(lead: Element, columns: Option<Element>) -> Element {
    group().child(lead).child(columns)
}

/// The events on the line of years.
fn years(overview: &Overview) -> Option<Element> {
    let (first, last) = overview.ends?;
    let year = |at: i32| f64::from(at) / 100.0;
    let marks = overview.marks.iter().map(|(from, to)| {
        let kind = match to - from {
            0..=8 => Kind::Day,
            9..=120 => Kind::Span,
            _ => Kind::Lasting,
        };
        Mark::new(kind, (year(*from), year(*to)))
    });
    let ends = (
        i64::from(first.div_euclid(100)),
        i64::from(last.div_euclid(100)),
    );
    let marks: Vec<Mark> = marks.collect();
    let says = wording::axis_of_events(overview.rows[0] as usize, ends.0, ends.1);
    Some(axis(ends, &marks, says))
}

fn findings(open: &Open, link: &Link) -> Element {
    let overview = &open.overview;
    let weights = [Severity::Error, Severity::Warning, Severity::Note];
    let is_clean = overview.counts == [0, 0, 0];
    let clean = is_clean.then(|| paragraph("lesser", wording::NOTHING_TO_FIX));
    el("div class='findings'")
        .attr("aria-label", wording::REPORT_OF_SET)
        .child(clean)
        .each(weights.into_iter().enumerate(), |(at, severity)| {
            let of = overview.found.iter().filter(|one| one.severity == severity);
            let of: Vec<&Found> = of.collect();
            if of.is_empty() {
                return group();
            }
            section(severity, overview.counts[at], &of, &open.report, link)
        })
        .child((overview.known > 0).then(|| paragraph("caption", wording::known(overview.known))))
}

fn section(severity: Severity, count: u32, of: &[&Found], report: &Report, link: &Link) -> Element {
    let mark = match severity {
        Severity::Error => "▲",
        Severity::Warning | Severity::Note => "△",
    };
    let head = el("h2 class='heading'")
        .child(el("span class='mark' aria-hidden='true'").text(mark))
        .text(wording::weight(severity))
        .text(" ")
        .child(el("span class='caption'").text(wording::rows_of(severity, count)));
    let more = (count as usize).saturating_sub(of.len().min(report.wanted));
    let show = (of.len() > report.wanted)
        .then(|| button("small", link, Msg::MorePressed, wording::SHOW_MORE, None));
    let drawn = report.drawn();
    el("section")
        .attr("data-weight", severity_name(severity))
        .child(head)
        .child(el("ul class='found'").each(of.iter().take(drawn), |one| finding(one, link)))
        .child((more > 0).then(|| paragraph("caption", wording::and_more(more))))
        .child(show.map(|show| el("p class='acts'").child(show)))
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn finding(found: &Found, link: &Link) -> Element {
    let edit = found.place.map(|(table, row)| {
        let mut columns = table_columns(table).iter();
        let column = columns.position(|name| crate::desk::heading(name) == found.column);
        let msg = Msg::ShowPressed(table, row, column.unwrap_or(0) as u32);
        button("small", link, msg, wording::EDIT, None).attr(
            "aria-label",
            [wording::EDIT, ": ", &wording::place_of(found)].concat(),
        )
    });
    let may_know = found.severity != Severity::Error && found.place.is_some();
    let know = may_know.then(|| {
        let msg = Msg::KnowPressed {
            code: found.code.clone(),
            item: Some(found.item.clone()).filter(|item| !item.is_empty()),
            is: true,
        };
        button("small bare", link, msg, wording::I_KNOW, None)
    });
    let quote = (!found.text.is_empty() && !found.says.contains(&found.text))
        .then(|| el("q dir='auto'").text(&found.text));
    el("li")
        .attr("data-code", &found.code)
        .child(el("span class='where'").text(wording::place_of(found)))
        .child(
            el("p")
                .child(quote)
                .text(" ")
                .child(el("span dir='auto'").text(sentence(&found.says))),
        )
        .child(el("span class='acts'").child(edit).child(know))
}

/// As a sentence.
fn sentence(says: &str) -> String {
    let says = wording::capital(says);
    match says.ends_with(['.', '?', '!', '…']) {
        true => says,
        false => [&says, "."].concat(),
    }
}

/// What each form yields, and what would unlock others.
fn forms(worth: &Worth) -> Element {
    let most = worth.forms.iter().map(|(_, facts)| *facts).max();
    let most = u64::from(most.unwrap_or(0).max(1));
    let rows = el("tbody").each(&worth.forms, |(form, facts)| {
        let share = u64::from(*facts) * 100 / most;
        let name = Form::named(form).map_or("", wording::form);
        el("tr")
            .attr("data-form", form)
            .child(el("th scope='row'").text(name))
            .child(el("td class='load'").attr("style", ["--share:", &share.to_string()].concat()))
            .child(el("td").text(*facts as usize))
    });
    let lacks = (!worth.lacks.is_empty()).then(|| {
        el("ul class='unlocks'").each(&worth.lacks, |(need, forms)| {
            el("li class='caption'").text(wording::would_unlock(need, *forms))
        })
    });
    el("section")
        .child(heading(wording::FORMS))
        .child(el("table class='yields'").child(rows))
        .child(lacks)
}

fn uses(open: &Open, is_draft: bool, link: &Link) -> Element {
    let has_items = open.overview.accepted > 0;
    let rival = open.rival.as_ref().map(|other| {
        el("div id='rival' tabindex='-1' role='group'")
            .child(paragraph("lesser", wording::rival(other)))
            .child(
                el("p class='acts'")
                    .child(button(
                        "plain",
                        link,
                        Msg::ReplacePressed,
                        wording::REPLACE_IT,
                        None,
                    ))
                    .child(button(
                        "plain",
                        link,
                        Msg::BothPressed,
                        wording::KEEP_BOTH,
                        None,
                    )),
            )
    });
    let use_it = match (is_draft, has_items) {
        (_, false) => None,
        (true, true) => Some(button(
            "primary",
            link,
            Msg::UsePressed,
            wording::USE_SET,
            None,
        )),
        (false, true) => {
            let play = Msg::PlayPressed(open.overview.head.id.clone());
            Some(button("primary", link, play, wording::PRACTISE_SET, None))
        }
    };
    let status = if is_draft {
        wording::IS_DRAFT
    } else {
        wording::IS_USED
    };
    el("section class='use'")
        .child(rival)
        .child(use_it)
        .child(paragraph("caption", status))
}
