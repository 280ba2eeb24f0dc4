package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackline.press.PressId;
import io.stackline.site.Line;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which simulated presses {@code up} starts. */
final class PlcProcessTest {
  // Reserved for documentation: nobody has it.
  private static final String ELSEWHERE = "192.0.2.7";

  @TempDir Path folder;

  private static Connection elsewhere(Connection from) {
    return new Connection(new Line.Tcp(ELSEWHERE, 15021), from.unit(), from.timeout(), from.gap());
  }

  @Test
  void thoseOfAnotherMachineAreStartedThere() throws Exception {
    Site shipped = SiteFolder.read(Shell.SHIPPED);
    Map<PressId, Connection> moved =
        shipped.presses().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, each -> elsewhere(each.getValue().connection())));
    try (DataFolder data = DataFolder.lock(folder)) {
      PlcProcess process = new PlcProcess(Shell.SHIPPED, 1, data);
      assertEquals(Optional.empty(), process.startMissing(shipped.withConnections(moved)));
      assertFalse(Files.exists(folder.resolve("plc.log")), "a process was started");
    }
  }
}
