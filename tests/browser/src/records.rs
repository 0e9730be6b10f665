//! Learners whose answers go to a store of records, over a network that loses requests and answers, in tabs that are
//! killed: each record must be stored once.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use annals::app::Route;
use annals::app::route::Handed;
use annals::bank::seed_of;
use annals::class::xapi::Store;
use annals::class::{Assignment, Feedback};
use annals::set::content_hash;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{Browser, Faults, Hand, Options, RecordStore, Site, dist};

/// The set of which questions are asked.
const SET: &str = "japan-soviet-union";
/// How long the last records may take to arrive.
const PATIENCE: Duration = Duration::from_secs(240);

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Toll {
    /// How many learners there were.
    pub learners: usize,
    /// How many questions each was asked.
    pub questions: usize,
    /// How often a tab was killed.
    pub kills: usize,
    /// How many records there must be.
    pub wanted: usize,
    /// How many are stored.
    pub stored: usize,
    /// How many are stored under an id that another has.
    pub twice: usize,
    /// Requests by what they were answered; 0 where the connection was dropped.
    pub requests: BTreeMap<u16, usize>,
    /// How many records still lie in the browser.
    pub left: usize,
    /// Seconds until the last was answered, and until the last was stored.
    pub seconds: [f64; 2],
}

impl Toll {
    /// As a line of JSON.
    #[must_use]
    pub fn line(&self) -> Value {
        json!({
            "learners": self.learners,
            "questions": self.questions,
            "kills": self.kills,
            "wanted": self.wanted,
            "stored": self.stored,
            "twice": self.twice,
            "requests": self.requests,
            "left": self.left,
            "seconds": self.seconds.map(|one| (one * 10.0).round() / 10.0),
        })
    }

    /// Fails where a record is missing, or there twice, or was refused.
    pub fn is_whole(&self) -> Result<()> {
        let statuses = self.requests.keys();
        let is_known = |status: &u16| [0, 200, 204, 429, 503].contains(status);
        ensure!(
            self.stored == self.wanted
                && self.twice == 0
                && self.left == 0
                && statuses.into_iter().all(is_known),
            "not each record is stored once: {}",
            self.line()
        );
        Ok(())
    }
}

/// The faults of a bad day: of a thousand requests 500 fail, in each of the ways.
#[must_use]
pub fn bad_day(seed: u64) -> Faults {
    Faults {
        seed,
        lost_requests: 150,
        lost_answers: 150,
        busy: 100,
        down: 100,
    }
}

/// Answers with “I don’t know” until so many questions are left, and gives how many are: at the end none.
const ANSWER: &str = "
    const most = arguments_most;
    const end = performance.now() + 25000;
    const drawn = () => new Promise(then => setTimeout(then, 0));
    let answered = 0;
    return (async () => {
        while (performance.now() < end && answered < most && !document.querySelector('main.done')) {
            const main = document.querySelector('main.ask');
            const name = main && JSON.stringify({ ...main.dataset });
            // A card is turned first; elsewhere that name is an option's.
            const press = main && document.querySelector('.rating button, .foot .bare, .foot #answer');
            if (press && name !== window.answeredLast) {
                const turns = press.id === 'answer';
                press.click();
                if (!turns) { window.answeredLast = name; answered++; }
            }
            await drawn();
        }
        return [answered, !!document.querySelector('main.done')];
    })()";

/// A quiz of so many questions.
fn assignment(questions: usize, seed: u64) -> Result<Assignment> {
    let file = dist()?.join("questions").join(format!("{SET}.json"));
    let text = std::fs::read_to_string(file).context("the set cannot be read")?;
    let mut assignment = Assignment::of(SET, &content_hash(&text), seed);
    assignment.selection.count = u32::try_from(questions)?;
    Ok(assignment)
}

/// The link of a quiz that reports to nobody.
pub fn plain_link(questions: usize, seed: u64) -> Result<String> {
    let handed = Handed::new(assignment(questions, seed)?);
    Ok(Route::Assignment(Box::new(handed)).address())
}

