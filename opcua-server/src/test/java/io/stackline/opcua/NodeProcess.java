package io.stackline.opcua;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A script run by Node, spoken with by lines; what it says on stderr goes to a file. */
final class NodeProcess implements AutoCloseable {
  private static final int LINES_MAX = 10_000;
  private static final String GONE = "\u0000gone";

  private final Process process;
  private final BufferedWriter in;
  private final BlockingQueue<String> said = new ArrayBlockingQueue<>(LINES_MAX);

  private NodeProcess(Process process) {
    this.process = process;
    this.in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    Thread reader = new Thread(this::listen, "node-stdout");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a script of the interop folder. */
  static NodeProcess start(String script, Path errors) throws IOException {
    return new NodeProcess(
        new ProcessBuilder("node", script)
            .directory(Path.of("interop").toFile())
            .redirectError(errors.toFile())
            .start());
  }

  private void listen() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.put(line);
      }
      said.put(GONE);
    } catch (IOException e) {
      boolean unused = said.offer(GONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void say(String line) {
    try {
      in.write(line + "\n");
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("node hears no more", e);
    }
  }

  /** The next line it says. */
  String next(long patienceSeconds) throws InterruptedException {
    String line = said.poll(patienceSeconds, TimeUnit.SECONDS);
    if (line == null || line.equals(GONE)) {
      throw new AssertionError(line == null ? "node is silent" : "node ended before it was done");
    }
    return line;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
