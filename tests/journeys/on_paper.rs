//! A quiz is printed: from where it is chosen, from its end, from the desk.

use annals::app::print::{self, Msg as PrintMsg};
use annals::app::route::Part;
use annals::app::route::print::{Of, Print, Version, What};
use annals::app::{Msg, Page, Route, run};
use annals::bank::Question;
use annals::session::Slot;

use super::Browser;

const PAPER: &str = "#/print?set=japan-soviet-union&seed=7&count=40";

impl Browser {
    fn on_paper(&self) -> &print::Model {
        match &self.model.page {
            Page::Print(Some(page)) => page,
            page => panic!("no paper, but {page:?}"),
        }
    }

    fn printed(&self) -> Vec<Question> {
        let asked = self.on_paper().sheet.asked.iter();
        asked.map(|asked| asked.question.clone()).collect()
    }

    fn on_screen(&self) -> Vec<Question> {
        let quiz = self.model.quiz().expect("a quiz");
        let drawn = quiz.slots().iter().map(|slot| match slot {
            Slot::Drawn(question) => (**question).clone(),
            Slot::Gone(fact) => panic!("{fact} is gone"),
        });
        drawn.collect()
    }

    fn print(&mut self, msg: PrintMsg) {
        self.tell(msg.into());
    }
}

#[test]
fn the_paper_asks_what_the_screen_asks_in_the_same_order() {
    for selection in [
        "seed=7&count=10",
        "seed=4242&count=60",
        "seed=1&count=20&forms=choice-date,order,match",
        "seed=9&count=12&from=1930&to=1960&difficulty=800",
    ] {
        let query = ["?set=japan-soviet-union&", selection].concat();
        let screen = Browser::open(&["#/practise/run", &query].concat());
        let paper = Browser::open(&["#/print", &query].concat());
        assert_eq!(paper.printed(), screen.on_screen(), "{selection}");
    }
}

#[test]
fn versions_ask_the_same_facts_for_the_same_marks_in_another_order() {
    let asked = |version: Version| {
        let mut browser = Browser::open(PAPER);
        browser.print(PrintMsg::VersionChosen(version));
        let marks = browser.on_paper().marks();
        (browser.printed(), marks)
    };
    let (a, marks) = asked(Version::A);
    assert_eq!(a.len(), 40);
    let facts = |questions: &[Question]| {
        let mut facts: Vec<String> = questions
            .iter()
            .map(|question| format!("{:?} {:?}", question.fact, question.form))
            .collect();
        facts.sort();
        facts
    };
    let order = |questions: &[Question]| -> Vec<String> {
        questions.iter().map(|q| format!("{:?}", q.fact)).collect()
    };
    let mut seen = vec![a.clone()];
    for version in [Version::B, Version::C] {
        let (other, its_marks) = asked(version);
        assert_eq!(facts(&other), facts(&a), "{version:?}");
        assert_eq!(its_marks, marks, "{version:?}");
        // The same on every device and at every time.
        assert_eq!(asked(version).0, other);
        for before in &seen {
            assert_ne!(order(before), order(&other));
            let own = other.iter().filter(|q| before.contains(q)).count();
            assert!(own < 8, "{own} of 40 are drawn alike");
        }
        seen.push(other);
    }
}

#[test]
fn a_paper_is_found_from_where_a_quiz_is_chosen() {
    let mut browser = Browser::open("#/practise");
    browser.tell(annals::app::practise::Msg::CountChosen(5).into());
    browser.print(PrintMsg::ChoicesPressed);
    assert_eq!(browser.printed().len(), 5);
    let Route::Print(print) = browser.model.route.clone() else {
        panic!("{:?}", browser.model.route);
    };
    assert_eq!(print.of, Of::Set("japan-soviet-union".to_owned()));
    assert!(!print.selection.own);
    // A year that is none is told where it was typed.
    let mut browser = Browser::open("#/practise");
    browser.tell(annals::app::practise::Msg::FromTyped("then".to_owned()).into());
    browser.print(PrintMsg::ChoicesPressed);
    assert_eq!(browser.model.route, Route::Practise);
}

