//! At the teacher's desk: a file comes in, is told of, mended, kept and played.

use std::collections::BTreeMap;

use annals::app::desk::shared::{Here, Shared};
use annals::app::desk::shelf::{self, KEPT_FOR, KEY, Kept};
use annals::app::desk::{Msg as DeskMsg, Open, Reading, Request, grid};
use annals::app::route::Part;
use annals::app::{FetchError, Library, Msg, Route};
use annals::desk::Desk;
use annals::desk::order::{Change, Order, Table, Told};
use annals::exchange::Format;
use annals::exchange::link::LARGEST;
use annals::set::Severity;

use super::Browser;

/// The worker, and the texts it keeps.
#[derive(Default)]
pub struct Bench {
    pub desk: Desk,
    pub texts: BTreeMap<String, String>,
    /// The file that was dropped or chosen last.
    offered: Vec<u8>,
    /// Whether there is room for texts.
    pub is_full: bool,
    pub fetched: Vec<String>,
    pub ended: usize,
    /// The packages that were asked for.
    pub packing: Vec<Order>,
    /// What was brought into sight in the table.
    pub seen: Vec<grid::See>,
}

impl Bench {
    pub fn text(&self, key: &str) -> Result<String, FetchError> {
        self.texts.get(key).cloned().ok_or(FetchError::Unreadable)
    }
}

impl Browser {
    pub fn at_the_desk(&mut self, request: Request) {
        match request {
            Request::Say(order) => self.order_worker(order),
            Request::Hand(order) => {
                self.bench.desk.hand(self.bench.offered.clone());
                self.order_worker(order);
            }
            Request::HandText(text, order) => {
                self.bench.desk.hand(text.into_bytes());
                self.order_worker(order);
            }
            Request::Choose => self.files_wanted += 1,
            Request::Paste => {}
            Request::Fetch(url) => self.bench.fetched.push(url),
            Request::End => self.bench.ended += 1,
            Request::ReadAll(keys) => {
                let texts = keys.into_iter().filter_map(|key| {
                    let text = self.bench.texts.get(&key)?.clone();
                    Some((key, text))
                });
                let texts = texts.collect();
                self.desk(DeskMsg::TextsRead(texts));
            }
            Request::Convert { id, file } => {
                self.fetched.push(file.clone());
                self.bench.desk.hand(self.bench.offered.clone());
                self.order_worker(Order::Convert { id, name: file });
            }
            Request::Store(key, text) => {
                let is = !self.bench.is_full;
                if is {
                    self.bench.texts.insert(key.clone(), text);
                }
                self.desk(DeskMsg::Stored(key, is));
            }
            Request::Inflate(bytes) => {
                let text = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, LARGEST);
                let text = text.ok().and_then(|text| String::from_utf8(text).ok());
                self.desk(DeskMsg::Inflated(text));
            }
            Request::Forget(key) => drop(self.bench.texts.remove(&key)),
            Request::Copy(from, to) => {
                let text = self.bench.texts[&from].clone();
                self.bench.texts.insert(to, text);
            }
            Request::Copied(text) => self.copied.push(text),
            Request::Breathe => self.desk(DeskMsg::FrameDrawn),
            Request::See(see) => self.bench.seen.push(see),
        }
    }

    /// What the worker does at once, and what it does when nothing more is changed.
    pub fn order_worker(&mut self, order: Order) {
        if let Order::Open { key } = &order {
            match self.bench.texts.get(key) {
                Some(text) => self.bench.desk.hand(text.clone().into_bytes()),
                None => return self.hear(Told::Missing),
            }
        }
        if let Order::PackKept { key } = &order {
            let text = self.bench.texts.get(key).cloned().unwrap_or_default();
            self.bench.desk.hand(text.into_bytes());
        }
        if let Order::Package(_) = &order {
            return self.bench.packing.push(order);
        }
        let is_settling = matches!(order, Order::Settle);
        let is_change = matches!(order, Order::Change(_) | Order::Undo | Order::Redo);
        let mut told = Vec::new();
        self.bench.desk.carry_out(order, &mut |one| told.push(one));
        if is_change {
            self.bench.desk.settle(&mut |one| told.push(one));
        }
        while self.bench.desk.count_on(&mut |one| told.push(one)) {}
        if let (true, Some(key)) = (self.bench.desk.is_changed(), self.bench.desk.key()) {
            let (key, text) = (key.to_owned(), self.bench.desk.text());
            self.bench.desk.kept();
            told.push(match self.bench.is_full {
                true => Told::NotKept,
                false => Told::Kept(key.clone()),
            });
            if !self.bench.is_full {
                self.bench.texts.insert(key, text);
            }
        } else if let (true, Some(key)) = (is_settling, self.bench.desk.key()) {
            told.push(Told::Kept(key.to_owned()));
        }
        for one in told {
            self.hear(one);
        }
    }

    pub fn hear(&mut self, told: Told) {
        self.tell(DeskMsg::Told(Some(told)).into());
    }

    pub fn desk(&mut self, msg: DeskMsg) {
        self.tell(msg.into());
    }

    pub fn drop_file(&mut self, name: &str, bytes: &[u8]) {
        self.bench.offered = bytes.to_vec();
        self.desk(DeskMsg::Offered(name.to_owned()));
    }

    pub fn open_set(&self) -> &Open {
        self.model.desk.open.as_ref().expect("a set is open")
    }

    /// Writes a text into a cell of the events.
    fn write(&mut self, row: u32, column: u32, text: &str) {
        let cell = grid::Msg::CellPressed(row, column);
        for msg in [
            cell,
            grid::Msg::Written(text.to_owned()),
            grid::Msg::Entered,
        ] {
            self.tell(msg.into());
        }
    }
}

