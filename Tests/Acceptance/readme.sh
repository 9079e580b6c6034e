#!/usr/bin/env bash
# The transcripts in the README files are what the program printed: each part between two `…` lines stands in the golden
# that the comment above the block names.
. "$(dirname "$0")/lib.sh"

python3 - "$root" <<'PY' || failed=$((failed + 1))
import pathlib, re, sys
root = pathlib.Path(sys.argv[1])
bad = 0
for name in ["README.md", "README.zh-CN.md"]:
    text = (root / name).read_text("utf-8")
    blocks = re.findall(r"<!-- from (\S+) -->\n```console\n(.*?)```", text, re.S)
    if not blocks:
        print(f"FAILED: {name} has no transcript", file=sys.stderr)
        bad += 1
    for golden, block in blocks:
        printed = (root / golden).read_text("utf-8")
        at = 0
        for part in block.split("…\n"):
            found = printed.find(part, at)
            if found < 0:
                print(f"FAILED: {name}: not in {golden} after what stands before it:\n{part}", file=sys.stderr)
                bad += 1
            else:
                at = found + len(part)
sys.exit(1 if bad else 0)
PY
[ "$failed" -eq 0 ] && ok
finish
