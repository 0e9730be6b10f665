"""Reads Moodle XML with the XML parser of Python: its structure, and the sums of its fractions."""

import json
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

# What a form of ours is called there.
SORTS = {
    "choice": {"multichoice", "truefalse"},
    "multiple-response": {"multichoice"},
    "short-answer": {"shortanswer"},
    "number": {"numerical"},
    "match": {"matching"},
}


def faults(question):
    """What Moodle would not take of a question."""
    found = []
    for name in ("name/text", "questiontext/text"):
        if not (question.findtext(name) or "").strip():
            found.append(f"no {name}")
    sort = question.get("type")
    fractions = [float(answer.get("fraction")) for answer in question.findall("answer")]
    right = sum(fraction for fraction in fractions if fraction > 0)
    if sort == "multichoice" and question.findtext("single") == "false":
        if abs(right - 100) > 0.01:
            found.append(f"right fractions come to {right}")
    elif sort != "matching" and (not fractions or max(fractions) != 100):
        found.append("no answer of 100")
    if sort == "matching" and len(question.findall("subquestion")) < 2:
        found.append("fewer than two pairs")
    return found


def main(set_file, xml_file):
    items = json.loads(Path(set_file).read_text(encoding="utf-8"))
    # Cards follow the questions: their backs are typed.
    cards = [{"id": card["id"], "form": "short-answer"} for card in items.get("cards", [])]
    wanted = items.get("questions", []) + cards
    root = tree.parse(xml_file).getroot()
    questions = [q for q in root.findall("question") if q.get("type") not in ("category", "essay", "description")]
    sorts, found = {}, []
    for question in questions:
        sorts[question.get("type")] = sorts.get(question.get("type"), 0) + 1
        found += [f"{question.findtext('name/text')}: {fault}" for fault in faults(question)]
    pairs = zip(wanted, questions)
    others = [ours["id"] for ours, theirs in pairs if theirs.get("type") not in SORTS[ours["form"]]]
    ok = root.tag == "quiz" and len(questions) == len(wanted) and not found and not others
    print(json.dumps({
        "oracle": "xml", "set": Path(set_file).name, "written": len(wanted), "read": len(questions),
        "sorts": sorts, "of_another_sort": others[:3], "faults": found[:3], "ok": ok,
    }))
    return 0 if ok else 1


sys.exit(main(sys.argv[1], sys.argv[2]))
