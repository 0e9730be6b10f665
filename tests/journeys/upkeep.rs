//! A file that is kept current: when it is written, what is taken in first, and what is never
//! overwritten.

use std::cell::RefCell;
use std::rc::Rc;

use annals::app::upkeep::{Choice, Found, Leave, Msg, Order, RECORD, Stamp, Text, Trouble};
use annals::app::{Env, Notice, update};
use annals::memory::Journal;
use annals::memory::backup::{NoCopy, decode, encode};

use super::{Browser, Effect, run};

/// A disk with a place for one file, as far as browsers come near it.
#[derive(Debug, Default)]
pub struct Disk {
    /// What is in the file; `None` where there is none.
    text: Option<String>,
    modified: i64,
    /// Whether a tab is at it.
    is_held: bool,
    writes: usize,
    reads: usize,
    /// Why nothing can be written.
    trouble: Option<Trouble>,
}

/// What a browser has to do with the disk.
#[derive(Debug)]
pub struct Desk {
    pub disk: Rc<RefCell<Disk>>,
    pub is_able: bool,
    pub leave: Leave,
    /// Whether the browser remembers the file.
    pub is_remembered: bool,
    /// Moments that are waited for.
    pub timers: Vec<i64>,
    pub chosen: Vec<Choice>,
}

impl Default for Desk {
    fn default() -> Self {
        Desk {
            disk: Rc::default(),
            is_able: true,
            leave: Leave::Granted,
            is_remembered: false,
            timers: Vec::new(),
            chosen: Vec::new(),
        }
    }
}

impl Disk {
    fn put(&mut self, text: &str) {
        self.text = Some(text.to_owned());
        self.modified += 1;
    }

    fn stamp(&self, text: &str) -> Stamp {
        Stamp {
            modified: self.modified,
            size: i64::try_from(text.len()).unwrap(),
        }
    }

    fn read(&mut self, known: Option<Stamp>) -> Result<Found, Trouble> {
        let text = self.text.clone().ok_or(Trouble::Gone)?;
        let stamp = self.stamp(&text);
        self.reads += usize::from(known != Some(stamp));
        Ok(Found {
            stamp,
            text: match known == Some(stamp) {
                true => Text::Known,
                false => Text::Read(text),
            },
        })
    }

    /// How often it was written, and read.
    fn comings(&self) -> (usize, usize) {
        (self.writes, self.reads)
    }

    /// How often it was written, and the answers in it.
    fn counts(&self) -> (usize, usize) {
        (self.writes, self.answers())
    }

    /// Answers in the file.
    fn answers(&self) -> usize {
        let kept = decode(self.text.as_deref().unwrap()).unwrap().kept;
        let kept: Vec<_> = kept.into_iter().collect();
        Journal::read(&kept).reviews().len()
    }
}

impl Desk {
    /// Carries out what needs no journal.
    fn run(&mut self, order: Order, now: i64) -> Option<Msg> {
        match order {
            Order::Choose(choice) => {
                self.chosen.push(choice);
                None
            }
            Order::Query if !self.is_remembered => Some(Msg::LeaveTold(Err(Trouble::Forgotten))),
            Order::Query => Some(Msg::LeaveTold(Ok(self.leave))),
            Order::Ask => {
                self.leave = Leave::Granted;
                Some(Msg::LeaveTold(Ok(self.leave)))
            }
            Order::Read { known, .. } => Some(Msg::Read(self.read(known))),
            Order::Write(text) => {
                let mut disk = self.disk.borrow_mut();
                assert!(disk.is_held, "it is written by whoever read it");
                disk.is_held = false;
                Some(Msg::Written(match disk.trouble {
                    Some(trouble) => Err(trouble),
                    None => {
                        disk.put(&text);
                        disk.writes += 1;
                        Ok(disk.stamp(&text))
                    }
                }))
            }
            Order::LetGo => {
                self.disk.borrow_mut().is_held = false;
                None
            }
            Order::Forget => {
                self.is_remembered = false;
                None
            }
            Order::Wait(milliseconds) => {
                self.timers.push(now + i64::from(milliseconds));
                None
            }
            Order::Begin | Order::Store(_) => unreachable!("the browser does that"),
        }
    }

