#!/usr/bin/env bash
# Lives the same worlds in two processes at once, each with its own salt for hashing: whatever depends on the order of a
# dictionary shows as a difference between their traces.
set -euo pipefail
cd "$(dirname "$0")/.."

seeds=${SEEDS:-5000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.build/release/simulate --seeds "$seeds" --threads 1 --traces "$folder/one" >/dev/null &
first=$!
.build/release/simulate --seeds "$seeds" --threads 1 --traces "$folder/other" >/dev/null
wait "$first"
if ! diff "$folder/one" "$folder/other"; then
    echo "The batches of seeds above went differently in two processes." >&2
    exit 1
fi
echo "$seeds worlds, $(wc -l <"$folder/one") batches: the same in two processes."
