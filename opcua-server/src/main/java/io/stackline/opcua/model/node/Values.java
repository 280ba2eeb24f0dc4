package io.stackline.opcua.model.node;

import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.value.Panel;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Slots;
import io.stackline.opcua.value.Telling;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** What variables tell. Used where {@link Nodes} are. */
public final class Values {
  private final Space space;
  private final Slots slots;

  Values(Space space, Slots slots) {
    this.space = space;
    this.slots = slots;
  }

  /** The variable tells its value from what the panel shows. */
  <T> void fill(NodeId id, Panel<T> panel, Telling<T> telling) {
    Supplier<DataValue> value = slots.add(id, panel, telling);
    space.variable(id).getFilterChain().addLast(AttributeFilters.getValue(each -> value.get()));
  }

  /** A value that does not change while the server runs. */
  public void set(NodeId id, Object value) {
    space.variable(id).setValue(DataValue.valueOnly(new Variant(value)));
  }

  /** A value, or why there is none, that does not change while the server runs. */
  public void set(NodeId id, Sample sample) {
    space.variable(id).setValue(new DataValue(sample.value(), sample.status(), null, null));
  }

  /** Variables of an instance, in their units, with values that do not change. */
  public <T> void set(
      Instance instance, String path, List<Tag<T>> tags, Function<Unit, Range> ranges, T subject) {
    for (Tag<T> tag : tags) {
      NodeId id = instance.find(path + tag.name()).orElseThrow();
      tag.unit().ifPresent(unit -> analog(id, unit, ranges.apply(unit)));
      set(id, tag.telling().of(subject));
    }
  }

  /** Unit and range of an analog variable of an instance. */
  public void analog(NodeId variable, Unit unit, Range range) {
    space.property(variable, "EngineeringUnits").ifPresent(id -> set(id, unit.information()));
    space.property(variable, "EURange").ifPresent(id -> set(id, range));
  }
}
