#!/usr/bin/env bash
# Killed, crowded, locked out or failed by the disk, a command that answered is kept and no file is ever half written.
. "$(dirname "$0")/lib.sh"
export CS_BIN

# part NAME - one part of durability.py; they run side by side.
part() { python3 "$here/durability.py" "$scratch" "$1" >"$scratch/$1.out" 2>&1; }

# told NAME STATUS - counts a part and shows what it found.
told() {
  if [ "$2" -eq 0 ]; then ok; cat "$scratch/$1.out" >&2; else no "$1" "$(tail -c 4000 "$scratch/$1.out")"; fi
}

# Locks of an open file description and preloading are Linux's. The locks are mostly waited for; the others take turns.
names="kill crowd"
waiting=
if [ "$(uname -s)" = Linux ]; then
  part locks & waiting=$!
  FAILING_IO=$scratch/failing_io.so
  if cc -shared -fPIC -O1 -o "$FAILING_IO" "$here/failing_io.c" -ldl 2>"$scratch/cc"; then
    export FAILING_IO
    names="$names failing"
  else
    echo "durability: no C compiler; a failing disk is not tried" >&2
  fi
fi
for name in $names; do
  part "$name"
  told "$name" $?
done
if [ -n "$waiting" ]; then
  wait "$waiting"
  told locks $?
fi

finish
