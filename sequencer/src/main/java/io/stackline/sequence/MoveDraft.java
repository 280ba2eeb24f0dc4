package io.stackline.sequence;

import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.sequence.Move.Turnout;
import io.stackline.sequence.stage.Moved;
import io.stackline.unit.Pressure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How targets were moved under way, while a run is being decided. */
final class MoveDraft {
  /** One a minute for eight hours, and as many again. */
  private static final int MOVES_MAX = 1000;

  private final List<Move> moves;

  MoveDraft(List<Move> before) {
    moves = new ArrayList<>(before);
  }

  boolean isFull() {
    return moves.size() >= MOVES_MAX;
  }

  void add(Move move) {
    moves.add(move);
  }

  Optional<Move> of(OrderId order) {
    return moves.stream().filter(each -> each.order().equals(order)).findFirst();
  }

  /**
   * Takes note of a report, if it is about a move.
   *
   * @param clock of the press, if it is known
   */
  void heard(OrderReport report, Optional<PlcTime> clock) {
    OrderId order = report.order();
    Progress progress = report.progress();
    if (progress instanceof Progress.Obeyed) {
      moves.replaceAll(
          each ->
              each.order().equals(order)
                  ? each.with(Turnout.TAKEN, clock.map(plc -> taken(plc, each, report)))
                  : each);
    } else if (progress instanceof Progress.Refused) {
      settle(order, Turnout.REFUSED);
    } else if (progress instanceof Progress.Unknown) {
      settle(order, Turnout.UNKNOWN);
    }
  }

  private static Moved.Window taken(PlcTime plc, Move move, OrderReport report) {
    return new Moved.Window(plc.uptimeMs(move.asked()), plc.uptimeMs(report.at()));
  }

  private void settle(OrderId order, Turnout turnout) {
    moves.replaceAll(each -> each.order().equals(order) ? each.with(turnout) : each);
  }

  /** Nobody will report any more on orders that are not alive. */
  void keepOnly(Set<OrderId> alive) {
    moves.replaceAll(
        each ->
            each.turnout() == Turnout.ASKED && !alive.contains(each.order())
                ? each.with(Turnout.UNKNOWN)
                : each);
  }

  /** The target of a stroke now; the ones it may be if that is not known. */
  List<Pressure> present(long runNumber, Pressure first) {
    List<Pressure> present = new ArrayList<>(List.of(first));
    for (Move each : moves) {
      if (each.runNumber() == runNumber && each.turnout() == Turnout.TAKEN) {
        present.clear();
        present.add(each.to());
      } else if (each.runNumber() == runNumber && each.turnout() == Turnout.UNKNOWN) {
        present.add(each.to());
      }
    }
    return present;
  }

  /** What a stroke is judged with. */
  Moved moved(long runNumber) {
    List<Moved.Step> surely = new ArrayList<>();
    List<Pressure> perhaps = new ArrayList<>();
    for (Move each : moves) {
      if (each.runNumber() == runNumber && each.turnout() == Turnout.TAKEN) {
        surely.add(new Moved.Step(each.to(), each.taken()));
      } else if (each.runNumber() == runNumber && each.turnout() != Turnout.REFUSED) {
        perhaps.add(each.to());
      }
    }
    return new Moved(surely, perhaps);
  }

  List<Move> all() {
    return moves;
  }
}
