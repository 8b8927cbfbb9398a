// Comparing integers with floats exactly, where a conversion would lose digits.

/// 2⁶³, the first float above every integer.
private let beyondIntegers: Double = 9_223_372_036_854_775_808.0

/// Whether an integer and a float are the same number.
package func isSameNumber(_ integer: Int64, _ float: Double) -> Bool {
    Int64(exactly: float) == integer
}

/// How an integer stands to a float, by exact value; nil where the float is NaN.
package func order(_ integer: Int64, _ float: Double) -> Ordering? {
    if float.isNaN { return nil }
    if float >= beyondIntegers { return .less }
    if float < -beyondIntegers { return .greater }
    let whole = float.rounded(.towardZero)
    let ordering = Ordering(integer, Int64(whole))
    return ordering == .equal ? Ordering(whole, float) : ordering
}
