"""Writers killed, crowded, locked out and failed by their disk: no change that was answered is lost.

Usage: durability.py SCRATCH kill|crowd|locks|failing; LONG=1 tries more. CS_BIN is the program, FAILING_IO the
compiled failing_io.c.
"""
import concurrent.futures, fcntl, hashlib, json, os, pathlib, random, shutil, signal, struct, subprocess, sys, tempfile, time

part = sys.argv[2]
# A disk in memory gives failures as well as another, and sooner.
memory = pathlib.Path("/dev/shm")
scratch = pathlib.Path(sys.argv[1] if part != "failing" or not os.access(memory, os.W_OK) else tempfile.mkdtemp(dir=memory)).resolve()
cs, shim, long = os.environ["CS_BIN"], os.environ.get("FAILING_IO"), bool(os.environ.get("LONG"))
plain = dict(os.environ, CS_ACTOR="zhou-ting", CS_LANG="en")


def start(desk, *words, **settings):
    return subprocess.Popen(
        [cs, *map(str, words), "-C", str(desk)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, env=dict(plain, **settings))


class Answer:
    def __init__(self, process):
        self.out, self.err = process.communicate()
        self.status = process.returncode

    def __repr__(self):
        return f"status {self.status}\n{self.out}{self.err}"


def run(desk, *words, status=0, **settings):
    answer = Answer(start(desk, *words, **settings))
    check(status is None or answer.status == status, f"{words}: {answer}")
    return answer


def check(holds, message):
    if not holds:
        sys.exit(f"durability {part}: {message}")


def new_desk(name):
    desk = scratch / name
    subprocess.run([cs, "init", str(desk), "--pack", "general", "-q"], check=True, env=plain, stdout=subprocess.DEVNULL)
    return desk


def intake(desk, number, *more):
    phone = f"139{number:08}"
    return "intake", "--channel", "phone", "--what", f"complaint {number}", "--phone", phone, "-q", *more


def path(desk, case):
    return desk / "cases" / f"{case[:4]}-{case[4:6]}" / f"{case}.json"


def files(desk):
    return {str(each.relative_to(desk)): each.read_bytes() for each in desk.rglob("*")
            if each.is_file() and ".cs" not in each.relative_to(desk).parts}


def temporaries(desk):
    return sorted(name for name in files(desk) if pathlib.Path(name).name.startswith(".cs-tmp-"))


def parsed(desk):
    """Every record of the desk; each must be whole."""
    records = {}
    for name, content in files(desk).items():
        if name.endswith(".json") and not pathlib.Path(name).name.startswith(".cs-tmp-"):
            try:
                records[name] = json.loads(content)
            except ValueError as fault:
                check(False, f"{name} is not whole: {fault}")
    return records


def events(desk):
    return {(record["id"], event["id"]): event for name, record in parsed(desk).items()
            if name.startswith("cases/") for event in record["events"]}


def customers(desk):
    return {record["phone"] for name, record in parsed(desk).items() if name.startswith("customers/")}


def settle(desk):
    """Nothing but temporaries is amiss: check names each, --fix removes them, then all is well."""
    strays = temporaries(desk)
    answer = run(desk, "check", "--json", status=1 if strays else 0)
    findings = json.loads(answer.out)["findings"]
    check(sorted(each["file"] for each in findings) == strays, f"strays {strays}, found {findings}")
    check({each["rule"] for each in findings} <= {"temporary"}, findings)
    if not strays:
        return 0
    before = {name: content for name, content in files(desk).items() if name not in strays}
    run(desk, "check", "--fix")
    check(files(desk) == before, "--fix did more than remove temporaries")
    run(desk, "check")
    return len(strays)


# --- Killed at any instant


def kill():
    desk, choice = new_desk("kill"), random.Random(int(os.environ.get("SEED", "1")))
    first = run(desk, *intake(desk, 1)).out.strip()
    known = set(files(desk))
    kills, killed, answered, number = (300 if long else 60), 0, 0, 1
    took = {}
    expected = []  # what must be there: ("note", text), ("case", id, phone), ("promise", text)
    keys, phones = {}, {f"139{1:08}"}
    while killed < kills:
        batch = []
        for _ in range(2):
            number += 1
            verb = choice.choice(["note", "note", "intake", "keyed", "promise"])
            text, phone = f"text {number}", f"139{number:08}"
            words = {
                "note": ("case", "note", first, text, "-q"),
                "promise": ("remedy", "promise", first, "--what", text, "--by", "2030-01-01", "-q"),
                "intake": intake(desk, number), "keyed": intake(desk, number, "--key", f"key-{number}"),
            }[verb]
            if verb in ("intake", "keyed"):
                phones.add(phone)
            began = time.monotonic()
            batch.append((verb, number, text, phone, began, start(desk, *words)))
        # Most of a command's time goes before and after the write; half of the kills are aimed at its middle.
        for verb, number, text, phone, began, process in batch:
            whole = took.get(verb, 0.06)
            spared = verb not in took or choice.random() < 0.1
            if not spared:
                share = choice.uniform(0.4, 1.0) if choice.random() < 0.5 else choice.uniform(0.0, 1.2)
                time.sleep(max(0, began + whole * share - time.monotonic()))
                process.send_signal(signal.SIGKILL)
            answer = Answer(process)
            killed += answer.status == -signal.SIGKILL
            check(answer.status in (0, -signal.SIGKILL), f"{verb}: {answer}")
            if answer.status == 0:
                took[verb] = 0.8 * took.get(verb, whole) + 0.2 * (time.monotonic() - began)
            case = answer.out.strip()
            check(bool(case) or answer.status != 0, f"{verb} answered nothing")
            if verb == "keyed":
                keys[number] = case
            if answer.out.endswith("\n"):
                answered += 1
                kind = "case" if verb in ("intake", "keyed") else verb
                expected.append((kind, case, phone) if kind == "case" else (kind, text))
    found, calls = events(desk), customers(desk)
    texts = [each["data"].get("text") or each["data"].get("what") for each in found.values()]
    check(len(texts) == len([each for each in texts if each is None]) + len({each for each in texts if each}), "doubled")
    for kind, *what in expected:
        if kind == "case":
            check(path(desk, what[0]).is_file(), f"the case {what[0]} was answered and is gone")
            check(what[1] in calls, f"the customer {what[1]} was answered and is gone")
        else:
            check(what[0] in texts, f"{kind} {what[0]} was answered and is gone")
    check(calls <= phones, "a customer nobody named")
    strays = settle(desk)
    # Whoever was killed tries again with the same key: one case, and its customer.
    for number, case in keys.items():
        again = run(desk, *intake(desk, number, "--key", f"key-{number}")).out.strip()
        check(case in ("", again), f"key {number} named {case}, then {again}")
        check(f"139{number:08}" in customers(desk), f"the customer of key {number} is missing")
    named = [each["data"]["key"] for each in events(desk).values() if "key" in each["data"]]
    check(len(named) == len(set(named)) == len(keys), "a key with two cases")
    for name in set(files(desk)) - known:
        check(name.split("/")[0] in ("cases", "customers") and name.endswith(".json"), f"stray {name}")
    run(desk, "check")
    print(f"durability: {killed} killed, {answered} answered, {len(found)} events, {strays} temporaries")


# --- Many at once


def crowd():
    desk = new_desk("crowd")
    case = run(desk, *intake(desk, 1)).out.strip()
    writers, notes = (16, 50) if long else (8, 15)

    def write(writer):
        for number in range(notes):
            run(desk, "case", "note", case, f"{writer}.{number}", "-q")

    inspector = start(desk, "check", "--fix", "-q")  # may run beside writers
    with concurrent.futures.ThreadPoolExecutor(writers) as pool:
        for each in [pool.submit(write, writer) for writer in range(writers)]:
            while not each.done():
                inspector = inspector if inspector.poll() is None else start(desk, "check", "--fix", "-q")
                time.sleep(0.3)
            each.result()
    check(Answer(inspector).status == 0, "an inspection beside writers found something")
    stored = json.loads(path(desk, case).read_bytes())["events"]
    texts = {each["data"].get("text") for each in stored} - {None}
    check(texts == {f"{writer}.{number}" for writer in range(writers) for number in range(notes)}, "notes are lost")
    check([int(each["id"][:6]) for each in stored] == list(range(1, writers * notes + 2)), "numbers have gaps")
    check(len({each["id"] for each in stored}) == len(stored), "ids repeat")
    for writer in range(writers):
        own = [int(each["data"]["text"].split(".")[1]) for each in stored
               if each["data"].get("text", "").startswith(f"{writer}.")]
        check(own == sorted(own), "a writer's own notes are out of order")
    # One case each, side by side; and one key for all.
    cases = [run(desk, *intake(desk, 100 + each)).out.strip() for each in range(16)]
    for process in [start(desk, "case", "note", each, "side by side", "-q") for each in cases]:
        answer = Answer(process)
        check(answer.status == 0, answer)
    for each in cases:
        check(json.loads(path(desk, each).read_bytes())["events"][-1]["data"]["text"] == "side by side", each)
    made = [Answer(each) for each in [start(desk, *intake(desk, 900, "--key", "same")) for _ in range(16)]]
    check(all(each.status == 0 for each in made), made)
    check(len({each.out for each in made}) == 1, f"one key, several cases: {made}")
    keyed = [key for key, each in events(desk).items() if each["data"].get("key") == "same"]
    check(len(keyed) == 1, f"one key, {len(keyed)} cases")
    # Complaints of one customer at once: every one but the first is known for a duplicate.
    same = [start(desk, *intake(desk, 950), "--what", "the kettle leaks") for _ in range(8)]
    told = [Answer(each).out.strip() for each in same]
    linked = [any(event["kind"] == "linked" for event in json.loads(path(desk, each).read_bytes())["events"]) for each in told]
    check(linked.count(False) == 1, f"of one customer at once: {linked}")
    # An index that isn't there is made by one of those who ask, and the others wait.
    for turn in range(30 if long else 6):
        shutil.rmtree(desk / ".cs")
        asked = [start(desk, "next", "-q") if each % 2 else start(desk, *intake(desk, 2000 + 10 * turn + each)) for each in range(6)]
        for process in asked:
            answer = Answer(process)
            check(answer.status == 0, f"without an index: {answer}")
        steps = [json.loads(line) for line in run(desk, "next", "--json").out.splitlines()]
        check(len({(each["case"], each.get("clock"), each["do"]) for each in steps}) == len(steps), "a step stands twice")
    check(not temporaries(desk), "a temporary stays though nobody was killed")
    run(desk, "check")
    print(f"durability: {writers} writers, {len(stored)} events in one order")


# --- Locks

OFD_SETLK = 37


def record(case):
    """The byte of .cs/lock that stands for a case (Lock.swift, CaseStore.swift)."""
    number = int.from_bytes(hashlib.sha256(case.encode()).digest()[:8], "big")
    return (number | 0x4000_0000) & 0x3FFF_FFFF_FFFF_FFFF


def hold(desk, case):
    file = os.open(desk / ".cs" / "lock", os.O_RDWR)
    fcntl.fcntl(file, OFD_SETLK, struct.pack("@hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, record(case), 1, 0))
    return file


def locks():
    desk = new_desk("locks")
    held, free = (run(desk, *intake(desk, each)).out.strip() for each in (1, 2))
    run(desk, "case", "note", held, "so that the lock file is there", "-q")
    before = path(desk, held).read_bytes()
    lock, began = hold(desk, held), time.monotonic()
    waiting = start(desk, "case", "note", held, "waits")
    others = [start(desk, "case", "note", free, f"note {each}", "-q") for each in range(4)]
    check(all(Answer(each).status == 0 for each in others), "another case waits")
    run(desk, *intake(desk, 3))
    run(desk, "show", held, "-q")
    run(desk, "list", "-q")
    check(time.monotonic() - began < 5, "a held lock delays other cases and readers")
    check(waiting.poll() is None, f"the lock was not waited for: {waiting.poll()}")
    answer, took = Answer(waiting), time.monotonic() - began
    check(answer.status == 75 and "try again" in answer.err, f"a held lock: {answer}")
    check(9 < took < 25, f"the patience is 10 s, it took {took:.1f}")
    check(path(desk, held).read_bytes() == before, "somebody wrote without the lock")
    # Freed while one waits
    waiting = start(desk, "case", "note", held, "its turn", "-q")
    time.sleep(0.3)
    os.close(lock)
    check(Answer(waiting).status == 0, "the lock was freed and the writer turned away")
    # Whoever holds it dies
    script = "import sys, time; sys.argv[1:] = sys.argv[2:]; " \
        "import fcntl, os, struct; file = os.open(sys.argv[1], os.O_RDWR); " \
        "fcntl.fcntl(file, 37, struct.pack('@hhqqi4x', fcntl.F_WRLCK, 0, int(sys.argv[2]), 1, 0)); " \
        "print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen(
        [sys.executable, "-c", script, "-", str(desk / ".cs" / "lock"), str(record(held))], stdout=subprocess.PIPE)
    check(holder.stdout.readline() == b"held\n", "the holder holds nothing")
    waiting = start(desk, "case", "note", held, "after a death", "-q")
    time.sleep(0.3)
    check(waiting.poll() is None, "the holder was not waited for")
    holder.kill()
    holder.wait()
    began = time.monotonic()
    check(Answer(waiting).status == 0 and time.monotonic() - began < 2, "a dead process's lock blocks")
    run(desk, "check")
    print(f"durability: turned away after {took:.1f} s; a dead holder blocks nobody")


# --- A disk that fails

EIO, EACCES, ENOSPC, EROFS = 5, 13, 28, 30


def failing():
    template = new_desk("failing")
    case = run(template, *intake(template, 1)).out.strip()
    photo = scratch / "photo.bin"
    photo.write_bytes(bytes(range(256)) * 64)
    commands = {
        "note": ("case", "note", case, "a note", "-q"),
        "intake": intake(template, 2, "--key", "k"),
        "evidence": ("case", "evidence", case, photo, "--source", "camera", "-q"),
        "plan": ("visit", "plan", "--group", "complaint", "--period", "2030-01", "-q"),
        "promise": ("remedy", "promise", case, "--what", "call", "--by", "2030-01-01", "-q"),
        "init": ("init", "--pack", "general", "-q"),
    }
    calls = {
        "open": [EIO, EACCES], "create": [EIO, ENOSPC, EROFS, EACCES], "mkdir": [EIO, ENOSPC, EROFS],
        "write": [EIO, ENOSPC], "fsync": [EIO, ENOSPC], "rename": [EIO, ENOSPC, EROFS],
    }
    counter = 0

    def attempt(command, call, after, code):
        nonlocal counter
        counter += 1
        desk = scratch / f"failing-{counter}"
        told = scratch / f"failing-{counter}.count"
        if command != "init":
            shutil.copytree(template, desk)
        before = files(desk) if desk.exists() else {}
        words = commands[command]
        words = [cs, "init", str(desk), *words[1:]] if command == "init" else [cs, *map(str, words), "-C", str(desk)]
        settings = dict(plain, LD_PRELOAD=shim, FAIL_ROOT=str(desk), FAIL_CALL=call, FAIL_AFTER=str(after),
                        FAIL_ERRNO=str(code), FAIL_COUNT=str(told))
        answer = Answer(subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=settings))
        count = int(told.read_text()) if told.exists() else 0
        told.unlink(missing_ok=True)
        name = f"{command}, {call} {after}, errno {code}"
        try:
            if after < 0:
                check(answer.status == 0, f"{name}: {answer}")
            elif code == "kill":
                check(answer.status == -signal.SIGKILL, f"{name}: {answer}")
            else:
                # What only the index or the answer wanted for is no failure; then the change is made.
                partial = command == "plan" and answer.status == 65 and "can't read" in answer.err
                if answer.status == 0:
                    check(is_done(command, desk, before), f"{name}: not done, yet {answer}")
                elif not partial:
                    refused(name, call, code, answer)
                # The name is on disk or not, but the file has its new content and says so.
                if "[unproven]" in answer.err and command in ("note", "promise"):
                    check(is_done(command, desk, before), f"{name}: not done, yet {answer}")
            whole(name, desk, before, command, code == "kill")
        finally:
            shutil.rmtree(desk, ignore_errors=True)
        return count

    def is_done(command, desk, before):
        if command == "init":
            return (desk / "cs.yaml").is_file()
        if command == "plan":
            return any(each.startswith("visits/") for each in files(desk))
        if command == "intake":
            return len(customers(desk)) == 2 and any("key" in each["data"] for each in events(desk).values())
        file = f"cases/{case[:4]}-{case[4:6]}/{case}.json"
        return files(desk)[file] != before[file]

    def refused(name, call, code, answer):
        creating = call in ("create", "mkdir") and code != ENOSPC
        allowed = {73} if creating else {73, 74} if call == "open" else {74}
        check(answer.status in allowed, f"{name}: {answer}")
        check(answer.err.strip() and not answer.out, f"{name} says: {answer}")
        told = "free some space" in answer.err or "[unproven]" in answer.err
        check(code != ENOSPC or told, f"{name} says: {answer}")

    def whole(name, desk, before, command, killed):
        now = files(desk) if desk.exists() else {}
        strays = [each for each in now if pathlib.Path(each).name.startswith(".cs-tmp-")]
        check(killed or not strays, f"{name} leaves {strays}")
        check(set(before) <= set(now), f"{name} lost {set(before) - set(now)}")
        for each, content in before.items():
            if now[each] == content:
                continue
            check(each == f"cases/{case[:4]}-{case[4:6]}/{case}.json", f"{name} changed {each}")
            old, new = (json.loads(text)["events"] for text in (content, now[each]))
            check(new[:len(old)] == old and len(new) == len(old) + 1, f"{name}: half of {each}")
        parsed(desk)
        # The same command once the disk is well: a case half brought in becomes whole, an init goes on.
        if command == "init":
            if "cs.yaml" not in now:
                run_init = subprocess.run([cs, "init", str(desk), "--pack", "general", "-q"], env=plain, capture_output=True)
                check(run_init.returncode == 0, f"{name}: init can't go on: {run_init.stderr}")
        else:
            run(desk, *commands[command])
        settle(desk)
        if command == "intake":
            check(sum("key" in each["data"] for each in events(desk).values()) == 1, f"{name}: one key, two cases")
            check(len(customers(desk)) == 2, f"{name}: the customer is missing")
        missing = set(scratch_init) - set(files(desk))
        check(not missing, f"{name}: missing {missing}")

    scratch_init = [each for each in files(template) if each.split("/")[0] not in ("cases", "customers")]
    points = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        counts = {}
        for command in commands:
            for call in calls:
                counts[command, call] = pool.submit(attempt, command, call, -1, 0)
        shorts = [pool.submit(attempt, command, "short", -1, 0) for command in commands]
        for (command, call), count in counts.items():
            total = count.result()
            few = {0, total // 2, total - 1} if command == "init" else {0, 1, total // 2, total - 2, total - 1}
            for place, after in enumerate(range(total) if long else sorted(few & set(range(total)))):
                codes = calls[call] + (["kill"] if call not in ("open", "mkdir") else [])
                some = codes if long else [codes[place % len(codes)]]
                points += [pool.submit(attempt, command, call, after, code) for code in some]
        check(all(each.result() >= 1 for each in shorts), "no short write was tried")
        for each in points:
            each.result()
        total = sum(each.result() for each in counts.values())
    print(f"durability: {len(points)} failures at {total} calls of {len(commands)} commands, none lost anything")


try:
    {"kill": kill, "crowd": crowd, "locks": locks, "failing": failing}[part]()
finally:
    if scratch.parent == memory:
        shutil.rmtree(scratch)
