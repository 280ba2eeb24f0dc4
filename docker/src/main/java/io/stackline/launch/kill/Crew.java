package io.stackline.launch.kill;

import io.stackline.launch.demo.LineClient;
import io.stackline.launch.kill.Told.Answer;
import io.stackline.launch.kill.Told.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Operators and a MES, as one client: starts runs, confirms what is asked, resumes what is held,
 * decides where resuming does not do, clears presses, now and then holds, stops or aborts. One life
 * of the line has one thread here; lives follow each other.
 */
final class Crew {
  private static final List<String> OF_RUN = List.of("State", "PromptId", "Since", "AllottedDies");

  /** A person takes a moment; simulated hands work meanwhile. */
  private static final long PROMPT_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long HELD_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(25);
  private static final long PRESS_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long START_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int FREED_MAX = 150;

  /**
   * What was last done about a run.
   *
   * @param since when it was first seen as it is, by the wall clock
   */
  private record Glance(String state, String prompt, long since) {}

  private final CommandBook book;
  private final List<String> presses;
  private final int load;
  private final SplittableRandom random;
  private final Messenger messenger;
  private final SetFree setFree = new SetFree();
  private final Map<String, Integer> refused = new HashMap<>();
  private final Map<String, String> ended = new LinkedHashMap<>();
  private final Map<String, Glance> glances = new HashMap<>();
  private final Map<String, Integer> freed = new HashMap<>();
  private final List<String> worries = new ArrayList<>();

  /**
   * @param load how many runs go on or wait at a time
   * @param sent told each time a command is sent
   */
  Crew(CommandBook book, List<String> presses, int load, SplittableRandom random, Runnable sent) {
    this.book = book;
    this.presses = presses;
    this.load = load;
    this.random = random;
    messenger = new Messenger(book, sent, this::heard);
  }

  /**
   * Works until the line dies, or, if nothing more is to be started, until no run goes on.
   *
   * @param died completes when it does
   */
  void work(LineClient line, CompletableFuture<Void> died, boolean finishing)
      throws InterruptedException {
    glances.clear();
    messenger.begin();
    setFree.begin();
    while (!died.isDone()) {
      messenger.again(line);
      List<String> runs = openRuns();
      if (finishing && runs.isEmpty() && book.open().isEmpty() && allClear(line, died)) {
        return;
      }
      Optional<Map<String, String>> seen = look(line, runs, died);
      if (seen.isPresent()) {
        runs.forEach(run -> tend(line, run, seen.get(), finishing));
        presses.forEach(press -> care(line, press, seen.get()));
        if (!finishing && runs.size() < load) {
          start(line);
        }
      }
      Waiting.briefly(died);
    }
  }

  /** Runs that were started, as far as anybody was told, and have not been seen ended. */
  synchronized List<String> openRuns() {
    Set<String> runs = new HashSet<>();
    for (Told each : book.all()) {
      if (each.answer() instanceof Answer.Accepted accepted
          && each.what() == What.START
          && !ended.containsKey(accepted.run())) {
        runs.add(accepted.run());
      }
    }
    return runs.stream().sorted().toList();
  }

  /** How each run ended. */
  synchronized Map<String, String> ended() {
    return Map.copyOf(ended);
  }

  /** What setting runs free came to. */
  SetFree setFree() {
    return setFree;
  }

  /** What did not go as it should, without being wrong. */
  synchronized List<String> worries() {
    List<String> all = new ArrayList<>(worries);
    all.addAll(messenger.worries());
    return all;
  }

  private boolean allClear(LineClient line, CompletableFuture<Void> died) {
    return !messenger.isAnyUnderWay() && look(line, List.of(), died).isPresent();
  }

