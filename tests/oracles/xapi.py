"""Has Ralph, a store of records for xAPI, take what attempts at a set say, and reads a class back.

    python xapi.py FILE FOLDER

FILE is what `cargo run --example statements` writes. FOLDER is where Ralph keeps what it is sent.
Each statement is also held against Ralph's own models, stricter than what its door asks for.

Two things of its backend of files are mended or passed over here. It writes its file once and
refuses to add to it, so it is told to append. And `?verb=` and `?activity=` find nothing there, so a
class is looked for in all that it holds; what they find is told, not asked for.
"""

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

MOST, MOST_BYTES = 50, 200_000
ORIGIN = "http://localhost:8080"
# As `ralph runserver` does, but in one process, so that what is mended here holds.
SERVE = """
import sys
import uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend
FSLRSBackend.default_operation_type = BaseOperationType.APPEND
uvicorn.run("ralph.api:app", host="127.0.0.1", port=int(sys.argv[1]))
"""


def models(statements):
    from pydantic import TypeAdapter
    from ralph.models.xapi.base.statements import BaseXapiStatement
    from ralph.models.xapi.base.unnested_objects import BaseXapiActivityInteractionDefinition

    faults, interactions = [], {}
    for statement in statements:
        definition = statement["object"].get("definition", {})
        try:
            TypeAdapter(BaseXapiStatement).validate_python(statement)
            if "interactionType" in definition:
                kind = definition["interactionType"]
                interactions[kind] = interactions.get(kind, 0) + 1
                TypeAdapter(BaseXapiActivityInteractionDefinition).validate_python(definition)
        except ValueError as fault:
            faults.append({"id": statement["id"], "fault": str(fault)[:400]})
    return faults, interactions


class Ralph:
    def __init__(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "kept").mkdir(parents=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/xAPI/statements"
        self.key = "Basic " + base64.b64encode(b"annals:secret").decode()
        environment = os.environ | {
            "RALPH_APP_DIR": str(folder),
            "RALPH_AUTH_FILE": str(folder / "auth.json"),
            "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "kept"),
            "RALPH_RUNSERVER_BACKEND": "fs",
            "RALPH_RUNSERVER_CORS_ALLOW_ORIGINS": json.dumps([ORIGIN]),
        }
        home = ["-A", "annals", "https://annals.example/"]
        ralph = [sys.executable, "-m", "ralph"]
        add = ["auth", "-u", "annals", "-p", "secret", "-s", "all", *home, "-w"]
        log = open(folder / "log.txt", "w")
        subprocess.run(ralph + add, env=environment, check=True, stdout=log, stderr=log)
        serve = [sys.executable, "-c", SERVE, str(port)]
        self.process = subprocess.Popen(serve, env=environment, stdout=log, stderr=log)
        for _ in range(240):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.25)
        self.stop()
        raise SystemExit((folder / "log.txt").read_text())

    def ask(self, method, query="", body=None, key=True, headers=None):
        headers = {"X-Experience-API-Version": "1.0.3"} | (headers or {})
        if key:
            headers["Authorization"] = self.key
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body, ensure_ascii=False).encode()
        request = urllib.request.Request(self.address + query, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode(), answer.headers

    def stop(self):
        self.process.terminate()
        self.process.wait(20)


def batches(statements):
    batch, size = [], 1
    for statement in statements:
        length = len(json.dumps(statement, ensure_ascii=False).encode()) + 1
        if batch and (len(batch) == MOST or size + length > MOST_BYTES):
            yield batch
            batch, size = [], 1
        batch.append(statement)
        size += length
    yield batch


def read_back(ralph, activity):
    query = {
        "format": "exact",
        "ascending": "true",
        "limit": "100",
    }
    found, query = [], "?" + urllib.parse.urlencode(query)
    for _ in range(100):
        status, body, _headers = ralph.ask("GET", query)
        if status != 200:
            raise SystemExit(f"GET {query}: {status} {body[:400]}")
        page = json.loads(body)
        for statement in page["statements"]:
            if statement["verb"]["id"].endswith("/completed") and activity in json.dumps(statement):
                texts = statement["result"]["extensions"].values()
                found += [text for text in texts if str(text).startswith("annals-result:")]
        more = page.get("more")
        if not more:
            return found
        query = "?" + urllib.parse.urlsplit(more).query
    raise SystemExit("the pages of Ralph do not end")


def main(file, folder):
    written = json.loads(Path(file).read_text())
    statements, results = written["statements"], written["results"]
    faults, interactions = models(statements)
    ralph = Ralph(folder)
    told = {}
    try:
        sent = list(batches(statements))
        told["sent"] = [ralph.ask("POST", body=batch) for batch in sent]
        told["again"] = [ralph.ask("POST", body=batch) for batch in sent]
        mixed = [sent[0][0], sent[0][1] | {"id": "00000000-0000-4000-8000-000000000001"}]
        told["half known"] = [ralph.ask("POST", body=mixed)]
        other = sent[0][0] | {"timestamp": "2001-01-01T00:00:00.000Z"}
        told["another under an id"] = [ralph.ask("POST", body=[other])]
        invalid = sent[0][2] | {"id": "00000000-0000-4000-8000-000000000002", "actor": {}}
        told["invalid"] = [ralph.ask("POST", body=[invalid])]
        told["no key"] = [ralph.ask("POST", body=sent[0][:1], key=False)]
        preflight = {
            "Origin": ORIGIN,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type,x-experience-api-version",
        }
        told["preflight"] = [ralph.ask("OPTIONS", key=False, headers=preflight)]
        back = {one["activity"]: [] for one in results}
        for one in results:
            back[one["activity"]].append(one["text"])
        verb = urllib.parse.quote("http://adlnet.gov/expapi/verbs/completed", safe="")
        by_verb = json.loads(ralph.ask("GET", "?verb=" + verb)[1])["statements"]
        activity = urllib.parse.quote(results[0]["activity"], safe="")
        by_activity = json.loads(ralph.ask("GET", "?activity=" + activity)[1])["statements"]
        lost = [name for name, texts in back.items() if sorted(read_back(ralph, name)) != sorted(texts)]
    finally:
        ralph.stop()
    wanted = {
        "sent": {200},
        "again": {204},
        "half known": {200},
        "another under an id": {409},
        "invalid": {400, 422},
        "no key": {401},
        "preflight": {200, 204},
    }
    statuses = {name: sorted({status for status, _, _ in answers}) for name, answers in told.items()}
    odd = {name: found for name, found in statuses.items() if not set(found) <= wanted[name]}
    named = [json.loads(body) for _, body, _ in told["half known"]]
    allowed = told["preflight"][0][2].get("Access-Control-Allow-Origin")
    print(json.dumps({
        "statements": len(statements),
        "batches": len(sent),
        "bytes": sum(len(json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()) for one in statements),
        "interactions": interactions,
        "refused_by_models": len(faults),
        "statuses": statuses,
        "named_of_half_known": [len(ids) for ids in named],
        "allowed_origin": allowed,
        "found_by_verb": len(by_verb),
        "found_by_activity": len(by_activity),
        "results": len(results),
        "activities_not_read_back": lost,
    }))
    for fault in faults[:10]:
        print(json.dumps(fault))
    if faults or odd or lost or allowed not in (ORIGIN, "*"):
        raise SystemExit(f"odd: {odd}, lost: {lost}, refused: {len(faults)}, origin: {allowed}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).absolute())
