package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Built;
import io.stackline.press.Component;
import io.stackline.press.ComponentId;
import io.stackline.press.Identification;
import io.stackline.press.Identification.Trait;
import io.stackline.press.PressId;
import io.stackline.site.Site;
import io.stackline.site.Site.PressSite;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who the line, its presses and their components are, as a client reads it. */
final class IdentityTest {
  /** What MachineIdentificationType and the LADS device have in any case (OPC 40001-1 §8). */
  private static final Set<String> MANDATORY =
      Set.of(
          "Manufacturer",
          "Model",
          "SerialNumber",
          "ProductInstanceUri",
          "AssetId",
          "ComponentName",
          "HardwareRevision",
          "SoftwareRevision",
          "DeviceManual",
          "DeviceRevision",
          "RevisionCounter");

  /** Milo reads a text without letters as one that is not there; the value itself is. */
  private static final LocalizedText EMPTY = new LocalizedText("en", null);

  private static TestLine line;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    line = TestLine.start(site(), new SmallArchive(List.of()));
    client = line.connect("engineer");
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    line.close();
  }

  /** P1 says everything, P2 a part, P3 nothing. */
  private static Site site() {
    Site bare = PilotSite.site();
    Map<Trait, String> all = new EnumMap<>(Trait.class);
    for (Trait each : Trait.values()) {
      all.put(each, "the " + each);
    }
    Identification full =
        new Identification(
            all,
            Optional.of(new Built(2024, Optional.of(5))),
            Optional.of(LocalDate.of(2024, 9, 1)));
    List<Component> components =
        List.of(
            new Component(new ComponentId("plc"), "Controller", full),
            new Component(new ComponentId("cylinder"), "Main cylinder", Identification.UNSAID));
    Map<PressId, PressSite> presses = new LinkedHashMap<>(bare.presses());
    presses.put(PilotSite.P1, with(bare.press(PilotSite.P1), full, components));
    Identification year =
        new Identification(
            Map.of(Trait.MANUFACTURER_URI, "urn:example"),
            Optional.of(new Built(1999, Optional.empty())),
            Optional.empty());
    presses.put(PilotSite.P2, with(bare.press(PilotSite.P2), year, List.of()));
    Identification who =
        new Identification(
            Map.of(Trait.MANUFACTURER, "We", Trait.LOCATION, "Hall 2"),
            Optional.of(new Built(2026, Optional.empty())),
            Optional.empty());
    return new Site(
        bare.name(),
        bare.title(),
        presses,
        bare.dies(),
        bare.fixtures(),
        bare.materials(),
        bare.recipes(),
        bare.revisions(),
        bare.opcua(),
        who,
        bare.store(),
        bare.management(),
        bare.promptExpected(),
        bare.priorityStep(),
        bare.processes());
  }

  private static PressSite with(PressSite old, Identification said, List<Component> components) {
    return new PressSite(
        old.press(),
        old.connection(),
        old.dialect(),
        old.simulated(),
        old.extras(),
        said,
        components);
  }

  @Test
  void aPressShowsWhatItsPlateSays() throws Exception {
    Map<String, Object> shown = values("press/P1/Identification");
    assertEquals(LocalizedText.english("the MANUFACTURER"), shown.get("Manufacturer"));
    assertEquals("the MANUFACTURER_URI", shown.get("ManufacturerUri"));
    assertEquals(LocalizedText.english("the MODEL"), shown.get("Model"));
    assertEquals("the PRODUCT_CODE", shown.get("ProductCode"));
    assertEquals("the SERIAL", shown.get("SerialNumber"));
    assertEquals("the PRODUCT_URI", shown.get("ProductInstanceUri"));
    assertEquals("the ASSET_ID", shown.get("AssetId"));
    assertEquals("the HARDWARE", shown.get("HardwareRevision"));
    assertEquals("the SOFTWARE", shown.get("SoftwareRevision"));
    assertEquals("the LOCATION", shown.get("Location"));
    assertEquals(LocalizedText.english("25 t press P1"), shown.get("ComponentName"));
    assertEquals(ushort(2024), shown.get("YearOfConstruction"));
    assertEquals(ubyte(5), shown.get("MonthOfConstruction"));
    assertEquals(
        new DateTime(Instant.parse("2024-09-01T00:00:00Z")), shown.get("InitialOperationDate"));
    assertEquals("the MANUAL", client.value("press/P1/DeviceManual"));
    assertEquals("the LOCATION", client.value("press/P1/HierarchicalLocation"));
    assertEquals("the LOCATION", client.value("press/P1/OperationalLocation"));
  }

  /** One node below the device and below its identification: never two that could differ. */
  @Test
  void whatDeviceAndIdentificationShareIsOneNode() throws Exception {
    Map<String, NodeId> device = children("press/P1");
    Map<String, NodeId> identification = children("press/P1/Identification");
    Set<String> shared =
        Set.of(
            "Manufacturer",
            "ManufacturerUri",
            "Model",
            "ProductCode",
            "SerialNumber",
            "ProductInstanceUri",
            "AssetId",
            "ComponentName",
            "HardwareRevision",
            "SoftwareRevision");
    for (String member : shared) {
      assertEquals(device.get(member), identification.get(member), member);
      assertTrue(device.containsKey(member), member);
    }
  }

  @Test
  void whatNobodySaidIsEmptyOrNotThere() throws Exception {
    Map<String, Object> shown = values("press/P3");
    assertTrue(shown.keySet().containsAll(MANDATORY), shown.keySet().toString());
    assertEquals(EMPTY, shown.get("Manufacturer"));
    assertEquals("", shown.get("SerialNumber"));
    assertEquals("P3", shown.get("AssetId"), "the press's id, unless the site says another");
    Set<String> identification = children("press/P3/Identification").keySet();
    for (String each :
        List.of("ManufacturerUri", "ProductCode", "YearOfConstruction", "Location")) {
      assertFalse(identification.contains(each), each);
      assertFalse(shown.containsKey(each), each);
    }
    for (String each : List.of("Components", "HierarchicalLocation", "OperationalLocation")) {
      assertFalse(children("press/P3").containsKey(each), each);
    }
  }

  /** The optional members are chosen press by press. */
  @Test
  void onePressSaysMoreThanAnother() throws Exception {
    Map<String, Object> shown = values("press/P2/Identification");
    assertEquals("urn:example", shown.get("ManufacturerUri"));
    assertEquals(ushort(1999), shown.get("YearOfConstruction"));
    assertFalse(shown.containsKey("MonthOfConstruction"));
    assertFalse(shown.containsKey("ProductCode"));
  }

  @Test
  void componentsStandBelowTheirPressAndInItsBuildingBlocks() throws Exception {
    Map<String, NodeId> set = children("press/P1/Components");
    assertEquals(Set.of("NodeVersion", "plc", "cylinder"), set.keySet());
    assertEquals(client.id("press/P1/component/plc"), set.get("plc"));
    assertEquals("1", client.value("press/P1/Components/NodeVersion"));
    assertEquals(
        client.id("press/P1/Components"),
        children("press/P1/MachineryBuildingBlocks").get("Components"));
    assertFalse(children("press/P2/MachineryBuildingBlocks").containsKey("Components"));
    NodeId type = client.typeDefinition(client.id("press/P1/component/plc"));
    assertEquals(1024, ((Number) type.getIdentifier()).intValue(), "LADSComponentType");
  }

  @Test
  void aComponentShowsWhatIsSaidOfItAndNoMore() throws Exception {
    Map<String, Object> plc = values("press/P1/component/plc/Identification");
    assertEquals(LocalizedText.english("Controller"), plc.get("ComponentName"));
    assertEquals("the SERIAL", plc.get("SerialNumber"));
    assertEquals("the ASSET_ID", plc.get("AssetId"));
    assertEquals("the MANUAL", plc.get("DeviceManual"));
    assertEquals(ushort(2024), plc.get("YearOfConstruction"));
    assertEquals("the LOCATION", client.value("press/P1/component/plc/HierarchicalLocation"));
    assertEquals(
        Map.of(
            "Manufacturer",
            EMPTY,
            "SerialNumber",
            "",
            "ComponentName",
            LocalizedText.english("Main cylinder")),
        values("press/P1/component/cylinder/Identification"));
  }

  @Test
  void theLineIsAMachineThatSaysWhoItIs() throws Exception {
    assertEquals(
        Map.of(
            "Manufacturer", LocalizedText.english("We"),
            "SerialNumber", "",
            "ProductInstanceUri", "",
            "Location", "Hall 2",
            "YearOfConstruction", ushort(2026)),
        values("line/Identification"));
  }

  /** Some are writable in the model; here the site file alone says who a press is. */
  @Test
  void nobodyWritesAPlate() throws Exception {
    DataValue other = DataValue.valueOnly(new Variant("mine"));
    List<NodeId> ids =
        List.of(
            client.id("press/P1/AssetId"),
            client.id("press/P1/HierarchicalLocation"),
            client.id("press/P1/component/plc/AssetId"),
            client.id("press/P1/Components/NodeVersion"),
            client.id("line/Identification/Location"));
    client
        .milo()
        .writeValues(ids, List.of(other, other, other, other, other))
        .forEach(each -> assertEquals(StatusCodes.Bad_NotWritable, each.value()));
  }

  private static Map<String, NodeId> children(String path) throws Exception {
    Map<String, NodeId> children = new LinkedHashMap<>();
    for (ReferenceDescription each : client.browse(client.id(path))) {
      NodeId id = each.getNodeId().toNodeId(client.milo().getNamespaceTable()).orElseThrow();
      children.put(Objects.requireNonNull(each.getBrowseName().name()), id);
    }
    return children;
  }

  /** The properties of a node; each has a good value. */
  private static Map<String, Object> values(String path) throws Exception {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ReferenceDescription each : client.browse(client.id(path))) {
      if (NodeIds.HasProperty.equals(each.getReferenceTypeId())) {
        NodeId id = each.getNodeId().toNodeId(client.milo().getNamespaceTable()).orElseThrow();
        DataValue value = client.read(id);
        assertTrue(value.statusCode().isGood(), id.toString());
        values.put(
            Objects.requireNonNull(each.getBrowseName().name()),
            Objects.requireNonNull(value.value().value(), id.toString()));
      }
    }
    return values;
  }
}
