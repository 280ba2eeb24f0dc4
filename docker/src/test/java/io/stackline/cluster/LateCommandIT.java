package io.stackline.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.FreePort;
import io.stackline.launch.QuickSite;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.time.Crank;
import io.stackline.time.SystemTime;
import io.stackline.time.Time;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of three processes one is heard by nobody while somebody asks it for something. What is asked
 * just before the others are heard again is done; what was given up long before is not.
 */
class LateCommandIT {
  private static final Instant THEN = Instant.parse("2026-11-22T08:00:00Z");

  @TempDir private Path folder;

  @Test
  void whatWasGivenUpDoesNotHappenWhenTheLineComesTogether() throws Exception {
    Site site = site();
    AtomicLong passed = new AtomicLong();
    Time time = new Passing(passed);
    Command late = resume("late");
    Command fresh = resume("fresh");
    try (ClusterBoard cut = board(site, "one", time)) {
      assertFalse(cut.peers().isWhole());
      assertTrue(cut.commands().post(late.id(), late));
      passed.addAndGet(TimeUnit.SECONDS.toNanos(31));
      assertTrue(cut.commands().post(fresh.id(), fresh));
      try (ClusterBoard other = board(site, "two", SystemTime.real())) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!isSettled(cut, other, late, fresh) && System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        assertEquals(Set.of(fresh.id()), other.commands().waiting().keySet());
        assertEquals(Set.of(fresh.id()), cut.commands().waiting().keySet());
      }
    }
  }

  /** The fresh one has come, and the late one has come too or is gone. */
  private static boolean isSettled(
      ClusterBoard cut, ClusterBoard other, Command late, Command fresh) {
    boolean sure =
        cut.commands().get(late.id()).isEmpty() || other.commands().get(late.id()).isPresent();
    return sure && other.commands().get(fresh.id()).isPresent();
  }

  private static ClusterBoard board(Site site, String name, Time time) throws ClusterRefused {
    return ClusterBoard.join(site, site.processes().named(name).orElseThrow(), time);
  }

  private static Command resume(String id) {
    return new Command.Resume(new CommandId(id), "anna", THEN, new RunId("20261122-080000-x"));
  }

  private Site site() throws Exception {
    Path file = QuickSite.in(folder.resolve("site")).resolve("site.yaml");
    StringBuilder processes = new StringBuilder("processes:\n");
    for (String each : new String[] {"one", "two", "three"}) {
      processes.append(
          "  - {name: %s, role: %s, address: \"127.0.0.1:%d\"}\n"
              .formatted(each, each.equals("one") ? "all" : "bridge", FreePort.next()));
    }
    String text = Files.readString(file);
    Files.writeString(
        file, text.replace("presses:\n  - id: P1", processes + "presses:\n  - id: P1"));
    SiteResult read = SiteReader.read(folder.resolve("site"));
    assertTrue(read instanceof SiteResult.Read, read::toString);
    return ((SiteResult.Read) read).site();
  }

  /** Real time, and what a test lets pass besides. */
  private record Passing(AtomicLong passed) implements Time {
    private static final Time REAL = SystemTime.real();

    @Override
    public Instant now() {
      return REAL.now().plusNanos(passed.get());
    }

    @Override
    public long wallNanos() {
      return REAL.wallNanos() + passed.get();
    }

    @Override
    public double speed() {
      return 1;
    }

    @Override
    public Crank crank(String name) {
      return REAL.crank(name);
    }
  }
}
