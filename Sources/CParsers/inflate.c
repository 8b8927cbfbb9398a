// zlib, a call at a time.
#include "CParsers.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

struct parsers_inflater {
    z_stream stream;
};

parsers_inflater *parsers_inflater_create(parsers_packing packing) {
    parsers_inflater *inflater = calloc(1, sizeof *inflater);
    if (!inflater) { return NULL; }
    // A negative number of bits is a stream without a head; 16 more is one with gzip's.
    int bits = packing == parsers_gzip ? MAX_WBITS + 16 : -MAX_WBITS;
    if (inflateInit2(&inflater->stream, bits) != Z_OK) {
        free(inflater);
        return NULL;
    }
    return inflater;
}

void parsers_inflater_free(parsers_inflater *inflater) {
    inflateEnd(&inflater->stream);
    free(inflater);
}

parsers_progress parsers_inflate(
    parsers_inflater *inflater, const uint8_t *input, size_t *input_count, uint8_t *output, size_t *output_count) {
    z_stream *stream = &inflater->stream;
    uInt given = *input_count > INT_MAX ? INT_MAX : (uInt)*input_count;
    uInt room = *output_count > INT_MAX ? INT_MAX : (uInt)*output_count;
    stream->next_in = (Bytef *)input;
    stream->avail_in = given;
    stream->next_out = output;
    stream->avail_out = room;
    int result = inflate(stream, Z_NO_FLUSH);
    *input_count = given - stream->avail_in;
    *output_count = room - stream->avail_out;
    if (result == Z_STREAM_END) { return parsers_finished; }
    return result == Z_OK || result == Z_BUF_ERROR ? parsers_unfinished : parsers_damaged;
}

uint32_t parsers_crc32(uint32_t sum, const uint8_t *bytes, size_t count) { return (uint32_t)crc32_z(sum, bytes, count); }
