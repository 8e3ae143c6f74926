#!/usr/bin/env bash
# Attacks every decoder with libFuzzer for FUZZ_SECONDS each. Inputs that broke one are kept in .build-fuzz/found; what
# was learnt is kept in .build-fuzz/corpus, so that the next run starts there. FUZZ_TARGETS="frames batches" picks some.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${FUZZ_SECONDS:-30}
read -r -a targets <<<"${FUZZ_TARGETS:-frames messages changesets batches vectors}"
scratch=.build-fuzz

swift build -c release --package-path Fuzz --scratch-path "$scratch" --sanitize fuzzer -Xswiftc -use-ld=lld
program=$scratch/release/fuzz

# Swift's own crash reporter would stand between a trap and libFuzzer.
export SWIFT_BACKTRACE=enable=no
failed=()
for target in "${targets[@]}"; do
    mkdir -p "$scratch/corpus/$target" "$scratch/found"
    echo "== $target: $seconds seconds"
    log=$scratch/$target.log
    if OUTPOST_FUZZ_TARGET=$target "$program" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
        -use_value_profile=1 -print_final_stats=1 -artifact_prefix="$scratch/found/$target-" \
        "$scratch/corpus/$target" </dev/null >"$log" 2>&1; then
        grep -E '^Done|number_of_executed_units|peak_rss_mb' "$log" | sed 's/^/    /'
    else
        tail -n 25 "$log"
        failed+=("$target")
    fi
done

if [[ ${#failed[@]} -gt 0 ]]; then
    echo "Broken: ${failed[*]}." \
        "Replay with: OUTPOST_FUZZ_TARGET=name SWIFT_BACKTRACE=enable=no $program $scratch/found/name-…" >&2
    exit 1
fi
echo "No decoder broke."
