package io.stackline.opcua.model;

import io.stackline.map.Dialect;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.RegisterMap;
import io.stackline.opcua.value.Sample;
import io.stackline.press.TagReading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.jspecify.annotations.Nullable;

/**
 * The points of a vendor's map that are shown as they are: variables in the folder Tags of their
 * press, named as their points.
 */
final class VendorTags {
  private static final String FOLDER = "Tags";

  private VendorTags() {}

  /** The folder below its press; none if the press has no such points. */
  static Optional<TagNodes<Map<String, TagReading>>> add(
      Nodes nodes, String path, Dialect dialect) {
    if (!(dialect instanceof Dialect.Mapped mapped) || mapped.map().tags().isEmpty()) {
      return Optional.empty();
    }
    RegisterMap map = mapped.map();
    String folder = path + "/" + FOLDER;
    nodes.place(
        nodes.id(path),
        nodes.folder(folder, FOLDER, "Further points of " + map.name()),
        NodeIds.HasComponent);
    List<Tag<Map<String, TagReading>>> tags =
        map.tags().stream().map(name -> tag(map.point(name))).toList();
    return Optional.of(TagNodes.add(nodes, folder, tags, tag -> range(map.point(tag.name()))));
  }

  /** Readings by the names of their points. */
  static Map<String, TagReading> byName(List<TagReading> readings) {
    Map<String, TagReading> named = new LinkedHashMap<>();
    readings.forEach(reading -> named.put(reading.name(), reading));
    return named;
  }

  private static Tag<Map<String, TagReading>> tag(Point point) {
    Kind kind = kind(point.coding().type());
    Optional<Unit> unit = kind == Kind.DOUBLE ? Unit.of(point.meaning().unit()) : Optional.empty();
    String description = point.spot().table() + " " + point.spot().address();
    return new Tag<>(
        point.name(), kind, unit, description, named -> sample(kind, named.get(point.name())));
  }

  private static Kind kind(PointType type) {
    if (type == PointType.STRING) {
      return Kind.STRING;
    }
    return type.isNumber() ? Kind.DOUBLE : Kind.BOOLEAN;
  }

  private static Sample sample(Kind kind, @Nullable TagReading reading) {
    if (reading == null) {
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
