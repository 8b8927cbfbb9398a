// Reads keys, and notices signals while it waits.
#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

/// Empties the pipe that signals write to.
static void drain(int descriptor) {
    char bytes[64];
    while (read(descriptor, bytes, sizeof bytes) > 0) {}
}

bool terminal_input_waits(int milliseconds) {
    struct pollfd waited = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&waited, 1, milliseconds) > 0 && (waited.revents & POLLIN);
}

int terminal_read_byte(unsigned char *byte, bool tells_resize, void (*on_continue)(void *), void *context) {
    for (;;) {
        struct pollfd waited[2] = {
            {.fd = STDIN_FILENO, .events = POLLIN},
            {.fd = terminal_wake_descriptor(), .events = POLLIN},
        };
        int ready = poll(waited, 2, -1);
        if (ready < 0 && errno != EINTR) { return -1; }
        if (waited[1].fd >= 0 && (waited[1].revents & POLLIN)) { drain(waited[1].fd); }
        if (terminal_has_hung_up()) { return 0; }
        if (terminal_was_interrupted()) {
            errno = EINTR;
            return -1;
        }
        if (terminal_take_continued()) { on_continue(context); }
        if (tells_resize && terminal_take_resized()) { return 2; }
        if (ready <= 0 || !(waited[0].revents & (POLLIN | POLLHUP | POLLERR))) { continue; }
        ssize_t count = read(STDIN_FILENO, byte, 1);
        if (count > 0) { return 1; }
        if (count == 0) { return 0; }
        if (errno != EINTR && errno != EAGAIN) { return errno == EIO ? 0 : -1; }
    }
}
