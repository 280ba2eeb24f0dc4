package io.stackline.press;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a status was come by: when it was true, what in it is doubtful, and what else the device
 * showed.
 *
 * @param source when the PLC sampled it, on this computer's process clock; never after it was read
 * @param doubts signals that are not GOOD; all others are
 * @param tags further points of the device's map
 */
public record Sampled(Instant source, Map<Signal, Doubt> doubts, List<TagReading> tags) {
  public Sampled {
    doubts = doubts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(doubts));
    tags = List.copyOf(tags);
  }

  /** True when it was read, and nothing doubtful. */
  public static Sampled at(Instant read) {
    return new Sampled(read, Map.of(), List.of());
  }
}
