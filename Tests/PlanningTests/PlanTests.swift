// Plans as EXPLAIN shows them: where matching starts, how it goes on, and what the rules make of it.

import Planning
import Testing

@Suite("Plans: starts") struct StartsPlanTests {
    @Test("a label is scanned")
    func aLabelIsScanned() throws {
        try expectPlan(
            "MATCH (p:Process) RETURN p.name",
            """
            keep p.name         ~42 rows
              compute p.name    ~42 rows
                scan p:Process  ~42 rows

            """)
    }

    @Test("a property that is given is looked up")
    func aPropertyThatIsGiven() throws {
        try expectPlan(
            "MATCH (p:Process {id: 'P-001'})-[:OWNED_BY]->(o) RETURN o.name",
            """
            keep o.name                              ~1 row
              compute o.name                         ~1 row
                expand (p)-[:OWNED_BY]->(o)          ~1 row
                  look up p:Process by id = 'P-001'  ~1 row

            """)
    }

    @Test("the pattern is walked from its cheapest node, and conditions are placed as early as they can be")
    func thePatternIsWalkedFrom() throws {
        try expectPlan(
            "MATCH (o:Person)<-[:OWNED_BY]-(p:Process) WHERE p.name = $name AND o.name STARTS WITH 'A' RETURN p, o",
            """
            keep p, o                                  ~1 row
              filter o.name STARTS WITH 'A'            ~1 row
                filter o:Person                        ~1 row
                  expand (p)-[:OWNED_BY]->(o)          ~1 row
                    look up p:Process by name = $name  ~2 rows

            """)
    }

    @Test("a second part is looked up by what the first one found")
    func aSecondPartIsLooked() throws {
        try expectPlan(
            "MATCH (a:Process), (b:Process) WHERE a.name = b.name RETURN a, b",
            """
            keep a, b                             ~44 rows
              look up b:Process by name = a.name  ~44 rows
                scan a:Process                    ~42 rows

            """)
    }

    @Test("a label in WHERE counts like one in the pattern")
    func aLabelInWhereCounts() throws {
        try expectPlan(
            "MATCH (n) WHERE n:Process AND n.id = 'x' RETURN n",
            """
            keep n                           ~1 row
              look up n:Process by id = 'x'  ~1 row

            """)
    }
}

@Suite("Plans: patterns") struct PatternsPlanTests {
    @Test("relationships that could be the same are kept apart")
    func relationshipsThatCouldBeThe() throws {
        try expectPlan(
            "MATCH (a)-[r1:OWNED_BY]->(b)<-[r2:OWNED_BY]-(c)-[:MEMBER_OF]->(d) RETURN d",
            """
            keep d                               ~8 rows
              expand (c)-[:MEMBER_OF]->(d)       ~8 rows
                expand (b)<-[r2:OWNED_BY]-(c)    ~16 rows
                  expand (a)-[r1:OWNED_BY]->(b)  ~40 rows
                    scan all nodes a             ~100 rows

            """)
    }

    @Test("a path is put together at the end")
    func aPathIsPutTogether() throws {
        try expectPlan(
            "MATCH path = (p:Process)-[r:OWNED_BY]->(o) RETURN path",
            """
            keep path                         ~40 rows
              compute path = (p)-[r]-(o)      ~40 rows
                expand (p)-[r:OWNED_BY]->(o)  ~40 rows
                  scan p:Process              ~42 rows

            """)
    }

    @Test("a relationship that is known gives the nodes at its ends")
    func aRelationshipThatIsKnown() throws {
        try expectPlan(
            "MATCH ()-[r:OWNED_BY]->() WITH r LIMIT 1 MATCH (a)-[r]-(b) RETURN a, b",
            """
            keep a, b                                                                                                      ~1 row
              expand (a)-[r]-(b)                                                                                           ~1 row
                for each a in CASE WHEN startnode(r) = endnode(r) THEN [startnode(r)] ELSE [startnode(r), endnode(r)] END  ~2 rows
                  keep r                                                                                                   ~1 row
                    limit 1                                                                                                ~1 row
                      expand (#0)-[r:OWNED_BY]->(#2)                                                                       ~40 rows
                        scan all nodes #0                                                                                  ~100 rows

            """)
    }

