// Every call to the system that a run makes fails once, and the program is killed at every one that changes files.

import Foundation
import TestSupport
import Testing

/// What the program does with files, in one go. Nothing of it rests on the day or on luck.
private enum Work: String, CaseIterable, CustomTestStringConvertible {
    case answers, check, report, graph, bundle, snapshot, format, verify

    var testDescription: String { rawValue }

    var line: String {
        switch self {
        case .answers: "weft query org -f work.weft"
        case .check: "weft check org unowned-process -o found.csv --junit found.xml"
        case .report: "weft report org -o report.html"
        case .graph: "weft export org -o graph.cypher"
        case .bundle: "weft export org --format csv-bundle -o bundle"
        case .snapshot: "weft snapshot org org.snapshot"
        case .format: "weft format -i untidy.weft"
        case .verify: "weft verify kept.manifest.json"
        }
    }

    static let script = """
        .log work.log
        .workpaper paper.md
        .grades grades.csv
        .grade unowned-process P-029 minor seen
        .read more.weft
        FIND processes INTO 'processes.csv';
        CHECK unowned-process INTO 'check.csv';
        EXPAND LOOP GAPS;

        """
}

/// A folder with the sample, what stood there before, and a library that makes calls fail.
private struct FaultDesk: ~Copyable {
    let folder = "/tmp/weft-faults-\(UInt32.random(in: 0...UInt32.max))"

    init() {
        let fixtures = CommandLineTests.tiny.dropLast("/tiny".count)
        let sample = fixtures.dropLast("/Tests/ShellTests/Fixtures".count) + "/samples/smallfirm"
        _ = RunningProgram.run(
            "bash",
            [
                "-c",
                "mkdir -p \(folder)/before && cc -shared -fPIC -O1 -o \(folder)/faults.so \(fixtures)/faults.c -ldl && cp -r \(sample) \(folder)/before/org",
            ])
        write("work.weft", Work.script)
        write("more.weft", "RETURN 1 AS one;\n")
        write("untidy.weft", String(repeating: "match (p:Process)   return p ;\n", count: 50))
        write(
            "grades.csv",
            "check,subject_id,final_grade,override_reason\r\nunowned-process,P-001,minor,an hour's work\r\n")
        for name in [
            "processes.csv", "check.csv", "check.summary.csv", "found.csv", "found.xml", "report.html", "graph.cypher",
        ] {
            write(name, String(repeating: "what stood there\n", count: 100))
        }
        for (name, mark) in [("work.log", "// weft log"), ("paper.md", "<!-- weft working paper -->")] {
            write(name, mark + "\n\n" + String(repeating: "what stood there\n", count: 100))
        }
        shell("cd before && PATH=\(RunningProgram.buildFolder):$PATH weft query org -c 'FIND processes' -o kept.csv")
    }

    deinit { _ = RunningProgram.run("rm", ["-rf", folder]) }

    private func write(_ name: String, _ text: String) {
        _ = RunningProgram.run("tee", [folder + "/before/" + name], input: text)
    }

    @discardableResult
    private func shell(_ line: String) -> ProgramResult {
        RunningProgram.run("bash", ["-c", "cd \(folder) && " + line])
    }

    /// Does the work on a fresh copy of the folder.
    func run(_ work: Work, _ call: String, at number: Int, error: Int32) -> ProgramResult {
        // Only the program is to see the library, not the shell.
        shell(
            """
            rm -rf now && cp -r before now && cd now && PATH=\(RunningProgram.buildFolder):$PATH && exec env \
            LD_PRELOAD=\(folder)/faults.so WEFT_FAULT_CALL=\(call) WEFT_FAULT_AT=\(number) WEFT_FAULT_ERROR=\(error) \
            WEFT_FAULT_COUNT=\(folder)/count SWIFT_BACKTRACE=enable=no \(work.line)
            """)
    }

    /// How many calls the last run made.
    var count: Int { Int((readTextFile(folder + "/count") ?? "").prefix { $0 != "\n" }) ?? 0 }

    /// Every file below the folder with its bytes, the sample's own apart.
    func files(_ place: String) -> [String: Data] {
        let root = URL(filePath: folder + "/" + place)
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { !$0.hasPrefix("org/") }.reduce(into: [:]) { files, path in
            files[path] = try? Data(contentsOf: root.appending(path: path))
        }
    }
}

@Suite("Faults", .serialized)
struct FaultTests {
    /// All of them take minutes and are tried by `make deep`; else some of each.
    private static func tried(_ count: Int) -> StrideThrough<Int> {
        let isAll = ProcessInfo.processInfo.environment["WEFT_FAULTS"] == "all"
        return stride(from: 1, through: count, by: isAll ? 1 : max(1, count / 5))
    }

    private static let full: Int32 = 28
    private static let damaged: Int32 = 5

    /// Files that grow while the work goes on: what they held stays, and what is added are whole lines.
    private static func isGrown(_ name: String, _ bytes: Data, from old: Data?, to new: Data?) -> Bool {
        guard ["work.log", "paper.md", "grades.csv"].contains(name), let new else { return false }
        return new.starts(with: bytes) && bytes.last == 0x0A && (name != "grades.csv" || old.map(bytes.starts) ?? true)
    }

    /// Names of files that are neither what was there before nor what a run without faults leaves.
    private func broken(_ now: [String: Data], _ before: [String: Data], _ after: [String: Data]) -> [String] {
        let lost = before.keys.filter { now[$0] == nil }.map { $0 + " is gone" }
        return lost
            + now.compactMap { name, bytes in
                if bytes == before[name] || bytes == after[name] { return nil }
                return Self.isGrown(name, bytes, from: before[name], to: after[name]) ? nil : "\(name) is neither"
            }
    }

    @Test(
        "a call that fails is told, or changes nothing; no file is half",
        arguments: Work.allCases, ["open", "read", "write", "fsync", "close", "rename", "mmap"])
    private func fails(_ work: Work, _ call: String) {
        let desk = FaultDesk()
        let good = desk.run(work, call, at: 0, error: 0)
        #expect(good.status == 0, "\(good.errors)")
        let (count, before, after) = (desk.count, desk.files("before"), desk.files("now"))
        for number in Self.tried(count) {
            let result = desk.run(work, call, at: number, error: call == "write" ? Self.full : Self.damaged)
            let place: Comment = "\(call) \(number) of \(count): \(result.status) \(result.errors)"
            #expect([0, 1, 2, 3, 4].contains(result.status), place)
            #expect(broken(desk.files("now"), before, after) == [], place)
            if result.status == 0 {
                #expect(result.output == good.output && desk.files("now") == after, place)
            } else {
                #expect(result.errors.contains("error: ") || result.status == 4, place)
            }
        }
    }

    @Test(
        "killed at any call, the program leaves whole files, and its next run takes its part files away",
        arguments: [Work.answers, .check, .bundle, .snapshot, .format], ["open", "write", "fsync", "close", "rename"])
    private func killed(_ work: Work, _ call: String) {
        let desk = FaultDesk()
        _ = desk.run(work, call, at: 0, error: 0)
        let (count, before, after) = (desk.count, desk.files("before"), desk.files("now"))
        for number in Self.tried(count) {
            let result = desk.run(work, call, at: number, error: 0)
            #expect(result.status == 128 + 9, "\(call) \(number)")
            let left = desk.files("now").filter { !$0.key.hasSuffix(".part") }
            let torn = broken(left, before, after).filter { $0 != "work.log is neither" && $0 != "paper.md is neither" }
            #expect(torn == [], "\(call) \(number) of \(count)")
        }
    }
}
