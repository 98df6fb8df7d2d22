"""Reads deadlines.csv with Python's own csv module, and compares it with deadlines.json cell by cell.

    python3 tests/published/spreadsheet.py [DATA]
"""

import csv
import io
import json
import sys
from pathlib import Path

RHYTHMS = {"monthly": "每月", "quarterly": "每季度", "semiannual": "每半年", "annual": "每年", "periodic": "定期", None: ""}
ROLES = {"lead": "（牵头）", "joint": "", "support": "（配合）"}
ORIGINS = {"body": "正文", "table": "责任分工表"}


def expected(deadline, documents, gazettes):
    """The cells that can be told from the JSON alone; the citation in words is left to the page's tests."""
    document = documents[deadline["document"]]
    return {
        "文号": document["number"],
        "文件": document["title"],
        "任务": deadline["task"],
        "时间原文": deadline["phrase"],
        "开始": deadline["start"] or "",
        "截止": deadline["due"] or "",
        "周期": RHYTHMS[deadline["recurrence"]],
        "全年工作": "是" if deadline["all_year"] else "",
        "责任单位": "；".join(unit["name"] + ROLES[unit["role"]] for unit in deadline["responsible"]),
        "来源": ORIGINS[deadline["origin"]],
        "时间不一致": "；".join(deadline["conflicts_with"]),
        "原文": deadline["quote"],
        "公报文件": gazettes[document["gazette"]]["file"],
        "起始字节": str(deadline["source"]["start"]),
        "结束字节": str(deadline["source"]["end"]),
        "编号": deadline["id"],
    }


def as_written(cell):
    """A cell without the apostrophe that keeps it from being run, which nothing else may have."""
    return cell[1:] if cell.startswith("'") and dangerous(cell[1:]) else cell


def dangerous(cell):
    return cell.lstrip("\ufeff\u200b \t\r\n\u3000").startswith(tuple("=+-@＝＋－＠"))


def faults(data):
    """What is wrong, a line for each."""

    def read(name):
        return json.loads((data / name).read_text(encoding="utf-8"))

    documents = {document["id"]: document for document in read("documents.json")}
    gazettes = {gazette["id"]: gazette for gazette in read("index.json")["gazettes"]}
    deadlines = read("deadlines.json")
    content = (data / "deadlines.csv").read_bytes().decode("utf-8")
    if not content.startswith("\ufeff"):
        yield "it does not begin with a byte order mark"
    if content.count("\n") != content.count("\r\n"):
        yield "a line does not end with CR and LF"
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""), strict=True))
    if len(rows) != len(deadlines):
        yield f"{len(rows)} lines for {len(deadlines)} deadlines"
    for row, deadline in zip(rows, deadlines):
        if None in row or None in row.values():
            yield f"{deadline['id']}: a line has more or fewer cells than headers"
            continue
        for header, cell in row.items():
            if dangerous(cell):
                yield f"{deadline['id']}: {header} would be run as a formula: {cell}"
        for header, words in expected(deadline, documents, gazettes).items():
            if as_written(row.get(header, "")) != words:
                yield f"{deadline['id']}: {header} is “{row.get(header)}”, not “{words}”"
        if not row["出处"].startswith(row["文号"]):
            yield f"{deadline['id']}: 出处 is “{row['出处']}”"
    print(f"deadlines.csv: {len(rows)} lines")


def main(data="dist/data"):
    found = list(faults(Path(data)))
    for fault in found:
        print(f"deadlines.csv: {fault}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
