#!/bin/sh
# Measures the core language with the kit's own runner, where the kit is there: TCK names its folder.
set -eu

kit="${TCK:-../shared/tck}"
if [ ! -f "$kit/runner/tckrun.py" ]; then
    echo "conformance: skipped, since there is no kit at $kit (make conformance TCK=folder)"
    exit 0
fi
weft="${WEFT:-.build/debug/weft}"
if [ ! -x "$weft" ]; then
    echo "conformance: build first; there is no $weft" >&2
    exit 1
fi
environment=.build/conformance
python="$environment/bin/python"
if ! "$python" -c 'import gherkin' 2>/dev/null; then
    python3 -m venv --clear "$environment"
    "$environment/bin/pip" install --quiet gherkin-official
fi
results=.build/conformance-results
mkdir -p "$results"
status=0
"$python" "$kit/runner/tckrun.py" --tck "$kit/open" --engine child --cmd "$weft serve --stdio" --fail-under 100 \
    --out "$results" > "$results/log.txt" || status=$?
tail -n 12 "$results/log.txt"
[ "$status" = 0 ] || echo "conformance: not all of the kit passes; see $results/failures.txt" >&2
exit "$status"
