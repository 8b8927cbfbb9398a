// When two clause ids speak of the same part of the standard.

/// At dot boundaries, whichever is the heading of the other: `9.2` and `9.2.2` match, `9.2` and `9.20` do not.
package func clausesMatch(_ a: String, _ b: String) -> Bool {
    a == b || a.hasPrefix(b + ".") || b.hasPrefix(a + ".")
}
