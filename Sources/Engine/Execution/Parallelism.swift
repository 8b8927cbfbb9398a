// Threads and morsels.

import Glibc

/// How work is shared out.
package struct Parallelism: Sendable {
    package var threads: Int
    /// Nodes of a scan that one thread takes at a time; nil for what suits the work.
    package var morsel: Int?
    package init(threads: Int, morsel: Int? = nil) {
        self.threads = max(1, threads)
        self.morsel = morsel.map { max(1, $0) }
    }

    /// Rows and relationships from which a second thread pays.
    private static let parallelWork = 40_000

    /// How many threads so much work is worth, which comes in so many morsels.
    func threads(for work: Int, in morsels: Int) -> Int {
        morsel != nil || work >= Self.parallelWork ? min(threads, max(1, morsels)) : 1
    }

    /// A thread for each core.
    package static let machine = Parallelism(threads: sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

extension Range<UInt32> {
    /// The range in pieces of at most so many.
    func pieces(of size: Int) -> [Range<UInt32>] {
        stride(from: Int(lowerBound), to: Int(upperBound), by: size).map { start in
            UInt32(truncatingIfNeeded: start)..<UInt32(truncatingIfNeeded: Swift.min(start + size, Int(upperBound)))
        }
    }
}
