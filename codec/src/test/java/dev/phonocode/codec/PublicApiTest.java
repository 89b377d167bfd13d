// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What users of this library see is meant: every public type outside {@code internal} and its
 * public and protected members stand in {@code public-api.txt}. Whoever changes them on purpose
 * copies {@code target/public-api.txt} over it and says so in {@code CHANGELOG.md}.
 */
class PublicApiTest {
  private static final String BASELINE = "public-api.txt";

  @Test
  void isTheOneThatIsWrittenDown() throws Exception {
    List<String> found = api();
    Files.write(classes().resolveSibling(BASELINE), found);
    List<String> expected;
    try (InputStream in = PublicApiTest.class.getResourceAsStream(BASELINE)) {
      expected = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<String> gone = new ArrayList<>(expected);
    gone.removeAll(found);
    List<String> added = new ArrayList<>(found);
    added.removeAll(expected);
    assertEquals(List.of(), gone, "gone from the public API; new in it: " + added);
    assertEquals(List.of(), added, "new in the public API");
  }

  @Test
  void namesNothingInternal() throws Exception {
    assertEquals(List.of(), api().stream().filter(line -> line.contains(".internal.")).toList());
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(SpeechCodec.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<String> api() throws IOException, URISyntaxException {
    Path root = classes();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('/', '.').replace('\\', '.'))
          .filter(name -> name.endsWith(".class") && !name.contains(".internal."))
          .filter(name -> !name.endsWith("-info.class"))
          .map(name -> load(name.substring(0, name.length() - ".class".length())))
          .filter(PublicApiTest::isSeen)
          .sorted((a, b) -> a.getName().compareTo(b.getName()))
          .flatMap(PublicApiTest::lines)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApiTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isSeen(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isSeen(outer));
  }

  /** The type, and a line a member in the order of the letters. */
  private static Stream<String> lines(Class<?> type) {
    Stream<Member> members =
        Stream.of(
                type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
            .flatMap(Arrays::stream);
    String name = type.getName().substring("dev.phonocode.".length());
    Stream<String> own =
        members
            .filter(
                m -> Modifier.isPublic(m.getModifiers()) || Modifier.isProtected(m.getModifiers()))
            .filter(m -> !m.isSynthetic())
            .map(m -> name + ": " + text(m))
            .sorted();
    return Stream.concat(Stream.of(name + ", " + kind(type)), own);
  }

  private static String kind(Class<?> type) {
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum()
                ? "enum"
                : type.isInterface()
                    ? "interface"
                    : Modifier.isAbstract(type.getModifiers()) ? "abstract class" : "class";
    List<Type> above = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
    above.add(0, type.getGenericSuperclass());
    return above.stream()
        .filter(Objects::nonNull)
        .map(t -> brief(t.getTypeName()))
        .filter(t -> !t.equals("Object") && !t.equals("Record") && !t.startsWith("Enum<"))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), s -> s.isEmpty() ? kind : kind + " over " + s));
  }

  private static String text(Member member) {
    String start = Modifier.isStatic(member.getModifiers()) ? "static " : "";
    if (member instanceof Field field) {
      return start + brief(field.getGenericType().getTypeName()) + " " + field.getName();
    }
    Executable call = (Executable) member;
    String parameters =
        Arrays.stream(call.getGenericParameterTypes())
            .map(t -> brief(t.getTypeName()))
            .collect(Collectors.joining(", ", "(", ")"));
    String thrown =
        Arrays.stream(call.getGenericExceptionTypes())
            .map(t -> " throws " + brief(t.getTypeName()))
            .collect(Collectors.joining());
    String result =
        member instanceof Constructor<?>
            ? "new"
            : brief(((Method) member).getGenericReturnType().getTypeName()) + " " + call.getName();
    return start + result + parameters + thrown;
  }

  /** A type without the packages of Java and, where they are not internal, of this project. */
  private static String brief(String type) {
    return type.replaceAll(
        "(?<![\\w.])(?!dev\\.phonocode\\.codec\\.internal)(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
  }
}
