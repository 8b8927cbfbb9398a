# The checks of documented information, risks and the statement of applicability, and of evidence.
import hashlib
import re
from datetime import timedelta

from .moments import after, counts, duration, plus
from .results import Result, text
from .vocabulary import CLAUSES, DOCUMENTED

RECORDS = {"8.2": "RiskAssessment", "8.3": "Treatment", "9.1": "Measurement", "9.2.2": "Audit", "9.3.3": "ManagementReview",
           "10.2": "CorrectiveAction"}


def approved_documents(w):
    return [d for d in w.graph.nodes("Document") if w.approved(d)]


def required_document_missing(w):
    named = {c.id for d in approved_documents(w) for c in d.to("COVERS", "Clause")}
    result = Result("required-document-missing", 0)
    for clause in [c for c in CLAUSES if c in DOCUMENTED]:
        label = RECORDS.get(clause)
        if label and not w.graph.provides(label):
            result.untested += 1
            continue
        result.look(w.graph.labels["Clause"][clause])
        if label:
            days = [w.event_date(r) for r in w.graph.nodes(label)]
            there = any(within_a_year(w, day) for day in days) or clause == "8.3" and treatment_under_way(w) \
                or clause == "10.2" and not any(nonconformity(f) and within_a_year(w, f["raised"]) for f in w.graph.nodes("Finding"))
        else:
            there = any(n == clause or clause.startswith(n + ".") or n.startswith(clause + ".") for n in named)
        if not there:
            result.add(w.graph.labels["Clause"][clause], "major")
    return result


def within_a_year(w, day):
    return day is not None and day <= w.D <= plus(day, duration("P1Y"))


def nonconformity(finding):
    return finding["grade"] in ("major", "minor")


def completed(w, t):
    return t["completed"] <= w.D if t["completed"] else w.is_word(t["status"], "completed", "done", "closed", "implemented")


def treatment_under_way(w):
    """Completed in the year, or decided, open and not overdue."""
    return any(within_a_year(w, t["completed"]) or not completed(w, t) and (t["decided"] or w.D) <= w.D <= (t["due"] or w.D)
               for t in w.graph.nodes("Treatment"))


def stale_document(w):
    result = Result("stale-document", 0)
    for d in approved_documents(w):
        reviews = [day for day, _ in w.dated(d.by("OF", "Review"))] + [r for r in [d["reviewed"]] if r and r <= w.D]
        due = d["nextReview"] or (after(max(reviews), d["cadence"]) if reviews and counts(d["cadence"]) else None)
        if due is None:
            if d["cadence"] is not None and not counts(d["cadence"]):
                result.skip(d)
            continue
        result.look(d)
        if due < w.D:
            result.add(d, "minor" if (w.D - due).days > 90 else "observation", next_review=text(due))
    return result


def effective_without_approval(w):
    found = approved_documents(w)
    result = Result("effective-without-approval", found)
    for d in found:
        limit = min(d["effective"] or w.D, w.D)
        valid = [a for a in d.by("OF", "Approval") if a["date"] and a["date"] <= limit
                 and (a["version"] is None or d["version"] is None or a["version"] == d["version"])]
        authors = d.to("AUTHORED_BY", "Person")
        if all(a.to("BY") and all(person in authors for person in a.to("BY")) for a in valid):
            result.add(d, "minor", version=d["version"], approvals=[a.id for a in valid])
    return result


def revised_not_reapproved(w):
    result = Result("revised-not-reapproved", 0)
    for d in approved_documents(w):
        revised = [day for day, _ in w.dated(d.by("OF", "Revision"))]
        approved = [day for day, _ in w.dated(d.by("OF", "Approval"))]
        if revised:
            result.look(d)
            if not approved or max(revised) > max(approved):
                result.add(d, "minor", revised=text(max(revised)))
    return result


def must_attest(w, group, grace):
    edges = group.into["MEMBER_OF"] if group.label == "OrgUnit" else group.out["FILLED_BY"]
    people = [e.start if group.label == "OrgUnit" else e.end for e in edges if w.valid(e)]
    return [p for p in people if not w.departed(p) and (p["joined"] is None or p["joined"] + grace <= w.D)]


def attestation_missing(w, grace=timedelta(days=30)):
    result = Result("attestation-missing", 0)
    for d in approved_documents(w):
        if d["attestationRequired"] is not True:
            continue
        people = dict.fromkeys(p for group in d.to("MUST_BE_ATTESTED_BY") for p in must_attest(w, group, grace))
        for _ in people:
            result.look(d)
        attested = {p for a in d.by("OF", "Attestation") if a["date"] and a["date"] <= w.D and
                    (a["version"] is None or d["version"] is None or a["version"] == d["version"]) for p in a.to("BY")}
        absent = [p for p in people if p not in attested]
        for person in absent:
            result.add(d, "minor" if len(absent) > 0.05 * len(people) else "observation", detail=person.id)
    return result


