package io.stackline.opcua.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.nodeset.ModelServer;
import io.stackline.opcua.nodeset.NodeSetLoader;
import io.stackline.opcua.nodeset.NodeSetReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Types made for what the companion models do not have, or not so that it can be told apart. */
final class MemberTableTest {
  private static final String TYPES =
      type(1001, "Base", "i=58", "")
          + member("A", 2001, "i=80", "i=63", below(1001))
          + member("B", 2002, "i=80", "i=63", below(1001))
          + member("G", 2003, "i=78", "i=61", below(1001))
          // The subtype puts the A of its supertype into its own G, and cannot do without B.
          + type(1002, "Sub", "ns=1;i=1001", reference("i=17603", true, 1003))
          + member("B", 2004, "i=78", "i=63", below(1002))
          + member("G", 2005, "i=78", "i=61", below(1002) + reference("i=35", true, 2001))
          + type(1003, "Interface", "i=17602", "")
          + member("C", 2006, "i=78", "i=63", below(1003))
          // A member of the type itself, and of a subtype of it.
          + type(1004, "Nested", "i=58", "")
          + member("Child", 2007, "i=80", "ns=1;i=1004", below(1004))
          + member("Leaf", 2008, "i=78", "i=63", below(1004))
          + type(1005, "Outer", "i=58", "")
          + member("Inner", 2009, "i=80", "ns=1;i=1006", below(1005))
          + type(1006, "Inner", "ns=1;i=1005", "")
          + member("Value", 2010, "i=78", "i=63", below(1006))
          // A placeholder, and two members that differ only in their namespace.
          + type(1007, "Other", "i=58", "")
          + member("Any", 2011, "i=11508", "i=63", below(1007))
          + member("Twin", 2012, "i=78", "i=63", below(1007))
          + member("Twin", 2013, "i=78", "i=63", below(1007)).replace("1:Twin", "Twin");

  private static MemberTables tables;

  @BeforeAll
  static void load() throws Exception {
    OpcUaServer server = ModelServer.unserved();
    String xml =
        "<UANodeSet><NamespaceUris><Uri>urn:test:types</Uri></NamespaceUris>"
            + "<Models><Model ModelUri=\"urn:test:types\" Version=\"1\"/></Models>"
            + TYPES
            + "</UANodeSet>";
    NodeSetLoader.load(
        server,
        List.of(
            NodeSetReader.read(
                "types.xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))));
    tables = new MemberTables(server);
  }

  @Test
  void whatASubtypePutsIntoAGroupIsTheMemberOfItsSupertype() {
    MemberTable table = table(1002);
    assertEquals(Set.of("", "A", "B", "C", "G"), paths(table));
    assertEquals(table.find("A"), table.find("G/A"));
  }

  @Test
  void anOptionalMemberMayBecomeMandatory() {
    assertFalse(member(table(1001), "B").mandatory());
    Member stronger = member(table(1002), "B");
    assertTrue(stronger.mandatory());
    assertEquals(id(2004), stronger.declaration().getNodeId());
    assertEquals(List.of("A"), table(1002).optional());
  }

  @Test
  void aTypeInsideItselfEndsAtItsDeclaration() {
    assertEquals(Set.of("", "Child", "Leaf"), paths(table(1004)));
    assertEquals(Set.of("", "Inner"), paths(table(1005)));
    // Asked for by itself it is whole, whatever was asked before.
    assertEquals(Set.of("", "Inner", "Value"), paths(table(1006)));
    assertTrue(tables.recursive().containsAll(List.of(id(1004), id(1006))));
  }

  @Test
  void aPlaceholderIsNoMemberAndTwinsAreToldApart() {
    assertEquals(Set.of("", "Twin", "{http://opcfoundation.org/UA/}Twin"), paths(table(1007)));
  }

  private static Set<String> paths(MemberTable table) {
    return Set.copyOf(table.members().stream().map(Member::path).toList());
  }

  private static Member member(MemberTable table, String path) {
    return table.members().get(table.find(path).orElseThrow());
  }

  private static MemberTable table(int type) {
    return tables.of(id(type));
  }

  private static NodeId id(int number) {
    return new NodeId(2, number);
  }

  private static String type(int id, String name, String supertype, String more) {
    return "<UAObjectType NodeId=\"ns=1;i="
        + id
        + "\" BrowseName=\"1:"
        + name
        + "\"><References><Reference ReferenceType=\"i=45\" IsForward=\"false\">"
        + supertype
        + "</Reference>"
        + more
        + "</References></UAObjectType>";
  }

  private static String member(String name, int id, String rule, String type, String more) {
    String element = type.equals("i=63") ? "UAVariable" : "UAObject";
    return "<"
        + element
        + " NodeId=\"ns=1;i="
        + id
        + "\" BrowseName=\"1:"
        + name
        + "\"><References><Reference ReferenceType=\"i=40\">"
        + type
        + "</Reference><Reference ReferenceType=\"i=37\">"
        + rule
        + "</Reference>"
        + more
        + "</References></"
        + element
        + ">";
  }

  private static String below(int parent) {
    return reference("i=47", false, parent);
  }

  private static String reference(String type, boolean forward, int target) {
    return "<Reference ReferenceType=\""
        + type
        + "\" IsForward=\""
        + forward
        + "\">ns=1;i="
        + target
        + "</Reference>";
  }
}
