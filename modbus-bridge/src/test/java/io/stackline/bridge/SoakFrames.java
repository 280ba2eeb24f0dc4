package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.bridge.register.CommandCode;
import java.util.HashMap;
import java.util.Map;

/**
 * Watches beside the command desk: every frame that comes in, by its identity (epoch, sequence
 * number, CRC), and whether the PLC acted on it.
 */
final class SoakFrames {
  private static final int RUN_ID = 12;
  private static final int CRC = 14;
  private static final int SEQUENCE = 15;
  private static final int CODE = 2;

  private final Map<String, Integer> executions = new HashMap<>();
  private final Map<Long, Integer> starts = new HashMap<>();
  long written;
  long again;
  long executed;

  void written(int[] frame, boolean acted) {
    written++;
    String identity = frame[0] + "/" + frame[1] + "/" + frame[SEQUENCE] + "/" + frame[CRC];
    again += executions.containsKey(identity) ? 1 : 0;
    int times = executions.merge(identity, acted ? 1 : 0, Integer::sum);
    assertEquals(Math.min(times, 1), times, "executions of frame " + identity);
    if (acted) {
      executed++;
      if (frame[CODE] == CommandCode.START.code()) {
        starts.merge((long) frame[RUN_ID] << 16 | frame[RUN_ID + 1], 1, Integer::sum);
      }
    }
  }

  /** How often START was executed for each RUN_ID. */
  Map<Long, Integer> starts() {
    return starts;
  }
}
