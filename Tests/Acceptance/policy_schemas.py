"""Holds the JSON Schemas of the files that people edit to what the program reads; policy-schemas.sh runs it.

    policy_schemas.py CS SCHEMAS DESKS TEMPLATES

DESKS is a folder with a new workspace of each pack. Prints a line for each check: "ok NAME", or "no NAME", a tab and why;
and "told TEXT" for what is worth knowing.

The agreement is tried by mutation. Each file, cut down to one item of each make, is changed in one place: a key removed,
renamed or added, a value of another type or a bad one. An editor must never underline what the program takes; and what the
program refuses for its shape, the editor must underline, except where EXCEPTIONS says why not. LONG=1 tries many more.
"""

import copy
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
from collections import Counter, namedtuple

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

sys.dont_write_bytecode = True
from validate import say, valid  # noqa: E402, beside this file

SHAPE = {"missing-key", "unknown-key", "wrong-type", "bad-value", "unknown-fact"}
PER_FILE = 1000 if os.environ.get("LONG") else 60

# Which mutants the program refuses for their shape and no schema can, and why.
EXCEPTIONS = {
    "a value of JSON has no spelling: 1e3, +5, 2.0 and True are a number and a truth value":
        lambda text: text in ("1e3", "+5", "2.0", "True"),
    "no pattern knows how long February is": lambda text: text == "2026-02-30",
    "no pattern adds up to 3660 days": lambda text: text in ("3661 calendar days", "9999999m"),
    "two values aren't compared: a span that ends before it starts": lambda text: text in ("2099-01-01", "1999-01-01"),
}
# Which mutants a schema refuses though the program takes them, and why.
SPELLINGS = {
    "Null is nothing in YAML 1.2, and a text to the program": lambda text: text == "Null",
}


# MARK: YAML 1.2

Scalar = namedtuple("Scalar", "text plain")
PLAIN = lambda text: Scalar(text, True)
QUOTED = lambda text: Scalar(text, False)

# The core schema of YAML 1.2.2, 10.3.2: a date is a text, 'no' is one, 0.30 is a number.
CORE = [
    (r"|~|null|Null|NULL", lambda text: None),
    (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text[2:], 8)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text[2:], 16)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?\.(inf|Inf|INF)", lambda text: float(text.replace(".", ""))),
    (r"\.(nan|NaN|NAN)", lambda text: float("nan")),
]


