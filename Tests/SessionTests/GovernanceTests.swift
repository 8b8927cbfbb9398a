// The checks of plans, training, controls, context and authority on folders as clients hand them over, without a manifest.

import Session
import Testing
import Values

@Suite("Governance in clients' own words")
struct GovernanceTests {
    /// Registers of one client, and the subjects of a check.
    struct Client: Sendable, CustomTestStringConvertible {
        let check: String
        let files: [String: String]
        let subjects: [String]
        var testDescription: String { "\(check): \(files.keys.sorted().joined(separator: ", "))" }
    }

    @Test("registers of other names and headings are judged", arguments: planned + answered)
    func clients(_ client: Client) throws {
        let found = try Session.opened(client.files).table("CHECK \(client.check)").texts("subject_id")
        #expect(found.sorted() == client.subjects)
    }

    private static let planned = [
        Client(
            check: "planned-not-held",
            files: [
                "Auditprogramm 2025.csv": """
                Auditprogramm 2025/2026

                Nr;Auditierter Bereich;Geplant für;Durchgeführt am;Leitender Auditor;Status;Verschoben auf;Grund
                IA-1;Personal;05.05.2025;06.05.2025;Anna Weber;abgeschlossen;;
                IA-2;IT;15.10.2025;;Anna Weber;geplant;;
                IA-3;Einkauf;15.10.2025;;Anna Weber;verschoben;15.06.2026;Umzug des Standorts
                IA-4;Vertrieb;20.11.2025;;Anna Weber;abgesagt;;

                """,
                "Kalender Managementbewertung.csv": """
                Nr;Thema;Termin;Durchgeführt am;Status
                MB-1;Erstes Halbjahr;24.06.2025;24.06.2025;durchgeführt
                MB-2;Zweites Halbjahr;10.12.2025;;geplant

                """,
                "Notfallübungsplan.csv": """
                Übung;Geplant;Durchgeführt am;Verantwortlich
                Räumung Hamburg;01.09.2025;01.09.2025;Anna Weber
                Wiederanlauf;15.11.2025;;Anna Weber

                """,
            ],
            subjects: ["IA-2", "IA-4", "MB-2", "Wiederanlauf"]),
        Client(
            check: "planned-not-held",
            files: [
                "Internal Audit Schedule.csv": """
                Audit ID,Process,Planned date,Audit date,Lead Auditor,Status
                A-1,HR,2025-05-01,2025-05-03,Ann Lee,Completed
                A-2,IT,2025-10-01,,Ann Lee,Planned

                """,
                "Management Review Calendar 2025.csv": """
                Review,Date,Status,Chair
                MR 2025 H1,2025-06-12,Held,Ann Lee
                MR 2025 H2,2025-12-12,Planned,Ann Lee

                """,
                "Risk assessment schedule.csv": """
                Assessment,Scheduled,Performed on,Scope
                RA 2025,2025-04-15,2025-04-16,all
                RA cloud,2025-10-15,,cloud

                """,
            ],
            subjects: ["A-2", "MR 2025 H2", "RA cloud"]),
        Client(
            check: "planned-not-held",
            files: [
                "Programme d'audit 2025.csv": """
                N°;Processus audité;Date prévue;Réalisé le;Statut;Reporté au;Motif
                A1;RH;2025-05-05;2025-05-06;clôturé;;
                A2;SI;2025-10-15;;planifié;;
                A3;SI;2025-10-15;;reporté;2026-06-15;déménagement

                """,
                "Revue de direction.csv": """
                N°;Date prévue;Réalisé le;Statut
                RD1;2025-06-01;2025-06-02;réalisée
                RD2;2025-11-01;;prévue

                """,
            ],
            subjects: ["A2", "RD2"]),
        Client(
            check: "planned-not-held",
            files: [
                "Auditplanning 2025.csv": """
                Nr;Geauditeerd proces;Gepland op;Uitgevoerd op;Status
                A1;HR;2025-05-05;2025-05-06;afgerond
                A2;IT;2025-10-15;;gepland

                """,
                "Plan de simulacros.csv": """
                Simulacro;Previsto para;Realizado el
                Evacuación;2025-05-05;2025-05-06
                Ransomware;2025-10-15;

                """,
            ],
            subjects: ["A2", "Ransomware"]),
    ]

    private static let answered = [
        Client(
            check: "control-without-owner",
            files: [
                "Maßnahmenkatalog.csv": """
                Maßnahme Nr;Bezeichnung;Verantwortlich;Umgesetzt durch
                A.5.1;Richtlinien;Anna Weber;
                A.5.2;Rollen;;
                A.8.13;Sicherung;;P-1
                A.8.16;Überwachung;;P-2

                """,
                "Prozesse.csv": "Prozess-Nr;Name;Verantwortlich\nP-1;Sichern;Anna Weber\nP-2;Wachen;\n",
                "Mitarbeiter.csv": "Personalnr;Vorname;Nachname\n1;Anna;Weber\n",
            ],
            subjects: ["A.5.2", "A.8.16"]),
        Client(
            check: "control-without-owner",
            files: [
                "Statement of Applicability.csv": """
                Control,Control title,Applicable,Status,Control owner,Justification
                A.5.1,Policies,Yes,Implemented,Ann Lee,
                A.5.2,Roles,Yes,Implemented,,
                A.7.12,Cabling,No,,,No cabling of our own

                """,
                "Employees.csv": "Employee ID,Full name\n1,Ann Lee\n",
            ],
            subjects: ["A.5.2"]),
        Client(
            check: "training-overdue",
            files: [
                "Training Register 2026.csv": """
                Employee,Course,Due date,Completion date,Status
                Ann Lee,Basics,2025-09-30,2025-09-12,Completed
                Bob Ray,Basics,2025-09-30,,Overdue
                Cy Fox,Basics,2026-04-30,,Assigned

                """,
                "Employees.csv":
                    "Employee ID,Full name,Start date\n1,Ann Lee,2020-01-01\n2,Bob Ray,2020-01-01\n3,Cy Fox,2020-01-01\n4,Di May,2026-01-15\n",
            ],
            subjects: ["2", "4"]),
        Client(
            check: "training-overdue",
            files: [
                "Schulungsnachweise.csv": """
                Mitarbeiter;Schulung;Fällig am;Absolviert am;Gültig bis
                Anna Weber;Grundlagen;30.09.2025;12.09.2025;
                Jürgen Müller;Grundlagen;30.09.2025;;
                Tom Berger;Stapler;;01.02.2023;01.02.2026

                """,
                "Mitarbeiter.csv": "Personalnr;Name\n1;Anna Weber\n2;Jürgen Müller\n3;Tom Berger\n",
            ],
            subjects: ["2", "3"]),
        Client(
            check: "context-unaddressed",
            files: [
                "Requirements of interested parties.csv": """
                No,Interested party,Requirement,In ISMS,Addressed by
                R1,Customer,Restore in a day,yes,P-1
                R2,Insurer,Yearly test,yes,
                R3,Council,Quiet evenings,no,

                """,
                "Processes.csv": "Process ID,Process name\nP-1,Restore\n",
            ],
            subjects: ["R2"]),
        Client(
            check: "scope-mismatch",
            files: [
                "ISMS Scope.csv": "Version,Effective from,Units\n2.0,2025-01-01,IT;Sales\n",
                "Processes.csv": "Process ID,Process name,Department\nP-1,Restore,IT\nP-2,Hire,HR\n",
            ],
            subjects: ["P-2", "Sales"]),
    ]
}
