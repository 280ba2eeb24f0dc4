package io.stackline.opcua.nodeset;

import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** A node as a file describes it, one record a node class. */
public sealed interface NodeSpec {
  /** What nodes of every class have. */
  Common common();

  default ExpandedNodeId id() {
    return common().id();
  }

  /** What nodes of every class have. */
  record Common(
      ExpandedNodeId id,
      Name browseName,
      LocalizedText displayName,
      LocalizedText description,
      List<ReferenceSpec> references,
      Place place) {
    public Common {
      references = List.copyOf(references);
    }
  }

  /** {@code UAObject}. */
  record OfObject(Common common, int eventNotifier) implements NodeSpec {}

  /**
   * {@code UAVariable}.
   *
   * @param accessLevel bits of AccessLevelExType; the low eight are the AccessLevel
   */
  record OfVariable(
      Common common,
      Shape shape,
      long accessLevel,
      long userAccessLevel,
      double samplingInterval,
      Optional<ValueSpec> value)
      implements NodeSpec {}

  /** {@code UAMethod}, with the method of a type it stands for, where the file names it. */
  record OfMethod(Common common, Optional<ExpandedNodeId> declaration) implements NodeSpec {}

  /** {@code UAObjectType}. */
  record OfObjectType(Common common, boolean isAbstract) implements NodeSpec {}

  /** {@code UAVariableType}. */
  record OfVariableType(Common common, boolean isAbstract, Shape shape, Optional<ValueSpec> value)
      implements NodeSpec {}

  /** {@code UADataType}. */
  record OfDataType(Common common, boolean isAbstract, Optional<DefinitionSpec> definition)
      implements NodeSpec {}

  /** {@code UAReferenceType}. */
  record OfReferenceType(
      Common common, boolean isAbstract, boolean symmetric, LocalizedText inverseName)
      implements NodeSpec {}

  /** {@code UAView}. */
  record OfView(Common common, boolean containsNoLoops, int eventNotifier) implements NodeSpec {}
}
