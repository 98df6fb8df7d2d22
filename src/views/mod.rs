//! One module for each view of the site map.

pub(crate) mod about;
mod benefit_card;
pub(crate) mod benefits;
pub(crate) mod deadlines;
pub(crate) mod documents;
pub(crate) mod home;
pub(crate) mod not_found;
pub(crate) mod reader;
mod reasons;
mod timeline;
