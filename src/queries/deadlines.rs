//! The deadlines as an instrument: every one with all that it can be chosen by, what a filter shows, and the counts of
//! every choice, in one pass.

use std::sync::LazyLock;

use gazette::{Date, Deadline, Level, Origin, Recurrence, Role, Standing, corpus::Corpus};

use super::Facet;
use crate::{
    corpus,
    deadline_filter::{DeadlineFilter, Key},
    messages::{self, Message, Messages},
    queries::{documents::short_title, organizations::find},
    route::needle,
};

/// Where a deadline stands in the list: in the month of its last day, else of its first, else among what returns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    /// Year and month.
    Month(i16, i8),
    /// No day at all: 定期, 每年.
    Rhythm,
    /// 全年工作: long, and nothing in it is due before anything else, so it stands last.
    AllYear,
}

impl Slot {
    pub(crate) fn of(deadline: &Deadline) -> Self {
        match day(deadline) {
            Some(day) => Self::Month(day.year(), day.month()),
            None if deadline.all_year && deadline.recurrence.is_none() => Self::AllYear,
            None => Self::Rhythm,
        }
    }

    pub(crate) fn label(self, messages: Messages) -> String {
        match self {
            Self::Month(year, month) => month_name(messages, year, month),
            Self::Rhythm => messages.get(messages::DEADLINES_RHYTHM_HEADING).into(),
            Self::AllYear => messages.get(messages::DEADLINES_ALL_YEAR_HEADING).into(),
        }
    }
}

/// The day that counts: the last, else the first.
pub(crate) fn day(deadline: &Deadline) -> Option<Date> {
    deadline.due.or(deadline.start)
}

/// 2018 年 5 月
fn month_name(messages: Messages, year: i16, month: i8) -> String {
    messages.fill(
        messages::DEADLINES_MONTH_HEADING,
        &[("year", &year.to_string()), ("month", &month.to_string())],
    )
}

/// Under their headings; what is in order stays so.
pub(crate) fn by_slot<'a>(shown: &[&'a Deadline]) -> Vec<(Slot, Vec<&'a Deadline>)> {
    // By insertion: the library's sort is 1 KB of the page.
    let mut ordered: Vec<&Deadline> = Vec::with_capacity(shown.len());
    for deadline in shown {
        let key = |deadline: &Deadline| (Slot::of(deadline), day(deadline));
        let at = ordered.partition_point(|other| key(other) <= key(deadline));
        ordered.insert(at, deadline);
    }
    let mut slots: Vec<(Slot, Vec<&Deadline>)> = Vec::new();
    for deadline in ordered {
        let slot = Slot::of(deadline);
        match slots.last_mut().filter(|(last, _)| *last == slot) {
            Some((_, own)) => own.push(deadline),
            None => slots.push((slot, vec![deadline])),
        }
    }
    slots
}

/// Positions in a list of choices.
type Places = Vec<u16>;

/// What a filter can be set to, and how it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What stands in the address.
    pub(crate) value: String,
    pub(crate) name: Name,
}

/// A name in whichever language the page has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    Text(String),
    Said(Message),
    Year(i16),
    Quarter(i16, i8),
    Month(i16, i8),
}

impl Name {
    pub(crate) fn label(&self, messages: Messages) -> String {
        let number = |number: i16| number.to_string();
        match self {
            Self::Text(text) => text.clone(),
            Self::Said(message) => messages.get(*message).into(),
            Self::Year(year) => {
                messages.fill(messages::DEADLINES_YEAR, &[("year", &number(*year))])
            }
            Self::Quarter(year, quarter) => {
                let first = i16::from(*quarter) * 3 - 2;
                let values = [
                    ("year", number(*year)),
                    ("quarter", number((*quarter).into())),
                    ("first", number(first)),
                    ("last", number(first + 2)),
                ];
                let values = values
                    .each_ref()
                    .map(|(name, value)| (*name, value.as_str()));
                messages.fill(messages::DEADLINES_QUARTER, &values)
            }
            Self::Month(year, month) => month_name(messages, *year, *month),
        }
    }
}

/// A deadline with all that it can be chosen by.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub(crate) deadline: &'a Deadline,
    /// Its choices of each key of [`Key::FACETS`]; none for those that depend on the day or on another filter.
    places: [Places; Key::FACETS.len()],
    /// Who must do it, as which choice of [`Key::Unit`].
    units: Vec<(u16, Role)>,
    /// What a reader's words are looked for in.
    words: String,
}

