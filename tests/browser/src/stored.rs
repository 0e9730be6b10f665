//! The journal as it lies in the browser, read without the app.

use std::collections::{BTreeMap, BTreeSet};

use annals::memory::Journal;
use anyhow::{Context, Result};
use serde_json::Value;

use crate::{Answered, Browser, Site};

/// A page of the site's origin on which no app runs.
const PLAIN: &str = "questions/index.json";

/// Keys with their texts.
type Pieces = Vec<(String, String)>;

/// The pieces of the journal.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Those in local storage.
    pub local: Pieces,
    /// Those in IndexedDB.
    pub copies: Pieces,
}

/// How a journal agrees with what was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Answers that were seen and are not there.
    pub lost: BTreeSet<Answered>,
    /// Answers that were seen and are there more than once.
    pub twice: BTreeSet<Answered>,
    /// Pieces that cannot be read.
    pub unread: usize,
    /// All answers that are there, seen or not.
    pub all: usize,
}

/// Gives both. A database that is not there is not made.
const READ: &str = "
    const local = Object.entries(localStorage).filter(([key]) => key.startsWith('annals/journal/'));
    const when = (request, name) => new Promise((done, failed) => { request['on' + name] = done; request.onerror = failed; });
    return (async () => {
        if (!(await indexedDB.databases()).some(({ name }) => name === 'annals')) return [local, []];
        const opening = indexedDB.open('annals');
        await when(opening, 'success');
        const database = opening.result, transaction = database.transaction('pieces'), store = transaction.objectStore('pieces');
        const keys = store.getAllKeys(), texts = store.getAll();
        await when(transaction, 'complete');
        database.close();
        return [local, keys.result.map((key, at) => [key, texts.result[at]])];
    })()";

impl Browser {
    /// Goes to a page where no app runs.
    pub async fn go_aside(&self, site: &Site) -> Result<()> {
        self.goto(&site.url(PLAIN)).await
    }

    /// The journal as it lies here, read by the page that is open.
    pub async fn stored(&self) -> Result<Stored> {
        let both = self.eval(READ).await?;
        Ok(Stored {
            local: pieces(&both[0])?,
            copies: pieces(&both[1])?,
        })
    }
}

fn pieces(list: &Value) -> Result<Pieces> {
    let list = list.as_array().context("the page gives no pieces")?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let pairs = list
        .iter()
        .map(|pair| Some((text(&pair[0])?, text(&pair[1])?)));
    pairs.collect::<Option<_>>().context("a piece is no text")
}

impl Stored {
    /// Both together, as the app reads them.
    pub fn both(&self) -> Pieces {
        [&self.local[..], &self.copies[..]].concat()
    }
}

/// Looks up in a journal what was seen.
pub fn agreement(pieces: &[(String, String)], seen: &BTreeSet<Answered>) -> Agreement {
    let journal = Journal::read(pieces);
    let mut there: BTreeMap<Answered, usize> = BTreeMap::new();
    for review in journal.reviews() {
        let fact = journal.names().fact(review.fact);
        let answered = Answered {
            fact: fact.map(|(_, name)| name).unwrap_or_default(),
            form: review.form.name().to_owned(),
            seed: journal.detail(review).seed,
        };
        *there.entry(answered).or_default() += 1;
    }
    let times = |answered: &&Answered| there.get(*answered).copied().unwrap_or_default();
    let those = |is: fn(usize) -> bool| seen.iter().filter(|a| is(times(a))).cloned().collect();
    Agreement {
        lost: those(|times| times == 0),
        twice: those(|times| times > 1),
        unread: journal.unread().len(),
        all: journal.reviews().len(),
    }
}
