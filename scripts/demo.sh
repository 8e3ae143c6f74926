#!/usr/bin/env bash
# The whole idea in one terminal: HQ starts on its embedded database, two reps of one office go offline, edit the same
# deal, and sync. Everything lives in a folder of its own, which is removed at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
export OUTPOST_LANG="${OUTPOST_LANG:-en}"

programs=$PWD/.build/release
folder=$(mktemp -d "${TMPDIR:-/tmp}/outpost-demo.XXXXXX")
server=
finish() {
    [[ -z $server ]] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[[ -t 1 ]] || say() { printf '\n%s\n' "$*"; }
# Shows a command as a rep would type it, then runs it.
as() {
    local who=$1
    shift
    local words=""
    for word in "$@"; do
        if [[ $word == *" "* && $word == *=* ]]; then
            word="${word%%=*}='${word#*=}'"
        elif [[ $word == *" "* ]]; then
            word="'$word'"
        fi
        words+=" $word"
    done
    echo "$who\$ outpost$words"
    OUTPOST_REPLICA="$folder/$who" "$programs/outpost" "$@" || [[ $? -eq 5 ]]
}
quietly() { OUTPOST_REPLICA="$folder/$1" "$programs/outpost" "${@:2}"; }
hq() { "$programs/outpostd" "$@" --data "$folder/hq"; }
# The first text under a key of a JSON answer; enough for what our own programs print.
field() { grep -o "\"$1\": *\"[^\"]*\"" | sed -n 1p | cut -d '"' -f 4; }

say "1. HQ starts and imports an invented data set: 500 opportunities of three regional offices."
"$programs/outpostd" sample "$folder/sample" --opportunities 500 --seed 7
hq init
hq import --profile maven "$folder/sample" | tail -n 5
"$programs/outpostd" serve --data "$folder/hq" --listen "${LISTEN:-127.0.0.1:0}" --port-file "$folder/port" \
    >"$folder/serve.log" 2>&1 &
server=$!
for _ in $(seq 100); do
    [[ -s $folder/port ]] && break
    kill -0 "$server" 2>/dev/null || { cat "$folder/serve.log" >&2; exit 1; }
    sleep 0.1
done
url=$(grep -o 'http://[^ ]*' "$folder/serve.log" | head -n 1)

say "2. Two reps of the office Central enrol their laptops, each with a one-time code, and fetch its data."
mapfile -t reps < <(tail -n +2 "$folder/sample/sales_teams.csv" | grep ',Central' | head -n 2 | cut -d, -f1)
laptops=(anna ben)
for index in 0 1; do
    code=$(hq invite --office Central --user "${reps[$index]}" --json | field code)
    as "${laptops[$index]}" enroll "$url" "$code"
    as "${laptops[$index]}" sync
done

say "3. The network goes away. Both edit one deal: different fields, the forecast, and the amount."
deal=$(quietly anna opp list --where outcome=open --limit 1 --json | field code)
as anna opp set "$deal" nextStep="call the CFO" forecastCategory=commit commercial="1500000 USD" \
    --reason "site count 140 to 175"
as ben opp set "$deal" expectedSignDate=2027-03-31 forecastCategory=bestCase commercial="900000 EUR" \
    --reason "phase 1 only"
as anna diff

say "4. The network is back. Each syncs, and Anna once more to see what HQ made of it."
as anna sync
as ben sync
as anna sync

say "5. The outcome. Different fields: both survive. The forecast: the later edit shows, the other is in the" \
    "journal. The amount: no machine chooses; the lower one shows until a person does, and both reps are told."
for laptop in "${laptops[@]}"; do as "$laptop" conflicts; done
case=$(quietly anna conflicts --json | field code)
as anna conflict show "$case"

say "6. HQ decides. Ben's value loses, stays in the journal, and is one command away: outpost undo $case"
echo "hq\$ outpostd case answer $case --value '1500000 USD' --reason 'the customer wrote 175 sites'"
hq case answer "$case" --value "1500000 USD" --reason "the customer wrote 175 sites" --by "Ona Mbeki"
for laptop in "${laptops[@]}"; do as "$laptop" sync; done
as ben log "$deal"

say "7. Proof: every record that a laptop holds is the same, byte for byte, on both laptops and at HQ."
# Business columns of every record table; sync's own columns begin with an underscore.
dump() {
    local database=$1 living=$2 table columns
    for table in office user product account contact lead opportunity opportunity_line activity; do
        columns=$(sqlite3 -readonly "$folder/anna/replica.db" \
            "SELECT group_concat('quote(\"' || name || '\")') FROM pragma_table_info('$table')
             WHERE substr(name, 1, 1) <> '_'")
        sqlite3 -readonly "$database" "SELECT '$table', $columns FROM $table $living ORDER BY id"
    done >"$folder/dump"
    # An empty dump agrees with everything and proves nothing.
    [[ -s $folder/dump ]] || { echo "nothing could be read from $database" >&2; exit 1; }
    echo "$(wc -l <"$folder/dump") records, SHA-256 $(sha256sum <"$folder/dump" | cut -c 1-32)"
}
scopes=$(quietly anna status --json | tr -d '\n ' | grep -o '"scopes":\[[0-9,]*\]' | grep -o '[0-9,]*' | head -n 1)
for laptop in "${laptops[@]}"; do
    quietly "$laptop" verify --hq | sed -n 1p
    printf '%-5s %s\n' "$laptop" "$(dump "$folder/$laptop/replica.db" "")"
done
printf '%-5s %s\n' HQ "$(dump "$folder/hq/hq.db" "WHERE _alive AND _scope IN (${scopes:-1,2})")"
[[ $(dump "$folder/anna/replica.db" "") == $(dump "$folder/ben/replica.db" "") ]]
[[ $(dump "$folder/anna/replica.db" "") == $(dump "$folder/hq/hq.db" "WHERE _alive AND _scope IN (${scopes:-1,2})") ]]
echo "All three agree."

say "8. What HQ sees."
hq report pipeline
hq report conflicts

say "9. HQ's pages: Ona Mbeki of headquarters gets a one-time code, with which she chooses a password."
echo "hq\$ outpostd user add 'Ona Mbeki <ona@example.com>' --role HQ"
hq user add "Ona Mbeki <ona@example.com>" --role HQ
hq role assign "Ona Mbeki" HQ
echo "hq\$ outpostd user password 'Ona Mbeki'"
welcome=$(hq user password "Ona Mbeki" | head -n 1)
echo "$url$welcome"
curl --silent --fail --output /dev/null "$url/sign-in"

echo
if [[ -t 0 && -t 1 ]]; then
    echo "HQ is at $url until you press Ctrl-C: open the address above in a browser. To join it from another terminal:"
    echo "  $programs/outpostd invite --data $folder/hq --office Central --user \"${reps[0]}\""
    trap "exit 0" INT TERM
    wait "$server"
else
    echo "HQ was at $url; no terminal, so it stops here."
fi
