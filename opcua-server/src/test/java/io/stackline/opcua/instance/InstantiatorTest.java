package io.stackline.opcua.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.nodeset.ModelServer;
import io.stackline.opcua.nodeset.SharedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Instances of a few types, looked at closely. */
@ExtendWith(SharedModels.class)
final class InstantiatorTest {
  private static final int DEVICE = 1002;
  private static final int FUNCTIONAL_UNIT = 1003;
  private static final int FUNCTION = 1004;
  private static final int COVER = 1011;
  private static final int TIMER = 1013;
  private static final int SENSOR = 1016;

  private final ModelServer server;
  private final Instantiator instantiator;
  private final List<Instance> made = new ArrayList<>();

  InstantiatorTest(ModelServer server) {
    this.server = server;
    this.instantiator = new Instantiator(server.tables(), server.plant().getNodeContext());
  }

  @AfterEach
  void takeAwayAgain() {
    made.forEach(instantiator::remove);
    assertEquals(List.of(), server.plant().getNodeManager().getNodeIds());
  }

  @Test
  void aMemberHasWhatItsTypesSupertypesHave() {
    Instance sensor = create(blueprint(SENSOR));
    // AnalogUnitRangeType has EngineeringUnits itself and EURange from AnalogItemType's family.
    assertTrue(sensor.find("SensorValue/EURange").isPresent());
    assertTrue(sensor.find("SensorValue/EngineeringUnits").isPresent());
    Instance unit =
        create(
            blueprint(FUNCTIONAL_UNIT)
                .with(Set.of("FunctionalUnitState/Stop", "FunctionalUnitState/Abort")));
    assertTrue(unit.find("FunctionalUnitState/Stop").isPresent());
    assertFalse(unit.find("FunctionalUnitState/Clear").isPresent());
  }

  @Test
  void whatAGroupOrganizesIsTheSameNode() {
    Instance sensor = create(blueprint(SENSOR));
    NodeId value = sensor.find("SensorValue").orElseThrow();
    assertEquals(value, sensor.find("Operational/SensorValue").orElseThrow());
    assertEquals(id("fn/SensorValue"), value);
    Instance device = create(blueprint(DEVICE));
    assertEquals(device.find("SerialNumber"), device.find("Identification/SerialNumber"));
  }

  @Test
  void optionalMembersAreThereOnlyWhenWantedByPath() {
    Instance closed = create(blueprint(COVER));
    assertEquals(Optional.empty(), closed.find("CoverState/Open"));
    Instance open = create(other(COVER).with(Set.of("CoverState/Open")));
    assertTrue(open.find("CoverState/Open").isPresent());
    assertEquals(Optional.empty(), open.find("CoverState/Close"));
  }

  @Test
  void aWantedMemberBringsWhatItStandsIn() {
    String path = "ProgramManager/ActiveProgram/CurrentStepName";
    Instance unit = create(blueprint(FUNCTIONAL_UNIT).with(Set.of(path)));
    assertTrue(unit.find("ProgramManager").isPresent());
    assertTrue(unit.find("ProgramManager/ResultSet").isPresent());
    assertEquals(id("unit/" + path), unit.find(path).orElseThrow());
  }

  @Test
  void variablesWaitAndPropertiesOfTheModelAreThere() throws Exception {
    Instance sensor = create(blueprint(SENSOR));
    DataValue waiting =
        server
            .client()
            .readValue(0, TimestampsToReturn.Both, sensor.find("SensorValue").orElseThrow());
    assertEquals(StatusCodes.Bad_WaitingForInitialData, waiting.statusCode().value());
    Instance timer = create(other(TIMER).with(Set.of("CurrentValue")));
    UaVariableNode units =
        (UaVariableNode) node(timer.find("CurrentValue/EngineeringUnits").orElseThrow());
    assertTrue(units.getValue().statusCode().isGood());
    assertTrue(units.getValue().value().isNotNull());
  }

