// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import scala.reflect.ClassTag$;

/** A model that travels to each executor once; its codec is shared by the executor's threads. */
record SharedModel(String id, Broadcast<byte[]> bytes) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By model id: a JVM keeps what it has opened. */
  private static final Map<String, SpeechCodec> CODECS = new ConcurrentHashMap<>();

  static SharedModel of(SparkSession spark, ModelBundle bundle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      bundle.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SharedModel(
        bundle.id(),
        spark.sparkContext().broadcast(bytes.toByteArray(), ClassTag$.MODULE$.apply(byte[].class)));
  }

  /** The codec of this JVM. */
  SpeechCodec codec() {
    return CODECS.computeIfAbsent(id, model -> open());
  }

  private SpeechCodec open() {
    try {
      return SpeechCodec.open(ModelBundle.read(new ByteArrayInputStream(bytes.value()), id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
