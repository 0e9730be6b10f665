//! Today: what is due, what slips, the week ahead, where you left off, what you did.

use crate::app::keeping::reminds;
use crate::app::route::{Of, Review, Run};
use crate::app::study::Desk;
use crate::app::upkeep::{Leave, Msg::LeaveWanted};
use crate::app::{Model, Msg, Route};
use crate::bank::Bank;
use crate::memory::journal::Moment;
use crate::memory::queue::{Counts, forecast, slipping as slipping_facts};
use crate::memory::schedule::Phase;
use crate::memory::{Attempt, Memory, Queue, Rostered, Scope};
use crate::ui::components::axis::{Kind, all_events};
use crate::ui::components::{Element, Mark, axis, button, el, heading, key, paragraph, title};
use crate::ui::pages::map::whole_set;
use crate::ui::pages::subject as subject_of;
use crate::ui::{Link, wording};

/// How many unfinished attempts are listed.
const LEFT_OFF: usize = 3;
/// How many past attempts are listed.
const LISTED: usize = 20;

/// How many facts are named that slip.
const SLIPPING: usize = 3;
/// How many days are foretold.
const DAYS: usize = 7;

/// The page.
#[inline(never)]
pub fn view(model: &Model, bank: &Bank, link: &Link) -> Element {
    let day = model.study.desk().map(|desk| Day::of(model, desk));
    el("main class='wrap today'")
        .child(lead(model, bank, day.as_ref(), link))
        .child(years(model, bank))
        .child(
            el("div class='columns'")
                .child(
                    el("div")
                        .child(day.as_ref().and_then(|day| slipping(day, bank)))
                        .child(left_off(model))
                        .child(past(model)),
                )
                .child(
                    el("div")
                        .child(day.as_ref().and_then(|day| week(day, model)))
                        .child(reminder(model, link)),
                ),
        )
}

/// That the file waits which is kept current, or that a copy is due, where the browser promises
/// nothing.
fn reminder(model: &Model, link: &Link) -> Option<Element> {
    let waiting = model.upkeep.file.as_ref();
    if let Some(file) = waiting.filter(|file| file.leave == Leave::Wanted) {
        let leave = button("small", link, LeaveWanted, wording::LET_WRITE, None);
        return Some(
            el("section class='reminder'")
                .child(paragraph("caption", wording::upkeep(file, None)))
                .child(el("p").child(leave)),
        );
    }
    reminds(model).then(|| {
        let copy = button("small", link, Msg::CopyWanted, wording::SAVE_COPY, None);
        el("section class='reminder'")
            .child(paragraph("caption", wording::COPY_DUE))
            .child(el("p").child(copy))
    })
}

/// What is to be told of a day.
struct Day {
    counts: Counts,
    met: usize,
    slipping: Vec<(Rostered, f32)>,
    forecast: Vec<u32>,
    seconds: u32,
    a_day: u32,
}

impl Day {
    fn of(model: &Model, desk: &Desk) -> Day {
        let at = Moment::new(model.now, model.time_zone_offset);
        let source = desk.source();
        let counts = Queue::new(source, &Scope::Due, &[], at).counts;
        let is_met = |fact: &&Rostered| desk.memories.get(fact.name) != Memory::New;
        let slipping = slipping_facts(source, SLIPPING, at);
        let slips = |(_, chance): &(Rostered, f32)| *chance < desk.settings.options.retention;
        Day {
            counts,
            met: desk.roster.facts().iter().filter(is_met).count(),
            slipping: slipping.into_iter().filter(slips).collect(),
            forecast: forecast(source, DAYS, at),
            seconds: counts.all() * model.study.pace(),
            a_day: desk.settings.limits.reviews,
        }
    }
}

fn bare(to: &Route, label: &str) -> Element {
    el("a class='bare'").attr("href", to.address()).text(label)
}

