package io.stackline.bench;

import io.stackline.launch.Stackline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A gateway that is compared with others: how it is started, and what a client finds in it. */
enum Contender {
  /** The whole product as {@code stackline up} assembles it, its clients without security. */
  STACKLINE,
  /** The same with a client that signs and encrypts. */
  STACKLINE_SECURE,
  /** {@link BareGateway}. */
  BARE,
  /** bench/node. */
  NODE;

  private static final int PORT = 24_840;
  private static final int START_S = 120;

  static Contender named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private boolean isProduct() {
    return this == STACKLINE || this == STACKLINE_SECURE;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param folder its own, empty
   */
  Child start(int plcs, int base, Path folder, Path log) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("stackline.home"));
    String port = Integer.toString(PORT);
    Child child =
        switch (this) {
          case BARE ->
              Child.java(
                  label(),
                  BareGateway.class,
                  List.of("--port", port, "--base", "" + base, "--count", "" + plcs),
                  log);
          case NODE ->
              Child.start(
                  label(),
                  List.of(
                      "node",
                      "" + home.resolve("bench/node/gateway.js"),
                      port,
                      "" + base,
                      "" + plcs),
                  log);
          case STACKLINE, STACKLINE_SECURE -> {
            BenchSite.write(folder.resolve("site"), BenchSite.Speech.PLAIN_TAGS, plcs, base, PORT);
            List<String> up =
                List.of(
                    "up",
                    "--site",
                    "" + folder.resolve("site"),
                    "--data",
                    "" + folder.resolve("data"));
            yield Child.java(label(), Stackline.class, up, log);
          }
        };
    child.await(line -> line.equals("ready") || line.startsWith("running"), START_S);
    return child;
  }

  /** What the client is told of it, beside the measurement itself. */
  List<String> clientOptions(int plcs, Path folder) throws IOException {
    Path items = folder.resolve("items");
    Watched.write(items, watched(plcs));
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--url", "opc.tcp://127.0.0.1:" + PORT, "--items", "" + items));
    options.addAll(List.of("--namespace", namespace()));
    if (this == STACKLINE_SECURE) {
      Path trusted = folder.resolve("data/security/pki/trusted/certs");
      Files.createDirectories(trusted);
      options.addAll(List.of("--trust", "" + trusted));
    }
    return options;
  }

  private String namespace() {
    if (isProduct()) {
      return BenchSite.NAMESPACE;
    }
    return this == BARE ? BareNodes.URI : "urn:stackline:bench:node";
  }

  private List<Watched> watched(int plcs) {
    if (isProduct()) {
      return BenchSite.watched(plcs);
    }
    List<Watched> all = new ArrayList<>();
    for (int i = 0; i < plcs * FarmPlc.TAGS; i++) {
      all.add(new Watched("t" + i, 1));
    }
    return all;
  }
}
