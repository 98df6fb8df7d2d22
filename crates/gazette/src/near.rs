//! The part of a corpus that the page's front carries within itself: what it needs to ask and answer about benefits. The
//! whole, which grows with every gazette, comes as a file of its own.

use crate::{
    Clause, Document, Organization, Span,
    corpus::{Corpus, lineage},
    eligibility::Benefit,
};

/// A place of no fact: where the near corpus leaves out what nobody reads there.
const NOWHERE: Span = Span::new(0, 0);

impl Corpus {
    /// What is asked, what is answered, and what is cited for it: gazettes, benefits with questions, audiences and places;
    /// the clauses that they quote, with those above them, and their documents, as far as a citation names them; the bodies
    /// that answer, with their names. Everything in it is found, cited and named as in the whole.
    #[must_use]
    pub fn near(&self) -> Self {
        let cited = cited(&self.benefits);
        let clauses = self.clauses.iter();
        let clauses = clauses.filter(|clause| cited.contains(&clause.id));
        let clauses: Vec<Clause> = clauses.map(label).collect();
        let documents = self.documents.iter().zip(&self.regions);
        let documents = documents.filter(|(document, _)| {
            let mut clauses = clauses.iter();
            clauses.any(|clause| clause.document == document.id)
        });
        let (documents, regions) = documents
            .map(|(document, region)| (head(document), region.clone()))
            .unzip();
        let answering = answering(self);
        let organizations = self.organizations.iter();
        let organizations = organizations.filter(|body| answering.contains(&body.id.as_str()));
        Self {
            gazettes: self.gazettes.clone(),
            documents,
            regions,
            home: self.home.clone(),
            organizations: organizations.map(names).collect(),
            clauses,
            benefits: self.benefits.iter().map(without_topics).collect(),
            questions: self.questions.clone(),
            audiences: self.audiences.clone(),
            places: self.places.clone(),
            ..Self::default()
        }
    }
}

/// The clauses that benefits and their criteria quote, and those above them.
fn cited(benefits: &[Benefit]) -> Vec<String> {
    let mut cited = Vec::new();
    for benefit in benefits {
        cited.extend(lineage(&benefit.clause));
        for criterion in benefit.condition.criteria() {
            cited.extend(lineage(&criterion.clause));
        }
    }
    cited
}

/// A benefit without its topics, which no view of benefits shows.
fn without_topics(benefit: &Benefit) -> Benefit {
    Benefit {
        topics: Vec::new(),
        ..benefit.clone()
    }
}

/// A clause as citations know it.
fn label(clause: &Clause) -> Clause {
    Clause {
        title: String::new(),
        text: String::new(),
        agencies: Vec::new(),
        topics: Vec::new(),
        source: NOWHERE,
        ..clause.clone()
    }
}

/// What stands at the head of a document.
fn head(document: &Document) -> Document {
    Document {
        addressees: String::new(),
        attachments: Vec::new(),
        clauses: Vec::new(),
        topics: Vec::new(),
        source: NOWHERE,
        ..document.clone()
    }
}

/// The ids of the bodies that answer for benefits.
fn answering(corpus: &Corpus) -> Vec<&str> {
    let mut answering = Vec::new();
    for benefit in &corpus.benefits {
        let document = benefit.document();
        let bodies = benefit.agencies.iter();
        let bodies = bodies.filter_map(|agency| corpus.body(document, &agency.name));
        answering.extend(bodies.map(|body| body.id.as_str()));
    }
    answering
}

