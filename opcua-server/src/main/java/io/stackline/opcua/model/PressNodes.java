package io.stackline.opcua.model;

import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_NoCommunication;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Uncertain_LastUsableValue;

import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.Open;
import io.stackline.opcua.method.Operation;
import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.method.ResetAlarm;
import io.stackline.opcua.method.Tare;
import io.stackline.opcua.value.Moment;
import io.stackline.opcua.value.Sample;
import io.stackline.press.Press;
import io.stackline.press.PressGeometry;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.PressReading.Stale;
import io.stackline.press.TagReading;
import io.stackline.site.Site;
import io.stackline.site.Site.PressSite;
import io.stackline.unit.Pressure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** The presses of the site as nodes; used on the crank only, once the server runs. */
public final class PressNodes {
  private final Map<PressId, Shown> presses = new LinkedHashMap<>();
  private final TagNodes<Long> count;
  private final Function<Instant, Moment> moments;
  private int fresh;

  private static final Tag<Long> SKIPPED =
      Tag.of(
          "ReadingsSkipped",
          Kind.UINT32,
          "Readings that gave way to newer ones before they could be shown",
          Sample::count32);

  /**
   * One press: its nodes, and what they show, so that what has not changed costs next to nothing.
   */
  private static final class Shown {
    private final TagNodes<PressReading> connection;
    private final TagNodes<PressView> tags;
    private final Optional<TagNodes<List<TagReading>>> further;
    private Optional<PressView> last = Optional.empty();
    private Optional<PressReading> reading = Optional.empty();

    Shown(
        TagNodes<PressReading> connection,
        TagNodes<PressView> tags,
        Optional<TagNodes<List<TagReading>>> further) {
      this.connection = connection;
      this.tags = tags;
      this.further = further;
    }

    boolean isFresh() {
      return reading.isPresent() && reading.get() instanceof Fresh;
    }

    void show(PressReading now, Function<Instant, Moment> moments) {
      Moment at = moments.apply(now.at());
      boolean same =
          reading.isPresent()
              && reading.get().quality() == now.quality()
              && reading.get().remark().equals(now.remark());
      if (same) {
        connection.confirm(at);
      } else {
        connection.show(now, at);
      }
      if (now instanceof Fresh fresh) {
        Instant source = fresh.sampled().source();
        show(fresh, source.equals(now.at()) ? at : moments.apply(source));
      } else if (now instanceof Stale stale) {
        show(PressView.of(stale, last), at, sample -> sample.with(Uncertain_LastUsableValue));
      } else {
        tags.fail(Bad_NoCommunication, at);
        further.ifPresent(nodes -> nodes.fail(Bad_NoCommunication, at));
      }
      reading = Optional.of(now);
    }

    /** The vendor's own points first: who sees the press's last value sees the whole reading. */
    private void show(Fresh fresh, Moment moment) {
      PressView view = PressView.of(fresh);
      further.ifPresent(nodes -> nodes.show(view.sampled().tags(), moment));
      if (isFresh() && last.isPresent() && view.showsAs(last.get())) {
        tags.confirm(moment);
      } else {
        tags.show(view, moment);
      }
      last = Optional.of(view);
    }

    private void show(PressView view, Moment moment, UnaryOperator<Sample> change) {
      further.ifPresent(nodes -> nodes.show(view.sampled().tags(), moment, change));
      tags.show(view, moment, change);
    }
  }

  PressNodes(Nodes nodes, Site site, Desk desk, NodeId line) {
    NodeId folder = nodes.folder("presses", "Presses", "The presses of the line");
    nodes.place(line, folder, NodeIds.Organizes);
    this.moments = nodes::moment;
    this.count = TagNodes.add(nodes, "line", List.of(SKIPPED));
    for (PressSite each : site.presses().values()) {
      Press press = each.press();
      String path = "press/" + press.id();
      NodeId node = nodes.object(path, press.id().value(), press.name());
      presses.put(
          press.id(),
          new Shown(
              TagNodes.add(nodes, path, PressTags.CONNECTION),
              TagNodes.add(nodes, path, PressTags.PRESS, tag -> range(tag, press, site)),
              VendorTags.add(nodes, path, each.dialect())));
      for (Operation operation : operations(press.id())) {
        nodes.method(path, new OperationHandler(operation, desk, run -> {}));
      }
      nodes.place(folder, node, NodeIds.Organizes);
    }
  }

  private static List<Operation> operations(PressId press) {
    return List.of(new ResetAlarm(press), new Tare(press), new Open(press));
  }

  /** Shows a reading; a press the site does not describe is passed over. */
  public void show(PressId id, PressReading reading) {
    Shown shown = presses.get(id);
    if (shown == null) {
      return;
    }
    fresh += (reading instanceof Fresh ? 1 : 0) - (shown.isFresh() ? 1 : 0);
    shown.show(reading, moments);
  }

  /** Shows how many readings could not be shown. */
  public void skipped(long readings, Instant at) {
    count.show(readings, at);
  }

  /**
   * How well the line is seen, as OPC UA's ServiceLevel tells it (OPC 10000-4 §6.6.2.4.2): 255 with
   * every press fresh, 1 with none, in between with some.
   */
  public int serviceLevel() {
    if (fresh == presses.size()) {
      return 255;
    }
    return fresh == 0 ? 1 : 2 + 197 * fresh / presses.size();
  }

  /** What the press can reach, where its description tells. */
  private static Optional<Range> range(Tag<PressView> tag, Press press, Site site) {
    if (tag.unit().isEmpty()) {
      return Optional.empty();
    }
    return switch (tag.unit().get()) {
      case KN -> upTo(press.rated().toKN());
      case MPA -> upTo(highest(press, site).toMPa());
      case BAR ->
          upTo(
              new PressGeometry(press.ramDiameter(), press.ramDiameter())
                  .idealLine(press.rated())
                  .toBar());
      case MM -> upTo(press.stroke().toMm());
      case PERCENT -> upTo(100);
      default -> Optional.empty();
    };
  }

  private static Optional<Range> upTo(double high) {
    return high > 0 ? Optional.of(new Range(0.0, high)) : Optional.empty();
  }

  /** The highest pressure this press can make in any die of the site without breaking the die. */
  private static Pressure highest(Press press, Site site) {
    return site.dies().values().stream()
        .map(die -> Pressure.min(die.rating(), press.rated().over(die.area())))
        .max(Pressure::compareTo)
        .orElse(Pressure.ZERO);
  }
}
