#!/usr/bin/env bash
# Runs the tests under a sanitizer: `address` finds memory that is used after it was freed or beyond its end, `thread`
# finds data races. Each has a scratch path of its own, for everything is built anew. SANITIZERS="thread" picks one;
# SANITIZE_FILTER="SyncServerTests" picks tests. What a dependency is to blame for stands in
# scripts/sanitize-thread.txt, with its reason.
set -euo pipefail
cd "$(dirname "$0")/.."

read -r -a flags <<<"${SWIFT_FLAGS:-}"
read -r -a test_flags <<<"${TEST_FLAGS:-}"
read -r -a sanitizers <<<"${SANITIZERS:-address thread}"
filter=()
for name in ${SANITIZE_FILTER:-}; do filter+=(--filter "$name"); done

# Swift's own crash reporter would stand between a find and the sanitizer. The first find ends a run.
export SWIFT_BACKTRACE=enable=no
export TSAN_OPTIONS="suppressions=$PWD/scripts/sanitize-thread.txt halt_on_error=0 exitcode=66 second_deadlock_stack=1"
# Swift's runtime keeps what it allocates once for the life of the process, which a search for leaks takes for leaks.
export ASAN_OPTIONS="detect_leaks=0 halt_on_error=1 detect_stack_use_after_return=0"

broken=()
for sanitizer in "${sanitizers[@]}"; do
    scratch=.build-$sanitizer
    log=$scratch/sanitize.log
    echo "== $sanitizer"
    swift build --build-tests --sanitize "$sanitizer" --scratch-path "$scratch" "${flags[@]}"
    status=0
    swift test --skip-build --disable-xctest --sanitize "$sanitizer" --scratch-path "$scratch" "${test_flags[@]}" \
        "${filter[@]}" </dev/null >"$log" 2>&1 || status=$?
    finds=$(grep -c -E '^SUMMARY: (Address|Thread)Sanitizer' "$log" || true)
    grep -E 'Test run with [0-9]+ test|^SUMMARY: ' "$log" | sort | uniq -c | sed 's/^/    /' || true
    if [[ $status -ne 0 || $finds -gt 0 ]]; then
        tail -n 40 "$log"
        broken+=("$sanitizer")
    fi
done

if [[ ${#broken[@]} -gt 0 ]]; then
    echo "Not clean under: ${broken[*]}. The whole output is in .build-NAME/sanitize.log." >&2
    exit 1
fi
echo "Clean under: ${sanitizers[*]}."
