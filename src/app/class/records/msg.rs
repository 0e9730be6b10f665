//! What happens around records, and what the browser is ordered to do for them.

use super::named::Field;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A platform opened this tab: what stands behind the `?` of the address, or what was kept of it
    /// for this tab.
    LaunchSeen {
        /// The address, between `?` and `#`.
        query: Option<String>,
        /// What was kept.
        kept: Option<String>,
    },
    /// A call was answered; `None`: no answer came.
    Called(Purpose, Option<Reply>),
    /// The time came for which it was asked; 0: for a launch.
    Woken(i64),
    /// The network is there again.
    CameOnline,
    /// What was halted is to be tried once more.
    ResumePressed,
    /// What was not stored is to be saved as a file.
    SavePressed,
    /// What cannot be sent is to be deleted.
    DeletePressed,
    /// The learner goes back to the platform.
    LeavePressed,
    /// Something was typed into a field of a store.
    Typed(Field, String),
    /// The store of the settings is to be tried.
    TryPressed,
    /// It is to be forgotten.
    ForgetPressed,
    /// Whether what is answered in this browser is sent to it.
    SendsChosen(bool),
    /// Whether the class is to report to the store.
    ReportsChosen(bool),
    /// The class is to be read back from the store.
    ReadPressed,
}

/// What a call is for; its answer bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A batch of statements, of the store by this name.
    Batch {
        /// The name of what waits for this store.
        name: String,
        /// Which batch.
        number: u64,
    },
    /// The key of a launch.
    Token,
    /// The platform's document of a launch.
    Document,
    /// The learner's preferences.
    Preferences,
    /// Whether the store of the settings answers.
    Trial,
    /// A page of a class, of this reading.
    Page(u32),
}

/// A request to a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What for.
    pub purpose: Purpose,
    /// Where.
    pub address: String,
    /// The headers, but for the type of what is sent.
    pub headers: Vec<(&'static str, String)>,
    /// What is sent, by POST; `None`: it is a GET.
    pub body: Option<String>,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// The header `Retry-After`, where the page may read it.
    pub retry_after: Option<String>,
    /// The body; of what is no page of a class, its beginning.
    pub body: String,
}

/// What the browser is ordered to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// Tell how this tab was opened, and from now on when the network is there again.
    Begin,
    /// Call a store; answered by `Called`.
    Call(Box<Call>),
    /// Write second copies of these keys and texts, where they are on disk sooner than in local
    /// storage; they come back with the journal.
    Copy(Vec<(String, String)>),
    /// Keep this text under another key, on disk too, and only when that is done forget the first.
    Move {
        /// Where it is.
        from: String,
        /// Where it is to be.
        to: String,
        /// The text.
        text: String,
    },
    /// Delete these keys of local storage, and their second copies; then what is said of the store
    /// itself, if nothing waits for it in any tab.
    Forget {
        /// The keys.
        keys: Vec<String>,
        /// How the keys of all that waits for the store begin, and the key of what is said of it.
        store: Option<(String, String)>,
    },
    /// Wait; answered by `Woken`.
    Wake {
        /// So many milliseconds.
        ms: u32,
        /// What for: the time in milliseconds since 1970; 0: for a launch.
        at: i64,
    },
    /// Keep this of the launch for as long as the tab is open, and take the launch out of the address.
    KeepLaunch(String),
    /// Forget the launch, and go to this address.
    Leave(Option<String>),
}
