//! Tables whose print was turned: the text has one character a line, and a blank line after each line of a cell.
//!
//! ```text
//! 加      ← a line of the cell 加快标准化工作, printed downwards
//! 快
//! …
//!         ← a blank line: the printed line ends, the cell perhaps too
//! 省
//! 质
//! ```
//!
//! Nothing says where one cell ends and the next begins. What tells it is how print works: a line that is followed by
//! another of its cell is full, the columns come in order, and a column of dates holds dates. [`grids`] weighs these
//! against each other for the table as a whole: of all ways to deal the lines out to the columns it takes the one that
//! costs least.

use core::ops::Range;

use crate::{
    agency, numeral,
    table::{self, Cell, Grid, GridRow, Kind},
    text::Text,
};

/// The lines of a turned table among others: from the first narrow line to the last, if nearly all between are narrow.
pub(crate) fn region(text: &Text, lines: &Range<usize>) -> Option<Range<usize>> {
    let narrow = |line: &usize| text.lines()[*line].width <= 2;
    let start = lines.clone().find(narrow)?;
    let end = lines.clone().rfind(narrow)? + 1;
    let count = (start..end).filter(narrow).count();
    (count >= FEWEST_LINES && count * 10 >= (end - start) * 9).then_some(start..end)
}

/// Fewer narrow lines make no table.
const FEWEST_LINES: usize = 20;

/// One printed line of a cell.
#[derive(Debug, Clone)]
struct Strip {
    range: Range<usize>,
    /// In half characters: punctuation is set close where a line is tight.
    width: u32,
    words: Features,
    /// Where a second cell may begin inside, if the blank line before it is missing: its place, and its features.
    split: Vec<(usize, u32, Features)>,
    /// Whether a list goes on behind it: it ends with 、 or 和.
    listing: bool,
    /// Whether a header (so a new page) stands before it.
    page: bool,
}

/// What the words of a line look like.
#[derive(Debug, Clone, Copy)]
struct Features {
    digits: bool,
    /// 2018年5月底前: a time and nothing else.
    time: bool,
    /// A time, with other words: 省级单位2018年.
    has_time: bool,
    /// Begins as the name of a body does.
    body: bool,
    /// Begins with the whole name of a body: 市司法局、市
    named: bool,
    /// Holds a character of words that stand in lists of bodies: 厅, 单位, 中心.
    has_body: bool,
    /// Holds one of words that hardly stand elsewhere: 牵头, 配合, 负责, 政府, 有关单位.
    responsible: bool,
}

impl Features {
    fn of(words: &str) -> Self {
        let holds = |signs: &str| words.contains(|c| signs.contains(c));
        let dated = |sign: char| {
            words.match_indices(sign).any(|(at, _)| {
                words[..at].ends_with(|c: char| c.is_ascii_digit() || numeral::begins(c))
            })
        };
        let whole_year = [
            "全年",
            "长期",
            "持续",
            "上半年",
            "下半年",
            "年底",
            "季度",
            "年内",
            "底前",
        ]
        .iter()
        .any(|word| words.starts_with(word));
        let has_time = dated('年') || dated('月') || whole_year;
        Self {
            digits: words.bytes().all(|byte| byte.is_ascii_digit()),
            time: has_time
                && (whole_year || words.starts_with(|c: char| c.is_ascii_digit()))
                && words.chars().count() <= 12,
            has_time,
            body: agency::begins_a_list(words),
            named: agency::begins_with_a_name(words),
            has_body: holds("省市县厅局委办府责位门心"),
            responsible: holds("牵配负府位"),
        }
    }

    /// What it costs to take the line for one of a column; `first` if it is the first of a cell.
    fn cost(self, column: Column, first: bool) -> u32 {
        match (column, first) {
            (Column::Category, _) => {
                if self.time {
                    12
                } else {
                    1
                }
            }
            (Column::Of(Kind::Ordinal), _) => {
                if self.digits {
                    0
                } else {
                    16
                }
            }
            (Column::Of(Kind::Time), true) => match self {
                Self { time: true, .. } => 0,
                Self { has_time: true, .. } => 2,
                _ => 14,
            },
            (Column::Of(Kind::Time), false) => {
                if self.has_time {
                    1
                } else {
                    4
                }
            }
            (Column::Of(Kind::Units), true) => match self {
                Self { body: true, .. } => 0,
                Self { has_body: true, .. } => 10,
                _ => 14,
            },
            (Column::Of(Kind::Units), false) => match self {
                Self { time: true, .. } => 10,
                Self { has_body: true, .. } => 0,
                _ => 4,
            },
            (Column::Of(Kind::Words), _) => match self {
                Self { time: true, .. } => 12,
                Self {
                    body: true,
                    responsible: true,
                    ..
                } => 6,
                Self { named: true, .. } => 5,
                _ => 0,
            },
        }
    }
}

