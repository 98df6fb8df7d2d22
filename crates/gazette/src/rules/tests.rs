//! What a rules file may say, and what is said of every mistake in one: the file, the line, and a sentence that helps.

use super::*;

const GAZETTE: &str = "关于补贴的意见\n浙政办发〔２０１８〕１ 号\n一、补贴\n从 ２０１８ 年 ４ 月 １ 日起，年满 ８０ 周岁老年人每月\n不低于 ５０ 元。（省民政厅负责）\n";

fn read(rules: &str) -> Result<Corpus, Vec<RuleError>> {
    let mut corpus = Corpus::read([("example.txt", GAZETTE)]);
    add(&mut corpus, "example.toml", rules)?;
    Ok(corpus)
}

fn rule(quote: &str, condition: &str) -> String {
    format!(
        "document = \"浙政办发〔2018〕1号\"\naudience = {{ key = \"older_person\", name = \"老年人\", title = \"补贴\", persons = [] }}\n\n[[benefit]]\nid = \"allowance\"\nclause = \"1\"\ntitle = \"补贴\"\nquote = \"{quote}\"\nstrength = \"entitlement\"\ncondition = {condition}\n"
    )
}

#[test]
fn what_the_parser_knows_is_not_written_again() {
    let corpus = read(&rule(
        "从2018年4月1日起，年满80周岁老年人每月不低于50元",
        "{ age_from = 80, quote = \"年满80周岁\" }",
    ))
    .expect("a good rule");
    let benefit = &corpus.benefits[0];
    assert_eq!(
        benefit
            .effective_from
            .map(|date| date.to_string())
            .as_deref(),
        Some("2018-04-01")
    );
    assert_eq!(benefit.agencies[0].name, "省民政厅");
}

fn first(errors: Vec<RuleError>) -> RuleError {
    errors.into_iter().next().expect("an error")
}

#[test]
fn a_quote_that_is_not_in_the_text_stops_the_build_with_line_and_nearest_passage() {
    let rules = rule(
        "年满80周岁老年人每年不低于50元",
        "{ age_from = 80, quote = \"年满80周岁\" }",
    );
    let error = first(read(&rules).expect_err("每年 is wrong"));
    assert_eq!(error.line, 8);
    let message = error.to_string();
    assert!(message.starts_with("example.toml:8: "), "{message}");
    assert!(
        message.contains("年满80周岁老年人每月不低于50元"),
        "{message}"
    );
    // Whole part-sentences, so that they can be copied.
    let rules = rule(
        "八十周岁老年人",
        "{ age_from = 80, quote = \"年满80周岁\" }",
    );
    let message = first(read(&rules).expect_err("八十 is wrong")).to_string();
    assert!(
        message.ends_with("最接近的原文是：“年满80周岁老年人每月不低于50元”。"),
        "{message}"
    );
}

#[test]
fn mistakes_are_told_one_by_one() {
    let good = "从2018年4月1日起";
    let problem = |condition: &str| {
        let errors = read(&rule(good, condition)).expect_err("a mistake");
        first(errors).problem
    };
    assert_eq!(problem("{ quote = \"年满80周岁\" }"), RuleProblem::NoTest);
    assert_eq!(
        problem("{ quote = \"年满80周岁\", age_from = 80, open = \"\" }"),
        RuleProblem::NoTest
    );
    assert_eq!(
        problem("{ not = { quote = \"年满80周岁\", open = \"由当地认定\" } }"),
        RuleProblem::NotOverOpen
    );
    assert!(matches!(
        problem(
            "{ quote = \"年满80周岁\", fact = \"pension\", is = [\"resident\"], label = \"x\" }"
        ),
        RuleProblem::UnknownQuestion(_)
    ));
    assert!(matches!(
        problem("{ quote = \"年满80周岁\", agefrom = 80 }"),
        RuleProblem::Form(_)
    ));
    let twice = rule(good, "{ age_from = 80, quote = \"年满80周岁\" }");
    let twice = twice.clone() + &twice[twice.find("[[benefit]]").expect("a benefit")..];
    let errors = read(&twice).expect_err("twice");
    assert!(matches!(first(errors).problem, RuleProblem::Repeated(_)));
}

/// Two clauses in a part, one of them with an age in Chinese.
const TWO_CLAUSES: &str = "关于养老的意见\n浙政办发〔２０１８〕２ 号\n一、重点任务\n（一）补贴。为 ８０ 周岁及以上困难老年人、一级残疾老年人和 ２０００ 户以上小区的老年人发放补贴。（省民政厅负责）\n（二）就医。年满七十周岁的老年人看病优先。（省卫生计生委负责）\n";

