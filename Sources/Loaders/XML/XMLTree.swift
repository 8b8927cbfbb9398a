// A document as a tree, for models that refer back and forth.

import Diagnostics

/// An element with all that is in it.
final class XMLElement {
    let name: String
    /// The namespace's address; empty where there is none.
    let space: String
    /// By local names; of two with the same one the first.
    let attributes: [String: String]
    /// The line of its tag, from 1.
    let line: Int
    fileprivate(set) var children: [XMLElement] = []
    /// Its own text, without that of its children.
    fileprivate(set) var text = ""

    fileprivate init(_ name: XMLName, _ attributes: XMLAttributes, line: Int) {
        self.name = name.text
        space = name.namespace
        var found: [String: String] = [:]
        unsafe attributes.forEach { local, _, value in
            let key = unsafe decoded(local)
            if found[key] == nil { found[key] = unsafe decoded(value) }
        }
        self.attributes = found
        self.line = line
    }

    func children(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }
    func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    /// This element and all below it, in the order of the document. O(elements).
    var all: [XMLElement] {
        var result: [XMLElement] = []
        var open: [XMLElement] = [self]
        while let element = open.popLast() {
            result.append(element)
            open.append(contentsOf: element.children.reversed())
        }
        return result
    }
}

/// Builds a tree.
final class XMLTreeBuilder: XMLHandler {
    private(set) var root: XMLElement?
    private var open: [XMLElement] = []
    private var count = 0
    /// More are no diagram that anybody drew.
    static let limit = 5_000_000
    private(set) var isTooLarge = false
    /// Local names of elements that are passed over with all that is in them, as pictures of diagrams.
    private let ignored: Set<String>
    private var ignoredDepth = 0

    init(ignoring ignored: Set<String> = []) { self.ignored = ignored }

    override func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        if ignoredDepth > 0 || ignored.contains(name.text) {
            ignoredDepth += 1
            return
        }
        count += 1
        if count > Self.limit {
            isTooLarge = true
            isDone = true
            return
        }
        let element = XMLElement(name, attributes, line: line)
        if let parent = open.last { parent.children.append(element) } else { root = element }
        open.append(element)
    }

    override func end(_ name: XMLName) {
        if ignoredDepth > 0 {
            ignoredDepth -= 1
        } else {
            open.popLast().map { $0.text = squeezed($0.text) }
        }
    }

    override func text(_ bytes: Bytes) {
        if ignoredDepth == 0, let element = open.last { unsafe element.text += decoded(bytes) }
    }

    private func squeezed(_ text: String) -> String { text.utf8.allSatisfy(isPadding) ? "" : text }
}

extension XMLElement {
    /// Reads a file. Errors: those of `XMLReader`, and `tooLarge`.
    static func read(_ file: MappedFile, name: String, ignoring: Set<String> = []) throws(Diagnostic) -> XMLElement {
        let builder = XMLTreeBuilder(ignoring: ignoring)
        try unsafe XMLReader.read(file.bytes.bindMemory(to: UInt8.self), name: name, builder)
        if builder.isTooLarge { throw .tooLarge(name, "it has more than \(XMLTreeBuilder.limit) elements") }
        guard let root = builder.root else { throw .unreadable(name, "it is empty") }
        return root
    }
}

/// A name with line ends and runs of blanks as one blank each, as diagrams' names want it.
func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
