package io.stackline.opcua.security;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.jspecify.annotations.Nullable;

/** What a user may do. */
public enum Role {
  /** Reads. */
  OBSERVER,
  /** Starts, confirms, holds, resumes, releases, adjusts and aborts runs; tells presses. */
  OPERATOR,
  /** All an operator may, and all that will ever be asked for. */
  ENGINEER;

  public boolean mayOperate() {
    return this != OBSERVER;
  }

  /** As it is written in the users file. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this name, as the users file writes it. */
  public static Optional<Role> named(String name) {
    for (Role each : values()) {
      if (each.toString().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Makes a method's UserExecutable tell whether the session that reads it may call it. */
  public static AttributeFilter userExecutable() {
    return new AttributeFilter() {
      @Override
      public @Nullable Object getAttribute(AttributeFilterContext context, AttributeId attribute) {
        if (attribute != AttributeId.UserExecutable) {
          return context.getAttribute(attribute);
        }
        return context.getSession().flatMap(User::of).map(User::role).stream()
            .anyMatch(Role::mayOperate);
      }
    };
  }
}
