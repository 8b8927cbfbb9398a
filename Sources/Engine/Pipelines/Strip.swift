// Memory that the loops of a pipeline run on.

import Glibc

/// Elements by address. Bounds are not checked and references not counted: in a loop over millions of rows either costs
/// more than the work itself. Whoever makes a strip keeps what it points into: a program its graph, a worker its arena.
@safe struct Strip<Element: BitwiseCopyable>: @unchecked Sendable {
    fileprivate let elements: UnsafeMutablePointer<Element>?

    init(_ elements: UnsafeMutablePointer<Element>?) { unsafe self.elements = elements }

    /// The elements of an array that somebody keeps, unchanged, for as long as the strip is used.
    init(of array: [Element]) {
        unsafe elements = array.withUnsafeBufferPointer { unsafe UnsafeMutablePointer(mutating: $0.baseAddress) }
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        get { unsafe elements.unsafelyUnwrapped[index] }
        nonmutating set { unsafe elements.unsafelyUnwrapped[index] = newValue }
    }

    /// What is left behind so many elements.
    @inline(__always)
    func from(_ index: Int) -> Strip { unsafe Strip(elements.map { unsafe $0 + index }) }

    /// Writes so many elements of another strip to the front of this one.
    @inline(__always)
    func copy(_ other: Strip, from index: Int, count: Int) {
        guard count > 0, let target = unsafe elements, let source = unsafe other.elements else { return }
        unsafe target.update(from: source + index, count: count)
    }
}

extension Strip {
    /// The first elements as an array.
    func array(_ count: Int) -> [Element] {
        guard count > 0 else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: elements, count: count))
    }
}

extension Strip<UInt8> {
    /// Writes eight bytes, the lowest first.
    @inline(__always)
    func store(_ bytes: UInt64, at index: Int) {
        unsafe UnsafeMutableRawPointer(elements.unsafelyUnwrapped + index)
            .storeBytes(of: bytes.littleEndian, as: UInt64.self)
    }
}

/// Memory for one worker, given back at once.
@safe final class Arena {
    private var blocks: [UnsafeMutableRawPointer] = unsafe []
    private var zeroedBlocks: [UnsafeMutableRawPointer] = unsafe []

    /// Elements that are still to be written.
    func strip<Element: BitwiseCopyable>(of type: Element.Type, count: Int) -> Strip<Element> {
        let block = UnsafeMutableRawPointer.allocate(
            byteCount: max(1, count) * MemoryLayout<Element>.stride, alignment: 16)
        unsafe blocks.append(block)
        return unsafe Strip(block.bindMemory(to: type, capacity: count))
    }

    /// Elements that are 0. Pages that nobody touches cost nothing.
    func zeroed<Element: BitwiseCopyable>(of type: Element.Type, count: Int) -> Strip<Element> {
        guard let block = unsafe calloc(max(1, count), MemoryLayout<Element>.stride) else {
            return strip(of: type, count: count)
        }
        unsafe zeroedBlocks.append(block)
        return unsafe Strip(block.bindMemory(to: type, capacity: count))
    }

    deinit {
        for index in unsafe zeroedBlocks.indices { unsafe free(zeroedBlocks[index]) }
        for index in unsafe blocks.indices { unsafe blocks[index].deallocate() }
    }
}
