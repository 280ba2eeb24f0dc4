package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.PilotSite;
import io.stackline.opcua.SmallArchive;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.PermitTable;
import io.stackline.opcua.security.Right;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaResponseMessageType;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.CloseSessionRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteRawModifiedDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Writes, history, events and limits, on nodes of a bench beside the line's. */
final class WorkbenchTest {
  private static final int ITEMS_MAX = 120;

  private static TestLine line;
  private static Workbench bench;
  private static PermitTable permits;
  private static TestClient operator;
  private static TestClient observer;

  @BeforeAll
  static void start() throws Exception {
    var usual = PilotSite.site().opcua();
    line =
        TestLine.start(
            PilotSite.site(usual.bounded(usual.publishingMin(), usual.sessionsMax(), ITEMS_MAX)),
            new SmallArchive(List.of()));
    bench = new Workbench(line.hardened());
    bench.startup();
    permits = new PermitTable(Permit.LINE.with(Deed.WRITE, Right.OPERATE));
    line.hardened().permits().put(bench.getNamespaceIndex().intValue(), permits);
    operator = line.connect("operator");
    observer = line.connect("observer");
  }

  @AfterAll
  static void stop() {
    operator.close();
    observer.close();
    line.close();
  }

  /** Stock Milo 1.1.2 stores a client's status and timestamp, and starts with any value. */
  @Test
  void aWriteIsAValueAndNothingElse() throws Exception {
    DataValue plain = DataValue.valueOnly(new Variant(5.0));
    DateTime now = DateTime.now();
    Variant five = new Variant(5.0);
    List<WriteValue> batch =
        List.of(
            write("setpoint", plain, null),
            write("setpoint", new DataValue(five, new StatusCode(StatusCodes.Bad)), null),
            write("setpoint", new DataValue(five, StatusCode.GOOD, now), null),
            write("setpoint", new DataValue(five, StatusCode.GOOD, null, now), null),
            write("setpoint", plain, "0"),
            write("row", plain, "0"),
            write("fixed", plain, null),
            write("nowhere", plain, null),
            write("text", DataValue.valueOnly(new Variant("x".repeat(70_000))), null),
            write("setpoint", DataValue.valueOnly(new Variant(5)), null),
            write("setpoint", plain, null));
    List<StatusCode> results = Lists.ofNullable(operator.milo().write(batch).getResults());
    assertEquals(
        List.of(
            StatusCodes.Good,
            StatusCodes.Bad_WriteNotSupported,
            StatusCodes.Bad_WriteNotSupported,
            StatusCodes.Bad_WriteNotSupported,
            StatusCodes.Bad_IndexRangeNoData,
            StatusCodes.Bad_WriteNotSupported,
            StatusCodes.Bad_NotWritable,
            StatusCodes.Bad_NodeIdUnknown,
            StatusCodes.Bad_EncodingLimitsExceeded,
            StatusCodes.Bad_TypeMismatch,
            StatusCodes.Good),
        results.stream().map(StatusCode::value).toList());
    assertEquals(5.0, operator.read(bench.id("setpoint")).value().value());
  }

  @Test
  void whoMayNotWriteLearnsOnlyThat() throws Exception {
    DataValue odd =
        new DataValue(new Variant("wrong type"), new StatusCode(StatusCodes.Bad), DateTime.now());
    List<WriteValue> batch = List.of(write("setpoint", odd, null), write("fixed", odd, null));
    List<StatusCode> results = Lists.ofNullable(observer.milo().write(batch).getResults());
    assertEquals(
        List.of(StatusCodes.Bad_UserAccessDenied, StatusCodes.Bad_NotWritable),
        results.stream().map(StatusCode::value).toList());
    assertEquals(ubyte(1), observer.attribute(bench.id("setpoint"), AttributeId.UserAccessLevel));
    assertEquals(ubyte(3), operator.attribute(bench.id("setpoint"), AttributeId.UserAccessLevel));
  }

