package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.unit.Force;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The orders of a run while it is being decided: which are out, which numbers are used up. */
final class OrderDraft {
  private final RunId run;
  private final long term;
  private final List<Sent> sent;
  private final Map<PressId, Long> next;
  private final List<RunJournal.Stroke> strokes = new ArrayList<>();
  private long nextRun;

  OrderDraft(Run before, Moment moment) {
    run = before.id();
    term = moment.term();
    sent = new ArrayList<>(before.sent());
    next = new HashMap<>(moment.numbers().orders());
    nextRun = moment.numbers().run();
  }

  /** A number nobody has used, for one attempt at a stage. */
  long drawRunNumber(StageStatus stage) {
    long drawn = nextRun++;
    strokes.add(new RunJournal.Stroke(drawn, run, stage.id()));
    return drawn;
  }

  OrderId send(PressId press, Sent.Purpose purpose) {
    OrderId id = new OrderId(press, next.getOrDefault(press, 1L));
    next.put(press, id.number() + 1);
    sent.add(new Sent(id, purpose, 0));
    return id;
  }

  /** An order about a stroke that was ordered before. */
  PressOrder about(StageStatus stage, long runNumber, Sent.Purpose purpose) {
    OrderId id = send(stage.press(), purpose);
    return switch (purpose) {
      case PAUSE -> new PressOrder.Pause(id, term, runNumber);
      case CONTINUE -> new PressOrder.Continue(id, term, runNumber);
      case ABORT -> new PressOrder.Abort(id, term, runNumber);
      case REATTACH -> new PressOrder.Reattach(id, term, run, stage.id(), runNumber);
      case GO_ON -> new PressOrder.GoOn(id, term, runNumber);
      case STROKE -> throw new IllegalArgumentException("a stroke is never ordered twice");
      case ADJUST -> throw new IllegalArgumentException("an adjustment needs a target");
    };
  }

  /** Another target for a stroke that was ordered before. */
  PressOrder.Adjust adjust(StageStatus stage, long runNumber, Force target) {
    OrderId id = send(stage.press(), Sent.Purpose.ADJUST);
    return new PressOrder.Adjust(id, term, runNumber, target);
  }

  /** Takes note of a report; after a final one nothing more comes. */
  void heard(Sent about, OrderReport report) {
    int index = sent.indexOf(about);
    if (report.progress().isFinal()) {
      sent.remove(index);
    } else {
      sent.set(index, new Sent(about.order(), about.purpose(), report.n()));
    }
  }

  /** Drops orders that nobody will report on any more. */
  void keepOnly(Set<OrderId> alive) {
    sent.removeIf(each -> !alive.contains(each.order()));
  }

  boolean isOut(Sent.Purpose purpose) {
    return sent.stream().anyMatch(each -> each.purpose() == purpose);
  }

  /** Whether an order is out that will report how the stroke goes on. */
  boolean isStrokeFollowed() {
    return sent.stream().anyMatch(each -> each.purpose().followsStroke());
  }

  /** Orders about the stroke under way without a final report. */
  long unanswered() {
    return sent.stream().filter(each -> !each.purpose().followsStroke()).count();
  }

  List<Sent> out() {
    return sent;
  }

  List<RunJournal.Stroke> strokes() {
    return strokes;
  }

  Numbers numbers() {
    return new Numbers(nextRun, next);
  }
}
