//! Everything the page carries: what the gazettes say, and what was curated by hand.
