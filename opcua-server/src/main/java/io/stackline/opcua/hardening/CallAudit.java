package io.stackline.opcua.hardening;

import io.stackline.opcua.security.AuditLog;
import io.stackline.opcua.security.Sparing;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who called or wrote what with which outcome, for all nodes but OPC UA's own, which
 * move nothing. The place is here because every request passes here, the denied ones too: of those
 * {@value #DENIED_A_MINUTE} of a user in a minute, then how many more, for he may have himself
 * denied at will and must not push the rest out of the audit log. What was granted is always
 * written down. Thread-safe.
 */
final class CallAudit {
  /** Index 0 is OPC UA's own namespace, 1 the server's; what is above is the line's. */
  private static final int FIRST_OWN_NAMESPACE = 2;

  private static final int INPUTS_MAX = 8;

  static final int DENIED_A_MINUTE = 60;

  /** More users than this are counted as one. */
  private static final int USERS_MAX = 1_000;

  private static final String REST = "others";

  private final OpcUaServer server;
  private final AuditLog audit;
  private final Map<String, Sparing> denied = new ConcurrentHashMap<>();

  CallAudit(OpcUaServer server, AuditLog audit) {
    this.server = server;
    this.audit = audit;
  }

  /**
   * One request that was answered.
   *
   * @param nanos when it came, by the monotonic clock of the JVM
   */
  record Asked(Session session, boolean granted, long nanos) {}

  void called(Asked asked, CallMethodRequest request, StatusCode status) {
    Session session = asked.session();
    if ((isOwn(request.getObjectId()) || isOwn(request.getMethodId())) && isToBeTold(asked)) {
      audit.called(
          session,
          method(request.getMethodId()),
          String.valueOf(request.getObjectId().getIdentifier()),
          inputs(request.getInputArguments()),
          words(status));
    }
  }

  void written(Asked asked, WriteValue write, StatusCode status) {
    if (isOwn(write.getNodeId()) && isToBeTold(asked)) {
      audit.written(
          asked.session(),
          String.valueOf(write.getNodeId().getIdentifier()),
          text(write.getValue().value().value()),
          words(status));
    }
  }

  private boolean isToBeTold(Asked asked) {
    if (asked.granted()) {
      return true;
    }
    String user = AuditLog.user(asked.session());
    String known = denied.containsKey(user) || denied.size() < USERS_MAX ? user : REST;
    OptionalLong untold =
        denied
            .computeIfAbsent(known, first -> new Sparing(DENIED_A_MINUTE))
            .happened(asked.nanos());
    untold.ifPresent(count -> more(known, count));
    return untold.isPresent();
  }

  /**
   * Tells how many were not told, once their minute is over.
   *
   * @param now monotonic wall clock, as the JVM's
   */
  void sweep(long now) {
    denied.forEach((user, sparing) -> more(user, sparing.over(now)));
  }

  private void more(String user, long count) {
    if (count > 0) {
      audit.moreDenied(user, count);
    }
  }

  private static String words(StatusCode status) {
    return StatusCodes.lookup(status.value()).map(words -> words[0]).orElse(status.toString());
  }

  private static boolean isOwn(NodeId node) {
    return node.getNamespaceIndex().intValue() >= FIRST_OWN_NAMESPACE;
  }

  private String method(NodeId id) {
    return server
        .getAddressSpaceManager()
        .getManagedNode(id)
        .map(node -> String.valueOf(node.getBrowseName().name()))
        .orElseGet(() -> String.valueOf(id.getIdentifier()));
  }

  private static String inputs(Variant @Nullable [] inputs) {
    if (inputs == null) {
      return "";
    }
    return Arrays.stream(inputs)
        .limit(INPUTS_MAX)
        .map(each -> text(each.value()))
        .collect(Collectors.joining(", "));
  }

  private static String text(@Nullable Object value) {
    return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
  }
}
