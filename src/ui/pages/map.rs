//! The map: what would be recalled today, by kinds and years; then how the learning went.
//!
//! Pictures are paths in SVG, hidden from who does not see them; the same figures stand in
//! tables beside them.

mod cells;
mod facts;
mod path;

use self::cells::{lanes, name, readout};
use self::path::{HIGH, Path, WIDE};
use crate::app::map::Model;
use crate::app::route::{Of, Review};
use crate::app::{Model as App, Route};
use crate::bank::{Bank, Beside};
use crate::memory::Rostered;
use crate::memory::statistics::{Retention, Tally};
use crate::ui::components::{Element, el, heading, paragraph, title};
use crate::ui::pages::subject;
use crate::ui::{Link, wording};

/// So many confusions are named.
const NAMED: usize = 6;
/// Below this chance a fact is weak.
const WEAK: f32 = 0.7;

/// The page.
#[inline(never)]
pub fn view(model: &App, map: &Model, bank: &Bank, link: &Link) -> Element {
    let main = el("main class='wrap map'");
    if map.recall.met == 0 {
        return main
            .child(title(wording::MAP_EMPTY))
            .child(paragraph("lesser", wording::MAP_EMPTY_REST))
            .child(
                el("p class='go'").child(
                    el("a class='primary'")
                        .attr("href", Route::Review(Review::default()).address())
                        .text(wording::BEGIN),
                ),
            );
    }
    main.child(title(wording::would_recall(
        map.recall.expected.round() as u32,
        map.recall.facts,
    )))
    .child(paragraph("caption", wording::MAP_LEGEND))
    .child((map.cell().facts > 0).then(|| lanes(map, link)))
    .child(readout(map))
    .child(facts::table(&map.facts, bank, link))
    .child(
        el("div class='panels'")
            .child(weakest(map, bank))
            .child(ahead(map))
            .child(retention(map))
            .child(calendar(map))
            .child(known(map))
            .child(forms(map))
            .child(sets(model, map))
            .child(drills(map, bank)),
    )
}

/// The drill of all that there is.
pub(super) fn whole_set() -> Route {
    let of = Of::Drill {
        kinds: Vec::new(),
        from: None,
        to: None,
    };
    Route::Review(Review { of, most: None })
}

/// The drill of one fact.
fn drill_of(fact: &Rostered, bank: &Bank) -> Route {
    let of = Of::Fact(fact.fact.name(bank.set()));
    Route::Review(Review { of, most: None })
}

fn panel(name: &str) -> Element {
    el("section class='panel'").child(heading(name))
}

fn weakest(map: &Model, bank: &Bank) -> Option<Element> {
    if map.weakest.is_empty() {
        return None;
    }
    let set = bank.set();
    let rows = el("ul class='rows slipping'")
        .attr("lang", &set.language)
        .each(&map.weakest, |(fact, chance)| {
            let title = subject(set, fact.fact);
            el("li")
                .child(el("span class='year'").text(fact.years.map(|(y, _)| wording::year(y))))
                .child(
                    el("span class='history'")
                        .child(
                            el("a")
                                .attr("href", drill_of(fact, bank).address())
                                .text(title),
                        )
                        .text(" ")
                        .child(el("span class='aspect'").text(wording::aspect(fact.fact))),
                )
                .child(
                    el(if *chance < WEAK {
                        "span class='score weak'"
                    } else {
                        "span class='score'"
                    })
                    .text(wording::percent(*chance)),
                )
        });
    Some(panel(wording::WEAKEST).child(rows))
}

/// Bars side by side, for who sees them.
fn bars(values: &[u32], class: &'static str) -> Element {
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    el("div aria-hidden='true'")
        .attr("class", class)
        .each(values, |value| {
            let share = ["--share:", &(value * 100 / most).to_string()].concat();
            el("i").attr("style", share)
        })
}

/// The same figures in rows, behind a line that opens them.
fn table(rows: Vec<(String, String)>) -> Element {
    el("details")
        .child(el("summary").text(wording::AS_TABLE))
        .child(el("dl class='figures'").each(rows, |(name, value)| {
            el("div")
                .child(el("dt").text(name))
                .child(el("dd").text(value))
        }))
}

