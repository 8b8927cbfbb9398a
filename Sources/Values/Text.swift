// Strings are compared by code points, as openCypher does; Swift's own comparison would make é and e + ´ the same.

/// How two strings stand in the order of their code points (which is that of their UTF-8 bytes). Linear.
package func orderByCodePoints(_ a: String, _ b: String) -> Ordering {
    let left = a.utf8.span
    let right = b.utf8.span
    let shared = min(left.count, right.count)
    for index in 0..<shared {
        let x = left[index]
        let y = right[index]
        if x != y { return x < y ? .less : .greater }
    }
    return Ordering(left.count, right.count)
}

/// Whether two strings have the same code points. Linear.
package func haveSameCodePoints(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && orderByCodePoints(a, b) == .equal
}
