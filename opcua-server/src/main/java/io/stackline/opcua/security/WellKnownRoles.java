package io.stackline.opcua.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.RoleMapper;
import org.eclipse.milo.opcua.sdk.server.identity.Identity;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/** Tells Milo the well-known roles of whoever is logged in, as the users file has it now. */
public final class WellKnownRoles implements RoleMapper {
  @Override
  public List<NodeId> getRoleIds(@Nullable Identity identity) {
    Optional<User> user = Admission.of(identity).flatMap(Admission::user);
    if (user.isEmpty()) {
      return List.of();
    }
    List<NodeId> roles = new ArrayList<>();
    roles.add(
        user.get().equals(User.ANONYMOUS)
            ? NodeIds.WellKnownRole_Anonymous
            : NodeIds.WellKnownRole_AuthenticatedUser);
    roles.addAll(user.get().role().wellKnown());
    return List.copyOf(roles);
  }
}
