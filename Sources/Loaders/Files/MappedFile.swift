// A file's bytes, mapped into memory.

package import Diagnostics
import Glibc

/// A regular file mapped for reading; unmapped when the last reference goes. Pages are read as they are touched.
@safe package final class MappedFile {
    package let bytes: UnsafeRawBufferPointer
    package var count: Int { unsafe bytes.count }

    /// `name` is what messages call the file.
    package init(path: String, name: String) throws(Diagnostic) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw errno == ENOENT ? .noFile(name) : .unreadable(name, reason(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable(name, reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(name, "it is not a regular file") }
        let size = Int(status.st_size)
        guard size > 0 else {
            unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe address != MAP_FAILED
        else {
            throw .unreadable(name, reason(errno))
        }
        unsafe madvise(address, size, MADV_SEQUENTIAL)
        unsafe bytes = UnsafeRawBufferPointer(start: address, count: size)
    }

    /// Gives the pages of a range back; they are read again where they are touched again.
    package func release(_ range: Range<Int>) {
        let page = 4096
        let lower = range.lowerBound / page * page
        let upper = range.upperBound / page * page
        guard upper > lower, let base = unsafe bytes.baseAddress else { return }
        unsafe madvise(UnsafeMutableRawPointer(mutating: base + lower), upper - lower, MADV_DONTNEED)
    }

    deinit {
        if let base = unsafe bytes.baseAddress { unsafe munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) }
    }
}

/// What the system calls an error.
private func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)).lowercased() }
