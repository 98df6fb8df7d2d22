//! Who gets what, and why: the engine and the real rules. One program for all of it: to link one for each took longer than
//! their tests.

mod support;

mod golden;
mod hostile;
mod mutation;
mod questions;
mod random;
mod sweep;
mod when;
