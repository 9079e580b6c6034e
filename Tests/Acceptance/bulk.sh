#!/usr/bin/env bash
# Bulk intake: tables as the world writes them, what is refused and fed again, an import that is killed and run again.
. "$(dirname "$0")/lib.sh"
export CS_ACTOR=wang-lei CS_NOW=2026-03-04T10:00+08:00 CS_LANG=en

w=$scratch/desk
cs init "$w" --pack general --timezone Asia/Shanghai -q >/dev/null
cd "$scratch" || exit 1
count() { cs list -C "$w" -q | wc -l | tr -d ' '; }
fresh() { rm -rf "$w" && cs init "$w" --pack general --timezone Asia/Shanghai -q >/dev/null; }
field() { cs show "$1" -C "$w" --json | jq -r "$2"; }

# A sheet with Chinese headings, quotes, line ends in cells, dates and amounts in several spellings.
cat > sheet.csv <<'CSV'
工单号,受理时间,受理渠道,客户姓名,联系电话,投诉内容,诉求,金额
1,2026-01-05 09:30,电话,王五,139-0000-0001,"电饭煲漏电,
手麻",换货,
2,2026年1月6日 14:05,门店,李四,＋86 13900000002,"多收了""三次""钱",退款,1.2万
3,2026-02-30,电话,赵六,13900000003,坏了,维修,
4,2026-01-07,12315,,,没有发票,,
5,2026-01-07,电话,钱七,13900000004,,赔偿,200
6,2026-01-07,电话,钱七,13900000004,坏了,赔偿,1e400
CSV
cs intake --from sheet.csv --map sheet -C "$w" --json --rejects bad.csv > rows
is "a sheet: some rows are refused" 65 $?
is "a sheet: every row is answered for" "1 2 3 4 5 6" "$(jq -r .row rows | tr '\n' ' ' | sed 's/ $//')"
is "a sheet: good rows are kept" 3 "$(count)"
is "a sheet: reasons" "bad-date nothing-told bad-amount" "$(jq -r '.error.rule // empty' rows | tr '\n' ' ' | sed 's/ $//')"
second=$(jq -r 'select(.row == 2).id' rows)
is "a sheet: the row's own time" 2026-01-06T14:05:00+08:00 "$(field "$second" .case.received)"
is "a sheet: an amount in 万" 12000.00 "$(field "$second" '.case.demands[0].amount.amount')"
is "a sheet: quotes in a cell" '多收了"三次"钱' "$(field "$second" .case.w5h1.what)"
is "a sheet: a channel by its code" regulator "$(field "$(jq -r 'select(.row == 4).id' rows)" .case.channel)"
is "a sheet: a line end in a cell" "2 4" "$(jq -r 'select(.row < 3).line' rows | tr '\n' ' ' | sed 's/ $//')"

# What was refused is mended and fed again, with the same map.
sed -i 's/2026-02-30/2026-02-27/; s/1e400/400/' bad.csv
cs intake --from bad.csv --map sheet -C "$w" --json > again
is "mended rows are registered" "1 null 3" "$(jq -r 'if .id then .row else null end' again | tr '\n' ' ' | sed 's/ $//')"
cs intake --from sheet.csv --map sheet -C "$w" --json > rows
is "a row seen before is written once" "3 5" "$(jq -s 'map(select(.seen)) | length' rows) $(count)"

# The same in other encodings and with other marks: all are seen before.
for encoding in GB18030 UTF-16 UTF-16LE; do
  { [ "$encoding" = UTF-16LE ] && printf '\xff\xfe'; iconv -f UTF-8 -t "$encoding" sheet.csv; } > other.csv
  cs intake --from other.csv --map sheet -C "$w" --json > rows 2>err
  is "read as $encoding" 3 "$(jq -s 'map(select(.seen)) | length' rows)"
