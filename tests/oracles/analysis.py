"""Works the item analysis out with numpy, by Moodle's definitions, and compares it with what `annals analyse` tells."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy

NEAR = 1e-9


def expected(marks):
    learners, questions = marks.shape
    totals = marks.sum(axis=1)
    spread = totals.var(ddof=1)
    effects = [numpy.cov(marks[:, q], totals, ddof=1)[0, 1] for q in range(questions)]
    effects = [effect**0.5 if effect > 1e-12 else 0 for effect in effects]
    items = []
    for q in range(questions):
        own, rest = marks[:, q], totals - marks[:, q]
        together = numpy.cov(own, rest, ddof=1)
        most = numpy.cov(numpy.sort(own), numpy.sort(rest), ddof=1)[0, 1]
        differs = together[0, 0] * together[1, 1] > 1e-12
        items.append({
            "facility": own.mean(),
            "deviation": own.std(ddof=1),
            "discrimination": numpy.corrcoef(own, rest)[0, 1] if differs else None,
            "efficiency": together[0, 1] / most if most > 1e-12 else None,
            "intended_weight": 1 / questions,
            "effective_weight": effects[q] / sum(effects) if sum(effects) > 0 else None,
        })
    alpha = None
    if questions > 1 and spread > 1e-12:
        alpha = questions / (questions - 1) * (1 - marks.var(axis=0, ddof=1).sum() / spread)
    ratio = None if alpha is None else max(1 - alpha, 0) ** 0.5
    deviation = totals.std(ddof=1) / questions
    return {
        "learners": learners,
        "mean": totals.mean() / questions,
        "median": numpy.median(totals) / questions,
        "deviation": deviation,
        "alpha": alpha,
        "error_ratio": ratio,
        "standard_error": None if ratio is None else ratio * deviation,
        "items": items,
    }


def differences(told, wanted, path=""):
    if isinstance(wanted, dict):
        return [d for key in wanted for d in differences(told.get(key), wanted[key], f"{path}.{key}")]
    if isinstance(wanted, list):
        return [d for at, (a, b) in enumerate(zip(told, wanted, strict=True)) for d in differences(a, b, f"{path}[{at}]")]
    if wanted is None or told is None:
        return [] if wanted is told else [f"{path}: {told} for {wanted}"]
    return [] if abs(told - wanted) <= NEAR else [f"{path}: {told} for {wanted}"]


def main(program, folder):
    chance = numpy.random.default_rng(1956)
    compared, found = 0, []
    for learners, questions in [(2, 2), (5, 3), (30, 10), (30, 1), (200, 40), (1000, 20)]:
        for kind in ("any", "right or wrong", "a question that all know", "all alike"):
            ability = chance.normal(size=(learners, 1))
            hardness = chance.normal(size=(1, questions))
            known = 1 / (1 + numpy.exp(hardness - ability))
            marks = (chance.random((learners, questions)) < known).astype(float)
            if kind == "any":
                marks = numpy.round(chance.random((learners, questions)) * known, 3)
            if kind == "a question that all know":
                marks[:, 0] = 1
            if kind == "all alike":
                marks[:] = numpy.round(chance.random(questions), 1)
            file = Path(folder) / "marks.csv"
            with file.open("w", newline="", encoding="utf-8") as out:
                rows = csv.writer(out)
                rows.writerow(["learner", *(f"question {q}" for q in range(questions))])
                rows.writerows([f"learner {at}", *row] for at, row in enumerate(marks.tolist()))
            told = subprocess.run([program, "analyse", file, "--json"], check=True, capture_output=True, text=True)
            told = json.loads(told.stdout.splitlines()[0])
            found += [f"{learners} × {questions}, {kind}{d}" for d in differences(told, expected(marks))]
            compared += 1
    print(json.dumps({"oracle": "numpy", "version": numpy.__version__, "classes": compared, "differences": found[:5], "ok": not found}))
    return 0 if not found else 1


sys.exit(main(*sys.argv[1:]))
