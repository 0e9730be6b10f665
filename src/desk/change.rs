//! Steps that can be taken back: each is made of patches, and a patch that is applied gives the
//! one that takes it back.

use super::order::Table;
use crate::exchange::Lines;
use crate::set::format::{
    CardShape, EntityShape, EraShape, EventShape, HeadShape, KindShape, SetShape, SourceShape,
    WrittenQuestionShape,
};

/// Items of one table, each with the row of the file that it came from (0: none).
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Items {
    Events(Vec<EventShape>, Vec<u32>),
    Entities(Vec<EntityShape>),
    Cards(Vec<CardShape>, Vec<u32>),
    Questions(Vec<WrittenQuestionShape>, Vec<u32>),
    Sources(Vec<SourceShape>),
    Kinds(Vec<KindShape>),
    Eras(Vec<EraShape>),
}

/// A part of a step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Patch {
    /// In the place of so many rows from this one, these.
    Splice {
        row: usize,
        remove: usize,
        insert: Items,
    },
    /// The rows in this order, by where they stood.
    Order(Table, Vec<usize>),
    /// In the place of what the set says of itself, this.
    Head(Box<HeadShape>),
}

impl Items {
    /// So many empty items.
    pub fn empty(table: Table, count: usize) -> Items {
        let lines = vec![0; count];
        match table {
            Table::Events => Items::Events(vec![EventShape::default(); count], lines),
            Table::Entities => Items::Entities(vec![EntityShape::default(); count]),
            Table::Cards => Items::Cards(vec![CardShape::default(); count], lines),
            Table::Questions => {
                let question = WrittenQuestionShape {
                    form: "choice".to_owned(),
                    ..WrittenQuestionShape::default()
                };
                Items::Questions(vec![question; count], lines)
            }
            Table::Sources => Items::Sources(vec![SourceShape::default(); count]),
            Table::Kinds => Items::Kinds(vec![KindShape::default(); count]),
            Table::Eras => Items::Eras(vec![EraShape::default(); count]),
        }
    }

    /// The items of these rows, as they stand.
    pub fn of(set: &SetShape, lines: &Lines, table: Table, row: usize, count: usize) -> Items {
        fn part<T: Clone>(all: &[T], row: usize, count: usize) -> Vec<T> {
            let end = row.saturating_add(count).min(all.len());
            all.get(row..end).unwrap_or_default().to_vec()
        }
        match table {
            Table::Events => Items::Events(
                part(&set.events, row, count),
                part(&lines.events, row, count),
            ),
            Table::Entities => Items::Entities(part(&set.entities, row, count)),
            Table::Cards => {
                Items::Cards(part(&set.cards, row, count), part(&lines.cards, row, count))
            }
            Table::Questions => Items::Questions(
                part(&set.questions, row, count),
                part(&lines.questions, row, count),
            ),
            Table::Sources => Items::Sources(part(&set.sources, row, count)),
            Table::Kinds => Items::Kinds(part(&set.kinds, row, count)),
            Table::Eras => Items::Eras(part(&set.eras, row, count)),
        }
    }

    /// The same without what belongs to one item alone: its id, and the row it came from.
    pub fn anew(mut self) -> Items {
        match &mut self {
            Items::Events(items, lines) => {
                items.iter_mut().for_each(|one| one.id.clear());
                lines.fill(0);
            }
            Items::Cards(items, lines) => {
                items.iter_mut().for_each(|one| one.id.clear());
                lines.fill(0);
            }
            Items::Questions(items, lines) => {
                items.iter_mut().for_each(|one| one.id.clear());
                lines.fill(0);
            }
            Items::Entities(items) => items.iter_mut().for_each(|one| one.id.clear()),
            Items::Sources(items) => items.iter_mut().for_each(|one| one.id.clear()),
            Items::Kinds(items) => items.iter_mut().for_each(|one| one.id.clear()),
            Items::Eras(items) => items.iter_mut().for_each(|one| one.id.clear()),
        }
        self
    }

    fn len(&self) -> usize {
        match self {
            Items::Events(items, _) => items.len(),
            Items::Entities(items) => items.len(),
            Items::Cards(items, _) => items.len(),
            Items::Questions(items, _) => items.len(),
            Items::Sources(items) => items.len(),
            Items::Kinds(items) => items.len(),
            Items::Eras(items) => items.len(),
        }
    }
}

impl Patch {
    /// Applies it, and gives the patch that takes it back.
    pub fn apply(self, set: &mut SetShape, lines: &mut Lines) -> Patch {
        fn splice<T>(all: &mut Vec<T>, row: usize, remove: usize, insert: Vec<T>) -> Vec<T> {
            let from = row.min(all.len());
            let end = from.saturating_add(remove).min(all.len());
            all.splice(from..end, insert).collect()
        }
        match self {
            Patch::Head(head) => Patch::Head(Box::new(std::mem::replace(&mut set.head, *head))),
            Patch::Order(table, order) => {
                match table {
                    Table::Events => {
                        put_in_order(&mut set.events, &order);
                        put_in_order(&mut lines.events, &order);
                    }
                    Table::Entities => put_in_order(&mut set.entities, &order),
                    Table::Cards => {
                        put_in_order(&mut set.cards, &order);
                        put_in_order(&mut lines.cards, &order);
                    }
                    Table::Questions => {
                        put_in_order(&mut set.questions, &order);
                        put_in_order(&mut lines.questions, &order);
                    }
                    Table::Sources => put_in_order(&mut set.sources, &order),
                    Table::Kinds => put_in_order(&mut set.kinds, &order),
                    Table::Eras => put_in_order(&mut set.eras, &order),
                }
                let mut back: Vec<usize> = (0..order.len()).collect();
                back.sort_by_key(|at| order.get(*at));
                Patch::Order(table, back)
            }
            Patch::Splice {
                row,
                remove,
                insert,
            } => {
                let count = insert.len();
                let insert = match insert {
                    Items::Events(items, rows) => Items::Events(
                        splice(&mut set.events, row, remove, items),
                        splice(&mut lines.events, row, remove, rows),
                    ),
                    Items::Entities(items) => {
                        Items::Entities(splice(&mut set.entities, row, remove, items))
                    }
                    Items::Cards(items, rows) => Items::Cards(
                        splice(&mut set.cards, row, remove, items),
                        splice(&mut lines.cards, row, remove, rows),
                    ),
                    Items::Questions(items, rows) => Items::Questions(
                        splice(&mut set.questions, row, remove, items),
                        splice(&mut lines.questions, row, remove, rows),
                    ),
                    Items::Sources(items) => {
                        Items::Sources(splice(&mut set.sources, row, remove, items))
                    }
                    Items::Kinds(items) => Items::Kinds(splice(&mut set.kinds, row, remove, items)),
                    Items::Eras(items) => Items::Eras(splice(&mut set.eras, row, remove, items)),
                };
                Patch::Splice {
                    row,
                    remove: count,
                    insert,
                }
            }
        }
    }
}

/// Each item where the order has its old place.
fn put_in_order<T>(items: &mut Vec<T>, order: &[usize]) {
    let mut old: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    let placed = order.iter().filter_map(|at| old.get_mut(*at)?.take());
    items.extend(placed);
}
