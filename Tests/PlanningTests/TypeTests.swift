// What static types rule out, and what they leave to the running query.

import Diagnostics
import Testing

@Suite("Types") struct TypeTests {
    @Test(
        "operands that cannot be right",
        arguments: [
            Faulty("RETURN «1» AND true", .invalidArgumentType),
            Faulty("RETURN true OR «'a'»", .invalidArgumentType),
            Faulty("RETURN NOT «0»", .invalidArgumentType),
            Faulty("RETURN NOT «[]»", .invalidArgumentType),
            Faulty("RETURN NOT «{}»", .invalidArgumentType),
            Faulty("RETURN 1 IN «2»", .invalidArgumentType),
            Faulty("RETURN 1 IN «'abc'»", .invalidArgumentType),
            Faulty("RETURN none(x IN ['Clara'] WHERE «x % 2» = 0)", .invalidArgumentType),
            Faulty("RETURN [x IN [true] WHERE «x * 2» > 1]", .invalidArgumentType),
            Faulty("RETURN «true + 1»", .invalidArgumentType),
            Faulty("RETURN -«'a'»", .invalidArgumentType),
            Faulty("MATCH (n) RETURN «n + 1»", .invalidArgumentType),
            Faulty("RETURN [x IN «1» | x]", .invalidArgumentType),
        ])
    func operands(_ example: Faulty) { expect(example) }

    @Test(
        "arguments that cannot be right",
        arguments: [
            Faulty("MATCH p = (a) RETURN labels(«p»)", .invalidArgumentType),
            Faulty("MATCH (r) RETURN type(«r»)", .invalidArgumentType),
            Faulty("MATCH (n) RETURN length(«n»)", .invalidArgumentType),
            Faulty("MATCH ()-[r]->() RETURN length(«r»)", .invalidArgumentType),
            Faulty("MATCH p = (a)-[*]->(b) RETURN size(«p»)", .invalidArgumentType),
            Faulty("RETURN properties(«1»)", .invalidArgumentType),
            Faulty("RETURN properties(«[true, false]»)", .invalidArgumentType),
            Faulty("CALL test.near(«true», 1) YIELD city RETURN city", .invalidArgumentType),
            Faulty("RETURN sum(«'a'»)", .invalidArgumentType),
        ])
    func arguments(_ example: Faulty) { expect(example) }

    @Test(
        "properties and places of what has none",
        arguments: [
            Faulty("WITH 123 AS x RETURN «x».num", .invalidArgumentType),
            Faulty("WITH [1] AS x RETURN «x».num", .invalidArgumentType),
            Faulty("WITH 'a' AS x RETURN «x»[0]", .invalidArgumentType),
            Faulty("WITH [1] AS x RETURN x[«'a'»]", .invalidArgumentType),
            Faulty("MATCH p = ()-->() WHERE «p».name = 'a' RETURN p", .invalidArgumentType),
        ])
    func access(_ example: Faulty) { expect(example) }

    @Test("a path's property is a syntax error, a number's a type error")
    func errorTypes() {
        #expect(fault("MATCH p = () RETURN p.name")?.type == .syntaxError)
        #expect(fault("WITH 1 AS x RETURN x.name")?.type == .typeError)
    }

    @Test(
        "what is not known is left to the engine",
        arguments: [
            "MATCH (n) WHERE n.a AND n.b RETURN n",
            "WITH [1, 'a'] AS xs RETURN [x IN xs | toInteger(x)]",
            "MATCH (n) WITH [n, 1] AS xs RETURN labels(xs[0])",
            "RETURN $p.name, $p[0], $p AND true, -$p",
            "RETURN null.x, null[0], NOT null, null + 1, [] + null, 1 IN null",
            "RETURN 1 < 'a', [1] = 2, 'a' STARTS WITH 1",
            "RETURN range(true, 'a')",
            "RETURN [1] + 2, 1 + [2], 'a' + 1, 1 + 'a', [1] + [[2]]",
            "RETURN date('2026-01-01').year, date() < date()",
            "MATCH (n) RETURN n['name'], properties(n).x",
            "CALL test.float(42) YIELD out RETURN out",
            "CALL test.float(null)",
        ])
    func accepted(_ query: String) { #expect(fault(query) == nil) }
}
