// What clients write, as data: a table for each kind of fault, in the folder Clients.

import Diagnostics
import Foundation
import Graph
import Testing
import Values

@testable import Loaders

/// The lines of a table, without its heading and with what stands between bars.
private func rows(_ name: String) -> [[String]] {
    lines(name).filter { !$0.hasPrefix("#") && !$0.isEmpty }.map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed(String($0)) }
    }
}

private func lines(_ name: String) -> [String] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Clients/\(name).txt")
    return ((try? String(contentsOf: url, encoding: .utf8)) ?? "").split(
        separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
}

@Suite("What clients write")
struct ClientsTests {
    @Test("days and times", arguments: rows("dates"))
    func dates(row: [String]) {
        let reading = DateReader.read(row[0], order: DateOrder(rawValue: row[1]))
        let text =
            switch reading {
            case .moment(let moment): describe(moment)
            case .ambiguous: "!ambiguous"
            case .serial: "!serial"
            case .noSuchDay: "!no such day"
            case .none: "!none"
            }
        #expect(text == row[2], "\(row[0])")
    }

    private func describe(_ moment: WrittenMoment) -> String {
        var text = CalendarDate(epochDay: Int64(moment.day)).description
        if let second = moment.second {
            let minutes = second / 60
            text += String(format: " %02d:%02d", minutes / 60, minutes % 60)
        }
        return moment.offset.map { text + " +\($0)" } ?? text
    }

    @Test("lengths of time and how often", arguments: rows("durations"))
    func durations(row: [String]) {
        let text =
            switch DurationReader.read(row[0]) {
            case .length(let length): length.description
            case .noCadence: "none"
            case .workdays(let days): "\(days) wd"
            case .none: "!"
            }
        let expected = (try? CalendarDuration(parsing: row[1]))?.description ?? row[1]
        #expect(text == expected, "\(row[0])")
    }

    @Test("numbers", arguments: rows("numbers"))
    func numbers(row: [String]) {
        let text =
            switch NumberReader.read(row[0], decimal: DecimalMark(rawValue: row[1])) {
            case .number(let number): "\(number)"
            case .ambiguous: "!"
            case .none: "-"
            }
        #expect(text == row[2], "\(row[0])")
    }

    @Test("yes and no", arguments: rows("truths"))
    func truths(row: [String]) { #expect(readTruth(row[0]).map { "\($0)" } ?? "-" == row[1], "\(row[0])") }

    @Test("names of people", arguments: rows("names"))
    func names(row: [String]) {
        let (first, second) = (PersonName(row[0]), PersonName(row[1]))
        let text = first.key == second.key ? "same" : first.mayMean(second) ? "perhaps" : "other"
        #expect(text == row[2], "\(row[0])")
    }

    @Test("ids", arguments: rows("ids"))
    func ids(row: [String]) {
        let isSame = MeetingRule.allCases.contains { rule in
            let forms = row.prefix(2).map { rule.form($0, isName: false, isPerson: false) }
            return forms[0] == forms[1]
        }
        #expect((isSame ? "same" : "other") == row[2], "\(row[0])")
    }

    @Test("the vocabulary's values", arguments: rows("words"))
    func words(row: [String]) {
        let parts = row[0].split(separator: ".").map(String.init)
        let value = WordTable.standard.value(of: row[1], parts[1], of: [parts[0]])
        #expect(value ?? "-" == row[2], "\(row[1])")
    }

    @Test("headings", arguments: rows("headings"))
    func headings(row: [String]) {
        #expect(HeadingWords.standard.meanings(of: row[0]).contains(row[1]), "\(row[0])")
    }

    @Test("names of files", arguments: rows("registers"))
    func registers(row: [String]) {
        #expect(RegisterNames.standard.register(of: row[0])?.name ?? "-" == row[1], "\(row[0])")
    }

    /// A table and what of it are rows.
    struct Table: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text = ""
        var expected = ""
    }

    private static let examples: [Table] = {
        var tables: [Table] = []
        for line in lines("tables").dropFirst() {
            if line.hasPrefix("== ") {
                tables.append(Table(testDescription: String(line.dropFirst(3))))
            } else if line.hasPrefix("-> ") {
                tables[tables.count - 1].expected = String(line.dropFirst(3))
            } else if !tables.isEmpty, tables[tables.count - 1].expected.isEmpty {
                tables[tables.count - 1].text += line + "\n"
            }
        }
        return tables
    }()

    @Test("tables", arguments: ClientsTests.examples)
    func heading(table: Table) throws {
        let loaded = try Folder(["processes.csv": table.text]).load()
        let label = try #require(loaded.graph.label("Process"))
        let nodes = loaded.graph.nodes(label: label).flatMap { Array($0) }
        let first = nodes.first.flatMap { loaded.graph.source(of: NodeID($0))?.line } ?? 0
        #expect(nodes.map { loaded.id(NodeID($0)) }.joined(separator: " ") + " @ \(first)" == table.expected)
    }