    fn read(&self, known: Option<Stamp>) -> Result<Found, Trouble> {
        if !self.is_remembered {
            return Err(Trouble::Forgotten);
        }
        if self.leave != Leave::Granted {
            return Err(Trouble::NoLeave(self.leave));
        }
        let mut disk = self.disk.borrow_mut();
        if disk.is_held {
            return Err(Trouble::Busy);
        }
        let found = disk.read(known)?;
        disk.is_held = true;
        Ok(found)
    }
}

impl Browser {
    /// Carries an order out.
    pub fn keep_up(&mut self, order: Order) {
        let msg = match order {
            Order::Begin => Some(Msg::Begun {
                is_able: self.desk.is_able,
                record: self.stored.get(RECORD).cloned(),
            }),
            Order::Store(all) => {
                self.stored.extend(all);
                None
            }
            order => self.desk.run(order, self.now),
        };
        if let Some(msg) = msg {
            self.tell(msg.into());
        }
    }

    /// Lets time pass.
    fn pass(&mut self, milliseconds: i64) {
        let end = self.now + milliseconds;
        while let Some(at) = { self.desk.timers.iter().copied() }
            .filter(|at| *at <= end)
            .min()
        {
            self.desk.timers.retain(|timer| *timer != at);
            self.now = self.now.max(at - 1000);
            self.tell(Msg::TimeCame.into());
        }
        self.now = self.now.max(end);
    }

    fn choose(&mut self, choice: Choice) {
        self.tell(Msg::ChoiceWanted(choice).into());
        assert_eq!(self.desk.chosen.pop(), Some(choice));
        if choice == Choice::New {
            self.desk.disk.borrow_mut().put("");
        }
        self.desk.is_remembered = true;
        let chosen = ("annals-copy.txt".to_owned(), self.desk.leave);
        self.tell(Msg::Chosen(Ok(chosen)).into());
    }

    fn one(&mut self) {
        self.answer(true);
        self.in_run(run::Msg::NextPressed);
    }

    /// What it would save by hand.
    fn copy(&mut self) -> String {
        self.tell(annals::app::Msg::CopyWanted);
        self.downloads.pop().unwrap()
    }

    fn disk(&self) -> std::cell::RefMut<'_, Disk> {
        self.desk.disk.borrow_mut()
    }

    fn trouble(&self) -> Option<Trouble> {
        self.model.upkeep.trouble
    }
}

/// Another device, with the same disk.
fn another(browser: &Browser) -> Browser {
    let mut other = Browser::open("#/review");
    other.now += 77_000_000;
    other.stored.clear();
    other.desk.disk = Rc::clone(&browser.desk.disk);
    other.reload();
    other
}

#[test]
fn answers_get_into_the_file_soon_and_seldom() {
    let mut browser = Browser::open("#/review?of=all");
    browser.choose(Choice::New);
    assert_eq!(browser.disk().writes, 1);
    browser.one();
    browser.pass(4_000);
    assert_eq!(browser.disk().writes, 1, "others may follow at once");
    browser.pass(30_000);
    assert_eq!(browser.disk().counts(), (2, 1));
    let began = browser.now;
    for _ in 0..20 {
        browser.one();
        browser.pass(1_000);
    }
    let half_minutes = usize::try_from((browser.now - began) / 30_000).unwrap();
    let written = browser.disk().writes - 2;
    assert!(written > 0 && written <= half_minutes + 1, "{written}");
    browser.pass(40_000);
    assert_eq!(browser.disk().answers(), 21);
    let now = browser.disk().text.clone().unwrap();
    assert_eq!(now, browser.copy());
    // Where nothing happens, nothing is written, and the file is not read again.
    let (writes, reads) = { browser.disk() }.comings();
    browser.pass(600_000);
    browser.tell(Msg::Shown.into());
    browser.tell(Msg::Hidden.into());
    assert_eq!({ browser.disk() }.comings(), (writes, reads));
}

#[test]
fn a_page_that_is_hidden_writes_at_once() {
    let mut browser = Browser::open("#/review");
    browser.choose(Choice::New);
    browser.one();
    browser.tell(Msg::Hidden.into());
    assert_eq!(browser.disk().answers(), 1);
    // What was waited for comes, and there is nothing to do.
    let writes = browser.disk().writes;
    browser.pass(60_000);
    assert_eq!(browser.disk().writes, writes);
}

