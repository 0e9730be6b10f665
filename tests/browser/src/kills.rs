//! Tabs and browsers killed in the middle of a quiz: what the learner saw acknowledged must be in the journal.

use std::collections::BTreeSet;
use std::time::Duration;

use annals::bank::seed_of;
use anyhow::{Context, Result, ensure};
use rustix::process::Pid;
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use crate::process::kill;
use crate::{Answered, Browser, Options, Seen, Site, agreement};

/// Milliseconds that a tab lives, from the moment it is sent to the app.
const LIFE: u64 = 4_000;
/// The same of a browser, which has more to do at its beginning.
const LONG_LIFE: u64 = 6_000;
/// What was told before a kill arrives, and what was stored is stored.
const SETTLING: Duration = Duration::from_millis(500);

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Toll {
    /// What was killed: tabs of one, of two at once, or browsers.
    pub name: &'static str,
    /// How often.
    pub kills: usize,
    /// Answers whose feedback was on screen.
    pub answers: usize,
    /// Of these, how many local storage alone did not hold after a kill.
    pub lost_by_local: usize,
    /// How many the second copy alone did not hold.
    pub lost_by_copies: usize,
    /// How many neither held.
    pub lost: BTreeSet<Answered>,
    /// Those that the journal holds more than once, though their place in the quiz was not lost.
    pub twice: BTreeSet<Answered>,
    /// How many were asked and answered again: the place in a quiz is in local storage alone.
    pub again: usize,
    /// Pieces that cannot be read in the end.
    pub unread: usize,
    /// All answers in the journal in the end, seen or not.
    pub in_journal: usize,
    /// Milliseconds that strict writes took, sorted.
    pub writes: Vec<f64>,
}

impl Toll {
    /// As a line of JSON.
    #[must_use]
    pub fn line(&self) -> Value {
        json!({
            "killed": self.name,
            "kills": self.kills,
            "answers": self.answers,
            "in_journal": self.in_journal,
            "lost_by_local_storage": self.lost_by_local,
            "lost_by_copies": self.lost_by_copies,
            "lost": self.lost.len(),
            "twice": self.twice.len(),
            "answered_again": self.again,
            "unread": self.unread,
            "strict_write_ms": { "writes": self.writes.len(), "median": self.share(500), "p99": self.share(990) },
        })
    }

    /// The time within which so many thousandths of the writes were done.
    fn share(&self, permille: usize) -> Option<f64> {
        let at = self.writes.len() * permille / 1000;
        Some((self.writes.get(at)? * 10.0).round() / 10.0)
    }

    fn take_writes(&mut self, seen: &Seen) {
        self.writes.extend(&seen.writes);
        self.writes.sort_by(f64::total_cmp);
    }
}

/// Chance from a seed, so that a run can be had again.
struct Chance {
    seed: u64,
    drawn: u64,
}

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.drawn += 1;
        seed_of(self.seed, self.drawn) % end
    }

    async fn wait(&mut self, most: u64) {
        tokio::time::sleep(Duration::from_millis(self.below(most))).await;
    }
}

/// A tab that answers by itself.
struct Tab {
    number: usize,
    window: WindowHandle,
    process: Pid,
}

/// The tabs of a browser, beside a first one in which nothing happens.
struct Tabs<'a> {
    page: &'a Browser,
    site: &'a Site,
    home: WindowHandle,
    /// What runs neither of the tabs.
    strangers: Vec<Pid>,
    open: Vec<Tab>,
}

/// The seed of the first quiz in this life of a tab: no two lives ask the same.
fn quiz(number: usize, life: usize) -> usize {
    ((number + 1) * 10_000 + life) * 100
}

/// Where a life of a tab begins; every third is a review.
fn address(number: usize, life: usize) -> String {
    match life % 3 {
        2 => "#/review?of=all".to_owned(),
        _ => {
            let seed = quiz(number, life);
            format!("#/practise/run?set=japan-soviet-union&seed={seed}&count=100")
        }
    }
}

impl<'a> Tabs<'a> {
    async fn beside_home(page: &'a Browser, site: &'a Site) -> Result<Tabs<'a>> {
        let mut strangers = page.page_processes()?;
        strangers.pop();
        Ok(Tabs {
            page,
            site,
            home: page.driver().window().await?,
            strangers,
            open: Vec::new(),
        })
    }

    /// Opens a tab on a page where no app runs, and finds its process; then sends it to the app, and does not wait.
    async fn open(&mut self, number: usize, life: usize, at: &str) -> Result<()> {
        let driver = self.page.driver();
        let window = driver.new_window().await?;
        driver.switch_to_window(window.clone()).await?;
        let next = quiz(number, life) + 1;
        self.page.answer_by_itself(number, next).await?;
        self.page.go_aside(self.site).await?;
        let mut others = self.strangers.clone();
        others.extend(self.open.iter().map(|tab| tab.process));
        let process = self.page.page_process(&others).await?;
        let app = self.site.url(at);
        // In the place of that page: else the browser may take another process.
        let go = format!("setTimeout(() => location.replace({app:?}))");
        self.page.eval(&go).await?;
        self.open.push(Tab {
            number,
            window,
            process,
        });
        Ok(())
    }

    /// Kills the tab at this place; its window goes too. Gives its number.
    async fn kill(&mut self, at: usize) -> Result<usize> {
        let tab = self.open.swap_remove(at);
        kill(tab.process)?;
        let driver = self.page.driver();
        driver.switch_to_window(tab.window.clone()).await?;
        ensure!(
            self.page.eval("return 1").await.is_err(),
            "another process was killed than the page's"
        );
        driver.switch_to_window(self.home.clone()).await?;
        let target = json!({ "targetId": tab.window.to_string() });
        self.page.cdp("Target.closeTarget", target).await?;
        Ok(tab.number)
    }
}

