"""Whether spans.py finds what it is there for: `python3 -m unittest discover tests/published`.

A small gazette with a fact of every kind, sound at first; then one thing is changed at a time.
"""

import contextlib
import hashlib
import io
import unittest

import changes
import spans

SEED = """某省人民政府关于试验的通知
某政〔２０１８〕１ 号
各市：
一、任务。２０１８ 年 ５
 月底前完

—１—

某省人民政府公报 ２０１８ 年第 １２ 期

书书书
成不低于 ２ ５％。
附件：名单
工
作
省
某
厅
全
年
甲企业
陈　新：联系省某厅。
"""


def span(first, last):
    """From the first of these words to the last, in bytes."""
    start = SEED.index(first)
    end = SEED.index(last, start) + len(last)
    return {"start": len(SEED[:start].encode()), "end": len(SEED[:end].encode())}


def sound():
    """The files of a sound folder of facts."""
    task = span("２０１８ 年 ５\n", "２ ５％")
    quote = "2018年5月底前完成不低于2 5%"

    def row():
        return span("工", "全\n年")

    return {
        "index.json": {
            "gazettes": [{"id": "a", "file": "a.txt", "sha256": hashlib.sha256(SEED.encode()).hexdigest()}]
        },
        "documents.json": [
            {
                "id": "d",
                "gazette": "a",
                "title": "某省人民政府关于试验的通知",
                "number": "某政〔2018〕1号",
                "addressees": "各市",
                "attachments": ["名单"],
                "source": span("某省", "某厅。"),
            }
        ],
        "clauses.json": [
            {"id": "d/1", "document": "d", "label": "一、", "title": "任务", "text": f"{quote}。", "source": span("一、", "％。")}
        ],
        "deadlines.json": [{"id": "d/1@", "document": "d", "quote": quote, "phrase": "2018年5月底前", "source": task}],
        "figures.json": [{"id": "d/1@2 5%", "document": "d", "quote": "不低于2 5%", "source": span("不低于", "％")}],
        "benefits.json": [
            {
                "id": "b",
                "clause": "d/1",
                "quote": "完成",
                "amount": "2 5%",
                "region": None,
                "condition": {"all": [{"criterion": {"clause": "d/1", "quote": "不低于"}}]},
            }
        ],
        "responsibilities.json": [
            {"id": "d/table/1/1", "document": "d", "task": "工作", "units": "省某厅", "time": "全年", "source": row()}
        ],
        "tables.json": [
            {
                "id": "d/table/2",
                "document": "d",
                "columns": ["工作"],
                "source": row(),
                "rows": [{"id": "d/table/2/1", "cells": ["省某厅", "全年"], "source": row()}],
            }
        ],
        "awards.json": [{"id": "d@甲企业", "document": "d", "name": "甲企业", "source": span("甲", "业")}],
        "duties.json": [
            {
                "id": "d@陈新",
                "document": "d",
                "person": "陈新",
                "contacts": ["省某厅"],
                "in_charge": [],
                "leads": [],
                "quote": "陈新：联系省某厅。",
                "source": span("陈", "厅。"),
            }
        ],
        "organizations.json": [
            {
                "id": "省某厅",
                "name": "省某厅",
                "aliases": ["甲企业"],
                "mentions": [{"clause": None, "row": "d/table/1/1"}, {"duty": "d@陈新"}, {"award": "d@甲企业"}],
            }
        ],
    }


def failures(files, seed=SEED):
    with changes.folder_of(files, seed) as folder:
        return spans.Check(folder, folder).run().failures


