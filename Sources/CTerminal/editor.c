// libedit behind one function per use.
#include "internal.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

struct terminal_editor {
    EditLine *edit;
    void *context;
    terminal_key_function on_key;
    terminal_idle_function on_idle;
    char *prompt;
    /// While a search goes on, every key is the search's.
    bool is_searching;
    /// Whether the user's keys are vi's, where Escape is a key of its own.
    bool is_vi;
    /// What was pressed in the search, and what is read next in place of a key; 0: nothing.
    wchar_t searched, returned;
    /// The text of the last read.
    char *text;
};

/// A sequence that no key sends: pushed back to end a read by libedit's own newline, which goes below the buffer first.
#define ACCEPT_SEQUENCE "\033\036"
/// Characters that stand for something other than a key: a text is put in, the window was resized, a key belongs to the search.
enum { begin_key = 0x1C, resized_key = 0x1D, search_key = 0x1E, escape_key = 0x9B };
/// An Escape after which nothing comes for so long is no beginning of a sequence. Terminals send sequences at once.
enum { escape_milliseconds = 40 };
/// A paste is cut here; no statement is that long.
enum { longest_paste = 4 << 20 };

void terminal_use_utf8(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) { setlocale(LC_CTYPE, "C.UTF-8"); }
}

// MARK: Reading keys

static void on_continue(void *edit) {
    el_set(edit, EL_PREP_TERM, 1);
    el_set(edit, EL_REFRESH);
}

