//! A class without a server: a teacher hands a quiz out, learners do it in their own browsers, and
//! what they hand in is marked in the teacher's.

use annals::app::class::assigned::{Complaint, SetAt, Time, set_at};
use annals::app::class::clock::{Clock, clock};
use annals::app::class::hand_out::{Change, Complaint as OutComplaint, Field};
use annals::app::class::results::{Told, Trouble};
use annals::app::class::{Came, Msg, Request};
use annals::app::desk::Msg as DeskMsg;
use annals::app::route::{Handed, LinkFault};
use annals::app::{Route, run};
use annals::class::{Fault, Feedback, Questions, Record, Unmarked};
use annals::desk::order::Order;
use annals::session::Stage;

use super::Browser;

/// A set of one's own, as a teacher has it.
const TABLE: &str = "date,title\n1876,the first telephone call\n1877,the first phonograph\n1895,the first film for an audience\n1903,the first powered flight\n1926,the first television picture\n1946,the first electronic computer\n1957,the first satellite\n1969,the first people on the Moon\n1971,the first e-mail\n1989,the first web page\n";

impl Browser {
    pub fn for_class(&mut self, request: Request) {
        match request {
            Request::Wake(number, ms) => self.wake = Some((number, ms)),
            Request::Gather { key, texts } => {
                let before = self.bench.texts.get(&key).cloned();
                if texts.is_empty() {
                    return self.class(Msg::Gathered(key, before, Vec::new()));
                }
                let text = Record::gathered(before.as_deref(), &texts).map(|one| one.write());
                let text = text.filter(|_| !self.bench.is_full);
                self.bench
                    .texts
                    .extend(text.clone().map(|text| (key.clone(), text)));
                self.class(Msg::Gathered(key, text, texts));
            }
            Request::Move { from, to, texts } => {
                let key = to.clone();
                self.for_class(Request::Gather {
                    key,
                    texts: texts.clone(),
                });
                if self.bench.is_full {
                    return;
                }
                let before = self.bench.texts.get(&from).map(String::as_str);
                let text = Record::parted(before, &texts).unwrap().write();
                self.bench.texts.insert(from.clone(), text.clone());
                self.class(Msg::Gathered(from, Some(text), Vec::new()));
            }
            Request::Write { key, text } => {
                let is = !self.bench.is_full;
                if is {
                    self.bench.texts.insert(key.clone(), text.clone());
                }
                self.class(Msg::Gathered(key, is.then_some(text), Vec::new()));
            }
            Request::Forget(key) => drop(self.bench.texts.remove(&key)),
            Request::Save { name, bytes } => self.saved.push((name, bytes)),
            Request::Watch | Request::WatchOn => self.watched += 1,
            Request::WatchNoMore => self.watched = 0,
            Request::Choose { .. } => self.files_wanted += 1,
            Request::Records(order) => self.for_records(order),
            Request::Lms(request) => self.for_platform(request),
        }
    }

    pub fn class(&mut self, msg: Msg) {
        self.tell(msg.into());
    }

    pub fn change(&mut self, change: Change) {
        self.class(Msg::Changed(change));
    }

    pub fn go(&mut self, address: &str) {
        self.hash = address.to_owned();
        self.tell(annals::app::Msg::HashChanged(address.to_owned()));
    }

    /// The link of what was just handed out.
    pub fn link(&self) -> String {
        let Route::Class(Some(key)) = &self.model.route else {
            panic!("nothing was handed out: {:?}", self.model.route);
        };
        let open = self.model.class.back.open.as_ref().unwrap();
        assert_eq!(open.key, *key);
        let hash = open.link.find('#').unwrap();
        open.link[hash..].to_owned()
    }

    /// Begins what a link hands out.
    pub fn begin_as(&mut self, name: &str) {
        self.class(Msg::NameTyped(name.to_owned()));
        self.class(Msg::BeginPressed);
    }

    /// Answers all questions that are left, every so many of them wrongly, and gives the result.
    pub fn finish(&mut self, wrong: usize) -> String {
        let count = self.model.quiz().unwrap().slots().len();
        for at in self.at()..count {
            self.answer(at % wrong != 0);
            if matches!(self.stage(), Stage::Answered { .. }) {
                self.in_run(run::Msg::NextPressed);
            }
        }
        self.result()
    }

