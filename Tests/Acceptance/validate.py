"""Holds what cs printed and stored to the JSON Schemas of the program; schemas.sh runs it.

    validate.py SCHEMAS TOLD WORKSPACE...

SCHEMAS is a folder with what each `cs schema NAME` printed; TOLD one with what commands printed, an object a line: *.answers
on standard output, *.errors on standard error. Prints a line for each check: "ok NAME", or "no NAME", a tab and why.
"""

import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

GONE = object()
SUBSCHEMAS = ["items", "if", "then", "else", "not", "contains", "additionalProperties", "propertyNames"]
LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"]
MAPS = ["properties", "$defs", "patternProperties", "dependentSchemas"]


def say(holds, name, why=""):
    print(f"ok {name}" if holds else f"no {name}\t{' '.join(why.split())}")


def valid(name, schema):
    """Checks that it is a schema of 2020-12 at all."""
    try:
        Draft202012Validator.check_schema(schema)
        why = ""
    except Exception as error:  # whatever is wrong with it
        why = str(error)
    say(not why, f"schema {name} is valid", why)


# MARK: Schemas


def parts(schema):
    """The schema and all below it."""
    if not isinstance(schema, dict):
        return
    yield schema
    below = [schema[key] for key in SUBSCHEMAS if key in schema]
    below += [item for key in LISTS for item in schema.get(key, [])]
    below += [item for key in MAPS for item in schema.get(key, {}).values()]
    for item in below:
        yield from parts(item)


def closed(schema):
    """The schema, taking only members that it names; an object that says it is open stays so.

    Programs must let unknown members pass. cs itself is held to what its schemas describe.
    """
    schema = copy.deepcopy(schema)
    for part in parts(schema):
        if part.get("type") == "object" and "properties" in part and "additionalProperties" not in part:
            part["unevaluatedProperties"] = False
    return schema


class Schemas:
    def __init__(self, folder):
        files = sorted(pathlib.Path(folder).glob("*.json"))
        self.all = {file.name.removesuffix(".json"): json.loads(file.read_text("utf-8")) for file in files}
        self.open = {name: Draft202012Validator(schema) for name, schema in self.all.items()}
        self.closed = {name: Draft202012Validator(closed(schema)) for name, schema in self.all.items()}

    def check(self):
        """Each is a valid schema by itself, and what two of them share is the same in both."""
        shared = {}
        for name, schema in self.all.items():
            valid(name, schema)
            say(schema.get("$id") == f"cs.{name}/1", f"schema {name} has its id", str(schema.get("$id")))
            say("title" in schema, f"schema {name} has a title")
            refs = {part["$ref"] for part in parts(schema) if "$ref" in part}
            known = {f"#/$defs/{key}" for key in schema.get("$defs", {})}
            say(refs == known, f"schema {name} stands by itself", f"{sorted(refs ^ known)}")
            for part in parts(schema):
                stray = set(part.get("required", [])) - set(part.get("properties", {}))
                if part.get("type") == "object" and stray:
                    say(False, f"schema {name} describes what it requires", f"{sorted(stray)}")
            for key, part in schema.get("$defs", {}).items():
                first = shared.setdefault(key, (name, part))
                say(first[1] == part, f"schema {name} shares {key}", f"it is another in {first[0]}")
        case = self.all["case"]["properties"]
        show = self.all["show"]["$defs"]["case"]
        head = self.all["intake"]["$defs"]["head"]
        say(show["properties"] == case, "show has the case as its file has it")
        say(head["properties"] == {k: v for k, v in case.items() if k != "events"}, "intake has its head")
        for part in (show, head):
            wanted = [key for key in self.all["case"]["required"] if key in part["properties"]]
            say(part["required"] == wanted, "and the same is always there")

    def why(self, name, document, strict=True):
        """Why a document isn't what the schema says; None when it is."""
        error = best_match((self.closed if strict else self.open)[name].iter_errors(document))
        return error and f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"


# MARK: Documents


