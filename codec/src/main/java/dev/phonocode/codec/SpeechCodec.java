// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.files.InputFile;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.NewSpeech;
import dev.phonocode.codec.internal.stream.BatchDecoding;
import dev.phonocode.codec.internal.stream.StreamDecoder;
import dev.phonocode.codec.internal.stream.StreamEncoder;
import dev.phonocode.codec.internal.voice.HeardVoice;
import dev.phonocode.codec.internal.voice.Voices;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.SpeechModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Speech to codes and back, with one model. Any number of threads may share one codec; encoders and
 * decoders that it makes are for one thread each.
 *
 * <pre>{@code
 * try (SpeechCodec codec = SpeechCodec.open()) {
 *   CodeSequence codes = codec.encode(AudioFiles.read(Path.of("in.wav")));
 *   AudioClip again = codec.decode(codes);
 * }
 * }</pre>
 */
public final class SpeechCodec implements AutoCloseable {
  /**
   * The models that have a name: {@code default} for speech, which comes with this library, and two
   * for codes to be read as phonemes (25 Hz, books of 128), which are the artefact {@code
   * phonocode-model-phonemes}: {@code phonemes}, whose first book learnt from labels and which
   * tells the phone of each of its codes, and {@code phonemes-unguided}, one book without labels.
   */
  public static final List<String> BUILT_IN_MODELS =
      List.of("default", "phonemes", "phonemes-unguided");

  private static final int BLOCK_SAMPLES = 4096;
  private static final int MAX_SAMPLE_SECONDS = 86_400;

  private final SpeechModel model;

  private SpeechCodec(SpeechModel model) {
    this.model = model;
  }

  /**
   * A codec with the model that comes with this library.
   *
   * @throws IOException if this build has none
   */
  public static SpeechCodec open() throws IOException {
    return open(defaultBundle());
  }

  /**
   * A codec with the model of a {@code .phm} file.
   *
   * @throws IOException if it cannot be read or is damaged
   */
  public static SpeechCodec open(Path bundle) throws IOException {
    return open(ModelBundle.read(bundle));
  }

  /** A codec with a model, on the fastest kernels there are. */
  public static SpeechCodec open(ModelBundle bundle) {
    return open(bundle, Kernels.best());
  }

  /** A codec with a model, on given kernels; all kernels give the same codes and samples. */
  public static SpeechCodec open(ModelBundle bundle, Kernels kernels) {
    return new SpeechCodec(SpeechModel.of(bundle, kernels));
  }

  /**
   * The model for speech that comes with this library.
   *
   * @throws IOException if this build has none
   */
  public static ModelBundle defaultBundle() throws IOException {
    return builtIn(BUILT_IN_MODELS.get(0));
  }

  /**
   * A model by its name.
   *
   * @param name one of {@link #BUILT_IN_MODELS}
   * @throws IOException if its artefact is not on the class path or the module path
   */
  public static ModelBundle builtIn(String name) throws IOException {
    return BuiltInModels.read(name);
  }

  /** The model: its id, shape and named voices. */
  public SpeechModel model() {
    return model;
  }

  /** Encodes a clip of any rate, with the default options. */
  public CodeSequence encode(AudioClip clip) {
    return encode(clip, EncodeOptions.defaults());
  }

  /** Encodes a clip of any rate. */
  public CodeSequence encode(AudioClip clip, EncodeOptions options) {
    AudioClip speech = Resampling.toRate(clip, model.config().sampleRateHz()); // resample
    try (PacketSource packets = encode(AudioSource.of(speech), options)) {
      return packets.readAll(); // frame → encoder → quantise
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be read
    }
  }

  /**
   * Encodes a stream of any rate as it is read, in bounded memory, each packet as soon as it can
   * be: {@code codec.encode(speech, options).write(out)} makes a {@code .phc} stream of it.
   *
   * @param sound owned by what is returned, which has read as much of it as its header takes
   * @throws IllegalArgumentException if the model cannot do what the options ask; later, from what
   *     is returned, at a sample that is not finite
   */
  public PacketSource encode(AudioSource sound, EncodeOptions options) throws IOException {
    AudioSource speech = Resampling.toRate(sound, model.config().sampleRateHz());
    return new EncodedPackets(speech, new StreamEncoder(model, options));
  }

  /**
   * Draws codes that nobody spoke: what the options' prime says, if there is one, and after it new
   * speech of {@code seconds}, to whole frames.
   *
   * @throws UnsupportedOperationException if the model has no prior
   * @throws ModelMismatchException if another model made the prime
   * @throws UnknownSpeakerException if the options name a voice that the model does not have
   * @throws IllegalArgumentException if {@code seconds} is negative or beyond a day, or the prime
   *     lacks books
   */
  public CodeSequence sample(double seconds, SampleOptions options) {
    if (!(seconds >= 0 && seconds <= MAX_SAMPLE_SECONDS)) {
      throw new IllegalArgumentException(
          "seconds: expected 0 to " + MAX_SAMPLE_SECONDS + ", found " + seconds);
    }
    double frames = seconds * model.config().sampleRateHz() / model.config().codeHopSamples();
    return NewSpeech.draw(model, (int) Math.round(frames), options);
  }

