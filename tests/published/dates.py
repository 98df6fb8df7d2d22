"""Re-derives the days of every dated fact from its words, and compares them with the published ones.

    python3 tests/published/dates.py [DATA [SEEDS...]]

Written from docs/contract.md's words alone ("Dates") and sharing nothing with the parser. Prints a line for every day that the
words do not say, and how many facts of each file were read; exits 1 where one is wrong, or there was nothing to read.
"""

import json
import re
import sys
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import spans

# Traditional characters are read through a copy of the same length.
SIMPLIFIED = str.maketrans("從內個後於終週兩國慶節勞動建黨軍教師截開間時", "从内个后于终周两国庆节劳动建党军教师截开间时")
NUMERALS = {"〇": 0, "零": 0, "○": 0, "O": 0, "o": 0, "О": 0} | {sign: at for at, sign in enumerate("一二三四五六七八九", 1)}
NUMERALS |= {"两": 2} | {sign: int(sign) for sign in "0123456789"}

# A scan sees the letter O where a zero was printed.
YEAR_SIGN = "[0-9〇零○OoО一二三四五六七八九]"
YEAR = f"(?:{YEAR_SIGN}{{4}}年|今年|本年|当年|明年|来年|次年)"
NUMBER = "(?:[0-9]{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
NUMBER_SIGNS = "".join(NUMERALS) + "十"
# The date of a document, by what is done with it: 印发之日, 即日.
TODAY = "(?:即日|本?(?:通知|意见|方案|办法|规定|决定|通告|公告|计划|细则)?(?:印发|发布|公布|下发|颁布|发文)之日)"
FESTIVALS = {
    "元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "七一": (7, 1), "建党节": (7, 1), "八一": (8, 1), "建军节": (8, 1),
    "教师节": (9, 10), "十一": (10, 1), "国庆": (10, 1),
}  # fmt: skip
# Festivals of the moon's calendar, or the sun's, whose day is another each year.
MOVING = "春节|元宵|清明|端午|中秋|重阳|除夕"

# A stretch of the calendar, from a day to five years.
STRETCH = re.compile(
    rf"“?(?P<plan>十?[一二三四五六七八九])五”?(?:时期|期间|规划期)?"
    rf"|(?P<festival>{'|'.join(FESTIVALS)}|{MOVING})(?:节)?"
    rf"|(?P<of>{YEAR})?(?:"
    rf"(?P<named>{'|'.join(FESTIVALS)}|{MOVING})(?:节)?"
    rf"|(?P<half>[上下])半年"
    rf"|第?(?P<quarter>[1-4一二三四])季度"
    rf"|(?:(?P<month>{NUMBER})月份?|(?P<this>[本当下次])月|(?P<bare>月))(?:(?P<third>[上中下])旬|(?P<day>{NUMBER})[日号])?"
    # 年底 and 月底 name no year and no month; 2021年年底 names it twice.
    rf"|(?P<whole>年)"
    rf")"
    rf"|(?P<year>{YEAR})"
)
ONE = re.sub(r"\(\?P<\w+>", "(?:", STRETCH.pattern)
RHYTHMS = {
    "monthly": "(?:每个?|逐|按)月", "quarterly": "(?:每个?|逐|按)季度?", "semiannual": "每半年", "annual": "每一?年",
    "periodic": "(?<!不)定期",
}  # fmt: skip
RHYTHM = "|".join(f"(?P<{name}>{words})" for name, words in RHYTHMS.items())
UNITS = {"年": "years", "个月": "months", "月": "months", "周": "weeks", "星期": "weeks", "天": "days", "日": "days"}

# All the ways in which a text tells a time; each is tried on the whole of a phrase.
ALL_YEAR = re.compile("全年(?:工作)?")
AGAIN = re.compile(rf"(?:{RHYTHM})的?(?:(?:{ONE}|{NUMBER}[日号])?(?:[至到—–~-]+(?:{ONE}))?[底末终]?(?:以前|之前|前)?)?")
WITHIN = re.compile(rf"(?:半年|(?P<many>{NUMBER})(?P<unit>{'|'.join(UNITS)}))(?:之内|以内|内)")
FROM = re.compile(rf"(?P<from>[从自])?(?P<first>{TODAY}|{ONE})(?(from)起?|起)(?:[至到](?P<last>{ONE})[底末]?止?)?")
BETWEEN = re.compile(rf"(?P<first>{ONE}|{YEAR_SIGN}{{4}}|[0-9]{{1,2}})(?:[—–~至到-]+)(?P<last>{ONE})(?:期间)?")
BY = re.compile(rf"(?P<to>到|至|截至|截止到?)?(?P<stretch>{ONE})(?P<end>[底末终内])?(?P<before>以前|之前|前)?")
FORMS = (ALL_YEAR, AGAIN, WITHIN, BETWEEN, FROM, BY)
# How much longer a phrase may be than what is published of it: 2018年 before 6月底前.
LONGEST_REST = 12
# A term behind one of these counts from something that has no day, unless that is the document, or tells how long something
# takes.
EVENT = re.compile("之日起[^之]*$|(?:近|后|不少于|不超过|至少|毕业|满)$")
DOCUMENT = re.compile(f"[从自]?{TODAY}起?|(?:印发|发布|公布|下发)后")


