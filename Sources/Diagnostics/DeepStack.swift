// Room for recursion.

import Glibc

/// Trees, plans and rows of operators are walked by recursion. How deep they may be is bounded by counting (`Parser.maximumHeight`,
/// `Parser.maximumLinks`); a thread of its own has room for that, whatever the stack is that the system gives a program.
package enum DeepStack {
    /// In bytes of address space: what is not touched is no memory.
    private static let sizes = [1 << 30, 256 << 20, 64 << 20]

    /// Runs the work on a thread with a deep stack, and waits for it. Signals go to that thread.
    package static func run<Outcome>(_ work: () -> Outcome) -> Outcome {
        withoutActuallyEscaping(work) { work in
            var outcome: Outcome?
            let job = Job { outcome = work() }
            for size in sizes where start(job, size) { break }
            return outcome ?? work()
        }
    }

    private final class Job {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }

    /// False where the system has no room for such a stack; nothing was done then.
    private static func start(_ job: Job, _ size: Int) -> Bool {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, size) == 0 else { return false }
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(job)
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, argument.toOpaque())
        guard status == 0 else {
            argument.release()
            return false
        }
        wait(for: thread)
        return true
    }

    /// This thread hears no signals meanwhile: a system call of the other one is to be ended by Ctrl-C.
    private static func wait(for thread: pthread_t) {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        pthread_join(thread, nil)
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}
