// Signal handlers that only set flags and wake the reader.
#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/ioctl.h>
#include <unistd.h>

static atomic_bool interrupted;
static atomic_bool hung_up;
static atomic_bool resized;
static atomic_bool continued;
/// Written to by the handler and polled by the reader: a signal may be delivered to any thread, so EINTR alone is not enough.
static int wake_ends[2] = {-1, -1};

static void on_signal(int signal) {
    int saved = errno;
    switch (signal) {
    case SIGINT: atomic_store(&interrupted, true); break;
    case SIGWINCH: atomic_store(&resized, true); break;
    case SIGCONT: atomic_store(&continued, true); break;
    default: atomic_store(&hung_up, true); break;
    }
    if (wake_ends[1] >= 0) {
        ssize_t ignored = write(wake_ends[1], "", 1);
        (void)ignored;
    }
    errno = saved;
}

void terminal_catch_signals(void) {
    if (wake_ends[0] < 0 && pipe2(wake_ends, O_CLOEXEC | O_NONBLOCK) != 0) { wake_ends[0] = wake_ends[1] = -1; }
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    const int caught[] = {SIGINT, SIGWINCH, SIGCONT, SIGTERM, SIGHUP};
    sigset_t mask;
    sigemptyset(&mask);
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++) {
        sigaction(caught[i], &action, NULL);
        sigaddset(&mask, caught[i]);
    }
    // Whoever started the program may have had them blocked.
    pthread_sigmask(SIG_UNBLOCK, &mask, NULL);
    signal(SIGPIPE, SIG_IGN);
}

bool terminal_was_interrupted(void) { return atomic_load(&interrupted); }
void terminal_clear_interrupt(void) { atomic_store(&interrupted, false); }
bool terminal_has_hung_up(void) { return atomic_load(&hung_up); }
bool terminal_take_resized(void) { return atomic_exchange(&resized, false); }
bool terminal_take_continued(void) { return atomic_exchange(&continued, false); }
int terminal_wake_descriptor(void) { return wake_ends[0]; }

static struct winsize window_size(int descriptor) {
    struct winsize size = {0};
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) { return (struct winsize){0}; }
    return size;
}

int terminal_columns(int descriptor) { return window_size(descriptor).ws_col; }
int terminal_rows(int descriptor) { return window_size(descriptor).ws_row; }