def read(schemas, text, source, documents):
    """Validates one document; its name is in its schema member."""
    try:
        document = json.loads(text)
        if "schema" in document:
            name = document["schema"].removeprefix("cs.").removesuffix("/1")
        else:
            name = next(key for key in ("error", "warnings", "(no schema member)") if key in document or "(" in key)
    except (ValueError, TypeError) as error:
        return say(False, f"{source} is JSON", f"{error}: {text[:200]}")
    if name not in schemas.all:
        return say(False, f"{source} has a schema", f"{name}: {text[:200]}")
    why = schemas.why(name, document)
    say(not why, f"{source} is {name}", f"{why} in {text[:400]}")
    documents.setdefault(name, []).append(document)


FOLDERS = {"cases": "case", "customers": "customer", "visits": "visits"}


def read_workspace(schemas, folder, documents):
    for records, name in FOLDERS.items():
        for file in sorted((pathlib.Path(folder) / records).rglob("*.json")):
            text = file.read_text("utf-8")
            say(f'"cs.{name}/1"' in text, f"{file.name} is a {name} file")
            read(schemas, text, file.name, documents)


# MARK: Documents that are wrong


def changed(document, path, value):
    """A copy with the member at the path replaced, or removed; None where there is no such member.

    A step `kind:` is the first event of that kind.
    """
    document = copy.deepcopy(document)
    *way, last = path.split("/")
    place = document
    try:
        for step in way:
            place = place[index(place, step)]
        last = index(place, last)
        place[last]
        if value is GONE:
            del place[last]
        else:
            place[last] = value
    except (KeyError, IndexError, TypeError, StopIteration):
        return None
    return document


def index(place, step):
    if not isinstance(place, list):
        return step
    if step.endswith(":"):
        return next(number for number, event in enumerate(place) if event["kind"] == step[:-1])
    return int(step)


