package io.stackline.opcua.hardening;

import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.jspecify.annotations.Nullable;

/** What is refused of a write before the model sees it: all but a plain value of bearable size. */
final class WriteGuard {
  private WriteGuard() {}

  static Optional<StatusCode> refused(OpcUaServer server, WriteValue wanted) {
    DataValue value = wanted.getValue();
    if (value.statusCode().value() != StatusCodes.Good
        || !isUnset(value.sourceTime())
        || !isUnset(value.serverTime())) {
      return bad(StatusCodes.Bad_WriteNotSupported);
    }
    String range = wanted.getIndexRange();
    if (range != null && !range.isEmpty()) {
      return bad(
          isScalar(server, wanted)
              ? StatusCodes.Bad_IndexRangeNoData
              : StatusCodes.Bad_WriteNotSupported);
    }
    return Lengths.bearable(server.getConfig().getLimits(), value.value())
        ? Optional.empty()
        : bad(StatusCodes.Bad_EncodingLimitsExceeded);
  }

  private static boolean isUnset(@Nullable DateTime time) {
    return time == null || time.isNull();
  }

  private static boolean isScalar(OpcUaServer server, WriteValue wanted) {
    return server
        .getAddressSpaceManager()
        .getManagedNode(wanted.getNodeId())
        .filter(UaVariableNode.class::isInstance)
        .map(node -> ((UaVariableNode) node).getValueRank() < 0)
        .orElse(true);
  }

  private static Optional<StatusCode> bad(long code) {
    return Optional.of(new StatusCode(code));
  }
}