const SET: &str = r#"{"format":"annals-set/1","id":"inventions","title":"Inventions","events":[
 {"id":"telephone","date":"1876","title":"the first telephone call"},
 {"id":"phonograph","date":"1877","title":"the invention of the phonograph"},
 {"id":"light-bulb","date":"31.02.1879","title":"the first lasting light bulb"},
 {"id":"x-rays","date":"1895","title":"the discovery of X-rays"},
 {"id":"flight","date":"1903","title":"the first powered flight"}]}"#;

pub fn with_set() -> Browser {
    let mut browser = Browser::open("#/desk");
    browser.drop_file("inventions.json", SET.as_bytes());
    browser
}

#[test]
fn a_file_is_kept_as_a_draft_told_of_by_row_mended_and_played() {
    let mut browser = with_set();
    let key = browser.open_set().key.clone();
    assert_eq!(browser.model.route, Route::Set(key.clone(), Part::Check));
    let overview = &browser.open_set().overview;
    assert_eq!((overview.accepted, overview.refused), (4, 1));
    let fault = overview
        .found
        .iter()
        .find(|one| one.severity == Severity::Error);
    let fault = fault.unwrap().clone();
    assert_eq!(fault.place, Some((Table::Events, 2)));
    assert_eq!(fault.text, "31.02.1879");
    assert!(
        browser.bench.texts.contains_key(&key),
        "kept before anything is pressed"
    );

    browser.desk(DeskMsg::ShowPressed(Table::Events, 2, 0));
    assert_eq!(browser.model.route, Route::Set(key.clone(), Part::Table));
    assert_eq!(browser.open_set().grid.cursor, (2, 0));
    browser.write(2, 0, "1879");
    assert_eq!(browser.open_set().overview.refused, 0);
    assert!(browser.bench.texts[&key].contains("\"date\":\"1879\""));

    browser.desk(DeskMsg::UsePressed);
    assert_eq!(browser.model.route, Route::Practise);
    let bank = browser.model.bank().expect("the set is in use");
    assert_eq!(bank.set().id, "inventions");
    assert_eq!(bank.set().events.len(), 5);

    // The next visit begins with it.
    browser.hash = "#/".to_owned();
    browser.reload();
    assert!(
        browser
            .model
            .bank()
            .is_some_and(|bank| bank.set().id == "inventions")
    );
}

#[test]
fn what_is_changed_can_be_taken_back() {
    let mut browser = with_set();
    browser.write(0, 1, "another title");
    let title = |browser: &Browser| {
        let rows = browser.open_set().grid.rows.as_ref().unwrap();
        rows.rows[0].cells[1].clone()
    };
    assert_eq!(title(&browser), "another title");
    browser.tell(grid::Msg::UndoPressed.into());
    assert_eq!(title(&browser), "the first telephone call");
    browser.tell(grid::Msg::RedoPressed.into());
    assert_eq!(title(&browser), "another title");
}

#[test]
fn a_deleted_set_can_be_had_back_for_thirty_days() {
    let mut browser = with_set();
    browser.desk(DeskMsg::UsePressed);
    let key = browser.open_set().key.clone();
    browser.desk(DeskMsg::DeletePressed(key.clone()));
    assert_eq!(browser.model.route, Route::Desk);
    assert!(
        browser
            .model
            .bank()
            .is_some_and(|bank| bank.set().id == "japan-soviet-union")
    );
    browser.desk(DeskMsg::RestorePressed(key.clone()));
    assert!(browser.model.desk.kept[0].is_offered());
    browser.desk(DeskMsg::PlayPressed("inventions".to_owned()));
    assert!(
        browser
            .model
            .bank()
            .is_some_and(|bank| bank.set().id == "inventions")
    );

    browser.desk(DeskMsg::DeletePressed(key.clone()));
    for (later, is_there) in [
        (KEPT_FOR - 10_000_000, true),
        (KEPT_FOR + 10_000_000, false),
    ] {
        let mut again = Browser::with_storage(browser.stored.clone(), "#/about");
        again.bench.texts = browser.bench.texts.clone();
        again.stored = browser.stored.clone();
        again.now = browser.now + later;
        again.start();
        assert_eq!(again.bench.texts.contains_key(&key), is_there, "{later}");
        assert_eq!(again.stored[KEY].contains(&key), is_there, "{later}");
    }
}

