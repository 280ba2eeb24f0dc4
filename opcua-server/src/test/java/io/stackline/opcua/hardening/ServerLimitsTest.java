package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import io.stackline.opcua.Watched;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateSubscriptionResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class ServerLimitsTest {
  /** Stock Milo 1.1.2 takes 0 from a node whose MinimumSamplingInterval is 0 as it is. */
  @Test
  void anIntervalOfZeroIsRevisedToTheFastestThatIsKept(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer");
        Watched clock = Watched.of(client.milo(), NodeIds.Server_ServerStatus_CurrentTime)) {
      assertTrue(clock.item().getRevisedSamplingInterval().orElseThrow() >= 50);
      assertEquals(50.0, line.hardened().getConfig().getLimits().getMinSupportedSampleRate());
    }
  }

  /** Stock Milo 1.1.2 takes it as it is, and no item made after it on such a node has a value. */
  @Test
  void anIntervalThatIsNoNumberIsTheSubscriptions(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer");
        Watched any = Watched.of(client.milo(), client.id("press/P1/Force"))) {
      MonitoredItemCreateRequest clock =
          new MonitoredItemCreateRequest(
              new ReadValueId(
                  NodeIds.Server_ServerStatus_CurrentTime,
                  AttributeId.Value.uid(),
                  null,
                  QualifiedName.NULL_VALUE),
              MonitoringMode.Reporting,
              new MonitoringParameters(uint(1), Double.NaN, null, uint(1), true));
      List<MonitoredItemCreateResult> made =
          Lists.ofNullable(
              client
                  .milo()
                  .createMonitoredItems(
                      any.subscription().getSubscriptionId().orElseThrow(),
                      TimestampsToReturn.Both,
                      List.of(clock))
                  .getResults());
      assertEquals(50.0, made.get(0).getRevisedSamplingInterval());
      try (Watched after = Watched.of(client.milo(), NodeIds.Server_ServerStatus_State)) {
        assertTrue(after.next().statusCode().isGood());
      }
    }
  }

  /** However rarely it asks to be told that all is quiet. */
  @Test
  void aSubscriptionLivesAnHourAtMost(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      for (double interval : new double[] {1_000, 1e9}) {
        CreateSubscriptionResponse made =
            client
                .milo()
                .createSubscription(
                    interval, uint(1_000_000), uint(1_000_000), uint(0), true, ubyte(0));
        double lifetime =
            made.getRevisedLifetimeCount().longValue() * made.getRevisedPublishingInterval();
        assertTrue(lifetime <= 3_600_000, "for " + interval + " " + lifetime);
      }
    }
  }

  @Test
  void moreItemsInOneCallThanAdvertisedAreRefused(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer");
        Watched any = Watched.of(client.milo(), client.id("press/P1/Force"))) {
      ReadValueId force =
          new ReadValueId(
              client.id("press/P1/Force"), AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE);
      MonitoredItemCreateRequest one =
          new MonitoredItemCreateRequest(
              force,
              MonitoringMode.Reporting,
              new MonitoringParameters(uint(1), 100.0, null, uint(1), true));
      List<MonitoredItemCreateRequest> tooMany = new ArrayList<>(Collections.nCopies(5_001, one));
      UaException refused =
          assertThrows(
              UaException.class,
              () ->
                  client
                      .milo()
                      .createMonitoredItems(
                          any.subscription().getSubscriptionId().orElseThrow(),
                          TimestampsToReturn.Both,
                          tooMany));
      assertEquals(StatusCodes.Bad_TooManyOperations, refused.getStatusCode().value());
    }
  }
}
