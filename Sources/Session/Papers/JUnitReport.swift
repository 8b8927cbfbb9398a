// The result of checks as build servers read it.

import Diagnostics
import Values

/// JUnit's XML: a test case a check. An exception that counts makes it fail, what is not evaluable is skipped; what is
/// found and does not count stands in its output.
package enum JUnitReport {
    /// - Parameters:
    ///   - grades: the grades of exceptions that count.
    ///   - failsNotEvaluable: whether a check that can't be answered fails instead.
    package static func text(
        _ verdict: CheckVerdict, organisation: String, failing grades: Set<String>, failsNotEvaluable: Bool
    ) -> String {
        let counting = Set(verdict.countingRows(graded: grades))
        var cases = ""
        var failed = 0
        var skipped = 0
        for row in verdict.summary.rows {
            let check = verdict.summary.text("check", row) ?? ""
            let rows = verdict.exceptions.rows.indices.filter {
                verdict.exceptions.text("check", verdict.exceptions.rows[$0]) == check
            }
            let missing = verdict.summary.text("missing", row) ?? ""
            let isEvaluable = verdict.summary.text("result", row) != "not evaluable"
            let body: String
            let counted = rows.filter(counting.contains)
            if !isEvaluable {
                body = element(
                    failsNotEvaluable ? "failure" : "skipped", message: "not evaluable: \(missing)", text: "")
                if failsNotEvaluable { failed += 1 } else { skipped += 1 }
            } else if counted.isEmpty {
                let text = lines(rows, verdict.exceptions)
                body = text.isEmpty ? "" : "      <system-out>\(escaped(text))</system-out>\n"
            } else {
                failed += 1
                let message = "\(counted.count) \(counted.count == 1 ? "exception" : "exceptions")"
                body = element("failure", message: message, text: lines(counted, verdict.exceptions))
            }
            cases += "    <testcase classname=\"\(escaped(organisation))\" name=\"\(escaped(check))\""
            cases += body.isEmpty ? "/>\n" : ">\n\(body)    </testcase>\n"
        }
        let counts = "tests=\"\(verdict.summary.rows.count)\" failures=\"\(failed)\" skipped=\"\(skipped)\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites \(counts)>
              <testsuite name="weft check \(escaped(organisation))" \(counts) errors="0">
            \(cases)  </testsuite>
            </testsuites>

            """
    }

    /// `minor P-065 Whistleblowing desk: found …, expected … (registers/processes.csv:66)`
    private static func lines(_ rows: [Int], _ table: ResultTable) -> String {
        rows.map { index in
            let row = table.rows[index]
            func text(_ column: String) -> String { table.text(column, row) ?? "" }
            var line = [table.text("final_grade", row) ?? text("grade"), text("subject_id"), text("subject_name")]
                .filter { !$0.isEmpty }.joined(separator: " ")
            line += ": found \(text("actual")), expected \(text("expected"))"
            if let place = table.columns.firstIndex(of: "source_line"), case .integer(let number) = row[place] {
                line += " (\(text("source_file")):\(number))"
            }
            if let reason = table.text("accepted_reason", row) { line += " [accepted: \(reason)]" }
            return line
        }.joined(separator: "\n")
    }

    private static func element(_ name: String, message: String, text: String) -> String {
        let start = "      <\(name) message=\"\(escaped(message))\""
        return text.isEmpty ? start + "/>\n" : start + ">\(escaped(text))</\(name)>\n"
    }

    /// Characters that XML 1.0 has no way to write become U+FFFD.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
            case _ where isSteering(scalar): result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
