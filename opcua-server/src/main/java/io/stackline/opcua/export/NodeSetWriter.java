package io.stackline.opcua.export;

import io.stackline.opcua.nodeset.Edition;
import io.stackline.opcua.nodeset.Model;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Writes nodes of a server as NodeSet2 XML: all node classes, what differs from the schema's
 * defaults, each reference once, values that belong to the model. The same nodes give the same
 * octets, whatever the namespace indices and whenever it is done.
 *
 * <p>A value belongs to the model if it has no source time: then it holds as long as the node does.
 * Values with a status other than good are no part of it, nor is what the role of a session lets it
 * see or do.
 */
public final class NodeSetWriter {
  private final OpcUaServer server;
  private final Charters charters;
  private final Function<NodeId, Optional<NodeId>> declarations;

  /**
   * @param models what is known of the models in the server, those to be written too: their
   *     editions, and what they build on. References to models that build on the written ones are
   *     left to the files of those
   * @param declarations the method of a type that a method of an instance stands for
   */
  public NodeSetWriter(
      OpcUaServer server,
      Collection<Model> models,
      Function<NodeId, Optional<NodeId>> declarations) {
    this.server = server;
    this.charters = Charters.of(server, models);
    this.declarations = declarations;
  }

  /**
   * Writes the nodes with these ids; ids without a node are passed over. Holds the nodes' order in
   * memory, not the text. The stream is flushed, not closed.
   *
   * @param nodes those of one namespace or of several, which then stand in one file
   * @throws IOException the stream does not take it
   */
  public Exported write(Collection<NodeId> nodes, OutputStream out) throws IOException {
    List<UaNode> sorted =
        nodes.stream()
            .distinct()
            .flatMap(id -> server.getAddressSpaceManager().getManagedNode(id).stream())
            .sorted(NodeOrder.ofNodes(server.getNamespaceTable()))
            .toList();
    Set<NodeId> brought = new HashSet<>();
    sorted.forEach(node -> brought.add(node.getNodeId()));
    Links links = Links.of(server, charters, brought, NodeOrder.ofIds(server.getNamespaceTable()));
    Map<String, Integer> counts = count(sorted);
    FileTerms noting = FileTerms.noting(server, counts.keySet());
    // The first time to nowhere: the head of the file names what is used in its body.
    body(new XmlPage(Writer.nullWriter()), sorted, links, noting);
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    XmlPage page = new XmlPage(text);
    page.open("UANodeSet", Map.of("xmlns", "http://opcfoundation.org/UA/2011/03/UANodeSet.xsd"));
    FileTerms terms = noting.complete();
    head(page, terms, noting, counts.keySet());
    NodeWriter written = body(page, sorted, links, terms);
    page.close();
    Set<String> required = new TreeSet<>();
    counts.keySet().forEach(each -> required.addAll(noting.usedBy(each)));
    required.removeAll(counts.keySet());
    return new Exported(
        counts,
        required.stream().map(charters::edition).toList(),
        written.values(),
        written.live(),
        written.formless(),
        links.dangling());
  }

  private Map<String, Integer> count(List<UaNode> nodes) {
    Map<String, Integer> counts = new HashMap<>();
    for (UaNode node : nodes) {
      counts.merge(uri(node), 1, Integer::sum);
    }
    return new TreeMap<>(counts);
  }

  private String uri(UaNode node) {
    return Optional.ofNullable(server.getNamespaceTable().get(node.getNodeId().getNamespaceIndex()))
        .orElse("");
  }

  private NodeWriter body(XmlPage page, List<UaNode> nodes, Links links, FileTerms terms)
      throws IOException {
    NodeWriter writer = new NodeWriter(server, terms, declarations);
    for (UaNode node : nodes) {
      terms.writing(uri(node));
      writer.write(page, node, links.of(node.getNodeId()));
    }
    return writer;
  }

  private void head(XmlPage page, FileTerms terms, FileTerms noted, Set<String> own)
      throws IOException {
    page.open("NamespaceUris");
    for (String uri : terms.uris()) {
      page.text("Uri", uri);
    }
    page.close();
    page.open("Models");
    for (String uri : own) {
      page.open("Model", edition(charters.edition(uri)));
      for (String required : noted.usedBy(uri)) {
        page.empty("RequiredModel", edition(charters.edition(required)));
      }
      page.close();
    }
    page.close();
    page.open("Aliases");
    for (Map.Entry<String, NodeId> alias : terms.aliases().entrySet()) {
      page.text("Alias", Map.of("Alias", alias.getKey()), alias.getValue().toParseableString());
    }
    page.close();
  }

  private static Map<String, String> edition(Edition edition) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("ModelUri", edition.uri());
    if (!edition.version().isEmpty()) {
      attributes.put("Version", edition.version());
    }
    edition.published().ifPresent(at -> attributes.put("PublicationDate", at.toString()));
    return attributes;
  }
}
