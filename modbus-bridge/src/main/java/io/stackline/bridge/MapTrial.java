package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.mapped.Look;
import io.stackline.bridge.mapped.SelfTests;
import io.stackline.bridge.point.PointCodec;
import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.PointReader;
import io.stackline.bridge.point.PointValue;
import io.stackline.bridge.point.PointWriter;
import io.stackline.bridge.point.ReadPlan;
import io.stackline.bridge.point.WritePlan;
import io.stackline.map.Condition;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap;
import io.stackline.map.SelfTest;
import io.stackline.map.Spot;
import io.stackline.map.StateRule;
import io.stackline.press.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a press against its map: reads everything, proves what can be proved, and writes nothing
 * but the scratch register, which gets its value back.
 */
public final class MapTrial {
  private final RegisterMap map;
  private final PlcLink link;
  private final List<Finding> findings = new ArrayList<>();

  private MapTrial(RegisterMap map, PlcLink link) {
    this.map = map;
    this.link = link;
  }

  /** How a check ended. */
  public enum Mark {
    PASS,
    /** Nothing is wrong, but somebody should know. */
    NOTE,
    FAIL
  }

  /** One check. */
  public record Finding(Mark mark, String what, String text) {}

  /** All checks, in the order they were made. A failure of the link itself ends the trial. */
  public static List<Finding> of(RegisterMap map, PlcLink link) throws LinkException {
    MapTrial trial = new MapTrial(map, link);
    trial.run();
    return List.copyOf(trial.findings);
  }

  private void run() throws LinkException {
    PointImage image = read(map.points().values().stream().toList());
    ReadPlan plan = ReadPlan.of(map.points().values(), map.device());
    int longest = plan.requests().stream().mapToInt(each -> each.span().count()).max().orElse(0);
    find(
        Mark.PASS,
        "requests",
        map.points().size()
            + " points in "
            + plan.requests().size()
            + " requests, at most "
            + longest
            + " registers each; no hole is touched");
    values(image);
    for (SelfTest test : map.extras().selfTests()) {
      selfTest(test, image);
    }
    if (map.extras().selfTests().isEmpty()) {
      find(
          Mark.NOTE,
          "self-test",
          "none in the map: compare a value on the panel, or nothing proves the word order");
    }
    state(image);
    scratch(image);
    wear(image);
  }

  private PointImage read(List<Point> points) throws LinkException {
    return new PointReader(ReadPlan.of(points, map.device()), map.device()).read(link);
  }

  private void find(Mark mark, String what, String text) {
    findings.add(new Finding(mark, what, text));
  }

  /** A value out of its range is the usual sign of a wrong order, scale or address. */
  private void values(PointImage image) {
    for (Point point : map.points().values()) {
      PointValue value = image.value(point);
      Optional<Doubt> doubt = value.doubt();
      if (doubt.isPresent() && value.registers().size() == 0) {
        find(Mark.FAIL, point.name(), "cannot be read: " + doubt.get().cause());
      } else if (doubt.isPresent()) {
        // A set-point may hold anything before it is first written, and a sensor may be open.
        boolean wrong = !point.upkeep().writable() && doubt.get().cause().contains("outside");
        find(wrong ? Mark.FAIL : Mark.NOTE, point.name(), doubt.get().cause());
      }
    }
  }

  private void selfTest(SelfTest test, PointImage image) throws LinkException {
    Optional<String> failed = SelfTests.failed(map, test, image);
    if (failed.isEmpty()) {
      find(Mark.PASS, "self-test", test.point() + " holds what it should");
      return;
    }
    String text = failed.get();
    for (int off : new int[] {-1, 1}) {
      if (isThere(test, off)) {
        text +=
            "; it stands "
                + (off < 0 ? "one register before" : "one register behind")
                + ": is the address base off by one?";
      }
    }
    find(Mark.FAIL, "self-test", text);
  }

