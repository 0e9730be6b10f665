//! A learner inside the page: answers as fast as the page takes it, and tells the site's server of every answer whose
//! feedback is on screen. It goes on while the browser is not driven, in several tabs at once.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use serde_json::{Value, json};

use crate::{Browser, Site};

/// Where on the site the page tells what it saw; no file lies there.
const SEEN: &str = "seen/";

/// An answer, by the question that it was given to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answered {
    /// The name of the fact.
    pub fact: String,
    /// The name of the form.
    pub form: String,
    /// What the question was drawn from.
    pub seed: u64,
}

/// What the pages of a site have told.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Answers whose feedback was on screen.
    pub answers: BTreeSet<Answered>,
    /// Milliseconds that strict writes of pieces took.
    pub writes: Vec<f64>,
    /// Where the tab of this name was last.
    pub at: Option<String>,
}

/// `tab` is told apart from others; `next` gives the address of the quiz after this many.
const LEARNER: &str = r"(tab, first) => {
    const site = location.href.split('#')[0], wrote = [], told = new Set();
    let rated, quiz = first, idle = 0;
    const tell = what => {
        const text = JSON.stringify({ tab, what, at: location.hash, wrote: wrote.splice(0) });
        fetch(site + 'seen/' + btoa(text).replaceAll('+', '-').replaceAll('/', '_'), { keepalive: true }).catch(() => {});
    };
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...words) {
        const start = performance.now();
        this.transaction.addEventListener('complete', () => wrote.push(performance.now() - start));
        return put.apply(this, words);
    };
    const names = main => main?.dataset.question && [main.dataset.question, main.dataset.form, main.dataset.seed];
    const once = what => { if (!told.has(String(what))) { told.add(String(what)); tell(what); } };
    const look = () => {
        const main = document.querySelector('main'), here = names(main);
        // A card of a review is answered when the next question is there.
        if (rated && main && String(rated) !== String(here)) { once(rated); rated = undefined; }
        if (here && main.matches('.answered') && main.querySelector('[data-verdict]:not([data-verdict=shown])')) once(here);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    const any = css => { const all = document.querySelectorAll(css); return all[Math.floor(Math.random() * all.length)]; };
    const act = () => {
        const main = document.querySelector('main'), primary = any('.foot .primary');
        idle = names(main) ? 0 : idle + 1;
        if (idle > 40 || main?.matches('.done, .over')) {
            idle = 0;
            if (main) location.hash = `#/practise/run?set=japan-soviet-union&seed=${++quiz}&count=100`;
        } else if (any('.ratings')) {
            rated = main.querySelector('[data-verdict=shown]') ? names(main) : rated;
            any('.ratings button').click();
        } else if (any('.rating')) any('.rating button').click();
        else if (main?.matches('.answered')) primary?.click();
        else if (main?.matches('.ask') && primary) {
            const chosen = any('[role=radio][aria-checked=true], [role=checkbox][aria-checked=true]');
            const option = any('.options [data-option]');
            if (chosen || primary.id === 'answer') primary.click();
            else if (option && Math.random() < 0.8) option.click();
            else any('.foot .bare')?.click();
        }
    };
    const go_on = () => { try { act(); } finally { setTimeout(go_on, Math.random() * 60); } };
    go_on();
}";

impl Browser {
    /// Has every page of this tab answered from now on; `first` numbers its quizzes.
    pub async fn answer_by_itself(&self, tab: usize, first: usize) -> Result<()> {
        let script = format!("({LEARNER})({tab}, {first})");
        let script = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", script)
            .await
            .map(drop)
    }
}

impl Site {
    /// What the pages have told since the start or the last [`Site::clear_log`]; the address is that of one tab.
    pub fn seen(&self, tab: usize) -> Result<Seen> {
        let mut seen = Seen::default();
        for served in self.served() {
            let Some(told) = served.path.strip_prefix(SEEN) else {
                continue;
            };
            let told: Value = serde_json::from_slice(&URL_SAFE.decode(told)?)?;
            let word = |at: usize| told["what"][at].as_str().map(str::to_owned);
            let names = "the page tells no fact, form and seed";
            seen.answers.insert(Answered {
                fact: word(0).context(names)?,
                form: word(1).context(names)?,
                seed: word(2).context(names)?.parse()?,
            });
            let wrote = told["wrote"].as_array().into_iter().flatten();
            seen.writes.extend(wrote.filter_map(Value::as_f64));
            if told["tab"] == tab {
                seen.at = told["at"].as_str().map(str::to_owned);
            }
        }
        Ok(seen)
    }
}
