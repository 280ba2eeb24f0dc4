package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.site.StoreSettings.Retention;
import io.stackline.site.StoreSettings.Where;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreReaderTest {
  private static final String SITE = "site.yaml";

  @Test
  void whereNothingIsSaidItIsAFileKeptForEver(@TempDir Path folder) throws IOException {
    assertEquals(StoreSettings.USUAL, SiteFolder.copiedTo(folder).whole().site().store());
  }

  @Test
  void aServerIsReadWithItsPasswordFileBesideTheSite(@TempDir Path folder) throws IOException {
    SiteFolder site =
        SiteFolder.copiedTo(folder)
            .with(
                SITE,
                "opcua:\n",
                """
                store:
                  kind: postgres
                  url: jdbc:postgresql://db.plant:5432/stackline?sslmode=verify-full
                  user: stackline
                  password-file: store-password
                  retention: {traces: 400 d}
                opcua:
                """);
    assertEquals(
        new StoreSettings(
            new Where.Postgres(
                "jdbc:postgresql://db.plant:5432/stackline?sslmode=verify-full",
                "stackline",
                Optional.of(folder.resolve("store-password"))),
            new Retention(Optional.of(Duration.ofDays(400)), Optional.empty())),
        site.whole().site().store());
  }
}
