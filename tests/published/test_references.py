"""Whether references.py finds what it is there for: `python3 -m unittest discover tests/published`.

A small gazette with a fact of every kind, sound at first; then one thing is changed at a time.
"""

import contextlib
import copy
import hashlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import references

SEED = """某省人民政府公报 ２０１８ 年第 １２ 期
某省人民政府关于试验的通知
某政〔２０１８〕１ 号
表彰甲企业等 ２ 家先进单位。一、任务。5月底前完成。
附件：２０１７年度先进单位名单（共 ２ 家）
（一）一等奖。（１家）甲企业
（二）二等奖。（1家）乙企业
"""


def mention(**place):
    return {"clause": None, "row": None, "award": None, "duty": None, "role": "joint"} | place


def deadline(place, clause=None, row=None, other=None, due="2018-05-31", conflicts=()):
    return {
        "id": f"{place}@5月底前", "document": "d", "clause": clause, "row": row, "origin": "body" if clause else "table",
        "due": due, "responsible": [{"name": "省某厅", "role": "lead"}], "levels": ["province"], "for_whom": ["government"],
        "topics": ["trials"], "same_task": [other], "conflicts_with": list(conflicts),
    }  # fmt: skip


def sound():
    """The files of a sound folder of facts, without the index."""
    marks = {"for_whom": ["government"], "topics": ["trials"]}
    body, table = "d/1@5月底前", "d/table/1/1@5月底前"
    agencies = [{"name": "省某厅", "role": "joint"}]
    test = {"answer": {"key": "pension", "values": ["none"]}}
    size = {"range": {"key": "height", "from": 28, "to": None}}
    criteria = [{"criterion": {"clause": "d/1", "quote": "甲", "test": one}} for one in (test, size, "open")]
    age = {"criterion": {"clause": "d/1", "quote": "甲", "test": {"range": {"key": "age", "from": 60, "to": None}}}}
    return {
        "documents": [
            {
                "id": "d",
                "gazette": "a",
                "number": "某政〔2018〕1号",
                "clauses": ["d/1", "d/2"],
                "source": {"start": 0, "end": len(SEED.encode())},
                **marks,
            }
        ],
        "clauses": [
            {"id": "d/1", "document": "d", "agencies": agencies, **marks},
            {"id": "d/2", "document": "d", "agencies": [], **marks},
        ],
        "deadlines": [
            deadline("d/1", clause="d/1", other=table, conflicts=[table]),
            deadline("d/table/1/1", row="d/table/1/1", other=body, conflicts=[body], due="2018-06-30"),
        ],
        "responsibilities": [
            {"id": "d/table/1/1", "document": "d", "responsible": agencies, "body_clauses": ["d/1"], **marks}
        ],
        "tables": [{"id": "d/table/2", "document": "d", "rows": [{"id": "d/table/2/1"}], **marks}],
        "benefits": [
            {
                "id": "b",
                "audience": "older_person",
                "clause": "d/1",
                "agencies": agencies,
                "condition": {"all": [*criteria, {"any": [{"not": age}]}]},
                **marks,
            }
        ],
        "questions": [
            {"key": "pension", "choices": [{"value": "none"}], "number": None},
            {"key": "height", "choices": [], "number": {"unit": "米"}},
        ],
        "audiences": [{"key": "older_person"}],
        "awards": [
            {"id": f"d/annex@{name}", "document": "d", "list": "2017年度先进单位名单", "grade": grade, "name": name, **marks}
            for name, grade in (("甲企业", "一等奖"), ("乙企业", "二等奖"))
        ],
        "duties": [{"id": "d@陈新", "document": "d", "contacts": ["省某厅"], "leads": ["某局"], **marks}],
        "figures": [{"id": "d/1@2家", "document": "d", "clause": "d/1", "lead": "省某厅、某局", **marks}],
        "organizations": [
            {
                "id": "省某厅",
                "name": "省某厅",
                "aliases": [],
                "levels": ["province"],
                "mentions": [mention(clause="d/1"), mention(row="d/table/1/1"), mention(duty="d@陈新")],
            },
            {
                "id": "省某局",
                "name": "省某局",
                "aliases": ["某局"],
                "levels": [],
                "mentions": [mention(duty="d@陈新"), mention(clause="d/1")],
            },
            *(
                {"id": name, "name": name, "aliases": [], "levels": [], "mentions": [mention(award=f"d/annex@{name}")]}
                for name in ("甲企业", "乙企业")
            ),
        ],
        "for_whom": [{"key": "government"}],
        "topics": [{"key": "trials"}],
    }


