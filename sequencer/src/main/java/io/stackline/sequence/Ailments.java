package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What presses themselves say against being given a run: a latched alarm, a trip, silence. It says
 * nothing of a press that was never read. For any thread.
 */
final class Ailments {
  private final Map<PressId, String> reasons = new ConcurrentHashMap<>();

  /** Whether a reading changes what is known. */
  boolean changes(PressReading reading) {
    if (reading instanceof PressReading.Stale) {
      return false;
    }
    Optional<String> now = of(reading);
    Optional<String> before =
        Optional.ofNullable(
            now.isPresent()
                ? reasons.put(reading.press(), now.get())
                : reasons.remove(reading.press()));
    return !now.equals(before);
  }

  private static Optional<String> of(PressReading reading) {
    PressId press = reading.press();
    if (reading instanceof PressReading.Fresh fresh) {
      PressStatus now = fresh.now();
      if (!now.trips().isEmpty()) {
        String alarms =
            now.trips().stream()
                .sorted()
                .map(each -> "\"" + each.text() + "\"")
                .collect(Collectors.joining(", "));
        return Optional.of(press + " has latched the alarm " + alarms);
      }
      if (now.state() == PressState.ESTOP) {
        return Optional.of("the emergency stop chain of " + press + " is open");
      }
      return now.state() == PressState.FAULT
          ? Optional.of(press + " has tripped")
          : Optional.empty();
    }
    return Optional.of(press + " does not answer");
  }

  Map<PressId, String> reasons() {
    return Map.copyOf(reasons);
  }
}
