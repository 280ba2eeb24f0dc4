package io.stackline.opcua.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(SharedLine.class)
final class UnansweredFailureTest {
  /**
   * On stock Milo 1.1.2 whatever fails unexpectedly is never answered, such as history details of a
   * wrong kind; here, a value that cannot be told.
   */
  @Test
  void aRequestThatBreaksTheServerIsAnsweredAllTheSame(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      breaking(
          line,
          client,
          new IllegalStateException("cannot be told"),
          remark -> {
            UaException answer = assertThrows(UaException.class, () -> client.read(remark));
            assertEquals(StatusCodes.Bad_InternalError, answer.getStatusCode().value());
          });
      assertFalse(client.children(client.id("line")).isEmpty(), "alive");
    }
  }

  /** Of any kind: whoever is not answered keeps a place at the {@link RequestGate}. */
  @Test
  void errorsAreAnsweredAndKeepNoPlace(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      for (Error error :
          List.of(
              new AssertionError("in this test"),
              new NoClassDefFoundError("in this test"),
              new OutOfMemoryError("in this test"))) {
        breaking(
            line,
            client,
            error,
            remark -> {
              List<CompletableFuture<DataValue>> reads =
                  IntStream.range(0, RequestGate.REQUESTS_OF_ONE_MAX)
                      .mapToObj(
                          i ->
                              client
                                  .milo()
                                  .readValuesAsync(0, TimestampsToReturn.Both, List.of(remark))
                                  .thenApply(values -> values.get(0)))
                      .toList();
              for (CompletableFuture<DataValue> each : reads) {
                ExecutionException answer =
                    assertThrows(ExecutionException.class, () -> each.get(5, TimeUnit.SECONDS));
                assertEquals(
                    StatusCodes.Bad_InternalError,
                    UaException.extractStatusCode(answer).orElseThrow().value());
              }
            });
      }
      assertFalse(client.children(client.id("line")).isEmpty(), "there is room");
    }
  }

  /** Or whoever finds one fills the disk with stack traces. */
  @Test
  void oneKindOfFailureIsLoggedOnceAMinute(TestLine line) throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger(UnansweredFailure.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    log.addAppender(heard);
    try (TestClient client = line.connect("observer")) {
      breaking(
          line,
          client,
          new UnsupportedOperationException("in this test alone"),
          remark -> {
            for (int i = 0; i < 20; i++) {
              assertThrows(UaException.class, () -> client.read(remark));
            }
          });
    } finally {
      log.detachAppender(heard);
    }
    assertEquals(1, heard.list.size(), heard.list.toString());
    assertTrue(heard.list.get(0).getFormattedMessage().startsWith("request=ReadRequest from=/"));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as it is, checked or not
  private static <E extends Throwable> Object thrown(Throwable how) throws E {
    throw (E) how;
  }

  private interface Attempt {
    void at(NodeId node);
  }

  private static void breaking(TestLine line, TestClient client, Throwable how, Attempt attempt) {
    NodeId remark = client.id("press/P3/Remark");
    AttributeFilter broken =
        new AttributeFilter() {
          @Override
          public Object readAttribute(AttributeFilterContext context, AttributeId attribute) {
            return UnansweredFailureTest.<RuntimeException>thrown(how);
          }
        };
    UaNode node = line.hardened().getAddressSpaceManager().getManagedNode(remark).orElseThrow();
    node.getFilterChain().addFirst(broken);
    try {
      attempt.at(remark);
    } finally {
      node.getFilterChain().remove(broken);
    }
  }
}
