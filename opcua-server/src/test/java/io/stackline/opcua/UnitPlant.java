package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.board.Stamp;
import io.stackline.opcua.instance.Blueprint;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.instance.Instantiator;
import io.stackline.opcua.instance.MemberTables;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.lock.Subscribers;
import io.stackline.opcua.method.AbortUnit;
import io.stackline.opcua.method.ChangeMode;
import io.stackline.opcua.method.ClearUnit;
import io.stackline.opcua.method.CompleteUnit;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.HoldUnit;
import io.stackline.opcua.method.LockHandler;
import io.stackline.opcua.method.LockMethod;
import io.stackline.opcua.method.StartProgram;
import io.stackline.opcua.method.StopUnit;
import io.stackline.opcua.method.UnholdUnit;
import io.stackline.opcua.method.UnitHandler;
import io.stackline.opcua.method.UnitOperation;
import io.stackline.opcua.nodeset.Codecs;
import io.stackline.press.PressId;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.time.SystemTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.sdk.core.types.DynamicStructType;
import org.eclipse.milo.opcua.sdk.core.typetree.DataType;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A line server with users, and beside its own tree LADS functional units of P1 and P2 whose method
 * nodes have our handlers.
 */
public final class UnitPlant implements AutoCloseable {
  private static final int FUNCTIONAL_UNIT = 1003;
  private static final int OPERATION_MODE = 1050;
  private static final String STATE = "FunctionalUnitState/";
  private static final String RUNNING = STATE + "RunningStateMachine/";

  private final TestLine line = TestLine.start();
  private final Desk desk;
  private final BareNamespace units;
  private final Subscribers subscribers;
  private final AtomicLong stamps = new AtomicLong();
  private final Map<String, TestClient> clients = new HashMap<>();

  private UnitPlant() throws Exception {
    OpcUaServer server = line.hardened();
    desk =
        new Desk(
            line.board(), SystemTime.real(), TestLine.SETTINGS.answerWait(), line.server().locks());
    units = new BareNamespace(server, "urn:test:units");
    units.startup();
    Instantiator instantiator = new Instantiator(new MemberTables(server), units.getNodeContext());
    for (PressId press : List.of(PilotSite.P1, PilotSite.P2)) {
      unit(instantiator, press);
      mode(instantiator, press);
    }
    subscribers = new Subscribers(server, UnitPlant::belongs);
    line.server().locks().presence(subscribers);
  }

  private static boolean belongs(NodeId node, PressId press) {
    return String.valueOf(node.getIdentifier()).startsWith("press/" + press + "/");
  }

  private void unit(Instantiator instantiator, PressId press) {
    Map<String, UnitOperation> operations = new LinkedHashMap<>();
    operations.put(STATE + "StartProgram", new StartProgram(press));
    operations.put(STATE + "Stop", new StopUnit(press));
    operations.put(STATE + "Abort", new AbortUnit(press));
    operations.put(STATE + "Clear", new ClearUnit(press));
    operations.put(RUNNING + "Hold", new HoldUnit(press));
    operations.put(RUNNING + "Unhold", new UnholdUnit(press));
    operations.put(RUNNING + "ToComplete", new CompleteUnit(press));
    Instance unit = create(instantiator, FUNCTIONAL_UNIT, "unit/" + press, operations.keySet());
    operations.forEach((path, operation) -> handle(unit, path, handler(operation)));
    Locks locks = line.server().locks();
    handle(unit, "Lock/InitLock", new LockHandler(LockMethod.INIT_LOCK, press, locks));
    handle(unit, "Lock/RenewLock", new LockHandler(LockMethod.RENEW_LOCK, press, locks));
    handle(unit, "Lock/ExitLock", new LockHandler(LockMethod.EXIT_LOCK, press, locks));
    handle(unit, "Lock/BreakLock", new LockHandler(LockMethod.BREAK_LOCK, press, locks));
  }

  private void mode(Instantiator instantiator, PressId press) {
    Map<String, PressDuty> duties =
        Map.of(
            "GotoProcessing", PressDuty.PROCESSING,
            "GotoSetup", PressDuty.SETUP,
            "GotoMaintenance", PressDuty.MAINTENANCE);
    Instance mode = create(instantiator, OPERATION_MODE, "mode/" + press, duties.keySet());
    duties.forEach((path, duty) -> handle(mode, path, handler(new ChangeMode(press, duty))));
  }

  private UnitHandler handler(UnitOperation operation) {
    return new UnitHandler(operation, desk, run -> {});
  }

  private Instance create(Instantiator instantiator, int type, String path, Set<String> wanted) {
    NodeId typeId = new NodeId(lads(), uint(type));
    return instantiator.create(
        Blueprint.of(
                typeId,
                path,
                new QualifiedName(0, path),
                new Blueprint.Parent(NodeIds.ObjectsFolder, NodeIds.Organizes),
                this::id)
            .with(wanted));
  }

