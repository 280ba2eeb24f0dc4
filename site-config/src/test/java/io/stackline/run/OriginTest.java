package io.stackline.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OriginTest {
  private static final String LONG = "x".repeat(Origin.TEXT_MAX);

  static Stream<Function<String, Object>> texts() {
    return Stream.of(
        text -> new Origin(Optional.empty(), text, "", List.of()),
        text -> new Origin(Optional.empty(), "", text, List.of()),
        text -> new Origin.SampleRef(text, "", "", ""),
        text -> new Origin.SampleRef("", text, "", ""),
        text -> new Origin.SampleRef("", "", text, ""),
        text -> new Origin.SampleRef("", "", "", text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyTextIsBounded(Function<String, Object> with) {
    assertEquals(with.apply(LONG), with.apply(LONG));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> with.apply(LONG + "x"));
    assertEquals(
        "has at most 200 characters, not 201",
        String.valueOf(refused.getMessage()).replaceFirst(".* (?=has at most)", ""));
  }

  @Test
  void samplesAreBounded() {
    Origin.SampleRef sample = new Origin.SampleRef("tray", "1", "A1", "");
    List<Origin.SampleRef> most = Collections.nCopies(Origin.SAMPLES_MAX, sample);
    assertEquals(64, new Origin(Optional.empty(), "", "", most).samples().size());
    List<Origin.SampleRef> more = Collections.nCopies(Origin.SAMPLES_MAX + 1, sample);
    assertThrows(IllegalArgumentException.class, () -> new Origin(Optional.empty(), "", "", more));
  }
}