class Days(NamedTuple):
    """What is published of a time."""

    start: date | None = None
    due: date | None = None
    recurrence: str | None = None
    all_year: bool = False

    def __str__(self):
        told = [f"{self.start or '?'} to {self.due or '?'}", self.recurrence, "all year" if self.all_year else None]
        return ", ".join(filter(None, told))


class Setting(NamedTuple):
    """What the words around a phrase tell: the day of the document, the year last named, the period of the plan."""

    today: date | None
    year: int | None
    period: tuple[int, int] | None = None


class Wrong(Exception):
    """What cannot be read, or says something else than what is published."""


def number(words):
    """21, 二十一, 两"""
    if "十" in words:
        tens, ones = words.split("十")
        return 10 * (NUMERALS[tens] if tens else 1) + (NUMERALS[ones] if ones else 0)
    return int("".join(str(NUMERALS[sign]) for sign in words))


def year_of(words, setting):
    """The year that words name, or that of the words before; none where even the document has none."""
    if words is None:
        return setting.year
    later = {"今": 0, "本": 0, "当": 0, "明": 1, "来": 1, "次": 1}.get(words[0])
    if later is None:
        return number(words[:4])
    # 次年 is the one behind the year that was named, the others are told from the day of writing.
    base = setting.year if words[0] in "次当" else setting.today and setting.today.year
    return None if base is None else base + later


def months(year, first, last):
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def stretch(words, setting):
    """The first and the last day of a stretch of the calendar. None where the text gives no year, or no day at all."""
    said = STRETCH.fullmatch(words)
    if said is None:
        raise Wrong(f"“{words}” is no time that this script can read")
    if said["plan"]:
        # The third plan began in 1966, and each took five years from then on.
        first = 1966 + 5 * (number(said["plan"]) - 3)
        return date(first, 1, 1), date(first + 4, 12, 31)
    year = year_of(said["of"] or said["year"], setting)
    if year is None:
        return None
    festival = said["festival"] or said["named"]
    if festival:
        day = FESTIVALS.get(festival) and date(year, *FESTIVALS[festival])
        return day and (day, day)
    if said["half"]:
        return months(year, *((1, 6) if said["half"] == "上" else (7, 12)))
    if said["quarter"]:
        last = 3 * number(said["quarter"])
        return months(year, last - 2, last)
    if said["month"] or said["this"] or said["bare"]:
        return within_month(said, year, setting)
    return months(year, 1, 12)


def within_month(said, year, setting):
    if said["month"]:
        month = number(said["month"])
    elif setting.today is None:
        return None
    else:
        # 本月 and 下月 are told from the day of writing, whatever year was named before.
        year, month = divmod(12 * setting.today.year + setting.today.month - 1 + (said["this"] in ("下", "次")), 12)
        month += 1
    try:
        first, last = months(year, month, month)
        if said["day"]:
            return (first.replace(day=number(said["day"])),) * 2
    except ValueError as error:
        raise Wrong(f"“{said[0]}” is no day: {error}") from None
    if said["third"]:
        at = "上中下".index(said["third"])
        return first.replace(day=10 * at + 1), last if at == 2 else first.replace(day=10 * at + 10)
    return first, last


def later(today, many, unit):
    """The day so many months or days behind another, or the last of its month where there is none."""
    if unit in ("days", "weeks"):
        return today + timedelta(days=many * (7 if unit == "weeks" else 1))
    months_on = today.month - 1 + many * {"years": 12, "months": 1}[unit]
    year, month = today.year + months_on // 12, months_on % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def read(phrase, setting, behind=""):
    """The days that a phrase tells, or an error where it tells none. Behind a beginning a rhythm belongs to it."""
    words = phrase.translate(SIMPLIFIED)
    form = next((form for form in FORMS if form.fullmatch(words)), None)
    if form is None:
        raise Wrong(f"“{phrase}” is no time that this script can read")
    days = READERS[form](form.fullmatch(words), setting)
    if days.start and days.recurrence is None:
        rhythm = re.search(RHYTHM, behind.translate(SIMPLIFIED))
        return days._replace(recurrence=rhythm and rhythm.lastgroup)
    return days


