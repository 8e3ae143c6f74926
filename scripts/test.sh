#!/usr/bin/env bash
# Builds and runs all tests, then repeats the runner's closing lines so that they stand last.
set -euo pipefail
cd "$(dirname "$0")/.."

read -r -a flags <<<"${SWIFT_FLAGS:-}"
read -r -a test_flags <<<"${TEST_FLAGS:-}"
swift build --build-tests "${flags[@]}"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
run() { swift test --skip-build --disable-xctest "${test_flags[@]}" "$@" </dev/null 2>&1 | tee -a "$log" || status=$?; }
if [[ $# -gt 0 ]]; then
    run "$@"
else
    # The rules of the repository keep every thread busy, and what a browser does takes the time it takes: each has the
    # machine to itself.
    run --filter '^TidyTests'
    run --skip '^(TidyTests|BrowserTests)'
    run --filter '^BrowserTests'
fi

echo
echo "The runner's closing lines:"
grep -E 'Test run with [0-9]+ test|^[^ ]+ (Test|Suite) .* (failed|recorded an issue)|^error:' "$log" | tail -n 40 \
    || tail -n 20 "$log"
exit "$status"
