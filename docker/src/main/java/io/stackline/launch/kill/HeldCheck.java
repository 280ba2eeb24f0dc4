package io.stackline.launch.kill;

import io.stackline.launch.demo.LineClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Looks whether every unfinished run came back held by the restart, with its reason. */
final class HeldCheck {
  private static final int LOOKS_MAX = 250;
  private static final List<String> NODES = List.of("State", "HeldBy", "Reason", "AllottedDies");

  /**
   * How the runs came back.
   *
   * @param held by the restart
   * @param waiting those of them that have no dies, for they were waiting for them
   * @param wrong what is wrong
   */
  record Back(int held, int waiting, List<String> wrong) {
    Back {
      wrong = List.copyOf(wrong);
    }
  }

  private HeldCheck() {}

  /**
   * Waits until they are, bounded; nobody may ask anything of the line meanwhile.
   *
   * @param runs that have not ended, by the journal
   * @return nothing is wrong if the line dies meanwhile
   */
  static Back look(LineClient line, List<String> runs, CompletableFuture<Void> died)
      throws InterruptedException {
    List<String> nodes = new ArrayList<>();
    runs.forEach(run -> NODES.forEach(each -> nodes.add("run/" + run + "/" + each)));
    Back back = new Back(0, 0, List.of());
    for (int i = 0; i < LOOKS_MAX && !runs.isEmpty() && !died.isDone(); i++) {
      Optional<List<Optional<String>>> seen = Waiting.forAnswer(line.read(nodes), died);
      if (seen.isPresent()) {
        back = back(runs, seen.get());
        if (back.wrong().isEmpty()) {
          return back;
        }
      }
      Waiting.briefly(died);
    }
    return died.isDone() ? new Back(0, 0, List.of()) : back;
  }

  static Back back(List<String> runs, List<Optional<String>> seen) {
    List<String> wrong = new ArrayList<>();
    int held = 0;
    int waiting = 0;
    for (int i = 0; i < runs.size(); i++) {
      List<Optional<String>> of = seen.subList(NODES.size() * i, NODES.size() * (i + 1));
      String state = of.get(0).orElse("nowhere to be seen");
      String by = of.get(1).orElse("");
      String reason = of.get(2).orElse("");
      // what was being aborted goes on letting go: that is the safer side
      boolean aborting = state.equals("ABORTING") || state.equals("ABORTED");
      if (state.equals("HELD") && by.equals("RESTART") && !reason.isBlank()) {
        held++;
        waiting += of.get(3).orElse("").isEmpty() ? 1 : 0;
      } else if (!aborting) {
        String what = " came back %s by \"%s\": \"%s\"".formatted(state, by, reason);
        wrong.add("run " + runs.get(i) + what);
      }
    }
    return new Back(held, waiting, wrong);
  }
}