    fn result(&self) -> String {
        let ready = self.model.class.result.as_ref();
        ready.expect("a result").text.clone()
    }

    pub fn set_at(&self) -> SetAt {
        set_at(&self.model, &self.handed())
    }

    pub fn handed(&self) -> Handed {
        match &self.model.route {
            Route::Assignment(handed) => (**handed).clone(),
            other => panic!("{other:?}"),
        }
    }
}

/// A teacher who hands out ten questions of the site's set.
pub fn teacher(with: impl FnOnce(&mut Browser)) -> Browser {
    let mut browser = Browser::open("#/practise");
    browser.class(Msg::HandOutWanted);
    assert!(matches!(browser.model.route, Route::HandOut(_)));
    browser.change(Change::Title("Chapter 7 & 8".to_owned()));
    with(&mut browser);
    browser.class(Msg::HandOutPressed);
    browser
}

fn learner(link: &str, name: &str) -> Browser {
    let mut browser = Browser::open(link);
    browser.begin_as(name);
    assert!(browser.model.quiz().is_some(), "{:?}", browser.model.class);
    browser
}

#[test]
fn a_quiz_goes_out_and_its_results_come_back() {
    let mut teacher = teacher(|_| {});
    let link = teacher.link();
    let names = ["Ada", "Bert", "Čeněk", "大輔"];
    let results: Vec<String> = { names.iter().enumerate() }
        .map(|(at, name)| learner(&link, name).finish(at + 2))
        .collect();
    // A message with several, one of them twice, and one by its link.
    let message = format!("Hello!\n{}\n> {}\n{}", results[0], results[1], results[0]);
    teacher.class(Msg::TextsOffered(vec![message, results[2].clone()]));
    let key = teacher.model.class.listed[0].key.clone();
    assert_eq!(
        teacher.model.class.back.told,
        [Told::Taken(key.clone(), 3, 0)]
    );
    let address = Route::HandIn(results[3].clone()).address();
    teacher.go(&address);
    assert_eq!(teacher.model.route, Route::Class(Some(key)));

    let open = teacher.model.class.back.open.as_ref().unwrap();
    assert_eq!(open.trouble, None);
    let book = &open.marked.as_ref().unwrap().book;
    let mut marked: Vec<(String, u32)> = { book.learners.iter() }
        .map(|learner| {
            let cells = learner.attempts[0].cells.iter();
            (
                learner.name.clone(),
                cells.map(|c| u32::from(c.permille)).sum(),
            )
        })
        .collect();
    marked.sort();
    assert_eq!(marked.len(), 4);
    // Every second, third, fourth, fifth was wrong; of an order turned round nothing is right.
    for (name, wrong) in [("Ada", 5), ("Bert", 4), ("Čeněk", 3), ("大輔", 2)] {
        let (_, sum) = marked.iter().find(|(other, _)| other == name).unwrap();
        assert!(*sum >= (10 - wrong) * 1000, "{name} {sum}");
        assert!(*sum < 10_000);
    }
    assert_eq!(open.marked.as_ref().unwrap().analysis.learners, 4);
    // All of it is kept.
    teacher.reload();
    let listed = &teacher.model.class.listed;
    assert_eq!((listed.len(), listed[0].results), (1, 4));
}

#[test]
fn the_same_link_asks_the_same_everywhere_and_parallel_ones_differ_in_their_options() {
    let questions = |browser: &Browser| {
        let slots = browser.model.quiz().unwrap().slots();
        slots.to_vec()
    };
    let same = teacher(|_| {}).link();
    assert_eq!(
        questions(&learner(&same, "Ada")),
        questions(&learner(&same, "Bert"))
    );
    let parallel = teacher(|browser| browser.change(Change::Questions(Questions::Parallel))).link();
    let (ada, bert) = (learner(&parallel, "Ada"), learner(&parallel, "Bert"));
    assert_ne!(questions(&ada), questions(&bert));
    assert_eq!(questions(&ada), questions(&learner(&parallel, "ADA ")));
    let facts = |browser: &Browser| {
        let picks = browser.model.quiz().unwrap().attempt().picks.iter();
        picks
            .map(|pick| (pick.fact.clone(), pick.form))
            .collect::<Vec<_>>()
    };
    assert_eq!(facts(&ada), facts(&bert));
}

