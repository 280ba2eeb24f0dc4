package io.stackline.site;

import io.stackline.map.Dialect;
import io.stackline.press.PressId;
import io.stackline.site.SiteProblem.Code;
import io.stackline.site.SiteProcess.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the processes of a site make a line together. */
final class ProcessCheck {
  private final Fields fields;
  private final Key key;
  private final Processes processes;

  /**
   * @param key under which they stand
   */
  ProcessCheck(Fields fields, Key key, Processes processes) {
    this.fields = fields;
    this.key = key;
    this.processes = processes;
  }

  void check(Map<PressId, Site.PressSite> presses, Site.OpcUa opcua, StoreSettings store) {
    if (processes.isOne()) {
      return;
    }
    addresses();
    servers(opcua);
    if (processes.sequencing().isEmpty()) {
      problem("has nobody who runs recipes", "add a process of role sequencer or all");
    }
    presses.values().forEach(this::press);
    store(store);
  }

  private void addresses() {
    Map<Address, String> seen = new HashMap<>();
    for (SiteProcess each : processes.all()) {
      String other = seen.putIfAbsent(each.address(), each.name());
      if (other != null) {
        problem(
            other + " and " + each.name() + " have one address, " + each.address(),
            "give each one of its own");
      }
    }
  }

  private void servers(Site.OpcUa usual) {
    Map<String, String> seen = new HashMap<>();
    for (SiteProcess each : processes.serving()) {
      Site.OpcUa server = each.server(usual);
      String url = server.hostname() + ":" + server.port();
      String other = seen.putIfAbsent(url, each.name());
      if (other != null) {
        problem(
            "clients would find the OPC UA servers of "
                + other
                + " and "
                + each.name()
                + " at "
                + url,
            "give one of them an \"opcua\" group of its own");
      }
    }
  }

  private void press(Site.PressSite press) {
    PressId id = press.press().id();
    List<String> reaching = processes.reaching(id).stream().map(SiteProcess::name).toList();
    if (reaching.isEmpty()) {
      problem("nobody drives press " + id, "name it under \"presses\" of a bridge");
    } else if (reaching.size() > 1 && press.dialect() instanceof Dialect.Mapped) {
      problem(
          "press "
              + id
              + " could be driven by "
              + String.join(" and ", reaching)
              + ", and its PLC knows no owner that would keep them apart",
          "name it under \"presses\" of one of them alone");
    }
  }

  /** A file is open in one process at a time. */
  private void store(StoreSettings store) {
    List<String> users =
        processes.all().stream()
            .filter(each -> each.role().sequences() || each.role().serves())
            .map(SiteProcess::name)
            .toList();
    if (users.size() > 1 && store.where() instanceof StoreSettings.Where.DataFolder) {
      problem(
          String.join(", ", users) + " need the store, which is a file of one process",
          "write \"store: {kind: postgres, …}\", or make one process of role all of them");
    }
  }

  private void problem(String what, String remedy) {
    fields.problem(Code.CONFLICT, key, what, remedy);
  }
}
