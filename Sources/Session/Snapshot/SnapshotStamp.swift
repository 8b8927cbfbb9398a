// Which program made a snapshot.

import Graph
import Values

/// What a snapshot's content depends on beside the files: the program, which knows what columns mean, and the rules of time zones.
struct SnapshotStamp: Equatable {
    var version: String
    var build: String
    var zones: String

    /// Of this program, on this machine.
    static var current: SnapshotStamp {
        SnapshotStamp(
            version: WeftVersion.current, build: WeftVersion.build ?? "", zones: ZoneDatabase.version ?? "")
    }
}

extension SnapshotEncoder {
    mutating func stamp(_ stamp: SnapshotStamp) {
        for part in [stamp.version, stamp.build, stamp.zones] { text(part) }
    }
}

extension SnapshotDecoder {
    mutating func stamp() throws(SnapshotFault) -> SnapshotStamp {
        SnapshotStamp(version: try text(), build: try text(), zones: try text())
    }
}
