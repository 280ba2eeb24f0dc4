package io.stackline.site;

import io.stackline.map.Handshake;
import java.util.Optional;

/** Reads the {@code handshake} of a register map. */
final class HandshakeReader {
  /** How a press takes a command. */
  private enum Style {
    EDGE,
    LEVEL,
    ECHO,
    SEQUENCE,
    TOGGLE
  }

  private static final Key.One<Style> STYLE =
      Key.needed("style", Forms.choice(Style.class), "how the press takes a command", "edge");
  private static final Key.One<String> POINT =
      Key.needed("point", MapForms.POINT, "point that commands are written to", "control");
  private static final Key.One<Integer> IDLE =
      Key.usual("idle", Forms.whole(0, 65_535), "0", "value that commands nothing", "0");
  private static final Key.One<String> ECHO =
      Key.needed(
          "echo", MapForms.POINT, "point in which the press shows what it executed last", "done");
  private static final Key.One<String> NUMBER =
      Key.needed(
          "number", MapForms.POINT, "point for the number of a command, written with it", "number");
  private static final Key.One<Integer> HIGHEST =
      Key.usual(
          "highest", Forms.whole(2, 65_535), "65535", "number after which 1 comes again", "255");
  private static final Key.One<String> TOGGLE =
      Key.needed(
          "toggle", MapForms.POINT, "point that is inverted with each command", "command-bit");

  private static final Group EDGE =
      Group.of("the press sets the point back to idle once it has taken it", STYLE, POINT, IDLE)
          .where(STYLE, "edge");
  private static final Group LEVEL =
      Group.of("the value stays; a change is the command", STYLE, POINT, IDLE)
          .where(STYLE, "level");
  private static final Group ECHOED =
      Group.of("the press shows the command it executed last", STYLE, POINT, ECHO, IDLE)
          .where(STYLE, "echo");
  private static final Group SEQUENCE =
      Group.of(
              "the press shows the number of the command it executed last",
              STYLE,
              POINT,
              NUMBER,
              ECHO,
              HIGHEST)
          .where(STYLE, "sequence");
  private static final Group TOGGLED =
      Group.of("the press follows a bit that is inverted", STYLE, POINT, TOGGLE, ECHO)
          .where(STYLE, "toggle");

  static final Key.Part KEY =
      Key.part(
          Key.maybe("handshake", "the press is only watched", "how it takes a command", ""),
          EDGE,
          LEVEL,
          ECHOED,
          SEQUENCE,
          TOGGLED);

  private final MapPoints points;

  HandshakeReader(MapPoints points) {
    this.points = points;
  }

  Optional<Handshake> read(Fields fields) {
    return fields
        .read(STYLE)
        .flatMap(
            style ->
                switch (style) {
                  case EDGE -> {
                    Fields edge = fields.as(EDGE);
                    Optional<String> point = command(edge);
                    Optional<Integer> idle = edge.read(IDLE);
                    yield edge.build(
                        () -> new Handshake.Edge(point.orElseThrow(), idle.orElseThrow()));
                  }
                  case LEVEL -> {
                    Fields level = fields.as(LEVEL);
                    Optional<String> point = command(level);
                    Optional<Integer> idle = level.read(IDLE);
                    yield level.build(
                        () -> new Handshake.Level(point.orElseThrow(), idle.orElseThrow()));
                  }
                  case ECHO -> echo(fields.as(ECHOED));
                  case SEQUENCE -> sequence(fields.as(SEQUENCE));
                  case TOGGLE -> toggle(fields.as(TOGGLED));
                });
  }

  private Optional<String> command(Fields fields) {
    return points.refer(fields, POINT, Fit.WHOLE, Fit.WRITTEN);
  }

  private Optional<Handshake> echo(Fields fields) {
    Optional<String> point = command(fields);
    Optional<String> echo = points.refer(fields, ECHO, Fit.WHOLE);
    Optional<Integer> idle = fields.read(IDLE);
    return fields.build(
        () -> new Handshake.Echo(point.orElseThrow(), echo.orElseThrow(), idle.orElseThrow()));
  }

  private Optional<Handshake> sequence(Fields fields) {
    Optional<String> point = command(fields);
    Optional<String> number = points.refer(fields, NUMBER, Fit.WHOLE, Fit.WRITTEN);
    Optional<String> echo = points.refer(fields, ECHO, Fit.WHOLE);
    Optional<Integer> highest = fields.read(HIGHEST);
    return fields.build(
        () ->
            new Handshake.Sequence(
                point.orElseThrow(),
                number.orElseThrow(),
                echo.orElseThrow(),
                highest.orElseThrow()));
  }

  private Optional<Handshake> toggle(Fields fields) {
    Optional<String> point = command(fields);
    Optional<String> toggle = points.refer(fields, TOGGLE, Fit.WHOLE, Fit.WRITTEN);
    Optional<String> echo = points.refer(fields, ECHO, Fit.WHOLE);
    return fields.build(
        () -> new Handshake.Toggle(point.orElseThrow(), toggle.orElseThrow(), echo.orElseThrow()));
  }
}
