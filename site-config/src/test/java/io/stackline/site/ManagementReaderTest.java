package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManagementReaderTest {
  @TempDir Path folder;

  @Test
  void whereNothingIsSaidThereIsNone() throws IOException {
    assertEquals(Optional.empty(), SiteFolder.copiedTo(folder).whole().site().management());
  }

  @Test
  void whoeverWantsItAndSaysNoMoreGetsItOnThisMachineOnly() throws IOException {
    assertEquals(Optional.of(new ManagementSettings("127.0.0.1", 8484)), read("{}"));
  }

  @Test
  void anotherAddressIsTaken() throws IOException {
    assertEquals(
        Optional.of(new ManagementSettings("10.7.3.11", 9100)),
        read("{bind: 10.7.3.11, port: 9100}"));
  }

  private Optional<ManagementSettings> read(String management) throws IOException {
    return SiteFolder.copiedTo(folder)
        .with("site.yaml", "opcua:\n", "management: " + management + "\nopcua:\n")
        .whole()
        .site()
        .management();
  }
}
