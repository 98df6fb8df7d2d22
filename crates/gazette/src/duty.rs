//! Who in a leadership answers for what: documents about 分工.
//!
//! ```text
//! 陈　新（秘书长）　处理省政府日常工作，领导省政府办公厅。协助省长处理…工作。
//! 联系省财政厅、省审计厅。
//! 分管办公厅秘书处。
//! ```
//!
//! The text is cut by sentences, not by paragraphs: where the last line of a paragraph is full, the print does not show
//! its end.

use core::ops::Range;

use crate::{Document, Duty, id::Ids, layout, text::Text};

/// The duties that a document divides; none where its title is about something else.
pub(crate) fn duties(text: &Text, document: &Document, body: &[Range<usize>]) -> Vec<Duty> {
    if !document.title.contains("分工") {
        return Vec::new();
    }
    let mut ids = Ids::default();
    let mut duties = Vec::new();
    for lines in body {
        let heads: Vec<(usize, Head)> = lines
            .clone()
            .filter_map(|line| head(text.line(line)).map(|head| (line, head)))
            .collect();
        let ends = heads
            .iter()
            .skip(1)
            .map(|(line, _)| *line)
            .chain([lines.end]);
        for ((line, head), end) in heads.iter().zip(ends) {
            let start = text.lines()[*line].range.start;
            let printed = start..text.lines()[end - 1].range.end;
            let words = start + head.length..printed.end;
            duties.push(duty(text, document, head, &printed, &words, &mut ids));
        }
    }
    duties
}

/// 陈新（秘书长）
struct Head {
    person: String,
    post: String,
    /// How many bytes of the line they take.
    length: usize,
}

fn head(line: &str) -> Option<Head> {
    let (person, rest) = line.split_once('（')?;
    let person = person.strip_suffix("同志").unwrap_or(person);
    let (post, after) = rest.split_once('）')?;
    let plain = |name: &str| name.chars().all(|c| c.is_alphabetic() || c == '·');
    let after_colon = after.trim_start_matches(['：', ':', '，']);
    let sound = (2..=LONGEST_NAME).contains(&person.chars().count())
        && plain(person)
        && !post.is_empty()
        && verb(after_colon).is_some();
    sound.then(|| Head {
        person: person.into(),
        post: post.into(),
        length: line.len() - after_colon.len(),
    })
}

/// The longest name of a person, in characters.
const LONGEST_NAME: usize = 12;

/// What a verb says of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Assists,
    InCharge,
    Leads,
    Contacts,
}

/// The verb that a part begins with, and how many bytes it takes.
fn verb(part: &str) -> Option<(Verb, usize)> {
    const VERBS: [(&str, Verb); 9] = [
        ("协助", Verb::Assists),
        ("负责", Verb::InCharge),
        ("处理", Verb::InCharge),
        ("主持", Verb::InCharge),
        ("分管", Verb::Leads),
        ("主管", Verb::Leads),
        ("领导", Verb::Leads),
        ("联系", Verb::Contacts),
        ("联络", Verb::Contacts),
    ];
    VERBS
        .iter()
        .find(|(word, _)| part.starts_with(word))
        .map(|(word, verb)| (*verb, word.len()))
}

fn duty(
    text: &Text,
    document: &Document,
    head: &Head,
    printed: &Range<usize>,
    words: &Range<usize>,
    ids: &mut Ids,
) -> Duty {
    let mut duty = Duty {
        id: ids.unique(format!("{}@{}", document.id, head.person)),
        document: document.id.clone(),
        person: head.person.clone(),
        post: head.post.clone(),
        assists: String::new(),
        contacts: Vec::new(),
        in_charge: Vec::new(),
        leads: Vec::new(),
        quote: text.slice(printed).into(),
        for_whom: Vec::new(),
        topics: Vec::new(),
        source: text.span(printed),
    };
    for sentence in layout::pieces(text.normalised(), words.clone(), &['。', '；']) {
        let mut current = None;
        for part in layout::pieces(text.normalised(), sentence, &['，']) {
            let part = text.slice(&part).trim_end_matches(['，', '。', '；']);
            let begins = verb(part);
            current = begins.map(|(verb, _)| verb).or(current);
            let items = &part[begins.map_or(0, |(_, length)| length)..];
            match current {
                Some(Verb::Assists) => {
                    let joint = if duty.assists.is_empty() {
                        ""
                    } else if begins.is_some() {
                        "；"
                    } else {
                        "，"
                    };
                    duty.assists = format!("{}{joint}{part}", duty.assists);
                }
                Some(Verb::InCharge) => duty.in_charge.extend(fields(items)),
                Some(Verb::Leads) => duty.leads.extend(bodies(items)),
                Some(Verb::Contacts) => duty.contacts.extend(bodies(items)),
                None => {}
            }
        }
    }
    duty
}

/// 省科技厅（省知识产权局）、省民政厅 → two
fn bodies(list: &str) -> Vec<String> {
    layout::pieces(list, 0..list.len(), &['、'])
        .into_iter()
        .map(|name| list[name].trim_end_matches('、').to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// 文秘、保密和国防动员等方面工作 → 文秘 · 保密 · 国防动员; a single field stands whole.
fn fields(list: &str) -> Vec<String> {
    const TAILS: [&str; 4] = ["等方面工作", "方面工作", "等工作", "工作"];
    let items = bodies(list);
    let [first @ .., last] = &items[..] else {
        return items;
    };
    if first.is_empty() {
        return items;
    }
    let last = TAILS
        .iter()
        .find_map(|tail| last.strip_suffix(tail))
        .unwrap_or(last);
    let last = last
        .split_once('和')
        .map_or(vec![last], |(left, right)| vec![left, right]);
    first
        .iter()
        .cloned()
        .chain(last.into_iter().map(Into::into))
        .collect()
}
