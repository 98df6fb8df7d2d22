//! Texts that a caller opens beside the gazettes of the build: read in steps, then joined with them in steps, then handed to
//! the page in pieces, so that a page which does it answers in between.
//!
//! ```text
//! begin, push…, read…    for each text
//! join…, piece…, adopt   for all of them, or without one that is put away
//! ```
//!
//! Until `adopt` nothing has changed, and `give_up` leaves everything as it was.

use std::{mem, rc::Rc};

use gazette::{Parse, Reading, Source, corpus::Corpus, corpus::Joining};
use serde::Serialize;

/// The names of the contract: what `parse` answers.
#[derive(Debug, Serialize)]
pub struct Parsed<'a> {
    gazette: &'a gazette::Gazette,
    documents: &'a [gazette::Document],
    clauses: &'a [gazette::Clause],
    deadlines: &'a [gazette::Deadline],
    diagnostics: &'a [gazette::Diagnostic],
}

impl<'a> Parsed<'a> {
    /// What was read of a text.
    #[must_use]
    pub fn new(parse: &'a Parse) -> Self {
        Self {
            gazette: &parse.gazette,
            documents: &parse.documents,
            clauses: &parse.clauses,
            deadlines: &parse.deadlines,
            diagnostics: &parse.diagnostics,
        }
    }
}

/// The caller's texts.
#[derive(Debug)]
pub struct Own {
    built: &'static Corpus,
    /// Those that have joined.
    texts: Vec<Rc<Parse>>,
    /// Those that will, once all of a choice are read.
    coming: Vec<Rc<Parse>>,
    work: Work,
}

