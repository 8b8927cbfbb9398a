// What FIND shows when nobody says what.

import Catalogue
import Syntax

/// The columns of the source file in its order, then related names that the data has.
struct DefaultColumns {
    let context: AuditContext
    let subject: Subject

    private var label: String { subject.labels[0] }

    var items: [ProjectionItem] {
        let properties = properties
        var result = properties.map { ProjectionItem(subject.expression.property($0), as: $0) }
        let names = NameResolution(context: context, subject: subject)
        for attribute in context.vocabulary.attributes(of: label)
        where attribute.isColumn && attribute.subject == label && context.isLinked(attribute) {
            let name = camelCase(attribute.names[0])
            guard !properties.contains(name),
                let value = try? names.resolved(.variable(attribute.names[0]))
            else { continue }
            result.append(ProjectionItem(value, as: name))
        }
        return result.isEmpty ? [ProjectionItem(subject.expression.property("id"), as: "id")] : result
    }

    /// Without the event date that the loader made of another column. Records of all kinds share but a few.
    private var properties: [String] {
        let noun = context.vocabulary.noun(ofLabel: label)
        let loaded = context.catalogue.graph.labels[label]?.properties.map(\.name) ?? []
        if label == "Record" || loaded.isEmpty { return noun?.properties ?? [] }
        let isMade = noun?.isRecord == true && noun?.eventDate != "date"
        return isMade ? loaded.filter { $0 != "date" } : loaded
    }
}
