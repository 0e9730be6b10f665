//! Whole journeys through the app, played on the host: messages in, effects out, and
//! a storage that keeps, refuses or forgets as a browser's would.

#[path = "journeys/upkeep.rs"]
mod upkeep;

use std::collections::BTreeMap;

use annals::app::aside::{Aside, Report};
use annals::app::errands::{self, Costing, Fit, RETENTIONS};
use annals::app::key::Focused;
use annals::app::model::LibraryError;
use annals::app::practise::Group;
use annals::app::{
    Effect, Env, FetchError, Key, Library, Model, Msg, Notice, Opened, Page, Route, SaveError, map,
    practise, run, update,
};
use annals::bank::{Body, Difficulty, Form, Response, Verdict};
use annals::memory::errand::{self, Errand};
use annals::memory::fitting::Outcome;
use annals::memory::journal::{Journal, PREFIX, Rating, of_key};
use annals::memory::schedule::{Learned, Memory};
use annals::session::{Complaint, Slot, Stage};

#[path = "journeys/early.rs"]
mod early;

#[path = "journeys/a_class.rs"]
mod a_class;

#[path = "journeys/a_store.rs"]
mod a_store;

#[path = "journeys/at_the_desk.rs"]
mod at_the_desk;

#[path = "journeys/in_a_package.rs"]
mod in_a_package;
#[path = "journeys/in_a_round.rs"]
mod in_a_round;
#[path = "journeys/in_the_table.rs"]
mod in_the_table;
#[path = "journeys/on_paper.rs"]
mod on_paper;

#[path = "journeys/on_the_map.rs"]
mod on_the_map;

#[path = "journeys/to_a_platform.rs"]
mod to_a_platform;

#[path = "journeys/to_a_store.rs"]
mod to_a_store;

const INDEX: &str = include_str!("../questions/index.json");
const SET: &str = include_str!("../questions/japan-soviet-union.json");
const QUIZ: &str = "#/practise/run?set=japan-soviet-union&seed=1&count=5&forms=choice-date";

/// A browser without a page: it does what the app orders.
struct Browser {
    model: Model,
    stored: BTreeMap<String, String>,
    storage: Result<(), SaveError>,
    network: Result<(), FetchError>,
    /// The file of the set, as the site has it.
    set: String,
    hash: String,
    is_wide: bool,
    now: i64,
    /// So much time passes with each thing that happens, in milliseconds.
    pace: i64,
    downloads: Vec<String>,
    /// The sheets that were printed.
    prints: Vec<Option<annals::app::route::print::What>>,
    persist_asked: usize,
    files_wanted: usize,
    /// Whether the clipboard takes a text, and what was put there.
    clipboard: bool,
    copied: Vec<String>,
    letters: Vec<String>,
    /// Files that were fetched, in order.
    fetched: Vec<String>,
    /// Whether another tab writes the stream that is stored.
    is_second: bool,
    /// Whether the journal lets itself be waited for, and what it will say.
    dawdles: bool,
    opening: Option<Msg>,
    /// Whether a worker does what it is sent for, at once.
    works: bool,
    /// Whether the page is drawn without delay when it is given time to.
    draws: bool,
    errands: Vec<Errand>,
    ended: Vec<errand::Kind>,
    /// The file that is kept current.
    desk: upkeep::Desk,
    /// When a quiz with a clock wants to be told of the time, in milliseconds from then.
    wake: Option<(u32, u32)>,
    /// Files of bytes that were offered, with their names.
    saved: Vec<(String, Vec<u8>)>,
    /// How many frames of the camera were asked for.
    watched: usize,
    /// The platform around the page.
    platform: in_a_package::Platform,
    /// The worker at the teacher's desk, and what it keeps.
    bench: at_the_desk::Bench,
    /// The store of records, and the network to it.
    lrs: a_store::Lrs,
}

impl Browser {
    fn open(hash: &str) -> Browser {
        Browser::with_storage(BTreeMap::new(), hash)
    }

    fn with_storage(stored: BTreeMap<String, String>, hash: &str) -> Browser {
        let mut browser = Browser {
            model: Model::new(),
            stored,
            storage: Ok(()),
            network: Ok(()),
            set: SET.to_owned(),
            hash: hash.to_owned(),
            is_wide: false,
            now: 1_000_000,
            pace: 1000,
            downloads: Vec::new(),
            prints: Vec::new(),
            persist_asked: 0,
            files_wanted: 0,
            clipboard: true,
            copied: Vec::new(),
            letters: Vec::new(),
            fetched: Vec::new(),
            is_second: false,
            dawdles: false,
            opening: None,
            works: true,
            draws: true,
            errands: Vec::new(),
            ended: Vec::new(),
            desk: upkeep::Desk::default(),
            wake: None,
            saved: Vec::new(),
            watched: 0,
            platform: in_a_package::Platform::default(),
            bench: at_the_desk::Bench::default(),
            lrs: a_store::Lrs::default(),
        };
        browser.start();
        browser
    }

    fn start(&mut self) {
        self.model = Model::new();
        self.desk.timers.clear();
        let stored = match self.storage {
            Err(SaveError::Forbidden) => Err(SaveError::Forbidden),
            Ok(()) | Err(SaveError::Full) => Ok(self.stored.clone().into_iter().collect()),
        };
        let hash = self.hash.clone();
        self.tell(Msg::Started { hash, stored });
    }

    /// The tab is killed and opened again: only storage and address are left.
    fn reload(&mut self) {
        self.now += 60_000;
        self.start();
    }

    fn tell(&mut self, msg: Msg) {
        self.now += self.pace;
        let env = Env {
            now: self.now,
            time_zone_offset: 540,
            seed: 0x5eed_0000 + u64::try_from(self.now).unwrap(),
        };
        for effect in update(&mut self.model, msg, env) {
            self.run(effect);
        }
    }

    fn run(&mut self, effect: Effect) {
        match effect {
            Effect::FetchIndex => {
                self.fetched.push("index.json".to_owned());
                let result = self.network.clone().map(|()| INDEX.to_owned());
                self.tell(Msg::IndexFetched(result));
            }
            Effect::FetchSet { id, file } if file.starts_with("kept:") => {
                let result = self.bench.text(&file[5..]);
                self.tell(Msg::SetFetched { id, result });
            }
            Effect::FetchSet { id, file } => {
                self.fetched.push(file.clone());
                let result = match (&self.network, file.as_str()) {
                    (Err(error), _) => Err(error.clone()),
                    (Ok(()), "japan-soviet-union.json") => Ok(self.set.clone()),
                    (Ok(()), _) => Err(FetchError::Status(404)),
                };
                self.tell(Msg::SetFetched { id, result });
            }
            Effect::OpenJournal { fresh } => {
                let all = self.stored.clone().into_iter();
                let pieces = all.filter(|(key, _)| key.starts_with(PREFIX)).collect();
                // The tab before is gone: its stream is free again.
                let writer = match self.is_second {
                    true => None,
                    false => self.stored.keys().find_map(|key| of_key(key)),
                };
                let opened = Opened {
                    pieces: match self.storage {
                        Err(SaveError::Forbidden) => Err(SaveError::Forbidden),
                        Ok(()) | Err(SaveError::Full) => Ok(pieces),
                    },
                    copies: self.lrs.copies.clone().into_iter().collect(),
                    writer: writer.map_or(fresh, |(writer, _)| writer),
                };
                match self.dawdles {
                    true => self.opening = Some(Msg::JournalOpened(opened)),
                    false => self.tell(Msg::JournalOpened(opened)),
                }
            }
            Effect::WritePiece { key, text } => {
                if self.storage.is_ok() {
                    self.stored.insert(key.clone(), text);
                }
                let result = self.storage;
                self.tell(Msg::PieceWritten { key, result });
            }
            Effect::Save { key, text } => {
                if self.storage.is_ok() {
                    self.stored.insert(key.clone(), text);
                }
                let result = self.storage;
                self.tell(Msg::Saved { key, result });
            }
            Effect::Go(address) | Effect::Replace(address) => {
                self.hash.clone_from(&address);
                self.tell(Msg::HashChanged(address));
            }
            Effect::Persist => self.persist_asked += 1,
            Effect::ChooseFile => self.files_wanted += 1,
            Effect::SendErrand { errand, pieces } => {
                self.errands.push(errand.clone());
                if self.works {
                    let mut told = Vec::new();
                    errand.carry_out(&Journal::read(&pieces), |one| told.push(one));
                    for one in told {
                        self.tell(Msg::WorkerTold(errand.kind(), Some(one)));
                    }
                }
            }
            Effect::EndErrand(kind) => self.ended.push(kind),
            Effect::Pause if self.draws => self.tell(Msg::PauseOver),
            Effect::Pause => {}
            Effect::Download { text, .. } => self.downloads.push(text),
            Effect::Copy(text) => {
                let result = self.clipboard;
                self.copied.push(text);
                self.tell(Msg::Copied(result));
            }
            Effect::Upkeep(order) => self.keep_up(*order),
            Effect::Desk(request) => self.at_the_desk(*request),
            Effect::Class(request) => self.for_class(*request),
            Effect::HearLeaving => self.platform.is_heard = true,
            Effect::Print => self.prints.push(match &self.model.page {
                Page::Print(Some(page)) => page.printed,
                _ => None,
            }),
            Effect::Mail(letter) => self.letters.push(letter),
            Effect::WatchWidth => self.tell(map::Msg::WidthSeen(self.is_wide).into()),
            Effect::Focus(_) => {}
        }
    }

