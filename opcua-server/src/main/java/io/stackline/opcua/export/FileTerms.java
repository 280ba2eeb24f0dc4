package io.stackline.opcua.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.util.Namespaces;

/**
 * How a file names nodes: by indices of its own and by aliases. Everything is written twice, first
 * to nowhere, so that the terms know what is used before the file's first line is written.
 */
final class FileTerms {
  private final OpcUaServer server;
  private final List<String> uris;
  private final boolean complete;
  private final SortedMap<String, NodeId> aliases;
  private final Map<String, Set<String>> used = new HashMap<>();
  private String writing = "";

  private FileTerms(
      OpcUaServer server, List<String> uris, SortedMap<String, NodeId> aliases, boolean complete) {
    this.server = server;
    this.uris = uris;
    this.aliases = aliases;
    this.complete = complete;
  }

  /**
   * Terms that note what is used.
   *
   * @param own namespaces whose nodes the file brings; they get the first indices
   */
  static FileTerms noting(OpcUaServer server, Set<String> own) {
    return new FileTerms(server, new ArrayList<>(new TreeSet<>(own)), new TreeMap<>(), false);
  }

  /** Terms for writing what was noted, in an order that depends on the URIs alone. */
  FileTerms complete() {
    Set<String> foreign = new TreeSet<>();
    used.values().forEach(foreign::addAll);
    uris.forEach(foreign::remove);
    foreign.remove(Namespaces.OPC_UA);
    List<String> all = new ArrayList<>(uris);
    all.addAll(foreign);
    return new FileTerms(server, all, aliases, true);
  }

  /** From now on a node of this namespace is written. */
  void writing(String uri) {
    writing = uri;
  }

  /** The namespaces the nodes of one namespace name, besides their own; sorted. */
  Set<String> usedBy(String uri) {
    Set<String> all = new TreeSet<>(used.getOrDefault(uri, Set.of()));
    all.remove(uri);
    return all;
  }

  /** The namespaces of the file, in the order of its indices, without the base namespace. */
  List<String> uris() {
    return uris;
  }

  /** Names of base types with their ids. */
  SortedMap<String, NodeId> aliases() {
    return aliases;
  }

  String uri(NodeId id) {
    return uri(id.getNamespaceIndex());
  }

  private String uri(UShort index) {
    return Optional.ofNullable(server.getNamespaceTable().get(index)).orElse("");
  }

  String id(NodeId id) {
    return id.withNamespaceIndex(UShort.valueOf(index(uri(id)))).toParseableString();
  }

  /** An id where aliases are usual; base types are named by their browse name. */
  String type(NodeId id) {
    if (id.getNamespaceIndex().intValue() != 0) {
      return id(id);
    }
    Optional<String> name =
        server
            .getAddressSpaceManager()
            .getManagedNode(id)
            .flatMap(node -> Optional.ofNullable(node.getBrowseName().name()));
    name.ifPresent(each -> aliases.putIfAbsent(each, id));
    return name.filter(each -> id.equals(aliases.get(each))).orElse(id(id));
  }

  String name(QualifiedName name) {
    int index = index(name);
    String text = text(name);
    // An index of 0 is said where the text itself looks as if it had one.
    return index == 0 && !text.matches("(?s)\\d{1,5}:.*") ? text : index + ":" + text;
  }

  int index(QualifiedName name) {
    return index(uri(name.namespaceIndex()));
  }

  static String text(QualifiedName name) {
    return Optional.ofNullable(name.name()).orElse("");
  }

  private int index(String uri) {
    if (!complete) {
      used.computeIfAbsent(writing, each -> new TreeSet<>()).add(uri);
    }
    return uri.equals(Namespaces.OPC_UA) ? 0 : uris.indexOf(uri) + 1;
  }
}
