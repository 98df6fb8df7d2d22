//! Tables of an attachment, however they were printed: rows of cells under headers.
//!
//! - `vertical`: a table whose print was turned: one character a line, read down the columns of each printed line
//! - `horizontal`: cells of a line parted by several spaces

use core::ops::Range;

use crate::{
    Deadline, Diagnostic, Responsibility, Table, TableRow, deadline::Frame, diagnostic::Problem,
    document::PlacedDocument, horizontal, responsibility, text::Text, vertical,
};

/// A table as it was read, before it is known what it is about.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    /// The line above the headers, where it is a title.
    pub(crate) title: String,
    /// Where the headers begin.
    pub(crate) start: usize,
    /// The headers, in order.
    pub(crate) columns: Vec<String>,
    /// The rows, in order.
    pub(crate) rows: Vec<GridRow>,
}

/// A row of a [`Grid`].
#[derive(Debug, Clone)]
pub(crate) struct GridRow {
    /// The cell that several rows share, in a column that has no header of its own; empty where the print has none.
    pub(crate) category: Cell,
    /// A cell for each header.
    pub(crate) cells: Vec<Cell>,
    /// Whether the print lacks the beginning of the row.
    pub(crate) truncated: bool,
}

/// The printed lines of a cell, as places of the normalised text. A page may end between two of them.
pub(crate) type Cell = Vec<Range<usize>>;

/// The words of a cell.
pub(crate) fn words(text: &Text, cell: &[Range<usize>]) -> String {
    cell.iter().map(|line| text.slice(line)).collect()
}

impl GridRow {
    /// From the first character of the row to its last; nothing where all cells are empty.
    pub(crate) fn range(&self) -> Option<Range<usize>> {
        // A shared cell may stand many rows above; it belongs to the row only where it is printed beside it.
        let lines = self.cells.iter().flatten();
        let start = lines.clone().map(|line| line.start).min()?;
        Some(start..lines.map(|line| line.end).max()?)
    }
}

/// What a column is for, as far as its header tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 序号
    Ordinal,
    /// 责任单位, 牵头部门
    Units,
    /// 时间要求, 完成时限
    Time,
    /// 工作任务, and everything else
    Words,
}

/// What a header says that its column is for.
pub(crate) fn kind(header: &str) -> Kind {
    let has = |words: &[&str]| words.iter().any(|word| header.contains(word));
    if has(&["序号", "编号"]) {
        Kind::Ordinal
    } else if has(&["时间", "期限", "时限", "进度", "日期"]) {
        Kind::Time
    } else if has(&["单位", "部门", "责任", "牵头", "配合"]) {
        Kind::Units
    } else {
        Kind::Words
    }
}

/// Whether the words of a cell can be a header: 工作任务, 责任单位, 备注.
pub(crate) fn is_header(cell: &str) -> bool {
    const ENDINGS: [&str; 26] = [
        "任务",
        "内容",
        "单位",
        "部门",
        "要求",
        "时间",
        "期限",
        "时限",
        "进度",
        "日期",
        "序号",
        "编号",
        "备注",
        "名称",
        "类别",
        "类型",
        "项目",
        "事项",
        "指标",
        "目标",
        "目标值",
        "措施",
        "地区",
        "领域",
        "标准",
        "数量",
    ];
    let length = cell.chars().count();
    (2..=LONGEST_HEADER).contains(&length) && ENDINGS.iter().any(|ending| cell.ends_with(ending))
}

/// Whether the cells of a line can be headers: short, without numbers or signs, and one of them a usual one.
pub(crate) fn is_header_line(cells: &[&str]) -> bool {
    let plain = |cell: &&str| {
        cell.chars().count() <= LONGEST_HEADER
            && cell
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '（' | '）' | '/'))
    };
    let usual = cells.iter().filter(|cell| is_header(cell)).count();
    cells.len() >= 2 && cells.iter().all(plain) && usual * 3 >= cells.len().min(3)
}

/// The longest header, in characters.
const LONGEST_HEADER: usize = 10;

/// What the tables attached to a document say.
#[derive(Debug, Default)]
pub(crate) struct Attached {
    /// The rows of tables of responsibilities.
    pub(crate) rows: Vec<Responsibility>,
    /// The deadlines in them, in the order of the rows.
    pub(crate) deadlines: Vec<Deadline>,
    /// The other tables.
    pub(crate) others: Vec<Table>,
}

impl Attached {
    /// Reads the tables of a document: those of its attachments, and those between the lines of its body.
    pub(crate) fn read(
        text: &Text,
        placed: &PlacedDocument,
        frame: &Frame<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut attached = Self::default();
        let mut count = 0;
        let in_body = placed.body.iter().filter(|lines| has_gaps(text, lines));
        let in_body = in_body.flat_map(|lines| horizontal::grids(text, lines));
        let mut found: Vec<Grid> = in_body.collect();
        for annex in &placed.annexes {
            found.extend(grids(text, annex, diagnostics));
        }
        for grid in found {
            count += 1;
            let name = format!("{}/table/{count}", frame.document);
            if let Some(columns) = responsibility::columns(&grid) {
                let (rows, deadlines) =
                    responsibility::responsibilities(text, &grid, &columns, &name, frame);
                attached.rows.extend(rows);
                attached.deadlines.extend(deadlines);
            } else {
                attached
                    .others
                    .extend(other(text, &grid, name, frame.document));
            }
        }
        attached
    }
}

/// Whether any of the lines has a wide blank, without which there are no columns.
fn has_gaps(text: &Text, lines: &Range<usize>) -> bool {
    let (first, last) = (&text.lines()[lines.start], &text.lines()[lines.end - 1]);
    !text.gaps(&(first.range.start..last.range.end)).is_empty()
}

/// A table of anything else, cells as printed.
fn other(text: &Text, grid: &Grid, id: String, document: &str) -> Option<Table> {
    let rows: Vec<(Range<usize>, &GridRow)> = grid
        .rows
        .iter()
        .filter_map(|row| Some((row.range()?, row)))
        .collect();
    // Where the text begins in the middle of a table, its first header stands below the first rows.
    let whole = grid.start.min(rows.first()?.0.start)..rows.last()?.0.end;
    let rows = rows
        .into_iter()
        .enumerate()
        .map(|(index, (range, row))| TableRow {
            id: format!("{id}/{}", index + 1),
            cells: row.cells.iter().map(|cell| words(text, cell)).collect(),
            source: text.span(&range),
        });
    Some(Table {
        rows: rows.collect(),
        document: document.into(),
        title: grid.title.clone(),
        columns: grid.columns.clone(),
        source: text.span(&whole),
        id,
    })
}

/// The tables among the lines of an attachment.
fn grids(text: &Text, lines: &Range<usize>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Grid> {
    let Some(turned) = vertical::region(text, lines) else {
        return horizontal::grids(text, lines);
    };
    let grids = vertical::grids(text, &turned);
    if grids.is_empty() {
        diagnostics.push(Problem::TableWithoutHeader.at(text, &text.lines()[turned.start].range));
    }
    for row in grids.iter().flat_map(|grid| &grid.rows) {
        if let Some(range) = row.range().filter(|_| row.truncated) {
            diagnostics.push(Problem::RowTruncated.at(text, &range));
        }
    }
    grids
}
