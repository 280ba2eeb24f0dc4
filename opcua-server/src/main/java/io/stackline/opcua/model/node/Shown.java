package io.stackline.opcua.model.node;

import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.value.Moment;
import io.stackline.opcua.value.Panel;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Telling;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/**
 * What is shown of one subject, whatever objects its variables stand below; on the crank only.
 *
 * @param <T> the subject: a press as seen, a run, a stage, a recipe
 */
public final class Shown<T> {
  private final Nodes nodes;
  private final Panel<T> panel;

  Shown(Nodes nodes, Panel<T> panel) {
    this.nodes = nodes;
    this.panel = panel;
  }

  /** A variable tells its value from the subject from now on. */
  public void fill(NodeId variable, Telling<T> telling) {
    nodes.values().fill(variable, panel, telling);
  }

  /** A member of an instance, which must have it, tells its value from the subject. */
  public void fill(Instance instance, String member, Telling<T> telling) {
    fill(member(instance, member), telling);
  }

  /** The members of these names do, in their units. */
  public void fill(Instance instance, List<Tag<T>> tags, Function<Unit, Range> ranges) {
    for (Tag<T> tag : tags) {
      NodeId variable = member(instance, tag.name());
      tag.unit().ifPresent(unit -> nodes.values().analog(variable, unit, ranges.apply(unit)));
      fill(variable, tag.telling());
    }
  }

  private static NodeId member(Instance instance, String path) {
    return instance
        .find(path)
        .orElseThrow(
            () -> new IllegalStateException(instance.root() + " was made without " + path));
  }

  /** Shows the subject as it is. */
  public void show(T subject, Instant source) {
    panel.show(subject, nodes.moment(source));
  }

  /** Shows the subject as it is. */
  public void show(T subject, Moment moment) {
    panel.show(subject, moment);
  }

  /** Shows the subject with every sample passed through the given change. */
  public void show(T subject, Moment moment, UnaryOperator<Sample> change) {
    panel.show(subject, moment, change);
  }

  /** What is shown was seen again, unchanged. */
  public void confirm(Moment moment) {
    panel.confirm(moment);
  }

  /** Shows nothing but a status. */
  public void fail(long code, Moment moment) {
    panel.fail(code, moment);
  }
}
