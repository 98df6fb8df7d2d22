//! What a reader opens joins the gazettes of a build, as if it had stood among their seeds from the start.

use std::{mem, rc::Rc};

use super::Corpus;
use crate::{
    CurrentName, Parse, for_whom, level, organization,
    pace::{Pace, Steps, at_once},
    region, topics,
};

/// How much text is looked at in a step, and how many facts stand for how much.
const STEP: usize = 16 * 1024;
const FACT: usize = 64;

/// As many facts of each kind travel together at the most.
const PIECE: usize = 100;

impl Corpus {
    /// The corpus with texts that a reader has opened, in their order. What spans gazettes is found anew: bodies (with
    /// today's names as the notes have them), for whom everything is and what about, at which level who stands. What was
    /// curated stays, and so does what the characters of the build can be typed as.
    ///
    /// The ids of the texts must be none of [`Self::taken`].
    #[must_use]
    pub fn with(&self, own: &[Parse]) -> Self {
        at_once(join(self, own.iter(), &Pace::whole()))
    }

    /// Takes in what a text says.
    pub(super) async fn append(&mut self, parse: &Parse, pace: &Pace) {
        let id = &parse.gazette.id;
        self.gazettes.push(parse.gazette.clone());
        copy(&mut self.documents, &parse.documents, pace).await;
        copy(&mut self.clauses, &parse.clauses, pace).await;
        copy(&mut self.deadlines, &parse.deadlines, pace).await;
        copy(&mut self.responsibilities, &parse.responsibilities, pace).await;
        copy(&mut self.tables, &parse.tables, pace).await;
        copy(&mut self.awards, &parse.awards, pace).await;
        copy(&mut self.duties, &parse.duties, pace).await;
        copy(&mut self.figures, &parse.figures, pace).await;
        let diagnostics = parse.diagnostics.iter();
        self.diagnostics
            .extend(diagnostics.map(|diagnostic| (id.clone(), diagnostic.clone())));
    }

    /// Finds what spans gazettes.
    pub(super) async fn span(&mut self, pace: &Pace) {
        self.regions = region::regions(&self.gazettes, &self.documents);
        self.find_bodies(pace).await;
        for_whom::fill_in_steps(self, pace).await;
        topics::fill_in_steps(self, pace).await;
        level::fill_in_steps(self, pace).await;
    }

    /// Finds the bodies anew; today's names stay with their ids.
    pub(crate) async fn find_bodies(&mut self, pace: &Pace) {
        let named: Vec<(String, CurrentName)> = mem::take(&mut self.organizations)
            .into_iter()
            .filter_map(|body| Some((body.id, body.current_name?)))
            .collect();
        self.organizations = organization::organizations(self, pace).await;
        for (id, name) in named {
            // No id changes when a gazette is added.
            if let Some(body) = self.organizations.iter_mut().find(|body| body.id == id) {
                body.current_name = Some(name);
            }
        }
    }

    /// A part of the corpus that is small enough to be handed over in a moment, from the first one on; [`Self::append_piece`]
    /// puts them together again.
    #[must_use]
    pub fn piece(&self, at: usize) -> Option<Self> {
        let piece = Self {
            gazettes: part(&self.gazettes, at),
            documents: part(&self.documents, at),
            regions: part(&self.regions, at),
            home: if at == 0 {
                self.home.clone()
            } else {
                Default::default()
            },
            clauses: part(&self.clauses, at),
            deadlines: part(&self.deadlines, at),
            responsibilities: part(&self.responsibilities, at),
            tables: part(&self.tables, at),
            awards: part(&self.awards, at),
            duties: part(&self.duties, at),
            figures: part(&self.figures, at),
            organizations: part(&self.organizations, at),
            diagnostics: part(&self.diagnostics, at),
            benefits: part(&self.benefits, at),
            questions: part(&self.questions, at),
            audiences: part(&self.audiences, at),
            places: part(&self.places, at),
            for_whom: part(&self.for_whom, at),
            topics: part(&self.topics, at),
            cities: part(&self.cities, at),
            letters: if at == 0 {
                self.letters.clone()
            } else {
                Default::default()
            },
            own: part(&self.own, at),
        };
        (at == 0 || piece != Self::default()).then_some(piece)
    }

    /// Puts the next piece behind those that are there.
    pub fn append_piece(&mut self, piece: Self) {
        self.gazettes.extend(piece.gazettes);
        self.documents.extend(piece.documents);
        self.regions.extend(piece.regions);
        if piece.home != Default::default() {
            self.home = piece.home;
        }
        self.clauses.extend(piece.clauses);
        self.deadlines.extend(piece.deadlines);
        self.responsibilities.extend(piece.responsibilities);
        self.tables.extend(piece.tables);
        self.awards.extend(piece.awards);
        self.duties.extend(piece.duties);
        self.figures.extend(piece.figures);
        self.organizations.extend(piece.organizations);
        self.diagnostics.extend(piece.diagnostics);
        self.benefits.extend(piece.benefits);
        self.questions.extend(piece.questions);
        self.audiences.extend(piece.audiences);
        self.places.extend(piece.places);
        self.for_whom.extend(piece.for_whom);
        self.topics.extend(piece.topics);
        self.cities.extend(piece.cities);
        if piece.letters != Default::default() {
            self.letters = piece.letters;
        }
        self.own.extend(piece.own);
    }
}

