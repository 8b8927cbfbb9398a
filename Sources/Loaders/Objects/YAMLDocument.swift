// YAML as a document of objects.

import Diagnostics
import Yams

/// Takes a document apart. Scalars stay texts: what they are, the readers of cells find out.
enum YAMLDocument {
    /// An alias stands for all that its anchor does: a document of a few lines could stand for any number of values.
    private static let valueLimit = 2_000_000

    /// - Throws: `unreadableFile` where it is no YAML, with the line, nests too deep or stands for too much.
    static func read(_ text: String, name: String) throws(Diagnostic) -> ObjectValue {
        let node: Yams.Node?
        do { node = try Yams.compose(yaml: text, .basic, .default, .utf8) } catch let error as YamlError {
            throw .unreadable(name, "it is no YAML: \(error)")
        } catch {
            throw .unreadable(name, "it is no YAML")
        }
        guard let node else { return .list([]) }
        var values = 0
        return try value(node, name, depth: 0, &values)
    }

    private static func value(
        _ node: Yams.Node, _ name: String, depth: Int, _ values: inout Int
    ) throws(Diagnostic) -> ObjectValue {
        values += 1
        if depth > ObjectValue.depthLimit || values > valueLimit {
            throw .unreadable(name, "its values nest too deep, or stand for too many")
        }
        switch node {
        case .scalar(let scalar):
            let isAbsent = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            return isAbsent ? .absent : .text(scalar.string)
        case .sequence(let sequence):
            var items: [ObjectValue] = []
            for item in sequence { items.append(try value(item, name, depth: depth + 1, &values)) }
            return .list(items)
        case .mapping(let mapping):
            var members: [(key: String, value: ObjectValue)] = []
            for (key, member) in mapping {
                guard case .scalar(let scalar) = key else { continue }
                members.append((scalar.string, try value(member, name, depth: depth + 1, &values)))
            }
            return .object(members, line: node.mark?.line ?? 1)
        case .alias: return .absent
        }
    }
}
