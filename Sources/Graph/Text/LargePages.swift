// Memory that is looked into here and there.

import Glibc

/// Asks for large pages under memory that is read here and there: a look into it then rarely waits for the page's address.
package func onLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    guard memory.count >= 4 << 20, let base = memory.baseAddress else { return }
    let page = 4096
    let skipped = (page - Int(bitPattern: base) % page) % page
    unsafe madvise(base + skipped, (memory.count - skipped) / page * page, MADV_HUGEPAGE)
}
