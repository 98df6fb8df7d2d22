"""Checks that every quote in the published facts is what stands at its place in the seed.

    python3 tests/published/spans.py [DATA [SEEDS]]

Written from docs/contract.md's words alone and sharing nothing with the parser, not even its language, so that a mistake of the
parser cannot hide here. Prints a line for every fact that is not where it says, and a count at the end.
"""

import hashlib
import json
import re
import sys
import unicodedata
from itertools import groupby
from pathlib import Path

# NFKC would make ASCII of these; a Chinese text is cut by them, so they stay.
KEPT = set("，。；：（）“”《》〔〕、！？")
# Blanks that `str.isspace` does not count.
UNSEEN = set("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
# 浙江省人民政府公报 ２０１８ 年第 １２ 期 · —２１— · 书书书
FURNITURE = re.compile(r".{1,36}公报\d{4}年第\d{1,4}期([（(]?总第\d+期[）)]?)?|第\d{1,4}[页頁]([，/]?共\d{1,4}[页頁])?|[—–－·•-]+\d{1,4}[—–－·•-]*|\d{1,4}[—–－·•-]+|书书+", re.ASCII)
# What ARCHITECTURE.md adds to the contract for scans: 2 021年, 6月3 0日; and signs of half width.
TORN_YEAR = re.compile(r"(?<![\d ])\d(?: ?\d){3}(?=[年〕\]])", re.ASCII)
TORN_DAY = re.compile(r"(?<![\d ])\d \d(?=[月日号])", re.ASCII)
WIDE = dict(zip(",;:()?!", "，；：（）？！"))
CHINESE = re.compile(r"[\u3400-\u9fff〇○%‰，。；：）”》〕、！？]")


def blank(char):
    return char.isspace() or char in UNSEEN or unicodedata.category(char) == "Cc"


def normalised_line(line):
    """A printed line without blanks, but with the one between two digits, which is the trace of a lost sign."""
    pieces = ["".join(printed) for parted, printed in groupby(line, key=blank) if not parted]
    # A scan that sees a blank behind more than two of three characters sees them between digits too.
    loose = (len(pieces) - 1) * 3 > sum(map(len, pieces)) * 2
    words = ""
    for printed in pieces:
        folded = "".join(char if char in KEPT else unicodedata.normalize("NFKC", char) for char in printed)
        folded = "".join(char for char in folded if not blank(char))
        if ascii_digit(words[-1:]) and ascii_digit(folded[:1]) and not loose:
            words += " "
        words += folded
    return TORN_YEAR.sub(joined, TORN_DAY.sub(joined, words))


def joined(digits):
    return digits[0].replace(" ", "")


def widened(words):
    """A sign of half width behind a Chinese character or sign is one of full width. A fact begins behind such a one."""
    wide = "天"
    for char in words:
        wide += WIDE.get(char, char) if CHINESE.fullmatch(wide[-1]) else char
    return wide[1:]


def ascii_digit(char):
    return char != "" and char in "0123456789"


def normalised(text):
    """What people read in a printed text: lines joined, page furniture left out."""
    lines = (normalised_line(line) for line in text.split("\n"))
    return widened("".join(line for line in lines if not FURNITURE.fullmatch(line)))


class Wrong(Exception):
    """Why a fact is not where it says; holds the words that were looked for, and what was found instead."""

    def __init__(self, quote, found):
        super().__init__(f"“{quote}” is not there, but {found}")


class Seed:
    def __init__(self, data):
        self.data = data

    def at(self, quote, span):
        """The normalised text of a span. The quote is only told when there is none."""
        start, end = span["start"], span["end"]
        if not 0 <= start < end <= len(self.data):
            raise Wrong(quote, f"bytes {start} to {end} of {len(self.data)}")
        try:
            printed = self.data[start:end].decode("utf-8")
        except UnicodeDecodeError as error:
            raise Wrong(quote, f"bytes {start} to {end} cut a character: {error.reason}") from None
        # Else a span that is a few blanks too long would pass unseen.
        if blank(printed[0]) or blank(printed[-1]):
            raise Wrong(quote, f"bytes {start} to {end} begin or end with a blank")
        return normalised(printed)


def equal(quote, found):
    if found != quote:
        raise Wrong(quote, f"“{found}”")


def within(quote, found):
    if quote not in found:
        raise Wrong(quote, f"“{found}”")


def in_order(cells, found):
    """Each of the cells, one behind the other."""
    at = 0
    for cell in cells:
        at = found.find(cell, at)
        if at < 0:
            raise Wrong(cell, f"“{found}”")
        at += len(cell)


def scattered(words, found):
    """The characters of a cell in their order, with those of other cells between them."""
    rest = iter(found)
    if not all(char in rest for char in words):
        raise Wrong(words, f"“{found}”")


class Check:
    """The facts of a folder against the seeds that its index names."""

    def __init__(self, data, seeds):
        self.data, self.seeds = Path(data), Path(seeds)
        self.failures, self.counts = [], {}
        self.seed_of, self.clause_text, self.printed = {}, {}, {}

    def run(self):
        seeds = {}
        for gazette in self.read("index.json")["gazettes"]:
            data = (self.seeds / gazette["file"]).read_bytes()
            found = hashlib.sha256(data).hexdigest()
            if found != gazette["sha256"]:
                self.fail("index.json", gazette["id"], Wrong(gazette["sha256"], f"{gazette['file']} has {found}"))
            seeds[gazette["id"]] = Seed(data)
        for document in self.read("documents.json"):
            self.seed_of[document["id"]] = seeds[document["gazette"]]
        # First the clauses, which hold what other facts quote without a span; last the bodies, which name the others.
        names = sorted(path.name for path in self.data.glob("*.json") if path.name != "index.json")
        order = {"clauses.json": 0, "organizations.json": 2}
        for name in sorted(names, key=lambda name: order.get(name, 1)):
            self.counts[name] = 0
            for fact in self.read(name):
                # Questions, audiences and the like are no facts of a document, and have keys.
                self.walk(name, fact, fact.get("document", fact.get("id", "")))
        return self

    def read(self, name):
        return json.loads((self.data / name).read_text(encoding="utf-8"))

    def fail(self, name, place, wrong):
        self.failures.append(f"{name}: {place}: {wrong}")

    def walk(self, name, value, document, place=""):
        """Every object with a place, however deep it stands."""
        if isinstance(value, list):
            for item in value:
                self.walk(name, item, document, place)
        elif isinstance(value, dict):
            place = value.get("id", place)
            if "mentions" in value:
                self.organization(name, value)
            if "source" in value or "quote" in value:
                self.counts[name] += 1
                try:
                    self.fact(name, value, document)
                except Wrong as wrong:
                    self.fail(name, place, wrong)
            for item in value.values():
                self.walk(name, item, document, place)

    def organization(self, name, fact):
        """A body: each place that names it has one of its names."""
        names = [fact["name"], *fact["aliases"]]
        for mention in fact["mentions"]:
            self.counts[name] += 1
            place = next(filter(None, (mention.get(kind) for kind in ("clause", "row", "award", "duty"))), None)
            found = self.printed.get(place, "")
            if not any(known in found for known in names):
                self.fail(name, place, Wrong(fact["name"], found))

    def fact(self, name, fact, document):
        if "source" not in fact:
            return self.quote_of_a_clause(fact)
        quote = fact.get("quote") or fact.get("title") or fact.get("name") or fact["id"]
        found = self.seed_of[document].at(quote, fact["source"])
        self.printed[fact["id"]] = found
        if "quote" in fact:
            equal(fact["quote"], found)
        SHAPES.get(name, unknown)(self, fact, found)

    def quote_of_a_clause(self, fact):
        """A benefit or one of its criteria: the quote, and the other words that are the gazette's."""
        clause = self.clause_text.get(fact.get("clause"))
        for quote in filter(None, (fact["quote"], fact.get("amount"), fact.get("region"))):
            if clause is None:
                raise Wrong(quote, f"there is no clause {fact.get('clause')}")
            within(quote, clause)

    def document(self, fact, found):
        within(fact["title"], found)
        for words in (fact["addressees"], *fact["attachments"]):
            within(words, found)
        # The contract writes every number the same way, whatever its brackets and zeros look like in a scan.
        number = str.maketrans("[]【】()（）Oo〇○", "〔〕〔〕〔〕〔〕0000")
        for one in filter(None, fact["number"].split("、")):
            within(one.translate(number), found.translate(number))

    def clause(self, fact, found):
        self.clause_text[fact["id"]] = found
        heading, text = fact["label"] + fact["title"], fact["text"]
        # The full stop behind a title belongs to neither.
        if not (fact["title"] and text and found == f"{heading}。{text}"):
            equal(heading + text, found.removesuffix("。") if fact["title"] and not text else found)

    def deadline(self, fact, found):
        within(fact["phrase"], found)

    def responsibility(self, fact, found):
        units = [agency["name"] for agency in fact.get("responsible", [])]
        # Side by side: 市司法局 stands between the two lines of 公布取消的证明事项 | 清单.
        if fact["task"] not in found:
            for words in (fact["task"], fact["time"], *units):
                scattered(words, found)
            return
        # Units of several columns stand behind their headers: 牵头单位：甲；配合单位：乙. The headers are not in the row.
        if "单位：" in fact["units"] or "部门：" in fact["units"]:
            for words in (fact["task"], fact["time"], *units):
                within(words, found)
        else:
            in_order([fact["task"], fact["units"], fact["time"]], found)

    def table(self, fact, found):
        if "cells" in fact:
            for words in fact["cells"]:
                scattered(words, found)
            if all(words in found for words in fact["cells"]):
                in_order(fact["cells"], found)
        else:
            in_order(fact["columns"], found)

    def award(self, fact, found):
        equal(fact["name"], found)

    def duty(self, fact, found):
        for words in (fact["person"], *fact["contacts"], *fact["in_charge"], *fact["leads"]):
            within(words, found)

    def quote_alone(self, fact, found):
        """Nothing but the quote, which every fact that has one is checked for."""


SHAPES = {
    "documents.json": Check.document,
    "clauses.json": Check.clause,
    "deadlines.json": Check.deadline,
    "responsibilities.json": Check.responsibility,
    "tables.json": Check.table,
    "awards.json": Check.award,
    "duties.json": Check.duty,
    "figures.json": Check.quote_alone,
}


def unknown(_, fact, __):
    raise Wrong(fact["id"], "tests/published/spans.py does not know what to look for in this file")


def report(program, failures, lines, checked):
    """Prints what is wrong, and how much was looked at; what the program says to whoever started it."""
    for line in (*failures, *lines):
        print(line)
    if checked == 0:
        sys.exit(f"{program}: there was nothing to check; run `make build` first")
    return 1 if failures else 0


def main(data="dist/data", seeds="seeds"):
    check = Check(data, seeds).run()
    checked = sum(check.counts.values())
    counts = [f"{name}: {count}" for name, count in check.counts.items()]
    return report("spans", check.failures, [*counts, f"{checked} facts checked, {len(check.failures)} not where they say"], checked)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
