#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A language model of the codes, as small as can be, and what it has to say.

    ./phonocode corpus encode --data SPEECH --out CORPUS
    python3 src/examples/bigram.py CORPUS OUT.csv
    ./phonocode decode OUT.csv OUT.wav

Counts which code of the first book follows which, draws ten seconds of codes from these counts, and
writes them as `decode` reads them. Needs pandas and pyarrow.
"""
import json
import pathlib
import sys

import numpy as np
import pandas as pd

corpus, out = map(pathlib.Path, sys.argv[1:])
settings = json.loads((corpus / "corpus.json").read_text())
table = pd.read_parquet(corpus / "codes", columns=["path", "seconds", "code_1"])
print(f"{len(table)} recordings, {table['seconds'].sum() / 3600:.2f} h")

size = settings["codebook_size"]
follows = np.full((size, size), 1e-3)  # [code][next code]; a little for pairs that were never heard
for codes in table["code_1"]:
    np.add.at(follows, (codes[:-1], codes[1:]), 1)
shares = follows / follows.sum(axis=1, keepdims=True)

heard = np.concatenate(table["code_1"].to_list())
alone = np.bincount(heard, minlength=size) / len(heard)
bits_alone = -np.sum(alone[alone > 0] * np.log2(alone[alone > 0]))
bits_after = np.mean([-np.log2(shares[a[:-1], a[1:]]).mean() for a in table["code_1"] if len(a) > 1])
print(f"{bits_alone:.2f} bits a code alone, {bits_after:.2f} after the one before")

random = np.random.default_rng(7)
drawn = [random.choice(size, p=alone)]
while len(drawn) < 10 * settings["frame_rate"]:
    drawn.append(random.choice(size, p=shares[drawn[-1]]))
pd.DataFrame({"book1": drawn}).to_csv(out, index=False)
print(f"{len(drawn)} frames in {out}")
