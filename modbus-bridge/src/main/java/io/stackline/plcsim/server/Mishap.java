package io.stackline.plcsim.server;

/** What can befall one transaction between a master and a simulated PLC. */
public enum Mishap {
  /** The request never arrives; nothing is done. */
  LOST_REQUEST("lost-request"),
  /** The request is carried out, the answer never arrives. */
  LOST_REPLY("lost-reply"),
  /** The request is carried out at once, the answer comes late. */
  LATE("late"),
  /** The PLC takes its time before it looks at the request, as real ones do (5 to 20 ms). */
  DELAY("delay"),
  /** The answer comes twice. */
  DUPLICATED("duplicated"),
  /** The end of the answer is missing. */
  TRUNCATED("truncated"),
  /** The answer comes in two to five pieces, some milliseconds apart. */
  PIECES("pieces"),
  /** The answer bears the number of another transaction; Modbus TCP only. */
  WRONG_TRANSACTION("wrong-transaction"),
  /** The answer bears another unit id. */
  WRONG_UNIT("wrong-unit"),
  /** The answer bears another function code. */
  WRONG_FUNCTION("wrong-function"),
  /** The answer's own count of its octets, or their number, is wrong. */
  WRONG_LENGTH("wrong-length"),
  /** Random octets come instead of the answer. */
  GARBAGE("garbage"),
  /** A Modbus exception comes; nothing is done. */
  EXCEPTION("exception"),
  /** A read of registers is answered half with old words, half with those of the next scan. */
  TORN("torn"),
  /** No request is heard. */
  DEAD("dead");

  private final String word;

  Mishap(String word) {
    this.word = word;
  }

  /** How it is called on the command line. */
  public String word() {
    return word;
  }

  /** Whether the PLC never sees the request. */
  boolean swallowsRequest() {
    return this == LOST_REQUEST || this == DEAD;
  }

  /** Whether it is described by a time. */
  boolean isTimed() {
    return this == LATE || this == DELAY;
  }
}