/// The length of a UTF-8 sequence by its first byte, 0 where there is none.
static int sequence_length(unsigned char first) {
    if (first < 0x80) { return 1; }
    if (first >= 0xC2 && first < 0xE0) { return 2; }
    if (first >= 0xE0 && first < 0xF0) { return 3; }
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

static terminal_editor *editor_of(EditLine *edit) {
    terminal_editor *editor;
    el_get(edit, EL_CLIENTDATA, &editor);
    return editor;
}

/// One character of UTF-8; what is not UTF-8 becomes U+FFFD. 2 where the window was resized before it came.
static int read_scalar(EditLine *edit, wchar_t *character) {
    unsigned char byte;
    int result = terminal_read_byte(&byte, true, on_continue, edit);
    if (result != 1) { return result; }
    int length = sequence_length(byte);
    if (length == 1) {
        *character = byte;
        return 1;
    }
    uint32_t value = length == 2 ? byte & 0x1Fu : length == 3 ? byte & 0x0Fu : byte & 0x07u;
    for (int i = 1; i < length; i++) {
        result = terminal_read_byte(&byte, false, on_continue, edit);
        if (result <= 0) { return result; }
        if ((byte & 0xC0) != 0x80) { length = 0; break; }
        value = value << 6 | (byte & 0x3Fu);
    }
    bool valid = length != 0 && value <= 0x10FFFF && !(value >= 0xD800 && value < 0xE000);
    *character = (wchar_t)(valid ? value : 0xFFFD);
    return 1;
}

static char *copy_buffer(EditLine *edit, size_t *cursor);

/// The caller may paint while nobody types. True where it left a hint behind the text.
static bool idle(EditLine *edit) {
    terminal_editor *editor = editor_of(edit);
    if (terminal_input_waits(0)) { return false; }
    size_t cursor;
    char *text = copy_buffer(edit, &cursor);
    bool has_hint = text && editor->on_idle(editor->context, text, cursor);
    free(text);
    return has_hint;
}

/// libedit's source of characters.
static int read_character(EditLine *edit, wchar_t *character) {
    terminal_editor *editor = editor_of(edit);
    if (editor->returned) {
        *character = editor->returned;
        editor->returned = 0;
        return 1;
    }
    bool has_hint = idle(edit);
    int result = read_scalar(edit, character);
    int reason = errno;
    if (has_hint) {
        ssize_t ignored = write(STDOUT_FILENO, "\033[J", 3);
        (void)ignored;
    }
    errno = reason;
    if (result == 2) {
        *character = resized_key;
        return 1;
    }
    if (result == 1 && *character == 0x1B && editor->is_vi && !editor->is_searching
        && !terminal_input_waits(escape_milliseconds)) {
        *character = escape_key;
    }
    if (!editor->is_searching) { return result; }
    if (result < 0 && reason == EINTR && !terminal_has_hung_up()) {
        // Ctrl-C ends the search and nothing else.
        terminal_clear_interrupt();
        *character = 3;
        result = 1;
    }
    if (result > 0) {
        editor->searched = *character;
        *character = search_key;
    }
    return result;
}

/// What follows the start of a bracketed paste, up to its end. The caller frees it; NULL when reading fails.
static char *read_paste(EditLine *edit) {
    static const char end[] = "\033[201~";
    size_t capacity = 4096, length = 0;
    char *text = malloc(capacity);
    while (text) {
        unsigned char byte;
        if (terminal_read_byte(&byte, false, on_continue, edit) <= 0) { free(text); return NULL; }
        if (byte != 0 && length < longest_paste) { text[length++] = (char)byte; }
        if (length >= sizeof end - 1 && memcmp(text + length - (sizeof end - 1), end, sizeof end - 1) == 0) {
            text[length - (sizeof end - 1)] = 0;
            return text;
        }
        if (length + 1 >= capacity) {
            char *larger = realloc(text, capacity *= 2);
            if (!larger) { free(text); }
            text = larger;
        }
    }
    return NULL;
}

// MARK: Keys

static char *prompt_of(EditLine *edit) { return editor_of(edit)->prompt; }

/// A copy of the buffer, which the caller frees, and the cursor in bytes.
static char *copy_buffer(EditLine *edit, size_t *cursor) {
    const LineInfo *line = el_line(edit);
    *cursor = (size_t)(line->cursor - line->buffer);
    return strndup(line->buffer, (size_t)(line->lastchar - line->buffer));
}

static unsigned char handle(EditLine *edit, terminal_key key, const char *pasted) {
    terminal_editor *editor = editor_of(edit);
    size_t cursor;
    char *text = copy_buffer(edit, &cursor);
    if (!text) { return CC_ERROR; }
    terminal_action action = editor->on_key(editor->context, key, text, cursor, pasted);
    free(text);
    switch (action) {
    case TERMINAL_REFUSE: return CC_ERROR;
    case TERMINAL_REFRESH: return CC_REFRESH;
    case TERMINAL_REDISPLAY: return CC_REDISPLAY;
    case TERMINAL_ACCEPT: el_push(edit, ACCEPT_SEQUENCE); return CC_REFRESH;
    }
    return CC_ERROR;
}

#define KEY(name, key) \
    static unsigned char name(EditLine *edit, int character) { (void)character; return handle(edit, key, NULL); }
KEY(on_return, TERMINAL_KEY_RETURN)
KEY(on_tab, TERMINAL_KEY_TAB)
KEY(on_up, TERMINAL_KEY_UP)
KEY(on_down, TERMINAL_KEY_DOWN)
KEY(on_line_start, TERMINAL_KEY_LINE_START)
KEY(on_line_end, TERMINAL_KEY_LINE_END)
KEY(on_kill_to_end, TERMINAL_KEY_KILL_TO_LINE_END)
KEY(on_kill_to_start, TERMINAL_KEY_KILL_TO_LINE_START)
KEY(on_search_back, TERMINAL_KEY_SEARCH_BACK)
KEY(on_search_forward, TERMINAL_KEY_SEARCH_FORWARD)
KEY(on_help, TERMINAL_KEY_HELP)
KEY(on_question, TERMINAL_KEY_QUESTION)
KEY(on_undo, TERMINAL_KEY_UNDO)
KEY(on_begin, TERMINAL_KEY_BEGIN)
#undef KEY

static unsigned char on_paste(EditLine *edit, int character) {
    (void)character;
    char *pasted = read_paste(edit);
    if (!pasted) { return CC_ERROR; }
    unsigned char result = handle(edit, TERMINAL_KEY_PASTE, pasted);
    free(pasted);
    return result;
}

static unsigned char on_search_key(EditLine *edit, int character) {
    (void)character;
    terminal_editor *editor = editor_of(edit);
    char bytes[MB_LEN_MAX + 1] = {0};
    int length = editor->searched ? wctomb(bytes, editor->searched) : 0;
    if (length <= 0) { return CC_ERROR; }
    bytes[length] = 0;
    return handle(edit, TERMINAL_KEY_SEARCH_CHARACTER, bytes);
}

/// The caller clears the screen from the prompt on; then libedit learns the size and draws.
static unsigned char on_resized(EditLine *edit, int character) {
    (void)character;
    unsigned char result = handle(edit, TERMINAL_KEY_RESIZED, NULL);
    el_resize(edit);
    return result;
}

/// One function under a name of ours, and the keys that call it.
struct binding {
    const char *name;
    unsigned char (*function)(EditLine *, int);
    const char *keys[5];
};

static const struct binding bindings[] = {
    {"weft-return", on_return, {"^M", "^J"}},
    {"weft-tab", on_tab, {"^I"}},
    {"weft-up", on_up, {"\033[A", "\033OA", "^P"}},
    {"weft-down", on_down, {"\033[B", "\033OB", "^N"}},
    {"weft-line-start", on_line_start, {"^A", "\033[H", "\033OH", "\033[1~"}},
    {"weft-line-end", on_line_end, {"^E", "\033[F", "\033OF", "\033[4~"}},
    {"weft-kill-to-end", on_kill_to_end, {"^K"}},
    {"weft-kill-to-start", on_kill_to_start, {"^U"}},
    {"weft-search-back", on_search_back, {"^R"}},
    {"weft-search-forward", on_search_forward, {"^S"}},
    {"weft-help", on_help, {"\033OP", "\033[11~", "\033[[A"}},
    {"weft-question", on_question, {"?"}},
    {"weft-undo", on_undo, {"^_"}},
    {"weft-search-key", on_search_key, {"\036"}},
    {"weft-resized", on_resized, {"\035"}},
    {"weft-begin", on_begin, {"\034"}},
    {"weft-paste", on_paste, {"\033[200~"}},
};

static void add_functions(EditLine *edit) {
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) {
        el_set(edit, EL_ADDFN, bindings[i].name, "weft", bindings[i].function);
    }
}

