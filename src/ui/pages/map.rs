//! The map: what would be recalled today, by kinds and years; then how the learning went.
//!
//! Pictures are paths in SVG, hidden from who does not see them; the same figures stand in
//! tables beside them.

mod facts;

use crate::app::map::{Lane, Model, Msg, Stem};
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
/// The drawing of a lane: a thousand wide, so high.
const HIGH: f64 = 48.0;
const WIDE: f64 = 1000.0;

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

fn lanes(map: &Model, link: &Link) -> Element {
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

fn name(lane: &Lane) -> String {
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

/// A path in the making.
struct Path(String);

impl Path {
    fn new() -> Path {
        Path(String::new())
    }

    fn put(&mut self, sign: &str, numbers: &[f64]) {
        self.0.push_str(sign);
        for number in numbers {
            let tenths = (number * 10.0).round() as i64;
            let part = tenths.unsigned_abs() % 10;
            let sign = if tenths < 0 { "-" } else { "" };
            let text = format!("{sign}{}.{part} ", tenths.unsigned_abs() / 10);
            self.0.push_str(&text);
        }
    }

    fn bar(&mut self, left: f64, width: f64, height: f64) {
        self.put("M", &[left, HIGH]);
        self.put("v", &[-height]);
        self.put("h", &[width]);
        self.put("v", &[height]);
        self.0.push('z');
    }

    fn stem(&mut self, x: f64, height: f64) {
        self.put("M", &[x, HIGH]);
        self.put("v", &[-height]);
    }

    /// A ring that is round on the screen though the drawing is stretched is drawn as a point
    /// with a round end, twice.
    fn ring(&mut self, x: f64, height: f64) {
        self.put("M", &[x, HIGH - height]);
        self.0.push_str("h0");
    }

    fn draw(self, written: &'static str) -> Option<Element> {
        (!self.0.is_empty()).then(|| el(written).attr("d", self.0))
    }
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
fn readout(map: &Model) -> Element {
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
        let recalled = recalled(of_set.tally.retention);
        let time = of_set.tally.time.unwrap_or(0);
        (name, wording::set_done(&recalled, of_set.answers, time))
    });
    (!map.sets.is_empty()).then(|| {
        panel(wording::BY_SET)
            .child(paragraph("caption", wording::BY_SET_IS))
            .child(figures(rows.collect()))
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