/// All deadlines in the order in which they are listed, and all that they can be chosen by.
#[derive(Debug)]
pub(crate) struct Board<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) items: Vec<Item<'a>>,
    choices: [Vec<Choice>; Key::FACETS.len()],
}

/// The board of this page's gazettes. Only for views that have the texts.
pub(crate) fn board() -> &'static Board<'static> {
    static BOARD: LazyLock<Board<'static>> = LazyLock::new(|| Board::new(corpus()));
    &BOARD
}

// The values of choices that are no ids.
const UNSTATED: &str = "unstated";
const YES: &str = "yes";
pub(crate) const ALL_YEAR: &str = "all-year";
pub(crate) const PERIODIC: &str = "periodic";

/// The states in the order of the page, as [`state`] counts them.
const STATES: [(&str, Message); 6] = [
    ("over", messages::STATE_OVER),
    ("month", messages::STATE_MONTH),
    ("running", messages::STATE_RUNNING),
    ("ahead", messages::STATE_AHEAD),
    (ALL_YEAR, messages::STATE_ALL_YEAR),
    (PERIODIC, messages::STATE_PERIODIC),
];

/// The place of a state among [`STATES`].
pub(crate) fn state(standing: Standing) -> u16 {
    match standing {
        Standing::Over { .. } => 0,
        Standing::ThisMonth { .. } => 1,
        Standing::Running { .. } => 2,
        Standing::Ahead { .. } | Standing::Begins { .. } => 3,
        Standing::AllYear => 4,
        Standing::Rhythm => 5,
    }
}

/// The roles in the order of [`role_place`].
const ROLES: [(&str, Message); 3] = [
    ("lead", messages::ROLE_LEAD),
    ("joint", messages::ROLE_JOINT),
    ("support", messages::ROLE_SUPPORT),
];

/// The place of a role among [`ROLES`].
fn role_place(role: Role) -> u16 {
    match role {
        Role::Lead => 0,
        Role::Joint => 1,
        Role::Support => 2,
    }
}

const LEVELS: [(&str, Level); 4] = [
    ("province", Level::Province),
    ("city", Level::City),
    ("county", Level::County),
    ("township", Level::Township),
];

/// 省级 · 设区市
pub(crate) fn level_name(level: Level) -> Message {
    match level {
        Level::Province => messages::LEVEL_PROVINCE,
        Level::City => messages::LEVEL_CITY,
        Level::County => messages::LEVEL_COUNTY,
        Level::Township => messages::LEVEL_TOWNSHIP,
    }
}

impl<'a> Board<'a> {
    /// Everything about the deadlines of a corpus that no filter changes.
    pub(crate) fn new(corpus: &'a Corpus) -> Self {
        let choices = Key::FACETS.map(|key| match key {
            Key::Document => documents(corpus),
            Key::Unit => units(corpus),
            Key::Role => said(ROLES.into_iter()),
            Key::Level => {
                let levels = LEVELS.map(|(value, level)| (value, level_name(level)));
                let levels = levels.into_iter();
                said(levels.chain([(UNSTATED, messages::LEVEL_UNSTATED)]))
            }
            Key::Topic => vocabulary(corpus.topics.iter().map(|topic| (&topic.key, &topic.name))),
            Key::ForWhom => vocabulary(
                corpus
                    .for_whom
                    .iter()
                    .map(|group| (&group.key, &group.name)),
            ),
            Key::Period => periods(corpus),
            Key::State => said(STATES.into_iter()),
            Key::Origin => said(
                [Origin::Body, Origin::Table]
                    .into_iter()
                    .map(|origin| (origin_value(origin), origin_name(origin))),
            ),
            Key::Conflict => said([(YES, messages::DEADLINES_WITH_CONFLICT)].into_iter()),
            _ => said([(YES, messages::DEADLINES_RETURNING)].into_iter()),
        });
        let mut board = Self {
            corpus,
            items: Vec::with_capacity(corpus.deadlines.len()),
            choices,
        };
        for (_, deadlines) in by_slot(&corpus.deadlines.iter().collect::<Vec<_>>()) {
            for deadline in deadlines {
                let item = board.item(deadline);
                board.items.push(item);
            }
        }
        board
    }

