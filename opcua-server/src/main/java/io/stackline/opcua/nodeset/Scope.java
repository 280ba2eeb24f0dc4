package io.stackline.opcua.nodeset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.util.Namespaces;

/** What indices and aliases mean in one file; both hold for that file alone. */
final class Scope {
  private static final Pattern QUALIFIED = Pattern.compile("(\\d{1,5}):(.*)", Pattern.DOTALL);

  private final List<String> uris;
  private final Map<String, String> aliases;

  private Scope(List<String> uris, Map<String, String> aliases) {
    this.uris = uris;
    this.aliases = aliases;
  }

  static Scope of(Markup root) {
    List<String> uris =
        root.within("NamespaceUris").stream().map(each -> each.text().strip()).toList();
    Map<String, String> aliases = new HashMap<>();
    for (Markup alias : root.within("Aliases")) {
      alias.attribute("Alias").ifPresent(name -> aliases.put(name, alias.text().strip()));
    }
    return new Scope(uris, Map.copyOf(aliases));
  }

  /** The namespaces of the file besides the base one, in the order of their indices. */
  List<String> uris() {
    return uris;
  }

  /** A NodeId or an alias, as an id that carries its namespace's URI. */
  ExpandedNodeId id(String written, Place place) throws BadNodeSet {
    String plain = aliases.getOrDefault(written.strip(), written.strip());
    NodeId local =
        NodeId.parseSafe(plain)
            .orElseThrow(
                () ->
                    new BadNodeSet(
                        place,
                        "\""
                            + plain
                            + "\" is neither a NodeId nor an alias: write a NodeId such as"
                            + " ns=1;i=7, or add it to <Aliases>"));
    return absolute(uri(local.getNamespaceIndex().intValue(), place), local.getIdentifier());
  }

  /** A browse name such as {@code 4:SensorValue}; without an index it is of the base namespace. */
  Name name(String written, Place place) throws BadNodeSet {
    Matcher qualified = QUALIFIED.matcher(written);
    return qualified.matches()
        ? name(Integer.parseInt(qualified.group(1)), qualified.group(2), place)
        : new Name(Namespaces.OPC_UA, written);
  }

  Name name(int index, String text, Place place) throws BadNodeSet {
    return new Name(uri(index, place), text);
  }

  private String uri(int index, Place place) throws BadNodeSet {
    if (index == 0) {
      return Namespaces.OPC_UA;
    }
    if (index > uris.size()) {
      throw new BadNodeSet(
          place,
          "namespace "
              + index
              + " is unknown: the file names "
              + uris.size()
              + " in <NamespaceUris>; add it there");
    }
    return uris.get(index - 1);
  }

  private static ExpandedNodeId absolute(String uri, Object identifier) {
    if (identifier instanceof UInteger number) {
      return ExpandedNodeId.of(uri, number);
    }
    if (identifier instanceof UUID guid) {
      return ExpandedNodeId.of(uri, guid);
    }
    if (identifier instanceof ByteString octets) {
      return ExpandedNodeId.of(uri, octets);
    }
    return ExpandedNodeId.of(uri, identifier.toString());
  }
}
