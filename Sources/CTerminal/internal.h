// What the files of this target share.
#pragma once

#include "CTerminal.h"

/// Whether the window changed its size since the last question.
bool terminal_take_resized(void);
/// Whether the program was stopped and goes on since the last question.
bool terminal_take_continued(void);
/// Becomes readable when a signal has come; -1 where signals are not caught.
int terminal_wake_descriptor(void);

/// One byte of standard input: 1, or 0 at its end, or -1 with EINTR on Ctrl-C. `on_resize` and `on_continue` are called meanwhile.
int terminal_read_byte(unsigned char *byte, void (*on_resize)(void *), void (*on_continue)(void *), void *context);
