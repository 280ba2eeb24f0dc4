package io.stackline.opcua.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.PermitTable;
import io.stackline.opcua.security.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the audit log keeps of calls and writes. */
final class CallAuditTest {
  private static TestLine line;
  private static Workbench bench;

  @BeforeAll
  static void start() throws Exception {
    line = TestLine.start();
    bench = new Workbench(line.hardened());
    bench.startup();
    line.hardened()
        .permits()
        .put(
            bench.getNamespaceIndex().intValue(),
            new PermitTable(Permit.LINE.with(Deed.WRITE, Right.OPERATE)));
  }

  @AfterAll
  static void stop() {
    line.close();
  }

  /** Or he pushes out of the log what others did. */
  @Test
  void whoHasHimselfDeniedAtWillIsCountedAfterAWhile() throws Exception {
    try (TestClient observer = line.connect("observer");
        TestClient operator = line.connect("operator")) {
      CallMethodRequest start = observer.request("line", "StartRun");
      for (int i = 0; i < 5; i++) {
        var unused = observer.milo().call(Collections.nCopies(16, start));
      }
      var unused = observer.milo().write(Collections.nCopies(30, write("setpoint", 1.0)));
      assertEquals(CallAudit.DENIED_A_MINUTE, lines("outcome=Bad_UserAccessDenied"));
      for (int i = 0; i < 5; i++) {
        var unusedToo = operator.milo().write(Collections.nCopies(16, write("setpoint", 7.0 + i)));
      }
      assertEquals(80, lines("write outcome=Good"), "what was granted is always told");
      line.hardened().sweep(System.nanoTime() + TimeUnit.SECONDS.toNanos(61));
      assertEquals(1, lines(" denied user=", "observer", "more=50"));
    }
  }

  /** Some of it may have been done before. */
  @Test
  void aBatchThatFailsByABugIsWrittenDown() throws Exception {
    AttributeFilter broken =
        new AttributeFilter() {
          @Override
          public void writeAttribute(
              AttributeFilterContext context, AttributeId attribute, @Nullable Object value) {
            throw new IllegalStateException("on purpose");
          }
        };
    bench.node("text").getFilterChain().addFirst(broken);
    try (TestClient operator = line.connect("operator")) {
      List<WriteValue> batch = List.of(write("setpoint", 123.5), write("text", "fails"));
      assertThrows(UaException.class, () -> operator.milo().write(batch));
      assertEquals(123.5, operator.read(bench.id("setpoint")).value().value(), "control");
    } finally {
      bench.node("text").getFilterChain().remove(broken);
    }
    assertEquals(1, lines("write outcome=Bad_InternalError node=setpoint value=123.5"));
    assertEquals(1, lines("write outcome=Bad_InternalError node=text value=fails"));
  }

  private static WriteValue write(String node, Object value) {
    return new WriteValue(
        bench.id(node), AttributeId.Value.uid(), null, DataValue.valueOnly(new Variant(value)));
  }

  private static long lines(String... parts) throws IOException {
    try (Stream<String> all = Files.lines(line.security().resolve("audit.log"))) {
      return all.filter(each -> Stream.of(parts).allMatch(each::contains)).count();
    }
  }
}
