package io.stackline.launch.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.site.StoreSettings.Where;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed tells the same story whichever database the journal is kept in. */
final class PostgresSeedsTest {
  private static final Path SHIPPED = Path.of("..", "site-config", "sites", "pilot-line");

  @BeforeAll
  static void quiet() {
    Quiet.on();
  }

  @AfterAll
  static void loud() {
    Quiet.off();
  }

  /**
   * Our process dies and comes back in the first, the store goes away in a commit in the second.
   */
  @ParameterizedTest
  @ValueSource(longs = {4, 180})
  void aSeedTellsTheSameStoryAsInMemory(long seed) throws IOException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
      Databases there =
          Databases.server(
              new Where.Postgres(
                  "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                  "postgres",
                  Optional.empty()));
      Simulation.Result onServer = live(seed, there);
      Simulation.Result inMemory = live(seed, Databases.memory());

      assertTrue(onServer.isGood(), onServer.findings()::toString);
      assertEquals(inMemory.hash(), onServer.hash());
      assertTrue(onServer.strokes() > 0, "a control: something was pressed");
    }
  }

  private static Simulation.Result live(long seed, Databases databases) {
    try (Campaign campaign = Campaign.open(SHIPPED, Span.SHORT, databases)) {
      return campaign.live(campaign.plan(seed));
    }
  }
}
