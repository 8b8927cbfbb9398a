// SAMPLE: what is drawn from, and how much of it.

package import Diagnostics
package import Syntax
import Values

/// A population and the size of its sample. Drawing needs the graph, so a session does it.
package struct SamplePlan: Sendable {
    package enum Size: Hashable, Sendable {
        case number(Int)
        /// A row of the table of sizes, and whether its larger number is wanted.
        case frequency(String, isHigh: Bool)
        /// So many at equal steps.
        case systematic(Int)
        /// The records themselves, each with the reason why it was chosen.
        case judgement([Judged])
    }

    package struct Judged: Hashable, Sendable {
        package let id: String
        package let reason: String
        package let span: Span
    }

    /// The question as it is printed: part of what every record is ranked by.
    package let population: String
    /// Gives `record_id`, `source_file`, `source_line`, then a column for each key of the strata.
    package let query: Query
    package let size: Size
    /// Empty for a sample by judgement, which nothing is drawn for.
    package let seed: String
    /// How the statement names the size, for messages.
    package let sizeSpan: Span
}

/// Makes the plan out of the statement.
struct SampleExpansion {
    let context: AuditContext
    let functions: FunctionWriter

    /// - Throws: no seed; a size that is neither a positive number nor a frequency.
    func plan(_ sample: SampleStatement, at span: Span) throws(Diagnostic) -> SamplePlan {
        let size = try size(sample.size)
        let seed = try seed(sample, size, span)
        let query = try FindExpansion(context: context).query(sampling: sample.population, by: sample.by)
        return SamplePlan(
            population: Statement(.find(sample.population)).printed, query: try functions.written(query),
            size: size, seed: seed, sizeSpan: sample.size.span)
    }

    private func seed(_ sample: SampleStatement, _ size: SamplePlan.Size, _ span: Span) throws(Diagnostic) -> String {
        if let seed = sample.seed { return try plainText(seed) }
        if case .judgement = size { return "" }
        throw .seedWanted(span)
    }

    private func size(_ expression: Expression) throws(Diagnostic) -> SamplePlan.Size {
        if case .list(let chosen) = expression.bare.kind { return .judgement(try judged(chosen, expression.span)) }
        let text = try plainText(expression)
        if let number = Int(text) {
            guard number > 0 else { throw .sizeWanted(expression.span) }
            return .number(number)
        }
        let words = text.lowercased().split(separator: " ")
        if words.count == 2, words[0] == "systematic", let number = Int(words[1]), number > 0 {
            return .systematic(number)
        }
        let isHigh = words.last == "high"
        let frequency = isHigh || words.last == "low" ? words.dropLast() : words[...]
        guard !frequency.isEmpty else { throw .sizeWanted(expression.span) }
        return .frequency(frequency.joined(separator: " "), isHigh: isHigh)
    }

    /// `[['T-2001', 'the longest of the year'], …]`
    private func judged(_ chosen: [Expression], _ span: Span) throws(Diagnostic) -> [SamplePlan.Judged] {
        var judged: [SamplePlan.Judged] = []
        for expression in chosen {
            guard case .list(let pair) = expression.bare.kind, pair.count == 2 else {
                throw .reasonWanted(expression.span)
            }
            let (id, reason) = (try context.text(of: pair[0].bare), try context.text(of: pair[1].bare))
            judged.append(SamplePlan.Judged(id: id, reason: reason, span: pair[0].span))
        }
        if judged.isEmpty { throw .sizeWanted(span) }
        return judged
    }

    /// A whole number or a text, written down or as the value of a parameter.
    private func plainText(_ expression: Expression) throws(Diagnostic) -> String {
        switch expression.bare.kind {
        case .literal(.integer(let number)): return String(number)
        case .parameter(let name):
            if case .integer(let number)? = context.parameters[name] { return String(number) }
            return try context.text(of: expression.bare)
        default: return try context.text(of: expression.bare)
        }
    }
}

extension FindExpansion {
    /// The ids of what is found and where they stand, then the keys of the strata as `stratum1`, `stratum2`, ….
    func query(sampling find: FindStatement, by keys: [Expression]) throws(Diagnostic) -> Query {
        var population = find
        population.show = [
            ProjectionItem(.variable("id"), as: "record_id")
        ]
        for (index, key) in keys.enumerated() {
            population.show.append(ProjectionItem(key, as: "stratum\(index + 1)"))
        }
        var query = try query(for: population)
        guard case .return(var projection)? = query.first.clauses.last?.kind else { return query }
        let subject = try subject(of: find).expression
        projection.items.insert(
            contentsOf: [
                ProjectionItem(.call("file", subject), as: "source_file"),
                ProjectionItem(.call("line", subject), as: "source_line"),
            ], at: 1)
        query.first.clauses[query.first.clauses.count - 1] = .returning(projection)
        return query
    }
}

extension Diagnostic {
    fileprivate static func seedWanted(_ span: Span) -> Diagnostic {
        .compileTime(
            .syntaxError, .invalidArgumentValue, "a sample needs a seed, so that it can be drawn again", at: span,
            help: "Add SEED 2026, or any number or text that goes into the working paper.")
    }

    fileprivate static func sizeWanted(_ span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .invalidArgumentValue, "the size of a sample is a positive number or a frequency", at: span,
            help:
                "Write SAMPLE 25 FROM …, SAMPLE 'daily' FROM …, SAMPLE 'daily high' FROM … or SAMPLE 'systematic 25' FROM …."
        )
    }

    fileprivate static func reasonWanted(_ span: Span) -> Diagnostic {
        .compileTime(
            .semanticError, .invalidArgumentValue, "what is chosen by judgement has an id and a reason", at: span,
            help: "Write SAMPLE [['T-2001', 'the longest of the year'], …] FROM ….")
    }
}
