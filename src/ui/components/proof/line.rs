//! One line of a proof: whose it is, when, what, and why.

use super::super::{Element, el};
use crate::bank::{Bank, Row};
use crate::ui::wording;

/// Whose a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Nobody,
    Mine,
    True,
    Both,
}

impl Whose {
    pub(super) fn of(is_key: bool, is_mine: bool) -> Whose {
        match (is_key, is_mine) {
            (true, true) => Whose::Both,
            (true, false) => Whose::True,
            (false, true) => Whose::Mine,
            (false, false) => Whose::Nobody,
        }
    }

    /// The colour of what is said first.
    fn colour(self) -> &'static str {
        match self {
            Whose::Nobody => "",
            Whose::Mine => "mine",
            Whose::True | Whose::Both => "true",
        }
    }

    /// What is said first where one thing is the answer.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Whose::Nobody => "",
            Whose::Mine => wording::YOUR_ANSWER,
            Whose::True => wording::THE_ANSWER,
            Whose::Both => wording::YOURS_AND_RIGHT,
        }
    }
}

/// One line of the proof.
pub(super) struct Line<'a> {
    pub whose: Whose,
    /// Its date, short, for the margin.
    pub short: String,
    pub title: &'a str,
    /// Its date in full, where the reason does not begin with it.
    pub when: &'a str,
    /// What is said first, in the colour of whose it is.
    pub tag: &'a str,
    /// How the learner's answer stands to it: where it stood, what it was taken for.
    pub stood: Option<String>,
    pub says: String,
}

impl<'a> Line<'a> {
    /// A line with nothing on it.
    #[inline(never)]
    pub(super) fn empty(whose: Whose) -> Line<'a> {
        Line {
            whose,
            short: String::new(),
            title: "",
            when: "",
            tag: whose.tag(),
            stood: None,
            says: String::new(),
        }
    }

    /// A row of the set.
    #[inline(never)]
    pub(super) fn of(bank: &Bank, row: &'a Row, whose: Whose) -> Line<'a> {
        Line {
            short: short(bank, row),
            title: &row.title,
            when: &row.when,
            says: row.says.clone(),
            ..Line::empty(whose)
        }
    }

    #[inline(never)]
    pub(super) fn draw(line: &Line) -> Element {
        let row = match line.whose {
            Whose::Nobody => "li",
            Whose::Mine => "li class='is-mine'",
            Whose::True => "li class='is-true'",
            Whose::Both => "li class='is-mine is-true'",
        };
        el(row)
            .child(el("span class='mark' aria-hidden='true'"))
            .child(el("span class='year'").text(&line.short))
            .child(
                el("div class='what'")
                    .child(el("p class='event'").text(line.title).child(line.date()))
                    .child(line.reason()),
            )
    }

    fn reason(&self) -> Element {
        let tag = el("b").attr("class", self.whose.colour()).text(self.tag);
        let tag = (!self.tag.is_empty()).then_some(tag.text(" "));
        let stood = self.stood.as_ref();
        el("p class='reason'")
            .child(tag)
            .text(stood.map(|stood| [stood, " "].concat()))
            .text(&self.says)
    }

    fn date(&self) -> Option<Element> {
        let said = self.stood.is_none() && self.says.starts_with(self.when);
        if self.when.is_empty() || self.when == self.short || said {
            return None;
        }
        Some(el("span class='when'").text(self.when))
    }
}

/// The year a row begins in; nothing for a row without an event.
fn short(bank: &Bank, row: &Row) -> String {
    let ends = row.event.and_then(|ix| bank.on_axis(ix));
    ends.map_or_else(String::new, |(from, _)| wording::year(from.floor() as i64))
}