/// A column of the table.
#[derive(Debug, Clone, Copy)]
enum Column {
    /// Without a header of its own, before the others: several rows share a cell.
    Category,
    Of(Kind),
}

/// A table before its lines are dealt out to the columns.
struct Turned {
    /// Where its header begins.
    start: usize,
    columns: Vec<String>,
    strips: Vec<Strip>,
    /// Whether the text begins before the first header.
    truncated: bool,
}

/// The tables in turned print. Without a header nothing is known of the columns, so there is none.
pub(crate) fn grids(text: &Text, lines: &Range<usize>) -> Vec<Grid> {
    let strips = strips(text, lines);
    let mut grids: Vec<Turned> = Vec::new();
    let mut before_any_header: Vec<Strip> = Vec::new();
    let mut at = 0;
    let mut page = false;
    while at < strips.len() {
        let header = strips[at..]
            .iter()
            .take_while(|strip| table::is_header(text.slice(&strip.range)))
            .count();
        if header >= 2 {
            let header_at = &strips[at];
            let columns: Vec<String> = strips[at..at + header]
                .iter()
                .map(|strip| text.slice(&strip.range).to_owned())
                .collect();
            if grids.last().is_none_or(|known| known.columns != columns) {
                let strips = core::mem::take(&mut before_any_header);
                grids.push(Turned {
                    start: header_at.range.start,
                    truncated: grids.is_empty() && !strips.is_empty(),
                    columns,
                    strips,
                });
            }
            page = true;
            at += header;
            continue;
        }
        let mut strip = strips[at].clone();
        strip.page = core::mem::take(&mut page);
        match grids.last_mut() {
            Some(grid) => grid.strips.push(strip),
            None => before_any_header.push(strip),
        }
        at += 1;
    }
    grids
        .into_iter()
        .filter(|grid| !grid.strips.is_empty())
        .map(|grid| {
            let mut rows = rows(&grid.columns, &grid.strips);
            if let Some(first) = rows.first_mut() {
                first.truncated = grid.truncated;
            }
            Grid {
                title: String::new(),
                start: grid.start,
                columns: grid.columns,
                rows,
            }
        })
        .collect()
}

/// The printed lines of the cells, in order.
fn strips(text: &Text, lines: &Range<usize>) -> Vec<Strip> {
    let mut strips: Vec<(Range<usize>, u32)> = Vec::new();
    for line in &text.lines()[lines.clone()] {
        match strips.last_mut() {
            Some((range, printed)) if !line.parted => {
                range.end = line.range.end;
                *printed += 1;
            }
            _ => strips.push((line.range.clone(), 1)),
        }
    }
    strips
        .into_iter()
        .map(|(range, printed)| {
            let words = text.slice(&range);
            let close = |words: &str| {
                words
                    .chars()
                    .filter(|c| "，。、；：（）".contains(*c))
                    .count()
            };
            let close = u32::try_from(close(words)).unwrap_or(u32::MAX);
            let split = words
                .char_indices()
                .skip(1)
                // The tail must look like a whole cell. Few characters can begin one, and that is cheap to see.
                .filter(|(_, c)| "全省市县区各有相".contains(*c))
                .filter(|(at, _)| !words[..*at].ends_with(WITHIN))
                .filter_map(|(at, _)| {
                    let tail = &words[at..];
                    let features = Features::of(tail);
                    let begins = features.time && tail.starts_with("全年")
                        || features.body && features.responsible;
                    let width = u32::try_from(tail.chars().count() * 2).unwrap_or(u32::MAX);
                    begins.then_some((range.start + at, width, features))
                })
                .take(MOST_SPLITS)
                .collect();
            Strip {
                width: (printed * 2).saturating_sub(close.min(printed)),
                words: Features::of(words),
                split,
                listing: words.ends_with(['、', '，', '；', '和', '及']),
                page: false,
                range,
            }
        })
        .collect()
}

/// What stands before a place within a cell: in a list, in a name (省市县, 各市, 设区市).
const WITHIN: [char; 12] = [
    '，', '、', '和', '；', '（', '省', '市', '县', '区', '各', '级', '设',
];

