# What happened and who handed over: joiners, movers, leavers and the tickets between the processes.
from datetime import date, datetime, timedelta

from .interactions import INTERACTIONS
from .processes import PROCESSES
from .world import AS_OF, BERLIN, HISTORY_FROM, dice, table, working_day, write

# How many of each kind happen in the two years.
EVENTS = {"leaver": 40, "joiner": 52, "mover": 20, "contract-end": 8, "new-supplier": 10}

# Interfaces whose tickets start without such an event: how many in two years, and within how many hours they are done.
OTHER_TICKETS = {"I-110": (64, 70), "I-082": (12, 300), "I-113": (14, 44), "I-090": (24, 1), "I-141": (44, 46)}

# Events entered by hand, after the others: id | kind | at | subject. The reasons are in planted.py.
EVENTS_BY_HAND = table("""
EV-201 | leaver       | 2025-08-29T17:00:00+02:00 | Staff 20711
EV-202 | leaver       | 2025-10-15T12:00:00+02:00 | Staff 20712
EV-203 | leaver       | 2026-02-13T17:00:00+01:00 | Staff 20713
EV-204 | leaver       | 2026-02-12T17:00:00+01:00 | Staff 20714
EV-205 | joiner       | 2025-12-01T08:00:00+01:00 | Staff 20715
EV-206 | new-supplier | 2025-11-03T10:00:00+01:00 | Kiel Courier GmbH
EV-207 | leaver       | 2025-06-13T08:00:00+02:00 | Staff 20717
EV-208 | leaver       | 2026-03-31T17:00:00+02:00 | Staff 20718
EV-209 | leaver       | 2025-03-31T21:59:00Z      | Staff 20719
EV-210 | leaver       | 2025-03-31T22:30:00Z      | Staff 20720
EV-211 | leaver       | 2026-03-31T00:00:00+02:00 | Staff 20721
EV-212 | mover        | 2025-05-05T09:00:00+02:00 | Staff 20722
EV-213 | joiner       | 2026-03-25T00:00:00+01:00 | Staff 20723
EV-214 | site-closure | 2025-11-20T09:00:00+01:00 | Office Kiel
EV-215 | complaint    | 2025-03-31T12:00:00+02:00 | Person 311
EV-216 | leaver       | 2026-01-30T17:00:00+01:00 | Staff 20724
EV-217 | leaver       | 2026-01-30T17:00:00+01:00 | Staff 20725
EV-218 | Leaver       | 2026-02-27T17:00:00+01:00 | Staff 20726
EV-219 | leaver       | 2025-11-14T17:00:00+01:00 | Staff 20727
EV-220 | leaver       | 2025-11-14T17:00:00+01:00 | Staff 20728
""")

