// Commands about what is kept of the work, and about tables of the auditor's: .workpaper, .note, .log, .grades, .sampling.

import Assist
import Diagnostics
import Session

struct WorkpaperCommand: DotCommand {
    let name = ".workpaper"
    let parameters = "FILE|off"
    let summary = "keep questions, answers, notes and exports in a Markdown document"
    let detail =
        "It begins with the organisation, its files and their SHA-256. At the prompt an existing working paper is continued, in a script it is written anew.\n\n  .workpaper audit.md\n  .note The owner of P-065 left in May.\n  CHECK unowned-process"
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty {
            return bench.terminal.tell("working paper: \(bench.paper?.path ?? "none; .workpaper FILE begins one")\n")
        }
        bench.paper = nil
        if argument.lowercased() == "off" { return }
        bench.paper = try WorkRecord(
            path: unquoted(argument), mark: "<!-- weft working paper -->", continues: bench.isAtPrompt, on: bench.disk)
    }
}

struct NoteCommand: DotCommand {
    let name = ".note"
    let parameters = "TEXT"
    let summary = "put a remark of yours into the working paper"
    let detail = "  .workpaper audit.md\n  .note Interviewed the process owner; the hand-off is agreed by telephone."

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        let text = try needed(argument)
        guard bench.paper != nil else {
            throw .failure(
                .usage("there is no working paper to put the note into", help: ".workpaper FILE begins one."))
        }
        try bench.record(note: text)
    }
}

struct LogCommand: DotCommand {
    let name = ".log"
    let parameters = "FILE|off"
    let summary = "keep what is asked and answered in a plain text file"
    let detail = "At the prompt an existing log is continued, in a script it is written anew.\n\n  .log today.log"
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty { return bench.terminal.tell("log: \(bench.log?.path ?? "none; .log FILE begins one")\n") }
        bench.log = nil
        if argument.lowercased() == "off" { return }
        bench.log = try WorkRecord(
            path: unquoted(argument), mark: "// weft log", continues: bench.isAtPrompt, on: bench.disk)
    }
}

struct GradesCommand: DotCommand {
    let name = ".grades"
    let parameters = "FILE|off"
    let summary = "grades of yours in place of the proposed ones, each with its reason"
    let detail =
        "The file is a table with the columns check, subject_id, final_grade (major, minor, observation or none) and override_reason: an export made with --workpaper, filled in, is one. One that does not exist is begun. --grades FILE reads it at the start.\n\n  .grades grades.csv\n  CHECK unowned-process"
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty {
            let file = bench.session.settings.grades?.file.path
            return bench.terminal.tell("grades: \(file ?? "as the checks propose them")\n")
        }
        if argument.lowercased() == "off" { return bench.session.settings.grades = nil }
        try failing { () throws(Diagnostic) in try bench.disk.permit(unquoted(argument)) }
        try bench.beginGrades(unquoted(argument))
        try failing { () throws(Diagnostic) in try bench.session.readGrades(unquoted(argument)) }
        let count = bench.session.settings.grades?.count ?? 0
        bench.terminal.tell("\(count) \(count == 1 ? "grade" : "grades") of yours\n")
    }
}

struct SamplingCommand: DotCommand {
    let name = ".sampling"
    let parameters = "FILE|off"
    let summary = "a table of yours with sample sizes by frequency; alone: the table that is in use"
    let detail =
        "The file has the columns frequency, low and high. Its hash stands below each sample and in the manifests of exports. --sampling FILE reads it at the start.\n\n  .sampling sampling.csv\n  SAMPLE 'weekly high' FROM ( FIND handoff records DURING PERIOD ) SEED 2026"
    let argument = CommandDescription.Argument.file

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        if argument.isEmpty {
            return bench.terminal.tell(bench.session.settings.sampling.text)
        }
        if argument.lowercased() == "off" { return bench.session.settings.sampling = .shipped }
        try failing { () throws(Diagnostic) in
            try bench.disk.permit(reading: unquoted(argument))
            try bench.session.readSampling(unquoted(argument))
        }
    }
}

struct GradeCommand: DotCommand {
    let name = ".grade"
    let parameters = "CHECK ID GRADE REASON"
    let summary = "give a finding another grade, with your reason; it is kept in the file that .grades names"
    let detail = "  .grades grades.csv\n  .grade unowned-process P-029 observation handed over on the as-of day, seen"

    func run(_ argument: String, on bench: Workbench) throws(Halt) {
        let words = argument.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: true).map(String.init)
        guard words.count == 4 else {
            throw .failure(
                .usage(
                    "a check, the id of its subject, a grade and a reason are needed", help: "It is written \(usage)"))
        }
        guard let grades = bench.session.settings.grades else {
            throw .failure(.usage("no file is named for grades of yours", help: ".grades FILE names one."))
        }
        try failing { () throws(Diagnostic) in
            let line = try grades.line(
                check: words[0], subject: words[1], grade: words[2].lowercased(), reason: unquoted(words[3]))
            try bench.add(line, toGrades: grades.file.path)
            try bench.session.readGrades(grades.file.path)
        }
    }
}

extension Workbench {
    /// Begins a file of grades where there is none.
    fileprivate func beginGrades(_ path: String) throws(Halt) {
        guard Folders.realPath(path) == nil else { return }
        try failing { () throws(Diagnostic) in try disk.write(Array(GradeOverrides.header.utf8), to: path) }
    }

    /// Behind the last line, which a spreadsheet may have left without its end.
    fileprivate func add(_ line: String, toGrades path: String) throws(Diagnostic) {
        let known = try InputFile.bytes(path, limit: InputFile.longestTable)
        try disk.write(known + (known.last == 0x0A ? [] : [0x0D, 0x0A]) + Array(line.utf8), to: path)
    }

    /// Whether a person types line by line.
    var isAtPrompt: Bool { session.settings.today != nil && scripts.isEmpty }
}
