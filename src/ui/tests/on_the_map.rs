//! Claims about the map.

use super::{drawn, holds, opened, tell};
use crate::app::map::{By, Msg as Told};
use crate::app::{Model, Msg, run};

/// After one card.
fn mapped() -> Model {
    let link = "#/practise/run?set=japan-soviet-union&seed=3&count=1&forms=flashcard";
    let mut model = opened(link);
    tell(&mut model, run::Msg::CardTurned.into());
    tell(&mut model, run::Msg::CardRated(true).into());
    tell(&mut model, Msg::HashChanged("#/map".to_owned()));
    model
}

#[test]
fn before_the_first_answer_the_map_says_when_it_begins() {
    holds(&drawn(&opened("#/map")), &["The map begins", "#/review"]);
}

#[test]
fn the_cells_are_one_group_of_which_one_is_chosen_and_can_be_reached() {
    let mut model = mapped();
    for is_wide in [false, true] {
        tell(&mut model, Told::WidthSeen(is_wide).into());
        let page = drawn(&model);
        for once in [
            "role=\"radiogroup\"",
            "id=\"cell\"",
            "aria-checked=\"true\"",
            "tabindex=\"0\"",
        ] {
            assert_eq!(page.matches(once).count(), 1, "{once} in {page}");
        }
    }
}

#[test]
fn the_cell_its_years_and_the_whole_set_can_be_drilled() {
    let page = drawn(&mapped());
    holds(
        &page,
        &[
            "href=\"#/review?of=all&amp;kind=",
            "href=\"#/review?of=all&amp;from=",
            "href=\"#/review?of=all\"",
            "Drill the whole set: 2",
        ],
    );
}

#[test]
fn what_is_drawn_stands_in_words_too() {
    let page = drawn(&mapped());
    let pictures = page.matches("<svg").count();
    let hidden = page.matches("<svg viewBox").count();
    assert_eq!(pictures, hidden);
    for picture in page.split("<svg").skip(1) {
        let tag = picture.split('>').next().unwrap();
        assert!(tag.contains("aria-hidden=\"true\""), "{tag}");
    }
    // Days to come, days gone, stability, difficulty: each picture is followed by its figures.
    let bars = page.matches("class=\"bars").count() + page.matches("class=\"days\"").count();
    assert_eq!(page.matches("In figures").count(), bars);
}

#[test]
fn all_facts_are_a_table_whose_heads_sort_it() {
    let mut model = mapped();
    let closed = drawn(&model);
    assert!(!closed.contains("<table"), "it is folded at first");
    holds(&closed, &["aria-expanded=\"false\"", "All facts"]);
    tell(&mut model, Told::FactsToggled.into());
    holds(
        &drawn(&model),
        &[
            "<table role=\"table\"",
            "aria-sort=\"ascending\" class=\"year\"",
            "Show 100 more",
            "not met",
            "href=\"#/review?fact=",
        ],
    );
    tell(&mut model, Told::SortPressed(By::Recall).into());
    let page = drawn(&model);
    holds(
        &page,
        &[
            "aria-sort=\"ascending\" class=\"recall\"",
            "1 answer",
            "100%",
        ],
    );
    assert_eq!(page.matches("aria-sort=").count(), 1);
    assert_eq!(page.matches("<tr").count(), 101);
    tell(
        &mut model,
        Told::LettersTyped("no such title".to_owned()).into(),
    );
    let page = drawn(&model);
    assert!(!page.contains("<table"), "{page}");
    holds(&page, &["0 of 2", "No fact is like that."]);
}