    /// The journal, as it is stored.
    fn journal(&self) -> Journal {
        let stored: Vec<_> = self.stored.clone().into_iter().collect();
        Journal::read(&stored)
    }

    fn press(&mut self, key: Key) {
        self.tell(Msg::KeyPressed {
            key,
            focused: Focused::Page,
        });
    }

    fn in_run(&mut self, msg: run::Msg) {
        self.tell(Msg::Run(msg));
    }

    /// Answers the question on screen rightly or wrongly, by what it is.
    fn answer(&mut self, rightly: bool) {
        let question = self.model.quiz().unwrap().question().unwrap().clone();
        match &question.body {
            Body::Choice { options, key }
            | Body::Passage { options, key, .. }
            | Body::Timeline {
                gaps: options, key, ..
            } => {
                let wrong = (key + 1) % options.len();
                self.in_run(run::Msg::OptionChosen(if rightly { *key } else { wrong }));
            }
            Body::Several { options, keys } => {
                let marked = (0..options.len()).filter(|at| keys.contains(at) == rightly);
                for at in marked {
                    self.in_run(run::Msg::OptionToggled(at));
                }
            }
            Body::Match { places, key, .. } => {
                for (item, place) in key.iter().enumerate() {
                    let wrong = (place + 1) % places.len();
                    self.in_run(run::Msg::ItemHeld(item));
                    self.in_run(run::Msg::PlaceChosen(if rightly { *place } else { wrong }));
                }
            }
            Body::Quantity { key } => {
                let typed = if rightly { key.value.as_str() } else { "0" };
                self.in_run(run::Msg::Typed(typed.to_owned()));
            }
            Body::Order { key, items, .. } => {
                // Selection sort by moves, as a learner would; reversed when wrong.
                let mut wanted: Vec<usize> = key.clone();
                if !rightly {
                    wanted.reverse();
                }
                let mut now: Vec<usize> = (0..items.len()).collect();
                for (to, item) in wanted.iter().enumerate() {
                    let from = now.iter().position(|i| i == item).unwrap();
                    self.in_run(run::Msg::ItemMoved { from, to });
                    let moved = now.remove(from);
                    now.insert(to, moved);
                }
            }
            Body::Year { key, .. } => {
                let year = if rightly { *key } else { key + 3 };
                self.in_run(run::Msg::Typed(year.to_string()));
            }
            Body::Name { .. } => {
                let name = question.key_text();
                self.in_run(run::Msg::Typed(if rightly {
                    name
                } else {
                    "Nobody".to_owned()
                }));
            }
            Body::Card { .. } => {
                self.in_run(run::Msg::CardTurned);
                self.in_run(run::Msg::CardRated(rightly));
                return;
            }
        }
        self.in_run(run::Msg::CheckPressed);
    }

    fn stage(&self) -> &Stage {
        self.model.quiz().unwrap().stage()
    }

    fn at(&self) -> usize {
        self.model.quiz().unwrap().attempt().at
    }
}

#[test]
fn a_quiz_is_played_from_a_link_to_its_score() {
    let mut browser = Browser::open(QUIZ);
    for number in 0..5 {
        assert_eq!(browser.at(), number);
        browser.answer(number % 2 == 0);
        assert!(matches!(browser.stage(), Stage::Answered { .. }));
        browser.in_run(run::Msg::NextPressed);
    }
    let Route::Done(id) = browser.model.route.clone() else {
        panic!("not done: {:?}", browser.model.route);
    };
    let attempt = browser.model.ledger.get(&id).unwrap();
    assert_eq!((attempt.right(), attempt.answers.len()), (3, 5));
    assert!(attempt.is_finished());
}

#[test]
fn every_form_can_be_answered_rightly_and_wrongly() {
    // Its titles tell of what kind an event was: the one form the shipped set does not ask.
    let asked = Form::ALL.into_iter().filter(|f| *f != Form::ChoiceKind);
    for form in asked {
        for rightly in [true, false] {
            let name = form.name();
            let mut browser = Browser::open(&format!(
                "#/practise/run?set=japan-soviet-union&seed=5&count=4&forms={name}"
            ));
            let questions = browser.model.quiz().map_or(0, |quiz| quiz.slots().len());
            assert!(questions > 0, "{name}");
            for _ in 0..questions {
                browser.answer(rightly);
                let Stage::Answered { grade } = browser.stage() else {
                    panic!("{name}: {:?}", browser.stage());
                };
                assert_eq!(grade.verdict.is_right(), rightly, "{name}");
                browser.in_run(run::Msg::NextPressed);
            }
        }
    }
}

#[test]
fn the_same_link_asks_the_same_questions_in_every_browser() {
    let questions = |browser: &Browser| {
        let slots = browser.model.quiz().unwrap().slots().iter();
        slots.cloned().collect::<Vec<Slot>>()
    };
    assert_eq!(
        questions(&Browser::open(QUIZ)),
        questions(&Browser::open(QUIZ))
    );
}

