package io.stackline.board;

import java.util.Optional;
import java.util.Set;

/** One process that does everything hears itself. */
final class Alone implements Peers {
  private static final String NAME = "stackline";

  @Override
  public String self() {
    return NAME;
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public Set<String> heard() {
    return Set.of(NAME);
  }

  @Override
  public Optional<String> sequencer() {
    return Optional.of(NAME);
  }

  @Override
  public Watch watch(Runnable changed) {
    return () -> {};
  }
}
