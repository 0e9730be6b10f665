//! Which functions of the page may come after the first question.

use anyhow::{Result, ensure};

/// Beginnings of the names of what the first question does not need. What only these call is late along with them.
/// A function that the compiler has built into another is not found by its name: mark it `#[inline(never)]`.
const LATE: &[&str] = &[
    "core::ptr::drop_in_place::<[annals::app::study::given::Given]>",
    "core::ptr::drop_in_place::<annals::app::study::Desk>",
    "core::ptr::drop_in_place::<annals::app::upkeep::",
    "alloc::rc::Rc<annals::app::upkeep::Msg>",
    "core::ptr::drop_in_place::<annals::memory::journal::Journal>",
    "annals::app::aside::",
    "annals::app::attempts::begin",
    "annals::app::attempts::open_done",
    "annals::app::attempts::open_question",
    "annals::app::attempts::plan",
    "annals::app::attempts::retry_missed",
    "annals::app::attempts::run_attempt",
    "annals::app::changes::",
    "annals::app::desk::",
    "annals::app::errands::",
    "annals::app::keeping::answered",
    "annals::app::keeping::ask",
    "annals::app::keeping::copy",
    "annals::app::keeping::reminds",
    "annals::app::keeping::take_in",
    "annals::app::keeping::thin",
    "annals::app::map::",
    "annals::app::open::open_attempt",
    "annals::app::open::take_index",
    "annals::app::practise::",
    "annals::app::print::",
    "annals::app::report::",
    "annals::app::review::",
    "annals::app::route::print::write",
    "annals::app::route::review_address",
    "annals::app::study::",
    "annals::app::upkeep::",
    "annals::app::update::begin",
    "annals::app::update::copy",
    "annals::app::update::dismiss",
    "annals::app::update::follow",
    "annals::app::update::in_practise",
    "annals::app::update::in_run",
    "annals::app::update::saved",
    "annals::app::update::toggle_help",
    "annals::app::update::written",
    "annals::bank::amounts::",
    "annals::bank::appearances::",
    "annals::bank::changed::",
    "annals::bank::claims::",
    "annals::bank::contrast::",
    "annals::bank::entities::",
    "annals::bank::forms::choice_actor",
    "annals::bank::forms::choice_event",
    "annals::bank::forms::choice_kind",
    "annals::bank::forms::choice_place",
    "annals::bank::forms::choice_quantity",
    "annals::bank::forms::cloze",
    "annals::bank::forms::boundary",
    "annals::bank::forms::company",
    "annals::bank::forms::flashcard",
    "annals::bank::forms::involved",
    "annals::bank::forms::lineup",
    "annals::bank::forms::match_known",
    "annals::bank::forms::matching",
    "annals::bank::forms::multiple_response",
    "annals::bank::forms::odd_one_out",
    "annals::bank::forms::order",
    "annals::bank::forms::place::",
    "annals::bank::forms::quantity_stem",
    "annals::bank::forms::rivals",
    "annals::bank::forms::sequence",
    "annals::bank::forms::short_answer",
    "annals::bank::forms::sort",
    "annals::bank::forms::timeline",
    "annals::bank::forms::true_false",
    "annals::bank::forms::which_first",
    "annals::bank::forms::written",
    "annals::bank::forms::wrong_detail",
    "annals::bank::grade::",
    "annals::bank::known::",
    "annals::bank::parties::",
    "annals::bank::plan::Dealer>::contrasts",
    "annals::bank::sentence",
    "annals::bank::typed::",
    "annals::bank::question::Question>::key_response",
    "annals::browser::desk::",
    "annals::browser::files::",
    "annals::browser::database::",
    "annals::browser::journal::",
    "annals::browser::locks::",
    "annals::browser::print",
    "annals::browser::room::",
    "annals::browser::worker::",
    "annals::browser::sets::",
    "annals::browser::settled::",
    "annals::browser::upkeep::",
    "annals::desk::",
    "annals::exchange::",
    "annals::memory::backup::",
    "annals::memory::changes::",
    "annals::memory::climb::",
    "annals::memory::confusions::",
    "annals::memory::day::",
    "annals::memory::earlier::",
    "annals::memory::errand::",
    "annals::memory::history::",
    "annals::memory::journal::",
    "annals::memory::memories::",
    "annals::memory::queue::",
    "annals::memory::rating::",
    "annals::memory::roster::",
    "annals::memory::schedule::",
    "annals::memory::settings::",
    "annals::memory::statistics::",
    "annals::memory::thinning::",
    "annals::session::sitting::",
    "annals::ui::components::frame::",
    "annals::ui::components::help::",
    "annals::ui::components::picture::",
    "annals::ui::components::proof",
    "annals::browser::clipboard::",
    "annals::browser::focus::keep_row_in_sight",
    "annals::browser::journal::",
    // No other function is like these, so they cannot stand for a needed one.
    "core::ptr::drop_in_place::<annals::browser::journal::open::",
    "core::ptr::drop_in_place::<annals::browser::upkeep::",
    "annals::ui::pages::about::",
    "annals::ui::pages::answer::card",
    "annals::ui::pages::answer::order",
    "annals::ui::pages::answer::pairs",
    "annals::ui::pages::answer::passage",
    "annals::ui::pages::answer::several",
    "annals::ui::pages::answer::timeline",
    "annals::ui::pages::answer::typed",
    "annals::ui::pages::changes::",
    "annals::ui::pages::desk::",
    "annals::ui::pages::done::",
    "annals::ui::pages::map::",
    "annals::ui::pages::practise::",
    "annals::ui::pages::print::",
    "annals::ui::pages::review::",
    "annals::ui::pages::run::answered",
    "annals::ui::pages::run::foot",
    "annals::ui::pages::run::returns",
    "annals::ui::pages::settings::",
    "annals::ui::pages::today::",
    "annals::ui::pages::unknown::",
    "annals::ui::wording::desk::",
    "annals::ui::wording::messages::",
];

