// Statements of every kind, right and wrong.

enum Corpus {
    static let statements = core + gql + audit

    static let core = [
        "MATCH (n) RETURN n",
        "MATCH (p:Process {status: 'active'})-[r:OWNED_BY]->(o) WHERE p.id = $id RETURN p, r, o AS owner ORDER BY p.id DESC SKIP 1 LIMIT 10",
        "OPTIONAL MATCH (a)-->(b)<--(c), (d)--(e)<-->(f) RETURN *",
        "MATCH p = (a)-[:X|Y*1..3 {k: 1}]->(b), q = shortestPath((a)-[*..5]-(b)), allShortestPaths((a)-[r*]->(b)) RETURN p",
        "MATCH (a)-[:A|:B]->(), ()-[*2]-(), ()-[x*2..]-() RETURN count(*)",
        "WITH DISTINCT 1 AS one, [1, 2.5, 'three', null, true] AS list WHERE one < 2 RETURN *, list[0], list[1..2], list[..-1], list[1..]",
        "UNWIND range(1, 3) AS x RETURN x UNION ALL UNWIND [4] AS x RETURN x",
        "RETURN 1 UNION RETURN 2 UNION RETURN 3",
        "CALL db.labels() YIELD label AS l WHERE l STARTS WITH 'P' RETURN l",
        "CALL test.my.proc",
        "CALL test.my.proc(1, 'x') YIELD *",
        "CALL test.doNothing() YIELD -",
        "CREATE (a:A:B {x: 1})-[:T {y: [1]}]->(b), (c $props)",
        "MATCH (a) MERGE (a)-[r:T]->(b) ON CREATE SET r.x = 1, a:New ON MATCH SET r += {y: 2}, b = $map",
        "MATCH (n) SET n.x = 1, n:A:B REMOVE n.y, n:C DETACH DELETE n",
        "MATCH (n) DELETE n, n.x",
        "RETURN 1 + 2 * 3 ^ 4 - -5 % 6 / 7, - -x, +1, -(2)",
        "RETURN NOT a AND b OR c XOR NOT NOT d, a < b <= c <> d = e > f >= g",
        "RETURN a IN [1] IS NOT NULL, a STARTS WITH 'x' AND b ENDS WITH 'y' AND c CONTAINS 'z', d =~ '.*'",
        "RETURN -9223372036854775808, 9223372036854775807, 0xFF, 0o17, .5, 1.5e-3, 1E10",
        "RETURN 'a\\'b\\\\c\\n\\u00e9', \"double 'quoted'\", `odd name`, $`odd parameter`",
        "RETURN CASE WHEN a THEN 1 WHEN b THEN 2 ELSE 3 END, CASE x WHEN 1 THEN 'one' END",
        "RETURN [x IN list WHERE x > 1 | x * 2], [x IN list], [x IN list | x], [x IN list WHERE x]",
        "RETURN [(a)-->(b) WHERE b.x | b.y], [p = (a)-[:T]->(b) | nodes(p)]",
        "RETURN all(x IN list WHERE x), any(x IN list WHERE x), none(x IN list WHERE x), single(x IN list WHERE x)",
        "RETURN reduce(sum = 0, x IN list | sum + x), count(DISTINCT x), duration.between(a, b), exists(n.x)",
        "RETURN filter(x IN list WHERE x > 1), extract(x IN list | x.y)",
        "MATCH (n) WHERE (n)-[:X]->() AND NOT (n)<--(:B) OR exists((n)--()) RETURN n {.x, .*, y: 1, z}",
        "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x RETURN m } AND COUNT { (n)--() } > 1 RETURN n",
        "MATCH (n) WHERE n:A:B OR (n:C) RETURN {a: 1, `b c`: {d: []}, match: 2}.a.b[0].c",
        "MATCH (call), (count), (any), (find), (check) RETURN call.return, count.x, any, find, check",
        "MATCH /* a comment */ (n) // another\nRETURN n",
    ]

    static let gql = [
        "MATCH (n:A&(B|!C)|%) WHERE n IS LABELED A|B AND n IS NOT LABELED C RETURN n",
        "MATCH (n IS Process WHERE n.x > 1)-[r:T WHERE r.since < 2]->{1,3}(m) RETURN n",
        "MATCH p = (x)((a:A {k: 1})-[r:T WHERE r.k > 0]->(b WHERE b.k = 2) WHERE a.k < b.k){1,3}(y) RETURN a, r, b",
        "MATCH ((a)<--(b)){2}((c)-->(d))+-->()((e)--(f))*, ((g)-->(h)) RETURN *",
        "MATCH (a)-[:T]->+(b)-[:U]->*(c)-->{2}(d)--{,4}(e)--{1,}(f) RETURN a",
        "MATCH p = ANY SHORTEST (a)-[:T]->*(b), q = ALL SHORTEST ACYCLIC (a)-->+(b), SHORTEST 3 TRAIL (a)-->+(b) RETURN p",
        "MATCH (n) FILTER n.x > 1 LET y = n.x + 1, z = y FOR i IN [1, 2] FILTER WHERE i > 1 RETURN n, y, i",
        "MATCH ((a)-->(b)) RETURN a",
    ]

