package io.stackline.opcua.security;

/** What was asked of users, trust or certificates is not done; in words, with the remedy. */
public final class SecurityRefused extends Exception {
  private static final long serialVersionUID = 1L;

  SecurityRefused(String reason, String remedy) {
    super(reason + "; " + remedy);
  }
}
