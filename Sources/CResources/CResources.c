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

// What people write for the vocabulary's values, and words that only say what a cell or a row is, in five languages.
static const unsigned char words[] = {
#embed "words.csv"
};

static const unsigned char signs[] = {
#embed "signs.csv"
};

// What people call the columns and the registers that the conventions know, in five languages.
static const unsigned char headings[] = {
#embed "headings.csv"
};

static const unsigned char registers[] = {
#embed "registers.csv"
};

// Months, lengths of time and how often something is done, in five languages.
static const unsigned char calendar[] = {
#embed "calendar.csv"
};

// How many records to draw, by how often something is done.
static const unsigned char sampling[] = {
#embed "sampling.csv"
};

// Functions before the checks that call them. Each file ends with `;`, so that the whole reads as one script.
static const unsigned char definitions[] = {
#embed "functions/basics.weft" suffix(, )
#embed "functions/loop.weft" suffix(, )
#embed "functions/network.weft" suffix(, )
#embed "functions/operation.weft" suffix(, )
#embed "functions/improvement.weft" suffix(, )
#embed "functions/cadence.weft" suffix(, )
#embed "functions/planning.weft" suffix(, )
#embed "functions/governance.weft" suffix(, )
#embed "functions/due.weft" suffix(, )
#embed "queries/loop.weft" suffix(, )
#embed "queries/loop-of.weft" suffix(, )
#embed "queries/loop-gaps.weft" suffix(, )
#embed "queries/loop-suggest.weft" suffix(, )
#embed "queries/loop-repair.weft" suffix(, )
#embed "queries/map.weft" suffix(, )
#embed "queries/report.weft" suffix(, )
#embed "queries/due-soon.weft" suffix(, )
#embed "queries/trace.weft" suffix(, )
#embed "checks/dangling-reference.weft" suffix(, )
#embed "checks/unowned-process.weft" suffix(, )
#embed "checks/owner-departed.weft" suffix(, )
#embed "checks/orphaned-process.weft" suffix(, )
#embed "checks/dead-end-process.weft" suffix(, )
#embed "checks/starving-process.weft" suffix(, )
#embed "checks/unconsumed-output.weft" suffix(, )
#embed "checks/silo.weft" suffix(, )
#embed "checks/circular-handoff.weft" suffix(, )
#embed "checks/single-point-of-failure.weft" suffix(, )
#embed "checks/owner-concentration.weft" suffix(, )
#embed "checks/raci-conflict.weft" suffix(, )
#embed "checks/scope-leak.weft" suffix(, )
#embed "checks/scope-mismatch.weft" suffix(, )
#embed "checks/context-unaddressed.weft" suffix(, )
#embed "checks/clause-uncovered.weft" suffix(, )
#embed "checks/required-document-missing.weft" suffix(, )
#embed "checks/undocumented-handoff.weft" suffix(, )
#embed "checks/one-sided-interaction.weft" suffix(, )
#embed "checks/handoff-without-terms.weft" suffix(, )
#embed "checks/isms-not-integrated.weft" suffix(, )
#embed "checks/loop-transition-missing.weft" suffix(, )
#embed "checks/process-outside-loop.weft" suffix(, )
#embed "checks/loop-not-closed-in-period.weft" suffix(, )
#embed "checks/unmeasured-process.weft" suffix(, )
#embed "checks/paper-process.weft" suffix(, )
#embed "checks/shadow-process.weft" suffix(, )
#embed "checks/overdue-cadence.weft" suffix(, )
#embed "checks/overdue-item.weft" suffix(, )
#embed "checks/missed-slot.weft" suffix(, )
#embed "checks/planned-not-held.weft" suffix(, )
#embed "checks/stale-document.weft" suffix(, )
#embed "checks/effective-without-approval.weft" suffix(, )
#embed "checks/revised-not-reapproved.weft" suffix(, )
#embed "checks/attestation-missing.weft" suffix(, )
#embed "checks/description-outdated.weft" suffix(, )
#embed "checks/approval-without-authority.weft" suffix(, )
#embed "checks/training-overdue.weft" suffix(, )
#embed "checks/risk-treatment-broken.weft" suffix(, )
#embed "checks/change-without-assessment.weft" suffix(, )
#embed "checks/soa-inconsistent.weft" suffix(, )
#embed "checks/control-without-owner.weft" suffix(, )
#embed "checks/handoff-sla-breach.weft" suffix(, )
#embed "checks/open-handoff-stuck.weft" suffix(, )
#embed "checks/trigger-without-handoff.weft" suffix(, )
#embed "checks/handoff-without-trigger.weft" suffix(, )
#embed "checks/handoff-never-operated.weft" suffix(, )
#embed "checks/handoff-bounce.weft" suffix(, )
#embed "checks/population-gap.weft" suffix(, )
#embed "checks/process-never-audited.weft" suffix(, )
#embed "checks/auditor-not-independent.weft" suffix(, )
#embed "checks/audit-incomplete.weft" suffix(, )
#embed "checks/finding-without-action.weft" suffix(, )
#embed "checks/action-overdue.weft" suffix(, )
#embed "checks/broken-chain.weft" suffix(, )
#embed "checks/closed-without-effectiveness.weft" suffix(, )
#embed "checks/self-verified-action.weft" suffix(, )
#embed "checks/recurring-nonconformity.weft" suffix(, )
#embed "checks/review-input-missing.weft" suffix(, )
#embed "checks/review-decision-open.weft" suffix(, )
#embed "checks/time-travel.weft" suffix(, )
#embed "checks/evidence-unverifiable.weft" suffix(, )
    '\n'};

// What .tour shows.
static const unsigned char tour[] = {
#embed "tour.txt"
};

// What .help says of words, statements and clauses.
static const unsigned char help[] = {
#embed "help.txt"
};

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
    {"words.csv", words, sizeof words},
    {"signs.csv", signs, sizeof signs},
    {"headings.csv", headings, sizeof headings},
    {"registers.csv", registers, sizeof registers},
    {"calendar.csv", calendar, sizeof calendar},
    {"sampling.csv", sampling, sizeof sampling},
    {"definitions.weft", definitions, sizeof definitions},
    {"tour.txt", tour, sizeof tour},
    {"help.txt", help, sizeof help},
    {"weft.ebnf", grammar, sizeof grammar},
};

const WeftResource *weft_resource(const char *name) {
    for (size_t index = 0; index < sizeof resources / sizeof resources[0]; index++)
        if (strcmp(resources[index].name, name) == 0)
            return &resources[index];
    return NULL;
}
