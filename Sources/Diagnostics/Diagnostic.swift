// What went wrong, or might have: data first, words second.

/// One message to the user: an error, a warning or a note, with the place that it speaks of.
package struct Diagnostic: Error, Hashable, Sendable {
    package enum Severity: String, Sendable { case error, warning, note }

    /// When it was noticed; openCypher tells these apart.
    package enum Phase: String, Sendable { case compileTime = "compile time", runtime, load, usage }

    package var severity: Severity
    package var phase: Phase
    /// openCypher's name for the kind of error (`SyntaxError`), or ours where it has none (`LoadError`, `UsageError`).
    package var type: ErrorType
    /// openCypher's detail (`UndefinedVariable`), or ours.
    package var detail: ErrorDetail
    /// One sentence in plain words, without a full stop, starting in lower case.
    package var message: String
    /// Where in the statement's source, where it has a place there.
    package var span: Span?
    /// What stands under the marked span, such as `did you mean Process (42 nodes)?`.
    package var label: String?
    /// The way forward, a sentence or more.
    package var help: String?
    /// A replacement for the span that would make the statement right, where one exists.
    package var correction: String?

    package init(
        _ severity: Severity = .error, phase: Phase, type: ErrorType, detail: ErrorDetail, message: String,
        span: Span? = nil, label: String? = nil, help: String? = nil, correction: String? = nil
    ) {
        self.severity = severity
        self.phase = phase
        self.type = type
        self.detail = detail
        self.message = message
        self.span = span
        self.label = label
        self.help = help
        self.correction = correction
    }

    /// The text as it was probably meant; nil without a correction.
    /// - Parameter text: what the span refers to.
    package func corrected(_ text: String) -> String? {
        guard let correction, let span, span.end <= text.utf8.count else { return nil }
        var bytes = Array(text.utf8)
        bytes.replaceSubrange(Int(span.start)..<Int(span.end), with: correction.utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An error that is found before anything runs.
    package static func compileTime(
        _ type: ErrorType = .syntaxError, _ detail: ErrorDetail, _ message: String, at span: Span?,
        label: String? = nil, help: String? = nil, correction: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            phase: .compileTime, type: type, detail: detail, message: message, span: span, label: label, help: help,
            correction: correction)
    }

    /// An error that the data lead to while a statement runs. An expression that nobody wrote has no span.
    package static func runtime(
        _ type: ErrorType, _ detail: ErrorDetail, _ message: String, at span: Span? = nil, help: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            phase: .runtime, type: type, detail: detail, message: message, span: span == Span.none ? nil : span,
            help: help)
    }

    /// A remark that does not stop the statement.
    package static func warning(
        _ detail: ErrorDetail, _ message: String, at span: Span?, label: String? = nil, correction: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            .warning, phase: .compileTime, type: .warning, detail: detail, message: message, span: span, label: label,
            correction: correction)
    }
}

/// The kinds of error that openCypher names, and ours.
package enum ErrorType: String, Sendable {
    case syntaxError = "SyntaxError"
    case semanticError = "SemanticError"
    case parameterMissing = "ParameterMissing"
    case constraintVerificationFailed = "ConstraintVerificationFailed"
    case constraintValidationFailed = "ConstraintValidationFailed"
    case entityNotFound = "EntityNotFound"
    case propertyNotFound = "PropertyNotFound"
    case labelNotFound = "LabelNotFound"
    case typeError = "TypeError"
    case argumentError = "ArgumentError"
    case arithmeticError = "ArithmeticError"
    case procedureError = "ProcedureError"
    // Ours.
    case loadError = "LoadError"
    case usageError = "UsageError"
    case limitError = "LimitError"
    case interrupted = "Interrupted"
    case warning = "Warning"
}

/// The details that openCypher names, and ours.
package enum ErrorDetail: String, Sendable {
    case invalidElementAccess = "InvalidElementAccess"
    case mapElementAccessByNonString = "MapElementAccessByNonString"
    case listElementAccessByNonInteger = "ListElementAccessByNonInteger"
    case nestedAggregation = "NestedAggregation"
    case negativeIntegerArgument = "NegativeIntegerArgument"
    case deleteConnectedNode = "DeleteConnectedNode"
    case requiresDirectedRelationship = "RequiresDirectedRelationship"
    case invalidRelationshipPattern = "InvalidRelationshipPattern"
    case variableAlreadyBound = "VariableAlreadyBound"
    case invalidArgumentType = "InvalidArgumentType"
    case invalidArgumentValue = "InvalidArgumentValue"
    case numberOutOfRange = "NumberOutOfRange"
    case undefinedVariable = "UndefinedVariable"
    case variableTypeConflict = "VariableTypeConflict"
    case relationshipUniquenessViolation = "RelationshipUniquenessViolation"
    case creatingVarLength = "CreatingVarLength"
    case invalidParameterUse = "InvalidParameterUse"
    case invalidClauseComposition = "InvalidClauseComposition"
    case floatingPointOverflow = "FloatingPointOverflow"
    case propertyAccessOnNonMap = "PropertyAccessOnNonMap"
    case invalidUnicodeLiteral = "InvalidUnicodeLiteral"
    case invalidUnicodeCharacter = "InvalidUnicodeCharacter"
    case invalidNumberLiteral = "InvalidNumberLiteral"
    case invalidDelete = "InvalidDelete"
    case invalidAggregation = "InvalidAggregation"
    case ambiguousAggregationExpression = "AmbiguousAggregationExpression"
    case noExpressionAlias = "NoExpressionAlias"
    case noVariablesInScope = "NoVariablesInScope"
    case noSingleRelationshipType = "NoSingleRelationshipType"
    case nonConstantExpression = "NonConstantExpression"
    case unexpectedSyntax = "UnexpectedSyntax"
    case unknownFunction = "UnknownFunction"
    case integerOverflow = "IntegerOverflow"
    case differentColumnsInUnion = "DifferentColumnsInUnion"
    case columnNameConflict = "ColumnNameConflict"
    case mergeReadOwnWrites = "MergeReadOwnWrites"
    case invalidPropertyType = "InvalidPropertyType"
    case deletedEntityAccess = "DeletedEntityAccess"
    case missingParameter = "MissingParameter"
    case invalidNumberOfArguments = "InvalidNumberOfArguments"
    case invalidArgumentPassingMode = "InvalidArgumentPassingMode"
    case procedureNotFound = "ProcedureNotFound"
    case divisionByZero = "DivisionByZero"
    // Ours.
    case unknownName = "UnknownName"
    case unknownLabel = "UnknownLabel"
    case unknownRelationshipType = "UnknownRelationshipType"
    case unknownProperty = "UnknownProperty"
    case ambiguousName = "AmbiguousName"
    case nestingTooDeep = "NestingTooDeep"
    case tooLarge = "TooLarge"
    case cancelled = "Cancelled"
    case missingAsOf = "MissingAsOf"
    case readOnly = "ReadOnly"
    case derivedRelationship = "DerivedRelationship"
    case notEvaluable = "NotEvaluable"
    case fileNotFound = "FileNotFound"
    case unreadableFile = "UnreadableFile"
    case unwritableFile = "UnwritableFile"
    case outsideFolder = "OutsideFolder"
    case invalidManifest = "InvalidManifest"
    case invalidUsage = "InvalidUsage"
    case notSupported = "NotSupported"
    case formulaGuarded = "FormulaGuarded"
    case spreadsheetLimit = "SpreadsheetLimit"
}