def approved_by_owner(w, treatment, risk):
    owners = risk.to("OWNED_BY")
    people = {id(o) for o in owners} | {id(p) for o in owners for p in o.to("FILLED_BY")}
    return any(id(p) in people for p in treatment.to("APPROVED_BY"))


def risk_treatment_broken(w):
    result = Result("risk-treatment-broken", w.graph.nodes("Risk"))
    approvals_known = w.graph.provides("Treatment-APPROVED_BY") and w.graph.provides("Risk-OWNED_BY")
    for risk in w.graph.nodes("Risk"):
        treatments = risk.by("TREATS", "Treatment")
        high = risk["level"] is not None and risk["acceptance"] is not None and risk["level"] > risk["acceptance"]
        if high and not w.is_word(risk["status"], "accepted", "avoided", "closed") and not treatments:
            result.add(risk, "minor", problem="no treatment")
        for t in treatments:
            if (t["option"] or "modify") == "modify" and t["due"] and t["due"] < w.D and not completed(w, t):
                result.add(t, "minor", problem="overdue")
            if approvals_known and not approved_by_owner(w, t, risk):
                result.add(t, "minor", problem="not approved")
    return result


def change_without_assessment(w, days=30):
    result = Result("change-without-assessment", 0)
    for event in w.graph.nodes("Change", "Incident"):
        if event.label == "Change":
            significant, day = event["significant"], event["implemented"] or event["planned"]
        else:
            significant, day = w.is_word(event["severity"], "high", "critical", "major"), w.event_date(event)
        if not significant or not w.in_period(day):
            continue
        if day + timedelta(days=days) >= w.D:
            result.skip(event)
            continue
        result.look(event)
        risks = event.to("AFFECTS", "Risk") + [r for p in event.to("AFFECTS", "Process") for r in p.by("AFFECTS", "Risk")]
        near = [a for r in risks for a in r.by("ASSESSED", "RiskAssessment") if a["date"] and abs((a["date"] - day).days) <= days]
        if not w.dated(event.by("TRIGGERED_BY", "RiskAssessment")) and not near:
            result.add(event, "minor")
    return result


def split_number(id):
    """`RK-` and 12 of RK-12; None for an id that does not end in digits."""
    found = re.fullmatch(r"(.*?)([0-9]+)", id, re.DOTALL)
    return (found[1], int(found[2])) if found else None


def soa_inconsistent(w):
    controls = w.graph.nodes("Control")
    result = Result("soa-inconsistent", controls)
    risks = {r.id for r in w.graph.nodes("Risk")}
    series = {split_number(id)[0] for id in risks if split_number(id)} - {""}
    for control in controls:
        entries = control.by("ABOUT", "SoAEntry")
        if not entries:
            result.add(control, "minor", detail="no entry")
        for entry in entries:
            problems = []
            if entry["applicable"] is False and entry["justification"] is None:
                problems.append("excluded without a reason")
            if entry["applicable"] is False and control.by("USES", "Treatment"):
                problems.append("excluded and used by a treatment")
            if entry["applicable"] is not False and entry["status"] == "implemented" and \
                    w.graph.provides("SoAEntry-IMPLEMENTED_BY") and not entry.to("IMPLEMENTED_BY"):
                problems.append("implemented by nothing")
            for word in re.split(r"[ ,;.()]", entry["justification"] or ""):
                number = split_number(word)
                if number and number[0] in series and word not in risks:
                    problems.append("names the unknown risk " + word)
            for problem in problems:
                result.add(entry, "minor", detail=problem)
    return result


def evidence_unverifiable(w):
    result = Result("evidence-unverifiable", 0)
    for e in w.graph.nodes("Evidence"):
        if e["collected"] and e["collected"] > w.D:
            continue
        if e["path"] is None and e["collected"] is None:
            result.skip(e)
            continue
        result.look(e)
        if e["path"] is not None:
            content = w.graph.content(e["path"])
            if content is None:
                result.add(e, "minor", detail="file missing")
            elif e["sha256"] and e["sha256"].strip().lower() != hashlib.sha256(content).hexdigest():
                result.add(e, "minor", detail="hash differs")
        if e["collected"] and plus(e["collected"], duration("P12M")) < w.D:
            result.add(e, "observation", detail="stale")
    return result
