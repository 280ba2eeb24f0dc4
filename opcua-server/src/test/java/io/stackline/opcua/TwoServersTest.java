package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.opcua.model.LineNamespace;
import io.stackline.record.RunRecord;
import io.stackline.run.Command;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.Verdict;
import io.stackline.site.Site.OpcUa;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.RedundancySupport;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers show one line (OPC 10000-4 §6.6.2); the second is started while it is at work. */
final class TwoServersTest {
  private static final String URI_A = "urn:stackline:pilot-line:server:face-1";
  private static final String URI_B = "urn:stackline:pilot-line:server:face-2";

  private static final RunId ENDED = new RunId("run-ended");
  private static final RunId ABORTED = new RunId("run-aborted");
  private static final RunId HOLDING = new RunId("run-holding");

  private static final LocalBoard MAIL = new LocalBoard();
  private static final Queue<Command> SEEN = new ConcurrentLinkedQueue<>();

  @TempDir private static Path folder = Path.of("");
  private static Map<String, OpcUa> places = Map.of();
  private static OneOfTwo a;
  private static OneOfTwo b;
  private static DataValue atStart = new DataValue(StatusCodes.Bad_NoData);

  @BeforeAll
  static void start() throws Exception {
    MAIL.commands()
        .watch(
            (id, command) ->
                MAIL.outcomes()
                    .post(id, Calls.accepting(SEEN, new RunId("run-" + id)).apply(command)));
    places = OneOfTwo.places();
    OwnBoard first = OwnBoard.with(MAIL);
    a = OneOfTwo.start(OneOfTwo.A, places, new SmallArchive(List.of()), first, folder.resolve("a"));
    first.publish(Runs.running(ENDED));
    first.publish(Runs.complete(ENDED, Runs.STARTED.plusSeconds(600)));
    OwnBoard second = OwnBoard.with(MAIL);
    first.locksTo(second);
    second.locksTo(first);
    for (OwnBoard each : List.of(first, second)) {
      each.publish(Readings.fresh(PilotSite.P1, Readings.T0, 42));
      each.publish(Runs.holding(HOLDING, 75, ""));
    }
    b = OneOfTwo.start(OneOfTwo.B, places, LateArchive.of(past()), second, folder.resolve("b"));
    atStart = force(b);
  }

  private static List<RunRecord> past() {
    return List.of(
        Runs.archived(ENDED.value(), Runs.STARTED.plusSeconds(600)),
        Runs.archived(
            ABORTED.value(), Runs.STARTED.plusSeconds(90), RunState.ABORTED, Verdict.OPEN));
  }

  private static DataValue force(OneOfTwo one) {
    LineNamespace line = one.server.namespace();
    return line.getNodeManager().get(new NodeId(line.getNamespaceIndex(), "press/P1/Force"))
            instanceof UaVariableNode node
        ? node.getValue()
        : new DataValue(StatusCodes.Bad_NodeIdUnknown);
  }

  @AfterAll
  static void stop() {
    b.close();
    a.close();
  }

  /** A client that fails over uses the ids it has, and the indices. */
  @Test
  void theyHaveTheSameNodesUnderTheSameIds() throws Exception {
    try (TestClient atA = a.connect("observer");
        TestClient atB = b.connect("observer")) {
      atB.await("run/run-ended/State", value -> value.statusCode().isGood());
      for (OneOfTwo each : List.of(a, b)) {
        each.board.publish(Runs.aborted(ABORTED));
      }
      for (TestClient each : List.of(atA, atB)) {
        each.await("press/P1/result/run-aborted/Stopped", value -> value.statusCode().isGood());
      }
    }
    Map<String, SortedSet<String>> first = SpaceText.of(a.server.hardened());
    Map<String, SortedSet<String>> second = SpaceText.of(b.server.hardened());
    assertTrue(first.size() > 5_000, "control: " + first.size());
    assertTrue(first.keySet().stream().anyMatch(each -> each.endsWith("s=run/run-ended")));
    List<String> differences = new ArrayList<>();
    for (String id : first.keySet()) {
      if (!first.get(id).equals(second.get(id))) {
        differences.add(id + ": " + first.get(id) + " but " + second.get(id));
      }
    }
    assertEquals(List.of(), differences);
    assertEquals(first.keySet(), second.keySet());
  }

