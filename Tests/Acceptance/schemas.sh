#!/usr/bin/env bash
# What is printed and stored is what the JSON Schemas of the program say, in both languages; and the schemas can say no.
. "$(dirname "$0")/lib.sh"
. "$here/stories.sh"

needs_python jsonschema

# The schemas as the program has them; those of the files that people edit are for policy-schemas.sh.
mkdir "$scratch/schemas" "$scratch/told"
for name in $(cs schema -q | grep -vE '^(policy/.*|scripts|workspace|intake-map)$'); do
  cs schema "$name" >"$scratch/schemas/$name.json"
  is "cs schema $name --json is the same" "$(jq -c . "$scratch/schemas/$name.json")" "$(cs schema "$name" --json)"
done

# told NAME COMMAND - runs a story beside the others; what it prints goes to files of its own.
told() { ("$2") >>"$scratch/told/$1.answers" 2>>"$scratch/told/$1.errors" & }

# run TIME ARGUMENT... - runs a command at that time of the day, in the name of `by` (wang-lei, an agent, unless said), and
# notes whether it ended with `status` (0 unless said).
run() {
  local found
  CS_ACTOR=${by:-wang-lei} CS_NOW=2026-03-04T$1+08:00 cs "${@:2}" --json
  found=$?
  if [ "$found" -eq "${status:-0}" ]; then printf 'ok\n'; else
    printf 'no %s\texpected %d, found %d\n' "$lang: cs ${*:2}" "${status:-0}" "$found"
  fi >>"$scratch/told/desk-$lang.checks"
}

