// The embedded files. A new file is one block here and one row in the table; a new check is one line in `definitions`.

#include "CResources.h"

#include <string.h>

// `#embed` is C23; the compiler knows it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char nouns[] = {
#embed "nouns.csv"
};

static const unsigned char attributes[] = {
#embed "attributes.csv"
};

// What files hold where a folder has no manifest.
static const unsigned char conventions[] = {
#embed "conventions.yaml"
};

// What properties and values the built-in checks know, and the clauses of the standard by number.
static const unsigned char vocabulary[] = {
#embed "vocabulary.csv"
};

static const unsigned char clauses[] = {
#embed "clauses.csv"
};

// Functions before the checks that call them. Each file ends with `;`, so that the whole reads as one script.
static const unsigned char definitions[] = {
#embed "functions/basics.weft" suffix(, )
#embed "functions/loop.weft" suffix(, )
#embed "queries/loop.weft" suffix(, )
#embed "queries/loop-of.weft" suffix(, )
#embed "queries/loop-gaps.weft" suffix(, )
#embed "queries/trace.weft" suffix(, )
    '\n'};

static const WeftResource resources[] = {
    {"nouns.csv", nouns, sizeof nouns},
    {"attributes.csv", attributes, sizeof attributes},
    {"conventions.yaml", conventions, sizeof conventions},
    {"vocabulary.csv", vocabulary, sizeof vocabulary},
    {"clauses.csv", clauses, sizeof clauses},
    {"definitions.weft", definitions, sizeof definitions},
};

const WeftResource *weft_resource(const char *name) {
    for (size_t index = 0; index < sizeof resources / sizeof resources[0]; index++)
        if (strcmp(resources[index].name, name) == 0)
            return &resources[index];
    return NULL;
}
