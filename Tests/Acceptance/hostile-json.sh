#!/usr/bin/env bash
# Malformed and hostile case files are refused clearly, in bounded time and memory, and never crash a command.
. "$(dirname "$0")/lib.sh"
export CS_BIN

if python3 "$here/hostile_json.py" "$scratch" >"$scratch/found" 2>&1; then
  ok
  cat "$scratch/found" >&2
else
  no "hostile case files" "$(tail -c 6000 "$scratch/found")"
fi
finish
