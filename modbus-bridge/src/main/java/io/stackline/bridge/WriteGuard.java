package io.stackline.bridge;

import io.stackline.bridge.point.EepromBudget;
import io.stackline.bridge.point.WritePlan;
import io.stackline.map.Eeprom;
import io.stackline.map.Point;
import io.stackline.time.Time;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands against a write now: memory of the device that wears out, and points that want time
 * between two writes. Confined to the crank of its press.
 */
final class WriteGuard {
  private final Map<String, Long> written = new HashMap<>();
  private Optional<EepromBudget> budget;

  WriteGuard(Optional<Eeprom> eeprom) {
    budget = eeprom.map(EepromBudget::of);
  }

  /** Why its memory must not be written so much more. */
  Optional<String> worn(WritePlan plan, Instant now) {
    return budget.flatMap(each -> each.refusal(plan.worn(), now));
  }

  /** Which point was written too short a time ago. */
  Optional<String> early(WritePlan plan, long wallNanos) {
    for (WritePlan.Message message : plan.messages()) {
      Point point = message.point();
      Long last = written.get(point.name());
      long spacing = point.upkeep().spacing().toNanos();
      if (last != null && wallNanos - last < spacing) {
        return Optional.of(point + " is written at most once in " + point.upkeep().spacing());
      }
    }
    return Optional.empty();
  }

  /** The plan was carried out, or may have been. */
  void written(WritePlan plan, int worn, Time time) {
    budget = budget.map(each -> each.spent(worn, time.now()));
    plan.messages().forEach(each -> written.put(each.point().name(), time.wallNanos()));
  }

  /** The device's own counter was read. */
  void counted(long counter, Instant now) {
    budget = budget.map(each -> each.seen(counter, now));
  }
}