  private boolean isThere(SelfTest test, int off) throws LinkException {
    Point point = map.point(test.point());
    Spot spot = point.spot();
    int address = spot.address() + off;
    if (address < 0 || address + spot.count() > Spot.ADDRESSES) {
      return false;
    }
    Spot beside = new Spot(spot.table(), address, spot.count());
    if (map.device().holes().stream().anyMatch(beside::overlaps)) {
      return false;
    }
    Point other = new Point(point.name(), beside, point.coding(), point.meaning(), point.upkeep());
    return SelfTests.passes(other, test, read(List.of(other)).value(other));
  }

  private void state(PointImage image) {
    Look look = Look.of(map, image);
    if (look instanceof Look.Blind blind) {
      find(Mark.FAIL, "state", blind.reason());
    } else if (look instanceof Look.Known known) {
      List<String> holding =
          map.states().stream()
              .map(StateRule::when)
              .flatMap(List::stream)
              .distinct()
              .filter(each -> holds(image, each))
              .map(Condition::toString)
              .toList();
      find(
          Mark.PASS,
          "state",
          known.status().state()
              + (holding.isEmpty() ? "" : "; now: " + String.join(", ", holding)));
    }
  }

  private static boolean holds(PointImage image, Condition condition) {
    var raw = image.value(condition.point()).raw();
    return raw.isPresent() && condition.holds(raw.getAsLong());
  }

  /** Proves that writes arrive, and puts back what stood there. */
  private void scratch(PointImage image) throws LinkException {
    if (map.extras().scratch().isEmpty()) {
      find(Mark.NOTE, "scratch", "none in the map: that writes arrive is not proved");
      return;
    }
    Point point = map.point(map.extras().scratch().get());
    PointValue before = image.value(point);
    if (!before.isKnown() || Double.isNaN(before.number())) {
      find(Mark.FAIL, "scratch", point + " holds no number that could be put back");
      return;
    }
    double step = PointCodec.resolution(point, before.number());
    double changed = before.number() + step;
    Optional<String> trouble = write(point, changed);
    if (trouble.isPresent()) {
      changed = before.number() - step;
      trouble = write(point, changed);
    }
    Optional<String> restored = write(point, before.number());
    Optional<String> wrong = trouble.isPresent() ? trouble : restored;
    find(
        wrong.isPresent() ? Mark.FAIL : Mark.PASS,
        "scratch",
        wrong.orElse(point + " was changed, read back and restored"));
  }

  private Optional<String> write(Point point, double value) throws LinkException {
    WritePlan.Outcome planned =
        WritePlan.of(
            List.of(new WritePlan.Setting(point, value)), map.device(), PointImage.NOTHING);
    if (planned instanceof WritePlan.Outcome.Refused refused) {
      return Optional.of(refused.reason());
    }
    WritePlan plan = ((WritePlan.Outcome.Planned) planned).plan();
    PointWriter.Outcome outcome =
        PointWriter.write(new WritePlan(plan.messages(), List.of()), map.device(), link);
    if (outcome instanceof PointWriter.Outcome.InDoubt doubt) {
      throw doubt.cause();
    } else if (outcome instanceof PointWriter.Outcome.Refused refused) {
      return Optional.of(refused.reason());
    }
    double back = read(List.of(point)).value(point).number();
    double step = PointCodec.resolution(point, value);
    return Math.abs(back - value) <= step / 2
        ? Optional.empty()
        : Optional.of(point + " was written " + value + " and reads back " + back);
  }

  private void wear(PointImage image) throws LinkException {
    Optional<String> counter = map.extras().eeprom().flatMap(each -> each.counter());
    if (counter.isPresent()) {
      Point point = map.point(counter.get());
      double before = image.value(point).number();
      double after = read(List.of(point)).value(point).number();
      boolean same = before == after;
      find(
          same ? Mark.PASS : Mark.FAIL,
          "eeprom",
          same
              ? point + " stands at " + (long) after + ", as before the test"
              : point + " went from " + (long) before + " to " + (long) after + " meanwhile");
    }
  }
}
