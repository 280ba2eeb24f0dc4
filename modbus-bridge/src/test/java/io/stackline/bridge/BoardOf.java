package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.board.BoardVia;
import io.stackline.board.Peers;
import io.stackline.board.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One board as a process of this name sees it, which may be cut off from the others. */
final class BoardOf extends BoardVia {
  /** Whom the process hears: everybody or nobody. */
  static final class Network implements Peers {
    private final String self;
    private final List<Runnable> watchers = new ArrayList<>();
    private boolean whole = true;

    Network(String self) {
      this.self = self;
    }

    void hears(boolean others) {
      whole = others;
      List.copyOf(watchers).forEach(Runnable::run);
    }

    @Override
    public String self() {
      return self;
    }

    @Override
    public boolean isWhole() {
      return whole;
    }

    @Override
    public Set<String> heard() {
      return Set.of(self);
    }

    @Override
    public Optional<String> sequencer() {
      return Optional.empty();
    }

    @Override
    public Watch watch(Runnable changed) {
      watchers.add(changed);
      return () -> watchers.remove(changed);
    }
  }

  private final Network network;

  BoardOf(Board board, Network network) {
    super(board);
    this.network = network;
  }

  @Override
  public Peers peers() {
    return network;
  }
}
