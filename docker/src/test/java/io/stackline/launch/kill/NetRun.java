package io.stackline.launch.kill;

import io.stackline.launch.kill.Told.Answer;
import io.stackline.launch.kill.Told.What;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A run in the lab and the person who tends it, on a thread of its own, from start to end. */
final class NetRun {
  private static final Set<String> ENDED = Set.of("COMPLETE", "STOPPED", "ABORTED");

  /** It was seen in another state. */
  record Change(long nanos, String state, String why) {}

  private final NetCrew crew;
  private final List<NetFace> faces;
  private final String recipe;
  private final List<Change> changes = new ArrayList<>();
  private final Set<String> confirmed = new HashSet<>();
  private final Thread thread;
  private volatile String run = "";
  private volatile boolean givenUp;
  private volatile boolean handsOff;
  private int refusals;

  NetRun(NetCrew crew, List<NetFace> faces, String recipe) {
    this.crew = crew;
    this.faces = faces;
    this.recipe = recipe;
    thread = new Thread(this::work, "run-" + recipe);
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    try {
      String[] bindings = {"stack-pressure.dwell=40 s"};
      Answer answer =
          crew.ask(
              What.START,
              "",
              "line",
              "StartRun",
              60,
              recipe,
              0,
              recipe.equals("net-hold") ? bindings : new String[0]);
      if (!(answer instanceof Answer.Accepted accepted)) {
        see("NOT STARTED", answer.toString());
        return;
      }
      run = accepted.run();
      faces.forEach(each -> each.add(run));
      while (!isOver() && !givenUp) {
        TimeUnit.MILLISECONDS.sleep(50);
        Optional<NetFace> face = crew.face();
        if (face.isPresent()) {
          tend(face.get());
        }
      }
    } catch (InterruptedException e) {
      see("INTERRUPTED", "");
    } catch (RuntimeException e) {
      see("FAILED", e.toString());
    }
  }

  private void tend(NetFace face) throws InterruptedException {
    String at = "run/" + run + "/";
    String state = face.value(at + "State");
    if (state.isEmpty()) {
      return;
    }
    see(state, face.value(at + "HeldBy") + ": " + face.value(at + "Reason"));
    String prompt = face.value(at + "PromptId");
    if (state.equals("RUNNING") && !prompt.isEmpty() && !confirmed.contains(prompt)) {
      Answer answer = crew.ask(What.CONFIRM, run, "run/" + run, "Confirm", 20, prompt, "done");
      if (answer instanceof Answer.Accepted) {
        confirmed.add(prompt);
      }
    } else if (state.equals("HELD") && !handsOff) {
      Answer answer =
          refusals % 4 == 3
              ? crew.ask(What.REPEAT, run, "run/" + run, "Decide", 20, "REPEAT", "")
              : crew.ask(What.RESUME, run, "run/" + run, "Resume", 20);
      if (answer instanceof Answer.Refused refused) {
        refusals++;
        see("REFUSED", refused.why());
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private synchronized void see(String state, String why) {
    if (changes.isEmpty() || !changes.get(changes.size() - 1).state().equals(state)) {
      changes.add(new Change(System.nanoTime(), state, why));
    }
  }

  synchronized List<Change> changes() {
    return List.copyOf(changes);
  }

  synchronized String state() {
    return changes.isEmpty() ? "" : changes.get(changes.size() - 1).state();
  }

  boolean isOver() {
    return ENDED.contains(state()) || state().equals("NOT STARTED") || state().equals("FAILED");
  }

  String recipe() {
    return recipe;
  }

  String id() {
    return run;
  }

  void giveUp() {
    givenUp = true;
    thread.interrupt();
  }
}
