// From a mapped file to what it says.

/// What a snapshot's file says of itself: its head, its table and the description, whose checksum was right.
@safe package struct SnapshotContents {
    private let bytes: UnsafeRawBufferPointer
    private let front: SnapshotFront

    /// The bytes must stay as they are while anything is read from them.
    package init(_ bytes: UnsafeRawBufferPointer) throws(SnapshotFault) {
        unsafe self.bytes = bytes
        front = try unsafe SnapshotFront(bytes)
    }

    /// Begins at the description's beginning.
    package var decoder: SnapshotDecoder { SnapshotDecoder(front.description) }

    /// Copies every array out of the file, on all cores. Linear in the bytes.
    /// - Parameters:
    ///   - isStopped: looked at every few hundred kilobytes.
    ///   - release: told which bytes are not needed any more.
    /// - Throws: `damaged` where an array is not what was written.
    package func arrays(
        isStopped: @escaping @Sendable () -> Bool, release: @escaping @Sendable (Range<Int>) -> Void
    ) throws(SnapshotFault) -> SnapshotArrays {
        try unsafe SnapshotCopy(bytes: bytes, entries: front.entries, isStopped: isStopped, release: release).arrays()
    }

    /// Whether a file begins as snapshots do.
    package static func isSnapshot(_ bytes: UnsafeRawBufferPointer) -> Bool {
        unsafe bytes.starts(with: SnapshotFile.magic)
    }
}

/// Head, table and description.
private struct SnapshotFront {
    let entries: [SnapshotFile.Entry]
    let description: [UInt8]

    init(_ bytes: UnsafeRawBufferPointer) throws(SnapshotFault) {
        guard bytes.count >= SnapshotFile.headSize, unsafe SnapshotContents.isSnapshot(bytes) else {
            throw .wrongLength
        }
        let version = unsafe UInt32(truncatingIfNeeded: number(bytes, 8))
        guard version == SnapshotFile.version else { throw .otherFormat(version) }
        let length = unsafe number(bytes, 16)
        guard length == UInt64(bytes.count) else { throw .wrongLength }
        guard let count = unsafe Int(exactly: number(bytes, 32)), let text = unsafe Int(exactly: number(bytes, 40)),
            count <= bytes.count / SnapshotFile.entrySize, text <= bytes.count
        else { throw .damaged }
        let textStart = SnapshotFile.headSize + count * SnapshotFile.entrySize
        let end = textStart + text
        guard end <= bytes.count else { throw .damaged }
        var summed = unsafe Array(bytes[..<56])
        unsafe summed.append(contentsOf: bytes[SnapshotFile.headSize..<end])
        let checksum = unsafe summed.withUnsafeBytes { unsafe SnapshotChecksum.of($0) }
        guard unsafe checksum == number(bytes, 56) else { throw .damaged }
        description = unsafe Array(bytes[textStart..<end])
        var entries: [SnapshotFile.Entry] = []
        for index in 0..<count {
            let place = SnapshotFile.headSize + index * SnapshotFile.entrySize
            guard let kind = unsafe SnapshotArray.Kind(rawValue: number(bytes, place)),
                let start = unsafe Int(exactly: number(bytes, place + 8)),
                let elements = unsafe Int(exactly: number(bytes, place + 16)), start >= end, start <= bytes.count,
                start % SnapshotFile.alignment == 0, elements <= (bytes.count - start) / kind.stride
            else { throw .damaged }
            entries.append(
                SnapshotFile.Entry(
                    kind: kind, start: start, count: elements, checksum: unsafe number(bytes, place + 24)))
        }
        self.entries = entries
    }
}

private func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}