  @Test
  void onlyTheNamespaceOfTheServerItselfIsCalledOtherwise() {
    String[] first = a.server.hardened().getNamespaceTable().toArray();
    String[] second = b.server.hardened().getNamespaceTable().toArray();
    assertEquals(URI_A, first[1]);
    assertEquals(URI_B, second[1]);
    second[1] = URI_A;
    assertArrayEquals(first, second);
  }

  @Test
  void eachTellsWhereAllOfThemAreItselfFirst() throws Exception {
    assertEquals(List.of(URI_A, URI_B), uris(found(OneOfTwo.A, "")));
    List<ApplicationDescription> all = found(OneOfTwo.B, "/discovery");
    assertEquals(List.of(URI_B, URI_A), uris(all));
    String urlA = url(OneOfTwo.A) + "/discovery";
    assertEquals(List.of(urlA), Arrays.asList(all.get(1).getDiscoveryUrls()));
    assertEquals("Stackline Pilot line face-1", all.get(1).getApplicationName().text());
    assertEquals(
        all.get(1),
        found(OneOfTwo.A, "/discovery").get(0),
        "one tells of the other what that tells of itself");
    for (EndpointDescription each : TestClient.endpoints(url(OneOfTwo.B))) {
      assertTrue(String.valueOf(each.getEndpointUrl()).startsWith(url(OneOfTwo.B)));
      assertEquals(URI_B, each.getServer().getApplicationUri());
    }
  }

  @Test
  void bothSayThatTheyAreHotAndNameAllInTheSameOrder() throws Exception {
    for (OneOfTwo each : List.of(a, b)) {
      try (TestClient client = each.connect("observer")) {
        assertEquals(
            NodeIds.NonTransparentRedundancyType,
            client.typeDefinition(NodeIds.Server_ServerRedundancy));
        assertEquals(
            RedundancySupport.Hot.getValue(),
            value(client, NodeIds.Server_ServerRedundancy_RedundancySupport));
        assertArrayEquals(
            new String[] {URI_A, URI_B},
            (String[]) value(client, NodeIds.Server_ServerRedundancy_ServerUriArray));
        assertEquals(
            Set.of("RedundancySupport", "ServerUriArray"),
            Set.copyOf(client.children(NodeIds.Server_ServerRedundancy)));
      }
    }
  }

  @Test
  void theLevelOfEachTellsAtOnceWhatItHearsItself() throws Exception {
    try (TestClient atA = a.connect("observer");
        TestClient atB = b.connect("observer");
        Watched levelA = Watched.of(atA.milo(), NodeIds.Server_ServiceLevel);
        Watched levelB = Watched.of(atB.milo(), NodeIds.Server_ServiceLevel)) {
      for (OneOfTwo each : List.of(a, b)) {
        each.board.publish(
            Readings.fresh(PilotSite.P1, Readings.T0.plusSeconds(60), 42),
            Readings.fresh(PilotSite.P2, Readings.T0.plusSeconds(60), 42),
            Readings.fresh(PilotSite.P3, Readings.T0.plusSeconds(60), 42));
      }
      levelA.until(level(255));
      levelB.until(level(255));
      a.peers.hear(
          true, Set.of(OneOfTwo.A, OneOfTwo.B, "bridge-a", "sequencer-1"), Optional.of("x"));
      levelA.until(level(227));
      a.peers.hear(true, OneOfTwo.ALL, Optional.empty());
      levelA.until(level(139));
      a.peers.hear(false, Set.of(OneOfTwo.A), Optional.empty());
      levelA.until(level(1));
      assertTrue(levelB.isQuiet(), "it hears everybody");
      a.peers.hear(true, OneOfTwo.ALL, Optional.of("sequencer-1"));
      levelA.until(level(255));
    }
  }

  @Test
  void aServerThatHasJustStartedShowsWhatItsBoardHas() {
    assertEquals(42.0, atStart.value().value(), atStart.toString());
  }

