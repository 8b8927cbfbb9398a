// How much memory there is.

import Glibc

enum MachineMemory {
    /// Half of what the machine, or the container that the program runs in, has; in bytes.
    static let share = (contained.map { min($0, physical) } ?? physical) / 2

    private static var physical: Int {
        let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
        return pages > 0 && size > 0 ? pages * size : 8 << 30
    }

    /// What a control group allows; nil where it allows all.
    private static var contained: Int? {
        let file = open("/sys/fs/cgroup/memory.max", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var text = [UInt8](repeating: 0, count: 64)
        let count = read(file, &text, text.count)
        return Int(String(decoding: text.prefix(max(0, count)).prefix { $0 >= 48 && $0 < 58 }, as: UTF8.self))
    }
}
