package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultAnonymousIdentity;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.junit.jupiter.api.Test;

final class RoleTableTest {
  private static final Path PAGE = Path.of("..", "docs", "security.md");

  /** If it fails: put this table into the page. */
  @Test
  void thePageShowsTheTableThatCounts() throws IOException {
    String table = RoleTable.markdown();
    assertTrue(Files.readString(PAGE).contains(table), PAGE + " must contain\n" + table);
  }

  @Test
  void whoAdministersDoesNotPressAndWhoObservesDoesNothing() {
    assertTrue(Arrays.stream(Role.values()).allMatch(role -> role.may(Right.READ)));
    assertFalse(Role.OBSERVER.mayOperate());
    assertTrue(Role.OPERATOR.mayOperate());
    assertTrue(Role.ENGINEER.mayOperate());
    assertFalse(Role.ADMINISTRATOR.mayOperate());
    assertFalse(Role.OPERATOR.may(Right.ENGINEER));
    assertFalse(Role.ENGINEER.may(Right.ADMINISTER));
  }

  @Test
  void oldNamesAreStillUnderstood() {
    assertEquals(Optional.of(Role.ENGINEER), Role.named("engineer"));
    assertEquals(Optional.of(Role.ENGINEER), Role.named("process-engineer"));
    assertEquals(Optional.empty(), Role.named("boss"));
  }

  @Test
  void miloIsToldTheWellKnownRoles() {
    WellKnownRoles roles = new WellKnownRoles();
    DefaultAnonymousIdentity nobody = new DefaultAnonymousIdentity();
    assertEquals(List.of(), roles.getRoleIds(nobody));
    nobody.setUserData(Admission.ANONYMOUS);
    assertEquals(
        List.of(NodeIds.WellKnownRole_Anonymous, NodeIds.WellKnownRole_Observer),
        roles.getRoleIds(nobody));
  }
}
