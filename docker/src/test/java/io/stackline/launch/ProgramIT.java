package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.demo.ClientIdentity;
import io.stackline.launch.demo.LineClient;
import io.stackline.launch.demo.LineClientException;
import io.stackline.opcua.LineServer;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.site.Site;
import io.stackline.time.SystemTime;
import io.stackline.time.Time;
import java.nio.file.Path;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A MES starts a program on one press as LADS has it: real sockets, real orders, one stroke. */
final class ProgramIT {
  private static final PressId P1 = new PressId("P1");

  /** As the demo has it: the simulated press waits for a host that is late. */
  private static final double SPEED = 150;

  private static final String UNIT = "/unit/FunctionalUnitState";
  private static final ExtensionObject[] NONE = {};

  @TempDir Path folder;

  @Test
  void aProgramRunsOnceHoweverOftenItsTaskIsAskedFor() throws Exception {
    Site site = QuickSite.read(folder.resolve("site"));
    Time time = SystemTime.scaled(SPEED);
    try (SimulatedPlcs plcs = SimulatedPlcs.startOnFreePorts(site, SPEED);
        RunningLine line = new RunningLine(plcs.connected(site), time, folder.resolve("journal"));
        LineServer server =
            LineServer.start(
                plcs.connected(site).withOpcUaPort(0),
                line.board,
                time,
                line.archive(),
                folder.resolve("security"));
        LineClient client = operator(server)) {
      line.awaitPress(P1, reading -> reading.status().isPresent());
      LineClientException refused =
          assertThrows(LineClientException.class, () -> start(client, "P2"));
      assertTrue(refused.toString().contains("Bad_InvalidState"), refused.toString());

      String run = start(client, "P1");
      assertEquals(run, start(client, "P1"), "the same job and task are one order");
      line.confirm(new RunId(run));
      RunStatus ended =
          line.awaitRun(new RunId(run), status -> status.state() == RunState.COMPLETE);
      assertEquals("order 7", ended.origin().job());
      assertEquals(run, start(client, "P1"), "also when it is done");
      assertEquals(
          1,
          line.board.readings().latest(P1).orElseThrow().status().orElseThrow().plc().cycles(),
          "one stroke");
    }
  }

  private static LineClient operator(LineServer server) throws Exception {
    ClientIdentity identity = ClientIdentity.draw();
    server.trustClient(identity.certificate());
    String password =
        server.firstStartCredentials().stream()
            .filter(each -> each.user().equals("operator"))
            .findFirst()
            .orElseThrow()
            .password();
    return LineClient.connect(
        server.endpoints().get(0),
        server.namespaceUri(),
        identity,
        "operator",
        password,
        server.serverCertificate());
  }

  private static String start(LineClient client, String press) throws LineClientException {
    String state = "press/" + press + UNIT;
    return (String)
        client
            .call(state, state + "/StartProgram", "quick-pellet", NONE, "order 7", "1", NONE)
            .get(0);
  }
}
