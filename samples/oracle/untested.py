# What rests on a cell that is not known is untested: no exception, and never left out of the population.
from . import basis

RULES = basis.read_page()


def cells(graph):
    """What is not known, each as the node that lacks it and the property or relationship; told by dangling-reference."""
    found = []
    for problem in graph.problems:
        if problem.node is None:
            continue
        if problem.problem == "duplicate-id":
            key = "id"
        elif problem.relationship and problem.property:
            key = f"{problem.relationship}.{problem.property}"
        else:
            key = problem.relationship or problem.property
        found.append((problem.node, key))
    return list(dict.fromkeys(found))


def resting(made, unknown, subjects=None):
    """By subject the nodes that lack what it rests on; whether only as on what could take an exception away."""
    found = {}
    search = basis.Search(made, subjects)
    for node, key in unknown:
        for subject, relieves in search.subjects(node, key).items():
            found.setdefault(subject, []).append((node, relieves))
    return found


def apply(w, result):
    """Takes away the rows that are no exceptions, and counts what is untested."""
    unknown = cells(w.graph)
    if not unknown or result.check == "dangling-reference":
        return result
    rule = basis.rule(RULES[result.check], w.graph.provides)
    exceptional = {(row["subject_label"], row["subject_id"]) for row in result.rows}
    lacking, counted = {}, set()
    counts = rule.population.labels(rule.population.subject) if rule.population else None
    for made in rule.exceptions:
        for subject, lacks in resting(made, unknown).items():
            held = [node for node, relieves in lacks if not relieves or (subject.label, subject.id) in exceptional]
            if held:
                lacking.setdefault(subject, []).extend(held)
        if counts is not None and made.labels(made.subject) != counts:
            leading = [name for name in made.names if made.names[name] == counts]
            counted |= {node for node, lacks in resting(made, unknown, leading).items() if not all(r for _, r in lacks)}
    doubtful = set()
    if rule.population:
        for subject, lacks in resting(rule.population, unknown).items():
            doubtful.add(subject)
            lacking.setdefault(subject, []).extend(node for node, _ in lacks)
        counted |= set(lacking)
        lost = sum(member in counted for member in result.members)
        beside = len(doubtful - set(result.members) - set(result.passed))
    else:
        lost, beside = sum((s.label, s.id) in exceptional for s in lacking), 0
    result.population -= min(result.population, lost)
    result.untested += lost + beside
    names = {(subject.label, subject.id): lacks for subject, lacks in lacking.items()}
    result.rows = [row for row in result.rows
                   if not any(concerns(node, row) for node in names.get((row["subject_label"], row["subject_id"]), []))]
    return result


def concerns(node, row):
    """Whether a row is about what is not known: it is, unless it names another of that label beside its subject."""
    if (node.label, node.id) == (row["subject_label"], row["subject_id"]):
        return True
    column = node.label[0].lower() + node.label[1:]
    return row.get(column, node.id) == node.id
