// Makes one call to the system fail, or ends the program at it. Loaded before the C library (LD_PRELOAD).
//
// WEFT_FAULT_CALL   the call that is counted: open, read, write, fsync, close, rename, mmap
// WEFT_FAULT_AT     which one of them fails, from 1; 0: none, they are only counted
// WEFT_FAULT_ERROR  the number of the error; 0: the program is killed there, and of a write half is done before
// WEFT_FAULT_COUNT  a file that gets the number of calls when the program ends
//
// Allocations are not among them: Swift ends the program at the first that fails, so memory is counted before it grows (`Budget`).
// Left alone are calls on descriptors 0 to 2, and two files that a run can do without: the program's own, whose hash is its build,
// and the version of the time zone rules. Manifests say null where they can't be read.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char *call;
static long at, error;
static atomic_long count;
static atomic_int own = -1;

__attribute__((constructor)) static void begin(void) {
    call = getenv("WEFT_FAULT_CALL");
    at = getenv("WEFT_FAULT_AT") ? atol(getenv("WEFT_FAULT_AT")) : 0;
    error = getenv("WEFT_FAULT_ERROR") ? atol(getenv("WEFT_FAULT_ERROR")) : EIO;
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("WEFT_FAULT_COUNT");
    if (!path || !call) return;
    call = NULL;
    FILE *file = fopen(path, "w");
    if (!file) return;
    fprintf(file, "%ld\n", atomic_load(&count));
    fclose(file);
}

static int is_hit(const char *name) {
    if (!call || strcmp(call, name)) return 0;
    if (atomic_fetch_add(&count, 1) + 1 != at) return 0;
    if (error == 0 && strcmp(name, "write")) raise(SIGKILL);
    errno = (int)error;
    return 1;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

int open(const char *path, int flags, ...) {
    REAL(open);
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list list;
        va_start(list, flags);
        mode = va_arg(list, mode_t);
        va_end(list);
    }
    if (!strcmp(path, "/proc/self/exe") || !strncmp(path, "/usr/share/zoneinfo/", 20)) {
        int file = real(path, flags, mode);
        own = file;
        return file;
    }
    return is_hit("open") ? -1 : real(path, flags, mode);
}

ssize_t read(int file, void *bytes, size_t size) {
    REAL(read);
    return file > 2 && file != own && is_hit("read") ? -1 : real(file, bytes, size);
}

ssize_t write(int file, const void *bytes, size_t size) {
    REAL(write);
    if (file <= 2 || !is_hit("write")) return real(file, bytes, size);
    if (error) return -1;
    real(file, bytes, size / 2);
    raise(SIGKILL);
    return -1;
}

int fsync(int file) {
    REAL(fsync);
    return is_hit("fsync") ? -1 : real(file);
}

// What is closed is closed, whatever is told about it.
int close(int file) {
    REAL(close);
    int fails = file > 2 && file != own && is_hit("close");
    if (file == own) own = -1;
    int result = real(file);
    if (!fails) return result;
    errno = (int)error;
    return -1;
}

int rename(const char *from, const char *to) {
    REAL(rename);
    return is_hit("rename") ? -1 : real(from, to);
}

void *mmap(void *address, size_t size, int protection, int flags, int file, off_t offset) {
    REAL(mmap);
    return file >= 0 && is_hit("mmap") ? MAP_FAILED : real(address, size, protection, flags, file, offset);
}
