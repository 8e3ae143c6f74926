#!/usr/bin/env bash
# Installs the Debian packages that Outpost builds and runs on, or those that are named. Says nothing when none is
# missing.
set -euo pipefail

packages=(
    git ca-certificates pkg-config libc6-dev libstdc++-12-dev
    libsqlite3-dev libcurl4-openssl-dev libzstd-dev libsodium-dev libqrencode-dev zlib1g-dev
    sqlite3 curl
)

[[ $# -eq 0 ]] || packages=("$@")

if ! command -v swift >/dev/null; then
    echo "Swift is not installed, and no Debian package has it. Install Swift 6.3 from https://swift.org/install" \
        "and put its usr/bin on PATH." >&2
    exit 1
fi

if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian system; make sure that you have what these packages hold: ${packages[*]}" >&2
    exit 0
fi

missing=()
for package in "${packages[@]}"; do
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $state == installed ]] || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "Missing packages: ${missing[*]}. As root, run: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing with apt-get: ${missing[*]}"
install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq --no-install-recommends install -y)
# The package lists of a fresh machine may be absent or old; fetch them only if the first try fails.
if ! "${install[@]}" "${missing[@]}" </dev/null >/dev/null 2>&1; then
    "${as_root[@]}" apt-get -qq update </dev/null
    "${install[@]}" "${missing[@]}" </dev/null >/dev/null
fi
echo "Installed."
