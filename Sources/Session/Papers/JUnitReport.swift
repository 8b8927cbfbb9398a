// The result of checks as build servers read it.

import Audit
import Diagnostics
import Rendering

/// JUnit's XML: a test case a check. An exception that counts makes it fail, what is not evaluable is skipped; what is
/// found and does not count stands in its output.
package enum JUnitReport {
    /// - Parameters:
    ///   - grades: the grades of exceptions that count.
    ///   - failsNotEvaluable: whether a check that can't be answered fails instead.
    package static func text(
        _ verdict: CheckVerdict, organisation: String, failing grades: Set<String>, failsNotEvaluable: Bool
    ) -> String {
        var cases = ""
        var failed = 0
        var skipped = 0
        for summary in verdict.checks {
            let found = verdict.findings.filter { $0.check == summary.name }
            let counted = found.filter { !$0.isAccepted && grades.contains($0.finalGrade) }
            let body: String
            if case .notEvaluable(let missing) = summary.verdict {
                body = element(
                    failsNotEvaluable ? "failure" : "skipped", message: "not evaluable: \(missing)", text: "")
                if failsNotEvaluable { failed += 1 } else { skipped += 1 }
            } else if counted.isEmpty {
                let text = lines(found)
                body = text.isEmpty ? "" : "      <system-out>\(escaped(text))</system-out>\n"
            } else {
                failed += 1
                let message = "\(counted.count) \(counted.count == 1 ? "exception" : "exceptions")"
                body = element("failure", message: message, text: lines(counted))
            }
            cases += "    <testcase classname=\"\(escaped(organisation))\" name=\"\(escaped(summary.name))\""
            cases += body.isEmpty ? "/>\n" : ">\n\(body)    </testcase>\n"
        }
        let counts = "tests=\"\(verdict.checks.count)\" failures=\"\(failed)\" skipped=\"\(skipped)\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites \(counts)>
              <testsuite name="weft check \(escaped(organisation))" \(counts) errors="0">
            \(cases)  </testsuite>
            </testsuites>

            """
    }

    /// `minor P-065 Whistleblowing desk: nobody owns it (registers/processes.csv:66)`
    private static func lines(_ findings: [Finding]) -> String {
        findings.map { finding in
            let head = [finding.finalGrade, finding.id, finding.name ?? ""].filter { !$0.isEmpty }
            return head.joined(separator: " ") + ": \(finding.sentence)" + (finding.place.map { " (\($0))" } ?? "")
                + (finding.acceptedReason.map { " [accepted: \($0)]" } ?? "")
        }.joined(separator: "\n")
    }

    private static func element(_ name: String, message: String, text: String) -> String {
        let start = "      <\(name) message=\"\(escaped(message))\""
        return text.isEmpty ? start + "/>\n" : start + ">\(escaped(text))</\(name)>\n"
    }

    /// What steers is written by its number.
    private static func escaped(_ text: String) -> String {
        String(
            XMLText.escaped(text).unicodeScalars.reduce(into: "") { result, scalar in
                if isSteering(scalar), scalar != "\n", scalar != "\t" {
                    result += "&#\(scalar.value);"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            })
    }
}
