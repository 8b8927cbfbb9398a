// The terminal, as far as Swift cannot reach it: libedit, whose setters are C variadics, and signal handlers.
// All text is UTF-8. Nothing here decides anything: what a key does, the caller's function says.
#pragma once

#include <stdbool.h>
#include <stddef.h>

// MARK: Signals

/// Lets Ctrl-C, a resized window, a hang-up and a continuation set flags instead of doing what they do by default. System calls
/// return EINTR then. A closed pipe is reported by `write`, not by a signal.
void terminal_catch_signals(void);

/// Whether Ctrl-C was pressed since the last `terminal_clear_interrupt`. May be asked from any thread.
bool terminal_was_interrupted(void);
void terminal_clear_interrupt(void);

/// Whether the terminal has gone or the program was asked to end.
bool terminal_has_hung_up(void);

// MARK: Properties

/// Makes characters of the terminal UTF-8, also where the environment names no locale.
void terminal_use_utf8(void);

/// The window's width or height in cells, 0 where the file is no terminal or does not say.
int terminal_columns(int descriptor);
int terminal_rows(int descriptor);

// MARK: Line editor

typedef struct terminal_editor terminal_editor;

/// Keys that the caller's function handles; all others are libedit's.
typedef enum __attribute__((enum_extensibility(closed))) {
    TERMINAL_KEY_RETURN,
    TERMINAL_KEY_TAB,
    TERMINAL_KEY_UP,
    TERMINAL_KEY_DOWN,
    TERMINAL_KEY_LINE_START,
    TERMINAL_KEY_LINE_END,
    TERMINAL_KEY_KILL_TO_LINE_END,
    TERMINAL_KEY_KILL_TO_LINE_START,
    TERMINAL_KEY_SEARCH_BACK,
    TERMINAL_KEY_SEARCH_FORWARD,
    /// Any key while a search goes on; `pasted` is its character.
    TERMINAL_KEY_SEARCH_CHARACTER,
    TERMINAL_KEY_HELP,
    TERMINAL_KEY_QUESTION,
    TERMINAL_KEY_UNDO,
    TERMINAL_KEY_PASTE,
    /// No key: reading begins.
    TERMINAL_KEY_BEGIN,
    /// No key: the window has another size.
    TERMINAL_KEY_RESIZED,
} terminal_key;

/// What happens after a key.
typedef enum __attribute__((enum_extensibility(closed))) {
    /// Nothing; the bell rings.
    TERMINAL_REFUSE,
    /// What `terminal_editor_replace` put into the buffer is shown.
    TERMINAL_REFRESH,
    /// Something was printed below the buffer; it is drawn anew from the line where the cursor stands.
    TERMINAL_REDISPLAY,
    /// The text is what was meant: reading ends.
    TERMINAL_ACCEPT,
} terminal_action;

/// `text` is the buffer, `cursor` an offset in its bytes, `pasted` what came in a bracketed paste, else NULL.
typedef terminal_action (*terminal_key_function)(
    void *_Nullable context, terminal_key key, const char *_Nonnull text, size_t cursor, const char *_Nullable pasted);

/// Called before waiting for a key, with the cursor where libedit left it and must find it again. True where something was drawn behind
/// the text that has to go before the next key.
typedef bool (*terminal_idle_function)(void *_Nullable context, const char *_Nonnull text, size_t cursor);

typedef enum __attribute__((enum_extensibility(closed))) {
    TERMINAL_READ_TEXT,
    /// Ctrl-D on an empty buffer, or the terminal has gone.
    TERMINAL_READ_END,
    /// Ctrl-C.
    TERMINAL_READ_INTERRUPTED,
} terminal_read_result;

/// An editor on standard input and standard output, NULL where the terminal can't be used. Reads the user's `.editrc`.
terminal_editor *_Nullable terminal_editor_open(
    const char *_Nonnull program, void *_Nullable context, terminal_key_function _Nonnull on_key,
    terminal_idle_function _Nonnull on_idle);
void terminal_editor_close(terminal_editor *_Nonnull editor);

void terminal_editor_set_prompt(terminal_editor *_Nonnull editor, const char *_Nonnull prompt);

/// Reads until a key is accepted. The text has no final line end and lives until the next call.
terminal_read_result terminal_editor_read(terminal_editor *_Nonnull editor, const char *_Nullable *_Nonnull text);

/// The buffer and the cursor in it as they are, also after an interrupt; lives until the next call.
const char *_Nonnull terminal_editor_text(terminal_editor *_Nonnull editor, size_t *_Nonnull cursor);

/// Puts another text into the buffer, with the cursor at an offset in bytes. Only from within the key function.
void terminal_editor_replace(terminal_editor *_Nonnull editor, const char *_Nonnull text, size_t cursor);

/// While on, all keys arrive as `TERMINAL_KEY_SEARCH_CHARACTER`, Ctrl-C too.
void terminal_editor_set_searching(terminal_editor *_Nonnull editor, bool on);

/// The key that ended a search does what it does outside of one.
void terminal_editor_pass_on(terminal_editor *_Nonnull editor);
