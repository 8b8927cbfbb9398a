// Help on the statements of the language, a few lines each.

enum HelpTopics {
    static var names: [String] { topics.map(\.name) }

    static func text(on topic: String) -> String? {
        let wanted = topic.uppercased()
        return topics.first { $0.name == wanted }?.text
    }

    private static let topics: [(name: String, text: String)] = [
        (
            "FIND",
            """
            FIND lists things of one kind. Conditions add up.

              FIND processes
              FIND processes WHERE owner IS MISSING SHOW id, name, department
              FIND processes WITHOUT interactions
              FIND findings WITHOUT actions ORDER BY raised
              FIND records OF 'Access review' SINCE 2026-01-01
              FIND interactions FROM department 'Human Resources' TO department 'IT Operations'

            SHOW nouns lists the kinds of things, SHOW properties OF Process what is known of one.
            """
        ),
        (
            "COUNT",
            """
            COUNT counts what FIND would list, in groups if you like.

              COUNT processes BY department
              COUNT records DURING PERIOD BY kind, quarter(date)
            """
        ),
        (
            "CHECK",
            """
            CHECK runs a check. It prints the exceptions, each with its proposed grade and the rule behind it, and a summary that says
            how much was looked at. A check without the data it needs is "not evaluable", never "in order".

              CHECK orphaned-process
              CHECK orphaned-process, overdue-cadence WHERE department = 'IT Operations'
              CHECK ALL FOR CLAUSE '9.2' AT LEAST minor

            .checks lists them, SHOW CHECK orphaned-process prints how one is defined.
            """
        ),
        (
            "TRACE",
            """
            TRACE follows interactions from process to process.

              TRACE 'Leaver offboarding' TO 'Access revocation'
              TRACE DOWNSTREAM OF 'Risk assessment' WITHIN 3 STEPS
              TRACE UPSTREAM OF 'Management review'
            """
        ),
        (
            "LOOP",
            """
            LOOP looks at the improvement loop: plan, do, check, act.

              LOOP                      the stages and what passes between them
              LOOP OF 'Access review'   one process's own loop, leg by leg
              LOOP GAPS                 each process and the first leg that is missing
              LOOP GAPS STRUCTURE       stages without a way on, and processes outside the loop
            """
        ),
        (
            "MATCH",
            """
            MATCH … RETURN is the full query language. A pattern in round brackets is a thing, in square brackets a relationship.

              MATCH (p:Process)-[:OWNED_BY]->(who)
              WHERE p.criticality = 'high'
              RETURN p.id, p.name, who.name
              ORDER BY p.name;

            EXPAND shows the query that a question such as FIND stands for: a good way to learn.

              EXPAND FIND processes WITHOUT interactions
            """
        ),
        (
            "SHOW",
            """
            SHOW lists what there is.

              SHOW nouns                    what FIND can ask about
              SHOW labels                   what the files hold
              SHOW properties OF Process
              SHOW checks                   SHOW CHECK orphaned-process
              SHOW queries                  SHOW functions
              SHOW sources                  SHOW parameters     SHOW edits
            """
        ),
        (
            "INTO",
            """
            INTO writes a result to a file; the ending says in which format. Beside a .csv stands a manifest that says how it was made, and a
            check's summary; weft verify NAME.manifest.json asks again and compares.

              LOOP GAPS INTO 'gaps.csv'
              CHECK ALL INTO 'checks.csv'
            """
        ),
        (
            "EXPAND",
            """
            EXPAND prints the query that a statement stands for, EXPLAIN the steps in which it is carried out.

              EXPAND LOOP GAPS
              EXPLAIN FIND processes WITHOUT interactions
            """
        ),
        (
            "DEFINE",
            """
            DEFINE gives a query or a check of yours a name. Put it into a script and .read it.

              DEFINE QUERY unowned($department = 'IT Operations') AS
                FIND processes WHERE department = $department AND owner IS MISSING;
              RUN unowned(department: 'Human Resources');
            """
        ),
    ]
}