    fn item(&self, deadline: &'a Deadline) -> Item<'a> {
        let mut words = deadline.quote.clone();
        let mut units = Vec::new();
        for agency in &deadline.responsible {
            words.push(' ');
            words.push_str(&agency.name);
            let unit = find(self.corpus, &agency.name).map_or(&agency.name, |body| &body.id);
            units.extend(
                self.place(Key::Unit, unit)
                    .map(|place| (place, agency.role)),
            );
        }
        words.make_ascii_lowercase();
        let places = Key::FACETS.map(|key| {
            let place = |value: &str| self.place(key, value);
            match key {
                Key::Document => place(&deadline.document).into_iter().collect(),
                Key::Unit => distinct(units.iter().map(|(place, _)| *place)),
                Key::Level if deadline.levels.is_empty() => place(UNSTATED).into_iter().collect(),
                Key::Level => {
                    let own = LEVELS
                        .iter()
                        .filter(|(_, level)| deadline.levels.contains(level));
                    own.filter_map(|(value, _)| place(value)).collect()
                }
                Key::Topic => deadline
                    .topics
                    .iter()
                    .filter_map(|topic| place(topic))
                    .collect(),
                Key::ForWhom => deadline
                    .for_whom
                    .iter()
                    .filter_map(|group| place(group))
                    .collect(),
                Key::Period => day(deadline).map_or_else(Places::new, |day| {
                    periods_of(day)
                        .iter()
                        .filter_map(|(value, _)| place(value))
                        .collect()
                }),
                Key::Origin => place(origin_value(deadline.origin)).into_iter().collect(),
                Key::Conflict if !deadline.conflicts_with.is_empty() => vec![0],
                Key::Periodic if deadline.recurrence.is_some() => vec![0],
                _ => Places::new(),
            }
        });
        Item {
            deadline,
            places,
            units,
            words,
        }
    }

    /// The choices of a key.
    pub(crate) fn choices(&self, key: Key) -> &[Choice] {
        self.choices.get(key as usize).map_or(&[], Vec::as_slice)
    }

    /// Where a value stands among the choices of a key.
    fn place(&self, key: Key, value: &str) -> Option<u16> {
        let place = self
            .choices(key)
            .iter()
            .position(|choice| choice.value == value);
        place.and_then(|place| u16::try_from(place).ok())
    }

    /// The choice of [`Key::Unit`] that is this body.
    pub(crate) fn unit(&self, id: &str) -> Option<u16> {
        self.place(Key::Unit, id)
    }

    /// What a key is set to, as people call it; the value itself where it is none of the choices.
    pub(crate) fn label(&self, messages: Messages, key: Key, value: &str) -> String {
        match self.place(key, value) {
            Some(place) => self.choices(key)[usize::from(place)].name.label(messages),
            None => value.into(),
        }
    }

    /// What a filter shows on a day.
    pub(crate) fn look(&self, filter: &DeadlineFilter, as_of: Date) -> Look<'_, 'a> {
        let chosen = Key::FACETS.map(|key| match filter.get(key) {
            "" => Chosen::Any,
            value => self.place(key, value).map_or(Chosen::Unknown, Chosen::Only),
        });
        let text = needle(filter.get(Key::Text));
        let span = [Key::From, Key::To].map(|key| Date::from_iso(filter.get(key)));
        let mut look = Look {
            as_of,
            shown: Vec::new(),
            counts: Key::FACETS.map(|key| vec![0; self.choices(key).len()]),
            without: [0; Key::FILTERS.len()],
        };
        let (unit, role) = (chosen[Key::Unit as usize], chosen[Key::Role as usize]);
        for item in &self.items {
            let standing = Standing::on(item.deadline, as_of);
            let places = |key: Key| item.places_of(key, standing, unit, role);
            let mut failed = Key::FILTERS.into_iter().filter(|key| match key {
                Key::Text => !item.words.contains(&text),
                Key::From => {
                    span[0].is_some_and(|from| day(item.deadline).is_none_or(|day| day < from))
                }
                Key::To => span[1].is_some_and(|to| day(item.deadline).is_none_or(|day| day > to)),
                // The two are one: that unit in that role.
                Key::Unit | Key::Role => false,
                key => !chosen[*key as usize].fits(&places(*key)),
            });
            let has = |unit: Chosen, role: Chosen| {
                let any = unit == Chosen::Any && role == Chosen::Any;
                any || item
                    .units
                    .iter()
                    .any(|(own, part)| unit.is(*own) && role.is(role_place(*part)))
            };
            let fits = has(unit, role);
            match (failed.next(), failed.next()) {
                (None, _) if fits => {
                    look.shown.push((item, standing));
                    for key in Key::FACETS {
                        look.count(key, &places(key));
                    }
                }
                (None, _) => {
                    for (key, without) in [
                        (Key::Unit, has(Chosen::Any, role)),
                        (Key::Role, has(unit, Chosen::Any)),
                    ] {
                        if without {
                            look.without[key as usize] += 1;
                            look.count(key, &places(key));
                        }
                    }
                }
                // But for one filter it would be shown, and counts for that one's choices.
                (Some(key), None) if fits => {
                    look.without[key as usize] += 1;
                    if Key::FACETS.contains(&key) {
                        look.count(key, &places(key));
                    }
                }
                _ => {}
            }
        }
        look
    }

    /// The choices of a key that occur at all, each with the number that it would show.
    pub(crate) fn facets(&self, look: &Look, key: Key, messages: Messages) -> Vec<Facet> {
        let choices = self.choices(key).iter().zip(&look.counts[key as usize]);
        choices
            .map(|(choice, count)| Facet {
                value: choice.value.clone(),
                label: choice.name.label(messages),
                count: *count,
            })
            .collect()
    }
}

impl Item<'_> {
    /// Its choices of a key. Of a unit that is asked for only the own roles count, and of a role only who has it.
    fn places_of(&self, key: Key, standing: Standing, unit: Chosen, role: Chosen) -> Places {
        let own = self.units.iter();
        match key {
            Key::State => vec![state(standing)],
            Key::Unit => distinct(
                own.filter(|(_, part)| role.is(role_place(*part)))
                    .map(|(own, _)| *own),
            ),
            Key::Role => distinct(
                own.filter(|(own, _)| unit.is(*own))
                    .map(|(_, part)| role_place(*part)),
            ),
            _ => self.places[key as usize].clone(),
        }
    }

