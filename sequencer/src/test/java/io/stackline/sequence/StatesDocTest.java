package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.run.PressDuty;
import io.stackline.run.PressUnitState;
import io.stackline.run.RunState;
import io.stackline.run.RunTransitions;
import io.stackline.run.RunTrigger;
import io.stackline.run.StageTransitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables in docs/states.md are the tables of the code. */
final class StatesDocTest {
  private static final Path DOC = Path.of("..", "docs", "states.md");

  @Test
  void theTableOfRunsIsTheOneOfTheCode() throws IOException {
    assertTable("run", runs());
  }

  @Test
  void theTableOfStagesIsTheOneOfTheCode() throws IOException {
    assertTable("stage", stages());
  }

  @Test
  void theTableOfPressUnitsIsTheOneOfTheCode() throws IOException {
    assertTable("press", presses());
  }

  /** If it differs, what belongs into the document is in the failure's message. */
  private static void assertTable(String name, List<String> table) throws IOException {
    String begin = "<!-- " + name + " -->";
    String end = "<!-- /" + name + " -->";
    String doc = Files.readString(DOC);
    String there = doc.substring(doc.indexOf(begin) + begin.length(), doc.indexOf(end)).strip();
    assertEquals(String.join("\n", table), there);
  }

  private static List<String> runs() {
    List<String> lines = new ArrayList<>();
    lines.add("| state | means | what happens | state then |");
    lines.add("|---|---|---|---|");
    for (RunState state : RunState.values()) {
      String name = "**" + state + "** | " + state.words();
      for (RunTrigger trigger : RunTrigger.values()) {
        Optional<RunState> next = RunTransitions.after(state, trigger);
        if (next.isPresent()) {
          lines.add("| " + name + " | " + trigger.words() + " | " + next.get() + " |");
          name = " | ";
        }
      }
      if (state.isEnded()) {
        lines.add("| " + name + " | | |");
      }
    }
    return lines;
  }

  private static List<String> stages() {
    List<String> lines = new ArrayList<>();
    lines.add("| state | state then | because |");
    lines.add("|---|---|---|");
    for (StageTransitions.Row each : StageTransitions.TABLE) {
      lines.add("| " + each.from() + " | " + each.to() + " | " + each.because() + " |");
    }
    return lines;
  }

  private static List<String> presses() {
    List<RunState> runs = Arrays.stream(RunState.values()).filter(each -> !each.isEnded()).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        runs.stream()
            .map(RunState::name)
            .collect(Collectors.joining(" | run ", "| duty | no run | run ", " |")));
    lines.add("|---".repeat(runs.size() + 2) + "|");
    for (PressDuty duty : PressDuty.values()) {
      String first = "| " + duty + " | " + PressUnitState.of(duty, Optional.empty());
      lines.add(
          runs.stream()
              .map(each -> PressUnitState.of(duty, Optional.of(each)).name())
              .collect(Collectors.joining(" | ", first + " | ", " |")));
    }
    return lines;
  }
}
