# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # it shares variables with checkout.sh
#
# What is_of_corpora tells runs on Apache Spark, which nobody else has to wait for: it has a build, a class path and options of its own.

module=tools/corpus jar=phonocode-corpus-submit.jar record=$state/classpath-corpus apps=$state/app-corpus
needs='Apache Spark'

# Becomes the JVM, with Spark's own jars, those of SPARK_HOME if there is one, and the access to the JDK that it asks for.
run_on_spark() {
  if [ -n "${SPARK_HOME:-}" ]; then
    [ -d "$SPARK_HOME/jars" ] || die "SPARK_HOME is '$SPARK_HOME', and there is no folder jars in it"
    classpath="$archives/$jar:$SPARK_HOME/conf:$SPARK_HOME/jars/*"
  fi
  # On this machine alone, Spark need not know its address, which not every machine can tell.
  case " $* " in
    *' --master local'*) : "${SPARK_LOCAL_IP:=127.0.0.1}" ;;
    *' --master'*) ;;
    *) : "${SPARK_LOCAL_IP:=127.0.0.1}" ;;
  esac
  [ -z "${SPARK_LOCAL_IP:-}" ] || export SPARK_LOCAL_IP
  name_files_in_utf8
  set -f
  # shellcheck disable=SC2086
  exec "$java" "@$home/tools/corpus/src/main/conf/jvm.options" $jvm_options ${PHONOCODE_JAVA_OPTS:-} \
    -cp "$classpath" dev.phonocode.cli.Main "$@"
}