    /// Whether this unit must do it in this role.
    pub(crate) fn has(&self, unit: u16, role: Role) -> bool {
        self.units.contains(&(unit, role))
    }

    /// Its choices of a key that depends on nothing else.
    pub(crate) fn own_places(&self, key: Key) -> &[u16] {
        self.places.get(key as usize).map_or(&[], Vec::as_slice)
    }
}

/// Each once: a body may be named twice, by two of its names.
fn distinct(places: impl Iterator<Item = u16>) -> Places {
    let mut distinct = Places::new();
    for place in places {
        if !distinct.contains(&place) {
            distinct.push(place);
        }
    }
    distinct
}

/// What a filter asks of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Any,
    Only(u16),
    /// A value that no deadline has.
    Unknown,
}

impl Chosen {
    /// Whether just this is asked for, or anything.
    fn is(self, place: u16) -> bool {
        self.fits(&[place])
    }

    fn fits(self, places: &[u16]) -> bool {
        match self {
            Self::Any => true,
            Self::Only(place) => places.contains(&place),
            Self::Unknown => false,
        }
    }
}

/// What a filter shows on a day.
#[derive(Debug)]
pub(crate) struct Look<'b, 'a> {
    pub(crate) as_of: Date,
    /// In the order of the list, each with how it stands on the day.
    pub(crate) shown: Vec<(&'b Item<'a>, Standing)>,
    /// For each choice of each key the number that it would show.
    counts: [Vec<usize>; Key::FACETS.len()],
    /// For each filter how many more would be shown without it.
    without: [usize; Key::FILTERS.len()],
}