/// The joining of texts with a corpus, which goes on step by step.
#[derive(Debug)]
pub struct Joining<'a> {
    steps: Steps<'a, Corpus>,
    length: usize,
}

impl<'a> Joining<'a> {
    /// Nothing is done yet. What it makes is that of [`Corpus::with`].
    #[must_use]
    pub fn new(corpus: &'a Corpus, own: Vec<Rc<Parse>>) -> Self {
        let facts = |clauses: usize, rest: usize| (clauses * CLAUSE + rest * REST) * FACT;
        let all = own.iter().map(|parse| {
            facts(
                parse.clauses.len(),
                parse.deadlines.len() + parse.awards.len(),
            )
        });
        let length = facts(
            corpus.clauses.len(),
            corpus.deadlines.len() + corpus.awards.len(),
        ) + all.sum::<usize>();
        Self {
            length,
            steps: Steps::new(STEP, move |pace| async move {
                join(corpus, own.iter().map(Rc::as_ref), &pace).await
            }),
        }
    }

    /// Goes on; returns whether there is more.
    pub fn step(&mut self) -> bool {
        self.steps.step()
    }

    /// About how much is done: from 0 to nearly 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "it is shown as a bar")]
    pub fn share(&self) -> f64 {
        (self.steps.done() as f64 / (self.length + 1) as f64).min(0.999)
    }

    /// Does what is left.
    #[must_use]
    pub fn finish(self) -> Corpus {
        self.steps.finish()
    }
}

/// How much work a clause and another fact are, about, in facts that are only copied: for the bar alone.
const CLAUSE: usize = 20;
const REST: usize = 8;

async fn join(corpus: &Corpus, own: impl Iterator<Item = &Parse>, pace: &Pace) -> Corpus {
    let mut joined = Corpus::default();
    for piece in (0..).map_while(|at| corpus.piece(at)) {
        joined.append_piece(piece);
        pace.did(PIECE * FACT).await;
    }
    for parse in own {
        joined.own.push(parse.gazette.id.clone());
        joined.append(parse, pace).await;
    }
    joined.span(pace).await;
    joined
}

async fn copy<T: Clone>(to: &mut Vec<T>, from: &[T], pace: &Pace) {
    to.reserve(from.len());
    for part in from.chunks(PIECE) {
        to.extend_from_slice(part);
        pace.did(part.len() * FACT).await;
    }
}

