package io.stackline.opcua.model.press;

import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.method.AbortUnit;
import io.stackline.opcua.method.ChangeMode;
import io.stackline.opcua.method.Clear;
import io.stackline.opcua.method.ClearUnit;
import io.stackline.opcua.method.CompleteUnit;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.HoldUnit;
import io.stackline.opcua.method.LockHandler;
import io.stackline.opcua.method.LockMethod;
import io.stackline.opcua.method.Open;
import io.stackline.opcua.method.Operation;
import io.stackline.opcua.method.OperationHandler;
import io.stackline.opcua.method.ResetAlarm;
import io.stackline.opcua.method.StartProgram;
import io.stackline.opcua.method.StopUnit;
import io.stackline.opcua.method.Tare;
import io.stackline.opcua.method.UnholdUnit;
import io.stackline.opcua.method.UnitHandler;
import io.stackline.opcua.method.UnitOperation;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.press.PressId;
import io.stackline.run.PressDuty;
import io.stackline.run.RunId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Who answers the methods of a press. */
final class PressMethods {
  private static final String RUNNING = "FunctionalUnitState/RunningStateMachine/";

  private static final Map<String, LockMethod> LOCK =
      Map.of(
          "Lock/InitLock", LockMethod.INIT_LOCK,
          "Lock/RenewLock", LockMethod.RENEW_LOCK,
          "Lock/ExitLock", LockMethod.EXIT_LOCK,
          "Lock/BreakLock", LockMethod.BREAK_LOCK);

  /** The model gives the arguments no words. */
  private static final Map<String, String> WORDS =
      Map.of(
          "Context", "What the press is locked for, for whoever finds it locked",
          "InitLockStatus", "0: locked; -1: somebody else has it; -2: not now",
          "RenewLockStatus", "0: renewed; -1: it was not locked",
          "ExitLockStatus", "0: left; -1: it was not locked",
          "BreakLockStatus", "0: broken; -1: it was not locked");

  private final Nodes nodes;
  private final Desk desk;
  private final Locks locks;
  private final Consumer<RunId> shown;

  /**
   * @param shown returns, after a bounded wait, when a run can be seen as a node
   */
  PressMethods(Nodes nodes, Desk desk, Locks locks, Consumer<RunId> shown) {
    this.nodes = nodes;
    this.desk = desk;
    this.locks = locks;
    this.shown = shown;
  }

  /** What a press itself can be told, outside of any run. */
  static List<Operation> own(PressId press) {
    return List.of(new ResetAlarm(press), new Tare(press), new Open(press), new Clear(press));
  }

  private static Map<String, UnitOperation> ofDevice(PressId press) {
    return Map.of(
        "MachineryOperationMode/GotoProcessing", new ChangeMode(press, PressDuty.PROCESSING),
        "MachineryOperationMode/GotoSetup", new ChangeMode(press, PressDuty.SETUP),
        "MachineryOperationMode/GotoMaintenance", new ChangeMode(press, PressDuty.MAINTENANCE));
  }

  private static Map<String, UnitOperation> ofUnit(PressId press) {
    return Map.of(
        "FunctionalUnitState/StartProgram",
        new StartProgram(press),
        "FunctionalUnitState/Stop",
        new StopUnit(press),
        "FunctionalUnitState/Abort",
        new AbortUnit(press),
        "FunctionalUnitState/Clear",
        new ClearUnit(press),
        RUNNING + "Hold",
        new HoldUnit(press),
        RUNNING + "Unhold",
        new UnholdUnit(press),
        RUNNING + "ToComplete",
        new CompleteUnit(press));
  }

  /**
   * Answers all of them.
   *
   * @param stops methods of functions that stop the program
   */
  void answer(PressId press, Instance device, Instance unit, List<NodeId> stops) {
    for (Operation operation : own(press)) {
      OperationHandler handler = new OperationHandler(operation, desk, run -> {});
      nodes.access().answer(device.find(operation.name()).orElseThrow(), handler, handler.right());
    }
    ofDevice(press)
        .forEach((path, operation) -> answer(device.find(path).orElseThrow(), operation));
    ofUnit(press).forEach((path, operation) -> answer(unit.find(path).orElseThrow(), operation));
    stops.forEach(stop -> answer(stop, new StopUnit(press)));
    LOCK.forEach(
        (path, method) -> {
          LockHandler handler = new LockHandler(method, press, locks);
          NodeId node = unit.find(path).orElseThrow();
          nodes.access().answer(node, handler, handler.right());
          nodes.labels().describeArguments(node, WORDS);
        });
  }

  private void answer(NodeId method, UnitOperation operation) {
    UnitHandler handler = new UnitHandler(operation, desk, shown);
    nodes.access().answer(method, handler, handler.right());
  }
}
