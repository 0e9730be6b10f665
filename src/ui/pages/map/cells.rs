//! The cells of the map, over a drawing of the events; what the chosen one holds, and its drill.

use super::path::{HIGH, Path, WIDE};
use super::{WEAK, whole_set};
use crate::app::Route;
use crate::app::map::{Lane, Model, Msg, Stem};
use crate::ui::components::{Element, el, paragraph};
use crate::ui::{Link, wording};

pub(super) fn lanes(map: &Model, link: &Link) -> Element {
    let (from, _) = map.years(0);
    let (_, to) = map.years(map.columns - 1);
    let ends = (from as f64, (to + 1) as f64);
    let group = el("div class='lanes' role='radiogroup'").attr("aria-label", wording::CELLS);
    let lanes = group.each(map.lanes.iter().enumerate(), |(at, lane)| {
        el("div class='lane'")
            .child(el("p class='kind'").text(name(lane)))
            .child(
                el("div class='field'")
                    .child(stems(lane, ends))
                    .child(cells(map, lane, at, link)),
            )
    });
    // Round years, not two side by side.
    let years = (0..map.columns).map(|column| map.years(column).0);
    let years = years.filter(|year| year.rem_euclid(map.step * 2) == 0);
    let scale = el("div class='scale' aria-hidden='true'").each(years, |year| {
        let style = [
            "--x:",
            &percent_of((year as f64 - ends.0) / (ends.1 - ends.0)),
        ];
        el("span")
            .attr("style", style.concat())
            .text(wording::year(year))
    });
    el("section class='chart'").child(lanes).child(scale)
}

pub(super) fn name(lane: &Lane) -> String {
    match &lane.name {
        Some(name) => wording::capital(name),
        None => wording::OTHER_KINDS.to_owned(),
    }
}

fn percent_of(share: f64) -> String {
    ((share * 10_000.0).round() as i64).to_string()
}

/// The events of a lane: what is known stands high and dark, what is weak has a ring, what was
/// never met is a box on the line.
fn stems(lane: &Lane, ends: (f64, f64)) -> Element {
    let x = |year: f64| (year - ends.0) / (ends.1 - ends.0) * WIDE;
    let (mut known, mut wide, mut weak, mut rings, mut unmet) = (
        Path::new(),
        Path::new(),
        Path::new(),
        Path::new(),
        Path::new(),
    );
    for Stem { ends, recall } in &lane.stems {
        let (left, right) = (x(ends.0), x(ends.1));
        let middle = f64::midpoint(left, right);
        let Some(recall) = recall else {
            unmet.bar(middle - 3.0, 6.0, 5.0);
            continue;
        };
        let height = f64::from(*recall) * (HIGH - 6.0);
        match (right - left > 14.0, *recall < WEAK) {
            (true, _) => wide.bar(left, right - left, height),
            (false, false) => known.stem(middle, height),
            (false, true) => weak.stem(middle, height),
        }
        if *recall < WEAK {
            rings.ring(middle, height);
        }
    }
    el("svg viewBox='0 0 1000 48' preserveAspectRatio='none' aria-hidden='true'")
        .child(wide.draw("path class='wide'"))
        .child(known.draw("path class='known'"))
        .child(weak.draw("path class='weak'"))
        .child(rings.draw("path class='rings'"))
        .child(unmet.draw("path class='unmet'"))
}

/// A button for each cell with facts in it.
fn cells(map: &Model, lane: &Lane, at: usize, link: &Link) -> Element {
    let style = ["--columns:", &map.columns.to_string()].concat();
    el("div class='cells'").attr("style", style).each(
        lane.cells.iter().enumerate(),
        |(column, cell)| {
            if cell.facts == 0 {
                return el("span");
            }
            let chosen = map.chosen == (at, column);
            let (from, to) = map.years(column);
            let says = wording::cell(&name(lane), from, to, *cell);
            el("button type='button' role='radio'")
                .attr("id", chosen.then_some("cell"))
                .attr("aria-label", says)
                .attr("aria-checked", if chosen { "true" } else { "false" })
                .attr("tabindex", if chosen { "0" } else { "-1" })
                .on_press(link, Msg::CellChosen(at, column))
        },
    )
}

/// The chosen cell and its drill; beside it, those of its years and of the whole set.
pub(super) fn readout(map: &Model) -> Element {
    let (lane, column) = map.chosen;
    let (from, to) = map.years(column);
    let cell = map.cell();
    let link = |class: &'static str, route: Route, text: String| {
        el("a")
            .attr("class", class)
            .attr("href", route.address())
            .text(text)
    };
    // Where no event has a date there are no cells.
    let chosen = map.lanes.get(lane).filter(|_| cell.facts > 0).map(|lane| {
        el("div role='status'")
            .child(el("p class='history'").text(wording::cell_name(&name(lane), from, to)))
            .child(paragraph("lesser", wording::cell_says(cell)))
    });
    let drill = chosen
        .is_some()
        .then(|| link("primary", map.drill(), wording::drill(cell.facts)));
    let of_years = (map.of_years() > cell.facts).then(|| {
        let text = wording::drill_years(from, to, map.of_years());
        link("bare", map.drill_of_years(), text)
    });
    let whole = link("bare", whole_set(), wording::drill_set(map.recall.facts));
    el("section class='readout'")
        .child(chosen)
        .child(drill)
        .child(el("p class='wider'").child(of_years).child(whole))
}
