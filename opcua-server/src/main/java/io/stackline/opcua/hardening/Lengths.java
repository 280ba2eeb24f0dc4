package io.stackline.opcua.hardening;

import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;

/** Milo advertises how long strings and arrays may be, and takes any. Here a value is measured. */
final class Lengths {
  private Lengths() {}

  static boolean bearable(OpcUaServerConfigLimits limits, Variant value) {
    return bearable(limits, value.value());
  }

  private static boolean bearable(OpcUaServerConfigLimits limits, @Nullable Object value) {
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8).length
          <= limits.getMaxStringLength().longValue();
    }
    if (value instanceof ByteString bytes) {
      return bytes.length() <= limits.getMaxByteStringLength().longValue();
    }
    if (value instanceof Variant inner) {
      return bearable(limits, inner.value());
    }
    if (value instanceof Matrix matrix) {
      return bearable(limits, matrix.getElements());
    }
    return value == null || !value.getClass().isArray() || array(limits, value);
  }

  private static boolean array(OpcUaServerConfigLimits limits, Object array) {
    int length = Array.getLength(array);
    if (length > limits.getMaxArrayLength().longValue()) {
      return false;
    }
    if (array.getClass().getComponentType().isPrimitive()) {
      return true;
    }
    for (int i = 0; i < length; i++) {
      if (!bearable(limits, Array.get(array, i))) {
        return false;
      }
    }
    return true;
  }
}