  private static WriteValue write(String node, DataValue value, @Nullable String range) {
    return new WriteValue(bench.id(node), AttributeId.Value.uid(), range, value);
  }

  /** Stock Milo 1.1.2 does not answer details of a wrong kind, and asks nobody's rights. */
  @Test
  void historyIsRefusedEntryByEntry() throws Exception {
    permits.put(bench.id("past"), Permit.LINE.with(Deed.HISTORY, Right.ENGINEER));
    ReadRawModifiedDetails raw =
        new ReadRawModifiedDetails(false, DateTime.now(), DateTime.now(), uint(10), false);
    List<Long> codes = history(raw, false, "setpoint", "past", "nowhere");
    assertEquals(
        List.of(
            StatusCodes.Bad_HistoryOperationUnsupported,
            StatusCodes.Bad_UserAccessDenied,
            StatusCodes.Bad_NodeIdUnknown),
        codes);
    permits.remove(bench.id("past"));
    assertEquals(List.of(StatusCodes.Bad_HistoryOperationUnsupported), history(raw, false, "past"));
    assertEquals(List.of(StatusCodes.Bad_ContinuationPointInvalid), history(raw, true, "past"));
    assertEquals(
        StatusCodes.Bad_HistoryOperationInvalid,
        failure(historyRequest(new Range(0.0, 1.0), false, "past")));
    assertEquals(
        StatusCodes.Bad_TooManyOperations,
        failure(
            historyRequest(raw, false, Collections.nCopies(101, "past").toArray(new String[0]))));
  }

  @Test
  void historyIsNotChanged() throws Exception {
    DeleteRawModifiedDetails delete =
        new DeleteRawModifiedDetails(bench.id("past"), false, DateTime.now(), DateTime.now());
    HistoryUpdateResponse response =
        (HistoryUpdateResponse)
            send(
                new HistoryUpdateRequest(
                    header(),
                    new ExtensionObject[] {encoded(delete), encoded(new Range(0.0, 1.0))}));
    assertEquals(
        List.of(
            StatusCodes.Bad_HistoryOperationUnsupported, StatusCodes.Bad_HistoryOperationInvalid),
        Lists.ofNullable(response.getResults()).stream()
            .map(each -> each.getStatusCode().value())
            .toList());
  }

  private static List<Long> history(UaStructuredType details, boolean release, String... nodes)
      throws Exception {
    HistoryReadResponse response =
        (HistoryReadResponse) send(historyRequest(details, release, nodes));
    return Lists.ofNullable(response.getResults()).stream()
        .map(each -> each.getStatusCode().value())
        .toList();
  }

  private static HistoryReadRequest historyRequest(
      UaStructuredType details, boolean release, String... nodes) throws UaException {
    List<HistoryReadValueId> ids = new ArrayList<>();
    for (String node : nodes) {
      ids.add(
          new HistoryReadValueId(
              bench.id(node), null, QualifiedName.NULL_VALUE, ByteString.NULL_VALUE));
    }
    return new HistoryReadRequest(
        header(),
        encoded(details),
        TimestampsToReturn.Both,
        release,
        ids.toArray(HistoryReadValueId[]::new));
  }

  private static ExtensionObject encoded(UaStructuredType value) {
    return ExtensionObject.encode(operator.milo().getStaticEncodingContext(), value);
  }

  private static RequestHeader header() throws UaException {
    return operator.milo().newRequestHeader(operator.milo().getSession().getAuthenticationToken());
  }

  private static UaResponseMessageType send(UaRequestMessageType request) throws Exception {
    return operator.milo().sendRequestAsync(request).get(5, TimeUnit.SECONDS);
  }

  private static long failure(UaRequestMessageType request) throws Exception {
    try {
      UaResponseMessageType unused = send(request);
      return StatusCodes.Good;
    } catch (ExecutionException e) {
      return UaException.extractStatusCode(e).orElseThrow().value();
    }
  }

