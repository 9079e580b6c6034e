#!/usr/bin/env bash
# Bad input is input: each kind has its exit status, a message with a hint, and loses nothing.
. "$(dirname "$0")/lib.sh"
export CS_ACTOR=wang-lei CS_NOW=2026-03-04T10:00+08:00 CS_LANG=en

w=$scratch/desk
cs init "$w" --pack general -q >/dev/null
register() { cs intake --channel phone --what "$1" -q -C "$w" "${@:2}"; }
first=$(register "the kettle leaks" --key first)
second=$(register "the parcel never came" --key second)
path() { printf '%s/cases/%s-%s/%s.json' "$w" "${1:0:4}" "${1:4:2}" "$1"; }

# Workspaces
refuses "no workspace" 78 "cs init" cs list -C "$scratch"
refuses "no such folder" 78 "no folder" cs list -C "$scratch/nowhere"
refuses "init inside another" 73 "inside another" cs init "$w/inner" --pack general
cs init "$scratch/inner" --pack general -q >/dev/null && mv "$scratch/inner" "$w/inner"
(cd "$w/inner" && refuses "a workspace in another" 78 "-C" cs list; exit "$failed") || no "nested"
is "the inner one, named" 0 "$(cs list -C "$w/inner" >/dev/null 2>&1; echo $?)"
rm -r "$w/inner"
refuses "init over a workspace" 73 "already" cs init "$w" --pack general
refuses "an unknown pack" 64 "general" cs init "$scratch/other" --pack generale
refuses "an unknown zone" 64 "Asia/Shanghai" cs init "$scratch/other" --pack general --timezone Mars/Olympus

# A broken policy: every fault of the file at once, each with its place.
b=$scratch/broken
cp -r "$w" "$b"
cat > "$b/policy/calendar.yaml" <<'YAML'
schema: cs.policy.calendar/1
week:
  mon: ["09:00-12:00", "11:00-18:00"]
  tue: []
  wed: []
  thu: []
  fri: ["9 to 5"]
  sat: []
  sun: []
rest: []
yeers: []
years: []
YAML
refuses "three faults" 78 "policy/calendar.yaml:3:24" cs show "$first" -C "$b"
for fault in "policy/calendar.yaml:7:9" "policy/calendar.yaml:11:1" "did you mean 'years'"; do
  holds "three faults: $fault" "$(cat "$scratch/err")" "$fault"
done
cs show "$first" -C "$b" --json 2>"$scratch/err"
is "three faults as one object" "config 3" \
  "$(jq -r '.error | "\(.code) \(.faults | length)"' "$scratch/err")"
refuses "faults in Chinese" 78 "提示：" cs show "$first" -C "$b" --lang zh

# A policy that reads well and can't be meant: errors fail the check, warnings only a strict one.
m=$scratch/meant
cp -r "$w" "$m"
check() { cs policy check -C "$m" "$@" >"$scratch/out"; }
is "a pack passes" 0 "$(check; echo $?)"
is "laws to verify fail a strict check" 1 "$(check --strict; echo $?)"
sed -i.bak 's/has: {channel: media}/has: {channel: medai}/; s/举报你, /举报你, 举报你们, /' "$m/policy/escalate.yaml"
is "a word that never comes, in one branch" 0 "$(check; echo $?)"
holds "is told" "$(cat "$scratch/out")" "did you mean 'media'?"
holds "a phrase that does nothing" "$(cat "$scratch/out")" "[covered-phrase]"
sed -i.bak 's/from: 80/from: 800/' "$m/policy/escalate.yaml"
is "a tier that is never reached" 1 "$(check; echo $?)"
holds "is told with its place" "$(cat "$scratch/out")" "policy/escalate.yaml:199:11: error: the product"
holds "and counted" "$(tail -n 1 "$scratch/out")" "1 error, "
rm -r "$m"

# Case files
c=$scratch/cut
cp -r "$w" "$c"
cut=$c/cases/2026-03/$first.json
head -c 200 "$(path "$first")" > "$cut"
refuses "a case cut in half" 65 "cases/2026-03/$first.json:" cs show "$first" -C "$c"
refuses "writing to it" 65 "unexpected-end" cs case note "$first" hello -C "$c"
is "it is left as it was" 200 "$(wc -c < "$cut" | tr -d ' ')"
cs list -q -C "$c" >"$scratch/out" 2>"$scratch/err"
is "the list says that it isn't whole" 65 $?
is "the others are listed" "$second" "$(cat "$scratch/out")"
holds "and the bad one is named" "$(cat "$scratch/err")" "$first.json"
cs check -C "$c" >"$scratch/out"
is "check finds it" 1 $?
holds "check names it" "$(cat "$scratch/out")" "$first.json"

