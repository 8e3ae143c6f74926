#!/usr/bin/env bash
# Installs what the tests in a browser need: Debian's chromium, letters of every script, and the rules of axe-core,
# which an ordinary Python package carries. Says nothing when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(chromium fonts-dejavu-core fonts-wqy-microhei python3)
python3 -m pip --version >/dev/null 2>&1 || packages+=(python3-pip)
scripts/deps.sh "${packages[@]}"

wheel=axe-core-python==0.1.0
file=.build/axe/axe.min.js
sum=697ea6c7edff0fe289b7bbecf1ff7b9015249bc834b409a348cd060df80aeba0

is_right() { [[ -f $1 ]] && sha256sum --status --check <<<"$sum  $1"; }

is_right "$file" && exit 0
echo "Fetching axe-core ($wheel)"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$folder" "$wheel" </dev/null
python3 -m zipfile -e "$folder"/axe_core_python-*.whl "$folder"
found=$folder/axe_core_python/axe.min.js
if ! is_right "$found"; then
    echo "What came as $wheel is not what was checked when its sum was written into scripts/deps-browser.sh." >&2
    exit 1
fi
mkdir -p "$(dirname "$file")"
mv "$found" "$file"
echo "Fetched."