/// How many places of a line are tried for a lost blank line.
const MOST_SPLITS: usize = 4;

/// How a line came to its column.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// It goes on with the cell.
    On,
    /// It begins a cell.
    Begin,
    /// It goes on with the cell up to a place, where the next cell begins.
    Split(usize),
}

/// The cheapest way to a line in a column.
#[derive(Debug, Clone, Copy)]
struct Node {
    cost: u32,
    from: usize,
    step: Step,
    /// The width of what stands of the line in the column.
    width: u32,
}

/// Deals the lines out to the columns.
fn rows(columns: &[String], strips: &[Strip]) -> Vec<GridRow> {
    let columns: Vec<Column> = [Column::Category]
        .into_iter()
        .chain(columns.iter().map(|header| Column::Of(table::kind(header))))
        .collect();
    let mut widths = first_widths(&columns, strips);
    let mut dealt = deal(&columns, strips, &widths);
    // What a column holds tells how wide it is, and how wide it is tells what it holds.
    for _ in 0..2 {
        widths = widths_of(&columns, strips, &dealt, &widths);
        dealt = deal(&columns, strips, &widths);
    }
    gather(columns.len() - 1, strips, &dealt)
}

/// A guess from the looks of the lines alone.
fn first_widths(columns: &[Column], strips: &[Strip]) -> Vec<Option<u32>> {
    let widest = |fits: &dyn Fn(&Features) -> bool| {
        let own = strips.iter().filter(|strip| fits(&strip.words));
        high(own.map(|strip| strip.width))
    };
    columns
        .iter()
        .map(|column| match column {
            Column::Category => None,
            Column::Of(Kind::Ordinal) => Some(4),
            Column::Of(Kind::Time) => widest(&|words| words.time),
            Column::Of(Kind::Units) => widest(&|words| words.body && words.responsible),
            Column::Of(Kind::Words) => {
                widest(&|words| !(words.time || words.body && words.responsible))
            }
        })
        .collect()
}

fn widths_of(
    columns: &[Column],
    strips: &[Strip],
    dealt: &[(usize, Step)],
    before: &[Option<u32>],
) -> Vec<Option<u32>> {
    (0..columns.len())
        .map(|column| {
            let own = dealt
                .iter()
                .zip(strips)
                .filter(|((own, step), _)| *own == column && !matches!(step, Step::Split(_)));
            high(own.map(|(_, strip)| strip.width)).or(before[column])
        })
        .collect()
}

/// The width that a column reaches: its widest line but for one in sixteen.
fn high(widths: impl Iterator<Item = u32>) -> Option<u32> {
    // As wide as all that is sorted, so that one sort does for it: each would be 3 KB of a module.
    let mut widths: Vec<u64> = widths.map(u64::from).collect();
    widths.sort_unstable();
    let last = widths.len().checked_sub(1)?;
    let width = widths.get(last - last / 16)?;
    u32::try_from(*width).ok()
}

/// Which columns may follow one: the next, or (dearly) the one after an empty cell; after the last, a new row.
fn followers(column: usize, last: usize) -> impl Iterator<Item = (usize, u32)> {
    let ends = column == last;
    let next = if ends { 1 } else { column + 1 };
    let merged = (ends).then_some((0, 1));
    let skipped = (!ends && column > 0 && column + 2 <= last).then_some((column + 2, 12));
    let early = (!ends && column + 1 == last && column > 0).then_some((1, 14));
    [(next, 0)]
        .into_iter()
        .chain(merged)
        .chain(skipped)
        .chain(early)
}

/// What it costs that a cell goes on after a line, or ends with it.
fn wrap(width: u32, column: Option<u32>, goes_on: bool) -> u32 {
    let Some(full) = column else { return 1 };
    let slack = full.saturating_sub(width);
    match (goes_on, slack) {
        (true, 0..=3) => 0,
        (true, 4..=5) => 4,
        (true, _) => 8 + slack,
        (false, 0..=1) => 2,
        (false, _) => 0,
    }
}

/// What it costs that a line stands in a column that is too narrow for it.
fn overflow(width: u32, column: Option<u32>, kind: Column) -> u32 {
    let limit = column.unwrap_or(if matches!(kind, Column::Category) {
        12
    } else {
        u32::MAX / 2
    });
    match width.saturating_sub(limit) {
        0..=2 => 0,
        more => 8 + more,
    }
}

