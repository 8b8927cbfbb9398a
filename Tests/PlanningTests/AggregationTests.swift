// Aggregates: where they may stand, and what may stand beside them.

import Diagnostics
import Testing

@Suite("Aggregation") struct AggregationTests {
    @Test(
        "only columns aggregate",
        arguments: [
            Faulty("MATCH (a) WHERE «count(a)» > 10 RETURN a", .invalidAggregation),
            Faulty("MATCH (n) RETURN n.num ORDER BY «max(n.num2)»", .invalidAggregation),
            Faulty("MATCH (n) WITH n.num AS x ORDER BY «count(n)» RETURN x", .invalidAggregation),
            Faulty("MATCH (n) RETURN [x IN [1] | «count(*)»]", .invalidAggregation),
            Faulty("MATCH (n) CALL test.near('a', «count(n)») YIELD city RETURN city", .invalidAggregation),
            Faulty("UNWIND «collect(1)» AS x RETURN x", .invalidAggregation),
            Faulty("MATCH (n) SET n.x = «count(n)»", .invalidAggregation),
            Faulty("MATCH (n) WITH n WHERE «count(*)» > 1 RETURN n", .invalidAggregation),
            Faulty("MATCH (n {x: «count(*)»}) RETURN n", .invalidAggregation),
            Faulty("MATCH (n) RETURN n LIMIT «count(*)»", .invalidAggregation),
            Faulty("RETURN count(«count(*)»)", .nestedAggregation),
            Faulty("RETURN sum(1 + «count(*)»)", .nestedAggregation),
            Faulty("RETURN count(«rand()»)", .nonConstantExpression),
            Faulty("RETURN sum(1 + «rand()»)", .nonConstantExpression),
        ])
    func placement(_ example: Faulty) { expect(example) }

    @Test(
        "beside an aggregate only grouping keys may stand",
        arguments: [
            Faulty("MATCH (me)--(you) RETURN «me».age + count(you.age)", .ambiguousAggregationExpression),
            Faulty("MATCH (me)--(you) WITH «me».age + count(you.age) AS a RETURN a", .ambiguousAggregationExpression),
            Faulty(
                "MATCH (me)--(you) RETURN me.age + you.age, «me.age + you.age» + count(*)",
                .ambiguousAggregationExpression),
            Faulty("MATCH (me)--(you) RETURN me.age, «you».age + count(*)", .ambiguousAggregationExpression),
            Faulty(
                "MATCH (me)--(you) WITH me.age + you.age, count(*) AS c ORDER BY «me.age + you.age» + count(*) RETURN c",
                .ambiguousAggregationExpression),
            Faulty(
                "MATCH (me)--(you) RETURN count(you.age) AS a ORDER BY «me».age + count(you.age)", .undefinedVariable),
            Faulty("MATCH (a) WITH a.x AS x, min(a.y) AS y ORDER BY sum(«a».y) RETURN x", .undefinedVariable),
        ])
    func grouping(_ example: Faulty) { expect(example) }

    @Test(
        "keys, constants, parameters and what a comprehension introduces",
        arguments: [
            "MATCH (me)--(you) RETURN me.age, me.age + count(you.age)",
            "MATCH (me)--(you) RETURN me, me.age + count(you.age)",
            "MATCH (me)--(you) WITH me.age AS age, you RETURN age, age + count(you.age)",
            "MATCH (p) RETURN avg(p.age) AS a ORDER BY $age + avg(p.age) - 1000",
            "MATCH (me)--(you) RETURN me.age AS age, count(you.age) AS c ORDER BY age + count(you.age), me.age",
            "MATCH (n) RETURN count(*) + size([x IN [1, 2] WHERE x > 1])",
            "MATCH (n) RETURN (n.x), 1 + (n.x) + count(*)",
            "MATCH (n) RETURN n.x AS x, COUNT(n) AS c ORDER BY count(n)",
            "MATCH (n) WITH n, count(*) AS c WHERE c > 1 RETURN n",
            "MATCH (n) RETURN n, count(*) + size([(n)-->(m) | m])",
            "MATCH (n) RETURN n, count(*) + COUNT { (n)-->() } AS c",
        ])
    func accepted(_ query: String) { #expect(fault(query) == nil) }
}