/// Also where `.editrc` chose vi: there in both of its key maps, but for what commands are made of.
static void bind_keys(EditLine *edit) {
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) {
        for (size_t k = 0; k < 5 && bindings[i].keys[k]; k++) {
            const char *key = bindings[i].keys[k];
            el_set(edit, EL_BIND, key, bindings[i].name, NULL);
            if (key[0] != '?' && key[0] != '\033') { el_set(edit, EL_BIND, "-a", key, bindings[i].name, NULL); }
        }
    }
    el_set(edit, EL_BIND, "\\233", "vi-command-mode", NULL);
    el_set(edit, EL_BIND, "-a", "\\233", "ed-unassigned", NULL);
    el_set(edit, EL_BIND, ACCEPT_SEQUENCE, "ed-newline", NULL);
    el_set(edit, EL_BIND, "^W", "ed-delete-prev-word", NULL);
    el_set(edit, EL_BIND, "\033[3~", "ed-delete-next-char", NULL);
    el_set(edit, EL_BIND, "\033[1;5C", "em-next-word", NULL);
    el_set(edit, EL_BIND, "\033[1;5D", "ed-prev-word", NULL);
}

// MARK: The editor

terminal_editor *terminal_editor_open(
    const char *program, void *context, terminal_key_function on_key, terminal_idle_function on_idle) {
    terminal_editor *editor = calloc(1, sizeof *editor);
    if (!editor) { return NULL; }
    editor->context = context;
    editor->on_key = on_key;
    editor->on_idle = on_idle;
    editor->prompt = strdup("> ");
    editor->edit = el_init(program, stdin, stdout, stderr);
    if (!editor->edit || !editor->prompt) {
        terminal_editor_close(editor);
        return NULL;
    }
    EditLine *edit = editor->edit;
    el_set(edit, EL_CLIENTDATA, editor);
    el_set(edit, EL_SIGNAL, 0);
    el_set(edit, EL_EDITOR, "emacs");
    el_set(edit, EL_PROMPT, prompt_of);
    el_set(edit, EL_GETCFN, read_character);
    add_functions(edit);
    el_source(edit, NULL);
    const char *keys = NULL;
    editor->is_vi = el_get(edit, EL_EDITOR, &keys) == 0 && keys && strcmp(keys, "vi") == 0;
    bind_keys(edit);
    // Ctrl-S is a key, and Ctrl-\\ must not end the program with the terminal as it is.
    el_set(edit, EL_SETTY, "-d", "-ixon", NULL);
    signal(SIGQUIT, SIG_IGN);
    return editor;
}