#[test]
fn a_second_set_of_the_same_id_asks_before_it_takes_the_place_of_the_first() {
    for replace in [true, false] {
        let mut browser = with_set();
        browser.desk(DeskMsg::UsePressed);
        browser.drop_file("again.json", SET.replace("Inventions", "Others").as_bytes());
        browser.desk(DeskMsg::UsePressed);
        assert_eq!(browser.open_set().rival.as_deref(), Some("Inventions"));
        browser.desk(match replace {
            true => DeskMsg::ReplacePressed,
            false => DeskMsg::BothPressed,
        });
        let offered = browser
            .model
            .desk
            .kept
            .iter()
            .filter(|kept| kept.is_offered());
        let ids: Vec<&str> = offered.map(|kept| kept.id.as_str()).collect();
        match replace {
            true => assert_eq!(ids, ["inventions"]),
            false => assert_eq!(ids, ["inventions-2", "inventions"]),
        }
        assert_eq!(browser.model.bank().unwrap().set().title, "Others");
    }
}

#[test]
fn what_is_no_set_is_told_and_leaves_everything_as_it_was() {
    let mut browser = Browser::open("#/desk");
    for (name, bytes) in [
        ("empty.csv", b"".as_slice()),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
    ] {
        browser.drop_file(name, bytes);
        let Reading::Unread(told, says) = &browser.model.desk.reading else {
            panic!("{name}: {:?}", browser.model.desk.reading);
        };
        assert_eq!(told, name);
        assert!(says.ends_with('.'), "{says}");
        assert_eq!(browser.model.desk.kept, []);
    }
}

#[test]
fn a_set_that_cannot_be_kept_is_told_and_can_still_be_saved_as_a_file() {
    let mut browser = Browser::open("#/desk");
    browser.bench.is_full = true;
    browser.drop_file("inventions.json", SET.as_bytes());
    assert!(browser.model.desk.is_lost);
    browser.desk(DeskMsg::ExportPressed(Format::Native));
    assert!(browser.downloads[0].contains("annals-set/1"));
}

#[test]
fn a_worker_that_stops_is_told_and_the_next_file_is_read() {
    let mut browser = with_set();
    browser.desk(DeskMsg::Told(None));
    assert_eq!(browser.model.desk.reading, Reading::Failed);
    browser.drop_file("inventions.json", SET.as_bytes());
    assert_eq!(browser.open_set().overview.accepted, 4);
    assert!(!matches!(browser.model.library, Library::Failed { .. }));
}

/// The link that holds the set on the desk.
fn link_of(browser: &mut Browser) -> String {
    let key = browser.open_set().key.clone();
    browser.tell(Msg::LinkFollowed(Route::Set(key, Part::Share)));
    let (whole, _) = browser.open_set().packed.clone().expect("it was packed");
    assert!(whole.code.is_some(), "{} letters", whole.link.len());
    whole.link[whole.link.find('#').unwrap()..].to_owned()
}

#[test]
fn a_link_says_what_it_holds_before_it_is_kept_and_is_played_elsewhere() {
    let link = link_of(&mut with_set());
    let mut other = Browser::open(&link);
    let Shared::Here(held) = &other.model.desk.shared else {
        panic!("{:?}", other.model.desk.shared);
    };
    assert_eq!(held.title, "Inventions");
    assert_eq!((held.counts, held.refused), ([4, 0, 0], 1));
    assert_eq!((held.is_changed, &held.here), (false, &Here::Nothing));
    assert!(other.bench.texts.is_empty() && !other.stored.contains_key(KEY));

    other.desk(DeskMsg::TakePressed);
    assert_eq!(other.model.route, Route::Practise);
    assert_eq!(other.model.bank().unwrap().set().id, "inventions");
    assert_eq!(other.bench.texts.len(), 1);

    // Once more, it is here already; nothing is kept twice.
    other.tell(Msg::HashChanged(link));
    let Shared::Here(held) = &other.model.desk.shared else {
        panic!("{:?}", other.model.desk.shared);
    };
    assert_eq!(held.here, Here::Same);
    other.desk(DeskMsg::TakePressed);
    assert_eq!(other.bench.texts.len(), 1);
}

