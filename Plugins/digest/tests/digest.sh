#!/usr/bin/env bash
# The plugin `digest` on real workspaces: its pages in both languages, its JSON, hostile texts, and
# how it refuses. Needs jq and the built program (CS_BIN).
plugin=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$plugin/../../Tests/Acceptance/lib.sh"
goldens=$plugin/tests
export CS_PLUGIN_PATH=$plugin
now=2026-03-05T09:00+08:00

# step TIME WHO ARGUMENT... - one command at that time.
step() {
  CS_NOW=$1 CS_ACTOR=$2 "$CS_BIN" "${@:3}" >/dev/null || no "step: ${*:3}"
}

say() { if [ "$lang" = zh ]; then printf '%s' "$1"; else printf '%s' "$2"; fi; }

# complain TIME WHO KEY WHAT ARGUMENT... - takes in a complaint and sets `case`.
complain() {
  case=$(CS_NOW=$1 CS_ACTOR=$2 "$CS_BIN" intake --channel app --key "$3" --what="$4" "${@:5}" -q) ||
    no "intake: $3"
}

# settle KEY TIME - a suggestion taken in at 9 on 2 March and closed at that time.
settle() {
  complain 2026-03-02T09:00+08:00 wang-lei "$1" \
    "$(say '建议在门店里多放几把椅子' 'I suggest a few more chairs in the shop')"
  step 2026-03-02T09:05+08:00 wang-lei case contact "$case" --outcome reached --emotion anger:0
  step 2026-03-02T09:10+08:00 wang-lei classify "$case"
  step 2026-03-02T10:00+08:00 liu-min case inform "$case" --text "$(say 已采纳 adopted)"
  step 2026-03-02T10:10+08:00 liu-min case judge "$case" --verdict not-upheld --cause process --unit operations
  step 2026-03-02T10:20+08:00 liu-min case cause "$case" process
  step 2026-03-02T10:30+08:00 liu-min case resolve "$case" --outcome "$(say 已采纳 adopted)"
  step "$2" liu-min case close "$case" --confirmed yes --satisfaction 5
}

# morning LANG - a desk on the morning of 5 March 2026: one urgent case, one hostile text, one that
# nobody has taken, and three closed: the day before yesterday, yesterday, and today.
morning() {
  lang=$1
  folder=$scratch/$lang
  "$CS_BIN" init "$folder" --pack general --lang "$lang" -q >/dev/null
  sed -i.bak 's|^name: .*|name: {zh: 安心母婴, en: "Anxin Baby \& Goods"}|' "$folder/cs.yaml"
  cd "$folder" || exit 1
  settle old 2026-03-03T17:00+08:00
  settle yesterday 2026-03-04T00:00+08:00
  yesterday=$case
  settle today 2026-03-05T08:30+08:00
  complain 2026-03-04T16:00+08:00 wang-lei urgent \
    "$(say '婴儿推车刹车失灵，停在坡上自己往下溜' 'The brakes on the pram do not hold: on a slope it rolled away')" \
    --demand exchange --emotion anxiety:8 --lot B0226
  urgent=$case
  step 2026-03-04T16:05+08:00 wang-lei case contact "$case" --outcome reached --emotion anxiety:5
  step 2026-03-04T16:10+08:00 wang-lei classify "$case"
  step 2026-03-04T16:20+08:00 chen-bo case request "$case" --unit quality --to qian-yu --what test
  complain 2026-03-05T08:50+08:00 wang-lei hostile \
    '- [x] **b** `rm -rf ~` | <img src=x> [h](//e) & $x$ @all # \' \
    --demand refund:20
  hostile=$case
  step 2026-03-05T08:55+08:00 wang-lei classify "$case"
  complain 2026-03-05T08:58+08:00 xu-jing free "$(say 快递迟到了三天 'the parcel came three days late')"
  free=$case
}

# digest ARGUMENT... - the page at the fixed time.
digest() { CS_NOW=$now "$CS_BIN" digest "$@"; }

for l in zh en; do
  morning "$l"
  golden "morning.$l.md" < <(digest)
  golden "person.$l.md" < <(digest --for qian-yu)
  golden "morning.$l.json" < <(digest --json | jq .)
  golden "help.$l.txt" < <(digest --help)
  is "$l: nothing is written" "$(find . -type f | sort | xargs cat | cksum)" \
    "$(digest >/dev/null; find . -type f | sort | xargs cat | cksum)"
done

# The content, asked of the JSON of the English workspace.
found=$(digest --json)
query() { printf '%s' "$found" | jq -r "$1"; }
is 'json: one object' 1 "$(printf '%s\n' "$found" | wc -l | tr -d ' ')"
is 'json: open' 3 "$(query .totals.open)"
is 'json: levels add up to the open cases' 3 "$(query '[.totals.levels[].open] | add')"
is 'json: closed yesterday' 1 "$(query .totals.closed_yesterday)"
is 'json: closed at midnight belongs to the new day' "$yesterday" "$(query '.closed[0].case')"
is 'json: closed since yesterday' 2 "$(query '.closed | length')"
is 'json: what nobody owns' "$free" "$(query '[.unowned[].case] | unique[]')"
is 'json: every owed step is on the page' "$(CS_NOW=$now cs next --json | jq -c '[.case, .do]' | sort)" \
  "$(query '[.people[].steps[], .unowned[] | [.case, .do]] | unique[] | tojson' | sort)"
is "json: a person's steps are in the order of cs next" \
  "$(CS_NOW=$now cs next --for chen-bo --json | jq -r .do)" \
  "$(query '.people[] | select(.id == "chen-bo") | .steps[].do')"
