#!/usr/bin/env bash
# Takes a picture of every page that the tests list, at every width, by day and by night, and says where they are.
set -euo pipefail
cd "$(dirname "$0")/.."

read -r -a flags <<<"${SWIFT_FLAGS:-}"
read -r -a test_flags <<<"${TEST_FLAGS:-}"
folder=$PWD/.build/screenshots
rm -rf "$folder"
swift build --build-tests "${flags[@]}"
OUTPOST_SCREENSHOTS=$folder swift test --skip-build --disable-xctest "${test_flags[@]}" \
    --filter 'screenshots of every' </dev/null
shopt -s nullglob
pictures=("$folder"/*.png)
if [[ ${#pictures[@]} -eq 0 ]]; then
    echo "No picture was taken." >&2
    exit 1
fi
echo "${#pictures[@]} pictures in .build/screenshots"