fn lead(model: &Model, bank: &Bank, day: Option<&Day>, link: &Link) -> Element {
    let (weekday, date) = wording::today(model.now, model.time_zone_offset);
    let date = el("p class='date'")
        .text(weekday)
        .text(" ")
        .child(el("span").text(date));
    let lead = el("section class='lead'").child(date);
    let events = bank.set().events.len();
    let facts = model
        .study
        .desk()
        .map_or_else(|| bank.fact_count(), |d| d.roster.len());
    let Some(day) = day else {
        return lead.child(title(wording::first_headline(events, facts)));
    };
    let review = |class: &'static str, most: Option<u32>, label: &'static str| {
        let route = Route::Review(Review { of: Of::Due, most });
        el("a")
            .attr("class", class)
            .attr("href", route.address())
            .text(label)
    };
    if day.met == 0 {
        let begin = review("primary", None, wording::BEGIN).child(key("↵"));
        return lead
            .child(title(wording::first_headline(events, facts)))
            .child(paragraph("lesser", wording::FIRST_REST))
            .child(el("p class='go'").child(begin));
    }
    if day.counts.all() == 0 {
        let tomorrow = day.forecast.get(1).copied().unwrap_or(0);
        let ahead = Route::Review(Review {
            of: Of::Ahead(3),
            most: None,
        });
        return lead
            .child(title(wording::ready(day.counts)))
            .child(paragraph("lesser", wording::tomorrow(tomorrow)))
            .child(
                el("p class='go'")
                    .child(button(
                        "primary",
                        link,
                        Msg::LinkFollowed(Route::Practise),
                        wording::PRACTISE,
                        Some("↵"),
                    ))
                    .child(bare(&ahead, wording::STUDY_AHEAD))
                    .child(bare(&whole_set(), wording::DRILL_ALL)),
            );
    }
    let ten = (day.counts.all() > 15).then(|| review("bare", Some(10), wording::ONLY_TEN));
    let counts = [
        (day.counts.new, wording::NEW),
        (day.counts.learning, wording::LEARNING),
        (day.counts.review, wording::COMING_BACK),
    ];
    let counts = el("ul class='due'").each(counts, |(count, name)| {
        el("li")
            .child(el("b").text(count as usize))
            .child(el("span").text(name))
    });
    let beyond = (day.counts.beyond > 0).then(|| {
        let days = (day.counts.beyond + day.counts.review).div_ceil(day.a_day.max(1));
        paragraph(
            "lesser",
            wording::backlog(day.counts.beyond, day.a_day, days),
        )
    });
    lead.child(title(wording::ready(day.counts)))
        .child(paragraph("lesser", wording::takes(day.seconds)))
        .child(beyond)
        .child(
            el("p class='go'")
                .child(review("primary", None, wording::BEGIN_REVIEW).child(key("↵")))
                .child(ten),
        )
        .child(counts)
        .child(limits(model))
}

/// What a day is limited by, and where that is set.
fn limits(model: &Model) -> Option<Element> {
    let settings = &model.study.desk()?.settings;
    let says = wording::limits(settings.limits.new, settings.options.retention);
    let link = el("a")
        .attr("href", Route::Settings.address())
        .text(wording::SETTINGS);
    Some(paragraph("caption", says).text(" ").child(link))
}

/// The line of years: what is due, or, before anything was learned, what there is.
fn years(model: &Model, bank: &Bank) -> Option<Element> {
    let span = bank.span()?;
    let due = model.study.desk().map(|desk| due_marks(model, desk, bank));
    if let Some(due) = due.filter(|due| !due.is_empty()) {
        let says = wording::axis_of_due(due.len());
        return Some(
            el("section")
                .child(axis(span, &due, says))
                .child(paragraph("caption", wording::WHERE_DUE)),
        );
    }
    let says = wording::axis_of_events(bank.set().events.len(), span.0, span.1);
    Some(
        el("section")
            .child(axis(span, &all_events(bank), says))
            .child(paragraph("caption", wording::WHERE_EVENTS_FALL)),
    )
}

/// A line for each fact that comes back today; nothing before any was met.
fn due_marks(model: &Model, desk: &Desk, bank: &Bank) -> Vec<Mark> {
    let at = Moment::new(model.now, model.time_zone_offset);
    let today = desk.scheduler.day(at);
    let is_due = |fact: &&Rostered| match desk.memories.get(fact.name) {
        Memory::New => false,
        Memory::Learned(learned) => match learned.phase {
            Phase::Review(due) => due <= today,
            Phase::Learning(..) | Phase::Relearning(..) => true,
        },
    };
    let due = desk.roster.facts().iter().filter(is_due);
    let ends = due.filter_map(|fact| bank.on_axis(fact.fact.event()?));
    ends.map(|ends| Mark::new(Kind::Day, ends)).collect()
}