    @Test("a condition on a shortest path holds while it is sought")
    func aConditionOnAShortest() throws {
        try expectPlan(
            "MATCH (a {id: 1}), (b {id: 2}), s = shortestPath((a)-[:HANDS_OFF_TO*]->(b)) WHERE length(s) > 2 RETURN s",
            """
            keep s                                                              ~100 rows
              compute s = (a)--(b)                                              ~100 rows
                shortest path (a)-[:HANDS_OFF_TO*1..]->(b) where length(s) > 2  ~100 rows
                  filter b.id = 2                                               ~100 rows
                    scan all nodes b                                            ~1000 rows
                      filter a.id = 1                                           ~10 rows
                        scan all nodes a                                        ~100 rows

            """)
    }

    @Test("a condition on every relationship of a chain holds at each step")
    func aConditionOnEveryRelationship() throws {
        try expectPlan(
            "MATCH path = (p:Process)-[rs:HANDS_OFF_TO*1..3]->(q) WHERE all(r IN relationships(path) WHERE r.x > 1) RETURN path",
            """
            keep path                                                      ~269 rows
              compute path = (p)-[rs]-(q)                                  ~269 rows
                expand (p)-[rs:HANDS_OFF_TO*1..3]->(q) where each r.x > 1  ~269 rows
                  scan p:Process                                           ~42 rows

            """)
    }

    @Test("what can fail comes last")
    func whatCanFailComesLast() throws {
        try expectPlan(
            "MATCH (p:Process) WHERE 1 / p.x > 2 AND p.status = 'active' RETURN p",
            """
            keep p                                      ~5 rows
              filter (1 / p.x) > 2                      ~5 rows
                look up p:Process by status = 'active'  ~14 rows

            """)
    }
}

@Suite("Plans: clauses") struct ClausesPlanTests {
    @Test("MATCH of a node that may be missing asks whether it is there")
    func nodeThatMayBeMissing() throws {
        try expectPlan(
            "OPTIONAL MATCH (p:Process) MATCH (p) RETURN p",
            """
            keep p                         ~38 rows
              filter p IS NOT NULL         ~38 rows
                optional                   ~42 rows
                  per row: scan p:Process  ~42 rows

            """)
    }

    @Test("OPTIONAL MATCH and grouping")
    func optionalMatchAndGrouping() throws {
        try expectPlan(
            "MATCH (p:Process) OPTIONAL MATCH (p)-[:OWNED_BY]->(o) WHERE o.name <> 'x' RETURN p.status, count(o) + 1 AS n",
            """
            keep p.status, n                         ~21 rows
              compute n = #4 + 1                     ~21 rows
                aggregate #4 = count(o) by p.status  ~21 rows
                  optional                           ~42 rows
                    scan p:Process                   ~42 rows
                    per row: filter o.name <> 'x'    ~1 row
                      expand (p)-[:OWNED_BY]->(o)    ~1 row

            """)
    }

    @Test("writing is kept apart from reading")
    func writingIsKeptApartFrom() throws {
        try expectPlan(
            "MATCH (p:Process) SET p.x = 1 RETURN p.x",
            """
            keep p.x                       ~42 rows
              compute p.x                  ~42 rows
                read everything first      ~42 rows
                  set p.x = 1              ~42 rows
                    read everything first  ~42 rows
                      scan p:Process       ~42 rows

            """)
    }

    @Test("creating needs no separation from creating")
    func creatingNeedsNoSeparationFrom() throws {
        try expectPlan(
            "CREATE (a:A)-[:T]->(b) CREATE (c)",
            """
            return nothing                        ~0 rows
              create (c)                          ~1 row
                create (a:A), (b), (a)-[:T]->(b)  ~1 row

            """)
    }

    @Test("MERGE asks first")
    func mergeAsksFirst() throws {
        try expectPlan(
            "MATCH (p:Person) MERGE (p)-[:LIKES]->(q:Thing {name: p.name}) ON CREATE SET q.new = true",
            """
            return nothing                                 ~0 rows
              find or create (q:Thing), (p)-[:LIKES]->(q)  ~50 rows
                read everything first                      ~50 rows
                  scan p:Person                            ~50 rows
                per row: filter q.name = p.name            ~1 row
                  filter q:Thing                           ~1 row
                    expand (p)-[:LIKES]->(q)               ~1 row

            """)
    }

    @Test("UNION")
    func unionClause() throws {
        try expectPlan(
            "RETURN 1 AS a UNION RETURN 2 AS a",
            """
            distinct a               ~2 rows
              union                  ~2 rows
                keep a               ~1 row
                  compute a          ~1 row
                    keep a           ~1 row
                      compute a = 1  ~1 row
                keep a               ~1 row
                  compute a          ~1 row
                    keep a           ~1 row
                      compute a = 2  ~1 row

            """)
    }

