package io.stackline.launch.kill;

import io.stackline.launch.Stackline;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Stackline in a process of its own, whose output goes to a file; it never outlives ours. */
final class Jvm implements AutoCloseable {
  private static final long LOOK_MS = 20;
  private static final long END_S = 30;

  private final Process process;
  private final Path log;
  private final long from;
  private final Thread end;

  private Jvm(Process process, Path log, long from) {
    this.process = process;
    end = new Thread(process::destroyForcibly, "end");
    Runtime.getRuntime().addShutdownHook(end);
    this.log = log;
    this.from = from;
  }

  /**
   * Starts it as {@code ./stackline} does.
   *
   * @param options of the JVM
   * @param log is appended to
   */
  static Jvm start(List<String> options, List<String> arguments, Path log) throws IOException {
    return start(List.of(), options, arguments, log);
  }

  /**
   * The same in surroundings of its own.
   *
   * @param before the command that makes them and becomes the process, such as {@code ip netns
   *     exec}
   */
  static Jvm start(List<String> before, List<String> options, List<String> arguments, Path log)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:MetaspaceSize=128m"));
    command.addAll(options);
    command.add("-Dstackline.home=" + System.getProperty("stackline.home", "."));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Stackline.class.getName());
    command.addAll(arguments);
    long from = Files.exists(log) ? Files.size(log) : 0;
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Jvm(process, log, from);
  }

  /** What it has said so far. */
  String said() throws IOException {
    byte[] all = Files.readAllBytes(log);
    return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
  }

  /**
   * Waits until it says this.
   *
   * @throws IOException if it ends before, or does not say it in time
   */
  void await(String word, long seconds) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!said().contains(word)) {
      if (process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
        throw new IOException("a process ended with " + process.exitValue() + "; see " + log);
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "a process did not say \"" + word + "\" within " + seconds + " s; see " + log);
      }
    }
  }

  /** {@code kill -9}; returns once it is gone. */
  void kill() throws IOException, InterruptedException {
    process.destroyForcibly();
    gone();
  }

  /** Asks it to end in order, and waits for it. */
  void stop() throws IOException, InterruptedException {
    process.destroy();
    gone();
  }

  /** Its number. */
  long pid() {
    return process.pid();
  }

  private void gone() throws IOException, InterruptedException {
    if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
      throw new IOException("process " + process.pid() + " does not end; see " + log);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException e) {
      // we end ourselves: it is at work
    }
  }
}
