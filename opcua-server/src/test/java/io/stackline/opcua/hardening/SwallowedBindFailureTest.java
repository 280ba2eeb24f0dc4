package io.stackline.opcua.hardening;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SwallowedBindFailureTest {
  @Test
  void aPortInUseIsRefusedInWordsAnOperatorUnderstands() throws IOException {
    try (SwallowedBindFailure held = SwallowedBindFailure.take("127.0.0.1", 0)) {
      assertTrue(held.port() > 0, "port 0 is a free port whose number is known");
      IOException refused =
          assertThrows(
              IOException.class, () -> SwallowedBindFailure.take("127.0.0.1", held.port()));
      assertTrue(
          String.valueOf(refused.getMessage())
              .startsWith("OPC UA cannot listen at 127.0.0.1:" + held.port()),
          refused.getMessage());
    }
  }

  @Test
  void anAddressThatIsNotThereIsRefused() {
    assertThrows(IOException.class, () -> SwallowedBindFailure.take("no.such.host.invalid", 0));
  }
}
