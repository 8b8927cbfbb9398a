// What registers of whatever kind say of their rows: whose a column is, when something is done again, several owners.

import Testing

@Suite("Columns of registers of whatever kind")
struct AnyRegisterTests {
    @Test("a heading says of which of the things in a row its column is")
    func qualified() throws {
        let organisation = try Folder([
            "Audit findings.csv": """
            No;Finding;Grade;Finding status;Action;Action due;Action status
            1;Doors open;minor;open;Fit closers;2026-01-31;done
            2;No log;major;open;;;
            """
        ]).load()
        #expect(
            organisation.nodes("CorrectiveAction").first
                == "{id: '1', description: 'Fit closers', due: '2026-01-31', status: 'done'}")
        #expect(organisation.nodes("CorrectiveAction").count == 1)
        #expect(organisation.nodes("Finding").count == 2)
        #expect(organisation.nodes("Finding").allSatisfy { $0.contains("status: 'open'") && !$0.contains("due") })
    }

    @Test("when something was done, and is done again, in five languages and registers that nobody knows")
    func recurring() throws {
        for (last, next) in [
            ("Last assessment", "Next assessment due"), ("Letzter Test", "Nächster Test"),
            ("Dernière évaluation", "Prochaine évaluation"), ("Última prueba", "Próxima prueba"),
            ("Laatste test", "Volgende test"),
        ] {
            let organisation = try Folder([
                "Restore tests.csv": "Test;System;\(last);\(next)\nR1;ERP;2025-06-01;2025-12-01\nR2;Mail;2025-07-01;\n"
            ]).load()
            #expect(
                organisation.nodes("RestoreTest").contains {
                    $0.contains("lastPerformed: '2025-06-01'") && $0.contains("nextDue: '2025-12-01'")
                }, "\(last)")
        }
    }

    @Test("a last name is no last time")
    func names() throws {
        let organisation = try Folder(["people.csv": "id,First Name,Last Name\n1,Ann,Lee\n"]).load()
        #expect(organisation.nodes("Person").allSatisfy { !$0.contains("lastPerformed") })
    }

    @Test("owners in numbered columns all count")
    func numbered() throws {
        let organisation = try Folder([
            "people.csv": "id,name\n1,Ann\n2,Bob\n",
            "processes.csv": "id,name,Owner 1,Owner 2\nP1,Intake,Ann,Bob\nP2,Repair,,Bob\n",
        ]).load()
        #expect(organisation.relationships("OWNED_BY").sorted() == ["P1>1", "P1>2", "P2>2"])
    }

    @Test("what is done about a risk may stand in its row")
    func treated() throws {
        let organisation = try Folder([
            "Risk register.csv": """
            Risk ID;Risk;Treatment;Treatment plan;Target date;Risk owner;Status
            R1;Fire;Mitigate;Buy sprinklers;2026-01-31;Ann;Open
            R2;Theft;Accept;;;Bob;Accepted
            """
        ]).load()
        #expect(organisation.relationships("TREATS") == ["R1>R1"])
        #expect(organisation.nodes("Treatment").first?.contains("option: 'modify'") == true)
    }

    @Test("7.0 is 7 where a program made it so")
    func floats() throws {
        let organisation = try Folder([
            "processes.csv": "id,name\n1.0,Intake\n2.0,Repair\n", "interfaces.csv": "id,from,to\nX,1,2\n",
        ]).load()
        #expect(organisation.relationships("FROM") == ["X>1.0"])
    }
}
