//! What can be set of the schedule, and what is kept.

mod costs;
mod fitting;
mod upkeep;

use self::upkeep::upkeep;
use crate::app::errands::RETENTIONS;
use crate::app::keeping::Keeps;
use crate::app::{Model, Msg};
use crate::bank::Bank;
use crate::memory::queue::Order;
use crate::memory::{Asking, Setting, Settings};
use crate::ui::components::{Element, button, el, group, heading, paragraph, title};
use crate::ui::pages::class::store_section;
use crate::ui::{Link, wording};

/// UTF-16 units from which on it is worth to sum up the oldest answers.
const MUCH: usize = 500_000;

/// The page.
#[inline(never)]
pub fn view(model: &Model, bank: &Bank, link: &Link) -> Element {
    let main = el("main class='wrap practise settings'").child(title(wording::SETTINGS));
    let Some(desk) = model.study.desk() else {
        return main.child(el("p role='status'").text(wording::OPENING_JOURNAL));
    };
    let settings = &desk.settings;
    main.child(paragraph("lesser", bank.set().title.as_str()))
        .child(retention(model, settings, link))
        .child(a_day(settings, link))
        .child(days(settings, link))
        .child(asking(settings, link))
        .child(fitting::section(model, settings, link))
        .child(kept(model, link))
        .child(store_section(model, link))
}

fn section(name: &'static str, title: &str) -> Element {
    el("section role='group'")
        .attr("aria-labelledby", name)
        .child(heading(title).attr("id", name).attr("tabindex", "-1"))
}