def read_all_year(_, __):
    return Days(all_year=True)


def read_again(said, _):
    """每年12月底前 has no day either."""
    return Days(recurrence=next(name for name in RHYTHMS if said[name]))


def read_within(said, setting):
    many, unit = (number(said["many"]), UNITS[said["unit"]]) if said["unit"] else (6, "months")
    if unit == "years" and setting.period:
        return Days(due=date(setting.period[1], 12, 31))
    return Days(due=setting.today and later(setting.today, many, unit))


def read_from(said, setting):
    from_today = re.fullmatch(TODAY, said["first"])
    begins = setting.today and (setting.today,) if from_today else stretch(said["first"], setting)
    ends = stretch(said["last"], following(setting, begins)) if said["last"] else None
    return Days(start=begins and begins[0], due=ends and ends[1])


def read_between(said, setting):
    """2018—2020年, 9—11月, 2021年11月至次年1月: what the first lacks the last has, and the other way round."""
    first = said["first"]
    if re.fullmatch(f"{YEAR_SIGN}{{4}}|[0-9]{{1,2}}", first):
        first += "年" if len(first) == 4 else "月"
    begins = stretch(first, setting)
    ends = stretch(said["last"], following(setting, begins))
    return Days(start=begins and begins[0], due=ends and ends[1])


def following(setting, begins):
    return setting._replace(year=begins[0].year) if begins else setting


def read_by(said, setting):
    days = stretch(said["stretch"], setting)
    if days is None:
        return Days()
    # Before a festival is the day before; before a day of the calendar is that day at the latest.
    if said["before"] and re.fullmatch(f"(?:{YEAR})?(?:{'|'.join(FESTIVALS)})节?", said["stretch"]):
        return Days(due=days[0] - timedelta(days=1))
    if said["to"] or said["end"] or said["before"]:
        return Days(due=days[1])
    return Days(*days)


READERS = {
    ALL_YEAR: read_all_year, AGAIN: read_again, WITHIN: read_within, FROM: read_from, BETWEEN: read_between, BY: read_by,
}  # fmt: skip


def year_before(words, today):
    """The year that the words before a phrase name for it: those of its sentence, or else of the sentence before.

    A sentence that names a month without a year hands on the year that it was handed itself.
    """
    known = today.year if today else None
    year = known
    for sentence in re.split("[。！？]", re.sub("《[^》]*》|〔[^〕]*〕", "", words.translate(SIMPLIFIED))):
        named = [year_of(said, Setting(today, year)) for said in re.findall(f"({YEAR})(?!度)", sentence)]
        # A year that is over tells of what was.
        named = [one for one in named if one is not None and (known is None or one >= known)]
        if named:
            year = named[-1]
        # What follows the last full stop may be nothing but the phrase itself.
        elif sentence and not re.search("月|半年|季度|年[底内末]", sentence):
            year = known
    return year


def scan(text, bare=False):
    """Every phrase of a text that tells a time, the longest at each place; the bare name of a time only if asked for."""
    words, at = text.translate(SIMPLIFIED), 0
    while at < len(words):
        here = filter(None, (form.match(words, at) for form in FORMS))
        found = max(here, key=lambda said: said.end(), default=None)
        if found and begins_there(words, at) and (bare or marked(found)):
            yield at, text[at : found.end()]
            at = found.end()
        else:
            at += 1


def begins_there(words, at):
    """Not within a number, nor the 年 of 老年 or the 月 of 岁月."""
    behind = words[at - 1 : at]
    if words[at] in "年月":
        return behind == "" or behind in "，。；：、（“于在"
    return words[at] not in NUMBER_SIGNS or behind == "" or behind not in NUMBER_SIGNS + "第"


def marked(said):
    """Whether a phrase is more than the name of a time: 2018年底前, not 2018年."""
    return said.re is not BY or bool(said["to"] or said["end"] or said["before"])


