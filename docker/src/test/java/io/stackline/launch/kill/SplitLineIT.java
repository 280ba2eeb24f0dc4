package io.stackline.launch.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackline.launch.demo.LineClient;
import io.stackline.launch.manage.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes run the lithium-metal cell of the second article, with quick ramps. The bridge is
 * killed in the middle of a dwell, and another takes the press over; who runs the recipe is killed
 * between two stages, and the one that stood by goes on once a person says so. The client goes from
 * one server to the other.
 */
class SplitLineIT {
  private static final double SPEED = 25;
  private static final Map<String, Long> STROKES = Map.of("P1", 2L, "P2", 1L, "P3", 1L);
  private static final List<String> STAGES =
      List.of("densify", "copress", "laminate", "stack-pressure");

  @TempDir private Path folder;

  private final Set<String> confirmed = new HashSet<>();

  @Test
  void theLineOutlivesItsBridgeAndItsSequencer() throws Exception {
    try (SplitLine line = new SplitLine(folder, SPEED)) {
      line.presses();
      line.start("bridge-a");
      line.start("one").await("event=on-duty", 90);
      line.start("two").await("running; stop with", 90);
      SplitLine.until(
          "P1 is read", () -> line.of("bridge-a").said().contains("press=P1 state=IDLE"));
      String run;
      try (LineClient client = line.connect("one")) {
        run = start(client);
        until(client, run, "densify", "PRESSING");
        SplitLine.until("the dwell", () -> client.text("press/P1/State").equals("DWELL"));

        standsBy(line);
        line.of("bridge-a").kill();
        line.of("two").await("press=P1 state=DWELL", 30);
        until(client, run, "densify", "DONE");
        line.start("bridge-a").await("running; stop with", 60);
        SplitLine.until("all are heard", () -> heard(line.of("one"), "bridge-a"));
        line.of("one").kill();
      }
      line.of("two").await("event=on-duty", 60);
      SplitLine.until(
          "it says so itself",
          () ->
              line.told("two", "/health/ready").contains("\"role\":\"on duty\",\"onDuty\":\"two\"")
                  && line.told("two", "/metrics").contains("stackline_runs{state="));
      try (LineClient client = line.connect("two")) {
        watch(client, run);
        SplitLine.until(
            "held by the restart",
            () ->
                client.text("run/" + run + "/State").equals("HELD")
                    && client.text("run/" + run + "/Reason").contains("restart"));
        call(client, run, "Resume");
        SplitLine.until("the end", () -> isOver(client, run));
        assertEquals("COMPLETE", client.text("run/" + run + "/State"));
      }
      look(line, run);
    }
  }

  /** Both say who runs recipes, and only that one has figures of it. */
  private static void standsBy(SplitLine line) throws Exception {
    JsonNode active = new ObjectMapper().readTree(line.told("one", "/health/ready"));
    assertEquals("on duty", active.path("duty").path("role").asText(), active::toString);
    JsonNode standby = new ObjectMapper().readTree(line.told("two", "/health/ready"));
    assertTrue(standby.path("ok").asBoolean(), standby::toString);
    assertEquals("standing by", standby.path("duty").path("role").asText());
    assertEquals("one", standby.path("duty").path("onDuty").asText());
    assertEquals(active.path("duty").path("term"), standby.path("duty").path("term"));
    Told here = new Told(line.told("two", "/metrics"));
    assertEquals(0, here.figure("stackline_sequencer_on_duty"));
    assertFalse(here.text().contains("stackline_runs{"), here.text());
    assertEquals(1, new Told(line.told("one", "/metrics")).figure("stackline_sequencer_on_duty"));
  }

  private static boolean heard(Jvm jvm, String process) throws Exception {
    String said = jvm.said();
    return said.lastIndexOf("event=heard process=" + process)
        > said.lastIndexOf("event=silent process=" + process);
  }

  private static String start(LineClient client) throws Exception {
    Object run =
        client
            .call(
                "line",
                "line/StartRun",
                "quick-cell",
                Unsigned.uint(0),
                new String[0],
                UUID.randomUUID().toString())
            .get(0);
    watch(client, run.toString());
    return run.toString();
  }

  private static void watch(LineClient client, String run) throws Exception {
    List<String> nodes = new ArrayList<>(List.of("press/P1/State"));
    for (String each : List.of("State", "Reason", "CurrentStage", "PromptId")) {
      nodes.add("run/" + run + "/" + each);
    }
    STAGES.forEach(each -> nodes.add("run/" + run + "/stage/" + each + "/State"));
    client.watch(nodes);
  }

  /** Does what is asked until a stage is in this state. */
  private void until(LineClient client, String run, String stage, String state) throws Exception {
    SplitLine.until(
        stage + " is " + state,
        () -> {
          answer(client, run);
          return client.text("run/" + run + "/stage/" + stage + "/State").equals(state);
        });
  }

  private boolean isOver(LineClient client, String run) throws Exception {
    answer(client, run);
    if (client.text("run/" + run + "/State").equals("HELD")) {
      call(client, run, "Resume");
    }
    return List.of("COMPLETE", "ABORTED", "STOPPED").contains(client.text("run/" + run + "/State"));
  }

  private void answer(LineClient client, String run) throws Exception {
    String prompt = client.text("run/" + run + "/PromptId");
    if (!prompt.isEmpty()
        && client.text("run/" + run + "/State").equals("RUNNING")
        && confirmed.add(prompt)) {
      client
          .ask(
              "run/" + run, "run/" + run + "/Confirm", prompt, "done", UUID.randomUUID().toString())
          .get();
    }
  }

  private static void call(LineClient client, String run, String method) throws Exception {
    client.ask("run/" + run, "run/" + run + "/" + method, UUID.randomUUID().toString()).get();
  }

  /** One record, each stage pressed once. */
  private static void look(SplitLine line, String run) throws Exception {
    Path record = line.data("two").resolve("runs").resolve(run).resolve("record.json");
    SplitLine.until("the record", () -> Files.exists(record));
    try (Stream<Path> other = Files.walk(line.data("one"))) {
      assertEquals(0, other.filter(each -> each.endsWith("record.json")).count());
    }
    JsonNode told = new ObjectMapper().readTree(record.toFile());
    assertEquals("COMPLETE", told.path("state").asText(), told::toPrettyString);
    assertEquals(STAGES.size(), told.path("stages").size(), told::toPrettyString);
    for (JsonNode stage : told.path("stages")) {
      assertTrue(
          List.of("PASS", "INCONCLUSIVE").contains(stage.path("verdict").asText()),
          stage::toPrettyString);
    }
    for (String press : List.of("P1", "P2", "P3")) {
      long strokes = STROKES.getOrDefault(press, 0L);
      assertEquals(strokes, line.cycles(press), "strokes of " + press);
    }
  }
}
