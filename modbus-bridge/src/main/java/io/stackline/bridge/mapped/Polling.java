package io.stackline.bridge.mapped;

import io.stackline.map.Condition;
import io.stackline.map.Handshake;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap;
import io.stackline.map.RegisterMap.Commands;
import io.stackline.map.Stroke;
import io.stackline.map.Upkeep.Poll;
import io.stackline.press.Signal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which points are read how often: as the map says, but what the state, the force and the commands
 * are told by with every scan, and what a stroke is written into at least each second, so that
 * nobody changes it unnoticed.
 */
public record Polling(List<Point> fast, List<Point> slow) {
  public Polling {
    fast = List.copyOf(fast);
    slow = List.copyOf(slow);
  }

  public static Polling of(RegisterMap map) {
    Set<String> vital = vital(map);
    Set<String> watched = new LinkedHashSet<>(map.tags());
    map.commands().ifPresent(commands -> addStroke(watched, commands));
    map.extras().eeprom().flatMap(each -> each.counter()).ifPresent(watched::add);
    List<Point> fast =
        map.points().values().stream()
            .filter(each -> isFast(each) || vital.contains(each.name()))
            .toList();
    List<Point> slow =
        map.points().values().stream()
            .filter(each -> !fast.contains(each))
            .filter(
                each ->
                    each.upkeep().poll() == Poll.SLOW
                        || watched.contains(each.name())
                        || map.signals().containsValue(each.name()))
            .toList();
    return new Polling(fast, slow);
  }

  private static boolean isFast(Point point) {
    return point.upkeep().poll() == Poll.FAST;
  }

  private static Set<String> vital(RegisterMap map) {
    Set<String> vital = new LinkedHashSet<>();
    map.states().forEach(rule -> add(vital, rule.when()));
    map.alarms().values().forEach(condition -> vital.add(condition.point()));
    map.point(Signal.FORCE).ifPresent(point -> vital.add(point.name()));
    map.commands().ifPresent(commands -> addCommands(vital, commands));
    return vital;
  }

  private static void addCommands(Set<String> vital, Commands commands) {
    Handshake handshake = commands.handshake();
    vital.add(handshake.point());
    if (handshake instanceof Handshake.Echo echo) {
      vital.add(echo.echo());
    } else if (handshake instanceof Handshake.Sequence sequence) {
      vital.add(sequence.echo());
    } else if (handshake instanceof Handshake.Toggle toggle) {
      vital.add(toggle.echo());
    }
    commands
        .verbs()
        .values()
        .forEach(
            command -> {
              add(vital, command.allowed());
              add(vital, command.done());
            });
  }

  private static void add(Set<String> vital, List<Condition> conditions) {
    conditions.forEach(each -> vital.add(each.point()));
  }

  private static void addStroke(Set<String> watched, Commands commands) {
    commands.cap().ifPresent(watched::add);
    Stroke stroke = commands.stroke();
    if (stroke instanceof Stroke.SetPoints points) {
      watched.addAll(List.of(points.target(), points.rate(), points.dwell()));
    } else if (stroke instanceof Stroke.Segments segments) {
      for (Stroke.Segments.Row row : segments.rows()) {
        watched.addAll(List.of(row.target(), row.ramp(), row.dwell()));
        row.tolerance().ifPresent(watched::add);
      }
    } else if (stroke instanceof Stroke.HostTimed timed) {
      watched.add(timed.target());
      timed.rate().ifPresent(watched::add);
    }
  }
}
