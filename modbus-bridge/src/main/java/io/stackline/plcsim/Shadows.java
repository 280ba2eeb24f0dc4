package io.stackline.plcsim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The holding registers of limits and profile, and the shadows that the PLC works with.
 *
 * <p>What a master writes changes nothing until APPLY_LIMITS or VALIDATE copies it; what is written
 * afterwards changes nothing again.
 */
final class Shadows {
  private static final int PROFILE_EMPTY = 0;
  private static final int PROFILE_LOADING = 1;
  private static final int PROFILE_VALID = 2;
  private static final int PROFILE_RUNNING = 3;
  private static final int PROFILE_REJECTED = 4;

  private final int[] limitRegisters = new int[Limits.REGISTERS];
  private final int[] profileRegisters = new int[Profile.REGISTERS];
  private final ProfileCheck check;
  private final double ratedN;
  private @Nullable Limits limits;
  private @Nullable Profile profile;
  private int profileState = PROFILE_EMPTY;

  Shadows(ProfileCheck check, double ratedN) {
    this.check = check;
    this.ratedN = ratedN;
  }

  int[] limitRegisters() {
    return limitRegisters;
  }

  int[] profileRegisters() {
    return profileRegisters;
  }

  Optional<Limits> limits() {
    return Optional.ofNullable(limits);
  }

  Optional<Profile> profile() {
    return Optional.ofNullable(profile);
  }

  /** A master has written into the profile's registers. */
  void profileWritten() {
    if (profileState == PROFILE_EMPTY || profileState == PROFILE_REJECTED) {
      profileState = PROFILE_LOADING;
    }
  }

  /** APPLY_LIMITS; while a program runs they may only become narrower. */
  Optional<Refusal> applyLimits(boolean running) {
    Optional<Refusal> refusal = Limits.refusal(limitRegisters, ratedN);
    if (refusal.isPresent()) {
      return refusal;
    }
    Limits wanted = Limits.of(limitRegisters);
    if (running && limits != null) {
      refusal = wanted.widerThan(limits);
    }
    if (refusal.isEmpty()) {
      limits = wanted;
    }
    return refusal;
  }

  /** VALIDATE; a dry run leaves the shadow alone. */
  Optional<Refusal> validate(boolean dryRun) {
    Optional<Refusal> refusal = check.refusal(profileRegisters);
    if (refusal.isEmpty() && limits != null) {
      refusal = ProfileCheck.beyond(Profile.of(profileRegisters), limits);
    }
    if (dryRun) {
      return refusal;
    }
    profile = refusal.isEmpty() ? Profile.of(profileRegisters) : null;
    profileState = refusal.isEmpty() ? PROFILE_VALID : PROFILE_REJECTED;
    return refusal;
  }

  /** CLEAR_PROFILE. */
  void clearProfile() {
    profile = null;
    profileState = PROFILE_EMPTY;
  }

  boolean complete() {
    return limits != null && profile != null;
  }

  void render(RegisterWriter status, boolean running) {
    status.u16(158, profile == null ? 0 : profile.crc());
    status.u16(159, running && profileState == PROFILE_VALID ? PROFILE_RUNNING : profileState);
    status.u16(174, limits == null ? 0 : limits.crc());
  }
}
