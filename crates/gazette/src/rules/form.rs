//! What the reader of TOML has to say, in plain sentences for somebody who has never heard of TOML.

/// Beginnings of what the reader says, and what that means for the writer.
const SAID: [(&str, &str); 16] = [
    (
        "string values must be quoted",
        "文字两边要加英文双引号，例如 title = \"高龄补贴\"；中文引号“”只能写在里面。",
    ),
    (
        "invalid basic string",
        "这段文字没有写完：少了后面的英文双引号。",
    ),
    (
        "unexpected key or value",
        "这一行后面多出了东西。文字里面的引号用中文的“”；给自己看的话写在 # 后面。",
    ),
    ("key with no value", "键的后面要有英文等号 = 和它的值。"),
    (
        "missing comma",
        "两项之间少了英文逗号（中文逗号“，”不算）。",
    ),
    ("extra comma", "多了一个逗号。"),
    (
        "unexpected `=` in array",
        "这里少了花括号：每个条件、每个选项都要写在一对 { } 里。",
    ),
    (
        "missing key for inline table",
        "花括号没有写对：少了 }，或者逗号前面、后面少了东西。",
    ),
    ("unclosed inline table", "花括号不成对：少了 }。"),
    (
        "unclosed array table",
        "表头不成对：要写成 [[benefit]] 这样。",
    ),
    ("unclosed", "方括号不成对：少了 ]。"),
    (
        "duplicate key",
        "同一个键写了两遍，留一个；或者表头少写了一对方括号，要写成 [[benefit]]。",
    ),
    (
        "data did not match",
        "答案要写成带引号的文字，例如 is = [\"resident\"]。",
    ),
    (
        "a date has the form",
        "日期要写成 \"2018-04-14\" 这样，而且日历上要有这一天。",
    ),
    (
        "invalid type: map, expected a sequence",
        "括号不对：表头要两对方括号，例如 [[benefit]]；not 后面只写一对花括号，外面不加方括号。",
    ),
    (
        "invalid type: map, expected a string",
        "这里要写一段文字，两边加英文双引号；日期也一样，例如 \"2018-04-14\"。",
    ),
];

/// What the parser finds by itself, so that no rule has a key for it.
const FOUND: [&str; 5] = ["agencies", "agency", "effective_from", "due", "date"];

/// What begins a condition.
const CONDITION: [&str; 6] = ["all", "any", "not", "age_from", "fact", "open"];

/// What the reader says, in a plain sentence. What is not known here is quoted.
pub(super) fn sentence(message: &str) -> String {
    if let Some((field, known)) = named(message, "unknown field ") {
        let of_benefit = known.contains("`places`");
        let hint = if of_benefit && FOUND.contains(&field) {
            "负责部门和日期不用写，程序自己从条款里读。"
        } else if of_benefit && CONDITION.contains(&field) {
            "条件要写在 [benefit.condition] 下面。"
        } else {
            ""
        };
        return format!("没有“{field}”这个键。{hint}这里可以写：{}。", listed(known));
    }
    if let Some((field, _)) = named(message, "missing field ") {
        return format!("从这里开始的一段，少写了 {field}。");
    }
    if let Some((word, known)) = named(message, "unknown variant ") {
        return format!("不能写“{word}”，只能写：{}。", listed(known));
    }
    if let Some((_, sentence)) = SAID.iter().find(|(begin, _)| message.starts_with(begin)) {
        return (*sentence).into();
    }
    if message.starts_with("invalid ")
        && let Some((_, expected)) = message.split_once("expected ")
        && let Some(kind) = kind(expected)
    {
        return format!("这里要写{kind}。");
    }
    format!("这里看不懂，可能少了引号、括号，或者写错了键名（{message}）。")
}

/// The word in back quotes after a beginning, and the rest.
fn named<'a>(message: &'a str, begin: &str) -> Option<(&'a str, &'a str)> {
    message
        .strip_prefix(begin)?
        .strip_prefix('`')?
        .split_once('`')
}

/// `` , expected one of `all`, `any` `` → all、any
fn listed(known: &str) -> String {
    let quoted: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
    quoted.join("、")
}

/// What was expected, with an example.
fn kind(expected: &str) -> Option<&'static str> {
    Some(match expected {
        "a string" => "一段文字，两边加英文双引号",
        "u8" => "一个 0 到 255 的整数，不加引号，例如 80",
        "u32" => "一个整数，不加引号，例如 2000",
        "a boolean" => " true（是）或者 false（不是），不加引号",
        "a sequence" => "一列，外面加方括号，例如 [\"身份证\"]",
        _ if expected.starts_with("struct") || expected == "a map" => {
            "花括号里的几项，例如 { value = \"true\", label = \"是\" }"
        }
        _ => return None,
    })
}
