package io.stackline.opcua.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.RoughLine;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ServiceFault;
import org.eclipse.milo.opcua.stack.core.types.structured.SetMonitoringModeRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.SetMonitoringModeResponse;
import org.junit.jupiter.api.Test;

/** A mode of monitoring no client of Milo's can ask for; Milo takes it for none and goes on. */
final class UnknownModeTest {
  private static final byte UNKNOWN = 9;

  /** From the end of a request to create one item: what it is watched with comes after the mode. */
  private static final int MODE_OF_ITEM = 4 + 4 + 8 + 3 + 4 + 1;

  /** From the end of a request to switch one item: count and number of the item come after it. */
  private static final int MODE_OF_SWITCH = 4 + 4 + 4;

  @Test
  void itIsRefused() throws Exception {
    try (RoughLine line = RoughLine.start();
        RawClient client = new RawClient(line.port()).open()) {
      NodeId session = Services.session(client, line.port());
      UInteger subscription = Services.subscribe(client, session);
      byte[] watch = RawClient.body(Services.watch(session, subscription));
      MonitoredItemCreateResult made = created(client.ask(watch));
      assertTrue(made.getStatusCode().isGood(), "control");
      assertEquals(
          StatusCodes.Bad_MonitoringModeInvalid,
          created(client.ask(unknown(watch, MODE_OF_ITEM))).getStatusCode().value());
      byte[] change =
          RawClient.body(
              new SetMonitoringModeRequest(
                  Services.header(session),
                  subscription,
                  MonitoringMode.Reporting,
                  new UInteger[] {made.getMonitoredItemId()}));
      assertInstanceOf(SetMonitoringModeResponse.class, client.ask(change), "control");
      ServiceFault fault =
          assertInstanceOf(ServiceFault.class, client.ask(unknown(change, MODE_OF_SWITCH)));
      assertEquals(
          StatusCodes.Bad_MonitoringModeInvalid,
          fault.getResponseHeader().getServiceResult().value());
    }
  }

  private static MonitoredItemCreateResult created(Object answer) {
    return assertInstanceOf(CreateMonitoredItemsResponse.class, answer).getResults()[0];
  }

  private static byte[] unknown(byte[] request, int fromEnd) {
    byte[] changed = request.clone();
    assertEquals(MonitoringMode.Reporting.getValue(), changed[changed.length - fromEnd], "control");
    changed[changed.length - fromEnd] = UNKNOWN;
    return changed;
  }
}
