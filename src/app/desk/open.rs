//! What the desk knows of the set that is open, and of the file that is read.

use super::{grid, report};
use crate::desk::order::{Chosen, Linked, Overview, Table, Yielded};

/// How the reading of a file stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Reading {
    /// None is read.
    #[default]
    Idle,
    /// One is read: its name, rows read, rows in all (0: not known).
    Going(String, u32, u32),
    /// It cannot be read: its name, and why.
    Unread(String, String),
    /// The address that a link names is to be fetched, if the reader says so.
    Asked(String),
    /// The worker could not be had, or stopped.
    Failed,
    /// There is no such set.
    Missing,
}

/// The open set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    /// Under which key it is kept.
    pub key: String,
    /// What there is to say of it.
    pub overview: Overview,
    /// How its file was read; `None` when the file is not here any more.
    pub chosen: Option<Chosen>,
    /// The table that is shown.
    pub grid: grid::Grid,
    /// What a row yields.
    pub preview: Option<(Table, u32, Vec<Yielded>)>,
    /// How much is shown of what was found.
    pub report: report::Report,
    /// Whether another tab has changed it since it was opened here.
    pub is_changed_elsewhere: bool,
    /// A file that is ready: its name, text, and what it could not hold.
    pub made: Option<Made>,
    /// Another set of the same id, by its title.
    pub rival: Option<String>,
    /// Links to the set: one that holds it, one that points at its file.
    pub packed: Option<(Linked, Option<Linked>)>,
}

/// A file that is ready to be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// What it may be called.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// What it could not hold.
    pub lost: Vec<String>,
}

impl Open {
    /// Takes what a row yields. A question that is struck out is told by name alone; what was
    /// seen of it before stays.
    pub(super) fn take_yield(&mut self, table: Table, row: u32, mut questions: Vec<Yielded>) {
        let before = self.preview.take();
        let before = before.filter(|(of, at, _)| (*of, *at) == (table, row));
        let before = before.map(|(_, _, before)| before).unwrap_or_default();
        for one in questions.iter_mut().filter(|one| one.struck) {
            let is_same = |old: &&Yielded| old.fact == one.fact && old.form == one.form;
            if let Some(old) = before.iter().find(is_same) {
                *one = Yielded {
                    struck: true,
                    ..old.clone()
                };
            }
        }
        self.preview = Some((table, row, questions));
    }

    /// A question that was struck out, or is asked again, is shown so at once.
    pub(super) fn strike(&mut self, fact: &str, form: Option<&str>, is: bool) {
        let questions = self
            .preview
            .as_mut()
            .map(|(_, _, questions)| questions.iter_mut());
        for one in questions.into_iter().flatten() {
            if one.fact == fact && form.is_none_or(|form| one.form == form) {
                one.struck = is;
            }
        }
    }
}
