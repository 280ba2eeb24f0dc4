package io.stackline.launch.kill;

import io.stackline.launch.kill.Told.Answer;
import io.stackline.run.CommandId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every command the clients ever sent, each under its own id. Thread-safe. */
final class CommandBook {
  private final Map<CommandId, Told> told = new LinkedHashMap<>();
  private final List<String> contradictions = new ArrayList<>();
  private final String prefix;

  /**
   * @param prefix makes the ids of one campaign its own
   */
  CommandBook(String prefix) {
    this.prefix = prefix;
  }

  /** Draws an id for a command that is about to be sent. */
  synchronized Told draw(Told.What what, String run) {
    CommandId id = new CommandId(prefix + "-" + (told.size() + 1));
    Told next = new Told(id, what, run, 1, new Answer.None());
    told.put(id, next);
    return next;
  }

  synchronized void again(CommandId id) {
    told.computeIfPresent(id, (key, each) -> each.again());
  }

  /** What was heard; two different answers to one id are a contradiction. */
  synchronized void heard(CommandId id, Answer answer) {
    told.computeIfPresent(
        id,
        (key, each) -> {
          if (!each.isOpen() && !sameKind(each.answer(), answer)) {
            contradictions.add(id + " was answered " + each.answer() + ", then " + answer);
          }
          return each.answered(answer);
        });
  }

  private static boolean sameKind(Answer one, Answer other) {
    return one.getClass() == other.getClass()
        && (!(one instanceof Answer.Accepted) || one.equals(other));
  }

  synchronized List<Told> all() {
    return List.copyOf(told.values());
  }

  /** Commands nobody has heard an answer to, oldest first. */
  synchronized List<Told> open() {
    return told.values().stream().filter(Told::isOpen).toList();
  }

  synchronized List<String> contradictions() {
    return List.copyOf(contradictions);
  }
}
