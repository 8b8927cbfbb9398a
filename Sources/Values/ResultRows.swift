// The cells of a result, as a run leaves them and as a reader wants them.

import Synchronization

/// Cells column by column. An array for each row costs more than most queries do, and many results are only counted, sent or
/// cut: rows are made once, when somebody first asks for them, and the columns are given up then.
final class ResultRows: Sendable {
    private enum Form {
        case columns([ResultCells])
        case rows([[Value]])
    }

    let count: Int
    private let form: Mutex<Form>

    /// - Parameter columns: of `count` cells each.
    init(columns: [ResultCells], count: Int) {
        self.count = count
        form = Mutex(.columns(columns))
    }

    /// One array a row. Linear the first time, constant after.
    var rows: [[Value]] {
        form.withLock { form in
            switch form {
            case .rows(let rows): return rows
            case .columns(let columns):
                let rows = (0..<count).map { row in columns.map { $0[row] } }
                form = .rows(rows)
                return rows
            }
        }
    }

    /// The cells of one column. Constant time until rows were asked for, linear after.
    func column(_ index: Int) -> ResultCells {
        form.withLock { form in
            switch form {
            case .columns(let columns): columns[index]
            case .rows(let rows): .values(rows.map { $0[index] })
            }
        }
    }
}