impl<'a> Look<'_, 'a> {
    fn count(&mut self, key: Key, places: &[u16]) {
        for place in places {
            self.counts[key as usize][usize::from(*place)] += 1;
        }
    }

    /// What is shown, without how it stands.
    pub(crate) fn deadlines(&self) -> Vec<&'a Deadline> {
        self.shown.iter().map(|(item, _)| item.deadline).collect()
    }

    /// The filters that are set, each with what would be shown without it, most first.
    pub(crate) fn ways_out(&self, filter: &DeadlineFilter) -> Vec<(Key, usize)> {
        let mut ways: Vec<(Key, usize)> = Vec::new();
        for key in filter.set() {
            let count = self.without[key as usize];
            let at = ways.partition_point(|(_, other)| *other >= count);
            if count > 0 {
                ways.insert(at, (key, count));
            }
        }
        ways
    }
}

/// On which day one looks, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AsOf {
    /// A reader chose it.
    Chosen(Date),
    /// The reader's own day.
    Today(Date),
    /// The day of the newest document, since all that has a day was over before today.
    Gazette(Date),
}

impl AsOf {
    pub(crate) fn day(self) -> Date {
        match self {
            Self::Chosen(day) | Self::Today(day) | Self::Gazette(day) => day,
        }
    }
}

pub(crate) const TODAY: &str = "today";
pub(crate) const GAZETTE: &str = "gazette";

/// The day of the newest document.
pub(crate) fn gazette_day(corpus: &Corpus) -> Option<Date> {
    corpus
        .documents
        .iter()
        .filter_map(|document| document.date)
        .max()
}

/// On which day one looks where `chosen` stands in the address.
pub(crate) fn as_of(corpus: &Corpus, chosen: &str, today: Date) -> AsOf {
    let gazette = || gazette_day(corpus).map_or(AsOf::Today(today), AsOf::Gazette);
    let last = corpus
        .deadlines
        .iter()
        .filter_map(|deadline| deadline.due)
        .max();
    match chosen {
        TODAY => AsOf::Today(today),
        GAZETTE => gazette(),
        chosen => match Date::from_iso(chosen) {
            Some(day) => AsOf::Chosen(day),
            None if last.is_some_and(|last| last < today) => gazette(),
            None => AsOf::Today(today),
        },
    }
}

fn said(choices: impl Iterator<Item = (&'static str, Message)>) -> Vec<Choice> {
    choices
        .map(|(value, name)| Choice {
            value: value.into(),
            name: Name::Said(name),
        })
        .collect()
}

fn vocabulary<'a>(words: impl Iterator<Item = (&'a String, &'a String)>) -> Vec<Choice> {
    words
        .map(|(key, name)| Choice {
            value: key.clone(),
            name: Name::Text(name.clone()),
        })
        .collect()
}

/// The documents that have deadlines, in the order of the text.
fn documents(corpus: &Corpus) -> Vec<Choice> {
    let mut choices = Vec::new();
    for document in &corpus.documents {
        if corpus
            .deadlines
            .iter()
            .any(|deadline| deadline.document == document.id)
        {
            choices.push(Choice {
                value: document.id.clone(),
                name: Name::Text(format!("{} {}", document.number, short_title(document))),
            });
        }
    }
    choices
}

/// Who must do something by a day, those with most to do first.
fn units(corpus: &Corpus) -> Vec<Choice> {
    let mut found: Vec<(&str, &str, usize)> = Vec::new();
    for agency in corpus
        .deadlines
        .iter()
        .flat_map(|deadline| &deadline.responsible)
    {
        let known = find(corpus, &agency.name);
        let (id, name) = known.map_or((&agency.name, &agency.name), |body| (&body.id, &body.name));
        match found.iter_mut().find(|(other, ..)| other == id) {
            Some((.., count)) => *count += 1,
            None => found.push((id, name, 1)),
        }
    }
    let mut choices: Vec<(Choice, usize)> = Vec::new();
    for (id, name, count) in found {
        let at = choices.partition_point(|(_, other)| *other >= count);
        let choice = Choice {
            value: id.into(),
            name: Name::Text(name.into()),
        };
        choices.insert(at, (choice, count));
    }
    choices.into_iter().map(|(choice, _)| choice).collect()
}

/// The years, quarters and months in which something is due, in their order.
fn periods(corpus: &Corpus) -> Vec<Choice> {
    let mut days: Vec<Date> = Vec::new();
    for day in corpus.deadlines.iter().filter_map(day) {
        if let Err(at) = days.binary_search(&day) {
            days.insert(at, day);
        }
    }
    let mut choices: Vec<Choice> = Vec::new();
    for (value, name) in days.into_iter().flat_map(periods_of) {
        if choices.iter().all(|choice| choice.value != value) {
            choices.push(Choice { value, name });
        }
    }
    choices
}