class Check:
    """The facts of a folder against the seeds that its index names."""

    def __init__(self, data, seeds):
        self.data, self.seeds = Path(data), [Path(folder) for folder in seeds]
        self.failures, self.counts, self.unread = [], {}, {}

    def run(self):
        gazettes = {gazette["id"]: self.seed(gazette["file"]) for gazette in self.read("index.json")["gazettes"]}
        self.documents = {document["id"]: document for document in self.read("documents.json")}
        self.seed_of = {key: gazettes[document["gazette"]] for key, document in self.documents.items()}
        self.clauses = {clause["id"]: clause for clause in self.read("clauses.json")}
        self.rows = {row["id"]: row for row in self.read("responsibilities.json")}
        self.deadlines = self.read("deadlines.json")
        self.each("documents.json", self.documents.values(), self.document)
        self.each("deadlines.json", self.deadlines, self.deadline)
        self.each("responsibilities.json", self.rows.values(), self.row)
        self.each("benefits.json", self.read("benefits.json"), self.benefit)
        self.each("clauses.json", self.clauses.values(), self.clause)
        return self

    def read(self, name):
        return json.loads((self.data / name).read_text(encoding="utf-8"))

    def seed(self, file):
        """The bytes of a gazette, in the first of the folders that has it."""
        paths = [folder / file for folder in self.seeds]
        return next(filter(Path.exists, paths), paths[0]).read_bytes()

    def each(self, name, facts, check):
        """Counts the days that the facts of a file have, and that are those of their words."""
        self.counts[name] = self.unread[name] = 0
        for fact in facts:
            try:
                self.counts[name] += check(fact)
            except Wrong as wrong:
                self.unread[name] += 1
                self.failures.append(f"{name}: {fact['id']}: {wrong}")

    def setting(self, document, words):
        """What is known where a phrase stands behind these words of its clause or cell."""
        today = day(document["date"])
        return Setting(today, year_before(words, today), period(document["title"]))

    def document(self, document):
        source = document["source"]
        printed = self.seed_of[document["id"]][source["start"] : source["end"]].decode("utf-8")
        compare(document["title"], signature(printed, document["issuer"]), day(document["date"]))
        return 1

    def deadline(self, fact):
        words, behind = self.around(fact)
        setting = self.setting(self.documents[fact["document"]], words)
        days = read(fact["phrase"], setting, behind)
        whole(fact["phrase"], days, words, behind, setting)
        compare(fact["phrase"], days, published(fact))
        return 1

    def around(self, fact):
        """The words before and behind a phrase, in its clause or its cell."""
        row = self.rows.get(fact["row"])
        before, phrase, behind = (row["time"] if row else fact["quote"]).partition(fact["phrase"])
        if not phrase:
            raise Wrong(f"“{fact['phrase']}” is not in “{before}”")
        if row:
            return before, behind
        begin, end = self.clauses[fact["clause"]]["source"]["start"], fact["source"]["start"]
        words = spans.normalised(self.seed_of[fact["document"]][begin:end].decode("utf-8"))
        return words + before, behind

    def row(self, row):
        """Every time of a cell, and whose it is."""
        cell, dues = row["time"], []
        for at, phrase in scan(cell, bare=True):
            days = read(phrase, self.setting(self.documents[row["document"]], cell[:at]))
            dues.append((cell[:at], days._replace(recurrence=None)))
        compare(cell, [days for _, days in dues], [published({"recurrence": None, **due}) for due in row["dues"]])
        for (before, _), due in zip(dues, row["dues"]):
            if not before.endswith(due["who"]):
                raise Wrong(f"“{due['who']}” does not stand before its day in “{cell}”")
        return len(dues)

    def benefit(self, benefit):
        """From when on a benefit holds and until when something is to be done, by the words of its quote."""
        clause = self.clauses[benefit["clause"]]
        before, _, _ = clause["text"].partition(benefit["quote"])
        told = []
        for at, phrase in scan(benefit["quote"]):
            words = before + benefit["quote"][:at]
            told.append(read(phrase, self.setting(self.documents[clause["document"]], words)))
        starts, dues = [days.start for days in told if days.start], [days.due for days in told if days.due]
        if len(set(starts)) > 1 or len(set(dues)) > 1:
            raise Wrong(f"“{benefit['quote']}” names several days")
        days = Days(*(days[0] if days else None for days in (starts, dues)))
        compare(benefit["quote"], days, Days(day(benefit["effective_from"]), day(benefit["due"])))
        return 1

    def clause(self, clause):
        """Every time of the text that a deadline could have has one."""
        document = self.documents[clause["document"]]
        facts = [fact for fact in self.deadlines if fact["clause"] == clause["id"]]
        words, left, found = mask(clause["text"]), [fact["phrase"] for fact in facts], 0
        for at, phrase in scan(words):
            try:
                days = read(phrase, self.setting(document, words[:at]))
            except Wrong:  # A misprint, the 31st of June, can be nobody's deadline.
                continue
            if not awaited(phrase, days, day(document["date"]), words[at + len(phrase) :]):
                continue
            own = next((one for one in left if one in phrase or phrase in one), None)
            if own:
                left.remove(own)
            elif not any(belongs(phrase, days, fact) for fact in facts):
                raise Wrong(f"“{phrase}” is no deadline in “{clause['text'][at:][:40]}”")
            found += 1
        return found


