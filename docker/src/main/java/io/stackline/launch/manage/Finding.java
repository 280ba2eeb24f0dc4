package io.stackline.launch.manage;

/**
 * What a check has found.
 *
 * @param check what was looked at
 * @param ok whether it is as it should be
 * @param reason why not, with the remedy where there is one; else what was seen, or empty
 */
public record Finding(String check, boolean ok, String reason) {
  static Finding well(String check) {
    return new Finding(check, true, "");
  }

  /** Well, with what was seen. */
  static Finding well(String check, String seen) {
    return new Finding(check, true, seen);
  }

  static Finding bad(String check, String reason) {
    return new Finding(check, false, reason);
  }
}
