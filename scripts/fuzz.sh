#!/usr/bin/env bash
# Attacks every door with libFuzzer, two targets at a time. First it must find a fault that was planted, and replay what
# broke something once. FUZZ_RUNS=n makes n executions of each target, else each is attacked for FUZZ_SECONDS.
# FUZZ_TARGETS="frames batches" picks some. Inputs that broke something are kept in .build-fuzz/found; what was learnt
# is kept in .build-fuzz/corpus, so that the next run starts there (FUZZ_FRESH=1 starts from the seeds alone).
# FUZZ_BUILD_ONLY=1 only builds. FUZZ_WORKERS=n attacks so many targets at a time.
# FUZZ_SEEDS=1 writes the seeds in Fuzz/Corpus anew, as the encoders of today lay them out.
# --figures FILE, or OUTPOST_FIGURES=FILE, appends figures, each a name, a value and what it should be.
set -euo pipefail
cd "$(dirname "$0")/.."

scratch=.build-fuzz
figures=${OUTPOST_FIGURES:-}
if [[ ${1:-} == --figures ]]; then figures=${2:?name a file}; fi
all=$(sed -n 's/^    case \([a-z]*\)$/\1/p' Tests/FuzzTargets/FuzzTarget.swift)
read -r -a targets <<<"$(echo ${FUZZ_TARGETS:-$all})"
seconds=${FUZZ_SECONDS:-30}
runs=${FUZZ_RUNS:-0}

# How long one target is attacked. Whole files cost more a piece than frames do, so fewer of them are tried.
limit() {
    local share=1
    case $1 in
        tables) share=10 ;;
        receipts) share=5 ;;
        typed) share=3 ;;
    esac
    if ((runs > 0)); then echo "-runs=$((runs / share))"; else echo "-max_total_time=$seconds"; fi
}

swift build -c release --package-path Fuzz --scratch-path "$scratch" --sanitize fuzzer -Xswiftc -use-ld=lld
[[ -z ${FUZZ_BUILD_ONLY:-} ]] || exit 0
program=$scratch/release/fuzz
mkdir -p "$scratch/found" "$scratch/corpus" "$scratch/logs"

# Swift's own crash reporter would stand between a trap and libFuzzer.
export SWIFT_BACKTRACE=enable=no

# Runs libFuzzer on one target with the given options and folders; its exit code tells whether something broke.
attack() {
    local target=$1
    shift
    OUTPOST_FUZZ_TARGET=$target "$program" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$scratch/found/$target-" "$@" </dev/null >"$scratch/logs/$target.log" 2>&1
}

# The seeds of short inputs are attacked with short inputs: that is faster, and finds no less.
longest() {
    case $1 in
        tables) echo 2048 ;;
        vectors | sets) echo 256 ;;
        *) echo 1024 ;;
    esac
}

# Replays what broke something once, then invents.
fuzz() {
    local target=$1 inputs=() learnt=$scratch/corpus/$1
    [[ -z ${FUZZ_FRESH:-} ]] || rm -rf "$learnt"
    mkdir -p "$learnt"
    if compgen -G "Fuzz/Regressions/$target/*" >/dev/null; then
        attack "$target" Fuzz/Regressions/"$target"/* || return 1
    fi
    [[ ! -d Fuzz/Corpus/$target ]] || inputs=("Fuzz/Corpus/$target")
    attack "$target" "$(limit "$target")" -max_len="$(longest "$target")" -seed="${FUZZ_SEED:-1}" \
        "$learnt" "${inputs[@]}"
}

executions() {
    local count
    count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$scratch/logs/$1.log" | tail -n 1)
    echo "${count:-0}"
}

if [[ -n ${FUZZ_SEEDS:-} ]]; then
    for target in "${targets[@]}"; do
        rm -rf "Fuzz/Corpus/$target"
        mkdir -p "Fuzz/Corpus/$target"
        OUTPOST_FUZZ_TARGET=$target OUTPOST_FUZZ_SEEDS=Fuzz/Corpus/$target "$program" -runs=0 </dev/null 2>/dev/null
    done
fi

planted=0
attack planted -runs=4000000 -max_len=8 -seed=1 || planted=1
rm -f "$scratch"/found/planted-*
if [[ $planted -eq 0 ]]; then
    echo "The fuzzer did not find the fault that was planted: what it says of the others is worth nothing." >&2
    exit 1
fi
echo "The planted fault was found after $(executions planted) executions."

start=$SECONDS
failed=$scratch/failed
: >"$failed"
# Both workers draw from one list, so neither waits for the other.
worker() {
    local target
    while read -r target; do
        if fuzz "$target"; then
            printf '    %-14s %9d executions\n' "$target" "$(executions "$target")"
        else
            echo "$target" >>"$failed"
            { echo "== $target broke"; tail -n 25 "$scratch/logs/$target.log"; } >&2
        fi
    done
}
printf '%s\n' "${targets[@]}" >"$scratch/list"
exec 3<"$scratch/list"
for ((number = 0; number < ${FUZZ_WORKERS:-2}; number++)); do worker <&3 & done
wait
exec 3<&-

total=0
for target in "${targets[@]}"; do total=$((total + $(executions "$target"))); done
traps=$(wc -l <"$failed")
echo "$total executions of ${#targets[@]} targets in $((SECONDS - start)) seconds, $traps broken."
if [[ -n $figures ]]; then
    printf '%s\t%s\t%s\n' "fuzz targets" "${#targets[@]}" "$(wc -w <<<"$all")" \
        "planted faults found by fuzzing" "$planted" 1 \
        "fuzz executions" "$total" "${FUZZ_AIM:-5000000}" "fuzz traps" "$traps" 0 >>"$figures"
fi
if [[ $traps -gt 0 ]]; then
    echo "Broken: $(paste -sd ' ' "$failed")." \
        "Replay with: OUTPOST_FUZZ_TARGET=name SWIFT_BACKTRACE=enable=no $program $scratch/found/name-…" >&2
    exit 1
fi
