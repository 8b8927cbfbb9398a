// Packing with zlib, all at once.
#include "CParsers.h"

#include <limits.h>
#include <zlib.h>

size_t parsers_deflate_room(size_t count) { return count > UINT_MAX / 2 ? 0 : compressBound((uLong)count) + 64; }

size_t parsers_deflate_all(const uint8_t *input, size_t count, uint8_t *output, size_t room) {
    z_stream stream = {0};
    // A negative number of bits is a stream without a head, as ZIP files hold it.
    if (count > UINT_MAX || room > UINT_MAX) { return 0; }
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) { return 0; }
    stream.next_in = (Bytef *)input;
    stream.avail_in = (uInt)count;
    stream.next_out = output;
    stream.avail_out = (uInt)room;
    int result = deflate(&stream, Z_FINISH);
    size_t made = room - stream.avail_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? made : 0;
}
