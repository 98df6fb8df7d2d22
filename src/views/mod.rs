//! One module for each view of the site map.

pub(crate) mod about;
mod as_of;
mod attached;
mod awards;
mod benefit_card;
pub(crate) mod benefits;
mod clause;
mod deadline_filters;
mod deadline_list;
pub(crate) mod deadlines;
pub(crate) mod documents;
mod duties;
mod figures;
pub(crate) mod home;
mod life;
pub(crate) mod not_found;
pub(crate) mod organization;
pub(crate) mod organizations;
mod questions;
pub(crate) mod reader;
mod reasons;
mod responsibilities;
mod take_along;
mod take_away;
mod timeline;
pub(crate) mod waiting;
