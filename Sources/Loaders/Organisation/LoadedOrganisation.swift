// What a load comes to.

package import Diagnostics
package import Graph
package import Values

/// An organisation as its files have it.
package struct LoadedOrganisation: Sendable {
    package var graph: Graph
    /// From the manifest, else the folder's or the file's name.
    package var name: String
    package var asOf: CalendarDate?
    package var period: (from: CalendarDate, to: CalendarDate)?
    /// A name of the system's zones.
    package var timeZone: String?
    /// In the order of the manifest, else sorted.
    package var files: [LoadedFile]
    /// What could not be taken as it stands, in the order of the files and lines as far as one step found it; at most
    /// `issueLimit` of them.
    package var issues: [DataIssue]
    /// All of them.
    package var issueCount: Int
    /// References that were met by a rule, in the order in which they were joined; at most `issueLimit`.
    package var repairs: [Repair] = []
    /// Scripts that the organisation names, to be run on the graph in this order.
    package var scripts: [(path: String, text: String)]
    /// Whether the meaning of the files came from the built-in conventions.
    package var usesConventions: Bool
    /// The file that says what the files mean, relative to the folder; nil for the conventions.
    package var manifest: String?

    package static let issueLimit = 500_000
}

/// A file that was read.
package struct LoadedFile: Sendable {
    /// Relative to the organisation's folder; for a sheet the file, and behind a colon the sheet's name.
    package var path: String
    /// The sheet's name; empty where the file is one table.
    package var sheet = ""
    package var bytes: Int
    package var rows: Int
    /// Rows that were kept aside.
    package var rejected: Int
    /// Rows that were set right.
    package var repaired: Int
    package var notes: [String]

    /// The path of the file itself.
    package var file: String { sheet.isEmpty ? path : String(path.dropLast(sheet.count + 1)) }
}

/// A row or a cell that could not be taken as it stands.
package struct DataIssue: Hashable, Sendable {
    package enum Problem: String, Sendable {
        /// A reference to nothing.
        case unresolved
        /// A reference to several things.
        case ambiguous
        case duplicateID = "duplicate-id"
        /// A cell that is not what its column holds, or a cell beyond the last heading.
        case unparsable
        /// A word that the vocabulary does not know.
        case unknownValue = "unknown-value"
        case missingKey = "missing-key"
        case missingEnd = "missing-end"
    }

    package var file: String
    /// Physical, from 1.
    package var line: Int
    /// The label of the node, or the type of the relationship, that the row makes.
    package var label: String
    /// The node's id; empty where the row has none.
    package var id: String
    /// The column's heading.
    package var column: String
    package var value: String
    package var problem: Problem
    /// What was looked for, as `Person or Role by id or name`; empty where that says nothing.
    package var reason: String
    /// The type of the relationship that could not be made; empty where it is not about one.
    package var relationship = ""
    /// The property of the graph that has no value, or not the one that was meant, for this reason; empty where it is
    /// not about one. With `relationship` it is a property of that.
    package var property = ""
    /// The number of the node that lacks the property or the relationship, or whose id another row has as well; nil where
    /// no node was made of the row.
    package var node: UInt32?
    /// The cell's name in its sheet, as `B17`; empty where the file is text.
    package var cell = ""

    /// `processes.csv:17`, `registers.xlsx:Processes!B17`.
    package var place: String { cell.isEmpty ? "\(file):\(line)" : "\(file)!\(cell)" }

    package init(
        file: String, line: Int, label: String, id: String, column: String, value: String, problem: Problem,
        reason: String, relationship: String = "", property: String = "", node: UInt32? = nil
    ) {
        self.file = file
        self.line = line
        self.label = label
        self.id = id
        self.column = column
        self.value = value
        self.problem = problem
        self.reason = reason
        self.relationship = relationship
        self.property = property
        self.node = node
    }
}

/// How to load.
@safe package struct LoadOptions {
    /// Called with each file's path, relative to the folder, and its bytes while they are mapped: on another thread,
    /// one file after the other, all before the load ends.
    package var onFile: (@Sendable (String, UnsafeRawBufferPointer) -> Void)?
    /// A manifest that stands in the place of the folder's own, or of none.
    package var manifest: String?
    /// Stops the load, and is told how far it has come.
    package var cancellation: Cancellation
    /// Called before anything is read with the bytes that the load will hold at most, about. What it throws ends the load.
    package var admit: ((Int) throws(Diagnostic) -> Void)?

    package init(
        cancellation: Cancellation = Cancellation(), onFile: (@Sendable (String, UnsafeRawBufferPointer) -> Void)? = nil
    ) {
        self.cancellation = cancellation
        unsafe self.onFile = onFile
    }
    package static var standard: LoadOptions { unsafe LoadOptions(onFile: nil) }
}
