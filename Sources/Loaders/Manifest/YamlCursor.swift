// A place in a manifest's YAML, with its line, and the errors that speak of it.

import Diagnostics
import Yams

/// One node of the YAML tree.
struct YamlCursor {
    let node: Yams.Node
    /// The manifest's name, for messages.
    let file: String
    /// Where the node stands; its parent's line where the parser tells none.
    let line: Int

    init(_ node: Yams.Node, file: String, line: Int) {
        self.node = node
        self.file = file
        self.line = node.mark?.line ?? line
    }

    /// Reads a whole document. Scalars stay texts: what they are, the manifest's own rules say. (The parser's rules are regular
    /// expressions, which cost more than all the rest.)
    init(parsing text: String, file: String) throws(Diagnostic) {
        do {
            guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
                throw Diagnostic.manifest(file, line: 1, "the manifest is empty")
            }
            self.init(node, file: file, line: 1)
        } catch let error as Diagnostic {
            throw error
        } catch let error as YamlError {
            if case .duplicatedKeysInMapping(let names, _) = error {
                throw .manifest(
                    file, line: error.line, "the key `\(names.first ?? "")` stands here and once more below",
                    help: "one of them would be passed over: keep one")
            }
            throw .manifest(file, line: error.line, "this is no YAML: \(error.problem)")
        } catch {
            throw .manifest(file, line: 1, "this is no YAML")
        }
    }

    func error(_ message: String, help: String? = nil) -> Diagnostic {
        .manifest(file, line: line, message, help: help)
    }

    /// The text of a scalar, nil where the node is none.
    var scalar: String? { if case .scalar(let scalar) = node { scalar.string } else { nil } }

    /// The text of a scalar.
    func text(_ what: String) throws(Diagnostic) -> String {
        guard let scalar else { throw error("\(what) must be a single value") }
        return scalar
    }

    /// The text of a scalar that says something.
    func name(_ what: String) throws(Diagnostic) -> String {
        let text = try text(what)
        if text.isEmpty || isNull { throw error("\(what) is empty") }
        return text
    }

    /// Whether nothing stands here, in one of YAML's spellings.
    private var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// The items of a list; a single value is a list of one.
    func items() -> [YamlCursor] {
        guard case .sequence(let sequence) = node else { return [self] }
        return sequence.map { YamlCursor($0, file: file, line: line) }
    }

    func names(_ what: String) throws(Diagnostic) -> [String] {
        var names: [String] = []
        for item in items() { names.append(try item.name(what)) }
        if names.isEmpty { throw error("\(what) is empty") }
        return names
    }

    /// The keys and values of a mapping, in their order.
    func pairs(_ what: String) throws(Diagnostic) -> [(key: YamlCursor, value: YamlCursor)] {
        guard case .mapping(let mapping) = node else { throw error("\(what) must be a mapping, as `key: value`") }
        return mapping.map {
            (YamlCursor($0.key, file: file, line: line), YamlCursor($0.value, file: file, line: line))
        }
    }

    /// The values of a mapping that knows only certain keys.
    func fields(_ what: String, _ known: [String]) throws(Diagnostic) -> [String: YamlCursor] {
        var fields: [String: YamlCursor] = [:]
        for (key, value) in try pairs(what) {
            let name = try key.text("a key")
            guard known.contains(name) else {
                throw key.error(
                    "\(what) has no key `\(name)`",
                    help: didYouMean(name, known) ?? "it knows \(known.joined(separator: ", "))")
            }
            fields[name] = value
        }
        return fields
    }
}

extension YamlError {
    fileprivate var line: Int {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: 1
        }
    }

    fileprivate var problem: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        case .reader(let problem, _, _, _): problem
        default: "it can't be read"
        }
    }
}