  /** What it then subscribes to is there, as good as it is and not better. */
  @Test
  void whoComesOverIsToldTheValuesAtOnce() throws Exception {
    b.board.publish(
        Readings.fresh(PilotSite.P1, Readings.T0.plusSeconds(50), 7),
        Readings.stale(PilotSite.P2, Readings.T0.plusSeconds(50), 8));
    try (TestClient client = b.connect("observer")) {
      client.await("press/P2/Force", value -> !value.statusCode().isBad());
      try (Watched force = Watched.of(client.milo(), client.id("press/P1/Force"));
          Watched stale = Watched.of(client.milo(), client.id("press/P2/Force"))) {
        DataValue first = force.next();
        assertTrue(first.statusCode().isGood());
        assertEquals(7.0, first.value().value());
        assertEquals(new DateTime(Readings.T0.plusSeconds(50)), first.sourceTime());
        assertEquals(StatusCodes.Uncertain_LastUsableValue, stale.next().statusCode().value());
      }
    }
  }

  /** The answer got lost with the first server: the second is asked the same, and does nothing. */
  @Test
  void aRequestThatIsAskedAgainAtTheOtherIsDoneOnce() throws Exception {
    SEEN.clear();
    try (TestClient atA = a.connect("operator");
        TestClient atB = b.connect("operator")) {
      for (OneOfTwo each : List.of(a, b)) {
        each.board.publish(Runs.running(new RunId("run-order-1")));
      }
      assertEquals("run-order-1", started(atA));
      assertEquals("run-order-1", started(atB));
      assertEquals(1, SEEN.size());
    }
  }

  /** Who goes to the other server to get round a lock finds it there. */
  @Test
  void aPressThatIsLockedAtOneIsLockedAtTheOther() throws Exception {
    String lock = "press/P1/unit/Lock";
    try (TestClient atA = a.connect("operator");
        TestClient atB = b.connect("engineer");
        TestClient sameAtB = b.connect("operator")) {
      assertEquals("0", Calls.output(atA.call(lock, "InitLock", "changing the die"), 0));
      atB.await(lock + "/Locked", value -> Boolean.TRUE.equals(value.value().value()));
      for (String each : List.of("LockingUser", "LockingClient")) {
        assertEquals(
            atA.read(lock + "/" + each).value().value(),
            atB.read(lock + "/" + each).value().value());
      }
      assertEquals("operator", atB.read(lock + "/LockingUser").value().value());
      DataValue remaining = atB.read(lock + "/RemainingLockTime");
      assertTrue(
          remaining.value().value() instanceof Double ms && ms > 50_000 && ms <= 60_000,
          remaining.toString());
      assertEquals("-1", Calls.output(atB.call(lock, "InitLock", ""), 0));
      CallMethodResult barred = atB.call("press/P1", "Open", "");
      assertEquals(StatusCodes.Bad_Locked, barred.getStatusCode().value());
      assertTrue(Calls.output(barred, 0).contains("locked by operator"), barred.toString());
      assertTrue(sameAtB.call("press/P1", "Open", "").getStatusCode().isGood(), "it is his");

      assertEquals("0", Calls.output(atB.call(lock, "BreakLock"), 0));
      atA.await(lock + "/Locked", value -> Boolean.FALSE.equals(value.value().value()));
      assertEquals("-1", Calls.output(atA.call(lock, "RenewLock"), 0));
    }
  }

  private static String started(TestClient client) throws Exception {
    CallMethodResult result =
        client.call(
            "line",
            "StartRun",
            "li-metal-cell",
            UInteger.valueOf(0),
            new String[] {"stack-pressure.dwell=10 min"},
            "order-1");
    assertTrue(result.getStatusCode().isGood(), Calls.output(result, 1));
    return Calls.output(result, 0);
  }

  private static Predicate<DataValue> level(int wanted) {
    return value -> UByte.valueOf(wanted).equals(value.value().value());
  }

  private static Object value(TestClient client, NodeId node) throws Exception {
    return client.attribute(node, AttributeId.Value);
  }

  private static String url(String name) {
    return "opc.tcp://127.0.0.1:" + Optional.ofNullable(places.get(name)).orElseThrow().port();
  }

  private static List<ApplicationDescription> found(String name, String path) throws Exception {
    return DiscoveryClient.findServers(url(name) + path).get(5, TimeUnit.SECONDS);
  }

  private static List<String> uris(List<ApplicationDescription> servers) {
    return servers.stream().map(each -> String.valueOf(each.getApplicationUri())).toList();
  }
}
