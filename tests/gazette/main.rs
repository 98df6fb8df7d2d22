//! What is read in the first gazette and carried by the page, against tables and cases that were written by hand from its
//! text. One program for all of it: to link one for each took longer than their tests.

mod support;

mod annexes;
mod benefits;
mod corpus;
mod labels;
mod levels;
mod organizations;
mod regions;