done
{ printf "\xef\xbb\xbf"; cat sheet.csv; } > bom.csv
is "a byte order mark" 3 "$(cs intake --from bom.csv --map sheet -C "$w" --json | jq -s 'map(select(.seen)) | length')"
printf 'what;key\nbroken;k1\n"a;b";k2\n' > semicolon.csv
is "semicolons" "broken a;b" "$(for id in $(cs intake --from semicolon.csv -C "$w" -q); do field "$id" .case.w5h1.what; done | tr '\n' ' ' | sed 's/ $//')"
printf 'what\tkey\nrude\tk3\n' | cs intake --from - -C "$w" -q > ids
is "tabs, from standard input" rude "$(field "$(cat ids)" .case.w5h1.what)"
printf '{"what":"late","key":"k4"}\n\n{"what":\n{"what":"late"}\n' | cs intake --from - -C "$w" --json > rows
is "JSON Lines" "true,bad,true" "$(jq -r 'if .id then "true" else "bad" end' rows | paste -sd, -)"

# Whole files that can't be read.
printf 'name,phone\na,b\n' > columns.csv
refuses "a missing column" 65 "what" cs intake --from columns.csv -C "$w"
refuses "a column of the map is missing" 65 "Complaint ID" cs intake --from columns.csv --map cfpb -C "$w"
printf 'what\n"open\n' > open.csv
refuses "a quote never closed" 65 "never closed" cs intake --from open.csv -C "$w"
printf 'what\n\xff\xfe\xfa\x00\n' > bytes.csv
refuses "an encoding that can't be told" 65 "encoding" cs intake --from bytes.csv -C "$w"
refuses "no such file" 66 "nowhere.csv" cs intake --from nowhere.csv -C "$w"
refuses "no such map" 66 "sheet" cs intake --from sheet.csv --map sheeet -C "$w"
printf 'schema: cs.intake-map/1\ncolums: {}\n' > map.yaml
refuses "a map with a fault" 65 "map.yaml:2:1" cs intake --from sheet.csv --map map.yaml -C "$w"
printf 'what\n' > empty.csv
is "a header alone" 0 "$(cs intake --from empty.csv -C "$w" >/dev/null 2>&1; echo $?)"
refuses "a key that tells of something else" 65 "" cs intake --from <(printf 'what,key\nanother matter,k1\n') -C "$w"

# Cells too many are kept, and the row stays refused until somebody mends it.
printf 'what,order\na sum,1.234,50\n' > long.csv
cs intake --from long.csv --rejects long.rej -C "$w" >/dev/null 2>&1
holds "no cell is lost" "$(tail -1 long.rej)" ",50"
is "fed again unmended it is refused again" too-many-cells \
  "$(cs intake --from long.rej -C "$w" --json 2>/dev/null | jq -r .error.rule)"

# A dry run says what would happen, and writes nothing.
before=$(count)
printf 'what,key\nnew,k9\nbroken,k1\n' > dry.csv
is "a dry run" "k9-would k1-seen" "$(cs intake --from dry.csv -C "$w" --dry-run --json |
  jq -r 'if .seen then "k1-seen" else "k9-would" end' | tr '\n' ' ' | sed 's/ $//')"
is "a dry run writes nothing" "$before" "$(count)"

