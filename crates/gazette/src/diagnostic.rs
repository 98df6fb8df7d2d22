//! What the parser can run into, one variant each, in words for the person who holds the text.

use core::ops::Range;

use crate::{Diagnostic, Severity, text::Text};

/// A thing the parser met that a reader should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    EmptyText,
    NoDocument,
    TextBeforeFirstDocument,
    NoTitle,
    NoNumber,
    NoSignature,
    NoBody,
    OrdinalGap,
    NumberRepeated,
    NoYear,
    TableWithoutHeader,
    RowTruncated,
    CountDiffers,
    DecimalLost,
    NumberTorn,
    MovableFeast,
}

impl Problem {
    /// The problem at a place of the text, as the reader gets it.
    pub(crate) fn at(self, text: &Text, range: &Range<usize>) -> Diagnostic {
        let (severity, message, hint) = self.words();
        Diagnostic {
            severity,
            line: text.line_number(range.start),
            message: message.into(),
            hint: hint.into(),
            source: text.span(range),
        }
    }

    fn words(self) -> (Severity, &'static str, &'static str) {
        use Severity::{Note, Warning};
        match self {
            Self::EmptyText => (
                Warning,
                "文本里没有可读的文字。",
                "请检查文件是否为空，或换一个文件。",
            ),
            Self::NoDocument => (
                Warning,
                "没有找到文号（例如：浙政办发〔2018〕30号），无法分出文件。",
                "请确认这是一份政府公报的文本。",
            ),
            Self::TextBeforeFirstDocument => (
                Note,
                "第一份文件之前的文字没有归入任何文件。",
                "文本可能从中间开始。",
            ),
            Self::NoTitle => (
                Warning,
                "文号之前没有找到标题。",
                "文本可能缺页；正文仍按文号收录。",
            ),
            Self::NoNumber => (
                Note,
                "这份文件没有文号。",
                "编号取自成文日期和标题，文号留空。",
            ),
            Self::NoSignature => (
                Warning,
                "没有找到落款和成文日期。",
                "文本可能不完整；成文日期留空。",
            ),
            Self::NoBody => (Warning, "没有找到正文。", "文本可能在这里中断。"),
            Self::OrdinalGap => (Note, "条款序号不连续。", "原文可能缺行，请核对上一条。"),
            Self::NumberRepeated => (
                Warning,
                "同一文号出现了两次。",
                "两份文件都已收录，第二份的编号加了后缀。",
            ),
            Self::MovableFeast => (
                Note,
                "农历节日的日期每年不同。",
                "日期留空，请查当年的日历。",
            ),
            Self::NoYear => (
                Warning,
                "期限没有写明年份，上文也没有。",
                "日期留空，请以原文为准。",
            ),
            Self::TableWithoutHeader => (
                Warning,
                "附表没有表头，无法分出各栏。",
                "附表没有收录，请看原文。",
            ),
            Self::RowTruncated => (
                Warning,
                "附表的第一行缺少开头。",
                "原文在这里缺页；缺的文字没有补写。",
            ),
            Self::CountDiffers => (
                Warning,
                "名单中的个数与文中写明的数目不同。",
                "请核对名单是否缺行，或名称是否断开。",
            ),
            Self::NumberTorn => (
                Warning,
                "数字中间有空格，分不清是小数点脱落还是扫描多出的空格。",
                "数值没有收录，请看原文。",
            ),
            Self::DecimalLost => (
                Note,
                "两个数字之间只有空格，小数点可能脱落。",
                "数值已按小数收录，并注明更正。",
            ),
        }
    }
}