# Schema, path, value: the first document that has the member is changed there.
WRONG = [
    ("case", "schema", "cs.case/2"),
    ("case", "id", "20260304-7k3mqi"),
    ("case", "id", "7k3mq2"),
    ("case", "state", "open"),
    ("case", "level", 4),
    ("case", "level", "1"),
    ("case", "category", "Safety first"),
    ("case", "channel", "fax"),
    ("case", "skip_level", "yes"),
    ("case", "received", "2026-03-04"),
    ("case", "received", "2026-03-04T10:00+08:00"),
    ("case", "received", "2026-03-04T10:00:00"),
    ("case", "received", "2026-03-04 10:00:00+08:00"),
    ("case", "received", "2026-13-04T10:00:00+08:00"),
    ("case", "received", "2026-03-04T24:00:00+08:00"),
    ("case", "customer/name", ["Ms Li"]),
    ("case", "w5h1/what", 5),
    ("case", "demands/0/kind", "money"),
    ("case", "demands/0/kind", GONE),
    ("case", "demands/0/amount", 400),
    ("case", "demands/0/amount", "400.00"),
    ("case", "demands/0/amount", {"amount": "400", "currency": "CNY"}),
    ("case", "demands/0/amount", {"amount": 400.00, "currency": "CNY"}),
    ("case", "demands/0/amount", {"amount": "400.00"}),
    ("case", "demands/0/amount", {"amount": "400.00", "currency": "yuan"}),
    ("case", "emotion/kind", "joy"),
    ("case", "emotion/intensity", 11),
    ("case", "emotion", "anger:7"),
    ("case", "mindset", "venting"),
    ("case", "coowners/0/requested", "10:05"),
    ("case", "judgement/cause", ["weather"]),
    ("case", "judgement/verdict", GONE),
    ("case", "losses/direct", "400.00"),
    ("case", "offers/0/status", "open"),
    ("case", "offers/0/id", "1"),
    ("case", "offers/0/tests/need", GONE),
    ("case", "promises/0/by", GONE),
    ("case", "promises/0/kept", True),
    ("case", "escalation/grade/influence/grade", 0),
    ("case", "escalation/grade/difficulty/grounds", GONE),
    ("case", "satisfaction", 6),
    ("case", "satisfaction", "3"),
    ("case", "improvements/0/owner", GONE),
    ("case", "links/0/as", "twin"),
    ("case", "links/0/case", "3"),
    ("case", "closed", None),
    ("case", "events", []),
    ("case", "events/0/id", "1-abcd"),
    ("case", "events/0/at", "2026-03-04T10:00:00"),
    ("case", "events/0/by", GONE),
    ("case", "events/0/via", ""),
    ("case", "events/0/kind", "phoned"),
    ("case", "events/0/kind", "x-"),
    ("case", "events/0/data", GONE),
    ("case", "events/rejected:/data/reason", 5),
    ("case", "events/received:/data/clocks/0/within", "soon"),
    ("case", "events/received:/data/clocks/0/time", "fast"),
    ("case", "events/contacted:/data/outcome", "maybe"),
    ("case", "events/classified:/data/level", 0),
    ("case", "events/classified:/data/because", []),
    ("case", "events/classified:/data/because/0/line", 0),
    ("case", "events/assigned:/data/to", GONE),
    ("case", "events/requested:/data/clocks", GONE),
    ("case", "events/judged:/data/cause", "people"),
    ("case", "events/offered:/data/status", "accepted"),
    ("case", "events/accepted:/data/offer", 1),
    ("case", "events/promised:/data/by", "Friday"),
    ("case", "events/kept:/data/promise", GONE),
    ("case", "events/extended:/data/reason", GONE),
    ("case", "events/escalated:/data", {}),
    ("case", "events/evidence:/data/sha256", "abc"),
    ("case", "events/visited:/data/outcome", "seen"),
    ("case", "events/closed:/data/confirmed", True),
    ("case", "events/improved:/data", {"what": "check"}),
    ("case", "events/linked:/data/as", "twin"),
    ("case", "events/noted:/data/text", GONE),
    ("customer", "id", "../etc"),
    ("customer", "registered", "yesterday"),
    ("customer", "do_not_disturb", "yes"),
    ("visits", "period", "March"),
    ("visits", "share", 0.5),
    ("visits", "visits/0/rank", 0),
    ("visits", "visits/0/opened", GONE),
    ("intake", "case/state", "new"),
    ("intake", "missing/0/ask", GONE),
    ("intake", "due/0/by", "2026-03-04T10:10"),
    ("intake", "duplicates", ["1"]),
    ("intake", "seen", False),
    ("classify", "level", 0),
    ("classify", "rights/0/citation", GONE),
    ("classify", "because/0/spans/0/start", -1),
    ("classify", "because/0/spans/0/text", GONE),
    ("classify", "mindset/0/score", "high"),
    ("classify", "due/0/clock", GONE),
    ("done", "state", "done"),
    ("done", "recorded", "noted"),
    ("done", "next/0/overdue", "no"),
    ("done", "next/0/why", GONE),
    ("done", "offer/status", "open"),
    ("done", "offer/may", GONE),
    ("done", "compensation/verdict", "maybe"),
    ("done", "compensation/ratio", 25),
    ("done", "compensation", GONE),
    ("done", "events", GONE),
    ("plan", "compensation/ceiling", 800),
    ("plan", "offers/0/when", "soon"),
    ("plan", "offers/0/tests/now", GONE),
    ("plan", "expectations/0/demand/kind", "money"),
    ("plan", "scripts/0/moment", "hello"),
    ("script", "moment", "hello"),
    ("script", "text", ""),
    ("signals", "signals/0/new", GONE),
    ("signals", "suspected/0/feature", GONE),
    ("checklist", "list", "panic"),
    ("checklist", "steps/0/by", "soon"),
    ("strategy", "allowed", "yes"),
    ("assess", "asof", "2009-03-02"),
    ("assess", "policy", "sha256"),
    ("assess", "figures/0/id", "profit"),
    ("assess", "figures/0/value", "100%"),
    ("assess", "figures/0/unit", "hours"),
    ("assess", "figures/0/definition", GONE),
    ("causes", "causes/0/share", "33.33"),
    ("show", "case/events", GONE),
    ("show", "case/events/contacted:/data/outcome", "maybe"),
    ("show", "clocks/0/verdict", "late"),
    ("show", "clocks/0/within", "10 minutes"),
    ("list", "level", 0),
    ("list", "closed", "2009-02-26"),
    ("next", "by", "2026-03-04T10:10:00"),
    ("next", "overdue", None),
    ("check", "findings/0/fixed", GONE),
    ("policy.check", "faults/0/severity", "note"),
    ("policy.test", "failed", 0),
    ("visit.due", "overdue", GONE),
    ("progress", "done/0/at", "today"),
    ("version", "version", "1.0"),
    ("error", "error/code", "65"),
    ("error", "error/message", ""),
    ("error", "error/line", 0),
    ("error", "error/faults", []),
    ("error", "error/faults/1/rule", GONE),
    ("warnings", "warnings", []),
]


