// What becomes of memory that a load gives back.

import CResources

/// Large arrays come and go while tables are read. The C library returns each to the system and asks for it anew, and the
/// system clears every page again; that was a seventh of a load of 1 GB.
enum FreedMemory {
    /// Loads of fewer bytes are not worth it.
    private static let worthwhile = 64 << 20
    private static let largest: Int32 = 32 << 20

    /// Keeps freed arrays for the next ones while something of that size is loaded.
    static func keep<Failure: Error, Result>(
        _ size: Int, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard size >= worthwhile else { return try body() }
        mallopt(M_MMAP_THRESHOLD, largest)
        mallopt(M_TRIM_THRESHOLD, 1 << 30)
        defer {
            mallopt(M_TRIM_THRESHOLD, largest)
            malloc_trim(0)
        }
        return try body()
    }
}
