package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Entry;
import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.Refusal;
import io.stackline.sequence.stage.Turn;
import io.stackline.site.Site.PressSite;
import io.stackline.time.Time;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What presses are there for, by people's word: kept in the journal until somebody says otherwise.
 * Errands are none of its business: whoever sets a press up needs them. One crank uses it.
 */
final class DutyDesk {
  private static final int NOTE_MAX = 1000;

  private final Map<PressId, PressSite> presses;
  private final Time time;
  private final Ledger ledger;
  private final Map<PressId, Duty> given;

  /**
   * @param given in an earlier life
   */
  DutyDesk(Map<PressId, PressSite> presses, Time time, Ledger ledger, Map<PressId, Duty> given) {
    this.presses = presses;
    this.time = time;
    this.ledger = ledger;
    this.given = new HashMap<>(given);
  }

  /** The duty of a press, if somebody ever set one. */
  Optional<Duty> of(PressId press) {
    return Optional.ofNullable(given.get(press));
  }

  /** Presses that get no work, each with why. */
  Map<PressId, Duty> off() {
    return given.values().stream()
        .filter(OffDuty::is)
        .collect(Collectors.toUnmodifiableMap(Duty::press, duty -> duty));
  }

  /** It was written down with the decision that led to it. */
  void written(Duty duty) {
    given.put(duty.press(), duty);
  }

  /**
   * A person has looked after a press: it serves runs again.
   *
   * @param doubt why nobody knows its state, if nobody does
   */
  List<Turn> asked(Command.Clear command, Optional<String> doubt) {
    PressId press = command.press();
    Duty now = given.get(press);
    Optional<Refusal> objection = known(press).or(() -> tooLong(command.note()));
    if (objection.isEmpty() && (now == null || now.duty() != PressDuty.CLEARING)) {
      objection =
          refusal(
              Refusal.Code.STATE,
              press + " has nothing to be cleared",
              "a press is cleared after a run on it was stopped or aborted");
    }
    if (objection.isEmpty() && doubt.isPresent()) {
      objection =
          refusal(
              Refusal.Code.PRESS,
              press + " has not been seen at rest since: " + doubt.get(),
              "see to it that it answers and stands still, then clear it");
    }
    String note = "cleared" + (command.note().isEmpty() ? "" : ": " + command.note());
    return decided(command, press, PressDuty.PROCESSING, note, objection);
  }

  /**
   * Takes a command on or refuses it.
   *
   * @param runs those that have not ended
   */
  List<Turn> asked(Command.SetDuty command, Collection<Run> runs) {
    return decided(
        command, command.press(), command.duty(), command.note(), objection(command, runs));
  }

  private List<Turn> decided(
      Command command, PressId press, PressDuty next, String note, Optional<Refusal> objection) {
    if (objection.isPresent()) {
      return answered(
          new Outcome.Refused(command.id(), time.now(), objection.get()), Optional.empty());
    }
    Duty duty = new Duty(press, next, time.now(), command.by(), note);
    List<Turn> turns =
        answered(new Outcome.Obeyed(command.id(), time.now(), press), Optional.of(duty));
    given.put(press, duty);
    return turns;
  }

  private Optional<Refusal> objection(Command.SetDuty command, Collection<Run> runs) {
    PressId press = command.press();
    Optional<Refusal> malformed = known(press).or(() -> tooLong(command.note()));
    if (malformed.isPresent() || command.duty() == PressDuty.PROCESSING) {
      return malformed;
    }
    if (command.duty() == PressDuty.CLEARING) {
      return refusal(
          Refusal.Code.ARGUMENT,
          "no person sets a press to " + PressDuty.CLEARING,
          "stop or abort the run on it");
    }
    return runs.stream()
        .filter(each -> each.isStrokeOn(press))
        .findFirst()
        .flatMap(
            run ->
                refusal(
                    Refusal.Code.STATE,
                    press + " has a stroke of run " + run.id() + " under way",
                    "wait for its end, or abort the run"));
  }

  private Optional<Refusal> known(PressId press) {
    return presses.containsKey(press)
        ? Optional.empty()
        : refusal(
            Refusal.Code.UNKNOWN,
            "there is no press " + press,
            "known presses: " + presses.keySet());
  }

  private static Optional<Refusal> tooLong(String note) {
    return note.length() <= NOTE_MAX
        ? Optional.empty()
        : refusal(
            Refusal.Code.ARGUMENT,
            "a note has at most " + NOTE_MAX + " characters, not " + note.length(),
            "write it shorter");
  }

  private static Optional<Refusal> refusal(Refusal.Code code, String reason, String remedy) {
    return Optional.of(new Refusal(code, reason, remedy));
  }

  private List<Turn> answered(Outcome outcome, Optional<Duty> duty) {
    ledger.write(
        new Entry(
            Optional.of(outcome),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            duty,
            ledger.numbers()));
    return List.of(new Turn.Answer(outcome));
  }
}
