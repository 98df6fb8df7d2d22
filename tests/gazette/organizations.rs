//! The bodies of the first gazette, against a table written by hand from its text.

use std::collections::BTreeSet;

use gazette::{
    MentionRole, Organization,
    corpus::Corpus,
    search::{Engine, Kind, Options},
};
use serde::Deserialize;

use crate::support::{FILE, facts, id, seed};

#[derive(Deserialize)]
struct Organizations {
    organization: Vec<OrganizationFacts>,
}

#[derive(Deserialize)]
struct OrganizationFacts {
    name: String,
    aliases: Vec<String>,
    collective: bool,
    in_brackets: Vec<String>,
    in_table: bool,
    awarded: bool,
    contacted_by: Vec<String>,
}

fn corpus() -> Corpus {
    Corpus::read([(FILE, seed().as_str())])
}

fn find<'a>(corpus: &'a Corpus, name: &str) -> &'a Organization {
    corpus
        .organizations
        .iter()
        .find(|organization| organization.name == name)
        .unwrap_or_else(|| panic!("no body {name}"))
}

#[test]
fn every_body_is_one_entry_with_its_names_and_places() {
    let corpus = corpus();
    let expected = facts::<Organizations>("organizations").organization;
    assert!(expected.len() > 100);
    for expected in &expected {
        let name = &expected.name;
        let found = find(&corpus, name);
        assert_eq!(found.collective, expected.collective, "{name}");
        // 办公厅 alone means 省政府办公厅 only within No. 35; in No. 29 it is that of the State Council.
        let aliases = expected.aliases.iter().filter(|alias| *alias != "办公厅");
        assert_eq!(
            found.aliases.iter().collect::<BTreeSet<_>>(),
            aliases.collect(),
            "{name}"
        );
        let bracket = |clause: &&String| {
            let (document, _) = clause.split_once('/').expect("an id");
            ["浙政办发-2018-32", "浙政办发-2018-34"].contains(&document)
        };
        let answers = [MentionRole::Lead, MentionRole::Joint, MentionRole::Support];
        let mentions = || found.mentions.iter();
        let brackets: BTreeSet<String> = mentions()
            .filter(|mention| answers.contains(&mention.role))
            .filter_map(|mention| mention.clause.as_ref())
            .filter(bracket)
            .cloned()
            .collect();
        let expected_brackets: BTreeSet<String> = expected
            .in_brackets
            .iter()
            .map(|place| {
                let (number, clause) = place.split_once(' ').expect("number and clause");
                format!("{}/{clause}", id(number))
            })
            .collect();
        assert_eq!(brackets, expected_brackets, "{name}");
        assert_eq!(
            mentions().any(|mention| mention.row.is_some()),
            expected.in_table,
            "{name}"
        );
        assert_eq!(
            mentions().any(|mention| mention.award.is_some()),
            expected.awarded,
            "{name}"
        );
        let persons: BTreeSet<&str> = mentions()
            .filter_map(|mention| mention.duty.as_deref()?.split_once('@'))
            .map(|(_, person)| person)
            .collect();
        assert_eq!(
            persons,
            expected.contacted_by.iter().map(String::as_str).collect(),
            "{name}"
        );
    }
}

#[test]
fn liaison_is_told_from_direction() {
    let corpus = corpus();
    let roles = |name| -> Vec<MentionRole> {
        let organization = find(&corpus, name);
        let duties = organization
            .mentions
            .iter()
            .filter(|mention| mention.duty.is_some());
        duties.map(|mention| mention.role).collect()
    };
    assert_eq!(roles("省民政厅"), [MentionRole::Liaison]);
    assert_eq!(roles("省数据管理中心"), [MentionRole::Directed]);
    // The text is silent about it, so nobody is invented.
    assert_eq!(roles("省教育厅"), []);
}

