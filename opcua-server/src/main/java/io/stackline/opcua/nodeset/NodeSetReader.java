package io.stackline.opcua.nodeset;

import io.stackline.opcua.nodeset.NodeSpec.Common;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** Reads NodeSet2 files (OPC 10000-6, annex F). A file it cannot read whole it refuses. */
public final class NodeSetReader {
  /** The base NodeSet, the largest of all, has some 7,000. */
  static final int NODES_MAX = 100_000;

  private final String file;
  private final Markup root;
  private final Scope scope;
  private final NodeReader nodes;

  private NodeSetReader(String file, Markup root) {
    this.file = file;
    this.root = root;
    this.scope = Scope.of(root);
    this.nodes = new NodeReader(scope);
  }

  /**
   * Reads a file to its end; the stream is not closed.
   *
   * @param file its name, for messages
   * @throws BadNodeSet with file, line and column: not well-formed, larger than 32 MB, a document
   *     type, an unknown alias or namespace, a value or structure of an unknown type, an id twice,
   *     a node of a model the file does not bring
   */
  public static NodeSet read(String file, InputStream in) throws BadNodeSet {
    Markup root = MarkupReader.read(file, in);
    if (!root.name().equals("UANodeSet")) {
      throw new BadNodeSet(
          root.place(), "<" + root.name() + "> is no NodeSet: give a file with <UANodeSet>");
    }
    return new NodeSetReader(file, root).read();
  }

  private NodeSet read() throws BadNodeSet {
    List<Model> models = models();
    Set<String> own = models.stream().map(Model::uri).collect(Collectors.toSet());
    Map<ExpandedNodeId, Place> seen = new HashMap<>();
    List<NodeSpec> read = new ArrayList<>();
    for (Markup element : root.children()) {
      Optional<NodeSpec> node = nodes.read(element);
      if (node.isPresent()) {
        Common common = node.get().common();
        refuseForeign(common, own);
        Optional<Place> first = Optional.ofNullable(seen.putIfAbsent(common.id(), common.place()));
        if (first.isPresent()) {
          throw new BadNodeSet(
              common.place(),
              "NodeId "
                  + said(common.id())
                  + " is already used at "
                  + first.get()
                  + ": give one of the two another");
        }
        read.add(node.get());
      }
    }
    if (read.size() > NODES_MAX) {
      throw new BadNodeSet(file + ": more than " + NODES_MAX + " nodes");
    }
    return new NodeSet(file, models, scope.uris(), read);
  }

  private static void refuseForeign(Common common, Set<String> own) throws BadNodeSet {
    String uri = Optional.ofNullable(common.id().getNamespaceUri()).orElse("");
    if (!own.contains(uri)) {
      throw new BadNodeSet(
          common.place(),
          "node "
              + said(common.id())
              + " belongs to "
              + uri
              + ", which is no model of this file: add it to <Models>, or correct its index");
    }
  }

  private List<Model> models() throws BadNodeSet {
    List<Model> models = new ArrayList<>();
    for (Markup model : root.within("Models")) {
      List<Edition> required = new ArrayList<>();
      for (Markup each : model.children()) {
        if (each.name().equals("RequiredModel")) {
          required.add(edition(each));
        }
      }
      models.add(new Model(edition(model), required, model.place()));
    }
    if (models.isEmpty()) {
      throw new BadNodeSet(root.place(), "no <Model> in <Models>: what it defines cannot be told");
    }
    return models;
  }

  private static Edition edition(Markup model) throws BadNodeSet {
    Optional<String> date = model.attribute("PublicationDate");
    Optional<Instant> published = Optional.empty();
    try {
      published = date.map(Written::time);
    } catch (DateTimeException e) {
      throw new BadNodeSet(model.place(), "PublicationDate \"" + date.orElse("") + "\" is no time");
    }
    return new Edition(
        model.required("ModelUri"), model.attribute("Version").orElse(""), published);
  }

  static String said(ExpandedNodeId id) {
    return id.toParseableString();
  }

  /** A text directly in an element, as display names and descriptions are written. */
  static LocalizedText text(Markup node, String element) {
    Optional<Markup> child = node.child(element);
    String text = child.map(each -> each.text().strip()).orElse("");
    if (text.isEmpty()) {
      return LocalizedText.NULL_VALUE;
    }
    return child
        .flatMap(each -> each.attribute("Locale"))
        .map(locale -> new LocalizedText(locale, text))
        .orElse(new LocalizedText(text));
  }
}
