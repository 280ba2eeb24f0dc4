package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs between a site as it is used and as its files say now. */
final class SiteChangesTest {
  private static final String RECIPE = "recipes/li-metal-cell.yaml";

  private final SiteFolder folder;
  private final Site before;

  SiteChangesTest(@TempDir Path folder) throws IOException {
    this.folder = SiteFolder.copiedTo(folder);
    before = this.folder.whole().site();
  }

  private SiteChanges changes() {
    return SiteChanges.of(before, folder.whole().site());
  }

  @Test
  void filesThatSayTheSameChangeNothing() throws IOException {
    folder.with(RECIPE, "250 MPa [S2]", "0.25 GPa [S2]");
    assertEquals(new SiteChanges(List.of(), List.of()), changes());
  }

  /** Whatever a site describes, maps of other makers too, is the same if its files are. */
  @ParameterizedTest
  @ValueSource(strings = {"pilot-line", "mixed-line"})
  void aShippedSiteThatIsReadTwiceIsTheSame(String name) {
    SiteFolder shipped = SiteFolder.at(Path.of("sites", name));
    assertEquals(
        new SiteChanges(List.of(), List.of()),
        SiteChanges.of(shipped.whole().site(), shipped.whole().site()));
  }

  @Test
  void eachRecipeDieAndMaterialThatDiffersIsTold() throws IOException {
    folder
        .with(RECIPE, "revision: 1", "revision: 2")
        .with("site.yaml", "id: D10-steel\n", "id: D10-steel\n    barcode: 4711\n");
    assertEquals(
        List.of("changed recipe li-metal-cell, revision 1 to 2", "changed die D10-steel"),
        changes().lines());
    assertEquals(List.of(), changes().restart());
  }

  @Test
  void aRecipeWhoseContentChangedUnderItsRevisionSaysSo() throws IOException {
    folder.with(RECIPE, "ramp: 5 MPa/s [E]", "ramp: 4 MPa/s [E]");
    assertEquals(
        List.of("changed recipe li-metal-cell, revision 1, its content"), changes().lines());
    folder.with(RECIPE, "ramp: 4 MPa/s [E]", "ramp: 5 MPa/s [E]");
    folder.with(
        RECIPE,
        "status: approved\napproved: {by: Stackline maintainers, on: 2026-11-22}",
        "status: draft");
    assertEquals(
        List.of("changed recipe li-metal-cell, revision 1, its status"), changes().lines());
  }

  @Test
  void whatTakesARestartIsToldApart() throws IOException {
    folder.with("site.yaml", "opcua:\n", "prompt-expected: 1 h\nopcua:\n");
    assertEquals(new SiteChanges(List.of(), List.of("prompt-expected")), changes());
    folder.with("site.yaml", "opcua:\n", "priority-step: 2 h\nopcua:\n");
    assertEquals(Duration.ofHours(2), folder.whole().site().priorityStep());
    assertEquals(
        new SiteChanges(List.of(), List.of("prompt-expected", "priority-step")), changes());
    folder.with("site.yaml", "opcua:\n", "management: {}\nopcua:\n");
    assertEquals(List.of("management", "prompt-expected", "priority-step"), changes().restart());
  }
}
