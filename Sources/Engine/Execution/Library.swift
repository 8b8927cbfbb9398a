// Every function and procedure that a statement may call.

package import Catalogue
package import Diagnostics
package import Values

/// Functions and procedures by lower-case name. Names are known to planning, help and completion through `signatures`.
package struct Library: Sendable {
    package private(set) var functions: [String: Function]
    package private(set) var procedures: [String: Procedure]

    package init(functions: [Function], procedures: [Procedure]) {
        self.functions = Dictionary(functions.map { ($0.signature.name.lowercased(), $0) }, uniquingKeysWith: { $1 })
        self.procedures = Dictionary(procedures.map { ($0.signature.name.lowercased(), $0) }, uniquingKeysWith: { $1 })
    }

    /// Adds a procedure, in place of one of the same name.
    package mutating func register(_ procedure: Procedure) {
        procedures[procedure.signature.name.lowercased()] = procedure
    }

    package mutating func removeProcedure(named name: String) { procedures[name.lowercased()] = nil }

    package var functionSignatures: [FunctionSignature] {
        functions.values.map(\.signature).sorted { $0.name < $1.name }
    }

    package var procedureSignatures: [ProcedureSignature] {
        procedures.values.map(\.signature).sorted { $0.name < $1.name }
    }
}

/// What CALL calls. The kernel is called once for each row and gives rows of results, as long as the signature's results.
package struct Procedure: Sendable {
    package typealias Kernel =
        @Sendable (_ arguments: [Value], _ context: FunctionContext, _ cancellation: Cancellation) throws(Failure) ->
        [[Value]]
    package typealias Failure = Diagnostic

    package var signature: ProcedureSignature
    package var kernel: Kernel

    package init(_ signature: ProcedureSignature, kernel: @escaping Kernel) {
        self.signature = signature
        self.kernel = kernel
    }
}
