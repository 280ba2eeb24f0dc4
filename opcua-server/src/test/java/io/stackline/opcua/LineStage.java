package io.stackline.opcua;

import io.stackline.opcua.security.SecurityRefused;
import io.stackline.opcua.security.TrustDesk;
import io.stackline.press.Doubt;
import io.stackline.press.PressId;
import io.stackline.press.Quality;
import io.stackline.press.Sampled;
import io.stackline.press.Signal;
import io.stackline.run.Command;
import io.stackline.run.RunId;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Makes happen to a line what another process asks for in words. */
final class LineStage implements AutoCloseable {
  private static final long PATIENCE_MS = 5_000;

  private final TestLine line;
  private final Path folder;
  private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
  private Instant now = Instant.now();
  private Optional<Thread> closing = Optional.empty();

  LineStage(TestLine line, Path folder) {
    this.line = line;
    this.folder = folder;
  }

  /** Does it, and answers {@code ok} with what there is to tell, or {@code no} and why. */
  String perform(String request) {
    List<String> words = List.of(request.split(" "));
    try {
      return ("ok " + perform(words.get(0), words.subList(1, words.size()))).strip();
    } catch (IOException | SecurityRefused | RuntimeException e) {
      return "no " + e;
    }
  }

  private String perform(String verb, List<String> words) throws IOException, SecurityRefused {
    return switch (verb) {
      case "fresh" -> fresh(press(words), Double.parseDouble(words.get(1)));
      case "stale" -> stale(press(words), Double.parseDouble(words.get(1)));
      case "lost" -> lost(press(words));
      case "doubt" -> doubt(press(words), words.get(1), words.get(2));
      case "run" -> run(new RunId(words.get(0)));
      case "stranger" -> stranger(words.get(0));
      case "trust" -> trust(words.get(0));
      case "sessions" ->
          String.valueOf(line.hardened().getSessionManager().getCurrentSessionCount());
      case "subscriptions" -> String.valueOf(line.hardened().getSubscriptions().size());
      case "commands" -> String.valueOf(commands.size());
      case "close" -> leave();
      default -> throw new IllegalArgumentException("nobody knows how to " + verb);
    };
  }

  private static PressId press(List<String> words) {
    return new PressId(words.get(0));
  }

  private String fresh(PressId press, double kilonewtons) {
    line.publish(Readings.fresh(press, tick(), kilonewtons));
    return millis();
  }

  private String stale(PressId press, double kilonewtons) {
    line.publish(Readings.stale(press, tick(), kilonewtons));
    return millis();
  }

  private String lost(PressId press) {
    line.publish(Readings.lost(press, tick()));
    return millis();
  }

  private String doubt(PressId press, String signal, String quality) {
    Doubt doubt = new Doubt(Quality.valueOf(quality), "a test");
    Map<Signal, Doubt> doubts = Map.of(Signal.valueOf(signal), doubt);
    Instant at = tick();
    line.publish(Readings.sampled(press, at, new Sampled(at, doubts, List.of())));
    return millis();
  }

  /** Every reading is a second later than the one before, whatever the clock says. */
  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  private String millis() {
    return String.valueOf(now.toEpochMilli());
  }

  /** A run under way, of which the operator may ask anything. */
  private String run(RunId run) {
    commands.clear();
    line.answers("operator", Calls.accepting(commands, run));
    line.publish(Runs.running(run));
    return run.toString();
  }

  /** A client application nobody knows: its URI, and the files of its certificate and key. */
  private String stranger(String name) throws IOException {
    TestKey key = TestKey.another(name);
    Path certificate = pem(folder.resolve(name + ".pem"), key.certificate());
    Path secret = pem(folder.resolve(name + ".key"), key.keys().getPrivate());
    return key.applicationUri() + " " + certificate + " " + secret;
  }

  /** Accepts a refused application by its URI. */
  private String trust(String applicationUri) throws IOException, SecurityRefused {
    TrustDesk desk = TrustDesk.open(line.security(), Clock.systemUTC());
    String thumbprint =
        desk.view().rejected().stream()
            .filter(each -> each.applicationUri().equals(applicationUri))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("not among the refused"))
            .thumbprint();
    desk.accept(thumbprint);
    return thumbprint;
  }

  /** Begins to close the server, and answers at once. */
  private String leave() {
    Thread thread = new Thread(line.server()::close, "closing");
    closing = Optional.of(thread);
    thread.start();
    return "";
  }

  /** Waits until a server that was told to leave has left. */
  @Override
  public void close() throws InterruptedException {
    if (closing.isPresent()) {
      closing.get().join(PATIENCE_MS);
    }
  }

  static Path pem(Path file, Object what) throws IOException {
    try (Writer out = Files.newBufferedWriter(file);
        JcaPEMWriter pem = new JcaPEMWriter(out)) {
      pem.writeObject(what);
    }
    return file;
  }
}
