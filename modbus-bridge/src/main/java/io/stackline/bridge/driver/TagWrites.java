package io.stackline.bridge.driver;

import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;

/** Orders to write a tag: written at once or not at all, and only while no stroke is in hand. */
final class TagWrites {
  private TagWrites() {}

  /** Takes an order on that no bridge had in hand before. */
  static void came(Turn turn, PressOrder.WriteTag order) {
    if (Errands.isBusy(turn)) {
      turn.refuse(order.id(), Refusals.underWay(turn.press()));
    } else {
      turn.report(order.id(), new Progress.Accepted());
      turn.add(new Effect.WriteTag(order));
    }
  }

  static void written(Turn turn, Event.TagWritten written) {
    turn.report(written.order(), written.progress());
  }
}
