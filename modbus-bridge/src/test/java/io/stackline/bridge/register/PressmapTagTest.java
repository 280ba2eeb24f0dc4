package io.stackline.bridge.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PressmapTagTest {
  @Test
  void noTwoTagsShareARegister() {
    Set<String> taken = new HashSet<>();
    for (PressmapTag tag : PressmapTag.values()) {
      for (int i = 0; i < tag.type().registers(); i++) {
        assertTrue(taken.add(tag.table() + " " + (tag.address() + i)), tag + " overlaps");
      }
    }
  }

  @Test
  void statusHasNoHolesAndEndsWhereTheMapSays() {
    int next = StatusBlock.ADDRESS;
    for (PressmapTag tag : PressmapTag.values()) {
      if (tag.table() == PressmapTag.Table.INPUT && tag.address() >= StatusBlock.ADDRESS) {
        assertEquals(next, tag.address(), tag + " follows its predecessor");
        next += tag.type().registers();
      }
    }
    assertEquals(StatusBlock.ADDRESS + StatusBlock.SIZE, next);
  }
}
