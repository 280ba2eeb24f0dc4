package io.stackline.opcua.method;

import io.stackline.run.CommandId;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;

/**
 * One call of a functional unit's method: by whom, with which arguments, and what goes on.
 *
 * @param context by which structures are decoded
 */
record Ask(CommandId id, String by, Inputs inputs, EncodingContext context, PressWork work) {
  /** The same under another id. */
  Ask as(CommandId other) {
    return new Ask(other, by, inputs, context, work);
  }
}
