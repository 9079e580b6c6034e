#!/usr/bin/env bash
# The golden cases: what the program answers, for people in both languages and for programs, and
# that the answers are those the domain states.
. "$(dirname "$0")/lib.sh"
. "$here/stories.sh"

for story in cross_wired brake; do
  for lang in zh en; do
    for form in text json; do
      folder=$scratch/$story-$lang-$form
      show=
      [ "$form" = text ] && show=show_line
      ( $story ) >"$scratch/told" 2>&1
      golden "$story.$lang.$form" <"$scratch/told"
    done
  done
done

# The answers that domain.md states for S3 §1, asked of the finished workspace.
ask() { (cd "$1" && CS_NOW=2009-03-02T09:00+08:00 CS_ACTOR=zhao-min cs "${@:2}" --json); }
for lang in zh en; do
  w=$scratch/cross_wired-$lang-text
  id=$(cs list -q -C "$w")
  shown=$(ask "$w" show "$id")
  query() { printf '%s' "$shown" | jq -r "$1"; }
  is "s3 $lang: level" 2 "$(query .case.level)"
  is "s3 $lang: category" metering "$(query .case.category)"
  is "s3 $lang: skip-level" true "$(query .case.skip_level)"
  is "s3 $lang: cause ours" people,process "$(query '.case.judgement.cause | join(",")')"
  is "s3 $lang: mindset" venting "$(query '.case.mindset[0]')"
  is "s3 $lang: signals" "abnormal excessive-claim repeat skip-level" \
    "$(query '.case.escalation.signals | sort | join(" ")')"
  is "s3 $lang: apology refused" rejected "$(query '.case.offers[] | select(.kind == "apology") | .status')"
  is "s3 $lang: expectations" "satisfiable satisfiable unreasonable" \
    "$(query '[.case.demands[].expectation] | join(" ")')"
  is "s3 $lang: root causes" "duty first-contact acceptance-check" \
    "$(query '.case.root_causes | join(" ")')"
  is "s3 $lang: the visit was due after closing" met \
    "$(query '.clocks[] | select(.clock == "visit") | .verdict')"
  plan=$(ask "$w" remedy plan "$id")
  is "s3 $lang: direct loss" 400.00 "$(printf '%s' "$plan" | jq -r .compensation.direct.amount)"
  is "s3 $lang: claim" 10000.00 "$(printf '%s' "$plan" | jq -r .compensation.claim.amount)"
  is "s3 $lang: ratio" 25 "$(printf '%s' "$plan" | jq -r .compensation.ratio)"
  is "s3 $lang: verdict" unreasonable "$(printf '%s' "$plan" | jq -r .compensation.verdict)"
  is "s3 $lang: check" 0 "$(ask "$w" check | jq '.findings | length')"

  w=$scratch/brake-$lang-text
  id=$(cs list -q -C "$w")
  shown=$(ask "$w" show "$id")
  is "brake $lang: level" 1 "$(query .case.level)"
  is "brake $lang: by a safety rule" hazard-brakes \
    "$(query '[.case.events[] | select(.kind == "classified") | .data.because[].id][0]')"
  is "brake $lang: a supervisor takes it" chen-bo "$(query .case.owner)"
  is "brake $lang: plan due in 30 min" 30m \
    "$(query '.clocks[] | select(.clock == "plan") | .within')"
  is "brake $lang: plan in time" met "$(query '.clocks[] | select(.clock == "plan") | .verdict')"
  is "brake $lang: exchanged the next day" 2026-03-05 "$(query '.case.promises[0].kept[0:10]')"
  is "brake $lang: visit satisfied" satisfied \
    "$(query '.case.events[] | select(.kind == "visited") | .data.mood')"
done

finish
