// The keys of a manifest as a JSON Schema, from which editors complete and check.

import Loaders
import Rendering

extension Session {
    /// JSON Schema, draft 2020-12.
    package static var manifestSchema: String {
        JSON.object([
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("A manifest of weft: what an organisation's files mean")),
            ("$ref", .string(ManifestPart.manifest.reference)),
            ("$defs", .object(ManifestPart.allCases.map { ($0.rawValue, $0.schema) })),
        ]).indentedText
    }
}

extension ManifestPart {
    fileprivate var reference: String { "#/$defs/\(rawValue)" }

    fileprivate var schema: JSON {
        .object([
            ("type", .string("object")), ("additionalProperties", .bool(false)),
            ("required", .array(keys.filter(\.isNeeded).map { .string($0.name) })),
            ("properties", .object(keys.map { ($0.name, $0.schema) })),
        ])
    }
}

extension ManifestKey {
    fileprivate var schema: JSON { .object([("description", .string(meaning))] + type) }

    private var type: [(key: String, value: JSON)] {
        switch shape {
        case .text: [("type", .array([.string("string"), .string("number")]))]
        case .day: [("type", .string("string")), ("format", .string("date"))]
        case .line: [("type", .string("integer")), ("minimum", .integer(1))]
        case .choice(["1"]): [("const", .integer(1))]
        case .choice(let words): [("enum", .array(words.map { .string($0) }))]
        case .texts:
            [
                ("type", .array(["string", "number", "array"].map { .string($0) })),
                ("items", .object([("type", .array([.string("string"), .string("number")]))])),
            ]
        case .mapping: [("type", .string("object"))]
        case .part(let part): [("$ref", .string(part.reference))]
        case .parts(let part):
            [("type", .string("array")), ("items", .object([("$ref", .string(part.reference))]))]
        case .partsByHeading(let part):
            [
                ("type", .string("object")),
                (
                    "additionalProperties",
                    .object([
                        (
                            "anyOf",
                            .array([
                                .object([("$ref", .string(part.reference))]), .object([("const", .string("skip"))]),
                            ])
                        )
                    ])
                ),
            ]
        }
    }
}
