package io.stackline.launch.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.launch.manage.Shift.OnDuty;
import io.stackline.run.ProcessStatus;
import io.stackline.run.ProcessStatus.Part;
import io.stackline.sequence.Sequencer;
import io.stackline.sequence.SequencerSettings;
import io.stackline.sequence.store.SqlStore;
import io.stackline.site.ManagementSettings;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that could run recipes tells over HTTP whether it does, as its turn comes and goes. */
final class ShiftTest {
  private static final Path PILOT = Path.of("..", "site-config", "sites", "pilot-line");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  private final LocalBoard board = new LocalBoard();
  private final AtomicReference<Optional<OnDuty>> turn = new AtomicReference<>(Optional.empty());
  private final Deque<Runnable> hung = new ArrayDeque<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean hangs;
  private String url = "";

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    Management management =
        kept(Management.start(Optional.of(new ManagementSettings("127.0.0.1", 0)), time));
    Crank crank = time.crank("duty");
    Shift shift = new Shift(turn::get, Optional.of(task -> look(crank, task)));
    kept(
        management.watch(
            new Parts(
                "pilot-line",
                "test",
                board,
                Optional::empty,
                Optional.empty(),
                Optional.of(shift),
                Optional.empty(),
                Optional.empty())));
    url = management.url().orElseThrow();
    time.advance(Duration.ofSeconds(2));
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : parts) {
      each.close();
    }
  }

  private void look(Crank crank, Runnable task) {
    if (hangs) {
      hung.push(task);
    } else {
      crank.execute(task);
    }
  }

  private <T extends AutoCloseable> T kept(T part) {
    parts.push(part);
    return part;
  }

  private void begins() throws Exception {
    Site site = ((SiteResult.Read) SiteReader.read(PILOT)).site();
    SqlStore store = kept(SqlStore.open(folder.resolve("journal")));
    Sequencer sequencer =
        kept(Sequencer.start(site, board, time, store, new SequencerSettings("test", true, 1)));
    turn.set(Optional.of(new OnDuty(sequencer, 7)));
  }

  private String get(String page) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(url + page)).build(), BodyHandlers.ofString())
        .body();
  }

  private JsonNode ready() throws Exception {
    return new ObjectMapper().readTree(get("/health/ready"));
  }

  private static JsonNode check(JsonNode page, String name) {
    for (JsonNode each : page.get("checks")) {
      if (each.get("check").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("no check " + name + " in " + page);
  }

  @Test
  void whoStandsByIsReadyAndSaysWhoIsOnDutyAsFarAsItHears() throws Exception {
    JsonNode page = ready();
    assertTrue(page.get("ok").asBoolean(), page.toString());
    assertEquals("standing by", page.get("duty").get("role").asText());
    String self = board.peers().self(); // whom a board alone takes for the one at work
    assertEquals(self, page.get("duty").get("onDuty").asText());
    assertTrue(page.get("duty").get("term").isNull(), page.toString());
    board
        .processes()
        .publish(self, new Stamp(1, 1), new ProcessStatus(self, Part.ACTIVE, 6, time.now(), ""));
    page = ready();
    assertEquals(6, page.get("duty").get("term").asLong());
    assertEquals(
        "standing by; " + self + " is on duty, term 6", check(page, "duty").get("reason").asText());
  }

  @Test
  void itsFiguresAreThereWhileItIsOnDutyAndNeverAfterwards() throws Exception {
    assertEquals(0, new Told(get("/metrics")).figure("stackline_sequencer_on_duty"));
    begins();
    JsonNode page = ready();
    assertFalse(check(page, "sequencer").get("ok").asBoolean(), "it has not turned yet");
    time.advance(Duration.ofSeconds(2));
    page = ready();
    assertTrue(page.get("ok").asBoolean(), page.toString());
    assertEquals("on duty, term 7", check(page, "duty").get("reason").asText());
    Told on = new Told(get("/metrics"));
    assertEquals(1, on.figure("stackline_sequencer_on_duty"));
    assertEquals(0, on.figure("stackline_runs{state=\"held\"}"));
    assertEquals(0, on.figure("stackline_runs_waiting"));
    assertEquals(0, on.figure("stackline_store_failures_total"));
    assertTrue(on.text().contains("stackline_store_write_seconds_bucket"), on.text());

    turn.set(Optional.empty());
    String off = get("/metrics");
    assertEquals(0, new Told(off).figure("stackline_sequencer_on_duty"));
    for (String each :
        new String[] {"stackline_runs", "stackline_sequencer_i", "stackline_store"}) {
      assertFalse(off.contains(each), off);
    }
    page = ready();
    assertTrue(page.get("ok").asBoolean(), page.toString());
    assertEquals("standing by", page.get("duty").get("role").asText());
  }

  /** It would never take over. */
  @Test
  void whoNoLongerLooksWhoseTurnItIsIsNotReady() throws Exception {
    hangs = true;
    time.advance(Duration.ofSeconds(15));
    JsonNode page = ready();
    assertFalse(page.get("ok").asBoolean(), page.toString());
    assertTrue(check(page, "duty").get("reason").asText().contains("has not turned"), "" + page);
    assertEquals(1, hung.size());
  }
}
