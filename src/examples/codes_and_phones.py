#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes against phones, as a table and a picture.

    ./phonocode codes FOLDER CODES --format npz
    python3 src/examples/codes_and_phones.py CODES LABELS.ctm OUT.png

Needs Debian's python3-pandas and python3-matplotlib.
"""
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

folder, labels, picture = map(pathlib.Path, sys.argv[1:])
phones = pd.read_csv(
    labels, sep=r"\s+", header=None, names=["recording", "channel", "start", "duration", "phone"],
    comment=";", keep_default_na=False)

frames = []
for recording, spoken in phones.groupby("recording", sort=False):
    with np.load(folder / f"{recording}.npz") as file:
        centre = file["times"] + 0.5 / file["frame_rate"]
        at = np.searchsorted(spoken["start"].to_numpy(), centre, side="right") - 1
        known = at >= 0
        frames.append(pd.DataFrame({
            "code": file["codes"][known, 0], "phone": spoken["phone"].to_numpy()[at[known]]}))
frames = pd.concat(frames)

table = pd.crosstab(frames["code"], frames["phone"])
share = table.div(table.sum(axis=1), axis=0)
order = share.to_numpy().argmax(axis=1).argsort(kind="stable")
print(f"{len(frames)} frames, {len(table)} codes, {len(table.columns)} phones")
print(f"most frequent phone of each code: {table.max(axis=1).sum() / len(frames):.1%} of the frames")

figure, axes = plt.subplots(figsize=(10, 5), layout="constrained")
axes.imshow(share.iloc[order].T, aspect="auto", cmap="Blues", interpolation="none")
axes.set_yticks(range(len(share.columns)), share.columns, fontsize=7)
axes.set_xlabel("code, in the order of its most frequent phone")
axes.set_ylabel("phone")
figure.savefig(picture, dpi=120)
