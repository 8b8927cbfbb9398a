// Programs that tests start: what they print and how they end.

import Glibc

/// What a program came to.
package struct ProgramResult: Sendable {
    package var output: [UInt8]
    package var errors: String
    /// The exit code, or 128 and the signal that ended it.
    package var status: Int32

    package var text: String { String(decoding: output, as: UTF8.self) }
}

package enum RunningProgram {
    /// The folder in which the build put the tests, and with them the program.
    package static var buildFolder: String {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count - 1)
        let text = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.lastIndex(of: "/").map { String(text[..<$0]) } ?? "."
    }

    /// Runs a program to its end. Output and errors go through files, so that neither can block it.
    package static func run(
        _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) -> ProgramResult {
        let stem = "/tmp/weft-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let files = ["in", "out", "err"].map { stem + "." + $0 }
        defer { for file in files { unlink(file) } }
        if let file = fopen(files[0], "w") {
            fwrite(Array(input.utf8), 1, input.utf8.count, file)
            fclose(file)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let status = spawn(program, arguments, environment, &actions)
        return ProgramResult(
            output: Array((readBytes(files[1]) ?? [])), errors: readTextFile(files[2]) ?? "", status: status)
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ extra: [String: String], _ actions: inout posix_spawn_file_actions_t
    ) -> Int32 {
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var variables = inherited.merging(extra) { _, new in new }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        // A thread of the test runner blocks signals, and what it starts would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var process = pid_t()
        guard posix_spawnp(&process, program, &actions, &attributes, &words, &variables) == 0 else { return 127 }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    /// The variables that programs need, and none that would change how they print.
    private static var inherited: [String: String] {
        var found: [String: String] = ["TERM": "xterm-256color"]
        for name in ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        return found
    }

    private static func readBytes(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&piece, 1, piece.count, file)
            if count == 0 { return bytes }
            bytes.append(contentsOf: piece[..<count])
        }
    }
}