const PLACES: &str = "checked_on = \"2026-01-02\"\n[[place]]\nkey = \"community\"\nname = \"便民服务中心\"\nnote = \"先打电话问。\"\n";

/// Rules about them without a mistake; the tests change a line.
const GOOD: &str = r#"document = "浙政办发〔2018〕2号"
part = "1"

[audience]
key = "older_person"
name = "老年人"
title = "补贴"
persons = []

[assumptions.elder-60]
text = "按60周岁算。"
basis = "老年人权益保障法"
dated = "2026-01-02"

[[question]]
key = "disability"
question = "{who}有残疾证吗？"
choices = [{ value = "first", label = "一级" }, { value = "none", label = "没有" }]

[[question]]
key = "households"
question = "小区有多少户？"
number = { unit = "户", most = 10000 }

[[benefit]]
id = "allowance"
clause = "1.1"
title = "补贴"
quote = "为80周岁及以上困难老年人、一级残疾老年人和2000户以上小区的老年人发放补贴"
strength = "entitlement"
assumptions = ["elder-60"]
places = ["community"]

[benefit.condition]
all = [
  { quote = "老年人", age_from = 60 },
  { any = [
    { all = [
      { quote = "80周岁及以上", age_from = 80 },
      { quote = "困难", open = "当地认定为困难" },
    ] },
    { quote = "一级残疾", fact = "disability", is = ["first"], label = "一级残疾" },
    { quote = "2000户以上", fact = "households", from = 2000, label = "小区有2000户以上" },
  ] },
]

[[benefit]]
id = "priority"
clause = "1.2"
title = "看病优先"
quote = "年满七十周岁的老年人看病优先"
strength = "entitlement"

[benefit.condition]
all = [{ quote = "年满七十周岁", age_from = 70 }]
"#;

fn read_two(rules: &str) -> Result<Corpus, Vec<RuleError>> {
    let mut corpus = Corpus::read([("example.txt", TWO_CLAUSES)]);
    crate::notes::add(&mut corpus, "notes.toml", PLACES).expect("good notes");
    add(&mut corpus, "seeds/rules/example.toml", rules)?;
    Ok(corpus)
}

/// The good rules with some words changed, and the line where they begin.
fn changed(from: &str, to: &str) -> (String, usize) {
    let at = GOOD.find(from).expect("words of the good rules");
    let line = GOOD[..at].matches('\n').count() + 1;
    (GOOD.replacen(from, to, 1), line)
}

/// Asserts that a change is told at the line where it begins, `further` lines below, by a sentence with some words.
#[track_caller]
fn told(from: &str, to: &str, further: usize, words: &[&str]) -> RuleProblem {
    let (rules, line) = changed(from, to);
    let errors = read_two(&rules).expect_err("a mistake");
    let place = format!("seeds/rules/example.toml:{}: ", line + further);
    let own = errors
        .iter()
        .find(|error| error.to_string().starts_with(&place));
    let own = own.unwrap_or_else(|| panic!("{place}… in {errors:?}"));
    assert_eq!(own.file, "seeds/rules/example.toml");
    assert_eq!(own.line, line + further);
    let message = own.to_string();
    for words in words {
        assert!(message.contains(words), "{words} in {message}");
    }
    assert!(!message.contains('\n'), "cargo shows one line: {message}");
    own.problem.clone()
}

#[test]
fn good_rules_are_read() {
    let corpus = read_two(GOOD).expect("no mistake");
    assert_eq!(corpus.benefits.len(), 2);
    assert_eq!(corpus.audiences.len(), 1);
    assert_eq!(corpus.questions.len(), 2);
    let labels: Vec<&str> = corpus.benefits[0]
        .condition
        .criteria()
        .into_iter()
        .map(|criterion| criterion.label.as_str())
        .collect();
    assert_eq!(
        labels,
        [
            "满60周岁",
            "满80周岁",
            "当地认定为困难",
            "一级残疾",
            "小区有2000户以上"
        ]
    );
}