/// The cheapest dealing: for each line its column (that of its end) and how it came there.
fn deal(columns: &[Column], strips: &[Strip], widths: &[Option<u32>]) -> Vec<(usize, Step)> {
    let last = columns.len() - 1;
    let place = |words: Features, width: u32, column: usize, first: bool| {
        words.cost(columns[column], first) + overflow(width, widths[column], columns[column])
    };
    let lists = |column: usize| matches!(columns[column], Column::Of(Kind::Units));
    let mut table: Vec<Vec<Option<Node>>> = Vec::with_capacity(strips.len());
    for (at, strip) in strips.iter().enumerate() {
        let mut nodes: Vec<Option<Node>> = vec![None; columns.len()];
        let mut offer = |column: usize, node: Node| {
            if nodes[column].is_none_or(|known| node.cost < known.cost) {
                nodes[column] = Some(node);
            }
        };
        if at == 0 {
            for column in 0..=last {
                // The text may begin in the middle of a row.
                let cost =
                    place(strip.words, strip.width, column, true) + 4 * u32::from(column > 1);
                offer(
                    column,
                    Node {
                        cost,
                        from: column,
                        step: Step::Begin,
                        width: strip.width,
                    },
                );
            }
        }
        for (from, before) in table.last().into_iter().flatten().enumerate() {
            let Some(before) = before else { continue };
            let full = widths[from];
            let on = before.cost
                + wrap(before.width, full, true)
                + place(strip.words, strip.width, from, false)
                // A row that goes on over a page is rare, and so is a name without a 、 before it.
                + if strip.page { 6 } else { 0 }
                + if lists(from) && strip.words.named && !strips[at - 1].listing { 6 } else { 0 };
            offer(
                from,
                Node {
                    cost: on,
                    from,
                    step: Step::On,
                    width: strip.width,
                },
            );
            for (column, extra) in followers(from, last) {
                // A shared cell stands beside its row, so on the same page.
                let extra = extra + if strip.page && from == 0 { 12 } else { 0 };
                let cost = before.cost
                    + wrap(before.width, full, false)
                    + extra
                    + place(strip.words, strip.width, column, true);
                offer(
                    column,
                    Node {
                        cost,
                        from,
                        step: Step::Begin,
                        width: strip.width,
                    },
                );
                for &(place_at, width, words) in &strip.split {
                    let cost = before.cost
                        + wrap(before.width, full, true)
                        + extra
                        + 8
                        + place(words, width, column, true);
                    offer(
                        column,
                        Node {
                            cost,
                            from,
                            step: Step::Split(place_at),
                            width,
                        },
                    );
                }
            }
        }
        table.push(nodes);
    }
    // A table ends with a row.
    let end = table.last().and_then(|nodes| {
        (0..=last)
            .filter_map(|column| {
                Some((
                    nodes[column]?.cost + if column == last { 0 } else { 12 },
                    column,
                ))
            })
            .min()
    });
    let Some((_, mut column)) = end else {
        return Vec::new();
    };
    let mut dealt = Vec::with_capacity(strips.len());
    for nodes in table.iter().rev() {
        let Some(node) = nodes[column] else { break };
        dealt.push((column, node.step));
        column = node.from;
    }
    dealt.reverse();
    dealt
}

/// Puts the rows together; the last cell that rows shared goes on until another comes.
fn gather(columns: usize, strips: &[Strip], dealt: &[(usize, Step)]) -> Vec<GridRow> {
    let mut rows: Vec<GridRow> = Vec::new();
    let mut category: Cell = Vec::new();
    let mut before = None;
    for (strip, (column, step)) in strips.iter().zip(dealt) {
        let mut put = |column: usize, range: Range<usize>, begins: bool| {
            if column == 0 {
                if begins {
                    category.clear();
                }
                category.push(range);
                before = Some(0);
                return;
            }
            let new_row = begins && before.is_none_or(|before| column <= before || before == 0);
            if new_row || rows.is_empty() {
                rows.push(GridRow {
                    category: category.clone(),
                    cells: vec![Vec::new(); columns],
                    truncated: false,
                });
            }
            if let Some(row) = rows.last_mut() {
                row.cells[column - 1].push(range);
            }
            before = Some(column);
        };
        match *step {
            Step::On => put(*column, strip.range.clone(), false),
            Step::Begin => put(*column, strip.range.clone(), true),
            Step::Split(at) => {
                let head = strip.range.start..at;
                let from = if *column == 1 { columns } else { *column - 1 };
                put(from, head, false);
                put(*column, at..strip.range.end, true);
            }
        }
    }
    rows
}