  @Test
  void eventsAreHeardByThoseWhoMay() throws Exception {
    permits.put(bench.id("device"), Permit.LINE.with(Deed.EVENTS, Right.OPERATE));
    List<MonitoredItemCreateResult> results =
        create(observer, List.of(item("device", AttributeId.EventNotifier, 1)));
    assertEquals(StatusCodes.Bad_UserAccessDenied, results.get(0).getStatusCode().value());
    // He may, but gave no filter; stock Milo fails the whole call for that.
    List<MonitoredItemCreateResult> both =
        create(
            operator,
            List.of(
                item("device", AttributeId.EventNotifier, 1),
                item("setpoint", AttributeId.Value, 1)));
    assertEquals(StatusCodes.Bad_MonitoredItemFilterInvalid, both.get(0).getStatusCode().value());
    assertTrue(both.get(1).getStatusCode().isGood());
  }

  /** Stock Milo 1.1.2 has no limit per subscription, counts wrongly, and gives long queues. */
  @Test
  void thereAreAsManyItemsAsThereMayBe() throws Exception {
    try (TestClient client = line.connect("observer")) {
      MonitoredItemCreateRequest one = item("fixed", AttributeId.Value, 60_000);
      List<MonitoredItemCreateResult> results =
          create(client, Collections.nCopies(ITEMS_MAX + 30, one));
      long made = results.stream().filter(each -> each.getStatusCode().isGood()).count();
      assertTrue(made <= ITEMS_MAX && made > ITEMS_MAX - 10, "made " + made);
      assertEquals(uint(1_000), results.get(0).getRevisedQueueSize());
      assertEquals(
          StatusCodes.Bad_TooManyMonitoredItems,
          results.get(ITEMS_MAX + 29).getStatusCode().value());
    }
    // The count is put right even if it was wrong.
    line.hardened().getMonitoredItemCount().addAndGet(ITEMS_MAX);
    observer.await(
        "press/P1/State",
        value -> line.hardened().getMonitoredItemCount().get() == line.hardened().itemsThereAre());
    assertTrue(
        create(observer, List.of(item("fixed", AttributeId.Value, 1)))
            .get(0)
            .getStatusCode()
            .isGood());
  }

  /** Or clients that were torn away keep everybody else from seeing anything for an hour. */
  @Test
  void itemsNobodyCameBackForGiveWay() throws Exception {
    UInteger left;
    UInteger empty;
    try (TestClient leaves = line.connect("observer")) {
      empty = subscription(leaves);
      left = subscription(leaves);
      List<MonitoredItemCreateResult> all =
          create(leaves, left, Collections.nCopies(ITEMS_MAX, item("fixed", AttributeId.Value, 1)));
      assertTrue(all.get(ITEMS_MAX / 2).getStatusCode().isGood(), "control: they are made");
      leaves
          .milo()
          .sendRequestAsync(
              new CloseSessionRequest(
                  leaves
                      .milo()
                      .newRequestHeader(leaves.milo().getSession().getAuthenticationToken()),
                  false))
          .get(5, TimeUnit.SECONDS);
    }
    assertTrue(line.hardened().getSubscriptions().containsKey(left), "control: it is still there");
    try (TestClient client = line.connect("observer")) {
      List<MonitoredItemCreateResult> made =
          create(client, Collections.nCopies(ITEMS_MAX / 2, item("fixed", AttributeId.Value, 1)));
      assertTrue(made.stream().allMatch(each -> each.getStatusCode().isGood()));
    }
    assertFalse(line.hardened().getSubscriptions().containsKey(left));
    assertTrue(
        line.hardened().getSubscriptions().containsKey(empty), "that one was in nobody's way");
    new OrphanedSubscriptions(line.hardened()).giveWay();
  }