  /** Decodes codes in the voice that they carry. */
  public AudioClip decode(CodeSequence codes) {
    return decode(codes, DecodeOptions.defaults());
  }

  /**
   * Decodes codes, to a clip at the model's rate and exactly as long as the speech that they were
   * made from.
   *
   * @throws ModelMismatchException if another model made the codes
   * @throws UnknownSpeakerException if the voice has a name that the model does not have
   * @throws IllegalArgumentException if another model heard the voice
   */
  public AudioClip decode(CodeSequence codes, DecodeOptions options) {
    SpeechDecoder decoder = newDecoder(codes.header(), options);
    model.expectDecoding(codes.samples());
    codes.packets().forEach(decoder::push);
    decoder.finish(codes.samples());
    float[] samples = new float[Math.toIntExact(codes.samples())];
    decoder.poll(samples, 0, samples.length);
    return new AudioClip(samples, codes.sampleRateHz());
  }

  /**
   * Decodes many sequences in one thread, four at a time through one pass over the weights: the
   * clips that {@link #decode(CodeSequence, DecodeOptions)} gives one by one, in less time.
   *
   * @return clips in the order of the codes
   * @throws ModelMismatchException if another model made some of the codes
   * @throws UnknownSpeakerException if the voice has a name that the model does not have
   * @throws IllegalArgumentException if another model heard the voice
   */
  public List<AudioClip> decodeAll(List<CodeSequence> codes, DecodeOptions options) {
    return BatchDecoding.decode(model, codes, options);
  }

  /**
   * Decodes packets as they come, in bounded memory; silence where some are missing. Finishes
   * {@code sink}, but closes nothing.
   *
   * @param sink of the rate that the packets' header says
   * @return samples written
   * @throws ModelMismatchException if another model made the codes
   * @throws IllegalArgumentException if the sink is of another rate, or another model heard the
   *     voice; nothing is written then
   * @throws UnknownSpeakerException if the voice has a name that the model does not have
   * @throws dev.phonocode.codec.container.PhcFormatException at damage, if reading is strict
   */
  public long decode(PacketSource packets, AudioSink sink, DecodeOptions options)
      throws IOException {
    SpeechDecoder decoder = newDecoder(packets.header(), options);
    packets.decodeWith(model);
    int rate = packets.header().sampleRateHz();
    if (sink.sampleRateHz() != rate) {
      throw new IllegalArgumentException(
          "sink: expected %s Hz as the codes have, found %s Hz"
              .formatted(rate, sink.sampleRateHz()));
    }
    model.expectDecoding(packets.samplesAhead());
    float[] block = new float[BLOCK_SAMPLES];
    Optional<PhcPacket> packet;
    do {
      packet = packets.take();
      packet.ifPresentOrElse(decoder::push, () -> decoder.finish(packets.samples()));
      for (int n = decoder.poll(block, 0, block.length); n > 0; ) {
        sink.write(block, 0, n);
        n = decoder.poll(block, 0, block.length);
      }
    } while (packet.isPresent());
    packets.requireEnd();
    sink.finish();
    return packets.samples();
  }

  /**
   * The voice of a recording of any rate: ten seconds of one talker are enough.
   *
   * @throws IllegalArgumentException if it is too short to hear a voice in, under 20 ms or so, or
   *     has samples that are far beyond full scale or no numbers
   * @throws UnsupportedOperationException if the model knows speakers by name only
   */
  public Voice voiceOf(AudioClip clip) {
    return HeardVoice.of(model, clip);
  }

  /**
   * The median F0 of a voice, in Hz; empty where the model does not say it.
   *
   * @throws UnknownSpeakerException if it has a name that the model does not have
   */
  public OptionalDouble pitchHz(Voice voice) {
    return Voices.pitchHz(model, voice);
  }

  /**
   * Speaks a clip again with another voice, whose pitch it follows; see {@link VoiceConversion}.
   */
  public AudioClip convert(AudioClip clip, Voice target) {
    return convert(clip, PitchChange.follow(), DecodeOptions.defaults().voice(target));
  }

