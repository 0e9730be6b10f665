//! What happens at the desk, and what the browser is ordered to do for it.

use super::grid;
use crate::desk::order::{Order, Table, Told};
use crate::exchange::{Column, DateOrder, Format};

/// What happened at the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A file was dropped, chosen or pasted: its name. The browser holds what is in it.
    Offered(String),
    /// A text was pasted by a button.
    Pasted(String),
    /// A text was pasted, wherever the reader is, but for fields.
    PasteSeen(String),
    /// "Choose a file" was pressed.
    ChoosePressed,
    /// "Paste" was pressed.
    PastePressed,
    /// "Use the example" was pressed.
    ExamplePressed,
    /// "Begin with an empty table" was pressed.
    EmptyPressed,
    /// An address to fetch a set from was given.
    LinkGiven(String),
    /// A set at an address was fetched, and the browser holds it; or why not.
    Fetched(String, Result<(), String>),
    /// The reading is to be ended.
    CancelPressed,
    /// The worker told something; `None`: it could not be had, or stopped.
    Told(Option<Told>),
    /// A column is to hold this.
    ColumnPicked(usize, Column),
    /// Dates are to be read in this order.
    OrderPicked(DateOrder),
    /// This stands between cells.
    SeparatorPicked(char),
    /// The bytes mean signs in this way.
    EncodingPicked(String),
    /// Whether the first row says what the columns hold.
    HeaderPicked(bool),
    /// This sheet is to be read.
    SheetPicked(u32),
    /// The set is to be offered to be played.
    UsePressed,
    /// It is to take the place of the other of its id.
    ReplacePressed,
    /// It is to have an id of its own.
    BothPressed,
    /// The row of a finding is to be shown.
    ShowPressed(Table, u32, u32),
    /// "I know", or no longer.
    KnowPressed {
        /// The code of the rule.
        code: String,
        /// The item; none: all.
        item: Option<String>,
        /// Whether it is known.
        is: bool,
    },
    /// A question is to be struck out, or asked again.
    StrikePressed {
        /// Its fact.
        fact: String,
        /// Its form.
        form: Option<String>,
        /// Whether it is to be struck out.
        is: bool,
    },
    /// Something that the set says of itself was written.
    HeadWritten(Field, String),
    /// A form is to be asked, or not.
    FormToggled(String),
    /// A file is to be made of the open set.
    ExportPressed(Format),
    /// A file is to be made of so many questions drawn from it.
    DrawnPressed(Format, u32),
    /// The file that is ready is to be saved.
    SavePressed,
    /// A link is to be put into the clipboard.
    LinkCopied(String),
    /// A set is to be opened for playing.
    PlayPressed(String),
    /// A set is to be deleted, by its key.
    DeletePressed(String),
    /// A deleted set is to be had back.
    RestorePressed(String),
    /// A set is to be copied.
    DuplicatePressed(String),
    /// A set is to be fetched anew.
    UpdatePressed(String),
    /// Something in the table.
    Grid(grid::Msg),
    /// The texts of sets were read, by key; those that could not be are missing.
    TextsRead(Vec<(String, String)>),
    /// What a link holds was expanded, or could not be.
    Inflated(Option<String>),
    /// The set of a link is to be kept and played.
    TakePressed,
    /// It is to have an id of its own.
    TakeBothPressed,
    /// A text was written under a key, or could not be.
    Stored(String, bool),
    /// Another tab changed the list of sets.
    ListSeen(String),
    /// The set that another tab has changed is to be opened as it stands there.
    AnewPressed,
    /// Further findings are to be shown.
    MorePressed,
    /// The page was drawn, and there is room to draw more.
    FrameDrawn,
}

/// What a set says of itself, field by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What it is called.
    Title,
    /// Its id.
    Id,
    /// Its language.
    Language,
    /// Its licence.
    License,
    /// Whom to credit.
    Attribution,
    /// The address for reports.
    ReportTo,
    /// Its version.
    Version,
}

/// What the browser is ordered to do for the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Pass an order to the worker; answered by `Told`, as often as it tells something.
    Say(Order),
    /// Hand the worker the file that was offered; and this order after it.
    Hand(Order),
    /// Hand the worker a text as if it were a file; and this order after it.
    HandText(String, Order),
    /// Let the reader choose a file; answered by `Offered`.
    Choose,
    /// Read the clipboard; answered by `Pasted`.
    Paste,
    /// Fetch a file; answered by `Fetched`.
    Fetch(String),
    /// End the worker.
    End,
    /// Delete the text under a key.
    Forget(String),
    /// Copy the text under a key to another.
    Copy(String, String),
    /// Read the texts under these keys; answered by `TextsRead`.
    ReadAll(Vec<String>),
    /// Fetch a file of the site that is no set of Annals, and make one of it; answered by `Told`.
    Convert {
        /// The id that the set is listed under.
        id: String,
        /// The file, within `questions/`.
        file: String,
    },
    /// Write a text under a key; answered by `Stored`.
    Store(String, String),
    /// Expand the bytes of a link; answered by `Inflated`.
    Inflate(Vec<u8>),
    /// Put cells on the clipboard: as what is being copied just now, or else as it can.
    Copied(String),
    /// Wait until the page is drawn; answered by `FrameDrawn`.
    Breathe,
    /// Bring something of the table into sight, once it is drawn.
    See(grid::See),
}