# The same matter told again is linked, and several customers hit by the same thing are pointed out.
fresh
cat > same.csv <<'CSV'
key,received,phone,what,lot,product,where
a1,2026-01-05,13900000011,the meter box at the gate is open and its door is gone,,,
a2,2026-01-20,139-0000-0011,the meter box at the gate is open and the door is gone,,,
a3,2026-01-21,13900000012,the meter box at the gate is open and the door is gone,,,
a4,2026-01-21,13900000011,your clerk was rude to me,,,
a5,2026-03-03,13900000011,the meter box at the gate is open and its door is gone,,,
b1,2026-02-01,13900000021,the milk is sour,L7,,
b2,2026-02-03,13900000022,sour again,L7,,
b3,2026-02-03,13900000022,sour as vinegar,L7,,
b4,2026-02-04,13900000023,gone off,L7,,
b5,2026-02-20,13900000024,gone off,L7,,
c1,2026-02-01,13900000031,no signal,,broadband,Elm Road
c2,2026-02-01,13900000032,dead line,,broadband,Elm Road
CSV
cs intake --from same.csv -C "$w" --json > rows
row() { jq -r "select(.row == $1) | $2" rows; }
is "the same matter within thirty days is linked" "$(row 1 .id)" "$(row 2 '.duplicates | join(" ")')"
is "the link is kept" "$(row 1 .id) duplicate" "$(field "$(row 2 .id)" '.case.links[0] | "\(.case) \(.as)"')"
is "another customer, another matter, another season: no link" "null null null" "$(row 3 .duplicates) $(row 4 .duplicates) $(row 5 .duplicates)"
is "three customers of one lot within 72 hours" "lot:L7 3" "$(jq -r 'select(.schema == "cs.intake.batch/1") | "\(.key) \(.count)"' rows)"
is "their cases" "$(for n in 6 7 8 9; do row $n .id; done | sort | paste -sd' ')" "$(jq -r 'select(.schema == "cs.intake.batch/1").cases | join(" ")' rows)"
printf 'key,received,phone,what\nd1,2026-03-04 09:00,13900000011,the meter box at the gate is open and its door is gone\n' > later.csv
is "a case of an earlier run is linked too" "$(row 5 .id)" "$(cs intake --from later.csv -C "$w" --json | jq -r '.duplicates | join(" ")')"
is "people are told of both" 2 "$(fresh; cs intake --from same.csv -C "$w" | grep -c -e '1 of them' -e 'lot:L7: 3 customers')"

# A phone that five hundred customers share.
{ echo what,phone,key; for n in $(seq 1 500); do echo "matter number $n of our switchboard,4008000000,s$n"; done; } > shared.csv
is "a phone that five hundred share" 500 "$(fresh; cs intake --from shared.csv -C "$w" -q | wc -l | tr -d ' ')"

{ echo what,phone,name,lot; for n in 1 2 3 4; do echo "the milk is sour,4008000000,Guest$n,L8"; done; } > shared.csv
fresh; cs intake --from shared.csv -C "$w" --json > rows
is "people who share a phone are no duplicates of each other" "null null null null 4" "$(jq -r 'if .row then .duplicates else .count end' rows | paste -sd' ')"

# What somebody feeds by mistake, and what the table has beside what is asked for.
printf 'PK\x03\x04rest' > book.xlsx
refuses "an Excel workbook" 65 "Excel" cs intake --from book.xlsx -C "$w"
printf '[{"what":"late"}]' > array.json
refuses "a JSON array" 65 "one object a line" cs intake --from array.json -C "$w"
printf 'what,key,colour\nlate,u1,red\n' > colour.csv
refuses "an unknown column, once and at the header" 65 "colour" cs intake --from colour.csv -C "$w"
printf '工单编号,受理时间,投诉内容,诉求,满意度\nT1,2026/3/1 下午3:20,坏了,"退款,道歉",差\n' > more.csv
is "columns that nobody uses are told" 1 "$(cs intake --from more.csv --map sheet -C "$w" 2>&1 | grep -c 'columns not used: 满意度')"
id=$(cs intake --from more.csv --map sheet -C "$w" -q 2>/dev/null)
is "two demands in one cell" "refund apology" "$(field "$id" '[.case.demands[].kind] | join(" ")')"
is "an afternoon" 2026-03-01T15:20:00+08:00 "$(field "$id" .case.received)"
printf 'key,what,phone\nA1,first matter,1\nA1,quite another thing,2\nA1,first matter,1\n' > twice.csv
is "one key for two matters" "null key-taken true" "$(cs intake --from twice.csv -C "$w" --json | jq -r '.error.rule // .seen' | paste -sd' ')"
printf 'schema: cs.intake-map/1\ndelimiter: ";"\ncolumns: {what: Text, received: Day}\n' > semi.yaml
printf 'Text;Day\n"one; two";never\n' > semi.csv
cs intake --from semi.csv --map semi.yaml -C "$w" --rejects semi-bad.csv >/dev/null 2>&1
sed -i 's/never/2026-03-01/' semi-bad.csv
is "rejects keep the delimiter" "one; two" "$(field "$(cs intake --from semi-bad.csv --map semi.yaml -C "$w" -q)" .case.w5h1.what)"
printf '{"what":"broken line"\n' > line.jsonl
cs intake --from line.jsonl -C "$w" --rejects line-bad.jsonl >/dev/null 2>&1
sed -i 's/broken line\\"/mended line\\"}/' line-bad.jsonl
is "a line of JSON is mended in the rejects" "mended line" "$(field "$(cs intake --from line-bad.jsonl -C "$w" -q)" .case.w5h1.what)"

