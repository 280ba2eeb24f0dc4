package io.stackline.site;

import io.stackline.unit.QuantityRefused;

/** A value is not what its key wants; says of what sort that is, what is wrong and what to do. */
final class ValueRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final SiteProblem.Code code;
  private final String what;
  private final String remedy;

  ValueRefused(SiteProblem.Code code, String what, String remedy) {
    super(what + "; " + remedy);
    this.code = code;
    this.what = what;
    this.remedy = remedy;
  }

  static ValueRefused of(QuantityRefused refused) {
    return new ValueRefused(SiteProblem.Code.UNIT, refused.what(), refused.remedy());
  }

  SiteProblem.Code code() {
    return code;
  }

  String what() {
    return what;
  }

  String remedy() {
    return remedy;
  }
}
