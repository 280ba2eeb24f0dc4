package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.export.SiteSpace;
import io.stackline.opcua.nodeset.NodeSetReader;
import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.site.Site;
import io.stackline.site.Site.PressSite;
import io.stackline.time.SystemTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ModelChangeStructureDataType;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client that knows LADS, DI and Machinery finds of the line. */
final class PlantModelTest {
  private static final String UNIT = "press/P1/unit/";
  private static final long DEVICE_SET = 5001;
  private static final long MACHINES = 1001;

  private static TestLine line;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    line = TestLine.start();
    client = line.connect("operator");
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    line.close();
  }

  @Test
  void pressesAreDevicesAndMachinesAndSoIsTheLine() throws Exception {
    NodeId deviceSet = companion("DI", DEVICE_SET);
    assertTrue(client.children(deviceSet).containsAll(List.of("P1", "P2", "P3")));
    List<String> machines = client.children(companion("Machinery", MACHINES));
    assertTrue(machines.containsAll(List.of("pilot-line", "P1", "P2", "P3")), "" + machines);
    assertEquals(List.of("P1", "P2", "P3"), client.children(client.id("line/Components")));
    assertEquals(
        Set.of(client.id("press/P1")),
        client.browse(deviceSet).stream()
            .filter(each -> "P1".equals(each.getBrowseName().name()))
            .map(this::target)
            .collect(Collectors.toSet()),
        "one node, wherever it is shown");
  }

  @Test
  void aFunctionHoldsTheValueThatTheTagsShow() throws Exception {
    NodeId force = client.id("press/P1/Force");
    assertTrue(targets("press/P1/unit/Force").contains(force));
    assertTrue(targets("press/P1/Tags").contains(force));
    assertTrue(targets("press/P1/unit/LinePressure").contains(client.id("press/P1/LinePressure")));
    assertEquals(
        NodeIds.AnalogUnitRangeType, client.typeDefinition(client.id("press/P1/LinePressure")));
  }

  @ParameterizedTest
  @CsvSource({
    "READY, Stopped, '', NotExecuting, 4",
    "APPROACH, Running, Starting, Executing, 4",
    "RAMP, Running, Execute, Executing, 4",
    "INSITU, Running, Execute, Executing, 4",
    "PAUSED, Running, Held, Executing, 4",
    "WAIT_OPERATOR, Running, Suspended, Executing, 4",
    "RELEASE, Running, Completing, Executing, 4",
    "ABORTING, Aborting, '', Executing, 4",
    "FAULT, Aborted, '', OutOfService, 1",
    "ESTOP, Aborted, '', OutOfService, 4",
    "MANUAL, Stopped, '', OutOfService, 2"
  })
  void theStatesFollowThePress(
      PressState state, String unit, String running, String item, int health) throws Exception {
    Instant at = Readings.T0.plusSeconds(100 + state.code());
    line.publish(Readings.fresh(PilotSite.P1, at, Readings.in(state)));
    client.await("press/P1/State", value -> state.name().equals(value.value().value()));
    assertEquals(unit, text(UNIT + "FunctionalUnitState/CurrentState"));
    assertEquals(
        running.isEmpty() ? unit : unit + "." + running,
        text(UNIT + "FunctionalUnitState/CurrentState/EffectiveDisplayName"));
    DataValue inside = client.read(UNIT + "FunctionalUnitState/RunningStateMachine/CurrentState");
    if (running.isEmpty()) {
      assertEquals(StatusCodes.Bad_StateNotActive, inside.statusCode().value());
    } else {
      assertEquals(LocalizedText.english(running), inside.value().value());
    }
    assertEquals(item, text("press/P1/MachineryItemState/CurrentState"));
    assertEquals(health, client.value("press/P1/DeviceHealth"));
    assertTrue(
        ((NodeId[]) client.value(UNIT + "FunctionalUnitState/AvailableTransitions")).length > 0);
  }

  @Test
  void dutyAndWhyNotTellWhatStandsInTheWay() throws Exception {
    line.publish(Readings.fresh(PilotSite.P3, Readings.T0, Readings.in(PressState.IDLE)));
    client.await("press/P3/State", value -> "IDLE".equals(value.value().value()));
    PressUse serviced =
        new PressUse(
            PilotSite.P3,
            PressDuty.MAINTENANCE,
            Readings.T0,
            "engineer",
            "new seal",
            Optional.empty(),
            "");
    line.publish(serviced);
    client.await("press/P3/Duty", value -> "MAINTENANCE".equals(value.value().value()));
    assertEquals("Maintenance", text("press/P3/MachineryOperationMode/CurrentState"));
    assertEquals("OutOfService", text("press/P3/MachineryItemState/CurrentState"));
    String[] codes = (String[]) client.value("press/P3/WhyNotCodes");
    assertEquals("MAINTENANCE", codes[0]);
    String[] reasons = (String[]) client.value("press/P3/WhyNot");
    assertEquals(codes.length, reasons.length);
    assertTrue(reasons[0].contains("new seal") && reasons[0].contains("engineer"), reasons[0]);
  }

  @Test
  void aRunTellsWhyItWaitsAndLeavesItsResultAtThePress() throws Exception {
    RunId run = new RunId("run-modelled");
    line.publish(Readings.fresh(PilotSite.P1, Readings.T0, Readings.in(PressState.IDLE)));
    line.publish(use(run));
    line.publish(Runs.running(run));
    client.await("run/run-modelled/State", value -> value.statusCode().isGood());
    assertTrue(((String[]) client.value("run/run-modelled/WhyNotCodes")).length > 0);
    client.await(
        UNIT + "ProgramManager/ActiveProgram/DeviceProgramRunId",
        value -> "run-modelled".equals(value.value().value()));
    assertFalse(client.children(client.id(results())).contains("run-modelled"), "control");
    NodeId version = client.id(results() + "/NodeVersion");
    try (Watched watched = Watched.of(client.milo(), version)) {
      Object before = watched.next().value().value();
      line.publish(Runs.complete(run, Runs.STARTED.plusSeconds(600)));
      assertNotEquals(before, watched.next().value().value());
    }
    assertTrue(client.children(client.id(results())).contains("run-modelled"));
    String result = "press/P1/result/run-modelled/";
    assertEquals("operator", client.value(result + "User"));
    assertEquals(600_000.0, client.value(result + "TotalRuntime"));
    assertEquals("li-metal-cell", client.value(result + "ProgramTemplate/DeviceTemplateId"));
    assertTrue(
        targets(result + "VariableSet").contains(client.id("run/run-modelled/stage/densify/Peak")),
        "the numbers are those of the run");
    line.publish(free());
    client.await(
        UNIT + "ProgramManager/ActiveProgram/DeviceProgramRunId",
        value -> "".equals(value.value().value()));
  }

  @Test
  void theTimeOfARunGoesOnWhileItsPressTellsNothingNew() throws Exception {
    PressStatus idle = Readings.in(PressState.IDLE);
    RunId run = new RunId("run-waiting");
    line.publish(Readings.fresh(PilotSite.P1, Readings.T0, idle));
    line.publish(use(run));
    line.publish(Runs.running(run));
    client.await(
        UNIT + "ProgramManager/ActiveProgram/DeviceProgramRunId",
        value -> "run-waiting".equals(value.value().value()));
    line.publish(Readings.fresh(PilotSite.P1, Runs.STARTED.plusSeconds(60), idle));
    client.await(
        UNIT + "ProgramManager/ActiveProgram/CurrentRuntime",
        value -> Double.valueOf(60_000).equals(value.value().value()));
    line.publish(free());
  }

  /** So that a client that keeps a copy of the tree knows when to look again. */
  @Test
  void aRunThatAppearsIsAModelChange() throws Exception {
    EventFilter filter =
        new EventFilter(
            new SimpleAttributeOperand[] {operand("EventType"), operand("Changes")},
            new ContentFilter(null));
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newEventItem(NodeIds.Server, filter);
    BlockingQueue<Variant[]> events = new LinkedBlockingQueue<>();
    item.setEventValueListener((source, fields) -> events.add(fields));
    try (Watched watched = Watched.of(client.milo(), item);
        Watched version = Watched.of(client.milo(), client.id("runs/NodeVersion"))) {
      assertTrue(watched.isQuiet());
      Object before = version.next().value().value();
      line.publish(Runs.running(new RunId("run-appearing")));
      Variant[] event = Objects.requireNonNull(events.poll(5, TimeUnit.SECONDS), "no event");
      assertEquals(NodeIds.GeneralModelChangeEventType, event[0].value());
      ExtensionObject[] changes = (ExtensionObject[]) Objects.requireNonNull(event[1].value());
      ModelChangeStructureDataType change =
          (ModelChangeStructureDataType)
              changes[0].decode(client.milo().getStaticEncodingContext());
      assertEquals(client.id("runs"), change.getAffected());
      assertNotEquals(before, version.next().value().value());
    }
  }

  private static SimpleAttributeOperand operand(String field) {
    return new SimpleAttributeOperand(
        field.equals("Changes") ? NodeIds.GeneralModelChangeEventType : NodeIds.BaseEventType,
        new QualifiedName[] {new QualifiedName(0, field)},
        AttributeId.Value.uid(),
        null);
  }

  /** What a client has bound to stays, however the site file is edited. */
  @Test
  void nodeIdsSurviveAnotherOrderAnotherPressAndAnotherRecipe() throws Exception {
    Site site = PilotSite.site();
    Map<PressId, PressSite> presses = new LinkedHashMap<>();
    List<PressId> backwards = new ArrayList<>(site.presses().keySet());
    Collections.reverse(backwards);
    backwards.forEach(id -> presses.put(id, site.press(id)));
    Set<String> before = exported(site);
    Set<String> after =
        exported(
            new Site(
                site.name(),
                "Renamed",
                presses,
                site.dies(),
                site.fixtures(),
                site.materials(),
                Map.of(),
                site.opcua()));
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(after);
    assertTrue(gone.stream().allMatch(id -> id.startsWith("recipe/")), () -> "" + gone);
    assertTrue(before.containsAll(after), "nothing was renamed");
    presses.remove(PilotSite.P1);
    assertTrue(
        exported(
                new Site(
                    site.name(),
                    site.title(),
                    presses,
                    site.dies(),
                    site.fixtures(),
                    site.materials(),
                    site.recipes(),
                    site.opcua()))
            .stream()
            .allMatch(before::contains),
        "those of the other presses are the same without P1");
  }

  private static Set<String> exported(Site site) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SiteSpace space = SiteSpace.of(site, SystemTime.real(), "1")) {
      space.write(out);
    }
    return NodeSetReader.read("line", new ByteArrayInputStream(out.toByteArray())).nodes().stream()
        .map(each -> String.valueOf(each.id().getIdentifier()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void thePressTakesAWrittenTargetBeforeTheWriteIsAnswered() throws Exception {
    RunId run = new RunId("run-written");
    line.publish(Readings.inSitu(PilotSite.P1));
    line.publish(use(run));
    line.publish(Runs.holding(run, 75, ""));
    client.await("run/run-written/State", value -> value.statusCode().isGood());
    line.answers(
        "operator",
        command -> {
          Command.Adjust adjust = (Command.Adjust) command;
          assertEquals("78.0 MPa", adjust.target());
          line.publish(Runs.holding(run, 78, ""));
          return new Outcome.Accepted(command.id(), command.at(), run);
        });
    assertEquals(StatusCode.GOOD, write("press/P1/PressureTarget", 78.0));
    client.await(
        "run/run-written/stage/stack-pressure/Target",
        value -> Double.valueOf(78.0).equals(value.value().value()));
    assertEquals(StatusCodes.Bad_NotWritable, write("press/P1/Pressure", 78.0).value(), "control");
    try (TestClient observer = line.connect("observer")) {
      StatusCode refused =
          observer
              .milo()
              .writeValues(
                  List.of(observer.id("press/P1/PressureTarget")),
                  List.of(DataValue.valueOnly(new Variant(78.0))))
              .get(0);
      assertEquals(StatusCodes.Bad_UserAccessDenied, refused.value());
    }
    String audit = Files.readString(line.security().resolve("audit.log"));
    String written = "node=press/P1/PressureTarget value=78.0 user=\"operator (operator)\"";
    assertTrue(audit.contains("write outcome=Good " + written), audit);
    assertTrue(audit.contains("write outcome=Bad_UserAccessDenied "), audit);
    line.publish(free());
  }

  /** A client has long given up by the time a hundred writes have waited one after the other. */
  @Test
  void writesOfOneRequestShareOnePatience() throws Exception {
    RunId run = new RunId("run-slow");
    line.publish(Readings.inSitu(PilotSite.P1));
    line.publish(use(run));
    line.publish(Runs.holding(run, 75, ""));
    client.await("run/run-slow/State", value -> value.statusCode().isGood());
    line.silent("operator");
    DataValue wanted = DataValue.valueOnly(new Variant(78.0));
    NodeId target = client.id("press/P1/PressureTarget");
    List<Long> answers =
        client.milo().writeValues(List.of(target, target), List.of(wanted, wanted)).stream()
            .map(StatusCode::value)
            .toList();
    assertEquals(List.of(StatusCodes.Bad_Timeout, StatusCodes.Bad_TooManyOperations), answers);
    line.publish(free());
  }

  @Test
  void aLockIsSeenByEverybody() throws Exception {
    try (TestClient other = line.connect("engineer")) {
      assertEquals(false, other.value(UNIT + "Lock/Locked"));
      assertTrue(client.call(UNIT + "Lock", "InitLock", "new die").getStatusCode().isGood());
      other.await(UNIT + "Lock/Locked", value -> Boolean.TRUE.equals(value.value().value()));
      assertEquals("operator", other.value(UNIT + "Lock/LockingUser"));
      assertEquals(
          StatusCodes.Bad_Locked, other.call("press/P1", "Tare", "").getStatusCode().value());
      assertTrue(client.call(UNIT + "Lock", "ExitLock").getStatusCode().isGood());
      other.await(UNIT + "Lock/Locked", value -> Boolean.FALSE.equals(value.value().value()));
    }
  }

  @Test
  void whoWatchesALockHearsItTakenLeftAndTakenAgain() throws Exception {
    NodeId locked = client.id("press/P2/unit/Lock/Locked");
    NodeId remaining = client.id("press/P2/unit/Lock/RemainingLockTime");
    try (TestClient other = line.connect("observer");
        Watched watched = Watched.of(other.milo(), locked);
        Watched left = Watched.of(other.milo(), remaining)) {
      assertEquals(false, watched.next().value().value());
      for (int i = 0; i < 2; i++) {
        client.call("press/P2/unit/Lock", "InitLock", "");
        assertEquals(true, watched.next().value().value());
        left.until(value -> !Double.valueOf(0).equals(value.value().value()));
        client.call("press/P2/unit/Lock", "ExitLock");
        assertEquals(false, watched.next().value().value());
        left.until(value -> Double.valueOf(0).equals(value.value().value()));
      }
    }
  }

  private static PressUse use(RunId run) {
    return new PressUse(
        PilotSite.P1, PressDuty.PROCESSING, Readings.T0, "", "", Optional.of(run), "densify");
  }

  private static PressUse free() {
    return new PressUse(
        PilotSite.P1, PressDuty.PROCESSING, Readings.T0, "", "", Optional.empty(), "");
  }

  private static StatusCode write(String path, double value) throws Exception {
    return client
        .milo()
        .writeValues(List.of(client.id(path)), List.of(DataValue.valueOnly(new Variant(value))))
        .get(0);
  }

  private static String results() {
    return UNIT + "ProgramManager/ResultSet";
  }

  private static String text(String path) throws Exception {
    return String.valueOf(((LocalizedText) client.value(path)).text());
  }

  private NodeId target(ReferenceDescription reference) {
    return reference.getNodeId().toNodeId(client.milo().getNamespaceTable()).orElseThrow();
  }

  private List<NodeId> targets(String path) throws Exception {
    return client.browse(client.id(path)).stream().map(this::target).toList();
  }

  private static NodeId companion(String model, long number) {
    UShort index =
        client.milo().getNamespaceTable().getIndex("http://opcfoundation.org/UA/" + model + "/");
    return NodeId.parse("ns=" + index + ";i=" + number);
  }
}
