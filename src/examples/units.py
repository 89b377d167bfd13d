#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often each phone comes and how long it lasts, as a model that was trained on labels hears it.

    ./phonocode codes FOLDER UNITS --units --model phonemes
    python3 src/examples/units.py UNITS

Needs Debian's python3-pandas.
"""
import pathlib
import sys

import pandas as pd

files = sorted(pathlib.Path(sys.argv[1]).rglob("*.csv"))
runs = pd.concat(
    [pd.read_csv(file, keep_default_na=False).assign(recording=file.stem) for file in files],
    ignore_index=True)

# Neighbouring runs whose codes stand for one phone are one phone.
begins = (runs["phone"] != runs["phone"].shift()) | (runs["recording"] != runs["recording"].shift())
phones = runs.groupby(begins.cumsum()).agg(
    recording=("recording", "first"), phone=("phone", "first"), start=("start_s", "first"),
    end=("end_s", "last"), probability=("probability", "mean"))
phones["ms"] = 1000 * (phones["end"] - phones["start"])

print(f"{len(files)} recordings, {len(runs)} runs of codes, {len(phones)} phones")
for recording, heard in phones.groupby("recording", sort=False):
    print(f"{recording}: {' '.join(heard['phone'])}")
print(phones.groupby("phone").agg(
    count=("ms", "size"), mean_ms=("ms", "mean"), probability=("probability", "mean")).round(2))
