// zlib and expat behind a few typed functions. Both are linked statically.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// MARK: zlib

typedef struct parsers_inflater parsers_inflater;

/// What is packed: the bare stream that ZIP files hold, or a gzip file.
typedef enum : int { parsers_deflate = 0, parsers_gzip = 1 } parsers_packing;

/// `unfinished`: give more input or more room. `finished`: the stream's end was reached.
typedef enum : int { parsers_unfinished = 0, parsers_finished = 1, parsers_damaged = 2 } parsers_progress;

/// NULL where memory is short.
parsers_inflater *_Nullable parsers_inflater_create(parsers_packing packing);
void parsers_inflater_free(parsers_inflater *inflater);
/// Unpacks from `input` into `output`; the counts come in as what there is and go out as what was used.
parsers_progress parsers_inflate(
    parsers_inflater *inflater, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count);
/// The check sum of ZIP, carried on from an earlier one; 0 to begin with.
uint32_t parsers_crc32(uint32_t sum, const uint8_t *bytes, size_t count);

/// How much room packing so many bytes may take; 0 for more than can be packed at once.
size_t parsers_deflate_room(size_t count);
/// Packs all of `input` as the bare stream that ZIP files hold. How many bytes that took; 0 where room or memory is short.
size_t parsers_deflate_all(const uint8_t *input, size_t count, uint8_t *output, size_t room);

// MARK: expat

typedef struct parsers_xml parsers_xml;

/// A name as bytes that last as long as the call: its namespace (empty where it has none) and its local part.
typedef struct {
    const char *space;
    size_t space_count;
    const char *local;
    size_t local_count;
} parsers_name;

/// What a document is handed to. Attributes are pairs of names, written `namespace LF local` or `local`, and values, and NULL at the end.
typedef struct {
    void (*begin)(void *context, parsers_name name, const char *_Nullable *_Nonnull attributes);
    void (*end)(void *context, parsers_name name);
    void (*text)(void *context, const char *bytes, size_t count);
} parsers_xml_handlers;

/// How the reading of a document stands.
typedef enum : int {
    parsers_xml_ok = 0,
    parsers_xml_malformed = 1,
    /// It declares a document type: entities of its own could stand there.
    parsers_xml_doctype = 2,
    /// Elements are nested deeper than the limit.
    parsers_xml_deep = 3,
} parsers_xml_state;

/// NULL where memory is short. The context must live as long as the parser.
parsers_xml *_Nullable parsers_xml_create(parsers_xml_handlers handlers, void *context, int depth_limit);
void parsers_xml_free(parsers_xml *parser);
parsers_xml_state parsers_xml_feed(parsers_xml *parser, const uint8_t *bytes, size_t count, bool is_last);
/// The line, from 1, of what was read last.
size_t parsers_xml_line(parsers_xml *parser);
/// What is wrong, in expat's words.
const char *parsers_xml_reason(parsers_xml *parser);

#pragma clang assume_nonnull end
