package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.Command;
import io.stackline.map.Condition;
import io.stackline.map.RegisterMap;
import io.stackline.map.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One command on its way, written at most once. Only an answer that proves the press has not taken
 * it (busy, or nothing was sent) lets it be written again; after any doubt the registers are
 * watched, and if they do not show in time that it was obeyed, its outcome is unknown.
 *
 * @param since when it was begun, and after it was written: when that was
 * @param token tells it from the command before
 * @param denials how often the press has surely not taken it
 * @param doubt why it is not known whether the press has it, empty if it is
 */
public record Saying(
    Verb verb, Command command, Stage stage, Instant since, long token, int denials, String doubt) {
  /** As often as a busy press is asked again. */
  static final int DENIALS_MAX = 30;

  /** Longest wait for the press to be ready for a command. */
  static final Duration READY_WITHIN = Duration.ofSeconds(5);

  /** How far it is. */
  public enum Stage {
    /** Not written. */
    PENDING,
    /** Handed to the wire, which has not said anything yet. */
    OFFERED,
    /** Written, perhaps. */
    WRITTEN
  }

  /** What is to be done about it. */
  sealed interface Turnout {
    /** Look again. */
    record Waiting() implements Turnout {}

    /** Write this first. */
    record Clear(Setting setting) implements Turnout {}

    /** Write it now; the command goes on as this. */
    record Speak(List<Setting> settings, Saying next) implements Turnout {}

    /** The press has obeyed. */
    record Obeyed() implements Turnout {}

    /** The press surely has not taken it. */
    record Refused(String reason) implements Turnout {}

    /** Whether it has cannot be known. */
    record Unknown(String reason) implements Turnout {}
  }

  static Saying begun(Verb verb, Command command, Instant at) {
    return new Saying(verb, command, Stage.PENDING, at, 0, 0, "");
  }

  boolean isWritten() {
    return stage != Stage.PENDING;
  }

  /** What the registers of the press say about it. */
  Turnout judge(RegisterMap map, PointImage image, Instant at) {
    Phrase phrase = new Phrase(map, command.value());
    return isWritten() ? written(phrase, image, at) : pending(phrase, image, at);
  }

  private Turnout pending(Phrase phrase, PointImage image, Instant at) {
    Optional<Condition> against = Conditions.lacking(image, command.allowed());
    boolean late = !at.isBefore(since.plus(READY_WITHIN));
    if (against.isPresent()) {
      boolean read = Conditions.holds(image, against.get()).isPresent();
      return read || late
          ? new Turnout.Refused("\"" + against.get() + "\" does not hold")
          : new Turnout.Waiting();
    } else if (phrase.isReady(image)) {
      long now = phrase.token(image);
      Saying offered = new Saying(verb, command, Stage.OFFERED, at, now, denials, doubt);
      return new Turnout.Speak(phrase.settings(now), offered);
    } else if (late) {
      return new Turnout.Refused("the command before it is still standing in its registers");
    }
    Optional<Setting> clearing = phrase.clearing(image);
    return clearing.isPresent() ? new Turnout.Clear(clearing.get()) : new Turnout.Waiting();
  }

  private Turnout written(Phrase phrase, PointImage image, Instant at) {
    if (phrase.isTaken(image, token) && Conditions.lacking(image, command.done()).isEmpty()) {
      return new Turnout.Obeyed();
    } else if (at.isBefore(since.plus(command.within()))) {
      return new Turnout.Waiting();
    }
    String lacking =
        Conditions.lacking(image, command.done())
            .map(each -> "\"" + each + "\" does not hold")
            .orElse("the press does not show that it has taken it");
    String after = " " + command.within().toMillis() + " ms after it was written";
    return new Turnout.Unknown(lacking + after + (doubt.isEmpty() ? "" : ", and " + doubt));
  }

  /** What the wire says about it. */
  Saying said(Event.Said said) {
    return switch (said.fate()) {
      case TAKEN -> new Saying(verb, command, Stage.WRITTEN, said.at(), token, denials, doubt);
      case IN_DOUBT ->
          new Saying(verb, command, Stage.WRITTEN, said.at(), token, denials, said.reason());
      case NOT_NOW, REFUSED ->
          new Saying(verb, command, Stage.PENDING, since, 0, denials + 1, doubt);
    };
  }

  /** Why it is given up without having been taken, if it is. */
  Optional<String> givenUp(Event.Said said) {
    boolean refused = said.fate() == Event.Fate.REFUSED;
    boolean tired = said.fate() == Event.Fate.NOT_NOW && denials >= DENIALS_MAX;
    return refused || tired ? Optional.of(said.reason()) : Optional.empty();
  }
}
