package io.stackline.opcua.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class UnansweredFailureTest {
  /**
   * On stock Milo 1.1.2 whatever fails unexpectedly is never answered, such as history details of a
   * wrong kind; here, a value that cannot be told.
   */
  @Test
  void aRequestThatBreaksTheServerIsAnsweredAllTheSame(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      NodeId remark = client.id("press/P3/Remark");
      AttributeFilter broken =
          new AttributeFilter() {
            @Override
            public Object readAttribute(AttributeFilterContext context, AttributeId attribute) {
              throw new IllegalStateException("cannot be told");
            }
          };
      UaNode node = line.hardened().getAddressSpaceManager().getManagedNode(remark).orElseThrow();
      node.getFilterChain().addFirst(broken);
      try {
        UaException answer = assertThrows(UaException.class, () -> client.read(remark));
        assertEquals(StatusCodes.Bad_InternalError, answer.getStatusCode().value());
      } finally {
        node.getFilterChain().remove(broken);
      }
      assertFalse(client.children(client.id("line")).isEmpty(), "alive");
    }
  }
}
