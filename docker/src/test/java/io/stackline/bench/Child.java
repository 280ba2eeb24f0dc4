package io.stackline.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process of the harness, its lines and its end. */
final class Child implements AutoCloseable {
  private static final String GONE = "(the process has ended)";
  private static final int END_S = 10;

  private final String name;
  private final Process process;
  private final Path log;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param log where its standard error goes
   */
  static Child start(String name, List<String> command, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Child child = new Child(name, builder.start(), log);
    Thread reader = new Thread(child::read, name + "-lines");
    reader.setDaemon(true);
    reader.start();
    return child;
  }

  /** A class of this harness in a JVM started as {@code ./stackline} starts it. */
  static Child java(String name, Class<?> main, List<String> arguments, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:MetaspaceSize=128m"));
    command.add("-Dstackline.home=" + System.getProperty("stackline.home"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return start(name, command, log);
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add(String.valueOf(e.getMessage()));
    }
    lines.add(GONE);
  }

  long pid() {
    return process.pid();
  }

  /** The next line of this kind; others are passed over. */
  String await(Predicate<String> wanted, int seconds) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      String line = lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null || line.equals(GONE)) {
        throw new IllegalStateException(
            name + (line == null ? " says nothing more" : " has ended") + "; see " + log);
      }
      if (wanted.test(line)) {
        return line;
      }
    }
  }

  /** Says a word to its standard input. */
  void tell(String word) throws IOException {
    BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8);
    in.write(word);
    in.newLine();
    in.flush();
  }

  /** Asks for figures and waits for them. */
  Figures ask(String word) throws IOException, InterruptedException {
    tell(word);
    return Figures.parse(await(Figures::isLine, END_S));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor(END_S, TimeUnit.SECONDS);
    }
  }
}
