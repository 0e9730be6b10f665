//! The open set, as its author writes it, with every step that led to it.

use super::cells::{Cast, cells, columns, write};
use super::change::{Items, Patch};
use super::order::{Change, Head, Table};
use crate::date::Date;
use crate::exchange::ids::Ids;
use crate::exchange::{Import, Lines, MOST_ITEMS};
use crate::set::fold::fold;
use crate::set::format::{FORMAT, HeadShape, KnownShape, SetShape, StruckShape};

/// So many steps can be taken back.
const MOST_STEPS: usize = 500;

/// The open set.
#[derive(Clone, Debug, Default)]
pub struct Document {
    set: SetShape,
    lines: Lines,
    done: Vec<Vec<Patch>>,
    undone: Vec<Vec<Patch>>,
}

/// How many rows a table of a set has.
pub(super) fn rows(set: &SetShape, table: Table) -> usize {
    match table {
        Table::Events => set.events.len(),
        Table::Entities => set.entities.len(),
        Table::Cards => set.cards.len(),
        Table::Questions => set.questions.len(),
        Table::Sources => set.sources.len(),
        Table::Kinds => set.kinds.len(),
        Table::Eras => set.eras.len(),
    }
}

impl Document {
    /// What was read of a file.
    #[must_use]
    pub fn of(import: Import) -> Document {
        let (mut set, mut lines) = (import.set, import.lines);
        FORMAT.clone_into(&mut set.head.format);
        // Whoever read the file may not have told the row of each item.
        lines.events.resize(set.events.len(), 0);
        lines.cards.resize(set.cards.len(), 0);
        lines.questions.resize(set.questions.len(), 0);
        Document {
            set,
            lines,
            ..Document::default()
        }
    }

    /// A set with nothing in it.
    #[must_use]
    pub fn empty(id: &str, title: &str) -> Document {
        let head = HeadShape {
            format: FORMAT.to_owned(),
            id: id.to_owned(),
            title: title.to_owned(),
            ..HeadShape::default()
        };
        Document {
            set: SetShape {
                head,
                ..SetShape::default()
            },
            ..Document::default()
        }
    }

    /// The set as it stands.
    #[must_use]
    pub fn set(&self) -> &SetShape {
        &self.set
    }

    /// The row of the file that each item came from.
    #[must_use]
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    /// Whether a step can be taken back, and whether an undoing can.
    #[must_use]
    pub fn can(&self) -> [bool; 2] {
        [!self.done.is_empty(), !self.undone.is_empty()]
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.done.pop() else {
            return false;
        };
        let back = self.apply(step);
        self.undone.push(back);
        true
    }

