package io.stackline.opcua.model.press;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of constants as browse names are written. */
final class Words {
  private Words() {}

  /** {@code GUARD_CLOSED} becomes {@code GuardClosed}. */
  static String camel(Enum<?> constant) {
    return Arrays.stream(constant.name().split("_", -1))
        .map(each -> each.charAt(0) + each.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
