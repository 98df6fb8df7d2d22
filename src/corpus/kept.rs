//! What is made of a corpus once and kept: the corpus may be taken the place of, when a reader opens a text or takes one
//! away again, and then it is made anew.

use std::sync::{Mutex, PoisonError};

use gazette::corpus::Corpus;

/// Something that is made of a whole corpus, the one that was looked at last.
///
/// A corpus is known by its address, which no other ever has: each lives as long as the page (see [`super::corpus`]).
/// What is made of it does too, since views hold references to it.
pub(crate) struct PerCorpus<T: 'static>(Mutex<Option<(usize, &'static T)>>);

impl<T> PerCorpus<T> {
    /// Nothing yet.
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// What is made of this corpus, now or before.
    pub(crate) fn of(
        &self,
        corpus: &'static Corpus,
        make: impl FnOnce(&'static Corpus) -> T,
    ) -> &'static T {
        let address = std::ptr::from_ref(corpus).addr();
        // Not held while it is made: what is made may be made of something else that is kept.
        let kept = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, made)) = kept.filter(|(of, _)| *of == address) {
            return made;
        }
        let made: &'static T = Box::leak(Box::new(make(corpus)));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((address, made));
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_made_once_for_each_corpus() {
        let leaked = || -> &'static Corpus { Box::leak(Box::default()) };
        let kept = PerCorpus::new();
        let (one, other) = (leaked(), leaked());
        let mut made = 0;
        for corpus in [one, one, other, other, one] {
            let of = kept.of(corpus, |corpus| {
                made += 1;
                corpus
            });
            assert!(std::ptr::eq(*of, corpus));
        }
        assert_eq!(made, 3);
    }
}
