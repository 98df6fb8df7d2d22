//! Parts that several views use. They take values and give callbacks; none looks at the address or the clock.

mod age_form;
mod deadline_item;
mod field;
mod link;
mod quote;

pub(crate) use age_form::AgeForm;
pub(crate) use deadline_item::{DeadlineItem, agencies};
pub(crate) use field::{Select, TextField};
pub(crate) use link::Link;
pub(crate) use quote::Quote;
