package io.stackline.cluster;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.stackline.launch.FreePort;
import io.stackline.launch.QuickSite;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.time.SystemTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Boards of three processes, {@code main}, {@code a} and {@code b}, all in one JVM. {@code main} is
 * found by the name of its machine, {@code a} at another address of it.
 */
final class TestLine implements AutoCloseable {
  private final Site site;
  private final Map<String, ClusterBoard> boards = new LinkedHashMap<>();

  TestLine(Path folder) throws IOException {
    Path file = QuickSite.in(folder).resolve("site.yaml");
    String processes =
        """
        processes:
          - {name: main, role: all, address: "localhost:%d", presses: []}
          - {name: a, role: bridge, address: "127.0.0.2:%d"}
          - {name: b, role: bridge, address: "127.0.0.1:%d"}
        presses:
        """
            .formatted(FreePort.next(), FreePort.next(), FreePort.next());
    Files.writeString(file, Files.readString(file).replaceFirst("(?m)^presses:\n", processes));
    SiteResult result = SiteReader.read(folder);
    if (!(result instanceof SiteResult.Read read)) {
      throw new IOException(result.toString());
    }
    site = read.site();
  }

  ClusterBoard join(String name) throws ClusterRefused {
    SiteProcess self = site.processes().named(name).orElseThrow();
    ClusterBoard board = ClusterBoard.join(site, self, SystemTime.real());
    boards.put(name, board);
    return board;
  }

  /** Where a process listens, as the others know it. */
  InetSocketAddress listens(String name) {
    return member(name).getCluster().getLocalMember().getSocketAddress();
  }

  private HazelcastInstance member(String name) {
    return Objects.requireNonNull(Hazelcast.getHazelcastInstanceByName(site.name() + "-" + name));
  }

  /** What the cluster keeps of a lane, past all boards. */
  IMap<String, byte[]> kept(String lane) {
    return member("main").getMap("lane." + lane);
  }

  /** Ends as a process does that is stopped. */
  void leave(String name) {
    ClusterBoard board = boards.remove(name);
    if (board != null) {
      board.close();
    }
  }

  @Override
  public void close() {
    boards.values().forEach(ClusterBoard::close);
  }
}
