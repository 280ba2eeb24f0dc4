package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedLine.class)
final class AddressSpaceTest {
  @Test
  void theTreeIsWhatClientsBindTo(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      assertTrue(client.children(NodeIds.ObjectsFolder).contains("pilot-line"));
      assertEquals(
          Set.of(
              "Components",
              "HandOver",
              "Identification",
              "MachineryItemState",
              "OrderRun",
              "Presses",
              "ReadingsSkipped",
              "Recipes",
              "Runs",
              "StartRun"),
          Set.copyOf(client.children(client.id("line"))));
      assertEquals(List.of("P1", "P2", "P3"), client.children(client.id("presses")));
      assertEquals(
          Set.of("NodeVersion", "li-metal-cell"),
          Set.copyOf(client.children(client.id("recipes"))));
      assertEquals(
          List.of("densify", "stack-pressure"),
          client.children(client.id("recipe/li-metal-cell/stages")));
      assertEquals(
          UInteger.valueOf(0).intValue(),
          ((Number) client.attribute(client.id("line"), AttributeId.EventNotifier)).intValue());
    }
  }

  /** Every node below the line has a type, a name of its own, and an id that tells its path. */
  @Test
  void everyInstanceHasATypeAndItsOwnName(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      List<NodeId> nodes = new ArrayList<>(List.of(client.id("line")));
      for (int i = 0; i < nodes.size(); i++) {
        List<ReferenceDescription> children = client.browse(nodes.get(i));
        List<ReferenceDescription> own =
            children.stream()
                .filter(each -> !NodeIds.Organizes.equals(each.getReferenceTypeId()))
                .toList();
        assertEquals(
            own.size(),
            own.stream().map(ReferenceDescription::getBrowseName).distinct().count(),
            "names below " + nodes.get(i));
        assertEquals(
            children.size(),
            children.stream().map(ReferenceDescription::getDisplayName).distinct().count(),
            "what people see below " + nodes.get(i));
        for (ReferenceDescription each : children) {
          NodeId child = each.getNodeId().toNodeId(client.milo().getNamespaceTable()).orElseThrow();
          boolean method = each.getNodeClass() == NodeClass.Method;
          assertEquals(method, each.getTypeDefinition().isNull(), "type of " + child);
          nodes.add(child);
        }
      }
      assertTrue(nodes.size() > 100, "control: " + nodes.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // UNECE Recommendation 20 common codes as numbers: kN = B47, MPa = MPA, bar = BAR, mm = MMT,
    // mm/s = C16, °C = CEL, % = P1, s = SEC.
    "Force, kN, 4338743, 0, 245",
    "Pressure, MPa, 5066817, 0, 1000",
    "LinePressure, bar, 4342098, 0, 311.944",
    "Position, mm, 5066068, 0, 60",
    "Speed, mm/s, 4403510, -50, 50",
    "OilTemperature, °C, 4408652, 0, 200",
    "OilLevel, %, 20529, 0, 100",
    "DwellCredited, s, 5457219, 0, 31622400"
  })
  void analogVariablesHaveUnitsAndARange(
      String name, String symbol, int unitId, double low, double high, TestLine line)
      throws Exception {
    try (TestClient client = line.connect("observer")) {
      String path = "press/P1/" + name;
      EUInformation unit = decode(client, path + "/EngineeringUnits", EUInformation.class);
      assertEquals("http://www.opcfoundation.org/UA/units/un/cefact", unit.getNamespaceUri());
      assertEquals(unitId, unit.getUnitId());
      assertEquals(symbol, unit.getDisplayName().text());
      assertEquals(NodeIds.AnalogUnitRangeType, client.typeDefinition(client.id(path)));
      Range range = decode(client, path + "/EURange", Range.class);
      assertEquals(low, range.getLow());
      assertEquals(high, range.getHigh(), 0.001);
    }
  }

  /** The ampere is AMP. */
  @Test
  void aFurtherPointOfAMapHasTheUnitAndRangeOfTheMap(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      String path = "press/P2/Tags/pump-current";
      EUInformation unit = decode(client, path + "/EngineeringUnits", EUInformation.class);
      assertEquals("A", unit.getDisplayName().text());
      assertEquals(0x414D50, unit.getUnitId());
      assertEquals(25, decode(client, path + "/EURange", Range.class).getHigh());
      assertEquals(NodeIds.AnalogUnitRangeType, client.typeDefinition(client.id(path)));
    }
  }

  @Test
  void aRecipeShowsItsNumbersWithTheirSourcesAndWhatItLeavesOpen(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      assertEquals("Lithium metal cell", client.value("recipe/li-metal-cell/Title"));
      assertEquals(UInteger.valueOf(3), client.value("recipe/li-metal-cell/Revision"));
      assertEquals("APPROVED", client.value("recipe/li-metal-cell/Status"));
      String densify = "recipe/li-metal-cell/stage/densify/";
      assertEquals(250.0, (Double) client.value(densify + "Target"), 1e-9);
      assertEquals("S2", client.value(densify + "TargetSource"));
      assertEquals(5.0, (Double) client.value(densify + "Ramp"), 1e-9);
      assertEquals(180.0, client.value(densify + "Dwell"));
      assertEquals("180 s", client.value(densify + "DwellText"));
      String open = "recipe/li-metal-cell/stage/stack-pressure/";
      DataValue dwell = client.read(open + "Dwell");
      assertEquals(StatusCodes.Bad_ConfigurationError, dwell.statusCode().value());
      assertEquals("days, as the cell is cycled", client.value(open + "DwellText"));
      assertArrayEquals(
          new String[] {"stack-pressure.dwell: days, as the cell is cycled"},
          (String[]) client.value("recipe/li-metal-cell/Unbound"));
      assertEquals("ann, 2026-11-20", client.value("recipe/li-metal-cell/Approved"));
      assertArrayEquals(
          new String[] {"the size of the grains"},
          (String[]) client.value("recipe/li-metal-cell/NotStated"));
      assertArrayEquals(
          new String[] {"lpscl-powder 100 mg [S2]"}, (String[]) client.value(densify + "Adds"));
      assertEquals(10.0, (Double) client.value(densify + "Release"), 1e-9);
      assertEquals("E", client.value(densify + "ReleaseSource"));
      EUInformation rate = decode(client, densify + "Ramp/EngineeringUnits", EUInformation.class);
      assertEquals("MPa/s", rate.getDisplayName().text());
      assertEquals(-1, rate.getUnitId(), "UNECE has no code for it");
    }
  }

  @Test
  void methodsDescribeTheirArguments(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      Argument[] inputs = arguments(client, "line/StartRun/InputArguments");
      assertArrayEquals(
          new String[] {"Recipe", "Revision", "Bindings", "RequestId"}, names(inputs));
      assertEquals(NodeIds.UInt32, inputs[1].getDataType());
      assertEquals(1, inputs[2].getValueRank());
      for (Argument each : inputs) {
        assertFalse(String.valueOf(each.getDescription().text()).isBlank());
      }
      assertArrayEquals(
          new String[] {"RunId", "Message"},
          names(arguments(client, "line/StartRun/OutputArguments")));
    }
  }

  @Test
  void userExecutableTellsWhatTheReaderMayCall(TestLine line) throws Exception {
    for (var expected : List.of("observer", "operator", "engineer")) {
      try (TestClient client = line.connect(expected)) {
        assertEquals(
            !expected.equals("observer"),
            client.attribute(client.id("line/StartRun"), AttributeId.UserExecutable),
            expected);
        assertEquals(
            true, client.attribute(client.id("line/StartRun"), AttributeId.Executable), "control");
      }
    }
  }

  @Test
  void nothingCanBeWrittenNotEvenByAnEngineer(TestLine line) throws Exception {
    try (TestClient client = line.connect("engineer")) {
      DataValue value = DataValue.valueOnly(new Variant(1.0));
      List<StatusCode> results =
          client
              .milo()
              .writeValues(
                  List.of(
                      client.id("press/P1/Force"),
                      client.id("press/P1/Nonsense"),
                      NodeIds.Server_ServerDiagnostics_EnabledFlag),
                  List.of(value, value, DataValue.valueOnly(new Variant(true))));
      assertEquals(StatusCodes.Bad_NotWritable, results.get(0).value());
      assertEquals(StatusCodes.Bad_NodeIdUnknown, results.get(1).value());
      assertTrue(results.get(2).isBad());
    }
  }

  @Test
  void theServerSaysHonestlyWhatItIs(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      assertEquals(
          "0.3.0",
          client.read(NodeIds.Server_ServerStatus_BuildInfo_SoftwareVersion).value().value());
      assertEquals(
          "urn:stackline",
          client.read(NodeIds.Server_ServerStatus_BuildInfo_ProductUri).value().value());
      String[] profiles =
          (String[])
              client.read(NodeIds.Server_ServerCapabilities_ServerProfileArray).value().value();
      assertEquals(0, profiles == null ? 0 : profiles.length, "no certified profile is claimed");
      assertEquals(
          50.0,
          client.read(NodeIds.Server_ServerCapabilities_MinSupportedSampleRate).value().value());
    }
  }

  private static String[] names(Argument[] arguments) {
    return Stream.of(arguments).map(Argument::getName).toArray(String[]::new);
  }

  private static Argument[] arguments(TestClient client, String path) throws Exception {
    ExtensionObject[] objects = (ExtensionObject[]) client.value(path);
    Argument[] arguments = new Argument[objects.length];
    for (int i = 0; i < objects.length; i++) {
      arguments[i] = (Argument) objects[i].decode(client.milo().getStaticEncodingContext());
    }
    return arguments;
  }

  private static <T> T decode(TestClient client, String path, Class<T> type) throws Exception {
    ExtensionObject object = (ExtensionObject) client.value(path);
    return type.cast(object.decode(client.milo().getStaticEncodingContext()));
  }
}