/// A body with its names, then and now.
fn names(body: &Organization) -> Organization {
    Organization {
        levels: Vec::new(),
        mentions: Vec::new(),
        ..body.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Agency, CurrentName, Date, Role,
        eligibility::{Condition, Criterion, Strength, Test},
    };

    const TEXT: &str = "关于甲事的通知\n浙政办发〔2018〕1号\n各单位：\n一、补贴\n（一）高龄。年满80周岁的，2018年5月底前发放。（省民政厅负责）\n\
                        （二）护理。由省卫生厅研究。（省卫生厅负责）\n二、其他\n（一）优待。凭证优待。（省交通厅、省民政厅负责）\n\
                        2018年4月1日\n关于乙事的通知\n浙政办发〔2018〕2号\n各单位：\n一、乙事。（省财政厅负责）\n2018年4月2日\n";

    fn agency(name: &str) -> Agency {
        Agency {
            name: name.into(),
            role: Role::Joint,
        }
    }

    /// A corpus with one benefit that stands in one clause, and quotes another.
    fn whole() -> Corpus {
        let mut corpus = Corpus::read([("a.txt", TEXT)]);
        let named = |name: &str| Organization {
            id: name.into(),
            name: name.into(),
            aliases: match name {
                "省交通厅" => vec!["省交通厅（省交通厅机关）".into()],
                _ => Vec::new(),
            },
            current_name: Some(CurrentName {
                name: format!("新{name}"),
                since: "2018".into(),
                note: String::new(),
                checked_on: Date::FIRST,
            }),
            collective: false,
            levels: Vec::new(),
            mentions: Vec::new(),
        };
        for body in &mut corpus.organizations {
            let mentions = std::mem::take(&mut body.mentions);
            *body = Organization {
                mentions,
                ..named(&body.name)
            };
        }
        corpus.benefits = vec![Benefit {
            id: "allowance".into(),
            audience: "older_person".into(),
            clause: "浙政办发-2018-1/1.1".into(),
            title: "补贴".into(),
            quote: "年满80周岁的".into(),
            strength: Strength::Entitlement,
            condition: Condition::Criterion(Criterion {
                quote: "凭证优待".into(),
                clause: "浙政办发-2018-1/2.1".into(),
                test: Test::Open,
                label: "有证".into(),
            }),
            amount: None,
            effective_from: None,
            due: None,
            region: None,
            agencies: ["省民政厅", "省交通厅机关", "无此单位"].map(agency).into(),
            assumptions: Vec::new(),
            bring: Vec::new(),
            ask: Vec::new(),
            places: Vec::new(),
            for_whom: Vec::new(),
            topics: Vec::new(),
        }];
        corpus
    }

    #[test]
    fn what_benefits_cite_is_cited_the_same() {
        let (whole, near) = (whole(), whole().near());
        assert_eq!(near.benefits, whole.benefits);
        for id in ["浙政办发-2018-1/1.1", "浙政办发-2018-1/2.1"] {
            assert_eq!(near.citation(id), whole.citation(id));
        }
        assert_eq!(
            near.citation("浙政办发-2018-1/2.1"),
            "浙政办发〔2018〕1号 二（一）"
        );
        let document = near.document("浙政办发-2018-1").expect("it is cited");
        let printed = whole.document("浙政办发-2018-1").expect("it was read");
        assert_eq!(
            (&document.title, document.date),
            (&printed.title, printed.date)
        );
    }

    #[test]
    fn a_name_leads_to_the_same_body_with_the_same_name_of_today() {
        let (whole, near) = (whole(), whole().near());
        for agency in &whole.benefits[0].agencies {
            let names = |corpus: &Corpus| {
                let body = corpus.body("浙政办发-2018-1", &agency.name);
                body.map(|body| (body.id.clone(), body.current_name.clone()))
            };
            assert_eq!(names(&near), names(&whole), "{}", agency.name);
        }
        let found = |name| near.body("浙政办发-2018-1", name);
        assert!(found("省交通厅机关").is_some() && found("无此单位").is_none());
    }

    #[test]
    fn what_no_benefit_needs_is_left_out() {
        let (whole, near) = (whole(), whole().near());
        assert!(!whole.deadlines.is_empty() && near.deadlines.is_empty());
        assert_eq!((whole.documents.len(), near.documents.len()), (2, 1));
        let ids: Vec<&str> = near
            .clauses
            .iter()
            .map(|clause| clause.id.as_str())
            .collect();
        let of = |places: [&str; 4]| places.map(|place| format!("浙政办发-2018-1/{place}"));
        assert_eq!(ids, of(["1", "1.1", "2", "2.1"]));
        let mut clauses = near.clauses.iter();
        assert!(clauses.all(|clause| clause.text.is_empty() && clause.agencies.is_empty()));
        let mut bodies = near.organizations.iter();
        assert!(bodies.all(|body| body.mentions.is_empty() && body.name != "省财政厅"));
        assert_eq!(Corpus::default().near(), Corpus::default());
    }
}
