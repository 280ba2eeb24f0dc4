package io.stackline.site;

import io.stackline.press.ForceChannel;
import io.stackline.press.Hydraulics;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Stiffness;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the entries of {@code presses}. */
final class PressReader {
  private static final Form<Force> RATED = Forms.force("1 kN", "20000 kN");
  private static final Form<ForceRate> RATE = Forms.forceRate("0.001 kN/s", "1000 kN/s");
  private static final Form<Length> RAM = Forms.length("5 mm", "2000 mm");
  private static final Form<Stiffness> FRAME = Forms.stiffness("1 kN/mm", "100000 kN/mm");
  private static final Form<Length> POSITION = Forms.length("0 mm", "5000 mm");
  private static final Form<Force> CELL_RANGE = Forms.force("0.01 kN", "20000 kN");
  private static final Form<Force> CELL_ACCURACY = Forms.force("0.001 N", "100000 N");
  private static final Form<StageKind> KIND = Forms.choice(StageKind.class);
  private static final Form<ForceChannel.Kind> CELL = Forms.choice(ForceChannel.Kind.class);
  private static final Form<Duration> TIMEOUT = Forms.duration("50 ms", "60 s");
  private static final Duration TIMEOUT_UNSPOKEN = Duration.ofSeconds(1);

  private final Problems problems;
  private final Catalogue<PressId, Site.PressSite> presses;
  private final Map<String, Place> devices = new HashMap<>();

  PressReader(SiteParts parts) {
    problems = parts.problems();
    presses = parts.presses();
  }

  Optional<Site.PressSite> read(Fields fields) {
    Optional<PressId> id = fields.need("id", Forms.id(PressId::new));
    id.ifPresent(each -> presses.name(each, fields.place("id")));
    Optional<String> name = fields.need("name", Forms.text(80));
    Optional<Force> rated = fields.need("rated", RATED);
    Optional<ForceRate> rateMax = fields.need("rate-max", RATE);
    Optional<Length> ram = fields.need("ram-diameter", RAM);
    Optional<Stiffness> frame = fields.need("frame-stiffness", FRAME);
    Optional<Length> closed = fields.need("closed-position", POSITION);
    Optional<Length> stroke = fields.need("stroke", POSITION);
    List<ForceChannel> cells = fields.each("cells", 1, 2, PressReader::cell);
    List<StageKind> kinds = fields.values("kinds", 1, StageKind.values().length, KIND);
    Optional<Site.Connection> connection = fields.child("connection", this::connection);
    boolean simulated = fields.maybe("simulated", Forms.flag()).orElse(false);
    checkTravel(fields, closed, stroke);
    rated.ifPresent(force -> checkCells(fields, force, cells));
    return fields.build(
        () ->
            new Site.PressSite(
                new Press(
                    id.orElseThrow(),
                    name.orElseThrow(),
                    rated.orElseThrow(),
                    rateMax.orElseThrow(),
                    ram.orElseThrow(),
                    Hydraulics.UNSPOKEN,
                    frame.orElseThrow(),
                    closed.orElseThrow(),
                    stroke.orElseThrow(),
                    cells,
                    new HashSet<>(kinds)),
                connection.orElseThrow(),
                simulated));
  }

  private void checkTravel(Fields fields, Optional<Length> closed, Optional<Length> stroke) {
    if (closed.isPresent() && stroke.isPresent() && closed.get().metres() > stroke.get().metres()) {
      problems.problem(
          fields.place("closed-position"),
          closed.get() + " lies beyond the stroke of " + stroke.get(),
          "measure both from the open position");
    }
  }

  private static Optional<ForceChannel> cell(Fields fields) {
    Optional<ForceChannel.Kind> kind = fields.need("cell", CELL);
    Optional<Force> range = fields.need("range", CELL_RANGE);
    Optional<Force> accuracy = fields.need("accuracy", CELL_ACCURACY);
    if (range.isPresent() && accuracy.isPresent() && accuracy.get().compareTo(range.get()) >= 0) {
      fields
          .problems()
          .problem(
              fields.place("accuracy"),
              accuracy.get() + " is no accuracy for a cell of " + range.get(),
              "write the stated limit of error as a force");
    }
    return fields.build(
        () -> new ForceChannel(kind.orElseThrow(), range.orElseThrow(), accuracy.orElseThrow()));
  }

  private void checkCells(Fields fields, Force rated, List<ForceChannel> cells) {
    Set<ForceChannel.Kind> seen = new HashSet<>();
    for (ForceChannel each : cells) {
      if (!seen.add(each.kind())) {
        problems.problem(
            fields.place("cells"),
            "there are two " + Forms.word(each.kind()) + " cells",
            "describe one high cell and at most one low cell");
      }
    }
    boolean reached = cells.stream().anyMatch(each -> each.range().compareTo(rated) >= 0);
    if (!cells.isEmpty() && !(reached && seen.contains(ForceChannel.Kind.HIGH))) {
      problems.problem(
          fields.place("cells"),
          "no high cell measures up to the rated " + rated,
          "describe the cell that does");
    }
  }

  private Optional<Site.Connection> connection(Fields fields) {
    Optional<String> host = fields.need("host", OpcUaReader.HOST);
    Optional<Integer> port = fields.need("port", OpcUaReader.PORT);
    Optional<Integer> unit = fields.need("unit", Forms.whole(0, 255));
    Duration timeout = fields.maybe("timeout", TIMEOUT).orElse(TIMEOUT_UNSPOKEN);
    Optional<Site.Connection> connection =
        fields.build(
            () ->
                new Site.Connection(
                    host.orElseThrow(), port.orElseThrow(), unit.orElseThrow(), timeout));
    connection.ifPresent(each -> checkDevice(each, fields.place()));
    return connection;
  }

  private void checkDevice(Site.Connection connection, Place place) {
    String device =
        "%s:%d unit %d".formatted(connection.host(), connection.port(), connection.unit());
    Place first = devices.putIfAbsent(device.toLowerCase(Locale.ROOT), place);
    if (first != null) {
      problems.problem(
          place,
          device + " is the device of another press already, at " + first.spot(),
          "give each press its own host, port or unit");
    }
  }
}
