# What stands in cells as people write it: nothing, days, truths and lengths of time beside their plain forms.
from datetime import date, datetime

NOTHING = "- – — / ? n/a n.a. none tbd tbc unknown vacant k.a. n.v.".split()
NOBODY = ["offen", "nobody", "niemand", "no owner", "unfilled"]
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
TRUTHS = {**dict.fromkeys("true yes y x 1 ja j wahr ✓".split(), True), **dict.fromkeys("false no n 0 nein falsch".split(), False)}
LENGTHS = {"annually": "P1Y", "yearly": "P1Y", "jährlich": "P1Y", "quarterly": "P3M", "monthly": "P1M", "monatlich": "P1M",
           "weekly": "P7D", "every 6 months": "P6M", "twice a year": "P6M", "24h": "PT24H", "48 hours": "PT48H", "30 days": "P30D"}
NO_CADENCE = ["ad hoc", "continuous", "bei bedarf"]
FORMS = ["%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%d/%b/%Y"]


def visible(text):
    """Without what can't be seen; a no-break blank is a blank."""
    return text.translate(INVISIBLE).replace("\u00a0", " ").strip()


def says_nothing(text, is_word):
    """Where words of the vocabulary are wanted, only marks say that nothing is there: `TBC` is a word that nobody knows."""
    return text.lower() in NOTHING and not (is_word and any(c.isalpha() for c in text))


def day(text, form=None):
    """A day in a form that has one reading; `3/4/2026` has two."""
    for pattern in ["%d.%m.%Y"] if form == "dd.MM.yyyy" else FORMS:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    return date.fromisoformat(text)


def truth(text):
    return TRUTHS[text.lower()]


def loose(text):
    """An id without regard to case, blanks, signs and leading zeros."""
    found, digits = "", ""
    for c in visible(text).lower() + " ":
        if c.isdigit():
            digits += c
            continue
        if digits:
            found, digits = found + (digits.lstrip("0") or "0"), ""
        found += c if c.isalpha() or c == "." else "-" if found[-1:].isdigit() and c != " " else ""
    return found.rstrip("-")
