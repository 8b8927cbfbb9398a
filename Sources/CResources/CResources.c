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
#embed "functions/network.weft" suffix(, )
#embed "functions/operation.weft" suffix(, )
#embed "functions/improvement.weft" suffix(, )
#embed "functions/cadence.weft" suffix(, )
#embed "queries/loop.weft" suffix(, )
#embed "queries/loop-of.weft" suffix(, )
#embed "queries/loop-gaps.weft" suffix(, )
#embed "queries/trace.weft" suffix(, )
#embed "checks/dangling-reference.weft" suffix(, )
#embed "checks/unowned-process.weft" suffix(, )
#embed "checks/owner-departed.weft" suffix(, )
#embed "checks/orphaned-process.weft" suffix(, )
#embed "checks/dead-end-process.weft" suffix(, )
#embed "checks/starving-process.weft" suffix(, )
#embed "checks/silo.weft" suffix(, )
#embed "checks/clause-uncovered.weft" suffix(, )
#embed "checks/undocumented-handoff.weft" suffix(, )
#embed "checks/handoff-without-terms.weft" suffix(, )
#embed "checks/loop-transition-missing.weft" suffix(, )
#embed "checks/process-outside-loop.weft" suffix(, )
#embed "checks/loop-not-closed-in-period.weft" suffix(, )
#embed "checks/paper-process.weft" suffix(, )
#embed "checks/overdue-cadence.weft" suffix(, )
#embed "checks/handoff-sla-breach.weft" suffix(, )
#embed "checks/trigger-without-handoff.weft" suffix(, )
#embed "checks/finding-without-action.weft" suffix(, )
#embed "checks/action-overdue.weft" suffix(, )
#embed "checks/broken-chain.weft" suffix(, )
    '\n'};

// The grammar, for `weft grammar`.
static const unsigned char grammar[] = {
#embed "../../Grammar/weft.ebnf"
};

static const WeftResource resources[] = {
    {"nouns.csv", nouns, sizeof nouns},
    {"attributes.csv", attributes, sizeof attributes},
    {"conventions.yaml", conventions, sizeof conventions},
    {"vocabulary.csv", vocabulary, sizeof vocabulary},
    {"clauses.csv", clauses, sizeof clauses},
    {"definitions.weft", definitions, sizeof definitions},
    {"weft.ebnf", grammar, sizeof grammar},
};

const WeftResource *weft_resource(const char *name) {
    for (size_t index = 0; index < sizeof resources / sizeof resources[0]; index++)
        if (strcmp(resources[index].name, name) == 0)
            return &resources[index];
    return NULL;
}
