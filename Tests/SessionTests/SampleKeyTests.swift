// The tool is held to the samples' answer keys: every check, on every sample, loaded and run once each.

import Foundation
import Session
import Testing
import Values

@Suite("The samples answer as their keys say")
struct SampleKeyTests {
    /// What `CHECK ALL` gives on a sample.
    private struct Answer: Sendable {
        var summary: [String: [String: String]] = [:]
        var rows: [String: [[String: String]]] = [:]

        init(_ sample: Sample) throws {
            let outcome = try sample.session().runScript("CHECK ALL")
            for table in outcome.tables {
                let columns = table.table.columns.map { ($0, table.table.texts($0)) }
                for place in table.table.rows.indices {
                    let row = Dictionary(uniqueKeysWithValues: columns.map { ($0.0, $0.1[place]) })
                    let check = row["check"] ?? ""
                    if table.role == .summary { summary[check] = row } else { rows[check, default: []].append(row) }
                }
            }
        }
    }

    private static let answers = Dictionary(
        uniqueKeysWithValues: Sample.allCases.compactMap { sample in (try? Answer(sample)).map { (sample, $0) } })

    private static func key(_ sample: Sample) throws -> [String: [String: Any]] {
        try #require(try sample.answers()["checks"] as? [String: [String: Any]])
    }

    @Test("every check is in every key", arguments: Sample.allCases)
    func whole(_ sample: Sample) throws {
        let answer = try #require(Self.answers[sample])
        #expect(answer.summary.count == shippedChecks)
        #expect(Set(answer.summary.keys) == Set(try Self.key(sample).keys))
    }

    @Test("rows and figures", arguments: Sample.allCases)
    func rows(_ sample: Sample) throws {
        let answer = try #require(Self.answers[sample])
        for (check, key) in try Self.key(sample) {
            let summary = answer.summary[check] ?? [:]
            #expect(summary["result"] == key["result"] as? String, "\(check)")
            let missing = (key["missing"] as? [String] ?? []).joined(separator: ", ")
            if !missing.isEmpty { #expect(summary["missing"] == missing, "\(check)") }
            for column in ["population", "tested", "untested", "exceptions"] {
                // Null where the check needs what no file gives.
                guard let number = key[column] as? Int else {
                    #expect(key["result"] as? String == "not evaluable", "\(check): \(column)")
                    continue
                }
                #expect(summary[column] == String(number), "\(check): \(column)")
            }
            let wanted = key["rows"] as? [[String: Any]] ?? []
            let compared =
                ["subject_label", "subject_id", "grade"] + (wanted.first?["detail"] == nil ? [] : ["detail"])
            let expected = wanted.map { row in
                compared.map { row[$0] as? String ?? "" } + [row["source"] as? String ?? ""]
            }
            // The key gives no source for what no file provides, such as built-in clauses.
            let namesSources = expected.contains { $0.last?.isEmpty == false }
            let found = (answer.rows[check] ?? []).map { row in
                let source = "\(row["source_file"] ?? ""):\(row["source_line"] ?? "")"
                return compared.map { row[$0] ?? "" } + [namesSources && source != ":" ? source : ""]
            }
            #expect(Self.sorted(found) == Self.sorted(expected), "\(check)")
        }
    }

    @Test("near misses stay silent", arguments: Sample.allCases)
    func nearMisses(_ sample: Sample) throws {
        let answer = try #require(Self.answers[sample])
        for (check, key) in try Self.key(sample) {
            for miss in key["nearMisses"] as? [String] ?? [] {
                let parts = miss.split(separator: " ", maxSplits: 1).map(String.init)
                let alike = (answer.rows[check] ?? []).filter { row in
                    row["subject_id"] == parts[0] && (parts.count == 1 || row.values.contains(parts[1]))
                }
                #expect(alike.isEmpty, "\(check): \(miss)")
            }
        }
    }

    @Test("CATALOGUE.md says what each check finds, what stays silent, and where it can't be answered")
    func catalogue() throws {
        let page = try String(contentsOf: project.appending(path: "samples/CATALOGUE.md"), encoding: .utf8)
        let lines = page.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        let northwind = try #require(Self.answers[.northwind])
        let key = try Self.key(.northwind)
        #expect(lines.count == shippedChecks)
        for line in lines {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let (check, found, blind) = (cells[0], cells[1], cells[3])
            let count = northwind.rows[check]?.count ?? 0
            #expect(count > 0 ? found.hasPrefix("\(count): ") : found.hasPrefix("in order; as of "), "\(check)")
            let misses = key[check]?["nearMisses"] as? [String] ?? []
            #expect(misses.count > 0, "\(check)")
            for miss in misses.prefix(4) { #expect(cells[2].contains(miss), "\(check)") }
            let silent = Sample.allCases.filter { Self.answers[$0]?.summary[check]?["result"] == "not evaluable" }
            #expect(
                blind == (silent.isEmpty ? "none: it needs nothing" : silent.map(\.rawValue).joined(separator: ", ")),
                "\(check)")
        }
    }

    @Test("before the loop had closed, it was open")
    func earlier() throws {
        let key = try #require(try Sample.northwind.answers()["earlier"] as? [String: Any])
        let session = try Sample.northwind.session()
        session.settings.asOf = try CalendarDate(year: 2025, month: 6, day: 30)
        session.settings.period = Period(
            from: try CalendarDate(year: 2025, month: 4, day: 1), to: try CalendarDate(year: 2025, month: 6, day: 30))
        for (check, expected) in try #require(key["checks"] as? [String: [String: Any]]) {
            let rows = expected["rows"] as? [[String: Any]] ?? []
            let table = try session.table("CHECK \(check)")
            #expect(table.texts("subject_id") == rows.map { $0["subject_id"] as? String })
            #expect(table.texts("grade") == rows.map { $0["grade"] as? String })
        }
    }

    private static func sorted(_ rows: [[String]]) -> [[String]] { rows.sorted { $0.lexicographicallyPrecedes($1) } }
}