#[test]
fn what_another_device_wrote_is_taken_in_and_stays() {
    let mut one = Browser::open("#/review");
    one.choose(Choice::New);
    for _ in 0..3 {
        one.one();
    }
    one.pass(40_000);
    let mut two = another(&one);
    two.one();
    two.one();
    two.choose(Choice::Present);
    let told = Notice::Restored {
        answers: 3,
        refused: 0,
        is_whole: true,
    };
    assert!(two.model.notices.contains(&told), "{:?}", two.model.notices);
    assert_eq!(
        (two.journal().reviews().len(), two.disk().answers()),
        (5, 5)
    );
    // The sitting under way went on.
    two.one();
    assert_eq!(super::sitting(&two).quiz().attempt().answers.len(), 3);
    two.pass(40_000);
    assert_eq!(two.disk().answers(), 6);
    // The first device finds it when it comes back, and in the next visit.
    one.tell(Msg::Shown.into());
    assert_eq!(one.model.study.journal().reviews().len(), 6);
    assert_eq!(one.journal().reviews().len(), 6);
    two.one();
    two.pass(40_000);
    one.reload();
    assert_eq!(one.journal().reviews().len(), 7);
    one.one();
    one.pass(40_000);
    assert_eq!(one.disk().answers(), 8);
    assert_eq!(one.journal().unread(), []);
}

#[test]
fn what_is_no_copy_is_never_overwritten() {
    let newer = "annals-copy/2 0\nsomething";
    for (text, why) in [
        ("date,title\n1941,War", NoCopy::Foreign),
        ("annals", NoCopy::Foreign),
        (newer, NoCopy::Newer("2".to_owned())),
    ] {
        let mut browser = Browser::open("#/review");
        browser.one();
        browser.disk().put(text);
        browser.choose(Choice::Present);
        assert_eq!(browser.disk().text.as_deref(), Some(text));
        assert!(browser.model.notices.contains(&Notice::NoCopy(why)));
        assert_eq!(browser.model.upkeep.file, None);
        assert!(!browser.desk.is_remembered && !browser.disk().is_held);
        // In the place of one that was kept, too.
        browser.choose(Choice::New);
        browser.disk().put(text);
        browser.one();
        browser.pass(40_000);
        browser.reload();
        browser.one();
        browser.tell(Msg::Hidden.into());
        assert_eq!(browser.disk().text.as_deref(), Some(text));
        assert!(matches!(
            browser.trouble(),
            Some(Trouble::Foreign | Trouble::Newer)
        ));
        // It is put right, and goes on.
        browser.disk().put("");
        browser.one();
        browser.pass(40_000);
        assert_eq!((browser.disk().answers(), browser.trouble()), (4, None));
    }
}

#[test]
fn what_cannot_be_read_in_a_file_stays_in_it() {
    let mut browser = Browser::open("#/review");
    browser.one();
    let copy = browser.copy();
    let mut kept = decode(&copy).unwrap().kept;
    let damaged = ("annals/journal/00000009/0".to_owned(), "damaged".to_owned());
    kept.extend([damaged.clone()]);
    browser.disk().put(&encode(&kept));
    browser.choose(Choice::Present);
    browser.one();
    browser.pass(40_000);
    assert_eq!(browser.disk().answers(), 2);
    let text = browser.disk().text.clone().unwrap();
    assert!(text.contains(&[damaged.0.as_str(), "\t", &damaged.1].concat()));
}

#[test]
fn a_later_visit_asks_for_leave_where_the_browser_wants_it() {
    let mut browser = Browser::open("#/review?of=all");
    browser.choose(Choice::New);
    for _ in 0..50 {
        browser.one();
    }
    browser.pass(40_000);
    let reminds = |browser: &Browser| annals::app::keeping::reminds(&browser.model);
    assert!(!reminds(&browser), "the file is a copy");
    browser.desk.leave = Leave::Wanted;
    browser.reload();
    assert_eq!(browser.model.upkeep.leave(), Some(Leave::Wanted));
    assert!(reminds(&browser));
    browser.one();
    browser.pass(60_000);
    browser.tell(Msg::Hidden.into());
    assert_eq!(browser.disk().answers(), 50);
    browser.tell(Msg::LeaveWanted.into());
    assert_eq!(browser.disk().answers(), 51);
    assert!(!reminds(&browser));
    // It is taken back while the page is open.
    browser.desk.leave = Leave::Denied;
    browser.one();
    browser.pass(60_000);
    assert_eq!(browser.model.upkeep.leave(), Some(Leave::Denied));
    assert_eq!(browser.disk().answers(), 51);
}

