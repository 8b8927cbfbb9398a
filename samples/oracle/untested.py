# What rests on a cell that could not be read, on a name that nobody has or on an end that is missing is no exception.
# How many of a population are untested for such a reason is left open here: the figures are None where something is unread.


def loses_end(w):
    """For each interaction with an end that is missing, the processes at its other end."""
    return [end for i in w.graph.nodes("Interaction") if not w.is_whole(i) for end in i.to("FROM") + i.to("TO")]


def unmet_owners(w):
    """Ids of the processes with an owner that nobody is, and no other."""
    named = {p.id for p in w.graph.problems if p.relationship == "OWNED_BY" and p.label == "Process"}
    return {p.id for p in w.ap if p.id in named and not w.owners(p)}


def open_givers(w):
    """Processes that hand something to nobody knows whom: it may be any item, for anybody."""
    return {end.id for i in w.graph.nodes("Interaction") if not i.to("TO") for end in i.to("FROM")}


def near_open_ends(w):
    """Processes with a missing end, and those one step from them."""
    ends = [end for end in loses_end(w) if end.label == "Process"]
    return {p.id for p in ends} | {q.id for p in ends for q in w.suppliers(p) + w.receivers(p)}


def withheld(w, check):
    """Ids of subjects that would be exceptions if what is unread were absent."""
    if check == "unowned-process":
        return unmet_owners(w)
    if check == "unconsumed-output":
        return open_givers(w)
    if check in ("orphaned-process", "starving-process"):
        return {end.id for end in loses_end(w)}
    if check == "dead-end-process":
        return open_givers(w)
    if check == "isms-not-integrated":
        return near_open_ends(w)
    if check == "control-without-owner":
        unmet = unmet_owners(w)
        return {c.id for c in w.graph.nodes("Control") if {p.id for e in c.by("ABOUT") for p in e.to("IMPLEMENTED_BY")} & unmet}
    return set()


def apply(w, result):
    """Takes away the rows that are no exceptions, and leaves the figures open where something is unread."""
    if result.check == "dangling-reference" or not w.graph.problems:
        return result
    kept = withheld(w, result.check)
    result.rows = [row for row in result.rows if row["subject_id"] not in kept]
    if result.population:
        result.population = result.untested = None
    return result
