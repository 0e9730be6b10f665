//! Records for a store: a teacher names it, a class reports to it, and is read back.

use std::time::Duration;

use annals_browser_tests::{
    Browser, Faults, Hand, Key, Learner, Options, RecordStore, Say, Site, dist, kills, play,
    records,
};
use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::quiz::SET;

async fn write(page: &Browser, css: &str, text: &str) -> Result<()> {
    Hand::Mouse.write(page, css, text).await?;
    page.press(Key::Tab).await
}

/// The teacher names the store, with a key that reads, and makes a link with another that writes.
async fn hand_out(page: &mut Browser, site: &Site, store: &RecordStore) -> Result<String> {
    page.goto(&site.url("#/settings")).await?;
    write(page, "#store-address input", &store.endpoint()).await?;
    write(page, "#store-key input", "teachers").await?;
    write(page, "#store-secret input", "secret").await?;
    store.change_key("teachers", "secret");
    page.click("#try-store").await?;
    page.reads("The store answers, and takes the key.").await?;
    page.is_sound().await?;
    store.change_key(RecordStore::KEY, RecordStore::SECRET);
    let choice = "#/hand-out?set=japan-soviet-union&seed=7&count=6";
    page.goto(&site.url(choice)).await?;
    page.click("#reports").await?;
    write(page, "#class-key input", RecordStore::KEY).await?;
    write(page, "#class-secret input", RecordStore::SECRET).await?;
    page.is_sound().await?;
    page.click(".acts .primary").await?;
    page.find("main.class .linked input").await?;
    let link = page
        .eval("return document.querySelector('main.class .linked input').value")
        .await?;
    Ok(link.as_str().context("there is no link")?.to_owned())
}

#[test]
fn a_class_reports_through_kills_and_dead_lines_and_is_read_back() {
    play("records", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        let store = RecordStore::open()?;
        let link = hand_out(page, site, &store).await?;

        store.fare(records::bad_day(3));
        page.goto("about:blank").await?;
        page.goto(&link).await?;
        page.reads("Your answers are sent to 127.0.0.1").await?;
        page.is_sound().await?;
        records::begin(page, &link, "Ada").await?;
        for _ in 0..3 {
            learner.answer(page, Say::Right).await?;
            page.clear_console().await?;
            learner.go_on(page).await?;
        }
        page.crash_page().await?;
        records::begin(page, &link, "Ada").await?;

        // The line is dead, and the page goes on.
        // Chromium's own way to cut it lets requests through that may outlive their page.
        store.fare(Faults {
            lost_requests: 1000,
            ..records::bad_day(4)
        });
        tokio::time::sleep(Duration::from_secs(2)).await;
        let before = store.statements().len();
        for _ in 0..3 {
            learner.answer(page, Say::Unknown).await?;
            learner.go_on(page).await?;
        }
        page.find("main.done").await?;
        page.reads("wait to be sent to 127.0.0.1").await?;
        page.clear_console().await?;
        page.is_sound().await?;
        ensure!(store.statements().len() == before, "the line is not dead");

        // Chromium writes local storage to disk some seconds later; the second copy is there at once.
        page.die_and_rise().await?;
        store.fare(records::bad_day(5));
        page.goto(&site.url("#/settings")).await?;
        page.find("main.settings").await?;
        records::arrived(&store, 8).await?;
        ensure!(records::left(page).await? == 0, "some stay in the browser");
        page.reads("Nothing waits.").await?;
        let verbs = records::verbs_by_id(&store);
        let of = |verb: &str| verbs.values().filter(|one| *one == verb).count();
        ensure!(
            (store.statements().len(), verbs.len()) == (8, 8)
                && (of("initialized"), of("answered"), of("completed")) == (1, 6, 1),
            "{verbs:?}"
        );
        let refused = store.asked().into_iter().find(|asked| asked.status == 400);
        ensure!(refused.is_none(), "{refused:?}");

        // The teacher's own key reads; each result comes once, also when it is read again.
        store.fare(Faults::default());
        store.change_key("teachers", "secret");
        page.goto(&site.url("#/class")).await?;
        page.click("main.class .sets a").await?;
        for _ in 0..2 {
            page.click("#read-class").await?;
            page.reads("Read to the end: 1 result.").await?;
            page.reads("Ada").await?;
        }
        page.clear_console().await?;
        page.is_sound().await
    });
}

#[test]
fn over_a_network_that_fails_at_random_each_record_of_many_is_stored_once() {
    let site = dist().and_then(|folder| Site::serve(&folder));
    let toll = site.and_then(|site| kills::run(records::run(&site, 3, 30, 5)));
    let whole = toll.and_then(|toll| toll.is_whole());
    whole.unwrap_or_else(|error| panic!("{error:#}"));
}

#[test]
fn a_launch_of_a_platform_is_taken_out_of_the_address_and_ends_where_it_says() {
    play("launch", Options::default(), async |page, site| {
        let learner = Learner::new(SET, Hand::Keyboard)?;
        let store = RecordStore::open()?;
        let (activity, registration) = (
            "https://lms.example/au/3",
            "e168d6a3-46b2-4233-82e7-66b73a179727",
        );
        let actor = r#"{"objectType":"Agent","name":"Ada","account":{"homePage":"https://lms.example","name":"a1"}}"#;
        let back = site.url("#/about");
        let document = json!({
            "contextTemplate": { "extensions": { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "7" } },
            "launchMode": "Normal",
            "masteryScore": 0.5,
            "returnURL": back,
        });
        store.keep_state(
            activity,
            actor,
            registration,
            "LMS.LaunchData",
            &document.to_string(),
        );
        let link = records::plain_link(2, 3)?;
        let query: String = [
            ("endpoint", store.endpoint()),
            ("fetch", store.fetch_address()),
            ("actor", actor.to_owned()),
            ("registration", registration.to_owned()),
            ("activityId", activity.to_owned()),
        ]
        .iter()
        .map(|(name, value)| format!("{name}={}&", percent(value)))
        .collect();
        page.goto(&site.url(&format!("?{}{link}", query.trim_end_matches('&'))))
            .await?;
        page.reads("under the name Ada.").await?;
        let search = page.eval("return location.search").await?;
        ensure!(search == "", "the key stays in the address: {search}");
        page.click("#begin").await?;
        for _ in 0..2 {
            learner.answer(page, Say::Right).await?;
            learner.go_on(page).await?;
            // Loaded again, the tab still knows its launch.
            page.reload().await?;
        }
        page.clear_console().await?;
        page.click("#leave").await?;
        page.reads("What the dates do not decide is never asked.")
            .await?;
        let verbs: Vec<String> = records::verbs(&store);
        ensure!(
            verbs
                == [
                    "initialized",
                    "answered",
                    "answered",
                    "completed",
                    "passed",
                    "terminated"
                ],
            "{verbs:?}"
        );
        page.clear_console().await
    });
}

/// A value as a query has it.
fn percent(value: &str) -> String {
    let escaped = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    value.bytes().map(escaped).collect()
}