    @Test("UNWIND, WITH and an aggregate")
    func unwindWithAndAnAggregate() throws {
        try expectPlan(
            "UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN sum(x) AS s",
            """
            keep s                             ~1 row
              compute s = #1                   ~1 row
                aggregate #1 = sum(x)          ~1 row
                  keep x                       ~3 rows
                    filter x > 1               ~3 rows
                      for each x in [1, 2, 3]  ~10 rows

            """)
    }

    @Test("CALL")
    func callClause() throws {
        try expectPlan(
            "CALL test.near('a', 3) YIELD city WHERE city > 'B' RETURN city",
            """
            keep city                   ~3 rows
              filter city > 'B'         ~3 rows
                call test.near('a', 3)  ~10 rows

            """)
    }
}

@Suite("Plans: rules") struct RulesPlanTests {
    @Test("a missing relationship is a degree of 0, and a limit over a sort keeps only the first rows")
    func aMissingMatchIsAn() throws {
        try expectPlan(
            "MATCH (p:Process) WHERE NOT (p)-[:HANDS_OFF_TO]-() RETURN p.name ORDER BY p.name LIMIT 10",
            """
            keep p.name                                        ~10 rows
              first 10 by p.name                               ~10 rows
                compute p.name                                 ~24 rows
                  filter degree of (p)-[:HANDS_OFF_TO]-() = 0  ~24 rows
                    scan p:Process                             ~42 rows

            """)
    }

    @Test("a missing match of which more is asked is an anti-semi-join")
    func aMissingMatchWithACondition() throws {
        try expectPlan(
            "MATCH (p:Process) WHERE NOT EXISTS { (p)-[:HANDS_OFF_TO]->(q) WHERE q.name > 'B' } RETURN p.name",
            """
            keep p.name                              ~24 rows
              compute p.name                         ~24 rows
                only rows without a match            ~24 rows
                  scan p:Process                     ~42 rows
                  per row: filter q.name > 'B'       ~1 row
                    expand (p)-[:HANDS_OFF_TO]->(q)  ~1 row

            """)
    }

    @Test("two steps that are only counted are a product of degrees")
    func countedEnds() throws {
        try expectPlan(
            "MATCH (a)-[:HANDS_OFF_TO]->(b:Process)-[:HANDS_OFF_TO]->(c) RETURN count(*)",
            """
            keep count(*)                                                                                                                         ~1 row
              compute count(*) = #5                                                                                                               ~1 row
                aggregate #5 = sum((degree of (b)<-[:HANDS_OFF_TO]-() * degree of (b)-[:HANDS_OFF_TO]->()) - degree of (b)-[:HANDS_OFF_TO]->(b))  ~1 row
                  scan b:Process                                                                                                                  ~42 rows

            """)
    }

    @Test("a step that is counted by its start is the degree of that, where it is not 0")
    func countedStep() throws {
        try expectPlan(
            "MATCH (a:Process)-[:HANDS_OFF_TO]->(b) RETURN a.name, count(*)",
            """
            keep a.name, count(*)                                                ~30 rows
              compute count(*) = #4                                              ~30 rows
                aggregate #4 = sum(degree of (a)-[:HANDS_OFF_TO]->()) by a.name  ~30 rows
                  filter degree of (a)-[:HANDS_OFF_TO]->() > 0                   ~42 rows
                    scan a:Process                                               ~42 rows

            """)
    }

    @Test("SKIP before LIMIT")
    func skipBeforeLimit() throws {
        try expectPlan(
            "MATCH (p:Process) RETURN p.name ORDER BY p.name DESC SKIP 5 LIMIT 10",
            """
            keep p.name                  ~10 rows
              skip 5                     ~10 rows
                first 15 by p.name DESC  ~15 rows
                  compute p.name         ~42 rows
                    scan p:Process       ~42 rows

            """)
    }

    @Test("DISTINCT ends need no list of chains")
    func distinctEndsNeedNoList() throws {
        try expectPlan(
            "MATCH (p:Process)-[:HANDS_OFF_TO*1..]->(q) RETURN DISTINCT q.name",
            """
            distinct q.name                                                  ~693 rows
              keep q.name                                                    ~693 rows
                compute q.name                                               ~693 rows
                  expand (p)-[:HANDS_OFF_TO*1..]->(q), reachable nodes only  ~693 rows
                    scan p:Process                                           ~42 rows

            """)
    }

