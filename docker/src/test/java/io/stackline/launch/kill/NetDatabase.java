package io.stackline.launch.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL server for the lab's hosts, until its standard input ends. */
final class NetDatabase {
  private NetDatabase() {}

  /**
   * Starts it.
   *
   * @param args a folder for its rules
   */
  public static void main(String[] args) throws IOException {
    Path rules = Path.of(args[0], "pg_hba.conf");
    Files.writeString(rules, "local all all trust\nhost all all 0.0.0.0/0 trust\n");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setPort(5432)
            .setPGStartupWait(Duration.ofMinutes(1))
            .setServerConfig("listen_addresses", "*")
            .setServerConfig("hba_file", rules.toString())
            .start()) {
      System.out.println("database at " + server.getPort());
      while (System.in.read() >= 0) {
        // whoever started us is there
      }
    }
  }
}
