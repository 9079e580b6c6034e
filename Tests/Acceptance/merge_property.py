"""Random histories of cases on several branches, merged in random orders by real git.

Whatever the order: every branch ends with the same bytes, no event is lost, and `cs check` finds nothing.
Usage: merge_property.py SCRATCH ROUNDS SEED
"""
import json, os, pathlib, random, subprocess, sys

scratch, rounds, seed = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
cs = os.environ["CS_BIN"]


def run(*words, folder, minute=None, person="zhou-ting", allowed=(0,)):
    environment = dict(os.environ, CS_ACTOR=person)
    if minute is not None:
        environment["CS_NOW"] = f"2026-03-04T{10 + minute // 60:02}:{minute % 60:02}:00+08:00"
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode not in allowed:
        sys.exit(f"{words}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def actions(case, choice, minute):
    """One command that changes a case; some are refused by its state, which is fine."""
    return choice.choice([
        ["case", "note", case, f"note {minute}"],
        ["classify", case],
        ["case", "contact", case, "--outcome", "reached", "--emotion", f"anger:{minute % 10}"],
        ["remedy", "promise", case, "--what", f"promise {minute}", "--by", "2026-03-09"],
        ["remedy", "keep", case, "1"],
        ["remedy", "offer", case, "--kind", "refund", "--amount", "20", "--what", f"offer {minute}"],
        ["remedy", "accept", case, "1"],
        ["case", "judge", case, "--verdict", "upheld", "--cause", "people", "--unit", "desk", "--because", "seen"],
        ["case", "cause", case, "duty"],
        ["case", "resolve", case, "--outcome", f"outcome {minute}"],
        ["case", "close", case, "--confirmed", "yes"],
        ["case", "reopen", case, "--because", "again"],
        ["case", "amend", case, "--set", f"w5h1.where=place {minute}"],
    ])


def events(folder):
    found = {}
    for path in sorted(folder.glob("cases/*/*.json")):
        for event in json.loads(path.read_text())["events"]:
            found[path.name, event["id"]] = json.dumps(event, sort_keys=True)
    return found


for number in range(rounds):
    choice = random.Random(seed * 1000 + number)
    folder = scratch / f"round-{number}"
    run("git", "init", "-q", str(folder), folder=scratch)
    run(cs, "init", ".", "--pack", "general", "-q", folder=folder)
    cases = [
        run(cs, "intake", "--channel", "phone", "--what", f"complaint {each}", "-q",
            folder=folder, minute=each, person="wang-lei").strip()
        for each in range(2)
    ]
    run("git", "add", "-A", folder=folder)
    run("git", "commit", "-qm", "start", folder=folder)
    branches = [f"b{each}" for each in range(choice.randint(2, 4))]
    everything = events(folder)
    for branch in branches:
        run("git", "switch", "-qc", branch, "main", folder=folder)
        for step in range(choice.randint(2, 5)):
            minute = choice.randint(1, 300)
            command = actions(choice.choice(cases), choice, minute)
            run(cs, *command, folder=folder, minute=minute, allowed=(0, 65, 66))
            run("git", "commit", "-qam", "step", "--allow-empty", folder=folder)
        everything.update(events(folder))
    # Every branch takes in the others, each in an order of its own; some merge on the way.
    ends = []
    for branch in branches:
        run("git", "switch", "-q", branch, folder=folder)
        others = [f"{other}" for other in branches if other != branch]
        choice.shuffle(others)
        for other in others:
            run("git", "merge", "-q", "-m", "merge", other, folder=folder)
        found = events(folder)
        lost = set(everything) - set(found)
        if lost:
            sys.exit(f"round {number}: {branch} lost {sorted(lost)}")
        run(cs, "check", folder=folder)
        ends.append({path.name: path.read_bytes() for path in sorted(folder.glob("cases/*/*.json"))})
    if any(end != ends[0] for end in ends):
        sys.exit(f"round {number}: the branches ended with different bytes")
    for name, content in ends[0].items():
        printed = subprocess.run(["jq", "--indent", "2", "."], input=content, capture_output=True).stdout
        if printed != content:
            sys.exit(f"round {number}: {name} isn't in canonical form")
