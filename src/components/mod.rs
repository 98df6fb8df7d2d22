//! Parts that several views use. What only draws is a function from values to HTML; what listens or keeps a place of
//! its own is a component. (Each component costs the page about 2 KB, a function next to nothing.)

mod age_form;
mod caveats;
mod chips;
mod correction;
mod deadline_detail;
mod deadline_item;
mod field;
mod link;
mod quote;
mod result_line;
mod sorted_table;
mod speech;
mod unit;

pub(crate) use age_form::AgeForm;
pub(crate) use caveats::{caveats, conflict};
pub(crate) use chips::{Chip, Way, chips, ways_out};
pub(crate) use correction::correction;
pub(crate) use deadline_detail::{deadline_detail, deadline_words, row_words};
pub(crate) use deadline_item::{
    Listed, deadline_day, deadline_item, listed_deadline, names_its_year, place, stands, when,
    when_it_stands,
};
pub(crate) use field::{Select, TextField};
pub(crate) use link::{Look, link, plain_link};
pub(crate) use quote::{passage, quote};
pub(crate) use result_line::{result_line, to_told};
pub(crate) use sorted_table::{By, Cell, Kept, Row, SortKey, SortedTable};
pub(crate) use speech::{speak, speech_bar};
pub(crate) use unit::{agencies, role_name, unit, units, units_in};