/// The year, the quarter and the month of a day.
fn periods_of(day: Date) -> [(String, Name); 3] {
    let (year, month) = (day.year(), day.month());
    let quarter = (month + 2) / 3;
    [
        (format!("{year:04}"), Name::Year(year)),
        (
            format!("{year:04}-Q{quarter}"),
            Name::Quarter(year, quarter),
        ),
        (format!("{year:04}-{month:02}"), Name::Month(year, month)),
    ]
}

fn origin_value(origin: Origin) -> &'static str {
    match origin {
        Origin::Body => "body",
        Origin::Table => "table",
    }
}

/// 正文 · 附表
pub(crate) fn origin_name(origin: Origin) -> Message {
    match origin {
        Origin::Body => messages::DEADLINES_BODY,
        Origin::Table => messages::DEADLINES_TABLE,
    }
}

/// 每月 · 定期
pub(crate) fn recurrence_name(recurrence: Recurrence) -> Message {
    match recurrence {
        Recurrence::Monthly => messages::DEADLINES_MONTHLY,
        Recurrence::Quarterly => messages::DEADLINES_QUARTERLY,
        Recurrence::Semiannual => messages::DEADLINES_SEMIANNUAL,
        Recurrence::Annual => messages::DEADLINES_ANNUAL,
        Recurrence::Periodic => messages::DEADLINES_PERIODIC,
    }
}