fn slipping(day: &Day, bank: &Bank) -> Option<Element> {
    if day.slipping.is_empty() {
        return None;
    }
    let rows = el("ul class='rows slipping'")
        .attr("lang", &bank.set().language)
        .each(&day.slipping, |(fact, chance)| {
            let year = fact.years.map(|(first, _)| wording::year(first));
            let name = subject_of(bank.set(), fact.fact);
            el("li")
                .child(el("span class='year'").text(year))
                .child(
                    el("span class='history'")
                        .text(name)
                        .text(" ")
                        .child(el("span class='aspect'").text(wording::aspect(fact.fact))),
                )
                .child(el("span class='score weak'").text(wording::percent(*chance)))
        });
    Some(
        el("section class='slips'")
            .child(heading(wording::SLIPPING))
            .child(rows)
            .child(paragraph("caption", wording::SLIPPING_IS)),
    )
}

fn week(day: &Day, model: &Model) -> Option<Element> {
    if day.met == 0 {
        return None;
    }
    let most = day.forecast.iter().copied().max().unwrap_or(0).max(1);
    let rows = el("ol class='week'").each(day.forecast.iter().enumerate(), |(at, count)| {
        let when = model.now + at as i64 * 86_400_000;
        let name = match at {
            0 => wording::TODAY,
            _ => wording::today(when, model.time_zone_offset).0,
        };
        let share = ["--share:", &(count * 100 / most).to_string()].concat();
        el("li")
            .child(el("span class='day'").text(name))
            .child(el("span class='load' aria-hidden='true'").attr("style", share))
            .child(el("span class='count'").text(*count as usize))
    });
    Some(
        el("section class='ahead'")
            .child(heading(wording::WEEK_AHEAD))
            .child(rows),
    )
}

fn left_off(model: &Model) -> Option<Element> {
    let unfinished = model.ledger.unfinished();
    if unfinished.is_empty() {
        return None;
    }
    let rows = el("ul").each(unfinished.into_iter().take(LEFT_OFF), |attempt| {
        let address = Route::Run(Run::Attempt(attempt.id.clone())).address();
        let place = paragraph(
            "lesser",
            wording::question_of(attempt.at, attempt.picks.len()),
        );
        el("li")
            .child(paragraph("when", when(attempt, model)))
            .child(paragraph("history", subject(attempt, model)))
            .child(
                place
                    .text(" ")
                    .child(el("a").attr("href", address).text(wording::CONTINUE)),
            )
    });
    let section = el("section class='left-off'")
        .child(heading(wording::LEFT_OFF))
        .child(rows);
    Some(section)
}

fn past(model: &Model) -> Option<Element> {
    let finished = model.ledger.finished();
    if finished.is_empty() {
        return None;
    }
    let rows = el("ol class='rows'").each(finished.into_iter().take(LISTED), |attempt| {
        let history = el("a class='history'")
            .attr("href", Route::Done(attempt.id.clone()).address())
            .text(subject(attempt, model));
        let score = wording::score(attempt.right(), attempt.picks.len());
        el("li")
            .child(el("span class='when'").text(when(attempt, model)))
            .child(history)
            .child(el("span class='score'").text(score))
    });
    let section = el("section class='past'")
        .child(heading(wording::PAST))
        .child(rows);
    Some(section)
}

fn when(attempt: &Attempt, model: &Model) -> String {
    wording::moment(attempt.touched(), model.time_zone_offset)
}

/// What an attempt was about: its set, and its years where they were narrowed.
fn subject(attempt: &Attempt, model: &Model) -> String {
    let set = model.set_title(&attempt.set);
    match wording::span(attempt.selection.from, attempt.selection.to) {
        Some(span) => [set, ", ", &span].concat(),
        None => set.to_owned(),
    }
}