#[test]
fn an_answer_is_stored_before_its_feedback_is_shown() {
    let mut browser = Browser::open(QUIZ);
    let env = Env {
        now: 1,
        time_zone_offset: 0,
        seed: 1,
    };
    let chosen = Msg::Run(run::Msg::OptionChosen(0));
    update(&mut browser.model, chosen, env);
    let effects = update(&mut browser.model, Msg::Run(run::Msg::CheckPressed), env);
    assert!(matches!(browser.stage(), Stage::Saving { .. }));
    // The journal first; its feedback waits for that alone.
    let [
        Effect::WritePiece { key, .. },
        Effect::Save { key: place, .. },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    let result = Ok(());
    let (key, place) = (key.clone(), place.clone());
    update(&mut browser.model, Msg::Saved { key: place, result }, env);
    assert!(matches!(browser.stage(), Stage::Saving { .. }));
    update(&mut browser.model, Msg::PieceWritten { key, result }, env);
    assert!(matches!(browser.stage(), Stage::Answered { .. }));
}

#[test]
fn every_answer_is_in_the_journal_once() {
    let mut browser = Browser::open(QUIZ);
    let mut facts = Vec::new();
    for step in 0..5 {
        let attempt = browser.model.quiz().unwrap().attempt();
        facts.push(attempt.picks[step].fact.clone());
        browser.answer(step % 2 == 0);
        if step == 2 {
            browser.reload();
        }
        browser.in_run(run::Msg::NextPressed);
    }
    let journal = browser.journal();
    let names = journal.names();
    let reviews = journal.reviews().iter();
    let kept: Vec<_> = reviews
        .map(|r| (names.fact(r.fact).unwrap().1, r.permille))
        .collect();
    let worth = |step| if step % 2 == 0 { 1000 } else { 0 };
    let expected: Vec<_> = facts.into_iter().zip((0..5).map(worth)).collect();
    assert_eq!(kept, expected);
}

#[test]
fn an_answer_whose_place_was_not_stored_is_not_asked_for_again() {
    let mut browser = Browser::open(QUIZ);
    let env = Env {
        now: browser.now + 500,
        time_zone_offset: 540,
        seed: 1,
    };
    let chosen = Msg::Run(run::Msg::OptionChosen(0));
    update(&mut browser.model, chosen, env);
    // The attempt is in storage from an earlier place, the journal has the answer.
    let attempt = browser.model.quiz().unwrap().attempt().clone();
    browser.stored.insert(attempt.key(), attempt.encode());
    let effects = update(&mut browser.model, Msg::Run(run::Msg::CheckPressed), env);
    let answered = browser.model.quiz().unwrap().attempt().answers.clone();
    browser.run(effects[0].clone());
    browser.reload();
    let quiz = browser.model.quiz().unwrap();
    assert_eq!(quiz.attempt().id, attempt.id);
    assert_eq!(quiz.attempt().answers[0].response, answered[0].response);
    assert!(matches!(browser.stage(), Stage::Answered { .. }));
    browser.in_run(run::Msg::NextPressed);
    assert_eq!(browser.at(), 1);
    assert_eq!(browser.journal().reviews().len(), 1);
}

#[test]
fn a_claim_takes_the_place_of_what_was_refused() {
    let mut browser = refused();
    browser.press(Key::Letter('c'));
    let journal = browser.journal();
    let [first, second] = journal.reviews() else {
        panic!("{:?}", journal.reviews());
    };
    assert!(first.undone && !second.undone);
    assert_eq!(second.permille, 1000);
    assert!(journal.detail(second).claimed);
    browser.reload();
    browser.in_run(run::Msg::ClaimPressed);
    let journal = browser.journal();
    let counts = journal.reviews().iter().filter(|review| !review.undone);
    assert_eq!(counts.map(|r| r.permille).collect::<Vec<_>>(), [0]);
}

#[test]
fn a_killed_tab_comes_back_to_the_same_question_and_the_same_answers() {
    let mut browser = Browser::open(QUIZ);
    for step in 0..5 {
        browser.answer(step % 2 == 0);
        let before = browser.model.quiz().unwrap().attempt().clone();
        browser.reload();
        assert_eq!(browser.model.quiz().unwrap().attempt(), &before);
        assert!(
            matches!(browser.stage(), Stage::Answered { .. }),
            "feedback again"
        );
        browser.in_run(run::Msg::NextPressed);
        if step < 4 {
            browser.reload();
            assert_eq!(browser.at(), step + 1);
            assert!(matches!(browser.stage(), Stage::Asking { .. }));
        }
    }
    browser.reload();
    assert!(matches!(browser.model.page, Page::Done(Some(_))));
}

#[test]
fn a_link_opened_again_after_it_was_finished_begins_anew() {
    let mut browser = Browser::open(QUIZ);
    for _ in 0..5 {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    browser.tell(Msg::HashChanged(QUIZ.to_owned()));
    assert_eq!(browser.at(), 0);
    browser.answer(true);
    assert_eq!(browser.model.ledger.finished().len(), 1);
    assert_eq!(browser.model.ledger.unfinished().len(), 1);
}

#[test]
fn the_keyboard_alone_plays_a_quiz() {
    let mut browser = Browser::open("#/");
    browser.press(Key::Enter);
    assert!(
        matches!(browser.model.page, Page::Review(Some(_))),
        "Enter begins"
    );
    browser.tell(Msg::HashChanged("#/practise".to_owned()));
    browser.press(Key::Enter);
    assert!(matches!(browser.model.page, Page::Run(Some(_))));
    browser.tell(Msg::HashChanged(QUIZ.to_owned()));
    browser.press(Key::Enter);
    let Stage::Asking { complaint, .. } = browser.stage() else {
        panic!();
    };
    assert_eq!(*complaint, Some(Complaint::NothingChosen));
    for _ in 0..4 {
        browser.press(Key::Digit(2));
        browser.press(Key::Enter);
        assert!(matches!(browser.stage(), Stage::Answered { .. }));
        browser.press(Key::Enter);
    }
    browser.press(Key::Digit(0));
    let answer = browser.model.quiz().unwrap().answer().unwrap();
    assert_eq!(answer.response, Response::Unknown);
    browser.press(Key::Enter);
    assert!(matches!(browser.model.route, Route::Done(_)));
}

#[test]
fn rows_are_carried_by_space_and_arrows_and_put_back_by_escape() {
    let mut browser =
        Browser::open("#/practise/run?set=japan-soviet-union&seed=2&count=1&forms=order");
    let row = |browser: &mut Browser, key, at| {
        browser.tell(Msg::KeyPressed {
            key,
            focused: Focused::Row(at),
        });
    };
    let order = |browser: &Browser| match browser.stage() {
        Stage::Asking {
            draft: annals::session::Draft::Order { order, .. },
            ..
        } => order.clone(),
        other => panic!("{other:?}"),
    };
    let before = order(&browser);
    row(&mut browser, Key::Down, 0);
    assert_eq!(order(&browser), before, "an arrow alone carries nothing");
    row(&mut browser, Key::Space, 0);
    row(&mut browser, Key::Down, 0);
    row(&mut browser, Key::Down, 1);
    assert_eq!(order(&browser)[2], before[0]);
    row(&mut browser, Key::Escape, 2);
    assert_eq!(order(&browser), before);
    row(&mut browser, Key::Space, 3);
    row(&mut browser, Key::Up, 3);
    row(&mut browser, Key::Space, 2);
    assert_eq!(order(&browser)[2], before[3]);
}

#[test]
fn what_was_missed_is_asked_again_and_only_that() {
    let mut browser = Browser::open(QUIZ);
    let mut missed = Vec::new();
    for number in 0..5 {
        if number > 2 {
            let quiz = browser.model.quiz().unwrap();
            missed.push(quiz.attempt().picks[number].fact.clone());
        }
        browser.answer(number <= 2);
        browser.in_run(run::Msg::NextPressed);
    }
    browser.tell(Msg::MissedRetried);
    let attempt = browser.model.quiz().unwrap().attempt().clone();
    let mut again: Vec<String> = attempt.picks.iter().map(|p| p.fact.clone()).collect();
    again.sort();
    missed.sort();
    assert_eq!(again, missed);
    assert!(attempt.retry_of.is_some());
    browser.reload();
    assert_eq!(browser.model.quiz().unwrap().attempt().picks, attempt.picks);
}

#[test]
fn full_or_forbidden_storage_is_told_and_the_quiz_goes_on() {
    for error in [SaveError::Full, SaveError::Forbidden] {
        let mut browser = Browser::open(QUIZ);
        browser.storage = Err(error);
        for _ in 0..5 {
            browser.answer(true);
            assert!(matches!(browser.stage(), Stage::Answered { .. }));
            assert_eq!(
                browser.model.notices,
                [Notice::NotSaved(error)],
                "told once"
            );
            browser.in_run(run::Msg::NextPressed);
        }
        assert!(matches!(browser.model.page, Page::Done(Some(_))));
        assert_eq!(browser.model.ledger.finished().len(), 1);
    }
}

#[test]
fn storage_that_cannot_even_be_read_is_told_at_the_start() {
    let mut browser = Browser::open("#/");
    browser.storage = Err(SaveError::Forbidden);
    browser.reload();
    assert_eq!(
        browser.model.notices,
        [Notice::NotSaved(SaveError::Forbidden)]
    );
}

#[test]
fn what_cannot_be_read_is_kept_told_and_handed_out() {
    let foreign = [
        ("annals/attempt/1", "{\"v\":99,\"anything\":true}"),
        ("annals/attempt/2", "{\"v\":1,\"set\":"),
        ("annals/attempt/3", "not even JSON"),
        ("another-app", "its own"),
    ];
    let stored: BTreeMap<String, String> = foreign
        .iter()
        .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
        .collect();
    let mut browser = Browser::with_storage(stored, QUIZ);
    assert_eq!(browser.model.notices, [Notice::Unread(3)]);
    browser.answer(true);
    for (key, text) in foreign {
        assert_eq!(browser.stored[key], text);
    }
    browser.tell(Msg::CopyWanted);
    assert!(browser.downloads[0].contains("not even JSON"));
    assert!(
        browser.downloads[0].contains("japan-soviet-union"),
        "and the answer just given"
    );
}

#[test]
fn a_set_that_does_not_come_is_told_and_can_be_asked_for_again() {
    let mut browser = Browser::open("#/");
    browser.network = Err(FetchError::Unreachable);
    browser.hash = QUIZ.to_owned();
    browser.reload();
    assert!(matches!(
        &browser.model.library,
        Library::Failed {
            why: LibraryError::Fetch(FetchError::Unreachable),
            ..
        }
    ));
    browser.network = Ok(());
    browser.tell(Msg::RetryPressed);
    assert!(matches!(browser.model.page, Page::Run(Some(_))));
}

#[test]
fn a_linked_quiz_fetches_its_set_alone_and_the_list_of_sets_when_it_is_wanted() {
    let mut browser = Browser::open(QUIZ);
    assert_eq!(browser.fetched, ["japan-soviet-union.json"]);
    browser.in_run(run::Msg::LeavePressed);
    assert_eq!(browser.model.route, Route::Today);
    assert_eq!(browser.fetched, ["japan-soviet-union.json", "index.json"]);
    browser.tell(Msg::LinkFollowed(Route::Practise));
    assert_eq!(browser.fetched.len(), 2);

    let browser = Browser::open("#/practise/run?set=nowhere&seed=1");
    assert_eq!(browser.fetched, ["nowhere.json", "index.json"]);
}

#[test]
fn a_link_to_what_is_not_here_leads_to_a_page_that_says_so() {
    let browser = Browser::open("#/practise/done/never");
    assert_eq!(browser.model.route, Route::Today);
    assert_eq!(browser.model.notices, [Notice::NoSuchAttempt]);

    let browser = Browser::open("#/practise/run?set=nowhere&seed=1");
    assert!(matches!(browser.model.library, Library::Failed { .. }));

    let browser = Browser::open(&format!("{QUIZ}&from=3000"));
    assert_eq!(browser.model.route, Route::Practise);
    assert_eq!(browser.model.notices, [Notice::NoQuestions]);
}

#[test]
fn the_choices_of_the_practise_page_make_the_quiz() {
    let mut browser = Browser::open("#/practise");
    for form in Form::ALL {
        if form != Form::WhichFirst {
            browser.tell(Msg::Practise(practise::Msg::FormToggled(form)));
        }
    }
    browser.tell(Msg::Practise(practise::Msg::CountChosen(3)));
    browser.tell(Msg::Practise(practise::Msg::FromTyped("1940".to_owned())));
    browser.tell(Msg::Practise(practise::Msg::ToTyped("1930".to_owned())));
    browser.tell(Msg::Practise(practise::Msg::BeginPressed));
    let Page::Practise(page) = &browser.model.page else {
        panic!();
    };
    assert_eq!(page.complaint, Some(practise::Complaint::Backwards));
    browser.tell(Msg::Practise(practise::Msg::ToTyped("1960".to_owned())));
    browser.tell(Msg::Practise(practise::Msg::BeginPressed));
    let quiz = browser.model.quiz().unwrap();
    assert_eq!(quiz.slots().len(), 3);
    for slot in quiz.slots() {
        let Slot::Drawn(question) = slot else {
            panic!()
        };
        assert_eq!(question.form, Form::WhichFirst);
        let bank = browser.model.bank().unwrap();
        let date = &bank.set().event(question.fact.event().unwrap()).date;
        let extent = date.extent();
        assert!(extent.earliest.unwrap().to_ymd().0 >= 1940);
        assert!(extent.latest.unwrap().to_ymd().0 <= 1960);
    }
}

#[test]
fn a_quiz_left_is_offered_again_where_it_stood() {
    let mut browser = Browser::open(QUIZ);
    browser.answer(true);
    browser.in_run(run::Msg::NextPressed);
    browser.in_run(run::Msg::LeavePressed);
    assert_eq!(browser.model.route, Route::Today);
    let left = browser.model.ledger.unfinished()[0].clone();
    assert_eq!(left.at, 1);
    let address = format!("#/practise/run?attempt={}", left.id.0);
    browser.tell(Msg::HashChanged(address));
    assert_eq!(browser.at(), 1);
}

#[test]
fn no_event_is_asked_twice_in_a_quiz() {
    for seed in 0..50 {
        let browser = Browser::open(&format!(
            "#/practise/run?set=japan-soviet-union&seed={seed}&count=30"
        ));
        let slots = browser.model.quiz().unwrap().slots();
        let mut events: Vec<_> = slots
            .iter()
            .filter_map(|slot| match slot {
                Slot::Drawn(question) => question.fact.event(),
                Slot::Gone(_) => None,
            })
            .collect();
        let asked = events.len();
        events.sort_unstable();
        events.dedup();
        assert_eq!(events.len(), asked, "seed {seed}");
    }
}

#[test]
fn arrows_go_round_the_options() {
    let mut browser = Browser::open(QUIZ);
    let chosen = |browser: &Browser| match browser.stage() {
        Stage::Asking {
            draft: annals::session::Draft::Choice(chosen),
            ..
        } => *chosen,
        other => panic!("{other:?}"),
    };
    browser.press(Key::Up);
    assert_eq!(chosen(&browser), Some(3));
    browser.press(Key::Down);
    assert_eq!(chosen(&browser), Some(0));
    browser.press(Key::Down);
    assert_eq!(chosen(&browser), Some(1));
    browser.press(Key::Left);
    browser.press(Key::Left);
    assert_eq!(chosen(&browser), Some(3));
    browser.press(Key::Digit(9));
    assert_eq!(chosen(&browser), Some(3), "there is no ninth");
}

/// A quiz of typed names, the first of them refused.
fn refused() -> Browser {
    let mut browser = Browser::open(
        "#/practise/run?set=japan-soviet-union&seed=3&count=2&forms=short-answer-name",
    );
    browser.answer(false);
    browser
}

#[test]
fn a_refused_name_counts_as_right_once_it_is_claimed_until_that_is_taken_back() {
    let mut browser = refused();
    let claimed = |browser: &Browser| {
        let quiz = browser.model.quiz().unwrap();
        let answer = quiz.answer().unwrap();
        let stored = browser.stored[&quiz.attempt().key()].clone();
        let read = annals::memory::Attempt::decode(quiz.attempt().id.clone(), &stored);
        assert_eq!(read.as_ref(), Ok(quiz.attempt()), "what is shown is stored");
        (answer.claimed, answer.permille)
    };
    let shown = |browser: &Browser| match browser.stage() {
        Stage::Answered { grade } => grade.verdict.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(claimed(&browser), (false, 0));
    browser.press(Key::Letter('c'));
    assert_eq!(claimed(&browser), (true, 1000));
    assert_eq!(shown(&browser), Verdict::Claimed);
    browser.reload();
    assert_eq!(shown(&browser), Verdict::Claimed, "still, after a reload");
    browser.in_run(run::Msg::ClaimPressed);
    assert_eq!(claimed(&browser), (false, 0));
    assert_eq!(shown(&browser), Verdict::Wrong);
    browser.in_run(run::Msg::ClaimPressed);
    browser.in_run(run::Msg::NextPressed);
    assert_eq!(browser.model.quiz().unwrap().attempt().right(), 1);
}

#[test]
fn a_claim_is_stored_before_it_is_shown() {
    let mut browser = refused();
    let env = Env {
        now: 1,
        time_zone_offset: 0,
        seed: 1,
    };
    let claim = Msg::Run(run::Msg::ClaimPressed);
    let effects = update(&mut browser.model, claim.clone(), env);
    assert!(matches!(browser.stage(), Stage::Saving { .. }));
    // What was written down is taken back, and the claim written down.
    let orders = effects.as_slice();
    assert!(
        matches!(
            orders,
            [
                Effect::WritePiece { .. },
                Effect::WritePiece { .. },
                Effect::Save { .. }
            ]
        ),
        "{orders:?}"
    );
    assert!(update(&mut browser.model, claim, env).is_empty());
}

#[test]
fn nothing_is_claimed_that_was_right_chosen_a_year_or_not_known() {
    for (form, rightly) in [
        ("short-answer-name", Some(true)),
        ("short-answer-name", None),
        ("short-answer-year", Some(false)),
        ("choice-date", Some(false)),
    ] {
        let mut browser = Browser::open(&format!(
            "#/practise/run?set=japan-soviet-union&seed=3&count=2&forms={form}"
        ));
        match rightly {
            Some(rightly) => browser.answer(rightly),
            None => browser.in_run(run::Msg::UnknownPressed),
        }
        let before = browser.model.clone();
        browser.press(Key::Letter('c'));
        assert_eq!(browser.model.quiz(), before.quiz(), "{form}");
    }
}

#[test]
fn a_year_earns_the_less_the_further_it_is_off() {
    let mut browser = Browser::open(
        "#/practise/run?set=japan-soviet-union&seed=3&count=4&forms=short-answer-year",
    );
    for (off, permille) in [(0, 1000), (-3, 700), (9, 100), (10, 0)] {
        let question = browser.model.quiz().unwrap().question().unwrap();
        let Body::Year { key, scale: 10 } = question.body else {
            panic!("{:?}", question.body);
        };
        let year = (key + off).to_string();
        browser.in_run(run::Msg::Typed(year));
        browser.in_run(run::Msg::CheckPressed);
        let answer = browser.model.quiz().unwrap().answer().unwrap();
        assert_eq!(answer.permille, permille, "{off}");
        browser.in_run(run::Msg::NextPressed);
    }
}

#[test]
fn the_whole_proof_is_opened_by_a_key_and_closed_by_the_next_question() {
    let mut browser = Browser::open(QUIZ);
    browser.press(Key::Letter('p'));
    assert!(!browser.model.aside.is_open, "there is no proof yet");
    browser.answer(true);
    browser.press(Key::Letter('p'));
    assert!(browser.model.aside.is_open);
    browser.press(Key::Letter('p'));
    assert!(!browser.model.aside.is_open);
    browser.press(Key::Letter('p'));
    browser.press(Key::Enter);
    assert_eq!(browser.at(), 1);
    assert!(!browser.model.aside.is_open);
    browser.answer(true);
    assert!(!browser.model.aside.is_open);
}

#[test]
fn letters_typed_into_a_field_are_no_keys() {
    let mut browser = Browser::open(QUIZ);
    browser.answer(true);
    for letter in ['p', 'r'] {
        browser.tell(Msg::KeyPressed {
            key: Key::Letter(letter),
            focused: Focused::Field,
        });
    }
    assert_eq!(browser.model.aside, Aside::default());
    assert_eq!(browser.copied.len(), 0);
}

#[test]
fn a_report_is_copied_and_its_link_asks_exactly_this_question() {
    let mut browser = Browser::open(&format!("{QUIZ}&difficulty=800"));
    browser.model.site = "https://example.org/annals/".to_owned();
    browser.answer(true);
    browser.in_run(run::Msg::NextPressed);
    browser.answer(false);
    let question = browser.model.quiz().unwrap().question().unwrap().clone();
    browser.press(Key::Letter('r'));
    assert_eq!(browser.model.aside.report, Some(Report::Copied));
    let report = browser.copied.remove(0);
    for part in [
        question.stem.as_str(),
        &question.key_text(),
        "Set: japan-soviet-union ",
        "Form: choice-date",
        "Difficulty: 800",
        "Row: ",
        "What is wrong: ",
    ] {
        assert!(report.contains(part), "{part} is missing from {report}");
    }
    let link = report.lines().find_map(|line| line.strip_prefix("Link: "));
    let link = link.unwrap().strip_prefix("https://example.org/annals/");
    let mut elsewhere = Browser::open(link.unwrap());
    let quiz = elsewhere.model.quiz().unwrap();
    assert_eq!(quiz.question(), Some(&question));
    assert_eq!(quiz.slots().len(), 1);
    elsewhere.answer(true);
    elsewhere.reload();
    assert!(
        matches!(elsewhere.stage(), Stage::Answered { .. }),
        "taken up where it was left"
    );
}

#[test]
fn a_report_that_cannot_be_copied_is_shown() {
    let mut browser = Browser::open(QUIZ);
    browser.clipboard = false;
    browser.answer(false);
    browser.press(Key::Letter('r'));
    let Some(Report::Shown(text)) = &browser.model.aside.report else {
        panic!("{:?}", browser.model.aside);
    };
    assert_eq!(*text, browser.copied[0]);
    browser.press(Key::Enter);
    assert_eq!(browser.model.aside, Aside::default());
}

#[test]
fn where_the_set_names_somebody_a_report_is_a_letter_that_can_be_copied_too() {
    let mut browser = Browser::open("#/");
    browser.set = SET.replacen('{', r#"{"report_to":"teacher@example.org","#, 1);
    browser.hash = QUIZ.to_owned();
    browser.reload();
    browser.answer(false);
    browser.press(Key::Letter('r'));
    assert!(browser.copied.is_empty());
    let letter = browser.letters.remove(0);
    assert!(letter.starts_with("mailto:teacher@example.org?subject="));
    let (_, body) = letter.split_once("&body=").unwrap();
    assert!(body.len() <= 1800 && body.contains("Form%3A%20choice-date"));
    assert!(matches!(
        browser.model.aside.report,
        Some(Report::Written(_))
    ));
    browser.in_run(run::Msg::ReportCopied);
    assert_eq!(browser.model.aside.report, Some(Report::Copied));
    assert_eq!(browser.copied.len(), 1);
}

#[test]
fn a_group_of_forms_is_ticked_at_once_and_the_difficulty_is_in_the_link() {
    let mut browser = Browser::open("#/practise");
    for group in [Group::Choose, Group::Type, Group::Turn] {
        browser.tell(Msg::Practise(practise::Msg::GroupTicked(group, false)));
    }
    let harder = Difficulty::from_permille(800);
    browser.tell(Msg::Practise(practise::Msg::DifficultyChosen(harder)));
    browser.tell(Msg::Practise(practise::Msg::BeginPressed));
    let selection = &browser.model.quiz().unwrap().attempt().selection;
    assert_eq!(selection.difficulty, harder);
    let forms = &selection.forms;
    assert!(!forms.is_empty() && forms.iter().all(|f| Group::of(*f) == Group::PutTogether));
    assert!(browser.hash.ends_with("&difficulty=800"));

    browser.tell(Msg::HashChanged("#/practise".to_owned()));
    for is in [false, true] {
        for group in Group::ALL {
            browser.tell(Msg::Practise(practise::Msg::GroupTicked(group, is)));
        }
        browser.tell(Msg::Practise(practise::Msg::BeginPressed));
        match &browser.model.page {
            Page::Practise(page) => assert_eq!(page.complaint, Some(practise::Complaint::NoForm)),
            page => assert!(is, "{page:?}"),
        }
    }
    assert!(!browser.hash.contains("forms="), "all forms need no list");
}

/// The sitting on screen.
fn sitting(browser: &Browser) -> &annals::session::Sitting {
    match &browser.model.page {
        annals::app::Page::Review(Some(sitting)) => sitting,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_first_review_brings_ten_new_facts_and_ends() {
    let mut browser = Browser::open("#/review");
    assert_eq!(sitting(&browser).counts.new, 10);
    let mut answered = 0;
    while !sitting(&browser).is_over() {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
        answered += 1;
        assert!(answered < 100);
    }
    // Each new fact, and its step of ten minutes, taken early when nothing else was left; what
    // could have been guessed from two is asked once more, what was there at once is not.
    assert!((14..30).contains(&answered), "{answered}");
    let journal = browser.journal();
    assert_eq!(journal.reviews().len(), answered);
    assert!(
        !browser
            .stored
            .keys()
            .any(|key| key.starts_with("annals/attempt/"))
    );
    // The tab is closed and opened: nothing is due, tomorrow something is.
    browser.reload();
    assert_eq!(sitting(&browser).counts.all(), 0);
    browser.now += 2 * 86_400_000;
    browser.reload();
    let counts = sitting(&browser).counts;
    assert!(counts.review >= 5 && counts.new == 10, "{counts:?}");
}

#[test]
fn answers_are_taken_back_one_by_one_to_the_first() {
    let mut browser = Browser::open("#/review");
    let mut asked = Vec::new();
    for step in 0..6 {
        let quiz = sitting(&browser).quiz();
        asked.push(quiz.attempt().picks[step].clone());
        browser.answer(step % 2 == 0);
        browser.in_run(run::Msg::NextPressed);
    }
    for pick in asked.iter().rev() {
        browser.press(Key::Letter('u'));
        let quiz = sitting(&browser).quiz();
        assert_eq!(quiz.attempt().picks.last(), Some(pick));
        assert!(matches!(quiz.stage(), Stage::Asking { .. }));
    }
    browser.press(Key::Letter('u'));
    assert_eq!(sitting(&browser).counts.new, 10, "as at the beginning");
    let journal = browser.journal();
    assert!(journal.reviews().iter().all(|review| review.undone));
    // Another answer takes the place of the first.
    browser.answer(true);
    browser.in_run(run::Msg::NextPressed);
    assert_eq!(sitting(&browser).counts.new, 9);
    let counts = browser
        .journal()
        .reviews()
        .iter()
        .filter(|r| !r.undone)
        .count();
    assert_eq!(counts, 1);
}

/// With cards for all facts, where there is one.
fn on_cards() -> Browser {
    let mut browser = Browser::open("#/settings");
    let cards = annals::memory::Setting::Asking(annals::memory::Asking::Cards);
    browser.tell(Msg::SettingChanged(cards));
    browser.tell(Msg::LinkFollowed(Route::parse("#/review")));
    browser
}

#[test]
fn a_card_is_turned_and_rated_in_four_steps() {
    let mut browser = on_cards();
    for (key, rating) in [
        (Key::Digit(1), Rating::Again),
        (Key::Digit(2), Rating::Hard),
        (Key::Enter, Rating::Good),
        (Key::Digit(4), Rating::Easy),
    ] {
        // What no card asks is asked otherwise.
        while !sitting(&browser).quiz().question().unwrap().body.is_card() {
            browser.answer(true);
            browser.in_run(run::Msg::NextPressed);
        }
        let at = sitting(&browser).quiz().attempt().at;
        browser.press(Key::Space);
        let delays = annals::app::review::delays(&browser.model, sitting(&browser));
        assert!(delays.is_some());
        browser.press(key);
        assert_eq!(browser.journal().reviews()[at].rating, rating);
        // The next card is on screen at once.
        assert_eq!(sitting(&browser).quiz().attempt().at, at + 1);
    }
}

#[test]
fn whoever_rates_every_answer_puts_right_what_was_read_from_it() {
    let mut browser = Browser::open("#/settings");
    browser.tell(Msg::SettingChanged(annals::memory::Setting::Rates(true)));
    browser.tell(Msg::LinkFollowed(Route::parse("#/review")));
    browser.answer(true);
    let read = browser.journal().reviews()[0].rating;
    assert!(matches!(read, Rating::Good | Rating::Hard | Rating::Easy));
    browser.press(Key::Digit(1));
    let journal = browser.journal();
    let kept: Vec<_> = journal.reviews().iter().filter(|r| !r.undone).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].rating, Rating::Again);
    assert_eq!(sitting(&browser).quiz().attempt().at, 1);
}

#[test]
fn a_drill_asks_what_its_address_names_and_ten_are_ten() {
    let browser = Browser::open("#/review?of=all&from=1941&to=1941");
    let bank = browser.model.bank().unwrap().clone();
    let facts = match sitting(&browser).scope() {
        annals::memory::Scope::Drill(facts) => facts.len(),
        other => panic!("{other:?}"),
    };
    assert!(facts > 3);
    let counts = sitting(&browser).counts;
    assert_eq!(counts.all() as usize, facts);
    let question = sitting(&browser).quiz().question().unwrap();
    let event = question.fact.event().unwrap();
    assert_eq!(bank.years_of(event), Some((1941, 1941)));

    let mut browser = Browser::open("#/review?most=3");
    for _ in 0..3 {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    assert!(sitting(&browser).is_over());
    browser.press(Key::Escape);
    assert_eq!(browser.hash, "#/");
}

#[test]
fn what_was_confused_can_be_drilled() {
    let mut browser =
        Browser::open("#/practise/run?set=japan-soviet-union&seed=5&count=3&forms=choice-event");
    browser.answer(false);
    browser.tell(Msg::LinkFollowed(Route::parse("#/review?of=confusions")));
    assert_eq!(sitting(&browser).counts.all(), 1);
    browser.tell(Msg::LinkFollowed(Route::parse("#/review?of=leeches")));
    assert!(sitting(&browser).is_over());
}

#[test]
fn settings_are_kept_and_in_force() {
    let mut browser = Browser::open("#/settings");
    for setting in [
        annals::memory::Setting::New(3),
        annals::memory::Setting::Retention(800),
        annals::memory::Setting::Rollover(0),
    ] {
        browser.tell(Msg::SettingChanged(setting));
    }
    browser.reload();
    let desk = browser.model.study.desk().unwrap();
    assert_eq!(desk.settings.limits.new, 3);
    assert_eq!(desk.settings.options.retention, 0.8);
    assert_eq!(desk.scheduler.options().rollover, 0);
    browser.tell(Msg::LinkFollowed(Route::parse("#/review")));
    assert_eq!(sitting(&browser).counts.new, 3);
}

#[test]
fn an_answer_given_before_the_journal_was_open_is_written_down_when_it_is() {
    let mut browser = Browser::open("#/about");
    browser.model = Model::new();
    let env = Env {
        now: browser.now,
        time_zone_offset: 540,
        seed: 1,
    };
    let started = Msg::Started {
        hash: QUIZ.to_owned(),
        stored: Ok(Vec::new()),
    };
    // The journal is slow to open: its answer comes last.
    let effects = update(&mut browser.model, started, env);
    let (opening, others): (Vec<_>, Vec<_>) = effects
        .into_iter()
        .partition(|effect| matches!(effect, Effect::OpenJournal { .. }));
    others.into_iter().for_each(|effect| browser.run(effect));
    browser.in_run(run::Msg::OptionChosen(0));
    browser.in_run(run::Msg::CheckPressed);
    assert!(matches!(browser.stage(), Stage::Saving { .. }));
    assert_eq!(browser.journal().reviews().len(), 0);
    opening.into_iter().for_each(|effect| browser.run(effect));
    assert!(matches!(browser.stage(), Stage::Answered { .. }));
    assert_eq!(browser.journal().reviews().len(), 1);
}

#[test]
fn a_damaged_piece_is_told_and_left_as_it_is() {
    let mut browser = Browser::open("#/review");
    browser.answer(true);
    let key = browser
        .stored
        .keys()
        .find(|key| key.starts_with(PREFIX))
        .unwrap()
        .clone();
    browser.stored.insert(key.clone(), "torn".to_owned());
    browser.reload();
    assert!(
        browser
            .model
            .notices
            .contains(&annals::app::Notice::Unread(1))
    );
    browser.answer(true);
    assert_eq!(browser.stored[&key], "torn");
    assert_eq!(
        browser.journal().reviews().len(),
        1,
        "in a stream of its own"
    );
    browser.tell(Msg::CopyWanted);
    assert!(browser.downloads[0].contains("torn"));
}

#[test]
fn what_another_tab_answers_is_known_here() {
    let mut one = Browser::open("#/review");
    let mut two = Browser::open("#/");
    two.now += 1_000_000;
    two.reload();
    one.answer(true);
    let (key, text) = one.stored.iter().next().unwrap();
    let seen = Msg::PieceSeen {
        key: key.clone(),
        text: text.clone(),
    };
    two.tell(seen);
    assert_eq!(two.model.study.journal().reviews().len(), 1);
    assert_eq!(two.model.study.desk().unwrap().memories.done().new, 1);
}

#[test]
fn a_copy_taken_in_elsewhere_adds_what_is_not_there_and_takes_nothing_away() {
    let mut one = Browser::open("#/review");
    let mut two = Browser::open(QUIZ);
    two.now += 5_000_000;
    two.stored.clear();
    two.reload();
    for _ in 0..4 {
        one.answer(true);
        one.in_run(run::Msg::NextPressed);
        two.answer(false);
        two.in_run(run::Msg::NextPressed);
    }
    let copy = |browser: &mut Browser| {
        browser.tell(Msg::CopyWanted);
        browser.downloads.pop().unwrap()
    };
    let (from_one, from_two) = (copy(&mut one), copy(&mut two));
    two.tell(Msg::RestoreWanted);
    assert_eq!(two.files_wanted, 1);
    two.tell(Msg::FileChosen(Some(from_one.clone())));
    let told = annals::app::Notice::Restored {
        answers: 4,
        refused: 0,
        is_whole: true,
    };
    assert!(two.model.notices.contains(&told), "{:?}", two.model.notices);
    one.tell(Msg::FileChosen(Some(from_two)));
    // Both have the same now, also after their tabs were closed.
    for browser in [&mut one, &mut two] {
        assert_eq!(browser.journal().reviews().len(), 8);
        browser.tell(Msg::LinkFollowed(Route::Today));
        browser.reload();
        assert_eq!(browser.model.study.journal().reviews().len(), 8);
        assert_eq!(browser.model.ledger.all().len(), 1);
    }
    assert_eq!(
        copy(&mut one).lines().count(),
        copy(&mut two).lines().count()
    );
    // Once more changes nothing, and what is no copy is told.
    one.tell(Msg::FileChosen(Some(from_one)));
    assert_eq!(one.journal().reviews().len(), 8);
    one.tell(Msg::FileChosen(Some("date,title".to_owned())));
    let foreign = annals::app::Notice::NoCopy(annals::memory::backup::NoCopy::Foreign);
    assert!(one.model.notices.contains(&foreign));
    // Both go on where they were.
    for browser in [&mut one, &mut two] {
        browser.tell(Msg::LinkFollowed(Route::parse("#/review")));
        browser.answer(true);
        assert_eq!(browser.journal().reviews().len(), 9);
    }
}

#[test]
fn a_copy_is_reminded_of_where_the_browser_promises_nothing() {
    let mut browser = Browser::open("#/review?of=all");
    let reminds = |browser: &Browser| annals::app::keeping::reminds(&browser.model);
    for _ in 0..50 {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    assert!(reminds(&browser));
    browser.tell(Msg::CopyWanted);
    assert!(!reminds(&browser));
    browser.reload();
    assert!(!reminds(&browser));
    browser.now += 8 * 86_400_000;
    browser.reload();
    assert!(reminds(&browser));
    browser.tell(Msg::PersistAnswered(Some(true)));
    assert!(!reminds(&browser));
}

#[test]
fn the_browser_is_asked_once_to_keep_what_is_stored() {
    let mut browser = Browser::open("#/review");
    while !sitting(&browser).is_over() {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    assert_eq!(browser.persist_asked, 1);
    browser.tell(Msg::PersistAnswered(Some(true)));
    browser.now += 2 * 86_400_000;
    browser.reload();
    assert_eq!(browser.model.keeps, annals::app::keeping::Keeps::Yes);
    while !sitting(&browser).is_over() {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    assert_eq!(browser.persist_asked, 1);
}

#[test]
fn an_updated_set_shows_what_changed_and_only_that_is_learned_anew() {
    let mut browser = Browser::open("#/review?of=all&from=1941&to=1941");
    while !sitting(&browser).is_over() {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    let desk = |browser: &Browser| browser.model.study.desk().unwrap().clone();
    assert!(desk(&browser).changes.is_empty());
    let known = |browser: &Browser| {
        let desk = desk(browser);
        let facts = desk.roster.facts().iter();
        let met = |name| desk.memories.get(name) != annals::memory::Memory::New;
        facts.filter(|fact| met(fact.name)).count()
    };
    let before = known(&browser);
    // The author corrects a month.
    let corrected = browser
        .set
        .replace("\"date\": \"1941-04\"", "\"date\": \"1941-05\"");
    assert_ne!(corrected, browser.set);
    browser.set = corrected;
    browser.tell(Msg::LinkFollowed(Route::Today));
    browser.reload();
    let told = browser.model.notices.iter();
    let mut told = told.filter(|n| matches!(n, annals::app::Notice::SetChanged(_)));
    assert!(told.next().is_some(), "{:?}", browser.model.notices);
    let changed = desk(&browser).changes.changed.len();
    assert!(changed > 0 && changed < before);
    assert_eq!(known(&browser), before, "until it was seen");
    browser.tell(Msg::LinkFollowed(Route::Changes));
    browser.tell(Msg::Changes(annals::app::changes::Msg::Settled));
    assert_eq!(known(&browser), before - changed);
    browser.reload();
    assert_eq!(known(&browser), before - changed);
    assert!(
        browser.model.notices.is_empty(),
        "{:?}",
        browser.model.notices
    );
}

#[test]
fn the_oldest_answers_are_summed_up_and_what_is_known_stays() {
    let mut browser = Browser::open("#/review?of=all");
    // Enough for several pieces, long ago.
    for _ in 0..230 {
        if sitting(&browser).is_over() {
            break;
        }
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    browser.now += 700 * 86_400_000;
    browser.hash = "#/settings".to_owned();
    browser.reload();
    let known = |browser: &Browser| {
        let desk = browser.model.study.desk().unwrap();
        let facts = desk.roster.facts().iter();
        facts
            .map(|fact| desk.memories.get(fact.name))
            .collect::<Vec<_>>()
    };
    let before = known(&browser);
    let answers = browser.journal().reviews().len();
    let size = |browser: &Browser| browser.stored.values().map(String::len).sum::<usize>();
    let stored = size(&browser);
    browser.tell(Msg::ThinWanted);
    browser.reload();
    assert!(known(&browser) == before);
    assert!(browser.journal().reviews().len() < answers);
    assert!(browser.journal().unread().is_empty());
    assert!(size(&browser) != stored);
    // And on it goes.
    browser.tell(Msg::LinkFollowed(Route::parse("#/review")));
    let reviews = browser.journal().reviews().len();
    browser.answer(true);
    assert_eq!(browser.journal().reviews().len(), reviews + 1);
}

#[test]
fn a_place_that_lies_answers_behind_is_found_again_in_the_journal() {
    let mut browser = Browser::open(QUIZ);
    browser.answer(true);
    browser.in_run(run::Msg::NextPressed);
    // The browser is killed: of the place in the quiz an earlier state is left.
    let place = browser.model.quiz().unwrap().attempt().key();
    let earlier = browser.stored[&place].clone();
    for step in 1..4 {
        browser.answer(step % 2 == 0);
        if step < 3 {
            browser.in_run(run::Msg::NextPressed);
        }
    }
    let attempt = browser.model.quiz().unwrap().attempt().clone();
    browser.stored.insert(place, earlier);
    browser.reload();
    let found = browser.model.quiz().unwrap().attempt();
    let said = |attempt: &annals::memory::Attempt| {
        let answers = attempt.answers.iter();
        answers
            .map(|answer| (answer.response.clone(), answer.permille))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(found), said(&attempt));
    assert_eq!(found.at, attempt.at);
    assert!(matches!(browser.stage(), Stage::Answered { .. }));
    assert_eq!(browser.journal().reviews().len(), 4);
    // Or nothing of the place is left.
    let place = attempt.key();
    browser.stored.remove(&place);
    browser.reload();
    assert_eq!(
        said(browser.model.quiz().unwrap().attempt()),
        said(&attempt)
    );
    // Whoever finished a quiz and opens its link again begins anew.
    browser.in_run(run::Msg::NextPressed);
    browser.answer(true);
    browser.in_run(run::Msg::NextPressed);
    browser.tell(Msg::HashChanged(QUIZ.to_owned()));
    assert!(browser.model.quiz().unwrap().attempt().answers.is_empty());
}

#[test]
fn a_quiz_that_was_only_looked_at_is_not_left_off() {
    let mut browser = Browser::open(QUIZ);
    browser.press(Key::Escape);
    assert!(browser.model.ledger.unfinished().is_empty());
}

#[test]
fn settings_say_what_each_retention_costs_and_say_it_anew_when_a_day_is_changed() {
    let mut browser = Browser::open("#/settings");
    let costs = |browser: &Browser| browser.model.errands.costs.clone();
    let first = costs(&browser);
    let named: Vec<u16> = first.iter().map(|cost| cost.retention).collect();
    assert_eq!(named, RETENTIONS);
    assert!(first.is_sorted_by_key(|cost| cost.year), "{first:?}");
    assert_eq!(browser.model.errands.costing, Costing::Over);
    assert_eq!(browser.ended, [errand::Kind::Costs]);
    browser.tell(Msg::SettingChanged(annals::memory::Setting::New(2)));
    let fewer = costs(&browser);
    assert!(fewer[3].month < first[3].month, "{fewer:?} {first:?}");
    // Another retention in force changes nothing of what each costs.
    let asked = browser.errands.len();
    browser.tell(Msg::SettingChanged(annals::memory::Setting::Retention(800)));
    assert_eq!(browser.errands.len(), asked);
}

#[test]
fn a_fitting_can_be_stopped_and_one_that_fails_changes_nothing() {
    let mut browser = Browser::open("#/settings");
    let fit = |browser: &Browser| browser.model.errands.fit.clone();
    let pressed = |browser: &mut Browser, msg| browser.tell(Msg::Errands(msg));
    pressed(&mut browser, errands::Msg::FitPressed);
    let Fit::Done(Outcome::TooFew { items: 0, .. }) = fit(&browser) else {
        panic!("{:?}", fit(&browser));
    };
    browser.works = false;
    let told = |told| Msg::WorkerTold(errand::Kind::Fit, told);
    pressed(&mut browser, errands::Msg::FitPressed);
    browser.tell(told(Some(errand::Told::Share(400))));
    assert_eq!(fit(&browser), Fit::Going(400));
    // It goes on while the learner is elsewhere.
    browser.tell(Msg::LinkFollowed(Route::Today));
    assert_eq!(fit(&browser), Fit::Going(400));
    browser.ended.clear();
    pressed(&mut browser, errands::Msg::CancelPressed);
    assert_eq!(browser.ended, [errand::Kind::Fit]);
    // What it told before it ended comes too late.
    let losses = annals::memory::fitting::Losses {
        usual: 0.5,
        before: 0.5,
        after: 0.4,
        items: 1000,
        held_out: 200,
    };
    let mut parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
    parameters[0] = 0.3;
    let fitted = Outcome::Fitted { parameters, losses };
    browser.tell(told(Some(errand::Told::Fit(fitted.clone()))));
    assert_eq!(fit(&browser), Fit::Idle);
    let own = |browser: &Browser| {
        let desk = browser.model.study.desk().unwrap();
        desk.settings.options.parameters.first().copied()
    };
    assert_eq!(own(&browser), None);
    pressed(&mut browser, errands::Msg::FitPressed);
    browser.tell(told(None));
    assert_eq!((fit(&browser), own(&browser)), (Fit::Failed, None));
    pressed(&mut browser, errands::Msg::FitPressed);
    browser.tell(told(Some(errand::Told::Fit(fitted))));
    assert_eq!(own(&browser), Some(0.3));
    browser.reload();
    assert_eq!(own(&browser), Some(0.3));
    pressed(&mut browser, errands::Msg::UsualPressed);
    browser.reload();
    assert_eq!(own(&browser), None);
}

#[test]
fn a_day_that_was_given_stands_when_the_retention_is_changed() {
    let mut browser = on_cards();
    for _ in 0..4 {
        while !sitting(&browser).quiz().question().unwrap().body.is_card() {
            browser.answer(true);
            browser.in_run(run::Msg::NextPressed);
        }
        browser.press(Key::Space);
        browser.press(Key::Digit(4));
    }
    browser.now += 86_400_000;
    browser.tell(Msg::LinkFollowed(Route::Settings));
    let memories = |browser: &Browser| browser.model.study.desk().unwrap().memories.clone();
    let known = |browser: &Browser| memories(browser).all().collect::<Vec<_>>();
    let before = known(&browser);
    browser.tell(Msg::SettingChanged(annals::memory::Setting::Retention(970)));
    assert_eq!(known(&browser), before);
    assert!(memories(&browser).given_before() > 0, "{:?}", before);
    browser.tell(Msg::DaysMoved);
    assert_ne!(known(&browser), before);
    assert_eq!(memories(&browser).given_before(), 0);
    browser.reload();
    assert_eq!(memories(&browser).given_before(), 0);
}

#[test]
fn an_answer_while_memories_are_derived_anew_is_not_passed_over() {
    let mut browser = Browser::open("#/review");
    let answer = |browser: &mut Browser| {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    };
    (0..5).for_each(|_| answer(&mut browser));
    (browser.works, browser.draws) = (false, false);
    browser.tell(Msg::Errands(errands::Msg::FitPressed));
    let mut parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
    parameters[2] *= 3.0;
    let losses = annals::memory::fitting::Losses {
        usual: 0.5,
        before: 0.5,
        after: 0.4,
        items: 1000,
        held_out: 200,
    };
    let fitted = errand::Told::Fit(Outcome::Fitted { parameters, losses });
    browser.tell(Msg::WorkerTold(errand::Kind::Fit, Some(fitted)));
    let desk = |browser: &Browser| browser.model.study.desk().unwrap().clone();
    // Names have other numbers after a reload.
    let known = |browser: &Browser| {
        let memories = desk(browser).memories;
        let mut learned: Vec<Learned> = { memories.all() }
            .filter_map(|(_, memory)| match memory {
                Memory::Learned(learned) => Some(learned),
                Memory::New => None,
            })
            .collect();
        learned.sort_by_key(|learned| learned.last);
        learned
    };
    assert!(desk(&browser).settings.options.parameters.is_empty());
    answer(&mut browser);
    let before = known(&browser);
    browser.tell(Msg::PauseOver);
    assert!(!desk(&browser).settings.options.parameters.is_empty());
    let after = known(&browser);
    assert_ne!(after, before);
    assert_eq!(desk(&browser).memories.done().answers, 6);
    browser.reload();
    assert_eq!(known(&browser), after);
    // Nothing is left to do.
    browser.draws = true;
    browser.tell(Msg::PauseOver);
    assert_eq!(known(&browser), after);
}

#[test]
fn a_quiz_that_is_answered_before_the_journal_is_open_goes_on_after_what_was_answered_before() {
    let mut browser = Browser::open(QUIZ);
    for _ in 0..3 {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    // The browser is killed; nothing of the place is left, and the disk is slow.
    let place = browser.model.quiz().unwrap().attempt().key();
    browser.stored.remove(&place);
    browser.hash = QUIZ.to_owned();
    browser.dawdles = true;
    browser.reload();
    assert_eq!(browser.at(), 0);
    browser.answer(false);
    assert!(matches!(browser.stage(), Stage::Saving { .. }));
    let opened = browser.opening.take().unwrap();
    browser.tell(opened);
    // The feedback that was waited for is seen.
    assert!(matches!(browser.stage(), Stage::Answered { .. }));
    assert_eq!(browser.at(), 0);
    browser.in_run(run::Msg::NextPressed);
    let quiz = browser.model.quiz().unwrap();
    assert_eq!(quiz.attempt().answers.len(), 3);
    assert_eq!(browser.at(), 2);
    assert!(matches!(browser.stage(), Stage::Answered { .. }));
    assert_eq!(browser.journal().reviews().len(), 4);
    browser.in_run(run::Msg::NextPressed);
    assert_eq!(browser.at(), 3);
    assert!(matches!(browser.stage(), Stage::Asking { .. }));
    // Who plays the quiz again, to its end known here, is asked all of it.
    for _ in 3..5 {
        browser.answer(true);
        browser.in_run(run::Msg::NextPressed);
    }
    browser.hash = QUIZ.to_owned();
    browser.reload();
    assert_eq!(browser.at(), 0);
    browser.answer(true);
    let opened = browser.opening.take().unwrap();
    browser.tell(opened);
    browser.in_run(run::Msg::NextPressed);
    assert_eq!(browser.at(), 1);
    assert!(matches!(browser.stage(), Stage::Asking { .. }));
}
