// The one kind of fault that this room finds.

import Diagnostics

extension Diagnostic {
    /// A SyntaxError, found before anything runs.
    static func syntax(
        _ detail: ErrorDetail, _ message: String, at span: Span?, label: String? = nil, help: String? = nil,
        correction: String? = nil
    ) -> Diagnostic {
        .compileTime(.syntaxError, detail, message, at: span, label: label, help: help, correction: correction)
    }
}
