package io.stackline.launch.kill;

import io.stackline.launch.demo.LineClient;
import io.stackline.launch.kill.Told.Answer;
import io.stackline.launch.kill.Told.What;
import io.stackline.run.CommandId;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Operators and a MES, as one client: starts runs, confirms what is asked, resumes what is held,
 * decides where resuming does not do, clears presses, now and then holds, stops or aborts. Whatever
 * got no answer is sent again under its own id once the line is back. One life of the line has one
 * thread here; lives follow each other.
 */
final class Crew {
  private static final List<String> OF_RUN = List.of("State", "PromptId");

  /** A person takes a moment; simulated hands work meanwhile. */
  private static final long PROMPT_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(25);
  private static final long PRESS_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long START_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final int ROUNDS_MAX = 6;
  private static final int FREED_MAX = 150;
  private static final Set<String> REFUSALS =
      Set.of(
          "Bad_NotFound",
          "Bad_InvalidState",
          "Bad_OutOfRange",
          "Bad_ResourceUnavailable",
          "Bad_DeviceFailure");

  /** How a command is sent. */
  private record Call(String object, String method, List<Object> arguments) {}

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
  private final Runnable sent;
  private final Map<CommandId, Call> calls = new ConcurrentHashMap<>();
  private final Map<String, Integer> rounds = new HashMap<>();
  private final Map<String, String> ended = new LinkedHashMap<>();
  private final Map<String, Glance> glances = new HashMap<>();
  private final Map<String, CompletableFuture<Void>> underWay = new HashMap<>();
  private final Map<CommandId, CompletableFuture<Void>> replies = new HashMap<>();
  private final Map<String, Integer> freed = new HashMap<>();
  private final Map<String, Long> notBefore = new HashMap<>();
  private final List<String> worries = new ArrayList<>();

  /**
   * @param load how many runs go on at a time
   * @param sent told each time a command is sent
   */
  Crew(CommandBook book, List<String> presses, int load, SplittableRandom random, Runnable sent) {
    this.book = book;
    this.presses = presses;
    this.load = load;
    this.random = random;
    this.sent = sent;
  }

  /**
   * Works until the line dies, or, if nothing more is to be started, until no run goes on.
   *
   * @param died completes when it does
   */
  void work(LineClient line, CompletableFuture<Void> died, boolean finishing)
      throws InterruptedException {
    glances.clear();
    underWay.clear();
    notBefore.clear();
    replies.clear();
    while (!died.isDone()) {
      if (isFree("again", AGAIN_NANOS)) {
        again(line);
      }
      List<String> runs = openRuns();
      if (finishing && runs.isEmpty() && book.open().isEmpty() && allClear(line, died)) {
        return;
      }
      Optional<Map<String, String>> seen = look(line, runs, died);
      if (seen.isPresent()) {
        runs.forEach(run -> tend(line, run, seen.get(), finishing));
        presses.forEach(press -> care(line, press, seen.get()));
        if (!finishing && runs.size() < load && isFree("start", START_AGAIN_NANOS)) {
          start(line);
        }
      }
      Waiting.briefly(died);
    }
  }

