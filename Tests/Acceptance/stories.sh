# The two stories, each told once: as a person sees it, in either language, or as JSON.
#
# `step TIME WHO ARGUMENT...` runs one command at that time; a story sets `case` once it has one.
# Set before: lang (zh or en), form (text or json), show (what to do with each command line).

step() {
  local now=$1 who=$2 status
  shift 2
  if [ "$form" = json ]; then set -- "$@" --json; fi
  ${show:-true} "$who" "$@"
  CS_NOW=$now CS_ACTOR=$who "$CS_BIN" "$@"
  status=$?
  [ "$status" -eq 0 ] || printf '(exit %d)\n' "$status"
  [ -n "${show:-}" ] && printf '\n'
  return 0
}

# say ZH EN - the text in the language of the story.
say() { if [ "$lang" = zh ]; then printf '%s' "$1"; else printf '%s' "$2"; fi; }

# show_line WHO ARGUMENT... - a command line as one would type it.
show_line() {
  local word
  printf '$ cs'
  shift
  for word in "$@"; do
    case "$word" in
      *[!A-Za-z0-9_.:=/,+-]*) printf ' "%s"' "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
}

# workspace PACK ZH EN - a new workspace that calls itself so.
workspace() {
  "$CS_BIN" init "$folder" --pack "$1" --lang "$lang" -q >/dev/null
  sed -i.bak "s|^name: .*|name: {zh: $2, en: $3}|" "$folder/cs.yaml"
  rm -f "$folder/cs.yaml.bak"
  cd "$folder" || exit 1
}

# S3 §1: the cross-wired meter.
cross_wired() {
  workspace electricity 城东供电所 "Chengdong Power"
  step 2009-02-23T09:30+08:00 chen-jing intake --channel phone --skip-level --key s3 \
    --name "$(say 王先生 'Mr Wang')" --phone 13800001234 \
    --what "$(say '批量更换载波电表时，我家的表和隔壁营业厅接串了，他们用的电一直算在我头上。账上说我欠475元，1月14日我先交了400元；抄表员明明已经看出接串了，还一再催我把剩下的75元补上，我没有答应，后来才有电工来把线改正。我要求退钱、把账改对；光道歉我不接受，另外要求赔偿精神损失1万元。' \
      'When all the meters were changed for carrier meters, mine was cross-wired with the business hall next door, and their power was billed to me. They said I owed 475; on 14 January I paid 400. The reader saw the cross-wiring and still pressed me for the other 75, again and again; I refused, and only then did an electrician put the wiring right. I want my money back and the bill corrected. An apology is not enough: I claim 10,000 for mental distress.')" \
    --when "$(say 2008年12月至2009年2月 'December 2008 to February 2009')" \
    --where "$(say 城东路3号 '3 East Road')" \
    --demand refund:400 --demand correction --demand compensation:10000 --emotion anger:7
  case=$("$CS_BIN" list -q)
  step 2009-02-23T09:36+08:00 li-qiang case contact "$case" --outcome reached --emotion anger:4
  step 2009-02-23T09:50+08:00 li-qiang classify "$case"
  step 2009-02-23T10:05+08:00 li-qiang case request "$case" --unit metering --to he-gang \
    --what "$(say 查清接线，谁验收的换表 'trace the wiring; who accepted the meter change?')"
  step 2009-02-23T10:40+08:00 he-gang case acknowledge "$case" --unit metering
  step 2009-02-23T13:50+08:00 he-gang case reply "$case" --unit metering \
    --text "$(say 批量换表时两户接串，完工后没有人逐户验收 'cross-wired at the bulk change; nobody checked house by house afterwards')"
  step 2009-02-23T14:20+08:00 li-qiang case judge "$case" --verdict upheld --cause people,process \
    --unit metering --direct 400 \
    --chain "$(say 串户期间隔壁的用电计入他的户号 "the neighbour's use was billed to his account")"
  step 2009-02-23T14:30+08:00 li-qiang remedy plan "$case"
  step 2009-02-23T15:00+08:00 li-qiang remedy offer "$case" --kind refund --amount 400 \
    --what "$(say 退还替隔壁交的400元 "the 400 paid for the neighbour's power")" --by 2009-02-25T18:00+08:00
  step 2009-02-23T15:02+08:00 li-qiang remedy offer "$case" --kind correction \
    --what "$(say 按实际用电重算账单，欠费记录清零 'the bill recomputed from actual use, the arrears cleared')" --by 2009-02-25T18:00+08:00
  step 2009-02-23T15:04+08:00 li-qiang remedy offer "$case" --kind apology \
    --what "$(say 班长上门当面道歉 'the head of the crew apologises at the door')"
  step 2009-02-23T16:30+08:00 li-qiang remedy accept "$case" 1
  step 2009-02-23T16:31+08:00 li-qiang remedy accept "$case" 2
  step 2009-02-23T16:32+08:00 li-qiang remedy reject "$case" 3 \
    --because "$(say 道歉不接受，坚持赔1万元 'the apology is refused; he insists on 10,000')"
  step 2009-02-23T16:40+08:00 li-qiang escalate check "$case"
  step 2009-02-23T16:50+08:00 zhao-min escalate grade "$case" \
    --influence "3:$(say 省公司转办 'passed on by the provincial company')" \
    --difficulty "4:$(say 拒绝道歉，索赔为损失的25倍 'apology refused, 25 times the loss claimed')" \
    --improvement "4:$(say 整批换表没有验收 'a whole batch of meters unchecked')"
  step 2009-02-23T17:10+08:00 li-qiang case inform "$case" \
    --text "$(say 线已改正，400元和新账单周三前办好；精神损失没有依据，书面说明附后 'The wiring is right; the 400 and the new bill by Wednesday. There is no ground for the distress claim; the reasons follow in writing.')"
  step 2009-02-25T10:00+08:00 li-qiang remedy keep "$case" 1
  step 2009-02-25T10:05+08:00 li-qiang remedy keep "$case" 2
  for cause in duty first-contact acceptance-check; do
    step 2009-02-25T10:10+08:00 li-qiang case cause "$case" "$cause"
  done
  step 2009-02-25T10:15+08:00 zhao-min case improve "$case" --cause acceptance-check --owner he-gang --by 2009-03-20 \
    --what "$(say 批量换表后双人逐户核对接线 'two people check the wiring house by house after a bulk change')"
  step 2009-02-26T09:30+08:00 li-qiang case resolve "$case" \
    --outcome "$(say 已退400元，账单重算，接线改正；精神损失不予支持，已书面说明理由 '400 refunded, bill recomputed, wiring corrected; the distress claim declined with reasons in writing')"
  step 2009-02-26T10:00+08:00 li-qiang case close "$case" --confirmed yes --satisfaction 3
  step 2009-02-27T10:00+08:00 li-qiang visit due
  step 2009-02-27T10:05+08:00 li-qiang visit script "$case"
  step 2009-02-27T10:20+08:00 li-qiang visit record "$case" --outcome reached --satisfaction 4 --channel phone \
    --text "$(say 账单已改对，希望以后换表先核对 'the bill is right now; next time check before changing meters')"
  step 2009-03-02T09:00+08:00 zhao-min show "$case"
  step 2009-03-02T09:05+08:00 zhao-min assess --period 2009-02
  step 2009-03-02T09:06+08:00 zhao-min assess causes --period 2009-02
  step 2009-03-02T09:10+08:00 zhao-min check
}