    static let audit = [
        "FIND processes",
        "FIND processes WHERE owner IS MISSING SHOW id, name, department LIMIT 20",
        "FIND processes WITHOUT interactions",
        "FIND processes WITHOUT OUTGOING interactions",
        "FIND processes WITHOUT records (WHERE date >= periodStart())",
        "FIND processes WITH INCOMING interactions (WHERE kind = 'approval' SINCE 2026-01-01) WHERE name STARTS WITH 'A'",
        "FIND findings WITHOUT actions ORDER BY raised",
        "FIND interactions WHERE from.department <> to.department AND sla IS MISSING SHOW from.name, to.name, output",
        "FIND interactions FROM department 'HR' TO department 'IT'",
        "FIND records OF 'Access review' SINCE 2026-01-01",
        "FIND handoff records BETWEEN 2026-01-01 AND asOf() - duration('P1M') BEFORE 2026-06-30",
        "FIND handoff-records OF process $p WHERE openedAt IS PRESENT",
        "COUNT processes",
        "COUNT processes BY department",
        "COUNT records DURING PERIOD BY kind, quarter(date) ORDER BY kind LIMIT 3",
        "FIND actions DUE WITHIN 30 DAYS WHERE status = 'open' SHOW id", "FIND documents DUE WITHIN $days + 1 DAYS",
        "LOOP REPAIR",
        "TRACE 'Employee offboarding' TO 'Access revocation'",
        "TRACE process 'Employee offboarding' TO $target",
        "TRACE DOWNSTREAM OF 'Risk assessment' WITHIN 3 STEPS",
        "TRACE UPSTREAM OF 'Management review'",
        "LOOP", "LOOP OF 'Access review'", "LOOP GAPS", "LOOP GAPS STRUCTURE", "LOOP GAPS STRUCTURE SUGGEST",
        "CHECK orphaned-process",
        "CHECK orphaned-process, overdue-cadence WHERE department = 'IT'",
        "CHECK stale-policy(months: 6, grade: 'minor') AT LEAST minor",
        "CHECK ALL FOR CLAUSE '9.2' AT LEAST minor",
        "CHECK ALL UNTESTED",
        "WHY orphaned-process 'P-017'",
        "SAMPLE 25 FROM ( FIND handoff records OF 'Employee offboarding' ) SEED 2026 BY quarter(openedAt)",
        "SAMPLE $n FROM (records)",
        "COMPARE WITH 'samples/northwind-2025'",
        """
        DEFINE CHECK stale-policy($months = 12, $grade) SEVERITY minor CLAUSE '7.5.2', 'A.5.1' SUMMARY 'Policies past their review date'
          RULE 'Past due is minor.' NEEDS Document.nextReview | Document.cadence, Process-OWNED_BY, (Process | Person)
          POPULATION MATCH (d:Document) WHERE d.status = 'approved' RETURN count(d)
          AS MATCH (d:Document) WHERE d.nextReview < date('2026-01-01') RETURN d AS subject
        """,
        "DEFINE QUERY handoffs-by-pair($department = 'HR') SUMMARY 'By pair' AS MATCH (n) RETURN n",
        "DEFINE QUERY recent AS FIND records SINCE 2026-01-01 INTO 'recent.csv'",
        "DEFINE FUNCTION active(p) AS p.status = 'active' OR p.status IS NULL",
        "RUN handoffs-by-pair(department: 'IT')",
        "RUN top-10 INTO 'gaps.csv'",
        "EXPAND FIND processes WHERE owner IS MISSING FOR openCypher",
        "EXPAND MATCH (n) RETURN n FOR openCypher",
        "EXPLAIN MATCH (n) RETURN n", "EXPLAIN RULES MATCH (n) RETURN n", "PROFILE CHECK ALL",
        "EXPLAIN EXPAND FIND processes",
        "SHOW nouns", "SHOW labels", "SHOW properties OF Process", "SHOW relationship types", "SHOW checks",
        "SHOW CHECK overdue-cadence", "SHOW queries", "SHOW QUERY handoffs-by-pair", "SHOW functions",
        "SHOW procedures",
        "SHOW sources", "SHOW intake", "SHOW requests", "SHOW parameters", "SHOW edits",
        "ROLLBACK",
        "MATCH (n) RETURN n INTO 'nodes.csv'",
    ]

    /// Neither parser nor grammar take these.
    static let wrong = [
        "MATCH (n", "MATCH n RETURN n", "RETURN", "RETURN 1 +", "RETURN [1, ]", "RETURN {a}", "RETURN (n)-->()",
        "MATCH (a)-[:A:B]->(b) RETURN a", "MATCH (a)-[*-2]->(b) RETURN a", "MATCH (match) RETURN 1",
        "WITH 1 AS return RETURN 1",
        "RETURN 1 UNION RETURN 2 UNION ALL RETURN 3", "FIND", "FIND WHERE x", "COUNT", "TRACE 'a'", "LOOP GAP", "CHECK",
        "CHECK ALL AT minor", "WHY x", "SAMPLE FROM (FIND x)", "DEFINE CHECK x", "DEFINE TABLE x AS RETURN 1", "SHOW",
        "EXPAND",
        "SHOW everything", "RUN", "FIND x SHOW", "SET n.x", "MATCH (n) SET n", "CALL", "UNWIND [1] x RETURN x",
        "MERGE (a), (b)",
        "RETURN 007", "RETURN 0x", "RETURN 1a", "RETURN CASE END", "RETURN a = NOT b",
    ]
}