/// Kills one of so many tabs that answer at once, at moments drawn from a seed, so often.
pub async fn tabs(site: &Site, together: usize, kills: usize, seed: u64) -> Result<Toll> {
    let mut chance = Chance { seed, drawn: 0 };
    site.clear_log();
    let page = Browser::open(Options::default()).await?;
    let mut tabs = Tabs::beside_home(&page, site).await?;
    for number in 0..together {
        tabs.open(number, 0, &address(number, 0)).await?;
    }
    for life in 1..=kills {
        chance.wait(LIFE).await;
        let chosen = chance.below(tabs.open.len() as u64);
        let number = tabs.kill(usize::try_from(chosen)?).await?;
        if life + together > kills {
            continue;
        }
        // Taken up where it was left, now and then.
        let left = site.seen(number)?.at.filter(|_| chance.below(2) == 0);
        let at = left.unwrap_or_else(|| address(number, life));
        tabs.open(number, life, &at).await?;
        if life % 20 == 0 {
            let answers = site.seen(number)?.answers.len();
            eprintln!("    {life} of {kills}: {answers} answers");
        }
    }
    tokio::time::sleep(SETTLING).await;
    let seen = site.seen(0)?;
    page.go_aside(site).await?;
    let stored = page.stored().await?;
    page.close().await?;
    let both = agreement(&stored.both(), &seen.answers);
    let mut toll = Toll {
        name: match together {
            1 => "a tab",
            _ => "one of several tabs",
        },
        kills,
        answers: seen.answers.len(),
        lost_by_local: agreement(&stored.local, &seen.answers).lost.len(),
        lost_by_copies: agreement(&stored.copies, &seen.answers).lost.len(),
        lost: both.lost,
        twice: both.twice,
        unread: both.unread,
        in_journal: both.all,
        ..Toll::default()
    };
    toll.take_writes(&seen);
    Ok(toll)
}

/// Kills the browser while a tab answers, at moments drawn from a seed, so often; looks each time, before the app is
/// opened again, at what is left of the answers that were seen since the last time.
pub async fn browsers(site: &Site, kills: usize, seed: u64) -> Result<Toll> {
    let mut chance = Chance { seed, drawn: 0 };
    let mut toll = Toll {
        name: "the browser",
        kills,
        ..Toll::default()
    };
    let mut page = Browser::open(Options::default()).await?;
    let (mut all, mut left) = (BTreeSet::new(), None);
    for life in 0..kills {
        site.clear_log();
        page.answer_by_itself(0, quiz(0, life) + 1).await?;
        // Taken up where it was left, now and then.
        let again = left.take().filter(|_| chance.below(2) == 0);
        let at = again.unwrap_or_else(|| address(0, life));
        page.goto(&site.url(&at)).await?;
        page.find("main").await?;
        chance.wait(LONG_LIFE).await;
        page.die_and_rise().await?;
        let mut seen = site.seen(0)?;
        left = seen.at.take();
        // What is shown again was counted before.
        seen.answers.retain(|answered| !all.contains(answered));
        page.go_aside(site).await?;
        let stored = page.stored().await?;
        let of = |pieces: &[(String, String)]| agreement(pieces, &seen.answers).lost;
        toll.answers += seen.answers.len();
        toll.lost_by_local += of(&stored.local).len();
        toll.lost_by_copies += of(&stored.copies).len();
        toll.take_writes(&seen);
        all.append(&mut seen.answers);
        let both = agreement(&stored.both(), &all);
        toll.lost.extend(both.lost);
        toll.again = both.twice.len();
        toll.unread = both.unread;
        toll.in_journal = both.all;
        eprintln!("    {} of {kills}: {}", life + 1, toll.line());
    }
    page.close().await?;
    Ok(toll)
}

/// Fails where an answer was lost or doubled, or nothing was answered at all.
pub fn is_unharmed(toll: &Toll) -> Result<()> {
    ensure!(
        toll.lost.is_empty() && toll.twice.is_empty() && toll.unread == 0,
        "of the answers that were seen these are lost: {:#?}, and these twice there: {:#?}; {}",
        toll.lost,
        toll.twice,
        toll.line()
    );
    ensure!(toll.answers > 0, "nothing was answered: {}", toll.line());
    Ok(())
}

/// Runs what takes a browser.
pub fn run<T>(steps: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("no runtime starts")?;
    runtime.block_on(steps)
}
