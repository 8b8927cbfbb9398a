// Every keyword of the language, with the layer that it belongs to.

/// A word that the grammar knows. Keywords are written in any case; all but the reserved ones stay usable as names.
package enum Keyword: String, CaseIterable, Hashable, Sendable {
    // The core.
    case all = "ALL", allShortestPaths = "ALLSHORTESTPATHS", and = "AND", any = "ANY", `as` = "AS", asc = "ASC"
    case ascending = "ASCENDING", by = "BY", call = "CALL", `case` = "CASE", contains = "CONTAINS", count = "COUNT"
    case create = "CREATE", delete = "DELETE", desc = "DESC", descending = "DESCENDING", detach = "DETACH"
    case distinct = "DISTINCT", `else` = "ELSE", end = "END", ends = "ENDS", exists = "EXISTS", extract = "EXTRACT"
    case `false` = "FALSE", filter = "FILTER", `in` = "IN", `is` = "IS", limit = "LIMIT", match = "MATCH"
    case merge = "MERGE", none = "NONE", not = "NOT", null = "NULL", on = "ON", optional = "OPTIONAL", or = "OR"
    case order = "ORDER", reduce = "REDUCE", remove = "REMOVE", `return` = "RETURN", set = "SET"
    case shortestPath = "SHORTESTPATH", single = "SINGLE", skip = "SKIP", starts = "STARTS", then = "THEN"
    case `true` = "TRUE", union = "UNION", unwind = "UNWIND", when = "WHEN", `where` = "WHERE", with = "WITH"
    case xor = "XOR", yield = "YIELD"
    // From ISO GQL.
    case acyclic = "ACYCLIC", `for` = "FOR", labeled = "LABELED", `let` = "LET", shortest = "SHORTEST", trail = "TRAIL"
    // The audit layer.
    case at = "AT", before = "BEFORE", between = "BETWEEN", check = "CHECK", checks = "CHECKS", clause = "CLAUSE"
    case compare = "COMPARE", day = "DAY", days = "DAYS", define = "DEFINE", downstream = "DOWNSTREAM", due = "DUE"
    case during = "DURING", edits = "EDITS"
    case expand = "EXPAND", explain = "EXPLAIN", find = "FIND", from = "FROM", function = "FUNCTION"
    case functions = "FUNCTIONS", gaps = "GAPS", incoming = "INCOMING", intake = "INTAKE", into = "INTO"
    case labels = "LABELS", least = "LEAST", loop = "LOOP", map = "MAP", matrix = "MATRIX", missing = "MISSING"
    case needs = "NEEDS", nouns = "NOUNS", of = "OF"
    case openCypher = "OPENCYPHER", outgoing = "OUTGOING", parameters = "PARAMETERS", period = "PERIOD"
    case population = "POPULATION", present = "PRESENT", procedures = "PROCEDURES", profile = "PROFILE"
    case properties = "PROPERTIES", queries = "QUERIES", query = "QUERY", relationship = "RELATIONSHIP"
    case repair = "REPAIR", requests = "REQUESTS"
    case rollback = "ROLLBACK", rule = "RULE", rules = "RULES", run = "RUN", sample = "SAMPLE", saying = "SAYING",
        seed = "SEED",
        severity = "SEVERITY"
    case show = "SHOW", since = "SINCE", sources = "SOURCES", step = "STEP", steps = "STEPS", structure = "STRUCTURE"
    case suggest = "SUGGEST", summary = "SUMMARY", to = "TO", trace = "TRACE", types = "TYPES", untested = "UNTESTED"
    case upstream = "UPSTREAM"
    case why = "WHY", within = "WITHIN", without = "WITHOUT"

    /// Words that can't be a variable or an alias unless they stand in backquotes.
    package static let reserved: Set<Keyword> = [
        .and, .as, .asc, .ascending, .by, .case, .contains, .create, .delete, .desc, .descending, .detach, .distinct,
        .else, .end, .ends, .exists, .false, .in, .is, .limit, .match, .merge, .not, .null, .on, .optional, .or, .order,
        .remove, .return, .set, .skip, .starts, .then, .true, .union, .unwind, .when, .where, .with, .xor,
    ]

    /// Words that begin a clause of a core query.
    package static let clauseStarts: [Keyword] = [
        .match, .optional, .unwind, .with, .return, .call, .create, .merge, .set, .remove, .delete, .detach, .filter,
        .let,
        .for,
    ]

    /// Words that begin a statement of the audit layer.
    package static let auditStarts: [Keyword] = [
        .find, .count, .check, .trace, .loop, .map, .why, .sample, .compare, .define, .run, .show, .expand, .explain,
        .profile,
        .rollback,
    ]

    /// The keyword that a word spells, in any case; nil for every other word.
    package init?(spelling word: String) {
        guard let keyword = Keyword.bySpelling[word.uppercased()] else { return nil }
        self = keyword
    }

    package var isReserved: Bool { Keyword.reserved.contains(self) }

    private static let bySpelling = [String: Keyword](
        uniqueKeysWithValues: Keyword.allCases.map { ($0.rawValue, $0) })
}
