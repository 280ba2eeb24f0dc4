package io.stackline.launch;

import io.stackline.site.Processes;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who does what in a line of several processes, and what goes on without whom.
 *
 * @param count of its processes
 * @param majority so many that hear each other are most of the line, whichever they are
 * @param first with which half of them is enough
 * @param firstSequences whether that one could run recipes
 * @param sequencers that could run recipes; one does
 */
record LineShape(
    List<Driving> presses,
    List<String> sequencers,
    List<Server> servers,
    int count,
    int majority,
    String first,
    boolean firstSequences) {
  /** An OPC UA server, and where clients find it. */
  record Server(String process, String url) {
    @Override
    public String toString() {
      return process + " at " + url;
    }
  }

  /** That of a site; nothing if one process does everything. */
  static Optional<LineShape> of(Site site) {
    Processes all = site.processes();
    if (all.isOne()) {
      return Optional.empty();
    }
    SiteProcess first = all.all().get(0);
    return Optional.of(
        new LineShape(
            Driving.of(site),
            all.sequencing().stream().map(SiteProcess::name).toList(),
            all.serving().stream().map(each -> server(each, site.opcua())).toList(),
            all.all().size(),
            all.majority(),
            first.name(),
            first.role().sequences()));
  }

  private static Server server(SiteProcess process, Site.OpcUa usual) {
    Site.OpcUa there = process.server(usual);
    String host = there.hostname();
    String written = host.contains(":") ? "[" + host + "]" : host;
    return new Server(process.name(), "opc.tcp://" + written + ":" + there.port());
  }

  /** A fact a line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    presses.forEach(each -> lines.add(each.line()));
    lines.add("recipes: " + recipes());
    lines.add("OPC UA: " + opcua());
    if (count > 1) {
      lines.add("most of the line: " + most());
    }
    return lines;
  }

  private String recipes() {
    String named = String.join(" or ", sequencers);
    return sequencers.size() == 1
        ? named + " only; if it is away no run goes on to its next stage"
        : named
            + ", whichever begins first; "
            + (sequencers.size() == 2 ? "the other stands by" : "the others stand by")
            + ", and the store decides (term)";
  }

  private String opcua() {
    if (servers.isEmpty()) {
      return "no server";
    }
    if (servers.size() == 1) {
      return servers.get(0) + " only; if it is away no client sees or commands the line";
    }
    return String.join(", ", servers.stream().map(Server::toString).toList())
        + "; all show the same, clients choose";
  }

  private String most() {
    if (count % 2 == 1) {
      return "any " + majority + " of " + count + " processes that hear each other";
    }
    String enough =
        count == 2
            ? "both processes, or " + first + " alone, for the site names it first"
            : "any "
                + majority
                + " of "
                + count
                + " processes that hear each other, or "
                + count / 2
                + " with "
                + first
                + ", for the site names it first";
    return firstSequences ? enough : enough + "; it runs no recipes: name a sequencer first";
  }
}