# Tickets entered by hand: id | interface | opened | completed | status | subject | event.
TICKETS_BY_HAND = table("""
T-2001 | I-110 | 2025-07-02T09:00:00+02:00 | 2025-07-05T09:01:00+02:00 | done | Staff 10233 |
T-2002 | I-110 | 2025-12-19T15:00:00+01:00 | 2025-12-29T10:00:00+01:00 | done | Staff 10418 |
T-2003 | I-082 | 2025-09-01T08:30:00+02:00 | 2025-09-20T16:00:00+02:00 | done | NW-2025-118 |
T-2004 | I-082 | 2026-03-02T10:00:00+01:00 |                           | open | NW-2026-031 |
T-2005 | I-110 | 2026-03-27T12:00:00+01:00 | 2026-03-30T13:00:00+02:00 | done | Staff 10502 |
T-2006 | I-063 | 2025-06-20T23:50:00+02:00 | 2025-06-21T23:50:00+02:00 | done | Staff 20717 |
T-2007 | I-110 | 2025-10-06T11:00:00+02:00 | 2025-11-03T11:00:00+01:00 | cancelled | Staff 10377 |
T-2008 | I-082 | 2025-03-31T23:30:00+02:00 | 2025-05-19T12:00:00+02:00 | done | NW-2025-040 |
T-2009 | I-082 | 2026-03-17T23:00:00+01:00 |                           | open | NW-2026-039 |
T-2010 | I-064 | 2025-08-29T17:30:00+02:00 | 2025-09-01T10:00:00+02:00 | done | Staff 20711 | EV-201
T-2011 | I-063 | 2025-10-23T09:00:00+02:00 | 2025-10-23T15:00:00+02:00 | done | Staff 20712 |
T-2012 | I-064 | 2025-10-15T13:00:00+02:00 | 2025-10-17T10:00:00+02:00 | done | Staff 20712 | EV-202
T-2013 | I-063 | 2026-02-13T17:10:00+01:00 | 2026-02-13T18:00:00+01:00 | done | Staff 20713 | EV-204
T-2014 | I-064 | 2026-02-13T17:10:00+01:00 | 2026-02-16T11:00:00+01:00 | done | Staff 20713 | EV-203
T-2015 | I-063 | 2026-02-12T17:10:00+01:00 | 2026-02-12T18:00:00+01:00 | done | Staff 20714 | EV-204
T-2016 | I-064 | 2026-02-12T17:10:00+01:00 | 2026-02-13T09:00:00+01:00 | done | Staff 20714 | EV-204
T-2017 | I-057 | 2025-12-01T09:00:00+01:00 | 2025-12-01T12:00:00+01:00 | done | Staff 20715 |
T-2018 | I-064 | 2025-06-13T09:00:00+02:00 | 2025-06-16T12:00:00+02:00 | done | Staff 20717 | EV-207
T-2019 | I-064 | 2025-04-01T09:00:00+02:00 | 2025-04-02T09:00:00+02:00 | done | Staff 20720 | EV-210
T-2020 | I-063 | 2026-03-31T08:00:00+02:00 | 2026-03-31T09:15:00+02:00 | done | Staff 20721 |
T-2021 | I-061 | 2025-06-04T09:00:00+02:00 | 2025-06-06T09:00:00+02:00 | done | Staff 20722 | EV-212
T-2022 | I-056 | 2026-03-25T08:00:00+01:00 | 2026-03-26T10:00:00+01:00 | done | Staff 20723 | EV-213
T-2023 | I-141 | 2025-10-20T09:00:00+02:00 | 2025-10-20T15:00:00+02:00 | done | Case 90001 |
T-2024 | I-141 | 2025-10-21T09:00:00+02:00 | 2025-10-21T15:00:00+02:00 | done | Case 90002 |
T-2025 | I-141 | 2025-10-22T09:00:00+02:00 | 2025-10-22T15:00:00+02:00 | done | Case 90003 |
T-2026 | I-048 | 2025-07-01T09:00:00+02:00 | 2025-07-02T15:00:00+02:00 | done | Decision 17 |
T-2027 | I-111 | 2025-07-31T09:00:00+02:00 | 2025-07-31T12:00:00+02:00 | done | Decision 17 |
T-2028 | I-048 | 2026-01-05T09:00:00+01:00 | 2026-01-06T15:00:00+01:00 | done | Decision 21 |
T-2029 | I-111 | 2026-02-05T09:00:00+01:00 | 2026-02-05T12:00:00+01:00 | done | Decision 21 |
T-2030 | I-141 | 2026-02-02T10:00:00+01:00 | 2026-02-02T09:00:00+01:00 | done | Case 90004 |
T-2031 | I-063 | 2025-12-01T10:00:00+01:00 | 2026-01-31T10:00:00+01:00 | done | Staff 20724 |
T-2032 | I-064 | 2025-12-01T10:00:00+01:00 | 2026-02-02T10:00:00+01:00 | done | Staff 20724 | EV-216
T-2033 | I-063 | 2025-11-30T10:00:00+01:00 | 2025-11-30T15:00:00+01:00 | done | Staff 20725 |
T-2034 | I-064 | 2026-01-30T17:30:00+01:00 | 2026-02-02T10:00:00+01:00 | done | Staff 20725 | EV-217
T-2035 | I-063 | 2026-02-20T10:00:00+01:00 | 2026-03-01T08:00:00+01:00 | done | Staff 20726 | EV-218
T-2036 | I-064 | 2026-02-27T17:30:00+01:00 | 2026-03-02T10:00:00+01:00 | done | Staff 20726 | EV-218
T-2037 | I-063 | 2025-11-14T17:05:00+01:00 |                           | cancelled | Staff 20727 | EV-219
T-2038 | I-064 | 2025-11-14T17:30:00+01:00 | 2025-11-17T10:00:00+01:00 | done | Staff 20727 | EV-219
T-2039 | I-063 | 2025-11-14T17:05:00+01:00 |                           | cancelled | Staff 20728 | EV-220
T-2040 | I-063 | 2025-11-14T18:00:00+01:00 | 2025-11-15T09:00:00+01:00 | done | Staff 20728 | EV-220
T-2041 | I-064 | 2025-11-14T17:30:00+01:00 | 2025-11-17T10:00:00+01:00 | done | Staff 20728 | EV-220
T-2042 | I-173 | 2025-11-21T09:00:00+01:00 |                           | cancelled | Office Kiel | EV-214
T-2043 | I-068 | 2026-02-16T09:00:00+01:00 | 2026-02-17T09:00:00+01:00 | done | Account list 2026-02 |
T-2044 | I-103 | 2025-11-03T09:00:00+01:00 | 2025-11-03T15:00:00+01:00 | done | Patch change 41 |
T-2045 | I-103 | 2025-11-10T09:00:00+01:00 | 2025-11-10T11:00:00+01:00 | done | Patch change 42 |
T-2046 | I-138 | 2025-09-08T09:00:00+02:00 | 2025-09-09T09:00:00+02:00 | done | Release 5.1 |
T-2047 | I-138 | 2025-10-06T09:00:00+02:00 | 2025-10-08T09:00:00+02:00 | done | Release 5.2 |
T-2048 | I-138 | 2025-11-03T09:00:00+01:00 | 2025-12-13T09:00:00+01:00 | done | Release 5.3 |
T-2049 | I-138 | 2026-01-15T09:00:00+01:00 |                           | open | Release 5.4 |
T-2050 | I-138 | 2026-02-25T09:00:00+01:00 |                           | open | Release 5.5 |
T-2051 | I-103 | 2026-03-02T09:00:00+01:00 |                           | open | Patch change 43 |
T-2052 | I-117 | 2025-12-01T09:00:00+01:00 |                           | open | Kiel Courier GmbH, clearance |
""")


