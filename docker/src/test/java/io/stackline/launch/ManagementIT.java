package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackline.launch.log.LogForm;
import io.stackline.launch.log.LogOutput;
import io.stackline.launch.manage.Told;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.site.ManagementSettings;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A whole line tells how it is, while a stroke is pressed and a cable is pulled. */
final class ManagementIT {
  private static final double SPEED = 300;
  private static final PressId P1 = new PressId("P1");
  private static final Duration WAIT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final SystemTime time = SystemTime.scaled(SPEED);
  private String url = "";

  @TempDir Path folder;

  @AfterEach
  void logAsBefore() throws Exception {
    logs.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(logs);
    configurator.doConfigure(
        Objects.requireNonNull(ManagementIT.class.getResource("/logback.xml")));
  }

  @Test
  void aLineTellsHowItIs() throws Exception {
    Path log = folder.resolve("line.json");
    LogOutput.set(LogForm.JSON, Optional.of(log));
    logs.getLogger("io.stackline").setLevel(Level.INFO);
    Site site = QuickSite.read(folder.resolve("site"));
    RunId run;
    try (SimulatedPlcs plcs = SimulatedPlcs.startOnFreePorts(site, SPEED);
        DataFolder data = DataFolder.lock(folder.resolve("data"))) {
      Site here =
          plcs.connected(site)
              .withOpcUaPort(0)
              .withManagement(new ManagementSettings("127.0.0.1", 0));
      run = LineProcess.run(here, time, data, data.runs(), line -> whileItRuns(line, plcs, here));
    }
    assertThrows(IOException.class, () -> get("/health/live"), "nothing listens any more");
    everyLineOfTheRunNamesIt(Files.readAllLines(log), run.value());
  }

  private RunId whileItRuns(LineProcess.Running line, SimulatedPlcs plcs, Site site)
      throws Exception {
    url = line.management().orElseThrow();
    HttpResponse<String> ready =
        await("/health/ready", each -> each.statusCode() == 200, "never ready");
    assertEquals(
        List.of("process", "start", "board", "bridge", "sequencer", "journal", "opcua", "store"),
        checks(ready.body()));
    assertEquals(200, get("/health/live").statusCode());
    assertEquals(0, new Told(get("/metrics").body()).figure("stackline_store_failures_total"));

    LineDriver driver = new LineDriver(line.board(), line.hands().orElseThrow(), time);
    RunId run = driver.startAndConfirm("quick-pellet");
    RunStatus ended = driver.awaitRun(run, each -> each.state().isEnded());
    assertEquals(RunState.COMPLETE, ended.state(), ended.reason());
    Path record = line.records().orElseThrow().written(run).get(10, TimeUnit.SECONDS);
    assertTrue(Files.exists(record), "its line is in the log then");
    Told told = new Told(get("/metrics").body());
    assertEquals(List.of(), told.missing());
    assertEquals(Set.of(), told.unknown());
    assertEquals(1, told.figure("stackline_runs{state=\"complete\"}"));
    assertEquals(0, told.figure("stackline_lane_depth{lane=\"orders\"}"));
    assertTrue(told.figure("stackline_lane_posted_total{lane=\"readings\"}") > 10);
    assertTrue(told.figure("stackline_lane_posted_total{lane=\"traces\"}") > 0);
    assertTrue(told.figure("stackline_lane_settled_total{lane=\"traces\"}") > 0);
    assertTrue(told.figure("stackline_poll_seconds_count{press=\"P1\"}") > 10);
    assertTrue(told.figure("stackline_store_write_seconds_count") > 5);
    assertEquals(0, told.figure("stackline_opcua_sessions"));
    assertFalse(told.text().contains(run.value()), "labels are bounded");

    plcs.press(P1).cutLink();
    String lost = "stackline_press_link{press=\"P1\",state=\"bad\"}";
    Told cut =
        new Told(
            await("/metrics", each -> new Told(each.body()).figure(lost) == 1, "never lost")
                .body());
    assertTrue(cut.figure("stackline_polls_missed_total{press=\"P1\"}") > 0);
    assertEquals(200, get("/health/ready").statusCode(), "a lost press is not the process's fault");

    whoeverAsksOtherwise();
    portTaken(site);
    return run;
  }

  private void whoeverAsksOtherwise() throws Exception {
    HttpResponse<String> none = get("/nothing");
    assertEquals(404, none.statusCode());
    assertTrue(none.body().contains("/health/live\n/health/ready\n/metrics"), none.body());
    HttpResponse<String> post =
        http.send(
            HttpRequest.newBuilder(URI.create(url + "/metrics"))
                .POST(BodyPublishers.ofString("x"))
                .build(),
            BodyHandlers.ofString());
    assertEquals(405, post.statusCode());
    HttpResponse<String> head =
        http.send(
            HttpRequest.newBuilder(URI.create(url + "/health/live"))
                .method("HEAD", BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
  }

  /** Before anything is opened: the data folder of the other line is in use. */
  private void portTaken(Site site) throws Exception {
    int port = URI.create(url).getPort();
    Site same = site.withManagement(new ManagementSettings("127.0.0.1", port));
    try (DataFolder other = DataFolder.lock(folder.resolve("other"))) {
      CommandRefused refused =
          assertThrows(
              CommandRefused.class,
              () ->
                  LineProcess.run(same, SystemTime.real(), other, other.runs(), line -> "it runs"));
      String why = String.valueOf(refused.getMessage());
      assertTrue(why.contains("127.0.0.1:" + port) && why.contains("another port"), why);
    }
    assertFalse(Files.exists(folder.resolve("other").resolve("journal")), "nothing was made");
  }

  private static void everyLineOfTheRunNamesIt(List<String> lines, String run) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<String> loggers = new ArrayList<>();
    for (String each : lines) {
      JsonNode line = json.readTree(each);
      if (line.get("thread").asText().equals("bridge-P1")) {
        assertEquals("P1", line.path("press").asText(), each);
      }
      if (each.contains("quality=BAD")) {
        assertFalse(line.has("run"), "its stroke was over: " + each);
      }
      if (each.contains(run)) {
        assertEquals(run, line.path("run").asText(), each);
        loggers.add(line.get("logger").asText().replaceAll(".*\\.", ""));
      }
    }
    assertTrue(
        loggers.containsAll(List.of("Hands", "PressScanner", "ReadingLane", "RecordKeeper")),
        loggers.toString());
  }

  private static List<String> checks(String body) throws Exception {
    List<String> all = new ArrayList<>();
    new ObjectMapper()
        .readTree(body)
        .get("checks")
        .forEach(each -> all.add(each.get("check").asText()));
    return all;
  }

  private HttpResponse<String> get(String page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + page)).timeout(WAIT).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> await(
      String page, Predicate<HttpResponse<String>> wanted, String otherwise) throws Exception {
    long end = System.nanoTime() + WAIT.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    HttpResponse<String> answer = get(page);
    while (!wanted.test(answer)) {
      assertTrue(System.nanoTime() < end, otherwise + ": " + answer.body());
      assertFalse(never.await(20, TimeUnit.MILLISECONDS));
      answer = get(page);
    }
    return answer;
  }
}
