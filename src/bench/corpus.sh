#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# corpus.sh SMALL LARGE: what Spark costs beside encode, in user seconds of two threads. Both folders of
# recordings are encoded both ways; the difference between them has no start-up in it.
set -euo pipefail
if [ $# -ne 2 ]; then
  echo "usage: $0 SMALL LARGE" >&2
  exit 2
fi
phonocode=$(cd "$(dirname "$0")/../.." && pwd)/phonocode
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT=%U
"$phonocode" corpus stats --data "$work" 2>/dev/null || true # builds, and fetches Spark

# user_seconds NAME COMMAND...: of the command, whose words go to a file
user_seconds() {
  local words=$work/$1.words
  shift
  { time "$@" >"$words" 2>&1 || failed=1; } 2>&1
  if [ -n "${failed:-}" ]; then
    cat "$words" >&2
    return 1
  fi
}

for size in small large; do
  folder=$1
  shift
  user=$(user_seconds "encode-$size" "$phonocode" encode "$folder" "$work/codes-$size" --threads 2 --quiet)
  printf -v "encode_$size" %s "$user"
  echo "encode --threads 2, $(basename "$folder"): $user s"
  user=$(user_seconds "corpus-$size" "$phonocode" corpus encode --data "$folder" --out "$work/corpus-$size" \
    --master 'local[2]' --quiet)
  printf -v "corpus_$size" %s "$user"
  echo "corpus encode --master local[2], $(basename "$folder"): $user s"
done
# The names are made above.
# shellcheck disable=SC2154
awk -v a="$encode_small" -v b="$encode_large" -v c="$corpus_small" -v d="$corpus_large" 'BEGIN {
  printf "without what the small folder takes: encode %.1f s, corpus %.1f s, %.2f times\n", b - a, d - c, (d - c) / (b - a)
}'
"$phonocode" corpus stats --data "$work/corpus-large" --json
