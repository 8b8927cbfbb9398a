import Testing
@testable import Values
@Test func aMapKeepsItsOrder() {
    #expect(MapValue([("b", .integer(1)), ("a", .integer(2))]).keys == ["b", "a"])
}
