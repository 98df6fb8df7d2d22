//! Parts that several views use. What only draws is a function from values to HTML; what listens or keeps a place of
//! its own is a component. (Each component costs the page about 2 KB, a function next to nothing.)

mod age_form;
mod deadline_item;
mod field;
mod link;
mod quote;

pub(crate) use age_form::AgeForm;
pub(crate) use deadline_item::{agencies, deadline_item};
pub(crate) use field::{Select, TextField};
pub(crate) use link::{Look, link, plain_link};
pub(crate) use quote::quote;