/// What is being done.
#[derive(Debug)]
enum Work {
    Nothing,
    /// A text comes in, part by part.
    Coming(Source<'static>),
    Reading(Reading<'static>),
    Joining(Joining<'static>, Vec<Rc<Parse>>),
    /// Done, and not yet adopted.
    Joined(Corpus, Vec<Rc<Parse>>),
}

impl Own {
    /// None yet, beside what was built.
    #[must_use]
    pub fn new(built: &'static Corpus) -> Self {
        Self {
            built,
            texts: Vec::new(),
            coming: Vec::new(),
            work: Work::Nothing,
        }
    }

    /// A text begins to come in, under the name of its file.
    pub fn begin(&mut self, file: String) {
        self.work = Work::Coming(Source::new(file, String::new()));
    }

    /// More of it.
    pub fn push(&mut self, part: &str) {
        if let Work::Coming(source) = &mut self.work {
            source.text.to_mut().push_str(part);
        }
    }

    /// Reads on; returns how much is read, 1 where all of it is.
    pub fn read(&mut self) -> f64 {
        match mem::replace(&mut self.work, Work::Nothing) {
            Work::Coming(mut source) => {
                source.taken = self.built.taken();
                for other in self.texts.iter().chain(&self.coming) {
                    source.taken.insert(other.gazette.id.clone());
                    let documents = other.documents.iter();
                    source
                        .taken
                        .extend(documents.map(|document| document.id.clone()));
                }
                self.work = Work::Reading(Reading::new(source));
                0.0
            }
            Work::Reading(mut reading) => {
                if reading.step() {
                    let share = reading.share();
                    self.work = Work::Reading(reading);
                    share
                } else {
                    self.coming.push(Rc::new(reading.finish()));
                    1.0
                }
            }
            other => {
                self.work = other;
                1.0
            }
        }
    }

    /// Joins what has been read, and all that had joined before but the one with the id `without`, with the gazettes of the
    /// build; returns how far that is, 1 where it is done.
    pub fn join(&mut self, without: &str) -> f64 {
        match mem::replace(&mut self.work, Work::Nothing) {
            Work::Joining(mut joining, texts) => {
                if joining.step() {
                    let share = joining.share();
                    self.work = Work::Joining(joining, texts);
                    share
                } else {
                    self.work = Work::Joined(joining.finish(), texts);
                    1.0
                }
            }
            Work::Joined(corpus, texts) => {
                self.work = Work::Joined(corpus, texts);
                1.0
            }
            _ => {
                let all = self.texts.iter().chain(&self.coming);
                let texts: Vec<Rc<Parse>> = all
                    .filter(|text| text.gazette.id != without)
                    .cloned()
                    .collect();
                self.work = Work::Joining(Joining::new(self.built, texts.clone()), texts);
                0.0
            }
        }
    }

    /// A piece of what has joined, or of `now` where nothing is about to, as postcard; `None` behind the last, and where
    /// there are no texts: then what was built stands for itself.
    #[must_use]
    pub fn piece(&self, now: &Corpus, at: usize) -> Option<Vec<u8>> {
        let (corpus, texts) = match &self.work {
            Work::Joined(corpus, texts) => (corpus, texts),
            _ => (now, &self.texts),
        };
        if texts.is_empty() {
            return None;
        }
        let piece = corpus.piece(at)?;
        Some(postcard::to_allocvec(&piece).expect("its shapes are those that are baked"))
    }

    /// What has joined is what there is from now on: the corpus, for as long as the program runs.
    pub fn adopt(&mut self) -> Option<&'static Corpus> {
        let Work::Joined(corpus, texts) = mem::replace(&mut self.work, Work::Nothing) else {
            return None;
        };
        let none = texts.is_empty();
        self.texts = texts;
        self.coming.clear();
        Some(if none {
            self.built
        } else {
            Box::leak(Box::new(corpus))
        })
    }

    /// All texts are put away with the next that joins, if any.
    pub fn forget(&mut self) {
        self.give_up();
        self.texts.clear();
    }

    /// Everything stays as it was.
    pub fn give_up(&mut self) {
        self.work = Work::Nothing;
        self.coming.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "关于甲事的通知\n浙政办发〔2018〕1号\n各单位：\n一、甲事。2018年5月底前完成。（省民政厅负责）\n2018年4月1日\n";

    fn built() -> &'static Corpus {
        Box::leak(Box::new(Corpus::read([("a.txt", TEXT)])))
    }

    fn open(own: &mut Own, file: &str) {
        own.begin(file.into());
        let (one, other) = TEXT.split_at(TEXT.find('号').expect("it has a number"));
        own.push(one);
        own.push(other);
        while own.read() < 1.0 {}
    }

    fn joined(own: &mut Own, without: &str) -> &'static Corpus {
        while own.join(without) < 1.0 {}
        own.adopt().expect("it has joined")
    }

    #[test]
    fn texts_join_what_was_built_and_are_put_away_again() {
        let built = built();
        let mut own = Own::new(built);
        open(&mut own, "a.txt");
        open(&mut own, "a.txt");
        let both = joined(&mut own, "");
        assert_eq!(both.own, ["a~2", "a~3"]);
        assert_eq!((both.documents.len(), both.deadlines.len()), (3, 3));
        let one = joined(&mut own, "a~2");
        assert_eq!(one.own, ["a~3"]);
        assert!(std::ptr::eq(joined(&mut own, "a~3"), built));
    }

    #[test]
    fn what_is_given_up_leaves_everything_as_it_was() {
        let mut own = Own::new(built());
        open(&mut own, "b.txt");
        let before = joined(&mut own, "");
        open(&mut own, "c.txt");
        while own.join("") < 1.0 {}
        own.give_up();
        assert!(own.adopt().is_none());
        assert_eq!(joined(&mut own, ""), before);
    }

    #[test]
    fn what_is_forgotten_is_gone() {
        let built = built();
        let mut own = Own::new(built);
        open(&mut own, "b.txt");
        open(&mut own, "c.txt");
        joined(&mut own, "");
        own.forget();
        assert!(std::ptr::eq(joined(&mut own, ""), built));
    }

    #[test]
    fn the_pieces_are_the_whole() {
        let mut own = Own::new(built());
        assert_eq!(
            own.piece(own.built, 0),
            None,
            "what was built stands for itself"
        );
        open(&mut own, "b.txt");
        while own.join("") < 1.0 {}
        let pieces = |own: &Own, now: &Corpus| {
            let mut corpus = Corpus::default();
            for piece in (0..).map_while(|at| own.piece(now, at)) {
                corpus.append_piece(postcard::from_bytes(&piece).expect("the same shapes"));
            }
            corpus
        };
        let coming = pieces(&own, own.built);
        let now = own.adopt().expect("it has joined");
        assert_eq!(&coming, now);
        assert_eq!(&pieces(&own, now), now, "also once it is adopted");
    }
}