    @Test("neither does existence")
    func neitherDoesExistence() throws {
        try expectPlan(
            "MATCH (p:Process) WHERE EXISTS { (p)-[:HANDS_OFF_TO*1..3]->(p) } RETURN p",
            """
            keep p                                                                  ~21 rows
              only rows with a match                                                ~21 rows
                scan p:Process                                                      ~42 rows
                per row: check (p)-[:HANDS_OFF_TO*1..3]->(p), reachable nodes only  ~1 row

            """)
    }

    @Test("nor count(DISTINCT)")
    func norCountdistinct() throws {
        try expectPlan(
            "MATCH (p:Process)-[:HANDS_OFF_TO*]->(q) RETURN p.name, count(DISTINCT q) AS reached",
            """
            keep p.name, reached                                             ~347 rows
              compute reached = #5                                           ~347 rows
                aggregate #5 = count(DISTINCT q) by p.name                   ~347 rows
                  expand (p)-[:HANDS_OFF_TO*1..]->(q), reachable nodes only  ~693 rows
                    scan p:Process                                           ~42 rows

            """)
    }

    @Test("a way back to the same node is a question about the network")
    func aWayBack() throws {
        try expectPlan(
            "MATCH (p:Process) WHERE NOT EXISTS { (p)-[:HANDS_OFF_TO*]->(p) } RETURN p",
            """
            keep p                                       ~24 rows
              only off cycles (p)-[:HANDS_OFF_TO*]->(p)  ~24 rows
                scan p:Process                           ~42 rows

            """)
    }

    @Test("a way back of some length is not")
    func aWayBackOfSomeLength() throws {
        try expectPlan(
            "MATCH (p:Process)-[:HANDS_OFF_TO*1..3]->(p) RETURN DISTINCT p",
            """
            distinct p                                                     ~5 rows
              keep p                                                       ~5 rows
                check (p)-[:HANDS_OFF_TO*1..3]->(p), reachable nodes only  ~5 rows
                  scan p:Process                                           ~42 rows

            """)
    }

    @Test("triangles are counted without listing them")
    func triangles() throws {
        try expectPlan(
            "MATCH (a:Process)-[:HANDS_OFF_TO]->(b)-[:HANDS_OFF_TO]->(c)-[:HANDS_OFF_TO]->(a) RETURN count(*) AS n",
            """
            keep n                                                                                                              ~1 row
              compute n = #6                                                                                                    ~1 row
                #6 = number of (a:Process)-[:HANDS_OFF_TO]->(b)-[:HANDS_OFF_TO]->(c)-[:HANDS_OFF_TO]->(a) by common neighbours  ~1 row

            """)
    }

    @Test("triangles whose relationships may be the same are not")
    func trianglesOfTwoMatches() throws {
        try expectPlan(
            """
            MATCH (a:Process)-[:HANDS_OFF_TO]->(b) MATCH (b)-[:HANDS_OFF_TO]->(c)-[:HANDS_OFF_TO]->(a)
            RETURN count(*) AS n
            """,
            """
            keep n                                     ~1 row
              compute n = #6                           ~1 row
                aggregate #6 = count(*)                ~1 row
                  check (c)-[:HANDS_OFF_TO]->(a)       ~3 rows
                    expand (b)-[:HANDS_OFF_TO]->(c)    ~36 rows
                      expand (a)-[:HANDS_OFF_TO]->(b)  ~60 rows
                        scan a:Process                 ~42 rows

            """)
    }

    @Test("a match in a larger condition runs for each row")
    func aMatchInALarger() throws {
        try expectPlan(
            "MATCH (p:Process) WHERE p.status IN ['a', 'b'] OR EXISTS { (p)-->(:Person) } RETURN p",
            """
            keep p                                             ~42 rows
              filter (p.status IN ['a', 'b']) OR EXISTS { … }  ~42 rows
                per row: filter #2:Person                      ~1 row
                  expand (p)-->(#2)                            ~2 rows
                scan p:Process                                 ~42 rows

            """)
    }

    @Test("so does a pattern comprehension")
    func soDoesAPatternComprehension() throws {
        try expectPlan(
            "MATCH (p:Process) RETURN p.name, [(p)-[:OWNED_BY]->(o) | o.name] AS owners",
            """
            keep p.name, owners                       ~42 rows
              compute p.name, owners = [… | o.name]   ~42 rows
                per row: expand (p)-[:OWNED_BY]->(o)  ~1 row
                scan p:Process                        ~42 rows

            """)
    }
}

/// EXPLAIN shows exactly this.
private func expectPlan(_ query: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let text = Explain.text(try plan(query))
    #expect(text == expected, "\(text)", sourceLocation: sourceLocation)
}