fn ahead(map: &Model) -> Element {
    let rows = map.ahead.iter().enumerate();
    let rows = rows.map(|(day, facts)| (wording::in_days(day), facts.to_string()));
    panel(wording::NEXT_DAYS)
        .child(bars(&map.ahead, "bars"))
        .child(paragraph("caption", wording::ahead(&map.ahead)))
        .child(table(rows.collect()))
}

fn retention(map: &Model) -> Element {
    let all = map
        .calibration
        .iter()
        .fold(Retention::default(), |sum, bin| Retention {
            reviews: sum.reviews + bin.reviews,
            recalled: sum.recalled + bin.recalled,
            foretold: sum.foretold + bin.foretold,
        });
    let panel = panel(wording::RECALLED);
    let (Some(actual), Some(predicted)) = (all.actual(), all.predicted()) else {
        return panel.child(paragraph("caption", wording::NOTHING_CAME_BACK));
    };
    let weeks = map.weeks.iter().enumerate().rev();
    let weeks =
        weeks.map(|(at, week)| (wording::weeks_ago(map.weeks.len() - 1 - at), beside(*week)));
    let edges = wording::CALIBRATION.iter().zip(&map.calibration);
    let bins = edges.map(|(name, bin)| ((*name).to_owned(), beside(*bin)));
    panel
        .child(el("p class='numeral'").text(wording::percent(actual)))
        .child(paragraph(
            "caption",
            wording::recalled(all.reviews, actual, predicted, all.margin()),
        ))
        .child(line(&map.weeks))
        .child(el("h3 class='caption'").text(wording::BY_WEEK))
        .child(table(weeks.collect()))
        .child(el("h3 class='caption'").text(wording::BY_FORETOLD))
        .child(table(bins.collect()))
}

fn recalled(retention: Retention) -> String {
    match retention.actual() {
        Some(actual) => wording::share_of(actual, retention.reviews),
        None => wording::NONE.to_owned(),
    }
}

fn beside(retention: Retention) -> String {
    match (retention.actual(), retention.predicted()) {
        (Some(actual), Some(predicted)) => {
            wording::actual_beside(actual, predicted, retention.reviews)
        }
        _ => wording::NONE.to_owned(),
    }
}

/// Weeks from left to right, from half to all recalled; the dots are what was foretold.
fn line(weeks: &[Retention]) -> Element {
    let step = WIDE / (weeks.len().max(2) - 1) as f64;
    let y = |share: f32| (1.0 - (f64::from(share) - 0.5).max(0.0) * 2.0) * HIGH;
    let mut path = Path::new();
    let mut dots = Path::new();
    let mut drawn = false;
    for (at, week) in weeks.iter().enumerate() {
        let x = at as f64 * step;
        if let (Some(actual), Some(predicted)) = (week.actual(), week.predicted()) {
            path.put(if drawn { "L" } else { "M" }, &[x, y(actual)]);
            dots.put("M", &[x, y(predicted)]);
            dots.0.push_str("h0");
            drawn = true;
        }
    }
    el("svg viewBox='-10 -4 1020 56' preserveAspectRatio='none' class='line' aria-hidden='true'")
        .child(path.draw("path class='actual'"))
        .child(dots.draw("path class='predicted'"))
}

/// Half a year of days: the larger, the more.
fn calendar(map: &Model) -> Element {
    let most = map
        .days
        .iter()
        .map(|day| day.answers)
        .max()
        .unwrap_or(0)
        .max(1);
    let days = el("div class='days' aria-hidden='true'").each(&map.days, |day| {
        let side = match day.answers {
            0 => 1,
            answers => 3 + answers * 7 / most,
        };
        el("i").attr("style", ["--side:", &side.to_string()].concat())
    });
    let answers: u32 = map.days.iter().map(|day| day.answers).sum();
    let seconds: u32 = map.days.iter().map(|day| day.seconds).sum();
    let active = map.days.iter().filter(|day| day.answers > 0).count();
    let rows = map.days.iter().enumerate().rev();
    let rows = rows.filter(|(_, day)| day.answers > 0).map(|(at, day)| {
        let ago = map.days.len() - 1 - at;
        (
            wording::days_ago(ago),
            wording::day_done(day.answers, day.seconds),
        )
    });
    panel(wording::HALF_YEAR)
        .child(days)
        .child(paragraph(
            "caption",
            wording::days_done(active, answers, seconds),
        ))
        .child(table(rows.collect()))
}

