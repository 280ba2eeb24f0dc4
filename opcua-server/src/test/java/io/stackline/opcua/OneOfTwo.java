package io.stackline.opcua;

import io.stackline.opcua.LineServer.Line;
import io.stackline.opcua.TestClient.How;
import io.stackline.opcua.security.Credential;
import io.stackline.record.RunArchive;
import io.stackline.site.Site;
import io.stackline.site.Site.OpcUa;
import io.stackline.time.SystemTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of the two OPC UA servers of a line, as a process of its own would have it. */
final class OneOfTwo implements AutoCloseable {
  static final String A = "face-1";
  static final String B = "face-2";
  static final Set<String> BRIDGES = Set.of("bridge-a", "bridge-b");
  static final Set<String> ALL = Set.of(A, B, "bridge-a", "bridge-b", "sequencer-1");

  final OwnBoard board;
  final TestPeers peers;
  final LineServer server;

  private OneOfTwo(OwnBoard board, TestPeers peers, Line line, Path folder) throws IOException {
    this.board = board;
    this.peers = peers;
    server = LineServer.start(line, folder, TestLine.SETTINGS);
    server.trustClient(TestKey.CLIENT.certificate());
  }

  /** Where both are to be: at ports that are free now. */
  static Map<String, OpcUa> places() throws IOException {
    Map<String, OpcUa> places = new LinkedHashMap<>();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket first = new ServerSocket(0, 1, loopback);
        ServerSocket second = new ServerSocket(0, 1, loopback)) {
      places.put(A, place(first.getLocalPort()));
      places.put(B, place(second.getLocalPort()));
    }
    return places;
  }

  private static OpcUa place(int port) {
    return new OpcUa("127.0.0.1", "127.0.0.1", port, false, false);
  }

  /** Starts it; what its board has is there before. */
  static OneOfTwo start(
      String name, Map<String, OpcUa> places, RunArchive archive, OwnBoard board, Path folder)
      throws IOException {
    Site site = PilotSite.site(Optional.ofNullable(places.get(name)).orElseThrow());
    TestPeers peers = new TestPeers(name, ALL, "sequencer-1");
    Line line =
        new Line(
            site,
            board.with(peers),
            SystemTime.real(),
            archive,
            new ServerSet(name, places, BRIDGES));
    return new OneOfTwo(board, peers, line, folder);
  }

  TestClient connect(String user) throws Exception {
    Credential credential =
        server.firstStartCredentials().stream()
            .filter(each -> each.user().equals(user))
            .findFirst()
            .orElseThrow();
    return TestClient.connect(server, How.user(user, credential.password()));
  }

  @Override
  public void close() {
    server.close();
  }
}
