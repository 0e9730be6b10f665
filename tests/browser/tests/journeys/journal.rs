//! The journal where the browser gives less than it should, and where several tabs write at once.

use std::collections::BTreeSet;
use std::time::Duration;

use annals::memory::journal::of_key;
use annals_browser_tests::{Browser, Hand, Learner, Options, Say, Site, Stored, agreement, play};
use anyhow::{Result, ensure};
use serde_json::json;

use crate::quiz::{SET, link};

/// The streams that there are.
fn streams(stored: &Stored) -> BTreeSet<u32> {
    let keys = stored.both().into_iter();
    keys.filter_map(|(key, _)| of_key(&key))
        .map(|(writer, _)| writer)
        .collect()
}

fn answers(pieces: &[(String, String)]) -> usize {
    agreement(pieces, &BTreeSet::new()).all
}

/// Runs a script before each page of this tab.
async fn before_pages(page: &Browser, script: &str) -> Result<()> {
    let script = json!({ "source": script });
    page.cdp("Page.addScriptToEvaluateOnNewDocument", script)
        .await
        .map(drop)
}

/// Answers a question of a new quiz.
async fn answer_one(page: &Browser, site: &Site, learner: &Learner, seed: u32) -> Result<()> {
    page.goto("about:blank").await?;
    page.goto(&link(site, seed, 2, "")).await?;
    learner.answer(page, Say::Right).await.map(drop)
}

#[test]
fn each_tab_writes_a_stream_of_its_own_and_a_new_one_goes_on_with_what_is_left() {
    play("streams", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        let driver = page.driver().clone();
        let first = driver.window().await?;
        answer_one(page, site, &learner, 1).await?;
        let second = driver.new_tab().await?;
        driver.switch_to_window(second.clone()).await?;
        answer_one(page, site, &learner, 2).await?;
        driver.switch_to_window(first).await?;
        let stored = page.stored().await?;
        let two = streams(&stored);
        ensure!(two.len() == 2, "two tabs wrote {two:x?}");
        ensure!(answers(&stored.local) == 2 && answers(&stored.copies) == 2);
        // The first tab has left its stream, the second holds the other.
        answer_one(page, site, &learner, 3).await?;
        driver.switch_to_window(second).await?;
        learner.go_on(page).await?;
        learner.answer(page, Say::Wrong).await?;
        let stored = page.stored().await?;
        ensure!(streams(&stored) == two, "{:x?}", streams(&stored));
        ensure!(answers(&stored.local) == 4 && answers(&stored.copies) == 4);
        Ok(())
    });
}

/// Sees another tab's answer in local storage and not among the copies, which it read before; and is slow to write.
const SLOW: &str = "const get = IDBObjectStore.prototype.getAll, set = Storage.prototype.setItem;
    let hold = 2;
    IDBObjectStore.prototype.getAll = function () {
        const all = get.apply(this), { transaction } = this;
        // The second reading is the one that counts.
        if (--hold === 0) {
            let listen;
            Object.defineProperty(transaction, 'oncomplete', { set: then => { listen = then; } });
            transaction.addEventListener('complete', event => {
                window.held = 'read';
                const go_on = () => window.held === 'go on' ? listen(event) : setTimeout(go_on, 5);
                go_on();
            });
        }
        return all;
    };
    Storage.prototype.setItem = function (key, text) {
        if (window.held === 'go on' && key.startsWith('annals/journal/')) {
            const end = performance.now() + 1500;
            while (performance.now() < end);
        }
        return set.call(this, key, text);
    };";

