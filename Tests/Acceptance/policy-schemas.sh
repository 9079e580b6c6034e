#!/usr/bin/env bash
# The JSON Schemas of the files that people edit: that they are current, that every pack fits them, that they and the
# program's own reader agree on what is wrong, and that 'cs init' and 'cs schema --write' put them where editors look.
. "$(dirname "$0")/lib.sh"
needs_python jsonschema yaml

python3 "$root/scripts/policy-schemas" "$scratch/made"
for file in $(cd "$scratch/made" && find . -name '*.json'); do
  is "scripts/policy-schemas has been run: $file" "" "$(diff -q "$scratch/made/$file" "$root/Schemas/$file" 2>&1)"
done

for pack in general electricity; do
  desk=$scratch/$pack
  cs init "$desk" --pack "$pack" >/dev/null
  for name in $(cd "$scratch/made" && find . -name '*.json' | sed 's|^./||; s|\.json$||'); do
    is "$pack: .cs/schemas/$name.json is what 'cs schema $name' prints" \
      "$(cs schema "$name")" "$(cat "$desk/.cs/schemas/$name.json")"
  done
  # An editor goes by the first line, and it must name the file's own schema.
  (cd "$desk" && find cs.yaml policy scripts -name '*.yaml') >"$scratch/files"
  while read -r file; do
    case $file in
      cs.yaml) wanted=.cs/schemas/workspace.json ;;
      policy/*) wanted=../.cs/schemas/${file%.yaml}.json ;;
      *) wanted=../.cs/schemas/scripts.json ;;
    esac
    is "$pack: $file names its schema" "# yaml-language-server: \$schema=$wanted" "$(head -1 "$desk/$file")"
    is "$pack: $file names one schema" 1 "$(grep -c yaml-language-server "$desk/$file")"
  done <"$scratch/files"
done

# A fresh clone, whose .cs/ isn't there, and a folder below it.
desk=$scratch/general
cp -r "$desk/.cs/schemas" "$scratch/before"
rm -r "$desk/.cs"
is "cs schema --write names the folder" "wrote 14 schemas to $desk/.cs/schemas" "$(cd "$desk/policy" && cs schema --write)"
is "cs schema --write writes them all" "" "$(diff -r "$scratch/before" "$desk/.cs/schemas")"
cs check --fix -C "$desk" >/dev/null
is "cs check --fix leaves them alone" "" "$(diff -r "$scratch/before" "$desk/.cs/schemas")"
refuses "--write without a workspace" 78 no-workspace cs schema --write -C "$scratch/before"
refuses "--write with a name" 64 "writes all" cs schema policy/classify --write -C "$desk"
refuses "a name with a slash, misspelt" 66 "did you mean 'policy/classify'" cs schema policy/clasify

python3 "$here/policy_schemas.py" "$CS_BIN" "$scratch/made" "$scratch" "$root/Templates" >"$scratch/checks"
is "policy_schemas.py came to its end" 0 $?
while IFS=$'\t' read -r check why; do
  case "$check" in
    ok*) ok ;;
    told*) printf 'policy-schemas: %s\n' "${check#told }" ;;
    *) no "${check#no }" "$why" ;;
  esac
done <"$scratch/checks"

finish
