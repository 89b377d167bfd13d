// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.cli.coding.BulkDecoding;
import dev.phonocode.cli.coding.BulkEncoding;
import dev.phonocode.cli.jobs.BulkJobs;
import dev.phonocode.cli.jobs.Engine;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.jobs.InputKind;
import dev.phonocode.cli.jobs.TorchNetwork;
import dev.phonocode.cli.options.DecodingOptions;
import dev.phonocode.cli.options.EncodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.ReadOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.internal.bulk.BulkCodec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code roundtrip IN OUT.wav}: speech to codes and back, and what that took. */
public final class RoundtripVerb implements Verb {
  @Override
  public List<Option> options() {
    return CommonOptions.join(
        PageOptions.ALL,
        List.of(
            EncodingOptions.BOOKS,
            EncodingOptions.RAW,
            EncodingOptions.REFINE,
            EncodingOptions.PACKET_FRAMES,
            EncodingOptions.LOOK_IN),
        FileJobs.OPTIONS,
        Engine.OPTIONS,
        DecodingOptions.ALL);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    EncodeOptions encodeOptions = EncodingOptions.of(arguments);
    DecodeOptions decodeOptions = DecodingOptions.of(arguments);
    Optional<PageOptions> pageOptions = PageOptions.of(arguments);
    FileJobs jobs =
        FileJobs.of(arguments, InputKind.SPEECH, ".wav", console).withReports(arguments);
    Engine engine = Engine.of(arguments);
    boolean isTorch = engine.isTorch(jobs, BulkDecoding.leastFiles(), List.of());
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      EncodingOptions.check(encodeOptions, codec);
      Optional<RoundtripPage> page =
          pageOptions.isPresent()
              ? Optional.of(pageOptions.get().page(codec, console))
              : Optional.empty();
      var speaker = new RoundtripPage.Speaker(codec, encodeOptions, decodeOptions);
      GroupedRoundtrip.Told told =
          (job, report, words) -> {
            if (page.isPresent()) {
              page.get().write(report, job.input(), job.destination().path(), speaker, words);
            }
            // People read either the lines or the object.
            List<String> lines = jobs.isJson() ? List.of() : report.lines();
            return new FileJobs.Done(report.json(), lines, report.codes().seconds());
          };
      ReadOptions reading = ReadOptions.strict();
      BulkDecoding together = new BulkDecoding(codec, codec::decodeAll, reading, decodeOptions);
      GroupedRoundtrip plain = new GroupedRoundtrip(encodeOptions, together, told);
      if (!isTorch) {
        return jobs.run(console, plain, BulkDecoding.MOST_SECONDS_TOGETHER, plain::alone);
      }
      try (TorchNetwork torch = engine.network(arguments, jobs, console)) {
        BulkCodec bulk = new BulkCodec(codec, torch);
        BulkDecoding decoding = new BulkDecoding(codec, bulk::decode, reading, decodeOptions);
        BulkRoundtrip work =
            new BulkRoundtrip(
                new BulkEncoding(bulk, encodeOptions),
                new GroupedRoundtrip(encodeOptions, decoding, told));
        return new BulkJobs<>(work, BulkEncoding.MOST_SECONDS, plain::alone).run(jobs, console);
      }
    }
  }
}
