// The arrays that a snapshot is made of.

/// An array of plain values as it lies in memory and in the file (least significant byte first). Raw values are the file's.
enum SnapshotArray: Sendable {
    case bytes([UInt8])
    case booleans([Bool])
    case words([UInt32])
    case days([Int32])
    case integers([Int64])
    case floats([Double])
    case masks([UInt64])

    /// Which of them it is, as the file says it.
    enum Kind: UInt64, Sendable {
        case bytes = 1, booleans, words, days, integers, floats, masks

        var stride: Int {
            switch self {
            case .bytes, .booleans: 1
            case .words, .days: 4
            case .integers, .floats, .masks: 8
            }
        }
    }

    var kind: Kind {
        switch self {
        case .bytes: .bytes
        case .booleans: .booleans
        case .words: .words
        case .days: .days
        case .integers: .integers
        case .floats: .floats
        case .masks: .masks
        }
    }

    var count: Int {
        switch self {
        case .bytes(let array): array.count
        case .booleans(let array): array.count
        case .words(let array): array.count
        case .days(let array): array.count
        case .integers(let array): array.count
        case .floats(let array): array.count
        case .masks(let array): array.count
        }
    }

    var byteCount: Int { count * kind.stride }

    /// Calls the closure with the bytes as they lie in memory.
    func withBytes<Failure: Error, Result>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch self {
        case .bytes(let array): try unsafe raw(array, body)
        case .booleans(let array): try unsafe raw(array, body)
        case .words(let array): try unsafe raw(array, body)
        case .days(let array): try unsafe raw(array, body)
        case .integers(let array): try unsafe raw(array, body)
        case .floats(let array): try unsafe raw(array, body)
        case .masks(let array): try unsafe raw(array, body)
        }
    }

    /// Where the array's elements lie: two of the same place are the same array.
    var place: UInt { unsafe withBytes { UInt(bitPattern: $0.baseAddress) } }
}

private func raw<Element, Failure: Error, Result>(
    _ array: [Element], _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
) throws(Failure) -> Result {
    let result: Swift.Result<Result, Failure> = unsafe array.withUnsafeBytes { bytes in
        do throws(Failure) { return .success(try unsafe body(bytes)) } catch { return .failure(error) }
    }
    return try result.get()
}