#[test]
fn everyone_is_written_as_all_of_nothing() {
    let (rules, _) = changed(
        "all = [{ quote = \"年满七十周岁\", age_from = 70 }]",
        "all = []",
    );
    // The age of the text is still to be quoted somewhere.
    let errors = read_two(&rules).expect_err("an age that nobody cites");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(matches!(
        errors[0].problem,
        RuleProblem::AgeNotCited { age: 70, .. }
    ));
}

#[test]
fn a_criterion_that_can_never_be_met_is_told() {
    let problem = told(
        "    { quote = \"一级残疾\"",
        "    { all = [{ quote = \"一级残疾\", age_to = 50 }] },\n    { quote = \"一级残疾\"",
        0,
        &["“一级残疾”", "永远不会起作用", "矛盾"],
    );
    assert_eq!(problem, RuleProblem::NeverMet("一级残疾".into()));
}

#[test]
fn a_criterion_that_changes_nothing_is_told() {
    let problem = told(
        "  { quote = \"老年人\", age_from = 60 },",
        "  { quote = \"老年人\", age_from = 60 },\n  { quote = \"困难老年人\", age_from = 50 },",
        1,
        &["“困难老年人”", "多余"],
    );
    assert_eq!(problem, RuleProblem::NeverMatters("困难老年人".into()));
}

#[test]
fn each_open_word_counts_by_itself() {
    let open = "{ quote = \"困难\", open = \"当地认定为困难\" }";
    let another = "{ quote = \"小区\", open = \"小区由当地认定\" }";
    for both in [
        format!("{open}, {another}"),
        format!("{{ any = [{open}, {another}] }}"),
        format!("{{ all = [{open}, {another}] }}"),
        format!(
            "{{ any = [{{ all = [{open}, {another}] }}, {{ quote = \"发放补贴\", open = \"发放由当地定\" }}] }}"
        ),
    ] {
        let (rules, _) = changed(open, &both);
        assert_eq!(read_two(&rules).err(), None, "{both}");
    }
}

#[test]
fn a_question_and_an_assumption_that_nothing_uses_are_told() {
    let problem = told(
        "[[question]]\nkey = \"households\"",
        "[[question]]\nkey = \"veteran\"\nquestion = \"？\"\nchoices = [{ value = true, label = \"是\" }]\n\n[[question]]\nkey = \"households\"",
        1,
        &["没有一条规则用到问题“veteran”", "删掉"],
    );
    assert_eq!(problem, RuleProblem::UnusedQuestion("veteran".into()));
    let problem = told(
        "[assumptions.elder-60]",
        "[assumptions.unused]\ntext = \"x\"\nbasis = \"x\"\ndated = \"2026-01-02\"\n\n[assumptions.elder-60]",
        0,
        &["没有一条规则用到说明“unused”"],
    );
    assert_eq!(problem, RuleProblem::UnusedAssumption("unused".into()));
}

#[test]
fn a_clause_of_the_part_without_a_benefit_is_told_where_the_part_is_named() {
    let (rules, _) = changed("[[benefit]]\nid = \"priority\"", "# ");
    let rules = &rules[..rules.find("# \n").expect("the change")];
    let errors = read_two(rules).expect_err("a clause was passed over");
    assert_eq!(
        errors[0].problem,
        RuleProblem::ClauseWithoutBenefit("浙政办发〔2018〕2号 一（二）".into())
    );
    let message = errors[0].to_string();
    assert!(
        message.starts_with("seeds/rules/example.toml:2: 浙政办发〔2018〕2号 一（二） 还没有规则"),
        "{message}"
    );
    // Without a part nobody asks for every clause.
    let rules = rules.replace("part = \"1\"\n", "");
    assert_eq!(read_two(&rules).err(), None);
}

#[test]
fn an_age_of_the_text_that_no_criterion_quotes_is_told() {
    let (rules, _) = changed("{ quote = \"80周岁及以上\", age_from = 80 },\n", "");
    let errors = read_two(&rules).expect_err("80 was passed over");
    assert_eq!(errors.len(), 1, "{errors:?}");
    let message = errors[0].to_string();
    assert!(
        message.starts_with("seeds/rules/example.toml:2: 浙政办发〔2018〕2号 一（一） 写了80周岁"),
        "{message}"
    );
    // In Chinese numerals too; and the quote alone does not do, nor does the limit.
    for wrong in [
        "{ quote = \"年满七十周岁\", age_from = 60 }",
        "{ quote = \"老年人\", age_from = 70 }",
    ] {
        let (rules, _) = changed("{ quote = \"年满七十周岁\", age_from = 70 }", wrong);
        let errors = read_two(&rules).expect_err("七十 was passed over");
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert_eq!(errors[0].line, 2);
        assert_eq!(
            errors[0].problem,
            RuleProblem::AgeNotCited {
                clause: "浙政办发〔2018〕2号 一（二）".into(),
                age: 70
            }
        );
        assert!(errors[0].to_string().contains("写了70周岁"));
    }
}

