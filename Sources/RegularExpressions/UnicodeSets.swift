// The sets that have names: `\w`, `\d`, `\s`, `\p{Lu}`, `[:alpha:]`.

/// Sets by property, as Unicode defines them. A scan of all scalars makes them when the first is asked for (some 50 ms).
enum UnicodeSets {
    static let digits = categories["Nd"] ?? .empty
    /// What words are made of: letters, marks, digits and connectors, as Unicode's regular expressions have it.
    static let word = alphabetic.union(named("M") ?? .empty).union(digits).union(categories["Pc"] ?? .empty)
        .union(ScalarSet("\u{200C}"..."\u{200D}"))
    static let space = ScalarSet(
        "\t"..."\r", " "..." ", "\u{85}"..."\u{85}", "\u{A0}"..."\u{A0}", "\u{1680}"..."\u{1680}",
        "\u{2000}"..."\u{200A}", "\u{2028}"..."\u{2029}", "\u{202F}"..."\u{202F}", "\u{205F}"..."\u{205F}",
        "\u{3000}"..."\u{3000}")
    static let horizontalSpace = space.intersection(
        ScalarSet("\n"..."\r", "\u{85}"..."\u{85}", "\u{2028}"..."\u{2029}").complement)
    static let lineEnds = ScalarSet("\n"..."\r", "\u{85}"..."\u{85}", "\u{2028}"..."\u{2029}")

    /// By the names that Unicode, POSIX and Java give; nil for others. Upper and lower case, blanks and underscores are alike.
    static func named(_ name: String) -> ScalarSet? {
        if let set = categories[name] { return set }
        if name == "L&" || name == "LC" { return union(["Lu", "Ll", "Lt"]) }
        if name.unicodeScalars.count == 1, "LMNPSZC".contains(name) {
            return union(categories.keys.filter { $0.hasPrefix(name) }.sorted())
        }
        var plain = name.lowercased().filter { $0 != "_" && $0 != " " && $0 != "-" }
        for prefix in ["generalcategory=", "gc=", "is", "java"]
        where plain.hasPrefix(prefix) && plain.count > prefix.count {
            plain = String(plain.dropFirst(prefix.count))
            break
        }
        return properties(plain) ?? longNames[plain].flatMap(named)
            ?? categories.first { $0.key.lowercased() == plain }?.value
    }

    private static func properties(_ plain: String) -> ScalarSet? {
        switch plain {
        case "alpha", "alphabetic": alphabetic
        case "digit": digits
        case "alnum", "alphanumeric": alphabetic.union(digits)
        case "upper", "uppercase": categories["Lu"]
        case "lower", "lowercase": categories["Ll"]
        case "punct", "punctuation": named("P")
        case "space", "whitespace": space
        case "blank": horizontalSpace
        case "cntrl", "control": categories["Cc"]
        case "graph": space.union(union(["Cc", "Cs", "Cn"])).complement
        case "print": space.union(union(["Cc", "Cs", "Cn"])).complement.union(horizontalSpace)
        case "xdigit", "hexdigit": ScalarSet("0"..."9", "A"..."F", "a"..."f")
        case "word", "w": word
        case "ascii": ScalarSet("\u{0}"..."\u{7F}")
        case "any": .all
        case "assigned": categories["Cn"]?.complement
        default: nil
        }
    }

    private static let longNames = [
        "letter": "L", "mark": "M", "number": "N", "symbol": "S", "separator": "Z", "other": "C",
        "uppercaseletter": "Lu", "lowercaseletter": "Ll", "titlecaseletter": "Lt", "titlecase": "Lt",
        "casedletter": "LC",
        "modifierletter": "Lm", "otherletter": "Lo", "decimalnumber": "Nd", "letternumber": "Nl", "othernumber": "No",
        "mathsymbol": "Sm", "currencysymbol": "Sc", "modifiersymbol": "Sk", "othersymbol": "So", "format": "Cf",
        "dashpunctuation": "Pd", "openpunctuation": "Ps", "closepunctuation": "Pe", "connectorpunctuation": "Pc",
        "otherpunctuation": "Po", "initialpunctuation": "Pi", "finalpunctuation": "Pf", "spaceseparator": "Zs",
        "nonspacingmark": "Mn", "spacingmark": "Mc", "enclosingmark": "Me",
    ]

    private static func union(_ names: [String]) -> ScalarSet {
        ScalarSet(names.flatMap { categories[$0]?.ranges ?? [] })
    }

    // MARK: The scan

    private static var categories: [String: ScalarSet] { scanned.categories }
    private static var alphabetic: ScalarSet { scanned.alphabetic }

    private static let scanned: (categories: [String: ScalarSet], alphabetic: ScalarSet) = {
        var runs: [String: [ClosedRange<UInt32>]] = [:]
        var alphabetic: [ClosedRange<UInt32>] = []
        var run = (start: UInt32(0), category: shortName(.control), alphabetic: false)
        for value in 0...(ScalarSet.last + 1) {
            let scalar = value > ScalarSet.last ? nil : Unicode.Scalar(value)
            let category = scalar.map { shortName($0.properties.generalCategory) } ?? "Cs"
            let isAlphabetic = scalar?.properties.isAlphabetic ?? false
            if category == run.category, isAlphabetic == run.alphabetic, value <= ScalarSet.last { continue }
            if value > run.start {
                runs[run.category, default: []].append(run.start...(value - 1))
                if run.alphabetic { alphabetic.append(run.start...(value - 1)) }
            }
            run = (value, category, isAlphabetic)
        }
        return (runs.mapValues { ScalarSet($0) }, ScalarSet(alphabetic))
    }()

    private static func shortName(_ category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