/// The link of a quiz that reports to a store, and tells nothing before its end.
fn link(store: &RecordStore, questions: usize, seed: u64) -> Result<String> {
    let mut assignment = assignment(questions, seed)?;
    assignment.feedback = Feedback::AtEnd;
    let to = Store::basic(&store.endpoint(), RecordStore::KEY, RecordStore::SECRET);
    let to = to.map_err(|why| anyhow::anyhow!("{why}"))?;
    let handed = Handed::new(assignment).reporting_to(&to);
    Ok(Route::Assignment(Box::new(handed)).address())
}

/// Begins a quiz under a name, or goes on with it.
pub async fn begin(page: &Browser, address: &str, name: &str) -> Result<()> {
    page.goto("about:blank").await?;
    page.goto(address).await?;
    page.find("#begin").await?;
    Hand::Mouse.write(page, "#learner input", name).await?;
    page.press(Key::Tab).await?;
    page.click("#begin").await?;
    page.find("main.ask, main.done").await.map(drop)
}

/// Answers at most so many questions. Whether the quiz is over.
async fn answer(page: &Browser, most: usize) -> Result<bool> {
    let mut left = most;
    loop {
        let script = ANSWER.replace("arguments_most", &left.to_string());
        let came = page.eval(&script).await?;
        let answered = came[0].as_u64().context("the page does not say how many")?;
        left = left.saturating_sub(usize::try_from(answered)?);
        if came[1] == true || left == 0 {
            return Ok(came[1] == true);
        }
    }
}

/// So many learners, one after another in one browser, each asked so many questions; one of two is killed in the
/// middle, at a moment drawn from a seed.
pub async fn run(site: &Site, learners: usize, questions: usize, seed: u64) -> Result<Toll> {
    let begun = Instant::now();
    let store = RecordStore::open()?;
    store.fare(bad_day(seed));
    let address = site.url(&link(&store, questions, seed)?);
    let mut page = Browser::open(Options::default()).await?;
    let mut toll = Toll {
        learners,
        questions,
        wanted: learners * (questions + 2),
        ..Toll::default()
    };
    for number in 0..learners {
        let name = format!("Learner {number}");
        begin(&page, &address, &name).await?;
        if number % 2 == 1 {
            let most = seed_of(seed, number as u64) % questions as u64;
            answer(&page, usize::try_from(most)?).await?;
            page.crash_page().await?;
            toll.kills += 1;
            begin(&page, &address, &name).await?;
        }
        while !answer(&page, questions + 1).await? {}
        eprintln!(
            "    {} of {learners}: {} stored",
            number + 1,
            store.statements().len()
        );
    }
    toll.seconds[0] = begun.elapsed().as_secs_f64();
    // What was killed with its tab comes back with the next page.
    page.goto("about:blank").await?;
    page.goto(&site.url("#/settings")).await?;
    arrived(&store, toll.wanted).await?;
    toll.seconds[1] = begun.elapsed().as_secs_f64();
    toll.left = left(&page).await?;
    toll.stored = store.statements().len();
    toll.twice = toll.stored - verbs_by_id(&store).len();
    for asked in store.asked().iter().filter(|asked| asked.method == "POST") {
        *toll.requests.entry(asked.status).or_default() += 1;
    }
    page.close().await?;
    Ok(toll)
}

/// Waits until so many records are stored, or the patience is over; which it was, the count says.
pub async fn arrived(store: &RecordStore, wanted: usize) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    while store.statements().len() < wanted && Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// How many records lie in the browser; waits a little for the answers that are still under way.
pub async fn left(page: &Browser) -> Result<usize> {
    let count =
        "return Object.keys(localStorage).filter(key => key.startsWith('annals/xapi/')).length";
    let end = Instant::now() + PATIENCE;
    loop {
        let left = page.eval(count).await?.as_u64().context("no count")?;
        if left == 0 || Instant::now() > end {
            return Ok(usize::try_from(left)?);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The verbs of all records, in the order in which they came.
#[must_use]
pub fn verbs(store: &RecordStore) -> Vec<String> {
    let all = store.statements();
    let verb = |one: &Value| one["verb"]["display"]["en"].as_str().map(str::to_owned);
    all.iter().filter_map(verb).collect()
}

/// The verb of each record, by its id.
#[must_use]
pub fn verbs_by_id(store: &RecordStore) -> BTreeMap<String, String> {
    let all = store.statements();
    let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    all.iter()
        .map(|one| (said(&one["id"]), said(&one["verb"]["display"]["en"])))
        .collect()
}
