// The language's `=`, which knows "unknown".

extension Value {
    /// `self = other`: nil (null) where a null leaves it open.
    ///
    /// Numbers are equal by value (`1 = 1.0`), NaN equals nothing, values of different types are unequal, nodes and
    /// relationships are equal by identity, times only with the same offset and zone, durations part by part. Lists and
    /// maps compare what they hold: one false makes false, else one null makes null.
    package func equals(_ other: Value) -> Bool? {
        switch (self, other) {
        case (.null, _), (_, .null): nil
        case (.list(let a), .list(let b)): listsEqual(a, b)
        case (.map(let a), .map(let b)): mapsEqual(a, b)
        case (.float(let a), .float(let b)): a == b
        case (.integer(let a), .float(let b)), (.float(let b), .integer(let a)): isSameNumber(a, b)
        default: isEquivalent(to: other)
        }
    }
}

/// One false decides; otherwise one null leaves it open.
private func listsEqual(_ a: [Value], _ b: [Value]) -> Bool? {
    if a.count != b.count { return false }
    var result: Bool? = true
    for index in a.indices {
        switch a[index].equals(b[index]) {
        case .some(true): continue
        case .some(false): return false
        case nil: result = nil
        }
    }
    return result
}

private func mapsEqual(_ a: MapValue, _ b: MapValue) -> Bool? {
    if a.count != b.count { return false }
    var result: Bool? = true
    for index in a.keys.indices where b[a.keys[index]] == nil { return false }
    for index in a.keys.indices {
        guard let other = b[a.keys[index]] else { return false }
        switch a.values[index].equals(other) {
        case .some(true): continue
        case .some(false): return false
        case nil: result = nil
        }
    }
    return result
}
