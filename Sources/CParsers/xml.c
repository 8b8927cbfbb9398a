// expat with namespaces, without document types, and with a limit on depth.
#include "CParsers.h"

#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct parsers_xml {
    XML_Parser expat;
    parsers_xml_handlers handlers;
    void *context;
    int depth, depth_limit;
    parsers_xml_state state;
};

static parsers_name name_of(const XML_Char *written) {
    const char *end = strchr(written, '\n');
    size_t space = end ? (size_t)(end - written) : 0;
    const char *local = end ? end + 1 : written;
    return (parsers_name){written, space, local, strlen(local)};
}

static void on_begin(void *data, const XML_Char *name, const XML_Char **attributes) {
    parsers_xml *parser = data;
    if (++parser->depth > parser->depth_limit) {
        parser->state = parsers_xml_deep;
        XML_StopParser(parser->expat, XML_FALSE);
        return;
    }
    parser->handlers.begin(parser->context, name_of(name), (const char **)attributes);
}

static void on_end(void *data, const XML_Char *name) {
    parsers_xml *parser = data;
    parser->depth--;
    if (parser->state == parsers_xml_ok) { parser->handlers.end(parser->context, name_of(name)); }
}

static void on_text(void *data, const XML_Char *text, int count) {
    parsers_xml *parser = data;
    parser->handlers.text(parser->context, text, (size_t)count);
}

static void on_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_subset) {
    (void)name, (void)system, (void)public, (void)has_subset;
    parsers_xml *parser = data;
    parser->state = parsers_xml_doctype;
    XML_StopParser(parser->expat, XML_FALSE);
}

/// What 0x80 to 0x9F stand for in Windows-1252, which older tools write.
static const int windows_1252[32] = {
    0x20AC, -1,     0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, -1,     0x017D, -1,
    -1,     0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, -1,     0x017E, 0x0178,
};

static int on_encoding(void *data, const XML_Char *name, XML_Encoding *encoding) {
    (void)data;
    static const char *const known[] = {"windows-1252", "cp1252"};
    for (size_t index = 0; index < sizeof known / sizeof *known; index++) {
        const char *a = known[index], *b = name;
        while (*a && (*a == *b || (*b >= 'A' && *b <= 'Z' && *a == *b + 32))) { a++, b++; }
        if (*a || *b) { continue; }
        for (int byte = 0; byte < 256; byte++) {
            encoding->map[byte] = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
        }
        encoding->data = NULL;
        encoding->convert = NULL;
        encoding->release = NULL;
        return XML_STATUS_OK;
    }
    return XML_STATUS_ERROR;
}

parsers_xml *parsers_xml_create(parsers_xml_handlers handlers, void *context, int depth_limit) {
    parsers_xml *parser = calloc(1, sizeof *parser);
    if (!parser) { return NULL; }
    parser->expat = XML_ParserCreateNS(NULL, '\n');
    if (!parser->expat) {
        free(parser);
        return NULL;
    }
    parser->handlers = handlers;
    parser->context = context;
    parser->depth_limit = depth_limit;
    XML_SetUserData(parser->expat, parser);
    XML_SetElementHandler(parser->expat, on_begin, on_end);
    XML_SetCharacterDataHandler(parser->expat, on_text);
    XML_SetStartDoctypeDeclHandler(parser->expat, on_doctype);
    XML_SetUnknownEncodingHandler(parser->expat, on_encoding, NULL);
    // The seed of expat's hash tables: the same for every run, since nothing here may depend on luck.
    XML_SetHashSalt(parser->expat, 0x57656674);
    return parser;
}

void parsers_xml_free(parsers_xml *parser) {
    XML_ParserFree(parser->expat);
    free(parser);
}

parsers_xml_state parsers_xml_feed(parsers_xml *parser, const uint8_t *bytes, size_t count, bool is_last) {
    size_t done = 0;
    do {
        size_t piece = count - done > INT_MAX ? INT_MAX : count - done;
        bool ends = is_last && done + piece == count;
        if (parser->state != parsers_xml_ok) { return parser->state; }
        if (XML_Parse(parser->expat, (const char *)bytes + done, (int)piece, ends) == XML_STATUS_ERROR) {
            if (parser->state == parsers_xml_ok) { parser->state = parsers_xml_malformed; }
            return parser->state;
        }
        done += piece;
    } while (done < count);
    return parser->state;
}

size_t parsers_xml_line(parsers_xml *parser) { return XML_GetCurrentLineNumber(parser->expat); }

const char *parsers_xml_reason(parsers_xml *parser) { return XML_ErrorString(XML_GetErrorCode(parser->expat)); }
