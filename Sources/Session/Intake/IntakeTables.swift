// What an intake shows of the files.

import Loaders
package import Values

extension Intake {
    /// One row a file: what it was taken for, and how much of it is not used or was not read.
    package var overview: ResultTable {
        let unread = Dictionary(grouping: session.issues, by: \.file).mapValues(\.count)
        let rows = Dictionary((session.organisation?.files ?? []).map { ($0.path, $0.rows) }) { first, _ in first }
        var table = ResultTable(columns: ["file", "taken for", "rows", "columns not used", "cells not read"])
        for file in draft.tables {
            table.rows.append([
                .string(file.file), .string(file.takenFor), .integer(Int64(rows[file.file] ?? 0)),
                .integer(Int64(file.unused)), .integer(Int64(unread[file.file] ?? 0)),
            ])
        }
        return table
    }

    /// Why a file was taken for what it was taken for; nil for a file that the folder does not have.
    package func reason(for file: String) -> String? {
        draft.tables.first { $0.file == file }.map { "taken for \($0.takenFor): \($0.reason)" }
    }

    /// One row a heading of a file: what it means, and three different cells.
    package func columns(of file: String) -> ResultTable {
        let columns = draft.tables.first { $0.file == file }?.columns ?? []
        return ResultTable(
            columns: ["heading", "means", "as in"],
            rows: columns.map { column in
                [
                    .string(column.heading), .string(column.meaning ?? "not used"),
                    .string(column.samples.joined(separator: " | ")),
                ]
            })
    }
}