#[test]
fn a_link_that_was_cut_or_changed_is_told() {
    let link = link_of(&mut with_set());
    let cut = &link[..link.len() - 9];
    let browser = Browser::open(cut);
    assert!(matches!(browser.model.desk.shared, Shared::Broken(_)));
    let changed = link.replacen("h=", "h=0", 1);
    let browser = Browser::open(&changed);
    assert!(matches!(&browser.model.desk.shared, Shared::Here(held) if held.is_changed));
    for link in ["#/s", "#/s?z=", "#/s?z=%%%", "#/s?h=1&z=AAAA"] {
        let browser = Browser::open(link);
        assert!(
            matches!(browser.model.desk.shared, Shared::Broken(_)),
            "{link}"
        );
    }
}

#[test]
fn a_link_to_a_file_fetches_nothing_until_it_is_told_to() {
    let mut browser = Browser::open("#/s?h=1&from=https://example.org/set.json");
    let Reading::Asked(url) = browser.model.desk.reading.clone() else {
        panic!("{:?}", browser.model.desk.reading);
    };
    assert!(browser.bench.fetched.is_empty());
    browser.desk(DeskMsg::LinkGiven(url));
    assert_eq!(browser.bench.fetched, ["https://example.org/set.json"]);
}

#[test]
fn a_copy_holds_the_sets_and_another_browser_takes_them_in() {
    let mut browser = with_set();
    browser.desk(DeskMsg::UsePressed);
    browser.tell(Msg::CopyWanted);
    let copy = browser.downloads.last().unwrap().clone();
    let mut other = Browser::open("#/settings");
    for _ in 0..2 {
        other.tell(Msg::FileChosen(Some(copy.clone())));
        assert_eq!(other.bench.texts.len(), 1);
        assert_eq!(other.model.desk.kept.len(), 1);
    }
    other.desk(DeskMsg::PlayPressed("inventions".to_owned()));
    assert_eq!(other.model.bank().unwrap().set().title, "Inventions");
}

#[test]
fn what_was_mended_is_not_thrown_away_by_reading_the_file_in_another_way() {
    let mut browser = Browser::open("#/desk");
    browser.drop_file(
        "a.csv",
        b"date,title\n1900,One\n31.02.1901,Two\n1902,Three\n",
    );
    assert!(
        browser.open_set().chosen.is_some(),
        "the columns may be changed"
    );
    browser.write(1, 0, "1901");
    assert_eq!(browser.open_set().chosen, None);
}

#[test]
fn a_set_whose_reading_in_another_way_is_given_up_stays_as_it_was() {
    let mut browser = Browser::open("#/desk");
    browser.drop_file("a.csv", b"date,title\n1900,One\n1901,Two\n");
    let key = browser.open_set().key.clone();
    browser.desk(DeskMsg::CancelPressed);
    let open = browser.open_set();
    assert_eq!((&open.key, open.overview.accepted), (&key, 2));
    assert_eq!(browser.model.route, Route::Set(key, Part::Check));
    assert_eq!(browser.model.desk.kept.len(), 1);
}

#[test]
fn what_another_tab_changed_is_told_and_can_be_opened_as_it_is_now() {
    let mut browser = with_set();
    let key = browser.open_set().key.clone();
    // Another tab opens the same set and gives its first event another title.
    let mut desk = Desk::default();
    desk.hand(browser.bench.texts[&key].clone().into_bytes());
    let mut overview = None;
    let mut tell = |told| {
        if let Told::Overview(told) = told {
            overview = Some(told);
        }
    };
    desk.carry_out(Order::Open { key: key.clone() }, &mut tell);
    let cells = Change::Cells {
        table: Table::Events,
        row: 0,
        columns: vec![1],
        texts: vec![vec!["the first call".to_owned()]],
    };
    desk.carry_out(Order::Change(cells), &mut tell);
    desk.settle(&mut tell);
    let hash = overview.unwrap().hash;
    browser.bench.texts.insert(key.clone(), desk.text());
    let list = |changed: i64, hash: &str| {
        let own = browser.model.desk.kept[0].clone();
        shelf::encode(&[Kept {
            changed: own.changed + changed,
            hash: hash.to_owned(),
            ..own
        }])
    };
    let (earlier, later) = (list(-1, "older"), list(1, &hash));

    browser.desk(DeskMsg::ListSeen(earlier));
    assert!(!browser.open_set().is_changed_elsewhere);
    browser.desk(DeskMsg::ListSeen(later));
    assert!(browser.open_set().is_changed_elsewhere);

    browser.desk(DeskMsg::AnewPressed);
    let open = browser.open_set();
    assert!(!open.is_changed_elsewhere);
    assert_eq!((&open.key, &open.overview.hash), (&key, &hash));
    browser.desk(DeskMsg::ShowPressed(Table::Events, 1, 1));
    browser.write(1, 1, "the first record player");
    assert!(browser.bench.texts[&key].contains("the first call"));
}