#[test]
fn what_is_told_at_the_end_is_told_nowhere_before() {
    let link = teacher(|browser| browser.change(Change::Feedback(Feedback::AtEnd))).link();
    let mut browser = learner(&link, "Ada");
    browser.answer(true);
    assert!(matches!(browser.stage(), Stage::Asking { .. }));
    assert_eq!(browser.at(), 1);
    browser.answer(false);
    // Not after the tab was killed either.
    browser.reload();
    assert!(matches!(browser.stage(), Stage::Asking { .. }));
    assert_eq!(browser.at(), 2);
    assert_eq!(browser.model.quiz().unwrap().attempt().answers.len(), 2);
    browser.finish(2);
    assert!(matches!(browser.model.route, Route::Done(_)));
}

#[test]
fn a_set_of_ones_own_goes_along_in_the_link() {
    let mut teacher = Browser::open("#/desk");
    teacher.desk(DeskMsg::Pasted(TABLE.to_owned()));
    teacher.desk(DeskMsg::UsePressed);
    teacher.class(Msg::HandOutWanted);
    teacher.class(Msg::HandOutPressed);
    let link = teacher.link();
    assert!(link.contains("&z="), "{link}");

    let mut pupil = Browser::open(&link);
    assert!(
        matches!(pupil.set_at(), SetAt::InLink(_)),
        "{:?}",
        pupil.set_at()
    );
    // Nothing is kept of a link that was only opened.
    assert!(pupil.bench.texts.is_empty());
    pupil.begin_as("Ada");
    assert_eq!(pupil.bench.texts.len(), 1);
    pupil.answer(true);
    // Without the link: the set is kept.
    pupil.reload();
    assert_eq!(pupil.at(), 0);
    pupil.in_run(run::Msg::NextPressed);
    let result = pupil.finish(3);
    // The set is mended at the teacher's meanwhile: it is marked as it was asked.
    teacher.class(Msg::TextsOffered(vec![result]));
    let open = teacher.model.class.back.open.as_ref().unwrap();
    assert_eq!(open.trouble, None);
    let book = &open.marked.as_ref().unwrap().book;
    assert_eq!((book.learners.len(), book.left.len()), (1, 0));
    // The same learner once more: the set is here, and it is the second attempt.
    pupil.go(&link);
    assert_eq!(pupil.set_at(), SetAt::Here);
    pupil.begin_as("ada");
    let attempt = pupil.model.quiz().unwrap().attempt();
    assert_eq!(attempt.assigned.as_deref().unwrap().number, 2);
}

#[test]
fn a_browser_that_keeps_no_set_plays_it_all_the_same() {
    let mut teacher = Browser::open("#/desk");
    teacher.desk(DeskMsg::Pasted(TABLE.to_owned()));
    teacher.desk(DeskMsg::UsePressed);
    teacher.class(Msg::HandOutWanted);
    teacher.class(Msg::HandOutPressed);
    let mut pupil = Browser::open(&teacher.link());
    pupil.bench.is_full = true;
    pupil.begin_as("Ada");
    let result = pupil.finish(2);
    teacher.class(Msg::TextsOffered(vec![result]));
    assert_eq!(teacher.model.class.listed[0].results, 1);
}

#[test]
fn attempts_are_counted_by_name() {
    let link = teacher(|browser| browser.change(Change::Attempts(Some(1)))).link();
    let mut browser = Browser::open(&link);
    browser.begin_as("  ");
    assert_eq!(browser.model.class.begin.complaint, Some(Complaint::NoName));
    browser.begin_as("Ada");
    browser.answer(true);
    browser.in_run(run::Msg::NextPressed);
    // It is taken up where it was left, and not begun again.
    browser.go(&link);
    browser.begin_as("ada");
    assert_eq!(browser.at(), 1);
    browser.finish(2);
    browser.go(&link);
    browser.begin_as("ADA");
    assert_eq!(browser.model.class.begin.complaint, Some(Complaint::UsedUp));
    // Somebody else at the same device.
    browser.begin_as("Bert");
    assert_eq!(browser.at(), 0);
}

