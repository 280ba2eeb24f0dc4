package io.stackline.opcua.hardening;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilterElement;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ElementOperand;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.util.Lists;

/**
 * Milo takes a trigger it does not know and stumbles over it at the second value, on the thread
 * that tells everybody. On that thread it also follows the elements of an event filter wherever
 * they refer to: in circles without end, and each as often as it is referred to. Here a filter is
 * looked at before Milo has it.
 */
final class UnboundedFilters {
  /** Fields of an event that are sent: several times as many as an event of ours has. */
  private static final int FIELDS_MAX = 256;

  /** Elements that are looked at for one event. */
  static final int STEPS_MAX = 256;

  private UnboundedFilters() {}

  /** Of another kind than the two Milo knows is for Milo to refuse. */
  static boolean bearable(EncodingContext context, Object filter) {
    if (filter instanceof DataChangeFilter changes) {
      return changes.getTrigger() != null;
    }
    return !(filter instanceof EventFilter events)
        || (Lists.ofNullable(events.getSelectClauses()).size() <= FIELDS_MAX
            && steps(context, Lists.ofNullable(events.getWhereClause().getElements()))
                <= STEPS_MAX);
  }

  /**
   * How many elements Milo looks at for one event, beginning with the first; too many if one that
   * it comes by refers to itself or to one before it, which none may (OPC 10000-4 §7.7.4.2).
   */
  private static long steps(EncodingContext context, List<ContentFilterElement> elements) {
    int count = elements.size();
    if (count == 0 || count > STEPS_MAX) {
      return count;
    }
    long[] steps = new long[count];
    for (int i = count - 1; i >= 0; i--) {
      steps[i] = 1;
      for (ExtensionObject operand : Lists.ofNullable(elements.get(i).getFilterOperands())) {
        steps[i] = Math.min(STEPS_MAX + 1, steps[i] + steps(context, operand, i, steps));
      }
    }
    return steps[0];
  }

  private static long steps(
      EncodingContext context, ExtensionObject operand, int place, long[] known) {
    try {
      if (!(operand.decode(context) instanceof ElementOperand other)) {
        return 0;
      }
      long index = other.getIndex().longValue();
      return index > place && index < known.length ? known[(int) index] : STEPS_MAX + 1;
    } catch (UaSerializationException unreadable) {
      return 0; // Milo says so itself, and never looks at this filter again.
    }
  }
}
