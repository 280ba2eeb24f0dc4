package io.stackline.opcua.nodeset;

import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/** A qualified name, independent of any server's namespace indices. */
public record Name(String uri, String text) {
  /** As the server with these namespaces says it; empty if it has no such namespace. */
  Optional<QualifiedName> in(NamespaceTable table) {
    Optional<UShort> index = Optional.ofNullable(table.getIndex(uri));
    return index.map(each -> new QualifiedName(each, text));
  }
}
