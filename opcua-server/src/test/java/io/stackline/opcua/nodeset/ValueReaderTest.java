package io.stackline.opcua.nodeset;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ulong;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumValueType;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Values of every type, as a server whose namespaces have other indices than the file says them.
 */
final class ValueReaderTest {
  private final EncodingContext server = new DefaultEncodingContext();

  @BeforeEach
  void haveTheNamespaceAtAnotherIndex() {
    NamespaceTable table = server.getNamespaceTable();
    table.add("urn:other");
    table.add(SmallNodeSet.URI);
  }

  @Test
  void scalars() throws Exception {
    assertEquals(true, value("<Boolean>true</Boolean>"));
    assertEquals((byte) -3, value("<SByte>-3</SByte>"));
    assertEquals(ubyte(200), value("<Byte>200</Byte>"));
    assertEquals((short) -300, value("<Int16>-300</Int16>"));
    assertEquals(ushort(60_000), value("<UInt16>60000</UInt16>"));
    assertEquals(-70_000, value("<Int32>-70000</Int32>"));
    assertEquals(uint(4_000_000_000L), value("<UInt32>4000000000</UInt32>"));
    assertEquals(-5_000_000_000L, value("<Int64>-5000000000</Int64>"));
    assertEquals(ulong(5_000_000_000L), value("<UInt64>5000000000</UInt64>"));
    assertEquals(1.5f, value("<Float>1.5</Float>"));
    assertEquals(Double.NEGATIVE_INFINITY, value("<Double>-INF</Double>"));
    assertEquals(" a ", value("<String> a </String>"));
  }

  @Test
  void times() throws Exception {
    DateTime noon = new DateTime(Instant.parse("2026-11-22T12:00:00Z"));
    assertEquals(noon, value("<DateTime>2026-11-22T12:00:00Z</DateTime>"));
    assertEquals(noon, value("<DateTime>2026-11-22T13:00:00+01:00</DateTime>"));
    assertEquals(noon, value("<DateTime>2026-11-22T12:00:00</DateTime>"));
  }

  @Test
  void whatIsNoNumberAndNoText() throws Exception {
    assertEquals(
        ByteString.of("abc".getBytes(StandardCharsets.US_ASCII)),
        value("<ByteString>YW\n  Jj</ByteString>"));
    assertEquals(
        UUID.fromString("00000000-0000-0001-0000-000000000002"),
        value("<Guid><String>00000000-0000-0001-0000-000000000002</String></Guid>"));
    assertEquals(
        new StatusCode(0x80310000L), value("<StatusCode><Code>2150694912</Code></StatusCode>"));
  }

  @Test
  void textsWithAndWithoutLocale() throws Exception {
    assertEquals(
        new LocalizedText("de", "Presse"),
        value("<LocalizedText><Locale>de</Locale><Text>Presse</Text></LocalizedText>"));
    assertEquals(
        new LocalizedText("press"), value("<LocalizedText><Text>press</Text></LocalizedText>"));
    assertEquals(LocalizedText.NULL_VALUE, value("<LocalizedText/>"));
  }

  @Test
  void namespacesInsideValuesAreMapped() throws Exception {
    assertEquals(new NodeId(2, 7), value("<NodeId><Identifier>ns=1;i=7</Identifier></NodeId>"));
    assertEquals(
        new QualifiedName(2, "Lock"),
        value(
            "<QualifiedName><NamespaceIndex>1</NamespaceIndex><Name>Lock</Name></QualifiedName>"));
    Argument argument =
        (Argument)
            structure(
                "<Argument><Name>P</Name><DataType><Identifier>ns=1;i=3003</Identifier></DataType>"
                    + "<ValueRank>1</ValueRank><ArrayDimensions><UInt32>0</UInt32></ArrayDimensions>"
                    + "<Description><Text>what</Text></Description></Argument>");
    assertEquals("P", argument.getName());
    assertEquals(new NodeId(2, 3003), argument.getDataType());
    assertEquals(1, argument.getValueRank());
    assertEquals("what", argument.getDescription().text());
  }

  @Test
  void structuresOfTheBaseModel() throws Exception {
    assertEquals(new Range(-1.0, 2.5), structure("<Range><Low>-1</Low><High>2.5</High></Range>"));
    assertEquals(
        new EnumValueType(3L, new LocalizedText("Three"), LocalizedText.NULL_VALUE),
        structure(
            "<EnumValueType><Value>3</Value><DisplayName><Text>Three</Text></DisplayName>"
                + "</EnumValueType>"));
    assertEquals(
        new EUInformation(
            "urn:units", 5066068, new LocalizedText("mm"), new LocalizedText("millimetre")),
        structure(
            "<EUInformation><NamespaceUri>urn:units</NamespaceUri><UnitId>5066068</UnitId>"
                + "<DisplayName><Text>mm</Text></DisplayName>"
                + "<Description><Text>millimetre</Text></Description></EUInformation>"));
  }

  @Test
  void listsAndMatrices() throws Exception {
    assertArrayEquals(
        new Integer[] {1, 2},
        (Integer[]) value("<ListOfInt32><Int32>1</Int32><Int32>2</Int32></ListOfInt32>"));
    assertArrayEquals(new String[0], (String[]) value("<ListOfString/>"));
    Matrix matrix =
        (Matrix)
            value(
                "<Matrix><Dimensions><UInt32>2</UInt32><UInt32>1</UInt32></Dimensions><Elements>"
                    + "<NodeId><Identifier>ns=1;i=1</Identifier></NodeId>"
                    + "<NodeId><Identifier>i=2</Identifier></NodeId></Elements></Matrix>");
    assertArrayEquals(new int[] {2, 1}, matrix.getDimensions());
    assertArrayEquals(
        new NodeId[] {new NodeId(2, 1), new NodeId(0, 2)}, (NodeId[]) matrix.getElements());
  }

  private Object structure(String body) throws BadNodeSet {
    ExtensionObject object =
        (ExtensionObject) value("<ExtensionObject><Body>" + body + "</Body></ExtensionObject>");
    return object.decode(server);
  }

  private Object value(String xml) throws BadNodeSet {
    NodeSet set =
        SmallNodeSet.read(
            SmallNodeSet.with(
                "<UAVariable NodeId=\"ns=1;i=2\" BrowseName=\"1:V\"><Value>"
                    + xml
                    + "</Value></UAVariable>"));
    return ((NodeSpec.OfVariable) set.nodes().get(0)).value().orElseThrow().in(server);
  }
}
