// Programs that the user named: a pager, an editor. They run on the terminal while the shell waits.

import Glibc

enum ChildProgram {
    /// Runs a command line of the user's own environment to its end.
    /// - Parameter input: what it reads from standard input; nil: the terminal.
    /// - Returns: the exit status, 128 and the signal that ended it, or 127 where it could not be started.
    static func run(_ commandLine: String, _ arguments: [String] = [], input: [UInt8]? = nil) -> Int32 {
        var ends: [Int32] = [-1, -1]
        if input != nil, pipe(&ends) != 0 { return 127 }
        // The child must not hold the end that it waits for to be closed.
        for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if input != nil { posix_spawn_file_actions_adddup2(&actions, ends[0], 0) }
        let process = spawn(["sh", "-c", commandLine + " \"$@\"", "sh"] + arguments, &actions)
        if input != nil { close(ends[0]) }
        if let input, process != nil { feed(input, to: ends[1]) }
        if input != nil { close(ends[1]) }
        guard let process else { return 127 }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    /// Whether the user's `PATH` leads to a program of that name.
    static func isThere(_ name: String) -> Bool {
        let folders = (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":", omittingEmptySubsequences: false)
        return folders.contains { access(($0.isEmpty ? "." : $0) + "/" + name, X_OK) == 0 }
    }

    private static func spawn(_ words: [String], _ actions: inout posix_spawn_file_actions_t) -> pid_t? {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What the shell ignores, its children must not.
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process = pid_t()
        return posix_spawn(&process, "/bin/sh", &actions, &attributes, &pointers, environ) == 0 ? process : nil
    }

    /// Ctrl-C belongs to the program that runs; a reader that has seen enough is no error.
    private static func feed(_ bytes: [UInt8], to file: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
        }
    }
}