    @Test("references are met by rules, and what is not met is told")
    func references() throws {
        let loaded = try Folder([
            "people.csv": "Personnel no,Name\n1,Anna Weber\n2,Markus Schulz\n",
            "processes.csv": """
            Process ID,Process Name,Process Owner,Status
            P01,Intake,"Weber, Anna",Active
            P02,Repair,Markus Schulz / anna weber,Active
            P03,Return,A. Weber,Active
            P04,Scrap,TBD,Active
            P05,Audit,vacant,In operation
            P06,Pay,IT,Active
            """,
        ]).load()
        #expect(loaded.relationships("OWNED_BY") == ["P01>1", "P02>2", "P02>1"])
        #expect(
            loaded.problems == [
                "processes.csv:4 Process P03 Process Owner A. Weber unresolved",
                "processes.csv:7 Process P06 Process Owner IT unresolved",
            ])
        #expect(loaded.issues[0].reason.hasSuffix("perhaps Anna Weber (1)"))
        #expect(loaded.repairs.map(\.meant) == ["Anna Weber (1)", "Markus Schulz (2) and Anna Weber (1)"])
    }

    @Test("first and last names in columns of their own are one name")
    func splitNames() throws {
        let loaded = try Folder([
            "Mitarbeiterliste.csv": "Personalnummer;Nachname;Vorname\n0007;Müller;Jürgen\n",
            "Prozessverzeichnis.csv":
                "Nr.;Prozess;Verantwortlich;Turnus;Zuletzt durchgeführt\n1;Prüfung;Müller, Jürgen;jährlich;15. Januar 2026\n",
        ]).load()
        #expect(loaded.relationships("OWNED_BY") == ["1>0007"])
        #expect(loaded.relationships("RECORD_OF") == ["1>1"])
        #expect(loaded.problems == [])
    }

    @Test("beside a first name, a column called Name holds the last one; a full name stays as it is")
    func nameBesideFirstName() throws {
        for (name, first) in [("Nom", "Prénom"), ("Name", "Vorname")] {
            let loaded = try Folder([
                "Personnel.csv": "Matricule;\(name);\(first)\n1;Dubois;Claire\n2;Luc Martin;Luc\n",
                "processes.csv": "Process ID;Process Name;Owner\nP1;One;Claire Dubois\nP2;Two;\"Martin, Luc\"\n",
            ]).load()
            #expect(loaded.relationships("OWNED_BY") == ["P1>1", "P2>2"], "\(name)")
            #expect(loaded.problems == [], "\(name)")
        }
    }

    @Test(
        "an owner by e-mail is the person who has it; a row without an action makes none, whatever else the table calls description"
    )
    func americanFindings() throws {
        let loaded = try Folder([
            "Employee Roster.csv": "Employee ID,First Name,Last Name,Work Email\n1,Dana,Reyes,dana.reyes@example.com\n",
            "processes.csv": "Process ID,Process Name,Owner Email\nP1,One,dana.reyes@example.com\n",
            "Audit Findings FY25.csv":
                "Finding #,Date Identified,Description,Severity,Corrective Action Plan,Status\n1,10/14/2025,Stale accounts,Minor Nonconformity,Recertify,Open\n2,10/14/2025,None done,Major Nonconformity,,Open\n",
        ]).load()
        #expect(loaded.relationships("OWNED_BY") == ["P1>1"])
        #expect(loaded.relationships("ADDRESSES") == ["1>1"])
        #expect(loaded.problems == [])
    }

    @Test(
        "what says that nobody has been named names nobody, and what a spreadsheet could not work out is somebody who is not known"
    )
    func nobodyYet() throws {
        let words = [
            "Not yet appointed", "wird noch benannt", "none assigned", "n / a", "à désigner", "no asignado",
            "nog te bepalen",
        ]
        var rows = words.enumerated().map { "A\($0.offset),x,\($0.element),Active" }
        rows += ["B1,x,#REF!,Active", "B2,x,Ann Lee <ann.lee@example.com>,Active", "B3,x,Ann Lee / TBD,Active"]
        let loaded = try Folder([
            "people.csv": "ID,Name,Email\n1,Ann Lee,ann.lee@example.com\n",
            "processes.csv": "Process ID,Process Name,Process Owner,Status\n" + rows.joined(separator: "\n") + "\n",
        ]).load()
        #expect(loaded.relationships("OWNED_BY") == ["B2>1", "B3>1"])
        #expect(loaded.problems == ["processes.csv:9 Process B1 Process Owner #REF! unresolved"])
    }

    @Test("a heading tells the order of its dates, a folder the year of its registers")
    func toldByNames() throws {
        let dated = try Folder([
            "processes.csv":
                "Process ID,Process Name,Last performed (DD/MM/YYYY)\nP1,One,02/03/2025\nP2,Two,04/05/2025\n"
        ]).load()
        #expect(dated.nodes("Record") == ["{id: 'P1', date: '2025-03-02'}", "{id: 'P2', date: '2025-05-04'}"])
        let years = try Folder([
            "2024/processes.csv": "Process ID,Process Name,Process Owner\nP1,Old,Ann Lee\n",
            "2025/processes.csv": "Process ID,Process Name,Process Owner\nP1,New,\n",
        ]).load()
        #expect(years.nodes("Process") == ["{id: 'P1', name: 'New'}"])
        #expect(years.relationships("OWNED_BY") == [])
    }

    @Test(
        "a tracker's export is what its types say, whatever the file is called; where one kind alone is known, all rows are it"
    )
    func tracker() throws {
        let heading = "Summary,Issue key,Issue Type,Status,Created,Due Date\n"
        let rows = "Loss,S-1,Security Incident,Done,02/Feb/26 9:00 AM,\nRevoke,S-2,Task,Done,02/Feb/26 9:00 AM,\n"
        let alone = try Folder(["jira-export.csv": heading + rows]).load()
        #expect(alone.nodes("Incident").count == 2)
        let mixed = try Folder([
            "issues_20260331.csv": heading + rows + "Mend,S-3,Corrective Action,To Do,02/Feb/26 9:00 AM,20/Mar/26\n"
        ]).load()
        #expect(mixed.nodes("Incident").count == 1)
        #expect(mixed.nodes("CorrectiveAction").count == 1)
        #expect(mixed.nodes("Ticket").count == 1)
        let german = try Folder([
            "Jira.csv":
                "Zusammenfassung,Vorgangsschlüssel,Vorgangstyp,Status,Erstellt\nWeg,S-1,Sicherheitsvorfall,Offen,02.03.2026 09:00\n"
        ]).load()
        #expect(german.nodes("Incident").count == 1)
    }

    @Test("cells tell what a column is where its heading does not: grades called type, and done by yes and no")
    func toldByCells() throws {
        let loaded = try Folder([
            "NC log.csv":
                "NC No.,Raised on,Nonconformity,Type,Status\n1,2025-09-01,No log,Minor,Open\n2,2025-09-01,No key,Major,Open\n",
            "Beschlüsse.csv":
                "Nr.;Datum;Beschluss;Termin;Erledigt?\n1;10.12.2025;Budget;31.01.2026;ja\n2;10.12.2025;Stelle;31.01.2026;nein\n",
        ]).load()
        #expect(
            loaded.nodes("Finding").map { $0.contains("grade: 'minor'") || $0.contains("grade: 'major'") } == [
                true, true,
            ])
        #expect(loaded.nodes("Decision").map { $0.contains("status: 'done'") } == [true, false])
        #expect(loaded.problems == [])
    }

    @Test("text with tabs is a register where its headings are one's, and old Macintosh letters are read")
    func otherTexts() throws {
        let loaded = try Folder([
            "Prozesse.txt": "Nr\tProzess\tVerantwortlich\tStatus\n1\tEins\tUte Kern\taktiv\n",
            "menu.txt": "Soup, bread\n",
        ]).load()
        #expect(loaded.nodes("Process").count == 1)
        #expect(loaded.files.contains { $0.path == "menu.txt" && $0.notes[0].hasPrefix("not read") })
    }

    @Test("of two years' registers the younger counts")
    func years() throws {
        let loaded = try Folder([
            "Process Register 2025.csv": "Process ID,Process Name,Process Owner\nP1,Old,Ann Lee\nP2,Gone,Ann Lee\n",
            "Process Register 2026.csv": "Process ID,Process Name,Process Owner\nP1,New,\n",
        ]).load()
        #expect(loaded.nodes("Process") == ["{id: 'P1', name: 'New'}", "{id: 'P2', name: 'Gone'}"])
        #expect(loaded.relationships("OWNED_BY") == ["P2>Ann Lee"])
        #expect(loaded.problems == [])
        #expect(loaded.files[0].notes.contains { $0.contains("younger year") })
    }

    @Test("a matrix of responsibilities becomes relationships, with the lines of its rows")
    func matrix() throws {
        let loaded = try Folder([
            "processes.csv": "Process ID,Process Name,Status\nP1,Intake,Active\nP2,Repair,Active\n",
            "RACI Matrix.csv": "Process / Task,Plant lead,Foreman,Clerk\nIntake,A,R,I\nRepair,,A/R,C\n",
        ]).load()
        #expect(loaded.relationships("ACCOUNTABLE") == ["P1>Plant lead", "P2>Foreman"])
        #expect(loaded.relationships("RESPONSIBLE") == ["P1>Foreman", "P2>Foreman"])
    }

    @Test("one row may be a finding, its action and its review, and is none of them where its cells are empty")
    func composite() throws {
        let loaded = try Folder([
            "Audit Report 2025.csv": """
            No.,Finding,Classification,Corrective Action,Responsible,Due Date,Status,Effectiveness check
            1,No log,NC minor,Write log,Ann Lee,31.12.2025,Closed,wirksam
            2,No list,NC major,,,,Open,
            """
        ]).load()
        #expect(loaded.nodes("Finding").count == 2)
        #expect(loaded.relationships("ADDRESSES") == ["1>1"])
        #expect(loaded.relationships("VERIFIES") == ["1>1"])
        #expect(loaded.nodes("EffectivenessReview") == ["{id: '1', result: 'effective'}"])
    }
}