#[test]
fn a_number_that_may_not_stand_there_makes_no_link_until_it_is_mended() {
    let mut browser = Browser::open("#/practise");
    browser.class(Msg::HandOutWanted);
    for typed in ["1", "10", "100", "1008"] {
        browser.change(Change::Minutes(typed.parse().ok()));
    }
    browser.change(Change::Wrong(Field::Minutes, "10080".to_owned()));
    let number = Some(OutComplaint::Number(Field::Minutes));
    assert_eq!(browser.model.class.out.complaint, number);
    browser.change(Change::Title("Chapter 7".to_owned()));
    browser.class(Msg::HandOutPressed);
    assert_eq!(browser.model.class.out.complaint, number);
    assert!(matches!(browser.model.route, Route::HandOut(_)));
    browser.change(Change::Minutes(None));
    assert_eq!(browser.model.class.out.complaint, None);
    browser.class(Msg::HandOutPressed);
    assert!(!browser.link().contains("minutes"));
}

#[test]
fn a_clock_tells_and_cuts_nothing_off() {
    let link = teacher(|browser| browser.change(Change::Minutes(Some(1)))).link();
    let mut browser = Browser::open(&link);
    browser.class(Msg::TimeChosen(Time::Twice));
    browser.begin_as("Ada");
    let says = |browser: &Browser| {
        let attempt = browser.model.quiz().unwrap().attempt();
        clock(attempt, browser.now)
    };
    assert_eq!(says(&browser), Some(Clock::Left(2)));
    let (number, ms) = browser.wake.take().unwrap();
    assert!(ms <= 60_020);
    browser.class(Msg::Woken(number));
    // It goes on as long as there is something to tell.
    let (number, _) = browser.wake.take().unwrap();
    browser.answer(true);
    browser.in_run(run::Msg::NextPressed);
    browser.class(Msg::EndPressed);
    assert!(
        browser.model.quiz().unwrap().question().is_some(),
        "too early"
    );
    browser.now += 180_000;
    browser.class(Msg::Woken(number));
    assert_eq!(
        (says(&browser), browser.wake.take()),
        (Some(Clock::Over), None)
    );
    browser.answer(false);
    browser.in_run(run::Msg::NextPressed);
    browser.class(Msg::EndPressed);
    let ready = browser.model.class.result.clone().unwrap();
    assert_eq!((ready.left_out, ready.is_late), (8, true));
}

#[test]
fn what_was_tampered_with_is_refused_and_told() {
    let mut teacher = teacher(|_| {});
    let link = teacher.link();
    let result = learner(&link, "Ada").finish(2);

    // A link that asks for something else, or of which the end is missing.
    let opened = |link: &str| Browser::open(link).handed().fault();
    assert_eq!(opened(&link), None);
    assert_eq!(
        opened(&link.replace("count=10", "count=1")),
        Some(LinkFault::Changed)
    );
    let cut = &link[..link.find("&k=").unwrap()];
    assert_eq!(opened(cut), Some(LinkFault::Cut));

    // A result with a letter changed, and one cut short.
    let mut changed = result.clone();
    let at = changed.len() - 10;
    let other = if &changed[at..=at] == "A" { "B" } else { "A" };
    changed.replace_range(at..=at, other);
    let cut = result[..result.len() - 20].to_owned();
    teacher.class(Msg::TextsOffered(vec![changed, cut]));
    let mut told = teacher.model.class.back.told.clone();
    told.sort_by_key(|one| format!("{one:?}"));
    assert_eq!(
        told,
        [
            Told::Faulty(Fault::Changed, 1, vec![]),
            Told::Faulty(Fault::Cut, 1, vec![])
        ]
    );
    assert_eq!(teacher.model.class.listed[0].results, 0);
    teacher.class(Msg::TextsOffered(vec!["nothing of it".to_owned()]));
    assert_eq!(teacher.model.class.back.told, [Told::Nothing]);

    // One that was put together by hand: it names more than was asked.
    let mut forged = annals::class::read_all(&result).remove(0).unwrap();
    forged.answers[0].given = annals::class::Given::One(99);
    let mut redrawn = forged.clone();
    redrawn.asked ^= 1;
    teacher.class(Msg::TextsOffered(vec![forged.write(), redrawn.write()]));
    let key = teacher.model.class.listed[0].key.clone();
    teacher.go(&Route::Class(Some(key)).address());
    let open = teacher.model.class.back.open.as_ref().unwrap();
    let mut why: Vec<Unmarked> = { open.marked.as_ref().unwrap().book.left.iter() }
        .map(|(_, why)| *why)
        .collect();
    why.sort_by_key(|why| format!("{why:?}"));
    assert_eq!(why, [Unmarked::Impossible, Unmarked::Redrawn]);
}

