//! One module for each view of the site map.

pub(crate) mod about;
pub(crate) mod benefits;
mod benefit_card;
pub(crate) mod deadlines;
pub(crate) mod documents;
pub(crate) mod home;
pub(crate) mod not_found;
pub(crate) mod reader;
mod timeline;
