//! Tables of responsibilities: who must do what by when, summed up from the body.

use crate::{
    Agency, Deadline, Due, Origin, Responsibility, Role, agency,
    clause::PlacedClause,
    deadline::Frame,
    id::Ids,
    layout,
    same_task::{self, Index, Pairs},
    table::{self, Grid, GridRow, Kind},
    text::Text,
    time_phrase::{self, Time, TimePhrase},
};

/// Which columns of a table hold what.
#[derive(Debug)]
pub(crate) struct Columns {
    category: Option<usize>,
    task: usize,
    /// With the part that the header gives: 牵头单位, 配合单位.
    units: Vec<(usize, Option<Role>)>,
    time: Option<usize>,
}

/// Which columns hold what; `None` where the table says nobody what to do.
pub(crate) fn columns(grid: &Grid) -> Option<Columns> {
    let of = |kind: Kind| {
        let columns = grid.columns.iter().enumerate();
        columns.filter(move |(_, header)| table::kind(header) == kind)
    };
    let units: Vec<_> = of(Kind::Units)
        .map(|(column, header)| (column, agency::role_in(header)))
        .collect();
    let first_units = units.first()?.0;
    // The task is the last of the columns of words before the units: 类别 | 工作任务 | 责任单位.
    let words: Vec<usize> = of(Kind::Words).map(|(column, _)| column).collect();
    let is_task = |column: &usize| {
        let header = &grid.columns[*column];
        ["任务", "内容", "事项", "措施"]
            .iter()
            .any(|word| header.ends_with(word))
    };
    let before_units = |column: &usize| *column < first_units;
    let last = |fits: &dyn Fn(&usize) -> bool| words.iter().copied().rfind(|column| fits(column));
    let task = last(&is_task).or_else(|| last(&before_units))?;
    Some(Columns {
        category: words.first().copied().filter(|column| *column < task),
        task,
        units,
        time: of(Kind::Time).map(|(column, _)| column).next(),
    })
}

/// The rows of a table and the deadlines in them. `name` is the table's id.
pub(crate) fn responsibilities(
    text: &Text,
    grid: &Grid,
    columns: &Columns,
    name: &str,
    frame: &Frame<'_>,
) -> (Vec<Responsibility>, Vec<Deadline>) {
    let mut rows: Vec<Responsibility> = Vec::new();
    let mut deadlines: Vec<Deadline> = Vec::new();
    let mut ids = Ids::default();
    for row in &grid.rows {
        let Some(range) = row.range() else { continue };
        let cell = |column: usize| table::words(text, &row.cells[column]);
        // A cell that rows share is printed beside the first of them.
        let category = match columns.category.map(cell) {
            Some(category) if category.is_empty() => rows
                .last()
                .map(|row| row.category.clone())
                .unwrap_or_default(),
            Some(category) => category,
            None => table::words(text, &row.category),
        };
        let id = format!("{name}/{}", rows.len() + 1);
        let time = columns.time.map(cell).unwrap_or_default();
        let mut found = Responsibility {
            id,
            document: frame.document.into(),
            category,
            task: cell(columns.task),
            units: units(grid, columns, &cell),
            responsible: responsible(columns, &cell),
            truncated: row.truncated,
            dues: Vec::new(),
            body_clauses: Vec::new(),
            for_whom: Vec::new(),
            topics: Vec::new(),
            source: text.span(&range),
            time,
        };
        for dated in dated(&found.time).into_iter().take(MOST_DUES) {
            let days = dated.phrase.time.days(&frame.context);
            found.dues.push(Due {
                who: dated.who.into(),
                start: days.start,
                due: days.due,
                all_year: dated.phrase.time == Time::AllYear,
            });
            deadlines.push(Deadline {
                id: ids.unique(format!("{}@{}", found.id, dated.words)),
                ..deadline(text, &found, &dated, days, row)
            });
        }
        rows.push(found);
    }
    (rows, deadlines)
}

/// How many dates a cell can hold that a person could follow.
const MOST_DUES: usize = 16;

/// The units as printed; where they stand in several columns, each with its header.
fn units(grid: &Grid, columns: &Columns, cell: &impl Fn(usize) -> String) -> String {
    if let [(column, _)] = columns.units[..] {
        return cell(column);
    }
    let cells = columns
        .units
        .iter()
        .map(|(column, _)| (column, cell(*column)));
    let filled = cells.filter(|(_, words)| !words.is_empty());
    filled
        .map(|(column, words)| format!("{}：{words}", grid.columns[*column]))
        .collect::<Vec<_>>()
        .join("；")
}

fn responsible(columns: &Columns, cell: &impl Fn(usize) -> String) -> Vec<Agency> {
    let mut all: Vec<Agency> = Vec::new();
    for (column, part) in &columns.units {
        for agency in agency::listed(&cell(*column)) {
            if all.iter().all(|known| known.name != agency.name) {
                let role = part.unwrap_or(agency.role);
                all.push(Agency { role, ..agency });
            }
        }
    }
    all
}

/// A time in the cell, whom it is for, and what the cell says is to be done by then.
struct Dated<'a> {
    who: &'a str,
    phrase: TimePhrase,
    words: &'a str,
    task: &'a str,
}

