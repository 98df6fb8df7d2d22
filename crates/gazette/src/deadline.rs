//! Dated and periodic duties in the body of a document.

use core::ops::Range;

use crate::{
    Agency, Deadline, Diagnostic, Origin, agency,
    clause::PlacedClause,
    diagnostic::Problem,
    id::Ids,
    layout,
    text::Text,
    time_phrase::{self, Context, Time, TimePhrase},
};

/// What a document says that its deadlines need.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Frame<'a> {
    pub(crate) document: &'a str,
    pub(crate) context: Context,
    /// The name in 《…》 of the plan that the document issues.
    pub(crate) issued: Option<&'a str>,
}

/// The deadlines of a document's clauses, in the order of the text.
pub(crate) fn deadlines(
    text: &Text,
    clauses: &[PlacedClause],
    frame: &Frame<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Deadline> {
    let mut found = Vec::new();
    let mut ids = Ids::default();
    for clause in clauses {
        let mut context = frame.context;
        for stretch in stretches(text, clause) {
            let sentences = layout::pieces(
                text.normalised(),
                stretch.bound.clone(),
                &['。', '！', '？', '；'],
            );
            let mut own: Vec<Fact> = Vec::new();
            for sentence in &sentences {
                own.extend(facts(text, sentence, frame, &mut context));
            }
            own.extend(in_bracket(text, &stretch, &mut context));
            for fact in own {
                let phrase = text.slice(&fact.phrase.range).to_owned();
                let id = ids.unique(format!("{}@{phrase}", clause.clause.id));
                let days = fact.phrase.time.days(&fact.context);
                if let Some(problem) = lacks(fact.phrase.time, days) {
                    diagnostics.push(problem.at(text, &fact.phrase.range));
                }
                let mut responsible = fact.subjects;
                responsible.extend(
                    stretch
                        .agencies
                        .iter()
                        .filter(|agency| responsible.iter().all(|known| known.name != agency.name))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
                found.push(Deadline {
                    id,
                    document: frame.document.into(),
                    clause: Some(clause.clause.id.clone()),
                    row: None,
                    origin: Origin::Body,
                    task: if stretch.bracket.contains(&fact.phrase.range.start) {
                        text.slice(&stretch.bound).trim_end_matches('。').into()
                    } else {
                        task(text, &fact.quote, &fact.phrase.range)
                    },
                    phrase,
                    quote: text.slice(&fact.quote).into(),
                    start: days.start,
                    due: days.due,
                    recurrence: fact.recurrence,
                    all_year: fact.phrase.time == Time::AllYear,
                    responsible,
                    levels: Vec::new(),
                    conflicts_with: Vec::new(),
                    same_task: Vec::new(),
                    for_whom: Vec::new(),
                    topics: Vec::new(),
                    source: text.span(&fact.quote),
                });
            }
        }
    }
    found
}

/// A stretch of a clause and who answers for it.
struct Stretch<'a> {
    bound: Range<usize>,
    /// The bracket that binds it, which may name a time: （责任单位：市税务局；完成时限：2021年6月底前）
    bracket: Range<usize>,
    agencies: &'a [Agency],
}

/// The sentences that each bracket binds, and those behind the last bracket, which none binds.
fn stretches<'a>(text: &Text, clause: &'a PlacedClause) -> Vec<Stretch<'a>> {
    let bound = clause.bindings.iter().map(|binding| Stretch {
        bound: binding.bound.clone(),
        bracket: binding.bound.end..binding.end,
        agencies: &binding.agencies,
    });
    let tail = clause
        .bindings
        .last()
        .map_or(clause.text.start, |last| last.end)..clause.text.end;
    // 摸底调查（2022年3月至5月）: a time in the brackets of a heading.
    let title = &clause.title;
    let dated = text.slice(title).contains('（');
    let title = Stretch {
        bound: title.start..if dated { title.end } else { title.start },
        bracket: 0..0,
        agencies: &[],
    };
    [title]
        .into_iter()
        .chain(bound)
        .chain([Stretch {
            bound: tail,
            bracket: 0..0,
            agencies: &[],
        }])
        .collect()
}

/// （责任单位：市税务局；完成时限：2021年6月底前）: the times in a bracket, which hold for all that it binds.
fn in_bracket(text: &Text, stretch: &Stretch<'_>, context: &mut Context) -> Vec<Fact> {
    let phrases = time_phrase::time_phrases(text.reading(), &stretch.bracket, &[]);
    let facts = phrases.into_iter().map(|phrase| {
        let fact = Fact {
            quote: stretch.bound.start..stretch.bracket.end,
            recurrence: recurrence(phrase.time),
            subjects: Vec::new(),
            context: *context,
            phrase: phrase.clone(),
        };
        context.year = phrase.time.year(context).or(context.year);
        fact
    });
    facts.collect()
}

