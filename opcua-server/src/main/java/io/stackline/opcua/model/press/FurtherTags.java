package io.stackline.opcua.model.press;

import io.stackline.map.Dialect;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.RegisterMap;
import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.model.node.Kind;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.Unit;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Telling;
import io.stackline.press.Doubt;
import io.stackline.press.TagReading;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/**
 * The points of a vendor's map that are shown as they are: variables in the folder Tags of their
 * press, named as their points.
 */
final class FurtherTags {
  private static final TagReading NOTHING =
      new TagReading("", Double.NaN, "", Optional.of(Doubt.NOT_FITTED));

  private FurtherTags() {}

  /** The variables below the folder; none if the press has no such points. */
  static void add(
      Nodes nodes, PressPath path, NodeId folder, Dialect dialect, Shown<List<TagReading>> shown) {
    if (!(dialect instanceof Dialect.Mapped mapped)) {
      return;
    }
    RegisterMap map = mapped.map();
    int index = 0;
    for (String name : map.tags()) {
      Point point = map.point(name);
      Tag<List<TagReading>> tag = tag(point, index++);
      NodeId id =
          nodes.variable(
              path.tags() + "/" + name,
              tag,
              nodes.name(name),
              new Parent(folder, NodeIds.HasComponent),
              tag.unit().flatMap(unit -> range(point)));
      shown.fill(id, tag.telling());
    }
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

  /** Readings come in the order of the map, unless some are lacking. */
  private static Tag<List<TagReading>> tag(Point point, int index) {
    Kind kind = kind(point.coding().type());
    Optional<Unit> unit = kind == Kind.DOUBLE ? Unit.of(point.meaning().unit()) : Optional.empty();
    String description = point.spot().table() + " " + point.spot().address();
    return new Tag<>(point.name(), kind, unit, description, new One(index, point.name(), kind));
  }

  private static Kind kind(PointType type) {
    if (type == PointType.STRING) {
      return Kind.STRING;
    }
    return type.isNumber() ? Kind.DOUBLE : Kind.BOOLEAN;
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

  private static Optional<Range> range(Point point) {
    double min = point.meaning().min();
    double max = point.meaning().max();
    boolean known = kind(point.coding().type()) == Kind.DOUBLE && Double.isFinite(max - min);
    return known ? Optional.of(new Range(min, max)) : Optional.empty();
  }
}
