// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.units.Abx;
import dev.phonocode.analysis.units.UnitAnalysis;
import dev.phonocode.analysis.units.UnitScore;
import dev.phonocode.model.infer.CodePhones;
import dev.phonocode.model.infer.SpeechModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The runs of a book's codes as units, on the recordings that nothing was fitted to.
 *
 * @param scores of runs of codes, and of the phones read from them where the model was trained on
 *     labels
 * @param abx within and across speakers, all test splits together
 */
public record Units(List<UnitScore> scores, List<Abx.Score> abx) {
  /** Copies the lists. */
  public Units {
    scores = List.copyOf(scores);
    abx = List.copyOf(abx);
  }

  static Units of(Corpus corpus, BookCodes book, SpeechModel model) {
    List<UnitAnalysis.Recording> recordings =
        corpus.recordings().stream()
            .filter(r -> !r.split().equals(Training.SPLIT))
            .map(r -> recording(r, book.of(r)))
            .toList();
    UnitAnalysis analysis = new UnitAnalysis(model.config().frameRateHz(), Phones.SILENCE);
    List<UnitScore> scores = new ArrayList<>(analysis.scores("codes", recordings));
    Optional<CodePhones> phones = model.phones().filter(p -> p.book() == book.book() + 1);
    if (phones.isPresent()) {
      int[] reading = readings(phones.get(), book.size());
      List<UnitAnalysis.Recording> read =
          recordings.stream().map(r -> withCodes(r, reading)).toList();
      scores.addAll(analysis.scores("phones read", read));
    }
    float[] vectors = model.codebook(book.book());
    int dimension = model.config().quantiser().dimension();
    return new Units(scores, analysis.abx(recordings, vectors, dimension));
  }

  /** The number of the phone that each code stands for. */
  private static int[] readings(CodePhones phones, int codes) {
    List<String> seen = new ArrayList<>();
    int[] reading = new int[codes];
    for (int code = 0; code < codes; code++) {
      String phone = phones.of(code).phone();
      if (!seen.contains(phone)) {
        seen.add(phone);
      }
      reading[code] = seen.indexOf(phone);
    }
    return reading;
  }

  private static UnitAnalysis.Recording recording(LabelledFrames r, int[] codes) {
    List<UnitAnalysis.Phone> phones =
        r.transcript().segments().stream()
            .map(
                s -> new UnitAnalysis.Phone(s.startSeconds(), s.endSeconds(), Phones.of(s.label())))
            .toList();
    return new UnitAnalysis.Recording(r.split(), r.speaker(), r.seconds(), codes, phones);
  }

  private static UnitAnalysis.Recording withCodes(UnitAnalysis.Recording r, int[] reading) {
    int[] codes = Arrays.stream(r.codes()).map(code -> reading[code]).toArray();
    return new UnitAnalysis.Recording(r.split(), r.speaker(), r.seconds(), codes, r.phones());
  }
}