#[test]
fn an_answer_that_the_question_does_not_have_is_told_with_those_it_has() {
    let problem = told(
        "is = [\"first\"]",
        "is = [\"second\"]",
        0,
        &["问题“disability”没有“second”这个答案", "first、none"],
    );
    assert!(matches!(problem, RuleProblem::UnknownAnswer { .. }));
}

#[test]
fn choices_are_tested_by_is_and_numbers_by_limits() {
    let words = ["问的是数字，要写 from 或 to", "问的是选项，要写 is"];
    let problem = told(
        "from = 2000, ",
        "is = [\"2000\"], ",
        0,
        &["“households”", words[0]],
    );
    assert_eq!(problem, RuleProblem::WrongTest("households".into()));
    let problem = told(
        "is = [\"first\"]",
        "from = 1",
        0,
        &["“disability”", words[1]],
    );
    assert_eq!(problem, RuleProblem::WrongTest("disability".into()));
    let problem = told(
        "from = 2000, ",
        "from = 20000, ",
        0,
        &["“households”最多填 10000"],
    );
    assert_eq!(problem, RuleProblem::BeyondMost("households".into(), 10000));
}

#[test]
fn a_question_has_choices_or_a_number() {
    for (from, to) in [
        ("number = { unit = \"户\", most = 10000 }", ""),
        (
            "number = {",
            "choices = [{ value = \"1\", label = \"1\" }]\nnumber = {",
        ),
    ] {
        let (rules, line) = changed(from, to);
        let error = first(read_two(&rules).expect_err("no answers, or too many"));
        assert_eq!(error.problem, RuleProblem::NoAnswers("households".into()));
        assert_eq!(error.line, line - 2, "where its key stands");
        let message = error.to_string();
        assert!(message.starts_with("seeds/rules/example.toml:"));
        assert!(
            message.contains("choices（选项）") && message.contains("number（数字）"),
            "{message}"
        );
    }
}

#[test]
fn a_place_a_group_a_clause_that_do_not_exist_are_told_with_those_that_do() {
    let problem = told(
        "places = [\"community\"]",
        "places = [\"comunity\"]",
        0,
        &["“comunity”", "现有：community"],
    );
    assert!(matches!(problem, RuleProblem::UnknownPlace(_, _)));
    let problem = told(
        "[assumptions.elder-60]",
        "[audience.groups]\neligble = \"应当做到\"\n\n[assumptions.elder-60]",
        1,
        &["没有叫“eligble”的结果分组", "eligible"],
    );
    assert!(matches!(problem, RuleProblem::UnknownGroup(_, _)));
    let words = ["浙政办发〔2018〕2号 没有“", "二（三）写 2.3"];
    for (from, to) in [
        ("clause = \"1.2\"", "clause = \"1.3\""),
        ("clause = \"1.2\"", "clause = \"一（二）\""),
        ("part = \"1\"", "part = \"9\""),
    ] {
        let problem = told(from, to, 0, &words);
        assert!(matches!(problem, RuleProblem::UnknownClause { .. }));
    }
    let problem = told(
        "[\"elder-60\"]",
        "[\"elder\"]",
        0,
        &["没有叫“elder”的说明", "[assumptions.elder]"],
    );
    assert_eq!(problem, RuleProblem::UnknownAssumption("elder".into()));
    let problem = told(
        "〔2018〕2号\"\npart",
        "[2018]2号\"\npart",
        0,
        &["浙政办发[2018]2号", "年份两边是〔〕"],
    );
    assert!(matches!(problem, RuleProblem::UnknownDocument(_)));
}

#[test]
fn not_may_stand_over_an_age_and_not_over_an_open_word() {
    let age = "{ quote = \"80周岁及以上\", age_from = 80 }";
    let (rules, _) = changed(age, "{ not = { quote = \"80周岁及以上\", age_from = 80 } }");
    assert_eq!(read_two(&rules).err(), None);
    let problem = told(
        "{ quote = \"困难\", open = \"当地认定为困难\" }",
        "{ not = { quote = \"困难\", open = \"当地认定为困难\" } }",
        0,
        &["not 里面不能有 open"],
    );
    assert_eq!(problem, RuleProblem::NotOverOpen);
}

