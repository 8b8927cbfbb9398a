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
python=".build/conformance/bin/python"
if [ ! -x "$python" ]; then
    python3 -m venv .build/conformance
    .build/conformance/bin/pip install --quiet gherkin-official
fi
"$python" "$kit/runner/tckrun.py" --tck "$kit/open" --engine child --cmd "$weft serve --stdio" \
    --out .build/conformance-results | tail -n 12
test ! -s .build/conformance-results/failures.txt
