package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackline.recipe.RecipeId;
import io.stackline.run.Urgency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file of jobs reads, and what is refused where. */
class JobsReaderTest {
  @TempDir private Path folder;

  private Jobs.Result read(String text) throws IOException {
    return Jobs.read(Files.writeString(folder.resolve("day.yaml"), text));
  }

  private List<String> problems(String text) throws IOException {
    Jobs.Result.Refused refused = assertInstanceOf(Jobs.Result.Refused.class, read(text));
    return refused.problems().stream()
        .map(each -> each.toString().replace(folder + "/", ""))
        .toList();
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Jobs jobs =
        assertInstanceOf(
                Jobs.Result.Read.class,
                read(
                    """
                    start: 2026-11-23T06:00:00Z
                    orders:
                      - recipe: li-metal-cell
                        revision: 2
                        count: 3
                        bindings: [stack-pressure.dwell=24 h, densify.die=D10]
                        priority: -9
                        due: 2026-11-27T16:00+01:00
                        from: 2026-11-24T06:00:00Z
                      - recipe: pellet
                    """))
            .jobs();
    assertEquals(Optional.of(Instant.parse("2026-11-23T06:00:00Z")), jobs.start());
    assertEquals(
        new Jobs.Order(
            "day.yaml:3",
            new RecipeId("li-metal-cell"),
            2,
            Map.of("stack-pressure.dwell", "24 h", "densify.die", "D10"),
            new Urgency(-9, Optional.of(Instant.parse("2026-11-27T15:00:00Z"))),
            3,
            Optional.of(Instant.parse("2026-11-24T06:00:00Z"))),
        jobs.orders().get(0));
    assertEquals(
        new Jobs.Order(
            "day.yaml:10", new RecipeId("pellet"), 0, Map.of(), Urgency.USUAL, 1, Optional.empty()),
        jobs.orders().get(1));
  }

  @Test
  void whatIsWrongIsToldWithItsPlaceAndAllAtOnce() throws IOException {
    assertEquals(
        List.of(
            "day.yaml:1:8: start: \"Monday\" is no time; write a time such as"
                + " 2026-11-23T06:00:00Z, or with +01:00 in place of Z",
            "day.yaml:3:5: orders[0].recipe: is missing; add it: 1 to 64 letters, digits, dots,"
                + " dashes or underscores",
            "day.yaml:3:16: orders[0].priority: \"10\" is out of range; write a whole number from -9"
                + " to 9",
            "day.yaml:4:34: orders[1].count: \"0\" is out of range; write a whole number from 1 to"
                + " 500",
            "day.yaml:4:48: orders[1].bindings[0]: \"dwell\" is no binding; write NAME=VALUE"),
        problems(
            """
            start: Monday
            orders:
              - {priority: 10}
              - {recipe: pellet, count:      0, bindings: [dwell]}
            """));
  }

  @Test
  void timesThatContradictEachOtherAreRefused() throws IOException {
    assertEquals(
        List.of(
            "day.yaml:3:28: orders[0].from: lies before the start of the plan; leave it out, or let"
                + " the plan start earlier",
            "day.yaml:4:27: orders[1].due: lies before it is ordered; write a later time, or leave"
                + " it out"),
        problems(
            """
            start: 2026-11-23T06:00:00Z
            orders:
              - {recipe: pellet, from: 2026-11-22T06:00:00Z}
              - {recipe: pellet, due: 2026-11-23T06:00:00Z}
            """));
  }

  @Test
  void aParameterIsBoundOnceAndThereIsAnEndToWhatIsPlanned() throws IOException {
    assertEquals(
        List.of("day.yaml:2:32: orders[0].bindings: bind die twice; keep one of the two"),
        problems("orders:\n  - {recipe: pellet, bindings: [die=D1, die=D2]}\n"));
    assertEquals(
        List.of("day.yaml:2:3: orders: are 5500 runs; plan at most 5000 at a time: split the file"),
        problems("orders:\n" + "  - {recipe: pellet, count: 500}\n".repeat(11)));
  }
}
