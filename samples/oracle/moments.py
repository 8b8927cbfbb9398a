# Dates, instants and durations as the checks count them.
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from . import cells

DURATION = re.compile(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


@dataclass(frozen=True)
class Duration:
    """An ISO 8601 duration in whole units; `text` is what the file said."""
    months: int
    days: int
    seconds: int
    text: str


def duration(text):
    match = DURATION.fullmatch(text)
    if not match or not any(match.groups()[1:]):
        raise ValueError(text)
    sign = -1 if match[1] else 1
    years, months, weeks, days, hours, minutes, seconds = (sign * int(group or 0) for group in match.groups()[1:])
    return Duration(years * 12 + months, weeks * 7 + days, hours * 3600 + minutes * 60 + seconds, text)


def plus(day, length):
    """Years and months first, clamped to the month's end, then weeks and days."""
    month = day.month - 1 + length.months
    year, month = day.year + month // 12, month % 12 + 1
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number) + timedelta(days=length.days)
        except ValueError:
            continue


def month_end(day):
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def after(day, length):
    """As plus; but so many months from the last day of a month lead to the last day of a month."""
    if length.months > 0 and day == month_end(day):
        return month_end(plus(day, Duration(length.months, 0, 0, ""))) + timedelta(days=length.days)
    return plus(day, length)


def is_more_than_nothing(length):
    """What is to recur, or to be kept to, is longer than nothing in each of its parts."""
    parts = (length.months, length.days, length.seconds)
    return min(parts) >= 0 and max(parts) > 0


def counts(length):
    """Whether a cadence leads to a later day: one of nothing, or of less, is none."""
    return length is not None and plus(date(2001, 1, 1), length) > date(2001, 1, 1)


def lasts(length):
    """Whether an agreed time is more than nothing."""
    start = datetime(2001, 1, 1)
    return length is not None and datetime.combine(plus(start.date(), length), start.time()) + timedelta(seconds=length.seconds) > start


def instant_plus(instant, length, zone):
    """Years and months by the calendar of the zone; a day of an SLA is 24 hours."""
    if length.months:
        local = instant.astimezone(zone)
        moved = plus(local.date(), Duration(length.months, 0, 0, ""))
        instant = datetime.combine(moved, local.time(), tzinfo=zone).astimezone(timezone.utc)
    return instant + timedelta(days=length.days, seconds=length.seconds)


def end_of(day, zone):
    """00:00 of the next day in the zone."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), tzinfo=zone).astimezone(timezone.utc)


def instant(text):
    found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(timezone.utc)


def typed(text, kind, form=None):
    """The value of a cell; raises ValueError where it does not fit."""
    if kind == "date":
        return cells.day(text, form)
    if kind == "date-time":
        return instant(text)
    if kind == "duration":
        return duration(cells.LENGTHS.get(text.lower(), text))
    if kind == "integer":
        return int(text)
    if kind == "boolean":
        return cells.truth(text)
    return text