#[test]
fn of_many_files_it_is_told_which_hold_no_result() {
    let mut teacher = teacher(|_| {});
    let link = teacher.link();
    let [ada, bert] = ["Ada", "Bert"].map(|name| learner(&link, name).finish(2));
    let files = [
        ("ada.txt", ada.clone()),
        ("bert.txt", bert[..bert.len() - 20].to_owned()),
        ("notes.txt", "nothing of it".to_owned()),
        (".DS_Store", "nothing of it".to_owned()),
        (
            "link.txt",
            link.replace("#/a", "https://example.org/#/a")
                .replace("count=10", "count=9"),
        ),
    ];
    teacher.class(Msg::FilesCame(Came {
        names: files.iter().map(|(name, _)| (*name).to_owned()).collect(),
        unread: vec!["gone.txt".to_owned()],
        is_cut: false,
    }));
    for (name, text) in files {
        // Nothing is told before the last is here.
        assert_eq!(teacher.model.class.back.told, []);
        teacher.bench.desk.hand(text.into_bytes());
        let name = name.to_owned();
        teacher.order_worker(Order::Texts { name });
    }
    let key = teacher.model.class.listed[0].key.clone();
    assert_eq!(
        teacher.model.class.back.told,
        [
            Told::Taken(key, 1, 0),
            Told::Faulty(Fault::Cut, 1, vec!["bert.txt".to_owned()]),
            Told::BadLink,
            Told::Without(vec!["gone.txt".to_owned(), "notes.txt".to_owned()]),
        ]
    );
    // The worker dies before it has told of the second.
    teacher.class(Msg::FilesCame(Came {
        names: vec!["a.txt".to_owned(), "b.txt".to_owned()],
        ..Came::default()
    }));
    teacher.bench.desk.hand(ada.into_bytes());
    let name = "a.txt".to_owned();
    teacher.order_worker(Order::Texts { name });
    teacher.desk(DeskMsg::Told(None));
    let told = &teacher.model.class.back.told;
    assert!(
        told.contains(&Told::Without(vec!["b.txt".to_owned()])),
        "{told:?}"
    );
    assert_eq!(teacher.model.class.listed[0].results, 1);
}

#[test]
fn what_cannot_be_kept_is_shown_and_can_be_saved() {
    let mut teacher = teacher(|_| {});
    let link = teacher.link();
    let results = ["Ada", "Bert"].map(|name| learner(&link, name).finish(2));
    let key = teacher.model.class.listed[0].key.clone();
    teacher.go(&Route::Class(Some(key)).address());
    teacher.bench.is_full = true;
    let learners = |teacher: &Browser| {
        let open = teacher.model.class.back.open.as_ref().unwrap();
        open.marked
            .as_ref()
            .map_or(0, |marked| marked.book.learners.len())
    };
    teacher.class(Msg::TextsOffered(results[..1].to_vec()));
    teacher.class(Msg::TextsOffered(results[1..].to_vec()));
    assert_eq!(learners(&teacher), 2);
    let unkept = |teacher: &Browser| {
        let unkept = teacher.model.class.back.unkept.values();
        unkept.map(Vec::len).sum::<usize>()
    };
    assert_eq!(unkept(&teacher), 2);
    teacher.class(Msg::UnkeptSaved);
    let file = teacher.downloads.pop().unwrap();
    assert!(results.iter().all(|result| file.contains(result)));
    teacher.class(Msg::BackupPressed);
    let backup = teacher.downloads.pop().unwrap();
    assert!(results.iter().all(|result| backup.contains(result)));
    // There is room again, and the next of them takes the others with it.
    teacher.bench.is_full = false;
    teacher.class(Msg::TextsOffered(results[..1].to_vec()));
    assert_eq!((unkept(&teacher), learners(&teacher)), (0, 2));
    teacher.reload();
    assert_eq!(teacher.model.class.listed[0].results, 2);
}

