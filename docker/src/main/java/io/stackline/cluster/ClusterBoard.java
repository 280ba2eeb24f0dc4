package io.stackline.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import io.stackline.board.BoardVia;
import io.stackline.board.LocalBoard;
import io.stackline.board.Peers;
import io.stackline.board.StateLane;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board of a line of many processes: what this one has heard, in memory, and what it says sent
 * on to the others.
 */
public final class ClusterBoard extends BoardVia implements AutoCloseable {
  private static final Duration SYNC_EVERY = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(ClusterBoard.class);

  private final HazelcastInstance grid;
  private final Time time;
  private final ClusterLanes lanes;
  private final Crank syncing;
  private final ReadingsLane readings = new ReadingsLane();
  private final ReadingsCast cast;
  private final Members members;

  private ClusterBoard(ClusterLanes lanes, Site site, SiteProcess self) {
    super(new LocalBoard(), lanes);
    this.lanes = lanes;
    grid = lanes.grid();
    time = lanes.time();
    syncing = time.crank("cluster-sync");
    members = new Members(self.name(), new Majority(site.processes()), grid, processes());
    cast = new ReadingsCast(self.name(), readings, grid.getTopic("readings"), lanes.codec(), time);
  }

  /**
   * Joins the processes of the site that are there; returns when what they know is known here, or
   * at once where too few of them are heard.
   */
  public static ClusterBoard join(Site site, SiteProcess self, Time time) throws ClusterRefused {
    ClusterBoard board =
        new ClusterBoard(new ClusterLanes(Grid.join(site, self), time), site, self);
    board.begin();
    return board;
  }

  private void begin() {
    sync();
    members.watch(() -> syncing.execute(this::sync));
    grid.getLifecycleService()
        .addLifecycleListener(
            event -> {
              if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
                LOG.warn("event=merged this process hears the rest of the line again");
                syncing.execute(this::sync);
              }
            });
    syncing.after(Wall.time(SYNC_EVERY, time), this::syncAgain);
  }

  private void syncAgain() {
    sync();
    syncing.after(Wall.time(SYNC_EVERY, time), this::syncAgain);
  }

  private void sync() {
    for (Synced each : lanes.synced()) {
      try {
        each.sync();
      } catch (RuntimeException e) {
        LOG.debug("event=unsynced {}", e.toString());
        return;
      }
    }
  }

  @Override
  public StateLane<PressId, PressReading> readings() {
    return readings;
  }

  @Override
  public Peers peers() {
    return members;
  }

  /** Leaves the line; the others notice at once. */
  @Override
  public void close() {
    cast.close();
    syncing.close();
    lanes.close();
    grid.shutdown();
  }
}
