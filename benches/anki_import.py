"""Has Anki's own importer read a file of notes, and holds its time against that of Annals."""

import json
import sys
import tempfile
import time
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest

# How often the file is read; the best time counts, as it does for Annals.
ROUNDS = 3


def read(notes_file):
    """How many notes came in, and in how many milliseconds; into a collection that is new."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        began = time.perf_counter()
        metadata = collection.get_csv_metadata(notes_file, None)
        collection.import_csv(ImportCsvRequest(path=notes_file, metadata=metadata))
        took = (time.perf_counter() - began) * 1000
        count = collection.note_count()
        collection.close()
    return count, took


def main(notes_file, ours):
    ours = json.loads(ours)
    rounds = [read(notes_file) for _ in range(ROUNDS)]
    best = min(took for _, took in rounds)
    is_same = {count for count, _ in rounds} == {ours["cards"]} == {ours["notes"]}
    print(json.dumps({
        "bench": "anki", "notes": ours["notes"], "bytes": ours["bytes"], "read_by_both": is_same,
        "annals_import_ms": ours["import_ms"], "annals_in_all_ms": ours["in_all_ms"],
        "anki_ms": round(best, 1), "ratio": round(ours["in_all_ms"] / best, 3),
    }))
    return 0 if is_same and ours["in_all_ms"] <= best else 1


sys.exit(main(sys.argv[1], sys.argv[2]))
