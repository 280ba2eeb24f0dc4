package io.stackline.opcua.method;

import io.stackline.opcua.lock.Holder;
import io.stackline.opcua.security.Right;
import io.stackline.opcua.security.Role;
import io.stackline.opcua.security.User;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.StatusCodes;

/** Who asks, and as which holder of locks. */
record Caller(User user, Holder holder) {
  /** The user of a session if he has the right. */
  static Optional<Caller> of(Optional<Session> session, Right right) {
    return session.flatMap(
        each ->
            User.of(each)
                .filter(user -> user.role().may(right))
                .map(user -> new Caller(user, Holder.of(each, user))));
  }

  /** What everybody else is told. */
  static Answer denied(Right right) {
    String roles =
        Arrays.stream(Role.values())
            .filter(role -> role.may(right))
            .map(Role::toString)
            .collect(Collectors.joining(" or "));
    return Answer.bad(
        StatusCodes.Bad_UserAccessDenied, "only a user who is " + roles + " may do this");
  }

  String name() {
    return user.name();
  }
}
