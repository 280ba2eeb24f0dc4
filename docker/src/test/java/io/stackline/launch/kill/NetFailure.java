package io.stackline.launch.kill;

import java.util.ArrayList;
import java.util.List;

/**
 * What fails in the lab and heals again: the first host has the bridge that drives the presses, the
 * second a bridge, a sequencer and a server that stand by, the third who runs recipes.
 *
 * @param name what is asked for
 * @param seconds until it heals
 * @param cut does it
 * @param heal takes it back
 */
record NetFailure(String name, double seconds, Act cut, Act heal) {
  /** Done to a line. */
  interface Act {
    void on(NetLine line) throws Exception;
  }

  private static final double USUAL_S = 14;
  private static final double HUNG_S = 10;
  private static final double STUCK_S = 25;
  private static final int HOUR_S = 3600;
  private static final String CLOCK = "clock-";

  /** All of them, in the order they are gone through. */
  static List<NetFailure> all() {
    List<NetFailure> all = new ArrayList<>();
    List.of("bridge-a", "two", "one").forEach(each -> process(all, each));
    plug(all, "line", USUAL_S, "h1", "h2", "h3");
    plug(all, "hiccup", 3, "h1", "h2", "h3");
    for (String host : List.of("h1", "h2")) {
      all.add(
          new NetFailure(
              "plcs-" + host,
              USUAL_S,
              line -> NetHosts.plcs(host, false),
              line -> NetHosts.plcs(host, true)));
      all.add(
          new NetFailure(
              "both-" + host,
              USUAL_S,
              line -> {
                NetHosts.plcs(host, false);
                NetHosts.line(host, false);
              },
              line -> {
                NetHosts.plcs(host, true);
                NetHosts.line(host, true);
              }));
    }
    for (List<String> pair :
        List.of(List.of("h1", "h2"), List.of("h1", "h3"), List.of("h2", "h3"))) {
      all.add(
          new NetFailure(
              "pair-" + pair.get(0) + "-" + pair.get(1),
              USUAL_S,
              line -> NetHosts.pair(pair.get(0), pair.get(1), false),
              line -> NetHosts.pair(pair.get(0), pair.get(1), true)));
    }
    all.add(
        new NetFailure(
            "stuck-bridge-a",
            STUCK_S,
            line -> NetHosts.signal(line.of("bridge-a"), "STOP"),
            line -> NetHosts.signal(line.of("bridge-a"), "CONT")));
    all.add(
        new NetFailure(
            "database",
            USUAL_S,
            line -> NetHosts.line("db", false),
            line -> NetHosts.line("db", true)));
    all.add(new NetFailure("switch", USUAL_S, line -> switchOf(false), line -> switchOf(true)));
    return all;
  }

  /** Clocks that jump, by an hour; for lines that were started with {@link NetClocks}. */
  static List<NetFailure> clocks() {
    List<NetFailure> all = new ArrayList<>();
    for (String each : List.of("bridge-a", "one", "two")) {
      all.add(clock("ahead", each, HOUR_S));
      all.add(clock("back", each, -HOUR_S));
    }
    return all;
  }

  /** Whether it needs {@link NetClocks}. */
  boolean isOfClocks() {
    return name.startsWith(CLOCK);
  }

  private static NetFailure clock(String name, String process, int seconds) {
    return new NetFailure(
        CLOCK + name + "-" + process,
        USUAL_S,
        line -> line.clocks().set(process, seconds),
        line -> line.clocks().set(process, 0));
  }

  private static void process(List<NetFailure> all, String process) {
    all.add(
        new NetFailure(
            "killed-" + process,
            USUAL_S,
            line -> line.of(process).kill(),
            line -> line.start(process)));
    all.add(
        new NetFailure(
            "hung-" + process,
            HUNG_S,
            line -> NetHosts.signal(line.of(process), "STOP"),
            line -> NetHosts.signal(line.of(process), "CONT")));
  }

  private static void plug(List<NetFailure> all, String name, double seconds, String... hosts) {
    for (String host : hosts) {
      all.add(
          new NetFailure(
              name + "-" + host,
              seconds,
              line -> NetHosts.line(host, false),
              line -> NetHosts.line(host, true)));
    }
  }

  /** Everybody is alone. */
  private static void switchOf(boolean up) throws Exception {
    for (String host : List.of("h1", "h2", "h3")) {
      NetHosts.line(host, up);
    }
  }
}