  @Test
  void methodsAreTheInstancesOwnOrShared() {
    Set<String> stop = Set.of("FunctionalUnitState/StartProgram");
    Instance own = create(blueprint(FUNCTIONAL_UNIT).with(stop));
    Instance shared = create(other(FUNCTIONAL_UNIT).with(stop).with(Blueprint.Methods.SHARED));
    NodeId method = own.find("FunctionalUnitState/StartProgram").orElseThrow();
    assertEquals(id("unit/FunctionalUnitState/StartProgram"), method);
    assertTrue(own.sharedMethods().isEmpty());
    assertTrue(own.find("FunctionalUnitState/StartProgram/InputArguments").isPresent());
    assertEquals(
        server.id("LADS", 7010), shared.find("FunctionalUnitState/StartProgram").orElseThrow());
    assertFalse(shared.nodes().containsKey("FunctionalUnitState/StartProgram"));
    assertTrue(shared.sharedMethods().containsKey("FunctionalUnitState/StartProgram"));
  }

  @Test
  void statesAndTransitionsStayOnTheirType() {
    Instance unit = create(blueprint(FUNCTIONAL_UNIT));
    NodeId state = unit.find("FunctionalUnitState").orElseThrow();
    assertTrue(
        server.server().getAddressSpaceManager().getManagedReferences(state).stream()
            .filter(Reference::isForward)
            .noneMatch(each -> each.getReferenceTypeId().equals(NodeIds.HasSubStateMachine)));
    assertTrue(unit.nodes().keySet().stream().noneMatch(each -> each.endsWith("ToRunning")));
  }

  @Test
  void nodeIdsAreTheSameEveryTime() {
    Instance first = create(blueprint(DEVICE));
    List<NodeId> ids = List.copyOf(first.nodes().values());
    assertTrue(ids.stream().noneMatch(each -> each.getIdentifier().toString().contains("{")));
    instantiator.remove(first);
    made.remove(first);
    assertEquals(ids, List.copyOf(create(blueprint(DEVICE)).nodes().values()));
    MemberTable again = new MemberTables(server.server()).of(server.id("LADS", DEVICE));
    assertNotSame(again, first.table());
    assertEquals(
        first.table().members().stream().map(Member::path).toList(),
        again.members().stream().map(Member::path).toList());
  }

  @Test
  void whatCannotBeMadeIsRefusedAndLeavesNothing() {
    refused("is abstract", blueprint(FUNCTION));
    refused("has no member Sensorvalue", blueprint(SENSOR).with(Set.of("Sensorvalue")));
    refused("there is no node", blueprint(999_999));
    Blueprint nowhere =
        Blueprint.of(
            server.id("LADS", SENSOR),
            "fn",
            new QualifiedName(0, "fn"),
            new Blueprint.Parent(id("nowhere"), NodeIds.HasComponent),
            server.plant()::id);
    refused("to put the instance below", nowhere);
    assertEquals(List.of(), server.plant().getNodeManager().getNodeIds());
    create(blueprint(SENSOR));
    refused("is taken", blueprint(SENSOR));
  }

  private void refused(String why, Blueprint blueprint) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> instantiator.create(blueprint));
    assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
  }

  private Instance create(Blueprint blueprint) {
    Instance instance = instantiator.create(blueprint);
    made.add(instance);
    return instance;
  }

  private Blueprint blueprint(int type) {
    return blueprint(type, type == DEVICE || type == FUNCTIONAL_UNIT ? "unit" : "fn");
  }

  private Blueprint other(int type) {
    return blueprint(type, "other");
  }

  private Blueprint blueprint(int type, String path) {
    return Blueprint.of(
        server.id("LADS", type),
        path,
        new QualifiedName(server.plant().getNamespaceIndex(), path),
        new Blueprint.Parent(NodeIds.ObjectsFolder, NodeIds.Organizes),
        server.plant()::id);
  }

  private NodeId id(String path) {
    return server.plant().id(path);
  }

  private UaNode node(NodeId id) {
    return server.server().getAddressSpaceManager().getManagedNode(id).orElseThrow();
  }
}
