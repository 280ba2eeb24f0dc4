package io.stackline.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import io.stackline.board.Peers;
import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import io.stackline.run.ProcessStatus;
import io.stackline.run.ProcessStatus.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom this process hears: the members of the cluster, by the names the site gives them. */
final class Members implements Peers, MembershipListener {
  private static final Logger LOG = LoggerFactory.getLogger(Members.class);

  private final String self;
  private final Majority majority;
  private final HazelcastInstance grid;
  private final StateLane<String, ProcessStatus> processes;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  /**
   * @param processes tells who is at work
   */
  Members(
      String self,
      Majority majority,
      HazelcastInstance grid,
      StateLane<String, ProcessStatus> processes) {
    this.self = self;
    this.majority = majority;
    this.grid = grid;
    this.processes = processes;
    grid.getCluster().addMembershipListener(this);
    processes.watch((name, status) -> tell());
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public boolean isWhole() {
    return majority.isWhole(heard());
  }

  @Override
  public Set<String> heard() {
    return grid.getLifecycleService().isRunning()
        ? Majority.names(grid.getCluster().getMembers())
        : Set.of(self);
  }

  @Override
  public Optional<String> sequencer() {
    Set<String> heard = heard();
    return processes.all().values().stream()
        .filter(each -> each.part() == Part.ACTIVE && heard.contains(each.name()))
        .max(Comparator.comparingLong(ProcessStatus::term))
        .map(ProcessStatus::name);
  }

  @Override
  public Watch watch(Runnable changed) {
    watchers.add(changed);
    return () -> watchers.remove(changed);
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    LOG.info("event=heard process={} heard={}", name(event), heard());
    tell();
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    LOG.warn("event=silent process={} heard={} whole={}", name(event), heard(), isWhole());
    tell();
  }

  private static String name(MembershipEvent event) {
    return String.valueOf(event.getMember().getAttribute(Majority.NAME));
  }

  private void tell() {
    watchers.forEach(Runnable::run);
  }
}
