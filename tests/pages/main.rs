//! The pages, drawn natively. One program for all of them: to link one for each took longer than their tests.

mod drawn;

mod annexes;
mod benefits;
mod bodies;
mod deadline_list;
mod deadlines;
mod export;
mod reading;
mod views;
