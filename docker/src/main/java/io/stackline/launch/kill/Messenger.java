package io.stackline.launch.kill;

import io.stackline.launch.demo.LineClient;
import io.stackline.launch.kill.Told.Answer;
import io.stackline.launch.kill.Told.What;
import io.stackline.run.CommandId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Carries commands to the line and answers into the book. What got no answer is asked again under
 * its own id. One thread sends; answers come on others.
 */
final class Messenger {
  private static final Set<String> REFUSALS =
      Set.of(
          "Bad_NotFound",
          "Bad_InvalidState",
          "Bad_OutOfRange",
          "Bad_ResourceUnavailable",
          "Bad_DeviceFailure");
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final String START = "start";

  /** How a command is sent. */
  private record Call(String object, String method, List<Object> arguments) {}

  private final CommandBook book;
  private final Runnable sent;
  private final BiConsumer<Told, Answer> heard;
  private final Map<CommandId, Call> calls = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> underWay = new HashMap<>();
  private final Map<CommandId, CompletableFuture<Void>> replies = new HashMap<>();
  private final Map<String, Long> notBefore = new HashMap<>();
  private final List<String> worries = new ArrayList<>();

  /**
   * @param sent told each time a command is sent
   * @param heard told each answer
   */
  Messenger(CommandBook book, Runnable sent, BiConsumer<Told, Answer> heard) {
    this.book = book;
    this.sent = sent;
    this.heard = heard;
  }

  /** Another life: what is under way is not any more. */
  void begin() {
    underWay.clear();
    notBefore.clear();
    replies.clear();
  }

  void start(LineClient line, String recipe, String... bindings) {
    Told told = book.draw(What.START, "");
    List<Object> arguments = List.of(recipe, 0, bindings, told.id().value());
    send(line, told, new Call("line", "line/StartRun", arguments));
  }

  void run(LineClient line, What what, String run, String method, Object... inputs) {
    send(line, book.draw(what, run), "run/" + run, method, inputs);
  }

  void press(LineClient line, What what, String press, String method, Object... inputs) {
    send(line, book.draw(what, press), "press/" + press, method, inputs);
  }

  private void send(LineClient line, Told told, String object, String method, Object... inputs) {
    List<Object> arguments = new ArrayList<>(List.of(inputs));
    arguments.add(told.id().value());
    send(line, told, new Call(object, object + "/" + method, arguments));
  }

  private void send(LineClient line, Told told, Call call) {
    calls.put(told.id(), call);
    CompletableFuture<Void> reply =
        line.ask(call.object(), call.method(), call.arguments().toArray())
            .handle(
                (answer, failure) -> {
                  if (answer != null) {
                    answered(told, answer);
                  }
                  return null;
                });
    underWay.put(told.what() == What.START ? START : told.run(), reply);
    replies.put(told.id(), reply);
    sent.run();
  }

  /** What got no answer is asked once more, the very same. */
  void again(LineClient line) {
    if (!isFree("again", AGAIN_NANOS)) {
      return;
    }
    for (Told each : book.open()) {
      Call call = calls.get(each.id());
      CompletableFuture<Void> reply = replies.get(each.id());
      if (call != null && (reply == null || reply.isDone())) {
        book.again(each.id());
        send(line, each, call);
      }
    }
  }

  private void answered(Told told, LineClient.Reply reply) {
    List<Object> outputs = reply.outputs();
    String first = outputs.isEmpty() ? "" : outputs.get(0).toString();
    String message = outputs.isEmpty() ? "" : outputs.get(outputs.size() - 1).toString();
    Answer answer;
    if (reply.good()) {
      answer = new Answer.Accepted(told.what() == What.START ? first : "");
    } else if (reply.status().equals("Bad_CommunicationError")) {
      answer = new Answer.Unknown(message);
    } else if (REFUSALS.contains(reply.status())) {
      answer = new Answer.Refused(message);
    } else {
      worry(told.id() + " " + told.what() + " was answered " + reply.status() + " " + message);
      return;
    }
    book.heard(told.id(), answer);
    heard.accept(told, answer);
  }

  private synchronized void worry(String what) {
    worries.add(what);
  }

  /** Answers that say nothing of what became of a command. */
  synchronized List<String> worries() {
    return List.copyOf(worries);
  }

  boolean isStarting() {
    return isUnderWay(START);
  }

  /** Whether a command about this run or press has not been answered yet. */
  boolean isUnderWay(String about) {
    CompletableFuture<Void> reply = underWay.get(about);
    return reply != null && !reply.isDone();
  }

  boolean isAnyUnderWay() {
    return underWay.values().stream().anyMatch(each -> !each.isDone());
  }

  /** Whether it may be asked again; if so, not for so long. */
  boolean isFree(String about, long pauseNanos) {
    long now = System.nanoTime();
    Long from = notBefore.get(about);
    if (isUnderWay(about) || (from != null && now < from)) {
      return false;
    }
    notBefore.put(about, now + pauseNanos);
    return true;
  }
}
