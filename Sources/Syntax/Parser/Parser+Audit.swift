// CHECK, TRACE and LOOP.

import Diagnostics

extension Parser {
    /// `name, name(parameter: value) WHERE … FOR CLAUSE '9.2' AT LEAST minor UNTESTED`, or ALL; CHECK is read already.
    mutating func parseCheck() throws(Diagnostic) -> CheckStatement {
        var check = CheckStatement(checks: [])
        let isAll = at(.all) && !(touchesNext && peek().kind == .minus)
        if isAll { consume() } else { check.checks = try parseRunTargets() }
        while true {
            if at(.where), check.predicate == nil {
                check.predicate = try parseWhere()
            } else if at(.for, .clause), check.clause == nil {
                _ = eat(.for, .clause)
                check.clause = try parseTextOrParameter("a clause in quotes, such as '9.2'")
            } else if at(.at), check.atLeast == nil {
                consume()
                try expect(.least, "after AT")
                check.atLeast = try parseSchemaName("a grade, such as minor")
            } else if at(.untested), !check.untested {
                consume()
                check.untested = true
            } else {
                return check
            }
        }
    }

    mutating func parseRunTargets() throws(Diagnostic) -> [RunTarget] {
        try parseList { (parser) throws(Diagnostic) in
            let name = try parser.parseHyphenatedName("the name of a check, or ALL")
            return RunTarget(name, arguments: try parser.parseRunArguments())
        }
    }

    /// `'a' TO 'b'`, `DOWNSTREAM OF 'a' WITHIN 3 STEPS`, `UPSTREAM OF 'a'`
    mutating func parseTrace() throws(Diagnostic) -> TraceStatement {
        if at(.downstream, .of) || at(.upstream, .of) {
            let isDown = consume().keyword == .downstream
            consume()
            let entity = try parseEntity("after OF")
            let within = try parseWithin()
            return isDown ? .downstream(entity, within: within) : .upstream(entity, within: within)
        }
        let from = try parseEntity("after TRACE, or DOWNSTREAM OF, or UPSTREAM OF")
        try expect(.to, "after where the trace begins")
        return .between(from, try parseEntity("after TO"))
    }

    /// `WITHIN 3 STEPS`
    private mutating func parseWithin() throws(Diagnostic) -> Int64? {
        guard eat(.within) else { return nil }
        let steps = try parseInteger("a number of steps after WITHIN")
        guard eat(.steps) || eat(.step) else { throw unexpected("STEPS after the number", candidates: [.steps]) }
        return steps
    }

    /// Nothing, `OF 'process'`, `GAPS`, `GAPS STRUCTURE`, `GAPS STRUCTURE SUGGEST`, `REPAIR`
    mutating func parseLoop() throws(Diagnostic) -> LoopStatement {
        if eat(.of) { return .of(try parseEntity("after LOOP OF")) }
        if eat(.repair) { return .repair }
        guard eat(.gaps) else {
            guard atEnd || at(.into) || at(.for) else {
                throw unexpected("OF, GAPS, REPAIR or the end of the statement", candidates: [.of, .gaps, .repair])
            }
            return .overview
        }
        guard eat(.structure) else { return .gaps }
        return .structure(suggest: eat(.suggest))
    }
}