void terminal_editor_close(terminal_editor *editor) {
    if (editor->edit) { el_end(editor->edit); }
    free(editor->prompt);
    free(editor->text);
    free(editor);
}

void terminal_editor_set_prompt(terminal_editor *editor, const char *prompt) {
    char *copy = strdup(prompt);
    if (!copy) { return; }
    free(editor->prompt);
    editor->prompt = copy;
}

void terminal_editor_set_searching(terminal_editor *editor, bool on) { editor->is_searching = on; }

void terminal_editor_pass_on(terminal_editor *editor) {
    // An escape that begins a sequence, not one on its own.
    if (editor->searched != 0x1B || terminal_input_waits(0)) { editor->returned = editor->searched; }
}

static void switch_bracketed_paste(bool on) {
    fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
    fflush(stdout);
}

terminal_read_result terminal_editor_read(terminal_editor *editor, const char **text) {
    int length = 0;
    terminal_take_resized();
    el_resize(editor->edit);
    switch_bracketed_paste(true);
    editor->is_searching = false;
    editor->returned = begin_key;
    const char *line = el_gets(editor->edit, &length);
    int reason = errno;
    switch_bracketed_paste(false);
    free(editor->text);
    editor->text = NULL;
    if (!line || length <= 0) {
        bool ended = length == 0 || reason != EINTR || terminal_has_hung_up();
        return ended ? TERMINAL_READ_END : TERMINAL_READ_INTERRUPTED;
    }
    size_t size = strlen(line);
    if (size > 0 && line[size - 1] == '\n') { size -= 1; }
    editor->text = strndup(line, size);
    *text = editor->text;
    return editor->text ? TERMINAL_READ_TEXT : TERMINAL_READ_END;
}

const char *terminal_editor_text(terminal_editor *editor, size_t *cursor) {
    free(editor->text);
    editor->text = copy_buffer(editor->edit, cursor);
    return editor->text ? editor->text : "";
}

/// The number of characters in a piece of UTF-8, which is how libedit counts.
static int character_count(const char *start, const char *end) {
    int count = 0;
    for (; start < end; start++) { count += ((unsigned char)*start & 0xC0) != 0x80; }
    return count;
}

void terminal_editor_replace(terminal_editor *editor, const char *text, size_t cursor) {
    EditLine *edit = editor->edit;
    const LineInfo *line = el_line(edit);
    int total = character_count(line->buffer, line->lastchar);
    el_cursor(edit, character_count(line->cursor, line->lastchar));
    el_deletestr(edit, total);
    size_t length = strlen(text);
    if (length > 0) { el_insertstr(edit, text); }
    if (cursor < length) { el_cursor(edit, -character_count(text + cursor, text + length)); }
}
