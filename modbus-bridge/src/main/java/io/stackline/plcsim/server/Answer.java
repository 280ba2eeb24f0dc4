package io.stackline.plcsim.server;

/** What a unit answers to a request: values, a bare "done", or a Modbus exception. */
public final class Answer {
  /** A write was done. */
  public static final Answer DONE = new Answer(0, new int[0]);

  /** Exception 1. */
  public static final Answer NO_SUCH_FUNCTION = refused(1);

  /** Exception 2. */
  public static final Answer NO_SUCH_ADDRESS = refused(2);

  /** Exception 3. */
  public static final Answer BAD_VALUE = refused(3);

  private static final int MAX_CODE = 0xFF;

  private final int exception;
  private final int[] values;

  private Answer(int exception, int[] values) {
    this.exception = exception;
    this.values = values;
  }

  /** The registers that were asked for; the caller gives the array away. */
  public static Answer words(int[] words) {
    return new Answer(0, words);
  }

  /** The coils or discrete inputs that were asked for. */
  public static Answer bits(boolean[] bits) {
    int[] values = new int[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = bits[i] ? 1 : 0;
    }
    return new Answer(0, values);
  }

  /**
   * A Modbus exception.
   *
   * @param code 1 to 255, for instance 6 for busy
   */
  public static Answer refused(int code) {
    if (code < 1 || code > MAX_CODE) {
      throw new IllegalArgumentException("an exception code must lie in 1..255, but is " + code);
    }
    return new Answer(code, new int[0]);
  }

  /** The exception code; 0 = none. */
  public int exception() {
    return exception;
  }

  /** How many values there are. */
  public int count() {
    return values.length;
  }

  /** A register, or 1 or 0 for a coil. */
  public int value(int index) {
    return values[index];
  }
}
