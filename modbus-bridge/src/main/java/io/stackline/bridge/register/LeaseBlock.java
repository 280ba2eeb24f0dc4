package io.stackline.bridge.register;

import io.stackline.press.LossAction;
import java.time.Duration;

/**
 * The heartbeat that keeps a press ours (PRESSMAP 1.0, holding registers 32 to 37).
 *
 * @param epoch OWNER_EPOCH we were granted; a block with another epoch renews nothing
 * @param beat changes with each heartbeat, 0 to 65535
 * @param timeout lease, 2 s to 60 s
 * @param onLoss what the PLC does without us where neither segment nor program says
 * @param orphan after this time alone the PLC escalates
 */
public record LeaseBlock(
    long epoch, int beat, Duration timeout, LossAction onLoss, Duration orphan) {
  public static final int ADDRESS = 32;
  public static final int SIZE = 6;

  public Words words() {
    return Words.from(ADDRESS)
        .u32(epoch)
        .u16(beat)
        .u16((int) (timeout.toMillis() / 100))
        .u16(onLoss.code())
        .u16((int) orphan.toHours())
        .done();
  }
}
