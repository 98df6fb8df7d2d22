//! Texts that a reader opens in the page: what is asked of whoever reads them (`own.js`, which `boot.js` fetches for it),
//! and what is told of it. What they say then stands in the corpus, beside the gazettes, marked as the reader's own.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use crate::browser;

/// What was told last.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Told {
    #[default]
    Nothing,
    /// A file is being read; how far all of them are, in percent.
    Reading { file: Rc<str>, percent: u8 },
    /// What was read joins the gazettes.
    Joining { percent: u8 },
    /// So many were opened, and these were not.
    Done {
        read: usize,
        /// Whether one that was opened had been pasted.
        pasted: bool,
        refused: Vec<(Rc<str>, Why)>,
    },
    /// This one was put away.
    Removed(Rc<str>),
    /// The reader wished so, and nothing has changed.
    Stopped,
    /// It went wrong, and nothing has changed.
    Failed(Why),
}

impl Told {
    /// How far it is, as long as it is not through.
    pub(crate) fn percent(&self) -> Option<u8> {
        match self {
            Self::Reading { percent, .. } | Self::Joining { percent } => Some(*percent),
            _ => None,
        }
    }
}

/// Why something was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    Pdf,
    Picture,
    Word,
    Zip,
    Binary,
    Empty,
    TooLarge,
    Unreadable,
    NotRead,
    NotFetched,
    OtherBuild,
}

impl Why {
    /// As `own.js` calls it.
    pub(crate) fn read(name: &str) -> Self {
        match name {
            "pdf" => Self::Pdf,
            "picture" => Self::Picture,
            "word" => Self::Word,
            "zip" => Self::Zip,
            "binary" => Self::Binary,
            "empty" => Self::Empty,
            "too_large" => Self::TooLarge,
            "unreadable" => Self::Unreadable,
            "not_read" => Self::NotRead,
            "other_build" => Self::OtherBuild,
            _ => Self::NotFetched,
        }
    }
}

thread_local! {
    static TOLD: RefCell<Told> = const { RefCell::new(Told::Nothing) };
    /// How many times the texts have changed.
    static GENERATION: Cell<u32> = const { Cell::new(0) };
}

/// What was told last, whichever view is shown by now.
pub(crate) fn told() -> Told {
    TOLD.with_borrow(Clone::clone)
}

/// Takes in what is told, and passes it on.
pub(crate) fn tell(told: Told) {
    TOLD.set(told);
    browser::announce(browser::OWN_TOLD);
}

/// Which texts there are: another number means others.
pub(crate) fn generation() -> u32 {
    GENERATION.get()
}

/// Takes in a piece of the gazettes with a reader's own texts, as postcard; see the module `corpus`. Returns whether it is
/// of this build. After the `last` they are what the page shows.
#[cfg(target_arch = "wasm32")]
pub fn join(mark: &str, piece: &[u8], last: bool) -> bool {
    let taken = crate::corpus::join(mark, piece, last);
    if taken && last {
        GENERATION.set(GENERATION.get() + 1);
        browser::announce(browser::OWN_CHANGED);
    }
    taken
}
