package io.stackline.launch.kill;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The lab's hosts and their links, which can be cut and healed. Commands are those of iproute2. */
final class NetHosts {
  private static final long COMMAND_S = 10;

  private NetHosts() {}

  /** What makes a process one of this host's. */
  static List<String> on(String host) {
    return List.of("ip", "netns", "exec", host);
  }

  /** Pulls a plug of the line's switch, or puts it back. */
  static void line(String host, boolean up) throws IOException, InterruptedException {
    plug("l-" + host, up);
  }

  /** The same at the PLCs' switch. */
  static void plcs(String host, boolean up) throws IOException, InterruptedException {
    plug("p-" + host, up);
  }

  private static void plug(String port, boolean up) throws IOException, InterruptedException {
    run("ip", "link", "set", port, up ? "up" : "down");
  }

  /** Lets two hosts no longer hear each other, while others hear both, or again. */
  static void pair(String one, String other, boolean up) throws IOException, InterruptedException {
    route(one, other, up);
    route(other, one, up);
  }

  private static void route(String from, String to, boolean up)
      throws IOException, InterruptedException {
    run("ip", "-n", from, "route", up ? "del" : "add", "blackhole", "10.77.1." + to.substring(1));
  }

  /** Stops a process in the midst of it, or lets it go on. */
  static void signal(Jvm process, String name) throws IOException, InterruptedException {
    run("kill", "-" + name, Long.toString(process.pid()));
  }

  private static void run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .inheritIO()
            .start();
    if (!process.waitFor(COMMAND_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("not done: " + command);
    }
  }
}
