package io.stackline.opcua.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.junit.jupiter.api.Test;

final class NodeSetReaderTest {
  private static final String FOLDER =
      "<UAObject NodeId=\"ns=1;i=1\" BrowseName=\"1:A\"><DisplayName>A</DisplayName>"
          + "<References><Reference ReferenceType=\"HasTypeDefinition\">i=61</Reference>"
          + "</References></UAObject>\n";

  @Test
  void aNodeCarriesItsNamespaceByUri() throws Exception {
    NodeSet set = SmallNodeSet.read(SmallNodeSet.with(FOLDER));
    NodeSpec node = set.nodes().get(0);
    assertEquals(ExpandedNodeId.of(SmallNodeSet.URI, 1), node.id());
    assertEquals(new Name(SmallNodeSet.URI, "A"), node.common().browseName());
    assertEquals(
        List.of(ExpandedNodeId.of("http://opcfoundation.org/UA/", 40)),
        node.common().references().stream().map(ReferenceSpec::type).toList());
  }

  @Test
  void whatIsNotWrittenHasTheDefaultsOfTheSchema() throws Exception {
    NodeSet set =
        SmallNodeSet.read(
            SmallNodeSet.with("<UAVariable NodeId=\"ns=1;i=2\" BrowseName=\"1:V\"/>"));
    NodeSpec.OfVariable variable = (NodeSpec.OfVariable) set.nodes().get(0);
    assertEquals(
        new Shape(ExpandedNodeId.of("http://opcfoundation.org/UA/", 24), -1, List.of()),
        variable.shape());
    assertEquals(1, variable.accessLevel());
    assertEquals(1, variable.userAccessLevel());
    assertEquals("V", variable.common().displayName().text());
    assertTrue(variable.value().isEmpty());
  }

  @Test
  void nodesThatOnlyDesignToolsNeedAreLeftOut() throws Exception {
    NodeSet set =
        SmallNodeSet.read(
            SmallNodeSet.with(
                FOLDER
                    + "<UAObject NodeId=\"ns=1;i=3\" BrowseName=\"1:B\" DesignToolOnly=\"true\"/>"));
    assertEquals(1, set.nodes().size());
  }

  @Test
  void xmlThatBreaksOffIsRefusedWithItsPlace() {
    refused("small.xml:9:", "not well-formed", SmallNodeSet.with("<UAObject></UAVariable>"));
  }

  @Test
  void aDocumentTypeIsRefusedBecauseItCouldNameOtherFiles() {
    refused(
        "small.xml:1:",
        "document types",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><UANodeSet>&e;</UANodeSet>");
  }

  @Test
  void whatNestsWithoutEndIsRefused() {
    refused("small.xml:1:", "nested deeper", "<a>".repeat(100) + "</a>".repeat(100));
  }

  @Test
  void anUnknownAliasIsRefusedWithItsPlace() {
    refused(
        "small.xml:9:",
        "\"HasFriend\" is neither a NodeId nor an alias",
        SmallNodeSet.with(FOLDER.replace("\"HasTypeDefinition\"", "\"HasFriend\"")));
  }

  @Test
  void anUnknownNamespaceIsRefusedWithItsPlace() {
    refused(
        "small.xml:9:",
        "namespace 2 is unknown: the file names 1",
        SmallNodeSet.with(FOLDER.replace("\"1:A\"", "\"2:A\"")));
  }

  @Test
  void aNodeIdUsedTwiceIsRefusedWithBothPlaces() {
    String second = FOLDER.replace("1:A", "1:B");
    BadNodeSet refusal =
        refused(
            "small.xml:10:", "is already used at small.xml:9:", SmallNodeSet.with(FOLDER + second));
    assertTrue(String.valueOf(refusal.getMessage()).contains("i=1"), refusal.getMessage());
  }

  @Test
  void aNodeOfAnotherModelIsRefused() {
    refused(
        "small.xml:9:",
        "no model of this file",
        SmallNodeSet.with(FOLDER.replace("ns=1;i=1", "i=1")));
  }

  @Test
  void aValueOfAnUnknownTypeIsRefusedRatherThanLost() {
    refused("small.xml:9:", "values of type Variant", value("<Variant/>"));
    refused(
        "small.xml:9:",
        "structures of type Foo",
        value("<ExtensionObject><Body><Foo/></Body></ExtensionObject>"));
  }

  @Test
  void aNumberOutOfItsRangeIsRefused() {
    refused("small.xml:9:", "write one from 0 to 255", value("<Byte>256</Byte>"));
    refused("small.xml:9:", "is no Double", value("<Double>much</Double>"));
    refused("small.xml:9:", "is no DateTime", value("<DateTime>today</DateTime>"));
    refused("small.xml:9:", "write true or false", value("<Boolean>yes</Boolean>"));
  }

  @Test
  void aMatrixHasAsManyElementsAsItsDimensionsHold() {
    refused(
        "small.xml:9:",
        "with 1 elements",
        value(
            "<Matrix><Dimensions><UInt32>2</UInt32><UInt32>1</UInt32></Dimensions>"
                + "<Elements><Int32>1</Int32></Elements></Matrix>"));
  }

  @Test
  void whatIsNoNodeSetIsRefused() {
    refused("small.xml:1:", "is no NodeSet", "<html/>");
    refused("small.xml:1:", "no <Model>", "<UANodeSet/>");
    refused("small.xml", "", "");
  }

  private static String value(String value) {
    return SmallNodeSet.with(
        "<UAVariable NodeId=\"ns=1;i=2\" BrowseName=\"1:V\"><Value>"
            + value
            + "</Value></UAVariable>");
  }

  private static BadNodeSet refused(String place, String why, String xml) {
    BadNodeSet refusal = assertThrows(BadNodeSet.class, () -> SmallNodeSet.read(xml));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith(place), message);
    assertTrue(message.contains(why), message);
    return refusal;
  }
}
