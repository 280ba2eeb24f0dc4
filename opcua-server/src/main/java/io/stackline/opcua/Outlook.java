package io.stackline.opcua;

import io.stackline.board.Peers;
import io.stackline.board.Watch;
import io.stackline.opcua.ServiceLevels.Share;
import io.stackline.opcua.ServiceLevels.Sight;
import io.stackline.time.Crank;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Keeps the ServiceLevel true. Used on the crank, but for starting and closing it. */
final class Outlook implements AutoCloseable {
  private final Peers peers;
  private final ServerSet set;
  private final Parts parts;
  private final Watch watch;

  /** What is heard of the other processes; looked up when it changes, not with each reading. */
  private boolean whole;

  private boolean sequencer;
  private Share bridges = new Share(0, 0);

  /**
   * Where it looks, and whom it tells.
   *
   * @param presses how many have a fresh reading now
   * @param archive whether ended runs of earlier days are shown
   */
  record Parts(Supplier<Share> presses, BooleanSupplier archive, ServerStatus status) {}

  private Outlook(Peers peers, ServerSet set, Parts parts, Crank crank) {
    this.peers = peers;
    this.set = set;
    this.parts = parts;
    this.watch = peers.watch(() -> crank.execute(this::listen));
  }

  /** Tells the level from now on. */
  static Outlook start(Peers peers, ServerSet set, Parts parts, Crank crank) {
    Outlook outlook = new Outlook(peers, set, parts, crank);
    crank.execute(outlook::listen);
    return outlook;
  }

  /** Something has changed with the other processes. */
  private void listen() {
    Set<String> heard = peers.heard();
    long there = set.bridges().stream().filter(heard::contains).count();
    whole = peers.isWhole();
    sequencer = peers.sequencer().isPresent();
    bridges = new Share((int) there, set.bridges().size());
    look();
  }

  /** Something has changed that this server shows. */
  void look() {
    Share presses = parts.presses().get();
    parts
        .status()
        .serviceLevel(
            ServiceLevels.of(
                new Sight(whole, sequencer, parts.archive().getAsBoolean(), presses, bridges)));
  }

  @Override
  public void close() {
    watch.close();
  }
}
