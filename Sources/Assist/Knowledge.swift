// What completion and help may know; nothing else of the session is needed for them.

package import Audit
package import Catalogue
import Syntax

/// Everything that can be named at a prompt.
package struct Knowledge: Sendable {
    package var catalogue: Catalogue
    /// What the names of checks, saved queries and functions stand for.
    package var definitions: Definitions
    package var parameters: [String]
    package var commands: [CommandDescription]
    package var values: ValueLookup

    package init(
        catalogue: Catalogue, definitions: Definitions = .shipped,
        parameters: [String] = [],
        commands: [CommandDescription] = [], values: @escaping ValueLookup = { _ in [] }
    ) {
        self.values = values
        self.catalogue = catalogue
        self.definitions = definitions
        self.parameters = parameters
        self.commands = commands
    }
}

extension Knowledge {
    package var vocabulary: Vocabulary { .shipped }

    /// With their summaries, in the order of the catalogue of checks.
    package var checks: [Suggestion] {
        definitions.checks.names.map { name in
            Suggestion(name, .check, detail: definitions.checks[name]?.definition.summary)
        }
    }

    package var queries: [Suggestion] {
        definitions.queries.names.map { name in
            Suggestion(name, .query, detail: definitions.queries[name]?.definition.summary)
        }
    }

    /// The parameters of a check or saved query with their defaults as details; nil where there is none of that name.
    package func parameters(of name: String) -> [Suggestion]? {
        let parameters =
            definitions.checks[name]?.definition.parameters ?? definitions.queries[name]?.definition.parameters
        return parameters?.map { parameter in
            Suggestion(
                parameter.name.text + ": ", .parameter, detail: parameter.defaultValue.map { "else \($0.printed)" })
        }
    }

    /// The labels and relationship types of the graph.
    package var labelNames: Set<String> { Set(catalogue.graph.labels.keys) }
    package var typeNames: Set<String> { Set(catalogue.graph.relationshipTypes.keys) }
    package var nodeCount: Int { catalogue.graph.nodeCount }
    package var relationshipCount: Int { catalogue.graph.relationshipCount }
}

/// A dot command as help and completion see it.
package struct CommandDescription: Sendable {
    package enum Argument: Hashable, Sendable {
        case none, file, label, topic, words([String])
    }

    /// With its dot: `.open`.
    package var name: String
    /// `.open FOLDER`
    package var usage: String
    package var summary: String
    package var argument: Argument

    package init(name: String, usage: String, summary: String, argument: Argument = .none) {
        self.name = name
        self.usage = usage
        self.summary = summary
        self.argument = argument
    }
}
