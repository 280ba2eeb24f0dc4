package io.stackline.bridge.driver;

/** The command block of the PLC: one command at a time. */
public sealed interface Channel {
  /** No command is in flight. */
  record Free() implements Channel {}

  /** One is. */
  record Busy(Exchange exchange) implements Channel {}
}
