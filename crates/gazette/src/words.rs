//! The words of the files that people open in a spreadsheet or a calendar. They are Chinese whatever language the page
//! speaks, as the gazette is; so they stand here and not in the page's messages.

use crate::{Agency, Deadline, Recurrence, Role, corpus::Corpus};

/// 省民政厅（牵头）；省财政厅；省数据管理中心（配合）
///
/// Parted by ；, since names hold 、 themselves: 各市、县（市、区）政府.
pub(crate) fn units(agencies: &[Agency]) -> String {
    let unit = |agency: &Agency| match agency.role {
        Role::Lead => format!("{}（牵头）", agency.name),
        Role::Joint => agency.name.clone(),
        Role::Support => format!("{}（配合）", agency.name),
    };
    agencies.iter().map(unit).collect::<Vec<_>>().join("；")
}

pub(crate) const fn rhythm(recurrence: Recurrence) -> &'static str {
    match recurrence {
        Recurrence::Monthly => "每月",
        Recurrence::Quarterly => "每季度",
        Recurrence::Semiannual => "每半年",
        Recurrence::Annual => "每年",
        Recurrence::Periodic => "定期",
    }
}

/// Where a deadline stands: 浙政办发〔2018〕32号 二（三） · 浙政办发〔2018〕30号 表1第12行
pub(crate) fn citation(corpus: &Corpus, deadline: &Deadline) -> String {
    if let Some(clause) = &deadline.clause {
        return corpus.citation(clause);
    }
    let number = corpus
        .document(&deadline.document)
        .map_or(deadline.document.as_str(), |document| &document.number);
    let row = deadline
        .row
        .as_deref()
        .and_then(|row| row.rsplit_once("/table/"))
        .and_then(|(_, place)| place.split_once('/'))
        .map(|(table, row)| format!(" 表{table}第{row}行"));
    format!("{number}{}", row.unwrap_or_default())
}
