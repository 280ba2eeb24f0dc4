package io.stackline.launch;

import io.stackline.site.Line;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.PressSite;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts the simulated presses of a site that do not run yet, in one process of their own that
 * outlives ours: the death of one side is not the death of the other. Those the site names on
 * another machine, or in another container, are started there: {@code stackline plc --bind}.
 */
final class PlcProcess {
  private static final Duration START_MAX = Duration.ofSeconds(30);
  private static final int CONNECT_MS = 300;
  private static final int IDLE_MINUTES = 10;

  private final Path siteFolder;
  private final double speed;
  private final Path log;

  PlcProcess(Path siteFolder, double speed, DataFolder data) {
    this.siteFolder = siteFolder;
    this.speed = speed;
    this.log = data.path().resolve("plc.log");
  }

  /**
   * Starts what is missing and waits until it answers.
   *
   * @return what was done, in one line; empty if everything that belongs here runs already
   */
  Optional<String> startMissing(Site site) throws IOException, InterruptedException {
    List<PressSite> missing =
        site.presses().values().stream()
            .filter(PressSite::simulated)
            .filter(each -> isHere(each.connection()))
            .filter(each -> !answers(each.connection()))
            .toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    Process process =
        new ProcessBuilder(command(missing))
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(log.toFile())
            .start();
    await(process, missing);
    return Optional.of(
        "started the simulated presses "
            + missing.stream().map(each -> each.press().id().value()).toList()
            + " as process "
            + process.pid()
            + "; they go on when this one stops, and end "
            + IDLE_MINUTES
            + " minutes after the last connection (or: kill "
            + process.pid()
            + ")");
  }

  private List<String> command(List<PressSite> missing) {
    List<String> command = new ArrayList<>();
    // A session of its own, so that Ctrl-C in our terminal does not reach the presses.
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dstackline.home=" + System.getProperty("stackline.home", "."));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Stackline.class.getName(), "plc"));
    command.addAll(List.of("--site", siteFolder.toString(), "--speed", Double.toString(speed)));
    command.addAll(List.of("--idle-exit", Integer.toString(IDLE_MINUTES)));
    missing.forEach(each -> command.addAll(List.of("--press", each.press().id().value())));
    return command;
  }

  private void await(Process process, List<PressSite> missing)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (!missing.stream().allMatch(each -> answers(each.connection()))) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new CommandRefused(
            "the simulated presses did not start: " + Files.readString(log).trim(), "see " + log);
      }
      if (System.nanoTime() > deadline) {
        process.destroy();
        throw new CommandRefused(
            "the simulated presses did not answer within " + START_MAX.toSeconds() + " s",
            "see " + log);
      }
    }
  }

  private static boolean isHere(Connection connection) {
    try {
      return connection.line() instanceof Line.Network network
          && InetAddress.getByName(network.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean answers(Connection connection) {
    try (Socket socket = new Socket()) {
      if (connection.line() instanceof Line.Network network) {
        socket.connect(new InetSocketAddress(network.host(), network.port()), CONNECT_MS);
      }
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