#[test]
fn a_tab_that_opens_writes_nothing_into_the_streams_of_others() {
    play(
        "streams-of-others",
        Options::default(),
        async |page, site| {
            let learner = Learner::new(SET, Hand::Keyboard)?;
            let driver = page.driver().clone();
            let writing = driver.window().await?;
            page.goto(&link(site, 1, 9, "")).await?;
            learner.answer(page, Say::Right).await?;
            learner.go_on(page).await?;
            let opening = driver.new_window().await?;
            driver.switch_to_window(opening.clone()).await?;
            before_pages(page, SLOW).await?;
            page.goto(&link(site, 2, 9, "")).await?;
            page.is_true("window.held === 'read'").await?;
            driver.switch_to_window(writing.clone()).await?;
            learner.answer(page, Say::Wrong).await?;
            learner.go_on(page).await?;
            driver.switch_to_window(opening).await?;
            page.eval("window.held = 'go on'").await?;
            driver.switch_to_window(writing).await?;
            learner.answer(page, Say::Wrong).await?;
            tokio::time::sleep(Duration::from_secs(3)).await;
            let stored = page.stored().await?;
            ensure!(
                answers(&stored.local) == 3 && answers(&stored.copies) == 3,
                "of three answers local storage holds {}, and the copies {}",
                answers(&stored.local),
                answers(&stored.copies)
            );
            Ok(())
        },
    );
}

#[test]
fn copies_are_written_strictly() {
    play("strict", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        let noted = "const begin = IDBDatabase.prototype.transaction;
            window.begun = [];
            IDBDatabase.prototype.transaction = function (...words) {
                const transaction = begin.apply(this, words);
                if (transaction.mode === 'readwrite') window.begun.push(transaction.durability);
                return transaction;
            };";
        before_pages(page, noted).await?;
        answer_one(page, site, &learner, 1).await?;
        let begun = page.eval("return window.begun").await?;
        ensure!(begun == json!(["strict"]), "{begun}");
        Ok(())
    });
}

/// What goes wrong with the second copy or with the locks, and the script that has it so.
const WANTS: [(&str, &str); 6] = [
    ("no-database", "Object.defineProperty(window, 'indexedDB', { value: undefined });"),
    (
        "database-forbidden",
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
    ),
    (
        "database-silent",
        "IDBFactory.prototype.open = () => new EventTarget();",
    ),
    (
        "writing-silent",
        "IDBObjectStore.prototype.put = function () { const hold = () => { this.get('').onsuccess = hold; }; hold(); };
         IDBTransaction.prototype.commit = () => {};",
    ),
    (
        "no-locks",
        "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });",
    ),
    (
        "locks-silent",
        "if (navigator.locks) navigator.locks.request = () => new Promise(() => {});",
    ),
];

#[test]
fn what_the_browser_does_not_give_is_not_waited_for_and_nothing_is_lost() {
    for (name, script) in WANTS {
        play(name, Options::default(), async |page, site| {
            let learner = Learner::new(SET, Hand::Keyboard)?;
            before_pages(page, script).await?;
            // The second page may not go on with a stream whose end it cannot know.
            for seed in [1, 2] {
                answer_one(page, site, &learner, seed).await?;
                learner.go_on(page).await?;
                learner.answer(page, Say::Wrong).await?;
            }
            let local = "return Object.entries(localStorage).filter(([key]) => key.startsWith('annals/journal/'))";
            let local: Vec<(String, String)> = serde_json::from_value(page.eval(local).await?)?;
            let journal = agreement(&local, &BTreeSet::new());
            ensure!(
                journal.all == 4 && journal.unread == 0,
                "local storage alone holds {journal:?}"
            );
            Ok(())
        });
    }
}

#[test]
fn the_second_copy_alone_keeps_an_answer_where_local_storage_is_full() {
    play("copy-alone", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        let full = "const set = Storage.prototype.setItem;
            Storage.prototype.setItem = function (key, text) {
                if (key.startsWith('annals/journal/')) throw new DOMException('no', 'QuotaExceededError');
                return set.call(this, key, text);
            };";
        before_pages(page, full).await?;
        answer_one(page, site, &learner, 1).await?;
        ensure!(
            page.all(".message").await?.is_empty(),
            "it is told that an answer was not saved, and it was"
        );
        let stored = page.stored().await?;
        ensure!(
            stored.local.is_empty() && answers(&stored.copies) == 1,
            "{stored:?}"
        );
        // It comes back.
        answer_one(page, site, &learner, 2).await?;
        ensure!(answers(&page.stored().await?.copies) == 2);
        Ok(())
    });
}
