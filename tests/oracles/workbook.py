"""Reads the workbook of a class with openpyxl, and compares every cell with what it is to hold."""

import datetime
import json
import sys
from pathlib import Path

import openpyxl
from openpyxl.utils.escape import unescape

EPOCH = datetime.datetime(1970, 1, 1)
MILLISECOND = datetime.timedelta(milliseconds=1)


def is_so(cell, wanted):
    """Whether a cell holds what it is to hold, as what it is to be."""
    if wanted is None:
        return cell.value is None
    (kind, value), = wanted.items()
    if kind == "text":
        return cell.data_type in "sn" and isinstance(cell.value, str) and unescape(cell.value) == value
    if kind == "share":
        return cell.data_type == "n" and cell.value == value / 1000 and cell.number_format == "0.0%"
    if kind == "number":
        return cell.data_type == "n" and cell.value == float(value)
    if kind == "duration":
        read = cell.value
        if isinstance(read, datetime.time):
            read = datetime.datetime.combine(EPOCH, read) - EPOCH
        near = isinstance(read, datetime.timedelta) and abs(read - value * MILLISECOND) <= MILLISECOND
        return near and cell.number_format == "[h]:mm:ss"
    near = isinstance(cell.value, datetime.datetime) and abs(cell.value - (EPOCH + value * MILLISECOND)) <= MILLISECOND
    return near and cell.is_date


def main(folder):
    folder = Path(folder)
    wanted = json.loads((folder / "class.json").read_text(encoding="utf-8"))
    book = openpyxl.load_workbook(folder / "class.xlsx")
    found, compared = [], 0
    if book.sheetnames != [sheet["name"] for sheet in wanted]:
        found.append(f"sheets {book.sheetnames}")
    for sheet in wanted:
        read = book[sheet["name"]]
        if read.freeze_panes != "A2":
            found.append(f"{read.title}: the headings do not stay")
        if read.max_row != len(sheet["rows"]):
            found.append(f"{read.title}: {read.max_row} rows for {len(sheet['rows'])}")
        for r, row in enumerate(sheet["rows"], 1):
            for c, cell in enumerate(row, 1):
                compared += 1
                here = read.cell(r, c)
                if not is_so(here, cell):
                    found.append(f"{read.title} {here.coordinate}: {here.value!r} ({here.data_type}) for {cell}")
                if r == 1 and not here.font.b:
                    found.append(f"{read.title} {here.coordinate} is not bold")
        for column in read.column_dimensions.values():
            if not 9 <= column.width <= 60:
                found.append(f"{read.title}: a column of width {column.width}")
    print(json.dumps({"oracle": "openpyxl", "version": openpyxl.__version__, "cells": compared, "differences": found[:5], "ok": not found}))
    return 0 if not found else 1


sys.exit(main(*sys.argv[1:]))
