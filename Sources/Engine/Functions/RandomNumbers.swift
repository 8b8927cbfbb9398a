// Numbers for rand().

import Synchronization

/// A fixed sequence (SplitMix64), so that nothing in an answer depends on luck.
final class RandomNumbers: Sendable {
    static let shared = RandomNumbers()
    private let state = Atomic<UInt64>(0x5DEE_CE66_D1CE_4E5B)

    /// From 0 to 1, exclusive.
    func next() -> Double {
        var bits = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return Double(bits >> 11) * 0x1p-53
    }
}
