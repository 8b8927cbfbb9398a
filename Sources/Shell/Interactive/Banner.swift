// What is said about an organisation when it is opened.

import Assist
import Diagnostics
import Rendering
import Session
import Values

struct Banner {
    let session: Session

    /// Name, size, dates and the state of the data, a line each.
    var organisation: String {
        guard let open = session.organisation else { return "nothing is open; .open FOLDER opens an organisation\n" }
        let graph = Knowledge(session)
        let read = open.files.count(where: \.isRead)
        let files = open.files.count
        var text =
            "\(Snippet.visible(open.name)): \(grouped(graph.nodeCount)) nodes and \(grouped(graph.relationshipCount)) relationships"
        let some = read < files ? "\(grouped(read)) of " : ""
        text += " from \(some)\(grouped(files)) \(files == 1 ? "file" : "files")\n" + dates
        if read < files {
            let names = open.files.filter { !$0.isRead }.prefix(3).map { Snippet.visible($0.path) }
            let more = files - read > 3 ? " and \(grouped(files - read - 3)) more" : ""
            text += "not read: \(names.joined(separator: ", "))\(more). .sources says why\n"
        }
        let problems = open.dataQualityCount
        if problems > 0 {
            text +=
                "\(grouped(problems)) \(problems == 1 ? "row or cell needs" : "rows or cells need") a look: CHECK dangling-reference lists them\n"
        }
        return text
    }

    /// `as of 2026-03-31 (from the manifest), period 2025-04-01 to 2026-03-31`
    var dates: String {
        let judgement = session.judgement
        guard let asOf = judgement.asOf else { return "no as-of date: .asof 2026-03-31 sets one\n" }
        var text = "as of \(asOf)"
        switch judgement.origin {
        case .setting: text += " (as you set it)"
        case .manifest: text += " (from the manifest)"
        case .today: text += " (today, since nothing else is set)"
        case .none: break
        }
        if let period = judgement.period { text += ", period \(period.from) to \(period.to)" }
        return text + "\n"
    }

    /// Three things to try.
    var start: String {
        """
        Weft \(WeftVersion.current)
        \(organisation)
          FIND processes WITHOUT interactions     what touches nothing else
          CHECK ALL                               every check, with its proposed grades
          LOOP GAPS                               where the improvement loop is open

        .tour shows the way, .help explains, Tab completes, Ctrl-D leaves.

        """
    }

    /// `northwind> `, with a star after edits.
    var prompt: String {
        let path = session.organisation?.path ?? ""
        let real = Folders.realPath(path) ?? path
        var name = real.split(separator: "/").last.map(String.init) ?? "weft"
        if !Folders.isFolder(real), let dot = name.lastIndex(of: "."), dot > name.startIndex {
            name = String(name[..<dot])
        }
        let short = Snippet.visible(name.count > 30 ? String(name.prefix(29)) + "…" : name)
        return short + (session.edits.isEmpty ? "" : "*") + "> "
    }
}
