#!/usr/bin/env bash
# The whole proof in one run: worlds in memory, worlds on failing disks, every crash point, the bounded search, planted
# bugs, killed processes and fuzzing. GATE_SLOTS=n of them run at once (as many as there are cores). Ends with a table
# of figures, each beside its aim; Docs/reliability.md explains them. Fails if one misses its aim.
set -euo pipefail
cd "$(dirname "$0")/.."

slots=${GATE_SLOTS:-$(nproc)}
worlds=${GATE_WORLDS:-50000}
disks=${GATE_DISKS:-2000}
kills=${GATE_KILLS:-500}
runs=${GATE_FUZZ_RUNS:-530000}
replayed=${GATE_REPLAYED:-2000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bin=.build/release

# Starts one part as soon as there is room for it; what it says is kept, and shown if it fails.
part() {
    local name=$1
    shift
    while (($(jobs -rp | wc -l) >= slots)); do wait -n || true; done
    (
        begun=$SECONDS
        status=0
        "$@" >"$folder/$name.log" 2>&1 || status=$?
        printf '    %-18s %4d s  %s\n' "$name" $((SECONDS - begun)) "$( ((status == 0)) && echo passed || echo FAILED)"
        if ((status != 0)); then
            echo "$name" >>"$folder/failed"
            tail -n 40 "$folder/$name.log" >&2
        fi
    ) &
}

# A share of the worlds; several shares fill the cores evenly.
share() { echo $(($1 / $2 + ($3 < $1 % $2 ? 1 : 0))); }

# Everything is built before the clock starts, the fuzzer too.
FUZZ_BUILD_ONLY=1 scripts/fuzz.sh
SECONDS=0
echo "The parts:"
part chaos "$bin/chaos" --outpost "$bin/outpost" --outpostd "$bin/outpostd" --kills "$kills" \
    --figures "$folder/chaos.figures"
first=1
for index in 0 1 2 3; do
    count=$(share "$disks" 4 "$index")
    part "disks-$((index + 1))" "$bin/simulate-disk" --seeds "$count" --first-seed "$first" --threads 1 \
        --figures "$folder/disks-$index.figures"
    first=$((first + count))
done
first=1
for index in 0 1 2 3 4; do
    # The first share is lived again below.
    if ((index == 0)); then count=$replayed; else count=$(share $((worlds - replayed)) 4 $((index - 1))); fi
    part "worlds-$((index + 1))" "$bin/simulate" --seeds "$count" --first-seed "$first" --threads 1 \
        --traces "$folder/traces-$index" --figures "$folder/worlds-$index.figures"
    first=$((first + count))
done
part crash-points "$bin/simulate-disk" --crash-points --variants 1 --threads 1 --figures "$folder/points.figures"
part fuzz env FUZZ_WORKERS=1 FUZZ_RUNS="$runs" scripts/fuzz.sh --figures "$folder/fuzz.figures"
part planted "$bin/simulate" --planted --threads 1 --figures "$folder/planted.figures"
part replay "$bin/simulate" --seeds "$replayed" --threads 1 --traces "$folder/replay"
part search "$bin/simulate" --search --search-depth 1 --threads 1 --figures "$folder/search.figures"
wait

# The batches that were lived twice must have left the same traces in both processes, each with its own hashing.
differing=$(diff "$folder/traces-0" "$folder/replay" | grep -c '^>' || true)
printf '%s\t%s\t%s\n' "batches lived again in a second process" "$(wc -l <"$folder/replay")" "" \
    "of them with another trace" "$differing" 0 "seconds for all of it" "$SECONDS" "" >"$folder/last.figures"

echo
status=0
cat "$folder"/{worlds-*,disks-*,points,search,planted,chaos,fuzz,last}.figures 2>/dev/null \
    | awk -F '\t' -f scripts/gate.awk || status=1
if [[ -e $folder/failed ]]; then
    echo "Failed: $(paste -sd ' ' "$folder/failed")." >&2
    status=1
fi
exit "$status"