fn known(map: &Model) -> Element {
    let rows = |names: &[&str], values: &[u32]| {
        let both = names.iter().zip(values);
        both.map(|(name, value)| ((*name).to_owned(), value.to_string()))
            .collect()
    };
    panel(wording::HOW_WELL_KNOWN)
        .child(el("h3 class='caption'").text(wording::STABILITY))
        .child(bars(&map.stabilities, "bars few"))
        .child(table(rows(&wording::STABILITIES, &map.stabilities)))
        .child(el("h3 class='caption'").text(wording::DIFFICULTY))
        .child(bars(&map.difficulties, "bars few"))
        .child(table(rows(&wording::DIFFICULTIES, &map.difficulties)))
}

fn forms(map: &Model) -> Option<Element> {
    if map.forms.is_empty() {
        return None;
    }
    let forms = map.forms.iter();
    let forms = forms.map(|(form, tally)| (wording::form(*form).to_owned(), done(*tally)));
    let kinds = map.lanes.iter().zip(&map.kinds);
    let kinds = kinds.filter(|(_, tally)| tally.retention.reviews > 0);
    let kinds = kinds.map(|(lane, tally)| (name(lane), done(*tally)));
    Some(
        panel(wording::BY_FORM)
            .child(paragraph("caption", wording::BY_FORM_IS))
            .child(figures(forms.collect()))
            .child(heading(wording::BY_KIND))
            .child(figures(kinds.collect())),
    )
}

fn done(tally: Tally) -> String {
    let recalled = recalled(tally.retention);
    match tally.time {
        Some(time) => wording::recalled_in(&recalled, time),
        None => recalled,
    }
}

/// What was done with each set, where there are several.
fn sets(model: &App, map: &Model) -> Option<Element> {
    let rows = map.sets.iter().map(|of_set| {
        let name = model.set_title(&of_set.set).to_owned();
        let retention = of_set.tally.retention;
        let recalled = match retention.actual() {
            Some(actual) => wording::share_of(actual, retention.reviews),
            None => wording::NONE_CAME_BACK.to_owned(),
        };
        let time = of_set.tally.time.unwrap_or(0);
        (name, wording::set_done(&recalled, of_set.answers, time))
    });
    (!map.sets.is_empty()).then(|| {
        panel(wording::BY_SET)
            .child(paragraph("caption", wording::BY_SET_IS))
            .child(el("div class='of-sets'").child(figures(rows.collect())))
    })
}

fn figures(rows: Vec<(String, String)>) -> Element {
    el("dl class='figures'").each(rows, |(name, value)| {
        el("div")
            .child(el("dt").text(name))
            .child(el("dd").text(value))
    })
}

fn drills(map: &Model, bank: &Bank) -> Option<Element> {
    let drill = |of: Of, text: String| {
        let route = Route::Review(Review { of, most: None });
        el("p").child(el("a").attr("href", route.address()).text(text))
    };
    let pairs = map.confusions.len();
    if map.leeches + pairs == 0 {
        return None;
    }
    let set = bank.set();
    let name = |beside: Beside| match beside {
        Beside::Event(ix) => wording::capital(&set.event(ix).title),
        Beside::Entity(ix) => set.entity(ix).name.clone(),
    };
    let named = map.confusions.iter().take(NAMED);
    let named = el("ul class='rows confused'").each(named, |(key, taken)| {
        el("li")
            .child(el("span class='history'").text(name(*key)))
            .child(paragraph("caption", wording::taken_for(&name(*taken))))
    });
    Some(
        panel(wording::STUBBORN)
            .child((map.leeches > 0).then(|| drill(Of::Leeches, wording::leeches(map.leeches))))
            .child((pairs > 0).then(|| drill(Of::Confusions, wording::confusions(pairs))))
            .child((pairs > 0).then_some(named)),
    )
}