/// Late functions that the first part calls, each where the app has looked first whether the rest is there: by
/// `passes_early` for what a message leads to, by `is_drawn_early` for what is drawn (src/app/rest.rs).
///
/// The compiler folds functions of the same code into one, under the name of either. Were that a late one, the first
/// part would stop in the middle of its question; so what is not listed here fails the build.
const ENTERED: &[&str] = &[
    // The model is dropped with the page, if ever.
    "core::ptr::drop_in_place::<[annals::app::study::given::Given]>",
    "core::ptr::drop_in_place::<annals::app::study::Desk>",
    "core::ptr::drop_in_place::<annals::app::upkeep::File>",
    "core::ptr::drop_in_place::<annals::memory::journal::Journal>",
    // There is none before the rest is here.
    "core::ptr::drop_in_place::<annals::app::upkeep::Msg>",
    "alloc::rc::Rc<annals::app::upkeep::Msg>",
    "core::ptr::drop_in_place::<annals::app::upkeep::Order>",
    "annals::app::attempts::open_done",
    "annals::app::attempts::begin",
    "annals::app::attempts::open_done",
    "annals::app::attempts::open_question",
    "annals::app::attempts::plan",
    "annals::app::attempts::retry_missed",
    "annals::app::attempts::run_attempt",
    "annals::app::attempts::run_attempt",
    "annals::app::open::open_attempt",
    "annals::app::open::take_index",
    "annals::app::practise::look_back",
    "annals::app::update::begin",
    "annals::app::update::copy",
    "annals::app::update::dismiss",
    "annals::app::update::follow",
    "annals::app::update::in_practise",
    "annals::app::update::in_run",
    "annals::app::update::saved",
    "annals::app::update::toggle_help",
    "annals::app::changes::update",
    "annals::app::desk::convert",
    "annals::app::desk::enter",
    "annals::app::desk::sets::choose",
    "annals::app::desk::sets::load",
    "annals::app::desk::sets::take_list",
    "annals::app::desk::update",
    "annals::app::errands::ask_costs",
    "annals::app::errands::set",
    "annals::app::errands::told",
    "annals::app::errands::update",
    "annals::app::keeping::answered",
    "annals::app::keeping::copy",
    "annals::app::keeping::reminds",
    "annals::app::keeping::take_in",
    "annals::app::keeping::thin",
    "annals::app::map::begin_waiting",
    "annals::app::map::on_key",
    "annals::app::map::update",
    "annals::app::print::again",
    "annals::app::print::begin_waiting",
    "annals::app::print::change_set",
    "annals::app::print::fetch_draft",
    "annals::app::print::of_kept",
    "annals::app::print::take_draft",
    "annals::app::print::update",
    "annals::app::route::print::write",
    "annals::browser::print",
    "annals::app::review::begin_waiting",
    "annals::app::review::first_thing",
    "annals::app::review::on_key",
    "annals::app::review::update",
    "annals::app::route::review_address",
    "annals::app::study::events::opened",
    "annals::app::study::events::prepare",
    "annals::app::study::events::go_on",
    "annals::app::study::events::move_days",
    "annals::app::study::events::seen",
    "annals::app::study::Study>::turn",
    "annals::app::update::written",
    "annals::app::upkeep::update",
    "annals::bank::grade::grade",
    "annals::bank::plan::Dealer>::contrasts",
    "annals::browser::clipboard::copy",
    "annals::browser::desk::listen_for_drops",
    "annals::browser::desk::read_set",
    "annals::browser::desk::run",
    "annals::browser::files::choose",
    "annals::browser::room::persist",
    "annals::browser::worker::end",
    "annals::browser::worker::pause",
    "annals::browser::worker::send",
    "annals::browser::upkeep::run",
    "annals::browser::journal::open",
    "annals::browser::journal::write",
    "annals::browser::focus::keep_row_in_sight",
    "annals::browser::journal::open",
    "annals::browser::journal::write",
    "annals::ui::components::frame::notices",
    "annals::ui::components::frame::place",
    "annals::ui::components::frame::waiting",
    "annals::ui::components::help::help",
    "annals::ui::components::picture::picture",
    "annals::ui::components::proof::whole::whole",
    "annals::ui::pages::about::view",
    "annals::ui::pages::answer::card::card",
    "annals::ui::pages::answer::order::rows",
    "annals::ui::pages::answer::typed::measured",
    "annals::ui::pages::answer::typed::name",
    "annals::ui::pages::answer::typed::year",
    "annals::ui::pages::changes::view",
    "annals::ui::pages::desk::set_view",
    "annals::ui::pages::desk::shared::view",
    "annals::ui::pages::desk::view",
    "annals::ui::pages::done::view",
    "annals::ui::pages::map::view",
    "annals::ui::pages::practise::view",
    "annals::ui::pages::print::view",
    "annals::ui::pages::review::view",
    "annals::ui::pages::run::answered",
    "annals::ui::pages::run::foot",
    "annals::ui::pages::run::returns",
    "annals::ui::pages::settings::view",
    "annals::ui::pages::today::view",
    "annals::ui::pages::unknown::view",
];

