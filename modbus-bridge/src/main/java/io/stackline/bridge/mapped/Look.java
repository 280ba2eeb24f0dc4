package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointImage;
import io.stackline.map.Condition;
import io.stackline.map.Device;
import io.stackline.map.RegisterMap;
import io.stackline.map.StateRule;
import io.stackline.press.Alarm;
import io.stackline.press.Doubt;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.Signal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the points of a press say of its status, by its map. Nothing is invented. */
public sealed interface Look {
  /**
   * The press is in this state.
   *
   * @param doubts signals that are not to be taken as they are
   */
  record Known(PressStatus status, Map<Signal, Doubt> doubts) implements Look {}

  /** Its state cannot be told. */
  record Blind(String reason) implements Look {}

  /** The first rule that holds decides; a rule that cannot be judged lets none behind it decide. */
  static Look of(RegisterMap map, PointImage image) {
    return of(map, image, lacking(map));
  }

  /**
   * The same for one scan of many.
   *
   * @param lacking what {@link #lacking(RegisterMap)} says of the map
   */
  static Look of(RegisterMap map, PointImage image, Map<Signal, Doubt> lacking) {
    if (isWatchdog(image)) {
      return known(map, image, PressState.FAULT, lacking);
    }
    for (StateRule rule : map.states()) {
      Optional<Condition> dark = Optional.empty();
      boolean broken = false;
      for (Condition condition : rule.when()) {
        Optional<Boolean> holds = Conditions.holds(image, condition);
        broken |= holds.isPresent() && !holds.get();
        dark = holds.isPresent() ? dark : Optional.of(condition);
      }
      if (!broken && dark.isPresent()) {
        String point = dark.get().point();
        String cause = image.value(point).doubt().map(Doubt::cause).orElse("it is no whole number");
        return new Blind("its state cannot be told: " + point + ": " + cause);
      } else if (!broken) {
        return known(map, image, rule.state(), lacking);
      }
    }
    return new Blind("no state of its map fits");
  }

  /** The signals a press of this map does not have. */
  static Map<Signal, Doubt> lacking(RegisterMap map) {
    Map<Signal, Doubt> lacking = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      if (!map.signals().containsKey(signal)) {
        lacking.put(signal, Doubt.NOT_FITTED);
      }
    }
    return Collections.unmodifiableMap(lacking);
  }

  private static Look known(
      RegisterMap map, PointImage image, PressState state, Map<Signal, Doubt> lacking) {
    Map<Signal, Doubt> doubts = lacking;
    for (Map.Entry<Signal, String> signal : map.signals().entrySet()) {
      Optional<Doubt> doubt = image.value(signal.getValue()).doubt();
      if (doubt.isPresent()) {
        doubts = with(doubts, signal.getKey(), doubt.get());
      }
    }
    PressStatus status = new Signals(map, image).status(state, trips(map, image));
    return new Known(status, doubts);
  }

  private static Map<Signal, Doubt> with(Map<Signal, Doubt> doubts, Signal signal, Doubt doubt) {
    Map<Signal, Doubt> more = new EnumMap<>(Signal.class);
    more.putAll(doubts);
    more.put(signal, doubt);
    return Collections.unmodifiableMap(more);
  }

  private static boolean isWatchdog(PointImage image) {
    return image.troubles().contains(Device.OnException.WATCHDOG);
  }

  private static Set<Alarm> trips(RegisterMap map, PointImage image) {
    Set<Alarm> trips = EnumSet.noneOf(Alarm.class);
    map.alarms()
        .forEach(
            (alarm, condition) -> {
              if (Conditions.surely(image, condition)) {
                trips.add(alarm);
              }
            });
    if (isWatchdog(image)) {
      trips.add(Alarm.HOST_LOST);
    }
    return trips;
  }
}
