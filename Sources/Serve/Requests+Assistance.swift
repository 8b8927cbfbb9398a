// Requests of editors and notebooks: what there is, what is wrong, how to go on.

import Assist
import Catalogue
import Diagnostics
import Rendering
import Session
import Syntax
import Values

extension Requests {
    /// Every check with its clauses, its summary and whether the loaded files allow it.
    var checks: JSON {
        guard let table = try? session.runScript("SHOW checks").tables.first?.table else { return .object([]) }
        return .object(Reply.rows(table, asJSON: true))
    }

    /// Labels and relationship types with their counts, properties and what they join; sorted by name.
    var schema: JSON {
        let graph = session.catalogue.graph
        let labels = graph.labels.values.sorted { $0.name < $1.name }.map { label in
            JSON.object([
                ("name", .string(label.name)), ("nodes", .integer(Int64(label.count))),
                ("properties", properties(label.properties)),
            ])
        }
        let types = graph.relationshipTypes.values.sorted { $0.name < $1.name }.map { type in
            JSON.object([
                ("name", .string(type.name)), ("relationships", .integer(Int64(type.count))),
                ("derived", .bool(type.derived)), ("properties", properties(type.properties)),
                (
                    "connections",
                    .array(
                        type.connections.map {
                            .object([
                                ("from", .string($0.from)), ("to", .string($0.to)),
                                ("count", .integer(Int64($0.count))),
                            ])
                        })
                ),
            ])
        }
        return .object([("labels", .array(labels)), ("relationshipTypes", .array(types))])
    }

    private func properties(_ properties: [GraphCatalogue.Property]) -> JSON {
        .array(
            properties.map { property in
                .object([
                    ("name", .string(property.name)), ("types", .array(property.types.map { .string($0) })),
                    ("count", .integer(Int64(property.count))),
                ])
            })
    }

    /// Errors and warnings of every statement of `text`, none of which is run.
    func diagnostics(_ request: JSON) throws(Diagnostic) -> JSON {
        let found = session.diagnose(try request.text("text"))
        return .object([
            (
                "diagnostics",
                .array(
                    found.map { diagnostic in
                        .object([
                            ("severity", .string(diagnostic.severity.rawValue)),
                            ("diagnostic", Reply.described(diagnostic)),
                        ])
                    })
            )
        ])
    }

    /// The names that may stand at `cursor`, an offset of UTF-8 code units in `text`, and what a single one would add there.
    func completion(_ request: JSON) throws(Diagnostic) -> JSON {
        let text = try request.text("text")
        let end = text.utf8.count
        let cursor = try request.number("cursor").map { max(0, min(Int(clamping: $0), end)) } ?? end
        let completer = Completer(session.knowledge())
        let completion = completer.complete(text, at: cursor)
        return .object([
            (
                "replaced",
                .array([
                    .integer(Int64(completion.replaced.lowerBound)), .integer(Int64(completion.replaced.upperBound)),
                ])
            ),
            (
                "suggestions",
                .array(
                    completion.suggestions.map { suggestion in
                        .object([
                            ("text", .string(suggestion.text)), ("kind", .string(suggestion.kind.rawValue)),
                            ("detail", suggestion.detail.map { .string($0) } ?? .null),
                        ])
                    })
            ),
            ("hint", .optional(completer.hint(text: text, cursor: cursor))),
        ])
    }
}
