//! The map: its cells, what it drills, the table of all facts.

use annals::app::map::{By, Model as Map, Msg as Told, Sort};

use super::*;

/// After twelve answers.
fn opened(is_wide: bool) -> Browser {
    let mut browser = Browser::open("#/review");
    browser.is_wide = is_wide;
    for _ in 0..12 {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    browser.tell(Msg::LinkFollowed(Route::Map));
    browser
}

fn map(browser: &Browser) -> &Map {
    match &browser.model.page {
        Page::Map(Some(map)) => map,
        other => panic!("{other:?}"),
    }
}

fn press_in_map(browser: &mut Browser, key: Key) {
    let focused = Focused::Option;
    browser.tell(Msg::KeyPressed { key, focused });
}

fn facts_in_cells(map: &Map) -> u32 {
    let cells = map.lanes.iter().flat_map(|lane| &lane.cells);
    cells.map(|cell| cell.facts).sum()
}

fn dated(browser: &Browser) -> u32 {
    let facts = browser.model.study.desk().unwrap().roster.facts();
    let dated = facts.iter().filter(|fact| fact.years.is_some()).count();
    u32::try_from(dated).unwrap()
}

#[test]
fn it_sums_up_what_was_answered() {
    let browser = opened(false);
    let map = map(&browser);
    let recall = map.recall;
    assert!(recall.met >= 6 && recall.expected > 5.0, "{recall:?}");
    assert_eq!(map.days.last().unwrap().answers, 12);
    assert!(map.sets.is_empty(), "there is one set alone");
}

#[test]
fn arrows_lead_from_full_cell_to_full_cell_and_to_each_of_them() {
    for is_wide in [false, true] {
        let mut browser = opened(is_wide);
        for _ in 0..map(&browser).lanes.len() {
            press_in_map(&mut browser, Key::Up);
        }
        let mut seen = 0;
        loop {
            for _ in 0..map(&browser).columns {
                press_in_map(&mut browser, Key::Left);
            }
            // Every cell of the lane.
            let mut at = None;
            while at != Some(map(&browser).chosen) {
                at = Some(map(&browser).chosen);
                let facts = map(&browser).cell().facts;
                assert!(facts > 0, "{at:?} is empty");
                seen += facts;
                press_in_map(&mut browser, Key::Right);
            }
            press_in_map(&mut browser, Key::Down);
            if map(&browser).chosen.0 == at.unwrap().0 {
                break;
            }
        }
        assert_eq!(seen, dated(&browser), "wide: {is_wide}");
    }
}

#[test]
fn arrows_are_for_the_map_and_not_for_its_fields_and_buttons() {
    let mut browser = opened(true);
    let before = map(&browser).chosen;
    for focused in [Focused::Field, Focused::Control, Focused::Button] {
        for key in [Key::Up, Key::Down, Key::Left, Key::Right, Key::Enter] {
            browser.tell(Msg::KeyPressed { key, focused });
        }
    }
    assert_eq!(map(&browser).chosen, before);
}

#[test]
fn a_wide_screen_has_columns_of_five_years_and_a_phone_wider_ones() {
    let phone = opened(false);
    assert!(map(&phone).columns <= 12, "{}", map(&phone).columns);
    let mut desk = opened(true);
    assert_eq!(map(&desk).step, 5);
    assert!(map(&desk).columns > 15, "{}", map(&desk).columns);
    for browser in [&phone, &desk] {
        assert_eq!(facts_in_cells(map(browser)), dated(browser));
    }
    // The window is made narrower: the reader stays where they were.
    let (lane, column) = map(&desk).chosen;
    let (from, to) = map(&desk).years(column);
    desk.tell(Told::WidthSeen(false).into());
    assert_eq!(map(&desk).columns, map(&phone).columns);
    let (now_lane, now) = map(&desk).chosen;
    let (first, last) = map(&desk).years(now);
    assert_eq!(now_lane, lane);
    assert!(first <= from && to <= last, "{first}–{last}");
    // Wider again: a cell of those years that is not empty.
    desk.tell(Told::WidthSeen(true).into());
    let (from, _) = map(&desk).years(map(&desk).chosen.1);
    assert!((first..=last).contains(&from) && map(&desk).cell().facts > 0);
}

/// The facts that are drilled; those that no form can ask after all are found out later.
fn drilled(browser: &Browser) -> usize {
    match sitting(browser).scope() {
        annals::memory::Scope::Drill(facts) => facts.len(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_cell_drills_the_facts_that_it_counts() {
    for is_wide in [false, true] {
        let mut browser = opened(is_wide);
        let cells: Vec<(usize, usize)> = (0..map(&browser).lanes.len())
            .flat_map(|lane| (0..map(&browser).columns).map(move |column| (lane, column)))
            .collect();
        for (lane, column) in cells {
            browser.tell(Told::CellChosen(lane, column).into());
            let cell = map(&browser).cell().facts as usize;
            if cell == 0 {
                continue;
            }
            press_in_map(&mut browser, Key::Enter);
            assert_eq!(drilled(&browser), cell, "{}", browser.hash);
            browser.tell(Msg::LinkFollowed(Route::Map));
            browser.tell(Told::CellChosen(lane, column).into());
            let of_years = map(&browser).of_years() as usize;
            browser.tell(Msg::LinkFollowed(map(&browser).drill_of_years()));
            assert_eq!(drilled(&browser), of_years, "{}", browser.hash);
            browser.tell(Msg::LinkFollowed(Route::Map));
        }
    }
}

#[test]
fn the_whole_set_is_drilled_whatever_is_due_and_each_fact_once() {
    let mut browser = Browser::open("#/review?of=all");
    let all = browser.model.study.desk().unwrap().roster.len();
    assert_eq!(sitting(&browser).counts.all() as usize, all);
    let undated = all - dated(&browser) as usize;
    assert!(undated > 0, "cards and people are drilled too");
    let mut asked = std::collections::BTreeSet::new();
    while !sitting(&browser).is_over() {
        let question = sitting(&browser).quiz().question().unwrap();
        assert!(asked.insert(question.fact), "{:?} twice", question.fact);
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    // What no form can ask after all is left out.
    let left = browser.model.study.desk().unwrap().roster.len();
    assert_eq!(asked.len(), left);
    assert_eq!(browser.journal().reviews().len(), left);
}

#[test]
fn a_single_fact_is_drilled_by_its_name() {
    let mut browser = Browser::open("#/review?fact=yalta-promise/date");
    assert_eq!(sitting(&browser).counts.all(), 1);
    browser.answer(false);
    browser.in_run(run::Msg::NextPressed);
    assert!(sitting(&browser).is_over());
    let unknown = Browser::open("#/review?fact=nowhere/date");
    assert!(sitting(&unknown).is_over());
}

#[test]
fn all_facts_are_sorted_by_year_by_recall_and_by_when_they_are_due() {
    let mut browser = opened(false);
    browser.tell(Told::FactsToggled.into());
    let all = browser.model.study.desk().unwrap().roster.len();
    let facts = &map(&browser).facts;
    assert_eq!((facts.left(), facts.shown().count()), (all, 100));
    for (by, is_turned) in [
        (By::Recall, false),
        (By::Recall, true),
        (By::Due, false),
        (By::Due, true),
        (By::Year, false),
        (By::Year, true),
    ] {
        browser.tell(Told::SortPressed(by).into());
        let facts = &map(&browser).facts;
        assert_eq!(facts.sort, Sort { by, is_turned });
        let numbers: Vec<Option<f64>> = facts
            .shown()
            .map(|row| match by {
                By::Year => row.fact.years.map(|(began, _)| began as f64),
                By::Recall => row.known.map(|known| f64::from(known.recall)),
                By::Due => row.known.map(|known| known.due as f64),
            })
            .collect();
        let known: Vec<f64> = numbers.iter().map_while(|number| *number).collect();
        assert!(!known.is_empty());
        let in_order = |pair: &[f64]| match is_turned {
            true => pair[0] >= pair[1] - 1e-5,
            false => pair[0] <= pair[1] + 1e-5,
        };
        assert!(known.windows(2).all(in_order), "{by:?}: {known:?}");
        let rest = &numbers[known.len()..];
        assert!(rest.iter().all(Option::is_none), "what has none comes last");
    }
}

#[test]
fn all_facts_are_narrowed_to_a_kind_and_to_letters() {
    let mut browser = opened(false);
    browser.tell(Told::FactsToggled.into());
    let bank = browser.model.bank().unwrap().clone();
    let set = bank.set();
    browser.tell(Told::LettersTyped("TREATY  ports".to_owned()).into());
    let facts = &map(&browser).facts;
    assert!(facts.left() > 0);
    for row in facts.shown() {
        let about = row.fact.fact.subject(set).to_lowercase();
        assert!(
            about.contains("treaty") && about.contains("ports"),
            "{about}"
        );
    }
    browser.tell(Told::LettersTyped(String::new()).into());
    let (kind, _) = map(&browser).facts.kinds[0].clone();
    browser.tell(Told::KindPicked(kind.clone()).into());
    let facts = &map(&browser).facts;
    assert!(facts.left() > 0 && facts.left() < facts.all());
    for row in facts.shown() {
        assert_eq!(set.event(row.fact.fact.event().unwrap()).kind, kind);
    }
    browser.tell(Told::KindPicked(String::new()).into());
    assert_eq!(map(&browser).facts.left(), map(&browser).facts.all());
}

#[test]
fn a_cell_with_facts_is_chosen_even_where_nothing_is_lost_yet() {
    for is_wide in [false, true] {
        let mut browser = Browser::open("#/review?of=all&from=1941&to=1941");
        browser.is_wide = is_wide;
        browser.answer(true);
        browser.tell(Msg::LinkFollowed(Route::Map));
        assert!(map(&browser).cell().facts > 0);
    }
}

#[test]
fn a_set_without_dates_has_a_map_without_cells() {
    let mut browser = Browser::open("#/about");
    browser.set = long_set(0).replace(
        r#""events":[]"#,
        r#""events":[],"cards":[{"id":"c","front":"Front?","back":"Back."}]"#,
    );
    browser.hash = "#/review".to_owned();
    browser.reload();
    browser.answer(true);
    browser.tell(Msg::LinkFollowed(Route::Map));
    browser.tell(Told::WidthSeen(true).into());
    press_in_map(&mut browser, Key::Right);
    press_in_map(&mut browser, Key::Down);
    press_in_map(&mut browser, Key::Enter);
    assert_eq!(
        (map(&browser).recall.met, map(&browser).cell().facts),
        (1, 0)
    );
    browser.tell(Told::FactsToggled.into());
    assert_eq!(map(&browser).facts.left(), 1);
}

/// A set of so many events, two a year from the year 1 on.
fn long_set(events: usize) -> String {
    let events = (0..events).map(|at| {
        format!(
            r#"{{"id":"e{at}","kind":"k{}","title":"the founding of town {at}","date":"{:04}"}}"#,
            at % 3,
            at / 2 + 1
        )
    });
    let events: Vec<String> = events.collect();
    format!(
        r#"{{"format":"annals-set/1","id":"japan-soviet-union","version":"1.0.0","title":"Towns","language":"en","license":"CC0-1.0","attribution":"nobody","events":[{}]}}"#,
        events.join(",")
    )
}

#[test]
fn of_a_long_set_a_hundred_facts_are_shown_and_then_a_hundred_more() {
    let mut browser = Browser::open("#/about");
    browser.set = long_set(4_000);
    browser.hash = "#/review?most=1".to_owned();
    browser.reload();
    browser.answer(true);
    browser.tell(Msg::LinkFollowed(Route::Map));
    browser.tell(Told::FactsToggled.into());
    let shown = |browser: &Browser| map(browser).facts.shown().count();
    assert!(
        map(&browser).facts.all() >= 8_000,
        "{}",
        map(&browser).facts.all()
    );
    assert_eq!(shown(&browser), 100);
    browser.tell(Told::MorePressed.into());
    assert_eq!(shown(&browser), 200);
    browser.tell(Told::LettersTyped("town 39".to_owned()).into());
    assert_eq!(shown(&browser), 100, "what is found anew begins anew");
    browser.tell(Told::SortPressed(By::Due).into());
    let first = map(&browser).facts.shown().next().copied();
    assert!(first.is_some_and(|row| row.fact.years.is_some()));
}

#[test]
fn what_was_done_with_each_set_is_told_where_there_are_several() {
    let mut browser = opened(false);
    // Answers to another set, as a copy from elsewhere brings them.
    let mut other = Journal::default();
    assert!(other.take_up(7, &[]));
    let answered = annals::memory::journal::Answered {
        set: "towns",
        fact: "e1/date",
        form: Form::ChoiceDate,
        detail: annals::memory::journal::Detail {
            seed: 1,
            difficulty: Difficulty::MIDDLE,
            beside: None,
            told: annals::memory::journal::Told::Key,
            claimed: false,
        },
        permille: 1000,
        rating: Rating::Good,
        took: 3_000,
    };
    let at = annals::memory::journal::Moment { when: 900, zone: 0 };
    let (_, written) = other.answer(&answered, at).unwrap();
    browser.stored.insert(written.key, written.text);
    browser.reload();
    let sets = &map(&browser).sets;
    let told: Vec<(&str, u32)> = { sets.iter() }
        .map(|of_set| (browser.model.set_title(&of_set.set), of_set.answers))
        .collect();
    let title = &browser.model.bank().unwrap().set().title;
    assert_eq!(told, [(title.as_str(), 12), ("towns", 1)]);
    assert_eq!(sets[1].tally.time, Some(30));
}