/// 省级单位2018年6月底前；各市、县（市、区）2018年12月底前 · 2018年6月底前完成试点，2018年12月底前推广
fn dated(cell: &str) -> Vec<Dated<'_>> {
    let mut found: Vec<Dated<'_>> = Vec::new();
    for part in layout::pieces(cell, 0..cell.len(), &['；', '，', '。']) {
        let phrases = time_phrase::time_phrases(cell, &part, &[]);
        for (index, phrase) in phrases.iter().enumerate() {
            let start = index
                .checked_sub(1)
                .map_or(part.start, |last| phrases[last].range.end);
            let end = phrases
                .get(index + 1)
                .map_or(part.end, |next| next.range.start);
            let trim = |words: &'_ str| -> usize {
                words.trim_end_matches(['；', '，', '。', '、']).len()
            };
            let after = &cell[phrase.range.end..end];
            found.push(Dated {
                who: if index == 0 {
                    &cell[start..phrase.range.start]
                } else {
                    ""
                },
                words: &cell[phrase.range.clone()],
                task: &after[..trim(after)],
                phrase: phrase.clone(),
            });
        }
    }
    found
}

fn deadline(
    text: &Text,
    row: &Responsibility,
    dated: &Dated<'_>,
    days: time_phrase::Days,
    printed: &GridRow,
) -> Deadline {
    let whole = printed.range().unwrap_or_default();
    // 省级单位2018年6月底前: of all whom the row names, those whose date it is.
    let kin = |agency: &&Agency| {
        let head: String = dated.who.chars().take(2).collect();
        agency.role == Role::Lead || agency.name.starts_with(&head)
    };
    let own: Vec<Agency> = row.responsible.iter().filter(kin).cloned().collect();
    let meant = own.iter().any(|agency| agency.role != Role::Lead);
    Deadline {
        id: String::new(),
        document: row.document.clone(),
        clause: None,
        row: Some(row.id.clone()),
        origin: Origin::Table,
        phrase: dated.words.into(),
        quote: text.slice(&whole).into(),
        task: if dated.task.is_empty() {
            row.task.clone()
        } else {
            format!("{}：{}", row.task, dated.task)
        },
        start: days.start,
        due: days.due,
        recurrence: match dated.phrase.time {
            Time::Every(recurrence) => Some(recurrence),
            _ => None,
        },
        all_year: dated.phrase.time == Time::AllYear,
        responsible: if dated.who.is_empty() || !meant {
            row.responsible.clone()
        } else {
            own
        },
        levels: Vec::new(),
        conflicts_with: Vec::new(),
        same_task: Vec::new(),
        for_whom: Vec::new(),
        topics: Vec::new(),
        source: text.span(&whole),
    }
}

/// Links each row to the clause that it sums up, and the deadlines of row and clause that name the same task to each other,
/// as in conflict where they give different days.
pub(crate) fn link(
    rows: &mut [Responsibility],
    dated: &mut [Deadline],
    clauses: &[PlacedClause],
    body: &mut [Deadline],
) {
    if rows.is_empty() {
        return;
    }
    let mut index = Index::default();
    for placed in clauses {
        index.add([&placed.clause.title, &placed.clause.text]);
    }
    let mut from = 0;
    for row in rows {
        // The deadlines of a row stand together, in the order of the rows.
        let count = dated[from..]
            .iter()
            .take_while(|deadline| deadline.row.as_ref() == Some(&row.id))
            .count();
        let own = &mut dated[from..from + count];
        from += count;
        let Some(clause) = index.best(&Pairs::of(&row.task)) else {
            continue;
        };
        let clause = &clauses[clause].clause;
        row.body_clauses.push(clause.id.clone());
        // The deadlines of the body stand in the order of its clauses.
        let start = body.partition_point(|said| said.source.end <= clause.source.start);
        let end = body.partition_point(|said| said.source.start < clause.source.end);
        pair(&index, &row.task, own, &mut body[start..end]);
    }
}

/// Finds for each task of a row the deadline of the clause that is most like it. If it is the same task, it belongs to the
/// date of the row that is its own; if none is, it belongs to all of them, and those with a day conflict with it. What is
/// due on the same day need not be as much alike.
fn pair(index: &Index, task: &str, own: &mut [Deadline], said: &mut [Deadline]) {
    if own.is_empty() {
        return;
    }
    let compared = said.len().min(MOST_DEADLINES);
    let said = &mut said[..compared];
    let sentences: Vec<_> = said
        .iter()
        .map(|said| same_task::tasks(&said.task, &['，', '；']))
        .collect();
    // A row lists several tasks behind one verb: 推动交通违法罚款就近缴纳、公办学校教育收费全省通缴.
    for task in same_task::tasks(task, &['，', '；', '、']) {
        let likeness = |sentence| index.likeness(&task, sentence);
        let best = sentences
            .iter()
            .map(|sentence| likeness(sentence))
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((best, _)) = best.filter(|(_, likeness)| *likeness >= same_task::SAME) else {
            continue;
        };
        let said = &mut said[best];
        let due = said.due;
        let agreed = own.iter().any(|own| own.due == due);
        for own in own.iter_mut().filter(|own| !agreed || own.due == due) {
            let differ = !agreed && own.due.is_some() && due.is_some();
            if join(own, said) && differ {
                said.conflicts_with.push(own.id.clone());
                own.conflicts_with.push(said.id.clone());
            }
        }
    }
    let whole: Vec<Pairs> = said.iter().map(|said| Pairs::of_task(&said.task)).collect();
    for own in own.iter_mut().filter(|own| own.due.is_some()) {
        let task = Pairs::of_task(&own.task);
        for (said, whole) in said.iter_mut().zip(&whole) {
            if said.due == own.due && index.one_holds_other(&task, whole) {
                join(own, said);
            }
        }
    }
}

/// Says of two deadlines that they name the same task; `false` where that was said before.
fn join(own: &mut Deadline, said: &mut Deadline) -> bool {
    let new = !own.same_task.contains(&said.id);
    if new {
        own.same_task.push(said.id.clone());
        said.same_task.push(own.id.clone());
    }
    new
}

/// How many deadlines of one clause are compared with a row.
const MOST_DEADLINES: usize = 64;
