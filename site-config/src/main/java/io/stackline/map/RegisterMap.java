package io.stackline.map;

import io.stackline.press.Alarm;
import io.stackline.press.Signal;
import io.stackline.press.StageKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a vendor's press lies in its registers. Every name in it is a name of its points; the reader
 * of the site file sees to that.
 *
 * @param source where the map comes from: document and revision
 * @param points by name, in the order of the file
 * @param signals which point carries which of the numbers we know
 * @param alarms which flag raises which alarm
 * @param states rules in order, the first that holds decides; the last holds always
 * @param commands how it is driven; a press without is only watched
 * @param tags points that are shown as they are, beside the signals
 */
public record RegisterMap(
    MapId id,
    String name,
    String source,
    Device device,
    Map<String, Point> points,
    Map<Signal, String> signals,
    Map<Alarm, Condition> alarms,
    List<StateRule> states,
    Optional<Commands> commands,
    List<String> tags,
    Extras extras) {
  public RegisterMap {
    points = ordered(points);
    signals = ordered(signals);
    alarms = ordered(alarms);
    states = List.copyOf(states);
    tags = List.copyOf(tags);
  }

  /**
   * How it is driven.
   *
   * @param verbs those it understands, START and ABORT among them
   * @param cap point of a force at which the press trips by itself, if it has one
   * @param holdsAlone whether the press goes on regulating its load without the host
   */
  public record Commands(
      Handshake handshake,
      Map<Verb, Command> verbs,
      Stroke stroke,
      Optional<String> cap,
      boolean holdsAlone) {
    public Commands {
      verbs = Collections.unmodifiableMap(new LinkedHashMap<>(verbs));
    }

    /** Names of the points by which the press is driven. */
    public Set<String> driven() {
      Set<String> driven = new LinkedHashSet<>(handshake.written());
      driven.addAll(stroke.written());
      cap.ifPresent(driven::add);
      return driven;
    }

    private void addPromises(Set<Promise> promises) {
      if (!(stroke instanceof Stroke.HostTimed)) {
        promises.add(Promise.PROGRAM_IN_PRESS);
      }
      if (cap.isPresent()) {
        promises.add(Promise.FORCE_CAP);
      }
      if (holdsAlone) {
        promises.add(Promise.HOLDS_ALONE);
      }
      if (handshake instanceof Handshake.Sequence) {
        promises.add(Promise.ONCE);
      }
    }
  }

  /**
   * What only some devices have.
   *
   * @param scratch writable point without effect, for testing that writes arrive
   */
  public record Extras(
      Optional<LifeSign> life,
      Optional<Eeprom> eeprom,
      List<SelfTest> selfTests,
      Optional<String> scratch) {
    public static final Extras NONE =
        new Extras(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public Extras {
      selfTests = List.copyOf(selfTests);
    }
  }

  private static <K, V> Map<K, V> ordered(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The point of this name; there is one for every name in the map. */
  public Point point(String point) {
    return Optional.ofNullable(points.get(point))
        .orElseThrow(() -> new IllegalArgumentException(id + " has no point " + point));
  }

  /** The point that carries a signal, if the device has it. */
  public Optional<Point> point(Signal signal) {
    return Optional.ofNullable(signals.get(signal)).map(this::point);
  }

  /** The points shown as they are, in their order. */
  public List<Point> tagPoints() {
    return tags.stream().map(this::point).toList();
  }

  /** Names of the points by which the press is driven and told that we live. */
  public Set<String> driven() {
    return driven(commands, extras);
  }

  /** The same, while the rest of the map is not known yet. */
  public static Set<String> driven(Optional<Commands> commands, Extras extras) {
    Set<String> driven = new LinkedHashSet<>();
    commands.ifPresent(each -> driven.addAll(each.driven()));
    extras.life.ifPresent(each -> driven.add(each.point()));
    return driven;
  }

  /** The same press with another budget of writes; one that does not wear out stays as it is. */
  public RegisterMap withWritesADay(int writes) {
    Optional<Eeprom> budget =
        extras.eeprom.map(each -> new Eeprom(each.writesMax(), writes, each.counter()));
    Extras changed = new Extras(extras.life, budget, extras.selfTests, extras.scratch);
    return new RegisterMap(
        id, name, source, device, points, signals, alarms, states, commands, tags, changed);
  }

  /** What the press can be relied on for, by the shape of this map. */
  public Set<Promise> promises() {
    Set<Promise> promises = EnumSet.noneOf(Promise.class);
    commands.ifPresent(each -> each.addPromises(promises));
    return promises;
  }

  public Assurance assurance() {
    return Assurance.of(promises());
  }

  /** What it lacks for a stage of this kind; empty if it is fit. */
  public Set<Promise> missing(StageKind kind) {
    return Assurance.missing(promises(), kind);
  }
}
