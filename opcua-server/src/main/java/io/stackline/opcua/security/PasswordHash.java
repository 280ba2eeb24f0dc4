package io.stackline.opcua.security;

/** The hash of a password, as the users file keeps it. */
sealed interface PasswordHash permits Argon2Hash, Pbkdf2Hash {
  /** Takes as long for a wrong password as for the right one. */
  boolean matches(String password);

  /** What a look at it costs, in words; equal words cost the same. */
  String cost();

  /** Of no password at all: takes as long to look at as this one, and matches nothing. */
  PasswordHash decoy();
}