# Who completed a ticket, where the tool exports it.
COMPLETED_BY = {"T-2044": "E-1034", "T-2045": "E-1011", "T-2046": "E-1022"}

# Tickets that were handed on or reopened: how often each.
PASSED_ON = {"T-2023": (3, 0), "T-2024": (2, 0), "T-2025": (0, 1)}


def stamp(moment):
    return moment.isoformat(timespec="seconds")


def office_hour(random, moment):
    """An instant between 8 and 16 o'clock, Berlin time, on the given day."""
    return datetime(moment.year, moment.month, moment.day, random.randrange(8, 16), random.randrange(0, 60, 5), tzinfo=BERLIN)


def later(moment, hours):
    """The instant so many hours later on the clock of physics, shown in Berlin time."""
    return datetime.fromtimestamp(moment.timestamp() + hours * 3600, tz=BERLIN)


def events():
    """The events that follow no plan, by time: (id, kind, at, subject). None lies in the last week before as-of."""
    random, drawn = dice("events"), []
    for kind, count in EVENTS.items():
        for number in range(count):
            moment = working_day(HISTORY_FROM + timedelta(days=random.randrange((AS_OF - HISTORY_FROM).days - 20)))
            subject = f"Staff {random.randrange(10000, 19999)}" if kind in ("leaver", "joiner", "mover") else \
                f"Supplier {'ABCDEFGHIJKLMNOPQRSTUVW'[number]}{random.randrange(10, 99)}"
            drawn.append((office_hour(random, moment), kind, subject))
    return [(f"EV-{n:03}", kind, at, subject) for n, (at, kind, subject) in enumerate(sorted(drawn), start=1)]


def event_tickets(random):
    """One ticket for each event and each interface that it must start; some systems export no link to the event."""
    limit = {"I-063": 20, "I-026": 40}
    for id, kind, at, subject in events():
        for interaction in INTERACTIONS:
            if kind in interaction.triggered_by.split(";"):
                opened = later(at, random.randrange(1, 20) / 4)
                done = later(opened, random.uniform(1, limit.get(interaction.id, 60)))
                linked = interaction.id != "I-057" and random.random() < 0.7
                yield opened, done, interaction, subject, id if linked else ""


def other_tickets(random):
    """Tickets of interfaces that start from daily work, all done in time."""
    for id, (count, hours) in OTHER_TICKETS.items():
        interaction = next(i for i in INTERACTIONS if i.id == id)
        for _ in range(count):
            moment = working_day(HISTORY_FROM + timedelta(days=random.randrange((AS_OF - HISTORY_FROM).days - 20)))
            opened = office_hour(random, moment)
            done = later(opened, random.uniform(0.2, hours * 0.95))
            yield opened, done, interaction, f"Case {random.randrange(10000, 99999)}", ""


def tickets():
    random = dice("tickets")
    unit = {row[0]: row[2] for row in PROCESSES}
    ends = {i.id: (unit.get(i.source, i.source), unit.get(i.target, i.target)) for i in INTERACTIONS}
    drawn = sorted([*event_tickets(random), *other_tickets(random)], key=lambda t: (t[0], t[2].id, t[3]))
    rows = []
    for number, (opened, done, interaction, subject, event) in enumerate(drawn, start=1):
        seen = later(opened, random.uniform(0.05, 0.15))
        moved = random.choice([0, 0, 0, 0, 1, 1, 2])
        rows.append([f"T-{number:04}", interaction.id, stamp(opened), stamp(seen), stamp(done), "done", subject,
                     *ends[interaction.id], moved, 0, event])
    for id, interface, opened, done, status, subject, *event in TICKETS_BY_HAND:
        rows.append([id, interface, opened, "", done, status, subject, *ends[interface], *PASSED_ON.get(id, (0, 0)), *(event or [""]), COMPLETED_BY.get(id, "")])
    # The export ran twice over the end of a page.
    return rows + [rows[99]]


def files():
    happened = [[id, kind, stamp(at), subject] for id, kind, at, subject in events()] + EVENTS_BY_HAND
    write("registers/trigger-events.csv", ["id", "kind", "at", "subject"], happened)
    write("registers/handoff-tickets.csv",
          ["Ticket", "Interface", "Opened", "Acknowledged", "Completed", "Status", "Subject", "From unit", "To unit",
           "Reassignments", "Reopened", "Event", "Completed by"], tickets(), separator=";")
