package io.stackline.opcua.model;

import io.stackline.opcua.value.Moment;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Slot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** The variables of one object: their slots, and how to fill them from the object's subject. */
final class TagNodes<T> {
  private final Map<Tag<T>, Slot> slots;
  private final Function<Instant, Moment> moments;

  private TagNodes(Map<Tag<T>, Slot> slots, Function<Instant, Moment> moments) {
    this.slots = slots;
    this.moments = moments;
  }

  /** Adds a variable per tag, all waiting for their first value. */
  static <T> TagNodes<T> add(
      Nodes nodes, String objectPath, List<Tag<T>> tags, Function<Tag<T>, Optional<Range>> range) {
    Map<Tag<T>, Slot> slots = new LinkedHashMap<>();
    for (Tag<T> tag : tags) {
      slots.put(tag, nodes.variable(objectPath, tag, range.apply(tag)));
    }
    return new TagNodes<>(slots, nodes::moment);
  }

  static <T> TagNodes<T> add(Nodes nodes, String objectPath, List<Tag<T>> tags) {
    return add(nodes, objectPath, tags, tag -> Optional.empty());
  }

  /** Shows the subject as it is. */
  void show(T subject, Instant source) {
    show(subject, moments.apply(source), UnaryOperator.identity());
  }

  /** Shows the subject with every sample passed through the given change. */
  void show(T subject, Moment moment, UnaryOperator<Sample> change) {
    slots.forEach((tag, slot) -> slot.set(() -> change.apply(tag.read().apply(subject)), moment));
  }

  /** What is shown was seen again, unchanged. */
  void confirm(Moment moment) {
    slots.values().forEach(slot -> slot.confirm(moment));
  }

  /** Shows nothing but a status. */
  void fail(long code, Moment moment) {
    Sample sample = Sample.bad(code);
    slots.values().forEach(slot -> slot.set(sample, moment));
  }
}
