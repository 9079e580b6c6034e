"""Case files that nobody in good faith wrote: refused clearly, in bounded time and memory, and never with a crash.

Usage: hostile_json.py SCRATCH; LONG=1 takes the big ones at full size. CS_BIN is the program.
"""
import hashlib, json, os, pathlib, subprocess, sys, time

# Cases to which nothing can be appended: no number is left, or they were received after all that could be.
sealed = {"the last number there is", "the year 9999"}

scratch, cs, long = pathlib.Path(sys.argv[1]).resolve(), os.environ["CS_BIN"], bool(os.environ.get("LONG"))
environment = dict(os.environ, CS_ACTOR="zhou-ting", CS_LANG="en", CS_NOW="2026-03-04T12:00:00+08:00")
desk, case = scratch / "hostile", "20260304-hhhhhh"
subprocess.run([cs, "init", str(desk), "--pack", "general", "-q"], check=True, env=environment, stdout=subprocess.DEVNULL)
good = subprocess.run([cs, "intake", "--channel", "phone", "--what", "a good one", "-q", "-C", str(desk)], check=True,
                      env=environment, capture_output=True, text=True).stdout.strip()
path = desk / "cases" / "2026-03" / f"{case}.json"
failures, slowest, largest, tried = [], (0, ""), (0, ""), 0


def run(name, *words, given=None):
    """Status, output, seconds of the processor and the peak of memory in bytes."""
    with open(scratch / "out", "w+b") as out, open(scratch / "err", "w+b") as err:
        began = time.monotonic()
        process = subprocess.Popen([cs, *words, "-C", str(desk)], stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment)
        deadline = began + 120
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if time.monotonic() > deadline:
                process.kill()
            time.sleep(0.002)
        process.returncode = status
        took = usage.ru_utime + usage.ru_stime
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read(1 << 20).decode("utf-8", "replace"))
        status = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        return status, *texts, took, usage.ru_maxrss * 1024


def wrap(inner, **more):
    """A case around the text of one member's value."""
    head = f'{{"schema":"cs.case/1","id":"{case}","x":'
    tail = ',"events":[{"id":"000001-aaaa","at":"2026-03-04T10:00:00+08:00","by":"li-na","via":"human","kind":"received","data":{}}]}'
    inner = inner if isinstance(inner, bytes) else inner.encode()
    return head.encode() + inner + tail.encode()


def with_events(events):
    return f'{{"schema":"cs.case/1","id":"{case}","events":['.encode() + b",".join(events) + b"]}"


def event(number, kind="noted", data="{}"):
    return (f'{{"id":"{number:06}-aaaa","at":"2026-03-04T10:00:00+08:00","by":"li-na","via":"human",'
            f'"kind":"{kind}","data":{data}}}').encode()


def member(kind, data):
    return with_events([event(1, "received"), event(2, kind, data)])


big = 200_000_000 if long else 20_000_000
many = 100_000 if long else 5_000
crowd = 20_000 if long else 4_000