#[test]
fn the_quiz_that_was_played_is_printed_as_it_was() {
    for own in ["", "&own=1"] {
        let quiz = "#/practise/run?set=japan-soviet-union&seed=1&count=3&forms=choice-date";
        let mut browser = Browser::open(&[quiz, own].concat());
        let asked = browser.on_screen();
        for _ in 0..3 {
            browser.tell(run::Msg::UnknownPressed.into());
            browser.tell(run::Msg::NextPressed.into());
        }
        assert!(matches!(browser.model.route, Route::Done(_)));
        browser.print(PrintMsg::QuizPressed);
        assert_eq!(browser.printed(), asked);
        browser.reload();
        assert_eq!(browser.printed(), asked);
    }
    // What was missed, asked again, is no selection of its own.
    let mut browser = Browser::open("#/practise/run?set=japan-soviet-union&seed=1&count=2");
    for _ in 0..2 {
        browser.tell(run::Msg::UnknownPressed.into());
        browser.tell(run::Msg::NextPressed.into());
    }
    browser.tell(Msg::MissedRetried);
    let asked = browser.on_screen();
    for _ in 0..2 {
        browser.tell(run::Msg::UnknownPressed.into());
        browser.tell(run::Msg::NextPressed.into());
    }
    browser.print(PrintMsg::QuizPressed);
    assert!(
        browser.hash.starts_with("#/print?attempt="),
        "{}",
        browser.hash
    );
    assert_eq!(browser.printed(), asked);
    browser.print(PrintMsg::VersionChosen(Version::B));
    assert_eq!(browser.printed().len(), 2);
}

#[test]
fn what_was_asked_for_is_printed_once_it_is_drawn_and_then_all_is_back() {
    let mut browser = Browser::open(PAPER);
    browser.print(PrintMsg::PrintPressed(What::Key));
    assert_eq!(browser.prints, [Some(What::Key)]);
    browser.print(PrintMsg::Printed);
    assert_eq!(browser.on_paper().printed, None);
    assert_eq!(browser.hash, PAPER);
}

#[test]
fn the_code_in_the_foot_makes_the_same_paper_again() {
    let mut browser = Browser::open(&[PAPER, "&version=b&forms=order,choice-date"].concat());
    let (asked, code) = (
        browser.printed(),
        print::code::code(&browser.on_paper().print),
    );
    let mut other = Browser::open("#/print?set=japan-soviet-union&seed=99&count=5&size=18");
    other.print(PrintMsg::CodeGiven(code));
    assert_eq!(other.printed(), asked);
    assert_eq!(other.on_paper().layout().size, 18);
    browser.print(PrintMsg::OthersPressed);
    assert_ne!(browser.printed(), asked);
}

#[test]
fn a_set_at_the_desk_is_printed_while_it_is_a_draft_and_after() {
    let mut browser = super::at_the_desk::with_set();
    let key = browser.open_set().key.clone();
    let used = browser.model.bank().unwrap().set().id.clone();
    browser.tell(Msg::HashChanged(
        Route::Set(key.clone(), Part::Print).address(),
    ));
    assert_eq!(browser.on_paper().print.of, Of::Draft(key.clone()));
    assert!(!browser.printed().is_empty());
    // A draft is no set in use.
    assert_eq!(browser.model.bank().unwrap().set().id, used);
    browser.print(PrintMsg::CountChosen(2));
    assert_eq!(browser.printed().len(), 2);
    browser.reload();
    assert_eq!(browser.printed().len(), 2);

    browser.tell(Msg::HashChanged(
        Route::Set(key.clone(), Part::Check).address(),
    ));
    browser.tell(annals::app::desk::Msg::UsePressed.into());
    browser.tell(Msg::HashChanged(Route::Set(key, Part::Print).address()));
    assert_eq!(
        browser.on_paper().print.of,
        Of::Set("inventions".to_owned())
    );
    assert!(!browser.printed().is_empty());
}

#[test]
fn a_draft_that_is_not_here_leads_to_where_that_is_told() {
    let browser = Browser::open("#/print?draft=nowhere&seed=7&count=8");
    let check = Route::Set("nowhere".to_owned(), Part::Check);
    assert_eq!(browser.model.route, check);
}

#[test]
fn another_set_at_the_top_leads_to_its_paper() {
    let mut browser = Browser::open(PAPER);
    browser.tell(Msg::SetChosen("other".to_owned()));
    let Route::Print(print) = &browser.model.route else {
        panic!("{:?}", browser.model.route);
    };
    let Print { of, selection, .. } = &**print;
    assert_eq!(*of, Of::Set("other".to_owned()));
    assert_eq!(selection.count, 40);
}
