//! A round that a class plays at once: each device goes by its own clock, and all keep step.

use annals::app::class::assigned::Complaint;
use annals::app::class::hand_out::Change;
use annals::app::class::live::{of_link, of_quiz, on_screen};
use annals::app::class::{Msg, results::Told};
use annals::app::{Page, Route, run};
use annals::bank::Response;
use annals::class::Moment;
use annals::class::live::SHOWN;
use annals::session::Stage;

use super::Browser;
use super::a_class::teacher;

/// How long a question stands here, in milliseconds.
const EACH: i64 = 20_000;

impl Browser {
    /// Time passes until this moment, and the page is woken as it asks to be.
    fn until(&mut self, moment: i64) {
        while let Some((number, ms)) = self.wake {
            let next = self.now + i64::from(ms);
            if next > moment {
                break;
            }
            self.now = next;
            self.wake = None;
            self.class(Msg::Woken(number));
        }
        self.now = moment;
    }

    /// The page is loaded at this moment.
    fn loaded(&mut self, now: i64) {
        self.wake = None;
        self.now = now;
        self.start();
    }

    fn round(&self) -> Moment {
        of_quiz(&self.model, self.model.quiz().unwrap())
            .unwrap()
            .moment
    }

    fn given(&self) -> Vec<bool> {
        let quiz = self.model.quiz().unwrap();
        let answers = quiz.attempt().answers.iter();
        answers
            .map(|one| one.response != Response::Unknown)
            .collect()
    }
}

/// A teacher with three questions for the class, their link, and when the round begins.
fn handed_out() -> (Browser, String, i64) {
    let mut teacher = teacher(|browser| {
        browser.change(Change::Count(3));
        browser.change(Change::Live(true));
        browser.change(Change::Lead(1));
    });
    let Route::Live(key) = &teacher.model.route else {
        panic!("{:?}", teacher.model.route);
    };
    let open = teacher.model.class.back.open.as_ref().unwrap();
    assert_eq!(open.key, *key);
    let link = open.link[open.link.find('#').unwrap()..].to_owned();
    teacher.pace = 0;
    let open = teacher.model.class.back.open.as_ref().unwrap();
    let begins = open
        .handed
        .as_ref()
        .unwrap()
        .assignment
        .live
        .unwrap()
        .begins();
    assert!(begins >= teacher.now + 60_000 && begins < teacher.now + 70_000);
    (teacher, link, begins)
}

/// A device whose clock stands there when it opens the link.
fn opened(link: &str, now: i64) -> Browser {
    let mut browser = Browser::open(link);
    browser.pace = 0;
    browser.loaded(now);
    browser
}

fn joined(link: &str, name: &str, now: i64) -> Browser {
    let mut browser = opened(link, now);
    browser.begin_as(name);
    browser
}

