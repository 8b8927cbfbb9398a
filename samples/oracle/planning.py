# What was planned and not held: audits, management reviews, risk assessments, exercises and turns of audit programmes.
from datetime import timedelta

from .moments import Duration, after, counts, duration, plus
from .results import Result, text

PLANS = ["Audit", "ManagementReview", "RiskAssessment", "Exercise"]


def over(w, day, days):
    return day is not None and day + timedelta(days=days) < w.D


def held_on(x):
    return (x["performedTo"] or x["performedFrom"]) if x.label == "Audit" else x["date"]


def column_of_plans(x):
    return x["plannedFrom"] if x.label == "Audit" else x["planned"]


def planned(w, x):
    """The day it was planned for: that of the one column there is, as long as the status says that it has not taken place."""
    return column_of_plans(x) or (held_on(x) if w.is_word(x["status"], "planned", "moved", "cancelled") else None)


def planned_last(w, x):
    return (x["reason"] and x["movedTo"]) or planned(w, x)


def held(w, x):
    if w.is_word(x["status"], "started", "held", "closed") or x.by("RAISED_IN", "Finding") or x.to("DECIDED", "Decision"):
        return True
    days = [x["reported"]]
    if column_of_plans(x):
        days.append(held_on(x) or x["performedFrom"])
    return any(day is not None and day <= w.D for day in days)


def left_since(w, assessment):
    """What it assessed, is still there, and nobody has assessed since."""
    left = []
    for x in assessment.to("ASSESSED"):
        later = [a for a in x.by("ASSESSED", "RiskAssessment") if follows(w, a, assessment)]
        if not later and not w.is_word(x["status"], "closed", "avoided", "retired"):
            left.append(x)
    return left


def follows(w, later, assessment):
    return later["date"] is not None and later["date"] <= w.D and (assessment["date"] is None or later["date"] > assessment["date"])


def assessments_that_ended(w, days):
    return [a for a in w.graph.nodes("RiskAssessment") if over(w, a["nextDue"], days) and (a["date"] is None or a["date"] <= w.D)]


def turns(w, programme, days):
    """First and last day of each turn that ended in the period, before the programme's own end, and is over."""
    found, begun, number = [], programme["validFrom"], 1
    cadence = programme["cadence"]
    if begun is None or not counts(cadence):
        return []
    while True:
        end = after(programme["validFrom"], Duration(cadence.months * number, cadence.days * number, 0, ""))
        if end > w.D:
            return found
        last = programme["validTo"]
        if w.in_period(end) and over(w, end, days) and (last is None or end <= last + timedelta(days=1)):
            found.append((begun, end))
        begun, number = end, number + 1


def planned_not_held(w, days=30, long=duration("P1Y")):
    result = Result("planned-not-held", 0)
    grade = lambda day: "major" if plus(day, long) < w.D else "minor"
    again = assessments_that_ended(w, days)
    for x in w.graph.nodes(*PLANS):
        judged = over(w, planned(w, x), days) or over(w, planned_last(w, x), days) or x in again
        if judged:
            result.look(x)
        excused = x["reason"] and not x["movedTo"] and w.is_word(x["status"], "moved")
        if over(w, planned_last(w, x), days) and not held(w, x) and not excused:
            called_off = w.is_word(x["status"], "cancelled") and x["reason"]
            day = planned_last(w, x)
            result.add(x, "observation" if called_off else grade(day), detail=None, planned=text(day), days_overdue=(w.D - day).days)
    for a in again:
        left = left_since(w, a)
        other = any(follows(w, b, a) for b in w.graph.nodes("RiskAssessment"))
        if left or not a.to("ASSESSED") and not other:
            result.add(a, grade(a["nextDue"]), detail="next", planned=text(a["nextDue"]), days_overdue=(w.D - a["nextDue"]).days)
    for programme in w.graph.nodes("AuditProgramme") if w.graph.provides("Audit-UNDER") else []:
        all = turns(w, programme, days)
        if all:
            result.look(programme)
        days_held = [held_on(a) for a in programme.by("UNDER", "Audit") if held_on(a)]
        empty = [end for begun, end in all if not any(begun <= day <= end + timedelta(days=days) for day in days_held)]
        if empty:
            result.add(programme, grade(empty[0]), detail="turns", planned=text(empty[0]), days_overdue=(w.D - empty[0]).days)
    return result
