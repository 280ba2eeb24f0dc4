package io.stackline.opcua.model.node;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.instance.Blueprint;
import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.instance.Instantiator;
import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.PermitTable;
import io.stackline.opcua.security.Right;
import io.stackline.opcua.value.Moment;
import io.stackline.opcua.value.Panel;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Slots;
import io.stackline.opcua.value.Telling;
import io.stackline.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.NodeManager;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/**
 * Makes instances in the site's namespace, gives their variables values, and takes them away again.
 * Before the server runs on one thread, afterwards on the crank only.
 */
public final class Nodes {
  /** Shortest sampling interval, ms: half the bridge's scan, and what the server supports. */
  public static final double SAMPLING_FLOOR = 50;

  private static final UByte READ_ONLY = AccessLevel.toValue(AccessLevel.READ_ONLY);
  private static final UByte READ_WRITE = AccessLevel.toValue(AccessLevel.READ_WRITE);

  private static final Permit OPERATED = Permit.LINE.with(Deed.WRITE, Right.OPERATE);

  private final UaNodeContext context;
  private final NodeManager<UaNode> manager;
  private final UShort index;
  private final Instantiator instantiator;
  private final Slots slots;
  private final Time time;
  private final PermitTable permits;

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
    this.permits = permits;
    this.context = context;
    this.manager = context.getNodeManager();
    this.index = index;
    this.instantiator = instantiator;
    this.slots = slots;
    this.time = time;
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
    return new NodeId(index, path);
  }

  /** A name of this site: of a press, a recipe, a run. */
  public QualifiedName name(String name) {
    return new QualifiedName(index, name);
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
    made.nodes().values().forEach(this::close);
    return made;
  }

  /** What a type lets clients write, an instance lets them only when it says so itself. */
  private void close(NodeId id) {
    if (node(id) instanceof UaVariableNode variable
        && AccessLevel.fromValue(variable.getAccessLevel()).contains(AccessLevel.CurrentWrite)) {
      writable(id, false);
    }
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
    manager.addReferences(
        new Reference(parent, referenceType, child.expanded(), true), namespaces());
  }

  /**
   * A variable that no type declares, below its object: analog if it has unit and range, with its
   * unit beside it if it has that alone.
   */
  public NodeId variable(
      String path, Tag<?> tag, QualifiedName name, Parent parent, Optional<Range> range) {
    NodeId id = id(path);
    UaVariableNode node = variableNode(id, name, tag.kind().dataType(), tag.kind().valueRank());
    node.setDisplayName(LocalizedText.english(tag.name()));
    node.setDescription(LocalizedText.english(tag.description()));
    boolean analog = tag.unit().isPresent() && range.isPresent();
    place(
        id,
        analog ? NodeIds.AnalogUnitRangeType : NodeIds.BaseDataVariableType,
        NodeIds.HasTypeDefinition);
    tag.unit().ifPresent(unit -> property(path, "EngineeringUnits", unit.information()));
    range.ifPresent(span -> property(path, "EURange", span));
    place(parent.node(), id, parent.referenceType());
    return id;
  }

  /** A property that no type declares, with a value that does not change by itself. */
  public void property(String path, String name, Object value) {
    NodeId type = dataType(value);
    NodeId id = id(path + "/" + name);
    variableNode(id, new QualifiedName(0, name), type, ValueRanks.Scalar);
    set(id, value);
    place(id, NodeIds.PropertyType, NodeIds.HasTypeDefinition);
    place(id(path), id, NodeIds.HasProperty);
  }

  private static NodeId dataType(Object value) {
    if (value instanceof Range) {
      return NodeIds.Range;
    }
    if (value instanceof EUInformation) {
      return NodeIds.EUInformation;
    }
    return value instanceof String ? NodeIds.String : NodeIds.Double;
  }

  private UaVariableNode variableNode(NodeId id, QualifiedName name, NodeId dataType, int rank) {
    UaVariableNode node =
        new UaVariableNode(
            context,
            id,
            name,
            LocalizedText.english(String.valueOf(name.name())),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            new DataValue(StatusCodes.Bad_WaitingForInitialData),
            dataType,
            rank,
            null,
            READ_ONLY,
            READ_ONLY,
            SAMPLING_FLOOR,
            false);
    manager.addNode(node);
    return node;
  }

  /** The variable tells its value from what the panel shows. */
  <T> void fill(NodeId id, Panel<T> panel, Telling<T> telling) {
    Supplier<DataValue> value = slots.add(id, panel, telling);
    variable(id).getFilterChain().addLast(AttributeFilters.getValue(each -> value.get()));
  }

  /** A value that does not change while the server runs. */
  public void set(NodeId id, Object value) {
    variable(id).setValue(DataValue.valueOnly(new Variant(value)));
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

  /** A value, or why there is none, that does not change while the server runs. */
  public void set(NodeId id, Sample sample) {
    variable(id).setValue(new DataValue(sample.value(), sample.status(), null, null));
  }

  /** Unit and range of an analog variable of an instance. */
  public void analog(NodeId variable, Unit unit, Range range) {
    below(variable, "EngineeringUnits").ifPresent(id -> set(id, unit.information()));
    below(variable, "EURange").ifPresent(id -> set(id, range));
  }

  private Optional<NodeId> below(NodeId node, String property) {
    NodeId id = id(node.getIdentifier() + "/" + property);
    return manager.containsNode(id) ? Optional.of(id) : Optional.empty();
  }

  /** How people see a node. */
  public void describe(NodeId id, String name, String description) {
    UaNode node = node(id);
    node.setDisplayName(LocalizedText.english(name));
    if (!description.isEmpty()) {
      node.setDescription(LocalizedText.english(description));
    }
  }

  /** Whether clients may write the value, if they have the right. */
  public void writable(NodeId id, boolean writable) {
    UByte level = writable ? READ_WRITE : READ_ONLY;
    variable(id).setAccessLevel(level);
    variable(id).setUserAccessLevel(level);
    if (writable) {
      permits.put(id, OPERATED);
    } else {
      permits.remove(id);
    }
  }

  /** Says of a method's arguments what its model leaves unsaid, by their names. */
  public void describeArguments(NodeId method, Map<String, String> words) {
    for (String property : List.of("InputArguments", "OutputArguments")) {
      below(method, property)
          .ifPresent(
              id -> {
                Object value = variable(id).getValue().value().value();
                if (value instanceof ExtensionObject[] declared) {
                  set(
                      id,
                      Stream.of(declared)
                          .map(each -> described(each, words))
                          .toArray(Argument[]::new));
                }
              });
    }
  }

  private Argument described(ExtensionObject declared, Map<String, String> words) {
    Argument argument = (Argument) declared.decode(context.getServer().getStaticEncodingContext());
    String name = String.valueOf(argument.getName());
    return new Argument(
        name,
        argument.getDataType(),
        argument.getValueRank(),
        argument.getArrayDimensions(),
        LocalizedText.english(words.getOrDefault(name, "")));
  }

  /** Who answers calls of a method, and what it takes to call it. */
  public void answer(NodeId method, MethodInvocationHandler handler, Right right) {
    ((UaMethodNode) node(method)).setInvocationHandler(handler);
    if (right != Right.OPERATE) {
      permits.put(method, Permit.LINE.with(Deed.CALL, right));
    }
  }

  private UaVariableNode variable(NodeId id) {
    return (UaVariableNode) node(id);
  }

  private UaNode node(NodeId id) {
    return Optional.ofNullable(manager.get(id))
        .orElseThrow(() -> new IllegalArgumentException("there is no node " + id));
  }

  private NamespaceTable namespaces() {
    return context.getServer().getNamespaceTable();
  }
}
