package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class UnansweredFailureTest {
  /** Milo casts the details without looking; on stock Milo 1.1.2 this request is never answered. */
  @Test
  void aRequestThatBreaksTheServerIsAnsweredAllTheSame(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      ExtensionObject noDetails =
          ExtensionObject.encode(client.milo().getStaticEncodingContext(), new Range(0.0, 1.0));
      HistoryReadValueId[] wanted = {
        new HistoryReadValueId(client.id("press/P1/Force"), null, QualifiedName.NULL_VALUE, null)
      };
      HistoryReadRequest request =
          new HistoryReadRequest(
              client.milo().newRequestHeader(client.milo().getSession().getAuthenticationToken()),
              noDetails,
              TimestampsToReturn.Both,
              false,
              wanted);
      ExecutionException answer =
          assertThrows(
              ExecutionException.class,
              () -> client.milo().sendRequestAsync(request).get(5, TimeUnit.SECONDS));
      assertEquals(
          StatusCodes.Bad_InternalError,
          UaException.extractStatusCode(answer).orElseThrow().value());
      assertEquals(
          uint(0).longValue(),
          client.read("press/P1/Connection").statusCode().value() & 1,
          "alive");
    }
  }
}
