// Plain words for statements of the audit layer.

import Audit
import Syntax

extension Echo {
    // MARK: FIND, COUNT, SAMPLE

    func words(_ find: FindStatement) -> String {
        var text = "lists every \(singular(find.noun))" + conditions(find.conditions)
        if !find.show.isEmpty { text += ", showing " + Self.listed(find.show.map(audit.item)) }
        return text + audit.tail(find.order, find.skip, find.limit)
    }

    func words(counting find: FindStatement, by groups: [Expression]) -> String {
        var text = "counts the \(plural(find.noun))" + conditions(find.conditions)
        if !groups.isEmpty { text += ", for each " + Self.listed(groups.map(audit.group)) }
        return text + audit.tail(find.order, find.skip, find.limit)
    }

    func words(_ sample: SampleStatement) -> String {
        let find = sample.population
        var text =
            "draws a sample (\(audit.value(sample.size))) of the \(plural(find.noun))" + conditions(find.conditions)
            + audit.tail(find.order, find.skip, find.limit)
        if !sample.by.isEmpty { text += ", spread over each " + Self.listed(sample.by.map(audit.group)) }
        return text
            + (sample.seed.map { "; with the seed \(audit.value($0)) it comes out the same each time" } ?? "")
    }

    /// All qualifiers, each with a blank in front.
    private func conditions(_ conditions: [FindCondition]) -> String {
        var text = ""
        var wasExistence = false
        for condition in conditions {
            let next = words(condition)
            let isExistence = next.hasPrefix("that ")
            text += isExistence && wasExistence ? " and " + next.dropFirst(5) : " " + next
            wasExistence = isExistence
        }
        return text
    }

    private func words(_ condition: FindCondition) -> String {
        switch condition {
        case .where(let predicate): return "where " + audit.condition(predicate)
        case .existence(let without, let direction, let noun, let filter):
            let kind = (direction.map { $0.rawValue.lowercased() + " " } ?? "") + plural(noun)
            let asked = filter.isEmpty ? "" : " (those" + conditions(filter) + ")"
            return (without ? "that has no " : "that has ") + kind + asked
        case .of(let entity): return "of " + words(entity)
        case .from(let entity): return "from " + words(entity)
        case .to(let entity): return "to " + words(entity)
        case .duringPeriod: return "dated within the period"
        case .since(let day): return "dated on or after \(audit.value(day))"
        case .before(let day): return "dated before \(audit.value(day))"
        case .between(let first, let last):
            return "dated from \(audit.value(first)) to \(audit.value(last)), both included"
        case .dueWithin(let days): return "due within \(audit.value(days)) days, as-of included"
        }
    }

    private func words(_ entity: Entity) -> String {
        (entity.noun.map { $0.text + " " } ?? "") + audit.value(entity.value)
    }

    private func singular(_ noun: Name) -> String {
        knowledge.vocabulary.noun(named: noun.text)?.singular.first ?? "node of the kind \(noun.text)"
    }

    private func plural(_ noun: Name) -> String {
        knowledge.vocabulary.noun(named: noun.text)?.plural.first ?? noun.text
    }

    // MARK: Checks

    func words(_ check: CheckStatement) -> String {
        var text = check.checks.isEmpty ? "runs every check" : "runs " + Self.listed(check.checks.map(words))
        if let clause = check.clause {
            text += (check.checks.isEmpty ? "" : ", as far as they are") + " about clause \(audit.value(clause))"
        }
        if let grade = check.atLeast {
            text += ", and lists the exceptions graded \(grade.text) or worse, or graded as data quality"
        }
        if let predicate = check.predicate {
            text +=
                (check.atLeast == nil ? ", and lists the exceptions where " : " where ") + audit.condition(predicate)
        }
        if check.untested { text += ", and lists what could not be judged in place of the exceptions" }
        return text
    }

    private func words(_ target: RunTarget) -> String {
        let summary = knowledge.definitions.checks[target.name.text]?.definition.summary
        return "the check \(target.name.text)" + (summary.map { " (\($0))" } ?? "") + given(target.arguments)
    }

    func words(running name: Name, _ arguments: [RunArgument]) -> String {
        let summary = knowledge.definitions.queries[name.text]?.definition.summary
        return "runs the saved query \(name.text)" + (summary.map { " (\($0))" } ?? "") + given(arguments)
    }

    private func given(_ arguments: [RunArgument]) -> String {
        guard !arguments.isEmpty else { return "" }
        return " with " + Self.listed(arguments.map { "\($0.name.text) \(audit.value($0.value))" })
    }

    // MARK: The others

    func words(_ map: MapStatement) -> String {
        let what =
            switch map.subject {
            case .whole: "draws every process in force by unit and stage"
            case .of(let entity): "draws what \(words(entity)) receives and what it hands on"
            case .loop: "draws the improvement loop with what leads from each stage to the next"
            case .matrix(let attribute):
                "draws how many interactions lead from each \(attribute?.text ?? "department") to each"
            case .trace(let trace): "draws the ways of a trace: it " + words(trace)
            }
        return what
            + (map.checks.isEmpty ? "" : ", and outlines the exceptions of " + Self.listed(map.checks.map(words)))
    }

    func words(_ trace: TraceStatement) -> String {
        func limit(_ steps: Int64?) -> String {
            steps.map { ", in at most \($0) \($0 == 1 ? "interaction" : "interactions")" } ?? ""
        }
        switch trace {
        case .between(let from, let to):
            return
                "lists every shortest chain of interactions from \(words(from)) to \(words(to)), interaction by interaction"
        case .downstream(let entity, let steps):
            return "lists what \(words(entity)) leads to, directly or through others" + limit(steps)
        case .upstream(let entity, let steps):
            return "lists what leads to \(words(entity)), directly or through others" + limit(steps)
        }
    }

    func words(_ loop: LoopStatement) -> String {
        switch loop {
        case .overview: return "shows the improvement loop: its stages, and what passes between them"
        case .of(let entity): return "shows the improvement loop of \(words(entity)), leg by leg"
        case .gaps: return "lists every process whose improvement loop is open, with the first leg that is missing"
        case .repair:
            return "gives the fewest new interactions after which the loop reaches every process"
        case .structure(let suggest):
            return "lists where the stages of the improvement loop lead nowhere, and processes outside of it"
                + (suggest ? ", with what would close the gaps" : "")
        }
    }

    func words(_ topic: ShowTopic) -> String {
        switch topic {
        case .nouns: return "lists the words for what can be asked about"
        case .labels: return "lists the labels, which are the kinds of nodes that are loaded"
        case .relationshipTypes: return "lists the kinds of relationships that are loaded"
        case .checks: return "lists the checks"
        case .queries: return "lists the saved queries"
        case .functions: return "lists the functions"
        case .procedures: return "lists the procedures"
        case .sources: return "lists the files that were read"
        case .intake: return "lists what each column of the files was taken for"
        case .requests: return "lists what to ask the client for, so that every check can judge every subject"
        case .parameters: return "lists the parameters that are set"
        case .edits: return "lists the what-if edits that are in force"
        case .properties(let label): return "lists the properties of \(label.text)"
        case .check(let name): return "prints how the check \(name.text) is defined"
        case .query(let name): return "prints how the saved query \(name.text) is defined"
        }
    }
}