  /**
   * Speaks a clip again with another voice, at the model's rate.
   *
   * @param options with the voice; without one, only the pitch changes
   * @throws UnknownSpeakerException if the voice has a name that the model does not have
   * @throws IllegalArgumentException if another model heard the voice
   */
  public AudioClip convert(AudioClip clip, PitchChange change, DecodeOptions options) {
    VoiceConversion.Target target =
        options
            .voice()
            .map(voice -> VoiceConversion.Target.of(model, voice))
            .orElse(VoiceConversion.Target.UNKNOWN);
    Duration voiced = EncodeOptions.defaults().lookIn();
    try (VoiceConversion speech =
        VoiceConversion.of(AudioSource.of(clip), target, change, voiced)) {
      return decode(encode(speech.readAll()), options);
    } catch (IOException e) {
      // Memory does not fail to be read.
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Speech of any rate, converted to {@code target} in pitch and timbre, as {@link #convert}
   * encodes it; in bounded memory. Its first 20 s are read at once.
   *
   * @param sound owned by what is returned
   * @throws UnknownSpeakerException if the voice has a name that the model does not have
   */
  public VoiceConversion newConversion(Voice target, AudioSource sound, PitchChange change)
      throws IOException {
    return newConversion(target, sound, change, EncodeOptions.defaults().lookIn());
  }

  /**
   * As above, of speech that is still being spoken: its pitch and timbre are taken from its start,
   * until so much of it was voiced.
   *
   * @param voiced of the speech, about half of which is voiced; no more than the first 20 s are
   *     read at once, whatever they hold. {@code src/site/convert.md} has what is lost with less
   */
  public VoiceConversion newConversion(
      Voice target, AudioSource sound, PitchChange change, Duration voiced) throws IOException {
    return VoiceConversion.of(sound, VoiceConversion.Target.of(model, target), change, voiced);
  }

  /**
   * Reads a {@code .phc} file of this codec's model.
   *
   * @throws ModelMismatchException if another model made the codes
   * @throws dev.phonocode.codec.container.PhcFormatException if it is damaged or cut anywhere
   */
  public CodeSequence read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a {@code .phc} stream of this codec's model to its end; does not close {@code in}.
   *
   * @param source name of the stream, for messages
   * @throws ModelMismatchException if another model made the codes
   * @throws dev.phonocode.codec.container.PhcFormatException if it is damaged or cut anywhere
   */
  public CodeSequence read(InputStream in, String source) throws IOException {
    return PacketSource.open(in, source, ReadOptions.strict()).decodeWith(model).readAll();
  }

  /** An encoder at the start of a stream, with {@link EncodeOptions#forStreams()}. */
  public SpeechEncoder newEncoder() {
    return newEncoder(EncodeOptions.forStreams());
  }

  /**
   * An encoder at the start of a stream.
   *
   * @throws IllegalArgumentException if the model cannot do what the options ask
   */
  public SpeechEncoder newEncoder(EncodeOptions options) {
    return new StreamEncoder(model, options);
  }

  /** A decoder at the start of the stream with this header, in the voice that it carries. */
  public SpeechDecoder newDecoder(PhcHeader header) {
    return newDecoder(header, DecodeOptions.defaults());
  }

  /**
   * A decoder at the start of the stream with this header.
   *
   * @throws ModelMismatchException if another model made the codes
   * @throws UnknownSpeakerException if the voice has a name that the model does not have
   * @throws IllegalArgumentException if another model heard the voice
   */
  public SpeechDecoder newDecoder(PhcHeader header, DecodeOptions options) {
    return new StreamDecoder(model, header, options);
  }

  /**
   * A {@code .phc} stream as the bytes of its speech: 16-bit little-endian mono at the model's
   * rate. Each read gives what there is and waits only for the first byte, so it serves a live
   * stream. Closing it closes {@code phc}.
   *
   * @param name of the stream, for messages
   * @throws ModelMismatchException if another model made the codes
   * @throws UnknownSpeakerException if the options name a voice that the model does not have
   * @throws dev.phonocode.codec.container.PhcFormatException if it has no sound header
   */
  public InputStream newInputStream(InputStream phc, String name, DecodeOptions options)
      throws IOException {
    return newInputStream(PacketSource.open(phc, name, ReadOptions.strict()), options);
  }

  /** As above, of any packets: silence where some are missing. */
  public InputStream newInputStream(PacketSource packets, DecodeOptions options) {
    SpeechDecoder decoder = newDecoder(packets.header(), options);
    return new SpeechInputStream(packets.decodeWith(model), decoder);
  }

  /**
   * A stream that takes the bytes of speech, 16-bit little-endian mono at the model's rate, and
   * writes a {@code .phc} stream.
   *
   * @throws IllegalArgumentException if the model cannot do what the options ask
   */
  public SpeechOutputStream newOutputStream(OutputStream phc, EncodeOptions options) {
    return new SpeechOutputStream(new StreamEncoder(model, options), phc);
  }

  /** Lets the model go. In plain Java there is nothing else to release. */
  @Override
  public void close() {}
}
