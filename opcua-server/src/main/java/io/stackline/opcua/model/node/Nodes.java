package io.stackline.opcua.model.node;

import io.stackline.opcua.instance.Blueprint;
import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.instance.Instantiator;
import io.stackline.opcua.security.PermitTable;
import io.stackline.opcua.value.Moment;
import io.stackline.opcua.value.Panel;
import io.stackline.opcua.value.Slots;
import io.stackline.time.Time;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/**
 * Makes instances in the site's namespace, and takes them away again. Before the server runs on one
 * thread, afterwards on the crank only.
 */
public final class Nodes {
  private final Space space;
  private final Instantiator instantiator;
  private final Slots slots;
  private final Time time;
  private final Values values;
  private final Labels labels;
  private final Access access;
  private final LooseNodes loose;

  /**
   * @param permits of the nodes of the namespace
   */
  public Nodes(
      UaNodeContext context,
      UShort index,
      Instantiator instantiator,
      Slots slots,
      Time time,
      PermitTable permits) {
    this.space = new Space(context, index);
    this.instantiator = instantiator;
    this.slots = slots;
    this.time = time;
    this.values = new Values(space, slots);
    this.labels = new Labels(space);
    this.access = new Access(space, permits);
    this.loose = new LooseNodes(space, values);
  }

  /** What their variables tell. */
  public Values values() {
    return values;
  }

  /** How people see them. */
  public Labels labels() {
    return labels;
  }

  /** What clients may do with them. */
  public Access access() {
    return access;
  }

  /** Those that no type declares. */
  public LooseNodes loose() {
    return loose;
  }

  /** Of values that were true at this process time. */
  public Moment moment(Instant source) {
    return Moment.of(source, time);
  }

  /** Process time. */
  public Instant now() {
    return time.now();
  }

  /** A panel that waits for its first subject. */
  public <T> Shown<T> shown() {
    return new Shown<>(
        this, new Panel<>(StatusCodes.Bad_WaitingForInitialData, moment(time.now())));
  }

  /** The id of a path: of ids, never of display names or namespace indices. */
  public NodeId id(String path) {
    return space.id(path);
  }

  /** A name of this site: of a press, a recipe, a run. */
  public QualifiedName name(String name) {
    return new QualifiedName(space.index(), name);
  }

  /** An instance with its mandatory members, named by the site. */
  public Instance create(NodeId type, String path, String name, Parent parent) {
    return create(type, path, name(name), parent, Set.of(), Map.of());
  }

  /**
   * An instance.
   *
   * @param wanted paths of the optional members it has
   * @param shorter members that have an id of their own, by their paths: what a client binds to
   *     stays short, and stays the same when a model puts it elsewhere
   */
  public Instance create(
      NodeId type,
      String path,
      QualifiedName name,
      Parent parent,
      Set<String> wanted,
      Map<String, String> shorter) {
    Function<String, NodeId> ids = each -> id(shortened(each, path, shorter));
    Instance made = instantiator.create(Blueprint.of(type, path, name, parent, ids).with(wanted));
    made.nodes().values().forEach(access::close);
    return made;
  }

  private static String shortened(String path, String root, Map<String, String> shorter) {
    for (Map.Entry<String, String> each : shorter.entrySet()) {
      String member = root + "/" + each.getKey();
      if (path.equals(member) || path.startsWith(member + "/")) {
        return each.getValue() + path.substring(member.length());
      }
    }
    return path;
  }

  /** Takes an instance away; items on its variables hear so. */
  public void remove(Instance instance) {
    instance.nodes().values().forEach(slots::remove);
    instantiator.remove(instance);
  }

  /** Shows a node below another one. */
  public void place(NodeId parent, NodeId child, NodeId referenceType) {
    space.refer(parent, referenceType, child);
  }
}
