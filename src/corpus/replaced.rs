//! How another corpus takes the place of the one that is there: a reader has opened a text, or put one away.
//!
//! The JavaScript API reads and joins the texts, since the parser is none of what a visit pays for. What has joined comes
//! as pieces of postcard, which must be of this very build.

use std::cell::{Cell, RefCell};

use gazette::{corpus::Corpus, packed::SHAPES};

use super::MARK;

thread_local! {
    /// What is there. It lives as long as the page, also once another has taken its place: views, and what is made of
    /// them, hold references to it. A reader opens a few texts, which cost some memory until the page is closed.
    pub(super) static HERE: Cell<Option<&'static Corpus>> = const { Cell::new(None) };
    /// What was there first: the gazettes of the build.
    static BUILT: Cell<Option<&'static Corpus>> = const { Cell::new(None) };
    /// What has come of another, as yet.
    static COMING: RefCell<Option<Corpus>> = const { RefCell::new(None) };
}

/// Takes in a piece of a corpus with texts that a reader has opened; after the `last` it is what `corpus()` gives, or
/// again the one of the build if no piece had come. Returns whether it came from this build, by `mark`; where it did not,
/// nothing has changed.
pub(crate) fn join(mark: &str, piece: &[u8], last: bool) -> bool {
    let taken = mark == format!("{SHAPES}-{MARK:016x}") && (piece.is_empty() || append(piece));
    if last || !taken {
        let coming = COMING.take();
        if taken {
            replace(coming);
        }
    }
    taken
}

fn append(piece: &[u8]) -> bool {
    let Ok(piece) = postcard::from_bytes::<Corpus>(piece) else {
        return false;
    };
    COMING.with_borrow_mut(|coming| coming.get_or_insert_default().append_piece(piece));
    true
}

fn replace(coming: Option<Corpus>) {
    let built = BUILT.get().unwrap_or_else(super::corpus);
    BUILT.set(Some(built));
    HERE.set(Some(match coming {
        Some(coming) => Box::leak(Box::new(coming)),
        None => built,
    }));
}

#[cfg(test)]
mod tests {
    use gazette::{Source, packed};

    use super::*;
    use crate::corpus::{BAKED, corpus};

    fn pieces(corpus: &Corpus) -> Vec<Vec<u8>> {
        let pieces = (0..).map_while(|at| corpus.piece(at));
        pieces
            .map(|piece| postcard::to_allocvec(&piece).expect("as it is baked"))
            .collect()
    }

    #[test]
    fn what_has_joined_takes_the_place_of_the_gazettes_and_leaves_it_again() {
        let built = corpus();
        let text = "关于甲事的通知\n某政办发〔2019〕1号\n各单位：\n一、甲事。2019年5月底前完成。\n2019年4月1日\n";
        let source = Source {
            taken: built.taken(),
            ..Source::new("b.txt", text)
        };
        let joined = built.with(&[gazette::parse(&source)]);
        let mark = format!("{SHAPES}-{:016x}", packed::mark(BAKED));
        for piece in pieces(&joined) {
            assert!(join(&mark, &piece, false));
            assert!(std::ptr::eq(corpus(), built), "until all of it is there");
        }
        assert!(join(&mark, &[], true));
        assert_eq!(corpus(), &joined);
        // Of another build, or no piece at all: nothing changes.
        let other = format!("{mark}0");
        for (mark, piece) in [(&other, &pieces(&joined)[0][..]), (&mark, &[255; 9])] {
            assert!(!join(mark, piece, false));
            assert!(!join(&other, &[], true));
            assert_eq!(corpus(), &joined);
        }
        assert!(join(&mark, &[], true));
        assert!(std::ptr::eq(corpus(), built));
    }
}
