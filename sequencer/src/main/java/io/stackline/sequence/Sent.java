package io.stackline.sequence;

import io.stackline.run.OrderId;

/**
 * An order that went out and has no final report yet.
 *
 * @param heard number of the last report on it, 0 before the first
 */
record Sent(OrderId order, Purpose purpose, long heard) {
  /** What an order is for. */
  enum Purpose {
    /** Run the program. */
    STROKE,
    /** Take up a stroke that was started before. */
    REATTACH,
    PAUSE,
    CONTINUE,
    ABORT,
    /** End a hold that waits for a release. */
    GO_ON,
    /** Move the target of a hold. */
    ADJUST;

    /** Whether its reports tell how the stroke itself goes. */
    boolean followsStroke() {
      return this == STROKE || this == REATTACH;
    }
  }
}