#[test]
fn a_criterion_that_lacks_something_is_told_at_its_own_line() {
    let problem = told(
        "{ quote = \"80周岁及以上\", age_from = 80 }",
        "{ age_from = 80 }",
        0,
        &["少了 quote"],
    );
    assert_eq!(problem, RuleProblem::NoQuote);
    let problem = told(", label = \"一级残疾\"", "", 0, &["少了 label"]);
    assert_eq!(problem, RuleProblem::NoLabel);
    let problem = told(
        "{ quote = \"80周岁及以上\", age_from = 80 }",
        "{ quote = \"80周岁及以上\" }",
        0,
        &["还要写一种判断"],
    );
    assert_eq!(problem, RuleProblem::NoTest);
    for mixed in [
        "{ any = [], label = \"x\"",
        "{ any = []",
        "{ all = [], any = []",
    ] {
        let problem = told(
            "{ quote = \"80周岁及以上\", age_from = 80",
            mixed,
            0,
            &["单独写在一对花括号里"],
        );
        assert_eq!(problem, RuleProblem::MixedNode);
    }
}

#[test]
fn a_quote_of_another_clause_is_told_with_its_clause() {
    let problem = told(
        "quote = \"年满七十周岁的老年人看病优先\"",
        "quote = \"一级残疾老年人\"",
        0,
        &["另一条，浙政办发〔2018〕2号 一（一）", "clause 写错"],
    );
    assert!(matches!(problem, RuleProblem::QuoteNotFound(_)));
}

/// What people really do wrong who have never seen TOML: the mistake, the words of the sentence, and how many lines
/// below the change the reader notices it.
#[test]
fn mistakes_of_form_are_told_in_plain_words() {
    let cases = [
        (
            "title = \"看病优先\"",
            "title = \"看病优先",
            0,
            "少了后面的英文双引号",
        ),
        (
            "title = \"看病优先\"",
            "title = “看病优先”",
            0,
            "文字两边要加英文双引号",
        ),
        (
            "title = \"看病优先\"",
            "title = \"看病\"优先\"\"",
            0,
            "后面多出了东西",
        ),
        ("title = \"看病优先\"", "title", 0, "英文等号"),
        ("age_from = 60 },", "age_from = 60 }，", 0, "少了英文逗号"),
        (
            "age_from = 60 },",
            "age_from = \"60\" },",
            0,
            "整数，不加引号",
        ),
        (
            "age_from = 60 },",
            "agefrom = 60 },",
            0,
            "没有“agefrom”这个键",
        ),
        (
            "[[benefit]]\nid = \"priority\"",
            "[[benefit]\nid = \"priority\"",
            0,
            "表头不成对",
        ),
        (
            "[[benefit]]\nid = \"priority\"\nclause = \"1.2\"",
            "[[benefit]]\nclause = \"1.2\"",
            0,
            "少写了 id",
        ),
        (
            "title = \"看病优先\"",
            "agencies = [\"省民政厅\"]",
            0,
            "负责部门和日期不用写",
        ),
        (
            "[benefit.condition]\nall = [{ quote = \"年",
            "all = [{ quote = \"年",
            0,
            "条件要写在 [benefit.condition] 下面",
        ),
        (
            "strength = \"entitlement\"",
            "strength = \"必须\"",
            0,
            "只能写：entitlement、service、encouraged",
        ),
        (
            "title = \"看病优先\"",
            "title = \"看病优先\"\ntitle = \"看病优先\"",
            1,
            "写了两遍",
        ),
        (
            "{ quote = \"年满七十周岁\", age_from = 70 }",
            "quote = \"年满七十周岁\", age_from = 70",
            0,
            "少了花括号",
        ),
        (
            "title = \"看病优先\"",
            "title = \"看病优先\"\nbring = \"身份证\"",
            1,
            "外面加方括号",
        ),
        (
            "dated = \"2026-01-02\"",
            "dated = \"2026-02-30\"",
            0,
            "日历上要有这一天",
        ),
        ("clause = \"1.2\"", "clause = 1.2", 0, "两边加英文双引号"),
    ];
    for (from, to, further, words) in cases {
        let problem = told(from, to, further, &[words]);
        assert!(matches!(problem, RuleProblem::Form(_)), "{to}");
    }
}
