package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.RunJournal.SentErrand;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.sequence.stage.Turn;
import io.stackline.site.Site.PressSite;
import io.stackline.time.Time;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What presses are asked for outside of runs: each is written down under its order number before it
 * goes out, goes out once, and is answered when the press has answered. One that nobody answers is
 * told as unknown, after a while or after a restart, and never sent again. One crank uses it.
 */
final class ErrandDesk {
  private final Map<PressId, PressSite> presses;
  private final Time time;
  private final Ledger ledger;
  private final Function<PressId, Optional<PressReading>> readings;
  private final Map<CommandId, SentErrand> open = new LinkedHashMap<>();

  /**
   * @param open errands of an earlier life that have no outcome
   * @param readings what is known of a press now
   */
  ErrandDesk(
      Map<PressId, PressSite> presses,
      Time time,
      Ledger ledger,
      List<SentErrand> open,
      Function<PressId, Optional<PressReading>> readings) {
    this.presses = presses;
    this.time = time;
    this.ledger = ledger;
    this.readings = readings;
    open.forEach(each -> this.open.put(each.command().id(), each));
  }

  /** Errands nobody will report on, of those without an outcome. */
  List<CommandId> lost(Set<OrderId> alive) {
    return open.values().stream()
        .filter(each -> !alive.contains(each.order()))
        .map(each -> each.command().id())
        .toList();
  }

  /** Errands without an outcome. */
  List<CommandId> open() {
    return List.copyOf(open.keySet());
  }

  /** Whether it is out and its answer still to come. */
  boolean isOpen(CommandId command) {
    return open.containsKey(command);
  }

  boolean isOut(OrderId order) {
    return open.values().stream().anyMatch(each -> each.order().equals(order));
  }

  /**
   * Takes a command on or refuses it; one that is out already has its answer still to come.
   *
   * @param runs those that have not ended
   */
  List<Turn> asked(Command.AtPress command, Collection<Run> runs) {
    if (open.containsKey(command.id())) {
      return List.of();
    }
    Optional<Refusal> objection = objection(command, runs);
    if (objection.isPresent()) {
      return answered(new Outcome.Refused(command.id(), time.now(), objection.get()));
    }
    SentErrand errand = new SentErrand(command, ledger.next(command.press()));
    ledger.write(entry(Optional.empty(), Optional.of(errand), ledger.after(errand.order())));
    open.put(command.id(), errand);
    return List.of(new Turn.ToPress(command.id(), order(errand)));
  }

  private Optional<Refusal> objection(Command.AtPress command, Collection<Run> runs) {
    PressId press = command.press();
    if (!presses.containsKey(press)) {
      return refusal(
          Refusal.Code.UNKNOWN, "there is no press " + press, "known presses: " + presses.keySet());
    }
    if (command instanceof Command.WriteTag write) {
      Optional<Refusal> objection =
          TagCheck.objection(Objects.requireNonNull(presses.get(press)), write);
      if (objection.isPresent()) {
        return objection;
      }
    }
    Optional<PressReading> reading = readings.apply(press);
    return stroke(command, reading, runs)
        .or(() -> unanswered(press))
        .or(() -> silence(press, reading));
  }

  /** A stroke comes first. */
  private static Optional<Refusal> stroke(
      Command.AtPress command, Optional<PressReading> reading, Collection<Run> runs) {
    PressId press = command.press();
    Optional<Run> run = runs.stream().filter(each -> each.isStrokeOn(press)).findFirst();
    if (run.isEmpty() || isResetOfTripped(command, reading)) {
      return Optional.empty();
    }
    return refusal(
        command instanceof Command.WriteTag ? Refusal.Code.STATE : Refusal.Code.BUSY,
        press + " has a stroke of run " + run.get().id() + " under way",
        "wait for its end, or abort the run");
  }

  private Optional<Refusal> unanswered(PressId press) {
    return open.values().stream()
        .filter(each -> each.order().press().equals(press))
        .findFirst()
        .map(
            other ->
                new Refusal(
                    Refusal.Code.BUSY,
                    press + " was told to " + other.command().words() + " and has not answered yet",
                    "wait for its answer"));
  }

  private static Optional<Refusal> silence(PressId press, Optional<PressReading> reading) {
    if (reading.isPresent() && !(reading.get() instanceof PressReading.Lost)) {
      return Optional.empty();
    }
    String remark = reading.map(PressReading::remark).orElse("it has not been read yet");
    return refusal(
        Refusal.Code.PRESS,
        press + " does not answer: " + remark,
        "check power and network of the press, then ask again");
  }

  /**
   * A press that stopped in the midst of a stroke, or paused or stands still in it over a latched
   * alarm, needs the reset before anything else.
   */
  private static boolean isResetOfTripped(Command.AtPress command, Optional<PressReading> reading) {
    boolean reset =
        command instanceof Command.ToPress errand && errand.errand() == Errand.RESET_ALARM;
    return reset
        && reading.flatMap(PressReading::status).filter(ErrandDesk::hasTripped).isPresent();
  }

  private static boolean hasTripped(PressStatus status) {
    boolean stopped = status.state() == PressState.FAULT || status.state() == PressState.ESTOP;
    return stopped || !status.trips().isEmpty();
  }

  private static Optional<Refusal> refusal(Refusal.Code code, String reason, String remedy) {
    return Optional.of(new Refusal(code, reason, remedy));
  }

  private PressOrder order(SentErrand errand) {
    OrderId id = errand.order();
    if (errand.command() instanceof Command.WriteTag write) {
      return new PressOrder.WriteTag(id, ledger.term(), write.tag(), write.value());
    }
    return switch (((Command.ToPress) errand.command()).errand()) {
      case RESET_ALARM -> new PressOrder.ResetAlarm(id, ledger.term());
      case TARE -> new PressOrder.Tare(id, ledger.term());
      case OPEN -> new PressOrder.Open(id, ledger.term());
    };
  }

  /** A press says how far an errand has come. */
  List<Turn> reported(OrderReport report) {
    Optional<SentErrand> errand =
        open.values().stream().filter(each -> each.order().equals(report.order())).findFirst();
    if (errand.isEmpty() || !report.progress().isFinal()) {
      return List.of();
    }
    CommandId id = errand.get().command().id();
    PressId press = report.order().press();
    if (report.progress() instanceof Progress.Obeyed) {
      return answered(new Outcome.Obeyed(id, time.now(), press));
    } else if (report.progress() instanceof Progress.Refused refused) {
      return answered(new Outcome.Refused(id, time.now(), refused.refusal()));
    } else if (report.progress() instanceof Progress.Unknown unknown) {
      return unknown(id, unknown.reason());
    }
    return unknown(id, "the answer was " + report.progress());
  }

  /** Nobody waits any longer for an errand, unless it has its outcome. */
  List<Turn> unknown(CommandId id, String reason) {
    SentErrand errand = open.get(id);
    if (errand == null) {
      return List.of();
    }
    PressId press = errand.order().press();
    String told = press + " was told to " + errand.command().words() + ": ";
    return answered(
        new Outcome.Unknown(id, time.now(), press, told + reason + "; look at the press"));
  }

  private List<Turn> answered(Outcome outcome) {
    ledger.write(entry(Optional.of(outcome), Optional.empty(), ledger.numbers()));
    open.remove(outcome.command());
    return List.of(new Turn.Answer(outcome));
  }

  private static Entry entry(
      Optional<Outcome> outcome, Optional<SentErrand> errand, Numbers numbers) {
    return new Entry(
        outcome,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        errand,
        List.of(),
        numbers);
  }
}
