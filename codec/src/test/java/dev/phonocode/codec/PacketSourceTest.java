// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams of packets through the calls that a user has: 3.3 s of speech in four packets. */
class PacketSourceTest {
  private final SpeechCodec codec = Models.smallWithPrior();
  private final AudioClip clip = Signals.clip(52_800, 5);
  private final EncodeOptions options = EncodeOptions.defaults().packetFrames(50);
  private final CodeSequence codes = codec.encode(clip, options);

  private PacketSource open(byte[] phc, ReadOptions options) throws IOException {
    return PacketSource.open(new ByteArrayInputStream(phc), "x.phc", options)
        .decodeWith(codec.model());
  }

  private static byte[] bytes(PacketSource packets) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packets.write(out);
    return out.toByteArray();
  }

  @Test
  void fileSpeechAndMemoryGiveTheSamePackets() throws IOException {
    byte[] phc = bytes(codes.stream());
    assertArrayEquals(phc, bytes(codec.encode(AudioSource.of(clip), options)), "speech");
    assertArrayEquals(phc, bytes(open(phc, ReadOptions.strict())), "file");
    assertEquals(codes, open(phc, ReadOptions.strict()).readAll());
  }

  @Test
  void fewerBooksAndAStretchAreThoseOfTheCodesInMemory() throws IOException {
    byte[] phc = bytes(codes.stream());
    CodeSequence thin = open(phc, ReadOptions.strict()).books(2).readAll();
    assertEquals(codes.books(2), thin);
    for (PacketSource all : List.of(codes.stream(), open(phc, ReadOptions.strict()))) {
      CodeSequence cut = all.cut(1.5, 2.5).books(1).readAll();
      assertArrayEquals(codes.books(1).cut(1, 3).codes(), cut.codes());
      assertEquals(32_000, cut.samples());
    }
    assertEquals(52_800 - 32_000, codes.stream().cut(2.9, 1e9).readAll().samples());
    assertEquals(codes, codes.stream().cut(0, Double.POSITIVE_INFINITY).readAll());
    // However short a stretch is, a packet holds it.
    assertEquals(16_000, codes.stream().cut(0, 1e-9).readAll().samples());
    assertEquals(16_000, codes.stream().cut(1, 1 + 1e-9).readAll().samples());
  }

  @Test
  void whatLiesAfterAStretchIsNotRead() throws IOException {
    byte[] phc = bytes(codes.stream());
    byte[] cut = Arrays.copyOf(phc, phc.length - 20); // the last packet, and the end
    assertEquals(16_000, open(cut, ReadOptions.strict()).cut(1, 2).readAll().samples());
    assertThrows(
        PhcFormatException.class, () -> open(cut, ReadOptions.strict()).cut(1, 9).readAll());
  }

  @Test
  void refusesStretchesThatAreNone() {
    for (double[] stretch : new double[][] {{-1, 2}, {2, 2}, {3, 2}, {Double.NaN, 2}}) {
      assertThrows(
          IllegalArgumentException.class, () -> codes.stream().cut(stretch[0], stretch[1]));
    }
    Exception e = assertThrows(IOException.class, () -> codes.stream().cut(4, 5).readAll());
    assertEquals(
        "codes: expected a stretch of the speech, which ends at 3.3 s, found one from 4.0 s on",
        e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> codes.stream().books(4));
  }

  @Test
  void aWatcherHearsHowFarItIs() throws IOException {
    List<Double> seconds = new ArrayList<>();
    codes.stream().watch(seconds::add).readAll();
    assertEquals(List.of(1.0, 2.0, 3.0, 3.3), seconds);
  }

  @Test
  void aSecondStreamAfterTheFirstIsRefusedOrTold() throws IOException {
    byte[] phc = bytes(codes.stream());
    byte[] twice = Arrays.copyOf(phc, 2 * phc.length);
    System.arraycopy(phc, 0, twice, phc.length, phc.length);
    assertThrows(PhcFormatException.class, () -> open(twice, ReadOptions.strict()).readAll());
    List<Damage> damage = new ArrayList<>();
    assertEquals(codes, open(twice, ReadOptions.tolerant(damage::add)).readAll());
    assertEquals(List.of((long) phc.length), damage.stream().map(Damage::offset).toList());
  }

  @Test
  void aGreatestLengthBoundsWhatIsRead() throws IOException {
    byte[] phc = bytes(codes.stream());
    assertEquals(codes, open(phc, ReadOptions.strict().maxSeconds(3.3)).readAll());
    Exception e =
        assertThrows(
            PhcFormatException.class,
            () -> open(phc, ReadOptions.strict().maxSeconds(2)).readAll());
    assertTrue(e.getMessage().endsWith("expected at most 2.0 s of speech, found 3.0 s"), "" + e);
    assertThrows(IllegalArgumentException.class, () -> ReadOptions.strict().maxSeconds(-1));
  }

  @Test
  void codesOfAnotherModelAreRefused() {
    assertThrows(
        ModelMismatchException.class, () -> codes.stream().decodeWith(Models.other().model()));
  }

  @Test
  void closingClosesWhatWasOpened() throws IOException {
    boolean[] isClosed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(bytes(codes.stream())) {
          @Override
          public void close() {
            isClosed[0] = true;
          }
        };
    PacketSource.open(in, "x.phc", ReadOptions.strict()).books(1).cut(0, 1).watch(s -> {}).close();
    assertTrue(isClosed[0]);
  }
}