#[test]
fn a_file_that_was_stopped_is_not_written_again() {
    let mut browser = Browser::open("#/review");
    browser.choose(Choice::New);
    browser.one();
    browser.tell(Msg::StopWanted.into());
    let writes = browser.disk().writes;
    browser.pass(60_000);
    browser.tell(Msg::Hidden.into());
    browser.reload();
    browser.one();
    browser.pass(60_000);
    assert_eq!(browser.disk().writes, writes);
    assert_eq!(browser.model.upkeep.file, None);
    // Stopped in the middle of a turn, it is let go.
    let mut browser = Browser::open("#/review");
    browser.choose(Choice::New);
    browser.one();
    let writes = browser.disk().writes;
    browser.disk().is_held = true;
    browser.tell(Msg::StopWanted.into());
    let found = browser.disk().read(None);
    browser.tell(Msg::Read(found).into());
    assert!(!browser.disk().is_held);
    assert_eq!(browser.disk().writes, writes);
}

#[test]
fn what_goes_wrong_is_told_and_tried_again() {
    for trouble in [Trouble::Full, Trouble::Refused, Trouble::Failed] {
        let mut browser = Browser::open("#/review");
        browser.choose(Choice::New);
        browser.disk().trouble = Some(trouble);
        browser.one();
        browser.pass(40_000);
        assert_eq!(browser.trouble(), Some(trouble));
        assert!(!browser.model.upkeep.is_current());
        browser.disk().trouble = None;
        browser.tell(Msg::Hidden.into());
        assert_eq!((browser.disk().answers(), browser.trouble()), (1, None));
    }
    // What may pass by itself is tried again by itself.
    let mut browser = Browser::open("#/review");
    browser.choose(Choice::New);
    browser.disk().trouble = Some(Trouble::Failed);
    browser.one();
    browser.pass(40_000);
    browser.disk().trouble = None;
    browser.pass(40_000);
    assert_eq!((browser.disk().answers(), browser.trouble()), (1, None));
    let mut browser = Browser::open("#/review");
    browser.choose(Choice::New);
    browser.disk().text = None;
    browser.one();
    browser.pass(40_000);
    assert_eq!(browser.trouble(), Some(Trouble::Gone));
    browser.tell(Msg::Chosen(Err(Trouble::Refused)).into());
    assert_eq!(browser.trouble(), Some(Trouble::Refused));
}

#[test]
fn two_tabs_write_one_after_the_other_and_what_both_know() {
    let mut one = Browser::open("#/review");
    one.choose(Choice::New);
    // Another tab of the same browser: it finds the file by its record.
    let mut two = Browser::open("#/");
    two.now += 1_000_000;
    two.desk.disk = Rc::clone(&one.desk.disk);
    two.desk.is_remembered = true;
    two.reload();
    let record = one.stored.get(RECORD).cloned();
    two.tell(Msg::RecordSeen(record).into());
    assert!(two.model.upkeep.is_current());
    two.tell(annals::app::Msg::HashChanged(super::QUIZ.to_owned()));
    one.one();
    two.one();
    // One is at it: the other waits.
    one.disk().is_held = true;
    two.pass(40_000);
    assert_eq!(two.disk().answers(), 0);
    one.disk().is_held = false;
    two.pass(10_000);
    one.pass(40_000);
    assert_eq!(one.disk().answers(), 2);
    let attempts = |text: &str| text.matches("annals/attempt/").count();
    assert_eq!(attempts(one.disk().text.as_deref().unwrap()), 1);
    // What one wrote the other does not write again.
    let writes = two.disk().writes;
    two.tell(Msg::Shown.into());
    two.pass(60_000);
    one.pass(60_000);
    assert_eq!(two.disk().writes, writes);
    one.tell(Msg::StopWanted.into());
    let record = one.stored.get(RECORD).cloned();
    two.tell(Msg::RecordSeen(record).into());
    assert_eq!(two.model.upkeep.file, None);
}

