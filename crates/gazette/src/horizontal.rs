//! Tables whose cells are parted by several spaces: columns begin at the same place in every line.

use core::ops::Range;

use crate::{
    table::{self, Cell, Grid, GridRow, Kind},
    text::{self, Text},
};

/// A piece of a line between wide gaps.
#[derive(Debug, Clone)]
struct Piece {
    range: Range<usize>,
    /// Where it is printed, in half characters from the left.
    columns: Range<u32>,
}

/// The tables among some lines. Without a header nothing is known of the columns, so there is none.
pub(crate) fn grids(text: &Text, lines: &Range<usize>) -> Vec<Grid> {
    let mut grids: Vec<Grid> = Vec::new();
    let mut open: Option<Open> = None;
    for line in lines.clone() {
        let pieces = pieces(text, line);
        let words: Vec<&str> = pieces
            .iter()
            .map(|piece| text.slice(&piece.range))
            .collect();
        let header = table::is_header_line(&words);
        if header {
            let columns: Vec<String> = words.into_iter().map(str::to_owned).collect();
            // The header of the next page goes on with the same table.
            if let Some(open) = open.as_mut().filter(|open| open.grid.columns == columns) {
                open.header = pieces;
                continue;
            }
            grids.extend(open.take().map(|open| open.grid));
            open = Some(Open::new(title(text, lines.start, line), columns, pieces));
        } else if let Some(table) = open.as_mut()
            && !table.put(&pieces)
        {
            grids.extend(open.take().map(|open| open.grid));
        }
    }
    grids.extend(open.map(|open| open.grid));
    grids.retain(|grid| !grid.rows.is_empty());
    grids
}

/// The line above a header, if it can be its title.
fn title(text: &Text, first: usize, header: usize) -> String {
    let above = header.checked_sub(1).filter(|line| *line >= first);
    let words = above.map_or("", |line| text.line(line));
    let plain =
        words.chars().count() <= LONGEST_TITLE && !words.ends_with(['。', '，', '；', '：']);
    if plain {
        words.to_owned()
    } else {
        String::new()
    }
}

/// The longest title of a table, in characters.
const LONGEST_TITLE: usize = 40;

/// A table that may go on.
struct Open {
    grid: Grid,
    header: Vec<Piece>,
    /// How far to the right the cells of each column came so far.
    ends: Vec<u32>,
    /// Where the last line of each cell of the row is printed.
    last: Vec<Range<u32>>,
}

impl Open {
    fn new(title: String, columns: Vec<String>, header: Vec<Piece>) -> Self {
        let count = columns.len();
        Self {
            grid: Grid {
                title,
                start: header.first().map_or(0, |piece| piece.range.start),
                columns,
                rows: Vec::new(),
            },
            header,
            ends: vec![0; count],
            last: vec![0..0; count],
        }
    }

    /// Adds a line; false if it does not belong to the table.
    fn put(&mut self, pieces: &[Piece]) -> bool {
        let count = self.header.len();
        if pieces.is_empty() || pieces.len() > count {
            return false;
        }
        let places: Vec<usize> = if pieces.len() == count {
            (0..count).collect()
        } else {
            pieces.iter().map(|piece| self.place(piece)).collect()
        };
        // Two pieces in one column, or words that run through several: text below the table.
        let orderly = places.windows(2).all(|pair| pair[0] < pair[1]);
        let spanning = |piece: &Piece| {
            let over = |header: &&Piece| overlap(&piece.columns, &header.columns) > 0;
            self.header.iter().filter(over).count() > 1
        };
        if !orderly || pieces.iter().any(spanning) {
            return false;
        }
        let goes_on = !self.grid.rows.is_empty()
            && pieces.len() < count
            && places.iter().all(|place| self.is_full(*place))
            && !places
                .iter()
                .any(|place| table::kind(&self.grid.columns[*place]) == Kind::Ordinal);
        if !goes_on {
            self.grid.rows.push(GridRow {
                category: Vec::new(),
                cells: vec![Vec::new(); count],
                truncated: false,
            });
            self.last = vec![0..0; count];
        }
        for (piece, place) in pieces.iter().zip(places) {
            self.ends[place] = self.ends[place].max(piece.columns.end);
            self.last[place] = piece.columns.clone();
            if let Some(row) = self.grid.rows.last_mut() {
                let cell: &mut Cell = &mut row.cells[place];
                cell.push(piece.range.clone());
            }
        }
        true
    }

    /// Whether the last line of a cell leaves no room for more, so that the cell may go on below.
    fn is_full(&self, place: usize) -> bool {
        let last = &self.last[place];
        // The next column begins after a gap; the last column is as wide as its widest cell.
        let end = match self.header.get(place + 1) {
            Some(next) => next.columns.start.saturating_sub(GAP),
            None => self.ends[place],
        };
        !last.is_empty() && last.end + ALMOST >= end
    }

    /// The column that a piece stands in: whose header it stands below most, or whose is nearest.
    fn place(&self, piece: &Piece) -> usize {
        let distance = |header: &Piece| {
            let middle = |columns: &Range<u32>| columns.start + columns.end;
            middle(&piece.columns).abs_diff(middle(&header.columns))
        };
        (0..self.header.len())
            .min_by_key(|place| {
                let header = &self.header[*place];
                (
                    u32::MAX - overlap(&piece.columns, &header.columns),
                    distance(header),
                )
            })
            .unwrap_or(0)
    }
}

/// How far columns stand apart, in half characters.
const GAP: u32 = 2;

/// By how much a line may end before the column does and still be full, in half characters.
const ALMOST: u32 = 4;

fn overlap(a: &Range<u32>, b: &Range<u32>) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The pieces of a line.
fn pieces(text: &Text, line: usize) -> Vec<Piece> {
    let whole = text.lines()[line].range.clone();
    let gaps = text.gaps(&whole);
    let mut starts: Vec<(usize, u32)> = gaps.iter().map(|gap| (gap.at, gap.column)).collect();
    if starts.first().is_none_or(|(at, _)| *at > whole.start) {
        starts.insert(0, (whole.start, 0));
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([whole.end]);
    starts
        .iter()
        .zip(ends)
        .map(|((start, column), end)| {
            // Between two numbers a space is kept, which parts the cells here.
            let start = start + usize::from(text.slice(&(*start..end)).starts_with(' '));
            let width = text::columns(text.slice(&(start..end)));
            Piece {
                range: start..end,
                columns: *column..column + width.max(1),
            }
        })
        .collect()
}
