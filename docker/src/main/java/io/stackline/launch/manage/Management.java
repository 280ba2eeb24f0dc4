package io.stackline.launch.manage;

import io.stackline.board.Board;
import io.stackline.launch.manage.ManagementPort.Page;
import io.stackline.site.ManagementSettings;
import io.stackline.time.Time;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells over HTTP how this process is, if its site wants that: {@code /health/live}, {@code
 * /health/ready}, {@code /metrics}. Started before all else, so that it tells of the start too, and
 * a port that is taken stops it before anything moves; closed after all else.
 */
public final class Management implements AutoCloseable {
  private final Time time;
  private final Optional<Watched> watched;

  /** There when somebody may ask. */
  private static final class Watched implements AutoCloseable {
    private final Meters meters = new Meters();
    private final JvmMeters jvm = new JvmMeters(meters.registry());
    private final Watchdog watchdog;
    private final Health health;
    private final ManagementPort port;
    private final List<StoreProbe> probes = new ArrayList<>();
    private volatile Optional<Supplier<DutyView>> duty = Optional.empty();

    Watched(ManagementSettings settings, Time time) throws IOException {
      watchdog = Watchdog.start(time);
      health = new Health(time, watchdog.own());
      Map<String, Supplier<Page>> pages = new LinkedHashMap<>();
      pages.put("/health/live", () -> HealthPage.of(health.live()));
      pages.put("/health/ready", () -> HealthPage.of(health.ready(), duty.map(Supplier::get)));
      pages.put("/metrics", () -> new Page(200, METRICS_TYPE, meters.told()));
      try {
        port = ManagementPort.open(settings, pages);
      } catch (IOException e) {
        closeParts();
        throw e;
      }
    }

    /** Nobody may ask a store that is closed. */
    void stopping() {
      health.stopping();
      probes.forEach(StoreProbe::close);
    }

    private void closeParts() {
      watchdog.close();
      jvm.close();
      meters.registry().close();
    }

    @Override
    public void close() {
      port.close();
      closeParts();
    }
  }

  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private Management(Time time, Optional<Watched> watched) {
    this.time = time;
    this.watched = watched;
  }

  /**
   * Starts telling; without settings nothing listens and nothing is counted.
   *
   * @throws IOException in words for the operator: the address is taken, or not this machine's
   */
  public static Management start(Optional<ManagementSettings> settings, Time time)
      throws IOException {
    return settings.isPresent()
        ? new Management(time, Optional.of(new Watched(settings.get(), time)))
        : new Management(time, Optional.empty());
  }

  /** The board as this process is to use it. */
  public Board counted(Board board) {
    return watched.<Board>map(each -> new CountedBoard(board, each.meters)).orElse(board);
  }

  /** To be closed before the parts are. */
  public interface Watching extends AutoCloseable {
    @Override
    void close();
  }

  /** All of this process has started: it may be ready until this is closed. To be called once. */
  public Watching watch(Parts parts) {
    watched.ifPresent(each -> watch(each, parts));
    return () -> watched.ifPresent(Watched::stopping);
  }

  private void watch(Watched here, Parts parts) {
    here.health.board(parts.boardTrouble());
    parts
        .bridge()
        .ifPresent(
            bridge -> {
              here.health.bridge(bridge);
              PressMeters.register(here.meters, bridge, parts.board(), time);
            });
    parts
        .shift()
        .ifPresent(
            shift -> {
              Supplier<DutyView> duty = () -> DutyView.of(shift, parts.board());
              shift
                  .look()
                  .ifPresent(
                      look ->
                          here.health.duty(
                              beat(here, "who looks whose turn it is", look),
                              () -> duty.get().words()));
              ShiftHealth health = new ShiftHealth(shift, time);
              here.watchdog.each(health::ask);
              here.health.sequencer(health);
              here.duty = Optional.of(duty);
              SequencerMeters.register(here.meters, shift, parts.board());
              StoreMeters.register(here.meters, shift);
            });
    parts
        .opcua()
        .ifPresent(
            server -> {
              here.health.crank("opcua", beat(here, "the OPC UA server", server::pulse));
              OpcUaMeters.register(here.meters, server);
            });
    parts
        .archive()
        .ifPresent(
            archive -> {
              StoreProbe probe = StoreProbe.start(archive, time);
              here.probes.add(probe);
              here.health.ready(probe::found);
            });
    here.health.started();
    ProcessMeters.register(here.meters, here.health, parts);
  }

  private Heartbeat beat(Watched here, String crank, Consumer<Runnable> pulse) {
    return here.watchdog.watch(new Heartbeat(crank, time, pulse));
  }

  /** Where it listens, if it does: the beginning of each page's address. */
  public Optional<String> url() {
    return watched.map(each -> each.port.url());
  }

  @Override
  public void close() {
    watched.ifPresent(Watched::close);
  }
}
