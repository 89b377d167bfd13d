#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# src/bench/gpu.sh [gpu|cpu]   what PyTorch does on this machine's GPU, in one go: the tests that hold
# it to plain Java, the speed of training, and of encoding and decoding many files. `cpu` does the
# same without a GPU, to try the script. Needs JDK 17 or newer, Maven and, for `gpu`, a CUDA driver.

set -eu
device=${1:-gpu}
home=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
case $device in
  gpu) profile=-Pgpu ;;
  cpu) profile='' ;;
  *) echo "gpu.sh: expected gpu or cpu, found $device" >&2; exit 2 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$home"

say() { printf '\n== %s\n' "$*"; }
# shellcheck disable=SC2086
mvn -q -B $profile -pl tools/cli -am -DskipTests package
classpath=tools/cli/target/phonocode-cli.jar:$(cat tools/cli/target/classpath)
phonocode() {
  java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
    -XX:MaxRAMPercentage=50 -Dai.djl.offline=true -cp "$classpath" dev.phonocode.cli.Main "$@" 2>"$work/words" ||
    { cat "$work/words" >&2; exit 1; }
}

say "machine"
nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader 2>/dev/null || echo "no GPU"

say "PyTorch beside plain Java: the same layers, the same speech"
# shellcheck disable=SC2086
mvn -q -B $profile -pl model/torch -am -Dtest='DifferentialTest,BulkTest' \
  -Dsurefire.failIfNoSpecifiedTests=false test && echo passed

for precision in fp32 bf16; do
  say "training, $precision"
  phonocode bench --seconds 1 --rounds 1 --training --device "$device" --precision "$precision" |
    grep -E '^(training|matmul)'
done

say "many files"
mkdir "$work/in"
i=0
while [ $i -lt "${FILES:-320}" ]; do
  cp src/examples/hello.wav "$work/in/$i.wav"
  i=$((i + 1))
done
phonocode encode --engine pytorch --device "$device" "$work/in" "$work/codes"
tail -n 1 "$work/words"
phonocode decode --engine pytorch --device "$device" "$work/codes" "$work/out"
tail -n 1 "$work/words"