/// How a deadline stands, in words: 已到期（过 12 天）
pub(crate) fn standing(messages: Messages, standing: Standing) -> String {
    let (message, days) = match standing {
        Standing::Over { days } => (messages::STANDING_OVER, days),
        Standing::ThisMonth { days: 0 } => (messages::STANDING_LAST_DAY, 0),
        Standing::ThisMonth { days } => (messages::STANDING_THIS_MONTH, days),
        Standing::Running { days: Some(days) } => (messages::STANDING_RUNNING, days),
        Standing::Running { days: None } => (messages::STATE_RUNNING, 0),
        Standing::Ahead { days } => (messages::STANDING_AHEAD, days),
        Standing::Begins { days } => (messages::STANDING_BEGINS, days),
        Standing::AllYear => (messages::STATE_ALL_YEAR, 0),
        Standing::Rhythm => (messages::STATE_PERIODIC, 0),
    };
    messages.fill(message, &[("days", &days.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(iso: &str) -> Date {
        Date::from_iso(iso).expect("a date of the test")
    }

    fn filter(set: &[(Key, &str)]) -> DeadlineFilter {
        let none = DeadlineFilter::default();
        set.iter()
            .fold(none, |filter, (key, value)| filter.with(*key, value))
    }

    /// What a filter shows, found the slow way: one filter after the other.
    fn shows(board: &Board, filter: &DeadlineFilter, as_of: Date) -> usize {
        board.look(filter, as_of).shown.len()
    }

    #[test]
    fn counts_say_what_a_choice_would_show() {
        let board = Board::new(corpus());
        let bases = [
            filter(&[]),
            filter(&[(Key::Text, "政务")]),
            filter(&[(Key::Unit, "省财政厅")]),
            filter(&[(Key::Role, "lead"), (Key::Origin, "body")]),
            filter(&[
                (Key::Unit, "省数据管理中心"),
                (Key::Role, "joint"),
                (Key::Period, "2018-Q4"),
            ]),
            filter(&[(Key::State, "month"), (Key::From, "2018-04-20")]),
            filter(&[(Key::Conflict, "yes"), (Key::To, "2018-09-30")]),
            filter(&[(Key::Document, "nowhere")]),
        ];
        for as_of in [date("2018-04-14"), date("2018-10-31"), date("2026-11-23")] {
            for base in &bases {
                let look = board.look(base, as_of);
                for key in Key::FACETS {
                    for facet in board.facets(&look, key, Messages::default()) {
                        let chosen = base.with(key, &facet.value);
                        assert_eq!(
                            facet.count,
                            shows(&board, &chosen, as_of),
                            "{as_of} {base:?} {key:?} {}",
                            facet.value
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn where_nothing_is_shown_each_way_out_says_what_it_would_show() {
        let board = Board::new(corpus());
        let as_of = date("2018-04-14");
        let narrow = filter(&[
            (Key::Unit, "省财政厅"),
            (Key::Period, "2018-05"),
            (Key::Origin, "body"),
        ]);
        let look = board.look(&narrow, as_of);
        assert!(look.shown.is_empty());
        let ways = look.ways_out(&narrow);
        assert!(!ways.is_empty());
        for (key, count) in &ways {
            assert_eq!(
                *count,
                shows(&board, &narrow.with(*key, ""), as_of),
                "{key:?}"
            );
        }
        let counts: Vec<usize> = ways.iter().map(|(_, count)| *count).collect();
        assert!(counts.is_sorted_by(|one, other| one >= other));
        // Two filters that each hide everything: no single one helps.
        let hopeless = filter(&[(Key::Document, "nowhere"), (Key::Unit, "nobody")]);
        assert!(board.look(&hopeless, as_of).ways_out(&hopeless).is_empty());
    }

    #[test]
    fn a_unit_is_found_under_all_of_its_names_and_its_own_role_counts() {
        let board = Board::new(corpus());
        let as_of = date("2018-04-14");
        for unit in board.choices(Key::Unit) {
            let own = filter(&[(Key::Unit, &unit.value)]);
            let body = find(corpus(), &unit.value).expect("every unit is a body");
            for (item, _) in &board.look(&own, as_of).shown {
                let mut agencies = item.deadline.responsible.iter();
                assert!(
                    agencies
                        .any(|agency| super::super::organizations::has_name(body, &agency.name))
                );
            }
            for (role, meant) in [
                ("lead", Role::Lead),
                ("joint", Role::Joint),
                ("support", Role::Support),
            ] {
                for (item, _) in &board.look(&own.with(Key::Role, role), as_of).shown {
                    let mut agencies = item.deadline.responsible.iter();
                    assert!(agencies.any(|agency| {
                        agency.role == meant
                            && super::super::organizations::has_name(body, &agency.name)
                    }));
                }
            }
        }
    }

    #[test]
    fn a_year_shows_its_quarters_and_a_quarter_its_months() {
        let board = Board::new(corpus());
        let count = |period: &str| {
            shows(
                &board,
                &filter(&[(Key::Period, period)]),
                date("2018-04-14"),
            )
        };
        let quarters: usize = ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4"]
            .into_iter()
            .map(count)
            .sum();
        assert_eq!(count("2018"), quarters);
        assert_eq!(
            count("2018-Q2"),
            count("2018-04") + count("2018-05") + count("2018-06")
        );
        let span = filter(&[(Key::From, "2018-04-01"), (Key::To, "2018-06-30")]);
        assert_eq!(count("2018-Q2"), shows(&board, &span, date("2018-04-14")));
    }

    #[test]
    fn one_looks_at_the_day_of_the_gazette_where_all_was_over_before_today() {
        let corpus = corpus();
        let last = date("2022-12-31");
        let tomorrow = date("2023-01-01");
        let gazette = date("2018-04-14");
        for (chosen, today, day) in [
            ("", last, AsOf::Today(last)),
            ("", tomorrow, AsOf::Gazette(gazette)),
            ("today", tomorrow, AsOf::Today(tomorrow)),
            ("gazette", last, AsOf::Gazette(gazette)),
            ("2018-10-31", tomorrow, AsOf::Chosen(date("2018-10-31"))),
            ("2018-02-30", last, AsOf::Today(last)),
            ("<script>", tomorrow, AsOf::Gazette(gazette)),
        ] {
            assert_eq!(as_of(corpus, chosen, today), day, "{chosen} {today}");
        }
        assert_eq!(as_of(&Corpus::default(), "", last), AsOf::Today(last));
    }

    #[test]
    fn states_are_said_in_words_with_their_days() {
        let said = |standing_then| standing(Messages::default(), standing_then);
        assert_eq!(said(Standing::Over { days: 12 }), "已到期（过 12 天）");
        assert_eq!(said(Standing::ThisMonth { days: 0 }), "今天到期");
        assert_eq!(said(Standing::Ahead { days: 40 }), "还有 40 天");
        assert_eq!(said(Standing::Running { days: None }), "进行中");
        assert_eq!(said(Standing::AllYear), "全年");
    }
}