#[test]
fn all_see_the_same_question_at_once_and_what_was_right_when_its_time_is_over() {
    let (mut teacher, link, begins) = handed_out();
    let door = opened(&link, begins - 40_000);
    assert!(door.wake.is_some(), "the page does not count");
    let mut ada = joined(&link, "Ada", begins - 30_000);
    let mut bert = joined(&link, "Bert", begins - 10_000);
    let screen = |browser: &Browser| on_screen(&browser.model).map(|(_, standing)| standing.moment);
    assert_eq!(screen(&teacher), Some(Moment::Before));
    // Before it begins nothing can be answered.
    ada.in_run(run::Msg::UnknownPressed);
    assert_eq!((ada.round(), ada.given().len()), (Moment::Before, 0));
    for browser in [&mut ada, &mut bert, &mut teacher] {
        browser.until(begins + 5_000);
    }
    assert_eq!(
        (ada.round(), screen(&teacher)),
        (Moment::Asked(0), Some(Moment::Asked(0)))
    );
    let asked = |browser: &Browser| browser.model.quiz().unwrap().question().unwrap().clone();
    let open = teacher.model.class.back.open.as_ref().unwrap();
    let on_wall = &open.marked.as_ref().unwrap().book.columns;
    assert_eq!(asked(&ada), on_wall[0].question);
    assert_eq!(asked(&bert), on_wall[0].question);
    // One answers; nobody goes on before the others.
    ada.answer(true);
    ada.in_run(run::Msg::NextPressed);
    assert!(matches!(ada.stage(), Stage::Answered { .. }));
    assert_eq!(ada.given(), [true]);
    for browser in [&mut ada, &mut bert, &mut teacher] {
        browser.until(begins + EACH + 1_000);
    }
    // The time is over: who has not answered did not know.
    assert_eq!(
        (bert.round(), screen(&teacher)),
        (Moment::Shown(0), Some(Moment::Shown(0)))
    );
    assert!(matches!(bert.stage(), Stage::Answered { .. }));
    assert_eq!(bert.given(), [false]);
    for browser in [&mut ada, &mut bert, &mut teacher] {
        browser.until(begins + EACH + SHOWN + 500);
    }
    assert_eq!((ada.at(), bert.at()), (1, 1));
    assert_eq!(screen(&teacher), Some(Moment::Asked(1)));
    bert.answer(true);
    // A tab that was closed and opened again is where the others are.
    let now = ada.now;
    ada.loaded(now);
    for browser in [&mut ada, &mut bert, &mut teacher] {
        browser.until(begins + 3 * (EACH + SHOWN) + 500);
    }
    for browser in [&ada, &bert] {
        assert!(matches!(browser.model.page, Page::Done(_)));
    }
    assert_eq!(screen(&teacher), Some(Moment::Over));
    let results = [&ada, &bert].map(|one| one.model.class.result.as_ref().unwrap().text.clone());
    teacher.class(Msg::TextsOffered(results.to_vec()));
    let key = teacher.model.class.listed[0].key.clone();
    assert_eq!(teacher.model.class.back.told, [Told::Taken(key, 2, 0)]);
    let open = teacher.model.class.back.open.as_ref().unwrap();
    let marks = open.marked.as_ref().unwrap().book.marks();
    assert_eq!(marks, [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
}

#[test]
fn what_was_chosen_when_the_time_is_over_counts_and_time_runs_from_the_question() {
    let (_, link, begins) = handed_out();
    let mut ada = joined(&link, "Ada", begins - 60_000);
    ada.until(begins + 5_000);
    let key = match &ada.model.quiz().unwrap().question().unwrap().body {
        annals::bank::Body::Choice { key, .. } => *key,
        other => panic!("another form: {other:?}"),
    };
    ada.in_run(run::Msg::OptionChosen(key));
    ada.until(begins + EACH + 1_000);
    assert_eq!(ada.given(), [true]);
    let answer = &ada.model.quiz().unwrap().attempt().answers[0];
    assert_eq!(answer.permille, 1000);
    assert!(
        (EACH..EACH + 2_000).contains(&i64::from(answer.took)),
        "{}",
        answer.took
    );
}

#[test]
fn a_phone_that_slept_loses_no_choice_and_whoever_comes_while_it_is_shown_forgets_nothing() {
    let (_, link, begins) = handed_out();
    let turn = EACH + SHOWN;
    let mut ada = joined(&link, "Ada", begins - 60_000);
    ada.until(begins + 5_000);
    ada.in_run(run::Msg::OptionChosen(0));
    // It wakes when the next question is on.
    let (number, _) = ada.wake.take().unwrap();
    ada.now = begins + turn + 4_000;
    ada.class(Msg::Woken(number));
    assert_eq!((ada.given(), ada.at()), (vec![true], 1));
    let bert = joined(&link, "Bert", begins + EACH + 2_000);
    assert_eq!(
        (bert.round(), bert.given()),
        (Moment::Shown(0), vec![false])
    );
    assert_eq!(bert.model.study.journal().reviews(), []);
}

#[test]
fn a_tab_that_nobody_looks_at_takes_over_what_is_answered_in_another() {
    let (_, link, begins) = handed_out();
    let mut idle = joined(&link, "Ada", begins - 10_000);
    idle.until(begins + 2_000);
    let mut active = Browser::with_storage(idle.stored.clone(), &idle.hash);
    active.pace = 0;
    active.loaded(begins + 3_000);
    active.answer(true);
    assert_eq!(active.given(), [true]);
    let attempt = active.model.quiz().unwrap().attempt();
    let (key, text) = (attempt.key(), attempt.encode());
    idle.class(Msg::AttemptSeen(key.clone(), text));
    idle.until(begins + EACH + 2_000);
    assert_eq!(idle.given(), [true]);
    // What says less changes nothing.
    let mut less = active.model.quiz().unwrap().attempt().clone();
    less.answers.clear();
    less.at = 0;
    idle.class(Msg::AttemptSeen(key, less.encode()));
    assert_eq!(idle.given(), [true]);
}

#[test]
fn a_clock_of_minutes_holds_no_round_up() {
    let (_, link, begins) = handed_out();
    let quiz = teacher(|browser| browser.change(Change::Minutes(Some(10)))).link();
    let mut ada = opened(&quiz, begins - 40_000);
    ada.begin_as("Ada");
    let (_, ms) = ada.wake.unwrap();
    assert!(ms > 30_000);
    ada.go(&link);
    let (_, ms) = ada.wake.unwrap();
    assert!(ms < 1_100, "{ms}");
}

#[test]
fn a_clock_that_was_set_too_far_can_be_set_back() {
    let (_, link, begins) = handed_out();
    let mut ada = joined(&link, "Ada", begins - 30_000);
    for by in [60_000, 60_000] {
        ada.class(Msg::ClockMoved(by));
    }
    let now = ada.now;
    ada.until(now + 3_000);
    // Nor is a question answered that is not to be seen meanwhile.
    ada.in_run(run::Msg::UnknownPressed);
    assert!(ada.given().is_empty());
    ada.class(Msg::ClockMoved(-120_000));
    ada.until(begins + 8_000);
    assert_eq!((ada.round(), ada.given().len()), (Moment::Asked(0), 0));
    // What stands is what counts.
    ada.class(Msg::ClockMoved(EACH + SHOWN));
    ada.until(begins + 16_000);
    assert_eq!((ada.round(), ada.given()), (Moment::Asked(1), vec![false]));
}

#[test]
fn who_comes_late_comes_in_at_the_question_that_is_on_and_too_late_is_told() {
    let (_, link, begins) = handed_out();
    let turn = EACH + SHOWN;
    let late = joined(&link, "Ada", begins + 2 * turn + 3_000);
    assert_eq!((late.round(), late.at()), (Moment::Asked(2), 2));
    assert_eq!(late.given(), [false, false]);
    // What was never seen is not forgotten either.
    assert_eq!(late.model.study.journal().reviews(), []);
    let gone = joined(&link, "Bert", begins + 3 * turn);
    assert!(gone.model.quiz().is_none());
    assert_eq!(gone.model.class.begin.complaint, Some(Complaint::Over));
}

#[test]
fn a_clock_that_is_wrong_is_set_by_the_screen_and_stays_set() {
    let (_, link, begins) = handed_out();
    // This device thinks that it is two minutes later.
    let mut ada = opened(&link, begins + 120_000 - 30_000);
    let moment = |browser: &Browser| {
        let Route::Assignment(handed) = &browser.model.route else {
            panic!("{:?}", browser.model.route);
        };
        of_link(&browser.model, handed).unwrap()
    };
    assert_ne!(moment(&ada).moment, Moment::Before);
    for _ in 0..2 {
        ada.class(Msg::ClockMoved(-60_000));
    }
    assert_eq!(
        (moment(&ada).moment, moment(&ada).seconds()),
        (Moment::Before, 30)
    );
    let now = ada.now;
    ada.loaded(now);
    assert_eq!(moment(&ada).seconds(), 30);
    ada.begin_as("Ada");
    ada.until(now + 31_000);
    assert_eq!(ada.round(), Moment::Asked(0));
}

#[test]
fn another_round_has_other_questions_and_a_record_of_its_own() {
    let (mut teacher, link, begins) = handed_out();
    teacher.until(begins + 3 * (EACH + SHOWN) + 500);
    let open = teacher.model.class.back.open.as_ref().unwrap();
    let columns = open.marked.as_ref().unwrap().book.columns.iter();
    let before: Vec<_> = columns.map(|column| column.pick.clone()).collect();
    teacher.class(Msg::AgainPressed);
    let open = teacher.model.class.back.open.as_ref().unwrap();
    assert!(!open.link.ends_with(&link));
    let picks = |open: &annals::app::class::results::Open| {
        let columns = &open.marked.as_ref().unwrap().book.columns;
        columns
            .iter()
            .map(|column| column.pick.clone())
            .collect::<Vec<_>>()
    };
    assert_ne!(picks(open), before);
    assert_eq!(teacher.model.class.listed.len(), 2);
    let (_, standing) = on_screen(&teacher.model).unwrap();
    assert_eq!(standing.moment, Moment::Before);
    assert!(standing.live.begins() > teacher.now);
}