# S0 2.2: the pram's brake.
brake() {
  workspace general 安心母婴 "Anxin Baby Goods"
  step 2026-03-04T10:00+08:00 wang-lei intake --channel app --key brake-1 \
    --name "$(say 李女士 'Ms Li')" --phone 13900005678 --product T3 --lot B0226 \
    --what "$(say '新买的婴儿推车，刹车失灵，停在坡上自己往下溜，差点撞到人。' 'The brakes on the new pram do not hold: on a slope it rolled away by itself and nearly hit somebody.')" \
    --when "$(say 今天上午 'this morning')" --where "$(say 小区门口 'at our gate')" \
    --demand exchange --emotion anxiety:8
  case=$("$CS_BIN" list -q)
  step 2026-03-04T10:04+08:00 wang-lei case contact "$case" --outcome reached --emotion anxiety:5
  step 2026-03-04T10:06+08:00 wang-lei classify "$case"
  step 2026-03-04T10:10+08:00 chen-bo case request "$case" --unit quality --to chen-bo \
    --what "$(say 同批次刹车逐台检测 'test the brakes of the whole batch')"
  step 2026-03-04T10:12+08:00 chen-bo case acknowledge "$case" --unit quality
  step 2026-03-04T10:20+08:00 chen-bo remedy plan "$case"
  step 2026-03-04T10:25+08:00 chen-bo remedy offer "$case" --kind exchange \
    --what "$(say 明天送上检测合格的新车，取走旧车 'a tested new pram brought tomorrow, the old one taken away')" --by 2026-03-05T18:00+08:00
  step 2026-03-04T11:00+08:00 wang-lei remedy accept "$case" 1
  step 2026-03-04T13:40+08:00 chen-bo case reply "$case" --unit quality \
    --text "$(say 'B0226 批刹车片偏软，已停售待检' 'batch B0226 has soft brake pads; sales stopped')"
  step 2026-03-04T14:00+08:00 chen-bo case judge "$case" --verdict upheld --cause equipment --unit quality --direct 0
  step 2026-03-05T11:00+08:00 chen-bo remedy keep "$case" 1
  step 2026-03-05T11:10+08:00 chen-bo case cause "$case" supplier
  step 2026-03-05T11:20+08:00 chen-bo case resolve "$case" \
    --outcome "$(say 次日换新，批次停售检测 'exchanged the next day; the batch withdrawn for tests')"
  step 2026-03-05T16:00+08:00 wang-lei case close "$case" --confirmed yes --satisfaction 5
  step 2026-03-06T10:00+08:00 wang-lei visit record "$case" --outcome reached --satisfaction 5 --channel phone \
    --text "$(say 没想到这么快 'did not expect it that fast')"
  step 2026-03-06T10:10+08:00 li-na show "$case"
  step 2026-03-31T17:00+08:00 li-na assess --period 2026-03
  step 2026-03-31T17:10+08:00 li-na check
}