def refuse(schemas, documents):
    """That a schema refuses what is wrong: else it would say nothing."""
    for name, path, value in WRONG:
        wrong = [document for document in (changed(each, path, value) for each in documents.get(name, [])) if document]
        what = f"{name} refuses {path} {'missing' if value is GONE else json.dumps(value)}"
        why = "it takes it" if wrong else "no document has the place"
        say(wrong and schemas.why(name, wrong[0], strict=False), what, why)
    for name, found in documents.items():
        required = schemas.all[name]["required"]
        document = found[0]
        for member in required:
            wrong = {key: value for key, value in document.items() if key != member}
            say(schemas.why(name, wrong, strict=False), f"{name} refuses to lack {member}")
        if "schema" in document:
            wrong = {**document, "schema": "cs.other/1"}
            say(schemas.why(name, wrong, strict=False), f"{name} refuses another schema")
        for member in {key for document in found for key in document}:
            say(schemas.why(name, {**document, member: None}, strict=False), f"{name} refuses {member} null")


def accept(schemas, documents):
    """That unknown members and a plugin's events pass."""
    for name, found in documents.items():
        document = {**found[0], "x_floor": "3"}
        say(not schemas.why(name, document, strict=False), f"{name} takes a member it doesn't know")
        say(schemas.why(name, document), f"{name} doesn't describe it")
    case = copy.deepcopy(documents["case"][0])
    case["events"].append({**case["events"][-1], "kind": "x-photographed", "data": {"camera": {"lens": 35}}})
    say(not schemas.why("case", case), "case takes a plugin's event")
    case["events"][0]["data"]["x_weather"] = "rain"
    say(not schemas.why("case", case, strict=False), "case takes more in an event than it knows")


def cover(schemas, documents):
    """That nothing is described which is never printed."""
    for name, schema in schemas.all.items():
        found = documents.get(name, [])
        say(found, f"there is a {name}")
        seen = {key for document in found for key in document}
        unseen = set(schema["properties"]) - seen - {"merged"}
        say(not unseen, f"every member of {name} is printed", f"never: {sorted(unseen)}")


def main(folder, told, *workspaces):
    schemas = Schemas(folder)
    documents = {}
    schemas.check()
    for source in sorted(pathlib.Path(told).glob("*.answers")) + sorted(pathlib.Path(told).glob("*.errors")):
        *lines, rest = source.read_text("utf-8").split("\n")
        say(not rest, f"{source.name} ends its last line")
        for number, line in enumerate(lines, 1):
            read(schemas, line, f"{source.name}:{number}", documents)
    for workspace in workspaces:
        read_workspace(schemas, workspace, documents)
    refuse(schemas, documents)
    accept(schemas, documents)
    cover(schemas, documents)


if __name__ == "__main__":
    main(*sys.argv[1:])
