// Why a snapshot can't be read.

/// What is wrong with a snapshot's bytes. Whoever opens it says it to people.
package enum SnapshotFault: Error, Hashable {
    /// It was written in another version of the format.
    case otherFormat(UInt32)
    /// The file is shorter or longer than it says.
    case wrongLength
    /// Bytes are not those that were written, or say something that can't be.
    case damaged
    /// Somebody wants the reading to stop.
    case interrupted
}