/// A deadline before it has a name.
struct Fact {
    phrase: TimePhrase,
    quote: Range<usize>,
    recurrence: Option<crate::Recurrence>,
    subjects: Vec<Agency>,
    context: Context,
}

/// The facts of a sentence (or of a part that ；closes).
fn facts(
    text: &Text,
    sentence: &Range<usize>,
    frame: &Frame<'_>,
    context: &mut Context,
) -> Vec<Fact> {
    let all = text.normalised();
    let titles = layout::brackets(all, sentence.clone(), &['《']);
    let mut phrases = time_phrase::time_phrases(text.reading(), sentence, &titles);
    phrases.retain(|phrase| !phrase.time.is_past(context));
    if let Some(period) = issued_period(text, sentence, &titles, frame) {
        phrases.insert(0, period);
    }
    let mut facts: Vec<Fact> = Vec::new();
    if phrases.is_empty() {
        return facts;
    }
    let parts = layout::pieces(all, sentence.clone(), &['，']);
    let mut index = 0;
    while index < phrases.len() {
        let phrase = phrases[index].clone();
        index += 1;
        let part = part_at(&parts, phrase.range.start);
        // 从2018年4月1日起…每月: the rhythm belongs to the date from which it holds.
        let mut recurrence = recurrence(phrase.time);
        if matches!(phrase.time, Time::From(_) | Time::Years { .. })
            && let Some(rhythm) = phrases
                .get(index)
                .and_then(|next| self::recurrence(next.time))
        {
            recurrence = Some(rhythm);
            index += 1;
        }
        let around = (facts.last().map(|fact| &fact.phrase), phrases.get(index));
        let quote = quote(text, sentence, &parts, part, &phrase, around);
        let subjects = subjects(text, &parts, part, &phrase, &quote);
        facts.push(Fact {
            quote,
            recurrence,
            subjects,
            context: *context,
            phrase: phrase.clone(),
        });
        context.month = phrase.time.month(context).or(context.month);
        context.year = phrase.time.year(context).or(context.year);
    }
    facts
}

fn recurrence(time: Time) -> Option<crate::Recurrence> {
    match time {
        Time::Every(recurrence) => Some(recurrence),
        _ => None,
    }
}

/// 《浙江省“小微企业三年成长计划”（2018—2020年）》已经省政府同意，现印发给你们: the period in the title of what is issued.
fn issued_period(
    text: &Text,
    sentence: &Range<usize>,
    titles: &[Range<usize>],
    frame: &Frame<'_>,
) -> Option<TimePhrase> {
    let issued = frame.issued?;
    text.slice(sentence).contains("印发").then_some(())?;
    titles
        .iter()
        .filter(|title| text.slice(title).contains(issued))
        .find_map(|title| time_phrase::period(text.normalised(), title))
}

/// The shortest part of the sentence that holds the phrase and what is to be done.
fn quote(
    text: &Text,
    sentence: &Range<usize>,
    parts: &[Range<usize>],
    part: usize,
    phrase: &TimePhrase,
    (last, next): (Option<&TimePhrase>, Option<&TimePhrase>),
) -> Range<usize> {
    let words = |range: Range<usize>| {
        text.slice(&range)
            .trim_end_matches(['，', '。', '；', '！', '？', '、'])
    };
    let own = &parts[part];
    let before = &text.reading()[own.start..phrase.range.start];
    // 应当于 speaks of what stands before it as 于 does.
    let linked = LINKS.iter().any(|link| {
        before
            .strip_suffix(link)
            .is_some_and(|modal| MODALS.contains(&modal))
    });
    // A phrase may run over the end of a part (从，自印发之日起): nothing of the part is left then.
    let behind = phrase.range.end..own.end.max(phrase.range.end);
    let in_force = [before, &text.reading()[behind]].concat();
    let in_force = IN_FORCE.contains(&in_force.trim_end_matches(['，', '。', '；']));
    let alone = (linked || before.is_empty())
        && words(own.clone()).len() <= before.len() + phrase.range.len();
    // Two phrases in one part: 2018年6月底前完成甲、2018年12月底前完成乙.
    let shared = next.filter(|next| next.range.start < own.end);
    // 未上云的存量系统，于2018年6月底前明确迁移计划: what 于 speaks of stands before it.
    let mut start = if in_force {
        // 《…办法》已经…通过，现予公布，自2021年3月1日起施行: what is in force is said at the beginning.
        sentence.start
    } else if linked && part > 0 {
        parts[part - 1].start
    } else if last.is_some_and(|last| last.range.start >= own.start) {
        phrase.range.start
    } else {
        own.start
    };
    let mut end = if let Some(shared) = shared {
        shared.range.start
    } else if recurrence(phrase.time).is_some() && !alone {
        own.end
    } else {
        // The date governs what follows, up to the next time.
        next.map_or(sentence.end, |next| {
            parts[part_at(parts, next.range.start)].start
        })
    };
    if alone && end <= own.end {
        if part > 0 {
            // …的期限，2018年底前。: what is to be done stands before.
            start = parts[part - 1].start;
        } else {
            end = sentence.end;
        }
    }
    start..start + words(start..end).len()
}

