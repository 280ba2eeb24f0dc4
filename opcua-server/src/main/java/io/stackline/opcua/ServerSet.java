package io.stackline.opcua;

import io.stackline.opcua.security.ServerKey;
import io.stackline.site.Site;
import io.stackline.site.Site.OpcUa;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ApplicationType;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;

/**
 * The OPC UA servers of a line, which all show the same: one, or several of which a client takes
 * any and goes from one to another by itself (non-transparent redundancy, OPC 10000-4 §6.6.2).
 *
 * @param own name of the process this server is in; one of {@code servers}
 * @param servers where each is, by the name of its process, in the order of the site file. What it
 *     says of this one itself is told to nobody: where that is, its own site says
 * @param bridges names of the processes that drive presses; none if one process does everything
 */
public record ServerSet(String own, Map<String, OpcUa> servers, Set<String> bridges) {
  public ServerSet {
    servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    bridges = Collections.unmodifiableSet(new LinkedHashSet<>(bridges));
    if (!servers.containsKey(own)) {
      throw new IllegalArgumentException(
          own + " is none of the OPC UA servers " + servers.keySet() + "; name one of them");
    }
  }

  /** The only server of a line that is one process. */
  public static ServerSet alone(OpcUa place) {
    return new ServerSet("", Map.of("", place), Set.of());
  }

  /**
   * Those of a site.
   *
   * @param site as its files say, not as one of its processes sees it
   * @param own name of the process this server is in; unused if one process does everything
   */
  public static ServerSet of(Site site, String own) {
    if (site.processes().isOne()) {
      return alone(site.opcua());
    }
    Map<String, OpcUa> servers = new LinkedHashMap<>();
    site.processes().serving().forEach(each -> servers.put(each.name(), each.server(site.opcua())));
    Set<String> bridges = new LinkedHashSet<>();
    site.processes().all().stream()
        .filter(each -> each.role().bridges())
        .forEach(each -> bridges.add(each.name()));
    return new ServerSet(own, servers, bridges);
  }

  /** Whether there is another server that shows the same. */
  public boolean isRedundant() {
    return servers.size() > 1;
  }

  /**
   * Name, application URI, and every name and address this machine is reached by now: what the
   * certificate of this server says.
   */
  public ServerKey.Subject subject(Site site) {
    return new ServerKey.Subject(
        name(site.name(), own), applicationUri(site), Endpoints.names(site.opcua()));
  }

  /** By which clients know this server. */
  public String applicationUri(Site site) {
    return uri(site, own);
  }

  /** By which people know this server. */
  LocalizedText applicationName(Site site) {
    return LocalizedText.english(name(site.title(), own));
  }

  /** The application URIs of all, in the same order whoever is asked. */
  List<String> uris(Site site) {
    return servers.keySet().stream().map(each -> uri(site, each)).toList();
  }

  /** What clients are told of the others when they look for servers. */
  List<ApplicationDescription> others(Site site) {
    return servers.keySet().stream()
        .filter(each -> !each.equals(own))
        .map(each -> description(site, each))
        .toList();
  }

  private ApplicationDescription description(Site site, String name) {
    OpcUa place = servers.getOrDefault(name, site.opcua());
    Stream<String> urls = new Endpoints(place, place.port()).discoveryUrls().stream();
    return new ApplicationDescription(
        uri(site, name),
        ServerStatus.productUri(),
        LocalizedText.english(name(site.title(), name)),
        ApplicationType.Server,
        null,
        null,
        urls.toArray(String[]::new));
  }

  /** A server that is alone is called as it was before there could be several. */
  private String uri(Site site, String name) {
    return ServerSubject.applicationUri(site) + (isRedundant() ? ":" + name : "");
  }

  private String name(String line, String name) {
    return "Stackline " + line + (isRedundant() ? " " + name : "");
  }
}
