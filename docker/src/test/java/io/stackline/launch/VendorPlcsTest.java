package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.site.Line;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated presses of a line whose presses come from four makers. */
final class VendorPlcsTest {
  private static final Path SITES = Path.of("..", "site-config", "sites");
  private static final Path MAPS = Path.of("..", "site-config", "maps");

  @TempDir Path folder;

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    }
  }

  private static Connection connection(Site site, String press) {
    return site.press(new PressId(press)).connection();
  }

  @Test
  void thoseBehindOneGatewayShareAPortAndKeepTheirUnitsAndTheirGap() {
    Site described = SiteFolder.read(SITES.resolve("mixed-line"));
    try (SimulatedPlcs plcs = SimulatedPlcs.startOnFreePorts(described, 1)) {
      Site site = plcs.connected(described);
      Connection first = connection(site, "H1");
      assertInstanceOf(Line.RtuOverTcp.class, first.line());
      assertEquals(first.line(), connection(site, "H2").line());
      assertEquals(first.line(), connection(site, "H5").line());
      assertEquals(5, connection(site, "H5").unit());
      assertEquals(Duration.ofMillis(20), connection(site, "H5").gap());
      assertInstanceOf(Line.Tcp.class, connection(site, "T1").line());
      assertEquals(255, connection(site, "T1").unit());
      assertNotEquals(connection(site, "T1").line(), connection(site, "S1").line());
      assertTrue(plcs.lines().get(3).endsWith(" unit 5"), plcs.lines().toString());
    }
  }

  @Test
  void aMapThatNobodyPlaysIsRefusedByName() throws IOException {
    copy(SITES.resolve("mixed-line"), folder.resolve("mixed-line"));
    copy(SITES.resolve("pilot-line/materials"), folder.resolve("pilot-line/materials"));
    Path maps = Files.createDirectories(folder.resolve("mixed-line/maps"));
    Files.copy(MAPS.resolve("prestek.yaml"), maps.resolve("acme.yaml"));
    Shell.edit(maps.resolve("acme.yaml"), "id: prestek", "id: acme");
    Shell.edit(folder.resolve("mixed-line/site.yaml"), "map: prestek", "map: acme");
    Site site = SiteFolder.read(folder.resolve("mixed-line"));
    CommandRefused refused =
        assertThrows(CommandRefused.class, () -> SimulatedPlcs.startOnFreePorts(site, 1));
    assertTrue(
        refused.toString().contains("press T1 cannot be simulated: nothing plays the map acme"),
        refused.toString());
  }
}
