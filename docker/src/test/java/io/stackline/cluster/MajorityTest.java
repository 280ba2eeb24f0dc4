package io.stackline.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.site.Processes;
import io.stackline.site.SiteProcess;
import io.stackline.site.SiteProcess.Address;
import io.stackline.site.SiteProcess.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which part of a divided line goes on. */
class MajorityTest {
  @Test
  void moreThanHalfIsEnoughAndHalfWithTheFirst() {
    assertTrue(of("a", "b", "c").isWhole(Set.of("b", "c")));
    assertFalse(of("a", "b", "c").isWhole(Set.of("a")));
    assertTrue(of("a", "b", "c", "d").isWhole(Set.of("a", "d")));
    assertFalse(of("a", "b", "c", "d").isWhole(Set.of("b", "c")));
    assertTrue(of("a", "b").isWhole(Set.of("a")));
    assertFalse(of("a", "b").isWhole(Set.of("b")));
  }

  @Test
  void whoIsNotOfTheLineDoesNotCount() {
    assertFalse(of("a", "b", "c").isWhole(Set.of("a", "x", "y")));
  }

  /** However a line of up to six is divided, at most one part is whole. */
  @Test
  void ofTwoPartsAtMostOneIsWhole() {
    for (int size = 1; size <= 6; size++) {
      List<String> names = List.of("a", "b", "c", "d", "e", "f").subList(0, size);
      Majority majority = of(names.toArray(String[]::new));
      for (int part = 0; part < 1 << size; part++) {
        Set<String> one = new HashSet<>();
        Set<String> other = new HashSet<>();
        for (int i = 0; i < size; i++) {
          ((part >> i & 1) == 1 ? one : other).add(names.get(i));
        }
        assertTrue(majority.isWhole(one) != majority.isWhole(other), () -> one + " and " + other);
      }
    }
  }

  private static Majority of(String... names) {
    return new Majority(
        new Processes(
            List.of(names).stream()
                .map(
                    each ->
                        new SiteProcess(
                            each, Role.BRIDGE, new Address(each, 1), Set.of(), Optional.empty()))
                .toList()));
  }
}
