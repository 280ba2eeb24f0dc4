package io.stackline.site;

import io.stackline.press.PressId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One of the processes a line consists of, where one is not enough.
 *
 * @param name unique in the site
 * @param address where the others reach it; it listens there and nowhere else
 * @param presses what its network reaches; empty if it drives none
 * @param opcua what differs from the site's own OPC UA server; empty if nothing does, or it is none
 * @param management where it tells how it is; as the site says if that is empty
 */
public record SiteProcess(
    String name,
    Role role,
    Address address,
    Set<PressId> presses,
    Optional<OpcUaPlace> opcua,
    Optional<ManagementSettings> management) {
  public SiteProcess {
    presses = Collections.unmodifiableSet(new LinkedHashSet<>(presses));
  }

  /** One that says nothing of management. */
  public SiteProcess(
      String name, Role role, Address address, Set<PressId> presses, Optional<OpcUaPlace> opcua) {
    this(name, role, address, presses, opcua, Optional.empty());
  }

  /** What a process does. */
  public enum Role {
    BRIDGE,
    SEQUENCER,
    OPCUA,
    ALL;

    /** Whether it drives presses. */
    public boolean bridges() {
      return this == BRIDGE || this == ALL;
    }

    /** Whether it runs recipes, or stands by to. */
    public boolean sequences() {
      return this == SEQUENCER || this == ALL;
    }

    /** Whether it has an OPC UA server. */
    public boolean serves() {
      return this == OPCUA || this == ALL;
    }

    /** As people write it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Host name or IP address, and TCP port. */
  public record Address(String host, int port) {
    @Override
    public String toString() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /** Where an OPC UA server is, as far as that differs from what the site says of all. */
  public record OpcUaPlace(
      Optional<String> bind, Optional<String> hostname, Optional<Integer> port) {
    Site.OpcUa of(Site.OpcUa usual) {
      String listens = bind.orElse(usual.bind());
      String called = hostname.orElse(bind.orElse(usual.hostname()));
      return new Site.OpcUa(
          listens,
          called,
          port.orElse(usual.port()),
          usual.anonymousMayRead(),
          usual.allowNone(),
          usual.publishingMin(),
          usual.sessionsMax(),
          usual.monitoredItemsMax());
    }
  }

  /** Its OPC UA server, if it has one, given what the site says of all. */
  public Site.OpcUa server(Site.OpcUa usual) {
    return opcua.map(each -> each.of(usual)).orElse(usual);
  }
}
