//! The deadlines as an instrument: every one with all that it can be chosen by, what a filter shows, and the counts of
//! every choice, in one pass.

use gazette::{Date, Deadline, Role, Standing, corpus::Corpus};

use super::{
    Facet,
    choice::{Choice, periods_of},
    deadlines::{by_slot, day},
};
use crate::{
    corpus::{PerCorpus, corpus},
    deadline_filter::{DeadlineFilter, Key},
    messages::Messages,
    route::needle,
};
use choices::{LEVELS, UNSTATED, origin_value, role_place};

mod choices;

pub(crate) use choices::{ALL_YEAR, PERIODIC, level_name, origin_name, state};

/// Positions in a list of choices.
type Places = Vec<u16>;

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
    static BOARD: PerCorpus<Board<'static>> = PerCorpus::new();
    BOARD.of(corpus(), Board::new)
}

impl<'a> Board<'a> {
    /// Everything about the deadlines of a corpus that no filter changes.
    pub(crate) fn new(corpus: &'a Corpus) -> Self {
        let choices = Key::FACETS.map(|key| choices::of(corpus, key));
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
            let body = self.corpus.body(&deadline.document, &agency.name);
            let unit = body.map_or(&agency.name, |body| &body.id);
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
        filter.set_by(|key| self.without[key as usize])
    }
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
            let means = |item: &Item, name: &str| {
                let body = corpus().body(&item.deadline.document, name);
                body.is_some_and(|body| body.id == unit.value)
            };
            for (item, _) in &board.look(&own, as_of).shown {
                let mut agencies = item.deadline.responsible.iter();
                assert!(agencies.any(|agency| means(item, &agency.name)));
            }
            for (role, meant) in [
                ("lead", Role::Lead),
                ("joint", Role::Joint),
                ("support", Role::Support),
            ] {
                for (item, _) in &board.look(&own.with(Key::Role, role), as_of).shown {
                    let mut agencies = item.deadline.responsible.iter();
                    assert!(
                        agencies.any(|agency| agency.role == meant && means(item, &agency.name))
                    );
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
}
