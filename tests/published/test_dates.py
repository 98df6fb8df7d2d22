"""Whether dates.py finds what it is there for: `python3 -m unittest discover tests/published`.

A small gazette with a day of every kind, sound at first; then one thing is changed at a time.
"""

import contextlib
import io
import unittest
from datetime import date

import changes
import dates

SEED = """某省人民政府关于试验行动计划（２０１８—２０２０ 年）的通知
某政〔２０１８〕１ 号
各市：
一、任务。２０１９ 年 ５ 月底前完成设计，下半年推广。９ 月底前验收。
从 ２０１８ 年 ４ 月 １ 日起，每月报送。３ 年内建成，不定期抽查，定期检查。

某省人民政府

２０１８ 年 ３ 月 ２８ 日

附件
一、附表的日子
２０１８ 年 ３ 月 ３０ 日
工作
省级单位 ２０１８ 年 ５ 月底前，各市 ８ 月底前
统计
全年工作
"""


def span(first, last):
    """From the first of these words to the last, in bytes."""
    start = SEED.index(first)
    end = SEED.index(last, start) + len(last)
    return {"start": len(SEED[:start].encode()), "end": len(SEED[:end].encode())}


def deadline(phrase, quote, source, start=None, due=None, recurrence=None, all_year=False, row=None):
    return {
        "id": f"d@{phrase}", "document": "d", "clause": None if row else "d/1", "row": row, "phrase": phrase, "quote": quote,
        "source": source, "start": start, "due": due, "recurrence": recurrence, "all_year": all_year,
    }  # fmt: skip


def sound():
    """The files of a sound folder of facts."""
    text = (
        "2019年5月底前完成设计，下半年推广。9月底前验收。从2018年4月1日起，每月报送。"
        "3年内建成，不定期抽查，定期检查。"
    )
    return {
        "index.json": {"gazettes": [{"id": "a", "file": "a.txt"}]},
        "documents.json": [
            {
                "id": "d",
                "gazette": "a",
                "title": "某省人民政府关于试验行动计划（2018—2020年）的通知",
                "issuer": "某省人民政府",
                "date": "2018-03-28",
                "source": span("某省", "全年工作"),
            }
        ],
        "clauses.json": [{"id": "d/1", "document": "d", "text": text, "source": span("一、任务", "定期检查。")}],
        "deadlines.json": [
            deadline("2019年5月底前", "2019年5月底前完成设计", span("２０１９", "设计"), due="2019-05-31"),
            deadline("下半年", "下半年推广", span("下半年", "推广"), start="2019-07-01", due="2019-12-31"),
            deadline("9月底前", "9月底前验收", span("９ 月", "验收"), due="2019-09-30"),
            deadline(
                "从2018年4月1日起", "从2018年4月1日起，每月报送", span("从", "报送"), start="2018-04-01", recurrence="monthly"
            ),
            deadline("3年内", "3年内建成", span("３ 年内", "建成"), due="2020-12-31"),
            deadline("定期", "定期检查", span("定期检查", "定期检查"), recurrence="periodic"),
            deadline("8月底前", "", span("工作", "８ 月底前"), due="2018-08-31", row="d/table/1/1"),
            deadline("全年工作", "", span("统计", "全年工作"), all_year=True, row="d/table/1/2"),
        ],
        "responsibilities.json": [
            {
                "id": "d/table/1/1",
                "document": "d",
                "time": "省级单位2018年5月底前，各市8月底前",
                "dues": [
                    {"who": "省级单位", "start": None, "due": "2018-05-31", "all_year": False},
                    {"who": "各市", "start": None, "due": "2018-08-31", "all_year": False},
                ],
            },
            {
                "id": "d/table/1/2",
                "document": "d",
                "time": "全年工作",
                "dues": [{"who": "", "start": None, "due": None, "all_year": True}],
            },
        ],
        "benefits.json": [
            {"id": "b", "clause": "d/1", "quote": "从2018年4月1日起，每月报送", "effective_from": "2018-04-01", "due": None},
            {"id": "c", "clause": "d/1", "quote": "9月底前验收", "effective_from": None, "due": "2019-09-30"},
        ],
    }


def failures(files, seed=SEED):
    with changes.folder_of(files, seed) as folder:
        return dates.Check(folder, [folder]).run().failures


