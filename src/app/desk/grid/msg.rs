//! What happens in the table, and what the browser is to bring into sight.

use super::Step;
use crate::desk::order::Table;

/// What happened in the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Another table is to be shown.
    TablePicked(Table),
    /// The table was scrolled: the first row on screen, and how many there are.
    Scrolled(u32, u32),
    /// It was scrolled sideways: the first column on screen, by its place, and how many there are.
    ScrolledAcross(usize, usize),
    /// A cell was pressed.
    CellPressed(u32, u32),
    /// What is marked is to reach to a cell.
    CellReached(u32, u32),
    /// A cell was tapped: the one under the cursor is to be written into.
    CellTapped(u32, u32),
    /// A cell was pressed twice.
    CellEntered(u32, u32),
    /// The number of a row was pressed.
    RowPressed(u32),
    /// The cursor goes on, or with `true` what is marked grows.
    Moved(Step, bool),
    /// Everything is to be marked.
    AllMarked,
    /// The rows that are marked are to be marked as a whole.
    RowsMarked,
    /// The cell under the cursor is to be written into: what it holds goes on, or this begins it.
    WritingBegun(Option<String>),
    /// The cell under the cursor is being written into.
    Written(String),
    /// What was written is to stand there.
    Entered,
    /// The same, and the cursor goes on.
    EnteredAnd(Step),
    /// What was written is not to stand there.
    GivenUp,
    /// What is marked is to be emptied.
    Cleared,
    /// What is marked is to be copied.
    Copied,
    /// What is marked is to be copied and emptied.
    Cut,
    /// A text was pasted.
    Pasted(String),
    /// A step is to be taken back.
    UndoPressed,
    /// An undoing is to be taken back.
    RedoPressed,
    /// Empty rows are to be put in above what is marked, or with `true` below.
    InsertPressed(bool),
    /// The marked rows are to be put in once more.
    DuplicatePressed,
    /// What stands in the first marked row is to stand in the others, or what stands above in a single one.
    FilledDown,
    /// The marked rows are to go.
    RemovePressed,
    /// The table is to be sorted by the column of the cursor, or with `true` falling.
    SortPressed(bool),
    /// The heading of a column was pressed.
    HeadingPressed(u32),
    /// A column is to be shown.
    ColumnAdded(u32),
    /// A text is looked for.
    Sought(String),
    /// The next row that holds it is to be shown, or with `true` the one before.
    SeekPressed(bool),
    /// The search is wanted.
    SearchWanted,
    /// The table is wanted.
    GridWanted,
    /// What stands before the table is wanted.
    ToolsWanted,
}

/// What the browser is to bring into sight when the page is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum See {
    /// The cursor, without the focus.
    Cursor,
    /// The table, which gets the focus, as it stands.
    Table,
    /// The cursor, and the table gets the focus.
    Grid,
    /// The field that is written into.
    Writing,
    /// The field of the search.
    Search,
    /// The first button above the table.
    Tools,
    /// Nothing: what is on screen is to be told, in any case.
    Extent,
}
