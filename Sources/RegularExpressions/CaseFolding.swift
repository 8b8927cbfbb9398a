// Letters that differ in case alone.

extension ScalarSet {
    /// With every letter in its other cases too, one scalar for one: what `(?i)` makes of a set.
    var ignoringCase: ScalarSet {
        var added: [ClosedRange<UInt32>] = []
        for family in Self.families where family.contains(where: contains) {
            added += family.map { $0...$0 }
        }
        return added.isEmpty ? self : ScalarSet(ranges + added)
    }

    /// Scalars that are the same letter in different cases: `k`, `K` and the sign for kelvin.
    private static let families: [[UInt32]] = {
        var byFold: [UInt32: [UInt32]] = [:]
        for range in casedBlocks {
            for value in range {
                guard let scalar = Unicode.Scalar(value), let folded = folded(scalar) else { continue }
                byFold[folded, default: []].append(value)
            }
        }
        return byFold.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 1 }
    }()

    /// The lower-case letter of the upper-case one, so that ς and σ, which share Σ, are alike.
    private static func folded(_ scalar: Unicode.Scalar) -> UInt32? {
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        let raised = upper.count == 1 ? (upper.first ?? scalar) : scalar
        let lower = raised.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first?.value : raised.value
    }

    /// Blocks of Unicode that have letters with cases.
    private static let casedBlocks: [ClosedRange<UInt32>] = [
        0x41...0x587, 0x10A0...0x10FF, 0x13A0...0x13FF, 0x1C80...0x1CBF, 0x1D79...0x1D8E, 0x1E00...0x1FFF,
        0x2126...0x2188, 0x24B6...0x24E9, 0x2C00...0x2D2D, 0xA640...0xA69B, 0xA722...0xA7FA, 0xAB53...0xABBF,
        0xFF21...0xFF5A, 0x10400...0x104FB, 0x10570...0x105BC, 0x10C80...0x10CF2, 0x118A0...0x118DF,
        0x16E40...0x16E7F, 0x1E900...0x1E943,
    ]
}
