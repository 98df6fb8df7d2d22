//! Deadlines for a spreadsheet.
//!
//! Written here and not by a library: what is hard about a CSV file for officials is the mark that makes Excel read
//! UTF-8 and the cells that Excel would run as formulas. The crate `csv` does neither, and quoting is one line.

use std::borrow::Cow;

use crate::{Deadline, Origin, corpus::Corpus, words};

/// First what is looked for and sorted by, last what leads back to the print.
const COLUMNS: [&str; 17] = [
    "文号",
    "文件",
    "出处",
    "任务",
    "时间原文",
    "开始",
    "截止",
    "周期",
    "全年工作",
    "责任单位",
    "来源",
    "时间不一致",
    "原文",
    "公报文件",
    "起始字节",
    "结束字节",
    "编号",
];

/// The deadlines as a table, a line for each, in the order given: RFC 4180, in UTF-8 with the byte order mark without
/// which Excel takes Chinese for something else.
#[must_use]
pub fn csv(corpus: &Corpus, deadlines: &[&Deadline]) -> String {
    let mut table = String::from('\u{feff}');
    push_line(&mut table, &COLUMNS.map(String::from));
    for deadline in deadlines {
        push_line(&mut table, &cells(corpus, deadline));
    }
    table
}

/// The cells of a deadline. Days are ISO dates, which every spreadsheet takes for dates.
fn cells(corpus: &Corpus, deadline: &Deadline) -> [String; COLUMNS.len()] {
    let document = corpus.document(&deadline.document);
    let gazette = document.and_then(|document| {
        let mut gazettes = corpus.gazettes.iter();
        gazettes.find(|gazette| gazette.id == document.gazette)
    });
    let day = |date: Option<crate::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    [
        document.map_or_else(String::new, |document| document.number.clone()),
        document.map_or_else(String::new, |document| document.title.clone()),
        words::citation(corpus, deadline),
        deadline.task.clone(),
        deadline.phrase.clone(),
        day(deadline.start),
        day(deadline.due),
        deadline.recurrence.map_or("", words::rhythm).into(),
        if deadline.all_year { "是" } else { "" }.into(),
        words::units(&deadline.responsible),
        match deadline.origin {
            Origin::Body => "正文",
            Origin::Table => "责任分工表",
        }
        .into(),
        // Ids say which place and which words: 浙政办发-2018-30/1.3@2018年7月底前
        deadline.conflicts_with.join("；"),
        deadline.quote.clone(),
        gazette.map_or_else(String::new, |gazette| gazette.file.clone()),
        deadline.source.start.to_string(),
        deadline.source.end.to_string(),
        deadline.id.clone(),
    ]
}

/// Every cell in quotation marks, so that no sign in it parts columns anywhere, also where a spreadsheet expects ; or
/// a tab between them.
fn push_line(table: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        table.push_str(if index == 0 { "\"" } else { ",\"" });
        table.push_str(&harmless(cell).replace('"', "\"\""));
        table.push('"');
    }
    table.push_str("\r\n");
}

/// What a spreadsheet would run as a formula, made text by an apostrophe before it. Spreadsheets look past blanks, and
/// some take full-width signs for plain ones.
fn harmless(cell: &str) -> Cow<'_, str> {
    let blank = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
    };
    let formula = cell
        .trim_start_matches(blank)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Agency, Role};

    const TEXT: &str = "某省人民政府办公厅关于\"=试验\"的通知\n某政办发〔２０１８〕１ 号\n各市：\n一、任务\n２０１８ 年 ５ 月底前完成。\n某省人民政府办公厅\n２０１８ 年 １ 月 ２ 日\n";

    /// The cells of the only deadline, as the file has them.
    fn line(change: impl FnOnce(&mut Deadline)) -> String {
        let mut corpus = Corpus::read([("a.txt", TEXT)]);
        change(&mut corpus.deadlines[0]);
        let table = csv(&corpus, &[&corpus.deadlines[0]]);
        let (_, line) = table.split_once("\r\n").expect("a line of headers");
        line.into()
    }

    #[test]
    fn a_table_begins_with_the_mark_and_its_headers() {
        let table = csv(&Corpus::default(), &[]);
        assert!(table.starts_with("\u{feff}\"文号\",\"文件\","));
        assert!(table.ends_with("\"编号\"\r\n") && table.lines().count() == 1);
    }

    #[test]
    fn a_deadline_is_a_line_with_all_that_is_known_of_it() {
        let found = line(|deadline| {
            deadline.responsible = [("甲厅", Role::Lead), ("各市、县", Role::Support)]
                .map(|(name, role)| Agency {
                    name: name.into(),
                    role,
                })
                .into();
            deadline.conflicts_with = vec!["一".into(), "二".into()];
        });
        let expected = "\"某政办发〔2018〕1号\",\"某省人民政府办公厅关于\"\"=试验\"\"的通知\",\"某政办发〔2018〕1号 一\",\
            \"完成\",\"2018年5月底前\",\"\",\"2018-05-31\",\"\",\"\",\"甲厅（牵头）；各市、县（配合）\",\"正文\",\"一；二\",\
            \"2018年5月底前完成\",\"a.txt\",";
        assert!(found.starts_with(expected), "{found}");
        assert!(
            found.ends_with(",\"某政办发-2018-1/1@2018年5月底前\"\r\n"),
            "{found}"
        );
    }

    #[test]
    fn a_row_of_a_table_is_cited_by_its_number() {
        let found = line(|deadline| {
            deadline.clause = None;
            deadline.row = Some("某政办发-2018-1/table/1/12".into());
            deadline.origin = Origin::Table;
        });
        assert!(
            found.contains(",\"某政办发〔2018〕1号 表1第12行\","),
            "{found}"
        );
        assert!(found.contains(",\"责任分工表\","), "{found}");
    }

    #[test]
    fn what_would_run_as_a_formula_is_text() {
        for cell in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "＝1",
            "＋1",
            "－1",
            "＠SUM",
            " =1",
            "\t=1",
            "\r=1",
            "\n=1",
            "　=1",
            "\u{feff}=1",
            "\u{200b}=1",
            "\0=1",
        ] {
            assert_eq!(harmless(cell), format!("'{cell}"), "{cell:?}");
        }
        for cell in ["", "完成", "2018-05-31", "1=1", "—", "'=1", "\"=1"] {
            assert_eq!(harmless(cell), cell);
        }
        let found = line(|deadline| deadline.task = "=HYPERLINK(\"x\",\"y\")".into());
        assert!(
            found.contains(",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\","),
            "{found}"
        );
    }

    #[test]
    fn signs_that_part_cells_or_lines_stay_in_their_cell() {
        let found = line(|deadline| deadline.task = "甲,乙;丙\r\n丁\"戊".into());
        assert!(found.contains(",\"甲,乙;丙\r\n丁\"\"戊\","), "{found}");
    }
}