  private void handle(Instance instance, String path, MethodInvocationHandler handler) {
    NodeId method = instance.find(path).orElseThrow(() -> new IllegalArgumentException(path));
    UaMethodNode node = (UaMethodNode) units.node(method);
    node.setInvocationHandler(handler);
  }

  private UShort lads() {
    return Objects.requireNonNull(
        line.hardened().getNamespaceTable().getIndex("http://opcfoundation.org/UA/LADS/"));
  }

  public TestLine line() {
    return line;
  }

  public Subscribers subscribers() {
    return subscribers;
  }

  public Desk desk() {
    return desk;
  }

  public NodeId id(String path) {
    return units.id(path);
  }

  /** Says that a run is at its stages, and that it holds the press. */
  public void occupy(PressId press, RunStatus run) {
    line.publish(run);
    use(press, Optional.of(run.id()));
  }

  public void vacate(PressId press) {
    use(press, Optional.empty());
  }

  /** A run was ended on a press and may have left something in it. */
  public void toClear(PressId press) {
    use(press, PressDuty.CLEARING, Optional.empty());
  }

  private void use(PressId press, Optional<RunId> run) {
    use(press, PressDuty.PROCESSING, run);
  }

  private void use(PressId press, PressDuty duty, Optional<RunId> run) {
    line.board()
        .uses()
        .publish(
            press,
            new Stamp(1, stamps.incrementAndGet()),
            new PressUse(press, duty, Runs.STARTED, "", "", run, ""));
  }

  /**
   * A user's client that all tests share, for each takes a while to log in. Nobody closes it, or
   * lets it keep a lock or a subscription.
   */
  public TestClient client(String user) throws Exception {
    TestClient known = clients.get(user);
    if (known == null) {
      known = connect(user);
      clients.put(user, known);
    }
    return known;
  }

  /** A client that can also write structures of LADS. */
  public TestClient connect(String user) throws Exception {
    TestClient client = line.connect(user);
    Codecs.register(
        client.milo().getStaticDataTypeManager(),
        line.hardened().getDataTypeTree(),
        line.server().namespace().companions().nodes());
    return client;
  }

  /** The server's side of a client's session. */
  public Session session(TestClient client) throws Exception {
    NodeId id = client.milo().getSession().getSessionId();
    return line.hardened().getSessionManager().getAllSessions().stream()
        .filter(each -> each.getSessionId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Calls a method by the path of its object and its name. */
  public CallMethodResult call(TestClient client, String object, String method, Object... inputs)
      throws Exception {
    Variant[] values = new Variant[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      values[i] = new Variant(inputs[i]);
    }
    CallMethodRequest request =
        new CallMethodRequest(id(object), id(object + "/" + method), values);
    return Lists.ofNullable(client.milo().call(List.of(request)).getResults()).get(0);
  }

  /** Calls without inputs and gives the diagnostics' words. */
  public String words(TestClient client, String object, String method) throws Exception {
    RequestHeader plain =
        client.milo().newRequestHeader(client.milo().getSession().getAuthenticationToken());
    RequestHeader asking =
        new RequestHeader(
            plain.getAuthenticationToken(),
            plain.getTimestamp(),
            plain.getRequestHandle(),
            uint(0x80),
            null,
            plain.getTimeoutHint(),
            null);
    CallMethodRequest[] batch = {
      new CallMethodRequest(id(object), id(object + "/" + method), new Variant[0])
    };
    CallResponse response =
        (CallResponse)
            client.milo().sendRequestAsync(new CallRequest(asking, batch)).get(5, TimeUnit.SECONDS);
    DiagnosticInfo info = Lists.ofNullable(response.getDiagnosticInfos()).get(0);
    return String.valueOf(info.additionalInfo());
  }

  /** A structure of LADS as a client sends it. */
  public ExtensionObject struct(TestClient client, int type, Map<String, String> members) {
    DataType dataType =
        Objects.requireNonNull(
            line.hardened().getDataTypeTree().getDataType(new NodeId(lads(), uint(type))));
    return ExtensionObject.encode(
        client.milo().getStaticEncodingContext(),
        new DynamicStructType(dataType, new LinkedHashMap<>(members)));
  }

  @Override
  public void close() {
    clients.values().forEach(TestClient::close);
    units.shutdown();
    desk.close();
    line.close();
  }

  /** Gives tests one plant, the same to all classes; they leave its presses free and unlocked. */
  public static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == UnitPlant.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return OneForAll.get(context, UnitPlant.class, UnitPlant::new);
    }
  }
}