def parsed(text):
    """Mappings, lists and scalars that keep their spelling."""

    def tree(node):
        if isinstance(node, yaml.MappingNode):
            return {key.value: tree(value) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [tree(item) for item in node.value]
        return Scalar(node.value, node.style is None)

    return tree(yaml.compose(text))


def valued(tree):
    """What an editor sees: JSON."""
    if isinstance(tree, dict):
        return {key: valued(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [valued(item) for item in tree]
    for pattern, value in CORE:
        if tree.plain and re.fullmatch(pattern, tree.text):
            return value(tree.text)
    return tree.text


def written(tree):
    """YAML in flow style that means the same: only what is no text stands without quotes."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {written(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(written(item) for item in tree) + "]"
    bare = tree.plain and not isinstance(valued(tree), str)
    return tree.text if bare else json.dumps(tree.text, ensure_ascii=False)


# MARK: Schemas


class Schemas:
    def __init__(self, folder):
        files = sorted(pathlib.Path(folder).rglob("*.json"))
        self.all = {str(file.relative_to(folder))[:-5]: json.loads(file.read_text("utf-8")) for file in files}
        self.validators = {name: Draft202012Validator(schema) for name, schema in self.all.items()}

    @staticmethod
    def name(path):
        """Of the schema of a file of a workspace."""
        return {"cs.yaml": "workspace"}.get(path) or ("scripts" if path.startswith("scripts/") else path[:-5])

    def why(self, path, tree):
        """Why a file isn't what its schema says; None when it is."""
        error = best_match(self.validators[self.name(path)].iter_errors(valued(tree)))
        return error and f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"

    def takes(self, path, tree):
        return self.validators[self.name(path)].is_valid(valued(tree))

    def check(self):
        """Each is valid, stands by itself, says what its keys are in both languages, and takes no key it doesn't name."""
        for name, schema in self.all.items():
            valid(name, schema)
            wanted = f"cs.{name.replace('/', '.')}/1"
            say(schema["$id"] == wanted, f"schema {name} has its id", schema["$id"])
            say(schema["properties"]["schema"]["const"] == wanted, f"schema {name} asks for the schema of its file")
            text = json.dumps(schema)
            refs = set(re.findall(r'"\$ref": "#/\$defs/(\w+)"', text))
            say(text.count('"$ref"') == len(re.findall(r'"\$ref": "#/\$defs/\w+"', text)), f"schema {name} refers to itself only")
            say(refs == set(schema.get("$defs", {})), f"schema {name} stands by itself", str(refs ^ set(schema.get("$defs", {}))))
            for part in parts(schema):
                open_ = "additionalProperties" not in part and not set(part["properties"]) <= {"id", "year", "remove"}
                say(not open_, f"schema {name}: a mapping of {sorted(part['properties'])[:3]} is closed")
                stray = set(part.get("required", [])) - set(part["properties"])
                say(not stray, f"schema {name} describes what it requires", str(stray))
                for key, value in part["properties"].items():
                    found = value.get("description", "")
                    both = re.search("[a-z]", found) and re.search("[\u4e00-\u9fff]", found)
                    say(both, f"schema {name} says what {key} is in both languages", found)


def parts(schema):
    """Every mapping that the schema describes; what only tightens one (an if, an else) is none."""
    if isinstance(schema, list):
        for item in schema:
            yield from parts(item)
    elif isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        for key, value in schema.items():
            if key not in ("examples", "enum", "required"):
                yield from parts(value)


def choices(schema):
    """Every list of words in the schema."""
    if isinstance(schema, list):
        return [found for item in schema for found in choices(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema["enum"]] if all(isinstance(word, str) for word in schema.get("enum", [0])) else []
    return own + [found for value in schema.values() for found in choices(value)]


# MARK: Packs


# A map that says all that a map may say.
WHOLE_MAP = """
schema: cs.intake-map/1
name: {zh: 表, en: sheet}
format: csv
encoding: utf-8
delimiter: ";"
timezone: Europe/London
dates: [D.M.YYYY, serial]
decimal: ","
columns:
  what: {from: [a, b], prefix: "> ", join: "; "}
  customer.address: c
  customer: c
""" + "".join(
    f"  {field}: [x]\n" for field in
    "summary who when where why how name phone demand amount product lot order emotion intensity unit key skip_level "
    "received".split()
) + """
codes: {channel: {Post: letter, "*": other}}
defaults: {channel: other}
"""


def maps(schemas, cs, desk):
    """Every map that comes along fits its schema, and one that says all; one with a field that isn't there doesn't."""
    file = desk / "map.yaml"
    file.write_text(WHOLE_MAP, "utf-8")
    run = [cs, "intake", "--from", "-", "--map", str(file), "--dry-run", "--as", "tang-wei", "-C", str(desk)]
    read = subprocess.run(run, input="a;b;c;x\n", capture_output=True, text=True)
    file.unlink()
    say(read.returncode == 0, "the program takes a map that says all", read.stderr)
    why = schemas.why("intake-map.yaml", parsed(WHOLE_MAP))
    say(why is None, "so does the editor", str(why))
    names = subprocess.run([cs, "intake", "map", "-q"], capture_output=True, text=True).stdout.split()
    say(len(names) >= 4, "maps come along", str(names))
    for name in names:
        text = subprocess.run([cs, "intake", "map", name], capture_output=True, text=True).stdout
        why = schemas.why("intake-map.yaml", parsed(text))
        say(why is None, f"the map {name} fits its schema", str(why))
        wrong = parsed(text.replace("  what:", "  whatt:"))
        say(not schemas.takes("intake-map.yaml", wrong), f"the map {name} with a misspelt field doesn't")


def fit(schemas, desks, templates):
    """Every file of every pack, as written for the pack and as 'cs init' writes it, fits its schema."""
    for pack in ("general", "electricity"):
        desk = desks / pack
        for file in sorted([desk / "cs.yaml", *desk.glob("policy/*.yaml"), *desk.glob("scripts/*.yaml")]):
            path = str(file.relative_to(desk))
            why = schemas.why(path, parsed(file.read_text("utf-8")))
            say(not why, f"{pack}: {path} fits its schema", str(why))
        for file in sorted((templates / pack).rglob("*.yaml")):
            path = str(file.relative_to(templates / pack))
            tree = parsed(file.read_text("utf-8"))
            # Scripts extend others in a pack only, and no team edits those.
            if path.startswith("scripts/") and "extends" in tree:
                continue
            why = schemas.why(path, tree)
            say(not why, f"{path} of the pack {pack} fits its schema", str(why))
            # Names, and examples, are whole without a pack below.
            if tree.pop("extends", None) and path not in ("policy/language.yaml", "policy/examples.yaml"):
                say(schemas.why(path, tree), f"{path} of the pack {pack} needs its 'extends'")


# MARK: What extends a pack

MON = {"mon": [QUOTED("09:00-12:00")]}
EXTENDING = [
    ("policy/classify.yaml", "negation: {reach: 8}", True),
    ("policy/classify.yaml", "rules: [{id: a, remove: true}]", True),
    ("policy/classify.yaml", "rules: [{id: a, remove: false}]", False),
    ("policy/classify.yaml", "rules: [{remove: true}]", False),
    ("policy/classify.yaml", "rules: [{id: a}]", False),
    ("policy/classify.yaml", "gapp: 3", False),
    ("policy/calendar.yaml", "week: {mon: []}", True),
    ("policy/calendar.yaml", "week: {mond: []}", False),
    ("policy/language.yaml", "names: {channel.app: {zh: x}}", True),
    ("policy/visit.yaml", "demand: {within: 2 calendar days}", True),
    ("policy/visit.yaml", "demand: {within: 2 moons}", False),
    ("policy/work.yaml", "{}", True),
]

# Keys beside those that the packs use: path, place, YAML, whether it is taken.
KEYS = [
    ("policy/intake.yaml", "clocks/0/when", "{has: {levle: 1}}", False),
    ("policy/intake.yaml", "clocks/0/when", "urgent", False),
    ("policy/calendar.yaml", "units/0/holidays", "true", False),
    ("policy/calendar.yaml", "years/0/days", '[{day: 2026-12-32, windows: [], name: {zh: x, en: y}}]', False),
    ("policy/calendar.yaml", "examples", '[{from: "2026-02-13 17:00", within: "3 working days"}]', False),
    ("policy/calendar.yaml", "examples", '[{from: "2026-02-13", within: 2h, due: "2026-02-25 18:00"}]', False),
]


def extend(schemas):
    for path, text, taken in EXTENDING:
        tree = {"schema": QUOTED(f"cs.{path[:-5].replace('/', '.')}/1"), "extends": QUOTED("general"), **parsed(text)}
        why = schemas.why(path, tree)
        say(bool(why) != taken, f"{path} that extends a pack {'may' if taken else 'may not'} say {text}", str(why))
        del tree["extends"]
        say(schemas.why(path, tree), f"{path} that extends none may not say {text} alone")


def more_keys(schemas, trees):
    for path, place, text, taken in KEYS:
        tree = changed(trees[path], place.split("/"), parsed(text))
        why = schemas.why(path, tree)
        say(bool(why) != taken, f"{path} {'may' if taken else 'may not'} have {place}: {text}", str(why))


# MARK: Mutants

# Lists whose ids others refer to, so that no item may go.
KEPT = {"categories", "kinds", "roles", "people", "levels", "may"}
# Mappings whose keys are data.
DATA = {"names", "standby"}


def places(tree):
    """The paths of the keys in it, whatever the number of an item."""
    if isinstance(tree, dict):
        return {(key, *rest) for key, value in tree.items() for rest in {()} | places(value)}
    if isinstance(tree, list):
        return {("*", *rest) for item in tree for rest in {()} | places(item)}
    return set()


def trimmed(tree, name=""):
    """The tree with one item of each make, so that thousands of mutants are soon read."""
    if isinstance(tree, dict):
        entries = list(tree.items())[:1] if name in DATA else tree.items()
        return {key: trimmed(value, key) for key, value in entries}
    if not isinstance(tree, list):
        return tree
    seen, kept = set(), []
    for item in tree:
        found = places(item)
        if name in KEPT or not found <= seen or not kept:
            seen |= found
            kept.append(trimmed(item))
    return kept


# What the packs have no example of: path, place, YAML.
FILLED = [
    ("cs.yaml", "lang", "en"),
    ("policy/intake.yaml", "stars/0/rule", "INT-2"),
    ("policy/intake.yaml", "stars/0/id", "hot"),
    ("policy/intake.yaml", "questions/0/rule", "INT-4"),
    ("policy/intake.yaml", "soothing/0/rule", "INT-8"),
    ("policy/classify.yaml", "levels/0/when", "{}"),
    ("policy/classify.yaml", "levels/0/examples", "[{text: x, is: true}]"),
    ("policy/classify.yaml", "rules/0/when", '{all: [x], any: ["a…b"], none: ["leak*"], not: {at_most: {claim.ratio: "2.5"}}, '
     "has: {level: [1, 2], skip_level: true}, at_least: {batch.count: 3}, either: [{any: [y]}]}"),
    ("policy/work.yaml", "verdicts/0/rule", "COL-3"),
    ("policy/work.yaml", "may/0/rule", "COL-4"),
    ("policy/work.yaml", "may/0/id", "first"),
    ("policy/remedy.yaml", "authority/0/rule", "REM-7"),
    ("policy/remedy.yaml", "kinds/0/rule", "REM-2"),
    ("policy/remedy.yaml", "recoveries/0/rule", "REM-3"),
    ("policy/remedy.yaml", "expectations/0/name", "{zh: x, en: y}"),
    ("policy/remedy.yaml", "lowering/0/name", "{zh: x, en: y}"),
    ("policy/remedy.yaml", "tactics/0/name", "{zh: x, en: y}"),
    ("policy/remedy.yaml", "tests/0/rule", "REM-2"),
    ("policy/remedy.yaml", "bases/0/or_times", "2"),
    ("policy/remedy.yaml", "bases/0/or_of", "loss"),
    ("policy/visit.yaml", "groups/0/when", "{}"),
    ("policy/visit.yaml", "groups/0/examples", "[]"),
    ("policy/visit.yaml", "channels/0/rule", "VIS-2"),
    ("policy/escalate.yaml", "tiers/0/rule", "ESC-2"),
    ("policy/escalate.yaml", "strategies/0/when", "{}"),
    ("policy/people.yaml", "people/0/shifts", '["mon-fri 09:00-18:00"]'),
    ("policy/intake.yaml", "clocks/0/like", "contact"),
    ("policy/intake.yaml", "clocks/0/citation", "{zh: x, en: y}"),
    ("policy/intake.yaml", "clocks/0/source", "x"),
    ("policy/intake.yaml", "clocks/0/article", "x"),
    ("policy/intake.yaml", "clocks/0/verified", "2026-11-22"),
    (
        "policy/visit.yaml", "demand", "{clock: visit-demand, within: 1 calendar days, rule: VIS-7, like: x, "
        "citation: {zh: x, en: y}, source: x, article: x, verified: false}",
    ),
    ("policy/people.yaml", "people/0/away", "[{from: 2026-02-01, to: 2026-02-07}]"),
    ("policy/intake.yaml", "clocks/0/when", "{has: {channel: phone}}"),
    ("policy/calendar.yaml", "units/0/holidays", "worked"),
    ("policy/calendar.yaml", "years/0/days", '[{day: 2026-12-24, windows: ["09:00-12:00"], name: {zh: x, en: y}}]'),
    (
        "policy/calendar.yaml", "examples",
        '[{id: a, from: "2026-02-13 17:00", within: 2h, due: "2026-02-13 19:00", unit: x, '
        'pauses: [{from: "2026-02-13 20:00", to: "2026-02-13 21:00"}]}]',
    ),
]

GONE = object()
BAD = {
    "scalar": [
        PLAIN("~"), [], {}, PLAIN("7"), PLAIN("-1"), PLAIN("0.5"), PLAIN("99999"), PLAIN("true"), PLAIN("1e3"), PLAIN("+5"),
        PLAIN("2.0"), PLAIN("True"), PLAIN("Null"), QUOTED(""), QUOTED("7"), QUOTED("true"), QUOTED("Bad Word!"), QUOTED("no"),
        QUOTED("0.12345"), QUOTED("…*"), QUOTED("2026-1-1"), QUOTED("2026-02-30"), QUOTED("2026-13-01"), QUOTED("2099-01-01"),
        QUOTED("0m"), QUOTED("2 h"), QUOTED("3 working weeks"), QUOTED("3  working days"), QUOTED("1 working day"),
        QUOTED("3661 calendar days"), QUOTED("9999999m"), QUOTED("25:00-26:00"), QUOTED("09:00-09:00"), QUOTED("21:00-08:00"),
        QUOTED("24:00-08:00"), QUOTED("sun 21:00-24:00"), QUOTED("fri-mon 09:00-18:00"), QUOTED("mon 09:00-09:00"),
    ],
    "list": [PLAIN("~"), {}, QUOTED("x"), PLAIN("1"), [PLAIN("~")], [[]], [{}], [QUOTED("Bad Word!")]],
    "mapping": [PLAIN("~"), [], QUOTED("x"), {}, [{}], PLAIN("false")],
}

# `make` makes its tree: there are thousands.
# The ends of every range, and what lies beyond.
NUMBERS = [PLAIN(str(number)) for number in (0, 1, 2, 3, 4, 5, 6, 10, 11, 60, 99, 100, 101, 1000, 1001, 1899, 1900, 9999, 10000)]

Mutant = namedtuple("Mutant", "path place what make text")


def changed(tree, way, value):
    """A copy with the value at the place, or without the key."""
    tree = copy.deepcopy(tree)
    place = tree
    for step in way[:-1]:
        place = place[int(step) if isinstance(place, list) else step]
    last = int(way[-1]) if isinstance(place, list) else way[-1]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return tree


def renamed(tree, way):
    tree = copy.deepcopy(tree)
    place = tree
    for step in way[:-1]:
        place = place[int(step) if isinstance(place, list) else step]
    copied = [(key + "_x" if key == way[-1] else key, value) for key, value in place.items()]
    place.clear()
    place.update(copied)
    return tree


def walked(tree, way=()):
    yield way, tree
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in inside:
        yield from walked(value, (*way, str(step)))


def mutants(path, tree, choices):
    """Each place once, whatever the number of its item; a word is changed to each of those it was chosen among."""
    seen = set()
    for way, value in walked(tree):
        general = tuple("*" if step.isdigit() else step for step in way)
        if "when" in general[:-1]:
            # One condition is like another, and like those within it.
            general = ("when", *(step for step in general[general.index("when") + 1:-1] if step not in ("either", "not", "*")), general[-1])
        if general in seen:
            continue
        seen.add(general)
        place = "/".join(way)
        kind = "mapping" if isinstance(value, dict) else "list" if isinstance(value, list) else "scalar"
        if kind == "mapping":
            yield Mutant(path, place, "with an unknown key", lambda way=way: changed(tree, (*way, "zzz"), QUOTED("x")), "")
        if not way:
            continue
        if not way[-1].isdigit():
            yield Mutant(path, place, "removed", lambda way=way: changed(tree, way, GONE), "")
            yield Mutant(path, place, "renamed", lambda way=way: renamed(tree, way), "")
        values = list(BAD[kind])
        if kind == "scalar":
            values += [QUOTED(word) for words in choices if value.text in words for word in words]
            values += NUMBERS if value.plain and isinstance(valued(value), int) else []
        for bad in values:
            if bad != value:
                text = bad.text if isinstance(bad, Scalar) else ""
                make = lambda way=way, bad=bad: changed(tree, way, bad)
                yield Mutant(path, place, f"is {written(bad)}", make, text)


class Desk:
    """A workspace whose files are put into it as they are tried."""

    def __init__(self, program, folder, trees):
        self.program, self.folder, self.trees = program, folder, trees
        for path, tree in trees.items():
            self.put(path, tree)

    def put(self, path, tree):
        (self.folder / path).write_text(written(tree) + "\n", "utf-8")

    def errors(self, mutants):
        """What the program says of these files, put into the workspace together: its rules, by file."""
        for mutant in mutants:
            self.put(mutant.path, mutant.make())
        run = subprocess.run(
            [self.program, "policy", "check", "--json", "-C", self.folder], capture_output=True, encoding="utf-8"
        )
        for mutant in mutants:
            self.put(mutant.path, self.trees[mutant.path])
        answer = json.loads(run.stdout or run.stderr)
        if "error" in answer:
            faults = answer["error"].get("faults") or [answer["error"]]
        else:
            faults = answer["faults"]
        errors = {}
        for fault in faults:
            if fault.get("severity", "error") == "error":
                errors.setdefault(fault.get("file"), []).append(fault["rule"])
        return errors


def agree(schemas, desk, tried):
    """That the schemas and the program refuse the same mutants."""
    counts = Counter()
    queues = {}
    for mutant in tried:
        queues.setdefault(mutant.path, []).append(mutant)
    rounds = []
    while any(queues.values()):
        # A broken cs.yaml hides all else.
        alone = queues.get("cs.yaml")
        rounds.append([alone.pop()] if alone else [queue.pop() for queue in queues.values() if queue])
    for together in rounds:
        errors = desk.errors(together)
        for mutant in together:
            found = errors.get(mutant.path, [])
            why = schemas.why(mutant.path, mutant.make())
            if why and not found:
                # What one file has to do with another is looked at when no file is wrong by itself.
                found = desk.errors([mutant]).get(mutant.path, [])
            judge(mutant, found, why, counts)
    return counts


def judge(mutant, found, why, counts):
    name = f"{mutant.path}: {mutant.place} {mutant.what}"
    excused = lambda reasons: any(holds(mutant.text) for holds in reasons.values() if mutant.text)
    if why and not found:
        counts["taken, yet underlined"] += 1
        say(excused(SPELLINGS), f"{name}: the editor takes what the program takes", why)
    elif SHAPE & set(found) and not why:
        counts["refused, yet not underlined"] += 1
        say(excused(EXCEPTIONS), f"{name}: the editor refuses what the program refuses", str(found))
    else:
        counts["both refuse" if why else "of no concern to a schema" if found else "both take"] += 1
        say(True, name)


def cover(schemas, trees):
    """That there is an example of every key, so that every key is mutated, but for facts, which are all alike."""
    keys = lambda named: {step for path, tree in trees.items() if named(path) for way, _ in walked(tree) for step in way}
    apart = {"extends", "remove", "day", "due", "pauses", "windows"}
    for name, schema in schemas.all.items():
        own = {key for part in parts({**schema, "$defs": {}}) for key in part["properties"]}
        missing = own - keys(lambda path: schemas.name(path) == name) - apart - {place.split("/")[-1] for _, place, _, _ in KEYS}
        say(not missing, f"{name}: there is an example of every key", str(sorted(missing)))
        for piece, part in schema.get("$defs", {}).items():
            missing = set(part.get("properties", {})) - keys(lambda path: True) - apart - {"when", "holidays"}
            say(not missing or piece.endswith("Facts"), f"{piece}: there is an example of every key", str(sorted(missing)))


def main(program, folder, desks, templates):
    schemas = Schemas(folder)
    desks, templates = pathlib.Path(desks), pathlib.Path(templates)
    schemas.check()
    maps(schemas, program, desks / "electricity")
    fit(schemas, desks, templates)
    extend(schemas)

    folder = desks / "mutated"
    shutil.copytree(desks / "electricity", folder)
    paths = ["cs.yaml", *(f"policy/{file.name}" for file in sorted(folder.glob("policy/*.yaml"))), "scripts/00-electricity.yaml"]
    for file in folder.glob("scripts/*.yaml"):
        if f"scripts/{file.name}" not in paths:
            file.unlink()
    trees = {path: trimmed(parsed((folder / path).read_text("utf-8"))) for path in paths}
    for path, place, text in FILLED:
        trees[path] = changed(trees[path], place.split("/"), parsed(text))
    more_keys(schemas, trees)
    cover(schemas, {**trees, "intake-map.yaml": parsed(WHOLE_MAP)})
    desk = Desk(program, folder, trees)
    for path, tree in trees.items():
        say(schemas.takes(path, tree), f"{path}: its schema takes it before it is changed", str(schemas.why(path, tree)))
    # Trimmed lists leave words without what they name; that is no matter of shape.
    misshapen = {path: rules for path, rules in desk.errors([]).items() if SHAPE & set(rules)}
    say(not misshapen, "the program takes them all before they are changed", str(misshapen))

    chance = random.Random(20260301)
    tried, all_ = [], 0
    for path, tree in trees.items():
        made = list(mutants(path, tree, choices(schemas.all[schemas.name(path)])))
        all_ += len(made)
        tried += chance.sample(made, min(PER_FILE, len(made)))
    counts = agree(schemas, desk, tried)
    print(f"told {len(tried)} of {all_} mutants: " + ", ".join(f"{count} {what}" for what, count in sorted(counts.items())))


if __name__ == "__main__":
    main(*sys.argv[1:])
