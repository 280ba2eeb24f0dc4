package io.stackline.launch.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@code ./stackline kill} as it ships with its journal in a PostgreSQL of its own, the tests'
 * one from Maven, which is gone afterwards. What {@code mvn -Pkill} starts.
 */
final class PostgresKills {
  private PostgresKills() {}

  /**
   * Ends with the status of the campaign.
   *
   * @param args where the product lies, then options of {@code stackline kill}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(args[0], "stackline").toString());
    command.add("kill");
    command.addAll(List.of(args).subList(1, args.length));
    int status;
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
      command.addAll(List.of("--store", "postgres", "--url", url, "--user", "postgres"));
      Process campaign = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(campaign::destroy, "end"));
      status = campaign.waitFor();
    }
    System.exit(status);
  }
}
