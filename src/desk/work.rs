//! The worker's side of the desk: it holds the open set, carries out orders, and tells.

mod out;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use super::cells::{Cast, cells};
use super::document::{Document, rows};
use super::order::{Chosen, Hit, Order, Overview, Table, Told};
use super::preview;
use super::range;
use super::report::{self, Origin};
use super::scan;
use crate::bank::{Bank, Form};
use crate::class::table;
use crate::exchange::ids::slug;
use crate::exchange::{self, Choices, Encoding, Import, Unreadable};
use crate::set::fold::fold;
use crate::set::{Finding, content_hash, lint, read_shape, write};

/// Of a set of so many events it is counted at once what it is good for; of a larger one afterwards.
const AT_ONCE: usize = 2_000;

/// The open set and what was found out about it.
#[derive(Default)]
pub struct Desk {
    document: Document,
    origin: Origin,
    /// The file that was handed over last.
    handed: Vec<u8>,
    /// The file of the open set, as long as it may have to be read again.
    file: Vec<u8>,
    bank: Option<Bank>,
    findings: Vec<Finding>,
    known: usize,
    /// What there is to say, until something is changed.
    overview: Option<Overview>,
    /// What the forms yield that were counted so far, where the open set is a large one.
    counted: Vec<usize>,
    /// Under which key it is kept.
    key: Option<String>,
    is_changed: bool,
}

impl Desk {
    /// Hands over a file, for the next order to read it.
    pub fn hand(&mut self, file: Vec<u8>) {
        self.handed = file;
    }

    /// Under which key the set is kept, if it is.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Whether there is something to settle.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// The set as a file.
    #[must_use]
    pub fn text(&self) -> String {
        write::write(self.document.set())
    }

    /// Carries an order out, and tells what comes of it. What takes longer waits for
    /// [`Desk::settle`].
    pub fn carry_out(&mut self, order: Order, tell: &mut dyn FnMut(Told)) {
        match order {
            Order::Read(chosen) => {
                self.key = None;
                self.file = std::mem::take(&mut self.handed);
                self.read(&chosen, tell);
            }
            Order::ReadAgain(chosen) => self.read(&chosen, tell),
            // The text was handed over by whoever found it under the key.
            Order::Open { key } => {
                self.key = Some(key);
                self.file = Vec::new();
                let kept = std::mem::take(&mut self.handed);
                let progress = &mut |done, all| tell(Told::Progress(done, all));
                let import = exchange::read_kept(&String::from_utf8_lossy(&kept), progress);
                self.take(import, |_| Origin::default(), tell);
                self.is_changed = false;
            }
            Order::Begin { title } => {
                self.key = None;
                self.open(Document::empty(&slug(&title), &title), Origin::default());
                self.settle(tell);
            }
            Order::Keep { key } => {
                self.key = Some(key);
                self.is_changed = true;
            }
            Order::Rows { table, from, count } => {
                tell(Told::Rows(self.rows(table, from as usize, count as usize)));
            }
            Order::Change(change) => {
                self.document.change(&change);
                self.changed();
            }
            Order::Undo => {
                if self.document.undo() {
                    self.changed();
                }
            }
            Order::Redo => {
                if self.document.redo() {
                    self.changed();
                }
            }
            Order::Find {
                table,
                text,
                from,
                back,
            } => tell(Told::Found(self.find(table, &text, from, back))),
            Order::Copy {
                table,
                row,
                count,
                columns,
            } => tell(Told::Copied(self.copy(table, row, count, &columns))),
            Order::Preview { table, row } => {
                let set = self.document.set();
                let of = |bank| preview::questions(bank, set, table, row as usize);
                let questions = self.bank.as_ref().map(of).unwrap_or_default();
                tell(Told::Preview {
                    table,
                    row,
                    questions,
                });
            }
            Order::Export(format) => {
                let written = exchange::write(self.document.set(), format);
                self.file(written, "", format).into_iter().for_each(tell);
            }
            Order::ExportDrawn {
                format,
                count,
                seed,
            } => {
                let bank = self.bank.as_ref();
                let drawn = bank.and_then(|bank| exchange::write_drawn(bank, format, count, seed));
                let file = self.file(drawn, "-questions", format);
                file.into_iter().for_each(tell);
            }
            Order::Pack { site, from } => tell(self.pack(&site, &from)),
            Order::Convert { id, name } => tell(self.convert(id, name)),
            Order::PackKept { key } => tell(self.pack_kept(key)),
            Order::Scan { width, grey } => tell(Told::Scanned(scan::read(width, &grey))),
            Order::Workbook(sheets) => tell(Told::Workbook(table::xlsx(&sheets))),
            Order::Texts { name } => {
                let file = std::mem::take(&mut self.handed);
                tell(Told::Sent(exchange::sent::texts(&name, &file)));
            }
            // The browser makes it, of what it fetches from the site.
            Order::Package(_) => {}
            Order::Settle => self.settle(tell),
        }
    }

    fn changed(&mut self) {
        self.is_changed = true;
        self.overview = None;
    }

    /// Finds out what there is to say after changes, and tells it.
    pub fn settle(&mut self, tell: &mut dyn FnMut(Told)) {
        let overview = match self.overview.take() {
            Some(overview) => overview,
            None => self.find_out(),
        };
        tell(Told::Overview(Box::new(overview.clone())));
        self.overview = Some(overview);
    }

