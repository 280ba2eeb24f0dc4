package io.stackline.press;

import java.util.EnumSet;
import java.util.Set;

/** A member of an enum that is one bit of a word on the wire. */
public interface WordBit {
  /** Which bit, 0 the lowest. */
  int bit();

  /** What it says, in words an operator uses. */
  String text();

  /** The members whose bits are set in the word; unknown bits are left out. */
  static <E extends Enum<E> & WordBit> Set<E> in(Class<E> members, long word) {
    Set<E> set = EnumSet.allOf(members);
    set.removeIf(each -> (word >>> each.bit() & 1) == 0);
    return set;
  }
}