fn part<T: Clone>(all: &[T], at: usize) -> Vec<T> {
    all.chunks(PIECE).nth(at).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Date, Source,
        corpus::{City, ForWhom, Topic},
    };

    const BUILT: &str = "浙江省人民政府办公厅关于甲事的通知\n浙政办发〔2018〕1号\n各单位：\n一、甲事。2018年5月底前完成，做到5万家以上。（省民政厅、义乌市政府负责）\n\
                         二、乙事。省卫生计生委也来。2018年6月底前完成。（省财政厅负责）\n2018年4月1日\n";
    const OWN: &str = "浙江省人民政府办公厅关于丙事的通知\n浙政办发〔2018〕1号\n各单位：\n一、丙事。2019年5月底前完成。（省卫生计生委、省民政厅负责）\n\
                       二、丁事。省水利厅也来。\n2018年4月2日\n";

    /// A corpus with everything that notes bring.
    fn noted(mut corpus: Corpus) -> Corpus {
        corpus.for_whom = [("money", "财政"), ("all", "事")]
            .map(|(key, word)| ForWhom {
                key: key.into(),
                name: String::new(),
                words: vec![word.into()],
                otherwise: false,
                responsible: key == "money",
            })
            .into();
        corpus.topics = [("first", "甲"), ("third", "丙"), ("health", "卫生")]
            .map(|(key, word)| Topic {
                key: key.into(),
                name: String::new(),
                words: vec![word.into()],
            })
            .into();
        corpus.cities.push(City {
            name: "义乌市".into(),
            level: crate::Level::County,
        });
        for body in &mut corpus.organizations {
            if body.name == "省民政厅" {
                body.current_name = Some(CurrentName {
                    name: "浙江省民政厅".into(),
                    since: "2018".into(),
                    note: String::new(),
                    checked_on: Date::FIRST,
                });
            }
        }
        for_whom::fill(&mut corpus);
        topics::fill(&mut corpus);
        level::fill(&mut corpus);
        corpus
    }

    fn built() -> Corpus {
        noted(Corpus::read([("a.txt", BUILT)]))
    }

    fn own(corpus: &Corpus, file: &str, text: &str) -> Parse {
        crate::parse(&Source {
            taken: corpus.taken(),
            ..Source::new(file, text)
        })
    }

    #[test]
    fn what_joins_is_as_if_it_had_stood_among_the_seeds() {
        let built = built();
        let mut joined = built.with(&[own(&built, "b.txt", OWN)]);
        assert_eq!(joined.own, ["b"]);
        assert!(joined.is_own("b") && !joined.is_own("a"));
        joined.own.clear();
        assert_eq!(
            joined,
            noted(Corpus::read([("a.txt", BUILT), ("b.txt", OWN)]))
        );
        let now = |corpus: &Corpus| {
            let mut bodies = corpus.organizations.iter();
            let body = bodies.find(|body| body.name == "省民政厅");
            body.expect("both name it").clone()
        };
        assert!(now(&joined).current_name.is_some());
        assert_eq!(now(&joined).mentions.len(), 2);
        assert_eq!(now(&built).mentions.len(), 1, "the corpus itself stays");
    }

    #[test]
    fn a_text_of_another_province_brings_bodies_of_its_own() {
        let built = built();
        let other = OWN.replace("浙江省", "江苏省");
        let joined = built.with(&[own(&built, "b.txt", &other)]);
        let names = |name: &str| {
            let body = joined.body("浙政办发-2018-1~2", name);
            let body = body.expect("the text names it");
            (body.name.clone(), body.current_name.is_some())
        };
        assert_eq!(names("省民政厅"), ("江苏省民政厅".into(), false));
        assert_eq!(names("省卫生计生委"), ("江苏省卫生计生委".into(), false));
        for body in &built.organizations {
            let mut after = joined.organizations.iter();
            assert_eq!(after.find(|other| other.id == body.id), Some(body));
        }
    }

    #[test]
    fn a_text_that_tells_no_place_shares_no_body() {
        let built = built();
        let untold = OWN.replace("浙江省人民政府办公厅", "");
        let joined = built.with(&[own(&built, "b.txt", &untold)]);
        let mut bodies = joined.organizations.iter();
        assert!(bodies.any(|body| body.name == "“b”·省民政厅"));
        assert_eq!(
            joined.organizations[0].mentions,
            built.organizations[0].mentions
        );
    }

    #[test]
    fn without_texts_a_corpus_is_what_it_was() {
        let built = built();
        assert_eq!(built.with(&[]), built);
    }

    #[test]
    fn a_number_or_a_name_of_a_file_that_is_taken_stays_two() {
        let mut corpus = built();
        for _ in 0..2 {
            corpus = corpus.with(&[own(&corpus, "a.txt", OWN)]);
        }
        let gazettes: Vec<&str> = corpus.gazettes.iter().map(|gazette| &*gazette.id).collect();
        assert_eq!(gazettes, ["a", "a~2", "a~3"]);
        let documents: Vec<(&str, &str)> = corpus
            .documents
            .iter()
            .map(|document| (&*document.id, &*document.gazette))
            .collect();
        let number = "浙政办发-2018-1";
        let (second, third) = (format!("{number}~2"), format!("{number}~3"));
        assert_eq!(
            documents,
            [(number, "a"), (&*second, "a~2"), (&*third, "a~3")]
        );
        for document in &corpus.documents {
            let mut clauses = corpus.clauses_of(&document.id);
            assert!(clauses.all(|clause| document.clauses.contains(&clause.id)));
            assert_eq!(
                corpus.clauses_of(&document.id).count(),
                document.clauses.len()
            );
        }
        assert_eq!(corpus.own, ["a~2", "a~3"]);
    }

    #[test]
    fn in_steps_the_same_comes_about() {
        let built = built();
        let long = OWN.repeat(30);
        let parses = [own(&built, "b.txt", &long), own(&built, "c.txt", BUILT)];
        let mut steps = Steps::new(1, |pace| {
            let (built, parses) = (&built, &parses);
            async move { join(built, parses.iter(), &pace).await }
        });
        let mut rests = 0;
        while steps.step() {
            rests += 1;
        }
        assert!(rests > 500, "{rests}");
        assert_eq!(steps.finish(), built.with(&parses));
    }

    #[test]
    fn in_pieces_it_is_handed_over_whole() {
        let built = built();
        let whole = built.with(&[own(&built, "b.txt", &OWN.repeat(300))]);
        let pieces: Vec<Corpus> = (0..).map_while(|at| whole.piece(at)).collect();
        assert!(pieces.len() > 5);
        let mut together = Corpus::default();
        for piece in pieces {
            together.append_piece(piece);
        }
        assert_eq!(together, whole);
    }
}
