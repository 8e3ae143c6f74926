#!/usr/bin/env bash
# Runs the tests with coverage counters, in a scratch path of its own, and writes Docs/coverage.md: figures by folder
# and every place that no test reaches, with its reason from Docs/coverage-reasons.txt. Fails if a reason is missing or
# stale. COVERAGE_RUN=no reads the counters of the last run again. --figures FILE, or OUTPOST_FIGURES=FILE, appends
# figures.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=.build-coverage
figures=${OUTPOST_FIGURES:-}
if [[ ${1:-} == --figures ]]; then figures=${2:?name a file}; fi
read -r -a flags <<<"${SWIFT_FLAGS:-}"
read -r -a test_flags <<<"${TEST_FLAGS:-}"
tools=$(dirname "$(readlink -f "$(command -v swift)")")
export PATH="$tools:$PATH"
counters=$scratch/debug/codecov

if [[ ${COVERAGE_RUN:-yes} != no ]]; then
    swift build --build-tests --enable-code-coverage --scratch-path "$scratch" "${flags[@]}"
    rm -rf "$counters"
    # The programs that tests start count too; those that are killed leave no counts.
    swift test --skip-build --disable-xctest --enable-code-coverage --scratch-path "$scratch" "${test_flags[@]}" \
        </dev/null
fi

llvm-profdata merge -sparse -o "$counters/all.profdata" "$counters"/*.profraw
tests=$(ls -d "$scratch"/debug/*PackageTests.xctest | head -n 1)
llvm-cov export -instr-profile "$counters/all.profdata" "$tests" -object "$scratch/debug/outpost" \
    -object "$scratch/debug/outpostd" -ignore-filename-regex '/checkouts/|\.derived/' >"$counters/export.json"

swift build -c release --package-path Coverage --scratch-path "$scratch/tool" >/dev/null
"$scratch/tool/release/coverage" "$counters/export.json" Docs/coverage-reasons.txt Docs/coverage.md \
    ${figures:+"$figures"}