# Exports of systems people have.
fresh
cat > cfpb.csv <<'CSV'
Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,Company public response,Company,State,ZIP code,Tags,Consumer consent provided?,Submitted via,Date sent to company,Company response to consumer,Timely response?,Consumer disputed?,Complaint ID
2025-09-24,Debt collection,I do not know,Attempts to collect debt not owed,Debt is not yours,"They keep calling, me about a debt.",,Example Inc,CA,90001,,Consent provided,Web,2025-09-25,Closed,Yes,N/A,100
10/02/2025,Mortgage,,Trouble during payment process,,,,Example Inc,NY,10001,Older American,N/A,Postal mail,2025-10-03,Closed,Yes,N/A,101
CSV
cat > nyc.csv <<'CSV'
Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Location Type,Incident Zip,Incident Address,City,Open Data Channel Type
7,01/15/2026 09:30:00 PM,,NYPD,Police Department,Noise - Residential,Loud Music/Party,Residential,10001,1 EXAMPLE STREET,NEW YORK,MOBILE
CSV
printf '{"id":1,"number":"61001","title":"Router","created_at":"2026-01-15T09:30:00.000Z","customer":"a@example.com","note":"It is dead.","create_article_type":"email"}\n' > zammad.jsonl
cs intake --from cfpb.csv --map cfpb -C "$w" -q > ids && cs intake --from nyc.csv --map nyc311 -C "$w" -q >> ids &&
  cs intake --from zammad.jsonl --map zammad -C "$w" -q >> ids
is "exports of other systems" 4 "$(wc -l < ids | tr -d ' ')"
is "CFPB: channel and day" "letter 2025-10-02T12:00:00+08:00" "$(field "$(sed -n 2p ids)" '"\(.case.channel) \(.case.received)"')"
is "NYC 311: New York's clock" 2026-01-16T10:30:00+08:00 "$(field "$(sed -n 3p ids)" .case.received)"
is "Zammad" "letter a@example.com" "$(field "$(sed -n 4p ids)" '"\(.case.channel) \(.case.customer.email)"')"
is "what was taken in is sound" 0 "$(cs check -C "$w" >/dev/null 2>&1; echo $?)"

# Killed and run again, nothing is doubled and nothing lost.
fresh
{ echo what,key,phone; for n in $(seq 1 3000); do echo "case number $n is late,key-$n,139$(printf %08d $((n % 700)))"; done; } > many.csv
for wait in 0.4 0.7 1.0; do
  "$CS_BIN" intake --from many.csv -C "$w" -q > /dev/null 2>&1 &
  sleep "$wait"
  kill -9 $! 2>/dev/null
  wait $! 2>/dev/null
done
cs intake --from many.csv -C "$w" -q | sort -u > ids
is "killed and run again: each row once" "3000 3000" "$(wc -l < ids | tr -d ' ') $(count)"
is "customers are kept once" 700 "$(find "$w/customers" -name '*.json' | wc -l | tr -d ' ')"
cs check -C "$w" --fix >/dev/null 2>&1
is "killed and run again: all is sound" 0 "$(cs check -C "$w" >/dev/null 2>&1; echo $?)"

finish
