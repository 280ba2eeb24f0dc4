package io.stackline.why;

/**
 * One reason why it is not pressing.
 *
 * @param text one plain sentence: what is the matter, since when if that is known, and what to do
 */
public record Reason(Code code, String text) {
  static Reason of(Code code, String fact) {
    return new Reason(code, fact + "; " + code.remedy());
  }
}
