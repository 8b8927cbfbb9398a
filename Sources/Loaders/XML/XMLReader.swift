// XML, tag by tag: expat, with whoever wants to know.

import CParsers
import Diagnostics

/// A name in a document; its bytes last as long as the call that hands it over.
@safe struct XMLName {
    let space: Bytes
    let local: Bytes

    fileprivate init(_ name: parsers_name) {
        unsafe space = xmlBytes(name.space, name.space_count)
        unsafe local = xmlBytes(name.local, name.local_count)
    }

    func `is`(_ name: StaticString) -> Bool { unsafe isEqual(local, name) }
    var text: String { unsafe decoded(local) }
    var namespace: String { unsafe decoded(space) }
}

/// The attributes of an element, while it is handed over.
@safe struct XMLAttributes {
    private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

    fileprivate init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>) { unsafe self.pairs = pairs }

    /// The value of the attribute with a local name, whatever its namespace. O(attributes).
    func bytes(_ name: StaticString) -> Bytes? {
        var found: Bytes?
        unsafe forEach { local, _, value in
            if unsafe found == nil, unsafe isEqual(local, name) { unsafe found = value }
        }
        return unsafe found
    }

    func text(_ name: StaticString) -> String? { unsafe bytes(name).map { unsafe decoded($0) } }

    /// Calls with each attribute's local name, its namespace (empty where it has none) and its value.
    func forEach(_ body: (Bytes, Bytes, Bytes) -> Void) {
        var place = unsafe pairs
        while let written = unsafe place[0], let value = unsafe place[1] {
            let name = unsafe xmlBytes(written, cLength(written))
            if let cut = unsafe name.firstIndex(of: Ascii.lineFeed) {
                unsafe body(slice(name, (cut + 1)..<name.count), slice(name, 0..<cut), xmlBytes(value, cLength(value)))
            } else {
                unsafe body(name, slice(name, 0..<0), xmlBytes(value, cLength(value)))
            }
            unsafe place += 2
        }
    }
}

/// Is told of a document's elements and texts. What it keeps it must copy.
class XMLHandler {
    /// The line, from 1, of what is handed over. Asking costs a look at every byte since the last time.
    fileprivate(set) var reader: XMLReader?
    /// Set where the rest of the document is of no interest.
    var isDone = false

    func begin(_ name: XMLName, _ attributes: XMLAttributes) {}
    func end(_ name: XMLName) {}
    /// A text may come in several pieces.
    func text(_ bytes: Bytes) {}

    final var line: Int { reader?.line ?? 0 }
}

/// Reads one document. A document type is refused before any of it is read, so that there are no entities but XML's own; elements nest at
/// most 256 deep.
@safe final class XMLReader {
    private var parser: OpaquePointer?
    private let handler: XMLHandler
    /// What messages call the document.
    private let name: String
    static let depthLimit: Int32 = 256

    init(_ handler: XMLHandler, name: String) throws(Diagnostic) {
        self.handler = handler
        self.name = name
        let handlers = unsafe parsers_xml_handlers(
            begin: { context, name, attributes in
                unsafe handlerOf(context).begin(XMLName(name), XMLAttributes(attributes))
            },
            end: { context, name in unsafe handlerOf(context).end(XMLName(name)) },
            text: { context, bytes, count in unsafe handlerOf(context).text(xmlBytes(bytes, count)) })
        let context = unsafe Unmanaged.passUnretained(handler).toOpaque()
        guard let parser = unsafe parsers_xml_create(handlers, context, Self.depthLimit) else {
            throw .tooLarge(name, "memory is short")
        }
        unsafe self.parser = parser
    }

    deinit { if let parser = unsafe parser { unsafe parsers_xml_free(parser) } }

    fileprivate var line: Int { unsafe parser.map { unsafe Int(parsers_xml_line($0)) } ?? 0 }

    /// Reads some more; false where the handler has seen enough.
    /// - Throws: `unreadableFile` where the document is not well-formed, has a document type, or nests too deep.
    func feed(_ bytes: Bytes, isLast: Bool = false) throws(Diagnostic) -> Bool {
        guard let parser = unsafe parser else { return false }
        handler.reader = self
        // The handler must not keep its reader alive.
        defer { handler.reader = nil }
        var none: UInt8 = 0
        let state =
            if let start = bytes.baseAddress {
                unsafe parsers_xml_feed(parser, start, bytes.count, isLast)
            } else {
                unsafe parsers_xml_feed(parser, &none, 0, isLast)
            }
        switch state {
        case parsers_xml_ok: return !handler.isDone
        case parsers_xml_doctype:
            throw .unreadable(
                name, "it declares a document type (DOCTYPE), which is refused: entities could stand there")
        case parsers_xml_deep: throw .unreadable(name, "its elements are nested more than \(Self.depthLimit) deep")
        default:
            let reason = unsafe String(cString: parsers_xml_reason(parser))
            throw .unreadable(name, "it is no well-formed XML: \(reason) in line \(line)")
        }
    }

    /// Reads a whole document.
    static func read(_ bytes: Bytes, name: String, _ handler: XMLHandler) throws(Diagnostic) {
        let reader = try XMLReader(handler, name: name)
        _ = try unsafe reader.feed(bytes, isLast: true)
    }
}

extension ZipArchive {
    /// Reads a part that is XML.
    func read(_ path: String, _ handler: XMLHandler) throws(Diagnostic) {
        let reader = try XMLReader(handler, name: "\(name) (\(path))")
        try unsafe read(path) { (piece) throws(Diagnostic) in try unsafe reader.feed(piece) }
        if !handler.isDone { _ = try unsafe reader.feed(Bytes(start: nil, count: 0), isLast: true) }
    }
}

@inline(__always) private func handlerOf(_ context: UnsafeMutableRawPointer) -> XMLHandler {
    unsafe Unmanaged<XMLHandler>.fromOpaque(context).takeUnretainedValue()
}

@inline(__always) private func xmlBytes(_ start: UnsafePointer<CChar>, _ count: Int) -> Bytes {
    unsafe Bytes(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
}

@inline(__always) private func cLength(_ text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while unsafe text[count] != 0 { count += 1 }
    return count
}

/// Whether bytes are a word, exactly.
@inline(__always) func isEqual(_ bytes: Bytes, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<bytes.count where unsafe bytes[index] != word.utf8Start[index] { return false }
    return true
}
