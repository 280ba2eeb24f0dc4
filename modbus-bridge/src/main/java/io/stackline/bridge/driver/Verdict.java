package io.stackline.bridge.driver;

/** What a status says about the command in flight. */
public sealed interface Verdict {
  /** Nothing yet; look again. */
  record Waiting() implements Verdict {}

  /** No answer in time: drop the connection, connect anew, read again before anything else. */
  record Doubtful(String reason) implements Verdict {}

  /** The PLC has not heard it and nothing has changed: the identical frame may go once more. */
  record Repeatable() implements Verdict {}

  /** Accepted and performed. */
  record Done() implements Verdict {}

  /**
   * Refused by the PLC.
   *
   * @param reason NACK_REASON
   * @param detail register or segment at fault, 0 if none
   */
  record Nacked(int reason, int detail) implements Verdict {}

  /** Given up by the PLC because of an abort. */
  record Aborted() implements Verdict {}

  /** Another frame took its sequence number: it was not and never will be executed. */
  record Overtaken() implements Verdict {}

  /** Whether it was executed cannot be known; it must not be sent again. */
  record Unknown(String reason) implements Verdict {}
}
