//! Which functions of the page may come after the first question.

/// Beginnings of the names of what the first question does not need. What only these call is late along with them.
/// A function that the compiler has built into another is not found by its name: mark it `#[inline(never)]`.
const LATE: &[&str] = &[
    "annals::app::aside::",
    "annals::app::attempts::open_question",
    "annals::app::attempts::plan",
    "annals::app::attempts::retry_missed",
    "annals::app::open::take_index",
    "annals::app::practise::",
    "annals::app::report::",
    "annals::app::today::",
    "annals::app::update::begin",
    "annals::app::update::copy",
    "annals::app::update::dismiss",
    "annals::app::update::in_practise",
    "annals::app::update::toggle_help",
    "annals::app::run::next",
    "annals::app::run::answer",
    "annals::app::run::put_back",
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
    "annals::bank::forms::lineup",
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
    "annals::bank::sentence",
    "annals::bank::typed::",
    "annals::memory::confusions::",
    "annals::session::draft::Draft>::hand_in",
    "annals::ui::components::frame::",
    "annals::ui::components::help::",
    "annals::ui::components::proof",
    "annals::browser::clipboard::",
    "annals::ui::pages::about::",
    "annals::ui::pages::answer::card",
    "annals::ui::pages::answer::order",
    "annals::ui::pages::answer::pairs",
    "annals::ui::pages::answer::passage",
    "annals::ui::pages::answer::several",
    "annals::ui::pages::answer::timeline",
    "annals::ui::pages::answer::typed",
    "annals::ui::pages::done::",
    "annals::ui::pages::practise::",
    "annals::ui::pages::run::answered",
    "annals::ui::pages::today::",
    "annals::ui::pages::unknown::",
    "annals::ui::wording::messages::",
];

/// Whether a function is late, by its name.
pub fn is_late(name: &str) -> bool {
    LATE.iter().any(|late| name.contains(late))
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
        ] {
            assert_eq!(is_late(name), late, "{name}");
        }
    }
}
