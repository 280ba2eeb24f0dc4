package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site files that the compose files lay over the shipped line's. */
final class ContainerSitesTest {
  @TempDir Path folder;

  private Site laidOver(String file) throws IOException {
    Path site = QuickSite.in(folder.resolve("site"));
    Files.copy(
        Path.of("site", file), site.resolve("site.yaml"), StandardCopyOption.REPLACE_EXISTING);
    return SiteFolder.read(site);
  }

  private static Map<PressId, Press> presses(Site site) {
    Map<PressId, Press> presses = new LinkedHashMap<>();
    site.presses().forEach((id, each) -> presses.put(id, each.press()));
    return presses;
  }

  private static void isTheShippedLine(Site site) {
    Site shipped = SiteFolder.read(Shell.SHIPPED);
    assertEquals(shipped.name(), site.name());
    assertEquals(presses(shipped), presses(site));
    assertEquals(shipped.dies(), site.dies());
    assertEquals(shipped.fixtures(), site.fixtures());
  }

  @Test
  void oneContainerRunsTheShippedLine() throws IOException {
    isTheShippedLine(laidOver("one.yaml"));
  }

  @Test
  void theSplitLineIsTheShippedOneAndEachOfItsProcessesIsAServiceOfThatName() throws IOException {
    Site site = laidOver("split.yaml");
    isTheShippedLine(site);
    String services = Files.readString(Path.of("compose.split.yaml"));
    assertEquals(6, site.processes().all().size());
    for (SiteProcess each : site.processes().all()) {
      assertEquals(each.name(), each.address().host());
      assertTrue(services.contains("\n  " + each.name() + ":\n"), each.name());
      assertTrue(
          services.contains("--role, " + each.role() + ", --name, " + each.name() + "]"),
          each.name());
    }
  }
}
