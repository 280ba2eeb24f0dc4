package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.PointValue;
import io.stackline.map.Condition;
import io.stackline.map.Device;
import io.stackline.map.RegisterMap;
import io.stackline.map.StateRule;
import io.stackline.press.Alarm;
import io.stackline.press.Doubt;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.Signal;
import io.stackline.press.TagReading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
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
  record Known(PressStatus status, Map<Signal, Doubt> doubts) implements Look {
    public Known {
      doubts = Map.copyOf(doubts);
    }
  }

  /** Its state cannot be told. */
  record Blind(String reason) implements Look {}

  /** The first rule that holds decides; a rule that cannot be judged lets none behind it decide. */
  static Look of(RegisterMap map, PointImage image) {
    if (isWatchdog(image)) {
      return known(map, image, PressState.FAULT);
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
        return known(map, image, rule.state());
      }
    }
    return new Blind("no state of its map fits");
  }

  private static Look known(RegisterMap map, PointImage image, PressState state) {
    Map<Signal, Doubt> doubts = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      Optional<Doubt> doubt =
          map.point(signal)
              .map(point -> image.value(point).doubt())
              .orElse(Optional.of(Doubt.NOT_FITTED));
      doubt.ifPresent(each -> doubts.put(signal, each));
    }
    PressStatus status = new Signals(map, image).status(state, trips(map, image));
    return new Known(status, doubts);
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

  /** The further points a map shows as they are. */
  static List<TagReading> tags(RegisterMap map, PointImage image) {
    List<TagReading> tags = new ArrayList<>(map.tags().size());
    for (String name : map.tags()) {
      PointValue value = image.value(name);
      tags.add(new TagReading(name, value.number(), value.text(), value.doubt()));
    }
    return tags;
  }
}