class SpansTest(changes.OneChange, unittest.TestCase):
    sound = staticmethod(sound)
    failures = staticmethod(failures)

    def test_what_is_sound_passes(self):
        self.assertEqual(failures(sound()), [])

    def test_a_place_that_is_moved_is_found_in_every_fact(self):
        moves = [(-1, 0), (1, 0), (0, -1), (0, 1), (-3, -3), (3, 3), (0, 10**6), (10**6, 0)]
        for name, facts in sound().items():
            if name == "index.json" or "source" not in facts[0]:
                continue
            for start, end in moves:
                # What is only looked for within its span may be off by a whole character that it does not need.
                if name in ("responsibilities.json", "tables.json", "documents.json") and (start, end) in [(-3, -3), (3, 3)]:
                    continue
                with self.subTest(name, start=start, end=end):

                    def move(facts):
                        facts[0]["source"]["start"] += start
                        facts[0]["source"]["end"] += end

                    self.found(name, move)

    def test_words_that_are_changed_are_found(self):
        words = {
            "documents.json": ["title", "number", "addressees"],
            "clauses.json": ["label", "title", "text"],
            "deadlines.json": ["quote", "phrase"],
            "figures.json": ["quote"],
            "benefits.json": ["quote", "amount"],
            "responsibilities.json": ["task", "units", "time"],
            "awards.json": ["name"],
            "duties.json": ["quote", "person"],
        }
        for name, keys in words.items():
            for key in keys:
                with self.subTest(name, key=key):
                    failure = self.found(name, lambda facts: facts[0].update({key: facts[0][key] + "乙"}))
                    self.assertIn("乙", failure)

    def test_words_deep_within_a_fact_are_checked(self):
        changes = {
            "benefits.json": lambda facts: facts[0]["condition"]["all"][0]["criterion"].update(quote="乙"),
            "tables.json": lambda facts: facts[0]["rows"][0]["cells"].reverse(),
            "duties.json": lambda facts: facts[0]["contacts"].append("乙"),
            "documents.json": lambda facts: facts[0]["attachments"].append("乙"),
        }
        for name, change in changes.items():
            with self.subTest(name):
                self.found(name, change)

    def test_a_blank_is_no_part_of_a_fact(self):
        for name in ("responsibilities.json", "deadlines.json"):
            self.found(name, lambda facts: facts[0]["source"].update(start=facts[0]["source"]["start"] - 1))
        self.found("responsibilities.json", lambda facts: facts[0]["source"].update(end=facts[0]["source"]["end"] + 1))

    def test_a_body_that_a_place_does_not_name_is_found(self):
        self.found("organizations.json", lambda facts: facts[0]["mentions"].append({"clause": "d/1"}))
        self.found("organizations.json", lambda facts: facts[0]["mentions"].append({"clause": "d/9"}))
        self.found("organizations.json", lambda facts: facts[0].update(aliases=[]))

    def test_units_of_several_columns_are_looked_up_one_by_one(self):
        files = sound()
        row = files["responsibilities.json"][0]
        row.update(units="牵头单位：省某厅", responsible=[{"name": "省某厅"}])
        self.assertEqual(failures(files), [])
        row["responsible"].append({"name": "省乙厅"})
        self.assertIn("省乙厅", failures(files)[0])

    def test_a_clause_that_does_not_exist_is_found(self):
        self.found("benefits.json", lambda facts: facts[0].update(clause="d/2"))

    def test_a_wrong_hash_is_found(self):
        self.found("index.json", lambda index: index["gazettes"][0].update(sha256="0" * 64))
        self.assertTrue(failures(sound(), SEED + "\n")[0].startswith("index.json: "))

    def test_a_kind_of_fact_that_nobody_wrote_a_check_for_is_found(self):
        files = sound()
        files["others.json"] = files["awards.json"]
        self.assertIn("does not know", failures(files)[0])

    def test_nothing_to_check_is_a_failure(self):
        nothing = {"index.json": {"gazettes": []}, "documents.json": [], "clauses.json": []}
        with changes.folder_of(nothing, SEED) as folder:
            with self.assertRaises(SystemExit), contextlib.redirect_stdout(io.StringIO()):
                spans.main(folder, folder)

    def test_texts_are_normalised_as_the_contract_says(self):
        cases = {
            "２０１８ 年 １２ 月": "2018年12月",
            "不低于 ２ ５％，１ ０００": "不低于2 5%，1 000",
            "２\n５": "25",
            "（省民政厅、“甲”〔一〕！？；：）": "（省民政厅、“甲”〔一〕！？；：）",
            "Ⅱ类＋分红，陈　 新": "II类+分红，陈新",
            "甲\n—２１—\n乙\n书书书\n丙\n某省公报 ２０１８ 年第 １ 期\n丁": "甲乙丙丁",
            "图书\n21\n—21—号": "图书21—21—号",
            # Scans: signs of half width, loose lines, torn dates; a lost point is none of these.
            "完成(含试点),达90%,共1,200次": "完成（含试点），达90%，共1,200次",
            "平 政 发 [ 2 0 2 1 ] 1 4 号": "平政发[2021]14号",
            "2 021年1 2月3 1日前达到2 5%": "2021年12月31日前达到2 5%",
        }
        for printed, words in cases.items():
            self.assertEqual(spans.normalised(printed), words)


if __name__ == "__main__":
    unittest.main()
