//! The deadlines as an instrument: every one with all that it can be chosen by, what a filter shows, and the counts of
//! every choice, in one pass.

use gazette::{Date, Deadline, Role, Standing, Stretch, corpus::Corpus};

use super::{
    Facet, Lookup,
    bodies::Bodies,
    choice::{Choice, by_value, periods_of},
    deadlines::{Slot, by_slot, due},
};
use crate::{
    corpus::{PerCorpus, corpus},
    deadline_filter::{DeadlineFilter, Key},
    messages::Messages,
    route::needle,
};
use choices::{ALL_YEAR, LEVELS, PERIODIC, UNSTATED, origin_value, role_place};
use ways::{Keys, Ways};

mod choices;
mod ways;

pub(crate) use choices::{level_name, origin_name, state};

/// Positions in a list of choices.
type Places = Vec<u16>;

/// A deadline with all that it can be chosen by.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub(crate) deadline: &'a Deadline,
    /// The day of its document.
    pub(crate) written: Option<Date>,
    /// In which it runs.
    pub(crate) runs: Stretch,
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
    /// The days of each choice of [`Key::Period`].
    periods: Vec<Stretch>,
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
        let periods = choices[Key::Period as usize].iter();
        let periods = periods.map(|choice| choice.name.stretch().unwrap_or_default());
        let periods = periods.collect();
        let mut board = Self {
            corpus,
            items: Vec::new(),
            choices,
            periods,
        };
        let bodies = Bodies::new(corpus);
        let known = board.choices.each_ref().map(|own| by_value(own));
        let mut documents = Lookup::new();
        for (place, document) in corpus.documents.iter().enumerate() {
            documents.insert(&document.id, place);
        }
        let mut items = Vec::with_capacity(corpus.deadlines.len());
        for (_, deadlines) in by_slot(&corpus.deadlines.iter().collect::<Vec<_>>()) {
            for deadline in deadlines {
                let document = documents.get(deadline.document.as_str());
                let written = document.and_then(|place| corpus.documents[*place].date);
                items.push(board.item(&bodies, &known, deadline, written));
            }
        }
        board.items = items;
        board
    }

    /// `known` are the choices of each key, `written` is the day of the deadline's document.
    fn item(
        &self,
        bodies: &Bodies<'a>,
        known: &[Lookup<'_>],
        deadline: &'a Deadline,
        written: Option<Date>,
    ) -> Item<'a> {
        let place = |key: Key, value: &str| {
            let place = known[key as usize].get(value);
            place.and_then(|place| u16::try_from(*place).ok())
        };
        let mut words = deadline.quote.clone();
        let mut units = Vec::new();
        for agency in &deadline.responsible {
            words.push(' ');
            words.push_str(&agency.name);
            let body = bodies.of(&deadline.document, &agency.name);
            let unit = body.map_or(&agency.name, |body| &body.id);
            units.extend(place(Key::Unit, unit).map(|place| (place, agency.role)));
        }
        words.make_ascii_lowercase();
        let runs = Stretch::of(deadline, written);
        let places = Key::FACETS.map(|key| {
            let place = |value: &str| place(key, value);
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
                Key::Period => {
                    let periods = (0..).zip(&self.periods);
                    let met = periods.filter(|(_, period)| period.meets(runs));
                    met.map(|(place, _)| place).collect()
                }
                Key::Due => match due(deadline) {
                    Some(day) => periods_of(day)
                        .iter()
                        .filter_map(|(value, _)| place(value))
                        .collect(),
                    None if deadline.all_year => place(ALL_YEAR).into_iter().collect(),
                    None => place(PERIODIC).into_iter().collect(),
                },
                Key::Origin => place(origin_value(deadline.origin)).into_iter().collect(),
                Key::Conflict if !deadline.conflicts_with.is_empty() => vec![0],
                Key::Periodic if deadline.recurrence.is_some() => vec![0],
                _ => Places::new(),
            }
        });
        Item {
            deadline,
            written,
            runs,
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
    pub(crate) fn place(&self, key: Key, value: &str) -> Option<u16> {
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
        let [from, to] = [Key::From, Key::To].map(|key| Date::from_iso(filter.get(key)));
        let (from, to) = (Stretch { from, to: None }, Stretch { from: None, to });
        let period = match chosen[Key::Period as usize] {
            Chosen::Only(place) => self.periods[usize::from(place)],
            Chosen::Any | Chosen::Unknown => Stretch::default(),
        };
        let mut look = Look {
            as_of,
            asked: period.within(from).within(to),
            shown: Vec::new(),
            counts: Key::FACETS.map(|key| vec![0; self.choices(key).len()]),
            ways: Ways::default(),
        };
        let mut through = Vec::new();
        let (unit, role) = (chosen[Key::Unit as usize], chosen[Key::Role as usize]);
        // The two are one question: that unit in that role.
        let alone = |key: &Key| !matches!(key, Key::Unit | Key::Role);
        let set: Vec<Key> = filter.set().filter(alone).collect();
        for item in &self.items {
            let standing = Standing::on(item.deadline, item.written, as_of);
            let places = |key: Key| item.places_of(key, standing, unit, role);
            let fits = |key: &Key| match key {
                Key::Text => item.words.contains(&text),
                Key::From => item.runs.meets(from),
                Key::To => item.runs.meets(to),
                key => chosen[*key as usize].fits(&places(*key)),
            };
            let failed = set.iter().copied().filter(|key| !fits(key));
            let failed = failed.fold(Keys::default(), Keys::with);
            let has = |unit: Chosen, role: Chosen| {
                let any = unit == Chosen::Any && role == Chosen::Any;
                any || item
                    .units
                    .iter()
                    .any(|(own, part)| unit.is(*own) && role.is(role_place(*part)))
            };
            // Without which filters it would be shown; of a unit in a role, without either of them if that helps.
            let without = if has(unit, role) {
                [Some(failed), None]
            } else {
                let unit_alone = has(Chosen::Any, role).then(|| failed.with(Key::Unit));
                let role_alone = has(unit, Chosen::Any).then(|| failed.with(Key::Role));
                if unit_alone.or(role_alone).is_some() {
                    [unit_alone, role_alone]
                } else {
                    [Some(failed.with(Key::Unit).with(Key::Role)), None]
                }
            };
            for keys in without.into_iter().flatten() {
                if keys.is_empty() {
                    for key in Key::FACETS {
                        look.count(key, &places(key));
                    }
                    let is_due = look.slot(item.deadline) != Slot::Through;
                    let list = if is_due {
                        &mut look.shown
                    } else {
                        &mut through
                    };
                    list.push((item, standing));
                    continue;
                }
                look.ways.add(keys);
                // But for one filter it would be shown, and counts for that one's choices.
                if let Some(key) = keys.only()
                    && Key::FACETS.contains(&key)
                {
                    look.count(key, &places(key));
                }
            }
        }
        let has_month = |(item, _): &(&Item, Standing)| Slot::of(item.deadline) < Slot::Through;
        let at = look.shown.partition_point(has_month);
        look.shown.splice(at..at, through);
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
    /// The time that is asked for.
    asked: Stretch,
    /// In the order of the list, each with how it stands on the day.
    pub(crate) shown: Vec<(&'b Item<'a>, Standing)>,
    /// For each choice of each key the number that it would show.
    counts: [Vec<usize>; Key::FACETS.len()],
    /// For each set of filters how many more would be shown without just them.
    ways: Ways,
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

    /// Under which heading of the list a deadline stands.
    pub(crate) fn slot(&self, deadline: &Deadline) -> Slot {
        Slot::within(deadline, self.asked)
    }

    /// Where nothing is shown: the fewest filters without which something would be, with how much that is, most first.
    pub(crate) fn ways_out(&self) -> Vec<(Vec<Key>, usize)> {
        self.ways.out()
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

    /// How much a filter shows.
    fn shows(board: &Board, filter: &DeadlineFilter, as_of: Date) -> usize {
        board.look(filter, as_of).shown.len()
    }

    #[test]
    fn programs_are_answered_what_the_page_shows_under_the_same_filters() {
        use policy_api::{deadline_filter, value::Value};
        let board = Board::new(corpus());
        let as_of = date("2018-04-14");
        let mut sets: Vec<Vec<(Key, &str, &str)>> = vec![
            vec![],
            vec![(Key::Origin, "origin", "body")],
            vec![(Key::Origin, "origin", "table")],
            vec![(Key::Text, "text", "政务")],
            vec![(Key::Text, "text", "ｐｏｓ")],
            vec![(Key::Text, "text", "查无此文")],
        ];
        for (key, name) in [(Key::Document, "document"), (Key::Unit, "organization")] {
            let all = board.choices(key).iter();
            sets.extend(all.map(|choice| vec![(key, name, choice.value.as_str())]));
        }
        let days = [
            "2017-12-31",
            "2018-03-31",
            "2018-04-01",
            "2018-06-30",
            "2018-12-31",
            "2019-01-01",
            "2023-01-01",
        ];
        for day in days {
            sets.push(vec![(Key::From, "from", day)]);
            sets.push(vec![(Key::To, "to", day)]);
            sets.push(vec![
                (Key::From, "from", day),
                (Key::Unit, "organization", "省财政厅"),
                (Key::Text, "text", "税"),
            ]);
        }
        for set in sets {
            let pairs: Vec<_> = set.iter().map(|(key, _, value)| (*key, *value)).collect();
            let look = board.look(&filter(&pairs), as_of);
            let mut shown: Vec<&str> = look
                .shown
                .iter()
                .map(|(item, _)| item.deadline.id.as_str())
                .collect();
            let text = |value: &str| Value::Text(value.to_owned());
            let told: Vec<_> = set
                .iter()
                .map(|(_, name, value)| ((*name).to_owned(), text(value)))
                .collect();
            let asked = deadline_filter::filter(&told, corpus()).expect("a filter");
            let mut answered: Vec<&str> = deadline_filter::deadlines(corpus(), &asked)
                .iter()
                .map(|one| one.id.as_str())
                .collect();
            shown.sort_unstable();
            answered.sort_unstable();
            assert_eq!(answered, shown, "{pairs:?}");
        }
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
            filter(&[(Key::Unit, "省财政厅"), (Key::Due, "all-year")]),
            filter(&[(Key::Period, "2018-Q3"), (Key::Due, "2018-12")]),
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
            (Key::Due, "2018-05"),
            (Key::Origin, "body"),
        ]);
        let look = board.look(&narrow, as_of);
        assert!(look.shown.is_empty());
        let ways = look.ways_out();
        assert!(!ways.is_empty());
        for (keys, count) in &ways {
            let [key] = keys[..] else {
                panic!("one filter is enough: {keys:?}");
            };
            let wider = narrow.with(key, "");
            assert_eq!(*count, shows(&board, &wider, as_of), "{key:?}");
        }
        let counts: Vec<usize> = ways.iter().map(|(_, count)| *count).collect();
        assert!(counts.is_sorted_by(|one, other| one >= other));
    }

    #[test]
    fn where_no_single_filter_helps_the_fewest_that_do_are_named() {
        let board = Board::new(corpus());
        let as_of = date("2018-04-14");
        for set in [
            &[
                (Key::Document, "浙政办发-2018-32"),
                (Key::Unit, "省数据管理中心"),
                (Key::Due, "2018-05"),
            ][..],
            // Two that each hide everything, a unit and a role that nobody has, and three of them.
            &[(Key::Document, "nowhere"), (Key::Unit, "nobody")],
            &[(Key::Unit, "nobody"), (Key::Role, "none")],
            &[
                (Key::Document, "nowhere"),
                (Key::Unit, "nobody"),
                (Key::Text, "查无此文"),
                (Key::From, "2018-01-01"),
            ],
        ] {
            let narrow = filter(set);
            let look = board.look(&narrow, as_of);
            assert!(look.shown.is_empty(), "{set:?}");
            let wider = |keys: &[Key]| {
                let without = keys.iter();
                let wider = without.fold(narrow.clone(), |filter, key| filter.with(*key, ""));
                shows(&board, &wider, as_of)
            };
            let ways = look.ways_out();
            assert!(!ways.is_empty(), "{set:?}");
            for (keys, count) in &ways {
                assert!(*count > 0 && *count == wider(keys), "{set:?} {keys:?}");
                for key in keys {
                    let fewer: Vec<Key> = keys.iter().copied().filter(|own| own != key).collect();
                    assert_eq!(wider(&fewer), 0, "{set:?} {keys:?}");
                }
            }
        }
        let ways = |set| board.look(&filter(set), as_of).ways_out();
        let hopeless = ways(&[(Key::Document, "nowhere"), (Key::Unit, "nobody")]);
        let all = board.items.len();
        assert_eq!(hopeless, [(vec![Key::Document, Key::Unit], all)]);
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

    /// What a filter shows, by id.
    fn shown(board: &Board, set: &[(Key, &str)]) -> Vec<String> {
        let look = board.look(&filter(set), date("2018-04-14"));
        let ids = look.shown.iter().map(|(item, _)| item.deadline.id.clone());
        ids.collect()
    }

    #[test]
    fn a_time_shows_what_runs_through_it() {
        let board = Board::new(corpus());
        let all = &corpus().deadlines;
        let ids = |wanted: &dyn Fn(&Deadline) -> bool| -> Vec<String> {
            let wanted = all.iter().filter(|deadline| wanted(deadline));
            wanted.map(|deadline| deadline.id.clone()).collect()
        };
        let assert_within = |wanted: Vec<String>, set: &[(Key, &str)]| {
            let shown = shown(&board, set);
            assert!(!wanted.is_empty());
            for id in wanted {
                assert!(shown.contains(&id), "{set:?} {id}");
            }
        };
        let all_year = |deadline: &Deadline| deadline.all_year;
        let undated = |deadline: &Deadline| deadline.due.or(deadline.start).is_none();
        let plan = |deadline: &Deadline| {
            deadline.start.is_some() && deadline.due == Some(date("2020-12-31"))
        };
        let half = |deadline: &Deadline| deadline.start == Some(date("2018-07-01"));
        let allowance = |deadline: &Deadline| {
            deadline.start == Some(date("2018-04-01")) && deadline.due.is_none()
        };
        assert_eq!(ids(&all_year).len(), 15);
        for period in ["2018", "2018-Q3", "2018-07"] {
            let set = [(Key::Period, period)];
            for wanted in [ids(&undated), ids(&plan), ids(&half), ids(&allowance)] {
                assert_within(wanted, &set);
            }
        }
        // The same by days of one's own.
        let quarter = shown(&board, &[(Key::Period, "2018-Q3")]);
        let own = [(Key::From, "2018-07-01"), (Key::To, "2018-09-30")];
        assert_eq!(shown(&board, &own), quarter);
        // What lasts all year does so in its own; what is told no end goes on.
        let later = shown(&board, &[(Key::Period, "2019")]);
        assert!(ids(&all_year).iter().all(|id| !later.contains(id)));
        assert_within(ids(&allowance), &[(Key::Period, "2019")]);
        assert_within(ids(&plan), &[(Key::Period, "2019")]);
        // A body with nothing due in the quarter has what it does all year.
        let unit = shown(&board, &[(Key::Unit, "省财政厅"), (Key::Period, "2018-Q4")]);
        let tasks = unit.iter().filter(|id| ids(&all_year).contains(id));
        assert_eq!(tasks.count(), 3);
        assert!(ids(&allowance).iter().any(|id| unit.contains(id)));
    }

    #[test]
    fn what_runs_in_a_month_runs_in_its_quarter_and_its_year() {
        let board = Board::new(corpus());
        let of = |key: Key, value: &str| shown(&board, &[(key, value)]);
        for (wide, narrow) in [
            ("2018", ["2018-Q2", "2018-Q3", "2018-Q4"]),
            ("2018-Q2", ["2018-04", "2018-05", "2018-06"]),
        ] {
            let whole = of(Key::Period, wide);
            let parts: Vec<String> = narrow
                .iter()
                .flat_map(|part| of(Key::Period, part))
                .collect();
            assert!(whole.iter().all(|id| parts.contains(id)), "{wide}");
            assert!(parts.iter().all(|id| whole.contains(id)), "{wide}");
            // What is due is so once.
            let due: usize = narrow.iter().map(|part| of(Key::Due, part).len()).sum();
            assert_eq!(of(Key::Due, wide).len(), due, "{wide}");
        }
        // Everything is due in a year, lasts one, or returns.
        let years = ["2018", "2019", "2020", "2022", "all-year", "periodic"];
        let all: usize = years.iter().map(|year| of(Key::Due, year).len()).sum();
        assert_eq!(all, board.items.len());
    }

    #[test]
    fn what_is_due_in_the_time_leads_and_what_only_runs_through_it_follows() {
        let board = Board::new(corpus());
        for set in [
            &[][..],
            &[(Key::Period, "2018-05")],
            &[(Key::Period, "2018-Q3")],
            &[(Key::Period, "2019")],
            &[(Key::From, "2018-11-15")],
            &[(Key::Period, "2018"), (Key::To, "2018-06-30")],
        ] {
            let look = board.look(&filter(set), date("2018-04-14"));
            let slots: Vec<Slot> = look
                .shown
                .iter()
                .map(|(item, _)| look.slot(item.deadline))
                .collect();
            assert!(slots.is_sorted(), "{set:?} {slots:?}");
            let through = slots.contains(&Slot::Through);
            assert_eq!(through, !set.is_empty(), "{set:?}");
            for slot in slots {
                if let Slot::Month(year, month) = slot {
                    let day = Date::month_end(year, month).expect("a month");
                    let first = Date::new(year, month, 1).expect("a month");
                    assert!(look.asked.meets(Stretch::days(first, day)), "{set:?}");
                }
            }
        }
    }
}
