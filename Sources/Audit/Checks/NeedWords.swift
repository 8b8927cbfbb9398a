// What a check needs, in the words that a client is asked in.

package import Syntax

extension Vocabulary {
    /// The plural of a label, as it is printed: `corrective actions`. A label that has no noun stays as it is.
    package func register(of label: String) -> String {
        if label == "%" { return "records of any kind" }
        return noun(ofLabel: label)?.plural.first ?? label
    }

    /// The column that a register needs: a property in words, or the attribute that a relationship gives. Nil where the
    /// register itself is needed.
    package func column(of need: Need) -> String? {
        switch need {
        case .label: return nil
        case .property(_, let key): return key.text.inWords
        case .relationship(let label, let type):
            let named = attributes(of: label.text).filter { $0.isStep(type.text) }
            let wanted = named.contains(where: \.isColumn) ? named.filter(\.isColumn) : named
            return wanted.isEmpty
                ? type.text.lowercased().replacing("_", with: " ")
                : wanted.map { $0.names[0] }.joined(separator: " or ")
        }
    }
}

extension Need {
    package var label: String {
        switch self {
        case .label(let label), .property(let label, _), .relationship(let label, _): label.text
        }
    }
}

extension Attribute {
    /// Whether it is one relationship of this type, from the subject.
    fileprivate func isStep(_ type: String) -> Bool {
        guard let path, path.steps.count == 1 else { return false }
        let relationship = path.steps[0].relationship
        return relationship.direction == .outgoing && relationship.types?.names == [type]
    }
}

extension String {
    /// `attestationRequired` as `attestation required`
    fileprivate var inWords: String {
        reduce(into: "") { words, letter in
            if letter.isUppercase, !words.isEmpty { words += " " }
            words += letter.lowercased()
        }
    }
}
