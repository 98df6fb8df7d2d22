"""Checks that ids are unique, that what names another fact names one that is there, and that what is counted is right.

    python3 tests/published/references.py [DATA [SEEDS...]]

Written from docs/contract.md's words alone ("Data") and sharing nothing with the parser. Prints a line for everything that is
wrong, and how much of each kind was looked at; exits 1 where something is wrong, or there was nothing to look at.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from pathlib import Path

import dates
import spans

# What stands at an address of its own, in one space of names.
PLACES = ("documents", "clauses", "deadlines", "responsibilities", "tables", "awards", "duties", "figures")
# What a key names, wherever it stands: facts of these files. In a mention and a deadline it may be null.
NAMED = {
    "gazette": ("gazettes",),
    "document": ("documents",),
    "clauses": ("clauses",),
    "clause": ("clauses",),
    "body_clauses": ("clauses",),
    "row": ("responsibilities", "rows"),
    "award": ("awards",),
    "duty": ("duties",),
    "conflicts_with": ("deadlines",),
    "same_task": ("deadlines",),
    "audience": ("audiences",),
    "for_whom": ("for_whom",),
    "topics": ("topics",),
}
# Which of them stand in the document of the fact that names them.
OF_ONE_DOCUMENT = {"clauses", "clause", "body_clauses", "row", "conflicts_with", "same_task"}
# Where names of bodies stand, and by which key a body says that it is named there.
BODIES = {
    "clauses": (("agencies", "clause", "id"),),
    "responsibilities": (("responsible", "row", "id"),),
    "deadlines": (("responsible", "clause", "clause"), ("responsible", "row", "row")),
    "benefits": (("agencies", "clause", "clause"),),
    "figures": (("lead", "clause", "clause"),),
    "duties": (("contacts", "duty", "id"), ("leads", "duty", "id")),
    "awards": (("name", "award", "id"),),
}
LEVELS = {"province", "city", "county", "township"}
NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[【(（]\d{4}[〕\]】)）]\d{1,4}号", re.ASCII)
COUNT = rf"(?P<count>[0-9]+|{dates.NUMBER})[家个名位人]"


class Check:
    """The facts of a folder, each file a list by its name without the ending."""

    def __init__(self, data, seeds):
        self.data, self.seeds = Path(data), [Path(folder) for folder in seeds]
        self.failures, self.counts = [], Counter()

    def run(self):
        self.index = self.read("index.json")
        names = [file["name"] for file in self.index["files"] if file["name"].endswith(".json")]
        self.facts = {name.removesuffix(".json"): self.read(name) for name in names}
        self.facts["gazettes"] = self.index["gazettes"]
        self.facts["rows"] = [row for table in self.facts["tables"] for row in table["rows"]]
        self.known = {name: {name_of(fact): fact for fact in facts} for name, facts in self.facts.items()}
        self.ids()
        self.addresses = {key for name in (*PLACES, "rows") for key in self.known[name]}
        for name in set(self.facts) - {"gazettes", "rows"}:
            for fact in self.facts[name]:
                self.references(name, fact, name_of(fact), fact.get("document"))
        self.documents()
        self.deadlines()
        self.conditions()
        self.bodies()
        self.files()
        self.printed()
        return self

    def read(self, name):
        return json.loads((self.data / name).read_text(encoding="utf-8"))

    def expect(self, kind, true, *what):
        self.counts[kind] += 1
        if not true:
            self.failures.append(": ".join(map(str, what)))

    def ids(self):
        """No two facts have one id: within a file, and of all that stands in a document."""
        for name, facts in self.facts.items():
            for key, times in Counter(map(name_of, facts)).items():
                self.expect("ids", times == 1, name, key, f"{times} facts have this id")
        everywhere = Counter(key for name in (*PLACES, "rows") for key in self.known[name])
        for key, times in everywhere.items():
            self.expect("ids across files", times == 1, key, f"facts of {times} files have this id")
        for name in PLACES[1:]:
            for fact in self.facts[name]:
                begins = fact["id"].startswith((f"{fact['document']}/", f"{fact['document']}@"))
                self.expect("ids of a document", begins, name, fact["id"], "does not begin with that of its document")

    def references(self, name, value, place, document, key=None):
        """Whatever a fact names, however deep it stands."""
        if isinstance(value, dict):
            for inner, item in value.items():
                # A criterion may quote a clause of another document; a benefit and a body have none.
                self.references(name, item, place, document, inner)
        elif isinstance(value, list):
            for item in value:
                self.references(name, item, place, document, key)
            once = key not in NAMED or len(set(value)) == len(value)
            self.expect("lists of references", once, name, place, f"{key} names something twice")
        elif key in NAMED:
            if value is not None:
                self.reference(name, value, place, document, key)
        elif key != "id" and isinstance(value, str) and value in self.addresses:
            self.expect("references", False, name, place, f"{key} names {value}; tests/published/references.py knows no such key")

    def reference(self, name, value, place, document, key):
        target = next((self.known[file][value] for file in NAMED[key] if value in self.known[file]), None)
        self.expect("references", target is not None, name, place, f"{key} names {value}, which is not there")
        own = place if name == "documents" else document
        if target and own and key in OF_ONE_DOCUMENT:
            self.expect("references", target["document"] == own, name, place, f"{value} is of another document")

    def documents(self):
        """A document names all of its clauses, in their order."""
        for document in self.facts["documents"]:
            own = [clause["id"] for clause in self.facts["clauses"] if clause["document"] == document["id"]]
            self.expect("documents", document["clauses"] == own, "documents", document["id"], "its clauses are others")

    def deadlines(self):
        """A deadline is of a clause or a row; what is the same task, or not the same day, is so both ways."""
        for fact in self.facts["deadlines"]:
            key = fact["id"]
            place = {"body": fact["clause"], "table": fact["row"]}[fact["origin"]]
            alone = place and not (fact["clause"] and fact["row"])
            self.expect("deadlines", alone, "deadlines", key, "has no place of its own")
            self.expect("deadlines", key.startswith(f"{place}@"), "deadlines", key, f"does not begin with {place}")
            for relation in ("conflicts_with", "same_task"):
                for other in fact[relation]:
                    back = self.known["deadlines"].get(other, {}).get(relation, [])
                    mutual = key in back and key != other
                    self.expect("pairs", mutual, "deadlines", key, f"{relation} is not mutual: {other}")
            for other in fact["conflicts_with"]:
                same_day = self.known["deadlines"].get(other, {}).get("due") == fact["due"]
                same_task = other in fact["same_task"]
                self.expect("conflicts", same_task, "deadlines", key, f"{other} conflicts, but is another task")
                self.expect("conflicts", not same_day, "deadlines", key, f"{other} conflicts, but is due on the same day")
        for name in ("deadlines", "organizations"):
            for fact in self.facts[name]:
                self.expect("levels", set(fact["levels"]) <= LEVELS, name, fact["id"], f"levels are {fact['levels']}")

    def conditions(self):
        """What a condition asks for is a question, and what it wants to hear is one of the choices."""
        for benefit in self.facts["benefits"]:
            for test in tests(benefit["condition"]):
                kind, asked = next(iter(test.items()))
                question = self.known["questions"].get(asked["key"])
                if kind == "answer":
                    choices = {choice["value"] for choice in question["choices"]} if question else set()
                    good = bool(asked["values"]) and set(asked["values"]) <= choices
                else:
                    good = asked["key"] == "age" or question is not None and question["number"] is not None
                self.expect("conditions", good, "benefits", benefit["id"], f"nobody can be asked for {asked}")

    def bodies(self):
        """Every name of a body where somebody must act is that of one that says so, and has one place for each."""
        bodies = {}
        for body in self.facts["organizations"]:
            for name in (body["name"], *body["aliases"]):
                bodies.setdefault(name, []).append(body)
            for mention in body["mentions"]:
                places = sum(mention[kind] is not None for kind in ("clause", "row", "award", "duty"))
                self.expect("mentions", places == 1, "organizations", body["id"], f"a mention has {places} places")
        for file, roles in BODIES.items():
            for fact in self.facts[file]:
                for key, kind, own in roles:
                    for name in named(fact[key]) if fact[own] is not None else []:
                        there = {mention[kind] for body in bodies.get(name, []) for mention in body["mentions"]}
                        words = f"no body of the name {name} is mentioned here"
                        self.expect("bodies", fact[own] in there, file, fact["id"], words)

    def files(self):
        """The index tells of each file beside it how much it holds, how large it is, and its hash."""
        listed = {file["name"]: file for file in self.index["files"]}
        found = {path.name for path in self.data.iterdir() if path.suffix in (".json", ".csv", ".ics")} - {"index.json"}
        self.expect("files", set(listed) == found, "index.json", f"lists others than {sorted(found ^ set(listed))}")
        for name in sorted(found & set(listed)):
            data = (self.data / name).read_bytes()
            told = {key: listed[name][key] for key in ("count", "bytes", "sha256")}
            true = {"count": held(name, data), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            self.expect("files", told == true, "index.json", name, f"is {true}, not {told}")

    def printed(self):
        """What the print itself says of numbers: of documents, issues and awards."""
        for gazette in self.facts["gazettes"]:
            paths = [folder / gazette["file"] for folder in self.seeds]
            data = next(filter(Path.exists, paths), paths[0]).read_bytes()
            documents = [document for document in self.facts["documents"] if document["gazette"] == gazette["id"]]
            lines = [spans.widened(spans.normalised_line(line)) for line in data.decode("utf-8").split("\n")]
            self.header(gazette, lines)
            self.numbers(documents, lines)
            for document in documents:
                source = document["source"]
                self.awards(document, spans.normalised(data[source["start"] : source["end"]].decode("utf-8")))

    def header(self, gazette, lines):
        """浙江省人民政府公报2018年第12期"""
        if gazette["year"] is not None:
            header = f"{gazette['title']}{gazette['year']}年第{gazette['issue']}期"
            found = any(line.startswith(header) for line in lines)
            self.expect("headers", found, "index.json", gazette["id"], f"no line says {header}")

    def numbers(self, documents, lines):
        """As many documents of a number as lines that are one."""
        signs = str.maketrans("[【(（]】)）", "〔〔〔〔〕〕〕〕")
        told = Counter(one for document in documents for one in document["number"].split("、"))
        printed = Counter(line.translate(signs) for line in lines if NUMBER_LINE.fullmatch(line))
        for number, times in printed.items():
            words = f"{told[number]} documents, printed {times} times"
            self.expect("numbers", told[number] == times, "documents", number, words)

    def awards(self, document, text):
        """Where the text gives a number, the list has as many names: 甲等（共62家）, 甲等62家先进单位."""
        lists = {}
        for award in self.facts["awards"]:
            if award["document"] == document["id"]:
                lists.setdefault(award["list"], []).append(award["grade"])
        for heading, grades in lists.items():
            for count in counts_of_list(text, heading):
                self.award_count(document, heading, len(grades), count)
        for grade in {grade for grades in lists.values() for grade in grades if grade}:
            for said in re.finditer(rf"{re.escape(grade)}。?（共?{COUNT}）", text):
                # A grade is of the list whose heading stands last before it.
                heading = max(lists, key=lambda heading: text.rfind(heading, 0, said.start()))
                count = dates.number(said["count"])
                self.award_count(document, f"{heading}, {grade}", lists[heading].count(grade), count)

    def award_count(self, document, words, found, count):
        self.expect("numbers of awards", found == count, "awards", document["id"], f"{words}: {found}, not {count}")


def name_of(fact):
    """Questions, audiences, topics and the like have a key."""
    return fact.get("id", fact.get("key"))


def named(value):
    """The names of bodies in what a fact has: agencies, names, or one name. Several lead side by side: 甲厅、乙局."""
    if isinstance(value, str):
        return [name for name in value.split("、") if name]
    return [item["name"] if isinstance(item, dict) else item for item in value]


def tests(condition):
    """Each test of a condition that a question decides; an open word is decided by an office."""
    for kind, value in condition.items():
        if kind == "criterion":
            if isinstance(value["test"], dict):
                yield value["test"]
        else:
            for inner in value if isinstance(value, list) else [value]:
                yield from tests(inner)


def held(name, data):
    """How many facts a file holds."""
    if name.endswith(".json"):
        return len(json.loads(data))
    if name.endswith(".ics"):
        return len(re.findall(rb"^BEGIN:VEVENT\r?$", data, re.MULTILINE))
    # Every line of the spreadsheet begins with a quotation mark, and no cell holds a line break.
    return data.count(b"\r\n") - 1


def counts_of_list(text, heading):
    """The numbers that a text gives for a list: behind its heading, and in a sentence that ends with its name."""
    for said in re.finditer(rf"{re.escape(heading)}。?（共?{COUNT}）", text):
        yield dates.number(said["count"])
    name = re.sub("^[0-9]{4}年度|名单$", "", heading)
    for said in re.finditer(rf"等{COUNT}[^，。；（]*?{re.escape(name)}", text):
        yield dates.number(said["count"])


def main(data="dist/data", *seeds):
    check = Check(data, seeds or ["seeds"]).run()
    counts = [f"{kind}: {count}" for kind, count in check.counts.items()]
    whole = f"{sum(check.counts.values())} checks, {len(check.failures)} failed"
    return spans.report("references", check.failures, [*counts, whole], len(check.facts["documents"]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
