// What ends a load, in words.

import Diagnostics

extension Diagnostic {
    /// An error that leaves nothing loaded.
    static func load(_ detail: ErrorDetail, _ message: String, help: String? = nil, correction: String? = nil)
        -> Diagnostic
    {
        Diagnostic(phase: .load, type: .loadError, detail: detail, message: message, help: help, correction: correction)
    }

    static func noFile(_ path: String) -> Diagnostic { load(.fileNotFound, "there is no file or folder \(path)") }

    static func noData(_ folder: String) -> Diagnostic {
        load(
            .fileNotFound, "the folder \(folder) holds no registers",
            help: "weft reads files that end in .csv or .tsv, or what the manifest isms.yaml names")
    }

    static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
        load(.unreadableFile, "\(path) can't be read: \(reason)")
    }

    static func outside(_ path: String) -> Diagnostic {
        load(
            .outsideFolder, "\(path) lies outside the organisation's folder",
            help: "a manifest reads only below its own folder; links that lead out of it are not followed")
    }

    static func tooLarge(_ path: String, _ what: String) -> Diagnostic {
        load(.tooLarge, "\(path) is too large: \(what)")
    }

    static func manifest(_ file: String, line: Int, _ message: String, help: String? = nil) -> Diagnostic {
        load(.invalidManifest, "\(file):\(line): \(message)", help: help)
    }

    static func unsupported(_ path: String, endings: [String]) -> Diagnostic {
        load(
            .notSupported, "no loader knows how to read \(path)",
            help: "known endings are \(endings.joined(separator: ", ")); `as:` in the manifest chooses one of them")
    }
}

/// `did you mean …?`, nil where nothing is close.
func didYouMean(_ name: String, _ names: [String]) -> String? { NearestNames.question(for: name, among: names) }