#[test]
fn every_mention_leads_to_a_place_that_is_there() {
    let corpus = corpus();
    let mut names = BTreeSet::new();
    for organization in &corpus.organizations {
        assert!(names.insert(&organization.id), "{} twice", organization.id);
        assert!(!organization.mentions.is_empty(), "{}", organization.id);
        for mention in &organization.mentions {
            let places = [
                mention
                    .clause
                    .as_ref()
                    .map(|clause| corpus.clause(clause).is_some()),
                mention
                    .row
                    .as_ref()
                    .map(|row| corpus.responsibilities.iter().any(|known| known.id == *row)),
                mention
                    .award
                    .as_ref()
                    .map(|award| corpus.awards.iter().any(|known| known.id == *award)),
                mention
                    .duty
                    .as_ref()
                    .map(|duty| corpus.duties.iter().any(|known| known.id == *duty)),
            ];
            let found: Vec<bool> = places.into_iter().flatten().collect();
            assert_eq!(found, [true], "{mention:?}");
        }
    }
}

#[test]
fn no_id_changes_when_a_second_gazette_is_added() {
    // It prints two bodies of the first as one, one of them with its full name, and stands before the first.
    let second = "浙江省人民政府办公厅关于加强防汛工作的通知\n浙政办发〔２０１７〕１ 号\n\n各市人民政府：\n\n一、及早准备。２０１７ 年 ４ 月底前完成检查。（浙江省民政厅（省财政厅）、省水利厅负责）\n\n浙江省人民政府办公厅\n２０１７ 年 １ 月 ２ 日\n\n浙江省人民政府公报 ２０１７ 年第 １ 期\n";
    let seed = seed();
    let one = corpus();
    let two = Corpus::read([("zhejiang-2017-01.txt", second), (FILE, seed.as_str())]);
    for (name, ids) in [
        (
            "documents",
            [
                ids(&one.documents, |fact| &fact.id),
                ids(&two.documents, |fact| &fact.id),
            ],
        ),
        (
            "clauses",
            [
                ids(&one.clauses, |fact| &fact.id),
                ids(&two.clauses, |fact| &fact.id),
            ],
        ),
        (
            "deadlines",
            [
                ids(&one.deadlines, |fact| &fact.id),
                ids(&two.deadlines, |fact| &fact.id),
            ],
        ),
        (
            "rows",
            [
                ids(&one.responsibilities, |fact| &fact.id),
                ids(&two.responsibilities, |fact| &fact.id),
            ],
        ),
        (
            "awards",
            [
                ids(&one.awards, |fact| &fact.id),
                ids(&two.awards, |fact| &fact.id),
            ],
        ),
        (
            "duties",
            [
                ids(&one.duties, |fact| &fact.id),
                ids(&two.duties, |fact| &fact.id),
            ],
        ),
        (
            "figures",
            [
                ids(&one.figures, |fact| &fact.id),
                ids(&two.figures, |fact| &fact.id),
            ],
        ),
        (
            "bodies",
            [
                ids(&one.organizations, |fact| &fact.id),
                ids(&two.organizations, |fact| &fact.id),
            ],
        ),
    ] {
        let [one, two] = ids;
        assert!(one.is_subset(&two), "{name}");
        assert_eq!(one.len(), two.intersection(&one).count(), "{name}");
    }
    // The second names 省民政厅 in full, and it is the same body.
    let mentions = |corpus: &Corpus| find(corpus, "省民政厅").mentions.len();
    assert_eq!(mentions(&two), mentions(&one) + 1);
}

fn ids<T>(facts: &[T], id: impl Fn(&T) -> &String) -> BTreeSet<String> {
    facts.iter().map(|fact| id(fact).clone()).collect()
}

#[test]
fn a_body_is_the_first_thing_that_its_name_finds() {
    let corpus = Corpus::read([(FILE, seed().as_str())]);
    let engine = Engine::new(&corpus);
    let mut asked = 0;
    // Between quotation marks it is one string, whatever signs are in it.
    for body in corpus.organizations.iter().filter(|body| !body.collective) {
        let found = engine.search(&format!("\"{}\"", body.name), Options::default());
        let first = found.hits.first().map(|hit| (hit.kind, hit.id));
        assert_eq!(first, Some((Kind::Organization, body.id.as_str())));
        asked += 1;
    }
    assert!(asked > 100, "{asked}");
}