#[test]
fn what_was_asked_before_the_set_changed_is_not_marked_by_what_is_asked_now() {
    let mut teacher = teacher(|_| {});
    let link = teacher.link();
    let mut browser = learner(&link, "Ada");
    let other = Browser::open("#/");
    let bank = other.model.bank().unwrap();
    // As after a release that draws otherwise: the second question is another.
    let mut attempt = browser.model.ledger.all()[0].clone();
    let mut selection = attempt.selection.clone();
    selection.seed += 1;
    attempt.picks[1] = bank.plan(&selection, &[])[1].0.clone();
    let (key, text) = (attempt.key(), attempt.encode());
    browser.stored.insert(key, text);
    browser.reload();
    let result = browser.finish(2);
    teacher.class(Msg::TextsOffered(vec![result]));
    let key = teacher.model.class.listed[0].key.clone();
    teacher.go(&Route::Class(Some(key)).address());
    let open = teacher.model.class.back.open.as_ref().unwrap();
    let marked = open.marked.as_ref().unwrap();
    assert_eq!(marked.book.learners.len(), 0);
    assert_eq!(marked.book.left[0].1, Unmarked::Redrawn);
}

#[test]
fn a_quiz_that_is_here_is_told_and_what_waits_is_in_a_copy() {
    let mut first = teacher(|_| {});
    let link = first.link();
    let result = learner(&link, "Ada").finish(2);
    first.class(Msg::TextsOffered(vec![format!(
        "https://example.org/{link}"
    )]));
    let key = first.model.class.listed[0].key.clone();
    assert_eq!(first.model.class.back.told, [Told::Known(key)]);
    let mut other = Browser::open("#/class");
    other.class(Msg::TextsOffered(vec![result]));
    other.tell(annals::app::Msg::CopyWanted);
    let copy = other.downloads.pop().unwrap();
    let mut third = Browser::open("#/class");
    third.tell(annals::app::Msg::FileChosen(Some(copy)));
    assert_eq!(third.model.class.back.aside, 1);
}

#[test]
fn results_wait_for_their_quiz() {
    let first = teacher(|_| {});
    let link = first.link();
    let result = learner(&link, "Ada").finish(2);
    // The teacher's other device knows nothing of it.
    let mut other = Browser::open("#/class");
    other.class(Msg::TextsOffered(vec![result]));
    assert_eq!(other.model.class.back.told, [Told::Unknown(1)]);
    assert_eq!(other.model.class.back.aside, 1);
    other.reload();
    assert_eq!(other.model.class.back.aside, 1);
    other.class(Msg::TextsOffered(vec![format!(
        "The link: https://example.org/{link}\nSee you"
    )]));
    let listed = &other.model.class.listed;
    assert_eq!((listed.len(), listed[0].results), (1, 1));
    assert_eq!(other.model.class.back.aside, 0);
}

#[test]
fn a_backup_brings_all_of_it_to_another_device() {
    let mut first = teacher(|_| {});
    let link = first.link();
    let results = [
        learner(&link, "Ada").finish(2),
        learner(&link, "Bert").finish(3),
    ];
    first.class(Msg::TextsOffered(results.to_vec()));
    first.class(Msg::BackupPressed);
    let backup = first.downloads.pop().unwrap();
    let mut other = Browser::open("#/class");
    other.class(Msg::TextsOffered(vec![backup.clone()]));
    let listed = &other.model.class.listed;
    assert_eq!((listed.len(), listed[0].results), (1, 2));
    // Once more changes nothing.
    other.class(Msg::TextsOffered(vec![backup]));
    let listed = &other.model.class.listed;
    assert_eq!((listed.len(), listed[0].results), (1, 2));
}

