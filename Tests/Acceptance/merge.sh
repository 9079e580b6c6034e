#!/usr/bin/env bash
# Two branches that worked on one case merge without conflict, lose no event, and give the same bytes whichever merges.
. "$(dirname "$0")/lib.sh"
export CS_LANG=en GIT_CONFIG_GLOBAL=$scratch/gitconfig PATH="$scratch/bin:$PATH"
mkdir -p "$scratch/bin" && ln -s "$CS_BIN" "$scratch/bin/cs"
git config --global user.email wang-lei@example.com
git config --global user.name "Wang Lei"
git config --global init.defaultBranch main
git config --global advice.detachedHead false
git config --global commit.gpgsign false

if CS_BIN=$CS_BIN python3 "$here/merge_property.py" "$scratch" "${MERGE_ROUNDS:-6}" "${MERGE_SEED:-1}"; then ok; else no "random histories"; fi

# desk NAME - a workspace in a repository with one case; $case is its id.
desk() {
  d=$scratch/$1
  git init -q "$d"
  cs init "$d" --pack general -q >/dev/null
  cd "$d" || exit 1
  export CS_ACTOR=wang-lei CS_NOW=2026-03-04T10:00+08:00
  case=$(cs intake --channel phone --what "the kettle leaks" --phone 13900000001 -q 2>"$scratch/err")
  git add -A && git commit -qm start
  file=cases/2026-03/$case.json
}
# Once all that was written has come to pass.
check_later() { CS_NOW=2026-04-01T10:00+08:00 cs check "$@"; }
note() { CS_NOW=$1 cs case note "$case" "$2" >/dev/null && git commit -qam "$2"; }
notes() { jq -r '[.events[] | select(.kind == "noted") | .data.text] | sort | join(" ")' "$file"; }

desk driver
is "init in a repository registers the driver by its path" "' merge-file %O %A %B %P" "$(git config merge.cs.driver | sed "s,^'/[^']*,,")"
holds "the attributes cover the records" "$(git check-attr merge "$file")" "merge: cs"

# A clone learns the driver from its first write, which says so once.
git clone -q "$d" "$scratch/clone"
holds "a clone's first write registers" "$(cs case note "$case" hello -C "$scratch/clone" 2>&1 >/dev/null)" "registered"
is "and says so once" "" "$(cs case note "$case" again -C "$scratch/clone" 2>&1 >/dev/null)"

# Rebase and cherry-pick
desk rebase
git switch -qc side && note 2026-03-04T10:05+08:00 side1 && note 2026-03-04T10:06+08:00 side2
git switch -q main && note 2026-03-04T10:04+08:00 main1
git switch -q side && git rebase -q main >/dev/null 2>&1
is "rebase keeps every event" "main1 side1 side2" "$(notes)"
git switch -q main && git cherry-pick side >/dev/null 2>&1
is "cherry-pick brings an event with those its writer had seen" "main1 side1 side2" "$(notes)"
git merge -q side -m merged >/dev/null 2>&1
is "and a later merge doubles nothing" "main1 side1 side2" "$(notes)"
is "the record is whole" 0 "$(check_later >/dev/null; echo $?)"

# Criss-cross: each branch merged the other's past before both went on.
desk criss
git switch -qc left && note 2026-03-04T10:01+08:00 l1
git switch -qc right main && note 2026-03-04T10:02+08:00 r1
git tag r1 && git merge -q left -m m1 >/dev/null && git switch -q left && git merge -q r1 -m m2 >/dev/null
note 2026-03-04T10:03+08:00 l2 && git switch -q right && note 2026-03-04T10:04+08:00 r2
git merge -q left -m m3 >/dev/null 2>&1
is "criss-cross keeps all" "l1 l2 r1 r2" "$(notes)"
right=$(cksum < "$file")
git switch -q left && git merge -q right -m m4 >/dev/null 2>&1
is "the same bytes on both sides" "$right" "$(cksum < "$file")"

