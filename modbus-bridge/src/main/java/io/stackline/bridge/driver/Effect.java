package io.stackline.bridge.driver;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.LeaseBlock;
import io.stackline.bridge.register.Words;
import io.stackline.run.OrderReport;
import io.stackline.run.PressOrder;
import java.util.List;

/**
 * What the driver wants done, in the order given. After a failure on the wire the rest of the
 * wire's effects are void.
 */
public sealed interface Effect {
  /** Write this command, once. */
  record Send(CommandBlock frame) implements Effect {}

  /** Write this heartbeat. */
  record Beat(LeaseBlock block) implements Effect {}

  /** Write these blocks one after the other, then read them all back. */
  record Upload(List<Words> blocks) implements Effect {
    public Upload {
      blocks = List.copyOf(blocks);
    }
  }

  /** Drop the connection and do nothing more on the wire in this scan. */
  record DropLink(String reason) implements Effect {}

  /** Write a tag, once, and read it back: {@link Event.TagWritten}, also if nothing was sent. */
  record WriteTag(PressOrder.WriteTag order) implements Effect {}

  /** Tell the sequencer; after a final report the order is settled. */
  record Report(OrderReport report) implements Effect {}
}
