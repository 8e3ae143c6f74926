#!/usr/bin/env bash
# Builds the reference of the protocol (its articles and every public symbol) with the toolchain's own DocC.
set -euo pipefail
cd "$(dirname "$0")/.."

read -r -a flags <<<"${SWIFT_FLAGS:-}"
catalog=Protocol/SyncProtocol.docc
symbols=.build/symbols
output=.build/docs
rm -rf "$symbols" "$output"
mkdir -p "$symbols"

swift build --target SyncProtocol "${flags[@]}"
swift symbolgraph-extract -module-name SyncProtocol -target "$(uname -m)-unknown-linux-gnu" \
    -I .build/debug/Modules -I Sources/CZstd -I .build/checkouts/swift-crypto/Sources/CCryptoBoringSSL/include \
    -minimum-access-level public -output-dir "$symbols"

catalogs=()
[[ -n $(find "$catalog" -name '*.md' 2>/dev/null) ]] && catalogs=("$catalog")
log=$(mktemp)
trap 'rm -f "$log"' EXIT
docc convert "${catalogs[@]}" --additional-symbol-graph-dir "$symbols" --output-path "$output" \
    --fallback-display-name SyncProtocol --fallback-bundle-identifier outpost.SyncProtocol >"$log" 2>&1 \
    || { cat "$log" >&2; exit 1; }
# DocC warns of much that is a matter of taste; a link that leads nowhere is not.
if grep -A 4 -E "doesn't exist|couldn't be resolved|is ambiguous|No .* matched" "$log" >&2; then
    echo "The links above lead nowhere; mend them in $catalog or in the comment they stand in." >&2
    exit 1
fi
echo "The reference is in $output; to read it: docc preview $catalog --additional-symbol-graph-dir $symbols"
