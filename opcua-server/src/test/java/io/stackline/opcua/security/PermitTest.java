package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;

final class PermitTest {
  @Test
  void theLineIsReadByAllAndCalledByThoseWhoOperate() {
    assertEquals(Set.of(Role.values()), allowed(Permit.LINE, Deed.READ));
    assertEquals(Set.of(Role.OPERATOR, Role.ENGINEER), allowed(Permit.LINE, Deed.CALL));
    assertEquals(Set.of(), allowed(Permit.LINE, Deed.WRITE));
    assertEquals(Set.of(Role.ADMINISTRATOR), allowed(Permit.SECRET, Deed.BROWSE));
  }

  @Test
  void whatTakesAnotherRightIsAllowedToItsRolesOnly() {
    Permit setPoint = Permit.LINE.with(Deed.WRITE, Right.ENGINEER).without(Deed.CALL);
    assertEquals(Set.of(Role.ENGINEER), allowed(setPoint, Deed.WRITE));
    assertEquals(Set.of(), allowed(setPoint, Deed.CALL));
    assertEquals(Optional.of(Right.ENGINEER), setPoint.right(Deed.WRITE));
    assertEquals(Optional.empty(), setPoint.right(Deed.CALL));
    assertEquals(setPoint, Permit.LINE.without(Deed.CALL).with(Deed.WRITE, Right.ENGINEER));
  }

  @Test
  void whoHasNoRoleMayNothing() {
    assertFalse(
        Arrays.stream(Deed.values()).anyMatch(deed -> Permit.LINE.allows(Optional.empty(), deed)));
    assertTrue(Permit.LINE.allows(Optional.of(Role.OBSERVER), Deed.READ), "control");
  }

  @Test
  void aNamespaceThatSaidNothingIsTheLines() {
    PermitBook book = new PermitBook();
    PermitTable table = new PermitTable(Permit.STANDARD);
    NodeId maintenance = new NodeId(0, "maintenance");
    table.put(maintenance, Permit.SECRET);
    book.put(0, table);
    assertEquals(Permit.SECRET, book.of(maintenance));
    assertEquals(Permit.STANDARD, book.of(new NodeId(0, "other")));
    assertEquals(Permit.LINE, book.of(new NodeId(7, "other")));
    table.remove(maintenance);
    assertEquals(Permit.STANDARD, book.of(maintenance));
  }

  private static Set<Role> allowed(Permit permit, Deed deed) {
    return Arrays.stream(Role.values())
        .filter(role -> permit.allows(role, deed))
        .collect(Collectors.toSet());
  }
}