def failures(files, seed=SEED, change_index=lambda index: None):
    with tempfile.TemporaryDirectory() as folder:
        data = {f"{name}.json": json.dumps(facts).encode() for name, facts in files.items()}
        data["deadlines.csv"] = b'"a"\r\n"b"\r\n'
        data["deadlines.ics"] = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        counts = {name: len(json.loads(one)) if name.endswith(".json") else 1 for name, one in data.items()}
        index = {
            "gazettes": [{"id": "a", "file": "a.txt", "title": "某省人民政府公报", "year": 2018, "issue": 12}],
            "files": [
                {"name": name, "count": counts[name], "bytes": len(one), "sha256": hashlib.sha256(one).hexdigest()}
                for name, one in data.items()
            ],
        }
        change_index(index)
        for name, one in {**data, "index.json": json.dumps(index).encode(), "a.txt": seed.encode()}.items():
            (Path(folder) / name).write_bytes(one)
        return references.Check(folder, [folder]).run().failures


class ReferencesTest(unittest.TestCase):
    def found(self, change, words):
        """A change to the facts is found, and told in these words among others."""
        files = copy.deepcopy(sound())
        change(files)
        found = failures(files)
        self.assertTrue(any(words in failure for failure in found), found)

    def test_what_is_sound_passes(self):
        self.assertEqual(failures(sound()), [])

    def test_every_reference_to_nothing_is_found(self):
        ones = {
            "documents": ["gazette"],
            "clauses": ["document"],
            "deadlines": ["document", "clause"],
            "responsibilities": ["document"],
            "tables": ["document"],
            "benefits": ["audience", "clause"],
            "awards": ["document"],
            "duties": ["document"],
            "figures": ["document", "clause"],
        }
        lists = {
            "documents": ["clauses", "for_whom", "topics"],
            "clauses": ["for_whom", "topics"],
            "deadlines": ["same_task", "conflicts_with", "for_whom", "topics"],
            "responsibilities": ["body_clauses", "for_whom", "topics"],
            "benefits": ["for_whom", "topics"],
            "awards": ["for_whom", "topics"],
            "duties": ["for_whom", "topics"],
            "figures": ["for_whom", "topics"],
        }
        for name, keys in ones.items():
            for key in keys:
                with self.subTest(name, key=key):
                    self.found(lambda files: files[name][0].update({key: "d/9"}), f"{key} names d/9, which is not there")
        for name, keys in lists.items():
            for key in keys:
                with self.subTest(name, key=key):
                    self.found(lambda files: files[name][0][key].append("d/9"), f"{key} names d/9, which is not there")
        for kind in ("clause", "row", "award", "duty"):
            with self.subTest("mentions", kind=kind):
                words = f"{kind} names d/9, which is not there"
                self.found(lambda files: files["organizations"][0]["mentions"].append(mention(**{kind: "d/9"})), words)

        def of_a_criterion(files):
            files["benefits"][0]["condition"]["all"][0]["criterion"].update(clause="d/9")

        self.found(of_a_criterion, "clause names d/9")

    def test_a_fact_that_others_name_is_missed(self):
        alone = ("tables", "benefits", "questions", "figures", "organizations")
        for name in set(sound()) - set(alone):
            with self.subTest(name):
                self.found(lambda files: files[name].pop(0), "which is not there")

    def test_an_id_that_two_facts_have_is_found(self):
        for name in sound():
            with self.subTest(name):
                self.found(lambda files: files[name].append(copy.deepcopy(files[name][0])), "2 facts have this id")
        self.found(lambda files: files["figures"][0].update(id="d/1@5月底前"), "facts of 2 files have this id")
        self.found(lambda files: files["awards"][0].update(id="e/annex@甲企业"), "does not begin with that of its document")

    def test_what_is_of_another_document_is_found(self):
        def other(files):
            files["documents"].append(copy.deepcopy(files["documents"][0]) | {"id": "e", "number": "", "clauses": ["e/1"]})
            files["clauses"].append({"id": "e/1", "document": "e", "agencies": []})

        def of_other(change):
            return lambda files: (other(files), change(files))

        self.found(of_other(lambda files: files["deadlines"][0].update(clause="e/1")), "e/1 is of another document")
        self.found(of_other(lambda files: files["figures"][0].update(clause="e/1")), "e/1 is of another document")
        self.found(of_other(lambda files: files["responsibilities"][0].update(body_clauses=["e/1"])), "e/1 is of another")
        self.found(of_other(lambda files: files["documents"][0]["clauses"].append("e/1")), "e/1 is of another document")

    def test_lists_that_are_not_as_they_should_be_are_found(self):
        self.found(lambda files: files["documents"][0]["clauses"].reverse(), "its clauses are others")
        self.found(lambda files: files["documents"][0]["clauses"].pop(), "its clauses are others")
        self.found(lambda files: files["clauses"][0]["topics"].append("trials"), "topics names something twice")
        self.found(lambda files: files["deadlines"][0]["levels"].append("planet"), "levels are")

    def test_a_key_that_nobody_knows_is_found(self):
        self.found(lambda files: files["figures"][0].update(see_also=["d/2"]), "tests/published/references.py knows no such key")

    def test_deadlines_agree_with_each_other(self):
        def first(change):
            return lambda files: change(files["deadlines"][0])

        self.found(first(lambda fact: fact.update(same_task=[], conflicts_with=[])), "same_task is not mutual")
        self.found(first(lambda fact: fact.update(conflicts_with=[])), "conflicts_with is not mutual")
        self.found(first(lambda fact: fact["same_task"].append(fact["id"]) or fact["same_task"].reverse()), "same_task is not")
        self.found(first(lambda fact: fact.update(same_task=[])), "conflicts, but is another task")
        self.found(first(lambda fact: fact.update(due="2018-06-30")), "conflicts, but is due on the same day")
        self.found(first(lambda fact: fact.update(clause=None)), "has no place of its own")
        self.found(first(lambda fact: fact.update(row="d/table/1/1")), "has no place of its own")
        self.found(first(lambda fact: fact.update(clause="d/2")), "does not begin with d/2")

    def test_conditions_ask_for_what_there_is(self):
        def asked(at, **change):
            def apply(files):
                test = files["benefits"][0]["condition"]["all"][at]["criterion"]["test"]
                next(iter(test.values())).update(change)

            return apply

        for change in ({"key": "job"}, {"values": ["some"]}, {"values": []}):
            self.found(asked(0, **change), "nobody can be asked for")
        for key in ("pension", "job"):
            self.found(asked(1, key=key), "nobody can be asked for")
        self.found(lambda files: files["questions"].pop(), "nobody can be asked for")

        def deep(files):
            age = files["benefits"][0]["condition"]["all"][3]["any"][0]["not"]["criterion"]["test"]["range"]
            age.update(key="years")

        self.found(deep, "nobody can be asked for")

    def test_every_name_of_a_body_is_that_of_one(self):
        self.found(lambda files: files["organizations"].pop(0), "no body of the name 省某厅 is mentioned here")
        self.found(lambda files: files["organizations"][1].update(aliases=[]), "no body of the name 某局")
        self.found(lambda files: files["organizations"].pop(), "no body of the name 乙企业")
        for at in range(3):
            self.found(lambda files: files["organizations"][0]["mentions"].pop(at), "no body of the name 省某厅")
        self.found(lambda files: files["organizations"][0]["mentions"].append(mention()), "a mention has 0 places")
        two = mention(clause="d/1", row="d/table/1/1")
        self.found(lambda files: files["organizations"][0]["mentions"].append(two), "a mention has 2 places")

    def test_what_the_index_tells_of_a_file_is_looked_up(self):
        for at in (0, -1, -2):
            for key, value in (("count", 7), ("bytes", 7), ("sha256", "0" * 64)):
                with self.subTest(at=at, key=key):
                    found = failures(sound(), change_index=lambda index: index["files"][at].update({key: value}))
                    self.assertEqual(len(found), 1, found)
        found = failures(sound(), change_index=lambda index: index["files"].pop())
        self.assertIn("lists others", found[0])

    def test_what_the_print_says_is_looked_up(self):
        changes = {
            "２０１８ 年第 １２ 期": ("２０１８ 年第 １１ 期", "no line says"),
            "〔２０１８〕１ 号": ("〔２０１８〕１ 号\n某政〔２０１８〕２ 号", "某政〔2018〕2号: 0 documents"),
            "等 ２ 家": ("等十二家", "2, not 12"),
            "（共 ２ 家）": ("（共 ３ 家）", "2, not 3"),
            "一等奖。（１家）": ("一等奖（２家）", "1, not 2"),
        }
        for printed, (other, words) in changes.items():
            with self.subTest(printed):
                found = failures(sound(), SEED.replace(printed, other))
                self.assertTrue(any(words in failure for failure in found), found)
        self.found(lambda files: files["awards"].pop(), "1, not 2")
        self.found(lambda files: files["documents"][0].update(number=""), "某政〔2018〕1号: 0 documents, printed 1 times")

    def test_nothing_to_check_is_a_failure(self):
        with tempfile.TemporaryDirectory() as folder:
            names = [f"{name}.json" for name in sound()]
            for name in names:
                (Path(folder) / name).write_text("[]")
            empty = {"count": 0, "bytes": 2, "sha256": hashlib.sha256(b"[]").hexdigest()}
            files = [{"name": name, **empty} for name in names]
            (Path(folder) / "index.json").write_text(json.dumps({"gazettes": [], "files": files}))
            with self.assertRaises(SystemExit), contextlib.redirect_stdout(io.StringIO()):
                references.main(folder, folder)


if __name__ == "__main__":
    unittest.main()
