// The tree of MAP: what a picture is to show.

/// `MAP … WITH check, …`
package struct MapStatement: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// Every process, by unit and stage.
        case whole
        /// `OF entity`: what comes in, the process, what goes out.
        case of(Entity)
        case loop
        /// `MATRIX BY department`; without BY the departments.
        case matrix(by: Name?)
        case trace(TraceStatement)
    }

    package var subject: Subject
    /// Their exceptions are outlined.
    package var checks: [RunTarget]
    package init(_ subject: Subject, checks: [RunTarget] = []) {
        self.subject = subject
        self.checks = checks
    }
}
