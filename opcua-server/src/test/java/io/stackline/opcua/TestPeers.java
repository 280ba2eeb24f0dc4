package io.stackline.opcua;

import io.stackline.board.Peers;
import io.stackline.board.Watch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears what a test says. */
final class TestPeers implements Peers {
  private record Said(boolean whole, Set<String> heard, Optional<String> sequencer) {}

  private final String self;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile Said said;

  TestPeers(String self, Set<String> all, String sequencer) {
    this.self = self;
    this.said = new Said(true, all, Optional.of(sequencer));
  }

  void hear(boolean whole, Set<String> heard, Optional<String> sequencer) {
    said = new Said(whole, heard, sequencer);
    watchers.forEach(Runnable::run);
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public boolean isWhole() {
    return said.whole();
  }

  @Override
  public Set<String> heard() {
    return said.heard();
  }

  @Override
  public Optional<String> sequencer() {
    return said.sequencer();
  }

  @Override
  public Watch watch(Runnable changed) {
    watchers.add(changed);
    return () -> watchers.remove(changed);
  }
}
