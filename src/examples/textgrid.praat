# SPDX-License-Identifier: GPL-3.0-or-later
# Opens codes as a TextGrid and says how long they stay. In Praat's editor, view them beside the sound.
#
#   ./phonocode codes speech.wav speech.TextGrid --format textgrid
#   ./phonocode codes speech.wav speech.TextGrid --format textgrid --units --model phonemes   # and their phones
#   praat --run src/examples/textgrid.praat speech.TextGrid
form Codes
    infile file speech.TextGrid
endform
grid = Read from file: file$
writeInfo: ""
tiers = Get number of tiers
for tier to tiers
    name$ = Get tier name: tier
    runs = Get number of intervals: tier
    total = Get total duration
    appendInfoLine: name$, ": ", runs, " runs, ", fixed$ (1000 * total / runs, 0), " ms each"
endfor