def belongs(phrase, days, fact):
    """Whether a rhythm stands behind the beginning of another fact, which has it."""
    return fact["start"] and days.recurrence == fact["recurrence"] and phrase in fact["quote"]


def awaited(phrase, days, today, behind):
    """Whether a phrase tells a deadline by itself; terms and periods depend on what they are said of."""
    form = next(form for form in FORMS if form.fullmatch(phrase.translate(SIMPLIFIED)))
    # A year that was over tells a report; 国庆节前后 is no last day; 自印发之日起 may only be the beginning of 30日内.
    over = days.due and today and days.due.year < today.year
    goes_on = behind.startswith("后") or WITHIN.match(behind.translate(SIMPLIFIED))
    return form not in (WITHIN, BETWEEN) and not over and not goes_on


def mask(text):
    """A text without what stands in titles, in the same places."""
    return re.sub("《[^》]*》", lambda title: "·" * len(title[0]), text)


def day(published):
    return published and date.fromisoformat(published)


def published(fact):
    return Days(day(fact["start"]), day(fact["due"]), fact["recurrence"], fact["all_year"])


def period(title):
    """2018 and 2020 of a plan for 2018—2020年."""
    said = re.search("([0-9]{4})年?[—–~至-]+([0-9]{4})年", title)
    return said and (int(said[1]), int(said[2]))


def compare(words, derived, found):
    if derived != found:
        raise Wrong(f"“{words}” says {told(derived)}, not {told(found)}")


def told(days):
    return "; ".join(map(str, days)) if isinstance(days, list) else str(days)


def whole(phrase, days, before, behind, setting):
    """Whether a phrase is the whole of what tells its time: 每 before 年底前 and 前 behind 10月底 belong to it."""
    part = re.split("[，。；]", before)[-1].translate(SIMPLIFIED)
    if days.recurrence == "periodic" and part.endswith("不"):
        raise Wrong(f"不{phrase} is no rhythm")
    if WITHIN.fullmatch(phrase.translate(SIMPLIFIED)) and EVENT.search(DOCUMENT.sub("", part)):
        raise Wrong(f"“{part}{phrase}” counts from something that has no day")
    for more in range(1, LONGEST_REST):
        for words in (before[-more:] + phrase, phrase + behind[:more]):
            if words != phrase and any(form.fullmatch(words.translate(SIMPLIFIED)) for form in FORMS):
                raise Wrong(f"“{phrase}” is only a part of “{words}”")
    if days.due and setting.today and days.due.year < setting.today.year:
        raise Wrong(f"“{phrase}” was over when the document was written")


def signature(printed, issuer):
    """The day under a document: the line that is nothing but a day, behind that of the issuer if there are several."""
    days, first = [], None
    lines = [spans.widened(spans.normalised_line(line)) for line in printed.split("\n")]
    for line in filter(None, lines):
        said = re.fullmatch(f"(.*?)[（(]?({YEAR_SIGN}{{4}}年{NUMBER}月{NUMBER}日)[）)]?", line)
        if said and (said[1] == "" or issuer.endswith(said[1])):
            days.append((bool(said[1]) or (first or "").endswith(issuer), said[2]))
        first = line
    signed = [words for behind_issuer, words in days if behind_issuer] or [words for _, words in days]
    return stretch(signed[0], Setting(None, None))[0] if signed else None


def main(data="dist/data", *seeds):
    check = Check(data, seeds or ["seeds"]).run()
    read_again = sum(check.counts.values())
    counts = [f"{name}: {count} re-derived, {check.unread[name]} otherwise" for name, count in check.counts.items()]
    whole = f"{read_again} times re-derived from their words, {len(check.failures)} otherwise"
    return spans.report("dates", check.failures, [*counts, whole], read_again)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
