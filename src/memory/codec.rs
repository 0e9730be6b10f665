//! The stored text of an attempt: JSON with a version, short names, one answer a row.

use serde::{Deserialize, Serialize};

use super::{Answer, Attempt, AttemptId};
use crate::bank::{Form, Pick, Response, Selection};

/// The version that this release writes, and the only one it reads.
const VERSION: u32 = 1;

/// Every key of an attempt in storage begins so.
pub(super) const PREFIX: &str = "annals/attempt/";

/// Why a stored text is not an attempt.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// Written by a later release.
    Newer(u32),
    /// Damaged, or not written by Annals.
    Damaged,
}

#[derive(Deserialize)]
struct OnlyVersion {
    v: u32,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    v: u32,
    set: String,
    version: String,
    seed: u64,
    count: u32,
    forms: Vec<String>,
    from: Option<i64>,
    to: Option<i64>,
    retry_of: Option<String>,
    started: i64,
    picks: Vec<(String, String, u64)>,
    answers: Vec<(Response, f64, i64, u32)>,
    at: usize,
}

impl Attempt {
    /// The key it is stored under.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{PREFIX}{}", self.id.0)
    }

    /// The text to store.
    #[must_use]
    pub fn encode(&self) -> String {
        let name = |form: &Form| form.name().to_owned();
        let stored = Stored {
            v: VERSION,
            set: self.set.clone(),
            version: self.version.clone(),
            seed: self.selection.seed,
            count: self.selection.count,
            forms: self.selection.forms.iter().map(name).collect(),
            from: self.selection.from,
            to: self.selection.to,
            retry_of: self.retry_of.as_ref().map(|id| id.0.clone()),
            started: self.started,
            picks: self
                .picks
                .iter()
                .map(|p| (p.fact.clone(), name(&p.form), p.seed))
                .collect(),
            answers: self
                .answers
                .iter()
                .map(|a| (a.response.clone(), a.score, a.when, a.took))
                .collect(),
            at: self.at,
        };
        serde_json::to_string(&stored).expect("plain fields always have a JSON text")
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// When it was written by a later release, or is no attempt.
    pub fn decode(id: AttemptId, text: &str) -> Result<Attempt, Unreadable> {
        let OnlyVersion { v } = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        if v > VERSION {
            return Err(Unreadable::Newer(v));
        }
        let stored: Stored = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        stored.into_attempt(id).ok_or(Unreadable::Damaged)
    }
}

impl Stored {
    /// `None` when the parts contradict each other.
    fn into_attempt(self, id: AttemptId) -> Option<Attempt> {
        let form = |name: &str| Form::named(name);
        let picks: Option<Vec<Pick>> = self
            .picks
            .into_iter()
            .map(|(fact, name, seed)| {
                let form = form(&name)?;
                Some(Pick { fact, form, seed })
            })
            .collect();
        let picks = picks?;
        let forms: Option<Vec<Form>> = self.forms.iter().map(|name| form(name)).collect();
        let answered = self.answers.len();
        if answered > picks.len() || self.at > answered || answered > self.at + 1 {
            return None;
        }
        let answers = self.answers.into_iter();
        Some(Attempt {
            id,
            set: self.set,
            version: self.version,
            selection: Selection {
                seed: self.seed,
                count: self.count,
                forms: forms?,
                from: self.from,
                to: self.to,
            },
            retry_of: self.retry_of.map(AttemptId),
            started: self.started,
            picks,
            answers: answers
                .map(|(response, score, when, took)| Answer {
                    response,
                    score,
                    when,
                    took,
                })
                .collect(),
            at: self.at,
        })
    }
}