# What the stories leave out: a day at a desk.
desk() {
  local d=$scratch/desk-$lang senior=zhou-ting supervisor=li-na bad=$scratch/bad-$lang id other third again
  export CS_LANG=$lang CS_WORKSPACE=$d

  run 10:00 init "$d" --pack general
  run 10:00 version
  run 10:00 schema
  run 10:00 schema --write
  run 10:00 help
  run 10:00 help case
  run 10:00 help classify
  for file in intake classify people; do run 10:00 policy show $file; done
  run 10:00 policy show
  run 10:00 policy show --effective
  run 10:00 policy show remedy --changed
  run 10:00 policy check
  run 10:00 policy test
  run 10:00 policy test classify --rule hazard-fire --coverage
  run 10:00 list
  run 10:00 next
  run 10:00 check

  # Intake: flags, standard input, the same again, the same customer, others with the same batch, as a rehearsal
  local kettle=(--channel phone --product K2 --lot L7 --where "$(say 家里 'at home')" --emotion anger:6)
  run 10:00 intake "${kettle[@]}" --key k1 --name "$(say 李女士 'Ms Li')" --phone 13900000001 \
    --what "$(say 水壶漏水，桌子也泡坏了 'the kettle leaks and ruined the table')" \
    --demand refund:150 --demand compensation:900 --demand return
  run 10:01 intake "${kettle[@]}" --key k1 --what "$(say 水壶漏水 'the kettle leaks')"
  for order in o-2 o-3; do
    run 10:02 intake "${kettle[@]}" --phone "139 0000 0001" --order $order \
      --what "$(say 水壶漏水，桌子也泡坏了 'the kettle leaks and ruined the table')"
  done
  local fuse=("${kettle[@]}" --phone 13900000002 --what "$(say 水壶一烧就跳闸 'the kettle trips the fuse')")
  run 10:03 intake "${fuse[@]}" --dry-run
  run 10:03 intake "${fuse[@]}" --because "$(say 补登 'entered late')" --note "$(say 客户很急 'in a hurry')"
  run 10:04 intake - <<JSON
{"what": "$(say 水壶烧不开 'the kettle does not boil')", "lot": "L7", "order": "o-1", "summary": "A: B", "skip_level": true,
 "customer": {"id": "m-7", "name": "A", "phone": "13900000003", "address": "x", "class": "gold"},
 "w5h1": {"why": "?", "who": "A"}, "when": "1 March", "how": "-", "received": "2026-03-04T09:50:00+08:00",
 "demands": [{"kind": "repair", "note": "$(say 尽快 soon)"}, "apology"], "emotion": {"kind": "sadness", "intensity": 2}}
JSON
  run 10:05 intake --what "$(say 你们的广告骗人，我要找媒体曝光 'your advertising lies; I go to the press with it')"
  id=$(jq -r 'select(.key == "k1") | .id' "$d"/cases/*/*.json)
  other=$(jq -r 'select(.order == "o-1") | .id' "$d"/cases/*/*.json)
  third=$(jq -r 'select(.channel == null and .order == null) | .id' "$d"/cases/*/*.json)
  again=$(jq -r 'select(.order == "o-2") | .id' "$d"/cases/*/*.json)
  # What people write into a customer's file
  jq '. + {key: true, purchased: "2026-03-02", repaired: "2026-03-03T10:00:00+08:00", consulted: "2026-03-03",
    assigned: "2026-03-01", do_not_disturb: false}' "$d"/customers/*/m-7.json >"$d/new"
  mv "$d/new" "$d"/customers/*/m-7.json

  run 10:06 classify --text "$(say 插座漏电，没有人受伤 'the socket gave my child a shock')"
  run 10:06 classify --text "$(say 你好 hello)"
  run 10:06 classify "$id" --dry-run
  run 10:06 classify "$id"
  by=$senior run 10:07 classify "$id" --set level=2 --set category=billing --because "$(say 各是各的毛病 'not the same fault')"
  run 10:07 classify "$other"
  run 10:07 classify "$third"
  run 10:08 case contact "$id" --outcome unreached
  run 10:08 case contact "$id" --outcome reached --emotion anger:3 --observed dominant --observed expert --dry-run
  run 10:08 case contact "$id" --outcome reached --emotion anger:3 --observed dominant --observed expert
  run 10:08 classify "$id"
  run 10:09 case note "$id" "$(say 下班后接电话 'calls after work')" --observed analytical
  run 10:09 case amend "$id" --set demands.2.amount=1200 --set w5h1.why="$(say 密封圈 'the seal')" \
    --set skip_level=true --set order= --because "$(say 客户更正 'says the customer')"
  run 10:09 case amend "$id" --set emotion.intensity=4
  by=$supervisor run 10:09 case assign "$id" --to $supervisor --because "$(say 换人 change)"
  run 10:10 case request "$id" --unit quality --to chen-bo --what "$(say 检测 test)"
  run 10:10 case request "$id" --unit logistics --what "$(say 停售 'stop the sale')" --note "$(say 加急 urgent)"
  run 10:11 case acknowledge "$id" --unit quality
  run 10:12 case reply "$id" --unit quality --text "$(say 密封圈老化 'the seal is old')"
  run 10:12 case reply "$id" --unit logistics --text "$(say 已停售 'sales stopped')"
  run 10:12 remedy plan "$id"
  run 10:13 case judge "$id" --verdict upheld --cause equipment,third-party --unit quality \
    --direct 300 --indirect 20 --price 150 --basis fraud --chain "$(say 漏水泡坏 'the leak ruined it')"
  run 10:13 case judge "$other" --verdict not-upheld --cause misunderstanding
  run 10:13 case judge "$other" --verdict partly --cause people --unit desk --because "$(say 新证据 'new evidence')"
  run 10:14 remedy plan "$id"
  run 10:14 remedy "$other"

  # Offers: within one's limit, above it, approved, declined; promises
  run 10:15 remedy offer "$id" --kind refund --amount 150 --what "$(say 退款 refund)" --by 2026-03-04T18:00
  run 10:15 remedy offer "$id" --kind compensation --amount 1000.12 --what "$(say 赔桌子 'the table')" --dry-run
  run 10:15 remedy offer "$id" --kind compensation --amount 1000.12 --what "$(say 赔桌子 'the table')"
  run 10:15 remedy offer "$id" --kind compensation --amount 700 --what "$(say 赔一半 'half of it')"
  by=$supervisor run 10:16 remedy decline "$id" 2 --because "$(say 过高 'too much')"
  by=$supervisor run 10:16 remedy approve "$id" 3
  run 10:16 remedy script "$id" --moment offer
  run 10:17 remedy accept "$id" 1
  run 10:17 remedy reject "$id" 3 --because "$(say 太少 'too little')"
  run 10:18 remedy promise "$id" --what "$(say 今天答复 'an answer today')" --by 2026-03-04T12:00
  run 10:18 remedy promise "$id" --what "$(say 今晚答复 'an answer tonight')" --by 2026-03-04T20:00 --replaces 2
  run 10:19 case pause "$id" --because "$(say 等发票 'waiting for the invoice')"
  run 10:19 show "$id"
  run 10:20 case resume "$id"
  by=$senior run 10:20 case extend "$third" plan --by 2026-03-04T20:00 --because "$(say 记者在采访 'the press is here')"
  run 10:21 case inform "$id" --text "$(say 已检测 'it is tested')"
  printf 'evidence of %s' "$lang" >"$scratch/kettle-$lang.txt"
  run 10:21 case evidence "$id" "$scratch/kettle-$lang.txt" --source "$(say 客户 'the customer')" --dry-run
  run 10:21 case evidence "$id" "$scratch/kettle-$lang.txt" --source "$(say 客户 'the customer')"
  run 10:22 case link "$third" "$other" --as related
  run 10:22 case link "$third" "$again" --as batch
  run 10:22 case unlink "$third" "$other"
  run 10:22 case progress "$id"
  for moment in opening explain apology reject; do run 10:23 remedy script "$id" --moment $moment; done

  # Escalation
  run 10:24 escalate abnormal "$id"
  run 10:24 escalate check --dry-run
  run 10:24 escalate check
  run 15:24 escalate check "$id"
  run 15:24 escalate "$third"
  run 15:25 escalate strategies
  run 15:25 escalate crisis "$third"
  run 15:25 escalate press "$third"
  by=$supervisor run 15:26 escalate abnormal "$id" --confirm --because "$(say 核实过 'looked into it')"
  run 15:26 escalate abnormal "$id"
  run 15:26 escalate file "$id" --body samr-12315 --ref 2026-118
  by=$supervisor run 15:27 escalate grade "$third" --influence 5:press --difficulty 2:talks --improvement 1:none
  run 15:27 escalate check "$third"
  run 15:28 next
  run 15:28 next --limit 1
  run 15:28 why "$id"

  run 15:28 next --for $supervisor --within 2h
  status=1 run 15:28 next --overdue
  run 15:28 list --limit 2
  run 15:28 list --overdue --state working

  # To the end, and back
  run 15:30 remedy keep "$id" 1
  run 15:30 remedy keep "$id" 3
  run 15:31 case cause "$id" supplier
  run 15:31 case improve "$id" --what "$(say 换供应商 'another supplier')" --cause supplier \
    --owner $supervisor --by 2026-04-01
  run 15:31 case improve "$id" --done 1
  run 15:32 case resolve "$id" --outcome "$(say 已退款 refunded)" --first-contact
  run 15:33 case close "$id" --confirmed yes --satisfaction 4 --dry-run
  run 15:33 case close "$id" --confirmed yes --satisfaction 4
  run 15:34 case progress "$id"
  run 15:34 list --state closed
  run 15:34 visit due
  run 22:34 next
  for mood in satisfied neutral dissatisfied; do run 15:34 visit script "$id" --mood $mood; done
  run 15:35 visit plan --group complaint --period 2026-03 --dry-run
  run 15:35 visit plan --group complaint --period 2026-03
  run 15:35 visit plan --group complaint --period 2026-03 --seed 7
  run 15:35 visit plan --group ordinary --period 2026-Q1
  run 15:35 visit plan --group new --period 2026-03-01..2026-03-15
  run 15:36 visit record "$id" --outcome unreached --channel phone
  run 15:37 visit record "$id" --outcome reached --satisfaction 2 --channel phone \
    --text "$(say 还漏 'it still leaks')" --demand "$(say 再换 'another one')" --suggestion "$(say 早点说 'say so earlier')"
  run 15:38 case resolve "$id" --outcome "$(say 已换 exchanged)"
  for minute in 40 41 42; do run 15:$minute case contact "$id" --outcome unreached; done
  run 15:43 case close "$id" --confirmed attempts
  by=$senior run 15:44 case reopen "$id" --because "$(say 又漏 'it leaks again')"
  run 15:45 show "$id"
  run 15:45 show "$third"
  for group in unit person level category channel; do run 16:00 assess --period 2026-03 --by $group; done
  run 16:00 assess --period 2026-Q1
  run 16:00 assess causes --period 2026

  # Refusals
  status=64 run 16:00 intaek
  status=64 run 16:00 list --stat open
  status=64 run 16:00 intake --channel fax --demand money --what x
  status=65 run 16:00 case close "$third" --confirmed yes
  status=65 run 16:00 intake - <<<'{nope}'
  status=65 run 16:00 intake - <<<'{"waht": 1, "emotion": "joy"}'
  status=66 run 16:00 show zzzzzz
  status=66 run 16:00 show 202603
  status=66 run 16:00 schema cases
  status=73 run 16:00 init "$d" --pack general
  by=nobody status=77 run 16:00 case note "$id" x
  status=77 run 16:00 case assign "$id" --to $supervisor
  status=78 run 16:00 list -C "$scratch"
  # Bulk intake: a good row, one seen before, one with two faults.
  printf 'what,key,received,channel\nlate,b1,2026-03-01 09:00,phone\nlate,b1,2026-03-01 09:00,phone\nlate,b2,yesterday,pigeon\n' >"$bad.csv"
  status=65 run 10:00 intake --from "$bad.csv"
  # One matter told twice, and three customers of one lot.
  printf 'what,key,received,phone,lot\n%s,b3,2026-03-01,13900000041,L7\n%s,b4,2026-03-01,13900000041,L7\nbad,b5,2026-03-01,13900000042,L7\nbad,b6,2026-03-01,13900000043,L7\n' "sour milk" "sour milk" >"$bad.csv"
  run 10:00 intake --from "$bad.csv"

  # The words of --text, the customer's archive, the form
  run 10:00 intake --text "$(say '昨天买的水壶漏水，订单号 A10023，退我 80 元，电话 13900000007' 'The kettle from yesterday leaks, order A10023, I want my $80 back.')" --key t1
  run 10:00 case amend "$(cs list -q | tail -1)" --set customer.phone=13900000007
  run 10:00 intake customer 13900000008 --set name=Q --set key=true
  run 10:00 intake customer 13900000008 --set key= --dry-run
  run 10:00 intake customer 13900000008
  run 10:00 intake form "$(cs list -q | tail -1)"
  run 10:00 intake map
  run 10:00 intake map cfpb
  run 10:00 policy score
  printf '{"text":"late","level":2}\n' >"$bad.jsonl"
  run 10:00 policy score "$bad.jsonl"
  run 10:00 policy learn --dry-run
  cp -r "$d/policy" "$bad.policy"
  sed -i '/^rules:/a\  - {id: called, level: 1, rule: CLS-1, name: {zh: 来电, en: called}, when: {at_least: {history.count: 0}}}' \
    "$bad.policy/classify.yaml"
  for other in $(cs list --state received -q); do by=$senior run 16:00 classify "$other"; done
  run 10:00 classify --replay "$bad.policy"
  run 10:00 classify --text "$(say 我同学在台里跑民生口，她说想来坐坐 'my cousin produces a consumer programme and is most interested')"

  CS_PLUGIN_PATH=$scratch/plugins status=69 run 16:00 broken

  # A workspace of thin files
  cp -r "$d" "$d-thin"
  export CS_WORKSPACE=$d-thin
  for file in classify remedy work calendar; do
    printf 'schema: cs.policy.%s/1\nextends: electricity\n' $file >"$d-thin/policy/$file.yaml"
  done
  printf 'rules: [{id: hazard-fire, remove: true}]\ndefault: {level: 3}\n' >>"$d-thin/policy/classify.yaml"
  run 16:00 policy show --effective
  run 16:00 policy show --changed
  run 16:00 policy test
  printf 'examples: [{from: "2026-03-04 10:00", within: 1h, due: "2026-03-04 10:30"}]\n' >>"$d-thin/policy/calendar.yaml"
  status=1 run 16:00 policy test calendar
  status=1 run 16:00 policy check
  run 16:00 classify "$id"
  run 16:00 show "$id"
  run 16:00 why "$id"
  run 16:00 assess --period 2026-03
  export CS_WORKSPACE=$d

  # A workspace in bad order: warnings, findings, faults
  cp -r "$d" "$bad"
  export CS_WORKSPACE=$bad
  printf '{' >"$(echo "$bad"/cases/*/"$other.json")"
  sed -i.bak 's/"state": "[a-z]*"/"state": "agreed"/' "$bad"/cases/*/"$third.json"
  status=65 run 16:00 list
  status=1 run 16:00 check
  status=1 run 16:00 check --fix
  for side in base ours theirs; do cp "$d/cases/2026-03/$id.json" "$bad/$side"; done
  run 16:00 merge-file "$bad/base" "$bad/ours" "$bad/theirs" "cases/2026-03/$id.json"
  sed -i.bak 's/{verb: intake, role: clerk}/{verb: intake, rule: clerk}/; s/attempts: 3/attempts: many/' \
    "$bad/policy/work.yaml"
  sed -i.bak 's/is: true/is: false/' "$bad/policy/classify.yaml"
  sed -i.bak 's/is: false/is: true/' "$bad/policy/escalate.yaml"
  status=1 run 16:00 policy check
  status=78 run 16:00 case note "$id" x
  status=1 run 16:00 policy test --coverage
  # Nobody to take a case, at night
  sed -i.bak 's/^standby:.*/standby: {}/; /^standby:/q' "$bad/policy/people.yaml"
  cp "$d/policy/work.yaml" "$bad/policy/work.yaml"
  run 03:00 intake --now 2026-03-05T03:00+08:00 --what "$(say 水壶漏水 'the kettle leaks')"
  id=$(jq -r .id "$bad"/cases/2026-03/20260305-*.json)
  run 03:01 classify --now 2026-03-05T03:01+08:00 "$id"
}

mkdir "$scratch/plugins"
printf '#!/no/such/program\n' >"$scratch/plugins/cs-broken"
chmod +x "$scratch/plugins/cs-broken"
form=json
workspaces=()
for lang in zh en; do
  for story in cross_wired brake desk; do
    folder=$scratch/$story-$lang
    workspaces+=("$folder")
    told "$story-$lang" $story
  done
done
wait

for story in cross_wired-zh cross_wired-en brake-zh brake-en; do
  is "$story: nothing is refused" "" "$(cat "$scratch/told/$story.errors")"
done
python3 "$here/validate.py" "$scratch/schemas" "$scratch/told" "${workspaces[@]}" >"$scratch/told/validate.checks"
is "validate.py came to its end" 0 $?
while IFS=$'\t' read -r check why; do
  case "$check" in ok*) ok ;; *) no "${check#no }" "$why" ;; esac
done < <(cat "$scratch"/told/*.checks)

finish