f=$scratch/future
cp -r "$w" "$f"
future=$f/cases/2026-03/$first.json
sed -i.bak 's|cs.case/1|cs.case/9|' "$future" && rm "$future.bak"
before=$(cksum < "$future")
is "a later schema is readable" 0 "$(cs show "$first" -C "$f" >/dev/null; echo $?)"
refuses "and never rewritten" 65 "upgrade cs" cs case note "$first" hello -C "$f"
cs check --fix -C "$f" >/dev/null
is "not a byte of it" "$before" "$(cksum < "$future")"

# A text that is nothing but matches: what explains it grows with it, no faster.
for _ in $(seq 20000); do printf '漏电着火，12315见。'; done > "$scratch/matches"
cp -r "$w" "$scratch/explaining"
(ulimit -t 60; cs classify --explain --text - -C "$scratch/explaining" < "$scratch/matches") >"$scratch/out"
is "a text of 60 000 matches is explained" 0 $?
is "and underlined in every line of the answer" 5000 "$(grep -c '~' "$scratch/out")"

l=$scratch/link
cp -r "$w" "$l"
mkdir "$scratch/elsewhere"
rm -r "$l/cases/2026-03" && ln -s "$scratch/elsewhere" "$l/cases/2026-03"
refuses "a link out of the workspace" 73 "leads out" cs intake --what "a complaint" -C "$l"
is "nothing is written there" "" "$(ls "$scratch/elsewhere")"