/// Words that only link a time to its sentence.
const LINKS: [&str; 2] = ["于", "在"];

/// What stands between a subject and a link: nothing, or a word that says that it must.
const MODALS: [&str; 6] = ["", "应当", "应", "要", "须", "必须"];

/// Words that say nothing but that something holds.
const IN_FORCE: [&str; 4] = ["施行", "实施", "执行", "生效"];

/// The quote without the phrase, and without what only linked it.
fn task(text: &Text, quote: &Range<usize>, phrase: &Range<usize>) -> String {
    let place = quote.start..phrase.start.max(quote.start);
    let reading = &text.reading()[place.clone()];
    let linked = LINKS.iter().find(|link| reading.ends_with(**link));
    let before = &text.slice(&place)[..place.len() - linked.map_or(0, |link| link.len())];
    let after = &text.normalised()[phrase.end.min(quote.end)..quote.end];
    let before = if after.is_empty() {
        before.trim_end_matches('，')
    } else {
        before
    };
    let after = after.trim_start_matches('，');
    // What stood in brackets alone leaves none behind.
    format!("{before}{after}").replace("（）", "")
}

/// Who must do it, where the sentence says so: in the quote, else in the parts before it.
fn subjects(
    text: &Text,
    parts: &[Range<usize>],
    part: usize,
    phrase: &TimePhrase,
    quote: &Range<usize>,
) -> Vec<Agency> {
    let words = |range: Range<usize>| &text.reading()[range];
    let printed = |mut agency: Agency, part: &Range<usize>| {
        agency.name = text.as_printed(&agency.name, part).into();
        agency
    };
    let in_part = |part: &Range<usize>| {
        let from_start = agency::subject(words(part.clone()));
        let found = if from_start.is_empty() && part.contains(&phrase.range.start) {
            agency::subject(words(phrase.range.end.min(part.end)..part.end))
        } else {
            from_start
        };
        let found = found.into_iter().map(|agency| printed(agency, part));
        found.collect::<Vec<_>>()
    };
    let first = part_at(parts, quote.start);
    let quoted = &parts[first..=part_at(parts, quote.end.saturating_sub(1)).max(first)];
    let mut subjects = quoted
        .iter()
        .map(in_part)
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    if subjects.is_empty() {
        subjects = parts[part.saturating_sub(LOOK_BACK)..part]
            .iter()
            .rev()
            .map(|part| {
                let found = in_part(part);
                let charged = || agency::charged(words(part.clone()));
                if found.is_empty() {
                    charged()
                        .map(|agency| printed(agency, part))
                        .into_iter()
                        .collect()
                } else {
                    found
                }
            })
            .find(|found: &Vec<Agency>| !found.is_empty())
            .unwrap_or_default();
    }
    // 由同级档案行政管理部门负责审定: a second body within what is to be done.
    subjects.extend(
        quoted
            .iter()
            .filter_map(|part| Some(printed(agency::charged(words(part.clone()))?, part))),
    );
    subjects
}

/// How many parts of a sentence its subject may stand before what it must do: a sentence that a person can read has
/// fewer, and noise must not be searched over and over.
const LOOK_BACK: usize = 12;

/// Which part of the sentence holds a place.
fn part_at(parts: &[Range<usize>], at: usize) -> usize {
    parts
        .partition_point(|part| part.end <= at)
        .min(parts.len().saturating_sub(1))
}

/// What the words do not tell, though they ask for a day.
fn lacks(time: Time, days: time_phrase::Days) -> Option<Problem> {
    match time {
        Time::Every(_) | Time::AllYear => None,
        Time::Before(None) => Some(Problem::MovableFeast),
        _ if days.start.is_none() && days.due.is_none() => Some(Problem::NoYear),
        _ => None,
    }
}
