package io.stackline.opcua.model.type;

import io.stackline.opcua.method.Told;
import io.stackline.opcua.model.node.Tag;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/**
 * One object type of ours; all its members are mandatory.
 *
 * @param name browse name
 * @param parts objects its instances have
 * @param methods for their names and arguments; who answers is each instance's own
 */
public record TypeSpec(
    String name,
    NodeId supertype,
    String description,
    List<? extends Tag<?>> tags,
    List<Part> parts,
    List<? extends Told> methods) {
  public TypeSpec {
    tags = List.copyOf(tags);
    parts = List.copyOf(parts);
    methods = List.copyOf(methods);
    if (tags.stream().map(Tag::name).distinct().count() < tags.size()) {
      throw new IllegalArgumentException(name + " has two variables of the same name");
    }
  }

  /** An object below each instance. */
  public record Part(QualifiedName name, NodeId type, String description) {}

  /** With variables alone. */
  public static TypeSpec of(
      String name, NodeId supertype, String description, List<? extends Tag<?>> tags) {
    return new TypeSpec(name, supertype, description, tags, List.of(), List.of());
  }

  public TypeSpec with(Part... more) {
    return new TypeSpec(name, supertype, description, tags, List.of(more), methods);
  }

  public TypeSpec with(List<? extends Told> more) {
    return new TypeSpec(name, supertype, description, tags, parts, more);
  }
}
