// Files that travel inside the program.
#pragma once

#include <stddef.h>

#include "allocation.h"

typedef struct {
    // As it is asked for: "nouns.csv".
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t length;
} WeftResource;

// The file of that name, or NULL.
const WeftResource *_Nullable weft_resource(const char *_Nonnull name);
