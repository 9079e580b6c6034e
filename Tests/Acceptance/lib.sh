# What the acceptance scripts share. They run the built program (CS_BIN) as a user would.
set -u

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
CS_BIN=${CS_BIN:-$root/.build/debug/cs}
goldens=$root/Tests/Goldens
scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT

unset CS_WORKSPACE CS_NOW CS_ACTOR CS_VIA CS_LANG CS_PLUGIN_PATH CS_JSON NO_COLOR
export LC_ALL=C.UTF-8 COLUMNS=100 HOME=$scratch XDG_DATA_HOME=$scratch/data GIT_CONFIG_NOSYSTEM=1

passed=0
failed=0

# ok NAME - counts a check that held; no NAME MESSAGE - one that did not.
ok() { passed=$((passed + 1)); }
no() {
  failed=$((failed + 1))
  printf 'FAILED: %s\n' "$1" >&2
  [ $# -gt 1 ] && printf '  %s\n' "$2" >&2
}

# is NAME EXPECTED ACTUAL
is() {
  if [ "$2" = "$3" ]; then ok; else no "$1" "expected '$2', found '$3'"; fi
}

# holds NAME TEXT PART - the text holds the part.
holds() {
  case "$2" in *"$3"*) ok ;; *) no "$1" "no '$3' in: $2" ;; esac
}

# refuses NAME STATUS PART COMMAND... - ends with the status, and standard error holds the part.
refuses() {
  local name=$1 status=$2 part=$3 found
  shift 3
  "$@" >"$scratch/out" 2>"$scratch/err"
  found=$?
  is "$name: exit status" "$status" "$found"
  holds "$name: message" "$(cat "$scratch/err")" "$part"
}

cs() { "$CS_BIN" "$@"; }

# needs_python MODULE... - makes sure of modules that few scripts need: from pip, else from apt, else the script ends.
needs_python() {
  local module
  export PYTHONPATH=$scratch/python
  for module; do
    python3 -c "import $module" 2>/dev/null && continue
    python3 -m pip install --quiet --target "$PYTHONPATH" "${module/yaml/pyyaml}" >>"$scratch/pip" 2>&1 ||
      { [ "$(id -u)" -eq 0 ] && apt-get update -qq && apt-get install -y -qq "python3-$module"; } >>"$scratch/pip" 2>&1
    python3 -c "import $module" 2>>"$scratch/pip" && continue
    echo "$(basename "$0" .sh): needs Python's $module: python3 -m pip install ${module/yaml/pyyaml}" >&2
    cat "$scratch/pip" >&2
    exit 1
  done
}

# steady - event ids and hashes that chance or the build decides become fixed ones.
steady() {
  sed -E -e 's/([0-9]{6})-[0-9a-z]{4}\b/\1-xxxx/g' -e "s|$scratch|/scratch|g" \
    -e 's/("policy":")[0-9a-f]{64}"/\1sha256"/; s/(policy|政策) [0-9a-f]{12}/\1 sha256/'
}

# golden NAME - compares standard input (a file, not a pipe, or its count is lost) with the golden of that name; RECORD_GOLDENS=1 records it,
# which fails the run so that nobody records unseen.
golden() {
  steady >"$scratch/found"
  if [ "${RECORD_GOLDENS:-}" = 1 ]; then
    mkdir -p "$(dirname "$goldens/$1")"
    cp "$scratch/found" "$goldens/$1"
    no "$1" "recorded; look at it and run again without RECORD_GOLDENS"
  elif diff -u "$goldens/$1" "$scratch/found" >"$scratch/diff" 2>&1; then
    ok
  else
    no "$1" "$(head -40 "$scratch/diff" | cut -c 1-200)"
  fi
}

finish() {
  printf '%s: %d passed, %d failed\n' "$(basename "$0" .sh)" "$passed" "$failed"
  [ "$failed" -eq 0 ]
}