    fn find_out(&mut self) -> Overview {
        let reading = read_shape(self.document.set().clone());
        self.findings = reading.findings;
        lint::suggest(&reading.set, &mut self.findings);
        let all = lint::all(&reading.set);
        let before = all.len();
        let known = lint::Known::of(&reading.set);
        let told = all.into_iter().filter(|finding| !known.holds(finding));
        let read = self.findings.len();
        self.findings.extend(told);
        self.known = before + read - self.findings.len();
        let bank = Bank::compile(Rc::new(reading.set));
        let mut overview = self.overview_of(&bank);
        if bank.set().events.len() <= AT_ONCE {
            overview.worth = Some(report::worth(&bank));
        }
        self.bank = Some(bank);
        self.counted.clear();
        overview
    }

    /// Goes on counting what a large set is good for, and tells it in the end. False when nothing is left to be
    /// counted: each step takes a moment, and other orders may come between.
    pub fn count_on(&mut self, tell: &mut dyn FnMut(Told)) -> bool {
        let (Some(bank), Some(overview)) = (&self.bank, &mut self.overview) else {
            return false;
        };
        if overview.worth.is_some() {
            return false;
        }
        if let Some(form) = Form::ALL.get(self.counted.len()) {
            self.counted.push(bank.yields(*form));
            return true;
        }
        let worth = report::worth(bank);
        overview.worth = Some(worth.clone());
        tell(Told::Worth(worth));
        false
    }

    /// It could not be kept after all, and is still to be.
    pub fn not_kept(&mut self) {
        self.is_changed = true;
    }

    /// What was changed is kept.
    pub fn kept(&mut self) {
        self.is_changed = false;
    }

    fn overview_of(&self, bank: &Bank) -> Overview {
        let text = self.text();
        Overview {
            hash: content_hash(&text),
            bytes: text.len() as u32,
            ..report::overview(
                &self.document,
                &self.origin,
                &self.findings,
                self.known,
                bank,
            )
        }
    }

    fn open(&mut self, document: Document, origin: Origin) {
        self.document = document;
        self.origin = origin;
        self.changed();
    }

    fn read(&mut self, chosen: &Chosen, tell: &mut dyn FnMut(Told)) {
        let choices = choices(chosen);
        let progress = &mut |done, all| tell(Told::Progress(done, all));
        let import = exchange::read(&self.file, &choices, progress);
        self.take(import, |import| Origin::of(import, &chosen.name), tell);
    }

    fn take(
        &mut self,
        import: Result<Import, Unreadable>,
        origin: impl FnOnce(&Import) -> Origin,
        tell: &mut dyn FnMut(Told),
    ) {
        match import {
            Ok(import) => {
                let origin = origin(&import);
                self.open(Document::of(import), origin);
                self.settle(tell);
            }
            Err(error) => tell(Told::Unread(error.to_string())),
        }
    }

    fn rows(&self, table: Table, from: usize, count: usize) -> super::order::Rows {
        report::told_rows(&self.document, &self.findings, table, from, count.min(500))
    }

    /// The next row from `from` on, down or up, that holds the text.
    fn find(&self, table: Table, text: &str, from: u32, back: bool) -> Option<Hit> {
        let wanted = fold(text);
        if wanted.is_empty() {
            return None;
        }
        let set = self.document.set();
        let cast = Cast::of(set);
        let column_of = |row: u32| {
            let cells = cells(set, table, row as usize, &cast);
            let column = cells.iter().position(|cell| fold(cell).contains(&wanted))?;
            Some((row, column as u32))
        };
        let all = u32::try_from(rows(set, table)).unwrap_or(u32::MAX);
        let found: Vec<(u32, u32)> = (0..all).filter_map(column_of).collect();
        let at = match back {
            false => found.iter().position(|(row, _)| *row >= from),
            true => found.iter().rposition(|(row, _)| *row <= from),
        };
        let at = at.unwrap_or(if back { found.len().checked_sub(1)? } else { 0 });
        let (row, column) = *found.get(at)?;
        Some(Hit {
            row,
            column,
            at: at as u32 + 1,
            of: found.len() as u32,
        })
    }

    /// Cells as text for another program.
    fn copy(&self, table: Table, row: u32, count: u32, columns: &[u32]) -> String {
        let set = self.document.set();
        let cast = Cast::of(set);
        let all = u32::try_from(rows(set, table)).unwrap_or(u32::MAX);
        let copied = (row..row.saturating_add(count).min(all)).map(|row| {
            let cells = cells(set, table, row as usize, &cast);
            let cell = |column: &u32| cells.get(*column as usize).cloned().unwrap_or_default();
            columns.iter().map(cell).collect()
        });
        range::write(&copied.collect::<Vec<Vec<String>>>())
    }
}

fn choices(chosen: &Chosen) -> Choices {
    Choices {
        name: chosen.name.clone(),
        format: chosen.format,
        encoding: chosen.encoding.as_deref().and_then(Encoding::named),
        separator: chosen.separator,
        header: chosen.header,
        order: chosen.order,
        sheet: chosen.sheet.map(|sheet| sheet as usize),
        columns: chosen.columns.clone(),
    }
}
