// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.phonocode.audio.Floats;
import java.io.IOException;
import java.util.Arrays;

/** Numbers as an array in JSON. */
final class FloatsJson extends TypeAdapter<Floats> {
  @Override
  public void write(JsonWriter out, Floats numbers) throws IOException {
    out.beginArray();
    for (float number : numbers.toArray()) {
      out.value(number);
    }
    out.endArray();
  }

  @Override
  public Floats read(JsonReader in) throws IOException {
    float[] numbers = new float[16];
    int count = 0;
    in.beginArray();
    while (in.hasNext()) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = (float) in.nextDouble();
    }
    in.endArray();
    return Floats.of(Arrays.copyOf(numbers, count));
  }
}
