package io.stackline.launch.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonLineTest {
  private final LoggerContext context = new LoggerContext();
  private final Logger logger = context.getLogger("io.stackline.bridge.ReadingLane");
  private final JsonLine json = new JsonLine();

  JsonLineTest() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void whatIsSaidByKeyIsAFieldAndNumbersStayNumbers() throws IOException {
    JsonNode line =
        line(Map.of(), null, "press={} scans={} remark=\"{}\" {}", "P1", 7L, "all \"well\"", "so");
    assertEquals("WARN", line.get("level").asText());
    assertEquals("io.stackline.bridge.ReadingLane", line.get("logger").asText());
    assertEquals("P1", line.get("press").asText());
    assertTrue(line.get("scans").isIntegralNumber());
    assertEquals("all \"well\"", line.get("remark").asText());
    assertEquals("press=P1 scans=7 remark=\"all \"well\"\" so", line.get("message").asText());
  }

  @Test
  void whatWasBeingWorkedAtIsAFieldUnlessTheMessageSaysIt() throws IOException {
    JsonNode line =
        line(Map.of("press", "P1", "run", "R-1"), null, "run={} {} event=done", "R-2", "x");
    assertEquals("P1", line.get("press").asText());
    assertEquals("R-2", line.get("run").asText(), "the message knows better");
    assertEquals("done", line.get("event").asText());
  }

  /** Such as a user's note on a run. */
  @Test
  void whatOthersWroteIsNeitherAFieldNorALine() throws IOException {
    String forged = "x\",\"run\":\"R-9\"}\n{\"press\":\"P9\" run=R-9\u2028\u202e";
    JsonNode line = line(Map.of(), null, "press={} note: {}", "P1", forged);
    assertEquals("P1", line.get("press").asText());
    assertFalse(line.has("run"), line.toString());
    assertEquals("press=P1 note: " + forged, line.get("message").asText());
  }

  @Test
  void aDashIsNoRunAndOurOwnNamesAreNotTaken() throws IOException {
    JsonNode line = line(Map.of(), null, "run={} level={} press={}", "-", "low", "P1");
    assertFalse(line.has("run"));
    assertEquals("WARN", line.get("level").asText());
    assertEquals("P1", line.get("press").asText(), "those behind keep their places");
  }

  @Test
  void anExceptionStandsInItsLine() throws IOException {
    JsonNode line = line(Map.of(), new IOException("no\nroom"), "press={} failed", "P1");
    assertTrue(line.get("exception").asText().contains("java.io.IOException: no"), "" + line);
    assertTrue(line.get("exception").asText().contains("at io.stackline"), "" + line);
  }

  /** In the form and file of the command line. */
  @Test
  void linesGoIntoTheFileAndNowhereElse(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("logs").resolve("line.json");
    LogOutput.set(context, LogForm.JSON, Optional.of(file));
    logger.warn("press={} quality={}", "P1", "GOOD");
    assertEquals("GOOD", parsed(Files.readString(file)).get("quality").asText());
    assertFalse(
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders().next()
            instanceof ConsoleAppender);
  }

  private JsonNode line(
      Map<String, String> workedAt, @Nullable Throwable thrown, String message, Object... values)
      throws IOException {
    LoggingEvent event = new LoggingEvent("", logger, Level.WARN, message, thrown, values);
    event.setMDCPropertyMap(workedAt);
    json.start();
    return parsed(new String(json.encode(event), StandardCharsets.US_ASCII));
  }

  private static JsonNode parsed(String line) throws IOException {
    assertTrue(line.endsWith("}\n"), line);
    assertEquals(line.length() - 1, line.indexOf('\n'), "one line: " + line);
    return new ObjectMapper().readTree(line);
  }
}
