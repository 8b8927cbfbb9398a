// What is open.

package import Values

/// A file that was loaded.
package struct SourceFile: Sendable {
    /// Relative to the organisation's folder; for a sheet the file, and behind a colon the sheet's name.
    package var path: String
    /// The sheet's name; empty where the file is one table.
    package var sheet = ""
    package var bytes: Int
    /// Of the file, in hexadecimal.
    package var sha256: String
    package var rows: Int
    package var rejected: Int
    package var repaired: Int
    package var notes: [String]

    package init(
        path: String, bytes: Int, sha256: String, rows: Int, rejected: Int = 0, repaired: Int = 0, notes: [String] = []
    ) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
        self.rows = rows
        self.rejected = rejected
        self.repaired = repaired
        self.notes = notes
    }

    /// Whether anything was made of it.
    package var isRead: Bool { !notes.contains { $0.hasPrefix("not read: ") } }

    /// The path of the file itself.
    package var file: String { sheet.isEmpty ? path : String(path.dropLast(sheet.count + 1)) }
}

/// The organisation that is open: what its manifest says and what its files came to.
package struct Organisation: Sendable {
    /// From the manifest, else the folder's name.
    package var name: String
    /// As it was given to `open`.
    package var path: String
    package var asOf: CalendarDate?
    package var period: Period?
    /// An IANA name.
    package var timeZone: String?
    package var files: [SourceFile]
    /// The file that says what the others mean; nil for the conventions.
    package var manifest: SourceFile?
    /// Files that the registers name as evidence, by path; those that can't be read are left out.
    package var evidence: [SourceFile] = []
    /// Everything that was read: the manifest, the registers, the evidence.
    package var inputs: [SourceFile] { [manifest].compactMap { $0 } + files + evidence }
    /// Rows that were kept aside or repaired, and references that lead nowhere.
    package var dataQualityCount: Int
    /// Where it was opened from a snapshot whose sources are not at hand: what the user has to know about that.
    package var unchecked: String?
    /// The snapshot that it was opened from; nil where the files themselves were read.
    var snapshot: String?

    package init(
        name: String, path: String, asOf: CalendarDate? = nil, period: Period? = nil, timeZone: String? = nil,
        files: [SourceFile] = [], manifest: SourceFile? = nil, dataQualityCount: Int = 0
    ) {
        self.name = name
        self.path = path
        self.asOf = asOf
        self.period = period
        self.timeZone = timeZone
        self.files = files
        self.manifest = manifest
        self.dataQualityCount = dataQualityCount
    }
}
