// What a folder without a manifest is read as: names of files, headings, keys and links.

import Diagnostics
import Testing

@testable import Loaders

@Suite("Conventions")
struct ConventionsTests {
    let conventions: Manifest

    init() throws { conventions = try Conventions.manifest() }

    // MARK: Names

    @Test(
        "a file's name says what its rows are",
        arguments: [
            ("asset-register.csv", "Asset"), ("deletion-evidence-log.csv", "DeletionEvidence"),
            ("competence-matrix.csv", "Competence"),
            ("records-retention-schedule.csv", "RecordsRetention"), ("2026/Threat_Register v2.xlsx", "Threat"),
            ("VulnerabilityList_2026-Q1.tsv", "Vulnerability"), ("register.csv", "Register"),
            ("2026.csv", "Register2026"),
            ("policies-and-analyses.csv", "PoliciesAndAnalysis"), (".csv", "Csv"), ("---.csv", "Register"),
        ])
    func label(path: String, label: String) { #expect(RegisterName(path: path).label == label) }

    @Test(
        "usual names are known wherever they lie and however they are written",
        arguments: [
            ("processes.csv", "Process"), ("a/b/Process Register.CSV", "Process"), ("departments.csv", "OrgUnit"),
            ("corrective_actions-2026.csv", "CorrectiveAction"), ("CorrectiveActions.csv", "CorrectiveAction"),
            ("people.csv", "Person"), ("hand-off-records.tsv", "HandoffRecord"), ("isms.csv", "ISMS"),
            ("items.csv", "Item"),
            ("audit-plan.csv", "Audit"), ("audit-programmes.csv", "AuditProgramme"),
            ("training-records.csv", "TrainingRecord"),
        ])
    func known(path: String, label: String) { #expect(labels(of: [table(path, ["id"])]) == [label]) }

    @Test("hand-offs are relationships where both ends have a column, else nodes like any others")
    func handoffs() {
        guard
            case .relationships("HANDS_OFF_TO", let from, let to)? = rules([
                table("handoffs.csv", ["FROM", "to", "sla"])
            ]).first?.content
        else { return #expect(Bool(false), "no relationships") }
        #expect(from.column == "FROM")
        #expect(to.column == "to")
        #expect(labels(of: [table("handoffs.csv", ["colour", "to"])]) == ["Handoff"])
    }

    // MARK: Columns

    @Test("only columns that the file has are named, as the file writes them")
    func columns() {
        let rule = rules([table("processes.csv", ["id", "NAME", "process_owner", "Owner since", "Remarks"])])[0]
        #expect(rule.columns.map(\.header) == ["process_owner", "Owner since"])
        #expect(rule.property("Owner since")?.of == "process_owner")
    }

    @Test("a column that is called like a property comes before one that is said to mean it")
    func ownNameFirst() {
        let soa = rules([table("soa.csv", ["Control ID", "Implementation status", "Status"])])[1]
        #expect(soa.property("Status")?.name == "status")
        #expect(soa.property("Implementation status") == nil)
        let risk = rules([table("risks.csv", ["Risk", "Name"])])[0]
        #expect(risk.property("Risk")?.name != "name", "`Name` is the name")
    }

    @Test("a link to what no file holds stays a property, unless it is created or a clause")
    func links() {
        let alone = rules([table("findings.csv", ["id", "Process", "Clause"])])[0]
        #expect(alone.columns.map(\.header) == ["Clause"])
        let both = rules([
            table("findings.csv", ["id", "Process", "Clause"]), table("processes.csv", ["id", "Owner"]),
        ])
        #expect(both[0].columns.map(\.header) == ["Process", "Clause"])
        #expect(both[1].columns.map(\.header) == ["Owner"])
    }

    // MARK: Keys

    @Test(
        "what names a row",
        arguments: [
            ("tools.csv", ["Name", "ID"], "ID"), ("processes.csv", ["Name", "Process ID"], "Process ID"),
            ("keys.csv", ["Key ID", "Owner"], "Key ID"), ("roles.csv", ["Title", "Role no"], "Role no"),
            ("tools.csv", ["Tool", "Use"], "Tool"), ("soa.csv", ["ID", "Control"], "Control"),
        ])
    func key(path: String, headers: [String], key: String) {
        let rows = [["a", "b"], ["c", "d"]]
        #expect(rules([table(path, headers, rows)])[0].key == key)
    }

    @Test("a column called like the rows, beside one for their names, holds their ids even where one is missing")
    func gap() {
        #expect(rules([table("risks.csv", ["Risk", "Name"], [["R-1", "Fire"], ["", "Flood"]])])[0].key == "Risk")
    }

    @Test("a first column that repeats itself names nothing, so that no row is lost")
    func repeatedKey() {
        #expect(rules([table("competences.csv", ["Role", "Level"], [["ISO", "1"], ["ISO", "2"]])])[0].key == "id")
        var unread = table("tools.csv", ["Tool"], [["a"], ["b"]])
        unread.isComplete = false
        #expect(rules([unread])[0].key == "id", "rows that were not seen might repeat it")
    }

    @Test("a corrective action answers the finding of its own row")
    func capa() {
        let both = rules([
            table(
                "capa-register.csv", ["ID", "Date Raised", "Corrective action", "Owner"],
                [["C-1", "2026-01-01", "Train", "ISO"]])
        ])
        guard both.count == 2 else { return #expect(Bool(false), "\(both.map(\.labels))") }
        #expect(both.map(\.labels) == [["Finding"], ["CorrectiveAction"]])
        #expect(both.map(\.key) == ["ID", "ID"])
        #expect(both[1].edge("ID") == "ADDRESSES")
        #expect(both[0].property("Date Raised")?.name == "raised")
        #expect(both[1].property("Date Raised")?.name == "opened")
    }

    // MARK: Real registers

    /// The registers of the starter kit, by their names and headings; their rows are not needed to know what they are.
    @Test(
        "each register of the starter kit has a label that says what it holds",
        arguments: [
            ("asset-register.csv", ["Asset"]), ("capa-register.csv", ["Finding"]),
            ("change-log.csv", ["Change"]),
            ("competence-matrix.csv", ["Competence"]), ("cryptography-register.csv", ["Cryptography"]),
            ("deletion-evidence-log.csv", ["DeletionEvidence"]),
            ("disaster-recovery-register.csv", ["DisasterRecovery"]),
            ("document-control-register.csv", ["Document"]), ("exceptions-register.csv", ["Exception"]),
            ("incident-register.csv", ["Incident"]), ("legal-compliance-register.csv", ["LegalCompliance"]),
            ("raci-matrix.csv", ["Raci"]), ("records-retention-schedule.csv", ["RecordsRetention"]),
            ("risk-register.csv", ["Risk"]), ("risk-treatment-plan.csv", ["Treatment"]),
            ("security-objectives-register.csv", ["Objective"]),
            ("stakeholder-communication.csv", ["StakeholderCommunication"]),
            ("stakeholder-requirements.csv", ["Requirement"]),
            ("statement-of-applicability.csv", ["Control", "SoAEntry"]),
            ("supplier-register.csv", ["ExternalParty"]), ("threat-register.csv", ["Threat"]),
            ("training-register.csv", ["TrainingRecord"]), ("vulnerability-register.csv", ["Vulnerability"]),
        ])
    func starterKit(path: String, labels expected: [String]) { #expect(labels(of: [table(path, ["ID"])]) == expected) }

    // MARK: Proposal

    @Test("a first manifest guesses types, names and links, and reads back")
    func proposal() throws {
        let tables = [
            table(
                "asset-register.csv", ["ID", "Asset Name", "Owner", "Value", "Bought", "Class", "Used by"],
                [
                    ["A-1", "Database", "ISO", "3", "05.01.2026", "high", "S-1;S-2"],
                    ["A-2", "Portal", "CEO", "5", "31.01.2026", "high", "S-2"],
                    ["A-3", "Mail", "CEO", "TBD", "", "low", "n/a"],
                    ["A-4", "Wiki: \"old\"", "CEO", "4", "", "low", "S-1"],
                ]),
            table(
                "systems.csv", ["System ID", "Asset", "Risk ID"],
                [["S-1", "Database", "R-1"], ["S-2", "Portal", "R-2"]]),
            table("risks.csv", ["id", "Title"], [["R-1", "Fire"], ["R-2", "Flood"]]),
        ]
        let text = ManifestProposal(name: "no", tables: tables, conventions: conventions).text
        let manifest = try Manifest(parsing: text, file: "isms.yaml")
        #expect(manifest.name == "no")
        #expect(manifest.files.map(\.labels) == [["Asset"], ["System"], ["Risk"]])
        #expect(manifest.files.map(\.key) == ["ID", "System ID", "id"])
        let (asset, system) = (manifest.files[0], manifest.files[1])
        #expect(asset.columns.map(\.header) == tables[0].headers, "every column of an unknown register stands there")
        #expect(asset.missing == ["TBD", "n/a"])
        #expect(asset.property("Asset Name")?.name == "name")
        #expect(asset.edge("Owner") == "OWNED_BY")
        #expect(asset.property("Value")?.type == .integer)
        #expect(asset.property("Bought")?.type == .date)
        #expect(asset.property("Bought")?.format == "d.M.yyyy")
        #expect(asset.edge("Used by") == "USED_BY")
        #expect(system.edge("Asset") == "REFERS_TO")
        #expect(system.edge("Risk ID") == "REFERS_TO")
        #expect(text.contains("# high, low"))
        #expect(text.contains("# 2 of 2 cells find their Risk"))
    }

    @Test(
        "the conventions' own entries read back as they were",
        arguments: ["processes.csv", "capa.csv", "soa.csv", "handoffs.csv"])
    func roundTrip(path: String) throws {
        let headers = [
            "ID", "Owner", "Owner since", "Status", "Clauses", "Inputs", "From", "To", "Finding / Nonconformity",
            "Documented in",
        ]
        let tables = [table(path, headers), table("documents.csv", ["id"])]
        let text = ManifestProposal(name: "x", tables: tables, conventions: conventions).text
        let again = try Manifest(parsing: text, file: "isms.yaml").files
        let before = rules(tables)
        #expect(again.map(\.labels) == before.map(\.labels))
        for (one, other) in zip(again, before) {
            for column in other.columns {
                let read = one.columns.first { $0.header == column.header }
                #expect(read.map { "\($0.meaning)" } == "\(column.meaning)")
            }
        }
    }

    @Test(
        "what YAML could read otherwise stands in quotes",
        arguments: [
            ("Owner", "Owner"), ("Likelihood (1-5)", "Likelihood (1-5)"), ("no", "\"no\""), ("a: b", "\"a: b\""),
            ("say \"x\"", "\"say \\\"x\\\"\""), ("#", "\"#\""), ("", "\"\""), ("5", "\"5\""),
            ("a\u{1B}[2J", "\"a\\U0000001b[2J\""),
        ])
    func quotes(text: String, expected: String) { #expect(quoted(text) == expected) }

    // MARK: -

    func rules(_ tables: [TableSample]) -> [Manifest.FileRule] { conventions.rules(for: tables).flatMap(\.self) }

    func labels(of tables: [TableSample]) -> [String] { rules(tables).flatMap(\.labels) }
}

private func table(_ path: String, _ headers: [String], _ rows: [[String]] = []) -> TableSample {
    TableSample(path: path, headers: headers, rows: rows, isComplete: true)
}

extension Manifest.FileRule {
    fileprivate var labels: [String] { if case .nodes(let labels, _) = content { labels } else { [] } }

    fileprivate var key: String { if case .nodes(_, let key) = content { key } else { "" } }

    fileprivate func property(_ header: String) -> Manifest.PropertyRule? {
        columns.first { $0.header == header }?.property
    }

    fileprivate func edge(_ header: String) -> String? {
        guard case .relationship(let type, _, _)? = columns.first(where: { $0.header == header })?.meaning else {
            return nil
        }
        return type
    }
}