class DatesTest(changes.OneChange, unittest.TestCase):
    sound = staticmethod(sound)
    failures = staticmethod(failures)

    def test_what_is_sound_passes(self):
        self.assertEqual(failures(sound()), [])

    def test_a_day_that_is_changed_is_found_in_every_fact(self):
        keys = {"start": "2018-01-02", "due": "2019-01-02", "recurrence": "annual", "all_year": True}
        for at, fact in enumerate(sound()["deadlines.json"]):
            for key, value in keys.items():
                for other in (value, {"all_year": False}.get(key)):
                    if other != fact[key]:
                        with self.subTest(fact["phrase"], key=key, value=other):
                            self.found("deadlines.json", lambda facts: facts[at].update({key: other}))

    def test_a_wrong_day_of_a_row_a_benefit_and_a_document_is_found(self):
        changes = {
            "responsibilities.json": [
                lambda facts: facts[0]["dues"][1].update(due="2018-08-30"),
                lambda facts: facts[0]["dues"][0].update(start="2018-05-01"),
                lambda facts: facts[0]["dues"].pop(),
                lambda facts: facts[0]["dues"].reverse(),
                lambda facts: facts[0]["dues"][0].update(who="各市"),
                lambda facts: facts[1]["dues"][0].update(all_year=False),
            ],
            "benefits.json": [
                lambda facts: facts[0].update(effective_from=None),
                lambda facts: facts[0].update(effective_from="2018-04-02"),
                lambda facts: facts[0].update(due="2018-04-01"),
                lambda facts: facts[1].update(due="2018-09-30"),
                lambda facts: facts[1].update(quote="2019年5月底前完成设计，下半年推广。9月底前验收"),
            ],
            "documents.json": [
                lambda facts: facts[0].update(date=None),
                lambda facts: facts[0].update(date="2018-03-30"),
                lambda facts: facts[0]["source"].update(end=facts[0]["source"]["start"] + 9),
            ],
        }
        for name, several in changes.items():
            for at, change in enumerate(several):
                with self.subTest(name, at=at):
                    self.found(name, change)

    def test_words_that_are_no_time_are_found(self):
        no_times = {"经常性": "经常性宣传", "年均": "年均增长6%", "近日": "近日完成", "2018年13月": "2018年13月起草"}
        for phrase, quote in no_times.items():
            with self.subTest(phrase):
                failure = self.found("deadlines.json", lambda facts: facts[0].update(phrase=phrase, quote=quote))
                self.assertIn(phrase, failure)

    def test_a_phrase_that_is_not_in_its_quote_is_found(self):
        for at in (0, 6):
            self.found("deadlines.json", lambda facts: facts[at].update(phrase="2018年11月底前"))

    def test_a_phrase_that_is_cut_is_found(self):
        cuts = [
            (0, "19年5月底前"), (0, "5月"), (0, "2019年5月"), (3, "2018年4月1日"), (4, "年内"), (2, "月底前"),
        ]  # fmt: skip
        for at, phrase in cuts:
            with self.subTest(phrase):
                self.found("deadlines.json", lambda facts: facts[at].update(phrase=phrase))
        self.found("deadlines.json", lambda facts: facts[5].update(quote="定期抽查", source=span("定期抽查", "定期抽查")))

    def test_a_time_that_is_no_deadline_is_missed(self):
        for at, phrase in ((0, "2019年5月底前"), (2, "9月底前")):
            files = sound()
            files["deadlines.json"].pop(at)
            self.assertIn(f"clauses.json: d/1: “{phrase}”", failures(files)[0])

    def test_nothing_to_read_is_a_failure(self):
        nothing = {name: {"gazettes": []} if name == "index.json" else [] for name in sound()}
        with changes.folder_of(nothing, SEED) as folder:
            with self.assertRaises(SystemExit), contextlib.redirect_stdout(io.StringIO()):
                dates.main(folder, folder)

    def test_times_are_read_as_the_contract_says(self):
        """What a text of 2021-04-30 says, behind words that name no year."""
        cases = {
            "到2022年": "? to 2022-12-31",
            "2024年2月底": "? to 2024-02-29",
            "2022年年底前": "? to 2022-12-31",
            "年内": "? to 2021-12-31",
            "本月底前": "? to 2021-04-30",
            "下月15日前": "? to 2021-05-15",
            "明年6月底前": "? to 2022-06-30",
            "二〇二二年十一月三十日前": "? to 2022-11-30",
            "到2O22年底": "? to 2022-12-31",
            "截至12月15日": "? to 2021-12-15",
            "上半年": "2021-01-01 to 2021-06-30",
            "2022年第三季度": "2022-07-01 to 2022-09-30",
            "四季度末": "? to 2021-12-31",
            "5月中旬": "2021-05-11 to 2021-05-20",
            "2月下旬前": "? to 2021-02-28",
            "2021—2023年": "2021-01-01 to 2023-12-31",
            "9—11月": "2021-09-01 to 2021-11-30",
            "2021年11月至次年1月": "2021-11-01 to 2022-01-31",
            "自即日起至2022年4月30日": "2021-04-30 to 2022-04-30",
            "自本办法发布之日起": "2021-04-30 to ?",
            "從2022年1月1日起": "2022-01-01 to ?",
            "2022年1月1日起": "2022-01-01 to ?",
            "三年内": "? to 2024-04-30",
            # A month without that day ends it.
            "10个月内": "? to 2022-02-28",
            "两周内": "? to 2021-05-14",
            "半年内": "? to 2021-10-30",
            "二十一天内": "? to 2021-05-21",
            "30日内": "? to 2021-05-30",
            "“十四五”期间": "2021-01-01 to 2025-12-31",
            "到“十四五”末": "? to 2025-12-31",
            "国庆节前": "? to 2021-09-30",
            "2022年元旦前": "? to 2021-12-31",
            "春节前": "? to ?",
            "每年12月底前": "? to ?, annual",
            "每季度末": "? to ?, quarterly",
            "每月10日前": "? to ?, monthly",
            "每半年": "? to ?, semiannual",
            "定期": "? to ?, periodic",
            "全年工作": "? to ?, all year",
        }
        for phrase, days in cases.items():
            with self.subTest(phrase):
                self.assertEqual(str(dates.read(phrase, dates.Setting(date(2021, 4, 30), 2021))), days)

    def test_a_rhythm_behind_a_beginning_belongs_to_it(self):
        setting = dates.Setting(date(2021, 4, 30), 2021)
        self.assertEqual(dates.read("从2021年7月1日起", setting, "，每季度公布").recurrence, "quarterly")
        self.assertEqual(dates.read("2021—2023年", setting, "，各市每年淘汰").recurrence, "annual")
        self.assertIsNone(dates.read("从2021年7月1日起", setting, "，不定期抽查，年均增长").recurrence)
        self.assertIsNone(dates.read("2021年底前", setting, "组建，每半年演练").recurrence)

    def test_years_are_handed_on_from_the_sentence_before(self):
        cases = {
            "": 2018,
            "2019年6月底前开发，": 2019,
            "2019年6月底前开发。": 2019,
            "2019年6月底前开发，下半年推广。9月底前验收。": 2019,
            "2019年6月底前开发。加强领导。": 2018,
            "2017年建成了一批，": 2018,
            "2019年度先进，《2020年要点》，某政〔2021〕1号，": 2018,
            "明年上半年开发，": 2019,
        }
        for words, year in cases.items():
            with self.subTest(words):
                self.assertEqual(dates.year_before(words, date(2018, 3, 28)), year)

    def test_terms_that_begin_with_an_event_have_no_day(self):
        setting = dates.Setting(date(2021, 4, 30), 2021)
        for before in ("自受理之日起", "近", "验收合格后", "每年不少于"):
            with self.subTest(before), self.assertRaises(dates.Wrong):
                dates.whole("2个月内", dates.read("2个月内", setting), before, "办结", setting)
        for before in ("自本意见印发之日起", "本意见印发后", "力争"):
            with self.subTest(before):
                dates.whole("2个月内", dates.read("2个月内", setting), before, "办结", setting)

    def test_a_document_is_of_the_day_under_its_issuer(self):
        cases = {
            "一、按2018年1月1日的数据\n某市人民政府\n２０１８ 年 ３ 月 ２２ 日\n附件\n2018年4月1日": "2018-03-22",
            "2018年1月1日\n某市人民政府\n二○一八年三月五日": "2018-03-05",
            "某市人民政府 2018年3月6日": "2018-03-06",
            "会议纪要\n（2018年4月9日）\n2018年4月8日下午召开会议": "2018-04-09",
            "省　长　陈明\n2018年1月5日": "2018-01-05",
            "在2018年3月6日前完成": "None",
        }
        for printed, signed in cases.items():
            with self.subTest(printed):
                self.assertEqual(str(dates.signature(printed, "某市人民政府")), signed)


if __name__ == "__main__":
    unittest.main()
