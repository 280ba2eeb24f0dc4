package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Built;
import io.stackline.press.Component;
import io.stackline.press.Identification;
import io.stackline.press.Identification.Trait;
import io.stackline.press.PressId;
import io.stackline.site.Site.PressSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the line, a press and its components are, as the site file says. */
class IdentificationTest {
  private static final String SITE = "site.yaml";
  private static final String PRESS = "    name: 25 t press\n";
  private static final PressId P1 = new PressId("P1");

  @Test
  void whatNobodySaidIsNotThere(@TempDir Path folder) throws IOException {
    Site site = SiteFolder.copiedTo(folder).whole().site();
    assertEquals(Identification.UNSAID, site.identification());
    assertEquals(Identification.UNSAID, site.press(P1).identification());
    assertEquals(List.of(), site.press(P1).components());
  }

  /** The example of the guide, as it stands there. */
  @Test
  void theGuidesExampleSaysAllThereIsToSay(@TempDir Path folder) throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "site.md"));
    String start = "```yaml\n    # of a press\n";
    int from = guide.indexOf(start) + start.length();
    assertTrue(from > start.length(), "control: the guide has it");
    String example = guide.substring(from, guide.indexOf("```", from));
    PressSite press =
        SiteFolder.copiedTo(folder).with(SITE, PRESS, PRESS + example).whole().site().press(P1);
    Identification said = press.identification();
    assertEquals(List.of(Trait.values()), List.copyOf(said.texts().keySet()));
    assertEquals(Optional.of("Site/Hall 2/Line A"), said.text(Trait.LOCATION));
    assertEquals(Optional.of("2.4.1"), said.text(Trait.SOFTWARE));
    assertEquals(Optional.of(new Built(2024, Optional.of(5))), said.built());
    assertEquals(Optional.of(LocalDate.of(2024, 9, 1)), said.inService());
    assertEquals(
        List.of("power-unit", "cylinder", "upper-platen", "lower-platen", "plc", "transducer-1"),
        press.components().stream().map(each -> each.id().value()).toList());
    assertEquals(Map.of(Trait.SERIAL, "0042"), press.components().get(5).identification().texts());
  }

  @Test
  void theLineSaysItBesideItsTitle(@TempDir Path folder) throws IOException {
    Site site =
        SiteFolder.copiedTo(folder)
            .with(SITE, "opcua:", "identification: {manufacturer: We, built: 1999}\nopcua:")
            .whole()
            .site();
    Identification said = site.identification();
    assertEquals(Map.of(Trait.MANUFACTURER, "We"), said.texts());
    assertEquals(Optional.of(new Built(1999, Optional.empty())), said.built());
    assertEquals(said, site.withOpcUaPort(0).identification());
    assertEquals(said, site.withConnections(Map.of()).identification());
  }

  /** Simulated presses are moved to free ports; they stay who they are. */
  @Test
  void aPressThatIsReachedElsewhereIsTheSamePress(@TempDir Path folder) throws IOException {
    Site site =
        SiteFolder.copiedTo(folder)
            .with(
                SITE,
                PRESS,
                PRESS + "    identification: {serial: A}\n    components: [{id: x, name: X}]\n")
            .whole()
            .site();
    Site moved = site.withConnections(Map.of(P1, site.press(new PressId("P2")).connection()));
    assertEquals(site.press(P1).identification(), moved.press(P1).identification());
    assertEquals(site.press(P1).components(), moved.press(P1).components());
    assertEquals(1, moved.press(P1).components().size());
  }

  @Test
  void theSameProductUriTwiceIsRefusedWhereverItStands(@TempDir Path folder) throws IOException {
    String uri = "product-uri: 'urn:example:1'";
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(SITE, "opcua:", "identification: {" + uri + "}\nopcua:")
            .with(SITE, PRESS, PRESS + "    components: [{id: x, name: X, " + uri + "}]\n");
    assertEquals(
        List.of(
            "site.yaml:14:48: presses[0].components[0].product-uri: is the product URI of another"
                + " asset already, at site.yaml:6:31; write that of this one piece, or leave it"
                + " out"),
        site.problems());
  }

  @Test
  void aPressHasAtMostSixteenComponents(@TempDir Path folder) throws IOException {
    StringBuilder list = new StringBuilder("    components:\n");
    for (int i = 0; i < Component.MAX; i++) {
      list.append("      - {id: c").append(i).append(", name: C}\n");
    }
    SiteFolder site = SiteFolder.copiedTo(folder).with(SITE, PRESS, PRESS + list);
    assertEquals(Component.MAX, site.whole().site().press(P1).components().size());
    site.with(SITE, "      - {id: c0", "      - {id: c16, name: C}\n      - {id: c0");
    assertEquals(
        List.of("site.yaml:14:7: presses[0].components: has 17 entries; write 0 to 16"),
        site.problems());
  }

  /** A record made by hand keeps the same promises. */
  @Test
  void aNameplateThatCannotBeIsNotMade() {
    Optional<Built> built = Optional.of(new Built(2024, Optional.of(5)));
    Optional<LocalDate> none = Optional.empty();
    refused(() -> new Identification(Map.of(Trait.MODEL, " "), built, none));
    refused(() -> new Identification(Map.of(Trait.MODEL, "x".repeat(201)), built, none));
    refused(() -> new Identification(Map.of(), built, Optional.of(LocalDate.of(2024, 4, 30))));
    refused(() -> new Built(1899, Optional.empty()));
    refused(() -> new Built(2024, Optional.of(13)));
  }

  private static void refused(Runnable made) {
    assertThrows(IllegalArgumentException.class, made::run);
  }
}