# name: how its bytes are made, whether it is a case all the same
corpus = {
    "empty": (lambda: b"", False),
    "white space": (lambda: b" \n\t\r\n" * 1000, False),
    "a list": (lambda: b"[]", False),
    "a number": (lambda: b"1", False),
    "null": (lambda: b"null", False),
    "an object without anything": (lambda: b"{}", False),
    "100 000 open lists": (lambda: b"[" * 100_000, False),
    "100 000 open objects": (lambda: b'{"a":' * 100_000, False),
    "100 000 lists inside": (lambda: wrap("[" * 100_000 + "]" * 100_000), False),
    "129 deep": (lambda: wrap("[" * 128 + "]" * 128), False),
    "128 deep": (lambda: wrap("[" * 127 + "]" * 127), True),
    "duplicate keys": (lambda: wrap('1,"x":2'), False),
    "duplicate keys deep inside": (lambda: wrap('[{"a":1,"b":2,"a":3}]'), False),
    "duplicate keys by another spelling": (lambda: wrap('{"a":1,"\\u0061":2}'), False),
    "two keys that Unicode calls one": (lambda: wrap('{"\u00e9":1,"e\u0301":2}'), True),
    "NUL": (lambda: wrap('"a\0b"'), False),
    "NUL between": (lambda: wrap("1\0"), False),
    "NUL escaped": (lambda: wrap('"a\\u0000b"'), True),
    "all NUL": (lambda: b"\0" * 4096, False),
    "a byte order mark": (lambda: b"\xef\xbb\xbf" + wrap("1"), False),
    "UTF-16": (lambda: wrap("1").decode().encode("utf-16"), False),
    "invalid UTF-8": (lambda: wrap(b'"\xff"'), False),
    "overlong UTF-8": (lambda: wrap(b'"\xc0\xaf"'), False),
    "a surrogate in UTF-8": (lambda: wrap(b'"\xed\xa0\x80"'), False),
    "past the last character": (lambda: wrap(b'"\xf4\x90\x80\x80"'), False),
    "a sequence cut short": (lambda: wrap("1")[:-1] + b"\xe5\xae", False),
    "half a surrogate pair": (lambda: wrap('"\\ud83d"'), False),
    "the other half": (lambda: wrap('"\\ude00"'), False),
    "halves the wrong way round": (lambda: wrap('"\\ude00\\ud83d"'), False),
    "1e400": (lambda: wrap("1e400"), True),
    "-1e-400": (lambda: wrap("-1e-400"), True),
    "10 000 digits": (lambda: wrap("9" * 10_000), True),
    "an exponent of 10 000 digits": (lambda: wrap("1e" + "9" * 10_000), True),
    "a leading zero": (lambda: wrap("01"), False),
    "NaN": (lambda: wrap("NaN"), False),
    "a comment": (lambda: wrap("1/*x*/"), False),
    "a trailing comma": (lambda: wrap("[1,]"), False),
    "single quotes": (lambda: wrap("'x'"), False),
    "a raw newline in a string": (lambda: wrap('"a\nb"'), False),
    "text after the end": (lambda: wrap("1") + b"x", False),
    "two documents": (lambda: wrap("1") + b"\n" + wrap("1"), False),
    "conflict markers": (lambda: b"<<<<<<< HEAD\n" + wrap("1") + b"\n=======\n" + wrap("2") + b"\n>>>>>>> x\n", False),
    "markers that never end": (lambda: b"<<<<<<< HEAD\n" * 50_000, False),
    "another schema": (lambda: wrap("1").replace(b"cs.case/1", b"cs.customer/1"), False),
    "an id that climbs": (lambda: wrap("1").replace(case.encode(), b"../../../etc/passwd"), False),
    "another id": (lambda: wrap("1").replace(case.encode(), b"20260304-zzzzzz"), False),
    "an id that is a number": (lambda: wrap("1").replace(f'"{case}"'.encode(), b"20260304"), False),
    "no events": (lambda: with_events([]), False),
    "events that are none": (lambda: with_events([b"1", b"null"]), False),
    "an event of no kind": (lambda: with_events([event(1).replace(b'"noted"', b"7")]), False),
    "a number past the last": (lambda: with_events([event(1_000_000_000)]), False),
    "the last number there is": (lambda: with_events([event(1, "received"), event(999_999_999)]), True),
    "a kind from the future": (lambda: with_events([event(1, "received"), event(2, "x-new", '{"a":[1,{}]}')]), True),
    "the year 1": (lambda: with_events([event(1, "received", '{"clocks":[{"clock":"contact","within":"10m"}]}').replace(b"2026-03-04T10:00:00+08:00", b"0001-01-01T00:00:00+23:59")]), True),
    "the year 9999": (lambda: with_events([event(1, "received", '{"clocks":[{"clock":"contact","within":"3660 working days"}]}').replace(b"2026-03-04T10:00:00+08:00", b"9999-12-31T23:59:59-23:59")]), True),
    "a level past every number": (lambda: member("classified", '{"level":1e400,"category":9223372036854775808}'), True),
    "a list that grows below its first": (lambda: member("amended", '{"set":{"demands.-9223372036854775808.x":1,"demands.9223372036854775807":1}}'), True),
    "a path 100 000 steps long": (lambda: member("amended", '{"set":{"w5h1' + ".a" * 100_000 + '":1}}'), True),
    "money past every number": (lambda: member("received", '{"demands":[{"kind":"refund","amount":{"amount":"999999999999.9999","currency":"CNY"}},{"kind":"refund","amount":{"amount":1e400,"currency":7}}]}'), True),
    "a string of %d MB" % (big // 1_000_000): (lambda: wrap(b'"' + b"x" * big + b'"'), True),
    "the same, escaped": (lambda: wrap(b'"' + b"\\u0041" * (big // 24) + b'"'), True),
    "the same, cut": (lambda: wrap(b'"' + b"x" * big)[: big // 2], False),
    "the same, of numbers": (lambda: wrap(b"[" + b"1," * (big // 20) + b"1]"), True),
    "a long list of nothing": (lambda: wrap(b"[" + b"[]," * (big // 40) + b"1]"), True),
    "a case of %d events" % many: (lambda: with_events([event(1, "received")] + [event(each) for each in range(2, many)]), True),
    "as many keys": (lambda: wrap(("{" + ",".join(f'"{each}":0' for each in range(many)) + "}")), True),
    "events of one id": (lambda: with_events([event(1, "received")] + [event(2)] * many), True),
    "%d promises" % crowd: (lambda: with_events([event(1, "received")] + [event(each, "promised", '{"what":"x","by":"2026-03-05T10:00:00+08:00"}') for each in range(2, crowd)]), True),
    "as many offers": (lambda: with_events([event(1, "received")] + [event(each, "offered" if each % 2 else "approved", '{"kind":"refund","status":"proposed","offer":"000003-aaaa"}') for each in range(2, crowd)]), True),
    "as many clocks": (lambda: with_events([event(1, "received", '{"clocks":[' + ",".join(['{"clock":"contact","within":"10m"}'] * crowd) + "]}")] + [event(each, "contacted", '{"outcome":"unreached"}') for each in range(2, crowd)]), True),
    "as many pauses": (lambda: with_events([event(1, "received", '{"clocks":[{"clock":"answer","within":"3 working hours"}]}')] + [event(each, "resumed" if each % 2 else "paused") for each in range(2, crowd)]), True),
    "as many opinions": (lambda: with_events([event(1, "received")] + [event(each, "requested" if each < crowd // 2 else "replied", '{"unit":"%s","what":"x","clocks":[{"clock":"opinion","within":"2h"}]}' % ("a" if each < crowd // 2 else "b")) for each in range(2, crowd)]), True),
    "as many promises in place of one": (lambda: with_events([event(1, "received")] + [event(each, "promised", '{"what":"x","by":"2026-03-05T10:00:00+08:00","replaces":"000002-aaaa"}') for each in range(2, crowd)]), True),
    "as many improvements": (lambda: with_events([event(1, "received")] + [event(each, "improved", '{"what":"x"}' if each < crowd // 2 else '{"done":"000002-aaaa"}') for each in range(2, crowd)]), True),
    "as many visits": (lambda: with_events([event(1, "received", '{"clocks":[' + ",".join(['{"clock":"visit","within":"3 calendar days"}'] * crowd) + "]}")] + [event(each, "visited", '{"outcome":"unreached"}') for each in range(2, crowd)]), True),
    "as many demands": (lambda: with_events([event(1, "received")] + [event(each, "amended", '{"set":{"demands.%d.kind":"x"}}' % (each - 1)) for each in range(2, crowd)]), True),
    "as many signals": (lambda: with_events([event(1, "received")] + [event(each, "escalated", '{"signals":[{"signal":"s%d"}]}' % each) for each in range(2, crowd)]), True),
    "links again and again": (lambda: with_events([event(1, "received")] + [event(each, "linked", '{"case":"20260304-%06d","as":"related"}' % (each % (crowd // 2))) for each in range(2, crowd)]), True),
    "as many links": (lambda: with_events([event(1, "received")] + [event(each, "linked", '{"case":"20260304-%06d","as":"related"}' % each) for each in range(2, crowd)]), True),
}


def write(make):
    """Writes the file in a process of its own: what this one ever held would count as memory of those it starts."""
    child = os.fork()
    if child == 0:
        path.write_bytes(make())
        os._exit(0)
    os.waitpid(child, 0)


def hashed():
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.digest()


def ids():
    return {each["id"] for each in json.loads(path.read_bytes(), parse_int=str)["events"]}


def complain(name, message):
    failures.append(f"{name}: {message}")


for name, (make, is_case) in corpus.items():
    write(make)
    size, digest = path.stat().st_size, hashed()
    commands = [["show", case], ["list", "-q"], ["check", "--json"]]
    if long or is_case and size < 1_000_000:
        commands += [["show", case, "--json"], ["case", "note", case, "x", "--dry-run", "-q"]]
    for words in commands:
        tried += 1
        status, out, err, took, peak = run(name, *words)
        label = f"{name}, cs {words[0]}"
        slowest, largest = max(slowest, (took, label)), max(largest, (peak / 1e6, f"{label}, {size / 1e6:.0f} MB"))
        if status not in (0, 1, 65, 66):
            complain(label, f"status {status}: {err[:300]}")
            continue
        # A debug build takes twenty times as long over a big file as a release does.
        if took > (30 if long else 10):
            complain(label, f"took {took:.1f} s")
        # An element of two bytes takes a value's room all the same.
        if peak > (25 if "numbers" in name or "list of nothing" in name else 8) * size + 100_000_000:
            complain(label, f"took {peak / 1e6:.0f} MB for {size / 1e6:.1f} MB, {peak / max(size, 1):.1f} times")
        if words[0] == "check":
            found = any(case in each["file"] for each in json.loads(out)["findings"]) if size < 1_000_000 or not is_case else True
            if not is_case and (status != 1 or not found):
                complain(label, f"status {status} finds nothing")
        elif not is_case and words[0] != "list" and (status != 65 or case not in err):
            complain(label, f"status {status}, not refused: {err[:200]}")
        elif words[0] == "list":
            if good not in out:
                complain(label, "the good one isn't listed")
            if status != (0 if is_case else 65) and not (name == "another id" and status == 65):
                complain(label, f"status {status}: {err[:200]}")
        elif is_case and status != 0 and not (words[0] == "case" and name in sealed):
            complain(label, f"status {status}: {err[:200]}")
        if any(each in out + err for each in ("\x1b", "\0")):
            complain(label, "control characters reach the terminal")
    if hashed() != digest:
        complain(name, "the file was changed")
    # What can be read can be written, and read again.
    if is_case and size < 1_000_000 and name not in sealed:
        before = ids()
        for words in (["case", "note", case, "x", "-q"], ["show", case, "-q"]):
            status, out, err, *_ = run(name, *words)
            if status != 0:
                complain(name, f"once written: status {status}: {err[:200]}")
        if len(ids()) != len(before) + 1:
            complain(name, "an event is lost")

for failure in failures:
    print(failure)
print(f"hostile-json: {len(corpus)} files, {tried} commands; slowest {slowest[0]:.1f} s ({slowest[1]}), "
      f"largest {largest[0]:.0f} MB ({largest[1]})")
sys.exit(1 if failures else 0)
