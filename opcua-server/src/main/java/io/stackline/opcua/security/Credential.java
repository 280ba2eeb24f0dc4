package io.stackline.opcua.security;

/** A user that was just created, with the password nobody will ever be told again. */
public record Credential(String user, Role role, String password) {
  /** Without the password, so that no log shows it. */
  @Override
  public String toString() {
    return user + " (" + role + ")";
  }
}
