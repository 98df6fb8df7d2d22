"""Whether spreadsheet.py finds what it is there for: one deadline, sound at first; then one thing is changed at a time."""

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import spreadsheet

DEADLINE = {
    "id": "d/1@",
    "document": "d",
    "task": "=1,\"甲\"",
    "phrase": "5月底前",
    "start": None,
    "due": "2018-05-31",
    "recurrence": None,
    "all_year": False,
    "responsible": [{"name": "某厅", "role": "lead"}],
    "origin": "body",
    "conflicts_with": [],
    "quote": "5月底前，完成",
    "source": {"start": 0, "end": 9},
}
FILES = {
    "index.json": {"gazettes": [{"id": "a", "file": "a.txt"}]},
    "documents.json": [{"id": "d", "gazette": "a", "number": "1号", "title": "通知"}],
    "deadlines.json": [DEADLINE],
}
HEADERS = "文号,文件,出处,任务,时间原文,开始,截止,周期,全年工作,责任单位,来源,时间不一致,原文,公报文件,起始字节,结束字节,编号"
LINE = "1号,通知,1号 一,\"'=1,\"\"甲\"\"\",5月底前,,2018-05-31,,,某厅（牵头）,正文,,\"5月底前，完成\",a.txt,0,9,d/1@"
SOUND = f"\ufeff{HEADERS}\r\n{LINE}\r\n"


def faults(content):
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        for name, facts in FILES.items():
            (Path(folder) / name).write_text(json.dumps(facts), encoding="utf-8")
        (Path(folder) / "deadlines.csv").write_bytes(content.encode("utf-8"))
        return list(spreadsheet.faults(Path(folder)))


class SpreadsheetTest(unittest.TestCase):
    def test_what_is_sound_passes(self):
        self.assertEqual(faults(SOUND), [])

    def test_what_is_changed_is_found(self):
        changes = {
            "byte order mark": ("\ufeff", ""),
            "CR and LF": ("\r\n1号", "\n1号"),
            "formula": ("'=1", "=1"),
            "截止": ("05-31", "05-30"),
            "责任单位": ("（牵头）", ""),
            "任务": ("甲", "乙"),
            "more or fewer": ("a.txt,0", "a.txt;0"),
            "lines for": (f"{LINE}\r\n", f"{LINE}\r\n{LINE}\r\n"),
        }
        for words, (old, new) in changes.items():
            with self.subTest(words):
                self.assertIn(words, "\n".join(faults(SOUND.replace(old, new, 1))))


if __name__ == "__main__":
    unittest.main()