  /** Everything that decides what is done next, by node. */
  private Optional<Map<String, String>> look(
      LineClient line, List<String> runs, CompletableFuture<Void> died) {
    List<String> nodes = new ArrayList<>();
    runs.forEach(run -> OF_RUN.forEach(each -> nodes.add(node(run, each))));
    presses.forEach(press -> nodes.add("press/" + press + "/WhyNotCodes"));
    Optional<List<Optional<String>>> values = Waiting.forAnswer(line.read(nodes), died);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      seen.put(nodes.get(i), values.get().get(i).orElse(""));
    }
    return Optional.of(seen);
  }

  private static String node(String run, String name) {
    return "run/" + run + "/" + name;
  }

  private void tend(LineClient line, String run, Map<String, String> seen, boolean finishing) {
    String state = seen.getOrDefault(node(run, "State"), "");
    String prompt = seen.getOrDefault(node(run, "PromptId"), "");
    long now = System.nanoTime();
    Glance glance = glances.get(run);
    if (glance == null || !glance.state().equals(state) || !glance.prompt().equals(prompt)) {
      glance = new Glance(state, prompt, now);
      glances.put(run, glance);
    }
    setFree.seen(
        run,
        state,
        seen.getOrDefault(node(run, "Since"), ""),
        seen.getOrDefault(node(run, "AllottedDies"), ""),
        now);
    if (!messenger.isUnderWay(run)) {
      act(line, run, glance, now - glance.since(), finishing);
    }
  }

  private void act(LineClient line, String run, Glance glance, long age, boolean finishing) {
    switch (glance.state()) {
      case "COMPLETE", "STOPPED", "ABORTED" -> over(run, glance.state());
      case "RUNNING" -> {
        if (!glance.prompt().isEmpty() && age > PROMPT_NANOS) {
          messenger.run(line, What.CONFIRM, run, "Confirm", glance.prompt(), "done");
        } else if (!finishing) {
          interfere(line, run);
        }
      }
      case "HELD" -> {
        if (age > HELD_NANOS && messenger.isFree(run, HELD_AGAIN_NANOS)) {
          free(line, run);
        }
      }
      case "", "QUEUED" -> {
        // not shown yet, or its turn has not come
      }
      default -> {
        if (age > STUCK_NANOS) {
          worry("run " + run + " was " + glance.state() + " for " + age / 1_000_000_000 + " s");
          messenger.run(line, What.ABORT, run, "Abort");
        }
      }
    }
  }

  private synchronized void over(String run, String state) {
    ended.put(run, state);
  }

  private synchronized void worry(String what) {
    worries.add(what);
  }

  private void interfere(LineClient line, String run) {
    int dice = random.nextInt(10_000);
    if (dice < 30) {
      messenger.run(line, What.HOLD, run, "Hold");
    } else if (dice < 32) {
      messenger.run(line, What.STOP, run, "Stop");
    } else if (dice < 34) {
      messenger.run(line, What.ABORT, run, "Abort");
    }
  }

  /** Resumes; where that is refused, decides; gives a run up that nothing sets free. */
  private void free(LineClient line, String run) {
    if (setFree.isStuck(run) || freed.merge(run, 1, Integer::sum) > FREED_MAX) {
      worry("run " + run + " was given up");
      messenger.run(line, What.ABORT, run, "Abort");
    } else if (refusals(run) % 2 == 0) {
      messenger.run(line, What.RESUME, run, "Resume");
    } else if (random.nextInt(10) == 0) {
      messenger.run(line, What.SKIP, run, "Decide", "SKIP", "the kill harness skips it");
    } else {
      messenger.run(line, What.REPEAT, run, "Decide", "REPEAT", "");
    }
  }

  private synchronized int refusals(String run) {
    return refused.getOrDefault(run, 0);
  }

  private void care(LineClient line, String press, Map<String, String> seen) {
    List<String> codes =
        List.of(seen.getOrDefault("press/" + press + "/WhyNotCodes", "").split(",", -1));
    boolean tripped = codes.contains("ALARM") || codes.contains("FAULT");
    if ((tripped || codes.contains("TO_BE_CLEARED"))
        && messenger.isFree(press, PRESS_AGAIN_NANOS)) {
      if (tripped) {
        messenger.press(line, What.RESET, press, "ResetAlarm");
      } else {
        messenger.press(line, What.CLEAR, press, "Clear", "taken out");
      }
    }
  }

  private void start(LineClient line) {
    if (messenger.isStarting() || !messenger.isFree("start", START_AGAIN_NANOS)) {
      return;
    }
    KillRecipes.Order order = KillRecipes.draw(random);
    messenger.start(line, order.recipe(), order.bindings().toArray(String[]::new));
  }

  /** An accepted decision is progress; a refused resume calls for a decision. */
  private void heard(Told told, Answer answer) {
    setFree.heard(told, answer, System.nanoTime());
    if (told.what() == What.RESUME || told.what() == What.REPEAT || told.what() == What.SKIP) {
      synchronized (this) {
        if (answer instanceof Answer.Accepted) {
          refused.put(told.run(), 0);
        } else {
          refused.merge(told.run(), 1, Integer::sum);
        }
      }
    }
  }
}
