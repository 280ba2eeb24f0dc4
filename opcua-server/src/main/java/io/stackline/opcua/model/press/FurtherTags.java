package io.stackline.opcua.model.press;

import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.model.node.Kind;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.Unit;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Telling;
import io.stackline.press.Doubt;
import io.stackline.press.TagLimits;
import io.stackline.press.TagReading;
import io.stackline.press.TagSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/**
 * What the site file or a vendor's map names beyond what we know of presses, shown as it is: a
 * variable in the folder Tags of its press, without code.
 */
final class FurtherTags {
  private static final TagReading NOTHING =
      new TagReading("", Double.NaN, "", Optional.of(Doubt.NOT_FITTED));

  private FurtherTags() {}

  /** Makes the variables below the folder; gives those that may be written, by their nodes. */
  static Map<NodeId, TagSpec> add(
      Nodes nodes,
      PressPath path,
      NodeId folder,
      List<TagSpec> specs,
      Shown<List<TagReading>> shown) {
    Map<NodeId, TagSpec> writable = new LinkedHashMap<>();
    int index = 0;
    for (TagSpec spec : specs) {
      Tag<List<TagReading>> tag = tag(spec, index++);
      String at = path.tags() + "/" + spec.name();
      NodeId id =
          nodes
              .loose()
              .variable(
                  at,
                  tag,
                  nodes.name(spec.name()),
                  new Parent(folder, NodeIds.HasComponent),
                  range(spec));
      limits(nodes, at, spec.limits());
      shown.fill(id, tag.telling());
      if (spec.writable()) {
        nodes.access().writable(id, true);
        writable.put(id, spec);
      }
    }
    return writable;
  }

  /** Named as the limits of alarms are (OPC 10000-9 §5.8.18). */
  private static void limits(Nodes nodes, String path, TagLimits limits) {
    limits.highHigh().ifPresent(value -> nodes.loose().property(path, "HighHighLimit", value));
    limits.high().ifPresent(value -> nodes.loose().property(path, "HighLimit", value));
    limits.low().ifPresent(value -> nodes.loose().property(path, "LowLimit", value));
    limits.lowLow().ifPresent(value -> nodes.loose().property(path, "LowLowLimit", value));
  }

  /**
   * One of the readings.
   *
   * @param index where it stands among them
   */
  private record One(int index, String name, Kind kind) implements Telling<List<TagReading>> {
    @Override
    public Sample of(List<TagReading> readings) {
      return sample(kind, source(readings));
    }

    /** The bridge gives the same reading while it is the same. */
    @Override
    public TagReading source(List<TagReading> readings) {
      if (index < readings.size() && readings.get(index).name().equals(name)) {
        return readings.get(index);
      }
      return readings.stream().filter(each -> each.name().equals(name)).findFirst().orElse(NOTHING);
    }
  }

  /** Readings come in the order of the specs, unless some are lacking. */
  private static Tag<List<TagReading>> tag(TagSpec spec, int index) {
    Kind kind =
        switch (spec.kind()) {
          case NUMBER -> Kind.DOUBLE;
          case FLAG -> Kind.BOOLEAN;
          case TEXT -> Kind.STRING;
        };
    Optional<Unit> unit = kind == Kind.DOUBLE ? Unit.of(spec.unit()) : Optional.empty();
    return new Tag<>(
        spec.name(), kind, unit, spec.description(), new One(index, spec.name(), kind));
  }

  private static Sample sample(Kind kind, TagReading reading) {
    if (reading.equals(NOTHING)) {
      return Sample.bad(StatusCodes.Bad_WaitingForInitialData);
    }
    Sample value =
        switch (kind) {
          case STRING -> Sample.text(reading.text());
          case BOOLEAN -> Sample.flag(reading.number() == 1);
          default -> Sample.number(reading.number(), StatusCodes.Bad_NoData);
        };
    return reading.doubt().map(doubt -> Doubted.by(doubt, value)).orElse(value);
  }

  private static Optional<Range> range(TagSpec spec) {
    boolean known = spec.kind() == TagSpec.Kind.NUMBER && spec.hasRange();
    return known ? Optional.of(new Range(spec.min(), spec.max())) : Optional.empty();
  }
}
