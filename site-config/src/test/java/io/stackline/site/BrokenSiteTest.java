package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.site.MistakeTable.Mistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake after the other, made in a copy of a small site: exactly these lines are printed. */
class BrokenSiteTest {
  static Stream<Mistake> table() throws IOException {
    return MistakeTable.read();
  }

  @ParameterizedTest
  @MethodSource("table")
  void aMistakeIsToldWithItsPlaceAndWhatToDo(Mistake mistake, @TempDir Path folder)
      throws IOException {
    SiteFolder site = mistake.in(folder);
    assertEquals(
        String.join("\n", mistake.problems()), String.join("\n", site.problems()), "problems");
    if (mistake.problems().isEmpty()) {
      List<String> warnings = new ArrayList<>(site.lines(site.whole().warnings()));
      warnings.removeAll(SiteFolder.at(SiteFolder.LINE).warnings());
      assertEquals(String.join("\n", mistake.warnings()), String.join("\n", warnings), "warnings");
    }
  }
}
