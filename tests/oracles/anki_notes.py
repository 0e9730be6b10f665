"""Has Anki's own importer take notes in plain text, and compares what it made of them with the set."""

import json
import re
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest


def wanted(set_file):
    """Of each note its guid and how many words stand on it."""
    items = json.loads(Path(set_file).read_text(encoding="utf-8"))
    cards = [(card["front"], card["back"]) for card in items.get("cards", [])]
    count = sum(len(items.get(name, [])) for name in ("cards", "events", "questions"))
    return cards, count


def plain(html):
    """The words of a field."""
    text = re.sub(r"<img[^>]*>", "", html).replace("<br>", "\n").replace("&nbsp;", " ")
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(name, sign)
    return text


def main(set_file, notes_file):
    cards, count = wanted(set_file)
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        metadata = collection.get_csv_metadata(notes_file, None)
        collection.import_csv(ImportCsvRequest(path=notes_file, metadata=metadata))
        notes = [collection.get_note(id) for id in collection.find_notes("")]
        fields = sorted({len([f for f in note.fields if f]) for note in notes})
        read = {(plain(note.fields[0]), plain(note.fields[1])) for note in notes}
        missing = [card for card in cards if card not in read]
        tags = sorted({tag for note in notes for tag in note.tags})
        collection.close()
    ok = len(notes) == count and not missing and fields == [2]
    print(json.dumps({
        "oracle": "anki", "set": Path(set_file).name, "written": count, "read": len(notes),
        "fields": fields, "tags": len(tags), "cards_missing": missing[:3], "ok": ok,
    }))
    return 0 if ok else 1


sys.exit(main(sys.argv[1], sys.argv[2]))
