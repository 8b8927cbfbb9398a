// MAP: pictures.

import Diagnostics

extension Parser {
    /// Nothing, `OF 'process'`, `LOOP`, `MATRIX BY department`, `TRACE …`, each with `WITH check, …`; MAP is read already.
    mutating func parseMap() throws(Diagnostic) -> MapStatement {
        var map = MapStatement(.whole)
        if eat(.of) {
            map.subject = .of(try parseEntity("after MAP OF"))
        } else if eat(.loop) {
            map.subject = .loop
        } else if eat(.matrix) {
            map.subject = .matrix(by: eat(.by) ? try parseSchemaName("an attribute after BY, such as department") : nil)
        } else if eat(.trace) {
            map.subject = .trace(try parseTrace())
        } else {
            guard atEnd || at(.with) || at(.into) || at(.for) else {
                throw unexpected(
                    "OF, LOOP, MATRIX, TRACE, WITH or the end of the statement",
                    candidates: [.of, .loop, .matrix, .trace, .with])
            }
        }
        if eat(.with) { map.checks = try parseRunTargets() }
        return map
    }
}