    /// Takes the last undoing back.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.undone.pop() else {
            return false;
        };
        let back = self.apply(step);
        self.done.push(back);
        true
    }

    /// Changes the set, as one step.
    pub fn change(&mut self, change: &Change) {
        let back = match change {
            Change::Cells {
                table,
                row,
                columns,
                texts,
            } => self.write(*table, *row as usize, columns, texts),
            Change::Insert { table, row, count } => {
                let row = (*row as usize).min(rows(&self.set, *table));
                let count = (*count as usize).min(MOST_ITEMS);
                self.apply(vec![Patch::Splice {
                    row,
                    remove: 0,
                    insert: Items::empty(*table, count),
                }])
            }
            Change::Duplicate { table, row, count } => {
                let (from, count) = (*row as usize, (*count as usize).min(MOST_ITEMS));
                let insert = Items::of(&self.set, &self.lines, *table, from, count).anew();
                let below = from.saturating_add(count).min(rows(&self.set, *table));
                let back = self.apply(vec![Patch::Splice {
                    row: below,
                    remove: 0,
                    insert,
                }]);
                self.identify(*table, below, count);
                back
            }
            Change::Fill {
                table,
                from,
                count,
                columns,
            } => {
                let (from, all) = (*from as usize, rows(&self.set, *table));
                let texts = {
                    let cast = Cast::of(&self.set);
                    let cells = match from < all {
                        true => cells(&self.set, *table, from, &cast),
                        false => Vec::new(),
                    };
                    let cell = |column: &u32| cells.get(*column as usize).cloned();
                    columns
                        .iter()
                        .map(|column| cell(column).unwrap_or_default())
                        .collect()
                };
                let below = all.saturating_sub(from + 1).min(*count as usize);
                let texts: Vec<Vec<String>> = vec![texts; below];
                self.write(*table, from + 1, columns, &texts)
            }
            Change::Remove { table, row, count } => self.apply(vec![Patch::Splice {
                row: *row as usize,
                remove: *count as usize,
                insert: Items::empty(*table, 0),
            }]),
            Change::Sort {
                table,
                column,
                falling,
            } => self.sort(*table, *column as usize, *falling),
            Change::Head(head) => {
                let head = self.headed(head);
                self.apply(vec![Patch::Head(Box::new(head))])
            }
            Change::Strike { fact, form, is } => {
                let mut head = self.set.head.clone();
                let one = StruckShape {
                    fact: fact.clone(),
                    form: form.clone(),
                };
                head.struck.retain(|struck| *struck != one);
                if *is {
                    head.struck.push(one);
                }
                self.apply(vec![Patch::Head(Box::new(head))])
            }
            Change::Know { code, item, is } => {
                let mut head = self.set.head.clone();
                let one = KnownShape {
                    code: code.clone(),
                    item: item.clone(),
                };
                head.known.retain(|known| *known != one);
                if *is {
                    head.known.push(one);
                }
                self.apply(vec![Patch::Head(Box::new(head))])
            }
        };
        self.undone.clear();
        self.done.push(back);
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
    }

    /// Applies patches in order, and gives those that take them back, in theirs.
    fn apply(&mut self, step: Vec<Patch>) -> Vec<Patch> {
        let (set, lines) = (&mut self.set, &mut self.lines);
        let back = step.into_iter().map(|patch| patch.apply(set, lines));
        let mut back: Vec<Patch> = back.collect();
        back.reverse();
        back
    }

    /// Writes into cells; gives what takes it back.
    fn write(
        &mut self,
        table: Table,
        row: usize,
        into: &[u32],
        texts: &[Vec<String>],
    ) -> Vec<Patch> {
        let all = rows(&self.set, table);
        let row = row.min(all);
        let old = Items::of(&self.set, &self.lines, table, row, texts.len());
        let entities = self.set.entities.len();
        let missing = (row + texts.len()).saturating_sub(all);
        self.apply(vec![Patch::Splice {
            row: all,
            remove: 0,
            insert: Items::empty(table, missing),
        }]);
        let names = into
            .iter()
            .map(|column| columns(table).get(*column as usize).copied());
        if let Some(names) = names.collect::<Option<Vec<&str>>>() {
            write(&mut self.set, table, row, &names, texts);
        }
        self.identify(table, row, texts.len());
        // First of all those entities go that the cells named and that were not there before.
        let own = if table == Table::Entities { missing } else { 0 };
        let known = entities + own;
        let new = self.set.entities.len().saturating_sub(known);
        let back = vec![
            Patch::Splice {
                row: known,
                remove: new,
                insert: Items::empty(Table::Entities, 0),
            },
            Patch::Splice {
                row,
                remove: texts.len(),
                insert: old,
            },
        ];
        back
    }

    /// Gives an id to those of these rows that have words and none.
    fn identify(&mut self, table: Table, from: usize, count: usize) {
        let end = from.saturating_add(count);
        let set = &mut self.set;
        // Id and words of each item of the table.
        let named: Vec<(&mut String, &str)> = match table {
            Table::Events => set
                .events
                .iter_mut()
                .map(|one| (&mut one.id, one.title.as_str()))
                .collect(),
            Table::Entities => set
                .entities
                .iter_mut()
                .map(|one| (&mut one.id, one.name.as_str()))
                .collect(),
            Table::Cards => set
                .cards
                .iter_mut()
                .map(|one| (&mut one.id, one.front.as_str()))
                .collect(),
            Table::Questions => set
                .questions
                .iter_mut()
                .map(|one| (&mut one.id, one.stem.as_str()))
                .collect(),
            Table::Sources => set
                .sources
                .iter_mut()
                .map(|one| (&mut one.id, one.title.as_str()))
                .collect(),
            Table::Eras => set
                .eras
                .iter_mut()
                .map(|one| (&mut one.id, one.name.as_str()))
                .collect(),
            // The id of a kind is its word, which the author alone can write.
            Table::Kinds => return,
        };
        let lacks = |at: usize, id: &str, words: &str| {
            (from..end).contains(&at) && id.is_empty() && !words.is_empty()
        };
        let mut rows = named.iter().enumerate();
        if !rows.any(|(at, (id, words))| lacks(at, id, words)) {
            return;
        }
        let mut ids = Ids::default();
        for (id, _) in &named {
            ids.take(id);
        }
        for (at, (id, words)) in named.into_iter().enumerate() {
            if lacks(at, id, words) {
                *id = ids.of(words);
            }
        }
    }

    fn sort(&mut self, table: Table, column: usize, falling: bool) -> Vec<Patch> {
        let all = rows(&self.set, table);
        let is_date = columns(table).get(column) == Some(&"date");
        let mut order: Vec<(bool, i64, String, usize)> = {
            let cast = Cast::of(&self.set);
            let key = |row: usize| {
                let cells = cells(&self.set, table, row, &cast);
                let text = cells.get(column).map_or("", String::as_str);
                let day = is_date.then(|| Date::parse(text).ok()).flatten();
                let day = day.and_then(|date| date.extent().earliest);
                // What is empty, or no date, stands last either way.
                let is_last = text.is_empty() || (is_date && day.is_none());
                (is_last, day.map_or(0, |day| day.count()), fold(text), row)
            };
            (0..all).map(key).collect()
        };
        order.sort_by(|a, b| {
            let keys = (a.1, &a.2).cmp(&(b.1, &b.2));
            let keys = if falling { keys.reverse() } else { keys };
            a.0.cmp(&b.0).then(keys).then(a.3.cmp(&b.3))
        });
        let order = order.into_iter().map(|(_, _, _, row)| row).collect();
        self.apply(vec![Patch::Order(table, order)])
    }

    fn headed(&self, head: &Head) -> HeadShape {
        let line = crate::exchange::text::clean_line;
        HeadShape {
            // One that no link can hold would lock the set away.
            id: match crate::set::is_id(&line(&head.id)) {
                true => line(&head.id),
                false => self.set.head.id.clone(),
            },
            title: line(&head.title),
            language: line(&head.language),
            license: line(&head.license),
            attribution: line(&head.attribution),
            report_to: line(&head.report_to),
            version: line(&head.version),
            forms: head.forms.clone(),
            ..self.set.head.clone()
        }
    }
}

#[cfg(test)]
mod tests;
