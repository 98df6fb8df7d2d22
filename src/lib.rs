//! 政策通览, the policy explorer: a government gazette as a single web page without a backend.
//!
//! The core crate [`gazette`] knows what the text says; this crate draws it, and is the only one that knows Yew and the
//! browser. In reading order:
//!
//! - [`Route`]: the site map, as it stands in the address
//! - [`Part`]: which views a WebAssembly module has: [`Front`], [`Archive`], [`Agenda`] or [`Finder`]
//! - `state`: what the page knows at a moment, and the one reducer that changes it
//! - [`Inset`]: the app as a piece of somebody else's page
//! - [`Site`]: what whoever publishes the page sets in `site.json`
//! - `inquiry`: what a reader tells about a person
//! - `own`: texts that a reader opens
//! - `queries`: what the views show, as plain functions over the corpus
//! - `views`, `components`: how it is drawn
//! - `edition` (native): the same as plain pages, for readers without scripts
//! - `export`: deadlines as files for a reader
//! - `messages`: every sentence of the interface
//! - `browser`: the only module that touches the browser
//! - [`publish`] (native): what a static site needs beside the app

mod app;
mod beside;
mod browser;
mod components;
mod corpus;
mod deadline_filter;
#[cfg(not(target_arch = "wasm32"))]
mod edition;
mod export;
mod filter;
mod inquiry;
mod inset;
mod messages;
#[cfg(target_arch = "wasm32")]
mod mount;
mod own;
mod part;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
mod queries;
mod route;
mod search_filter;
mod site;
mod state;
mod views;

#[cfg(not(target_arch = "wasm32"))]
pub use app::Explorer;
pub use app::{ExplorerProps, Foot, Head, Page};
#[cfg(target_arch = "wasm32")]
pub use beside::tell;
#[cfg(target_arch = "wasm32")]
pub use corpus::bring;
pub use corpus::corpus;
pub use deadline_filter::{DeadlineFilter, Key};
pub use filter::{Filter, Keys};
pub use inset::{Inset, InsetProps};
#[cfg(target_arch = "wasm32")]
pub use messages::say;
#[cfg(target_arch = "wasm32")]
pub use mount::{Piece, frame, mount};
#[cfg(target_arch = "wasm32")]
pub use own::join;
pub use part::{Agenda, Archive, Finder, Front, Part, PartName, Whole};
pub use route::{BenefitFilter, DocumentFilter, OrganizationFilter, Route};
pub use search_filter::{SearchFilter, SearchKey};
pub use site::{AddressRefused, Site};
pub use state::Address;
