//! Work that can be done in steps, so that a page which does it answers in between.
//!
//! The functions that do it are written as loops, as they would be anyhow; that they are `async` only lets the compiler
//! keep their place while they rest. Nothing is waited for, and nobody else runs them: [`Steps`] calls them on, or
//! [`at_once`] does, which never rests.

use core::{
    cell::Cell,
    fmt,
    future::poll_fn,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};
use std::rc::Rc;

/// How much is done between two rests, in bytes of text that are looked at.
#[derive(Debug)]
pub(crate) struct Pace {
    step: usize,
    left: Cell<usize>,
    done: Cell<usize>,
}

impl Pace {
    /// So much at a time.
    fn by(step: usize) -> Self {
        Self {
            step,
            left: Cell::new(step),
            done: Cell::new(0),
        }
    }

    /// All at once.
    pub(crate) fn whole() -> Self {
        Self::by(usize::MAX)
    }

    /// Notes that so much has been done, and rests where that makes a step.
    pub(crate) async fn did(&self, bytes: usize) {
        self.done.set(self.done.get().saturating_add(bytes));
        let left = self.left.get().saturating_sub(bytes);
        if left > 0 {
            self.left.set(left);
            return;
        }
        self.left.set(self.step);
        let mut rested = false;
        poll_fn(|_| {
            if core::mem::replace(&mut rested, true) {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
        .await;
    }
}

/// What work makes, done without a rest. Its pace must be [`Pace::whole`].
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(made) => made,
        Poll::Pending => unreachable!("who does all at once never rests"),
    }
}

/// Work that goes on when it is told to.
pub(crate) struct Steps<'a, T> {
    work: Pin<Box<dyn Future<Output = T> + 'a>>,
    pace: Rc<Pace>,
    made: Option<T>,
}

impl<'a, T> Steps<'a, T> {
    /// Work by steps of so many bytes; nothing of it is done yet.
    pub(crate) fn new<W>(step: usize, work: impl FnOnce(Rc<Pace>) -> W) -> Self
    where
        W: Future<Output = T> + 'a,
    {
        let pace = Rc::new(Pace::by(step));
        Self {
            work: Box::pin(work(Rc::clone(&pace))),
            pace,
            made: None,
        }
    }

    /// Does the next step; returns whether there is another.
    pub(crate) fn step(&mut self) -> bool {
        if self.made.is_none()
            && let Poll::Ready(made) = self
                .work
                .as_mut()
                .poll(&mut Context::from_waker(Waker::noop()))
        {
            self.made = Some(made);
        }
        self.made.is_none()
    }

    /// How much has been done, in bytes.
    pub(crate) fn done(&self) -> usize {
        self.pace.done.get()
    }

    /// Does what is left, and returns what was made.
    pub(crate) fn finish(mut self) -> T {
        loop {
            if let Some(made) = self.made {
                return made;
            }
            self.step();
        }
    }
}

impl<T> fmt::Debug for Steps<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Steps")
            .field("pace", &self.pace)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn count(pace: &Pace, to: usize) -> usize {
        for _ in 0..to {
            pace.did(10).await;
        }
        to
    }

    #[test]
    fn work_rests_after_each_step_and_makes_the_same() {
        let mut steps = Steps::new(30, |pace| async move { count(&pace, 7).await });
        assert_eq!(steps.done(), 0);
        let mut done = Vec::new();
        while steps.step() {
            done.push(steps.done());
        }
        assert_eq!(done, [30, 60]);
        assert!(!steps.step(), "what is made stays made");
        assert_eq!((steps.done(), steps.finish()), (70, 7));
        assert_eq!(at_once(count(&Pace::whole(), 7)), 7);
    }

    #[test]
    fn what_is_not_yet_done_is_done_in_the_end() {
        let steps = Steps::new(1, |pace| async move { count(&pace, 5).await });
        assert_eq!(steps.finish(), 5);
    }
}
