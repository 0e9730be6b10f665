"""Works the figures of a class out with numpy, from its marks alone, and compares them with those that the page saved.

The folder holds what the teacher of a browser test saved: `marks.csv`, `questions.csv`, `class.xlsx`, and `told.json`,
what the page of each learner said of their own answers."""

import csv
import json
import sys
from pathlib import Path

import numpy
import openpyxl

NEAR = 1e-9
FRONT = 6

# The columns of the questions behind number, text, key and form; and the rows of the test.
OF_QUESTIONS = ["facility", "deviation", "discrimination", "efficiency", "intended_weight", "effective_weight"]
BEFORE = 4
OF_TEST = ["learners", "mean", "median", "deviation", "alpha", "error_ratio", "standard_error"]


def figures(marks):
    """By the definitions of Moodle's quiz statistics. Each figure from sums of its own, not from one covariance matrix:
    `analysis.py` does it that way."""
    learners, questions = marks.shape
    whole = marks.sum(axis=1)

    def together(a, b):
        return ((a - a.mean()) * (b - b.mean())).sum() / (learners - 1)

    variances = numpy.array([together(own, own) for own in marks.T])
    spread = together(whole, whole)
    shares = numpy.sqrt(numpy.clip([together(own, whole) for own in marks.T], 0, None))
    items = []
    for q in range(questions):
        own = marks[:, q]
        rest = numpy.delete(marks, q, axis=1).sum(axis=1)
        both = together(own, rest)
        product = variances[q] * together(rest, rest)
        most = together(numpy.sort(own), numpy.sort(rest))
        items.append({
            "facility": own.sum() / learners,
            "deviation": variances[q] ** 0.5,
            "discrimination": both / product**0.5 if product > 1e-12 else None,
            "efficiency": both / most if most > 1e-12 else None,
            "intended_weight": 1 / questions,
            "effective_weight": shares[q] / shares.sum() if shares.sum() > 0 else None,
        })
    deviation = spread**0.5 / questions
    alpha = ratio = None
    if questions > 1 and spread > 1e-12:
        alpha = questions / (questions - 1) * (1 - variances.sum() / spread)
        ratio = max(1 - alpha, 0) ** 0.5
    test = {
        "learners": learners,
        "mean": whole.mean() / questions,
        "median": numpy.median(whole) / questions,
        "deviation": deviation,
        "alpha": alpha,
        "error_ratio": ratio,
        "standard_error": None if ratio is None else ratio * deviation,
    }
    return items, test


def table(file):
    with file.open(newline="", encoding="utf-8-sig") as text:
        head, *rows = csv.reader(text)
    return head, rows


def sheet(book, name):
    head, *rows = [list(row) for row in book[name].iter_rows(values_only=True)]
    return head, rows


def number(cell):
    return None if cell in ("", None) else float(cell)


class Differences:
    def __init__(self):
        self.compared, self.greatest, self.found = 0, 0.0, []

    def take(self, where, told, wanted):
        self.compared += 1
        if told is None or wanted is None:
            if told is not wanted:
                self.found.append(f"{where}: {told} for {wanted}")
            return
        apart = abs(told - wanted)
        self.greatest = max(self.greatest, apart)
        if not apart <= NEAR:
            self.found.append(f"{where}: {told} for {wanted}")


def of_learners(marks, told, found):
    """The marks are what the page of each learner said: of the first attempt."""
    _, rows = marks
    first = {one["name"]: one for one in told["done"] if one["attempt"] == 1}
    # A table keeps a spreadsheet from taking a name for a formula.
    names = [row[0] if row[0] in first else row[0].removeprefix("'") for row in rows]
    if sorted(names) != sorted(first):
        found.append(f"learners {sorted(names)} for {sorted(first)}")
        return
    for name, row in zip(names, rows, strict=True):
        for at, (mark, verdict) in enumerate(zip(row[FRONT:], first[name]["verdicts"], strict=True), 1):
            mark = float(mark)
            is_so = {"right": mark == 1, "partly": 0 < mark < 1, "wrong": mark == 0, "unknown": mark == 0}
            if not is_so[verdict]:
                found.append(f"{name}, question {at}: {mark} for what was {verdict}")


def compare(differences, where, questions, items):
    head, rows = questions
    for at, (row, wanted) in enumerate(zip(rows, items, strict=True), 1):
        for column, figure in enumerate(OF_QUESTIONS, BEFORE):
            differences.take(f"{where}, question {at}, {head[column]}", number(row[column]), wanted[figure])


def main(folder):
    folder = Path(folder)
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    head, rows = table(folder / "marks.csv")
    marks = numpy.array([[float(cell) for cell in row[FRONT:]] for row in rows])
    items, test = figures(marks)
    differences = Differences()
    of_learners((head, rows), told, differences.found)
    compare(differences, "CSV", table(folder / "questions.csv"), items)
    book = openpyxl.load_workbook(folder / "class.xlsx", read_only=True)
    compare(differences, "XLSX", sheet(book, "Questions"), items)
    for row, figure in zip(sheet(book, "Test")[1], OF_TEST):
        differences.take(f"XLSX, {row[0]}", number(row[1]), test[figure])
    # The same marks stand in both.
    for row, same in zip(rows, sheet(book, "Marks")[1], strict=True):
        for at, (text, cell) in enumerate(zip(row[FRONT:], same[FRONT:], strict=True), 1):
            differences.take(f"XLSX, {row[0]}, question {at}", number(cell), float(text))
    print(json.dumps({
        "oracle": "numpy",
        "version": numpy.__version__,
        "learners": marks.shape[0],
        "questions": marks.shape[1],
        "figures": differences.compared,
        "greatest_difference": differences.greatest,
        "differences": differences.found[:5],
        "ok": not differences.found,
    }))
    return 0 if not differences.found else 1


sys.exit(main(*sys.argv[1:]))