#[test]
fn a_browser_that_was_set_back_numbers_no_answer_twice() {
    let mut browser = Browser::open("#/review");
    browser.choose(Choice::New);
    browser.one();
    let before = browser.stored.clone();
    browser.one();
    browser.one();
    browser.pass(40_000);
    // As from a backup of the whole disk: the file alone is as it was.
    browser.stored = before;
    browser.reload();
    assert_eq!(browser.model.study.journal().reviews().len(), 3);
    browser.one();
    browser.pass(40_000);
    assert_eq!(
        (browser.disk().answers(), browser.journal().reviews().len()),
        (4, 4)
    );
}

#[test]
fn a_browser_that_cannot_write_files_is_asked_for_nothing_more() {
    let mut browser = Browser::open("#/review");
    browser.desk.is_able = false;
    browser.reload();
    browser.one();
    browser.pass(60_000);
    assert!(!browser.model.upkeep.is_able);
    assert_eq!(browser.desk.timers, [] as [i64; 0]);
}

#[test]
fn a_turn_is_ended_by_one_order_whatever_is_found() {
    let mut browser = Browser::open("#/review");
    browser.choose(Choice::New);
    let stamp = Stamp {
        modified: 9,
        size: 9,
    };
    for text in [
        Text::Known,
        Text::Long,
        Text::Read(String::new()),
        Text::Read("else".to_owned()),
        Text::Read(browser.copy()),
    ] {
        browser.desk.timers.clear();
        let mut model = browser.model.clone();
        let env = Env {
            now: 1,
            time_zone_offset: 0,
            seed: 1,
        };
        update(&mut model, Msg::Shown.into(), env);
        let found = Ok(Found { stamp, text });
        let effects = update(&mut model, Msg::Read(found).into(), env);
        let ends = |effect: &&Effect| match effect {
            Effect::Upkeep(order) => matches!(**order, Order::Write(_) | Order::LetGo),
            _ => false,
        };
        assert_eq!(effects.iter().filter(ends).count(), 1, "{effects:?}");
    }
}

#[test]
fn what_was_found_in_the_file_before_is_not_taken_for_what_is_in_the_new_one() {
    let mut browser = Browser::open("#/review");
    browser.choose(Choice::New);
    browser.one();
    browser.pass(60_000);
    let old = browser.copy();
    let mut model = browser.model.clone();
    let mut tell = |msg: Msg| {
        let env = Env {
            now: browser.now,
            time_zone_offset: 0,
            seed: 1,
        };
        let effects = update(&mut model, msg.into(), env).into_iter();
        let orders = effects.filter_map(|effect| match effect {
            Effect::Upkeep(order) => Some(match *order {
                Order::Read { .. } => "read",
                Order::Write(_) => "write",
                Order::LetGo => "let go",
                _ => "other",
            }),
            _ => None,
        });
        orders.collect::<Vec<_>>()
    };
    let found = |text: String| {
        let stamp = Stamp {
            modified: 1,
            size: 1,
        };
        Msg::Read(Ok(Found {
            stamp,
            text: Text::Read(text),
        }))
    };
    assert_eq!(tell(Msg::Shown), ["read"]);
    // Another file is chosen while the disk is slow.
    let chosen = ("other.txt".to_owned(), Leave::Granted);
    assert_eq!(tell(Msg::Chosen(Ok(chosen))), [""; 0]);
    assert_eq!(tell(found(old)), ["let go", "read"]);
    assert_eq!(tell(found(String::new())), ["write"]);
}

#[test]
fn what_was_summed_up_does_not_come_back_from_the_file() {
    let mut browser = Browser::open("#/review?of=all");
    (0..200).for_each(|_| browser.one());
    browser.choose(Choice::New);
    browser.pass(60_000);
    let answers = browser.disk().answers();
    // Another tab holds the stream, nearly two years later.
    browser.is_second = true;
    browser.now += 700 * 86_400_000;
    browser.hash = "#/settings".to_owned();
    browser.reload();
    browser.tell(annals::app::Msg::ThinWanted);
    let left = browser.journal().reviews().len();
    assert!(left < answers, "{left} {answers}");
    let size = |browser: &Browser| browser.model.study.journal().units();
    let small = size(&browser);
    browser.reload();
    browser.tell(Msg::Shown.into());
    browser.pass(60_000);
    assert!(size(&browser) <= small, "{} {small}", size(&browser));
    assert_eq!(browser.journal().reviews().len(), left);
}