/// Whether a function is late, by its name: its own path, or that of the type it belongs to.
pub fn is_late(name: &str) -> bool {
    let path = path(name);
    LATE.iter().any(|late| path.starts_with(late))
}

/// Checks that the first part enters the rest only where it is known to look first.
pub fn check(entered: &[String]) -> Result<()> {
    let unknown = entered.iter().map(|name| path(name));
    let unknown: Vec<&str> = { unknown }
        .filter(|path| !ENTERED.iter().any(|known| path.starts_with(known)))
        .collect();
    ensure!(
        unknown.is_empty(),
        "the first part of the program enters the rest at {}; see ENTERED in xtask/src/late.rs",
        unknown.join(", ")
    );
    Ok(())
}

/// `annals::a::B` of `<annals::a::B as core::fmt::Debug>::fmt`.
fn path(name: &str) -> &str {
    name.trim_start_matches(['<', '&', '('])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_no_link_begins_with_is_late_and_the_first_form_is_not() {
        for (name, late) in [
            ("annals::ui::pages::about::view", true),
            ("<annals::bank::typed::X as core::fmt::Debug>::fmt", true),
            ("annals::bank::forms::choice_date::draw", false),
            ("annals::ui::pages::run::view", false),
            (
                "<alloc::raw_vec::RawVec<annals::bank::typed::X>>::grow_one",
                false,
            ),
        ] {
            assert_eq!(is_late(name), late, "{name}");
        }
    }

    #[test]
    fn what_is_entered_unawares_fails_the_build() {
        let view = "annals::ui::pages::about::view".to_owned();
        assert!(check(std::slice::from_ref(&view)).is_ok());
        let folded = "<alloc::vec::Vec<annals::bank::typed::X>>::push".to_owned();
        let error = check(&[view, folded]).unwrap_err().to_string();
        assert!(error.contains("enters the rest at alloc::vec"), "{error}");
    }
}
