package io.stackline.why;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reasons while they are gathered, in whatever order. */
final class Reasons {
  private final List<Reason> found = new ArrayList<>();
  private final Instant now;

  Reasons(Instant now) {
    this.now = now;
  }

  /** A reason with the remedy such reasons have. */
  void add(Code code, String fact) {
    found.add(Reason.of(code, fact));
  }

  void add(Reason reason) {
    found.add(reason);
  }

  boolean has(Code code) {
    return found.stream().anyMatch(each -> each.code() == code);
  }

  /** Whether there is no reason, or only such. */
  boolean isOnly(Code code) {
    return found.stream().allMatch(each -> each.code() == code);
  }

  /** A time as it is read today. */
  String time(Instant when) {
    return When.told(when, now);
  }

  /** Of one code in the order they were found. */
  List<Reason> inOrder() {
    return found.stream().sorted(Comparator.comparing(Reason::code)).toList();
  }
}