#[test]
fn a_copy_of_everything_holds_what_was_handed_out() {
    let mut first = teacher(|_| {});
    let link = first.link();
    first.class(Msg::TextsOffered(vec![learner(&link, "Ada").finish(2)]));
    first.tell(annals::app::Msg::CopyWanted);
    let copy = first.downloads.pop().unwrap();
    // Elsewhere the same quiz has another result by then.
    let mut other = Browser::open("#/class");
    other.tell(annals::app::Msg::FileChosen(Some(copy.clone())));
    assert_eq!(other.model.class.listed[0].results, 1);
    other.class(Msg::TextsOffered(vec![learner(&link, "Bert").finish(3)]));
    assert_eq!(other.model.class.listed[0].results, 2);
    other.tell(annals::app::Msg::FileChosen(Some(copy)));
    assert_eq!(other.model.class.listed[0].results, 2);
    other.tell(annals::app::Msg::CopyWanted);
    let both = other.downloads.pop().unwrap();
    first.tell(annals::app::Msg::FileChosen(Some(both)));
    let listed = &first.model.class.listed;
    assert_eq!((listed.len(), listed[0].results), (1, 2));
}

#[test]
fn codes_are_read_until_the_page_is_left() {
    let mut teacher = teacher(|_| {});
    let link = teacher.link();
    let result = learner(&link, "Ada").finish(2);
    let code = ["https://example.org/", &Route::HandIn(result).address()].concat();
    teacher.class(Msg::CameraPressed);
    assert_eq!(teacher.watched, 1);
    let seen = |texts: &[&str]| {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        DeskMsg::Told(Some(annals::desk::order::Told::Scanned(texts)))
    };
    for texts in [vec![], vec![code.as_str()], vec![code.as_str()]] {
        teacher.desk(seen(&texts));
    }
    let key = teacher.model.class.listed[0].key.clone();
    // What stays before the camera is told of once.
    assert_eq!(teacher.model.class.back.told, [Told::Taken(key, 1, 0)]);
    assert_eq!(teacher.watched, 4);
    teacher.go("#/class");
    assert_eq!(teacher.watched, 0);
    teacher.desk(seen(&[&code]));
    assert_eq!(teacher.watched, 0);
}

#[test]
fn a_set_that_was_changed_since_is_told_and_its_results_are_not_marked_by_another_key() {
    let mut teacher = teacher(|_| {});
    let link = teacher.link();
    let mut pupil = Browser::open("#/about");
    pupil.set = pupil.set.replacen("\"version\": \"", "\"version\": \"9", 1);
    pupil.go(&link);
    pupil.reload();
    assert_eq!(pupil.set_at(), SetAt::Changed);
    pupil.begin_as("Ada");
    let result = pupil.finish(2);
    teacher.set = teacher.set.replacen("1956-10-19", "1957-10-19", 1);
    teacher.reload();
    teacher.class(Msg::TextsOffered(vec![result]));
    let open = teacher.model.class.back.open.as_ref().unwrap();
    assert_eq!(open.trouble, Some(Trouble::OtherSet));
}

#[test]
fn what_was_deleted_can_be_had_back() {
    let mut teacher = teacher(|_| {});
    let key = teacher.model.class.listed[0].key.clone();
    teacher.class(Msg::DeletePressed(key.clone()));
    assert!(annals::app::class::results::listed(&teacher.model).is_empty());
    teacher.class(Msg::RestorePressed(key));
    assert_eq!(annals::app::class::results::listed(&teacher.model).len(), 1);
}

#[test]
fn what_is_typed_is_not_undone_by_an_address_that_comes_back_late() {
    let browser = teacher(|browser| {
        browser.change(Change::Title("Chapter".to_owned()));
        let early = browser.model.route.address();
        browser.change(Change::Title("Chapter ".to_owned()));
        browser.change(Change::Title("Chapter 9".to_owned()));
        browser.tell(annals::app::Msg::HashChanged(early.clone()));
        // An address that was not written here is followed.
        let edited = early.replace("title=Chapter", "title=Chapter&attempts=3");
        browser.change(Change::Attempts(Some(2)));
        browser.tell(annals::app::Msg::HashChanged(early));
        assert!(matches!(&browser.model.route, Route::HandOut(one)
            if one.title == "Chapter 9" && one.attempts == Some(2)));
        browser.tell(annals::app::Msg::HashChanged(edited));
        browser.change(Change::Title("Chapter 9".to_owned()));
    });
    let link = browser.link();
    assert!(
        link.contains("title=Chapter%209") && link.contains("attempts=3"),
        "{link}"
    );
}
