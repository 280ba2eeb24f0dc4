package io.stackline.opcua;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.opcua.LineServer.Line;
import io.stackline.opcua.TestClient.How;
import io.stackline.opcua.hardening.HardenedServer;
import io.stackline.opcua.security.Credential;
import io.stackline.opcua.security.PermitTable;
import io.stackline.press.PressReading;
import io.stackline.record.RunArchive;
import io.stackline.run.Command;
import io.stackline.run.HoldStatus;
import io.stackline.run.Outcome;
import io.stackline.run.PressUse;
import io.stackline.run.RunStatus;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import io.stackline.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A running line server on a board of its own, with a scripted sequencer and the bridge's voice.
 */
public final class TestLine implements AutoCloseable {
  /** Short waits, cheap hashes: nothing a test asserts depends on how long a plant waits. */
  static final Settings SETTINGS =
      new Settings(Duration.ofMillis(700), 1_000, Duration.ofMillis(100), Duration.ofMillis(200));

  private final Path folder;
  private final LocalBoard board = new LocalBoard();
  private final Time time = SystemTime.real();
  private final LineServer server;
  private final AtomicLong stamps = new AtomicLong();
  private final Map<String, Function<Command, Outcome>> script = new ConcurrentHashMap<>();

  private TestLine(Site site, RunArchive archive, ServerSet set) throws IOException {
    folder = Files.createTempDirectory("opcua");
    server =
        LineServer.start(
            new Line(site, board, time, archive, set), folder.resolve("security"), SETTINGS);
    server.trustClient(TestKey.CLIENT.certificate());
    board.commands().watch((id, command) -> answer(command));
  }

  public static TestLine start() throws IOException {
    return start(PilotSite.site(), new SmallArchive(List.of()));
  }

  public static TestLine start(Site site, RunArchive archive) throws IOException {
    return new TestLine(site, archive, ServerSet.alone(site.opcua()));
  }

  /** One of several servers; the others are not there just now. */
  static TestLine start(ServerSet set) throws IOException {
    return new TestLine(PilotSite.site(), new SmallArchive(List.of()), set);
  }

  private void answer(Command command) {
    Function<Command, Outcome> said = script.get(command.by());
    if (said != null) {
      board.outcomes().post(command.id(), said.apply(command));
    }
  }

  /** What the sequencer answers to all commands of a user from now on. */
  public void answers(String user, Function<Command, Outcome> outcome) {
    script.put(user, outcome);
  }

  /** The sequencer says nothing to this user from now on. */
  public void silent(String user) {
    script.remove(user);
  }

  public LineServer server() {
    return server;
  }

  public HardenedServer hardened() {
    return server.hardened();
  }

  /** What it takes to do what with the line's nodes. */
  public PermitTable permits() {
    return server.namespace().permits();
  }

  public LocalBoard board() {
    return board;
  }

  public Path security() {
    return folder.resolve("security");
  }

  public void publish(PressReading reading) {
    board.readings().publish(reading.press(), new Stamp(1, stamps.incrementAndGet()), reading);
  }

  public void publish(RunStatus run) {
    board.runs().publish(run.id(), new Stamp(1, stamps.incrementAndGet()), run);
  }

  public void publish(HoldStatus hold) {
    board.holds().publish(hold.id(), new Stamp(1, stamps.incrementAndGet()), hold);
  }

  public void publish(PressUse use) {
    board.uses().publish(use.press(), new Stamp(1, stamps.incrementAndGet()), use);
  }

  public How how(String user) {
    Credential credential =
        server.firstStartCredentials().stream()
            .filter(each -> each.user().equals(user))
            .findFirst()
            .orElseThrow();
    return How.user(user, credential.password());
  }

  public TestClient connect(String user) throws Exception {
    return TestClient.connect(server, how(user));
  }

  @Override
  public void close() {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
