package io.stackline.opcua.model.press;

import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.TagWrite;
import io.stackline.opcua.method.TargetWrite;
import io.stackline.opcua.method.Written;
import io.stackline.press.PressId;
import io.stackline.press.TagSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/**
 * Who takes what clients write: the few variables that can be written, by their nodes. Thread-safe.
 */
public final class PressWrites {
  private final TargetWrite targets;
  private final TagWrite tags;
  private final Map<NodeId, Write> writes = new ConcurrentHashMap<>();

  /** Takes a value; answers when the press has it, or why not. */
  @FunctionalInterface
  private interface Write {
    Written take(Optional<Session> session, DataValue value);
  }

  PressWrites(Desk desk) {
    this.targets = new TargetWrite(desk);
    this.tags = new TagWrite(desk);
  }

  void target(NodeId node, PressId press, Range range) {
    writes.put(node, (session, value) -> targets.write(session, press, value, range));
  }

  void tag(NodeId node, PressId press, TagSpec tag) {
    writes.put(node, (session, value) -> tags.write(session, press, tag, value));
  }

  /** What became of it; empty if nobody takes what is written there. */
  public Optional<Written> write(Optional<Session> session, NodeId node, DataValue value) {
    return Optional.ofNullable(writes.get(node)).map(each -> each.take(session, value));
  }
}