# Unknown fields: three ways; where both changed one, the later side wins and a note keeps the other.
desk fields
jq --indent 2 '. + {"x_floor": "1", "x_door": "a"}' "$file" > new && mv new "$file" && git commit -qam base
git switch -qc side && jq --indent 2 '.x_floor = "2"' "$file" > new && mv new "$file" && note 2026-03-04T10:09+08:00 late
git switch -q main && jq --indent 2 '.x_floor = "3" | .x_door = "b"' "$file" > new && mv new "$file" && note 2026-03-04T10:05+08:00 early
git merge -q side -m merged >/dev/null 2>&1
is "the later side's value" "2 b" "$(jq -r '"\(.x_floor) \(.x_door)"' "$file")"
is "the other is noted" 3 "$(jq -r '.events[] | select(.data.field == "x_floor") | .data.value' "$file")"
is "in order" 0 "$(check_later >/dev/null; echo $?)"

# A clone whose git merged as text
desk text
git config --remove-section merge.cs
git switch -qc side && CS_NOW=2026-03-04T10:05+08:00 cs case note "$case" side >/dev/null 2>&1
git config --remove-section merge.cs; git commit -qam side
git switch -q main && CS_NOW=2026-03-04T10:06+08:00 cs case note "$case" main >/dev/null 2>&1
git config --remove-section merge.cs; git commit -qam main
git merge -q side >/dev/null 2>&1
is "git leaves markers" yes "$(grep -q '^<<<<<<<' "$file" && echo yes)"
check_later > "$scratch/out"
is "check says so" 1 $?
holds "and names the markers" "$(cat "$scratch/out")" conflict-markers
holds "and the driver" "$(cat "$scratch/out")" driver-missing
refuses "nobody writes to it" 65 "" cs case note "$case" more
check_later --fix >/dev/null
is "fix merges from git's stages" "main side" "$(notes)"
is "git sees it resolved" "" "$(git diff --name-only --diff-filter=U)"
git commit -qm merged
is "and all is well" 0 "$(check_later >/dev/null; echo $?)"

# Markers that somebody committed: git has no stages any more, the text itself has both sides.
git config --remove-section merge.cs
git switch -qc other && note 2026-03-04T10:07+08:00 other 2>/dev/null
git switch -q main && note 2026-03-04T10:08+08:00 third 2>/dev/null
git config --remove-section merge.cs
git merge -q other >/dev/null 2>&1
git add -A && git commit -qm "committed with its markers"
check_later --fix >/dev/null
is "markers that were committed are merged too" "main other side third" "$(notes)"

# A driver that fails: git keeps one side, without markers, and says so in its index only.
desk failing
git checkout -qb other
note 2026-03-05T10:00:00+08:00 theirs
git checkout -q main
note 2026-03-05T11:00:00+08:00 ours
git config merge.cs.driver false
git merge -q other >/dev/null 2>&1
is "git keeps one side" "ours" "$(notes)"
is "check finds the record and the driver" "driver-missing unmerged" "$(check_later --json | jq -r '[.findings[].rule] | sort | join(" ")')"
holds "a write registers the driver again" "$(cs case note "$case" since -q 2>&1 >/dev/null)" "registered the merge driver"
check_later --fix >/dev/null
is "--fix merges both sides and what came since" "ours since theirs" "$(notes)"
is "git has nothing unmerged left" "" "$(git ls-files --unmerged)"
is "and check is content" "[]" "$(check_later --json | jq -c .findings)"

# The same complaint of a web form, taken in on two branches on two days: two cases have one key.
desk keys
taken() { CS_NOW=$1 cs intake --channel web --what "the fridge is loud" --phone 13900000002 --key form-17 -q 2>/dev/null; }
git switch -qc monday && first=$(taken 2026-03-05T10:00+08:00) && git add -A && git commit -qm monday
git switch -q main && second=$(taken 2026-03-06T10:00+08:00) && git add -A && git commit -qm main
git merge -q monday -m merged
is "check finds two cases with one key" "same-key cases/2026-03/$second.json" \
  "$(check_later --json | jq -r '.findings[] | "\(.rule) \(.file)"')"
hint=$(check_later --json | jq -r '.findings[0].hint')
is "and says how they become one matter" "cs case link $second $first --as duplicate" "$hint"
CS_NOW=2026-03-07T10:00+08:00 $hint >/dev/null
is "which settles it" "[]" "$(check_later --json | jq -c .findings)"

finish
