package io.stackline.launch.kill;

import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The site that is killed, on the hosts of {@code docker/netns/lab.sh}: a bridge on the first, a
 * bridge that could do all of it on the second, recipes and OPC UA on the third. Its recipes have
 * one press each in a long ramp, a long dwell and a long stack pressure.
 */
record NetSite(Path folder, Map<String, Integer> ports) {
  static final String PLCS = "10.77.2.9";
  static final String RAMP = "A1";
  static final String DWELL = "A2";
  static final String HOLD = "C1";

  /** Where each process runs, in the order the site names them. */
  static final Map<String, String> HOSTS = Map.of("one", "h3", "two", "h2", "bridge-a", "h1");

  static final List<String> SERVERS = List.of("one", "two");

  private static final String PROCESSES =
      """
      store: {kind: postgres, user: postgres, url: "jdbc:postgresql://10.77.1.9:5432/postgres"}
      processes:
        - {name: one, role: all, address: "10.77.1.3:5801", presses: [], opcua: {bind: 10.77.1.3, port: 4840}}
        - {name: two, role: all, address: "10.77.1.2:5801", opcua: {bind: 10.77.1.2, port: 4840}}
        - {name: bridge-a, role: bridge, address: "10.77.1.1:5801"}
      """;

  static NetSite write(Path folder, Path home) throws IOException {
    KillSite site = KillSite.write(folder, home, StoreSettings.USUAL);
    Path file = folder.resolve("site.yaml");
    String text =
        Files.readString(file)
            .replace("presses:\n  - id: A1", PROCESSES + "presses:\n  - id: A1")
            .replace("connection: {host: 127.0.0.1", "connection: {host: " + PLCS);
    Files.writeString(file, text);
    write(folder, "ramp", "a", "ramp: 10 MPa/s", "dwell: 1 s", 250);
    write(folder, "dwell", "b", "ramp: 25 MPa/s", "dwell: 30 s", 50);
    write(folder, "hold", "c", "ramp: 25 MPa/s", "dwell: 1 s", 50);
    return new NetSite(folder, site.ports());
  }

  private static void write(
      Path folder, String sort, String set, String ramp, String dwell, int target)
      throws IOException {
    String pattern = Objects.requireNonNull(KillRecipes.all().get("kill-hold-" + set));
    String pressed = pattern.substring(0, pattern.indexOf("  - id: stack-pressure"));
    String text =
        pressed
            .replaceFirst("target: [0-9]+ MPa", "target: " + target + " MPa")
            .replaceFirst("ramp: [0-9]+ MPa/s", ramp)
            .replaceFirst("dwell: [0-9]+ s", dwell);
    if (sort.equals("hold")) {
      String held = pattern.substring(pressed.length());
      text +=
          held.replace("ramp: 4 MPa/s", "ramp: 25 MPa/s").replaceAll("rate: 8 MPa", "rate: 25 MPa");
    }
    Files.writeString(
        folder.resolve("recipes/net-" + sort + ".yaml"),
        text.replaceFirst("id: kill-hold-[a-z]", "id: net-" + sort));
  }
}
