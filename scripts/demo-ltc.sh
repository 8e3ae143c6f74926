#!/usr/bin/env bash
# From a lead at an exhibition to money in the bank and the next lead: three laptops that are offline most of the time,
# a commercial manager and finance, and HQ. Everything lives in a folder of its own, which is removed at the end.
set -euo pipefail
cd "$(dirname "$0")/.."
export OUTPOST_LANG="${OUTPOST_LANG:-en}" NO_COLOR=1
programs=${OUTPOST_PROGRAMS:-$PWD/.build/release}
folder=$(mktemp -d "${TMPDIR:-/tmp}/outpost-ltc.XXXXXX")
server=
finish() {
    [[ -z $server ]] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

say() { printf '\n== %s\n' "$*"; }
shown() {
    local word words=""
    for word in "$@"; do
        if [[ $word == *[\ \|]* && $word == *=* && $word != -* ]]; then word="${word%%=*}='${word#*=}'"
        elif [[ $word == *[\ \|]* || -z $word ]]; then word="'$word'"; fi
        words+=" ${word//$folder\//}"
    done
    printf '%s' "$words"
}
quietly() { OUTPOST_REPLICA="$folder/$1" "$programs/outpost" "${@:2}"; }
# Shows a command as a rep would type it, then runs it; 5 and 6 say that something waits for a person.
as() {
    echo "$1\$ outpost$(shown "${@:2}")"
    local status=0
    quietly "$@" 2>&1 || status=$?
    [[ $status -eq 0 || $status -eq 5 || $status -eq 6 ]] || { echo "[exit $status]"; return "$status"; }
}
# The same for a command that has to be refused.
refused() {
    echo "$1\$ outpost$(shown "${@:2}")"
    local status=0
    quietly "$@" 2>&1 || status=$?
    [[ $status -eq 2 ]] || { echo "expected a refusal, but it ended with $status"; return 1; }
}
hq() { echo "hq\$ outpostd$(shown "$@")"; "$programs/outpostd" "$@" --data "$folder/hq"; }
silently() { "$programs/outpostd" "$@" --data "$folder/hq" >/dev/null; }
meet() { local who; for who in "$@"; do as "$who" sync; done; }
# The code of the record that HQ numbered last: code WHO KIND
code() { quietly "$1" "$2" list --limit 0 --json | grep -o '"code" *: *"[^"]*"' | cut -d '"' -f 4 | sort | tail -n 1; }
# What a deal waits for, in short: the first piece of advice.
next() {
    echo "$1\$ outpost next $2"
    quietly "$1" next "$2" | sed -n '1,/^Type/p' | grep -v '^Why\|^Have in\|^Process\|^$'
}
rest() { echo "$1\$ outpost next $2"; quietly "$1" next "$2" | grep '^[0-9]*\. \|^Type\|^  - '; }
today=$(date -u +%Y-%m-%d)
day() { date -u -d "+$1 days" +%Y-%m-%d; }

say "0. HQ, an office, and who works there."
silently init
silently office add NBO --name Nairobi
people=("ann:Ann Mwangi:AR" "sam:Sam Otieno:SR" "fay:Fay Kamau:FR" "cora:Cora Lund:COM" "fin:Fin Wanjiku:FIN")
silently user add "Hana Chen" --role HQ
silently user add "Omar Said" --role OM --office NBO
"$programs/outpostd" serve --data "$folder/hq" --listen 127.0.0.1:0 --port-file "$folder/port" \
    >"$folder/serve.log" 2>&1 &
server=$!
for _ in $(seq 100); do
    [[ -s $folder/port ]] && break
    kill -0 "$server" 2>/dev/null || { cat "$folder/serve.log" >&2; exit 1; }
    sleep 0.1
done
url=http://127.0.0.1:$(<"$folder/port")
silently content publish
silently record add product code=5GC name="5G core site" listPrice="10000 USD" active=yes
hq campaign add "AfricaCom" --type exhibition
codes=()
for person in "${people[@]}"; do
    IFS=: read -r _ name role <<<"$person"
    codes+=("$("$programs/outpostd" invite --office NBO --user "$name" --role "$role" --data "$folder/hq" | head -n 1)")
done
for index in "${!people[@]}"; do
    quietly "${people[$index]%%:*}" enroll "$url" "${codes[$index]}" >/dev/null 2>&1
    quietly "${people[$index]%%:*}" sync >/dev/null
done
as ann status

say "1. At the exhibition, no network: Ann (AR) takes a lead, learns what it lacks, and makes a deal of it."
as ann lead add accountName="Safaricom PLC" contactName="Wanjiru Kamau" source=exhibition campaign=AfricaCom \
    need="5G core, 140 sites"
next ann "Safaricom PLC"
as ann lead accept "Safaricom PLC"
as ann lead touch "Safaricom PLC" --note "met at the stand, wants a demo" --type meeting --next +1w
refused ann lead qualify "Safaricom PLC"
as ann lead set "Safaricom PLC" budget="1260000 USD" authority="CTO, Ms Kamau" timing="before March"
as ann lead qualify "Safaricom PLC"
as ann lead convert "Safaricom PLC" --new-account --name "Safaricom 5G core"
rest ann "Safaricom 5G core"
as ann opp set "Safaricom 5G core" expectedSignDate="$(day 45)"
as ann opp advance "Safaricom 5G core"
as ann status

say "2. Initiation: team and plan offline; HQ sets the level; the request goes up with the next sync, HQ decides."
refused ann gate request "Safaricom 5G core" ATI
for seat in "AR:Ann Mwangi" "SR:Sam Otieno" "FR:Fay Kamau"; do
    as ann seat add "Safaricom 5G core" "${seat%%:*}" "${seat#*:}"
done
as ann form new T01 "Safaricom 5G core"
for cell in "competition=Nowhere Signals: cheap, slow" "strengths=a crew of our own in Nairobi" "risks=rains" \
    "strategy=sign in January, start in April" "solution=standard core, two rings" "delivery=140 sites in 3 waves"; do
    as ann form fill T01 "${cell%%=*}" "${cell#*=}" >"$folder/out"
done
as ann form row T01 actionPlan action="outage workshop" owner=Sam due="$(day 10)" proof=minutes
as ann form done T01
meet ann
deal=$(code ann opp)
rest ann "$deal"
# Level and track are HQ's.
hq record set opportunity "$deal" level=C track=full
meet ann
as ann gate request "$deal" ATI --material "minutes from the stand"
as ann status
next ann "$deal"
meet ann
request=$(code ann gate)
hq gate decide "$request" conditional --by "Hana Chen" --condition "site survey:$(day 20)"
meet ann sam fay
rest ann "$deal"
as ann gate condition "site survey" --evidence "survey report 7"

say "3. Sam (SR), offline in the field: vision, pain chain, requirement, solution, bill of quantities."
as sam form new T04 "$deal"
for part in diagnose impact vision; do
    for turn in open control confirm; do quietly sam form fill T04 "${part}_$turn" "asked on $today" >/dev/null; done
done
as sam form done T04
as sam form new T02 "$deal"
as sam form row T02 chain --row 1 pain="calls drop at night" reasons="old core" impact="2 % churn"
as sam form done T02
as sam opp advance "$deal"
as sam requirement add "$deal" "works at 2,000 m" --priority must
as sam solution add "$deal" "two rings, one core"
as sam solution release "$deal"
as sam opp advance "$deal"
as sam line add opportunity="$deal" product=5GC quantity=140 price="10000 USD"
as sam status
meet sam ann fay
as fay solution set "$(code fay solution)" deliverability=deliverable
meet fay

say "4. The price and the authority to bid: asked for offline, decided at HQ."
as ann risk add "$deal" "no site access in the rains" --probability 4 --impact 3 --mitigation "start in April"
as ann price request "$deal" --discount 10% --why "they have 10 % elsewhere"
meet ann
price=$(code ann price)
hq price decide "$price" approve --valid-until "$(day 30)" --by "Hana Chen"
meet ann
rest ann "$deal"
as ann gate request "$deal" ATB --material "bill of quantities"
meet ann
hq gate decide "$(code ann gate)" approve --by "Hana Chen"
hq token issue "Ann Mwangi" --opp "$deal" --cap "1300000 USD" --discount 10% --expires "$(day 20)"
meet ann
as ann bid add "$deal" "5G core tender" --tender-number T-77 --due "$(day 7) 17:00+03:00"
as ann bid set "5G core tender" commercialReady=yes
meet ann sam fay
as sam bid set "5G core tender" technicalReady=yes
as fay bid set "5G core tender" deliveryReady=yes
meet sam fay ann

say "5. At the customer's office, no network: the bid goes out under the token; the result comes by letter."
next ann "$deal"
as ann bid submit "$deal" --price "$price" --token "$(code ann authority-token)" --proof "receipt 77"
as ann status
meet ann
as ann conflicts
as ann bid result "$deal" won --rank 1 --proof "award letter"
as ann opp advance "$deal"
as ann negotiation add "$deal" --topic payment --ask "90 days" --offer "30 % at signing"

say "6. The contract: drafted by Ann, terms by Cora (COM), reviewed by five, approved by HQ."
as ann contract add opportunity="$deal" account="Safaricom PLC" name="5G core Nairobi" \
    scopeText="140 sites in three waves" commercial="1260000 USD"
as ann contract-line add contract="5G core Nairobi" product=5GC quantity="140 | pcs" price="9000 USD"
meet ann fay
contract=$(code ann contract)
as fay milestone add contract="$contract" name="Wave 1" type=install plannedOn="$(day 60)" weight=100
meet fay cora
as cora payment-term add contract="$contract" sequence=1 portion=3000 dueUpon=sign daysAfter=30
as cora payment-term add contract="$contract" sequence=2 portion=7000 dueUpon=accept daysAfter=30 milestone="Wave 1"
meet cora ann
rest ann "$contract"
as ann contract freeze "$contract"
meet ann cora
as cora status
as cora resolve "$(quietly cora conflicts --json | grep -o 'C-[0-9]*-[0-9]*' | head -n 1)" --accept \
    --reason "ready to be read"
meet cora sam fay fin
as cora contract review "$contract" --aspect legal --risk low --opinion "usual terms"
as cora contract review "$contract" --aspect commercial --risk low --opinion "margin 31 %"
as fin contract review "$contract" --aspect finance --risk low --opinion "cash positive"
as fay contract review "$contract" --aspect delivery --risk medium --opinion "rains" --deviation "clause 12"
as sam contract review "$contract" --aspect technical --risk low --opinion "standard"
meet cora fin fay sam ann
next ann "$deal"
as ann gate request "$contract" ATC
meet ann
hq gate decide "$(code ann gate)" approve --by "Hana Chen"
meet ann cora sam
as ann opp advance "$deal"

say "7. HQ registers the contract on Monday. Sam, offline since Sunday, writes 160 sites into the draft."
as sam contract set "$contract" scopeText="160 sites in three waves" --reason "they want the coast too"
echo "signed" >"$folder/signed.pdf"
as ann contract sign "$contract" --side customer --by "Wu Ling" --scan "$folder/signed.pdf"
meet ann
as cora contract sign "$contract" --side us --by "Cora Lund" --scan "$folder/signed.pdf"
meet cora
hq contract register "$contract"
meet sam
as sam status
as sam conflicts
meet ann cora
as cora status
change=$(code cora change)
# What becomes of the change answers the case about the edit that it came from.
as sam change set "$change" scopeDelta="20 sites on the coast" priceDelta="180000 USD" dateDeltaDays=30
as sam change submit "$change"
meet sam fay fin
as fay change assess "$change" --cost "120k USD" --opinion "one more wave"
meet fay fin
as fin change assess "$change" --margin "33 %"
meet fin ann
as ann gate request "$change" ATAC
meet ann
hq gate decide "$(code ann gate)" approve --by "Hana Chen"
hq change approve "$change"
hq change effective "$change" --signed-on "$today"
meet sam
as sam status
as sam contract show "$contract"

say "8. Delivery: Fay (FR) takes over, builds offline, and brings the certificate."
meet ann
as ann contract handover "$contract"
items=()
for item in "scope and exclusions" "delivery dates" "acceptance criteria" "payment terms and their proofs" penalties \
    "promises outside the text" "open risks" "who decides, accepts and pays"; do items+=(--done "$item"); done
as ann contract handover "$contract" "${items[@]}" --attendee "Fay Kamau" --held "$today"
meet ann fay
as fay contract handover "$contract" --accept
as fay delivery-project add contract="$contract" name="Nairobi rollout"
as fay milestone progress "Wave 1" 60
as fay milestone advance "Wave 1" submittedForAcceptance
as fay acceptance add "Wave 1" --signed-by "Wu Ling" --scan "$folder/signed.pdf"
as fay status
meet fay ann
rest ann "$deal"

say "9. Cash: Ann asks for both invoices; finance issues them; two people claim one payment; the bank decides."
as ann invoice request "$contract" 1
as ann invoice request "$contract" 2 --proof "certificate Wave 1"
meet ann
for number in 1 2; do
    hq invoice issue "$(printf 'IRQ-%s-%06d' "${contract:4:4}" "$number")" --number "2026-011$number"
    hq invoice deliver "$(printf 'INV-%s-%06d' "${contract:4:4}" "$number")"
done
as ann claim add --account "Safaricom PLC" --amount "432000 USD" --payer "Safaricom PLC" --ref 4711 \
    --contract "$contract"
as fin claim add --account "Safaricom PLC" --amount "432k USD" --payer "Safaricom" --ref 4711 --contract "$contract"
meet ann fin
as fin status
as fin conflicts
printf 'bankRef,date,amount,currency,payer,account\n4711,%s,432000,USD,Safaricom PLC,\n' "$today" >"$folder/bank.csv"
hq payment import "$folder/bank.csv" --bank-account HSBC-USD
year=${contract:4:4}
hq payment match "RCL-$year-000001" "PAY-$year-000001"
hq payment match "RCL-$year-000002" "PAY-$year-000001"
hq payment allocate "PAY-$year-000001" "INV-$year-000001" "432000 USD"
meet fin
# The match has answered the question.
as fin conflicts
meet ann
as fin status
rest ann "$deal"

say "10. All is accepted: the contract is fulfilled. Collection, a visit, and the next lead, which is no duplicate."
hq contract fulfil "$contract"
meet ann
as ann collection add "INV-$year-000002" --channel phone --promise "1008000 USD $(day 20)" --next "call again | +1w"
as ann visit add "Safaricom PLC" --score 8 --comments "now they want the islands" --contract "$contract"
as ann lead add accountName="Safaricom PLC" account="Safaricom PLC" source=visit need="islands, 40 sites" \
    originContract="$contract"
meet ann
as ann status
as ann next
as ann conflicts
meet ann sam fay
as ann customer "Safaricom PLC"
as ann verify
for laptop in ann sam fay; do as "$laptop" status; done
hq case list
echo
echo "HQ was at $url; it stops here."