fn pressed(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// Buttons side by side, of which one is in force.
fn segments<T: Copy>(
    choices: impl IntoIterator<Item = T>,
    link: &Link,
    is_chosen: impl Fn(T) -> bool,
    name: impl Fn(T) -> String,
    setting: impl Fn(T) -> Setting,
) -> Element {
    el("div class='segments'").each(choices, |choice| {
        el("button type='button'")
            .attr("aria-pressed", pressed(is_chosen(choice)))
            .on_press(link, Msg::SettingChanged(setting(choice)))
            .text(name(choice))
    })
}

fn retention(model: &Model, settings: &Settings, link: &Link) -> Element {
    let now = (settings.options.retention * 1000.0).round() as u16;
    section("retention", wording::RETENTION)
        .child(segments(
            RETENTIONS,
            link,
            |permille| permille == now,
            |permille| format!("{}%", permille / 10),
            Setting::Retention,
        ))
        .child(paragraph("caption", wording::RETENTION_IS))
        .child(given_before(model, link))
        .child(costs::table(&model.errands, now))
}

/// The days that stand though the schedule was changed, and a way to move them.
fn given_before(model: &Model, link: &Link) -> Option<Element> {
    let facts = model.study.desk()?.memories.given_before();
    let says = (facts > 0).then(|| paragraph("caption", wording::given_before(facts)));
    let act = (facts > 0).then(|| {
        let act = button("plain", link, Msg::DaysMoved, wording::MOVE_DAYS, None);
        el("p class='acts'").child(act.attr("id", "move-days"))
    });
    // What is told comes into a place that was there before, or it is not read out.
    let told = el("div role='status'").child(says);
    Some(group().child(told).child(act))
}

fn a_day(settings: &Settings, link: &Link) -> Element {
    let limits = settings.limits;
    let number = |caption: &str, value: u32, read: fn(String) -> Option<Msg>| {
        let field = el("input type='number' data-control='' min='0' max='9999'")
            .value(&value.to_string())
            .on_type(link, read);
        el("label")
            .child(el("span class='caption'").text(caption))
            .child(field)
    };
    fn count(text: &str) -> Option<u32> {
        text.trim().parse().ok().filter(|count| *count <= 9_999)
    }
    let new = number(wording::NEW_A_DAY, limits.new, |text| {
        Some(Msg::SettingChanged(Setting::New(count(&text)?)))
    });
    let reviews = number(wording::REVIEWS_A_DAY, limits.reviews, |text| {
        Some(Msg::SettingChanged(Setting::Reviews(count(&text)?)))
    });
    section("a-day", wording::A_DAY)
        .child(el("div class='counts'").child(new).child(reviews))
        .child(el("p class='caption'").text(wording::ORDER))
        .child(segments(
            Order::ALL,
            link,
            |order| order == limits.order,
            |order| wording::order(order).to_owned(),
            Setting::Order,
        ))
}

fn days(settings: &Settings, link: &Link) -> Element {
    let options = &settings.options;
    let hours = el("select data-control=''")
        .attr("aria-label", wording::ROLLOVER)
        .on_pick(link, |hour| {
            Some(Msg::SettingChanged(Setting::Rollover(hour.parse().ok()?)))
        })
        .each(0..24, |hour: u8| {
            el("option")
                .attr("value", hour.to_string())
                .flag("selected", hour == options.rollover)
                .text(wording::hour(hour))
        });
    let rollover = el("label")
        .child(el("span class='caption'").text(wording::ROLLOVER))
        .child(hours);
    let week = wording::WEEKDAYS.iter().enumerate();
    let rows = el("ul class='easy'").each(week, |(at, day)| {
        let load = options.load[at];
        let choices = segments(
            wording::LOADS,
            link,
            |(percent, _)| percent == load,
            |(_, name)| name.to_owned(),
            |(percent, _)| {
                let mut days = options.load;
                days[at] = percent;
                Setting::Load(days)
            },
        );
        el("li")
            .child(el("span").text(*day))
            .child(choices.attr("aria-label", *day))
    });
    group()
        .child(
            section("easy-days", wording::EASY_DAYS)
                .child(rows)
                .child(paragraph("caption", wording::EASY_DAYS_ARE)),
        )
        .child(el("section").child(rollover))
}

fn asking(settings: &Settings, link: &Link) -> Element {
    let choices = [
        (Asking::Forms, wording::IN_FORMS),
        (Asking::Cards, wording::ON_CARDS),
    ];
    let rates = el("input type='checkbox' data-control=''")
        .checked(settings.rates)
        .on_toggle(link, Msg::SettingChanged(Setting::Rates(!settings.rates)));
    section("asking", wording::ASKING)
        .child(segments(
            choices,
            link,
            |(asking, _)| asking == settings.asking,
            |(_, name)| name.to_owned(),
            |(asking, _)| Setting::Asking(asking),
        ))
        .child(el("label class='mix'").child(rates).text(wording::RATES))
        .child(paragraph("caption", wording::RATES_IS))
}

fn kept(model: &Model, link: &Link) -> Element {
    let journal = model.study.journal();
    let answers = journal.reviews().iter().filter(|review| !review.undone);
    let mut is_met = vec![false; journal.names().len()];
    for review in answers.clone() {
        is_met[review.fact.0 as usize] = true;
    }
    let facts = is_met.into_iter().filter(|is| *is).count();
    let act = |id: &'static str, msg: Msg, label: &'static str| {
        button("plain", link, msg, label, None).attr("id", id)
    };
    let file = model.upkeep.file.as_ref();
    let file = file.filter(|_| model.upkeep.is_current());
    let says = wording::kept(answers.count(), facts, file.map(|file| file.name.as_str()));
    let keeps = (file.is_none() || model.keeps == Keeps::Yes)
        .then(|| paragraph("caption", wording::keeps(model.keeps)));
    let thin = (journal.units() > MUCH).then(|| {
        group()
            .child(paragraph("caption", wording::room(journal.units())))
            .child(el("p").child(act("thin", Msg::ThinWanted, wording::THIN)))
    });
    section("kept", wording::KEPT)
        .child(paragraph("lesser", says))
        .child(keeps)
        .child(
            el("p class='acts'")
                .child(act("save-copy", Msg::CopyWanted, wording::SAVE_COPY))
                .child(act("take-in", Msg::RestoreWanted, wording::TAKE_IN)),
        )
        .child(paragraph("caption", wording::COPY_IS))
        .child(upkeep(model, link))
        .child(thin)
}
