// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Records as JSON objects. What is empty is absent, and the fields of a part that is {@link Flat}
 * stand in the object of its owner: a file may stay as it is while its record gains parts.
 */
public final class RecordJson {
  /** A record whose fields have no object of their own. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  public @interface Flat {}

  private RecordJson() {}

  /** Indented JSON with the records' own names; add a naming policy for others. */
  public static GsonBuilder builder() {
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .registerTypeAdapterFactory(new Optionals())
        .registerTypeAdapterFactory(new Records());
  }

  private static final class Optionals implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked") // an Optional's adapter, for the Optional that was asked for
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (type.getRawType() != Optional.class) {
        return null;
      }
      var argument = ((ParameterizedType) type.getType()).getActualTypeArguments()[0];
      return (TypeAdapter<T>) adapter(gson.getAdapter(TypeToken.get(argument)));
    }

    private static <V> TypeAdapter<Optional<V>> adapter(TypeAdapter<V> of) {
      return new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, Optional<V> value) throws IOException {
          of.write(out, value.orElse(null));
        }

        @Override
        public Optional<V> read(JsonReader in) throws IOException {
          if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return Optional.empty();
          }
          return Optional.of(of.read(in));
        }
      };
    }
  }

  private static final class Records implements TypeAdapterFactory {
    @Override
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (!type.getRawType().isRecord()) {
        return null;
      }
      TypeAdapter<T> plain = gson.getDelegateAdapter(this, type);
      List<RecordComponent> components = Arrays.asList(type.getRawType().getRecordComponents());
      boolean isPlain = components.stream().noneMatch(c -> isFlat(c) || isOptional(c));
      return isPlain ? plain : adapter(gson, plain, components);
    }

    private static <T> TypeAdapter<T> adapter(
        Gson gson, TypeAdapter<T> plain, List<RecordComponent> components) {
      TypeAdapter<JsonElement> elements = gson.getAdapter(JsonElement.class);
      return new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, T value) throws IOException {
          JsonObject parts = plain.toJsonTree(value).getAsJsonObject();
          JsonObject flat = new JsonObject();
          for (RecordComponent component : components) {
            String key = key(gson, component);
            if (isFlat(component)) {
              parts.getAsJsonObject(key).asMap().forEach(flat::add);
            } else {
              flat.add(key, parts.get(key));
            }
          }
          elements.write(out, flat);
        }

        @Override
        public T read(JsonReader in) throws IOException {
          JsonObject flat = elements.read(in).getAsJsonObject();
          for (RecordComponent component : components) {
            if (isOptional(component) && !flat.has(key(gson, component))) {
              flat.add(key(gson, component), JsonNull.INSTANCE);
            }
            if (isFlat(component)) {
              JsonObject part = new JsonObject();
              for (RecordComponent inner : component.getType().getRecordComponents()) {
                JsonElement value = flat.remove(key(gson, inner));
                if (value != null) {
                  part.add(key(gson, inner), value);
                }
              }
              flat.add(key(gson, component), part);
            }
          }
          JsonReader again = new JsonReader(new StringReader(flat.toString()));
          again.setStrictness(in.getStrictness()); // a tree's own reader would be stricter
          return plain.read(again);
        }
      };
    }

    private static boolean isFlat(RecordComponent component) {
      return component.getType().isAnnotationPresent(Flat.class);
    }

    private static boolean isOptional(RecordComponent component) {
      return component.getType() == Optional.class;
    }

    private static String key(Gson gson, RecordComponent component) {
      try {
        var field = component.getDeclaringRecord().getDeclaredField(component.getName());
        return gson.fieldNamingStrategy().translateName(field);
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException("a record without the field of " + component, e);
      }
    }
  }
}
