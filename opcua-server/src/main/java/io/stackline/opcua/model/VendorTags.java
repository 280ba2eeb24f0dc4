package io.stackline.opcua.model;

import io.stackline.map.Dialect;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.RegisterMap;
import io.stackline.opcua.value.Moment;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Slot;
import io.stackline.press.Doubt;
import io.stackline.press.TagReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/**
 * The points of a vendor's map that are shown as they are: variables in the folder Tags of their
 * press, named as their points.
 */
final class VendorTags {
  private static final String FOLDER = "Tags";
  private static final TagReading NOTHING =
      new TagReading("", Double.NaN, "", Optional.of(Doubt.NOT_FITTED));

  private final List<Variable> variables;

  /** One of them, and the reading it shows unchanged. */
  private static final class Variable {
    private final String name;
    private final Kind kind;
    private final Slot slot;
    private TagReading shown = NOTHING;

    Variable(String name, Kind kind, Slot slot) {
      this.name = name;
      this.kind = kind;
      this.slot = slot;
    }
  }

  private VendorTags(List<Variable> variables) {
    this.variables = variables;
  }

  /** The folder below its press; none if the press has no such points. */
  static Optional<VendorTags> add(Nodes nodes, String path, Dialect dialect) {
    if (!(dialect instanceof Dialect.Mapped mapped) || mapped.map().tags().isEmpty()) {
      return Optional.empty();
    }
    RegisterMap map = mapped.map();
    String folder = path + "/" + FOLDER;
    nodes.place(
        nodes.id(path),
        nodes.folder(folder, FOLDER, "Further points of " + map.name()),
        NodeIds.HasComponent);
    List<Variable> variables = new ArrayList<>();
    for (String name : map.tags()) {
      Point point = map.point(name);
      Tag<TagReading> tag = tag(point);
      Slot slot = nodes.variable(folder, tag, range(point));
      variables.add(new Variable(name, tag.kind(), slot));
    }
    return Optional.of(new VendorTags(variables));
  }

  /** Shows readings; what is the same object as before is only newly stamped. */
  @SuppressWarnings("ReferenceEquality") // the bridge gives the same reading while it is the same
  void show(List<TagReading> readings, Moment moment) {
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      TagReading now = reading(readings, i, variable.name);
      if (now == variable.shown) {
        variable.slot.confirm(moment);
      } else {
        variable.shown = now;
        variable.slot.set(() -> sample(variable.kind, now), moment);
      }
    }
  }

  /** Shows readings with every sample passed through the given change. */
  void show(List<TagReading> readings, Moment moment, UnaryOperator<Sample> change) {
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      TagReading now = reading(readings, i, variable.name);
      variable.shown = NOTHING;
      variable.slot.set(change.apply(sample(variable.kind, now)), moment);
    }
  }

  /** Shows nothing but a status. */
  void fail(long code, Moment moment) {
    Sample sample = Sample.bad(code);
    for (Variable variable : variables) {
      variable.shown = NOTHING;
      variable.slot.set(sample, moment);
    }
  }

  /** Readings come in the order of the map, unless some are lacking. */
  private static TagReading reading(List<TagReading> readings, int index, String name) {
    if (index < readings.size() && readings.get(index).name().equals(name)) {
      return readings.get(index);
    }
    return readings.stream().filter(each -> each.name().equals(name)).findFirst().orElse(NOTHING);
  }

  private static Tag<TagReading> tag(Point point) {
    Kind kind = kind(point.coding().type());
    Optional<Unit> unit = kind == Kind.DOUBLE ? Unit.of(point.meaning().unit()) : Optional.empty();
    String description = point.spot().table() + " " + point.spot().address();
    return new Tag<>(point.name(), kind, unit, description, reading -> sample(kind, reading));
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
