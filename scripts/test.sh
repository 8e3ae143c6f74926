#!/usr/bin/env bash
# Builds and runs all tests, then repeats the runner's closing lines so that they stand last.
set -euo pipefail
cd "$(dirname "$0")/.."

read -r -a flags <<<"${SWIFT_FLAGS:-}"
swift build --build-tests "${flags[@]}"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
# Few at a time: with hundreds begun at once, an answer waits behind the beginnings of all the others.
flags+=(--experimental-maximum-parallelization-width 4)
swift test --skip-build --disable-xctest "${flags[@]}" "$@" </dev/null 2>&1 | tee "$log" || status=$?

echo
echo "The runner's closing lines:"
grep -E 'Test run with [0-9]+ test|^[^ ]+ (Test|Suite) .* (failed|recorded an issue)|^error:' "$log" | tail -n 40 \
    || tail -n 20 "$log"
exit "$status"
