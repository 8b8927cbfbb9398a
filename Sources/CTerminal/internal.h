// What the files of this target share.
#pragma once

#include "CTerminal.h"

/// Whether the window changed its size since the last question.
bool terminal_take_resized(void);
/// Whether the program was stopped and goes on since the last question.
bool terminal_take_continued(void);
/// Becomes readable when a signal has come; -1 where signals are not caught.
int terminal_wake_descriptor(void);

/// Whether a key has been pressed that was not read yet, or is within so many milliseconds.
bool terminal_input_waits(int milliseconds);

/// One byte of standard input: 1, or 0 at its end, or -1 with EINTR on Ctrl-C, or 2 where `tells_resize` and the window was resized.
int terminal_read_byte(unsigned char *byte, bool tells_resize, void (*on_continue)(void *), void *context);
