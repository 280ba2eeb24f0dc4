package io.stackline.launch.kill;

import io.stackline.site.StoreSettings;
import io.stackline.site.StoreSettings.Where;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A site that exists to be killed: seven simulated presses at free ports, the materials that ship,
 * and recipes of short strokes with dies of their own.
 *
 * @param ports of each press's PLC
 * @param opcuaPort where the line serves
 */
record KillSite(Path folder, Map<String, Integer> ports, int opcuaPort, StoreSettings store) {
  static final String NAME = "kill";

  private static final String DIES = "\ndies:\n";

  private static final Map<String, String> KINDS =
      Map.of("A", "densify, copress", "B", "laminate, secondary", "C", "insitu");

  /** Writes it into a folder that is not there yet. */
  static KillSite write(Path folder, Path home, StoreSettings store) throws IOException {
    Path shipped = home.resolve("site-config/sites/pilot-line");
    copy(shipped.resolve("materials"), folder.resolve("materials"));
    Files.createDirectories(folder.resolve("recipes"));
    List<Integer> free = freePorts(8);
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (String press : List.of("A1", "A2", "A3", "B1", "B2", "C1", "C2")) {
      ports.put(press, free.get(ports.size()));
    }
    int opcua = free.get(7);
    String text = Files.readString(shipped.resolve("site.yaml"));
    StringBuilder site = new StringBuilder();
    site.append(
        String.format(
            Locale.ROOT,
            "name: %s%ntitle: A line that is killed%nopcua:%n  bind: 127.0.0.1%n  port: %d%n",
            NAME,
            opcua));
    site.append(where(store.where()));
    site.append("presses:\n");
    ports.forEach((press, port) -> site.append(press(press, port)));
    int dies = text.indexOf(DIES) + DIES.length();
    site.append(DIES).append(KillRecipes.dies()).append(text.substring(dies));
    Files.writeString(folder.resolve("site.yaml"), site);
    for (Map.Entry<String, String> each : KillRecipes.all().entrySet()) {
      Files.writeString(folder.resolve("recipes/" + each.getKey() + ".yaml"), each.getValue());
    }
    return new KillSite(folder, ports, opcua, store);
  }

  private static String where(Where where) {
    if (where instanceof Where.Postgres server) {
      String file = server.passwordFile().map(each -> "  password-file: " + each + "\n").orElse("");
      return String.format(
          Locale.ROOT,
          "store:%n  kind: postgres%n  url: %s%n  user: %s%n%s",
          server.url(),
          server.user(),
          file);
    }
    return "";
  }

  /** Drawn at the same time, so that none comes twice; nobody keeps them for us. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket each : sockets) {
        each.close();
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path each : files.toList()) {
        Files.copy(each, to.resolve(each.getFileName()));
      }
    }
  }

  private static String press(String id, int port) {
    return String.format(
        Locale.ROOT,
        """
          - id: %s
            name: press
            rated: 245.2 kN
            rate-max: 2 kN/s
            ram-diameter: 80 mm
            frame-stiffness: 300 kN/mm
            closed-position: 3.0 mm
            stroke: 50 mm
            cells:
              - {cell: high, range: 250 kN, accuracy: 125 N}
              - {cell: low, range: 20 kN, accuracy: 20 N}
            kinds: [%s]
            connection: {host: 127.0.0.1, port: %d, unit: 1, timeout: 1 s}
            simulated: true
        """,
        id,
        KINDS.get(id.substring(0, 1)),
        port);
  }
}