  /** Stock Milo 1.1.2 asks who may read when the item is made, and never again. */
  @Test
  void anItemFallsSilentWhenItsReaderMayNoLongerReadAndSpeaksWhenHeMayAgain() throws Exception {
    NodeId secret = bench.id("row");
    List<MonitoredItemCreateResult> made =
        create(observer, List.of(item("row", AttributeId.Value, 1)));
    assertTrue(made.get(0).getStatusCode().isGood());
    RevokedItems revoked = line.hardened().revokedItems();
    permits.put(secret, Permit.LINE.with(Deed.READ, Right.ENGINEER));
    observer.await("press/P1/State", value -> isSilent(revoked));
    permits.remove(secret);
    observer.await("press/P1/State", value -> !isSilent(revoked));
  }

  private static boolean isSilent(RevokedItems revoked) {
    return line.hardened().getSubscriptions().values().stream()
        .flatMap(each -> each.getMonitoredItems().values().stream())
        .filter(each -> each.getReadValueId().getNodeId().equals(bench.id("row")))
        .anyMatch(revoked::contains);
  }

  private static MonitoredItemCreateRequest item(String node, AttributeId attribute, long queue) {
    return new MonitoredItemCreateRequest(
        new ReadValueId(bench.id(node), attribute.uid(), null, QualifiedName.NULL_VALUE),
        MonitoringMode.Reporting,
        new MonitoringParameters(uint(1), 100.0, null, uint(queue), true));
  }

  private static List<MonitoredItemCreateResult> create(
      TestClient client, List<MonitoredItemCreateRequest> items) throws Exception {
    return create(client, subscription(client), items);
  }

  private static UInteger subscription(TestClient client) throws Exception {
    return client
        .milo()
        .createSubscription(50.0, uint(9_000), uint(3_000), uint(0), true, ubyte(0))
        .getSubscriptionId();
  }

  private static List<MonitoredItemCreateResult> create(
      TestClient client, UInteger subscription, List<MonitoredItemCreateRequest> items)
      throws Exception {
    return Lists.ofNullable(
        client
            .milo()
            .createMonitoredItems(subscription, TimestampsToReturn.Both, items)
            .getResults());
  }

  /** On stock Milo 1.1.2 each waiting call has a thread, as many as come. */
  @Test
  void callsThatWaitDoNotKeepReadsFromBeingAnswered() throws Exception {
    CountDownLatch press = new CountDownLatch(1);
    bench.method(
        "wait",
        (access, request) -> {
          try {
            boolean unused = press.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new CallMethodResult(
              StatusCode.GOOD, new StatusCode[0], new DiagnosticInfo[0], new Variant[0]);
        });
    CallMethodRequest wait =
        new CallMethodRequest(bench.id("device"), bench.id("wait"), new Variant[0]);
    List<CompletableFuture<UaResponseMessageType>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(
          operator
              .milo()
              .sendRequestAsync(new CallRequest(header(), new CallMethodRequest[] {wait})));
    }
    for (int i = 0; i < 50; i++) {
      assertEquals(2.0, operator.read(bench.id("fixed")).value().value());
      assertEquals(2.0, observer.read(bench.id("fixed")).value().value());
    }
    assertTrue(calls.stream().filter(call -> !call.isDone()).count() >= 50, "control: they wait");
    press.countDown();
    long refused = 0;
    for (CompletableFuture<UaResponseMessageType> call : calls) {
      try {
        CallResponse answer = (CallResponse) call.get(10, TimeUnit.SECONDS);
        assertEquals(1, Lists.ofNullable(answer.getResults()).size());
      } catch (ExecutionException e) {
        assertEquals(
            StatusCodes.Bad_TooManyOperations,
            UaException.extractStatusCode(e).orElseThrow().value());
        refused++;
      }
    }
    // 32 run and 32 wait; a thread that is just free may come too late to make room.
    assertTrue(refused >= 36 && refused <= 50, "refused " + refused);
    assertFalse(operator.children(NodeIds.ObjectsFolder).isEmpty());
  }
}
