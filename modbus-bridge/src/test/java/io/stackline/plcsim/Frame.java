package io.stackline.plcsim;

/**
 * A command as a test master sends it.
 *
 * @param epoch CMD_EPOCH
 * @param code CMD_CODE
 * @param argument ARG0
 * @param number ARG3
 * @param runId RUN_ID
 * @param sequence CMD_SEQ
 */
public record Frame(long epoch, int code, double argument, long number, long runId, int sequence) {
  public static final int ACQUIRE = 1;
  public static final int RELEASE = 2;
  public static final int VALIDATE = 3;
  public static final int START = 4;
  public static final int PAUSE = 5;
  public static final int RESUME = 6;
  public static final int ABORT = 7;
  public static final int ADJUST = 8;
  public static final int RESET = 9;
  public static final int TARE = 10;
  public static final int HOME = 11;
  public static final int APPLY = 12;
  public static final int CONFIRM = 13;
  public static final int CLEAR = 14;
  public static final int STEAL = 15;

  public int[] registers() {
    return registers(0);
  }

  public int[] registers(int flags) {
    int[] body =
        Words.join(
            Words.u32(epoch),
            new int[] {code, flags},
            Words.f32(argument),
            Words.f32(0),
            Words.f32(0),
            Words.u32(number),
            Words.u32(runId));
    int crc = Words.crc(Words.join(body, new int[] {sequence}));
    return Words.join(body, new int[] {crc, sequence});
  }
}
