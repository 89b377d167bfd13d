# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # it shares variables with the launcher
#
# What the launcher ../../phonocode does in a checkout and not in a distribution: it builds what is missing.
#
# What it remembers lies in .phonocode/ beside the launcher, and may be deleted whenever no build runs:
#   classpath   line 1: where this checkout was when it was built; line 2: the class path.
#               Its time is when that build began: anything newer under src/main is not in it yet.
#   app/        copies of the project's own jars, and the JVM's archive of the classes that they load. Maven writes its jars in place, and a training
#               that has run for hours must not lose them to a build.
#   classpath-corpus, app-corpus/
#               the same for 'corpus', and 'decode' of Parquet, which run on Apache Spark: spark.sh.
#   lock        while building: a symbolic link whose target is PID@START of the builder. When it
#               started tells it from a later process of that number, as in a container.
#   build.log   what Maven said last

state=$home/.phonocode

# The program of all verbs but one: its module and jar, and where its class path and jars are kept.
module=tools/cli jar=phonocode-cli.jar record=$state/classpath apps=$state/app needs=''

# Is there a build of this checkout, with all its jars, and is no source newer? Sets classpath.
is_built() {
  [ -f "$record" ] || return 1
  { IFS= read -r built_at && IFS= read -r classpath; } <"$record" || return 1
  [ "$built_at" = "$home" ] || return 1
  entries_exist "$classpath" || return 1
  newer=$(find "$home/pom.xml" "$home/audio-io" "$home/model" "$home/codec" "$home/tools" \
    \( -name target -o -path '*/src/test' \) -prune -o \
    \( -name pom.xml -o -path '*/src/main*' \) -newer "$record" -print)
  [ -z "$newer" ]
}

entries_exist() (
  IFS=:
  set -f
  for entry in $1; do
    [ -f "$entry" ] || exit 1
  done
)

build() {
  command -v mvn >/dev/null ||
    die "Maven 3.8 or newer is needed to build (Debian: apt install maven)"
  say "building; the first time, this downloads ${needs:+$needs and other }libraries (log: $state/build.log)"
  : >"$state/started"
  mvn -q -B -f "$home/pom.xml" -pl "$module" -am -DskipTests package \
    </dev/null >"$state/build.log" 2>&1 || {
    if [ -n "$needs" ] && grep -q 'org\.apache\.spark' "$state/build.log"; then
      die "$needs could not be fetched (all of the log: $state/build.log)"
    fi
    { grep '^\[ERROR\]' "$state/build.log" || cat "$state/build.log"; } | head -n 15 >&2
    die "the build failed (all of the log: $state/build.log)"
  }
  publish
}

# Copies the project's own jars to a folder of their own, and sets and writes the class path.
publish() {
  app=$apps/$(date +%Y%m%dT%H%M%S)-$$
  mkdir -p "$app"
  cp "$home/$module/target/$jar" "$app/"
  classpath=$app/$jar
  IFS= read -r dependencies <"$home/$module/target/classpath" || [ -n "$dependencies" ]
  saved_ifs=$IFS
  IFS=:
  set -f
  for entry in $dependencies; do
    case $entry in
      "$home"/*/target/*)
        cp "$entry" "$app/"
        entry=$app/${entry##*/}
        ;;
    esac
    classpath=$classpath:$entry
  done
  set +f
  IFS=$saved_ifs
  [ -n "$needs" ] || archive_classes
  printf '%s\n%s\n' "$home" "$classpath" >"$record.new"
  touch -r "$state/started" "$record.new"
  mv "$record.new" "$record"
  # Whoever still runs on an older build has its jars open.
  find "$apps" -mindepth 1 -maxdepth 1 -mtime +0 -exec rm -rf {} +
}

# When a process started, in whatever unit the system has; the same for as long as it runs.
started() {
  if [ -r "/proc/$1/stat" ]; then
    # The 22nd field; the name, the 2nd, stands in brackets and may hold anything.
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20
  else
    ps -o lstart= -p "$1" 2>/dev/null | tr -d ' '
  fi
}

# Does the process run that made a lock, PID@START or PID alone? It is not this one, which has none.
is_alive() {
  [ "${1%%@*}" != "$$" ] || return 1
  [ -d "/proc/${1%%@*}" ] || kill -0 "${1%%@*}" 2>/dev/null || return 1
  case $1 in
    *@*) [ "$(started "${1%%@*}")" = "${1#*@}" ] ;;
  esac
}

# Loads what a round trip and the help page load. Without an archive all works, but each start takes
# longer.
archive_classes() {
  archives=$app
  name_archive
  speech=$home/src/examples/hello.wav
  [ -f "$speech" ] || return 0
  # shellcheck disable=SC2086
  "$java" $vector $jvm_options "$write_archive" -cp "$classpath" dev.phonocode.cli.Rehearsal \
    roundtrip --quiet --force --model default "$speech" "$app/roundtrip.wav" </dev/null >"$app/archive.log" 2>&1 ||
    rm -f "$archive"
  rm -f "$app/roundtrip.wav"
}

# One builder at a time; the others wait, and then find the work done.
build_alone() {
  mkdir -p "$state" 2>/dev/null || :
  [ -w "$state" ] ||
    die "a build is needed (a source is newer, or a jar of the last build is gone or not readable), and $state cannot be written to"
  waited=0
  said=''
  until ln -s "$$@$(started $$)" "$state/lock" 2>/dev/null; do
    owner=$(readlink "$state/lock" || :)
    if [ -n "$owner" ] && ! is_alive "$owner"; then
      # Its builder died. The second lock keeps two who see this from removing a third one's fresh lock.
      if mkdir "$state/lock.stale" 2>/dev/null; then
        if [ "$(readlink "$state/lock" || :)" = "$owner" ]; then rm -f "$state/lock"; fi
        rmdir "$state/lock.stale"
      fi
    elif [ -n "$owner" ] && [ -z "$said" ]; then
      said=yes
      say "waiting for process ${owner%%@*}, which is building"
    fi
    [ "$waited" -lt 1800 ] || die "still locked after half an hour; if nothing is building, delete $state/lock*"
    sleep 1
    waited=$((waited + 1))
  done
  trap 'rm -f "$state/lock"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  is_built || build
  rm -f "$state/lock"
  trap - EXIT INT TERM
}

# Is it about a table of codes, which Spark reads? Told by names, as nothing of ours runs yet.
is_of_corpora() {
  case " $* " in
    *' --help '* | *' -h '*) return 1 ;;
    ' corpus '*) return 0 ;;
    ' decode '*) ;;
    *) return 1 ;;
  esac
  for operand in "$@"; do
    case $operand in
      *.parquet) return 0 ;;
    esac
    [ ! -f "$operand/corpus.json" ] || return 0
  done
  return 1
}

# Sets classpath and archives.
find_program() {
  if is_of_corpora "$@"; then
    # shellcheck source=src/dist/spark.sh
    . "$home/src/dist/spark.sh"
  fi
  is_built || build_alone
  archives=${classpath%%/"$jar"*}
  [ -z "$needs" ] || run_on_spark "$@"
}
