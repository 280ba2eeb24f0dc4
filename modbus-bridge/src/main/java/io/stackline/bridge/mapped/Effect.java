package io.stackline.bridge.mapped;

import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.run.OrderReport;
import io.stackline.run.PressOrder;
import io.stackline.run.TraceChunk;
import java.util.List;

/**
 * What the driver wants done, in the order given. Each {@link Put} and each {@link Say} is answered
 * by its event before any other event comes, also if nothing could be sent.
 */
public sealed interface Effect {
  /** What something is written for; its event brings it back. */
  enum Purpose {
    /** A program. */
    LOAD,
    /** The set-point of a stroke that the bridge times. */
    SET_POINT,
    /** Making room for a command. */
    CLEARING,
    /** A command. */
    COMMAND,
    /** The command to decompress. */
    ABORT
  }

  /**
   * Write these values, then read them all back: {@link Event.PutDone} or {@link Event.PutFailed}.
   * Writing them twice does no harm.
   */
  record Put(Purpose purpose, List<Setting> settings) implements Effect {
    public Put {
      settings = List.copyOf(settings);
    }
  }

  /** A command: write each of these once, in this order: {@link Event.Said}. */
  record Say(Purpose purpose, List<Setting> settings) implements Effect {
    public Say {
      settings = List.copyOf(settings);
    }
  }

  /** Show that we live. */
  record Beat(Setting setting) implements Effect {}

  /** Hand over these samples; {@link Event.TraceKept} if there was room for them. */
  record Trace(TraceChunk chunk) implements Effect {}

  /** Drop the connection and do nothing more on the wire in this scan. */
  record DropLink(String reason) implements Effect {}

  /** Write a tag, once, and read it back: {@link Event.TagWritten}, also if nothing was sent. */
  record WriteTag(PressOrder.WriteTag order) implements Effect {}

  /** Tell the sequencer; after a final report the order is settled. */
  record Report(OrderReport report) implements Effect {}
}