# Names
refuses "an ambiguous prefix" 66 "$second" cs show 20260304 -C "$w"
refuses "a path for an id" 66 "no case" cs show ../../etc/passwd -C "$w"
refuses "an id that isn't there" 66 "cs list" cs show 20260304-zzzzzz -C "$w"
is "a prefix of the digits" "$first" "$(cs show "${first#*-}" -q -C "$w")"

# Command lines
refuses "an unknown command" 64 "did you mean 'intake'" cs intaek
refuses "an unknown verb" 64 "did you mean 'case note'" cs case nota "$first" -C "$w"
refuses "an unknown option" 64 "--help" cs list --stat open -C "$w"
refuses "a missing argument" 64 "--help" cs case note -C "$w"
refuses "an unknown word" 64 "phone" cs intake --channel telegraph --what x -C "$w" --dry-run
refuses "a time that is none" 64 "2026-01-15" cs list --now yesterday -C "$w"
refuses "an amount that is none" 64 "400" \
  cs remedy offer "$first" --kind refund --what x --amount 1e400 -C "$w" --as zhou-ting
refuses "somebody unknown" 77 "people.yaml" cs case note "$first" hi -C "$w" --as nobody
refuses "somebody who may not" 77 "these may" cs case assign "$first" --to li-na -C "$w"
refuses "standard input that isn't JSON" 65 "1:2" bash -c "printf '{nope}' | '$CS_BIN' intake - -C '$w'"
refuses "an unknown key on standard input" 65 "waht" bash -c "printf '{\"waht\":1}' | '$CS_BIN' intake - -C '$w'"

# States
refuses "closing too early" 65 "root cause" cs case close "$first" --confirmed yes -C "$w"
cs case close "$first" --confirmed yes -C "$w" --json 2>"$scratch/err"
is "all that is missing at once" "not-classified outcome-missing root-cause-missing" \
  "$(jq -r '[.error.faults[].rule] | join(" ")' "$scratch/err")"

# Hostile text never reaches a terminal.
hostile=$(printf 'bad \033]0;title\007 \033[31mred\033[0m')
bad=$(register "$hostile" --name "$hostile")
cs show "$bad" -C "$w" > "$scratch/out"
is "no control characters" 0 "$(tr -d '\n' < "$scratch/out" | LC_ALL=C grep -c '[[:cntrl:]]')"

# A reader that goes away
for i in 1 2 3 4 5; do register "complaint $i" >/dev/null; done
(cs list -C "$w"; echo $? > "$scratch/status") 2>"$scratch/err" | head -n 1 >/dev/null
is "a closed pipe is no error" 0 "$(cat "$scratch/status")"
is "and nothing is said" "" "$(cat "$scratch/err")"

# Folders that can't be written, as somebody who isn't root
r=$scratch/readonly
cp -r "$w" "$r"
chmod 755 "$scratch"
find "$r" -type d -exec chmod 555 {} +
find "$r" -type f -exec chmod 444 {} +
before=$(find "$r" -type f -exec cksum {} + | sort)
as_other=()
[ "$(id -u)" -eq 0 ] && as_other=(setpriv --reuid=65534 --regid=65534 --clear-groups)
if [ "$(id -u)" -ne 0 ] || command -v setpriv >/dev/null; then
  bin=$scratch/cs-other && cp "$CS_BIN" "$bin" && chmod 755 "$bin"
  refuses "a folder without leave to write" 73 "Permission denied" \
    "${as_other[@]}" "$bin" case note "$first" hello -C "$r"
  is "nothing changed there" "$before" "$(find "$r" -type f -exec cksum {} + | sort)"
fi

# Clocks that are wrong: an agent whose machine is an hour ahead
k=$scratch/clocks
cs init "$k" --pack general >/dev/null
at() { CS_NOW=2026-03-04T$1:00+08:00 CS_ACTOR=wang-lei cs "${@:2}" -C "$k"; }
id=$(at 09:00 intake --what "the bill is wrong" -q)
at 10:05 case note "$id" "written an hour ahead" >/dev/null
is "the next write goes on" 0 "$(at 09:05 case note "$id" "written in time" >"$scratch/out" 2>"$scratch/err"; echo $?)"
holds "and says that a clock is wrong" "$(cat "$scratch/err")" "1 h ahead of this machine"
is "check finds it while it is yet to come" 1 "$(at 09:06 check >"$scratch/out"; echo $?)"
holds "and names the event" "$(cat "$scratch/out")" "[clock-ahead]"
is "and is content once it has come" 0 "$(at 10:06 check >/dev/null; echo $?)"
holds "the proof is whole" "$(at 09:06 why "$id" classify)" "30 min in all"
refuses "nothing is done before the receipt" 65 "before the case was received" at 08:50 case contact "$id" --outcome reached
holds "with a hint" "$(cat "$scratch/err")" "check --now, CS_NOW"
refuses "a clock that never ran" 66 "it has: classify (classification), contact (" at 09:06 why "$id" zzz
holds "a clock by the name that people read" "$(at 09:06 why "$id" 分级分类)" "30 min in all"

# Calendars and limits that can't be meant
edit() { cp "$scratch/kept" "$1"; sed -i.bak -E "$2" "$1"; cs policy check -C "$k" 2>&1; }
calendar=$k/policy/calendar.yaml
cp "$calendar" "$scratch/kept"
holds "overlapping windows" "$(edit "$calendar" 's/mon: .*/mon: ["09:00-12:00", "11:00-18:00"]/')" "[overlap]"
holds "a holiday that is a make-up day" "$(edit "$calendar" 's/make_up: \[2026-01-04/make_up: [2026-01-02/')" "[holiday-and-make-up]"
holds "a due time that is another" "$(edit "$calendar" '1s/^/examples: [{from: "2026-02-13 17:00", within: 1 working day, due: "2026-02-16 18:00"}]\n/' >/dev/null; cs policy test calendar -C "$k" 2>&1)" "2026-02-14 18:00"
cp "$scratch/kept" "$calendar"
intake=$k/policy/intake.yaml
cp "$intake" "$scratch/kept"
for limit in 0m "10000 calendar days" "1 fortnight" -5m; do
  holds "a limit of $limit" "$(edit "$intake" "s/within: 10m/within: $limit/")" "policy/intake.yaml:7:30: error: expected a limit"
done
holds "a condition on a fact there isn't" "$(edit "$intake" 's/within: 10m,/within: 10m, when: {has: {chanel: web}},/')" "did you mean 'channel'?"
holds "a likeness above one" "$(edit "$intake" 's/similarity: 0.5/similarity: 1.5/')" "expected a number from 0 to 1"
holds "an id of nothing" "$(edit "$intake" "s/clock: contact/clock: ''/")" "expected an id"
cp "$scratch/kept" "$intake"
remedy=$k/policy/remedy.yaml
cp "$remedy" "$scratch/kept"
holds "a ceiling below nothing" "$(edit "$remedy" 's/ceiling: 2/ceiling: -2/')" "expected a number from 0 to 1000"
holds "so many times what a statute gives" "$(edit "$remedy" 's/ times: 3/ times: 3000/')" "expected a number from 0 to 1000"
cp "$scratch/kept" "$remedy"
visit=$k/policy/visit.yaml
cp "$visit" "$scratch/kept"
holds "a share above all" "$(edit "$visit" 's/later_share: 0.10/later_share: 10/')" "expected a number from 0 to 1"
cp "$scratch/kept" "$visit"
sed -i.bak 's/^timezone: .*/timezone: Asia\/Shangai/' "$k/cs.yaml"
refuses "an unknown time zone" 78 "cs.yaml:8:11" cs next -C "$k"

# A full disk: a small file system of its own, where the system lets us mount one
d=$scratch/disk
mkdir "$d"
if mount -t tmpfs -o size=2m tmpfs "$d" 2>/dev/null; then
  cp -r "$w/." "$d/"
  id=$first
  before=$(cksum < "$d/cases/2026-03/$id.json")
  head -c 4000000 /dev/zero > "$d/filler" 2>/dev/null
  refuses "a full disk" 74 "free some space" \
    cs case note "$id" "$(head -c 4000 /dev/zero | tr '\0' x)" -C "$d"
  is "the case is as it was" "$before" "$(cksum < "$d/cases/2026-03/$id.json")"
  is "no temporary stays" "" "$(find "$d" -name '.cs-tmp-*')"
  rm "$d/filler"
  is "and it goes on afterwards" 0 "$(cs case note "$id" "now it fits" -C "$d" >/dev/null; echo $?)"
  umount "$d"
else
  echo "bad-input: no leave to mount a small disk; the full disk is not tried" >&2
fi

finish
