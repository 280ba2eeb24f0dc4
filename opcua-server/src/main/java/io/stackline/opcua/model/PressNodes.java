package io.stackline.opcua.model;

import io.stackline.opcua.value.Sample;
import io.stackline.press.Press;
import io.stackline.press.PressGeometry;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.PressReading.Stale;
import io.stackline.press.Quality;
import io.stackline.press.TagReading;
import io.stackline.site.Site;
import io.stackline.site.Site.PressSite;
import io.stackline.unit.Pressure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** The presses of the site as nodes; used on the crank only, once the server runs. */
public final class PressNodes {
  private final Map<PressId, Shown> presses = new LinkedHashMap<>();
  private final TagNodes<Long> count;
  private int fresh;

  private static final Tag<Long> SKIPPED =
      Tag.of(
          "ReadingsSkipped",
          Kind.UINT32,
          "Readings that gave way to newer ones before they could be shown",
          Sample::count32);

  private static final class Shown {
    private final TagNodes<PressReading> connection;
    private final TagNodes<PressView> tags;
    private final Optional<TagNodes<Map<String, TagReading>>> further;
    private Optional<PressView> last = Optional.empty();
    private Quality quality = Quality.BAD;

    Shown(
        TagNodes<PressReading> connection,
        TagNodes<PressView> tags,
        Optional<TagNodes<Map<String, TagReading>>> further) {
      this.connection = connection;
      this.tags = tags;
      this.further = further;
    }

    void show(PressView view, Instant source, UnaryOperator<Sample> change) {
      tags.show(view, source, change);
      further.ifPresent(
          nodes -> nodes.show(VendorTags.byName(view.sampled().tags()), source, change));
    }

    void fail(long code, Instant source) {
      tags.fail(code, source);
      further.ifPresent(nodes -> nodes.fail(code, source));
    }
  }

  PressNodes(Nodes nodes, Site site, NodeId line) {
    NodeId folder = nodes.folder("presses", "Presses", "The presses of the line");
    nodes.place(line, folder, NodeIds.Organizes);
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
      nodes.place(folder, node, NodeIds.Organizes);
    }
  }

  /** Shows a reading; a press the site does not describe is passed over. */
  public void show(PressId id, PressReading reading) {
    Shown shown = presses.get(id);
    if (shown == null) {
      return;
    }
    fresh += (reading.quality() == Quality.GOOD ? 1 : 0) - (shown.quality == Quality.GOOD ? 1 : 0);
    shown.quality = reading.quality();
    shown.connection.show(reading, reading.at());
    if (reading instanceof Fresh now) {
      PressView view = PressView.of(now);
      shown.last = Optional.of(view);
      shown.show(view, now.sampled().source(), UnaryOperator.identity());
    } else if (reading instanceof Stale stale) {
      PressView view = PressView.of(stale, shown.last);
      shown.show(view, stale.at(), sample -> sample.with(StatusCodes.Uncertain_LastUsableValue));
    } else {
      shown.fail(StatusCodes.Bad_NoCommunication, reading.at());
    }
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