  /** What got no answer is asked once more, the very same. */
  private void again(LineClient line) {
    for (Told each : book.open()) {
      Call call = calls.get(each.id());
      CompletableFuture<Void> reply = replies.get(each.id());
      if (call != null && (reply == null || reply.isDone())) {
        book.again(each.id());
        send(line, each, call);
      }
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

  /** What did not go as it should, without being wrong. */
  synchronized List<String> worries() {
    return List.copyOf(worries);
  }

  private boolean allClear(LineClient line, CompletableFuture<Void> died) {
    underWay.values().removeIf(CompletableFuture::isDone);
    return underWay.isEmpty() && look(line, List.of(), died).isPresent();
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
    long age = now - glance.since();
    if (isUnderWay(run)) {
      return;
    }
    switch (state) {
      case "COMPLETE", "STOPPED", "ABORTED" -> over(run, state);
      case "RUNNING" -> {
        if (!prompt.isEmpty() && age > PROMPT_NANOS) {
          tell(line, What.CONFIRM, run, "Confirm", prompt, "done");
        } else if (!finishing) {
          interfere(line, run);
        }
      }
      case "HELD" -> {
        if (age > HELD_NANOS) {
          free(line, run);
        }
      }
      case "" -> {
        // not shown yet
      }
      default -> {
        if (age > STUCK_NANOS) {
          worry("run " + run + " was " + state + " for " + age / 1_000_000_000 + " s");
          tell(line, What.ABORT, run, "Abort");
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
    if (dice < 40) {
      tell(line, What.HOLD, run, "Hold");
    } else if (dice < 42) {
      tell(line, What.STOP, run, "Stop");
    } else if (dice < 44) {
      tell(line, What.ABORT, run, "Abort");
    }
  }

  /** Resumes; where that is refused, decides; gives a run up that nothing sets free. */
  private void free(LineClient line, String run) {
    int round = rounds.getOrDefault(run, 0);
    if (round >= 2 * ROUNDS_MAX || freed.merge(run, 1, Integer::sum) > FREED_MAX) {
      worry("run " + run + " was given up");
      tell(line, What.ABORT, run, "Abort");
    } else if (round % 2 == 0) {
      tell(line, What.RESUME, run, "Resume");
    } else if (random.nextInt(10) == 0) {
      tell(line, What.SKIP, run, "Decide", "SKIP", "the kill harness skips it");
    } else {
      tell(line, What.REPEAT, run, "Decide", "REPEAT", "");
    }
  }

  private void care(LineClient line, String press, Map<String, String> seen) {
    List<String> codes =
        List.of(seen.getOrDefault("press/" + press + "/WhyNotCodes", "").split(",", -1));
    boolean tripped = codes.contains("ALARM") || codes.contains("FAULT");
    if (isUnderWay(press)
        || (!tripped && !codes.contains("TO_BE_CLEARED"))
        || !isFree(press, PRESS_AGAIN_NANOS)) {
      return;
    }
    if (tripped) {
      askPress(line, What.RESET, press, "ResetAlarm");
    } else {
      askPress(line, What.CLEAR, press, "Clear", "taken out");
    }
  }

  private void start(LineClient line) {
    boolean cell = random.nextInt(3) == 0;
    Told told = book.draw(What.START, "");
    List<Object> arguments =
        List.of(
            cell ? KillSite.CELL : KillSite.PELLET,
            0,
            cell ? new String[] {KillSite.HOLD} : new String[0],
            told.id().value());
    send(line, told, new Call("line", "line/StartRun", arguments));
  }

  private void tell(LineClient line, What what, String run, String method, Object... inputs) {
    String object = "run/" + run;
    send(line, book.draw(what, run), object, method, inputs);
  }

  private void askPress(LineClient line, What what, String press, String method, Object... inputs) {
    String object = "press/" + press;
    send(line, book.draw(what, press), object, method, inputs);
  }

  private void send(LineClient line, Told told, String object, String method, Object... inputs) {
    List<Object> arguments = new ArrayList<>(List.of(inputs));
    arguments.add(told.id().value());
    send(line, told, new Call(object, object + "/" + method, arguments));
  }

  private void send(LineClient line, Told told, Call call) {
    calls.put(told.id(), call);
    String about = told.what() == What.START ? "start" : told.run();
    CompletableFuture<Void> reply =
        line.ask(call.object(), call.method(), call.arguments().toArray())
            .handle(
                (answer, failure) -> {
                  if (answer != null) {
                    heard(told, answer);
                  }
                  return null;
                });
    underWay.put(about, reply);
    replies.put(told.id(), reply);
    sent.run();
  }

  private void heard(Told told, LineClient.Reply reply) {
    String first = reply.outputs().isEmpty() ? "" : reply.outputs().get(0).toString();
    String message =
        reply.outputs().isEmpty() ? "" : reply.outputs().get(reply.outputs().size() - 1).toString();
    if (reply.good()) {
      String run = told.what() == What.START ? first : "";
      book.heard(told.id(), new Answer.Accepted(run));
    } else if (reply.status().equals("Bad_CommunicationError")) {
      book.heard(told.id(), new Answer.Unknown(message));
    } else if (REFUSALS.contains(reply.status())) {
      book.heard(told.id(), new Answer.Refused(message));
    } else {
      worry(told.id() + " " + told.what() + " was answered " + reply.status() + " " + message);
    }
    count(told, reply.good());
  }

  /** An accepted decision or confirmation is progress; a refused resume calls for a decision. */
  private synchronized void count(Told told, boolean good) {
    switch (told.what()) {
      case RESUME, REPEAT, SKIP -> {
        if (good) {
          rounds.put(told.run(), 0);
        } else {
          rounds.merge(told.run(), 1, Integer::sum);
        }
      }
      default -> {
        // says nothing of being free
      }
    }
  }

  private boolean isUnderWay(String about) {
    CompletableFuture<Void> reply = underWay.get(about);
    return reply != null && !reply.isDone();
  }

  private boolean isFree(String about, long pause) {
    long now = System.nanoTime();
    Long from = notBefore.get(about);
    if (isUnderWay(about) || (from != null && now < from)) {
      return false;
    }
    notBefore.put(about, now + pause);
    return true;
  }
}
