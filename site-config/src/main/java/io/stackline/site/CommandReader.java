package io.stackline.site;

import io.stackline.map.Command;
import io.stackline.map.Condition;
import io.stackline.map.Handshake;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap.Commands;
import io.stackline.map.Stroke;
import io.stackline.map.Verb;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.QuantityKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how a press is driven: {@code handshake}, {@code commands}, {@code stroke} and more. */
final class CommandReader {
  private static final Key.One<Integer> WRITE =
      Key.needed("write", Forms.whole(0, 65_535), "raw value for the point of the handshake", "1");
  private static final Key.Many<Condition> ALLOWED =
      new Key.Many<>(
          Key.maybe(
              "allowed", "always", "what must hold before it is said", "[remote, not running]"),
          MapForms.HOLDS,
          0,
          32);
  private static final Key.Many<Condition> DONE =
      new Key.Many<>(
          Key.maybe(
              "done",
              "as soon as the handshake is through",
              "what holds once it is obeyed",
              "[running]"),
          MapForms.HOLDS,
          0,
          32);
  private static final Key.Many<Condition> BEGUN =
      new Key.Many<>(
          Key.needed("done", "what holds once the stroke has begun", "[running]"),
          MapForms.HOLDS,
          1,
          32);
  private static final Key.One<Duration> WITHIN =
      Key.usual(
          "within",
          Quantities.duration("50 ms", "10 min"),
          "2 s",
          "how long that may take; after it nobody knows what happened",
          "2 s");
  private static final Group COMMAND = Group.of("a command", WRITE, ALLOWED, DONE, WITHIN);
  private static final Group START = Group.of("the start", WRITE, ALLOWED, BEGUN, WITHIN);

  private static final Map<Verb, Key.Part> VERBS = verbs();
  private static final Key.Part COMMANDS =
      Key.part(
          Key.maybe("commands", "the press is only watched", "what it can be told", ""),
          Group.of("commands", List.copyOf(VERBS.values())));
  private static final Key.One<String> CAP =
      Key.maybe(
          "cap",
          MapForms.POINT,
          "it trips at its own rating only",
          "force above which the press trips by itself, written before each stroke",
          "force-cap");
  private static final Key.One<Boolean> HOLDS_ALONE =
      Key.usual(
          "holds-alone",
          Forms.flag(),
          "false",
          "whether it goes on regulating its load for days without the host",
          "true");

  static final List<Key> KEYS =
      List.of(HandshakeReader.KEY, COMMANDS, StrokeMapReader.KEY, CAP, HOLDS_ALONE);

  private final MapPoints points;

  CommandReader(MapPoints points) {
    this.points = points;
  }

  private static Map<Verb, Key.Part> verbs() {
    Map<Verb, Key.Part> verbs = new LinkedHashMap<>();
    for (Verb verb : Verb.values()) {
      String what =
          switch (verb) {
            case START -> "run the stroke that was written";
            case PAUSE -> "stop where it is and hold the load";
            case RESUME -> "go on from there";
            case ABORT -> "decompress";
            case RESET -> "clear the latched alarm";
            case OPEN -> "open the ram";
            case TARE -> "take the force as it is for zero";
          };
      Key.Label label =
          verb == Verb.START || verb == Verb.ABORT
              ? Key.needed(Forms.word(verb), what, "")
              : Key.maybe(Forms.word(verb), "it cannot", what, "");
      verbs.put(verb, Key.part(label, verb == Verb.START ? START : COMMAND));
    }
    return verbs;
  }

  /** How the press is driven, from the keys of the map; empty if it is only watched. */
  Optional<Commands> read(Fields map) {
    Optional<Handshake> handshake =
        map.read(HandshakeReader.KEY, new HandshakeReader(points)::read);
    Optional<Map<Verb, Command>> verbs = map.read(COMMANDS, fields -> commands(fields, handshake));
    Optional<Stroke> stroke = map.read(StrokeMapReader.KEY, new StrokeMapReader(points)::read);
    Optional<String> cap = points.refer(map, CAP, Fit.quantity(QuantityKind.FORCE), Fit.WRITTEN);
    boolean holds = map.read(HOLDS_ALONE).orElse(false);
    if (handshake.isPresent() && verbs.isPresent() && stroke.isPresent()) {
      checkStop(map, verbs.get(), stroke.get());
      return Optional.of(new Commands(handshake.get(), verbs.get(), stroke.get(), cap, holds));
    }
    checkWhole(map);
    return Optional.empty();
  }

  /** Either all of it or nothing. */
  private static void checkWhole(Fields map) {
    List<Key> parts = List.of(HandshakeReader.KEY, COMMANDS, StrokeMapReader.KEY);
    boolean some = parts.stream().anyMatch(map::has) || map.has(CAP) || map.has(HOLDS_ALONE);
    for (Key each : parts) {
      if (some && !map.has(each)) {
        map.problem(
            Code.MISSING,
            each,
            "is missing",
            "a press is driven with handshake, commands and stroke, or only watched without all"
                + " three");
      }
    }
  }

  private static void checkStop(Fields map, Map<Verb, Command> verbs, Stroke stroke) {
    if (!verbs.containsKey(Verb.PAUSE) && !(stroke instanceof Stroke.HostTimed)) {
      map.problem(
          Code.CONFLICT,
          COMMANDS,
          "holds no pause, and the bridge does not move the set-point",
          "describe how the press is stopped with its load held, or only watch it");
    }
  }

  private Optional<Map<Verb, Command>> commands(Fields fields, Optional<Handshake> handshake) {
    Map<Verb, Command> commands = new LinkedHashMap<>();
    VERBS.forEach(
        (verb, key) ->
            fields
                .read(key, each -> command(verb, each, handshake))
                .ifPresent(command -> commands.put(verb, command)));
    return fields.build(() -> commands);
  }

  private Optional<Command> command(Verb verb, Fields fields, Optional<Handshake> handshake) {
    Optional<Integer> write = fields.read(WRITE);
    List<Condition> allowed = points.conditions(fields, ALLOWED);
    List<Condition> done = points.conditions(fields, verb == Verb.START ? BEGUN : DONE);
    Optional<Duration> within = fields.read(WITHIN);
    if (write.isPresent() && handshake.isPresent()) {
      checkValue(verb, fields, write.get(), handshake.get());
    }
    return fields.build(
        () -> new Command(write.orElseThrow(), allowed, done, within.orElseThrow()));
  }

  private void checkValue(Verb verb, Fields fields, int value, Handshake handshake) {
    Optional<Point> point = Optional.ofNullable(points.all().get(handshake.point()));
    if (point.isPresent() && !point.get().coding().type().isNumber() && value > 1) {
      fields.problem(Code.RANGE, WRITE, point.get() + " is a flag", "write 0 or 1");
    }
    boolean idle =
        (handshake instanceof Handshake.Edge edge && value == edge.idle())
            || (handshake instanceof Handshake.Echo echo && value == echo.idle())
            || (handshake instanceof Handshake.Level level
                && value == level.idle()
                && verb == Verb.START);
    if (idle) {
      fields.problem(
          Code.CONFLICT, WRITE, value + " is idle and commands nothing", "write another value");
    }
  }
}
