package io.stackline.opcua.model;

import io.stackline.opcua.value.Moment;
import io.stackline.opcua.value.Panel;
import io.stackline.opcua.value.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** The variables of one object, filled from the object's subject; on the crank only. */
final class TagNodes<T> {
  private final Panel<T> panel;
  private final Function<Instant, Moment> moments;

  private TagNodes(Panel<T> panel, Function<Instant, Moment> moments) {
    this.panel = panel;
    this.moments = moments;
  }

  /** Adds a variable per tag, all waiting for their first value. */
  static <T> TagNodes<T> add(
      Nodes nodes, String objectPath, List<Tag<T>> tags, Function<Tag<T>, Optional<Range>> range) {
    Panel<T> panel = nodes.panel();
    tags.forEach(tag -> nodes.variable(objectPath, panel, tag, range.apply(tag)));
    return new TagNodes<>(panel, nodes::moment);
  }

  static <T> TagNodes<T> add(Nodes nodes, String objectPath, List<Tag<T>> tags) {
    return add(nodes, objectPath, tags, tag -> Optional.empty());
  }

  /** Shows the subject as it is. */
  void show(T subject, Instant source) {
    show(subject, moments.apply(source));
  }

  /** Shows the subject as it is. */
  void show(T subject, Moment moment) {
    panel.show(subject, moment);
  }

  /** Shows the subject with every sample passed through the given change. */
  void show(T subject, Moment moment, UnaryOperator<Sample> change) {
    panel.show(subject, moment, change);
  }

  /** What is shown was seen again, unchanged. */
  void confirm(Moment moment) {
    panel.confirm(moment);
  }

  /** Shows nothing but a status. */
  void fail(long code, Moment moment) {
    panel.fail(code, moment);
  }
}