is 'json: late ones are marked' "$(CS_NOW=$now cs next --overdue --json | wc -l | tr -d ' ')" \
  "$(query .totals.overdue.steps)"
is 'json: the step of a department is under whom it asked' "$urgent" \
  "$(query '.people[] | select(.id == "qian-yu") | [.steps[] | select(.clock == "opinion").case][0]')"

# Hostile texts stay text: one line each, nothing in them takes effect.
lines=$(digest | grep "$hostile")
is 'hostile: every line of the case is a step' "$(printf '%s\n' "$lines" | wc -l)" \
  "$(printf '%s\n' "$lines" | grep -c '^- \[ \] \*\*')"
holds 'hostile: escaped' "$lines" \
  '- \[x\] \*\*b\*\* \`rm -rf \~\` \| \<img src=x\> \[h\](//e) \& \$x\$ @'
holds 'hostile: a backslash at the end does not reach the page' "$lines" '\# \\ ('

# What cs stores but no page should carry, straight from a program that answers in its place.
cat >"$scratch/cs" <<'FAKE'
#!/bin/sh
case "$1" in
  assess) echo '{"schema":"cs.assess/1","asof":"2026-01-01T09:00:00+08:00"}' ;;
  next)
    printf '%s\n' '{"schema":"cs.next/1","case":"a","overdue":false,"do":"cs x ``y` \u001b[2J","why":"R-1","who":[],"summary":"one\n\n# two\r\u2028three\u001b[31m\u009b\u202eliam\u0000 WWW.x.y me@x.y https://x &lt;"}'
    printf '%s\n' '{"schema":"cs.next/1","case":"b","overdue":true,"by":"2025-12-31T23:30:00+08:00","clock":"law-9","do":"cs y","why":"R-2","who":["p*1"],"summary":""}' ;;
  list) echo '{"schema":"cs.list/1","id":"c","state":"closed","closed":"2025-12-31T10:00:00+08:00","summary":"x"}'
    echo '{"schema":"cs.list/1","id":"d","state":"working","level":2,"summary":"waits"}' ;;
  policy) printf '{"schema":"cs.policy.show/1","file":"policy/%s.yaml","text":"people: *team"}\n' "$3" ;;
esac
FAKE
chmod +x "$scratch/cs"
found=$(CS_BIN=$scratch/cs CS_LANG=en "$plugin/cs-digest")
holds 'control characters and line ends are gone' "$found" \
  '- [ ] **no limit** — one \# two three \[31m liam WWW\.x.y me@​x.y https\://x \&lt; (a) — R-1 — ``` cs x ``y` [2J ```'
holds 'no name, no summary, an unknown clock: the ids stand' "$found" $'## p\\*1 · 1 step, 1 overdue\n
- [ ] **12-31 23:30 ⚠ overdue** — (b) — law-9 — `cs y`'
holds 'a case without an owner where nothing is due' "$found" \
  '- [ ] **no limit** — waits (d) — no step is due'
holds 'yesterday was last year' "$found" 'closed yesterday: **1**'

# Names are found however people.yaml lays them out.
cd "$scratch/en" || exit 1
names() { digest --json | jq -r '[.people[] | select(.id == "chen-bo" or .id == "qian-yu").name] | sort | join(",")'; }
cat >"$scratch/edit.sed" <<'SED'
s/name: {zh: 陈波, en: Chen Bo}/name:\
      en: "Chen, Bo" # the crew\
      zh: 陈波/
s/name: {zh: 钱宇, en: Qian Yu}/name: {en: 'Qian''s', zh: "钱宇"}/
SED
sed -i.bak -f "$scratch/edit.sed" policy/people.yaml
is 'names in blocks and quotes' "Chen, Bo,Qian's" "$(names)"
mv policy/people.yaml.bak policy/people.yaml

# An empty workspace, and one for whom nothing is owed.
for l in zh en; do
  "$CS_BIN" init "$scratch/empty-$l" --pack general --lang "$l" -q >/dev/null
  golden "empty.$l.md" < <(digest -C "$scratch/empty-$l")
done
holds 'nothing for one person' "$(digest --for ma-jun)" 'a calm start'
is 'a day for the time' '# Complaints this morning · Anxin Baby \& Goods · 2026-03-05 Thursday' \
  "$(cs digest --now 2026-03-05 | sed -n 1p)"
is 'the time is taken to the zone of the workspace' 2026-03-05T07:00:00+08:00 \
  "$(cs digest --now 2026-03-04T23:00:00Z --json | jq -r .asof)"
cs digest >"$scratch/out" && ok || no 'the clock of the machine'

# Refusals.
refuses 'an unknown option' 64 "unknown argument '--four'" cs digest --four
refuses 'an argument' 64 'unknown argument' cs digest li-na
refuses 'in Chinese' 64 '错误：不认识“--four”' cs digest --four --lang zh
refuses 'no person' 64 'needs a person' cs digest --for
refuses 'no person but an option' 64 'needs a person' cs digest --for --help
refuses 'as JSON' 64 '{"error":{"code":"usage"' cs digest --four --json
status=$(cs next --for nobody >/dev/null 2>&1; echo $?)
refuses 'a person unknown to cs' "$status" nobody cs digest --for nobody
is 'a person unknown to cs: no page' '' "$(cat "$scratch/out")"
cd "$scratch" || exit 1
refuses 'no workspace' 78 'error:' cs digest
mkdir "$scratch/bin"
for tool in bash env; do ln -s "$(command -v "$tool")" "$scratch/bin/$tool"; done
refuses 'no jq' 69 'needs jq' env PATH="$scratch/bin" CS_BIN="$CS_BIN" "$plugin/cs-digest"

finish
